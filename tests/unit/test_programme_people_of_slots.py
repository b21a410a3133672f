"""Who is in a slot: behind `por`, before the house in brackets, behind a label that asks; what they have studied is no office."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Person
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.text import Piece

HOUSES = """Mapas do vale

14 de maio de 2027, Lisboa, Portugal

Programa

12h00 Abertura da exposição (Convento dos Rios)
13h00 Oficina de mapas por Ana Gil (Biblioteca do Vale)
14h00 Conversa com Luís Paz e Eva Sol (Convento dos Rios)
{}
17h00 Encerramento (Convento dos Rios)
"""
BLOCKS = """# {title}

{long} 2027

## Old rivers

- **{when}:** {day} {first}, 19h30
- **{where}:** Room 1
- **{who}:** **Ana Gil** ({office} Map Museum)

## New rivers

- **{when}:** {day} {second}, 20h30
- **{where}:** Room 2
- **{who}:** Zilah Okworo (Map Society) {und} Luis Paz (Map School)
"""


def _slots(text: str) -> list[Event]:
    event = read_text(text)[0].event
    assert event is not None
    return list(event.sub_event)


def _people(slot: Event) -> list[tuple[object, object, tuple[object, ...]]]:
    people = [one for one in slot.performer if isinstance(one, Person)]
    return [(one.name, one.job_title, tuple(body.name for body in one.affiliation)) for one in people]


@pytest.mark.parametrize("lead", ["por", "pelo", "com", "by", "par"])
def test_people_stand_behind_a_small_word_at_the_end_of_a_title(lead: str) -> None:
    slot = _slots(HOUSES.format(f"15h00 Performance Águas {lead} Ana Gil"))[3]
    assert slot.name is not None
    assert _people(slot) == [("Ana Gil", (), ())]
    assert str(slot.name) == "Performance Águas"


def test_nobody_stands_behind_a_small_word_alone() -> None:
    assert _people(_slots(HOUSES.format("15h00 Caminhada por Rios Antigos"))[3]) == []


def test_the_house_in_brackets_that_comes_again_is_the_room_of_a_slot_and_nobodys_body() -> None:
    slots = _slots(HOUSES.format("15h00 Palestra por Rui Sá (Praia do Vale)"))
    assert [_people(slot) for slot in slots] == [
        [], [("Ana Gil", (), ())], [("Luís Paz", (), ()), ("Eva Sol", (), ())], [("Rui Sá", (), ())], [],
    ]  # fmt: skip
    assert [str(slot.room) for slot in slots] == [
        "Convento dos Rios", "Biblioteca do Vale", "Convento dos Rios", "Praia do Vale", "Convento dos Rios",
    ]  # fmt: skip


@pytest.mark.parametrize("body", ["Universidade do Vale", "UFVale", "Sociedade do Vale"])
def test_a_body_in_brackets_that_comes_again_is_where_they_are_from(body: str) -> None:
    text = HOUSES.replace("Convento dos Rios", body).replace("Biblioteca do Vale", body)
    assert _people(_slots(text.format("15h00 Debate"))[1]) == [("Ana Gil", (), (body,))]


@pytest.mark.parametrize(("words", "day"), [
    (("When", "Where", "Who", "director of the", "and"), "{} May"),
    (("Quando", "Onde", "Quem", "diretora do", "e"), "{} de maio"),
    (("Cuándo", "Dónde", "Quién", "directora del", "y"), "{} de mayo"),
    (("Quand", "Où", "Qui", "directrice du", "et"), "{} mai"),
])  # fmt: skip
def test_who_is_a_label(words: tuple[str, ...], day: str) -> None:
    when, where, who, office, und = words
    first, second = day.format(3), day.format(4)
    text = BLOCKS.format(
        title="Rivers of the valley", long=first, day="", when=when, where=where, who=who, office=office, und=und,
        first=first, second=second,
    )  # fmt: skip
    slots = _slots(text)
    assert [_people(slot) for slot in slots] == [
        [("Ana Gil", (office.rsplit(" ", 2)[0] if " of " in office else office.split()[0],), ("Map Museum",))],
        [("Zilah Okworo", (), ("Map Society",)), ("Luis Paz", (), ("Map School",))],
    ]


@pytest.mark.parametrize("line", ["Who: everybody", "Who: ALL", "Quem: estudantes da cidade", "Qui : tout public"])
def test_who_may_come_is_nobody(line: str) -> None:
    event = read_text(f"Maps of the valley\n\n3 May 2027, 19:00\n{line}\n")[0].event
    assert event is not None
    assert event.performer == ()


@pytest.mark.parametrize(("said", "offices"), [
    ("Mestre em Letras e Secretário-Geral", ("Secretário-Geral",)),
    ("Licenciada em Ciências Sociais e Humanas e diretora do Museu", ("diretora do Museu",)),
    ("PhD in Physics and professor", ("professor",)),
    ("Doctora en Historia", ()),
    ("Docteure en chimie, directrice du Musée", ("directrice",)),
    ("autora, tradutora e crítica de arte, Museu", ("autora", "tradutora e crítica de arte")),
])  # fmt: skip
def test_what_somebody_has_studied_is_no_office(said: str, offices: tuple[str, ...]) -> None:
    (found,) = read_people([Piece(f"Ana Gil ({said})", 0)])
    assert isinstance(found.person, Person)
    assert found.person.job_title == offices


def test_the_mark_of_a_note_and_the_address_of_a_name_are_no_part_of_it() -> None:
    table = """# Maps of the valley

Time | Monday | Tuesday | Wednesday
:---:|:---|:---|:---
9:00 | **Registration** | Old maps <br> [Ana Gil](https://example.org/ana) | Rivers <br> Luis Paz [^1]
10:00 | Wells <br> Eva Sol[^2] | New maps <br> Rui Gil | Mills <br> Lea Paz

[^1]: Online
"""
    assert {one[0] for slot in _slots(table) for one in _people(slot)} == {"Ana Gil", "Luis Paz", "Eva Sol", "Rui Gil", "Lea Paz"}


@pytest.mark.parametrize("label", ["Localização", "Ubicación", "Emplacement", "Location", "Organização", "Patrocinadores"])
def test_lines_apart_below_the_label_of_places_or_bodies_are_nobody(label: str) -> None:
    text = HOUSES.format("15h00 Debate") + f"\n{label}\n\nRecanto do Vale\n\nMoradia do Rio\n"
    assert _people(_slots(text)[-1]) == []
