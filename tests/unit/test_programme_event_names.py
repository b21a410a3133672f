"""What sentences call the event, in four languages, and what they call otherwise."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.event_names import event_named
from event_ld.readers.programme.text import Piece


def _name(text: str) -> str | None:
    [found] = read_text(text)
    return None if found.event is None or found.event.name is None else str(found.event.name)


def _named(*paragraphs: str, others: tuple[str, ...] = ()) -> str | None:
    text = "\n\n".join(paragraphs)
    pieces = [Piece(one, text.index(one)) for one in paragraphs]
    found = event_named(pieces, text, [Piece(one, 0) for one in others])
    return None if found is None else found.piece.value


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The library invites everybody to its 3rd Lakes Mapping Conference on 4 May 2027.", "3rd Lakes Mapping Conference"),
        ("El museo organiza el II Congreso de Mapas del Norte el 4 de mayo de 2027.", "II Congreso de Mapas del Norte"),
        ("A câmara promove a 5ª Semana do Mapa de Almada de 4 a 8 de maio de 2027.", "5ª Semana do Mapa de Almada"),
        ("La ville organise la Fête des Cartes et des Plans le 4 mai 2027.", "Fête des Cartes et des Plans"),
        ("The library gives a talk “Lakes on old maps” on 4 May 2027.", "Lakes on old maps"),
        ("El museo ofrece el ciclo «365 mapas» el 4 de mayo de 2027.", "365 mapas"),
        ("A câmara promove a conversa “Mapas e rios” no dia 4 de maio de 2027.", "Mapas e rios"),
        ("La ville propose une rencontre intitulée « Cartes et rivières » le 4 mai 2027.", "Cartes et rivières"),
        ("The Workshop on lakes and maps will be held on 4 May 2027.", "Workshop on lakes and maps"),
        ("Los mapas llegan a la sala en el marco del II Congreso de Mapas.", None),
        ("The Lakes Assembly Convention invites everybody on 4 May 2027.", None),
        ("We meet in the Lakes Conference Room on 4 May 2027.", None),
        ("We meet on 4 May 2027, Session 2.", None),
        ("The talk is part of “Lakes House”.", None),
        ("It will be held on 4 May 2027.", None),
    ],
)
def test_what_a_sentence_calls_the_event(sentence: str, name: str | None) -> None:
    assert _named(sentence) == name


def test_a_name_that_comes_back_speaks_for_itself() -> None:
    first = "Last year the Map Days told of rivers."
    assert _named(first, "The Lakes Congress takes place on 4 May 2027.") == "Lakes Congress"
    assert (
        _named(f"{first} Map Days!", "The Lakes Congress is near.", "Lakes Congress: come.", "Lakes Congress!")
        == "Lakes Congress"
    )


def test_a_slot_is_no_name_of_its_event() -> None:
    sentence = "The library gives a talk “Lakes on old maps” on 4 May 2027."
    assert _named(sentence, others=("Lakes on old maps",)) is None


def test_a_line_in_capitals_tells_no_names_apart() -> None:
    assert _named("PLEASE NOTE THAT THIS IS A VERSION OF THE CONFERENCE THAT MAY STILL CHANGE") is None
    assert _named("II ENCONTRO DE MAPAS") == "II ENCONTRO DE MAPAS"


@pytest.mark.parametrize(
    ("first", "sentence", "name"),
    [
        (
            "Museum organises a conference on maps and lakes",
            "The Lakes Map Conference takes place on 4 May 2027.",
            "Lakes Map Conference",
        ),
        ("La mairie organise un débat sur les cartes", "Le Débat des Cartes aura lieu le 4 mai 2027.", "Débat des Cartes"),
        ("04/05/2027 Participa", "El Congreso de Mapas se celebrará el 4 de mayo de 2027.", "Congreso de Mapas"),
        ("Map Society of Leeds", "The Lakes Map Conference takes place on 4 May 2027.", "Lakes Map Conference"),
        ("Lakes and maps", "The Lakes Map Conference is near.", "Lakes and maps"),
        ("Conference on lakes", "The Autumn Map Days take place on 4 May 2027.", "Conference on lakes"),
    ],
)
def test_a_line_at_the_head_that_is_no_name_gives_way_to_a_sentence(first: str, sentence: str, name: str) -> None:
    assert _name(f"{first}\n\n{sentence}\n\nCome and see us, and bring a map.\n") == name


@pytest.mark.parametrize(
    "heading",
    [
        "Official programme", "Event details", "Useful information", "Programme (subject to change)", "Agenda - 4 May 2027",
        "Programa oficial", "Información de las jornadas", "Jueves 6 de mayo - Agenda", "Próximos encuentros",
        "Informações gerais", "Programação oficial", "Emploi du temps", "Informations pratiques", "Description de l’événement",
        "Prochaines rencontres",
    ],
)  # fmt: skip
def test_the_heading_of_a_part_of_a_page_is_no_name(heading: str) -> None:
    assert _name(f"{heading}\n\n9:00 Maps\n\n10:00 Lakes\n\n11:00 Rivers\n") is None
