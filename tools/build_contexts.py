"""Makes `vocab/contexts.json`: the JSON-LD contexts that are known by their addresses.

::

    python tools/build_contexts.py FOLDER    # the folder holds the files that `SOURCES` names

schema.org's is cut to what validation needs: every term that means just its own name is left to `@vocab`, and what its terms say
of types (`url` is an address, `startDate` a day) is the normaliser's business, for all documents alike. DCAT-AP's has terms such
as `Xsd:dateTime`, in the form of an IRI that is another one: JSON-LD 1.1 refuses a context with them, and no property uses them.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).resolve().parents[1] / "vocab" / "contexts.json"
_SEMIC = r"https?://semiceu\.github\.io/(?:uri\.semic\.eu-generated/)?"


def _cpev(release: str) -> str:
    return rf"{_SEMIC}Core-Public-Event-Vocabulary/releases/{re.escape(release)}/context/core-public-event-ap(?:_en)?\.jsonld"


def _dcat(release: str) -> str:
    return rf"{_SEMIC}DCAT-AP/releases/{re.escape(release)}/context/dcat-ap\.jsonld"


SOURCES = {
    "schemaorg.jsonld": r"(?i:https?://(?:www\.)?schema\.org(?:/|/docs/jsonldcontext\.jsonl?d?|/version/.*)?#?)",
    "openactive.jsonld": r"https?://(?:www\.)?openactive\.io(?:/|/ns/oa\.jsonld)?",
    "cpev-1.0.0.jsonld": _cpev("1.0.0"),
    "cpev-1.1.0.jsonld": _cpev("1.1.0"),
    "cpev-1.1.1.jsonld": _cpev("1.1.1"),
    "dcat-ap-3.0.0.jsonld": _dcat("3.0.0"),
    "dcat-ap-3.0.1.jsonld": _dcat("3.0.1"),
}
"""Files to the addresses that stand for them, as regular expressions."""
OWN = {r"https?://openactive\.io/ns-beta#?": {"beta": "https://openactive.io/ns-beta#"}}
"""Contexts that are one prefix."""


def shortened(context: dict[str, Any], name: str) -> dict[str, Any]:
    """A context without the terms of schema.org that mean their own names, and without those that JSON-LD 1.1 refuses."""
    if name != "schemaorg.jsonld":
        return {term: value for term, value in context.items() if ":" not in term}
    return {
        term: value for term, value in context.items() if not (isinstance(value, dict) and value.get("@id") == f"schema:{term}")
    }


def main() -> int:
    """Writes the file."""
    if len(sys.argv) != 2:  # noqa: PLR2004  # the script and its argument
        print(__doc__)
        return 2
    made = []
    for name, addresses in SOURCES.items():
        document = json.loads((Path(sys.argv[1]) / name).read_text(encoding="utf-8"))
        made.append({"addresses": addresses, "context": shortened(document["@context"], name)})
    made += [{"addresses": addresses, "context": context} for addresses, context in OWN.items()]
    lines = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in made]
    OUTPUT.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
