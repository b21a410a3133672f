"""The files of one event, each a whole of its own; what a dump holds of an event is a stretch of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from event_ld.graph.triples import lines, to_objects
from event_ld.publish import jsonld, rdf
from event_ld.publish.site.calendar import calendar
from event_ld.publish.site.cpev import cpev
from event_ld.publish.site.event_page import event_page
from event_ld.publish.site.joined import join

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree
    from event_ld.publish.site.joined import Kin
    from event_ld.publish.site.pages import Site

NAMES = ("index.html", "event.jsonld", "event.ttl", "event.rdf", "event.nt", "cpev.ttl", "event.ics")
"""The files of each event."""


def event_files(tree: Tree, modified: str, site: Site, *, issued: str, is_over: bool, kin: Kin) -> tuple[bytes, ...]:
    """The files of an event, in the order of their names.

    Args:
        tree: Its node tree, which is joined to what the site says.
        modified: When it last changed, ISO 8601 in UTC.
        site: The site.
        issued: When it was first published.
        is_over: Whether it is over on the day on which its page is made.
        kin: The events of the site that it is joined with.
    """
    event, base = tree.event, tree.iris.base
    page = event_page(event, tree, site, is_over=is_over, kin=kin)
    join(tree)
    said = to_objects(tree)
    return (
        page,
        jsonld.json_text(jsonld.portal(tree)).encode(),
        rdf.turtle(said, base).encode(),
        rdf.rdfxml(said, base).encode(),
        lines(said),
        rdf.turtle(cpev(event, base), base).encode(),
        calendar(event, tree.iris.event, modified, issued, site.where.address + tree.iris.page.removeprefix(base)).encode(),
    )


def folder_of(way: str) -> str:
    """The folder of files below the site that an address leads to."""
    return unquote(way)
