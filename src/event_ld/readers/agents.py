"""What a name stands for where a person or a body may stand, and no type is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from event_ld.mapping import ROWS
from event_ld.readers.marked import Marked, Scalar, by_key

if TYPE_CHECKING:
    from event_ld.problems import Findings

_OF_PEOPLE: Final = frozenset(row.field for row in ROWS["Person"]) - {row.field for row in ROWS["Organization"]}
"""The keys that only a person has."""


def usual_agent(value: Marked, path: str, findings: Findings) -> str:
    """`Organization` for a name whose words say a body, with a word about it; otherwise `Person`."""
    name = _name_alone(value)
    if name is None or not is_body(name.text):
        return "Person"
    message = f"“{' '.join(name.text.split())}” is taken for an organisation, since its words say so."
    findings.add("type-from-name", message, name.span, path=path)
    return "Organization"


def is_body(name: str) -> bool:
    """Whether a name without a type is read as that of a body."""
    from event_ld.readers.programme.names import is_body_name  # noqa: PLC0415  # a table that few formats need

    return is_body_name(name)


def _name_alone(value: Marked) -> Scalar | None:
    """The name of what declares no type, and says nothing that only people have."""
    if isinstance(value, Scalar):
        return None if value.is_null else value
    entries = by_key(value)
    name = entries.get("name")
    return name if isinstance(name, Scalar) and not name.is_null and entries.keys().isdisjoint({"type", *_OF_PEOPLE}) else None
