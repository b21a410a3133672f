"""What reads like a body and does not hold the event: people, towns, items of a list, labels; and where its name begins and ends."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text


def hosts(text: str) -> list[str]:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return [str(one.name) for one in event.organizer]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maps\n\n3 May 2027, 7pm\n\nAbout\nOld Lanes invites you to a workshop on maps.\n", "Old Lanes"),
        (
            "Mapas\n\n3 de mayo de 2027, 19:00\n\nDescripción\nMapas Vivos tiene el placer de organizar un taller.\n",
            "Mapas Vivos",
        ),
        ("Mapas\n\n3 de maio de 2027, 19h\n\nDescrição\nMapas Vivos convida para uma oficina.\n", "Mapas Vivos"),
        ("Cartes\n\n3 mai 2027, 19h\n\n**Présentation :**\nAtlas Commun a le plaisir d'organiser un atelier.\n", "Atlas Commun"),
        ("Harbour Museum to Host Lecture on Maps\n\nThe lecture takes place on 3 May 2027 at 4 p.m.\n", "Harbour Museum"),
        ("Old Lanes Society to Present Fifty Years in a Lecture\n\nThe lecture is on 3 May 2027.\n", "Old Lanes Society"),
        ("Mapas\n\nPrefeitura de Olinda\nconvida para a oficina de 3 de maio de 2027, às 19h.\n", "Prefeitura de Olinda"),
    ],
)
def test_a_name_ends_and_begins_where_its_words_do(text: str, expected: str) -> None:
    assert hosts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Seminar on 3 May 2027\nMartha Hill & Peter Brook\n\nThe first seminar is on 3 May 2027, with talks by Martha Hill and Peter Brook.\n",
        "Séminaire le 3 mai 2027\nClaire Dupont & Jean Martin\n\nLe séminaire aura lieu le 3 mai 2027, avec Claire Dupont et Jean Martin.\n",
        "The meeting will be on 3 May 2027. The valley is close to the Dutch towns of Venlo and Roermond.\n",
        "Maps of the war\n\n3 May 2027\n\nOn show were flags and posters of:\n• The Lee Valley Society,\n• Old Harbour Team.\n",
        "Mapas de la guerra\n\n3 de mayo de 2027\n\nSe mostraron banderas y carteles de:\n• Sociedad del Valle\n• Asociación del Puerto\n",
        "•  Meeting Date May 03, 2027\n•  Meeting Type Full Commission\nTime\n10:00 AM\n",
        "•  Fecha 3 de mayo de 2027\n•  Tipo de reunión Comisión Plena\nHora\n10:00\n",
    ],
)
def test_what_is_none_holds_nothing(text: str) -> None:
    assert hosts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Congress of Maps\n\n3 May 2027\n\nThe congress is organised by:\n• Lee Valley Society\n• Old Harbour Team\n", 2),
        ("Congrès des cartes\n\n3 mai 2027\n\nL'Association des régions de France organise le congrès.\n", 1),
    ],
)
def test_a_list_of_holders_stays(text: str, expected: int) -> None:
    assert len(hosts(text)) == expected
