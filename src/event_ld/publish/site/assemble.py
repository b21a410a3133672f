"""The files of a site that are about several events: lists, dumps, the catalogue, and what hosts and crawlers want.

They are put together from the files of the events, which stand in the site already, one event after another.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import structs

from event_ld.graph.triples import grouped, lines, ntriples, triple_in
from event_ld.publish import rdf
from event_ld.publish.jsonld import json_text
from event_ld.publish.site import table
from event_ld.publish.site.calendar import CALENDAR_END, calendar_head, years_of
from event_ld.publish.site.catalog import catalog_pages
from event_ld.publish.site.data_json import data_json
from event_ld.publish.site.data_page import data_page
from event_ld.publish.site.datasets import ALL, CPEV_FORMAT, CSV, FORMATS, ICS, Dataset, Distribution, Facts, Format, facts_of
from event_ld.publish.site.discovery import atom, host_rules, redirects, robots, sitemap, void
from event_ld.publish.site.entity_pages import concept_page, entity_page, entry_of, index_page, missing_page, scheme_pages
from event_ld.publish.site.event_files import folder_of, own_entry, own_lines, own_rdfxml, own_turtle
from event_ld.publish.site.feed import closed_pages
from event_ld.publish.site.labels import concept_triples, concept_way, scheme_triples, with_broader
from event_ld.publish.site.names import ENTITY_FORMATS, way_of
from event_ld.publish.site.state import Part, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.graph.triples import Objects
    from event_ld.model import Event
    from event_ld.publish.site.entity_pages import Entry
    from event_ld.publish.site.folder import NewSite
    from event_ld.publish.site.pages import Site
    from event_ld.publish.site.state import Published, State
    from event_ld.readers.settings import Settings

TOP_NAMES = frozenset((
    "404.html", ".event-ld", ".htaccess", ".nojekyll", ".well-known", "_headers", "catalog.jsonld", "catalog.nt", "catalog.rdf",
    "catalog.ttl", "concepts", "csv-metadata.json", "data", "data-gealc.json", "data.json", "moved-from", "event-types",
    "events-2000.jsonld", "events-2000.nt",
    "events-2000.csv", "events-2000.rdf", "events-cpev.ttl", "events.csv",
    "events-2000.ttl", "events.ics", "events.jsonld", "events.nt", "events.rdf", "events.ttl", "feed", "feed.atom", "feed.jsonld",
    "feed.trig", "index.html", "logo.ico", "logo.jpg", "logo.png", "logo.svg", "logo.webp", "nginx.conf", "organizations",
    "people", "places", "robots.txt", "roles", "search.js", "site.css", "sitemap-1.xml", "sitemap.xml", "terms",
))  # fmt: skip
"""What a site has at its top beside the folders of its events; a number stands for any."""


class Said(NamedTuple):
    """What is said of an event in the lists of a site.

    Attributes:
        entry: Its entry in lists.
        years: Its zone, and the years in which it needs the clocks of it.
        facts: What it adds to datasets.
        row: Its line in tables.
    """

    entry: Entry
    years: dict[str, tuple[int, int]]
    facts: Facts
    row: bytes


def said_of(event: Event, way: str, base: str, settings: Settings | None) -> Said:
    """What is said of an event in the lists of a site."""
    facts = facts_of(event, settings.languages if settings else ("en",))
    return Said(entry_of(event, way), years_of(event), facts, table.row(event, base + way))


class Assembly:
    """Puts together what is about several events."""

    def __init__(self, site: NewSite, state: State, about: Site, moment: str) -> None:
        """Begins with nothing gathered.

        Args:
            site: The new site, in which the files of the events stand.
            state: What is published; gets the dates of its parts.
            about: The site; without settings it has no catalogue.
            moment: The present, ISO 8601 in UTC.
        """
        self._site = site
        self._state = state
        self._where = state.where
        self._about = about
        self._settings = settings = about.settings
        self._moment = moment
        self._before = state.parts
        self._said = msgspec.json.encode(settings and settings.without_theme).decode()
        self._around = digest_of(state.program, msgspec.json.encode(settings), state.where.address)
        self._ways: dict[str, str] = {}
        self._entries: list[Entry] = []
        self._rows: dict[str, bytes] = {}
        self._named: dict[str, list[Entry]] = {}
        self._years: dict[str, tuple[int, int]] = {}
        self._datasets = {"": Dataset("", self._said)}

    def write(self) -> None:
        """Writes the files, and dates the parts of the site; the change feed stands there already."""
        for name, one in sorted(self._state.events.items()):
            self._gather(name, one)
        self._date()
        self._write(self._about.assets())
        self._write({"index.html": index_page(self._entries, self._about), "404.html": missing_page(self._about)})
        shared: set[bytes] = set()
        for dataset in self._sorted():
            shared |= set() if self._is_kept(dataset) else self._dump(dataset)
        self._entities(shared)
        self._write(scheme_pages(self._about, with_broader(self._datasets[""].concepts)))
        address = self._where.address
        self._write(sitemap([*self._pages()], address) | host_rules(closed_pages(self._state.pages), address))
        self._write({"robots.txt": robots(address), ".well-known/void": void(self._where, len(self._ways), self._settings)})
        self._write(redirects(self._state.moved_from, address))
        newest = ((one, self._ways[name]) for name, one in self._state.events.items())
        self._write({"feed.atom": atom(newest, self._settings, self._where, self._state.parts[ALL].modified)})
        if self._settings is not None:
            self._catalog(self._settings)

    def _write(self, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            self._site.write(name, data)

    def _gather(self, name: str, one: Published) -> None:
        base = self._state.base
        way = self._ways[name] = one.iris[0].removeprefix(base)
        said = said_of(one.event, way, base, self._settings)
        self._entries.append(said.entry)
        self._rows[name] = said.row
        for other in dict.fromkeys((*(way_of(iri, base) for iri in one.iris[1:]), *said.facts.concepts)):
            self._named.setdefault(other, []).append(said.entry)
        for zone, (first, last) in said.years.items():
            before = self._years.get(zone, (first, last))
            self._years[zone] = min(first, before[0]), max(last, before[1])
        year = said.entry.start[:4]
        for dataset in {"": self._datasets[""], year: self._datasets.setdefault(year, Dataset(year, self._said))}.values():
            dataset.add(name, one, said.facts)

    def _sorted(self) -> list[Dataset]:
        return [dataset for _, dataset in sorted(self._datasets.items())]

    def _date(self) -> None:
        """Dates the parts of the site; one whose content is not what it was has changed now."""
        old, moment, parts = self._state.parts, self._moment, {}
        contents = {"settings": (self._datasets[""].issued, digest_of(self._said))}
        contents |= {one.stem: (one.issued, one.digest) for one in self._sorted()}
        for name, (issued, digest) in contents.items():
            before = old.get(name)
            if before is None:
                parts[name] = Part(digest=digest, issued=issued or moment, modified=moment)
            else:
                parts[name] = before if before.digest == digest else Part(digest=digest, issued=before.issued, modified=moment)
        for one in self._datasets.values():
            one.dates = parts[one.stem]
        self._state.parts = parts

    def _pages(self) -> Iterator[tuple[str, str]]:
        """The pages of the site, and when each last changed."""
        renewed = self._state.parts["settings"].modified
        yield "", self._state.parts[ALL].modified
        for name, one in sorted(self._state.events.items()):
            yield self._ways[name], max(one.modified, renewed)
        yield from ((way, "") for way in sorted(self._named) if way.endswith("/"))

    def _calendar(self) -> Iterator[bytes]:
        yield calendar_head(self._years, self._settings.title if self._settings else "").encode()
        for name in sorted(self._state.events):
            yield own_entry(self._part(name, "ics"))
        yield CALENDAR_END.encode()

    def _part(self, name: str, ending: str) -> bytes:
        """What the site holds of an event in a format."""
        return self._site.read(f"{folder_of(self._ways[name])}event.{ending}")

    # -- dumps

    def _is_kept(self, dataset: Dataset) -> bool:
        """Whether the files of a year are those that would be made; they are kept then."""
        before = self._before.get(dataset.stem)
        if not dataset.year or before is None or before.made != dataset.made or not all(map(self._site.stands, before.sums)):
            return False
        for format_ in (FORMATS[1], FORMATS[0], *FORMATS[2:], CSV):
            file = f"{dataset.stem}.{format_.ending}"
            self._site.keep(file)
            dataset.distributions.append(Distribution(file, format_, self._site.files[file], before.sums[file]))
        self._remember(dataset)
        return True

    def _remember(self, dataset: Dataset) -> None:
        sums = {one.file: one.sha256 for one in dataset.distributions}
        self._state.parts[dataset.stem] = structs.replace(self._state.parts[dataset.stem], made=dataset.made, sums=sums)

    def _dump(self, dataset: Dataset) -> set[bytes]:
        """Writes a dataset in each format; the lines about what several events name."""
        base = self._state.base
        labels = [one for name in with_broader(dataset.concepts) for one in concept_triples(name, base)]
        labels += [*scheme_triples("roles.tsv", dataset.roles, base), *scheme_triples("event-types.tsv", dataset.kinds, base)]
        shared = {*ntriples(labels).encode().splitlines()}
        pages = {name: base + self._ways[name] for name in dataset.events}
        self._stream(dataset, FORMATS[1], self._ntriples(dataset, shared))
        said = grouped(map(triple_in, sorted(shared)))
        self._stream(dataset, FORMATS[0], self._turtle(pages, said))
        self._stream(dataset, FORMATS[2], self._rdfxml(pages, said, rdf.xml_names(base)))
        self._stream(dataset, FORMATS[3], self._jsonld(dataset, grouped(labels)))
        self._stream(dataset, CSV, (table.head(), *(self._rows[name] for name in dataset.events)))
        if not dataset.year:
            self._stream(dataset, ICS, self._calendar())
            self._stream(dataset, CPEV_FORMAT, self._cpev(pages))
        self._remember(dataset)
        return set() if dataset.year else shared

    def _stream(self, dataset: Dataset, format_: Format, pieces: Iterable[bytes]) -> None:
        file = f"{dataset.stem}{'-cpev' if format_ is CPEV_FORMAT else ''}.{format_.ending}"
        digest = self._site.stream(file, pieces)
        dataset.distributions.append(Distribution(file, format_, self._site.files[file], digest))

    def _ntriples(self, dataset: Dataset, shared: set[bytes]) -> Iterator[bytes]:
        for name in dataset.events:
            own, others = own_lines(self._part(name, "nt"), self._state.base + self._ways[name])
            shared.update(others)
            yield own
        yield from (line + b"\n" for line in sorted(shared))

    def _turtle(self, pages: dict[str, str], shared: Objects) -> Iterator[bytes]:
        yield rdf.turtle_head(self._state.base).encode()
        for name, page in pages.items():
            yield own_turtle(self._part(name, "ttl"), page)[0]
        yield f"\n{rdf.turtle_body(shared, self._state.base)}".encode()

    def _cpev(self, pages: dict[str, str]) -> Iterator[bytes]:
        shared: set[bytes] = set()
        yield rdf.turtle_head(self._state.base).encode()
        for name, page in pages.items():
            own, others = own_turtle(self._site.read(f"{folder_of(self._ways[name])}cpev.ttl"), page)
            shared.update(others)
            yield own
        yield from (b"\n" + block + b"\n" for block in sorted(shared - {b""}))

    def _rdfxml(self, pages: dict[str, str], shared: Objects, names: dict[str, str]) -> Iterator[bytes]:
        yield rdf.rdfxml_head(names).encode()
        for name, page in pages.items():
            yield own_rdfxml(self._part(name, "rdf"), page)
        yield f"{rdf.rdfxml_body(shared, names)}{rdf.RDFXML_END}".encode()

    def _jsonld(self, dataset: Dataset, labels: Objects) -> Iterator[bytes]:
        parts = (self._part(name, "jsonld").rstrip(b"\n") for name in dataset.events)
        nodes = (json_text(node).rstrip("\n").encode() for node in rdf.json_ld_nodes(labels))
        yield b"["
        for number, part in enumerate(chain(parts, nodes)):
            yield (b",\n" if number else b"\n") + part
        yield b"\n]\n"

    # -- what events name

    def _entities(self, shared: set[bytes]) -> None:
        said: dict[str, list[bytes]] = {}
        for line in sorted(shared):
            way = way_of(line[1 : line.index(b">")].decode(), self._state.base)
            if way:
                said.setdefault(way, []).append(line)
        before, self._state.entities = self._state.entities, {}
        for name, entries in self._named.items():
            if name.endswith("/") and not self._is_same(folder_of(name), said[name], entries, before):
                told = grouped(map(triple_in, said[name]))
                self._entity(folder_of(name), told, entity_page(name, told, entries, self._about))
        for name in with_broader(self._datasets[""].concepts):
            folder, entries = concept_way(name), self._named.get(name, [])
            if not self._is_same(folder, [], entries, before):
                told = grouped(concept_triples(name, self._state.base))
                self._entity(folder, told, concept_page(name, told, entries, self._about))

    def _is_same(self, folder: str, said: list[bytes], entries: list[Entry], before: dict[str, str]) -> bool:
        """Whether the files of something are those that would be made; they are kept then, and what they are made of is noted."""
        over = [one.is_over(self._about.today) for one in entries]
        digest = self._state.entities[folder] = digest_of(self._around, *said, repr(entries), repr(over))
        files = [f"{folder}{name}" for name in ("index.html", *ENTITY_FORMATS.values())]
        if before.get(folder) != digest or not all(map(self._site.stands, files)):
            return False
        for file in files:
            self._site.keep(file)
        return True

    def _entity(self, folder: str, said: Objects, page: bytes) -> None:
        """Something that has an address of its own: its page, and the same as data beside it."""
        self._write({f"{folder}index.html": page})
        for ending in ENTITY_FORMATS.values():
            self._site.write(f"{folder}{ending}", _written(said, self._state.base, ending.partition(".")[2]))

    def _catalog(self, settings: Settings) -> None:
        datasets = self._sorted()
        for format_ in FORMATS:
            for name, triples in catalog_pages(datasets, settings, self._where, format_.ending).items():
                is_lines = format_.ending == "nt"  # which may have blank nodes here
                said = ntriples(triples).encode() if is_lines else _written(grouped(triples), self._state.base, format_.ending)
                self._site.write(name, said)
        self._write(data_json(datasets, settings, self._where))
        titles = {f"{one.stem}.csv": one.title(settings, settings.language) for one in datasets}
        license_ = settings.license.url if settings.license else ""
        self._write({"csv-metadata.json": table.metadata(titles, settings.language, license_)})
        self._write({"data/index.html": data_page(datasets, settings, self._about)})


def _written(said: Objects, base: str, ending: str) -> bytes:
    match ending:
        case "ttl":
            return rdf.turtle(said, base).encode()
        case "rdf":
            return rdf.rdfxml(said, base).encode()
        case "nt":
            return lines(said)
        case _:
            return rdf.json_ld(said)
