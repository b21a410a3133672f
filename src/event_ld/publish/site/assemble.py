"""The files of a site that are about several events: lists, dumps, the catalogue, and what hosts and crawlers want.

They are put together from the files of the events, which stand in the site already, one event after another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import msgspec
from msgspec import structs

from event_ld.graph.iris import IRIs
from event_ld.graph.triples import Objects, grouped, lines, ntriples, triple_in
from event_ld.mapping import RDF, SCHEMA
from event_ld.publish import rdf
from event_ld.publish.jsonld import json_text
from event_ld.publish.site import entity_pages, table
from event_ld.publish.site.calendar import CALENDAR_END, calendar_head
from event_ld.publish.site.catalog import catalog
from event_ld.publish.site.data_json import data_json
from event_ld.publish.site.data_page import data_page
from event_ld.publish.site.datasets import (
    ALL,
    CPEV,
    CSV,
    DUMPS,
    ICS,
    JSONLD,
    NTRIPLES,
    RDFXML,
    TURTLE,
    Dataset,
    Distribution,
)  # fmt: skip
from event_ld.publish.site.discovery import atom, host_rules, redirects, robots, sitemap, void
from event_ld.publish.site.entity_pages import Entry, Said
from event_ld.publish.site.feed import closed_pages
from event_ld.publish.site.labels import concept_triples, concept_way, narrower, scheme_triples, with_broader
from event_ld.publish.site.names import ENTITY_FORMATS, FOLDERS, way_of, way_to
from event_ld.publish.site.state import Dump, Entity, Part, Published, State, digest_of
from event_ld.readers.site_profiles import ES

if TYPE_CHECKING:
    from event_ld.publish.site.datasets import Format
    from event_ld.publish.site.folder import NewSite
    from event_ld.publish.site.pages import Site
    from event_ld.readers.settings import Settings

TOP_NAMES = frozenset((
    "404.html", ".event-ld", ".htaccess", ".nojekyll", ".well-known", "_headers", "catalog.jsonld", "catalog.nt", "catalog.rdf",
    "catalog.ttl", "concepts", "csv-metadata.json", "data", "data-gealc.json", "data.json", "moved-from", "event-types",
    "events-2000.jsonld", "events-2000.nt",
    "events-2000.csv", "events-2000.ics", "events-2000.rdf", "events-cpev-2000.ttl", "events-cpev.ttl", "events.csv",
    "events-2000.ttl", "events.ics", "events.jsonld", "events.nt", "events.rdf", "events.ttl", "feed", "feed.atom",
    "feed.trig", "icon.svg", "index.html", "logo.ico", "logo.jpg", "logo.png", "logo.svg", "logo.webp", "nginx.conf",
    "logo-dark.ico", "logo-dark.jpg", "logo-dark.png", "logo-dark.svg", "logo-dark.webp",
    "organizations", "people", "places", "robots.txt", "roles", "search.js", "search.json", "site.css", "sitemap-1.xml",
    "sitemap.xml", "terms",
))  # fmt: skip
"""What a site has at its top beside the folders of its events; a number stands for any."""


class _Form(NamedTuple):
    """A file of a dataset: a head, what is about each event alone, what several events name, each piece once and sorted, an end.

    Attributes:
        head: What stands before the events.
        file: The file of an event that it is made of; "" for lines of tables.
        pieces: The pieces of such a file, or of what stands behind the events.
        own: What a piece about an event alone has before the address of its page; b"" where all pieces are.
        ended: What such a piece ends with.
        labels: What is said of the concepts, roles and kinds beside what events say, in pieces.
        end: What stands at the end.
        between: What stands between two events.
    """

    format: Format
    head: bytes
    file: str
    pieces: Callable[[bytes], list[bytes]]
    own: bytes = b""
    ended: bytes = b" .\n"
    labels: Iterable[bytes] = ()
    end: bytes = b""
    between: bytes = b""


class Assembly:
    """Puts together what is about several events."""

    def __init__(self, site: NewSite, state: State, about: Site, moment: str) -> None:
        """Gathers what is said of the events, and dates the parts of the site; the change feed stands there already."""
        self._site = site
        self._state = state
        self._where = state.where
        self._about = about
        self._settings = settings = about.settings
        self._moment = moment
        self._before = state.parts
        self._said = about.dated_by
        self._around = digest_of(state.program, msgspec.json.encode(settings), state.where.address, about.language)
        self._ways: dict[str, str] = {}
        self._entries: list[Entry] = []
        self._shown: dict[str, bytes] = {}
        self._found_by: dict[str, tuple[str, ...]] = {}
        self._bodies: dict[str, dict[str, None]] = {}
        self._sessions: dict[str, dict[str, str]] = {}
        self._rows: dict[str, bytes] = {}
        self._named: dict[str, list[Entry]] = {}
        years = {
            "",
            *(year for one in self._before if (year := one.removeprefix(f"{ALL}-")).isdigit()),
        }  # also what has run empty
        self._datasets = {year: Dataset(year, self._said, self._around) for year in years}
        self._shared: dict[str, list[bytes]] = {}
        for name, one in sorted(state.events.items()):
            self._gather(name, one)
        self._date()
        newest = ((one, self._ways[name]) for name, one in state.events.items())
        self._write({"feed.atom": atom(newest, settings, self._where, state.parts[ALL].modified)})
        self._dated = [(self._ways[name], one.modified) for name, one in sorted(state.events.items())]

    def write(self) -> None:
        """Writes the files; what the state says of the events may be forgotten by now."""
        self._write(self._about.assets() | {"search.json": msgspec.json.encode(self._found_by)})
        self._found_by.clear()
        about = self._about
        for dataset in self._sorted()[::-1]:  # that of all events last, which is made of the others
            if dataset.year and not dataset.events:  # it stays in the catalogue, without files
                self._remember(dataset, {})
            elif not self._is_kept(dataset):
                self._dump(dataset)
        shown = self._entities()
        lists = {
            folder: found for folder in FOLDERS if (found := {way: shown[way] for way in shown if way.startswith(f"{folder}/")})
        }
        self._write({f"{folder}/index.html": entity_pages.list_page(folder, found, about) for folder, found in lists.items()})
        self._write(
            {"index.html": entity_pages.index_page(self._entries, about, lists), "404.html": entity_pages.missing_page(about)}
        )
        self._write(entity_pages.scheme_pages(self._about, with_broader(self._datasets[""].concepts)))
        address = self._where.address
        self._write(
            sitemap([*self._pages(), *((f"{folder}/", "") for folder in lists)], address)
            | host_rules(closed_pages(self._state.pages), address)
        )
        self._write({"robots.txt": robots(address), ".well-known/void": void(self._where, len(self._ways), self._settings)})
        self._write(redirects(self._state.moved_from, address))
        if self._settings is not None:
            self._catalog(self._settings)

    def _write(self, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            self._site.write(name, data)

    def _gather(self, name: str, one: Published) -> None:
        base, said = self._state.base, msgspec.json.decode(one.said, type=Said)
        self._ways[name] = said.entry.way
        self._entries.append(said.entry)
        self._shown[said.entry.way] = sha256(f"{said.entry.item}{said.entry.is_over(self._about.today)}".encode()).digest()
        self._found_by[said.entry.way] = said.found_by
        for who in said.named:
            folder = "people" if who.kind == "person" else "organizations"
            way = way_to(folder, IRIs(base, "").declared(who.kind, who.id), base)
            self._bodies.setdefault(way, {}).update(dict.fromkeys(who.bodies))
            self._sessions.setdefault(way, {}).update({said.entry.way: who.sessions} if who.sessions else {})
        self._rows[name] = said.row.encode()
        for other in dict.fromkeys((*(way_of(iri, base) for iri in one.iris[1:]), *said.facts.concepts)):
            self._named.setdefault(other, []).append(said.entry)
        year = said.entry.start[:4]
        if year not in self._datasets:
            self._datasets[year] = Dataset(year, self._said, self._around)
        for key in dict.fromkeys(("", year)):
            self._datasets[key].add(name, one, said.facts)

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
        yield from ((way, max(modified, renewed)) for way, modified in self._dated)
        yield from ((way, "") for way in sorted(self._named) if way.endswith("/"))

    def _part(self, name: str, file: str) -> bytes:
        """What the site holds of an event in one of its files."""
        return self._site.read(f"{unquote(self._ways[name])}{file}")

    # -- dumps

    def _is_kept(self, dataset: Dataset) -> bool:
        """Whether the files of a year are those that would be made; they are kept then."""
        before = self._before.get(dataset.stem)
        if not dataset.year or before is None or before.made != dataset.made or not self._site.keeps(before.dumps):
            return False
        for format_ in DUMPS:
            file = format_.file_of(dataset.stem)
            dataset.distributions.append(Distribution(file, format_, self._site.files[file], before.dumps[file].sha256))
        self._remember(dataset, before.dumps)
        return True

    def _remember(self, dataset: Dataset, dumps: dict[str, Dump]) -> None:
        self._state.parts[dataset.stem] = structs.replace(self._state.parts[dataset.stem], made=dataset.made, dumps=dumps)

    def _dump(self, dataset: Dataset) -> None:
        """Writes a dataset: that of a year out of the files of its events, that of all out of the files of the years."""
        dumps = {}
        for form in self._forms(dataset):
            file = form.format.file_of(dataset.stem)
            tail: list[int] = []
            digest = self._site.stream(file, self._pieces(dataset, form, tail))
            size = self._site.files[file]
            dumps[file] = Dump(digest, len(form.head), size - sum(tail))
            dataset.distributions.append(Distribution(file, form.format, size, digest))
        self._remember(dataset, dumps)

    def _pieces(self, dataset: Dataset, form: _Form, tail: list[int]) -> Iterator[bytes]:
        """A file piece by piece; notes how long the pieces behind the events are."""
        yield form.head
        years = [] if dataset.year else [one for one in self._sorted() if one.year]
        between, others, of_years = b"", {*form.labels}, {name for one in years for name in one.events}
        for name in dataset.events:
            if name not in of_years:
                yield between + self._own(name, form, others)
                between = form.between
        for year in (one for one in years if one.events):
            file = form.format.file_of(year.stem)
            dump = self._state.parts[year.stem].dumps[file]
            yield between
            yield from self._site.pieces(file, dump.start, dump.end)
            if form.own:
                others.update(form.pieces(b"".join(self._site.pieces(file, dump.end))))
            between = form.between
        if form.format is NTRIPLES and not dataset.year:
            self._note_shared(others)
        for piece in (*sorted(others), form.end):
            tail.append(len(piece))
            yield piece

    def _own(self, name: str, form: _Form, others: set[bytes]) -> bytes:
        """What a file has of an event alone, in one stretch; what is said there of what others name too goes to `others`."""
        if not form.file:
            return self._rows[name]
        if not form.own:
            return b"".join(form.pieces(self._part(name, form.file)))
        data = b"\n" + self._part(name, form.file)
        mark = b"\n" + form.own + escape(self._state.base + self._ways[name]).encode()
        start, last = data.find(mark) + 1 or 1, data.rfind(mark)
        end = data.index(form.ended, last) + len(form.ended) if last >= 0 else 1
        others.update(form.pieces(data[1:start]), form.pieces(data[end:]))
        return data[start:end]

    def _note_shared(self, lines: set[bytes]) -> None:
        """Notes what is said of what several events name, by subject."""
        self._shared = {}
        for line in sorted(lines):
            self._shared.setdefault(line[1 : line.index(b"> ")].decode(), []).append(line)

    def _forms(self, dataset: Dataset) -> Iterator[_Form]:
        """The files of a dataset."""
        base = self._state.base
        labels = [one for name in with_broader(dataset.concepts) for one in concept_triples(name, base)]
        labels += [*scheme_triples("roles.tsv", dataset.roles, base), *scheme_triples("event-types.tsv", dataset.kinds, base)]
        if self._settings is not None and self._settings.license is not None:
            parts = [one for one in ([dataset] if dataset.year else self._sorted()) if one.events]
            said_of_all = ((f"{RDF}type", f"{SCHEMA}Dataset"), (f"{SCHEMA}license", self._settings.license.url))
            labels += [(f"{base}data/#{one.stem}", *said) for one in parts for said in said_of_all]
        said, turtle, names = grouped(labels), rdf.turtle_head(base).encode(), rdf.xml_names(base)
        nodes = [b",\n" + json_text(node).rstrip("\n").encode() for node in rdf.json_ld_nodes(said)]
        calendar = calendar_head(dataset.zones, self._settings.title if self._settings else "").encode()
        yield _Form(NTRIPLES, b"", "event.nt", _lines, b"<", labels=_lines(lines(said)))
        yield _Form(TURTLE, turtle, "event.ttl", _blocks, b"\n<", labels=_blocks(rdf.turtle_body(said, base).encode()))
        described, end = rdf.rdfxml_body(said, names).encode(), rdf.RDFXML_END.encode()
        head = rdf.rdfxml_head(names).encode()
        yield _Form(RDFXML, head, "event.rdf", _descriptions, _ABOUT, _DESCRIBED, _descriptions(described), end)
        yield _Form(JSONLD, b"[\n", "event.jsonld", lambda data: [data.rstrip(b"\n")], labels=nodes, end=b"\n]\n", between=b",\n")
        yield _Form(CSV, table.head(), "", _lines)
        yield _Form(ICS, calendar, "event.ics", _entries, end=CALENDAR_END.encode())
        yield _Form(CPEV, turtle, "cpev.ttl", _blocks, b"\n<")

    # -- what events name

    def _entities(self) -> dict[str, Entity]:
        """Writes the pages of what events name; those of people, bodies and places by the way to them."""
        said: dict[str, list[bytes]] = {}
        for subject in sorted(self._shared, key=lambda iri: f"{iri}>"):
            for way in {way_to(folder, subject, self._state.base) for folder in FOLDERS} & self._named.keys():
                said.setdefault(way, []).extend(self._shared[subject])
        known, self._state.listed = self._state.listed, {}
        shown: dict[str, Entity] = {}
        for name, entries in self._named.items():
            if name.endswith("/"):
                bodies, sessions = [*self._bodies.get(name, ())], self._sessions.get(name, {})
                folder, digest = unquote(name), self._made_of(entries, *said[name], *bodies, *sessions.values())
                if not self._stands(folder, digest, known):
                    told = grouped(map(triple_in, said[name]))
                    known[folder] = Entity(digest, *entity_pages.listed(told, bodies, self._about))
                    self._entity(folder, told, entity_pages.entity_page(name, told, bodies, entries, self._about, sessions))
                shown[name] = self._state.listed[folder] = known[folder]
        concepts = with_broader(self._datasets[""].concepts)
        below = narrower(concepts)
        for name in concepts:
            folder, entries, under = concept_way(name), self._named.get(name, []), below.get(name, [])
            self._state.listed[folder] = Entity(self._made_of(entries, *under))
            if not self._stands(folder, self._state.listed[folder].digest, known):
                told = grouped(concept_triples(name, self._state.base))
                self._entity(folder, told, entity_pages.concept_page(name, told, entries, self._about, under))
        return shown

    def _made_of(self, entries: list[Entry], *said: bytes | str) -> str:
        """The digest of what the files of something are made of."""
        return digest_of(self._around, *said, *(self._shown[one.way] for one in entries))

    def _stands(self, folder: str, digest: str, known: dict[str, Entity]) -> bool:
        """Whether the files of something are those that would be made; they are kept then."""
        files = [f"{folder}{name}" for name in ("index.html", *ENTITY_FORMATS.values())]
        return folder in known and known[folder].digest == digest and self._site.keeps(files)

    def _entity(self, folder: str, said: Objects, page: bytes) -> None:
        """Something that has an address of its own: its page, and the same as data beside it."""
        self._write({f"{folder}index.html": page})
        for ending in ENTITY_FORMATS.values():
            self._site.write(f"{folder}{ending}", rdf.written(said, self._state.base, ending.partition(".")[2]))

    def _catalog(self, settings: Settings) -> None:
        datasets = [one for one in self._sorted() if one.distributions or ES not in settings.profiles]  # that wants a file
        triples = catalog(datasets, settings, self._where)
        said = grouped(triples)
        files = {f"catalog.{one}": rdf.written(said, self._state.base, one) for one in ("ttl", "rdf", "jsonld")}
        self._write(files | {"catalog.nt": ntriples(triples).encode()})  # which may have blank nodes here
        self._write(data_json(datasets, settings, self._where))
        titles = {f"{one.stem}.csv": one.title(settings, settings.language) for one in datasets if one.distributions}
        license_ = settings.license.url if settings.license else ""
        self._write({"csv-metadata.json": table.metadata(titles, settings.language, license_)})
        self._write({"data/index.html": data_page(datasets, settings, self._about)})


_DESCRIPTION, _ABOUT, _DESCRIBED = b"  <rdf:Description ", b'  <rdf:Description rdf:about="', b"\n  </rdf:Description>\n"


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _blocks(data: bytes) -> list[bytes]:
    """The blocks of Turtle but for the prefixes, a blank line before each."""
    pieces = (one.strip(b"\n") for one in data.split(b"\n\n"))
    return [b"\n%b\n" % one for one in pieces if one and not one.startswith(b"@")]


def _descriptions(data: bytes) -> list[bytes]:
    """The Descriptions of RDF/XML."""
    return [one[one.index(_DESCRIPTION) :] + _DESCRIBED for one in data.split(_DESCRIBED)[:-1]]


def _entries(data: bytes) -> list[bytes]:
    """The entries of a calendar; none of an event without a date."""
    begin = data.find(b"BEGIN:VEVENT")
    return [data[begin : data.rfind(b"END:VCALENDAR")]] if begin >= 0 else []
