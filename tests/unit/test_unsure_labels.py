"""Labels that often mean another thing than their concept: they are shown and searched, and name nothing by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from event_ld.inputs import read_vocabulary
from event_ld.thesaurus import Concept, in_memory
from event_ld.vocabulary import Vocabulary
from tests.conftest import load_tool

TOOL: Any = load_tool("extract_eurovoc")


def test_an_unsure_label_names_nothing_and_is_searched() -> None:
    trust = Concept(name="cartel", pref_label={"en": "trust", "es": "trust"}, alt_label={"en": ("cartel",)})
    known = Vocabulary(in_memory([trust], {"cartel": ["en"]}))
    assert [known.find(label, "en") for label in ("trust", "Trusts")] == [None, None]
    assert known.find("cartels", "en") == known.find("trust", "es") == trust
    assert [one.concept for one in known.search("trust", "en")] == [trust]
    assert [one.concept for one in known.nearest("trust", "en")] == [trust]


def test_a_single_english_word_in_a_text_of_another_language_names_nothing_where_there_are_labels_in_that_language() -> None:
    labels = {
        "service": {"en": "service", "es": "servicio"}, "service-sector": {"en": "service sector", "es": "sector servicios"},
        "province": {"es": "voivodato de Santa Rosa", "pt": "Santa Rosa"},
    }  # fmt: skip
    concepts = {name: Concept(name=name, pref_label=label) for name, label in labels.items()}
    known, english = Vocabulary(in_memory(concepts.values())), Concept(name="service", pref_label={"en": "service"})
    assert [known.find("Services", language) for language in ("es", "en")] == [None, concepts["service"]]
    assert known.find("Service sectors", "es") == concepts["service-sector"]
    assert [known.find("santa rosa", language) for language in ("es", "pt")] == [None, concepts["province"]]
    assert Vocabulary(in_memory([english])).find("services", "es") == english  # in its plural
    assert read_vocabulary("eurovoc").find("Innovation", "es") is not None  # of our scheme


@pytest.mark.parametrize(
    ("tag", "language", "found"),
    [
        ("TEA", "en", None), ("tea", "en", "tea"), ("Tea", "en", "tea"), ("EUR", "en", None), ("ICT", "en", "ict"), ("ict", "en", "ict"),
        ("La Paz", "es", None), ("LA PAZ", "es", None), ("la paz", "es", "peace"), ("Paz", "es", "peace"), ("La Haya", "es", "hague"),
        ("La paz mundial", "es", "world-peace"),
    ],
)  # fmt: skip
def test_capitals_tell_names_and_acronyms_from_words(tag: str, language: str, found: str | None) -> None:
    labels = {
        "tea": {"en": "tea"}, "eures": {"en": "EURES"}, "ict": {"en": "communication technology (CT)"}, "peace": {"es": "paz"},
        "hague": {"es": "La Haya"}, "world-peace": {"es": "paz mundial"},
    }  # fmt: skip
    labels["ict"] = {"en": "information and communication technology (ICT)"}
    known = Vocabulary(in_memory([Concept(name=name, pref_label=label) for name, label in labels.items()]))
    one = known.find(tag, language)
    assert (one and one.name) == found


def _above(*fields: str, concepts: tuple[str, ...] = ()) -> tuple[tuple[str, ...], ...]:
    above: tuple[tuple[str, ...], ...] = TOOL.Above(concepts, fields, ())
    return above


def test_which_labels_of_a_thesaurus_are_unsure() -> None:
    labels = {
        "1": {"en": "plan", "es": "plan"},
        **{f"1-{at}": {"en": f"floor plan {at}", "es": f"esquema {at} de casa"} for at in range(5)},
        "2": {"en": "image", "es": "imagen pública"},
        "3": {"en": "load", "es": "carga"},
        "4": {"en": "inflation", "es": "inflación"},
        "5": {"en": "technology", "es": "técnica"},
        **{f"5-{at}": {"en": f"technology {at} of space", "es": f"técnica {at} del espacio"} for at in range(5)},
        "6": {"en": "container", "es": "contenedor"},
        "7": {"en": "Java", "es": "Java"},
        "8": {"en": "Indonesia", "es": "Indonesia"},
        "9": {"en": "Andalusia", "es": "Andalucía"},
        "10": {"en": "common law", "es": "derecho común"},
        "11": {"en": "river", "es": "río"},
        "12": {"en": "protocol", "es": "protocolo"},
        **{f"12-{at}": {"en": f"protocol {at}", "es": f"protocolo {at}"} for at in range(6)},
    }
    above = {
        "1": _above("9999"), "2": _above("3226"), "3": _above("1621"), "4": _above("2411"), "5": _above("6411"), "6": _above("4811"),
        "7": _above("7226", concepts=("8",)), "8": _above("7226", "7231"), "9": _above("7211"), "10": _above("1206"), "11": _above("1206", "5211"),
        "12": _above("0406", concepts=("10",)), "12-0": _above("0406"), **{f"12-{at}": _above("3226") for at in range(1, 6)},
    }  # fmt: skip
    both = ["en", "es"]
    assert TOOL.unsure(labels, above) == {"1": ["en"], "2": ["en"], "3": both, "6": both, "7": both, "12": both}
    at_home = {**above, **{f"12-{at}": _above("0431") for at in range(1, 6)}}
    assert "12" not in TOOL.unsure(labels, at_home) | TOOL.unsure(labels, {**above, "12": _above("0406")})


def test_in_eurovoc_what_is_a_term_of_law_or_trade_names_nothing() -> None:
    both = read_vocabulary("eurovoc")
    for word, language in (
        ("search", "en"),
        ("trust", "en"),
        ("capital", "pt"),
        ("Java", "en"),
        ("Containers", "en"),
        ("pays", "fr"),
        ("Protocol", "en"),
        ("servicios", "es"),
        ("march", "en"),
        ("adopción", "es"),
        ("Plots", "en"),
        ("reunión", "es"),
    ):
        assert both.find(word, language) is None, word
    for word, language in (
        ("elections", "en"),
        ("salud pública", "es"),
        ("Andalucía", "es"),
        ("tecnologia", "pt"),
        ("étudiants", "fr"),
        ("the netherlands", "en"),
        ("Sicilia", "es"),
        ("Campings", "es"),
        ("mídias sociais", "pt"),
    ):
        assert both.find(word, language) is not None, word
    for word, language in (("Competitions", "en"), ("competencias", "es")):  # contests, skills
        assert read_vocabulary().find(word, language) is None
    assert read_vocabulary().find("concorrência", "pt") is not None
    assert any(one.concept.label("en") == "trust" for one in both.search("trust", "en"))


def test_what_stands_in_a_text_is_read_with_its_accents_capitals_and_without_small_words_behind() -> None:
    labels = {
        "maize": {"fr": "maïs", "en": "maize"}, "it": {"en": "IT"}, "water": {"en": "water policy"}, "art": {"en": "art"},
        "trust": {"en": "trust"},
    }  # fmt: skip
    known = Vocabulary(in_memory([Concept(name=name, pref_label=label) for name, label in labels.items()], {"trust": ["en"]}))

    def proposed(text: str, language: str) -> list[tuple[str, str]]:
        return [(one.concept.name, one.label) for one in known.proposed([text], language)]

    assert proposed("The water policy of the city; it is Art, and trust", "en") == [("water", "water policy"), ("art", "art")]
    assert proposed("Una water policy, art", "es") == [("water", "water policy")]  # in English a phrase
    assert proposed("IT and arts", "en") == [("it", "it"), ("art", "arts")]
    assert (proposed("Mais oui", "fr"), proposed("Maïs", "fr")) == ([], [("maize", "mais")])
