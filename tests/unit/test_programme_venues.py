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
        ("Map fair\n\nThe fair takes place in Otley on 4 May 2027.", "Otley"),
        ("Map fair\n4 May 2027, Otley", "Otley"),
        ("Map fair\nOtley, 4 May 2027", "Otley"),
        ("Feria de mapas\n\nLa feria se celebrará el 4 de mayo de 2027 en Almonte, en la Casa del Mapa.", "Almonte"),
        ("Feira de mapas\n4 de maio de 2027, Casa do Mapa, Palmela", "Palmela"),
        ("Foire aux cartes\n\nLa foire aura lieu le 4 mai 2027 à Vierzon.", "Vierzon"),
        ("Foire aux cartes\n4 mai 2027\n\nAvec **Mapart**, **Qwertiq** la Serre et la Maison Asdf.", None),
        ("- **Lundi 9 septembre 2027**, l'atelier. On y parle de *[Cartouches](https://example.org)* et du débat.", None),
        (
            "Feria de mapas\n4 de mayo de 2027\n\nParticipan Qwertby, Asdfal y Zxcvan. La feria se celebra en el Palacio Azul.",
            None,
        ),
        ("Map fair\n4 May 2027\n\nOur friends of Qwertby, Asdfham and the Map House send greetings.", None),
    ],
)
def test_a_small_town_stands_beside_a_place_or_a_day(text: str, town: str | None) -> None:
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


@pytest.mark.parametrize(
    "town",
    [
        "Villeneuve-d’Ascq",
        "Saint-Germain-en-Laye",
        "Canet-en-Roussillon",
        "Stratford-upon-Avon",
        "L’Isle-sur-la-Sorgue",
        "Palmela",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "9 janvier 2027, {}",
        "{}, 9 janvier 2027",
        "9 janvier 2027\nMaison des cartes, {}",
        "9 janvier 2027 à 18h30, Espace Culture, {}",
    ],
)
def test_a_small_town_where_towns_stand(form: str, town: str) -> None:
    assert _place(f"Cartes et lacs\n{form.format(town)}\n")[1] == town


@pytest.mark.parametrize("name", ["Jean-Pierre", "Rendez-vous", "Notre-Dame"])
def test_a_name_with_a_hyphen_is_no_town(name: str) -> None:
    assert _place(f"Cartes et lacs\n9 janvier 2027, {name}\n")[1] is None


@pytest.mark.parametrize(
    ("site", "online"),
    [
        ("Presencial en el Palacio del Agua, Zaragoza", "En videoconferencia a través de Zoom"),
        ("Presencial: Palacio del Agua, Zaragoza", "Virtual: Zoom"),
        ("PRESENCIALMENTE EN EL PALACIO DEL AGUA, ZARAGOZA", "POR VIDEOCONFERENCIA (ZOOM)"),
        ("In person at the Map House, Leeds", "Online via Zoom"),
        ("Presencial na Casa do Mapa, Braga", "Online pelo Zoom"),
        ("En présentiel à la Maison des cartes, Lyon", "En visioconférence sur Zoom"),
        ("Sur place : Maison des cartes, Lyon", "À distance : par Zoom"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_on_site_on_one_line_and_online_on_another(site: str, online: str, *, is_first: bool) -> None:
    event = _event(
        f"{site}\n{online}\n2027-04-11\n\n9:30 Maps\n10:00 Plans\n" if is_first else f"Mapas\n2027-04-11\n{online}\n{site}\n"
    )
    place = event.location
    assert (event.event_attendance_mode, event.name) == ("mixed", None if is_first else "Mapas")
    assert isinstance(place, Place)
    assert str(place.name).casefold() in {"palacio del agua", "map house", "casa do mapa", "maison des cartes"}


@pytest.mark.parametrize(
    "title", ["Online workshop on maps", "Hybrid maps: a talk", "Presencial y remoto, dos mundos", "Virtual maps"]
)
def test_a_title_may_begin_with_a_mode(title: str) -> None:
    assert _event(f"{title}\n11 April 2027\n").name == title


@pytest.mark.parametrize(
    ("line", "venue", "room"),
    [
        ("Where: Map Engineering Building I Room 1007, Lake Campus", "Map Engineering Building I", "Room 1007"),
        ("Where: City Library Room 12", "City Library", "Room 12"),
        ("Lugar: Edificio Central Aula 12, Campus Norte", "Edificio Central", "Aula 12"),
        ("Local: Prédio Central Sala 12", "Prédio Central", "Sala 12"),
        ("Lieu : Bâtiment Central Salle B12", "Bâtiment Central", "Salle B12"),
        ("Where: Map House, Room 12", "Map House", "Room 12"),
        ("Where: Map House", "Map House", None),
    ],
)
def test_a_building_and_its_room_without_a_mark_between(line: str, venue: str, room: str | None) -> None:
    text = f"Mapas\n4/5/2027\n{line}\n"
    assert (_place(text)[0], _event(text).room) == (venue, room)


@pytest.mark.parametrize(
    ("pin", "more", "venue"),
    [
        ("📍Câmara dos Vereadores", "⚠️ Mais informações:\n📍 Secretaria, Casa da Rede, Praça do Sol, nº 55, das 9h às 14h.", "Câmara dos Vereadores"),
        ("📍 Town Hall", "More information:\n📍 Map Office, City House, 12 Mill Street, York, Monday to Friday, 9 am to 2 pm", "Town Hall"),
        ("📍 Palacio Azul", "Más información:\n📍 Oficina, Casa Roja, Calle Mayor 12, Lima, de lunes a viernes, de 9 a 14 h", "Palacio Azul"),
        ("📌 Palais Bleu", "Plus d'informations :\n📍 Bureau, Maison Rouge, 12 rue du Lac, Lyon, du lundi au vendredi, de 9h à 14h", "Palais Bleu"),
    ],
)  # fmt: skip
def test_the_first_pin_is_the_place_and_an_office_is_none(pin: str, more: str, venue: str) -> None:
    event = _event(f"Mapas\n{pin}\n🗓 20/03/2027\n⏰ 18:00\n{more}\n")
    assert event.start_date == "2027-03-20T18:00"
    assert isinstance(event.location, Place)
    assert (event.location.name, event.location.address) == (venue, None)


def test_pins_within_an_agenda_are_of_rooms() -> None:
    event = _event("Map day\n4 May 2027\n\n10:00 Maps\n📍 Room 1\n11:00 Plans\n📍 Room 2\n")
    assert [one.room for one in event.sub_event] == ["Room 1", "Room 2"]
