"""Laws of negation: a clause that says what is not takes a fact away and never adds one, in four languages."""

from __future__ import annotations

from itertools import product

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event
from event_ld.readers.programme.negation import negated

TITLES = {
    "en": "Forum on open archives\n\nWelcome to all who keep the archives of the towns.\n\n",
    "es": "Foro de archivos abiertos\n\nBienvenida a los que guardan los archivos de las ciudades.\n\n",
    "pt": "Fórum de arquivos abertos\n\nBoas-vindas aos que guardam os arquivos das cidades do país.\n\n",
    "fr": "Forum des archives ouvertes\n\nBienvenue à tous ceux qui gardent les archives des villes.\n\n",
}

CLAUSES = {
    "en": {
        "mode": ("This is an online event.", "This is not an online event.", "This isn’t an online event.", "There is no online event."),
        "free": ("There is free admission.", "There is no free admission.", "Without free admission.", "It never has free admission."),
        "date": (
            "The forum will take place on 12 May 2026.",
            "The forum will NOT take place on 12 May 2026.",
            "On 12 May 2026, the forum won't take place.",
            "The forum cannot take place on Tuesday,\n12 May 2026.",
        ),
        "place": ("The forum will be held in Madrid.", "It is not held in Madrid.", "The forum will be held neither in Madrid nor in Lima."),
        "organiser": ("The forum is organised by the World Bank.", "The forum is not organised by the World Bank."),
    },
    "es": {
        "mode": ("Es un evento virtual.", "No es un evento virtual.", "Nunca será un evento virtual."),
        "free": ("Tiene entrada libre.", "No tiene entrada libre.", "Sin entrada libre.", "Tampoco tiene entrada libre."),
        "date": (
            "El foro se realizará el 12 de mayo de 2026.",
            "El foro no se realizará el 12 de mayo de 2026.",
            "El 12 de mayo de 2026 no se realizará el foro.",
            "El foro no se realizará el\n12 de mayo de 2026.",
        ),
        "place": ("El foro se celebrará en Madrid.", "El foro no se celebrará en Madrid.", "El foro no tendrá lugar en Madrid."),
        "organiser": ("El foro es organizado por el Banco Mundial.", "El foro no es organizado por el Banco Mundial."),
    },
    "pt": {
        "mode": ("É um evento virtual.", "Não é um evento virtual.", "Nunca é um evento virtual."),
        "free": ("Tem inscrição gratuita.", "Não tem inscrição gratuita.", "Sem inscrição gratuita."),
        "date": ("O fórum acontecerá em 12 de maio de 2026.", "O fórum não acontecerá em 12 de maio de 2026."),
        "place": ("O fórum acontecerá em Madrid.", "O fórum não acontecerá em Madrid.", "O fórum jamais acontecerá em Madrid."),
        "organiser": ("O fórum é organizado por Banco Mundial.", "O fórum não é organizado por Banco Mundial."),
    },
    "fr": {
        "mode": ("Le forum se tient en présentiel.", "Le forum ne se tient pas en présentiel.", "Jamais en présentiel."),
        "free": ("C'est une entrée libre.", "Ce n'est pas une entrée libre.", "Sans entrée libre.", "Aucune entrée libre."),
        "date": ("Le forum aura lieu le 12 mai 2026.", "Le forum n'aura pas lieu le 12 mai 2026.", "Le forum n’aura plus lieu le 12 mai 2026."),
        "place": ("Le forum se tiendra à Madrid.", "Le forum ne se tiendra pas à Madrid.", "Le forum n'aura pas lieu à Madrid."),
        "organiser": ("Le forum est organisé par la Banque de France.", "Le forum n'est pas organisé par la Banque de France."),
    },
}  # fmt: skip

CASES = [(language, kind) for language, clauses in CLAUSES.items() for kind in clauses]


def _facts(event: Event) -> dict[str, object]:
    names = ("event_attendance_mode", "is_accessible_for_free", "start_date", "location", "virtual_location", "room", "organizer")
    return {name: value for name in names if (value := getattr(event, name))}


def _read(text: str) -> tuple[dict[str, object], set[str]]:
    reading = read_text(text, name="forum.txt")[0]
    assert isinstance(reading.event, Event)
    return _facts(reading.event), {one.code for one in reading.problems}


@pytest.mark.parametrize(("language", "kind"), CASES)
def test_a_negated_clause_gives_no_fact_and_is_told(language: str, kind: str) -> None:
    said, *denied = CLAUSES[language][kind]
    bare, _ = _read(TITLES[language])
    facts, _ = _read(TITLES[language] + said)
    assert facts != bare
    for clause in denied:
        facts, codes = _read(f"{TITLES[language]}{clause}\n")
        assert facts == bare, clause
        assert "unread-text" in codes, clause


@pytest.mark.parametrize("language", CLAUSES)
def test_a_negated_clause_adds_nothing_to_what_others_say(language: str) -> None:
    clauses = CLAUSES[language]
    for said, denied in product(clauses, clauses):
        if said == denied:
            continue
        text = f"{TITLES[language]}{clauses[said][0]}\n"
        for clause in clauses[denied][1:]:
            assert _read(f"{text}\n{clause}\n")[0] == _read(text)[0], (said, clause)


@pytest.mark.parametrize(
    "clause",
    [
        "The forum will not be held",
        "El foro no se celebrará",
        "O fórum não será realizado",
        "O fórum não acontecerá",
        "Le forum n'aura pas lieu",
        "Le forum n’aura pas lieu",
    ],
)
def test_what_will_not_take_place_is_told_as_a_status(clause: str) -> None:
    assert "status-in-text" in _read(f"Forum\n\n{clause} en Madrid.\n")[1]


@pytest.mark.parametrize(
    "text",
    [
        "Don't miss the forum, which will be held in Madrid on 12 May 2026.",
        "No te pierdas el foro, que se celebrará en Madrid el 12 de mayo de 2026.",
        "Não perca o fórum, que acontecerá em Madrid no dia 12 de maio de 2026.",
        "Ne manquez pas le forum, qui se tiendra à Madrid le 12 mai 2026.",
        "The forum will be held in Madrid on 12 May 2026, without slides.",
        "The forum is not in Lima, but will be held in Madrid on 12 May 2026.",
        "The forum will be held in Madrid on 12 May 2026, not in Lima.",
        "No admission fee. The forum will be held in Madrid on 12 May 2026.",
        "O fórum acontecerá no Teatro Central, em Madrid, no dia 12 de maio de 2026.",
    ],
)
def test_what_only_sounds_like_a_negation_takes_nothing_away(text: str) -> None:
    facts, _ = _read(f"Forum\n\n{text}\n")
    assert facts["start_date"] == "2026-05-12"
    assert "Madrid" in str(facts["location"])


def test_free_of_cost_is_free() -> None:
    assert _read("Forum\n\nThe evening comes at no cost to attend.\n")[0]["is_accessible_for_free"] is True
    assert _read("Foro\n\nEl acto es sin costo.\n")[0]["is_accessible_for_free"] is True


def test_titles_of_slots_and_descriptions_may_negate() -> None:
    text = "Forum on maps\n12 May 2026\nLeeds, United Kingdom\n\nDescription\nThis is not a lecture.\n\nProgramme\n10:00 No maps without data\n"
    event = read_text(text, name="forum.txt")[0].event
    assert isinstance(event, Event)
    assert event.description == "This is not a lecture."
    assert [str(slot.name) for slot in event.sub_event] == ["No maps without data"]


def test_a_part_of_a_line_that_is_negated_is_told() -> None:
    reading = read_text("Forum on maps\n\nMadrid, Spain. Not on 12 May 2026.\n", name="forum.txt")[0]
    assert any("Not on 12 May 2026" in one.message for one in reading.problems)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1200 NE Main Street", 0),
        ("no Teatro do Povo", 0),
        ("plain words", 0),
        ("not this; not that", 2),
        ("neither this nor that", 1),
    ],
)
def test_clauses_are_found_once(text: str, count: int) -> None:
    assert len(negated(text)) == count
