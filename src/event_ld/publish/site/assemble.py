"""All files of a site, from the events that are published and what was published before."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from event_ld.graph.iris import PLACEHOLDER_BASE
from event_ld.graph.nodes import build
from event_ld.graph.triples import ntriples, to_triples
from event_ld.model import Event, Organization, Person, Place
from event_ld.publish import jsonld, rdf
from event_ld.publish.site.assets import SEARCH, STYLE
from event_ld.publish.site.calendar import calendar
from event_ld.publish.site.catalog import FORMATS, catalog_pages, dumps_of
from event_ld.publish.site.cpev import cpev
from event_ld.publish.site.data_json import data_json
from event_ld.publish.site.discovery import atom, host_rules, robots, sitemap, void
from event_ld.publish.site.entity_pages import entity_pages, index_page, scheme_pages
from event_ld.publish.site.event_page import event_page
from event_ld.publish.site.feed import Member, closed_pages, feed_files
from event_ld.publish.site.state import Part, Published, State, digest_of
from event_ld.readers.formats import STATE_FILE
from event_ld.readers.settings import Publisher, Settings

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree
    from event_ld.publish.site.catalog import Dump
    from event_ld.triple import Triple


def site_files(state: State, settings: Settings | None, members: list[Member], old_feed: dict[str, bytes]) -> dict[str, bytes]:
    """Every file of a site but its state: path below the site to its bytes.

    Args:
        state: What is published.
        settings: What the site says about itself; without it there is no catalogue.
        members: The new members of the change feed.
        old_feed: The files of the change feed as they stand.
    """
    base = state.base
    published = [one for _, one in sorted(state.events.items())]
    trees = [(one.event, build(one.event, base)) for one in published]
    files: dict[str, bytes] = {"site.css": STYLE.encode(), "search.js": SEARCH.encode()}
    renewed = state.parts["settings"].modified
    pages: list[tuple[str, str]] = [("", state.parts["events"].modified)]
    for one, (event, tree) in zip(published, trees, strict=True):
        way = tree.iris.page.removeprefix(base)
        pages.append((way, max(one.modified, renewed)))
        files |= {f"{unquote(way)}{name}": data for name, data in _event_files(event, tree, one, settings).items()}
    files["index.html"] = index_page(trees, settings)
    entities = entity_pages(trees, settings)
    files |= {unquote(way): data for way, data in entities.items()} | scheme_pages(base, settings)
    pages += [(way.removesuffix("index.html"), "") for way in sorted(entities) if not way.startswith("concepts/")]
    feed = feed_files(base, members, old_feed)
    files |= sitemap(pages, base) | host_rules(closed_pages(feed), base) | feed
    entries = [(one, tree.iris.page) for one, (_, tree) in zip(published, trees, strict=True)]
    files |= {"robots.txt": robots(base), ".well-known/void": void(base, len(published), settings)}
    files["feed.atom"] = atom(entries, settings, base, state.parts["events"].modified)
    title = settings.title if settings else ""
    files["events.ics"] = calendar(
        [(one.event, tree.iris.event, one.modified) for one, (_, tree) in zip(published, trees, strict=True)], title
    ).encode()
    language = settings.language if settings else "en"
    by_id = {one.event.id: tree for one, (_, tree) in zip(published, trees, strict=True)}
    dumps = [dump.dated(state.parts[dump.stem]) for dump in dumps_of(published, language)]
    for dump in dumps:
        own = [by_id[one.event.id] for one in dump.events]
        files |= _dump(dump.stem, own, base)
    if settings is not None:
        files |= _catalog_files(dumps, settings, base) | data_json(dumps, settings, base)
    return files


def parts_of(old: dict[str, Part], published: list[Published], settings: Settings | None, moment: str) -> dict[str, Part]:
    """The parts of a site with their dates; one whose content is not what it was has changed now.

    Args:
        old: The parts of the site as it stands.
        published: The events, sorted by their ids.
        settings: What the site says about itself.
        moment: The present, ISO 8601 in UTC.
    """
    said = msgspec.json.encode(settings).decode()
    first = min((one.issued for one in published), default=moment)
    contents = {"settings": (first, said)}
    for dump in dumps_of(published, "en"):
        first = min((one.issued for one in dump.events), default=moment)
        contents[dump.stem] = (first, "\n".join((said, *(f"{one.event.id} {one.digest}" for one in dump.events))))
    parts: dict[str, Part] = {}
    for name, (first, content) in contents.items():
        before, digest = old.get(name), digest_of(content)
        if before is None:
            parts[name] = Part(digest=digest, issued=first, modified=moment)
        else:
            parts[name] = before if before.digest == digest else Part(digest=digest, issued=before.issued, modified=moment)
    return parts


def top_names() -> set[str]:
    """What a site has at its top beside the folders of its events, found out by making one."""
    moment = "2000-01-01T00:00:00Z"
    event = Event(
        id="-",
        start_date=moment[:10],
        location=Place(id="-"),
        organizer=(Organization(id="-"),),
        performer=(Person(id="-"),),
    )
    published = Published(event=event, digest="", issued=moment, modified=moment, source="")
    settings = Settings(title="", description="", publisher=Publisher(name=""))
    parts = parts_of({}, [published], settings, moment)
    state = State(base=PLACEHOLDER_BASE, events={"-": published}, parts=parts)
    files = site_files(state, settings, [Member("Delete", 1, PLACEHOLDER_BASE, moment, [], {})], {})
    return {name.partition("/")[0] for name in (*files, STATE_FILE)} - {"-"}


def _event_files(event: Event, tree: Tree, published: Published, settings: Settings | None) -> dict[str, bytes]:
    triples = to_triples(tree)
    files = {
        "index.html": event_page(event, tree, settings),
        "event.jsonld": jsonld.json_text(jsonld.portal(tree)).encode(),
        "event.ttl": rdf.turtle(triples, tree.iris.base).encode(),
        "event.rdf": rdf.rdfxml(triples, tree.iris.base).encode(),
        "event.nt": ntriples(triples).encode(),
    }
    files["cpev.ttl"] = rdf.turtle(cpev(event, tree.iris.base), tree.iris.base).encode()
    return files | {"event.ics": calendar([(event, tree.iris.event, published.modified)]).encode()}


def _dump(stem: str, trees: list[Tree], base: str) -> dict[str, bytes]:
    triples = list(dict.fromkeys(triple for tree in trees for triple in to_triples(tree)))
    return {
        f"{stem}.ttl": rdf.turtle(triples, base).encode(),
        f"{stem}.rdf": rdf.rdfxml(triples, base).encode(),
        f"{stem}.nt": ntriples(triples).encode(),
        f"{stem}.jsonld": jsonld.json_text([jsonld.portal(tree) for tree in trees]).encode(),
    }


def _catalog_files(dumps: list[Dump], settings: Settings, base: str) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for format_ in FORMATS:
        for name, triples in catalog_pages(dumps, settings, base, format_.ending).items():
            files[name] = _written(triples, base, format_.ending)
    return files


def _written(triples: list[Triple], base: str, ending: str) -> bytes:
    match ending:
        case "ttl":
            return rdf.turtle(triples, base).encode()
        case "rdf":
            return rdf.rdfxml(triples, base).encode()
        case "nt":
            return ntriples(triples).encode()
        case _:
            return rdf.json_ld(triples)
