"""Laws of times and days: however a programme writes them, in four languages, the same slots are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from event_ld.inputs import read_text
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
