"""Records that say their title behind a label: below the name of who speaks, among the day and the hours, in any order."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event

WORDS = {
    "en": ("Map Week", "Dr {}", "Title: {}", "Date: {} May 2027", "Time: {}", "Room: {}", "Abstract: {}"),
    "es": ("Semana del mapa", "Dra. {}", "Título: {}", "Fecha: {} de mayo de 2027", "Hora: {}", "Lugar: {}", "Resumen: {}"),
    "fr": ("Semaine des cartes", "Pr {}", "Titre : {}", "Date : {} mai 2027", "Heure : {}", "Lieu : {}", "Résumé : {}"),
    "pt": ("Semana dos mapas", "Dr. {}", "Título: {}", "Data: {}/Mai/2027 (noite)", "Horário: {}", "Local: {}", "Resumo: {}"),
}
TALKS = [
    ("Ana Gil", "Old maps: rivers and stars", "11", "19:00", "Atlas House"),
    ("Luis Paz", "Ink and paper", "11", "20:30", "Sala 12"),
    ("Eva Sol", "What the coast was", "12", "19:00", "Atlas House"),
]
LIFE = "Old sheets of the coast and of the rivers are drawn again by hand, and Rosa Mar teaches how to draw them."


def _event(text: str) -> Event:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return event


def _slots(event: Event) -> list[tuple[str, ...]]:
    return [(one.start_date or "", str(one.name), *(str(who.name) for who in one.performer)) for one in event.sub_event]


def _text(language: str, order: tuple[int, ...], *, blank: str, named: bool = True, life: bool = False) -> str:
    name, who, title, day, hour, where, abstract = WORDS[language]
    blocks = []
    for person, talk, date, time, place in TALKS:
        labelled = (title.format(talk), day.format(date), hour.format(time), where.format(place))
        lines = [who.format(person)] * named + [labelled[at] for at in order] + [abstract.format(LIFE)] * life
        blocks.append("\n".join(lines))
    return f"{name}\n\n" + blank.join(blocks)


TOLD = [(f"2027-05-{day}T{time}", title, person) for person, title, day, time, _ in TALKS]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 0, 1), (0, 3, 1, 2), (1, 2, 3, 0)])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("life", [True, False])
def test_a_record_begins_with_who_speaks(language: str, order: tuple[int, ...], blank: str, *, life: bool) -> None:
    event = _event(_text(language, order, blank=blank, life=life))
    assert _slots(event) == TOLD
    assert event.name == WORDS[language][0]
    assert event.start_date == TOLD[0][0]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_a_record_may_have_labels_alone(language: str, order: tuple[int, ...]) -> None:
    event = _event(_text(language, order, blank="\n", named=False))
    assert _slots(event) == [one[:2] for one in TOLD]


@pytest.mark.parametrize("link", ["Currículo Lattes", "Curriculum vitae"])
def test_a_link_below_a_name_is_nobody(link: str) -> None:
    text = "".join(
        f"Dr. {person}\n{link}\nTítulo: {talk}\nData: {day}/05/2027\nHora: {hour}\n" for person, talk, day, hour, _ in TALKS
    )
    event = _event(f"Palestrantes\n{text}")
    assert _slots(event) == TOLD
    assert all(who.name != link for who in event.performer)


@pytest.mark.parametrize("order", [*permutations(range(3))])
@pytest.mark.parametrize(
    ("hour", "what", "where"),
    [
        ("Time: {}", "Activity: {}", "Place: {}"),
        ("Hora: {}", "Actividad: {}", "Lugar: {}"),
        ("Heure : {}", "Activité : {}", "Lieu : {}"),
        ("Horário: {}", "Atividade: {}", "Local: {}"),
    ],
)
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("few", [2, 3])
def test_an_activity_is_the_title_of_its_hours(
    order: tuple[int, ...], hour: str, what: str, where: str, blank: str, few: int
) -> None:
    rows = [("18:30-18:50", "Registration", "Hall"), ("18:50-19:30", "Old maps", "Room 2"), ("19:30-20:00", "Ink", "Hall")][:few]
    blocks = []
    for time, title, room in rows:
        labelled = (hour.format(time), what.format(title), where.format(room))
        blocks.append("\n".join(labelled[at] for at in order))
    event = _event(f"Map Week\n18/5/2027\n\n{blank.join(blocks)}")
    found = [
        (str(one.start_date)[11:16], str(one.name), str(one.room or getattr(one.location, "name", ""))) for one in event.sub_event
    ]
    assert found == [(time[:5], title, room) for time, title, room in rows]


def test_one_record_is_the_event() -> None:
    event = _event("Dr Ana Gil\nTitle: Old maps\nDate: 11 May 2027\nTime: 19:00\nPlace: Atlas House")
    assert (event.name, event.start_date, event.sub_event) == ("Old maps", "2027-05-11T19:00", ())
