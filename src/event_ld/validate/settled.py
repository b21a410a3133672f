"""What the table of fields settles of every graph that is built from an event: what need not be asked of each.

`organizer` always has a node that is an agent, `eventStatus` a member of its enumeration, `startDate` one value where a node is
described once. So a constraint that looks at nothing but the kind of a value is asked of one value of each kind that the rows of
the table give a property, and a constraint of how many there are is asked of the rows. What a value says is always asked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.mapping import EVENT_TYPES, MEMBERS, ORGANIZATION_TYPES, SCHEMA, TABLE, Kind, Row, types_of
from event_ld.triple import Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.triple import Object

OF_KIND = frozenset({"class", "nodeKind", "in"})
"""The constraints that look at nothing but the kind of a value: a literal or a node, its classes, one of a few IRIs."""
OF_WORDS = frozenset({"nodeKind", "datatype", "pattern", "minLength", "maxLength", "languageIn", "in"})
"""The constraints that look at nothing but a value by itself, so that the same value is right in any graph."""
_LITERALS = frozenset(
    {
        Kind.COUNTRY,
        Kind.STRING,
        Kind.CURRENCY,
        Kind.LANGUAGE,
        Kind.FREQUENCY,
        Kind.WEEKDAY,
        Kind.DATE,
        Kind.TIME,
        Kind.BOOLEAN,
        Kind.INTEGER,
        Kind.DECIMAL,
        Kind.DEGREES,
    }
)
_TEXTS = frozenset({Kind.TEXT, Kind.COUNTRY, Kind.AUDIENCE, Kind.ROOM, Kind.KEYWORD})
"""The kinds of which one value may become several: one for each language."""
_AGENTS = ("Person", *ORGANIZATION_TYPES)
_CLASSES: dict[Kind, tuple[str, ...]] = {
    Kind.ROOM: ("Place",),
    Kind.AUDIENCE: ("Audience",),
    Kind.AGENT: _AGENTS,
    Kind.PART: ("Role", *_AGENTS),
}


@lru_cache(maxsize=512)
def has_one(term: str) -> bool:
    """Whether a node that is described once has one value of a property at the most."""
    rows = _rows(term)
    records = {row.record for row in rows}
    return bool(rows) and len(records) == len(rows) and not any(row.many or row.kind in _TEXTS for row in rows)


def samples(term: str) -> tuple[list[Object], dict[str, tuple[str, ...]]]:
    """A value of each kind that a property may have, and the classes of those that are nodes; none where that is not settled."""
    values: list[Object] = []
    classes: dict[str, tuple[str, ...]] = {}
    for row in _rows(term):
        found = list(_samples(row))
        if not found:
            return [], {}
        values += (value for value, _ in found)
        classes |= {value: types for value, types in found if isinstance(value, str) and types}
    return values, classes


def _rows(term: str) -> list[Row]:
    return [row for row in TABLE if SCHEMA + row.term == term]


def _samples(row: Row) -> Iterator[tuple[Object, tuple[str, ...]]]:
    """A value of each kind that a row gives its property, with its classes."""
    if row.kind in _LITERALS:
        yield Literal(""), ()
    elif row.kind is Kind.MEMBER:
        yield from ((SCHEMA + name, ()) for name in MEMBERS[row.field].values())
    else:
        names = (
            (EVENT_TYPES if row.target == "Event" else (row.target,)) if row.kind is Kind.RECORD else _CLASSES.get(row.kind, ())
        )
        yield from ((f"urn:event-ld:{name}", tuple(SCHEMA + one for one in types_of(name))) for name in names)
