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
