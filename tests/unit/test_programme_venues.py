"""Which words of a sentence, of a line or of a list are the place of an event, and which are none; texts of our own."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Place, PostalAddress


def _event(text: str) -> Event:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return event


def _place(text: str) -> tuple[str | None, str | None]:
    """The name of the place of an event, and its town."""
    place = _event(text).location
    if not isinstance(place, Place):
        return None, None
    town = place.address.address_locality if isinstance(place.address, PostalAddress) else None
    return str(place.name) if place.name else None, str(town) if town else None


HEADS = {
    "en": "Congress of maps\n4 May 2027\n",
    "es": "Congreso de mapas\n4 de mayo de 2027\n",
    "pt": "Congresso de mapas\n4 de maio de 2027\n",
    "fr": "Congrès des cartes\n4 mai 2027\n",
}


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "This meeting will take place at the Map Society building, 210 Mill Street, NW, Leeds.", ("Map Society building", "Leeds")),
        ("en", "All talks will be in the Map House, Leeds", ("Map House", "Leeds")),
        ("en", "Join us at the Map House, 12 Mill Street, Leeds.", ("Map House", "Leeds")),
        ("en", "We meet at the Map House, Leeds", ("Map House", "Leeds")),
        ("es", "La reunión tendrá lugar en la Biblioteca Nacional, Calle Mayor 12, Madrid.", ("Biblioteca Nacional", "Madrid")),
        ("es", "La reunion tendra lugar en la Biblioteca Nacional, Calle Mayor 12, Madrid.", ("Biblioteca Nacional", "Madrid")),
        ("es", "Te esperamos en el Palacio del Agua, Lima", ("Palacio del Agua", "Lima")),
        ("es", "Ven a la Casa del Mapa, Lima", ("Casa del Mapa", "Lima")),
        ("pt", "O encontro acontece no Centro Cultural São Bento, Rua do Sol, 12, Recife.", ("Centro Cultural São Bento", "Recife")),
        ("pt", "O evento será na Casa do Mapa, Recife", ("Casa do Mapa", "Recife")),
        ("fr", "La séance se tiendra à la Maison des cartes, 12 rue du Lac, 69007 Lyon.", ("Maison des cartes", "Lyon")),
        ("fr", "Cette journée se passera au Palais des congrès, Lyon", ("Palais des congrès", "Lyon")),
        ("en", "MAP HOUSE, 4 MILL STREET, NW, LEEDS", ("MAP HOUSE", "LEEDS")),
        ("fr", "Centre belge de la bande dessinée, Bruxelles", ("Centre belge de la bande dessinée", "Bruxelles")),
        ("es", "Casa de cultura en la Plaza Mayor, Lima", ("Casa de cultura en la Plaza Mayor", "Lima")),
        ("en", "Venue: Al Asdf Hotel, Leeds", ("Al Asdf Hotel", "Leeds")),
        ("en", "All talks will be in the Map House in Leeds", ("Map House", "Leeds")),
        ("es", "Lugar: Casa de España en Lima", ("Casa de España", "Lima")),
    ],
)  # fmt: skip
def test_a_clause_before_a_place_is_no_part_of_it(language: str, line: str, expected: tuple[str, str], between: str) -> None:
    assert _place(f"{HEADS[language]}{between}{line}\n") == expected


def test_what_is_told_at_an_address_of_the_web_is_no_place() -> None:
    text = "News will be posted at the site at:\nhttp://www.example.org .\nThe meeting will take place at the Map Club building, Leeds.\n"
    assert _place(text) == ("Map Club building", "Leeds")


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "The Map House in Leeds will be the venue of the meeting.", ("Map House", "Leeds")),
        ("es", "El Centro de Congresos del Lago en Cuenca será la sede de la presentación.", ("Centro de Congresos del Lago", "Cuenca")),
        ("es", "La ciudad de Cuenca será sede del congreso.", (None, "Cuenca")),
        ("es", "EL TEATRO MUNICIPAL SERÁ SEDE DEL CONGRESO.", ("TEATRO MUNICIPAL", None)),
        ("pt", "O Centro Cultural São Bento será a sede do encontro.", ("Centro Cultural São Bento", None)),
        ("fr", "Le Palais des congrès sera le lieu de la journée.", ("Palais des congrès", None)),
        ("es", "La Casa Azul será la sede de la Fundación Mar.", (None, None)),
        ("en", "Leeds Maps will host the meeting.", (None, None)),
    ],
)  # fmt: skip
def test_what_will_be_the_venue(language: str, line: str, expected: tuple[str | None, str | None]) -> None:
    assert _place(f"{HEADS[language]}\n{line}\n") == expected


def test_what_will_be_the_venue_is_no_host() -> None:
    assert not _event(f"{HEADS['es']}\nEl Centro de Congresos del Lago en Cuenca será la sede de la jornada.\n").organizer


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Map fair\n\nThe fair takes place in Qwertby on 4 May 2027.", "Qwertby"),
        ("Map fair\n4 May 2027, Qwertby", "Qwertby"),
        ("Map fair\nQwertby, 4 May 2027", "Qwertby"),
        ("Feria de mapas\n\nLa feria se celebrará el 4 de mayo de 2027 en Qwertal, en la Casa del Mapa.", "Qwertal"),
        ("Feira de mapas\n4 de maio de 2027, Casa do Mapa, Qwertópolis", "Qwertópolis"),
        ("Foire aux cartes\n\nLa foire aura lieu le 4 mai 2027 à Qwertbourg.", "Qwertbourg"),
        ("Foire aux cartes\n4 mai 2027\n\nAvec **Mapart**, **Qwertiq** la Serre et la Maison Asdf.", None),
        ("- **Lundi 9 septembre 2027**, l'atelier. On y parle de *[Cartouches](https://example.org)* et du débat.", None),
        (
            "Feria de mapas\n4 de mayo de 2027\n\nParticipan Qwertby, Asdfal y Zxcvan. La feria se celebra en el Palacio Azul.",
            None,
        ),
        ("Map fair\n4 May 2027\n\nOur friends of Qwertby, Asdfham and the Map House send greetings.", None),
    ],
)
def test_a_town_of_no_table_stands_beside_a_place_or_a_day(text: str, town: str | None) -> None:
    assert _place(text)[1] == town


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The City Archive, together with the Map Library, offers a fair.", (None, None)),
        ("en", "With the help of the City Library, at the Town Hall, Leeds.", ("Town Hall", "Leeds")),
        ("en", "With the contribution of **Mapart**, **Qwertiq** and the City Library.", (None, None)),
        ("es", "La Biblioteca Nacional, junto con el Museo del Agua, invita a la feria.", (None, None)),
        ("es", "Con la colaboración de la Biblioteca Nacional, en el Palacio Azul.", ("Palacio Azul", None)),
        ("pt", "O Arquivo Municipal de Braga em parceria com o Laboratório do Mapa promove esta conferência.\n\nOrganização: Câmara de Braga", (None, None)),
        ("pt", "O Arquivo Municipal de Braga, em parceria com a Casa do Mapa, apresenta esta conferência.\n\nOrganização: Câmara de Braga", (None, None)),
        ("fr", "avec la\ncontribution active de **Mapart**, **Qwertiq** la Serre et la Bibliothèque de Lyon.", (None, None)),
        ("fr", "Avec le soutien de la Ville de Lyon\nPalais des congrès, Lyon", ("Palais des congrès", "Lyon")),
    ],
)  # fmt: skip
def test_a_body_that_holds_or_helps_is_no_venue(language: str, text: str, expected: tuple[str | None, str | None]) -> None:
    assert _place(f"{HEADS[language]}\n{text}\n") == expected
