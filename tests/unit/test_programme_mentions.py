"""Names that the tagger labels: which of them are people, and what stands in brackets behind them."""

from __future__ import annotations

import pytest

from event_ld.model import Person
from event_ld.readers.programme.mentions import mentions
from event_ld.readers.programme.stretches import Row, Stretch
from event_ld.readers.programme.text import Piece

_Told = tuple[object, tuple[object, ...], tuple[object, ...]]


def _people(line: str, *labelled: tuple[str, str], margin: int = 200) -> list[_Told]:
    """The people of a line, of which each labelled stretch stands once: name, offices, bodies."""
    parts, at = [], 0
    for number, (label, words) in enumerate(labelled):
        at = line.index(words, at)
        first = 10 * number
        parts.append(Stretch(label, Piece(words, at), first, first + len(words.split()) - 1, 0, 0, margin))
        at += len(words)
    found = mentions(parts, [Row(Piece(line, 0), is_apart=False, first=0, last=10 * len(parts))])[0]
    read = [one.person for _, one in found if isinstance(one.person, Person)]
    return [(one.name, one.job_title, tuple(body.name for body in one.affiliation)) for one in read]


@pytest.mark.parametrize(
    "place", ["l'école", "lycée", "teatro", "Museo", "rua", "Avenida", "auditorium", "Salle", "(plaza", "Library", "escola"]
)
def test_a_place_is_named_after_somebody(place: str) -> None:
    assert _people(f"at 9 h, {place} Louise Michel", ("PE", "Louise Michel"), margin=600) == []


@pytest.mark.parametrize("lead", ["at the Museo: ", "Teatro, ", "with ", "director ", ""])
def test_somebody_stands_behind_a_mark(lead: str) -> None:
    assert [one[0] for one in _people(f"{lead}Louise Michel", ("PE", "Louise Michel"))] == ["Louise Michel"]


@pytest.mark.parametrize(("name", "margin", "is_sure"), [
    ("Ana Gilmour", 120, True), ("Ana Gilmour", 90, False), ("Zilah Okworo", 120, False), ("Zilah Okworo", 320, True),
    ("Festival Okworo", 600, False), ("Convento dos Rios", 600, False), ("Santa Cruz", 600, False),
    ("Escritora e Poeta", 600, False), ("XIV Okworo", 600, False),
])  # fmt: skip
def test_the_less_a_name_is_known_the_surer_the_tagger_is(name: str, margin: int, *, is_sure: bool) -> None:
    assert bool(_people(name, ("PE", name), margin=margin)) == is_sure


@pytest.mark.parametrize(("inner", "label", "told"), [
    ("realizadora", "", (("realizadora",), ())),
    ("Filmmaker", "AF", (("Filmmaker",), ())),
    ("ativista e realizadora", "", (("ativista e realizadora",), ())),
    ("novelist, essayist and translator", "", (("novelist, essayist and translator",), ())),
    ("Realizadora - RN", "", (("Realizadora",), ())),
    ("SP", "AF", ((), ())),
    ("Peru", "AF", ((), ())),
    ("UBA", "AF", ((), ("UBA",))),
    ("UNAM", "", ((), ("UNAM",))),
    ("Profesora del CEIP La Asunción", "", (("Profesora",), ("CEIP La Asunción",))),
    ("online", "", ((), ())),
])  # fmt: skip
def test_what_stands_in_brackets_behind_a_name(inner: str, label: str, told: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    parts = [("PE", "Ana Gil"), *([(label, inner)] if label else [])]
    assert _people(f"Ana Gil ({inner})", *parts) == [("Ana Gil", *told)]


def test_the_tagger_parts_an_office_and_a_body_without_a_word_between() -> None:
    parts = (("PE", "Ana Gil"), ("JO", "CEO"), ("AF", "Kwark"))
    assert _people("Ana Gil (CEO Kwark)", *parts) == [("Ana Gil", ("CEO",), ("Kwark",))]


@pytest.mark.parametrize("word", ["and", "y", "e", "et", "&"])
def test_two_people_who_stand_together_are_of_one_body(word: str) -> None:
    line = f"Ana Gil {word} Luis Paz, Map School; Eva Sol, Bank"
    told = _people(line, ("PE", "Ana Gil"), ("PE", "Luis Paz"), ("AF", "Map School"), ("PE", "Eva Sol"), ("AF", "Bank"))
    assert told == [("Ana Gil", (), ("Map School",)), ("Luis Paz", (), ("Map School",)), ("Eva Sol", (), ("Bank",))]


def test_who_has_an_office_shares_no_body() -> None:
    parts = (("PE", "Ana Gil"), ("PE", "Luis Paz"), ("JO", "Director"), ("AF", "Map School"))
    assert _people("Ana Gil and Luis Paz, Director, Map School", *parts)[0] == ("Ana Gil", (), ())


def test_a_semicolon_parts_a_name_from_the_next_one() -> None:
    assert _people("Ana Gil; Zilah Okworo", ("PE", "Ana Gil"), ("AF", "Zilah Okworo")) == [("Ana Gil", (), ())]


@pytest.mark.parametrize("short", ["Mª", "Ma."])
def test_a_given_name_that_is_written_short_is_part_of_the_name(short: str) -> None:
    assert _people(f"{short} Dolores Gil", ("HO", short), ("PE", "Dolores Gil")) == [(f"{short} Dolores Gil", (), ())]


@pytest.mark.parametrize(("between", "is_told"), [
    (", ", True), (", the ", True), (", keeper of maps at ", True),
    (" spoke. The talk was held at ", False), (" has been one of the people who were named by ", False),
])  # fmt: skip
def test_what_is_far_from_a_name_is_said_of_others(between: str, *, is_told: bool) -> None:
    told = _people(f"Ana Gil{between}Map Bank", ("PE", "Ana Gil"), ("AF", "Map Bank"))
    assert told == [("Ana Gil", (), ("Map Bank",) if is_told else ())]


@pytest.mark.parametrize(
    "clause", ["organizado por la Escuela", "funded by Map Bank", "organisée par le Musée", "who led the Bank"]
)
def test_a_clause_is_no_body(clause: str) -> None:
    assert _people(f"Ana Gil, {clause}", ("PE", "Ana Gil"), ("AF", clause)) == [("Ana Gil", (), ())]


def test_what_the_tagger_says_stands_behind_a_name_is_parted_by_its_words() -> None:
    line = "Ana Gil, professeure en climatologie et sciences de la terre à l'Université de Lyon"
    parts = (("PE", "Ana Gil"), ("JO", "professeure en climatologie et sciences"), ("AF", "terre à l'Université de Lyon"))
    assert _people(line, *parts) == [
        ("Ana Gil", ("professeure en climatologie et sciences de la terre",), ("Université de Lyon",))
    ]


@pytest.mark.parametrize("degree", ["M.D.", "M.D", "PhD", "Ph.D."])
def test_a_degree_is_no_body(degree: str) -> None:
    assert _people(f"Ana Gil, {degree}", ("PE", "Ana Gil"), ("AF", degree)) == [("Ana Gil", (), ())]


@pytest.mark.parametrize(
    "lead", ["of the film ", "do filme ", "la película ", "le roman ", "Photo: ", "Image credit: Museum / ", "Crédit photo : "]
)
def test_a_work_has_a_name_and_a_picture_is_by_somebody(lead: str) -> None:
    assert _people(f"{lead}Ana Gil", ("PE", "Ana Gil"), margin=600) == []


@pytest.mark.parametrize(
    ("full", "name"), [("The maps of Ana Gil hang here.", "Ana Gil"), ("Old Gil Street", "Gil"), ("", "Gil")]
)
def test_a_last_name_alone_is_short_for_the_full_one(full: str, name: str) -> None:
    rows = [
        Row(Piece("Ms. Gil speaks.", 0), is_apart=False, first=0, last=2),
        Row(Piece(full, 20), is_apart=True, first=3, last=9),
    ]
    parts = [Stretch("HO", Piece("Ms.", 0), 0, 0, 0, 0, 300), Stretch("PE", Piece("Gil", 4), 1, 1, 0, 0, 300)]
    (found,) = mentions(parts, rows)[0]
    assert found[1].person.name == name


@pytest.mark.parametrize("lead", ["“", "« ", "«", '"', '**"', "el parque **", "the school Dr. "])
def test_a_title_in_quotation_marks_and_a_place_begin_with_somebody(lead: str) -> None:
    assert _people(f"{lead}Ana Gil: a life”", ("PE", "Ana Gil"), margin=600) == []


@pytest.mark.parametrize("lead", ["“Maps” ", '"Maps" ', "« Cartes » ", "“Maps”, "])
def test_somebody_stands_behind_a_title_in_quotation_marks(lead: str) -> None:
    assert [one[0] for one in _people(f"{lead}Ana Gil", ("PE", "Ana Gil"), margin=600)] == ["Ana Gil"]


def test_an_office_that_the_tagger_takes_for_a_body_is_none() -> None:
    assert _people("Ana Gil, historienne du cirque", ("PE", "Ana Gil"), ("AF", "historienne du cirque"), margin=600) == [
        ("Ana Gil", ("historienne du cirque",), ())
    ]


@pytest.mark.parametrize("office", ["Alcalde", "Rector", "Intendente", "Mayor"])
def test_an_office_before_an_honorific_is_none(office: str) -> None:
    line = f"{office} Dr. Ana Gil"
    honorific = Stretch("HO", Piece(f"{office} Dr.", 0), 0, 1, 0, 0, 600)
    name = Stretch("PE", Piece("Ana Gil", len(office) + 5), 2, 3, 0, 0, 600)
    [(_, one)] = mentions([honorific, name], [Row(Piece(line, 0), is_apart=False, first=0, last=3)])[0]
    assert one.person == Person(name="Ana Gil", honorific_prefix="Dr.", job_title=(office,))


@pytest.mark.parametrize("degree", ["Doctora en", "Mestre em", "Master in", "Docteure en", "egresada en"])
def test_what_somebody_has_studied_is_no_body(degree: str) -> None:
    assert _people(f"Ana Gil, {degree} Mapas", ("PE", "Ana Gil"), ("AF", "Mapas"), margin=600) == [("Ana Gil", (), ())]
