"""The change feed: a Linked Data Event Stream of what was created, updated and deleted, in pages of at most 250 members.

The form is that of DCAT-AP Feeds: each member is an ActivityStreams activity with a named graph of its own name. Members are
only ever added; a page that is full, or whose year is over, never changes again once another has begun.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec import structs

from event_ld.publish.jsonld import json_text
from event_ld.publish.site.catalog import XSD
from event_ld.publish.site.state import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.publish.site.folder import NewSite
    from event_ld.publish.site.state import Where

AS = "https://www.w3.org/ns/activitystreams#"
LDES = "https://w3id.org/ldes#"
TREE = "https://w3id.org/tree#"
PAGE_SIZE = 250
"""How many members a page has at most."""
_NAME = re.compile(r"([0-9]{4})(?:-([0-9]{1,9}))?")
_PREFIXES = f"""\
@prefix as: <{AS}> .
@prefix ldes: <{LDES}> .
@prefix tree: <{TREE}> .
@prefix xsd: <{XSD}> .
"""
_CONTEXT: dict[str, Any] = {
    "as": AS,
    "ldes": LDES,
    "tree": TREE,
    "xsd": XSD,
    "published": {"@id": "as:published", "@type": "xsd:dateTime"},
    "object": {"@id": "as:object", "@type": "@id"},
}


class Member(NamedTuple):
    """A member of the feed.

    Attributes:
        kind: `Create`, `Update` or `Delete`.
        number: Its number in the feed, from 1; it is never used again.
        event: The IRI of the event.
        published: When, ISO 8601 in UTC.
        way: The folder of the event's files below the site, where what is said of it now stands; "" for a deletion.
    """

    kind: str
    number: int
    event: str
    published: str
    way: str

    @property
    def year(self) -> str:
        """The year of its page."""
        return self.published[:4]


def add_members(
    site: NewSite, where: Where, members: list[Member], pages: tuple[Page, ...], *, has_moved: bool = False
) -> tuple[Page, ...]:
    """Adds members to the feed, in TriG and in JSON-LD; what stands on its pages stays, and full ones are never opened again.

    Args:
        site: The site; the files of the events that the members are about are written.
        where: Where the site stands.
        members: The members to add, in their order.
        pages: The pages of the feed as they stand.
        has_moved: Whether the pages were written where the site stood before: their own addresses are written anew.

    Returns:
        The pages of the feed as they stand now.
    """
    found = [page for page in pages if all(map(site.holds, _files_of(page)))]
    for page in found:
        for name in _files_of(page):
            site.keep(name)
        if has_moved:
            _move(site, where, page)
    rest = members
    while rest:
        year = rest[0].year
        if not found or found[-1].name[:4] != year or found[-1].members >= PAGE_SIZE:
            before = number_of(found[-1].name) if found else None
            number = before[1] + 1 if before is not None and before[0] == int(year) else 1
            moment = rest[0].published
            found.append(Page(name=f"{year}-{number}" if number > 1 else year, members=0, first=moment, last=moment))
        page = found[-1]
        own = [one for one in rest[: PAGE_SIZE - page.members] if one.year == year]
        rest = rest[len(own) :]
        _extend(site, where, page, own)
        found[-1] = structs.replace(page, members=page.members + len(own), last=own[-1].published)
    site.write("feed.trig", _root_trig(where, found))
    site.write("feed.jsonld", json_text(_root_jsonld(where, found)).encode())
    return tuple(found)


def number_of(name: str) -> tuple[int, int] | None:
    """The year of a page and its number in it; None for what is no name of a page.

    Args:
        name: The stem of its files: `2026`, `2026-2`.
    """
    found = _NAME.fullmatch(name)
    return None if found is None else (int(found[1]), int(found[2] or "1"))


def _files_of(page: Page) -> tuple[str, str]:
    return f"feed/{page.name}.trig", f"feed/{page.name}.jsonld"


def _move(site: NewSite, where: Where, page: Page) -> None:
    """Gives a page its new address; what it says of its members stays."""
    trig, document = _files_of(page)
    site.write(trig, _page_trig(where, page) + site.read(trig).partition(b"\n<> a tree:Node .\n")[2])
    said = json.loads(site.read(document))
    said["@graph"][:1] = _page_jsonld(where, page)["@graph"]
    site.write(document, json_text(said).encode())


def _extend(site: NewSite, where: Where, page: Page, members: list[Member]) -> None:
    trig, document = _files_of(page)
    base = where.base
    old = site.read(trig) if page.members else _page_trig(where, page)
    said: dict[str, Any] = json.loads(site.read(document)) if page.members else _page_jsonld(where, page)
    pieces = [old]
    for member in members:
        lines, text = (site.read(f"{member.way}event.{ending}") if member.way else b"" for ending in ("nt", "jsonld"))
        pieces.append(_member_trig(base, page, member, lines))
        said["@graph"] += _member_jsonld(base, page, member, msgspec.Raw(text))
    site.stream(trig, pieces)
    site.write(document, json_text(said).encode())


def closed_pages(pages: tuple[Page, ...]) -> list[str]:
    """The files of the pages of the feed that never change again, since another has begun."""
    return [name for page in pages[:-1] for name in _files_of(page)]


def _stream(base: str) -> str:
    return f"{base}feed.trig#stream"


def _bounds(pages: list[Page]) -> Iterator[tuple[Page, str, str, str]]:
    """What is true of the members of each page: its page, a name for it, the kind of relation, and the moment it compares with.

    The last page has no end, since members are added to it; all others have one. Members of two pages may be of one moment.
    """
    for page in pages:
        yield page, f"from-{page.name}", "GreaterThanOrEqualToRelation", page.first
        if page is not pages[-1]:
            yield page, f"until-{page.name}", "LessThanOrEqualToRelation", page.last


def _root_trig(where: Where, pages: list[Page]) -> bytes:
    bounds = [*_bounds(pages)]
    relations = "".join(
        f'<#{name}> a tree:{kind} ; tree:path as:published ; tree:value "{moment}"^^xsd:dateTime ; '
        f"tree:node <{where.address}feed/{page.name}.trig> .\n"
        for page, name, kind, moment in bounds
    )
    links = ", ".join(f"<#{name}>" for _, name, _, _ in bounds)
    return (
        f"@base <{where.address}feed.trig> .\n{_PREFIXES}"
        f"<{_stream(where.base)}> a ldes:EventStream ; ldes:timestampPath as:published ; ldes:versionOfPath as:object ;\n"
        "    ldes:versionCreateObject as:Create ; ldes:versionUpdateObject as:Update ; ldes:versionDeleteObject as:Delete ;\n"
        "    tree:view <> .\n"
        f"<> a tree:Node{f' ; tree:relation {links}' if links else ''} .\n{relations}"
    ).encode()


def _page_trig(where: Where, page: Page) -> bytes:
    return f"@base <{where.address}feed/{page.name}.trig> .\n{_PREFIXES}<> a tree:Node .\n".encode()


def _member_trig(base: str, page: Page, member: Member, lines: bytes) -> bytes:
    iri = f"{base}feed/{page.name}.trig#member-{member.number:06d}"
    head = (
        f"\n<{_stream(base)}> tree:member <{iri}> .\n"
        f"<{iri}> a as:{member.kind} ; as:object <{member.event}> ; "
        f'as:published "{member.published}"^^xsd:dateTime .\n'
    )
    graph = f"<{iri}> {{\n".encode() + b"".join(b"  " + line for line in lines.splitlines(keepends=True)) + b"}\n"
    return head.encode() + (graph if lines else b"")


def _root_jsonld(where: Where, pages: list[Page]) -> dict[str, Any]:
    relations = [
        {
            "@id": f"{where.address}feed.jsonld#{name}",
            "@type": f"tree:{kind}",
            "tree:path": {"@id": "as:published"},
            "tree:value": {"@value": moment, "@type": "xsd:dateTime"},
            "tree:node": {"@id": f"{where.address}feed/{page.name}.jsonld"},
        }
        for page, name, kind, moment in _bounds(pages)
    ]
    stream = {
        "@id": f"{where.base}feed.jsonld#stream",
        "@type": "ldes:EventStream",
        "ldes:timestampPath": {"@id": "as:published"},
        "ldes:versionOfPath": {"@id": "as:object"},
        "ldes:versionCreateObject": {"@id": "as:Create"},
        "ldes:versionUpdateObject": {"@id": "as:Update"},
        "ldes:versionDeleteObject": {"@id": "as:Delete"},
        "tree:view": {"@id": f"{where.address}feed.jsonld"},
    }
    node: dict[str, Any] = {"@id": f"{where.address}feed.jsonld", "@type": "tree:Node"}
    if relations:
        node["tree:relation"] = relations
    return {"@context": _CONTEXT, "@graph": [stream, node]}


def _page_jsonld(where: Where, page: Page) -> dict[str, Any]:
    return {"@context": _CONTEXT, "@graph": [{"@id": f"{where.address}feed/{page.name}.jsonld", "@type": "tree:Node"}]}


def _member_jsonld(base: str, page: Page, member: Member, document: msgspec.Raw) -> list[dict[str, Any]]:
    iri = f"{base}feed/{page.name}.jsonld#member-{member.number:06d}"
    activity = {"@id": iri, "@type": f"as:{member.kind}", "object": member.event, "published": member.published}
    stream = {"@id": f"{base}feed.jsonld#stream", "tree:member": {"@id": iri}}
    graph = {"@id": iri, "@graph": [document]}
    return [stream, activity, graph] if member.kind != "Delete" else [stream, activity]
