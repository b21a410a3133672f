"""People whom a text names and who are not there: writers of the page, the dead, the quoted, whom things are named after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.names import looks_like_name
from event_ld.readers.programme.text import Piece

if TYPE_CHECKING:
    from event_ld.model import Event


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def names(event: Event) -> list[str]:
    """The names of all who perform, and of those in the slots."""
    return [str(one.name) for each in (event, *event.sub_event) for one in each.performer]


LINES = [
    "- ligne 3, arrêt Louise Meunier",
    "- métro Victor Marchand",
    "Parada de metro: estación Carlos Prieto",
    "Ganadores del Premio Marta Salas",
    "Meet in front of the Peter Crow Mansion.",
    "Winners of the Ann Lowe Prize",
    "Peter Crow (1899-1970)",
    "Peter Crow, the father of river maps",
    "Un film écrit et réalisé par Paul Marchand.",
    "A video titled “Old maps”, written by Peter Crow.",
    "Anonymous networks, used by Peter Crow",
    "Des experts tels que Paul Marchand",
    "The council will authorize the Hon. City Mayor, Peter Crow, to sign a letter.",
    "Texto: Marta Salas",
    "“Los mapas mienten”, mencionó el ministro de Aguas, Pedro Salas.",
    "“Maps lie,” says the head of the museum, Peter Crow.",
]


@pytest.mark.parametrize("line", LINES)
def test_who_is_only_named_speaks_nowhere(line: str) -> None:
    assert names(read(f"Rivers and maps\n\n8 December 2027, 7 pm\n\n{line}\n")) == []


@pytest.mark.parametrize("line", LINES)
def test_who_is_only_named_is_no_speaker_of_a_slot(line: str) -> None:
    slots = (
        "9:00 Maps of old\nEva Gil, Map School\n10:00 Rivers\nLuis Rojo, Map School\n{line}\n11:00 Towns\nAna Mora, Map School\n"
    )
    event = read(f"Rivers and maps\n\n8 December 2027\n\n{slots.format(line=line)}")
    assert [one for one in names(event) if one not in {"Eva Gil", "Luis Rojo", "Ana Mora"}] == []


@pytest.mark.parametrize("head", ["14-10-2027 | Ana Vaz", "Ana Vaz | 14-10-2027"])
def test_who_wrote_the_page_is_no_speaker(head: str) -> None:
    text = f"Festa das Cartas anima o Porto\n{head}\nO Conselho das Cartas apresenta de 16 a 18 de outubro de 2027 a 7ª edição da Festa.\n"
    assert names(read(text)) == []


def test_what_is_said_of_somebody_who_is_not_there_is_not_of_the_next_one() -> None:
    text = "Maps\n\n8 December 2027\n\n9:00 Rivers\nPeter Crow (1899-1970), founder of the club, and talks by Ann Lowe\n10:00 Towns\n11:00 Sea\n"
    found = [one for slot in read(text).sub_event for one in slot.performer]
    assert all(not one.job_title for one in found if one.name == "Ann Lowe")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "Urban Development",
        "Marine Biology",
        "Desarrollo Urbano",
        "Formulario Inscripción",
        "Register Now",
        "América Latina",
        "South Carolina",
        "New Jersey",
        "Edward Street Building",
    ],
)
def test_a_subject_or_a_land_is_no_name(text: str) -> None:
    assert not looks_like_name(Piece(text, 0))


@pytest.mark.parametrize("text", ["Virginia Harrow", "Georgia Lowe", "Carolina Prieto", "Marine Dupont", "Urban Lindh"])
def test_a_name_with_such_a_word_is_one(text: str) -> None:
    assert looks_like_name(Piece(text, 0))


@pytest.mark.parametrize("behind", ["Foundation models of the cortex", "Library of the future"])
def test_a_title_in_the_next_cell_names_no_house(behind: str) -> None:
    text = (
        f"Programme\n\n8 December 2027\n\n9:00\tAndreas Toll\t{behind}\n10:00\tHannah Hope\tOpen maps\n11:00\tEva Gil\tRivers\n"
    )
    assert "Andreas Toll" in names(read(text))
