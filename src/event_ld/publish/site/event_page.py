"""The page of an event: for people first, with its JSON-LD in it and links to the same in every other format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markupsafe import Markup

from event_ld.graph.fragments import first_text
from event_ld.graph.iris import IRIs
from event_ld.graph.nodes import Tree, build
from event_ld.publish.jsonld import web
from event_ld.publish.script import script_element
from event_ld.publish.site.datasets import ICS, JSONLD, NTRIPLES, RDFXML, TURTLE
from event_ld.publish.site.entity_pages import entry_of, items_of
from event_ld.publish.site.joined import ALONE, Kin
from event_ld.publish.site.labels import concept_way
from event_ld.publish.site.names import ways_of
from event_ld.publish.site.pages import Site, is_web, piece, render, summary_of
from event_ld.vocabulary import site_vocabulary

if TYPE_CHECKING:
    from event_ld.model import Event

FORMATS = {f"event.{one.ending}": (one.media, one.label) for one in (JSONLD, TURTLE, RDFXML, NTRIPLES, ICS)}
"""The other files of an event: the media type and the name of each."""


_WHOLE = frozenset(("name", "startDate", "location"))
"""What readers take no event without."""


def event_page(event: Event, tree: Tree, site: Site, *, is_over: bool = False, kin: Kin = ALONE) -> bytes:
    """The page of an event."""
    language = event.language or site.language
    return render(
        "event.html",
        site,
        language=language,
        root="../",
        event=event,
        title=first_text(event.name, event.language),
        description=summary_of(first_text(event.description, event.language)),
        canonical=site.where.address + tree.iris.page.removeprefix(tree.iris.base),
        og_type="article",
        images=[one.url for one in event.pictures if is_web(one.url)],
        alts=[first_text(one.caption, event.language) for one in event.pictures if is_web(one.url)],
        element=Markup(script_element(_document(tree, kin), tree.iris.event)),  # noqa: S704  # it escapes what ends an element
        formats=FORMATS,
        is_over=is_over,
        whole=kin.whole,
        whole_way=kin.whole and f"../{_way(kin.whole)}",
        parts_of=items_of([entry_of(one, _way(one), site, language) for one in kin.parts], "../"),
        ways=_ways(tree),
        concepts=_concepts(tree),
    )


def _way(event: Event) -> str:
    return IRIs("", event.id or "").page.removeprefix("/")


def _document(tree: Tree, kin: Kin) -> dict[str, Any]:
    """What search engines read of an event and of those that it is joined with, as far as they take them for whole events."""
    document = web(tree)
    for term, kindred in (("superEvent", [kin.whole] if kin.whole else []), ("subEvent", kin.parts)):
        own = document.get(term, [])
        found = [web(build(one, tree.iris.base)) for one in kindred]
        told = [{key: text for key, text in one.items() if key != "@context"} for one in found if one.keys() >= _WHOLE]
        told[:0] = [] if term == "superEvent" and told else own if isinstance(own, list) else [own]
        document |= {term: told[0] if len(told) == 1 else told} if told else {}
    return document


def agenda_html(event: Event) -> str:
    """The agenda of an event as a piece of HTML for a page of somebody else's; "" where it has none."""
    return piece("agenda", event.language or "en", event) if event.sub_event else ""


def _ways(tree: Tree) -> dict[str, str]:
    """The ids that people, bodies and places declare, of the site or elsewhere, to the ways to their pages."""
    base = tree.iris.base
    return {
        unquote(way.partition("/")[2][:-1]) if iri.startswith(base) else iri: f"../{way}" for iri, way in ways_of(tree).items()
    }


def _concepts(tree: Tree) -> dict[str, str]:
    """The concepts of the site that an event and its parts have as keywords, to the ways to their pages."""
    begin, known = f"{tree.iris.base}concepts/", site_vocabulary().concepts
    ways = (iri.removeprefix(begin).partition("/#")[0] for iri in tree.nodes if iri.startswith(begin) and "/#concept" in iri)
    others = (iri for iri, node in tree.nodes.items() if "skos:Concept" in node["@type"] and iri in known)
    return {unquote(way): f"../concepts/{way}/" for way in ways} | {iri: f"../{concept_way(iri)}" for iri in others}
