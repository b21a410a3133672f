"""All files of a site, from the events that are published and what was published before."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from event_ld.graph.nodes import build
from event_ld.graph.triples import ntriples, to_triples
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

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree
    from event_ld.model import Event
    from event_ld.publish.site.catalog import Dump
    from event_ld.publish.site.state import Published, State
    from event_ld.readers.settings import Settings
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
    pages: list[tuple[str, str]] = [("", max((one.modified for one in published), default=""))]
    for one, (event, tree) in zip(published, trees, strict=True):
        way = tree.iris.page.removeprefix(base)
        pages.append((way, one.modified))
        files |= {f"{unquote(way)}{name}": data for name, data in _event_files(event, tree, one, settings).items()}
    files["index.html"] = index_page(trees, settings)
    entities = entity_pages(trees, settings)
    files |= {unquote(way): data for way, data in entities.items()} | scheme_pages(base, settings)
    pages += [(way.removesuffix("index.html"), "") for way in sorted(entities) if not way.startswith("concepts/")]
    feed = feed_files(base, members, old_feed)
    files |= sitemap(pages, base) | host_rules(closed_pages(feed)) | feed
    entries = [(one, tree.iris.page) for one, (_, tree) in zip(published, trees, strict=True)]
    files |= {"robots.txt": robots(base), ".well-known/void": void(base, len(published), settings)}
    files["feed.atom"] = atom(entries, settings, base)
    title = settings.title if settings else ""
    files["events.ics"] = calendar(
        [(one.event, tree.iris.event, one.modified) for one, (_, tree) in zip(published, trees, strict=True)], title
    ).encode()
    language = settings.language if settings else "en"
    by_id = {one.event.id: tree for one, (_, tree) in zip(published, trees, strict=True)}
    dumps = dumps_of(published, language) if published else []
    for dump in dumps:
        own = [by_id[one.event.id] for one in dump.events]
        files |= _dump(dump.stem, own, base)
    if settings is not None and dumps:
        files |= _catalog_files(dumps, settings, base) | data_json(dumps, settings, base)
    return files


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
