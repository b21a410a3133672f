"""Labels that often mean another thing than their concept: they are shown and searched, and name nothing by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from event_ld.folding import fold
from event_ld.inputs import read_vocabulary
from event_ld.thesaurus import UNSURE, Concept, in_memory
from event_ld.vocabulary import Vocabulary, eurovoc
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


def test_each_label_of_one_word_names_its_concept_as_it_was_judged() -> None:
    alone, own = Vocabulary(eurovoc()), eurovoc()
    concepts = [own.concept(name) for name in own.names()]
    labels = {one.name.removeprefix(TOOL.EUROVOC): one.pref_label for one in concepts if one is not None}
    judged = TOOL.unsure(labels)
    for number, unsure in judged.items():
        for tag, label in labels[number].items():
            found = alone.find(label, tag)
            is_it = found is not None and found.name == f"{TOOL.EUROVOC}{number}"
            if tag in unsure:
                assert not is_it, (label, tag)
            elif label.isalpha() and not list(own.lines("l", tag, fold(label), str(UNSURE))):
                assert is_it, (label, tag)
    assert sum(map(bool, judged.values())) > 500


def test_what_else_a_concept_is_called_leads_to_it_and_is_published_nowhere() -> None:
    alone, own = Vocabulary(eurovoc()), eurovoc()
    for number, several in TOOL.called().items():
        concept = own.concept(f"{TOOL.EUROVOC}{number}")
        assert concept is not None, number
        assert not concept.alt_label
        for tag, label in several:
            assert alone.find(label, tag) == concept, (number, tag, label)


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


@pytest.mark.parametrize(
    ("language", "tags"),
    [
        ("en", ("USA", "UK", "EU", "UN", "DRC", "IMF", "Caribbean")), ("es", ("EEUU", "EE. UU.", "EE.UU.", "UE", "ONU", "RDC", "FMI", "Caribe")),
        ("fr", ("USA", "États-Unis d'Amérique", "UE", "ONU", "Nations Unies", "RDC", "FMI")), ("pt", ("EUA", "UE", "ONU", "OTAN", "RDC", "FMI")),
    ],
)  # fmt: skip
def test_countries_and_unions_are_called_by_what_is_usual_in_each_language(language: str, tags: tuple[str, ...]) -> None:
    names = {
        "us": "888",
        "eu": "4060",
        "un": "2179",
        "drc": "4779",
        "imf": "1043",
        "caribbean": "5259",
        "uk": "3774",
        "nato": "2199",
    }
    both = read_vocabulary("eurovoc")
    found = [both.find(tag, language) for tag in tags]
    assert {one and one.name.removeprefix(TOOL.EUROVOC) for one in found} <= set(names.values())
    assert [both.find(word, "en") for word in ("us", "who")] == [None, None]


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


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "a an and as at be but by do for from he how if in is it its me my no not of on or our she so the to up us was we who you",
        ),
        (
            "es",
            "al ante como con cual de del el en es esta fue ha hay la las lo los me mi muy ni nos o para pero por que se si sin su un y",
        ),
        (
            "fr",
            "a au aux avec car ce ces de des donc du elle en est et il la le les leur mais mon ne nos ou par pas plus pour qui sa se son sur",
        ),
        (
            "pt",
            "a ao aos as com como da das de do dos e em foi há mais mas me na nas no nos o os ou para pela por que se sem ser seu sob sua um",
        ),
    ],
)
def test_small_words_of_a_text_propose_nothing(language: str, words: str) -> None:
    assert [one for one in words.split() if read_vocabulary("eurovoc").proposed([one], language)] == []
