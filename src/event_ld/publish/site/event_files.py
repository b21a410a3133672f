"""The files of one event, each a whole of its own; what a dump holds of an event is a stretch of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.graph.triples import lines, to_objects
from event_ld.publish import jsonld, rdf
from event_ld.publish.site.calendar import calendar
from event_ld.publish.site.cpev import cpev
from event_ld.publish.site.event_page import event_page
from event_ld.publish.site.joined import ALONE, Kin, join

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree
    from event_ld.publish.site.pages import Site
    from event_ld.publish.site.state import Published

NAMES = ("event.nt", "index.html", "event.jsonld", "event.ttl", "event.rdf", "cpev.ttl", "event.ics")
"""The files of each event."""


def event_files(tree: Tree, site: Site, *, is_over: bool, kin: Kin = ALONE) -> tuple[bytes, ...]:
    """The files of an event but for its calendar, in the order of their names."""
    event, base = tree.event, tree.iris.base
    page = event_page(event, tree, site, is_over=is_over, kin=kin)
    join(tree)
    said = to_objects(tree)
    return (
        lines(said),
        page,
        jsonld.json_text(jsonld.portal(tree)).encode(),
        rdf.turtle(said, base).encode(),
        rdf.rdfxml(said, base).encode(),
        rdf.turtle(cpev(event, base), base).encode(),
    )


def event_calendar(tree: Tree, one: Published, site: Site) -> bytes:
    """The calendar of an event, which states when it last changed."""
    page = site.where.address + tree.iris.page.removeprefix(tree.iris.base)
    return calendar(tree.event, tree.iris.event, one.modified, one.issued, page).encode()
