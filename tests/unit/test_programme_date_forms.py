"""The forms in which people write days and spans of days: each is read whole, and the first day is never the last one."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.dates import find_days
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))

from rendered.notation import MONTHS, WEEKDAYS

SPANS = [
    "en: {d}-{e} {M} {y}", "en: {M} {d} through {M} {e}, {y}", "en: {d} through {e} {M} {y}",
    "en: between {d} and {e} {M} {y}", "en: {w} {d} – {v} {e} {M} {y}", "en: {M} {d} until {M} {e}, {y}",
    "en: {d} > {e} {M} {y}", "en: {d}→{e} {M} {y}", "es: del {d} al {e} de {M} de {y}",
    "es: desde el {d} hasta el {e} de {M} de {y}", "es: entre el {d} y el {e} de {M} de {y}",
    "es: a partir del {d} de {M} y hasta el {e} de {M} de {y}", "es: del {w} {d} al {v} {e} de {M} del {y}",
    "es: {d}/{m} al {e}/{m}/{y}", "pt: {d} a {e} de {M} de {y}", "pt: de {d} até {e} de {M} de {y}",
    "pt: entre os dias {d} e {e} de {M} de {y}", "pt: {d}/{m} a {e}/{m}/{y}", "pt: {d} a {e} de {M}/{y}",
    "pt: de {d}/{m}/{y} a {e}/{m}/{y}", "fr: du {d} au {e} {M} {y}", "fr: du {d} {M} jusqu’au {e} {M} {y}",
    "fr: du {w} {d} {M} {y} - 10:00 (accueil à 9:30) au {v} {e} {M} {y} - 16:00", "fr: {d}.–{e}.{m}.{y}",
    "fr: {d}-{e}/{m}/{y}",
]  # fmt: skip
TWO_DAYS = [
    "en: {d} & {e} {M} {y}", "en: {d}/{e} {M} {y}", "en: {d} + {e} {M} {y}", "en: {d}./{e}. {M} {y}",
    "en: {w} {d}/{v} {e} {M} {y}", "es: {d} y {e}/{m}/{y}", "es: {d} y {e}\nde {M} de {y}", "pt: {d} e {e}/{m}/{y}",
    "pt: dias {d} e {e} de {M} de {y}", "fr: les {d} et {e} {M} {y}", "fr: {d}/{e} {M} {y}",
]  # fmt: skip
"""Two days that an `and` connects, or a stroke, are a span where they follow each other."""
SINGLE = [
    "en: {w} {d} {M} '{s}", "en: {d}.{m}.{s}, {w}", "en: {w} {d}.{m}.{s}", "en: {d}{A}{y}", "en: {d} / {m} / {y}", "en: {d}\n{M}\n{y}",
    "en: {M}\n{d}\n{y}", "en: {M} {d},\n{y}", "es: {w}, {d}-{m}-{s}", "es: {d} ({w}) de {M} de {y}", "es: {d}\nde {M} de {y}",
    "pt: {d} de {M} ({w}) de {y}", "pt: {d} de {M}, {w}, {y}", "pt: {d}.{m}.{s} {w}", "fr: {w} {d}/{m}/{s}", "fr: {d} {M} {y} ({w})",
]  # fmt: skip
PAIRS = [(date(2027, 5, 20), date(2027, 5, 21)), (date(2026, 11, 26), date(2026, 11, 29)), (date(2027, 2, 13), date(2027, 2, 14))]


def _written(form: str, first: date, last: date) -> str:
    language, _, template = form.partition(": ")
    months, weekdays = MONTHS[language], WEEKDAYS[language]
    return template.format(
        d=first.day, e=last.day, m=f"{first.month:02}", y=first.year, s=f"{first.year % 100:02}", M=months[first.month - 1],
        A=months[first.month - 1][:3].upper(), w=weekdays[first.weekday()], v=weekdays[last.weekday()],
    )  # fmt: skip


def _days(text: str) -> tuple[str | None, str | None]:
    [found] = read_text(f"Workshop on maps\n\n{text}\n\nProgramme\n\n9:00 Maps of the lakes\n10:00 Lakes of the world\n")
    event = found.event
    assert event is not None
    first, last = ((one or "")[:10] or None for one in (event.start_date, event.end_date))
    return first, None if last == first else last


EACH = [(form, *pair) for forms, pairs in ((SPANS, PAIRS), (TWO_DAYS, [PAIRS[0], PAIRS[2]])) for form in forms for pair in pairs]


@pytest.mark.parametrize(("form", "first", "last"), EACH)
def test_a_span_of_days_is_read_whole(form: str, first: date, last: date) -> None:
    assert _days(_written(form, first, last)) == (first.isoformat(), last.isoformat())


@pytest.mark.parametrize(("first", "last"), PAIRS)
@pytest.mark.parametrize("form", SINGLE)
def test_a_day_is_read_in_the_forms_that_people_write(form: str, first: date, last: date) -> None:
    assert _days(_written(form, first, last))[0] == first.isoformat()


@pytest.mark.parametrize("text", ["Version 20.11.14", "20.11.14", "Monday 20.11.14", "3.11.14 and friends", "Room 20-11-14"])
def test_figures_with_half_of_a_year_are_no_date_without_their_weekday(text: str) -> None:
    assert find_days(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("11/20 - 11/22/2027", "2027-11-20", "2027-11-22"),
        ("5/6 - 5/8/2027", "2027-06-05", "2027-08-05"),
        ("4 and 11 May 2027", "2027-05-04", None),
    ],
)
def test_figures_in_either_order_and_lists_are_no_spans(text: str, first: str | None, last: str | None) -> None:
    days = find_days(text)
    assert (None if days is None else days.first.iso(), None if days is None or days.last is None else days.last.iso()) == (
        first,
        last,
    )


ENGLISH = ("Workshop on maps", "Programme", "Maps of the lakes", "Lakes of the world", "Information")


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("The conference will be held on 5 June 2027 in the Map House.", "2027-06-05"),
        ("El congreso se celebrará el 5 de junio de 2027 en la Casa del Mapa.", "2027-06-05"),
        ("A conferência realizar-se-á no dia 5 de junho de 2027 na Casa do Mapa.", "2027-06-05"),
        (
            "La formation aura lieu du samedi 5 juin 2027 - 10:00 (accueil à 9:30) au 6 juin 2027 - 16:00 à la Maison.",
            "2027-06-05",
        ),
        ("Write to us before 5 June 2027.", None),
        ("The last one was held in 2026.", None),
    ],
)
def test_the_day_of_the_event_may_stand_behind_its_agenda(behind: str, day: str | None) -> None:
    lines = (
        ("Oficina de mapas", "Programação", "Mapas dos lagos", "Lagos do mundo", "Informações") if " dia " in behind else ENGLISH
    )
    title, programme, first, second, information = lines
    text = f"{title}\n\n## {programme}\n\n9:00 - 9:30 {first}\n10:00 - 11:00 {second}\n\n## {information}\n\n{behind}\n"
    [found] = read_text(text)
    assert found.event is not None
    assert (found.event.start_date or "")[:10] == (day or "")


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("3 May (Mon) – 5 May (Wed) 2027", "2027-05-03", "2027-05-05"),
        ("Del 15 de diciembre de 2027 al 10 de enero", "2027-12-15", "2028-01-10"),
        ("Jeudi 6 mai (9h-18h) et vendredi 7 mai 2027 (9h-12h)", "2027-05-06T09:00", "2027-05-07T12:00"),
        (
            "from 1–5:30 p.m. on Thursday, May 6, 2027, and from 8 a.m.–4 p.m. on Friday, May 7, 2027",
            "2027-05-06T13:00",
            "2027-05-07T16:00",
        ),
        ("Jueves 6 de mayo de 2027: 9:00-18:00\nViernes 7 de mayo de 2027: 9:00-14:00", "2027-05-06T09:00", "2027-05-07T14:00"),
        (
            "Jeudi 6 mai de 14h à 19h\nVendredi 7 mai de 10h à 19h\nSamedi 8 mai 2027 de 10h à 18h",
            "2027-05-06T14:00",
            "2027-05-08T18:00",
        ),
        (
            "Thursday 6 May: 2pm-7pm\nFriday 7 May: 10am-7pm\nSaturday 8 May 2027: 10am-6pm",
            "2027-05-06T14:00",
            "2027-05-08T18:00",
        ),
        ("6 de maio de 2027, 9h 30m", "2027-05-06T09:30", None),
        ("Until 15 June 2027", None, None),
        ("Hasta el 15 de junio de 2027", None, None),
        ("Patente até 15 de junho de 2027", None, None),
        ("Jusqu’au 15 juin 2027", None, None),
    ],
)
def test_the_ends_of_spans_and_their_hours_keep_their_places(line: str, start: str | None, end: str | None) -> None:
    [found] = read_text(f"Maps and lakes\n\n{line}\n\nCity Library, Leeds\n")
    assert found.event is not None
    assert (found.event.start_date, found.event.end_date) == (start, end)


def test_the_hour_of_another_clock_is_not_that_of_the_event() -> None:
    [found] = read_text("Talk on maps\n\n6 June 2027, 6pm XST (1pm EDT)\n\nCity Library, Leeds\n")
    assert found.event is not None
    assert (found.event.start_date, found.event.time_zone) == ("2027-06-06T18:00", "Europe/London")


def test_opening_hours_are_no_street_and_reading_is_no_talk() -> None:
    [shown] = read_text(
        "Map exhibition\n\n3 May - 15 June 2027\nOpen Tuesday to Saturday 10-17, Sunday 12-16\nTown Hall, Leeds\n"
    )
    [read] = read_text("Nuit de la lecture\n\nJeudi 6 mai 2027 à 18h\n\nMédiathèque, Lyon\n\nVenez lire avec nous.\n")
    assert shown.event is not None
    assert shown.event.location is not None
    assert shown.event.location.address is not None
    assert shown.event.location.address.street_address is None
    assert read.event is not None
    assert read.event.additional_type != "lecture"


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Lunes y miércoles del 3 al 26 de mayo de 2027, de 17 a 19 h", ("MO", "WE")),
        ("Mondays and Wednesdays, 3-26 May 2027, 5-7 pm", ("MO", "WE")),
        ("Mardi et jeudi du 4 au 27 mai 2027 de 17h à 19h", ("TU", "TH")),
        ("Segundas e quartas, 3 a 26 de maio de 2027, 17h às 19h", ("MO", "WE")),
        ("Mondays, 3-31 May 2027, 5-7 pm", ("MO",)),
        ("Thursday 6 - 8 May 2027", None),
        ("jueves y viernes, 6-7 de mayo de 2027", None),
    ],
)
def test_days_of_the_week_before_a_span_are_its_rule(line: str, days: tuple[str, ...] | None) -> None:
    [found] = read_text(f"Course on maps\n\n{line}\n\nCity Library, Leeds\n")
    assert found.event is not None
    schedule = found.event.event_schedule
    assert (schedule.by_day if schedule is not None else None) == days


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("First day", "Second day"),
        ("Primera jornada", "Segunda jornada"),
        ("Premier jour", "Deuxième jour"),
        ("Primeiro dia", "Segundo dia"),
    ],
)
def test_days_may_be_counted_in_words(first: str, second: str) -> None:
    [found] = read_text(
        f"Map days\n\n3-4 June 2027, Town Hall, Leeds\n\n{first}\n9:00 Opening\n{second}\n9:00 Fire\n10:00 Close\n"
    )
    assert found.event is not None
    assert [slot.start_date for slot in found.event.sub_event] == ["2027-06-03T09:00", "2027-06-04T09:00", "2027-06-04T10:00"]


@pytest.mark.parametrize("between", [" and ", ", ", "\n", " - "])
@pytest.mark.parametrize("second", ["5-6 May 2027, 9-10am", "9-10am on 5-6 May 2027", "30 February 2027, 9-10am", "until 5 May"])
@pytest.mark.parametrize(
    "first", ["3-4 May 2027, 9-10am", "9-10am on 3-4 May 2027", "31 June, 9-10am", "3 and 7 May 2027, 9-10am"]
)
def test_no_days_with_their_hours_are_a_fault(first: str, second: str, between: str) -> None:
    [found] = read_text(f"Book fair\n\n{first}{between}{second}\n\nTown Hall, Leeds\n")
    assert found.event is not None
    assert "fault" not in {problem.code for problem in found.problems}
