"""The script element that carries JSON-LD in a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from event_ld.publish.jsonld import script_safe

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree
    from event_ld.problems import Problem

MARK = "data-event-ld"
"""The attribute that names the event of an element."""
_ATTRIBUTE_SAFE = re.compile(r"[^A-Za-z0-9._~:/#-]")


def script_element(document: dict[str, Any], event_id: str) -> str:
    """A script element that holds a document, in ASCII; the `data-event-ld` attribute names the event."""
    return f'<script type="application/ld+json" {MARK}="{mark_of(event_id)}">\n{script_safe(document)}\n</script>'


def mark_of(event_id: str) -> str:
    """What the attribute of an event's element says."""
    return _ATTRIBUTE_SAFE.sub("-", event_id)


def mark_of_event(tree: Tree) -> str:
    """What the element of an event is found by: its id, or else its address."""
    return tree.event.id or tree.iris.in_page(tree.iris.event)


def is_planned(problems: Iterable[Problem]) -> bool:
    """Whether the text of an event says nothing of its being cancelled, moved or put off, so that it may be called scheduled."""
    return all(one.code != "status-in-text" for one in problems)
