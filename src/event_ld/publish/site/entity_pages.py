"""Pages for everything that has an address of its own beside events: people, bodies, places, concepts, and our schemes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from event_ld.graph.fragments import first_text
from event_ld.publish.site.event_page import Shell, page
from event_ld.publish.site.names import way_of
from event_ld.publish.site.words import day_text, word
from event_ld.resources import read_data
from event_ld.triple import Literal
from event_ld.vocabulary import own_vocabulary, scheme_labels

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree
    from event_ld.model import Event
    from event_ld.readers.settings import Settings

_SHOWN = ("jobTitle", "description", "email", "telephone")
_SCHEMES = {"roles": "roles.tsv", "event-types": "event-types.tsv"}
_LANGUAGES = ("en", "es", "pt", "fr")


class Entry(NamedTuple):
    """An event on a page that lists events: itself, and the way to its page from the root of the site."""

    event: Event
    way: str


def entry_of(event: Event, tree: Tree) -> Entry:
    """The entry of an event."""
    return Entry(event, tree.iris.page.removeprefix(tree.iris.base))


def listed(entries: list[Entry], root: str, language: str) -> str:
    """Events as a list, the earliest first.

    Args:
        entries: The events.
        root: The way to the root of the site.
        language: The language of the page.
    """
    items = []
    for event, way in sorted(entries, key=lambda entry: (entry.event.start_date or "9999", entry.way)):
        start = event.start_date
        when = f'<time datetime="{escape(start)}">{escape(day_text(start, language))}</time>' if start else ""
        address = event.location.address if event.location else None
        city = first_text(address.address_locality) if address else ""
        where = f' <span class="room">{escape(city)}</span>' if city else ""
        keywords = escape(" ".join(first_text(one.name) for one in event.keywords).casefold())
        other = f' lang="{escape(event.language)}"' if event.language and event.language != language else ""
        name = f'<a href="{root}{escape(way)}"{other}>{escape(first_text(event.name))}</a>'
        data = f'data-date="{escape((start or "")[:10])}" data-keywords="{keywords}"'
        items.append(f"<li {data}>{when} <span>{name}{where}</span></li>\n")
    return f'<ul class="events">\n{"".join(items)}</ul>\n'


def entity_pages(trees: list[tuple[Event, Tree]], settings: Settings | None) -> dict[str, bytes]:
    """The pages of the people, bodies and places that declare an id, and of the concepts of our scheme.

    Args:
        trees: Each published event with its node tree.
        settings: What the site says about itself, where it does.

    Returns:
        Path below the site to the bytes of the page.
    """
    nodes: dict[str, dict[str, Any]] = {}
    events: dict[str, list[Entry]] = {}
    concepts: dict[str, list[Entry]] = {}
    for event, tree in trees:
        entry = entry_of(event, tree)
        for iri, node in tree.nodes.items():
            way = way_of(iri, tree.iris.base)
            if way:
                nodes.setdefault(way, {}).update(node)
                events.setdefault(way, []).append(entry)
        for keyword in event.keywords:
            if keyword.concept in own_vocabulary().concepts:
                concepts.setdefault(keyword.concept, []).append(entry)
    files = {f"{way}index.html": _entity(node, way, events[way], settings) for way, node in nodes.items()}
    for name in own_vocabulary().concepts:
        files[f"concepts/{quote(name, safe='._~-')}/index.html"] = _concept(name, concepts.get(name, []), settings)
    return files


def _texts(node: dict[str, Any], term: str) -> list[str]:
    return [value.text for value in node.get(term, ()) if isinstance(value, Literal)]


def _entity(node: dict[str, Any], way: str, entries: list[Entry], settings: Settings | None) -> bytes:
    language, root = settings.language if settings else "en", "../" * way.count("/")
    prefix = " ".join(_texts(node, "honorificPrefix"))
    name = next(iter(_texts(node, "name")), node["@id"])
    lines = [f'<article id="{escape(node["@id"].rpartition("#")[2])}">\n<h1>{escape(f"{prefix} {name}".strip())}</h1>\n']
    lines += [f"<p>{escape(text)}</p>\n" for term in _SHOWN for text in _texts(node, term)]
    same = [value["@id"] for value in node.get("sameAs", ())]
    if same:
        links = "".join(f'<li><a href="{escape(iri)}">{escape(iri)}</a></li>\n' for iri in same)
        lines.append(f"<h2>{word('same-as', language)}</h2>\n<ul>\n{links}</ul>\n")
    lines.append(f"<h2>{word('events-of', language)}</h2>\n{listed(entries, root, language)}</article>\n")
    return page(Shell(name, language, root), "".join(lines), settings)


def _concept(name: str, entries: list[Entry], settings: Settings | None) -> bytes:
    language = settings.language if settings else "en"
    concept = own_vocabulary().concepts[name]
    label = concept.label(language)
    others = " · ".join(f'<span lang="{tag}">{escape(text)}</span>' for tag, text in sorted(concept.pref_label.items()))
    same = "".join(f'<li><a href="{escape(iri)}">{escape(iri)}</a></li>\n' for iri in concept.exact_match)
    also = f"<h2>{word('same-as', language)}</h2>\n<ul>\n{same}</ul>\n" if same else ""
    body = (
        f'<article id="concept">\n<h1>{escape(label)}</h1>\n<p>{others}</p>\n'
        f"<h2>{word('events-of', language)}</h2>\n{listed(entries, '../../', language)}{also}</article>\n"
    )
    return page(Shell(label, language, "../../", _alternate("../concepts.ttl")), body, settings)


def _alternate(way: str) -> str:
    return f'<link rel="alternate" type="text/turtle" href="{way}">\n'


def scheme_pages(base: str, settings: Settings | None) -> dict[str, bytes]:
    """Our concept scheme, our schemes of roles and kinds of event, and our own terms: a page of each and its Turtle.

    Args:
        base: Where the site stands.
        settings: What the site says about itself, where it does.
    """
    language = settings.language if settings else "en"
    files: dict[str, bytes] = {}
    for folder, table in _SCHEMES.items():
        items = "".join(
            f'<li id="{name}"><b>{escape(labels.get(language, labels["en"]))}</b> '
            f"{' · '.join(escape(labels[tag]) for tag in _LANGUAGES)}</li>\n"
            for name, labels in scheme_labels(table).items()
        )
        files |= _scheme(folder, f'<ul id="scheme">\n{items}</ul>\n', base, settings)
    concepts = sorted(own_vocabulary().concepts.values(), key=lambda concept: concept.label(language).casefold())
    items = "".join(f'<li><a href="{quote(one.name)}/">{escape(one.label(language))}</a></li>\n' for one in concepts)
    files |= _scheme("concepts", f'<ul class="keywords" id="scheme">\n{items}</ul>\n', base, settings)
    return files | _scheme("terms", f"<pre>{escape(read_data('vocab', 'terms.ttl'))}</pre>\n", base, settings)


def _scheme(folder: str, items: str, base: str, settings: Settings | None) -> dict[str, bytes]:
    language = settings.language if settings else "en"
    title = word(folder, language)
    body = f"<article>\n<h1>{escape(title)}</h1>\n{items}</article>\n"
    return {
        f"{folder}/index.html": page(Shell(title, language, "../", _alternate(f"{folder}.ttl")), body, settings),
        f"{folder}/{folder}.ttl": f"@base <{base}> .\n{read_data('vocab', f'{folder}.ttl')}".encode(),
    }


def index_page(trees: list[tuple[Event, Tree]], settings: Settings | None) -> bytes:
    """The first page of the site: every event, with a search by words and dates that works where scripts do.

    Args:
        trees: Each published event with its node tree.
        settings: What the site says about itself, where it does.
    """
    language = settings.language if settings else "en"
    title = settings.title if settings else word("all-events", language)
    about = f"<p>{escape(settings.description)}</p>\n" if settings else ""
    feeds = '<link rel="alternate" type="application/atom+xml" href="feed.atom">\n'
    search = (
        f'<form class="search" hidden><label>{word("search", language)} <input type="search" name="q"></label> '
        f'<label>{word("from", language)} <input type="date" name="from"></label> '
        f'<label>{word("until", language)} <input type="date" name="until"></label></form>\n'
        f'<p class="nothing" hidden>{word("nothing", language)}</p>\n'
    )
    entries = [entry_of(event, tree) for event, tree in trees]
    body = f'<h1>{escape(title)}</h1>\n{about}{search}{listed(entries, "", language)}<script src="search.js" defer></script>\n'
    return page(Shell(title, language, "", feeds), body, settings)
