"""The addresses that a document of ours is written in, which say by what ids its things are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from event_ld.mapping import OWN, SCHEMA, Row
from event_ld.terms import is_iri

if TYPE_CHECKING:
    from event_ld.loading.graph import StatedGraph

_OF_PAGE = re.compile(r"#(?P<name>[^/]+)/event$")
"""How a document of ours without a base names its event."""


class Site:
    """The addresses that a document of ours is written in; those of another, which has no page, are nobody's but its own."""

    def __init__(self, graph: StatedGraph, event: str, base: str) -> None:
        """Sets the addresses up; where the site stands is found from the document where it is not given."""
        pages = graph.nodes(event, f"{SCHEMA}mainEntityOfPage") + graph.texts(event, f"{SCHEMA}mainEntityOfPage")
        self.page = next((one for one in pages if event == f"{one}#event"), "")
        self.base = base or graph.base(self.page or event)
        self._event = event

    def id_of(self, event: str) -> str:
        """The id by which our site names an event; "" for an address that is none of ours."""
        found = _OF_PAGE.match(event)
        if found is not None:
            return unquote(found["name"])
        page = event.removesuffix("#event")
        name = unquote(page.removeprefix(self.base).rstrip("/"))
        return name if self.page and page != event and page.startswith(self.base) and "/" not in name else ""

    def part_of(self, iri: str) -> str:
        """The id of a part of the event, out of the fragment that names it."""
        return unquote(iri.removeprefix(self._event.removesuffix("event")).rpartition("#")[2])

    def is_within(self, iri: str) -> bool:
        """Whether an address is a part of the event's page, or of the document, and names nothing beyond it."""
        return not is_iri(iri) or (bool(self.page) and iri.startswith(f"{self.page}#"))

    def term(self, row: Row) -> str:
        """The property of a row."""
        return f"{self.base}terms/#{row.term.removeprefix(OWN)}" if row.term.startswith(OWN) else SCHEMA + row.term

    def name_in(self, folder: str, iri: str) -> str:
        """What our site calls something of one of its folders; "" for what stands nowhere in it."""
        begin = f"{self.base}{folder}/"
        return unquote(iri.removeprefix(begin).partition("/")[0]) if iri.startswith(begin) else ""
