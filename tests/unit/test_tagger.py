"""The tagger of programmes: tokens, features, labels, and the slots that labels make; texts of our own."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.pipeline import explain
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.features import features
from event_ld.readers.programme.lexicon import knowledge, spelling, word_features
from event_ld.readers.programme.outline import outline
from event_ld.readers.programme.said_roles import role_of
from event_ld.readers.programme.slots import Assembly
from event_ld.readers.programme.stretches import rows, stretches
from event_ld.readers.programme.tagger import AGENDA, HEADER, Model, Tagged, model, reasons, tag
from event_ld.readers.programme.tagging import Tagging
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.tokens import Kind, tokens
from event_ld.source import Source
from tests.conftest import ROOT, load_tool

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.readers.programme.agenda import Slot

sys.path.insert(0, str(ROOT / "tools"))

from rendered.labels import labels_of, normal
from rendered.programme import Label, Rendered

_MARK = re.compile(r"\{([A-Z]{2}):([^{}]*)\}")


def assembled(marked: str, margin: int = 900) -> list[Slot]:
    """The slots of a text whose stretches are marked: `{ST:09:00} {TI:Welcome}`."""
    text, labels, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        labels.append(Label(len(text), len(text) + len(found[2]), found[1], 0))
        text += found[2]
        at = found.end()
    text += marked[at:]
    cut = tokens(text)
    tagged = Tagged(labels_of(cut, labels), [margin] * len(cut))
    return Assembly(stretches(text, cut, tagged), rows(text, cut, outline(Source(name="x.txt", text=text))), 0).slots


def told(slots: list[Slot]) -> list[tuple[str, str, str, list[str]]]:
    """What slots say: hours, title, room, people with their roles."""
    return [
        (
            f"{one.begin // 60}:{one.begin % 60:02}" + (f"-{one.end // 60}:{one.end % 60:02}" if one.end is not None else ""),
            " ".join(piece.value for piece in one.title),
            one.room.value if one.room else "",
            [f"{role} {mention.person.name}" for role, mention in one.people],
        )
        for one in slots
    ]


# -- tokens


def test_times_days_links_and_breaks_are_one_token_each() -> None:
    text = "* 09:30:00 – 10h15min Talk\n\n3 May 2026 | www.example.org/a, ana@example.org\n<br>A.B. Gil&nbsp;x"
    found = tokens(text)
    assert [(one.text, str(one.kind)) for one in found if one.kind is not Kind.WORD] == [
        ("09:30:00 – 10h15min", "time"), ("\n\n", "break"), ("3 May 2026", "day"), ("www.example.org/a,", "link"),
        ("ana@example.org", "link"), ("\n", "break"),
    ]  # fmt: skip
    assert [one.text for one in found if one.line == 2] == ["<br>", "A.B.", "Gil", "&nbsp;", "x"]
    assert all(text[one.begin : one.end] == one.text for one in found if one.kind is not Kind.BREAK)


def test_a_long_line_is_running_text_without_times() -> None:
    assert all(one.kind is Kind.WORD for one in tokens("At 10:00 " + "word " * 400))
    assert [one.text for one in tokens("14/07 18:00") if one.kind is Kind.DAY] == ["14/07"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Day 1 - 27 September 2018", 27, None),
        ("Sesión 3 – 12 de marzo", 12, None),
        ("Jornada 2 - 3 de mayo de 2026", 3, None),
        ("1 - 27 September 2018", 1, 27),
        ("23-Nov-2022", 23, None),
        ("20-02-2022", 20, None),
    ],
)
def test_a_counted_number_begins_no_range_of_days(text: str, first: int, last: int | None) -> None:
    days = find_days(text)
    assert days is not None
    assert (days.first.day, days.last.day if days.last else None) == (first, last)


def test_minutes_are_no_day_and_seconds_no_title() -> None:
    assert find_days("14:50–15:05 Dez anos de dados") is None
    time = find_time("18h30min – X")
    assert time is not None
    assert (time.start.hour, time.start.minute, time.finish) == (18, 30, 9)
    again = find_time("09:30:00 X")
    assert again is not None
    assert again.finish == 9


# -- features


def test_features_of_words_lines_and_places() -> None:
    assert "K=office" in knowledge("Directora")
    assert {"GN"} <= set(knowledge("Ana"))
    assert spelling("\t") == ("s=tab",)
    assert spelling("   ") == ("s=gap",)
    assert spelling("</td>") == ("s=<td",)
    assert word_features(tokens("https://example.org")[0]) == ("k=link", "k=link")
    text = "| Time | Speaker |\n|---|---|\n| 09:00 | (“Ana Gil” |\n| 10:00 | **Ana** Gil |\n\nRoom 1\n\nRoom 1: x"
    found = features(tokens(text))
    every = [set(found.of(at)) for at in range(len(found.tokens))]
    by_text = {token.text: every[at] for at, token in enumerate(found.tokens)}
    assert {"col=when", "head"} <= by_text["Time"]
    assert {"col=people", "bracket", "quote"} <= by_text["Ana"] | by_text["Gil"] | by_text["”"]
    assert "again1" in by_text["Room"]
    assert "L_iso" in by_text["Room"] | by_text["1"] | {one for own in every for one in own}
    assert "emphasis" in {one for own in every for one in own}


def test_nothing_has_no_features() -> None:
    assert features([]).tokens == []
    assert tag(features([])) == Tagged([], [])
    assert stretches("", [], Tagged([], [])) == []
    assert rows("", []) == []


# -- the model


def test_labels_move_with_the_text_that_is_normalised() -> None:
    text = "1330 hrs <b>Maps</b> &amp; laws"
    made = Rendered(text, (Label(0, 4, "ST", 1), Label(12, 16, "TI", 1), Label(0, 0, "DE", 1)), "line", "en", 1)
    moved = normal(made)
    assert [(moved.text[one.begin : one.end], one.name) for one in moved.labels] == [("13:30", "ST"), ("Maps", "TI")]


def test_a_small_model_tags_by_its_weights() -> None:
    small = Model([["0GN", "B-PE:500"], ["-1GN", "I-PE:400"], ["0k=time", "ST:900"], ["break2", "nPE:1"], [">B-PE", "I-PE:200"]])
    found = features(tokens("09:00 Ana Gil\nAna"))
    tagged = tag(found, small)
    assert tagged.labels[:3] == ["ST", "B-PE", "I-PE"]
    assert min(tagged.margins[:2]) > 100
    assert set(tagged.labels) <= set(AGENDA.labels)
    assert tag(found, small) == tagged


def test_a_day_is_never_the_time_of_a_slot() -> None:
    small = Model([["0k=day", "ST:900", "DA:10"]])
    assert tag(features(tokens("3 May 2026")), small).labels == ["DA"]


def test_the_shipped_model_says_why() -> None:
    found = features(tokens("09:00 Welcome\n09:30 Maps for all\nAna Gil, City of Lima\n10:00 Coffee"))
    tagged = tag(found)
    at = tagged.labels.index("ST")
    assert reasons(found, at, "ST")
    assert reasons(found, 0, "nO") == [] or reasons(found, 0, "nO")
    assert model() is model()


# -- slots out of labels


def test_titles_before_their_times_and_people_between() -> None:
    marked = (
        "{TI:Opening}\n{ST:09:00 - 09:30}\n{RO:Room 1}\n\n{TI:Maps} - {PE:Ana Gil}\n{ST:09:30 - 10:00}\n{RO:Room 2}\n\n"
        "{TI:Laws}\n{ST:10:00 - 10:30}\n"
    )
    assert told(assembled(marked)) == [
        ("9:00-9:30", "Opening", "Room 1", []),
        ("9:30-10:00", "Maps", "Room 2", ["speaker Ana Gil"]),
        ("10:00-10:30", "Laws", "", []),
    ]


def test_an_end_in_a_cell_of_its_own_and_a_time_given_twice() -> None:
    marked = "{ST:10:00} ({ST:10:00}) {TI:Maps}\n{ST:11:00} | {ST:11:30} | {TI:Laws}\n"
    assert told(assembled(marked)) == [
        ("10:00", "Maps", "", []),
        ("11:00-11:30", "Laws", "", []),
    ]


def test_lone_times_that_are_no_end() -> None:
    marked = "{ST:09:00}\n{ST:09:30 - 10:00}\n{TI:Maps}\n{ST:10:00}\n\n{ST:10:30}\n{TI:Laws}\n"
    assert [when for when, *_ in told(assembled(marked))] == ["9:00", "9:30-10:00", "10:00", "10:30"]


def test_a_day_on_the_line_above_a_title_that_stands_before_its_time() -> None:
    marked = (
        "{DA:3 May 2026}\n{TI:One}\n{ST:18:00}\n{DA:5 May 2026}\n{TI:Two}\n{ST:17:00}\n{DA:6 May 2026}\n{TI:Three}\n{ST:16:00}\n"
    )
    assert [(one.days.first.day, one.title[0].value) for one in assembled(marked) if one.days] == [
        (3, "One"),
        (5, "Two"),
        (6, "Three"),
    ]


def test_marks_are_no_part_of_a_stretch() -> None:
    text = "(Ana Gil (UMSA) – [4"
    cut = tokens(text)
    tagged = Tagged(["B-PE", "I-PE", "I-PE", "B-AF", "I-AF", "I-AF", "B-TI", "B-RO", "I-RO"], [900] * len(cut))
    assert [(one.label, one.piece.text) for one in stretches(text, cut, tagged)] == [
        ("PE", "Ana Gil"),
        ("AF", "(UMSA)"),
        ("RO", "4"),
    ]


def test_a_day_in_a_link_is_none() -> None:
    assert [str(one.kind) for one in tokens("https://example.org/2026-05-03")] == ["link"]


def test_sums_are_kept_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Model([["0GN", "B-PE:500"]])
    monkeypatch.setattr("event_ld.readers.programme.tagger._CACHED", 0)
    assert tag(features(tokens("Ana")), small).labels == ["B-PE"]


def test_sessions_at_once_lie_in_the_slot_that_says_so() -> None:
    (slot,) = assembled("{ST:09:00} {TI:Parallel workshops}\n{TI:One} - {RO:Room 1}\n{TI:Two} - {RO:Room 2}\n")
    assert [one.title[0].value for one in slot.slots] == ["One", "Two"]


def test_days_and_rooms_hold_for_what_stands_below() -> None:
    marked = (
        "{DA:3 May 2026}\n{RO:Hall A}\n{ST:14:00} {TI:One}\n{ST:15:00} {TI:Two}\n\n{RO:Hall B}\n{ST:14:00} {TI:Three}\n\n"
        "{DA:4 May 2026}\n{ST:09:00} {TI:Four}\n{DA:5 May 2026}, {ST:08:00} {TI:Five}\n"
    )
    slots = assembled(marked)
    assert [room for _, _, room, _ in told(slots)] == ["Hall A", "Hall A", "Hall B", "", ""]
    assert [one.days.first.day for one in slots if one.days] == [3, 3, 3, 4, 5]


def test_a_day_behind_its_title() -> None:
    marked = "{TI:One}. {PE:Ana Gil}. {DA:3 May 2026}, {ST:18:00}\n{TI:Two}. {PE:Luis Paz}. {DA:5 May 2026}, {ST:17:00}\n{TI:Three}\n{DA:6 May 2026}, {ST:17:00}"
    slots = assembled(marked)
    assert [(one.days.first.day, one.title[0].value) for one in slots if one.days] == [(3, "One"), (5, "Two"), (6, "Three")]


def test_lines_beside_one_another_and_cells_of_rooms() -> None:
    marked = "{ST:09:00}\n{TI:One} - {RO:Room 1}\n{TI:Two} - {PE:Ana Gil} - {RO:Room 2}\n{ST:10:00}\n{RO:Room 3}: {TI:Three}\n{RO:Room 4}: {TI:Four}\n"
    assert told(assembled(marked)) == [
        ("9:00", "One", "Room 1", []), ("9:00", "Two", "Room 2", ["speaker Ana Gil"]), ("10:00", "Three", "Room 3", []),
        ("10:00", "Four", "Room 4", []),
    ]  # fmt: skip
    table = "| Time | {RO:Hall A} | {RO:Hall B} |\n| {ST:09:00} | {TI:One} | {TI:Two} |\n| {ST:10:00} | {TI:Three} | |\n"
    assert told(assembled(table)) == [
        ("9:00", "One", "Hall A", []), ("9:00", "Two", "Hall B", []), ("10:00", "Three", "Hall A", []),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "rooms"),
    [
        ("## Hall A\n{ST:09:00} {TI:One}\n\n## {TI:Room 2}\n{ST:10:00} {TI:Two}\n", ["Hall A", "Room 2"]),
        (
            "{TI:One}\nWhere: {RO:The Loft When}: {ST:09:00}\n{TI:Two}\nWhere: {RO:Room A; Hour}: {ST:10:00}\n",
            ["The Loft", "Room A"],
        ),
        ("| {ST:09:00} | {RO:Track} | {TI:One} |\n| {ST:10:00} | {RO:Hall B} | {TI:Two} |\n", ["Track", "Hall B"]),
        ("| When | {TI:Topic} | {RO:Room} |\n| {ST:09:00} | {TI:One} | {RO:Dome} |\n", ["Dome"]),
        ("{TI:One}\n{ST:09:00}\nOrganisation: {RO:Kew Institute}\n", [""]),
    ],
)
def test_what_stands_around_a_stretch_says_whether_it_is_a_room(marked: str, rooms: list[str]) -> None:
    assert [room for _, _, room, _ in told(assembled(marked))] == rooms


def test_talks_below_a_session_are_its_text() -> None:
    (slot,) = assembled(
        "{ST:09:00} {TI:Session 1}\n- {TI:Old maps} - {PE:Ana Gil}\n- {TI:New maps} - {PE:Luis Paz}\n{DE:More of it.}\n"
    )
    assert [piece.value for piece in slot.text] == ["Old maps", "New maps", "More of it."]
    assert len(slot.people) == 2


def test_an_agenda_without_times() -> None:
    slots = assembled("{PE:Ana Gil}: {TI:One}\n{PE:Luis Paz}: {TI:Two}\n{TI:Three}\n")
    assert [(one.is_timed, one.title[0].value, [m.person.name for _, m in one.people]) for one in slots] == [
        (False, "One", ["Ana Gil"]), (False, "Two", ["Luis Paz"]), (False, "Three", []),
    ]  # fmt: skip
    assert [one.title[0].value for one in assembled("{TI:One}\n{TI:Two}\n{TI:Three}\n")] == ["One", "Two", "Three"]
    assert assembled("{TI:One}\n{TI:Two}\n") == []


def test_people_behind_the_agenda_are_none_of_its_last_slot() -> None:
    slots = assembled("{ST:09:00} {TI:One}\n{ST:10:00} {TI:Two}\n\nOur speakers\n\n{PE:Ana Gil}\n")
    assert [one.people for one in slots] == [[], []]


def test_people_with_what_stands_around_them() -> None:
    marked = (
        "{ST:09:00} {TI:Opening}\n{RL:Chair}: {HO:Dr} {PE:Ana Gil}, {JO:Director}, {AF:SELA}; {PE:Luis Paz} ({RL:moderator})\n"
        "{RL:Panellists}:\n- {AF:CEPAL}: {PE:Eva Sol}\n- {PE:Rosa Luz} - {JO:Judge} - {JO:Writer} ({AF:Court}) {AF:Other}\n\n"
        "{PE:Juan Mar}\n{JO:Mayor}\n"
    )
    ((*_, people),) = told(assembled(marked))
    assert people == ["chair Ana Gil", "moderator Luis Paz", "panellist Eva Sol", "panellist Rosa Luz", "speaker Juan Mar"]
    (slot,) = assembled(marked)
    said = {one.pieces["name"].value: sorted(set(one.pieces) - {"name"}) for _, one in slot.people}
    assert said == {
        "Ana Gil": ["affiliation[0].name", "honorificPrefix", "jobTitle[0]"],
        "Luis Paz": [],
        "Eva Sol": ["affiliation[0].name"],
        "Rosa Luz": ["affiliation[0].name", "jobTitle[0]", "jobTitle[1]"],
        "Juan Mar": ["jobTitle[0]"],
    }


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        ("{ST:09:00} {TI:Maps for} all people", "Maps for all people"),
        ("{ST:09:00} The {TI:Maps}. {PE:Ana Gil}", "The Maps"),
        ("{ST:09:00} {TI:Coffee} / {TI:posters}", "Coffee / posters"),
        ("{ST:09:00} {TI:Maps} for {PE:Ana Gil}", "Maps"),
        ("{ST:09:00} {TI:The future of}\n{DE:open data in the cities}\n{PE:Ana Gil}", "The future of open data in the cities"),
        ("{ST:09:00} {TI:The future}\n{DE:Open data in the cities}\n{PE:Ana Gil}", "The future"),
        ("{ST:09:00} {TI:The future}\nof {PE:Ana Gil}", "The future"),
    ],
)
def test_words_that_go_on_with_a_title(marked: str, title: str) -> None:
    assert [piece.value for piece in assembled(marked)[0].title] == [title]


def test_what_has_not_the_form_of_a_name_is_asked_about() -> None:
    slot = assembled("{ST:09:00} {TI:Maps} - {PE:Existing standards}")[0]
    assert slot.people == []
    assert [piece.value for piece in slot.unsure] == ["Existing standards"]
    assert [mention.person.name for _, mention in assembled("{ST:09:00} {TI:Maps} - {PE:Ana y el mar}")[0].people] == []


def test_names_that_are_not_sure_are_asked_about() -> None:
    (slot,) = assembled("{ST:09:00} {TI:Opening} - {PE:Plain Words}", margin=10)
    assert slot.people == []
    assert [piece.value for piece in slot.unsure] == ["Plain Words"]


@pytest.mark.parametrize(
    ("words", "role"),
    [("Moderated by", "moderator"), ("Ponentes:", "speaker"), ("A cargo de", "speaker"), ("Session chair", "chair"), ("x", None),
     ("Coordina", "chair"), ("The moderator today", "moderator")],
)  # fmt: skip
def test_roles_that_words_name(words: str, role: str | None) -> None:
    assert role_of(words) == role


# -- the choice


TALKS = (
    "Open data day 2026\n\n5 March 2026\n\nProgramme\n\n"
    "Opening of the day\n09:00 - 09:30 | Main Hall\n\nMaps for everybody\n09:30 - 10:00 | Main Hall\nAna Gil, City of Lima\n\n"
    "The law of data\n10:00 - 10:30 | Room 2\nLuis Paz, University of Cusco\n\nCoffee break\n10:30 - 11:00 | Foyer\n\n"
    "Plain words\n11:00 - 11:30 | Room 2\nEva Sol, Ministry of Culture\n\nClosing\n11:30 - 12:00 | Main Hall\n"
)


def test_a_layout_that_the_rules_do_not_know_is_read_by_the_tagger() -> None:
    (reading,) = read_text(TALKS, form="programme")
    assert reading.event is not None
    slots = {str(slot.name): (slot.start_date, slot.room) for slot in reading.event.sub_event}
    assert slots["Maps for everybody"] == ("2026-03-05T09:30", "Main Hall")
    assert slots["Plain words"] == ("2026-03-05T11:00", "Room 2")
    path = next(path for path, one in reading.evidence.items() if one.rule == "tagger" and path.endswith(".name"))
    assert reading.evidence[path].margin is not None
    text = explain(reading).text
    assert "tagger, " in text
    assert " ahead: " in text


def test_reasons_of_a_place_without_a_token() -> None:
    tagging = Tagging(Source(name="x", text="09:00  Welcome"), [])
    assert tagging.reasons(6) == ""
    assert tagging.day_piece(find_days("3 May 2026")) is None  # type: ignore[arg-type]  # there is one


def test_a_list_of_hours_in_several_zones_is_no_agenda() -> None:
    text = "A talk about data\n\nFecha: 14 de julio de 2026\n\nHora:\n• 06:00 pm Costa Rica\n• 07:00 pm Perú, Ecuador\n• 09:00 pm Argentina\n"
    (reading,) = read_text(text, form="programme")
    assert reading.event is not None
    assert reading.event.sub_event == ()


# -- the weights


def test_training_twice_gives_the_same_bytes() -> None:
    pytest.importorskip("pycrfsuite")
    train = load_tool("train_tagger").train
    names = ["line", "people-below", "table"]
    made = [*load_tool("render_programmes").programmes(9, 3, names)]
    text = train(made)
    assert text == train(made)
    small = Model([line.split("\t") for line in text.split("\n") if line and line[0] != "#"])
    assert "ST" in tag(features(tokens("09:00 - Welcome\n10:00 - Coffee")), small).labels


def test_the_weights_are_small_and_are_read_for_programmes_only(tmp_path: Path) -> None:
    assert all((ROOT / "vocab" / one.weights).stat().st_size <= 500_000 for one in (AGENDA, HEADER))
    (tmp_path / "event.yaml").write_text("name: Talk\nstartDate: 2026-05-03\n", encoding="utf-8")
    code = (
        "import sys; from event_ld import embed; embed('event.yaml'); print('event_ld.readers.programme.tagger' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
