"""Writes `shapes/*.json`, the triples of the shapes that event-ld ships, so that judging an event needs no parser of Turtle.

::

    python tools/build_shapes_data.py            # write
    python tools/build_shapes_data.py --check    # exit with 1 if a file of shapes has changed since
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import rdflib
from rdflib.compare import to_canonical_graph

from event_ld.graph.rdflib_graph import from_rdflib
from event_ld.triple import Literal
from event_ld.validate.normal import own_iri
from event_ld.validate.profiles import PROFILES, SCHEME_PROFILE

SHAPES = Path(__file__).resolve().parents[1] / "shapes"
NAMES = [name for name in (*PROFILES, SCHEME_PROFILE) if name != "schema-org"]


def checksum(name: str) -> str:
    """The SHA-256 of a file of shapes, in hexadecimal."""
    return hashlib.sha256((SHAPES / f"{name}.ttl").read_bytes()).hexdigest()


def triples(name: str) -> list[list[Any]]:
    """The triples of a profile; a literal is a list of its text, its datatype and its language."""
    graph = to_canonical_graph(rdflib.Graph().parse(SHAPES / f"{name}.ttl"))
    return [
        [own_iri(subject), own_iri(predicate), list(value) if isinstance(value, Literal) else own_iri(value)]
        for subject, predicate, value in from_rdflib(graph)
    ]


def stale() -> list[str]:
    """The profiles whose file has changed since the data was written."""
    paths = {name: SHAPES / f"{name}.json" for name in NAMES}
    known = {name: json.loads(path.read_text(encoding="utf-8")) if path.exists() else {} for name, path in paths.items()}
    return [name for name in NAMES if known[name].get("sha256") != checksum(name)]


def write() -> None:
    """Writes the data anew."""
    for name in NAMES:
        made = {"sha256": checksum(name), "triples": triples(name)}
        (SHAPES / f"{name}.json").write_text(f"{json.dumps(made, ensure_ascii=False)}\n", encoding="utf-8")


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        write()
    names = stale()
    for name in names:
        print(f"shapes/{name}.json is older than shapes/{name}.ttl; run tools/build_shapes_data.py")
    sys.exit(1 if names else 0)
