"""The values of a graph's properties as those of fields, by the rows of the mapping table read backwards.

What no row takes is kept aside; what a field can't hold, or what nobody has filled in, is left out and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from event_ld import zones
from event_ld.codes import currency_meant
from event_ld.gazetteer import is_country_code
from event_ld.loading.graph import TYPE, StatedGraph
from event_ld.loading.notes import Facts, Notes
from event_ld.loading.site import Site
from event_ld.mapping import AGENT_KINDS, ORGANIZATION_TYPES, ROWS, SCHEMA, SKOS, Kind, Row, beyond_address, rows_of
from event_ld.readers.kinds import Fault, value_of
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, mapping
from event_ld.readers.records import moment_of
from event_ld.readers.settling import TEMPLATE, place_in_parts
from event_ld.readers.values import is_date, tidy_date
from event_ld.schema_org import schema_org
from event_ld.terms import clean, is_iri, is_reference, resolved
from event_ld.triple import Literal, Statement, text_of
from event_ld.validate.replacing import proposed

if TYPE_CHECKING:
    from event_ld.problems import Findings

_TEXTS = frozenset({Kind.TEXT, Kind.COUNTRY, Kind.AUDIENCE})
_SHORT = {"PostalAddress", "VirtualLocation", "Event"}
"""The records that a text may stand for."""
_BODIES = frozenset({"organizer", "sponsor", "funder", "affiliation"})
LONGEST_PLACE = 500
"""The most characters of a line that is read as a place; a longer one is none."""
_FOLDERS = {"Person": "people", "Place": "places"}
_HOST = re.compile(r"(?!.*\.(?:html?|php|aspx?|jpe?g|png|gif|webp|svg|pdf|ics)$)(?:[\w-]++\.)++[a-z]{2,}+(?:/|$)", re.IGNORECASE)
"""What begins like the name of a host, and is no address beside a page: `museum.example`."""
_TIME = re.compile(r"(\d\d:\d\d)(?::\d\d(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?$", re.ASCII)
_SAYING = {
    Kind.URL: ("url", "contentUrl"), Kind.LANGUAGE: ("alternateName", "name"), Kind.COUNTRY: ("name", "identifier"),
    Kind.TEXT: ("name",), Kind.AUDIENCE: ("audienceType", "name"), Kind.INTEGER: ("value",),
}  # fmt: skip
"""What a node says that stands where a single value may, by the kind of the field."""
_OFFSET = re.compile(r"[+-]\d\d:\d\d$")
_CODES = {
    "eventStatus": "event-status-unknown", "eventAttendanceMode": "event-mode-unknown", "price": "offer-price-format",
    "availability": "offer-availability-unknown", "startDate": "event-start-format", "endDate": "event-end-format",
    "previousStartDate": "event-start-format", "doorTime": "event-start-format",
}  # fmt: skip
"""Field to the problem that its correction belongs to."""


class Values(Notes):
    """Makes the values of fields, and notes what of the graph they were made of."""

    def __init__(self, graph: StatedGraph, event: str, findings: Findings, base: str) -> None:
        super().__init__(graph, findings)
        self.site = Site(graph, event, base)
        pages = graph.nodes(event, f"{SCHEMA}mainEntityOfPage")
        self.language = next((text for page in pages for text in graph.texts(page, f"{SCHEMA}inLanguage")), "")

    # -- fields

    def put(self, facts: Facts, row: Row, stated: list[Statement], zone: str | None) -> None:
        """Puts the values of a property into the fields of a record."""
        made: list[Marked] = []
        stated = self._without_plain(row, stated)
        if row.kind in _TEXTS and not row.many:
            text = self._text(row, stated)
            made = [] if text is None else [text]
        else:
            for one in stated if row.field != "offers" else self._offers(stated):
                value = self._value(row, one, zone) if row.many or not made else None
                made += [] if value is None else [value]
        if made:
            facts[row.field] = made
        elif row.record == "Event" and row.kind in AGENT_KINDS and any(map(self._is_open, stated)):
            facts.setdefault("unknown", []).append(Scalar(row.field, self.used(stated[0])))

    def _without_plain(self, row: Row, stated: list[Statement]) -> list[Statement]:
        """What is stated of a property, without what a site of ours says plainly beside what it follows from."""
        plain: set[object] = set()
        if row.kind is Kind.PART:
            roles = (one.value for one in stated if isinstance(one.value, str))
            plain = {said.value for role in roles for said in self._graph.values(role, SCHEMA + row.term)}
        elif row.kind is Kind.COUNTRY and len(stated) > 1:
            plain = {one.value for one in stated if is_country_code(text_of(one.value))}
        for one in stated:
            if one.value in plain:
                self.used(one)
        return [one for one in stated if one.value not in plain]

    def fields(self, node: str, rows: Iterable[Row], zone: str | None) -> Facts:
        """The fields of a node among some rows; its times are in the zone."""
        facts: Facts = {}
        for row in rows:
            self.put(facts, row, self._graph.values(node, self.site.term(row)), zone)
        return facts

    def _value(self, row: Row, one: Statement, zone: str | None) -> Marked | None:
        if row.kind in AGENT_KINDS:
            return self._agent(row, one)
        if row.kind is Kind.RECORD or (row.target and self._says_more(row, one)):
            return self.inner(row, one, zone)
        if row.kind is Kind.KEYWORD:
            return self._keyword(one)
        word = self._word(row, one)
        if word is None:
            return None
        if row.kind is Kind.TEXT and isinstance(one.value, Literal):
            return self._in_language(self._checked(row, word, one, zone), one.value.language)
        return self._checked(row, word, one, zone)

    def _says_more(self, row: Row, one: Statement) -> bool:
        """Whether what stands for an address is described beyond it."""
        return any(self._graph.values(text_of(one.value), SCHEMA + name) for name in beyond_address(row.target))

    def _word(self, row: Row, one: Statement) -> str | None:
        """The word of a single value: a text, an address, or what a node says that stands there for one."""
        value = one.value
        if isinstance(value, Literal):
            return value.text
        if row.kind is Kind.PROPERTY:
            return next((known.field for known in ROWS["Event"] if self.site.term(known) == value), None)
        if row.kind is Kind.CONCEPT:
            return unquote(value.removeprefix(f"{self.site.base}event-types/#"))
        said = [] if row.kind is Kind.URL and is_iri(value) and not self._is_media(value) else self._sayings(row, one)
        if said:
            return text_of(said[0].value)
        return value if row.kind in {Kind.URL, Kind.MEMBER, Kind.STRING} and not value.startswith("_:") else None

    def _sayings(self, row: Row, one: Statement) -> list[Statement]:
        """What the node of a statement says that stands where a single value may."""
        node = text_of(one.value)
        for name in _SAYING.get(row.kind, ()):
            said = self._graph.values(node, SCHEMA + name)
            if said:
                self.visit(node)
                self.read_types(node)
                for each in (one, *said):
                    self.used(each)
                return said
        return []

    def _is_media(self, node: str) -> bool:
        """Whether a node describes a picture, so that its own address need not be that of the picture."""
        known = schema_org()
        return any("MediaObject" in known.ancestors(name) for name in self._graph.types(node))

    def _checked(self, row: Row, word: str, one: Statement, zone: str | None) -> Scalar | None:
        """A word as the value of a field; None, and a word about it, where it is none."""
        text = clean(word).strip()
        if not text:
            self.used(one)
            return None
        if TEMPLATE.search(text):
            self._tell(one, f"`{text[:80]}` is a mark of a template, which nobody has filled in.")
            return None
        rule = ""
        if row.kind is Kind.URL and self._graph.address and not is_iri(text) and is_reference(text) and not _HOST.match(text):
            text, rule = resolved(text, self._graph.address), "url-from-page-address"
        elif row.kind is Kind.DATE:
            text = _date_meant(text, zone)
        elif row.kind is Kind.TIME and (found := _TIME.match(text)) is not None:
            text = found[1]
        made = value_of(row, text)
        if isinstance(made, Fault):
            meant, _ = _corrected(row, text)
            text, rule = _date_meant(meant, zone) if row.kind is Kind.DATE else meant, "value-corrected"
            if not text or isinstance(value_of(row, text), Fault):
                self._tell(one, made.message, row)
                return None
        return Scalar(text, self.used(one), rule=rule)

    # -- texts

    def _text(self, row: Row, stated: list[Statement]) -> Marked | None:
        """One text, in one language or several; None for none."""
        texts: dict[str, Scalar] = {}
        said = [each for one in stated for each in ([one] if isinstance(one.value, Literal) else self._sayings(row, one))]
        for one in said:
            language = one.value.language if isinstance(one.value, Literal) else ""
            word = self._word(row, one) if language not in texts else None
            text = None if word is None else self._checked(row, word, one, None)
            if text is not None:
                texts[language] = text
        plain = texts.pop("", None)
        if plain is not None and texts and self.language and self.language not in texts:
            texts[self.language] = plain
        if not texts or (plain is not None and not self.language):
            return plain
        if len(texts) == 1:
            return self._in_language(next(iter(texts.values())), next(iter(texts)))
        return Mapping(tuple((Scalar(tag, one.span), one) for tag, one in texts.items()), next(iter(texts.values())).span)

    def _in_language(self, text: Scalar | None, language: str) -> Marked | None:
        if text is None or language in {"", self.language}:
            return text
        return Mapping(((Scalar(language, text.span), text),), text.span)

    def _keyword(self, one: Statement) -> Marked | None:
        node = one.value
        if isinstance(node, Literal):
            return self._in_language(self._checked(_NAME, node.text, one, None), node.language)
        own = self.site.name_in("concepts", node)
        concept = own or ("" if self.site.is_within(node) else node)
        if not self._graph.is_described(node):
            return Scalar(concept, self.used(one)) if own else None
        self.visit(node)
        name = self._text(_NAME, self._graph.values(node, f"{SCHEMA}name"))
        if name is None:
            self._unread(node)
            return None
        span = self.used(one)
        entries: dict[str, Marked] = {"name": name}
        if concept:
            entries["concept"] = Scalar(concept, span)
        for predicate in (TYPE, f"{SKOS}exactMatch", f"{SCHEMA}inDefinedTermSet"):
            for said in self._graph.values(node, predicate):
                self.used(said)
        return mapping(entries, span)

    # -- people and organisations

    def _agent(self, row: Row, one: Statement, role: Scalar | None = None) -> Marked | None:
        node = one.value
        if isinstance(node, Literal):
            return None if self._is_open(one) else self._checked(_NAME, node.text, one, None)
        inner = self._graph.values(node, SCHEMA + row.term)
        if inner and (row.kind is Kind.PART or "Role" in self._graph.types(node)):
            return self._in_role(row, one, inner)
        if not self._graph.is_described(node):
            return None if self.site.is_within(node) else mapping({"id": Scalar(node, self.used(one))}, self._graph.span(one))
        if self._is_open(one):
            return None
        self.visit(node)
        facts: Facts = {}
        usual = "Organization" if row.field in _BODIES else "Person"
        kind = self.type_of(facts, node, ("Person", *ORGANIZATION_TYPES)) or usual
        facts |= self.fields(node, rows_of(kind), None)
        self.name(facts, node, _FOLDERS.get(kind, "organizations"))
        if not facts.keys() - {"type"}:
            self._unread(node)
            return None
        if role is not None:
            facts["role"] = [role]
        return mapping(plain(facts, rows_of(kind)), self.used(one))

    def _in_role(self, row: Row, one: Statement, inner: list[Statement]) -> Marked | None:
        node = text_of(one.value)
        self.visit(node)
        self.read_types(node)
        self.used(inner[0])
        names = self._graph.values(node, f"{SCHEMA}roleName")
        role = None
        if names:
            said = names[0].value
            text = said.text if isinstance(said, Literal) else unquote(said.rpartition("#")[2])
            role = Scalar(text, self.used(names[0]))
        self.used(one)
        return self._agent(row._replace(kind=Kind.AGENT), inner[0], role)

    def _is_open(self, one: Statement) -> bool:
        """Whether a value says no more than that nobody knows yet: `TBA`."""
        from event_ld.readers.programme.words import is_word  # noqa: PLC0415  # a table that few formats need

        names = [text_of(one.value)]
        if not isinstance(one.value, Literal):
            names = self._graph.texts(one.value, f"{SCHEMA}name") if self._graph.is_described(one.value) else []
        return not self.site.page and any(is_word("empty", name) for name in names)

    def name(self, facts: Facts, node: str, folder: str) -> None:
        """Notes what names a node beyond its document."""
        known = {one.text for one in facts.get("sameAs", []) if isinstance(one, Scalar)}
        if not self.site.is_within(node) and node not in known:
            facts["id"] = [Scalar(self.site.name_in(folder, node) or node, self._graph.place(node))]

    # -- records

    def _offers(self, stated: list[Statement]) -> list[Statement]:
        """Offers, with those that an offer of several holds in its place."""
        found = []
        for one in stated:
            within = [] if isinstance(one.value, Literal) else self._graph.values(one.value, f"{SCHEMA}offers")
            if within:
                self.visit(text_of(one.value))
                self.read_types(text_of(one.value))
                self.used(one)
            found += within or [one]
        return found

    def inner(self, row: Row, one: Statement, zone: str | None) -> Marked | None:
        """A record in another."""
        node = one.value
        if isinstance(node, Literal):
            is_short = row.target in _SHORT and not (row.target == "Event" and is_iri(node.text.strip()))
            text = self._checked(_NAME, node.text, one, None) if is_short else None
            return address_in(text) if text is not None and row.target == "PostalAddress" else text
        if not self._graph.is_described(node):
            return None
        self.visit(node)
        facts = self.fields(node, ROWS[row.target], zone)
        if row.target == "Offer":
            self._currency(facts, node)
        if not facts:
            self._unread(node)
            return None
        self.read_types(node, row.target)
        return mapping(plain(facts, ROWS[row.target]), self.used(one))

    def _currency(self, facts: Facts, node: str) -> None:
        """Takes the currency that stands in the price of an offer; a price in another one than the offer states is none."""
        for one in self._graph.values(node, f"{SCHEMA}price"):
            code = _corrected(_PRICE, text_of(one.value))[1]
            stated = facts.get("priceCurrency", [])
            if code and "price" in facts and not stated:
                facts["priceCurrency"] = [Scalar(code, self.used(one), rule="value-corrected")]
            elif code and any(isinstance(known, Scalar) and currency_meant(known.text) != code for known in stated):
                facts.pop("price", None)
                self._tell(one, f"The price is in another currency than the offer: “{text_of(one.value)}”.")


_PRICE = next(row for row in ROWS["Offer"] if row.field == "price")
_NAME = next(row for row in ROWS["Organization"] if row.field == "name")


def address_in(line: Scalar) -> Mapping:
    """An address in one line by its parts; all of it as street and number where not every word of it is read."""
    read = place_in_parts(line) if len(line.text) <= LONGEST_PLACE else {}
    parts = {path.removeprefix("address."): one for path, one in read.items()}
    if parts.keys() & {"name", "room", "geo"} or not parts:
        certain = {name: one for name, one in parts.items() if name in {"addressLocality", "addressCountry"}}
        parts = {"streetAddress": line, **certain}
    return mapping(parts, line.span)


def plain(facts: Facts, rows: Iterable[Row]) -> dict[str, Marked]:
    """The fields of a record as a description has them: lists where several may stand."""
    many = {row.field for row in rows if row.many}
    return {
        name: Sequence(tuple(values), values[0].span) if name in many and len(values) > 1 else values[0]
        for name, values in facts.items()
    }


def _corrected(row: Row, text: str) -> tuple[str, str]:
    """The value that a text certainly means, and the currency that stands in it; "" where there is none."""
    meant = proposed(_CODES.get(row.field, ""), SCHEMA + row.term, text)
    if meant is None or not meant.is_certain:
        return "", ""
    return meant.value or "", next((code for name, code in meant.beside if name == "priceCurrency"), "")


def _date_meant(text: str, zone: str | None) -> str:
    """A date as a description has it: local where its offset is that of the event's zone."""
    date = tidy_date(text)
    if not is_date(date):
        return moment_of(text) or text
    offset = _OFFSET.search(date)
    if zone is None or offset is None or zones.offset(zone, date[: offset.start()]) != offset[0]:
        return date
    return date[: offset.start()]
