"""Who is at an event by its sentences, in which role and of which body; and who is only told of."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Person

HEADS = {
    "en": "An evening on rivers\n\n12 May 2027, 7 pm, Town Hall, Leeds\n\n",
    "es": "Una tarde de ríos\n\n12 de mayo de 2027, 19:00, Casa de la Cultura, Lugo\n\n",
    "fr": "Une soirée sur les rivières\n\n12 mai 2027, 19h00, Maison du Peuple, Rennes\n\n",
    "pt": "Uma noite de rios\n\n12 de maio de 2027, 19h00, Casa da Cultura, Braga\n\n",
}


def _performers(language: str, sentence: str) -> list[Person]:
    (reading,) = read_text(f"{HEADS[language]}{sentence}\n", form="programme")
    assert reading.event is not None
    return [one for one in reading.event.performer if isinstance(one, Person)]


def _people(language: str, sentence: str) -> list[tuple[object, object]]:
    return [(one.name, one.role) for one in _performers(language, sentence)]


@pytest.mark.parametrize(
    ("language", "sentence", "people"),
    [
        ("en", "Ana Gil will moderate the evening.", [("Ana Gil", "moderator")]),
        ("es", "Ana Gil moderará la mesa.", [("Ana Gil", "moderator")]),
        ("pt", "Ana Gil vai mediar a conversa.", [("Ana Gil", "moderator")]),
        ("fr", "Claire Martin animera le débat.", [("Claire Martin", "moderator")]),
        ("en", "It is moderated by Ana Gil and Paul Hill will speak.", [("Ana Gil", "moderator"), ("Paul Hill", "speaker")]),
        ("en", "Ana Gil will be the guest speaker at the Norwood Ashby meeting.", [("Ana Gil", "speaker")]),
        ("pt", "Teremos a alegria de receber Ana Gil!", [("Ana Gil", "speaker")]),
        ("es", "Tenemos el placer de recibir a Ana Gil.", [("Ana Gil", "speaker")]),
        ("fr", "Une masterclass avec la sociologue Claire Martin.", [("Claire Martin", "speaker")]),
        ("en", "An Afternoon with Ana Gil on old mills.", [("Ana Gil", "speaker")]),
        ("es", "Les invitamos a la charla con la artista mexicana Ana Gil.", [("Ana Gil", "speaker")]),
        (
            "fr",
            "Le séminaire a lieu avec des exposés de Claire Martin et Paul Colin.",
            [("Claire Martin", "speaker"), ("Paul Colin", "speaker")],
        ),
        ("en", "Ana Gil and Paul Hill play music of the rivers.", [("Ana Gil", "speaker"), ("Paul Hill", "speaker")]),
    ],
)
def test_who_has_which_role(language: str, sentence: str, people: list[tuple[str, str]]) -> None:
    assert _people(language, sentence) == people


NOBODY = [
    ("en", "Thank you to {}, our new board member, for leading this effort."),
    ("en", "She has performed in master classes with the renowned guitarists {}."),
    ("en", "Special thanks to {}."),
    ("es", "Agradecemos a {} su ayuda."),
    ("es", "Se formó y trabajó con {}."),
    ("fr", "Merci à {} de son aide."),
    ("pt", "Agradecimentos a {}."),
    ("pt", "O catálogo traz textos dos curadores {}."),
    ("en", "She told the story of her grandfather, {}."),
]


@pytest.mark.parametrize("names", ["Ana Gil", "Ana Gil and Paul Hill", "Ana Gil, Paul Hill and Eva Stone"])
@pytest.mark.parametrize(("language", "form"), NOBODY)
def test_who_is_thanked_or_named_of_old_is_nobody_here(language: str, form: str, names: str) -> None:
    joined = {"en": " and ", "es": " y ", "fr": " et ", "pt": " e "}[language]
    assert _people(language, form.format(names.replace(" and ", joined))) == []


@pytest.mark.parametrize(
    "lines",
    ["by Ana Gil\nPublished on 3 May 2027", "par Ana Gil\npublié le 3 mai 2027", "por Ana Gil\nPublicado el 3 de mayo de 2027"],
)
def test_who_wrote_the_text_is_nobody_here(lines: str) -> None:
    (reading,) = read_text(f"{lines}\n\nAssembly of readers\n12 May 2027\nTown Hall, Leeds\n", form="programme")
    assert reading.event is not None
    assert (reading.event.performer, reading.event.start_date) == ((), "2027-05-12")


WORK = [
    ("en", "Join Ana Gil, Developer Advocate at Riverdata, for a session.", "Developer Advocate", "Riverdata"),
    ("en", "Ana Gil, Head of Data at Lirmi, will speak.", "Head of Data", "Lirmi"),
    ("es", "Hablará Ana Gil.\n\nIntervienen Ana Gil, CEO y fundadora de Mapadora.", "CEO y fundadora", "Mapadora"),
    ("fr", "Interviendront Claire Martin, directrice chez Mapado.", "directrice", "Mapado"),
    ("pt", "Com a participação de Ana Gil, apresentadora da TV Rios!", "apresentadora", "TV Rios"),
]


@pytest.mark.parametrize(("language", "sentence", "office", "body"), WORK)
def test_an_office_ends_before_its_body(language: str, sentence: str, office: str, body: str) -> None:
    (one,) = _performers(language, sentence)
    assert (one.job_title, [body.name for body in one.affiliation]) == ((office,), [body])


def test_what_is_said_of_the_next_one_is_not_of_the_last() -> None:
    text = (
        "Kevin Gil plays romantic music with special guest Ana Hill. Their performance has highlights of the new record.\n\n"
        "Kevin Gil, Professor of Music at Front Range College, has won prizes.\n"
    )
    assert [one.job_title for one in _performers("en", text) if one.name == "Ana Hill"] == [()]


def test_a_clause_is_no_office() -> None:
    found = _performers("en", "The panel, moderated by Ana Gil, is open to all.")
    assert [(one.name, one.job_title) for one in found] == [("Ana Gil", ())]


def test_who_is_quoted_is_nobody_here() -> None:
    assert _people("en", "“We bring people to the campus,” said Vice-Chancellor Professor Ana Gil.") == []


def test_the_channels_of_a_house_are_nobody() -> None:
    text = f"{HEADS['pt']}Contato\n\n- Site do PHPSP\n- Twitter do Museu\n- Facebook da Casa Rios\n"
    (reading,) = read_text(text, form="programme")
    assert reading.event is not None
    assert (reading.event.performer, reading.event.contributor) == ((), ())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fr",
            "Elle a lieu en présence de Claire Martin, présidente de Rivière Collectif et Gwenno Scotet, fondatrice d'Ok Compost.",
        ),
        ("es", "Con la participación de Ana Gil, presidenta de Río Colectivo y Zulma Pazo, fundadora de Ok Compost."),
        ("en", "It is given by Ana Gil, president of River Collective and Zilah Scot, founder of Ok Compost."),
        ("pt", "Com a participação de Ana Gil, presidente do Rio Coletivo e Zilma Pazo, fundadora da Ok Compost."),
    ],
)
def test_the_next_one_is_no_part_of_a_body(language: str, said: str) -> None:
    first, second = _performers(language, said)
    assert "Ok Compost" not in str(first)
    assert [body.name for body in second.affiliation] == ["Ok Compost"]
    assert str(second.name) not in str(first.affiliation)
