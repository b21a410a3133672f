"""JSON-LD with one of its nodes taken out: the other bytes of the script stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from event_ld.problems import Findings
from event_ld.publish.jsonld import UNSAFE
from event_ld.readers.html_page import unwrapped
from event_ld.readers.json_document import parse_json
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence
from event_ld.source import Source, Span, spliced

Edit = tuple[Span, str]


class _Step(NamedTuple):
    """Where a value stands: in which object or list, and at which place of it."""

    around: Mapping | Sequence
    number: int


def cut(text: str, script: Span, places: Iterable[Span], reference: str) -> list[Edit] | None:
    """What to replace in a script so that some of its nodes are gone: `[]` where nothing is left of it, None where it can't be.

    A node of a list goes with its comma; one that is the value of a property becomes a reference, and references to it by its
    `@id` are changed.
    """
    start, end = unwrapped(text, script.start, script.end)
    root = parse_json(Findings(Source(name="", text=text)), start, end)
    if root is None or isinstance(root, Scalar):
        return None
    gone: dict[int, tuple[Sequence, set[int]]] = {}
    edits: list[Edit] = []
    ids: set[str] = set()
    for place in places:
        path = _path(root, place)
        ids |= _ids(_node_at(root, path))
        around, number = path[-1] if path else (None, 0)
        if isinstance(around, Sequence):
            gone.setdefault(id(around), (around, set()))[1].add(number)
        elif around is None or around.entries[number][0].text == "@graph":
            return [] if around is None or _is_frame(root, around) else None
        else:
            edits.append(_referred(around, number, reference))
    for around, numbers in gone.values():
        if len(numbers) == len(around.items) and (around is root or _is_frame(root, around)):
            return []
        edits += [(one, "") for one in _without([item.span for item in around.items], numbers)]
    edits += [(one, json.dumps(reference).translate(UNSAFE)) for one in _references(root, ids)] if reference else []
    edits = [one for one in edits if not any(other is not one and _is_within(one[0], other[0]) for other in edits)]
    return edits if _is_json(text, Span(start, end), edits) else None


def _path(value: Marked, place: Span) -> list[_Step]:
    """The way from a value down to the innermost object that a place is in."""
    path: list[_Step] = []
    found = value
    way: list[_Step] = []
    while isinstance(found, Mapping | Sequence):
        if isinstance(found, Mapping):
            path = [*way]
        parts = [one for _, one in found.entries] if isinstance(found, Mapping) else found.items
        number = next((number for number, one in enumerate(parts) if _is_within(place, one.span)), None)
        if number is None:
            break
        way.append(_Step(found, number))
        found = parts[number]
    return path


def _node_at(root: Marked, path: list[_Step]) -> Marked:
    if not path:
        return root
    around, number = path[-1]
    return around.entries[number][1] if isinstance(around, Mapping) else around.items[number]


def _ids(value: Marked) -> set[str]:
    """What an object is named by."""
    entries = value.entries if isinstance(value, Mapping) else ()
    return {one.text for key, one in entries if key.text == "@id" and isinstance(one, Scalar)}


def _references(value: Marked, ids: set[str]) -> Iterator[Span]:
    """The identifiers of objects that do nothing but refer to one of some nodes."""
    if isinstance(value, Mapping) and len(value.entries) == 1 and not ids.isdisjoint(_ids(value)):
        yield value.entries[0][1].span
    parts = [one for _, one in value.entries] if isinstance(value, Mapping) else () if isinstance(value, Scalar) else value.items
    for part in parts:
        yield from _references(part, ids)


def _is_within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _is_frame(root: Marked, value: Marked) -> bool:
    """Whether a document holds nothing but this value in its `@graph`, or but its `@graph` where it is the document itself."""
    if not isinstance(root, Mapping) or any(key.text not in {"@context", "@graph"} for key, _ in root.entries):
        return False
    return value is root or any(key.text == "@graph" and one is value for key, one in root.entries)


def _referred(around: Mapping, number: int, reference: str) -> Edit:
    """A reference in the place of a value, or nothing in the place of the property."""
    if reference:
        return around.entries[number][1].span, json.dumps({"@id": reference}).translate(UNSAFE)
    stretches = [Span(key.span.start, one.span.end) for key, one in around.entries]
    return _without(stretches, {number})[0], ""


def _without(parts: list[Span], gone: set[int]) -> list[Span]:
    """The stretches to take out of a list so that some of its parts are gone with their commas."""
    kept = [number for number in range(len(parts)) if number not in gone]
    if not kept:
        return [Span(parts[0].start, parts[-1].end)]
    last = kept[-1]
    before = [Span(parts[number].start, parts[number + 1].start) for number in sorted(gone) if number < last]
    return [*before, *([Span(parts[last].end, parts[-1].end)] if last + 1 < len(parts) else [])]


def _is_json(text: str, script: Span, edits: list[Edit]) -> bool:
    """Whether what is left of a script is JSON."""
    try:
        json.loads(spliced(text[: script.end], edits)[script.start :])
    except ValueError:
        return False
    return True
