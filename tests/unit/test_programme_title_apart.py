"""A title that stands apart: below its label, or below the kind of event with when and where it is between them."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text


def _name(text: str) -> object:
    (reading,) = read_text(text, form="programme")
    return reading.event.name if reading.event is not None else None


HEADS = [
    ("Seminar", "12 May 2027, 6 pm", "Town Hall, Leeds", "Who pays for the rivers?"),
    ("LECTURE", "Tuesday, 4 May 2027", "Town Hall, Leeds", "Old mills of the north: what is left"),
    ("Conferencia", "19 mar. 2027", "Casa de la Cultura, Lugo", "Conferencia de Ana Gil: los ríos del valle"),
    ("Taller", "4 de mayo de 2027, 18:00", "Biblioteca Central, Lugo", "Ríos para los valles secos"),
    ("Séminaire", "Mardi 4 mai 2027 à 19h00", "Maison du Peuple, Rennes", "LES VIEUX MOULINS ? UNE MÉMOIRE PARTAGÉE"),
    ("Palestra", "4 de maio de 2027, às 18h", "Casa da Cultura, Braga", "Rios para os vales secos"),
]


@pytest.mark.parametrize("place", [True, False])
@pytest.mark.parametrize(("kind", "when", "where", "title"), HEADS, ids=lambda one: one[:12])
def test_a_title_below_the_kind_and_when_it_is(kind: str, when: str, where: str, title: str, *, place: bool) -> None:
    lines = [kind, when, *([where] if place else []), "", title, "", "The valleys are dry and the rivers are low."]
    assert _name("\n".join(lines)) == title


@pytest.mark.parametrize("below", ["Ana Gil", "The valleys are dry, and the rivers low.", "- Who pays?"])
def test_what_is_no_title_leaves_the_kind(below: str) -> None:
    assert _name(f"Seminar\n12 May 2027, 6 pm\n\n{below}\n") == "Seminar"


BLOCKS = [
    ("Title", "Speaker", "Date", "Who pays for the rivers? Rights and duties. And what next"),
    ("Título", "Ponente", "Fecha", "Ríos para los valles secos"),
    ("Titre", "Intervenante", "Date", "Les vieux moulins du nord : une mémoire partagée"),
    ("Título", "Palestrante", "Data", "Rios para os vales secos"),
]


@pytest.mark.parametrize(("label", "who", "when", "title"), BLOCKS)
def test_a_title_below_its_label(label: str, who: str, when: str, title: str) -> None:
    head = f"Seminar\nMaps & Rivers at Leeds\n\n{when}\n2027-04-13\n\n"
    assert _name(f"{head}{label}\n{title}\n\n{who}\nAna Gil\n") == title
    assert _name(f"{head}{who}\nAna Gil\n\n{label}\n{title}\n") != title, "behind a speaker it is that of a talk"


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("A quién va dirigido", "Público en general."),
        ("Who should attend", "Friends of Rivers Forum"),
        ("Tarifs", "Forum Plein Tarif"),
    ],
)
def test_for_whom_an_event_is_is_not_its_name(heading: str, below: str) -> None:
    assert (
        _name(f"Bicentenary of old mills: the sung memory\n\n{heading}\n\n{below}\n\n12 May 2027\n")
        == "Bicentenary of old mills: the sung memory"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Events\nAn Afternoon with Ana Gil\n\nOn 11 March 2027 the Summit Historical Society will hold a tea.\n",
            "An Afternoon with Ana Gil",
        ),
        (
            "Testing old maps before they burn\nMaps Training Seminar Series\n\nThe next talk of the Maps Training Seminar Series will feature Ana"
            " Gil. The Maps Training Seminar Series is held by the Map Club on 11 March 2027.\n",
            "Testing old maps before they burn",
        ),
        (
            "Mapas contra el fin del mundo\nLes invitamos a la charla con la artista Ana Gil, que se celebra el 7 de junio de 2027.\n",
            "Mapas contra el fin del mundo",
        ),
        ("Map History Museum to Host Book Signing with Ana Gil\n\nIt is on 6 May 2027.\n", "Book Signing with Ana Gil"),
        ("El Museo del Mapa acoge la Noche de los Ríos\n\nEs el 6 de mayo de 2027.\n", "Noche de los Ríos"),
        (
            'A Map Club Dialogue\n\n1 April 2027, 12:30-13:45\n\n"To read or not to read a map"\n\nby Ana Gil\n',
            "To read or not to read a map",
        ),
        (
            'Séminaire le 6 octobre 2027\n\nLe premier séminaire "Cartes de Paris" aura lieu le 6 octobre 2027.\n',
            "Cartes de Paris",
        ),
        ("Add to Calendar\nOctober Allocations Meeting\n\n4 October 2027\n", "October Allocations Meeting"),
    ],
)
def test_what_is_no_name_leaves_the_one_above(text: str, title: str) -> None:
    assert _name(text) == title
