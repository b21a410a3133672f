"""Embedding: what a page says of itself, what stands in the way, and other events that it has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from event_ld.embedding.one_page import Choices, embed, put_in_page, remove
from event_ld.embedding.page import Page
from event_ld.embedding.site import remove_from_site
from event_ld.errors import InputError
from event_ld.inputs import read_text
from event_ld.validate.showing import Shown
from event_ld.whole_files import staged
from tests.unit.hostile_pages import PAGES

if TYPE_CHECKING:
    from event_ld.pipeline import Outcome

EVENT = """\
id: dia
language: es
name: Día de los Datos
startDate: 2026-03-07T10:00
endDate: 2026-03-07T12:00
timeZone: America/La_Paz
location: {name: Teatro Mayor, address: {addressLocality: Sucre, addressCountry: Bolivia}}
description: Un día.
"""
XHTML = "{http://www.w3.org/1999/xhtml}"


def _embed(page: str | bytes, *, event: str = EVENT, **choices: object) -> Outcome:
    data = page.encode() if isinstance(page, str) else page
    return embed(read_text(event, form="yaml", name="e.yaml")[0], into=data, page_name="p.html", **choices)  # type: ignore[arg-type]


def _codes(outcome: Outcome) -> set[str]:
    return {one.code for one in outcome.problems if one.code.startswith("page-")}


def _elements(page: bytes) -> list[dict[str, object]]:
    tree = html5lib.parse(Page(page, "p").text)
    found = (one for one in tree.iter(f"{XHTML}script") if one.get("data-event-ld") == "dia" and one.text != "{}")
    return [json.loads(one.text) for one in found]


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_gets_one_element_or_stays_as_it_is(name: str) -> None:
    page, becomes = PAGES[name]
    made = _embed(page)
    assert made.page is not None
    if becomes == "fine":
        assert _codes(made) <= {"page-does-not-show"}
        assert len(_elements(made.page)) == 1
        assert _embed(made.page).page == made.page
        assert remove(made.page) == page
    else:
        assert (becomes in _codes(made), made.page) == (True, page)
        told = next(one for one in made.problems if one.code == becomes)
        assert "p.html" in told.message
        assert told.advice


@pytest.mark.parametrize("data", ["<p>".encode("utf-16"), b"<p>\x00", b"<meta charset=iso-2022-jp>"])
def test_what_is_no_page_that_can_be_changed(data: bytes) -> None:
    with pytest.raises(InputError, match=r"p\.html"):
        _embed(data)


def test_the_door_of_a_framework_is_named_where_there_is_one() -> None:
    told = {
        name: next(one.advice for one in _embed(PAGES[name][0]).problems if one.code == "page-is-template")
        for name in ("jinja", "php")
    }
    assert ("{% event_jsonld event %}" in told["jinja"], "event_jsonld" in told["php"]) == (True, False)
    assert "--site" in told["php"]


def test_a_page_of_marks_that_is_finished_is_no_template() -> None:
    page = PAGES["go"][0]
    assert _codes(_embed(page, is_finished=True)) == set()


HEAD = (
    '<html lang="en-GB"><head><title>Día de los Datos</title>{}</head><body><h1>Día de los Datos</h1>7 March 2026{}</body></html>'
)
TOLD = HEAD.format("{}", "")


def test_the_address_of_the_page_is_that_of_the_event() -> None:
    page = TOLD.format('<link rel="canonical" href="https://www.ministry.example/agenda/dia">')
    document = _elements(_embed(page).page or b"")[0]
    assert document["mainEntityOfPage"] == "https://www.ministry.example/agenda/dia"
    assert document["@id"] == "https://www.ministry.example/agenda/dia#event"
    based = _elements(_embed(page, base_url="https://events.example/").page or b"")[0]
    assert (based["@id"], based["mainEntityOfPage"]) == ("https://events.example/dia/#event", document["mainEntityOfPage"])


@pytest.mark.parametrize(
    "links",
    [
        "",
        "<link rel=canonical href=/dia>",
        "<link rel=canonical href=https://a.example/1><link rel=canonical href=https://a.example/2>",
        "<link rel=canonical href='javascript:1'>",
        "<link rel=canonical href>",
    ],
)
def test_without_an_address_nothing_is_named_by_a_placeholder(links: str) -> None:
    event = EVENT + "organizer: {id: min, name: Ministerio}\nkeywords: [datos abiertos, cosas raras, gobierno electrónico]\n"
    made = _embed(TOLD.format(links), event=event)
    assert ("page-address-unknown" in _codes(made)) == ("href=" in links)
    document = _elements(made.page or b"")[0]
    assert "example.org" not in json.dumps(document)
    assert "mainEntityOfPage" not in document
    assert document["@id"] == "#dia/event"
    assert document["eventStatus"] == "https://schema.org/EventScheduled"
    keywords = document["keywords"]
    assert isinstance(keywords, list)
    assert keywords[0]["inDefinedTermSet"] == "http://eurovoc.europa.eu/100141"
    assert keywords[1] == "cosas raras"


def test_a_relative_address_is_resolved_by_the_base_of_the_page() -> None:
    page = TOLD.format('<base href="https://www.ministry.example/a/"><link rel="Canonical" href="../dia#x">')
    assert _elements(_embed(page).page or b"")[0]["mainEntityOfPage"] == "https://www.ministry.example/dia"


def test_texts_are_in_the_language_of_the_page() -> None:
    event = EVENT.replace("name: Día de los Datos", "name: {es: Día de los Datos, en: Data Day}")
    assert _elements(_embed(TOLD.format(""), event=event).page or b"")[0]["name"] == "Data Day"
    assert _elements(_embed(TOLD.format("").replace("en-GB", "fr"), event=event).page or b"")[0]["name"] == "Día de los Datos"


def test_a_status_is_not_made_up_where_the_text_says_otherwise() -> None:
    said = _embed(TOLD.format(""), event=EVENT.replace("Datos\n", "Datos (CANCELADO)\n"))
    assert "eventStatus" not in _elements(said.page or b"")[0]
    programme = "Data day\n7 March 2026, 10:00\nSucre, Bolivia\nThe lecture has been cancelled.\n"
    text = embed(read_text(programme, form="programme")[0]).text
    assert '"startDate"' in text
    assert "eventStatus" not in text


def test_what_a_page_does_not_show_is_said() -> None:
    other = '<html lang="es"><title>Otro acto</title><p>Otro acto</p><time datetime="2026-03-08">8 de marzo</time></html>'
    told = [one.message for one in _embed(other).problems if one.code == "page-does-not-show"]
    assert len(told) == 2
    assert "Otro acto" in told[0] or "Otro acto" in told[1]


@pytest.mark.parametrize(
    "words",
    [
        "7 de marzo", "March 7th", "<b>07</b>.<b>03</b>.2026", "3/7", "2026-03-07", "7 al 9 de marzo", "<time datetime=2026-03-07T10:00>x</time>",
        "<span>07</span><span>Mar</span>", "7. Lenzmond 2026",
    ],
)  # fmt: skip
def test_a_day_is_shown_in_many_ways(words: str) -> None:
    assert Shown(words).has_day("2026-03-07T10:00")


@pytest.mark.parametrize("words", ["", "8 de marzo de 2026", "7 de abril de 2025", "17 de marzo", "7 personas", "123456789"])
def test_a_day_that_is_not_shown(words: str) -> None:
    assert not Shown(words).has_day("2026-03-07")


def test_a_name_may_be_cut_by_tags_and_shortened() -> None:
    shown = Shown("<h1>Open <b>Dat</b>a Day<br>of the city &amp; region</h1>")
    assert shown.has_name(["Open data day of the City and Region"])
    assert shown.has_name(["Otra cosa", "Open Data Day"])
    assert not shown.has_name(["Closed night of the village"])


def _event(**stated: object) -> dict[str, object]:
    place = {"@type": "Place", "name": "Teatro Mayor", "address": "Sucre"}
    return {"@type": "Event", "name": "Día de los datos", "startDate": "2026-03-07T10:00:00-04:00", "location": place, **stated}


def _jsonld(document: object) -> str:
    return f'<script type="application/ld+json" class="plugin">{json.dumps(document)}</script>'


CANCELLED = EVENT + "eventStatus: cancelled\n"
CONTEXT = {"@context": "https://schema.org"}


def _told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(one.severity, one.message) for one in outcome.problems if one.code == "page-has-another-event"]


def test_another_event_that_contradicts_leaves_the_page_alone() -> None:
    page = TOLD.format(_jsonld({**CONTEXT, **_event(eventStatus="https://schema.org/EventScheduled")}))
    made = _embed(page, event=CANCELLED)
    (severity, message), *rest = _told(made)
    assert (severity, rest, made.page) == ("violation", [], page.encode())
    assert "eventStatus (EventScheduled, and ours EventCancelled)" in message
    place = next(one.place for one in made.problems if one.code == "page-has-another-event")
    assert place is not None
    assert (place.source, place.text[place.column - 1 : place.end_column - 1]) == ("p.html", '"Event"')


def test_the_same_event_said_twice_is_a_warning() -> None:
    made = _embed(TOLD.format(_jsonld({**CONTEXT, **_event()})))
    assert [one for one, _ in _told(made)] == ["warning"]
    assert len(_elements(made.page or b"")) == 1


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ({"startDate": "2026-03-07T11:00:00-04:00"}, "startDate"),
        ({"startDate": "2026-03-08"}, "startDate"),
        ({"endDate": "2026-03-09"}, "endDate"),
        ({"name": "Noche de los mapas"}, "name"),
        ({"location": {"@type": "Place", "name": "Estadio"}}, "location"),
        ({"eventAttendanceMode": "OnlineEventAttendanceMode"}, "eventAttendanceMode"),
    ],
)
def test_what_contradicts_is_named(stated: dict[str, object], named: str) -> None:
    (severity, message), *_ = _told(_embed(TOLD.format(_jsonld({**CONTEXT, **_event(**stated)}))))
    assert severity == "violation"
    assert f" {named} (" in message


@pytest.mark.parametrize(
    "stated",
    [
        {"name": "D&#237;a de los&amp;nbsp;datos"},
        {"eventStatus": "on-schedule"},
        {"eventAttendanceMode": {"@type": "Thing"}},
        {"startDate": "2026-03-07"},
        {"startDate": "2026-03-07T14:00Z"},
        {"startDate": "2026-03-07 10:00"},
        {"startDate": "soon"},
        {"location": []},
    ],
)
def test_what_says_less_or_the_same_does_not_contradict(stated: dict[str, object]) -> None:
    told = _told(_embed(TOLD.format(_jsonld({**CONTEXT, **_event(**stated)}))))
    assert [one for one, _ in told] == ["warning"]


MICRODATA = (
    '<div itemscope itemtype="https://schema.org/{}"><b itemprop="name">Día de los datos</b>'
    '<meta itemprop="startDate" content="2026-03-07T10:00"><link itemprop="eventStatus" href="https://schema.org/EventScheduled"></div>'
)
RDFA = (
    '<div vocab="http://schema.org/" typeof="{}"><b property="name">Día de los datos</b>'
    '<meta property="startDate" content="2026-03-07T10:00"></div>'
)


@pytest.mark.parametrize(("markup", "form"), [(MICRODATA, "microdata"), (RDFA, "RDFa")])
def test_microdata_and_rdfa_are_found_and_not_replaced(markup: str, form: str) -> None:
    page = HEAD.format("", markup.format("Festival"))
    (severity, message), *_ = _told(_embed(page, event=CANCELLED, replace_other=True))
    assert severity == "violation"
    assert form in message
    assert "eventStatus" in message
    assert _told(_embed(HEAD.format("", markup.format("WebPage")))) == []


@pytest.mark.parametrize(
    "data",
    [
        b'<meta charset="nonsense"><p>\xff</p>',
        b'<meta charset="euc-jp"><p>\xff\xff</p>',
        b'<meta charset="utf-8"><p>\xff</p>',
        b"<svg><g><p>x</p></g></svg>",
        b"<svg><g><desc>x</desc></g></svg><math><mi></math>",
    ],
)
def test_bytes_that_are_odd_come_back(data: bytes) -> None:
    assert Page(data, "p.html").changed([]) == data


def test_a_file_that_can_not_be_put_is_not_left_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refused)
    with pytest.raises(InputError, match="can't be written: Operation not permitted"):
        staged(tmp_path / "a.html", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_site_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no folder"):
        remove_from_site(tmp_path / "none")


def test_other_events_of_a_page_are_named() -> None:
    others = [_event(name=f"Acto {number}", startDate=f"2027-01-0{number}") for number in (1, 2)]
    ((severity, message),) = _told(_embed(TOLD.format(_jsonld({**CONTEXT, "@graph": others})), replace_other=True))
    assert (severity, "“Acto 1” on 2027-01-01, and 1 more" in message) == ("warning", True)


ORGANIZATION = {"@type": "Organization", "@id": "https://m.example/#o", "name": "M"}


@pytest.mark.parametrize(
    ("document", "left"),
    [
        ({**CONTEXT, **_event()}, None),
        ([{**CONTEXT, **_event()}], None),
        ({**CONTEXT, "@graph": [_event()]}, None),
        ({**CONTEXT, "@graph": _event()}, None),
        ({**CONTEXT, "@graph": [_event(), ORGANIZATION]}, {**CONTEXT, "@graph": [ORGANIZATION]}),
        ({**CONTEXT, "@graph": [ORGANIZATION, _event()]}, {**CONTEXT, "@graph": [ORGANIZATION]}),
        ({**CONTEXT, "@graph": [ORGANIZATION, _event(), _event(url="https://a.example/"), ORGANIZATION]}, {**CONTEXT, "@graph": [ORGANIZATION] * 2}),
        ({**CONTEXT, "@type": "WebPage", "mainEntity": _event()}, {**CONTEXT, "@type": "WebPage", "mainEntity": {"@id": "#dia/event"}}),
        ({**CONTEXT, "@graph": [{"@type": "WebPage", "mainEntity": {"@id": "#e"}}, _event(**{"@id": "#e"})]},
         {**CONTEXT, "@graph": [{"@type": "WebPage", "mainEntity": {"@id": "#dia/event"}}]}),
        ({**CONTEXT, "@graph": [_event()], "@id": "https://m.example/"}, {**CONTEXT, "@graph": [], "@id": "https://m.example/"}),
        ({**CONTEXT, **_event(about=_event())}, None),
        ({**CONTEXT, "@graph": [_event(about=_event()), ORGANIZATION]}, {**CONTEXT, "@graph": [ORGANIZATION]}),
    ],
)  # fmt: skip
def test_ours_takes_the_place_of_other_jsonld(document: object, left: object) -> None:
    page = TOLD.format(_jsonld(document))
    made = _embed(page, event=CANCELLED, replace_other=True)
    assert _told(made) == []
    data = made.page or b""
    (ours,) = _elements(data)
    assert ours["eventStatus"] == "https://schema.org/EventCancelled"
    scripts = [json.loads(one.text) for one in html5lib.parse(data.decode()).iter(f"{XHTML}script") if one.get("class")]
    assert scripts == ([] if left is None else [left])
    assert _embed(data, event=CANCELLED, replace_other=True).page == data


@pytest.mark.parametrize(
    "script",
    [
        '{"@context":"https://schema.org","@graph":[{"@type":"Event","name":"Día de los datos"},{"@type":"Organization","name":"M",}]}',
        '{"@context":"https://schema.org","@graph":{"@type":"Event","name":"Día de los datos"},"@id":"https://m.example/"}',
        '"{\\"@context\\":\\"https://schema.org\\",\\"@type\\":\\"Event\\",\\"name\\":\\"Día de los datos\\"}"',
    ],
)
def test_what_can_not_be_taken_out_is_said(script: str) -> None:
    page = TOLD.format(f'<script type="application/ld+json">{script}</script>')
    made = _embed(page, event=CANCELLED, replace_other=True)
    assert (made.page, [one for one, _ in _told(made)]) == (page.encode(), ["violation"])
    assert "not replaced" in next(one.advice for one in made.problems if one.code == "page-has-another-event")


def test_broken_jsonld_is_no_event() -> None:
    page = TOLD.format(
        '<script type="application/ld+json">{"@type": "Event", "name": </script><script type="application/ld+json">'
    )
    assert _told(_embed(page.replace("</head>", "</script></head>"))) == []


@pytest.mark.parametrize(
    ("stated", "severity"),
    [
        ({"name": "Título viejo", "startDate": "2020-01-01", "location": "Otro"}, "warning"),
        ({"name": "Yoga", "location": []}, "violation"),  # at the same time, and nobody knows where
        ({"name": "Yoga", "startDate": "2026-03-07"}, "violation"),
        ({"name": "", "startDate": "2026-03-07"}, "warning"),
    ],
)
def test_an_event_of_another_name_is_never_replaced(stated: dict[str, object], severity: str) -> None:
    page = TOLD.format(_jsonld({**CONTEXT, **_event(**stated)}))
    made = _embed(page, replace_other=True)
    assert [one for one, _ in _told(made)] == [severity]
    assert (made.page or b"").count(b"application/ld+json") == 1 + (severity == "warning")


def test_what_is_replaced_is_named() -> None:
    made = _embed(TOLD.format(_jsonld({**CONTEXT, **_event(name="Otro", url="https://e.org/dia")})), event=EVENT + "url: https://e.org/dia\n",
                  replace_other=True)  # fmt: skip
    assert [one.message for one in made.problems if one.code == "page-event-replaced"] == [
        "The Event “Otro” on 2026-03-07 in the JSON-LD of p.html has gone for this one."
    ]


def test_the_address_of_its_page_makes_no_event_another() -> None:
    page = TOLD.format(_jsonld({**CONTEXT, **_event(mainEntityOfPage={"@id": "https://e.org/dia"})}))
    assert len(_told(_embed(page))) == 1


@pytest.mark.parametrize("start", ["2026-3-7T10:00", "2026-3-07"])
def test_a_date_without_its_zeros_is_compared(start: str) -> None:
    page = TOLD.format(_jsonld({**CONTEXT, **_event(startDate=start)}))
    assert [one for one, _ in _told(_embed(page))] == ["warning"]
    assert [one for one, _ in _told(_embed(page.replace("2026-3-", "2026-4-")))] == ["violation"]


def test_an_event_that_is_given_several_times_is_that_of_its_day() -> None:
    dates = [_event(startDate=f"2026-0{month}-07T10:00:00-04:00") for month in (3, 4, 5)]
    page = TOLD.format(_jsonld({**CONTEXT, "@graph": dates}))
    made = _embed(page, event=CANCELLED, replace_other=True)
    ((severity, message),) = _told(made)
    assert (severity, "on 2026-04-07, and 1 more" in message) == ("warning", True)
    data = made.page or b""
    assert data.count(b"Festival") == 0
    assert data.count(b'"2026-03-07T10:00:00-04:00"') == 1
    assert _embed(data, event=CANCELLED, replace_other=True).page == data
    apart = _embed(page, event=CANCELLED.replace("2026-03", "2026-06"), replace_other=True)
    assert [one for one, _ in _told(apart)] == ["warning"]


def test_an_event_that_is_put_off_contradicts_what_was_the_same() -> None:
    once = _embed(TOLD.format(_jsonld({**CONTEXT, **_event()}))).page or b""
    later = EVENT.replace("2026-03-07", "2026-04-07")
    ((severity, message),) = _told(_embed(once, event=later))
    assert (severity, "startDate" in message) == ("violation", True)
    assert _told(_embed(once, event=later, replace_other=True)) == []


def test_an_element_of_a_changed_id_goes() -> None:
    page = TOLD.format("")
    first = _embed(page, event=EVENT.replace("id: dia", "id: alt")).page or b""
    second = _embed(first).page or b""
    assert second == _embed(page).page
    other = EVENT.replace("id: dia", "id: otro").replace("Día de los Datos", "Acto").replace("2026-03-07", "2027-01-01")
    both = _embed(second, event=other)
    assert [one for one, _ in _told(both)] == ["warning"]
    assert remove(both.page or b"", event_id="otro") == second
    assert remove(both.page or b"") == page.encode()


@pytest.mark.parametrize(
    ("name", "start", "link", "severity"),
    [
        ("Acto", "2026-03-07T10:00", "", "warning"),  # another one at that time and place
        ("Día de los Datos", "2026-03-07T15:00", "", "warning"),  # shown twice a day
        ("Día de los Datos, taller", "2026-03-07T10:00", "", "warning"),
        ("Acto", "2026-03-07T15:00", '<link rel="canonical" href="https://e.org/p">', "violation"),  # both would have its address
    ],
)
def test_another_event_that_we_embedded_is_never_taken_out(name: str, start: str, link: str, severity: str) -> None:
    first = _embed(TOLD.format("").replace("<head>", f"<head>{link}")).page or b""
    other = EVENT.replace("id: dia", "id: otro").replace("Día de los Datos", name).replace("2026-03-07T10:00", start)
    other = other.replace("2026-03-07T12:00", "2026-03-07T18:00")
    both = _embed(first, event=other)
    assert {one for one, _ in _told(both)} == {severity}
    assert both.page is not None
    assert remove(both.page, event_id="otro") == first


def test_copies_of_an_element_become_one_and_nothing_else_is_touched() -> None:
    once = _embed(TOLD.format("")).page or b""
    element = once[once.index(b"<script") : once.index(b"</script>") + 10]
    twice = once.replace(b"</body>", element + b"</body>")
    assert _embed(twice).page == once


def test_an_own_element_may_be_lost_too() -> None:
    made, problems = put_in_page(Page(b"<plaintext>", "p"), {"name": "x"}, "a", Choices())
    assert ([one.code for one in problems], made.count(b"data-event-ld")) == (["page-element-lost"], 1)


@pytest.mark.parametrize(
    ("said", "is_told"),
    [("<p><strong>This event has been cancelled.</strong></p>", True), ("<p>CANCELADO</p>", True), ("<p>We look forward to it.</p>", False),
     (f"<p>{'In 2019 it rained, and the walk was cancelled. ' * 3}</p>", False)],
)  # fmt: skip
@pytest.mark.parametrize("status", ["", "eventStatus: scheduled\n"])
def test_a_page_that_says_that_it_is_cancelled_is_told(said: str, status: str, is_told: bool) -> None:  # noqa: FBT001  # a case
    page = f"<html><head><title>Día</title></head><body><h1>Día de los Datos</h1><p>7 de marzo</p>{said}</body></html>"
    outcome = _embed(page, event=f"{EVENT}{status}")
    assert ("status-in-text" in {one.code for one in outcome.problems}) is is_told
    assert ("EventScheduled" in outcome.text) is (bool(status) or not is_told)
