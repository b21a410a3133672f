"""Where an event is, by sentences and labels: squares, houses that host, premises, halls, towns in brackets and of saints."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Place, PostalAddress


def _where(text: str) -> tuple[str | None, str | None]:
    event = read_text(text)[0].event
    assert event is not None
    place = event.location
    if not isinstance(place, Place):
        return None, None
    address = place.address
    return str(place.name) if place.name else None, str(address.address_locality) if isinstance(
        address, PostalAddress
    ) and address.address_locality else None


@pytest.mark.parametrize(
    ("text", "venue", "city"),
    [
        ("Feria\n\nFecha: 18 de mayo de 2027\nLugar: Plaza de Armas de Santiago", "Plaza de Armas de Santiago", "Santiago"),
        ("Flisol\n\nLugar: Universidad José Ávila (San Diego)\nFecha: sábado, 27 de abril de 2027", "Universidad José Ávila", "San Diego"),
        ("Parish\n\nThis year’s meeting will be held in the Village Hall on Monday 13 May 2027 at 7.30pm.", "Village Hall", None),
        ("Feria\n\nLa feria se celebrará en la Incubadora de Empresas del Valle el 3 de mayo de 2027.", "Incubadora de Empresas del Valle", None),
        ("Noche\n\nSe llevará a cabo el sábado 9 de abril de 2027 en las instalaciones de la Universidad Nacional del Valle.", "Universidad Nacional del Valle", None),
        ("Rio\n\nO Centro Cultural Franco acolhe, na sexta-feira, 20 de fevereiro de 2027, o concerto Rio.", "Centro Cultural Franco", None),
        ("Lecture\n\nThe Town Museum will host the lecture on 20 May 2027.", "Town Museum", None),
        ("Film\n\nRendez-vous lundi 15 novembre 2027 à 20h au cinéma Le Phare à Clisson", "cinéma Le Phare", "Clisson"),
        ("Oscar night\n\nA special Q and A at Riverside Studios on 13 March 2027.", "Riverside Studios", None),
        ("Free movement\n\nThe lecture will take place on 17 June 2027 from 5.30pm in St. Augustine, Trinidad and Tobago.", None, "St. Augustine"),
    ],
)  # fmt: skip
def test_where_an_event_is(text: str, venue: str | None, city: str | None) -> None:
    assert _where(text) == (venue, city)


@pytest.mark.parametrize("half", ["St.", "Sta.", "Mt."])
def test_no_half_of_a_town_is_one(half: str) -> None:
    assert _where(
        f"Open lecture\n\nThe lecture will take place on 17 June 2027 at Lecture Theatre E, Circular Road, {half} Qwertia."
    )[1] not in {half, half[:-1]}


@pytest.mark.parametrize("country", ["Ghana", "Peru", "Kenya"])
def test_a_country_is_no_town(country: str) -> None:
    assert _where(f"{country} Speaks\n\nAna Gil will be speaking at the Lecture Series in {country} on 18 June 2027.")[1] is None


def _parts(text: str) -> tuple[str | None, str | None, str | None]:
    event = read_text(text)[0].event
    assert event is not None
    return (str(event.room) if event.room else None, *_where(text))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("La journée aura lieu le 4 mai 2027 à la Maison de la culture et des loisirs, à Amiens.", (None, "Maison de la culture et des loisirs", "Amiens")),
        ("La rencontre se déroulera le 4 mai 2027 au Centre belge de la bande dessinée (Bruxelles).", (None, "Centre belge de la bande dessinée", "Bruxelles")),
        ("El encuentro se celebrará el 4 de mayo de 2027 en el Museo de arte contemporáneo de Vigo.", (None, "Museo de arte contemporáneo de Vigo", "Vigo")),
        ("A mostra decorre no dia 4 de maio de 2027 na Casa da cultura, em Beja.", (None, "Casa da cultura", "Beja")),
        ("Jueves 20 de mayo de 2027, 20:00 h. Auditorio Ana Gil del MUDEC", ("Auditorio Ana Gil", "MUDEC", None)),
        ("Date : 4 mai 2027\nLieu : Salle 12 de l'INHA, Paris", ("Salle 12", "INHA", "Paris")),
        ("Venue: Map Garden, 33 Hill Road, Singapore 119578\nDate: 4 May 2027", (None, "Map Garden", "Singapore")),
        ("Fecha: 4 de mayo de 2027\nLugar: Teatro Sur, Calle Los Pinos 255, Lima 15046", (None, "Teatro Sur", "Lima")),
        ("El taller tendrá lugar el 4 de mayo de 2027 en el Aula Mapa (Uriburu 950, entrepiso – CABA).", ("Aula Mapa", None, "CABA")),
        ("Monday, 3 May 2027 · 14:00--18:00 BST · Atlantic I, Lagoon Beach Hotel", ("Atlantic I", "Lagoon Beach Hotel", None)),
        ("La asamblea se celebrará en Quito (Ecuador) el 4 de mayo de 2027, en la Casa de la Cultura.", (None, "Casa de la Cultura", "Quito")),
        ("The talks will be held in Lund on 4 May 2027 at the Map House.", (None, "Map House", "Lund")),
        ("La reunión será el 4 de mayo de 2027.\n\n**Lugar**\n: [Casa del Mapa](https://example.org/a(1)), Calle Sol 4, Quito", (None, "Casa del Mapa", "Quito")),
        ("Se llevará a cabo en la Universidad Iberoamericana Ciudad de México los días 6 y 7 de mayo de 2027.", (None, "Universidad Iberoamericana Ciudad de México", "Ciudad de México")),
    ],
)  # fmt: skip
def test_rooms_houses_and_towns(line: str, parts: tuple[str | None, str | None, str | None]) -> None:
    assert _parts(f"Mapas y archivos\n\n{line}\n") == parts


OTHER = "\n\nAna Gil: Archives of the Town Museum of Leeds, Old Map House, London, and the Royal Library in Ghent, with a map of each.\n"


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("The talks will be held on 4 May 2027 in the Hill Theatre.", "Hill Theatre"),
        ("With talks on houses in Oxford, in the Town Museum and in the Old Mill, it will be held on 4 May 2027 in the Hill Theatre.", "Hill Theatre"),
        ("Speakers\n\nAna Gil works at the Town Museum.\n\nThe talks will be held on 4 May 2027 in the Hill Theatre.", "Hill Theatre"),
    ],
)  # fmt: skip
def test_the_house_of_the_sentence_that_says_it_is_held_counts(line: str, venue: str) -> None:
    assert _where(f"Maps for all\n\n{line}{OTHER}")[0] == venue


@pytest.mark.parametrize(
    "text",
    [
        "Reunión\n\nLa reunión será el 4 de mayo de 2027 en el laboratorio de TIC.",  # what a room is for
        "Talks\n\nFecha: 4 de mayo de 2027\nLugar: Aula de PBX",
    ],
)
def test_initials_without_an_article_are_no_house(text: str) -> None:
    assert _where(text)[0] is None


@pytest.mark.parametrize(
    ("line", "venue", "city"),
    [
        ("The annual meeting will be held in the Guildhall, York, on 6 May 2027.", "Guildhall", "York"),
        ("The sprint takes place on 4 May 2027 at the Foundry (Leeds).", "Foundry", "Leeds"),
        ("La réunion aura lieu le 4 mai 2027 au Bar des Amis, 12 rue du Port à Rennes.", "Bar des Amis", "Rennes"),
        (
            "La charla se celebrará el 4 de mayo de 2027 en la sede de la Real Sociedad Geográfica.",
            "Real Sociedad Geográfica",
            None,
        ),
        ("La charla se celebrará el 4 de mayo de 2027 en el aula 60 del Complejo Universitario.", "Complejo Universitario", None),
        ("El festival se celebra del 6 al 8 de mayo de 2027 en distintos espacios de la ciudad.", None, None),
    ],
)
def test_names_before_towns_and_seats(line: str, venue: str | None, city: str | None) -> None:
    assert _where(f"Mapas y archivos\n\n{line}\n") == (venue, city)


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("Todas las charlas se trasmitirán por YouTube.\nLa jornada será el 4 de mayo de 2027 en el Centro de Mapas.", "mixed"),
        ("It will be a conference (with online options) held at the Map House on 4 May 2027.", "mixed"),
        ("A free series of talks will be offered online at the end of June 2027.", "online"),
        ("La rencontre aura lieu en ligne le 4 mai 2027.", "online"),
        ("The talks on maps are held at the Map House on 4 May 2027.", "offline"),
    ],
)
def test_how_people_attend(line: str, mode: str) -> None:
    event = read_text(f"Mapas y archivos\n\n{line}\n")[0].event
    assert event is not None
    assert event.event_attendance_mode == mode


@pytest.mark.parametrize(
    ("line", "url"),
    [
        (
            "La place est à 5 €, à payer via le lien suivant : https://lydia-app.com/pots?id=98585-x",
            "https://lydia-app.com/pots?id=98585-x",
        ),
        ("Entradas: https://www.entradium.com/events/mapas", "https://www.entradium.com/events/mapas"),
        ("How to preserve a map is told in a [post](https://www.example.org/blog/map).", None),
        ("All rights reserved. https://www.example.org/", None),
        ("[Register here](https://www.example.org/form)", "https://www.example.org/form"),
        ("Preinscripción: https://www.example.org/form", "https://www.example.org/form"),
    ],
)
def test_where_people_register(line: str, url: str | None) -> None:
    event = read_text(f"Mapas y archivos\n\n4 de mayo de 2027\n\n{line}\n")[0].event
    assert event is not None
    assert next((one.url for one in event.offers), None) == url


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Réunions de quartier 2027", "meeting"), ("Workshops on old maps", "workshop"), ("Seminários do Mapa", "seminar")],
)
def test_several_of_a_kind_say_the_kind(title: str, kind: str) -> None:
    event = read_text(f"{title}\n\n4 de mayo de 2027\n")[0].event
    assert event is not None
    assert event.additional_type == kind
