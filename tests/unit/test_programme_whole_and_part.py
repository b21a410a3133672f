"""The days of the whole event beside those of a part, when somebody wrote of it, and what takes hours and begins at none."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.times import find_time


def _moments(text: str) -> tuple[str, str]:
    (reading,) = read_text(text, form="programme")
    assert reading.event is not None
    return str(reading.event.start_date or "")[:16], str(reading.event.end_date or "")[:16]


WHOLES = [
    ("Map week\nFrom 28 to 31 August 2029\nTown Hall, Leeds", "On 29 August, from 4.30 pm to 6 pm, talk: Staying at home."),
    (
        "Semana del mapa\nDel 28 al 31 de agosto de 2029\nCasa de la Cultura, Lugo",
        "El 29 de agosto, de 16:30 a 18:00, charla: Quedarse en casa.",
    ),
    (
        "Semaine de la carte\nDu 28 au 31 août 2029\nMaison du Peuple, Rennes",
        "Le 29 août, de 16h30 à 18h00, débat : Rester chez soi.",
    ),
    (
        "Semana do mapa\n28 a 31 de agosto de 2029\nCasa da Cultura, Braga",
        "No dia 29 de agosto, das 16h30 às 18h00, palestra: Ficar em casa.",
    ),
]


@pytest.mark.parametrize(("head", "part"), WHOLES, ids=["en", "es", "fr", "pt"])
def test_a_part_is_not_the_whole(head: str, part: str) -> None:
    assert _moments(f"{head}\n\n{part}\n") == ("2029-08-28", "2029-08-31")


@pytest.mark.parametrize(("head", "part"), WHOLES, ids=["en", "es", "fr", "pt"])
def test_the_hours_of_another_day_are_none_of_the_event(head: str, part: str) -> None:
    day = {"Map": "28 August 2029", "Sem": "28 de agosto de 2029"}.get(head[:3], "28 août 2029")
    day = day if "Semaine" not in head else "28 août 2029"
    title, _, place = head.split("\n")
    assert _moments(f"{title}\n{day}\n{place}\n\n{part}\n") == ("2029-08-28", "")


@pytest.mark.parametrize(
    ("stamp", "news", "start"),
    [
        (
            "Monday, 12 March 2029, 10:45 am\nPress Release: Northern College",
            "The lecture will be given on 21 March at 6pm in Hall 4.",
            "2029-03-21T18:00",
        ),
        ("Monday, 12 March 2029, 4:23 pm", "The lecture will be given on 21 March at 6pm in Hall 4.", "2029-03-21T18:00"),
        ("Lundi 12 mars 2029, 16h23", "La conférence aura lieu le 21 mars à 18h00.", "2029-03-21T18:00"),
        ("Monday, 12 March 2029, 4:23 pm", "The Map Club is holding a forum on rivers.", ""),
        ("Monday, 12 March 2029, 6:30 pm", "The Map Club is holding a forum on rivers.", "2029-03-12T18:30"),
    ],
)
def test_a_stamp_is_no_day_of_the_event(stamp: str, news: str, start: str) -> None:
    assert _moments(f"Lectures open the observatory\n\n{stamp}\n\n{news}\n")[0] == start


@pytest.mark.parametrize(
    "text", ["Curso de Primaria de 2 h.", "a course of 3 hours", "lasts 2h", "pendant 2 heures", "durante 4 horas"]
)
def test_a_length_is_no_hour(text: str) -> None:
    assert find_time(text) is None


@pytest.mark.parametrize("text", ["à partir de 8 h", "a partir de 8 h", "de 8 h à 12 h", "at 8 h", "às 8 h"])
def test_an_hour_is_no_length(text: str) -> None:
    found = find_time(text)
    assert found is not None
    assert found.start.hour == 8


def test_an_event_begins_with_the_first_of_its_days_and_not_of_its_lines() -> None:
    block = "{day} de {month} de 2029\nConferencia: “{title}”. Ana Gil.\nLocal: Escuela Técnica Hora: {hour} horas.\n"
    talks = [(5, "junio", "Los ríos", 19), (12, "junio", "El agua", 19), (29, "mayo", "El aula", 18)]
    text = "\n".join(block.format(day=day, month=month, title=title, hour=hour) for day, month, title, hour in talks)
    assert _moments(f"Jornadas de otoño\n\n{text}") == ("2029-05-29T18:00", "2029-06-12")
