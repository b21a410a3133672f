"""Marked values to an Event: the keys of the mapping table, with the short forms that people like to write.

Short forms: a text where one value of a list may stand; a name where a person, an organisation, a place or an event may
stand; `12:35` for a slot on the day of the event around it; `location` as a list of a place and a VirtualLocation;
`keywords` as one text with commas. What is wrong is named with its place, and the rest is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from event_ld import model
from event_ld.folding import fold, nearest
from event_ld.mapping import AGENT_KINDS, EVENT_TYPES, ORGANIZATION_TYPES, ROWS, Kind, Row, beyond_address, rows_of
from event_ld.problems import did_you_mean
from event_ld.readers.entries import entries_of, word_of
from event_ld.readers.html_text import seen_text, text_of_html
from event_ld.readers.keywords import Around, keywords_from
from event_ld.readers.kinds import Fault, value_of
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, by_key, items_of
from event_ld.readers.values import CLOCK, is_date, language_tag, tidy_date
from event_ld.road import as_stated
from event_ld.schema_org import schema_org
from event_ld.source import Evidence, Span, join_path
from event_ld.terms import PERCENT_ENCODED, address, clean, is_for_readers, is_iri
from event_ld.vocabulary import Vocabulary, role_words

if TYPE_CHECKING:
    from event_ld.problems import Findings

_EXTRA_KEYS = {"Event": ("id", "type"), "Person": ("id", "type", "role"), "Organization": ("id", "type", "role")}
_TEXTS = frozenset({Kind.TEXT, Kind.COUNTRY, Kind.AUDIENCE, Kind.ROOM})
_OF_PEOPLE = frozenset(row.field for row in ROWS["Person"]) - {row.field for row in ROWS["Organization"]}
"""The keys that only a person has."""
_ORGANIZATIONS_FIRST = frozenset({"organizer", "sponsor", "funder", "affiliation"})
SHORT = {
    "Event": "name", "Place": "name", "PostalAddress": "streetAddress", "VirtualLocation": "url", "Offer": "price",
    "Schedule": "startTime",
}  # fmt: skip
"""The field that a text is which stands for a record."""
_ADDRESSES = ("url", "contentUrl", "id")
"""Where a record that stands for an address has it."""
ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._~-]*$")


def event_from(root: Marked, findings: Findings, vocabulary: Vocabulary) -> tuple[model.Event | None, dict[str, Evidence]]:
    """The event that marked values describe, with the span of every value by its path."""
    reader = _Reader(findings, vocabulary)
    if not isinstance(root, Mapping):
        findings.add("no-event", "A description is a mapping of keys to values, such as `name: …`.", root.span)
        return None, {}
    reader.language = reader.declared_language(root)
    reader.evidence[""] = Evidence(spans=(Span(root.span.start, root.span.start + 1),))
    event = reader.event(root, "", is_top=True)
    return event, reader.evidence


def record_from(name: str, root: Marked, findings: Findings, vocabulary: Vocabulary) -> Any:  # noqa: ANN401  # a record
    """A record of the model, by the name of its class, that marked values describe; None where they say nothing."""
    if name == "Event":
        return event_from(root, findings, vocabulary)[0]
    return _Reader(findings, vocabulary).record(name, root)


@lru_cache(maxsize=64)
def _keys_of(record: str, extra: tuple[str, ...]) -> dict[str, None]:
    """The keys that a record may have, in the order of the table."""
    return dict.fromkeys((*(row.field for row in ROWS[record]), *_EXTRA_KEYS.get(record, ()), *extra))


class _Reader(Around):
    """Reads one description; every method takes a value and its path, and returns None for what can't be read.

    The `day` of some is that of the event around, on which a time of day alone is.
    """

    def declared_language(self, root: Mapping) -> str | None:
        entries = by_key(root)
        for wanted in ("language", "inLanguage"):
            first = next(iter(items_of(entries.get(wanted))), None)
            if not isinstance(first, Scalar) or first.is_null or first.rule == "language-from-name":  # what is spoken
                continue
            tag = language_tag(first.text)
            if tag is None and wanted == "language":
                self.findings.add("language-tag", f"`{first.text}` is no BCP 47 language tag.", first.span, path=wanted)
            if tag is not None:
                return tag
        return None

    # -- records

    def record(self, name: str, value: Marked) -> Any:  # noqa: ANN401  # any record but an event
        if name == "Keyword":
            return next(iter(keywords_from(self._keyword_items(Sequence((value,), value.span), ""), self)), None)
        if name == "Person" or name in ORGANIZATION_TYPES:
            return self._agent(value, "", kind=name)
        return self._plain(value, "", name)

    def event(self, value: Marked, path: str, day: str = "", *, is_top: bool = False) -> model.Event | None:
        if isinstance(value, Scalar):
            name = self._text(value, join_path(path, "name"))
            return None if name is None else as_stated(model.Event, name=name)
        entries = self._entries(value, "Event", path, extra=("language",) if is_top else ())
        if entries is None:
            return None
        fields = self._identity(entries, path, EVENT_TYPES)
        if is_top and self.language:
            fields["language"] = self.language
            self._note(join_path(path, "language"), entries.get("language", entries.get("inLanguage", value)).span)
        day = _day(entries.get("startDate")) or day
        for row in ROWS["Event"]:
            if row.field in entries and row.field != "location":
                self._put(fields, row, entries[row.field], path, day)
        if "location" in entries:
            self._locations(fields, entries["location"], join_path(path, "location"))
        return as_stated(model.Event, **fields) if is_top else self._made("Event", fields, value, path)

    def _put(self, fields: dict[str, Any], row: Row, value: Marked, path: str, day: str = "") -> None:
        where = join_path(path, row.field)
        if isinstance(value, Scalar) and value.is_null:
            self.findings.add("empty-value", f"`{row.field}` has no value.", value.span, path=where)
            return
        self._note(where, value.span, _rule(value))
        if row.kind is Kind.KEYWORD:
            made = tuple(keywords_from(self._keyword_items(value, where), self))
        elif row.many:
            several = []
            for number, item in enumerate(items_of(value)):
                at = f"{where}[{number}]"
                self._note(at, item.span, _rule(item))
                several.append(self._value(row, item, at, day))
            made = tuple(one for one in several if one is not None)
        else:
            made = self._value(row, value, where, day)
        if made not in (None, ()):
            fields[row.attribute] = made

    def _value(self, row: Row, value: Marked, path: str, day: str = "") -> Any:  # noqa: ANN401  # any field's value
        if row.kind in _TEXTS:
            return self._text(value, path)
        if row.kind in AGENT_KINDS:
            return self._agent(value, path, organization_first=row.field in _ORGANIZATIONS_FIRST)
        if row.kind is Kind.RECORD and row.target == "Event":
            return self.event(value, path, day if row.field == "subEvent" else "")
        if row.kind is Kind.RECORD:
            return self._plain(value, path, row.target)
        if row.kind is Kind.URL and isinstance(value, Mapping):
            value = self._address_in(value, path, row.target)
            if row.target and isinstance(value, Mapping):
                return self._plain(value, path, row.target)
        word = self._word(value, path)
        return None if word is None else self._word_of(row, word, value.span, path, day)

    def _locations(self, fields: dict[str, Any], value: Marked, path: str) -> None:
        self._note(path, value.span)
        for item in items_of(value):
            if _declared_type(item) == "VirtualLocation":
                where = f"{path.removesuffix('location')}virtualLocation"
                key, made = "virtual_location", self._plain(item, where, "VirtualLocation")
            else:
                key, made = "location", self._plain(item, path, "Place")
            if made is not None and key in fields:
                self.findings.add("wrong-type", "An event has one place; this one is left out.", item.span, path=path)
            elif made is not None:
                fields[key] = made

    def _plain(self, value: Marked, path: str, record: str) -> Any:  # noqa: ANN401
        if isinstance(value, Scalar) and record in SHORT:
            row = next(row for row in ROWS[record] if row.field == SHORT[record])
            where = join_path(path, row.field)
            self._note(where, value.span, _rule(value))
            made = self._value(row, value, where)
            return None if made is None else as_stated(getattr(model, record), **{row.attribute: made})
        extra = ("id", "type") if record == "Place" else ("type",)
        entries = self._entries(value, record, path, extra=extra)
        if entries is None:
            return None
        fields = self._identity(entries, path, (record,))
        fields.pop("type", None)  # the record's own class says it
        for row in ROWS[record]:
            if row.field in entries:
                self._put(fields, row, entries[row.field], path)
        return self._made(record, fields, value, path)

    def _made(self, record: str, fields: dict[str, Any], value: Marked, path: str) -> Any:  # noqa: ANN401
        """A record; None, and a word about it, where nothing could be read of it."""
        if fields:
            return as_stated(getattr(model, record), **fields)
        name = path.rpartition(".")[2]
        self.findings.add("empty-value", f"`{name}` says nothing that could be read.", value.span, path=path)
        return None

    def _agent(self, value: Marked, path: str, *, organization_first: bool = False, kind: str = "") -> Any:  # noqa: ANN401
        usual = kind or ("Organization" if organization_first else _usual_agent(value, path, self.findings))
        if isinstance(value, Scalar):
            name = self._text(value, join_path(path, "name"))
            return None if name is None else as_stated(getattr(model, usual), name=name)
        kind = schema_org().nearest_above(_declared_type(value), ("Person", *ORGANIZATION_TYPES)) or usual
        entries = self._entries(value, "Person" if kind == "Person" else "Organization", path, extra=())
        if entries is None:
            return None
        fields = self._identity(entries, path, ("Person", *ORGANIZATION_TYPES))
        fields.pop("type", None)
        if "role" in entries:
            role = self._word(entries["role"], join_path(path, "role"))
            if role is not None:
                self._note(join_path(path, "role"), entries["role"].span)
                fields["role"] = role_words().get(fold(role), role)
        for row in rows_of(kind):
            if row.field in entries:
                self._put(fields, row, entries[row.field], path)
        return self._made(kind, fields, value, path)

    def _entries(self, value: Marked, record: str, path: str, *, extra: tuple[str, ...]) -> dict[str, Marked] | None:
        what = f"property of {'an' if record[0] in 'EIO' else 'a'} {record}"
        return entries_of(value, _keys_of(record, extra), what, self.findings, path, schema_org().properties_of(record))

    def _identity(self, entries: dict[str, Marked], path: str, types: tuple[str, ...]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        if "id" in entries:
            word = self._word(entries["id"], join_path(path, "id"))
            self._note(join_path(path, "id"), entries["id"].span, _rule(entries["id"]))
            if word is not None and (ID.match(word) or (types is not EVENT_TYPES and is_iri(word))):
                fields["id"] = word
            elif word is not None:
                message = f"`{word}` can't be part of a web address."
                self.findings.add("id-format", message, entries["id"].span, path=join_path(path, "id"))
        if "type" in entries:
            word = self._word(entries["type"], join_path(path, "type"))
            self._note(join_path(path, "type"), entries["type"].span, _rule(entries["type"]))
            known = None if word is None else schema_org().nearest_above(word, types)
            if known is not None:
                fields["type"] = known
            if known is not None and known != word:
                message = f"`{word}` is kept as {known}, the nearest type that a description has here."
                self.findings.add("type-widened", message, entries["type"].span, path=join_path(path, "type"))
            elif known is None and word is not None:
                near = nearest(word, types)
                message = f"`{word}` is no type that can stand here.{did_you_mean(near)}"
                self.findings.add("unknown-type", message, entries["type"].span, path=join_path(path, "type"))
        return fields

    # -- single values

    def _word(self, value: Marked, path: str) -> str | None:
        return word_of(value, self.findings, path)

    def _text(self, value: Marked, path: str) -> model.Text | None:
        if not isinstance(value, Mapping):
            self._note(path, value.span, _rule(value))
            return self._plain_text(value, path)
        texts: dict[str, str] = {}
        for key, inner in value.entries:
            tag = language_tag(key.text)
            if tag is None:
                message = f"`{key.text}` is no language; a text in several languages is written {{en: …, es: …}}."
                self.findings.add("language-tag", message, key.span, path=path)
                continue
            word = self._plain_text(inner, path)
            if word is not None:
                texts[tag] = word
        self._note(path, value.span)
        if len(texts) == 1 and self.language in texts:
            return texts[self.language]
        return texts or None

    def _plain_text(self, value: Marked, path: str) -> str | None:
        word = self._word(value, path)
        return None if word is None else seen_text(word, value.span, path, self.findings, self.evidence)

    def _keyword_items(self, value: Marked, path: str) -> Iterator[tuple[model.Text, str | None, Span]]:
        for number, item in enumerate(items_of(value)):
            where = f"{path}[{number}]"
            entries = by_key(item)
            if isinstance(item, Mapping) and {"name", "concept"} & entries.keys():
                for key, _ in item.entries:
                    if key.text not in ("name", "concept", "type", "exactMatch"):
                        self.findings.add("unknown-key", f"`{key.text}` is no property of a keyword.", key.span, path=where)
                name = self._text(entries["name"], where) if "name" in entries else None
                concept = self._concept(entries["concept"], where) if "concept" in entries else None
                if name is not None or concept is not None:
                    yield name or concept or "", concept, item.span
            elif isinstance(item, Scalar) and not isinstance(value, Sequence):
                parts = (part.strip() for part in re.split(r"[,;]", text_of_html(clean(item.text))))
                yield from ((part, None, item.span) for part in parts if part)
            elif (text := self._text(item, where)) is not None:
                yield text, None, item.span

    def _concept(self, value: Marked, path: str) -> str | None:
        """The concept that a keyword declares: a name, or an IRI."""
        word = self._word(value, path)
        known = self._address(word, value.span, path) if word and ":" in word else word
        if known is not None and ":" in known and not is_for_readers(known):
            known = None
        if known is None and word:
            self.findings.add("url-format", f"`{word}` is no absolute URL.", value.span, path=path)
        return known

    def _word_of(self, row: Row, word: str, span: Span, path: str, day: str) -> Any:  # noqa: ANN401
        if row.kind is Kind.DATE and CLOCK.match(word):
            if not day:
                self.findings.add("date-missing", f"`{word}` stands without its day.", span, path=path)
                return None
            word = f"{day}T{word.zfill(5)}"
            self.evidence[path] = Evidence(spans=(span,), rule="date-from-parent")
        made = value_of(row, word)
        if isinstance(made, Fault):
            self.findings.add(made.code, made.message, span, path=path)
            return None
        return self._address(word, span, path) if row.kind is Kind.URL else made

    def _address_in(self, value: Mapping, path: str, record: str) -> Marked:
        """The address of a record that stands for one, such as schema.org's ImageObject; the record itself where it has none."""
        entries = by_key(value)
        wanted = next((name for name in _ADDRESSES if name in entries), None)
        if wanted is None or beyond_address(record) & entries.keys():
            named = ((Scalar("url", key.span) if key.text == wanted else key, one) for key, one in value.entries)
            return Mapping(tuple(named), value.span)
        for key, _ in value.entries:
            if key.text not in {*_ADDRESSES, "type"}:
                message = f"`{key.text}` is no part of a description, and is left out."
                self.findings.add("property-left-out", message, key.span, path=path)
        return entries[wanted]

    def _address(self, word: str, span: Span, path: str) -> str | None:
        known = address(word)
        if known is not None and known != word:
            self.findings.add("iri-escaped", f"`{word}` holds characters that no IRI may have; it is {known}.", span, path=path)
            self.evidence[path] = Evidence(spans=(span,), rule=PERCENT_ENCODED)
        return known

    def _note(self, path: str, span: Span, rule: str = "") -> None:
        if path not in self.evidence:
            self.evidence[path] = Evidence(spans=(span,), rule=rule)


def _rule(value: Marked) -> str:
    """The rule that gives a value, where its text is not what stands there."""
    return value.rule if isinstance(value, Scalar) else ""


def _declared_type(value: Marked) -> str:
    word = by_key(value).get("type")
    return word.text if isinstance(word, Scalar) else ""


def _day(value: Marked | None) -> str:
    date = tidy_date(value.text.strip()) if isinstance(value, Scalar) else ""
    return date[:10] if is_date(date) else ""


def _usual_agent(value: Marked, path: str, findings: Findings) -> str:
    """`Organization` for a name whose words say a body, with a word about it; otherwise `Person`."""
    name = _name_alone(value)
    if name is None or not is_body(name.text):
        return "Person"
    message = f"“{' '.join(name.text.split())}” is taken for an organisation, since its words say so."
    findings.add("type-from-name", message, name.span, path=path)
    return "Organization"


def is_body(name: str) -> bool:
    """Whether a name without a type is read as that of a body."""
    from event_ld.readers.programme.names import is_body_name  # noqa: PLC0415  # a table that few formats need

    return is_body_name(name)


def _name_alone(value: Marked) -> Scalar | None:
    """The name of what declares no type, and says nothing that only people have."""
    if isinstance(value, Scalar):
        return None if value.is_null else value
    entries = by_key(value)
    name = entries.get("name")
    return name if isinstance(name, Scalar) and not name.is_null and entries.keys().isdisjoint({"type", *_OF_PEOPLE}) else None
