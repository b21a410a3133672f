"""Addresses at which people register: words before them and behind them, pages of events; whole, and no others."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

AT = "https://maps.example/tides"


def page(line: str) -> str | None:
    """The address at which people register for an event, out of a text with a line."""
    text = f"Tides and their maps\n12 May 2027, 7 pm\nRoom 4, Old Mill\n\nEverybody can come.\n\n{line}\n"
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return next((str(one.url) for one in event.offers if one.url), None)


@pytest.mark.parametrize(
    "line",
    [
        f"Visit {AT} to register.",
        f"Head to {AT} to book.",
        f"Go to {AT} and sign up.",
        f"Regístrate en: {AT}",
        f"Entradas: {AT}",
        f"Visita {AT} para inscribirte.",
        f"Apúntate en {AT}",
        f"Réservation : {AT}",
        f"Réservez vos places sur {AT}.",
        f"Rendez-vous sur {AT} pour vous inscrire.",
        f"Inscreva-se aqui: {AT}",
        f"Ingressos: {AT}",
        f"Garanta sua vaga em {AT}",
        f"Acesse {AT} para se inscrever.",
    ],
)
def test_words_around_an_address_say_that_people_register_there(line: str) -> None:
    assert page(line) == AT


@pytest.mark.parametrize(
    "line",
    [
        f"More information: {AT}",
        f"Slides: {AT}",
        f"No need to book. More at {AT}",
        f"No hace falta inscripción. Web: {AT}",
        f"Site : {AT}",
        f"Siga-nos em {AT}",
        f"Preencha o formulário em {AT} e registre sua opinião.",
        "Slides: https://www.meetup.com/ashby-maps/events/3151234/",
    ],
)
def test_other_addresses_are_none(line: str) -> None:
    assert page(line) is None


def test_the_page_of_an_event_is_one_where_words_lead_to_it() -> None:
    assert page("Join us on meetup: https://www.meetup.com/ashby-maps/events/3151234/") is not None
    assert page("Our meetups: https://www.meetup.com/ashby-maps/events/3151234/") is None


@pytest.mark.parametrize("address", [f"{AT}/DDh37Wy97u7j", f"{AT}/x14h30Talk2", f"{AT}/2027Maps", f"{AT}/5pmTalk"])
def test_no_address_is_cut_at_what_looks_like_an_hour(address: str) -> None:
    assert page(f"Register here: {address}") == address
