"""Writes `shapes/schema-org.ttl` out of the table of schema.org's terms.

::

    python tools/build_schema_shapes.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from event_ld.graph.rdflib_graph import to_rdflib
from event_ld.schema_org import RELEASE, schema_org
from event_ld.validate.schema_org_shapes import PREFIXES, triples

FILE = Path(__file__).resolve().parents[1] / "shapes" / "schema-org.ttl"


def text() -> str:
    """The whole file."""
    head = [
        f"# The profile schema-org: the types that have each property of schema.org {RELEASE}, and the values that it takes.",
        "# Made by tools/build_schema_shapes.py out of vocab/schema-org.tsv.",
        "",
    ]
    graph = to_rdflib(triples(sorted(schema_org().properties)), "urn:event-ld:")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph.bind("shapes", "urn:event-ld:shapes:")
    return "\n".join([*head, graph.serialize(format="turtle")])  # with the nested nodes and lists that people like to read


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    sys.exit(0)
