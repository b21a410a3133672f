"""The page of an event: for people first, with its JSON-LD in it and links to the same in every other format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from event_ld.graph.fragments import first_text
from event_ld.model import Person
from event_ld.publish.jsonld import web
from event_ld.publish.script import script_element
from event_ld.publish.site.pages import is_web, piece, render, summary_of
from event_ld.terms import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.graph.nodes import Tree
    from event_ld.model import Agent, Event
    from event_ld.publish.site.pages import Site

FORMATS = {
    "event.jsonld": ("application/ld+json", "JSON-LD"),
    "event.ttl": ("text/turtle", "Turtle"),
    "event.rdf": ("application/rdf+xml", "RDF/XML"),
    "event.nt": ("application/n-triples", "N-Triples"),
    "event.ics": ("text/calendar", "iCalendar"),
}
"""The other files of an event: the media type and the name of each."""


def event_page(event: Event, tree: Tree, site: Site, *, is_over: bool = False) -> bytes:
    """The page of an event."""
    return render(
        "event.html",
        site,
        language=event.language or site.language,
        root="../",
        event=event,
        title=first_text(event.name, event.language),
        description=summary_of(first_text(event.description, event.language)),
        canonical=site.where.address + tree.iris.page.removeprefix(tree.iris.base),
        og_type="article",
        images=[one.url for one in event.pictures if is_web(one.url)],
        element=Markup(script_element(web(tree), tree.iris.event)),  # noqa: S704  # it escapes what ends an element
        formats=FORMATS,
        is_over=is_over,
        ways=_ways(event, tree),
        concepts=_concepts(event, tree),
    )


def agenda_html(event: Event) -> str:
    """The agenda of an event as a piece of HTML for a page of somebody else's; "" where it has none."""
    return piece("agenda", event.language or "en", event) if event.sub_event else ""


def _ways(event: Event, tree: Tree) -> dict[str, str]:
    """The ids that people, bodies and places of a site declare, to the ways to their pages."""
    base = tree.iris.base
    ways = {}
    for kind, one in _named(event):
        if one is not None and one.id and not is_iri(one.id):
            ways[one.id] = "../" + tree.iris.declared(kind, one.id).removeprefix(base).partition("#")[0]
    return ways


def _named(event: Event) -> Iterator[tuple[str, Any]]:
    """Whoever and whatever an event and its parts name that may have a page, each with its kind."""
    if event.location is not None:
        yield "place", event.location
    for agents in (event.organizer, event.sponsor, event.funder, event.performer, event.contributor):
        for agent in agents:
            yield from _agents(agent)
    for part in event.sub_event:
        yield from _named(part)


def _agents(agent: Agent) -> Iterator[tuple[str, Any]]:
    if isinstance(agent, Person):
        yield "person", agent
        yield from (("organization", body) for body in agent.affiliation)
    else:
        yield "organization", agent


def _concepts(event: Event, tree: Tree) -> dict[str, str]:
    """The concepts of the site that an event and its parts have as keywords, to the ways to their pages."""
    own = [one.concept for one in event.keywords if one.concept and not is_iri(one.concept)]
    ways = {one: "../" + tree.iris.concept(one).removeprefix(tree.iris.base).partition("#")[0] for one in own}
    for part in event.sub_event:
        ways |= _concepts(part, tree)
    return ways
