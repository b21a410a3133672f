"""Checks of offers that no shape can say: prices and days that contradict each other, and codes that there are not.

Whose rules they are: Google's page of the Event rich result (`offers`), and OpenActive's validator (currencies, unique offers,
bounds, what is free).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from event_ld.codes import currency_meant, is_currency
from event_ld.mapping import SCHEMA, XSD
from event_ld.problems import Replacement, did_you_mean
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.finding import END, NAME, START, Finding, named, quoted
from event_ld.validate.identity import EVENT
from event_ld.validate.literals import compare, is_before, is_well_formed

if TYPE_CHECKING:
    from event_ld.validate.index import Index

OFFERS, CURRENCY, PRICE = f"{SCHEMA}offers", f"{SCHEMA}priceCurrency", f"{SCHEMA}price"
_FREE = f"{SCHEMA}isAccessibleForFree"
_PERIODS = (("validFrom", "validThrough"), ("availabilityStarts", "availabilityEnds"))
_BOUNDS = (
    ("lowPrice", "highPrice"),
    ("minPrice", "maxPrice"),
    ("minValue", "maxValue"),
    ("remainingAttendeeCapacity", "maximumAttendeeCapacity"),
)
"""Pairs of properties of which the first is the less."""


def check_offers(graph: Index) -> Iterator[Finding]:
    """What this module finds in a graph."""
    yield from _currencies(graph)
    for node in graph.instances(f"{SCHEMA}Offer"):
        yield from _periods(graph, node)
    yield from _ranges(graph)
    for node in graph.instances_having(EVENT, OFFERS):
        offers = [one for one in graph.values(node, OFFERS) if isinstance(one, str)]
        yield from _late(graph, node, offers)
        yield from _free(graph, node, offers)
        yield from _twice(graph, node, offers)


def _currencies(graph: Index) -> Iterator[Finding]:
    for value, nodes in graph.holders(CURRENCY).items():
        if not isinstance(value, Literal) or is_currency(value.text):
            continue
        meant = currency_meant(value.text)
        replacement = Replacement(value=meant, is_certain=True) if meant else None
        for node in nodes:
            message = f"{quoted(value.text)} is no code of ISO 4217.{did_you_mean(meant, mark='')}"
            yield Finding("currency-unknown", message, node, CURRENCY, value, replacement)


def _periods(graph: Index, node: str) -> Iterator[Finding]:
    for first, last in _PERIODS:
        begins, ends = graph.value(node, SCHEMA + first), graph.value(node, SCHEMA + last)
        if _is_after(begins, ends):
            message = f"`{first}` {text_of(begins)} is after `{last}` {text_of(ends)}."
            yield Finding("offer-period", message, node, SCHEMA + last, ends)


def _ranges(graph: Index) -> Iterator[Finding]:
    for low, high in _BOUNDS:
        for node in graph.having.get(SCHEMA + low, ()):
            value = graph.value(node, SCHEMA + low)
            least, most = _number(value), _number(graph.value(node, SCHEMA + high))
            if least is not None and most is not None and least > most:
                code = "offer-prices-crossed" if "rice" in low else "bounds-crossed"
                yield Finding(code, f"`{low}` {least} is more than `{high}` {most}.", node, SCHEMA + low, value)


def _late(graph: Index, node: str, offers: list[str]) -> Iterator[Finding]:
    end = graph.value(node, END) or graph.value(node, START)
    for offer in offers:
        begins = graph.value(offer, f"{SCHEMA}validFrom")
        if _is_after(begins, end):
            message = f"The offer holds from {text_of(begins)}, when {named(graph, node)} is over."
            yield Finding("offer-after-event", message, offer, f"{SCHEMA}validFrom", begins)


def _free(graph: Index, node: str, offers: list[str]) -> Iterator[Finding]:
    said = graph.value(node, _FREE)
    prices = [one for offer in offers if (one := _number(graph.value(offer, PRICE))) is not None]
    if said is None and prices and len(prices) == len(offers) and not any(prices):
        yield Finding("free-not-said", f"All tickets of {named(graph, node)} cost nothing, and it is not said to be free.", node)
    if not isinstance(said, Literal) or said.text not in {"true", "1"}:
        return
    if prices and min(prices) > 0:
        message = f"{named(graph, node)} is said to be free, and its tickets cost {min(prices)} at the least."
        yield Finding("free-with-a-price", message, node, _FREE, said)


def _twice(graph: Index, node: str, offers: list[str]) -> Iterator[Finding]:
    seen: dict[str, frozenset[tuple[str, Object]]] = {}
    for offer in offers:
        said = frozenset((name, value) for name, values in graph.objects.get(offer, {}).items() for value in values)
        name = text_of(graph.value(offer, NAME)).strip()
        before = seen.setdefault(name, said)
        if before is not said and (before == said or name):
            called = f"are called {quoted(name)}" if name else "say the same"
            yield Finding("offer-twice", f"Two offers of {named(graph, node)} {called}.", node, OFFERS, offer)


def _is_after(first: Object | None, second: Object | None) -> bool:
    """Whether a day or time is surely after another."""
    if not isinstance(first, Literal) or not isinstance(second, Literal):
        return False
    order = compare(first, second)
    return is_before(second, first) if order is None else order > 0


def _number(value: Object | None) -> Decimal | None:
    if not isinstance(value, Literal):
        return None
    return Decimal(value.text) if is_well_formed(Literal(value.text, f"{XSD}decimal")) else None
