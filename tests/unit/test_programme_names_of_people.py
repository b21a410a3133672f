"""Names of people that are written in other ways than two capitalised words."""

from __future__ import annotations

import pytest

from event_ld.gazetteer import is_given_name
from event_ld.inputs import read_text
from event_ld.model import Person
from event_ld.readers.programme.offices import Facts
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.titled import split_roles, split_title


def _people(line: str) -> list[tuple[object, ...]]:
    read = [one.person for one in read_people([Piece(line, 0)])]
    return [(one.name, one.job_title, tuple(body.name for body in one.affiliation)) for one in read if isinstance(one, Person)]


@pytest.mark.parametrize("honorific", ["Dr", "Dra.", "Prof.", "Mme", "Sr.", "Ing.", "Mrs", "Srta."])
@pytest.mark.parametrize("name", ["L'Hostis", "Smith", "N'Diaye", "O\u2019Neil", "Łukasz"])
def test_a_last_name_alone_stands_behind_an_honorific(honorific: str, name: str) -> None:
    assert [one[0] for one in _people(f"{honorific} {name}")] == [name]


@pytest.mark.parametrize("word", ["Universidad", "Sesión", "Director", "Abogada", "TBA", "Organizations", "Moderador"])
def test_a_word_of_another_kind_behind_an_honorific_is_nobody(word: str) -> None:
    assert _people(f"Dr. {word}") == []


@pytest.mark.parametrize("name", ["Jean de La Salle", "Marie de la Part", "Ana de la Sala", "Luis de los Fin"])
def test_a_word_behind_particle_and_article_is_a_last_name(name: str) -> None:
    assert [one[0] for one in _people(name)] == [name]


@pytest.mark.parametrize("body", ["Universidad Mayor", "Univ. Mayor", "Colegio Mayor", "Instituto Mayor del Agua"])
@pytest.mark.parametrize("form", ["Bo Paz ({})", "Bo Paz, {}"])
def test_an_adjective_behind_a_body_is_no_office(form: str, body: str) -> None:
    assert _people(form.format(body)) == [("Bo Paz", (), (body,))]


@pytest.mark.parametrize("office", ["Mayor", "Deputy Mayor", "Mayor of Leeds"])
def test_an_office_is_one_all_the_same(office: str) -> None:
    assert _people(f"Ana Gil, {office}") == [("Ana Gil", (office,), ())]


@pytest.mark.parametrize(
    "name", ["Fatou", "Sylvain", "Odile", "Kwame", "Yukiko", "Reza", "Oksana", "Itziar", "Jean-Baptiste", "Mulugeta"]
)
def test_given_names_of_many_countries_are_known(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize(
    "word", ["line", "mai", "mars", "liga", "santa", "age", "valid", "Chi", "Paris", "Royal", "Asia", "Mentor"]
)
def test_words_of_our_languages_and_cities_are_no_given_names(word: str) -> None:
    assert not is_given_name(word)


@pytest.mark.parametrize("suffix", ["S.C.", "Q.C", "Ph.D.", "MBA", "PhD"])
@pytest.mark.parametrize("form", ["{}", "Mr {}", "{}, Director"])
def test_a_degree_behind_a_name_is_none_of_it(form: str, suffix: str) -> None:
    (found,) = read_people([Piece(form.format(f"Ana Gil {suffix}"), 0)])
    assert isinstance(found.person, Person)
    assert (found.person.name, str(found.person.honorific_suffix).strip(".")) == ("Ana Gil", suffix.strip("."))


@pytest.mark.parametrize("name", ["Mª Dolores Gil", "Ma. Luisa Gil", "M.ª Carmen Gil"])
def test_a_given_name_that_is_written_short_is_no_honorific(name: str) -> None:
    (found,) = read_people([Piece(name, 0)])
    assert isinstance(found.person, Person)
    assert (found.person.name, found.person.honorific_prefix) == (name, None)


@pytest.mark.parametrize(("line", "told"), [
    ("Justice Ana Gil", ("Justice", "Ana Gil")), ("General Luis Paz", ("General", "Luis Paz")),
    ("Judge Zilah Okworo", ("Judge", "Zilah Okworo")), ("Juíza Ana Gil", ("Juíza", "Ana Gil")),
    ("Justice Okworo Zilah Paz", ("Justice", "Okworo Zilah Paz")), ("Justice Zilah", (None, "Justice Zilah")),
])  # fmt: skip
def test_a_rank_stands_before_a_name(line: str, told: tuple[str | None, str]) -> None:
    (found,) = read_people([Piece(line, 0)])
    assert isinstance(found.person, Person)
    assert (found.person.honorific_prefix, found.person.name) == told


@pytest.mark.parametrize(("said", "office", "body"), [
    ("Director (International Law), Ministry of Maps", "Director (International Law)", "Ministry of Maps"),
    ("Head of the Map Department, University of Ely", "Head of the Map Department", "University of Ely"),
    ("Gerente del Programa de Ríos, Centro del Agua", "Gerente del Programa de Ríos", "Centro del Agua"),
    ("directrice du Département des cartes, Université de Lyon", "directrice du Département des cartes", "Université de Lyon"),
    ("coordenadora da Comissão de Mapas, Universidade do Vale", "coordenadora da Comissão de Mapas", "Universidade do Vale"),
    ("President, National Managers Association", "President", "National Managers Association"),
    ("Director of the Map Institute, Chile", "Director", "Map Institute"),
    ("Director (Map Institute)", "Director", "Map Institute"),
])  # fmt: skip
def test_an_office_has_its_field_or_its_unit_before_the_body(said: str, office: str, body: str) -> None:
    assert _people(f"Ana Gil, {said}") == [("Ana Gil", (office,), (body,))]


@pytest.mark.parametrize(("line", "told"), [
    ("Reitor – Luis Paz", [("Luis Paz", ("Reitor",), ())]),
    ("Directora del Museo del Agua – Ana Gil", [("Ana Gil", ("Directora",), ("Museo del Agua",))]),
    ("Mayor of Leeds, Ana Gil", [("Ana Gil", ("Mayor of Leeds",), ())]),
    ("Présidente de l'Association des cartes, Mme Eva Sol", [("Eva Sol", ("Présidente",), ("Association des cartes",))]),
    ("Professor Ana Gil, Luis Paz", [("Ana Gil", (), ()), ("Luis Paz", (), ())]),
    ("Ana Gil, Director", [("Ana Gil", ("Director",), ())]),
    ("Director, Map Unit, Old Rivers", []),
])  # fmt: skip
def test_an_office_before_a_name(line: str, told: list[tuple[object, ...]]) -> None:
    assert _people(line) == told


@pytest.mark.parametrize("line", ["Quick Links", "Enlaces Rápidos", "Links Rápidos", "Liens Utiles", "Melhor Projeto"])
def test_what_leads_through_a_site_is_nobody(line: str) -> None:
    assert _people(line) == []


@pytest.mark.parametrize("work", ["etnofotógrafo", "musicóloga", "oceanographer", "Sinologist"])
def test_professions_end_alike(work: str) -> None:
    assert _people(f"Ana Gil ({work})") == [("Ana Gil", (work,), ())]


@pytest.mark.parametrize("word", ["Prólogo", "Monólogo", "Catálogo"])
def test_a_prologue_is_no_profession(word: str) -> None:
    assert _people(f"Ana Gil ({word})") == [("Ana Gil", (), (word,))]


@pytest.mark.parametrize("rest", ["", ".", ";", " - ", ",", "()"])
def test_nothing_behind_a_name_is_nothing(rest: str) -> None:
    facts = Facts()
    facts.rest(Piece(rest, 0))
    assert facts.fields == {}


@pytest.mark.parametrize(("said", "office", "body"), [
    ("CEO de Indalia", "CEO", "Indalia"), ("co-founder of Kwark", "co-founder", "Kwark"),
    ("CEO da Rio Mapas", "CEO", "Rio Mapas"), ("militante do MLB e parte da equipe", "militante", "MLB"),
    ("membro da APAN e do UNEAFRO", "membro", "APAN"),
])  # fmt: skip
def test_the_first_of_two_things_and_the_firm_of_somebody(said: str, office: str, body: str) -> None:
    assert _people(f"Ana Gil ({said})") == [("Ana Gil", (office,), (body,))]


@pytest.mark.parametrize("said", ["Director de Mapas", "CEO", "Head of HR and communications"])
def test_a_field_is_no_firm(said: str) -> None:
    assert _people(f"Ana Gil, {said}") == [("Ana Gil", (said,), ())]


@pytest.mark.parametrize("others", ["and friends", "et al.", "y colaboradores", "e convidados", "et ses invités", "& others"])
@pytest.mark.parametrize("before", ["", "Luis Paz, "])
def test_who_is_not_named_is_no_part_of_a_name(before: str, others: str) -> None:
    assert [one[0] for one in _people(f"{before}Ana Gil {others}")] == [*(["Luis Paz"] if before else []), "Ana Gil"]


@pytest.mark.parametrize("label", ["Contact", "Contacto", "Contato", "Informações", "Renseignements"])
@pytest.mark.parametrize("name", ["Mme Odile Brun", "Ana Gil", "Dr Rui Paz"])
def test_whom_to_ask_below_an_agenda_is_no_speaker_of_its_last_slot(label: str, name: str) -> None:
    agenda = "9h30-10h Café\n10h-12h Maps for all, Eva Sol\n14h-16h Visit"
    [reading] = read_text(f"Meeting on maps\n\n14 April 2027, Leeds\n\n{agenda}\n{label} : {name} – ask@maps.example\n")
    assert reading.event is not None
    said = [one.name for slot in reading.event.sub_event for one in slot.performer if isinstance(one, Person)]
    assert not [one for one in said if isinstance(one, str) and one in name]


@pytest.mark.parametrize("said", ["she/her", "he/him", "they/them", "ella/ella", "ela/dela", "elle/elle", "555 0190/ 555 0191"])
def test_pronouns_and_numbers_are_no_body(said: str) -> None:
    assert _people(f"Ana Gil ({said})") == [("Ana Gil", (), ())]
    assert _people(f"Ana Gil, Director of the Museum ({said})")[0][0] == "Ana Gil"


@pytest.mark.parametrize("degree", ["PhD", "MD", "MSc"])
def test_initials_between_a_degree_and_a_body_are_no_body(degree: str) -> None:
    assert _people(f"Ana Gil, {degree}, FRGS, Map School") == [("Ana Gil", (), ("Map School",))]
    assert _people("Ana Gil, SELA, Map School") == [("Ana Gil", (), ("SELA", "Map School"))]


@pytest.mark.parametrize("office", ["Director of Maps", "Directora de Mapas", "Diretora de Mapas", "Directrice de Cartes"])
def test_an_office_stands_behind_a_name_without_a_mark(office: str) -> None:
    assert _people(f"Dra. Ana Gil Sol {office}, SELA") == [("Ana Gil Sol", (office,), ("SELA",))]
    assert _people("Ana Pastor de la Vega") == [("Ana Pastor de la Vega", (), ())]


@pytest.mark.parametrize("short", ["Dpto.", "Depto."])
def test_a_full_stop_that_shortens_a_department_ends_nothing(short: str) -> None:
    assert _people(f"Luis Paz, Director del {short} de Mapas del Museo Real")[0][1] == (f"Director del {short} de Mapas",)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Presenta la Dra. Ana Gil. Directora de Mapas, SELA", "presenter"), ("Modera el Sr. Ana Gil", "moderator"),
        ("Apresenta a Profa. Ana Gil", "presenter"), ("Preside a Dra. Ana Gil", "chair"),
    ],
)  # fmt: skip
def test_a_role_stands_before_an_article_and_an_honorific(line: str, role: str) -> None:
    rest, people = split_roles(Piece(line, 0))
    assert rest.text == ""
    assert [(said, one.person.name) for said, one in people] == [(role, "Ana Gil")]


@pytest.mark.parametrize("line", ["Presenta el Museo Real", "Presenta la obra Ana Gil", "Presenta el mapa la Dra. Ana Gil"])
def test_what_somebody_presents_is_nobody(line: str) -> None:
    assert split_roles(Piece(line, 0)) == (Piece(line, 0), [])


@pytest.mark.parametrize("line", ["June Visit", "Benson Hotel", "Ana Museo", "Rosa Excursión", "Ana Tour"])
def test_a_given_name_before_a_visit_or_a_house_is_nobody(line: str) -> None:
    assert _people(line) == []


@pytest.mark.parametrize("place", ["Fête de l'école", "Festa da escola", "Fiesta del teatro", "Party at the school"])
def test_a_house_is_named_after_somebody_with_an_honorific(place: str) -> None:
    assert split_title(Piece(f"{place} Dr. Ana Gil", 0))[1] == []


def test_an_article_and_an_honorific_begin_a_person() -> None:
    title, people = split_title(Piece("Entrega el premio la Dra. Ana Gil, Consejera de SELA", 0))
    assert (title.text, [one.person.name for one in people]) == ("Entrega el premio", ["Ana Gil"])
    assert split_title(Piece("Homenaje a la Dra. Ana Gil", 0))[0].text != "Homenaje a"


@pytest.mark.parametrize(
    ("said", "office", "body"),
    [
        ("Head of the Map Unit of the Royal Museum", "Head of the Map Unit", "Royal Museum"),
        ("Jefa del Servicio de Mapas del Museo Real", "Jefa del Servicio de Mapas", "Museo Real"),
        ("Chefe da Divisão de Mapas da Universidade Nova", "Chefe da Divisão de Mapas", "Universidade Nova"),
        ("Cheffe du Département des cartes de l'Université de Lyon", "Cheffe du Département des cartes", "Université de Lyon"),
        ("Head of the Department of Library Services", "Head", "Department of Library Services"),
        ("Directora del Departamento de Mapas", "Directora", "Departamento de Mapas"),
    ],
)
def test_a_unit_of_a_body_is_of_the_office(said: str, office: str, body: str) -> None:
    assert _people(f"Ana Gil, {said}") == [("Ana Gil", (office,), (body,))]


@pytest.mark.parametrize("rank", ["Pastora", "Pastor", "Pasteure", "Reverendo"])
def test_who_leads_a_parish_has_a_rank(rank: str) -> None:
    assert _people(f"{rank} Ana Gil") == [("Ana Gil", (), ())]
    assert _people("Ana Pastor Gil") == [("Ana Pastor Gil", (), ())]
