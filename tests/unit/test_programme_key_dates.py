"""Days that are not those of the event below `Important dates`, days of slots with less than a date, and breaks without an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def starts(event: Event) -> list[str]:
    return [str(one.start_date or "") for one in event.sub_event]


KEY_DATES = [
    ("Important dates", ["Abstracts due: 12 April 2027", "Early fees until 3 May 2027"], "{}: 6 to 8 September 2027", "Conference"),
    ("Key Dates", ["12 April 2027 – Papers", "3 May 2027 – Reviews"], "6 September 2027 – {}", "Workshop"),
    ("## Deadlines", ["- Papers: April 12, 2027", "- Letters: May 3, 2027"], "- {}: September 6, 2027", "Symposium"),
    ("Fechas importantes", ["• Cierre de la convocatoria: 12 de abril de 2027", "• Prórroga: 3 de mayo de 2027"],
     "• {}: 6 al 8 de septiembre de 2027", "Congreso"),
    ("Fechas clave:", ["Resúmenes\t12 de abril de 2027", "Trabajos\t3 de mayo de 2027"], "{}\t6 de septiembre de 2027", "Jornadas"),
    ("Dates importantes", ["Résumés : 12 avril 2027", "Réponse : 3 mai 2027"], "{} : du 6 au 8 septembre 2027", "Colloque"),
    ("Datas importantes", ["Resumos: 12 de abril de 2027", "Textos: 3 de maio de 2027"], "{}: 6 a 8 de setembro de 2027", "Congresso"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "others", "line", "kind"), KEY_DATES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("is_named", [True, False])
def test_the_day_among_key_dates_is_that_of_the_event(  # the parts of a text
    heading: str, others: list[str], line: str, kind: str, gap: str, *, is_named: bool
) -> None:
    own = line.format(f"3rd {kind} of Maps" if is_named else "MAPCON 3")
    event = read(gap.join(["MAPCON 3, Lima", "", heading, *others, own]) + "\n")
    assert str(event.start_date)[:10] == "2027-09-06"


@pytest.mark.parametrize(
    "behind", ["Programme\n9:00 Opening\n9:30 Maps\n", "Day 1: Monday 6 September 2027\n9:00 Opening\n9:30 Maps\n"]
)
def test_key_dates_end_where_the_agenda_begins(behind: str) -> None:
    event = read(f"Congress of Maps\n6 September 2027\n\nImportant dates\nPapers: 12 April 2027\nLetters: 3 May 2027\n\n{behind}")
    assert starts(event) == ["2027-09-06T09:00", "2027-09-06T09:30"]


COUNTED = [
    ("Day 1: Tuesday 7 September 2027", "Day 2: Wednesday 8", "Day 3: Thursday 9"),
    ("Día 1: Martes 7 de septiembre de 2027", "Día 2: Miércoles 8", "Día 3: Jueves 9"),
    ("Jornada I - Martes 7 de septiembre de 2027", "Jornada II - Miércoles 8", "Jornada III - Jueves 9"),
    ("Jour 1 : mardi 7 septembre 2027", "Jour 2 : mercredi 8", "Jour 3 : jeudi 9"),
    ("Dia 1 – terça-feira, 7 de setembro de 2027", "Dia 2 – quarta-feira, 8", "Dia 3 – quinta-feira, 9"),
]


@pytest.mark.parametrize("days", COUNTED)
@pytest.mark.parametrize("mark", ["", "## "])
def test_a_counted_day_with_its_weekday_has_the_month_of_the_first_one(days: tuple[str, ...], mark: str) -> None:
    parts = [f"{mark}{day}\n\n9:00 Opening\n10:00 Old maps\n" for day in days]
    event = read("Maps and Coasts\n\n" + "\n".join(parts))
    assert [one[:10] for one in starts(event)] == [f"2027-09-0{day}" for day in (7, 7, 8, 8, 9, 9)]


@pytest.mark.parametrize(
    "days",
    [
        ("6.9 - Monday", "7.9 - Tuesday"),
        ("6.9. Monday", "7.9. Tuesday"),
        ("06.09 (lunes)", "07.09 (martes)"),
        ("segunda-feira, 6.9.", "terça-feira, 7.9."),
        ("lundi 6.9.", "mardi 7.9."),
    ],
)
def test_a_day_with_points_and_its_weekday_heads_slots(days: tuple[str, str]) -> None:
    event = read(f"Maps and Coasts 2027\n\n{days[0]}\n\n9:00-10:00 Opening\n\n{days[1]}\n\n9:00-10:00 Old maps\n")
    assert starts(event) == ["2027-09-06T09:00", "2027-09-07T09:00"]


def test_an_hour_with_a_point_behind_a_weekday_is_no_day() -> None:
    event = read("Maps and Coasts\n6 September 2027\n\nMonday 9.10 Opening\nMonday 10.10 Old maps\n")
    assert starts(event) == ["2027-09-06T09:10", "2027-09-06T10:10"]


BREAKS = ["Coffee break", "Lunch (in the hall)", "Tiempo de comida", "Descanso", "Pause repas", "Intervalo para café"]


@pytest.mark.parametrize("word", BREAKS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_break_without_an_hour_is_a_part_of_its_own(word: str, gap: str) -> None:
    slots = gap.join(["9:00-10:00 Opening", "10:00-11:00 Old maps", word, "11:30-12:00 New maps"])
    event = read(f"Maps and Coasts\n6 September 2027\n\n{slots}\n")
    assert [one.start_date is None for one in event.sub_event] == [False, False, True, False]
    assert str(event.sub_event[2].name) == word
    assert str(event.sub_event[1].name) == "Old maps"


def test_what_a_break_offers_is_no_other_break() -> None:
    event = read("Maps and Coasts\n6 September 2027\n\n9:00-10:00 Opening\n12:00-13:00 Break\nLunch\n13:00-14:00 Maps\n")
    assert len(event.sub_event) == 3


POSTS = [
    "The walk is on **24 January (Saturday), at 10 am** and everybody is welcome.",
    "El paseo es el sábado 24 de enero a las 10:00.",
    "A caminhada será no dia 24 de janeiro, às 10h.",
    "La promenade a lieu samedi 24 janvier à 10h.",
]


@pytest.mark.parametrize("told", POSTS)
@pytest.mark.parametrize("author", ["", "Ana Gil\n"])
def test_the_date_below_the_title_of_a_post_is_none_of_the_event(told: str, author: str) -> None:
    assert read(f"A walk among maps\n2026-01-22\n{author}\nBring a friend.\n\n{told}\n").start_date == "2026-01-24T10:00"


def test_the_date_of_a_post_gives_its_days_their_year() -> None:
    days = "\n\n".join(
        f"Sat Jan {day} 10am Harbour Village Hall. {what}" for day, what in ((4, "Coffee"), (11, "Games"), (18, "Maps"))
    )
    assert starts(read(f"Harbour Events\n2013-12-19\n\n{days}\n")) == ["2014-01-04T10:00", "2014-01-11T10:00", "2014-01-18T10:00"]


@pytest.mark.parametrize("told", ["Register by 20 January at noon.", "Maps and more."])
def test_a_date_in_figures_without_another_day_is_that_of_the_event(told: str) -> None:
    assert str(read(f"A walk among maps\n2026-01-22\n\n{told}\n").start_date)[:10] == "2026-01-22"


HEADS = [
    "Ana Gil (@anagil) - 17 January 2026",
    "17 January 2026 by Ana Gil",
    "By Ana Gil | January 17, 2026",
    "Escrito por Redacción Costera. 17 de enero de 2026, sábado.",
    "17 janvier 2026 par Ana Gil",
    "17 de janeiro de 2026 | por Ana Gil",
    "Fecha: 2026-01-17 23:00",
    "2026-01-17",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("told", POSTS)
def test_when_and_by_whom_a_post_was_written_is_no_day_of_the_event(head: str, told: str) -> None:
    assert read(f"A walk among maps\n{head}\n\nBring a friend.\n\n{told}\n").start_date == "2026-01-24T10:00"


def test_the_days_of_talks_beside_their_speakers_are_no_dates_of_posts() -> None:
    text = "Talks on maps\n\nAna Gil, 17 January 2026\nOld maps\n\nLuis Paz, Saturday 24 January 2026\nNew maps\n"
    assert str(read(text).start_date)[:10] == "2026-01-17"


GONE = [
    "After our visit last 9 March, the club meets on 7 May at 9 am.",
    "En visita el pasado 9 de marzo vimos mapas. La reunión será el próximo lunes 7 de mayo a las 9:00.",
    "Em visita no último dia 9 de março vimos mapas. A reunião será na próxima segunda-feira (7), das 9h às 13h.",
    "Visite faite le 9 mars dernier. La réunion aura lieu le lundi 7 mai à 9h.",
]


@pytest.mark.parametrize("told", GONE)
def test_a_day_that_is_over_is_none_of_what_comes(told: str) -> None:
    assert str(read(f"Maps for all\n\n2012-05-03\n\n{told}\n").start_date)[:16] in {"2012-05-07T09:00", "2012-05-07"}
