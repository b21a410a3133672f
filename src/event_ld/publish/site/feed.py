"""The change feed: a Linked Data Event Stream of what was created, updated and deleted, in pages of at most 250 members.

The form is that of DCAT-AP Feeds: each member is an ActivityStreams activity with a named graph of its own name, in TriG. Members
are only ever added; a page that is full, or whose year is over, never changes again once another has begun. What it says of
former versions stands nowhere else, so the memory of the site has a copy: where one of the two is lost, it is made of the other.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from event_ld.errors import InputError
from event_ld.mapping import XSD
from event_ld.publish.site.state import Page, Where, digest_of
from event_ld.readers.formats import STATE_FILE

if TYPE_CHECKING:
    from event_ld.publish.site.folder import NewSite

AS = "https://www.w3.org/ns/activitystreams#"
LDES = "https://w3id.org/ldes#"
TREE = "https://w3id.org/tree#"
PAGE_SIZE = 250
"""How many members a page has at most."""
_COPY = f"{STATE_FILE.rpartition('/')[0]}/feed/{{}}"
_NAME = re.compile(r"([0-9]{4})(?:-([0-9]{1,9}))?")
_PREFIXES = f"""\
@prefix as: <{AS}> .
@prefix ldes: <{LDES}> .
@prefix tree: <{TREE}> .
@prefix xsd: <{XSD}> .
"""
_IS_PAGE = b"<> a tree:Node .\n"


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
    """Adds members to the feed; what stands on its pages stays, and full ones are never opened again.

    The files of the events are written already; of a site that has moved the addresses of its pages are written anew.

    Returns:
        The pages of the feed as they stand now; an InputError where a page and its copy are both lost or damaged.
    """
    found = []
    for page in pages:
        is_kept = not has_moved and site.keeps((_file_of(page), _COPY.format(page.name)))
        found.append(page if is_kept else _written(site, where, page, _said(site, page)))
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
        old = _said(site, page) if page.members else b""
        made = (_member_trig(where.base, page, one, site.read(f"{one.way}event.nt") if one.way else b"") for one in own)
        page = structs.replace(page, members=page.members + len(own), last=own[-1].published)
        found[-1] = _written(site, where, page, b"".join((old, *made)))
    site.write("feed.trig", _root_trig(where, found))
    return tuple(found)


def number_of(name: str) -> tuple[int, int] | None:
    """The year of a page and its number in it; None for what is no name of a page."""
    found = _NAME.fullmatch(name)
    return None if found is None else (int(found[1]), int(found[2] or "1"))


def _file_of(page: Page) -> str:
    return f"feed/{page.name}.trig"


def _written(site: NewSite, where: Where, page: Page, said: bytes) -> Page:
    """A page that says something of its members, written, and its copy too."""
    site.write(_file_of(page), _page_trig(where, page) + said)
    site.write(_COPY.format(page.name), zlib.compress(said, 1))
    return structs.replace(page, sha256=digest_of(said))


def _said(site: NewSite, page: Page) -> bytes:
    """What a page says of its members, as it was written."""
    copy = site.read(_COPY.format(page.name))
    with suppress(zlib.error):
        copy = zlib.decompress(copy)
    for said in (site.read(_file_of(page)).partition(_IS_PAGE)[2], copy):
        if said and page.sha256 in {"", digest_of(said)}:
            return said
    raise InputError(
        f"{_file_of(page)} of {site.output}, a page of the change feed, is lost or damaged, and so is its copy "
        f"{_COPY.format(page.name)}; put one of them back from a backup, or name an empty folder, whose change feed begins anew."
    )


def closed_pages(pages: tuple[Page, ...]) -> list[str]:
    """The files of the pages of the feed that never change again, since another has begun."""
    return [*map(_file_of, pages[:-1])]


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
    return f"@base <{where.address}feed/{page.name}.trig> .\n{_PREFIXES}".encode() + _IS_PAGE


def _member_trig(base: str, page: Page, member: Member, lines: bytes) -> bytes:
    iri = f"{base}feed/{page.name}.trig#member-{member.number:06d}"
    head = (
        f"\n<{_stream(base)}> tree:member <{iri}> .\n"
        f"<{iri}> a as:{member.kind} ; as:object <{member.event}> ; "
        f'as:published "{member.published}"^^xsd:dateTime .\n'
    )
    graph = b"<%b> {\n%b}\n" % (iri.encode(), lines)
    return head.encode() + (graph if lines else b"")
