"""Pages for everything that has an address of its own beside events: people, bodies, places, concepts, and our schemes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from markupsafe import Markup

from event_ld.folding import fold
from event_ld.graph.fragments import first_text, last_of
from event_ld.mapping import SCHEMA
from event_ld.model import Event, Person
from event_ld.publish.jsonld import nearest
from event_ld.publish.rdf import json_ld_nodes
from event_ld.publish.site.calendar import rule_of_event
from event_ld.publish.site.datasets import Facts, facts_of
from event_ld.publish.site.labels import concept_way
from event_ld.publish.site.names import ENTITY_FORMATS, ENTITY_LABELS
from event_ld.publish.site.pages import Site, dates_of, map_at, map_for, parts_of, piece, render, summary_of
from event_ld.publish.site.table import row as row_of
from event_ld.publish.site.words import word, words
from event_ld.readers.settings import SITE_LANGUAGES
from event_ld.recurrence import dates
from event_ld.resources import read_data
from event_ld.triple import Literal, text_of
from event_ld.vocabulary import scheme_labels, site_vocabulary

if TYPE_CHECKING:
    from event_ld.graph.triples import Objects
    from event_ld.publish.site.state import Entity

_NAMES = frozenset((
    "name", "alternateName", "room", "streetAddress", "addressLocality", "addressRegion", "description", "objectives", "audience",
))  # fmt: skip
"""What the search finds an event by, beside what the list shows."""
_MOST = 5_000
"""How many characters of it are kept of an event, and how many days of one that repeats."""
_SHOWN = ("alternateName", "description")
_ADDRESS = ("streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry")
_SCHEMES = {"roles": "roles.tsv", "event-types": "event-types.tsv"}


class Entry(NamedTuple):
    """An event on a page that lists events.

    Attributes:
        start: When it begins.
        end: When it ends; "" where that is not said.
        way: The way to its page from the root of the site.
        city: Where it takes place.
        keywords: Its keywords, as they are called in the language of the site.
        language: Its own language; "" where that is not said.
        next: When one that repeats takes place next; "" for any other.
        item: It as an item of a list, with `ROOT` and `LEVEL` in it.
    """

    start: str
    end: str
    way: str
    city: str
    keywords: tuple[str, ...]
    language: str = ""
    next: str = ""
    item: str = ""

    @property
    def shown(self) -> str:
        """The day that a list shows."""
        return self.next or self.start

    def is_over(self, today: str) -> bool:
        """Whether it is over on a day, ISO 8601."""
        return bool(self.start) and (self.end or self.start)[:10] < today


ROOT, LEVEL = "\0", "\x01"
"""What stands for the way to the root of the site, and for the level of a heading; no text holds them."""


def end_of(event: Event) -> str:
    """When an event ends: what it says of itself counts, and then its parts and its rule; "" where no day is known."""
    rule, start = rule_of_event(event), event.start_date or ""
    days = dates(start[:10], rule)[0] if rule is not None and start and not event.end_date else []
    return event.end_date or max(last_of(event), *days[-1:], "")


def turns_of(event: Event) -> tuple[str, ...]:
    """The days on which a sale of tickets of an event, or of a part of it, begins or ends, and those of a series."""
    days = [when[:10] for one in event.offers for when in (one.valid_from, one.valid_through) if when]
    days += [start[:10] for start in dates_of(event)]
    return tuple(sorted({*days, *(day for part in event.sub_event for day in turns_of(part))}))


def entry_of(event: Event, way: str, site: Site, language: str) -> Entry:
    """The entry of an event in a list of a language."""
    address = event.location.address if event.location else None
    own, last = tag_in(event, language), end_of(event)
    online = word("online", language) if event.virtual_location else ""
    one = Entry(
        event.start_date or "",
        "" if last == event.start_date else last,
        way,
        (first_text(address.address_locality, own) if address else "") or online,
        tuple(_label(one.concept or first_text(one.name, own), language) for one in event.keywords),
        event.language or "",
        next((day for day in dates_of(event) if day[:10] >= site.today), ""),
    )
    return one._replace(item=piece("entry", language, one, event, own, ROOT, LEVEL, own=site.looks.templates))


def tag_in(event: Event, language: str) -> str | None:
    """The language in which an event is called something in a list: that of the list, where it has a name in that."""
    tags = [*event.name] if isinstance(event.name, dict) else []
    return nearest(tags, language) or nearest(tags, event.language or "") or event.language


class Named(NamedTuple):
    """Somebody with an id in an event.

    Attributes:
        kind: `person` or `organization`.
        id: The id, of the site or elsewhere.
        bodies: The bodies that a person belongs to.
        sessions: The parts of the event in which they appear, as a list with `ROOT` in it; "" for none.
    """

    kind: str
    id: str
    bodies: tuple[str, ...]
    sessions: str


class Said(NamedTuple):
    """What is said of an event in the lists of a site.

    That is its entry, what it adds to datasets, its line in tables, its words, and who appears in it.
    """

    entry: Entry
    facts: Facts
    row: str
    found_by: tuple[str, ...]
    named: tuple[Named, ...]


def said_of(event: Event, way: str, site: Site, whole: Event | None = None) -> Said:
    """What is said of an event in the lists of a site; the search finds it by the name of what it is a part of too."""
    facts = facts_of(event, site.settings.languages if site.settings else ("en",))
    row = row_of(event, f"{site.where.base}{way}#event", site.where.address + way)
    words = found_by(event, site.language, whole)
    return Said(entry_of(event, way, site, site.language), facts, row, words, tuple(_named_in(event, way, site)))


def found_by(event: Event, language: str, whole: Event | None = None) -> tuple[str, ...]:
    """The words of an event, each once, in lower case; and behind them the days on which one that repeats takes place."""
    own = event.language or language
    ours, free = words(own), word("free", own) if event.is_accessible_for_free else ""
    texts = [ours.kind(event.additional_type), ours.kind(event.type), ours.month(event.start_date) if event.start_date else ""]
    texts += [free, *_names(msgspec.to_builtins(event)), *_names({"name": whole.name if whole else None})]
    told = " ".join(dict.fromkeys(" ".join(texts).lower().split()))
    is_repeated = event.type == "EventSeries" or event.event_schedule is not None
    days = sorted({part.start_date[:10] for part in event.sub_event if part.start_date}) if is_repeated else []
    return (told if len(told) <= _MOST else told[:_MOST].rpartition(" ")[0], *days[:_MOST])


def _names(value: Any, *, is_named: bool = False) -> list[str]:  # noqa: ANN401  # whatever stands in a record
    """The names in a record, or in several, in all languages."""
    found: list[str] = []
    for key, inner in value.items() if isinstance(value, dict) else zip(repeat(""), value):
        if not isinstance(inner, str):
            found += _names(inner, is_named=is_named or key in _NAMES) if isinstance(inner, dict | list | tuple) else ()
        elif is_named or key in _NAMES:
            found.append(inner)
    return found


def _sorted(entries: Iterable[Entry], today: str) -> tuple[list[Entry], list[Entry]]:
    """The events that are to come, the next first, and those that are over, the last first."""
    ordered = sorted(entries, key=lambda entry: (entry.shown or "9999", entry.way))
    over = [one.is_over(today) for one in ordered]
    parted: tuple[list[Entry], list[Entry]] = [], []
    for one, is_over in zip(ordered, over, strict=True):
        parted[is_over].append(one)
    return parted[0], parted[1][::-1]


def _named_in(event: Event, way: str, site: Site) -> Iterator[Named]:
    """Those in an event and its parts who have an id."""
    bodies: dict[tuple[str, str], dict[str, None]] = {}
    sessions: dict[tuple[str, str], list[tuple[str, Event, str | None]]] = {}
    for fragment, part in (("", event), *parts_of(event)):
        for agent in (*part.organizer, *part.performer, *part.contributor):
            if not (agent.id or agent.same_as):
                continue
            who = ("person" if isinstance(agent, Person) else "organization", agent.id or agent.same_as[0])
            own = bodies.setdefault(who, {})
            own.update((first_text(body.name), None) for body in (agent.affiliation if isinstance(agent, Person) else ()))
            if fragment:
                sessions.setdefault(who, []).append((fragment, part, agent.role))
    language = site.language
    for who, own in bodies.items():
        values = (sessions.get(who), event, ROOT + way, tag_in(event, language))
        listed = piece("sessions", language, *values, own=site.looks.templates) if values[0] else ""
        yield Named(*who, tuple(own), listed)


def title_of(said: Objects, site: Site) -> str:
    """What a person, a body or a place is called in the language of the site."""
    iri = next((one for one in said if f"{SCHEMA}name" in said[one]), next(iter(said)))
    return " ".join((*_texts(said, iri, "honorificPrefix", site)[:1], *_texts(said, iri, "name", site)[:1])).strip() or iri


def entity_page(
    way: str, said: Objects, bodies: Iterable[str], entries: list[Entry], site: Site, sessions: dict[str, str]
) -> bytes:
    """The page of a person with their bodies, of a body or a place; with its sessions by the way to the page of the event."""
    iri, name = next((one for one in said if f"{SCHEMA}name" in said[one]), next(iter(said))), title_of(said, site)
    told = {term: _texts(said, iri, term, site) for term in ("jobTitle", *_SHOWN, "telephone", "url", "email", "sameAs")}
    links = [*told["url"], *(f"mailto:{one}" for one in told["email"])]
    texts = [", ".join((*told["jobTitle"], *bodies)), *(text for term in (*_SHOWN, "telephone") for text in told[term])]
    parts = {term: text for term in _ADDRESS for text in _of_any(said, term, site)[:1]}
    if "addressCountry" in parts:
        parts["addressCountry"] = words(site.language).country(parts["addressCountry"])
    address = ", ".join(dict.fromkeys(parts.values()))
    at = [*_of_any(said, "latitude", site), *_of_any(said, "longitude", site)]
    texts += [address] if address else []
    shown = map_at(at[0], at[1]) if len(at) == 2 else map_for(f"{name}, {address}") if address else ""  # noqa: PLR2004  # a pair
    same = dict.fromkeys((*([] if iri.startswith(site.base) else [iri]), *told["sameAs"]))
    entries = [one._replace(item=f"{one.item.rpartition('</li>')[0]}{sessions.get(one.way, '')}</li>") for one in entries]
    return _page(way, name, said, entries, site, texts=texts, links=links, same=[*same], map=shown)


def _of_any(said: Objects, term: str, site: Site) -> list[str]:
    return [text for iri in said for text in _texts(said, iri, term, site)]


def _texts(said: Objects, iri: str, term: str, site: Site) -> list[str]:
    """What is said, each once: in the language of the site, or else without one, or in the first of its languages."""
    values = said[iri].get(SCHEMA + term, ())
    tags = [one.language if isinstance(one, Literal) else "" for one in values]
    chosen = nearest(filter(None, tags), site.language) or min(tags, default="")
    return [*dict.fromkeys(text_of(one) for one, tag in zip(values, tags, strict=True) if tag == chosen)]


def listed(said: Objects, bodies: Iterable[str], site: Site) -> tuple[str, str]:
    """How a list shows a person, a body or a place: what it is called, and what tells it from others of its name."""
    notes = [text for term in ("jobTitle", "addressLocality") for text in _of_any(said, term, site)]
    return title_of(said, site), ", ".join(dict.fromkeys((*notes, *bodies)))


def list_page(folder: str, found: dict[str, Entity], site: Site) -> bytes:
    """The page that lists people, bodies or places."""
    ways = sorted((fold(one.title), way.partition("/")[2], one.title, one.note) for way, one in found.items())
    return _list(folder, site, [(way[:-1], title, way, [note] if note else []) for _, way, title, note in ways])


def concept_page(name: str, said: Objects, entries: list[Entry], site: Site, under: Iterable[str]) -> bytes:
    """The page of a concept, with those of the site that are above it, and right under it."""
    known = site_vocabulary().concepts
    concept = known[name]
    near = {key: [(known[one].label(site.language), concept_way(one)) for one in ones if one in known]
            for key, ones in (("broader", concept.broader), ("narrower", under))}  # fmt: skip
    labels = [text for tag, text in sorted(concept.pref_label.items()) if tag != site.language]
    same = [*([name] if concept.scheme else ()), *concept.exact_match]
    return _page(
        concept_way(name), concept.label(site.language), said, entries, site, texts=[" · ".join(labels)], same=same, near=near
    )


def _page(way: str, title: str, said: Objects, entries: list[Entry], site: Site, **values: Any) -> bytes:  # noqa: ANN401  # the template's
    root, (upcoming, past) = "../" * way.count("/"), _sorted(entries, site.today)
    values |= {
        "data": json_ld_nodes(said),
        "formats": ENTITY_FORMATS,
        "labels": ENTITY_LABELS,
        "description": summary_of(" ".join(values["texts"])),
    }
    values |= {"kind": way.partition("/")[0], "fragment": next(iter(said)).partition("#")[2] or "one"}
    values |= {"canonical": site.where.address + way, "upcoming": items_of(upcoming, root), "past": items_of(past, root)}
    return render("entity.html", site, language=site.language, root=root, title=title, **values)


def items_of(entries: list[Entry], root: str, level: int = 3) -> list[str]:
    """Events as items of a list."""
    return [Markup(one.item.replace(ROOT, root).replace(LEVEL, str(level))) for one in entries]  # noqa: S704  # made by a template


def _label(keyword: str, language: str) -> str:
    """What a keyword is called in the language of a page."""
    known = site_vocabulary().concepts.get(keyword)
    return known.label(language) if known else keyword


def scheme_pages(site: Site, used: Collection[str]) -> dict[str, bytes]:
    """Our concept scheme, our schemes of roles and kinds of event, and our own terms: a page of each and its Turtle."""
    files: dict[str, bytes] = {}
    for folder, table in _SCHEMES.items():
        members = [
            (name, labels.get(site.language, labels["en"]), "", [labels[tag] for tag in SITE_LANGUAGES])
            for name, labels in scheme_labels(table).items()
        ]
        files |= _scheme(folder, site, members=members)
    known = site_vocabulary().concepts
    named = [(name, known[name].label(site.language), concept_way(name).removeprefix("concepts/"), ()) for name in used]
    labels = sorted(named, key=lambda one: one[1].casefold())
    return files | _scheme("concepts", site, members=labels) | _scheme("terms", site, source=read_data("vocab", "terms.ttl"))


def _scheme(folder: str, site: Site, *, members: object = (), source: str = "") -> dict[str, bytes]:
    return {
        f"{folder}/index.html": _list(folder, site, members, source, f"{folder}.ttl"),
        f"{folder}/{folder}.ttl": f"@base <{site.base}> .\n{read_data('vocab', f'{folder}.ttl')}".encode(),
    }


def _list(folder: str, site: Site, members: object, source: str = "", file: str = "") -> bytes:
    return render(
        "scheme.html",
        site,
        language=site.language,
        root="../",
        title=word(folder, site.language),
        description="",
        canonical=f"{site.where.address}{folder}/",
        file=file,
        members=members,
        source=source,
    )


def index_page(entries: list[Entry], site: Site, lists: Iterable[str] = ()) -> bytes:
    """The first page of the site: every event, those to come first, with a search that works where scripts do."""
    ours = words(site.language)
    upcoming, past = _sorted(entries, site.today)
    return render(
        "index.html",
        site,
        language=site.language,
        root="",
        title=site.settings.title if site.settings else word("all-events", site.language),
        description=site.settings.description if site.settings else "",
        canonical=site.where.address,
        lists=[*lists],
        count=len(entries),
        cities=sorted({one.city for one in entries if one.city}),
        keywords=_keywords(entries),
        languages=sorted({one.language for one in entries if one.language}),
        upcoming=_grouped(upcoming, lambda one: ours.month(one.shown) if one.shown else ""),
        past=_grouped(past, lambda one: one.start[:4]),
    )


def _keywords(entries: list[Entry]) -> list[str]:
    """The keywords of all, sorted; those that differ in case or accents alone in their most common spelling: `Paris`, `paris`."""
    spelled = Counter(keyword for one in entries for keyword in one.keywords)
    best = {fold(keyword): keyword for keyword, _ in sorted(spelled.items(), key=lambda one: (one[1], one[0]))}
    return sorted(best.values(), key=str.casefold)


def _grouped(entries: list[Entry], label: Callable[[Entry], str]) -> list[tuple[str, list[str]]]:
    return [(name, items_of([*group], "", 4 if name else 3)) for name, group in groupby(entries, key=label)]


def missing_page(site: Site) -> bytes:
    """What a host shows where nothing stands; it may be shown at any depth, so its links are whole."""
    return render(
        "404.html", site, language=site.language, root=site.where.address, title=word("not-found", site.language),
        description="", canonical="",
    )  # fmt: skip
