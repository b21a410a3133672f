"""Who holds the event, in the forms in which sentences, labels and lists say it, with one body and with several."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from event_ld.inputs import read_text

HEADS = {
    "en": "Third Congress of Wells\n\nTuesday, 4 May 2027, 18:00\nTown Hall, Leeds\n\n",
    "es": "III Congreso de Pozos\n\nMartes 4 de mayo de 2027, 18:00\nTeatro Principal, Lugo\n\n",
    "fr": "3e Congrès des puits\n\nMardi 4 mai 2027, 18h00\nMaison du Peuple, Rennes\n\n",
    "pt": "III Congresso de Poços\n\nTerça-feira, 4 de maio de 2027, 18h00\nTeatro Circo, Braga\n\n",
}
BODIES = {
    "en": (("the ", "Museum of Rivers"), ("the ", "Institute for Dry Lands (IDL)"), ("", "Friends of the Old Mills"), ("the ", "City Council")),
    "es": (("la ", "Asociación de Bibliotecas de Lugo"), ("el ", "Instituto de Tierras Secas (ITS)"), ("la ", "Fundación Molinos Antiguos"), ("el ", "Ayuntamiento")),
    "fr": (("l'", "Association des bibliothèques de Rennes"), ("l’", "Institut des terres sèches (ITS)"), ("le ", "Réseau Hydria"), ("la ", "Mairie")),
    "pt": (("a ", "Associação de Bibliotecas de Braga"), ("o ", "Instituto das Terras Secas (ITS)"), ("a ", "Fundação Moinhos Antigos"), ("a ", "Câmara Municipal")),
}  # fmt: skip
FORMS = {
    "en": (
        "The congress is organised by {by}.", "Organised by {by}", "Organisers: {names}", "Organisers:\n{lines}", "Organised by\n\n{lines}",
        "A collaboration between {by}", "This event is brought to you by {by}.",
    ),
    "es": (
        "El congreso está organizado por {by}.", "Organizado por {by}", "Organizan: {names}", "Organizan\n{lines}", "Organizan:\n{lines}",
        "El congreso es una iniciativa conjunta de {by}.", "De la mano de {by} llega el III Congreso de Pozos.",
        "El seminario es organizado por {by} en Lugo.",
    ),
    "fr": (
        "Le congrès est organisé par {by}.", "Organisé par {by}", "Organisateurs : {names}", "Organisateurs\n{lines}",
        "Le séminaire est co-organisé par {by} à Rennes.", "Le séminaire est une initiative commune de {by}.",
    ),
    "pt": (
        "O congresso é organizado {by}.", "Organizado {by}", "Organização: {names}", "Organização\n{lines}", "Realização:\n\n{lines}",
    ),
}  # fmt: skip
JOINED = {"en": " and ", "es": " y ", "fr": " et ", "pt": " e "}


def _enumerated(language: str, names: list[str]) -> str:
    return JOINED[language].join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _without_initials(names: Iterable[str]) -> list[str]:
    return sorted(name.partition(" (")[0] for name in names)


def _by(article: str) -> str:
    return {"o ": "pelo ", "a ": "pela "}[article]


@pytest.mark.parametrize(("language", "form"), [(language, form) for language in FORMS for form in FORMS[language]])
@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize("count", [1, 3])
def test_all_bodies_that_hold_the_event_are_named_and_no_other(language: str, form: str, first: int, count: int) -> None:
    told = [BODIES[language][(first + number) % 4] for number in range(count)]
    names = [name for _, name in told]
    written = [f"{_by(article) if language == 'pt' else article}{name}" for article, name in told]
    text = HEADS[language] + form.format(
        by=_enumerated(language, written), names=_enumerated(language, names), lines="\n".join(names)
    )
    event = read_text(text)[0].event
    assert event is not None
    assert _without_initials(str(body.name) for body in event.organizer) == _without_initials(names), text


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("A Fundação Municipal de Cultura irá realizar no dia 4 de maio de 2027 o congresso.", ["Fundação Municipal de Cultura"]),
        ("Organisateur : Comité des fêtes (avec le soutien de la Région)", ["Comité des fêtes"]),
        ("Organised by: Leeds Council; Moor Press; and the Hill Trust", ["Hill Trust", "Leeds Council", "Moor Press"]),
        ("La Comisión Nacional de Mapas -junto a la Dirección de Aguas- organizó el congreso.", ["Comisión Nacional de Mapas", "Dirección de Aguas"]),
    ],
)  # fmt: skip
def test_a_body_ends_before_its_verb_a_dash_and_an_open_bracket(said: str, names: list[str]) -> None:
    event = read_text(f"{HEADS['pt']}{said}\n")[0].event
    assert event is not None
    assert sorted(str(body.name) for body in event.organizer) == names


def test_a_place_ends_before_the_label_on_the_line_below_it() -> None:
    text = (
        "Minutes of the Leisure Committee\nMeeting held on 3 February 2027 at 18:00 in the Town Hall\nPresent: J. Smith (chair)\n"
    )
    event = read_text(text)[0].event
    assert event is not None
    assert str(getattr(event.location, "name", None)) == "Town Hall"
