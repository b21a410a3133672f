"""Who somebody is: offices and bodies on the lines below a name, of several people at once, before and behind names."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Person

AGENDA = """Maps Forum
5 May 2027, Leeds

Programme

9:00 Opening
9:30 Old maps
{}
10:30 Break
11:00 Maps for all
"""


def _people(text: str) -> list[tuple[str, str, str]]:
    """The people of an event and its slots, each with the offices and the bodies."""
    event = read_text(text)[0].event
    assert event is not None
    people = [one for slot in (event, *event.sub_event) for one in slot.performer if isinstance(one, Person)]
    bodies = ["; ".join(str(body.name) for body in one.affiliation) for one in people]
    return [(str(one.name), "; ".join(map(str, one.job_title)), body) for one, body in zip(people, bodies, strict=True)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Ana Gil,\nDirector of the Map Museum", [("Ana Gil", "Director", "Map Museum")]),
        ("Ana Gil -\nDirector of the Map Museum", [("Ana Gil", "Director", "Map Museum")]),
        ("**Zilah Okworo**,\nCurator, Museum of Rivers", [("Zilah Okworo", "Curator", "Museum of Rivers")]),
        ("Ana Gil,\nProfessor of Maps,\nUniversity of Leeds", [("Ana Gil", "Professor of Maps", "University of Leeds")]),
        ("ANA GIL,\nHEAD OF MAPS, LEEDS LIBRARY", [("ANA GIL", "HEAD OF MAPS", "LEEDS LIBRARY")]),
        ("Rosa Vidal Luna,\nLetrada de las Cortes Generales", [("Rosa Vidal Luna", "Letrada", "Cortes Generales")]),
        ("Ana Gil,\nprésidente de l'Institut des Cartes", [("Ana Gil", "présidente", "Institut des Cartes")]),
        ("João Sá,\nReitor da Universidade do Vale", [("João Sá", "Reitor", "Universidade do Vale")]),
        ("Juan Prado Mesa,\nLetrado de las Cortes de Castilla y León",
         [("Juan Prado Mesa", "Letrado", "Cortes de Castilla y León")]),
        ("With Ana Gil,\nDirector of the Map Museum, and Luis Paz,\nCurator of the Museum of Rivers",
         [("Ana Gil", "Director", "Map Museum"), ("Luis Paz", "Curator", "Museum of Rivers")]),
    ],
)  # fmt: skip
def test_below_a_name_and_a_comma_stands_what_somebody_is(lines: str, expected: list[tuple[str, str, str]]) -> None:
    assert _people(AGENDA.format(lines)) == expected


@pytest.mark.parametrize(
    ("names", "below", "job", "body"),
    [
        (("Luis Paz Roca", "y", "Eva Sol Marín"), "Letrados de la Junta General de Asturias", "Letrados", "Junta General de Asturias"),
        (("Zilah Okworo", "and", "Luis Paz"), "Curators, Museum of Rivers", "Curators", "Museum of Rivers"),
        (("Zilah Okworo", "et", "Luc Petit"), "professeurs à l'Université de Lyon", "professeurs", "Université de Lyon"),
        (("Zilah Okworo", "e", "João Sá"), "professores da Universidade do Vale", "professores", "Universidade do Vale"),
        (("Ana Gil", "and", "Luis Paz"), "University of Leeds", "", "University of Leeds"),
    ],
)  # fmt: skip
def test_an_office_in_the_plural_and_a_body_are_of_all_who_stand_together(
    names: tuple[str, str, str], below: str, job: str, body: str
) -> None:
    first, and_, last = names
    assert _people(AGENDA.format(f"{first} {and_} {last},\n{below}")) == [(first, job, body), (last, job, body)]


@pytest.mark.parametrize("below", ["who will speak on rivers", "rivers and museums", "11:30 Director's Cut"])
def test_what_is_no_office_below_a_name_says_nothing_of_somebody(below: str) -> None:
    assert _people(AGENDA.format(f"Ana Gil,\n{below}"))[:1] == [("Ana Gil", "", "")]


@pytest.mark.parametrize(
    "line",
    [
        "Old maps, thanks to the consul Ana Gil",
        "Obras de Ana Gil y Eva Sol",
        "Mapas do vale, graças ao trabalho de Ana Gil",
        "Les cartes d'hier, grâce à Ana Gil",
        "Homenaje a Ana Gil",
        "Owner - Ana Gil",
        "Consejo Municipal de Ordenamiento Territorial y Desarrollo Urbano",
        "Ley de Asentamientos Humanos, Ordenamiento Territorial y Desarrollo Urbano",
    ],
)
def test_who_is_told_of_is_nobody_at_the_event(line: str) -> None:
    assert _people(AGENDA.format(line)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Gil and her rivers, by Luis Paz", [("Luis Paz", "", "")]),
        ("The life of Ana Gil, by Luis Paz", [("Luis Paz", "", "")]),
        ("Hommage à Ana Gil, par Luc Petit", [("Luc Petit", "", "")]),
        ("Concierto: obras de Bach por Ana Gil", [("Ana Gil", "", "")]),
        ("Homenaje a Ana Gil\nLuis Paz, Museo de Mapas", [("Luis Paz", "", "Museo de Mapas")]),
        ("Ana Gil and Luis Paz, Co-Chairs", [("Ana Gil", "Co-Chairs", ""), ("Luis Paz", "Co-Chairs", "")]),
    ],
)
def test_who_speaks_on_somebody_speaks(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert _people(AGENDA.format(line)) == expected


MAIL = """The season of the Map Society begins in May, and we would like to invite
all who work with maps to a day on what they tell us of the old rivers and
of those who live there, whatever they do. The day is free, but places are
few, and we ask you to write to us before the end of the month if you want
to come.

Programme of 5 May 2027

10.00 Opening
{}
12.30 Lunch
"""


@pytest.mark.parametrize("margin", ["", "     "])
def test_names_and_bodies_go_on_over_the_end_of_a_line_that_is_broken_at_a_width(margin: str) -> None:
    lines = (
        "11.05 Maps for the keepers of the rivers and of the valleys. Dr. Deborah \n"
        "Gil (Valley Archives) and Jonathan Paz \n(Independent maps consultant)"
    )
    text = MAIL.format(lines)
    expected = [("Deborah Gil", "", "Valley Archives"), ("Jonathan Paz", "Independent maps consultant", "")]
    assert _people("".join(f"{margin}{line}\n" for line in text.split("\n"))) == expected


def test_who_stands_below_a_full_line_with_a_blank_begins_a_line() -> None:
    lines = "11.05 Maps for all who live beside the rivers and in the valleys of May \nAna Gil (Valley Archives)"
    assert _people(MAIL.format(lines)) == [("Ana Gil", "", "Valley Archives")]


@pytest.mark.parametrize("honorific", ["Dr.", "Prof.", "Dra.", "Mme."])
@pytest.mark.parametrize("name", ["V. Marlow", "Ana Gil"])
def test_an_honorific_is_glued_to_a_name(honorific: str, name: str) -> None:
    event = read_text(AGENDA.format(f"9:45 Introduction  {honorific}{name} (Director, Map Museum)"))[0].event
    assert event is not None
    people = [one for one in event.sub_event[2].performer if isinstance(one, Person)]
    assert [(str(one.name), str(one.honorific_prefix)) for one in people] == [(name, honorific)]
    assert str(event.sub_event[2].name) == "Introduction"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Debate: el Director Académico de la Fundación Mapas, Guillermo Castro, la Directora de la Asociación de Ríos (AR), Ana Gil",
         [("Guillermo Castro", "Director Académico", "Fundación Mapas"), ("Ana Gil", "Directora", "Asociación de Ríos (AR)")]),
        ("Debate: tomarán parte el Director de la Fundación Mapas, Ana Gil, y Luis Paz",
         [("Ana Gil", "Director", "Fundación Mapas"), ("Luis Paz", "", "")]),
        ("Abertura: o reitor da Universidade do Vale, Ana Gil, e a vereadora da Cultura, Eva Sol",
         [("Ana Gil", "reitor", "Universidade do Vale"), ("Eva Sol", "vereadora da Cultura", "")]),
        ("Opening by the Mayor of Leeds, Ana Gil, and the director of the Map Museum, Luis Paz",
         [("Ana Gil", "Mayor of Leeds", ""), ("Luis Paz", "director", "Map Museum")]),
        ("Mot d'accueil: le maire de Lyon, Luc Petit, et la directrice de l'Institut des Cartes, Ana Gil",
         [("Luc Petit", "maire de Lyon", ""), ("Ana Gil", "directrice", "Institut des Cartes")]),
        ("Promotor de Justiça LUÍS PAZ GIL, Titular da Comarca do Vale", [("LUÍS PAZ GIL", "Promotor de Justiça; Titular da Comarca do Vale", "")]),
        ("Luis Paz (Regional Director IOM)", [("Luis Paz", "Regional Director", "IOM")]),
        ("Ana Gil, directora del Museo, Luis Paz, alcalde de Lima",
         [("Ana Gil", "directora", "Museo"), ("Luis Paz", "alcalde de Lima", "")]),
        ("Professor Ana Gil, University of Leeds", [("Ana Gil", "", "University of Leeds")]),
    ],
)  # fmt: skip
def test_an_office_leads_to_a_name(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert _people(AGENDA.format(line).replace("9:30 Old maps\n", "9:30 ")) == expected


def test_what_an_office_leads_to_is_somebody_only_if_it_reads_like_a_name() -> None:
    assert _people(AGENDA.format("The work of the Director of Maps, Old Rivers")) == []
