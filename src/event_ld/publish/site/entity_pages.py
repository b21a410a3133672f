"""Pages for everything that has an address of its own beside events: people, bodies, places, concepts, and our schemes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from event_ld.graph.fragments import first_text
from event_ld.mapping import SCHEMA
from event_ld.publish.jsonld import script_safe
from event_ld.publish.rdf import json_ld_nodes
from event_ld.publish.site.event_page import Shell, page
from event_ld.publish.site.names import ENTITY_FORMATS
from event_ld.publish.site.words import day_text, word
from event_ld.resources import read_data
from event_ld.triple import text_of
from event_ld.vocabulary import own_vocabulary, scheme_labels

if TYPE_CHECKING:
    from collections.abc import Collection

    from event_ld.model import Event
    from event_ld.readers.settings import Settings
    from event_ld.triple import Triple

_SHOWN = ("jobTitle", "description", "email", "telephone")
_ADDRESS = ("streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry")
_SCHEMES = {"roles": "roles.tsv", "event-types": "event-types.tsv"}
_LANGUAGES = ("en", "es", "pt", "fr")


class Entry(NamedTuple):
    """An event on a page that lists events.

    Attributes:
        start: When it begins.
        way: The way to its page from the root of the site.
        name: Its name.
        city: Where it takes place.
        keywords: Its keywords, folded for the search.
        language: The language of its name.
        status: What has become of it; "" where it takes place as planned.
    """

    start: str
    way: str
    name: str
    city: str
    keywords: str
    language: str
    status: str


def entry_of(event: Event, way: str) -> Entry:
    """The entry of an event.

    Args:
        event: The event.
        way: The way to its page from the root of the site.
    """
    address = event.location.address if event.location else None
    city = first_text(address.address_locality) if address else ""
    keywords = " ".join(first_text(one.name) for one in event.keywords).casefold()
    status = "" if event.event_status in {None, "scheduled"} else str(event.event_status)
    return Entry(event.start_date or "", way, first_text(event.name), city, keywords, event.language or "", status)


def listed(entries: list[Entry], root: str, language: str) -> str:
    """Events as a list, the earliest first.

    Args:
        entries: The events.
        root: The way to the root of the site.
        language: The language of the page.
    """
    items = []
    for one in sorted(entries, key=lambda entry: (entry.start or "9999", entry.way)):
        when = f'<time datetime="{escape(one.start)}">{escape(day_text(one.start, language))}</time>' if one.start else ""
        where = f' <span class="room">{escape(one.city)}</span>' if one.city else ""
        other = f' lang="{escape(one.language)}"' if one.language and one.language != language else ""
        name = f'<a href="{root}{escape(one.way)}"{other}>{escape(one.name)}</a>'
        data = f'data-date="{escape(one.start[:10])}" data-keywords="{escape(one.keywords)}"'
        status = f' <strong class="status">{word(one.status, language)}</strong>' if one.status else ""
        items.append(f"<li {data}>{when} <span>{name}{where}{status}</span></li>\n")
    return f'<ul class="events">\n{"".join(items)}</ul>\n'


def _data_head(triples: list[Triple]) -> str:
    """What stands in the head of a page about something: where it is as data, and that itself."""
    links = "".join(f'<link rel="alternate" type="{media}" href="{file}">\n' for media, file in ENTITY_FORMATS.items())
    return f'{links}<script type="application/ld+json">{script_safe(json_ld_nodes(triples))}</script>\n'


def entity_page(way: str, said: list[Triple], entries: list[Entry], settings: Settings | None) -> bytes:
    """The page of a person, a body or a place that declares an id.

    Args:
        way: Its folder below the site.
        said: What is said of it, sorted.
        entries: The events that name it.
        settings: What the site says about itself, where it does.
    """
    language, root = settings.language if settings else "en", "../" * way.count("/")
    prefix = " ".join(_texts(said, "honorificPrefix"))
    name = next(iter(_texts(said, "name")), said[0][0])
    lines = [f'<article id="{escape(said[0][0].rpartition("#")[2])}">\n<h1>{escape(f"{prefix} {name}".strip())}</h1>\n']
    lines += [f"<p>{escape(text)}</p>\n" for term in _SHOWN for text in _texts(said, term)]
    address = ", ".join(text for term in _ADDRESS for text in _texts(said, term)[:1])
    lines += [f"<p>{escape(address)}</p>\n"] if address else []
    lines += [f'<p><a href="{escape(iri)}">{escape(iri)}</a></p>\n' for iri in _texts(said, "url")]
    same = _texts(said, "sameAs")
    if same:
        links = "".join(f'<li><a href="{escape(iri)}">{escape(iri)}</a></li>\n' for iri in same)
        lines.append(f"<h2>{word('same-as', language)}</h2>\n<ul>\n{links}</ul>\n")
    lines.append(f"<h2>{word('events-of', language)}</h2>\n{listed(entries, root, language)}</article>\n")
    return page(Shell(name, language, root, _data_head(said)), "".join(lines), settings)


def _texts(said: list[Triple], term: str) -> list[str]:
    return [text_of(value) for _, predicate, value in said if predicate == SCHEMA + term]


def concept_page(name: str, triples: list[Triple], entries: list[Entry], settings: Settings | None) -> bytes:
    """The page of a concept of our scheme.

    Args:
        name: Its name.
        triples: What is said of it.
        entries: The events that it is a keyword of.
        settings: What the site says about itself, where it does.
    """
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
    return page(Shell(label, language, "../../", _data_head(triples)), body, settings)


def _alternate(way: str) -> str:
    return f'<link rel="alternate" type="text/turtle" href="{way}">\n'


def scheme_pages(base: str, settings: Settings | None, used: Collection[str]) -> dict[str, bytes]:
    """Our concept scheme, our schemes of roles and kinds of event, and our own terms: a page of each and its Turtle.

    Args:
        base: Where the site stands.
        settings: What the site says about itself, where it does.
        used: The names of the concepts that have a page of their own.
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
    labels = [(one.name, escape(one.label(language))) for one in concepts]
    items = "".join(
        f'<li><a href="{quote(name)}/">{label}</a></li>\n' if name in used else f"<li>{label}</li>\n" for name, label in labels
    )
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


def index_page(entries: list[Entry], settings: Settings | None) -> bytes:
    """The first page of the site: every event, with a search by words and dates that works where scripts do.

    Args:
        entries: The events.
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
    body = f'<h1>{escape(title)}</h1>\n{about}{search}{listed(entries, "", language)}<script src="search.js" defer></script>\n'
    return page(Shell(title, language, "", feeds), body, settings)
