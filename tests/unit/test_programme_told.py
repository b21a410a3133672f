"""What a programme says and a description can't hold, or is still open: lists of days, spans of hours, people to be confirmed; it is told."""

from __future__ import annotations

from itertools import combinations

import pytest

from event_ld.inputs import read_text
from event_ld.problems import Findings
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.reader import read_programme
from event_ld.readers.programme.times import spans_of_day
from event_ld.readers.reading import Options, Reading
from event_ld.source import Source

LISTED = {
    "en": ("Course on maps", "and", "May 2027", "Place: Town Hall, Galway, Ireland"),
    "es": ("Curso de mapas", "y", "de mayo de 2027", "Lugar: Sala Azul, Lima, Perú"),
    "pt": ("Curso de mapas", "e", "de maio de 2027", "Local: Sala Azul, Lisboa, Portugal"),
    "fr": ("Cours de cartes", "et", "mai 2027", "Lieu : Salle Bleue, Lyon, France"),
}


def read(*lines: str) -> Reading:
    return read_programme(Findings(Source(name="p.txt", text="\n".join([*lines, ""]))), Options())


def told(reading: Reading) -> list[str]:
    return [one.message for one in reading.problems if one.code == "unread-text"]


@pytest.mark.parametrize("language", LISTED)
def test_a_range_has_every_day_between_its_bounds_and_a_list_of_others_is_none(language: str) -> None:
    _, word, month, _ = LISTED[language]
    for days in (list(some) for length in (2, 3, 4) for some in combinations(range(3, 10), length)):
        text = f"{', '.join(map(str, days[:-1]))} {word} {days[-1]} {month}"
        found = find_days(text)
        assert found is not None
        assert (found.first.day, found.begin, found.finish) == (days[0], 0, len(text)), text
        follow = days == list(range(days[0], days[-1] + 1))
        assert found.is_list is not follow, text
        assert (found.last.day if found.last else None) == (days[-1] if follow else None), text


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("30 April and 1 May 2027", (5, 1)),
        ("31 December and 1 January 2027", (1, 1)),
        ("5 May and 12 May 2027", None),
        ("30 April and 2 May 2027", None),
        ("3 & 10 & 17 May 2027", None),
        ("3, 4 to 8 May 2027", (5, 8)),
        ("3, 6 to 8 May 2027", None),
        ("May 3, 10 and 17, 2027", None),
        ("4 to 13 May 2027", (5, 13)),
    ],
)
def test_months_and_signs_between_days(text: str, last: tuple[int, int] | None) -> None:
    found = find_days(text)
    assert found is not None
    assert (found.last[1:] if found.last else None) == last
    assert found.is_list is (last is None)


@pytest.mark.parametrize("language", LISTED)
@pytest.mark.parametrize("hours", ["", ", 17:00 - 19:00"])
def test_a_list_of_days_has_no_end_and_is_told(language: str, hours: str) -> None:
    title, word, month, place = LISTED[language]
    days = f"4, 6, 11 {word} 13 {month}"
    reading = read(title, days + hours, place)
    assert reading.event is not None
    assert reading.event.start_date == f"2027-05-04{'T17:00' if hours else ''}"
    assert reading.event.end_date is None
    assert reading.event.event_schedule is None
    assert [one for one in told(reading) if days in one]
    assert bool(hours) is any("17:00 - 19:00" in one for one in told(reading))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("de 9 a 13 y de 15 a 18 h", (9, 18)),
        ("das 9h às 12h e das 14h às 18h", (9, 18)),
        ("de 10h à 12h et de 14h à 18h", (10, 18)),
        ("9 to 1 and 3 to 6 pm", (9, 18)),
        ("7 to 8 and 9 to 10 pm", (19, 22)),
        ("9:00-12:00, 13:00-17:00", (9, 17)),
        ("8:00-10:00, 10:30-11:00 and 11:30-14:00, Room 3", (8, 14)),
        ("9 a 12 y 3 a 6 h", (9, None)),
        ("10:00-11:00, 3 rooms", None),
        ("1-2 and 3-4", None),
        ("10:00, 11:00, 12:00 and 13:00", None),
    ],
)
def test_spans_of_a_day(text: str, bounds: tuple[int, int | None] | None) -> None:
    found = spans_of_day(text)
    hours = (found.start.minutes // 60, found.end.minutes // 60 if found.end else None) if found else None
    assert hours == bounds


@pytest.mark.parametrize("hours", ["de 9 a 13 y de 15 a 18 h", "9:00 a 13:00 y 15:00 a 18:00"])
@pytest.mark.parametrize("form", ["Sábado 8 de mayo de 2027, {}", "8 de mayo de 2027\nHorario: {}"])
def test_no_half_of_a_day_is_lost(form: str, hours: str) -> None:
    reading = read("Jornada de puertas abiertas", form.format(hours), "Lugar: Archivo Nacional, Sucre, Bolivia")
    assert reading.event is not None
    assert (reading.event.start_date, reading.event.end_date) == ("2027-05-08T09:00", "2027-05-08T18:00")
    assert len([one for one in told(reading) if hours.removeprefix("de ") in one]) == 1
    several = read("Jornada de puertas abiertas", f"8 al 10 de mayo de 2027, {hours}", "Lugar: Archivo Nacional, Sucre, Bolivia")
    assert several.event is not None
    assert several.event.event_schedule is None
    assert [one for one in told(several) if hours.removeprefix("de ") in one]


@pytest.mark.parametrize("promise", ["to be confirmed", "tbc", "a confirmar", "por confirmar", "à confirmer", "a confirmer"])
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Speakers: Ana Gil ({}) and Luis Paz", "Ana Gil"),
        ("Speakers: Ana Gil, Luis Paz ({})", "Luis Paz"),
        ("10:00 Lecture by Dr. Eva Long ({})", "Eva Long"),
        ("10:00-11:00 Rivers - Eva Long, {}", "Eva Long"),
        ("10:00-11:00 Rivers - Eva Long, Director ({})", "Eva Long"),
    ],
)
def test_who_is_to_be_confirmed_is_asked(promise: str, line: str, name: str) -> None:
    reading = read("Panel", "3 May 2027", "Venue: Town Hall, York", line.format(promise))
    asked = [one.question for one in reading.problems if one.code == "unsure"]
    assert asked == [f"Is “{name}” confirmed?"]


def test_a_slot_that_is_left_open_is_asked_once() -> None:
    reading = read("Panel", "3 May 2027", "Venue: Town Hall, Leeds", "10:00 - 11:00 (tbc)", "11:00 Maps", "A line (tbc)")
    assert [one.code for one in reading.problems if one.question] == ["speaker-open"]


@pytest.mark.parametrize(
    ("first", "lines"),
    [
        (
            "Festival de mapas, del 2 al 31 de octubre de 2027",
            "- viernes 2, a las 10:00, en el Molino: Paseo por la ribera\n- martes 13: Mapas del valle, de 10:00 a 12:00 y de 14:00 a 16:00 horas.\n"
            "- sábado 24: Talleres abiertos; a las 16:30 horas.\n- sábado 31: Cierre en el Molino. De 18:00 a 20:00 horas.",
        ),
        (
            "Festival de mapas, de 2 a 31 de outubro de 2027",
            "- sexta-feira 2, às 10:00, no Moinho: Paseo por la ribera\n- terça-feira 13: Mapas del valle, das 10:00 às 12:00 e das 14:00 às 16:00.\n"
            "- sábado 24: Talleres abiertos; às 16:30.\n- domingo 31: Cierre en el Molino. Das 18:00 às 20:00.",
        ),
    ],
)
def test_days_by_weekday_and_number_begin_the_items_of_a_list(first: str, lines: str) -> None:
    event = read_text(f"{first}\n\nVenha. Ven a dibujar.\n\nPrograma:\n\n{lines}\n")[0].event
    assert event is not None
    assert [(one.name, one.start_date, one.end_date) for one in event.sub_event] == [
        ("Paseo por la ribera", "2027-10-02T10:00", None),
        ("Mapas del valle", "2027-10-13T10:00", "2027-10-13T12:00"),
        ("Mapas del valle", "2027-10-13T14:00", "2027-10-13T16:00"),
        ("Talleres abiertos", "2027-10-24T16:30", None),
        ("Cierre en el Molino", "2027-10-31T18:00", "2027-10-31T20:00"),
    ]


def test_blocks_that_end_with_their_labels() -> None:
    event = read_text(
        "Congresso de mapas - de 7 a 9 de novembro de 2027\n\nPROGRAMAÇÃO\n\nSessão de abertura.\n\nData: 07/11 (domingo).\nHorário: 19h30.\n"
        "Local: Sala 24.\n\nMapas e rios\n\nCoordenação: Ana Gil\nResumo: Como os rios mudam os mapas, e quem os desenha.\n\nData: 08/11.\n"
        "Horário: 14:30 horas.\nLocal: Sala 26.\n\nMapas e letras\n\nCoordenação: Rui Reis\n\nData: 09/11.\nHorário: 9:30 horas.\nLocal: Sala 24.\n"
    )[0].event
    assert event is not None
    assert (event.name, event.start_date) == ("Congresso de mapas", "2027-11-07T19:30")
    assert [(one.name, one.start_date) for one in event.sub_event] == [
        ("Sessão de abertura", "2027-11-07T19:30"), ("Mapas e rios", "2027-11-08T14:30"), ("Mapas e letras", "2027-11-09T09:30")]  # fmt: skip
    assert [one.performer[0].name for one in event.sub_event[1:] if one.performer] == ["Ana Gil", "Rui Reis"]


def test_labels_of_one_event_that_stand_apart_are_no_blocks() -> None:
    text = "Noche de mapas\n\nFecha: 3 de mayo de 2027\n\nVen a dibujar.\n\nHora: 19:00\n\nLugar: Molino\n\nMás de los mapas\n\nHora: 19:00\n"
    event = read_text(text)[0].event
    assert event is not None
    assert event.sub_event == ()


def test_items_of_a_list_with_their_days_below_them() -> None:
    items = "* Canciones del río\n* 24 de septiembre, 21h\n\nUna noche.\n\n* Danzas del valle\n* 25 de septiembre, 21h\n\nOtra noche.\n"
    event = read_text(f"Festival del río\n\nDel 24 al 25 de septiembre de 2027, Teatro del Molino\n\n{items}")[0].event
    assert event is not None
    assert [(one.name, one.start_date) for one in event.sub_event] == [
        ("Canciones del río", "2027-09-24T21:00"), ("Danzas del valle", "2027-09-25T21:00")]  # fmt: skip


@pytest.mark.parametrize("mark", ["->", "=>", "→", "►", "-"])
@pytest.mark.parametrize("strong", ["__", "**", ""])
def test_hours_behind_an_arrow_are_slots(mark: str, strong: str) -> None:
    lines = f"{mark} {strong}de 19h30 à 20h30{strong} : un apéro\n\n{mark} {strong}de 20h30 à 22h{strong} : une lecture\n"
    event = read_text(f"Soirée des cartes\n\nLe mardi 4 mai 2027, Lyon\n\n{lines}")[0].event
    assert event is not None
    assert [(one.name, one.start_date, one.end_date) for one in event.sub_event] == [
        ("un apéro", "2027-05-04T19:30", "2027-05-04T20:30"), ("une lecture", "2027-05-04T20:30", "2027-05-04T22:00")]  # fmt: skip


def test_titles_that_are_all_places_are_rooms() -> None:
    dates = "* 29 de noviembre del 2027 a las 19:00 horas. Teatro Salvador Díaz [1]\n* 30 de noviembre del 2027 a las 19:00 horas. Teatro Salvador Díaz [1]\n"
    text = f"La pastorela del río\n\nSe presentará en:\n\n{dates}* 18 de diciembre del 2027 a las 18:00 horas. Casa de la Cultura [2]\n"
    event = read_text(text)[0].event
    assert event is not None
    assert [(one.name, one.room) for one in event.sub_event] == [
        (None, "Teatro Salvador Díaz"), (None, "Teatro Salvador Díaz"), (None, "Casa de la Cultura")]  # fmt: skip
    event = read_text(text.replace("Casa de la Cultura [2]", "Visita al museo"))[0].event
    assert event is not None
    assert [one.room for one in event.sub_event] == [None, None, None]
