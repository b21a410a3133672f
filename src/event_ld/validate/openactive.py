"""OpenActive's data in schema.org's terms: which of its classes are events, and what an event takes from its series.

The facts are those of OpenActive's data models 3.0.9 (`subClassOf`, and `inheritsFrom` of `superEvent`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from event_ld.closure import closure
from event_ld.mapping import RDF, SCHEMA
from event_ld.triple import Statement, text_of

_TYPE, _SCHEDULE = f"{RDF}type", f"{SCHEMA}eventSchedule"
NAMESPACE = "https://openactive.io/"
_CLASSES = {
    "HeadlineEvent": "Event", "ScheduledSession": "Event", "SessionSeries": "Event", "Slot": "Event",
    "PartialSchedule": "Schedule", "OfferOverride": "Offer", "OrderProposal": "Order", "OrderQuote": "Order",
}  # fmt: skip
"""OpenActive's classes to the class of schema.org above each."""
_SERIES = frozenset({f"{NAMESPACE}SessionSeries", f"{SCHEMA}EventSeries"})
"""What needs no start: it stands for events that have one."""
_WHOLES = (f"{SCHEMA}superEvent", f"{NAMESPACE}facilityUse")
"""The properties by which an event names what it takes the rest from."""
_TAKEN = tuple(SCHEMA + name for name in ("name", "description", "image", "location", "organizer", "performer"))


def is_openactive(statements: Iterable[Statement]) -> bool:
    """Whether a document uses OpenActive's terms."""
    return any(
        one.predicate.startswith(NAMESPACE) or (one.predicate == _TYPE and text_of(one.value).startswith(NAMESPACE))
        for one in statements
    )


def meant(statements: list[Statement]) -> tuple[list[Statement], set[str]]:
    """What a document of OpenActive says in schema.org's terms beside what is written; and the events that need no start.

    These are series, or have a part elsewhere.
    """
    said: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        said[one.subject][one.predicate].append(one)
    added: list[Statement] = []
    unlisted: set[str] = set()
    described = dict(said)
    for node, properties in described.items():
        types = [text_of(one.value) for one in properties[_TYPE]]
        names = [_CLASSES[name] for one in types if (name := one.removeprefix(NAMESPACE)) in _CLASSES]
        added += (properties[_TYPE][0]._replace(value=SCHEMA + name) for name in names)
        wholes = closure([node], lambda one: [text_of(each.value) for name in _WHOLES for each in said[one][name]])[1:]
        lacking = [name for name in _TAKEN if not properties[name]]
        for name in lacking:
            taken = next((said[whole][name] for whole in wholes if said[whole][name]), [])
            added += (one._replace(subject=node) for one in taken)
        if not _SERIES.isdisjoint(types) or properties[_SCHEDULE] or not described.keys() >= set(wholes):
            unlisted.add(node)
    return added, unlisted
