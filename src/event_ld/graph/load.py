"""Triples to Event: the way back from what `build` and `to_triples` make.

`load(to_triples(build(event))) == event` holds for every event in which each person and organisation is described alike
wherever it is mentioned; where the mentions differ, each comes back with all that is known of that person.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from event_ld import model, zones
from event_ld.errors import InputError
from event_ld.gazetteer import is_country_code
from event_ld.mapping import EVENT_TYPES, MEMBERS, ORGANIZATION_TYPES, RDF, ROWS, SCHEMA, SKOS, Kind, Row, rows_of
from event_ld.road import as_stated
from event_ld.triple import Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.triple import Object, Triple

_TYPE = f"{RDF}type"
_HTTPS = "https://schema.org/"


def load(triples: Iterable[Triple], base_url: str = "") -> model.Event:
    """The event that triples describe: the one that is the main entity of a page.

    Args:
        triples: What `to_triples` gave, in any order.
        base_url: Where the site stands; found from the event's own terms when it is not given.

    Raises:
        InputError: No event in the triples is the main entity of a page.
    """
    return _Loader(triples, base_url).event()


class _Loader:
    """Holds the triples by subject and property while an event is read from them."""

    def __init__(self, triples: Iterable[Triple], base: str) -> None:
        self.values: dict[str, dict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in triples:
            self.values[subject][predicate].append(value)
        self.root = self._root()
        self.page = self._iris(self.root, f"{SCHEMA}mainEntityOfPage")[0]
        self.base = base or self._base()
        self.language: str | None = None
        for value in self.values[self.page][f"{SCHEMA}inLanguage"]:
            self.language = value.text if isinstance(value, Literal) else None

    def _root(self) -> str:
        for subject in sorted(self.values):
            if self._iris(subject, f"{SCHEMA}mainEntityOfPage"):
                return subject
        raise InputError("The graph holds no event that is the main entity of a page (schema:mainEntityOfPage).")

    def _base(self) -> str:
        """The base that our own terms, roles or concepts begin with, or else the folder of the page."""
        for values in self.values.values():
            for predicate, objects in values.items():
                for iri in (predicate, *(value for value in objects if isinstance(value, str))):
                    for mark in ("terms/#", "roles/#", "concepts/#", "event-types/#"):
                        if mark in iri:
                            return iri.partition(mark)[0]
        return self.page.rstrip("/").rpartition("/")[0] + "/"

    def event(self) -> model.Event:
        page_id = unquote(self.page.removeprefix(self.base).rstrip("/"))
        extra: dict[str, Any] = {"language": self.language}
        if self.page.startswith(self.base) and "/" not in page_id:
            extra["id"] = page_id
        return self._event(self.root, None, [], extra)

    # -- events

    def _event(self, iri: str, zone: str | None, around: list[str], extra: dict[str, Any]) -> model.Event:
        own = self._literals(iri, f"{self.base}terms/#timeZone")
        fields: dict[str, Any] = {"type": self._type(iri, EVENT_TYPES, "Event"), **extra}
        zone = own[0].text if own else zone
        places = sorted(self._iris(iri, f"{SCHEMA}location"))
        if places != around:
            fields |= self._places(places)
        for row in ROWS["Event"]:
            if row.term != "location":
                value = self._field(iri, row, zone, places)
                if value not in (None, ()):
                    fields[row.attribute] = value
        return as_stated(model.Event, **fields)

    def _field(self, iri: str, row: Row, zone: str | None, places: list[str]) -> Any:  # noqa: ANN401
        predicate = self._predicate(row.term)
        values = self._stated(iri, predicate, row)
        if row.kind in {Kind.TEXT, Kind.COUNTRY}:
            return self._text(values, many=row.many)
        made = [self._value(row, value, zone, places) for value in values]
        if row.field == "subEvent":
            made.sort(key=lambda event: (event.start_date or "9", event.id or ""))
        return tuple(made) if row.many else (made[0] if made else None)

    def _stated(self, iri: str, predicate: str, row: Row) -> list[Object]:
        """The values of a property without those that a site says plainly beside what they follow from."""
        values = self.values[iri].get(predicate, [])
        if row.kind is Kind.COUNTRY and len(values) > 1:
            return [one for one in values if isinstance(one, Literal) and not is_country_code(one.text)]
        if row.kind is Kind.PART:
            inner = {who for one in values for who in self._iris(str(one), predicate)}
            return [one for one in values if one not in inner]
        if row.field == "superEvent":
            return [one for one in values if iri not in self._iris(str(one), f"{SCHEMA}subEvent")]
        return values

    def _value(self, row: Row, value: Object, zone: str | None, places: list[str]) -> Any:  # noqa: ANN401, C901, PLR0911, PLR0912
        match row.kind:
            case Kind.DATE:
                return self._date(value, zone)
            case Kind.TIME:
                return _lexical(value)[:5]
            case Kind.BOOLEAN:
                return _lexical(value) == "true"
            case Kind.INTEGER:
                return int(_lexical(value))
            case Kind.MEMBER:
                return _member(row.field, str(value))
            case Kind.CONCEPT:
                return unquote(_lexical(value).removeprefix(f"{self.base}event-types/#"))
            case Kind.PROPERTY:
                return next(one.field for one in ROWS["Event"] if self._predicate(one.term) == value)
            case Kind.AUDIENCE:
                return self._text(self.values[str(value)][f"{SCHEMA}audienceType"])
            case Kind.KEYWORD:
                return self._keyword(value)
            case Kind.PART:
                return self._part(row, str(value))
            case Kind.AGENT:
                return self._agent(str(value), None)
            case Kind.RECORD:
                return self._record(row, str(value), zone, places)
            case _:
                return _lexical(value)

    def _record(self, row: Row, iri: str, zone: str | None, places: list[str]) -> Any:  # noqa: ANN401
        if row.field == "subEvent":
            return self._event(iri, zone, places, {"id": unquote(iri.rpartition("#")[2])})
        if row.field == "superEvent":
            page = iri.partition("#")[0]
            named = page != self.page
            return self._event(iri, zone, [], {"id": unquote(page.removeprefix(self.base).rstrip("/"))} if named else {})
        return as_stated(getattr(model, row.target), **self._fields(iri, ROWS[row.target], zone))

    # -- places

    def _places(self, places: list[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for iri in places:
            if f"{SCHEMA}VirtualLocation" in self._iris(iri, _TYPE):
                found["virtual_location"] = as_stated(model.VirtualLocation, **self._fields(iri, ROWS["VirtualLocation"], None))
            elif self._is_room(iri):
                found["room"] = self._text(self.values[iri][f"{SCHEMA}name"])
            else:
                found["location"] = self._place(iri)
        return found

    def _is_room(self, iri: str) -> bool:
        return bool(self._iris(iri, f"{SCHEMA}containedInPlace")) or (
            iri.startswith(f"{self.page}#room") and not iri.startswith(f"{self.page}#place")
        )

    def _place(self, iri: str) -> model.Place:
        fields = self._fields(iri, ROWS["Place"], None)
        return as_stated(model.Place, **fields, **self._declared(iri, "places", fields))

    # -- people, organisations, keywords

    def _part(self, row: Row, iri: str) -> model.Agent:
        if f"{SCHEMA}Role" not in self._iris(iri, _TYPE):
            return self._agent(iri, None)
        name = self.values[iri][f"{SCHEMA}roleName"][0]
        role = name.text if isinstance(name, Literal) else unquote(name.rpartition("#")[2])
        return self._agent(self._iris(iri, SCHEMA + row.term)[0], role)

    def _agent(self, iri: str, role: str | None) -> model.Agent:
        kind = self._type(iri, ("Person", *ORGANIZATION_TYPES), "Organization")
        fields = self._fields(iri, rows_of(kind), None)
        folder = "people" if kind == "Person" else "organizations"
        made: model.Agent = as_stated(getattr(model, kind), **fields, **self._declared(iri, folder, fields), role=role)
        return made

    def _declared(self, iri: str, folder: str, fields: dict[str, Any]) -> dict[str, Any]:
        if iri.startswith(f"{self.page}#"):
            return {}
        if iri.startswith(f"{self.base}{folder}/"):
            return {"id": unquote(iri.removeprefix(f"{self.base}{folder}/").partition("/")[0])}
        return {} if iri in fields.get("same_as", ()) else {"id": iri}

    def _keyword(self, value: Object) -> model.Keyword:
        if isinstance(value, Literal):
            return as_stated(model.Keyword, name=self._one_text(value))
        name = self._text(self.values[value][f"{SCHEMA}name"])
        concept = value
        if value.startswith(f"{self.base}concepts/"):
            concept = unquote(value.removeprefix(f"{self.base}concepts/").partition("/")[0])
        matches = tuple(self._iris(value, f"{SKOS}exactMatch"))
        schemes = [iri for iri in self._iris(value, f"{SCHEMA}inDefinedTermSet") if concept == value]
        return as_stated(
            model.Keyword,
            name=name or "",
            concept=concept,
            exact_match=matches,
            in_defined_term_set=schemes[0] if schemes else None,
        )

    # -- the smallest parts

    def _fields(self, iri: str, rows: tuple[Row, ...], zone: str | None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for row in rows:
            value = self._field(iri, row, zone, [])
            if value not in (None, ()):
                found[row.attribute] = value
        return found

    def _text(self, values: list[Object], *, many: bool = False) -> Any:  # noqa: ANN401
        literals = [value for value in values if isinstance(value, Literal)]
        if many:
            return tuple(self._one_text(literal) for literal in literals)
        if not literals:
            return None
        if len(literals) == 1:
            return self._one_text(literals[0])
        return {literal.language: literal.text for literal in literals}

    def _one_text(self, literal: Literal) -> model.Text:
        if literal.language and literal.language != self.language:
            return {literal.language: literal.text}
        return literal.text

    def _date(self, value: Object, zone: str | None) -> str:
        text = _lexical(value)
        day, clock, time = text.partition("T")
        if not clock:
            return day
        local, offset = time[:8].removesuffix(":00"), time[8:]
        if zone is not None and offset == zones.offset(zone, f"{day}T{local}"):
            offset = ""
        return f"{day}T{local}{offset}"

    def _type(self, iri: str, wanted: Iterable[str], default: str) -> str:
        names = [name.removeprefix(SCHEMA).removeprefix(_HTTPS) for name in self._iris(iri, _TYPE)]
        known = [name for name in names if name in set(wanted)]
        return min(known, key=lambda name: (name == "Event", name), default=default)

    def _predicate(self, term: str) -> str:
        return f"{self.base}terms/#{term.partition(':')[2]}" if ":" in term else SCHEMA + term

    def _iris(self, subject: str, predicate: str) -> list[str]:
        return [value for value in self.values.get(subject, {}).get(predicate, ()) if isinstance(value, str)]

    def _literals(self, subject: str, predicate: str) -> list[Literal]:
        return [value for value in self.values.get(subject, {}).get(predicate, ()) if isinstance(value, Literal)]


def _lexical(value: Object) -> str:
    return value.text if isinstance(value, Literal) else value


def _member(field: str, iri: str) -> str:
    name = iri.removeprefix(SCHEMA).removeprefix(_HTTPS)
    return next((short for short, member in MEMBERS[field].items() if member == name), name)
