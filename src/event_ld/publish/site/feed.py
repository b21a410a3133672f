"""The change feed: a Linked Data Event Stream of what was created, updated and deleted, one page for each year.

The form is that of DCAT-AP Feeds: each member is an ActivityStreams activity with a named graph of its own name. Members are
only ever added; the page of a year that is over never changes again.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from event_ld.graph.triples import ntriples
from event_ld.publish.jsonld import json_text
from event_ld.publish.site.catalog import XSD

if TYPE_CHECKING:
    from event_ld.triple import Triple

AS = "https://www.w3.org/ns/activitystreams#"
LDES = "https://w3id.org/ldes#"
TREE = "https://w3id.org/tree#"
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
        triples: What is said of the event now; none for a deletion.
        document: The same as JSON-LD.
    """

    kind: str
    number: int
    event: str
    published: str
    triples: list[Triple]
    document: dict[str, Any]

    @property
    def year(self) -> str:
        """The year of its page."""
        return self.published[:4]


def feed_files(base: str, members: list[Member], old: dict[str, bytes]) -> dict[str, bytes]:
    """The files of the feed: its root and the page of each year, in TriG and in JSON-LD.

    Args:
        base: Where the site stands.
        members: The members to add, in their order.
        old: The files of the feed as they stand, by their paths.
    """
    files = {path: data for path, data in old.items() if path.startswith("feed/")}
    for year, found in groupby(members, key=lambda member: member.year):
        own = list(found)
        trig, document = f"feed/{year}.trig", f"feed/{year}.jsonld"
        files[trig] = b"".join((files.get(trig, _page_trig(base, year)), *(_member_trig(base, member) for member in own)))
        page: dict[str, Any] = json.loads(files[document]) if document in files else _page_jsonld(base, year)
        page["@graph"] += [one for member in own for one in _member_jsonld(base, member)]
        files[document] = json_text(page).encode()
    years = sorted({path[5:9] for path in files})
    return files | {"feed.trig": _root_trig(base, years), "feed.jsonld": json_text(_root_jsonld(base, years)).encode()}


def closed_pages(files: dict[str, bytes]) -> list[str]:
    """The pages of the feed that never change again, since a later year has begun.

    Args:
        files: The files of the feed.
    """
    pages = sorted(path for path in files if path.startswith("feed/"))
    return [path for path in pages if path[5:9] < pages[-1][5:9]]


def member_iri(base: str, member: Member) -> str:
    """The IRI of a member."""
    return f"{base}feed/{member.year}.trig#member-{member.number:06d}"


def _stream(base: str) -> str:
    return f"{base}feed.trig#stream"


def _root_trig(base: str, years: list[str]) -> bytes:
    relations = "".join(
        f"<#from-{year}> a tree:GreaterThanOrEqualToRelation ; tree:path as:published ; "
        f'tree:value "{year}-01-01T00:00:00Z"^^xsd:dateTime ; tree:node <{base}feed/{year}.trig> .\n'
        f"<#before-{int(year) + 1}> a tree:LessThanRelation ; tree:path as:published ; "
        f'tree:value "{int(year) + 1}-01-01T00:00:00Z"^^xsd:dateTime ; tree:node <{base}feed/{year}.trig> .\n'
        for year in years
    )
    links = ", ".join(f"<#from-{year}>, <#before-{int(year) + 1}>" for year in years)
    return (
        f"@base <{base}feed.trig> .\n{_PREFIXES}"
        "<#stream> a ldes:EventStream ; ldes:timestampPath as:published ; ldes:versionOfPath as:object ;\n"
        "    ldes:versionCreateObject as:Create ; ldes:versionUpdateObject as:Update ; ldes:versionDeleteObject as:Delete ;\n"
        "    tree:view <> .\n"
        f"<> a tree:Node{f' ; tree:relation {links}' if links else ''} .\n{relations}"
    ).encode()


def _page_trig(base: str, year: str) -> bytes:
    return f"@base <{base}feed/{year}.trig> .\n{_PREFIXES}<> a tree:Node .\n".encode()


def _member_trig(base: str, member: Member) -> bytes:
    iri = member_iri(base, member)
    payload = "".join(f"  {line}\n" for line in ntriples(member.triples).splitlines())
    graph = f"<{iri}> {{\n{payload}}}\n" if member.triples else ""
    return (
        f"\n<{_stream(base)}> tree:member <{iri}> .\n"
        f"<{iri}> a as:{member.kind} ; as:object <{member.event}> ; "
        f'as:published "{member.published}"^^xsd:dateTime .\n{graph}'
    ).encode()


def _root_jsonld(base: str, years: list[str]) -> dict[str, Any]:
    relations = [
        {
            "@id": f"{base}feed.jsonld#{name}-{bound}",
            "@type": f"tree:{kind}",
            "tree:path": {"@id": "as:published"},
            "tree:value": {"@value": f"{bound}-01-01T00:00:00Z", "@type": "xsd:dateTime"},
            "tree:node": {"@id": f"{base}feed/{year}.jsonld"},
        }
        for year in years
        for name, bound, kind in (
            ("from", int(year), "GreaterThanOrEqualToRelation"),
            ("before", int(year) + 1, "LessThanRelation"),
        )
    ]
    stream = {
        "@id": f"{base}feed.jsonld#stream",
        "@type": "ldes:EventStream",
        "ldes:timestampPath": {"@id": "as:published"},
        "ldes:versionOfPath": {"@id": "as:object"},
        "ldes:versionCreateObject": {"@id": "as:Create"},
        "ldes:versionUpdateObject": {"@id": "as:Update"},
        "ldes:versionDeleteObject": {"@id": "as:Delete"},
        "tree:view": {"@id": f"{base}feed.jsonld"},
    }
    node: dict[str, Any] = {"@id": f"{base}feed.jsonld", "@type": "tree:Node"}
    if relations:
        node["tree:relation"] = relations
    return {"@context": _CONTEXT, "@graph": [stream, node]}


def _page_jsonld(base: str, year: str) -> dict[str, Any]:
    return {"@context": _CONTEXT, "@graph": [{"@id": f"{base}feed/{year}.jsonld", "@type": "tree:Node"}]}


def _member_jsonld(base: str, member: Member) -> list[dict[str, Any]]:
    iri = f"{base}feed/{member.year}.jsonld#member-{member.number:06d}"
    activity = {"@id": iri, "@type": f"as:{member.kind}", "object": member.event, "published": member.published}
    stream = {"@id": f"{base}feed.jsonld#stream", "tree:member": {"@id": iri}}
    graph = {"@id": iri, "@graph": [member.document]}
    return [stream, activity, graph] if member.document else [stream, activity]
