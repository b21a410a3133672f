"""Laws of times and days: however a programme writes them, in four languages, the same slots are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.moments import head_of
from event_ld.readers.programme.normal import normalised
from event_ld.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from event_ld.model import Event

TIMES = (("15:30", "16:10"), ("16:30", "17:05"), ("18:30", "19:00"))


class Words(NamedTuple):
    """A programme in one language."""

    title: str
    day: str
    place: str
    heading: str
    slots: tuple[str, str, str]
    short: str
    weekday: str


WORDS = {
    "en": Words(
        "Forum on open archives",
        "27 September 2027",
        "Place: Town Hall, Leeds, United Kingdom",
        "Programme",
        ("Welcome to the archive", "Maps for all", "Laws of open data"),
        "27 Sep",
        "Monday",
    ),
    "es": Words(
        "Foro de archivos abiertos",
        "27 de septiembre de 2027",
        "Lugar: Biblioteca Nacional, Lima, Perú",
        "Programa",
        ("Bienvenida al archivo", "Mapas para todos", "Leyes de datos abiertos"),
        "27 sep",
        "Lunes",
    ),
    "pt": Words(
        "Fórum de arquivos abertos",
        "27 de setembro de 2027",
        "Local: Biblioteca Nacional, Lisboa, Portugal",
        "Programa",
        ("Boas-vindas ao arquivo", "Mapas para todos", "Leis de dados abertos"),
        "27 set",
        "Segunda-feira",
    ),
    "fr": Words(
        "Forum des archives ouvertes",
        "27 septembre 2027",
        "Lieu : Médiathèque municipale, Lyon, France",
        "Programme",
        ("Accueil aux archives", "Cartes pour tous", "Lois des données ouvertes"),
        "27 sept",
        "Lundi",
    ),
}

FORMS = (
    "[{s}] {x}", "({s}) {x}", "⏰ {s} {x}", "🕒 {s} – {x}", "- [ ] {s} {x}", "* [x] {s}: {x}", "{h}min – {x}", "{h} : {x}",
    "{x} ({s})", "{x}, {s}", "{x} @ {s}", "{x}\t{s}", "{x} | {s}", "{x} - {s}", "{x} ({s}-{e})", "{x}, {s}-{e}", "{x} [{s}]",
    "| {s} | {x} |", "{s} | {x}", "{s}\t{x}", "{s} - {e} | {x}", "| {s} | {e} | {x} |", "{s}\t{e}\t{x}",
    "{s}:00 {x}", "{s}:00 - {e}:00 {x}", "{s} > {e} {x}", "{s} → {e} {x}", "{f} {x}", "{f}-{g} {x}", "{s}: {x}",
    "{short} | {s} - {e} | {x}", "{short}, {s} {x}", "27/09 {s} {x}", "{weekday} {s} {x}", "{weekday}, {s} - {x}",
    "**{s}** {x}", "**{s}** *{x}*", "**{s}–{e}** – {x}", "- **{s}**: {x}", "_{s}_ {x}", "### {s} {x}\n", "#### {x} ({s} - {e})\n",
    "{s}&nbsp;{x}", "{s}<br>{x}", "<b>{s}</b> {x}<br>", "<strong>{s}</strong> &ndash; {x}", "<li>{s} {x}</li>",
    "{s} [{x}](https://example.org/a)", "{s} ![logo](https://example.org/a.png){x}", "~~11:11~~ {s} {x}", "<del>11:11</del> {s} {x}",
    "> {s} {x}", "→ {s} {x}", "• {s} – {x}", "{s}\n{x}\n", "<p>{s} {x}</p>", "{s} <!-- was 11:11 --> {x}",
)  # fmt: skip

LED = {
    "en": ("From {s} to {e}, {x}", "At {s}, {x}", "{a} in the afternoon: {x}", "{s} h: {x}"),
    "es": ("De {s} a {e}, {x}", "A las {s}, {x}", "A las {c} de la tarde, {x}", "{s} hrs. {x}"),
    "pt": ("Das {s} às {e}, {x}", "às {h}, {x}", "Às {a} da tarde, {x}", "{s} horas – {x}"),
    "fr": ("De {s} à {e}, {x}", "À {h}, {x}", "À {a} de l'après-midi, {x}", "{s} h – {x}"),
}


def _parts(event: Event) -> Iterator[Event]:
    for part in event.sub_event:
        yield part
        yield from _parts(part)


def _lines(form: str, words: Words) -> list[str]:
    lines = []
    for (start, end), title in zip(TIMES, words.slots, strict=True):
        hour, minute = start.split(":")
        afternoon = f"{int(hour) - 12}:{minute}"
        line = form.format(
            s=start,
            e=end,
            x=title,
            h=start.replace(":", "h"),
            f=start.replace(":", ""),
            g=end.replace(":", ""),
            a=afternoon,
            c=afternoon.replace(":", ","),
            short=words.short,
            weekday=words.weekday,
        )
        lines.append(line)
    return lines


def _programme(words: Words, day: str, body: list[str]) -> str:
    return "\n".join([words.title, "", day, words.place, "", words.heading, "", *body, ""])


def _check(text: str, words: Words, *, with_ends: bool = False) -> None:
    reading = read_text(text, form="programme")[0]
    assert reading.event is not None
    found = [((part.start_date or "")[:16], str(part.name)) for part in _parts(reading.event)]
    assert found == [(f"2027-09-27T{start}", title) for (start, _), title in zip(TIMES, words.slots, strict=True)]
    if with_ends:
        assert [(part.end_date or "")[11:16] for part in _parts(reading.event)] == [end for _, end in TIMES]
    for number in range(len(TIMES)):  # the evidence points into the source as it is
        for span in reading.evidence[f"subEvent[{number}].name"].spans:
            assert words.slots[number] in reading.source.quote(span)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_time(form: str, language: str) -> None:
    words = WORDS[language]
    _check(_programme(words, words.day, _lines(form, words)), words, with_ends="{e}" in form or "{g}" in form)


@pytest.mark.parametrize(("language", "form"), [(language, form) for language, forms in LED.items() for form in forms])
def test_a_form_of_time_with_words(form: str, language: str) -> None:
    words = WORDS[language]
    _check(_programme(words, words.day, _lines(form, words)), words, with_ends="{e}" in form)


@pytest.mark.parametrize("zone", ["UTC", "(CEST)", "CET:", "(UTC-4)", "UTC (20:30 Paris)", "BRT –"])
@pytest.mark.parametrize("language", WORDS)
def test_a_zone_behind_a_time_is_no_title(language: str, zone: str) -> None:
    words = WORDS[language]
    text = _programme(words, words.day, _lines(f"{{s}} {zone} {{x}}", words))
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert [part.name for part in _parts(event)] == list(words.slots)


@pytest.mark.parametrize("title", ["ART and maps", "PET scans", "EAT well", "ET at home"])
def test_initials_that_are_a_word_are_a_title(title: str) -> None:
    words = WORDS["en"]
    event = read_text(_programme(words, words.day, [f"15:30 {title}", "16:30 Maps"]), form="programme")[0].event
    assert event is not None
    assert [part.name for part in _parts(event)] == [title, "Maps"]


MONTHS = {"en": "Sep", "es": "sep", "pt": "set", "fr": "sept"}
COUNTED = {"en": "Day 1", "es": "Jornada 1", "pt": "Dia 1", "fr": "Journée 1"}
OTHERS = {"en": "27 de septiembre", "es": "27 September", "pt": "September 27", "fr": "27 September"}
DAYS: dict[str, Callable[[str], str]] = {
    "month between hyphens": lambda language: f"27-{MONTHS[language]}-2027",
    "two figures of a year": lambda _: "27/9/27",
    "year first": lambda _: "2027/09/27",
    "year first, dots": lambda _: "2027.09.27",
    "hyphens": lambda _: "27-09-2027",
    "month first": lambda _: "9/27/2027",
    "a count before it": lambda language: f"{COUNTED[language]} - {WORDS[language].day}",
    "capitals": lambda language: WORDS[language].day.upper(),
    "two languages": lambda language: f"{OTHERS[language]} / {WORDS[language].day}",
    "two languages, year behind": lambda language: (
        f"{WORDS[language].day[: -len(' 2027')].removesuffix(' de')} / {OTHERS[language]} 2027"
    ),
    "no-break blanks": lambda language: WORDS[language].day.replace(" ", "&nbsp;"),
    "emoji": lambda language: f"📅 {WORDS[language].day}",
    "another one struck out": lambda language: f"~~20{WORDS[language].day[2:]}~~ {WORDS[language].day}",
    "weekday": lambda language: f"{WORDS[language].weekday}, {WORDS[language].day}",
    "tags": lambda language: f"<p><b>{WORDS[language].day}</b></p>",
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", DAYS)
def test_a_form_of_day(form: str, language: str) -> None:
    words = WORDS[language]
    _check(_programme(words, DAYS[form](language), _lines("{s} {x}", words)), words)


@pytest.mark.parametrize("street", ["Calle 9 de Julio 123", "Av. 18 de Julio 1360", "Rua 7 de Setembro, 40", "rue du 8 mai 1945"])
@pytest.mark.parametrize("language", WORDS)
def test_a_street_that_is_named_after_a_day(language: str, street: str) -> None:
    words = WORDS[language]
    place, _, rest = words.place.partition(":")
    text = _programme(
        words._replace(place=f"{words.day}\n{place}: {street},{rest.partition(',')[2]}"), "", _lines("{s} {x}", words)
    )
    _check(text, words)


SEVERAL = {
    "en": ("14:30, 16:00 and 17:30: Guided visit", "Guided visit"),
    "es": ("14h30, 16h00 y 17h30: Visita guiada", "Visita guiada"),
    "pt": ("14h30, 16h e 17h30: Visita guiada", "Visita guiada"),
    "fr": ("14h30, 16h et 17h30 : Visite guidée", "Visite guidée"),
}


@pytest.mark.parametrize("language", WORDS)
def test_several_times_of_one_item(language: str) -> None:
    words, (line, title) = WORDS[language], SEVERAL[language]
    event = read_text(_programme(words, words.day, [line, "18:30 X"]), form="programme")[0].event
    assert event is not None
    found = [((part.start_date or "")[11:16], part.name) for part in _parts(event)]
    assert found[:3] == [("14:30", title), ("16:00", title), ("17:30", title)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("11:00, 14:00 and 16:00 Guided tour", [("11:00", "Guided tour"), ("14:00", "Guided tour"), ("16:00", "Guided tour")]),
        ("11:00 & 14:00: Ana Gil", [("11:00", None), ("14:00", None)]),
    ],
)
def test_a_further_time_is_no_end_and_no_title(line: str, found: list[tuple[str, str | None]]) -> None:
    event = read_text(_programme(WORDS["en"], WORDS["en"].day, [line, "18:30 Maps"]), form="programme")[0].event
    assert event is not None
    assert [((part.start_date or "")[11:16], part.name) for part in _parts(event)] == [*found, ("18:30", "Maps")]
    assert not any(part.end_date for part in _parts(event))


RANGES = {
    "en": ("30 September to 2 October 2027", "28 December 2026 – 3 January 2027", "28 December – 3 January 2027"),
    "es": ("del 30 de septiembre al 2 de octubre de 2027", "28 de diciembre de 2026 al 3 de enero de 2027", "28 de diciembre al 3 de enero de 2027"),
    "pt": ("30 de setembro a 2 de outubro de 2027", "28 de dezembro de 2026 a 3 de janeiro de 2027", "28 de dezembro a 3 de janeiro de 2027"),
    "fr": ("du 30 septembre au 2 octobre 2027", "28 décembre 2026 au 3 janvier 2027", "28 décembre au 3 janvier 2027"),
}  # fmt: skip


@pytest.mark.parametrize("language", RANGES)
def test_a_range_over_months_and_years(language: str) -> None:
    words = WORDS[language]
    found = []
    for written in RANGES[language]:
        event = read_text(f"{words.title}\n\n{written}\n{words.place}\n", form="programme")[0].event
        assert event is not None
        found.append((event.start_date, event.end_date))
    assert found == [("2027-09-30", "2027-10-02"), ("2026-12-28", "2027-01-03"), ("2026-12-28", "2027-01-03")]


def test_every_character_keeps_its_place() -> None:
    text = "A &amp; B<br>C ~~D~~ [E](https://e.org) ⏰ 10:00\n<table><tr><td>F</td>\n<td>G<br>H</td></tr></table>"
    found = normalised(text)
    for letter in "ABCEFGH":
        at = found.text.index(letter)
        span = found.back(Span(at, at + 1))
        assert text[span.start : span.end] == letter
    assert "D" not in found.text
    assert found.back(Span(0, len(found.text))).start == 0
    assert normalised("🎪").back(Span(0, 0)) == Span(0, 0)


HOURS = {
    "en": ("27–29 September 2027, daily 10 a.m. – 5 p.m.", "27–29 September 2027\nHours: 09:00-12:15 and 13:45-17:00"),
    "es": ("Del 27 al 29 de septiembre de 2027, de 10:00 a 17:00", "Del 27 al 29 de septiembre de 2027\nHorario: 09:00-12:15 y 13:45-17:00"),
    "pt": ("De 27 a 29 de setembro de 2027, das 10h às 17h", "De 27 a 29 de setembro de 2027\nHorário: 09:00-12:15 e 13:45-17:00"),
    "fr": ("Du 27 au 29 septembre 2027, de 10h à 17h", "Du 27 au 29 septembre 2027\nHoraires : 09h00-12h15 et 13h45-17h00"),
}  # fmt: skip


@pytest.mark.parametrize("language", HOURS)
def test_hours_of_every_day(language: str) -> None:
    words, (one, two) = WORDS[language], HOURS[language]
    event = read_text(f"{words.title}\n\n{one}\n{words.place}\n", form="programme")[0].event
    assert event is not None
    assert event.event_schedule is not None
    days = ((event.start_date or "")[:10], (event.end_date or "")[:10])  # "daily" is a rule, whose first date has its time
    found = (*days, event.event_schedule.start_time, event.event_schedule.end_time)
    assert found == ("2027-09-27", "2027-09-29", "10:00", "17:00")
    reading = read_text(f"{words.title}\n\n{two}\n{words.place}\n", form="programme")[0]
    assert reading.event is not None
    assert reading.event.event_schedule is None
    assert any(one.code == "unread-text" and one.place and one.place.line == 4 for one in reading.problems)


DEADLINES = {
    "en": "Free entry, please register by 2 September",
    "es": "Entrada libre, inscripciones hasta el 2 de septiembre",
    "pt": "Entrada livre, inscrições até 2 de setembro",
    "fr": "Entrée libre, sur inscription avant le 2 septembre",
}


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize("language", DEADLINES)
def test_a_deadline_is_no_day_of_the_event(language: str, *, is_above: bool) -> None:
    words = WORDS[language]
    lines = [words.day, words.place]
    lines.insert(0 if is_above else 2, DEADLINES[language])
    event = read_text("\n".join([words.title, "", *lines, ""]), form="programme")[0].event
    assert event is not None
    assert event.start_date == "2027-09-27"


@pytest.mark.parametrize("language", WORDS)
def test_a_stated_end_stays_where_slots_end_before(language: str) -> None:
    words = WORDS[language]
    for written, end in zip(RANGES[language], ("2027-10-02", "2027-01-03", "2027-01-03"), strict=True):
        body = [f"{start} - {end_} {title}" for (start, end_), title in zip(TIMES, words.slots, strict=True)]
        event = read_text(_programme(words, written, body), form="programme")[0].event
        assert event is not None
        assert event.end_date == end


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ("<table><tr><td>15:30</td><td>Maps for all</td></tr></table>", ["15:30", "Maps for all"]),
        ("<table>\n<tr>\n<td>15:30</td>\n<td><p>Maps</p>\n<p>for all</p></td>\n</tr></table>", ["15:30", "Maps, for all"]),
        ("<table><thead><tr><th>Time</th><th>Title</th></tr></thead><tbody><tr><td>15:30</td><td>Maps<br>for all</td></tr></tbody></table>",
         ["| Time | Title |", "| 15:30 | Maps, for all |"]),
        ("| 15:30 | Maps<br>for all |", ["| 15:30 | Maps, for all |"]),
        ("| 15:30 | <ul><li>Maps</li></ul> |", ["| 15:30 |", "Maps |"]),
    ],
)  # fmt: skip
def test_a_table_of_html_has_its_cells(written: str, cells: list[str]) -> None:
    found = " ".join(normalised(written).text.split("\n"))
    places = [found.replace("  ", " ").find(cell) for cell in cells]
    assert places == sorted(places)
    assert -1 not in places


def test_text_of_html_in_markdown_is_read() -> None:
    text = "# Forum on maps\n\n12 May 2027\n\n<table>\n<tr><td>10:00</td><td>Old maps</td></tr>\n<tr><td>11:00</td><td>New maps</td></tr>\n</table>\n\n<script>\nvar a = 1;\n</script>\n"
    event = read_text(text, name="a.md")[0].event
    assert event is not None
    assert [(part.start_date, part.name) for part in _parts(event)] == [
        ("2027-05-12T10:00", "Old maps"),
        ("2027-05-12T11:00", "New maps"),
    ]


def test_text_that_is_struck_out_of_a_page_is_none() -> None:
    page = "<html><body><h1>Maps and memory</h1><p><s>5 May 2027, 18:00</s></p><p>New date: 12 May 2027, 18:00</p></body></html>"
    event = read_text(page, form="page-text")[0].event
    assert event is not None
    assert event.start_date == "2027-05-12T18:00"


@pytest.mark.parametrize("written", ["WHEN: MONDAY 27 SEPTEMBER 2027, 1330-1600 HRS", "Date: 27 September 2027, 1330-1600 h"])
def test_a_range_of_four_figures_with_its_unit(written: str) -> None:
    event = read_text(f"Workshop on rivers\n\n{written}\n", form="programme")[0].event
    assert event is not None
    assert (event.start_date, event.end_date) == ("2027-09-27T13:30", "2027-09-27T16:00")


def test_years_at_the_beginning_of_lines_are_no_times() -> None:
    lines = ["1998 First forum", "2004 Second forum", "2011 Third forum"]
    assert normalised("\n".join(lines)).text == "\n".join(lines)


def test_weekdays_alone_are_those_of_the_range() -> None:
    text = "Forum\n\n27-28 September 2027\n\nProgramme\n\nMonday\n15:30 Maps\n\nTuesday\n16:30 Laws\n\nWednesday\n17:30 Data\n"
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert [part.start_date for part in _parts(event)][:2] == ["2027-09-27T15:30", "2027-09-28T16:30"]


@pytest.mark.parametrize("name", ["Ann Lee", "Ludwig Merwe, University of Utrecht", "Eva Paz (SELA)"])
@pytest.mark.parametrize("kind", ["Talk by", "Keynote by", "Charla de", "Palestra de"])
def test_a_kind_and_its_speaker_keep_their_letters(kind: str, name: str) -> None:
    event = read_text(f"Open archive day\n\n14 May 2027\n\nProgramme\n\n10:30 {kind} {name}\n", form="programme")[0].event
    assert event is not None
    title = str(event.sub_event[0].name)
    assert title in {f"{kind} {name}", kind, kind.rsplit(" ", 1)[0]}


@pytest.mark.parametrize("written", ["10:00 CET / 06:00 BRT / 14:30 IST", "10:00 CET | 09:00 UTC", "10:00 CET, 04:00 EST"])
@pytest.mark.parametrize("language", WORDS)
def test_one_hour_in_several_zones_is_no_slot(language: str, written: str) -> None:
    words = WORDS[language]
    event = read_text(f"{words.title}\n\n{words.day}\n{written}\n", form="programme")[0].event
    assert event is not None
    assert not event.sub_event
    assert (event.start_date or "").startswith("2027-09-27T10:00")


def test_edges_of_the_grammar() -> None:
    same = find_days("27 September 2027 - 27 September 2027")
    assert same is not None
    assert same.last is None
    head = head_of("15:30 | 16:10")
    assert head is not None
    assert head.time.end is None
    assert normalised("⏰ 15:30 Maps").at(2) == 1
    assert normalised("{: .wide}\nA {% include b %} C").text == "\nA  C"
    assert normalised("A &unknownname; B").text == "A &unknownname; B"


def test_an_emoji_within_a_word_stays() -> None:
    assert normalised("Qu\U0001f3a4estions \U0001f3a4 and answers\U0001f389").text == "Qu\U0001f3a4estions  and answers"


@pytest.mark.parametrize("below", ["Service design - 28 September", "Service design: 28 September 2027"])
def test_a_day_below_its_count(below: str) -> None:
    text = f"Forum\n\n27-28 September 2027\n\nProgramme\n\nDay 1\nMethods - 27 September\n\n15:30 Maps\n\nDay 2\n{below}\n\n16:30 Laws\n"
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert [part.start_date for part in _parts(event)] == ["2027-09-27T15:30", "2027-09-28T16:30"]
