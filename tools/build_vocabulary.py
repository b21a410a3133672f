"""Writes `vocab/concepts-index.json`, which the lookup reads, from `vocab/concepts.tsv` and `vocab/mappings.tsv`.

Run by hand after a change of the vocabulary; a test compares the files::

    python tools/build_vocabulary.py
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from event_ld.folding import fold

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
LANGUAGES = ("en", "es", "pt", "fr")


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table in `vocab/`."""
    with (VOCAB / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def labels(row: dict[str, str], language: str) -> list[str]:
    """The labels of a concept in one language, the preferred one first."""
    return [row[f"prefLabel_{language}"], *(label for label in row[f"altLabel_{language}"].split(" ; ") if label)]


def index() -> dict[str, object]:
    """Folded labels by language, and what a lookup gives for each concept."""
    concepts = read("concepts.tsv")
    exact: dict[str, list[str]] = {}
    for row in read("mappings.tsv"):
        if row["relation"] == "skos:exactMatch":
            exact.setdefault(row["slug"], []).append(row["target"])
    return {
        "labels": {
            language: {fold(label): row["slug"] for row in concepts for label in labels(row, language)} for language in LANGUAGES
        },
        "concepts": {
            row["slug"]: {
                "name": row["slug"],
                "prefLabel": {language: row[f"prefLabel_{language}"] for language in LANGUAGES},
                "exactMatch": sorted(exact.get(row["slug"], [])),
            }
            for row in concepts
        },
    }


def index_text() -> str:
    """The index as the bytes of its file."""
    return json.dumps(index(), ensure_ascii=False, indent=0, sort_keys=True) + "\n"


if __name__ == "__main__":
    (VOCAB / "concepts-index.json").write_text(index_text(), encoding="utf-8")
