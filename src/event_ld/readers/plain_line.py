"""Lines of JSON as events at once, where the reader of descriptions would surely read the same and find nothing wrong.

A line is decoded by its types; what the types don't say (that a URL is one, that a tag is as BCP 47 writes it) is asked of each
value by the kind that the mapping table gives it. None is "ask the reader", which knows the place of everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from event_ld.folding import fold
from event_ld.mapping import ORGANIZATION_TYPES, ROWS, Kind, Row, rows_of
from event_ld.model import Event, Keyword
from event_ld.problems import CODES, Findings, Problem, Severity
from event_ld.readers.derivation import derive
from event_ld.readers.description import ID
from event_ld.readers.html_text import may_be_html
from event_ld.readers.keywords import resolved
from event_ld.readers.kinds import value_of
from event_ld.readers.plain_yaml import line_of_yaml
from event_ld.readers.values import is_date, language_tag, tidy_date
from event_ld.source import Source
from event_ld.terms import is_clean, is_iri
from event_ld.vocabulary import Vocabulary, role_words
from event_ld.zones import is_moment

if TYPE_CHECKING:
    from event_ld.readers.reading import Options

_decode = msgspec.json.Decoder(Event).decode
_decode_plain = msgspec.json.Decoder().decode
_BLANK_END = re.compile(r'(?<!\\)"\s|\s"')
_BAD_ESCAPE = re.compile(rb'\\(?:u00|[bfr]|[nt]"|(?<="\\)[nt])')
_BREAK = re.compile(rb"\\[nt]")
_DESCRIPTION = re.compile(rb'"description": ?"(?:[^"\\]|\\.)*+"')
"""A control character, or a line break or a tab at an end of a text."""
_NO_WHOLE_NUMBER = re.compile(rb'":\s*(?:-|\d+[.eE])')
_EMPTY = re.compile(rb'[:\[,]""')
_ANGLE = re.compile(rb'("(?:lat|long)itude":)\s*(-?(?:0|[1-9]\d*)(?:\.\d+)?)(?=\s*[,}])')
"""An angle as a number, which is kept as it is written; no quotation mark within a text stands without a backslash."""
_PRINTABLE = bytes(range(0x20, 0x7F))


def event_of_line(line: bytes, vocabulary: Vocabulary) -> Event | None:
    """The event of a line that is a record of the model to the letter; None where a doubt is left.

    To the letter: no key stands twice, nothing is null or empty or has blanks at its ends, and no character is left out. The
    checks are made on the record as it is written again, where blanks stand in texts alone.
    """
    if b'itude":' in line:
        line = _ANGLE.sub(rb'\1"\2"', line)
    try:
        event = _decode(line)
        whole = msgspec.json.encode(event)
        text = whole.decode("utf-8")
        if whole != line.rstrip(b"\n") and not _is_without_more(line):
            return None
    except (msgspec.MsgspecError, UnicodeError):
        return None
    language = event.language
    if _is_untidy(whole, text) or (bool(event.in_language) if language is None else _tag(language) != language):
        return None  # the language of the event may be that of its description
    data = msgspec.to_builtins(event)
    data.pop("language", None)
    return _with_concepts(event, vocabulary, language) if _is_usual(_TESTS["Event"], data, language) else None


class Plain(NamedTuple):
    """What a description to the letter says, without its places.

    Attributes:
        event: The event, with what its facts imply.
        codes: What the reader tells of its keywords.
        problems: What its facts imply that is wrong.
    """

    event: Event
    codes: list[str]
    problems: list[Problem]

    @property
    def severities(self) -> list[Severity]:
        """Those of all that the reader tells."""
        return [*(CODES[code].severity for code in self.codes), *(one.severity for one in self.problems)]


def plainly(data: bytes, options: Options, *, is_yaml: bool = False) -> Plain | None:
    """A description, a line of JSON or a file in YAML, to the letter; None where a doubt is left, and the reader is asked."""
    line = line_of_yaml(data) if is_yaml else data
    event = None if line is None else event_of_line(line, options.vocabulary)
    if event is None or any(map(_is_known_by_its_place, event.sub_event)):
        return None
    findings = Findings(_NOWHERE)
    derived = derive(event, findings, {}, zone=options.zone, is_alone=False)
    return Plain(derived, _codes_of(event), findings.problems)


_NOWHERE = Source(name="", text="")


def _is_known_by_its_place(slot: Event) -> bool:
    """Whether a slot, or one in it, that is asked about has neither name nor time, and is told by the line where it stands."""
    is_asked = "performer" in slot.unknown and slot.name is None and slot.start_date is None and slot.end_date is None
    return is_asked or any(map(_is_known_by_its_place, slot.sub_event))


def _codes_of(event: Event) -> list[str]:
    found = ["keyword-without-concept" for one in event.keywords if one.concept is None]
    for part in event.sub_event:
        found += _codes_of(part)
    return found if event.super_event is None else found + _codes_of(event.super_event)


def _with_concepts(event: Event, vocabulary: Vocabulary, language: str | None) -> Event | None:
    """The event, and those in it, with the concepts of their keywords."""
    changed: dict[str, Any] = {}
    if event.keywords:
        changed["keywords"] = _keywords(event.keywords, vocabulary, language)
    if event.super_event is not None:
        changed["super_event"] = _with_concepts(event.super_event, vocabulary, language)
    if any(part.keywords or part.sub_event or part.super_event for part in event.sub_event):
        parts = [_with_concepts(part, vocabulary, language) for part in event.sub_event]
        changed["sub_event"] = None if None in parts else tuple(parts)
    if not changed:
        return event
    return None if None in changed.values() else msgspec.structs.replace(event, **changed)


def _keywords(keywords: tuple[Keyword, ...], vocabulary: Vocabulary, language: str | None) -> tuple[Keyword, ...] | None:
    found: dict[str, Keyword] = {}
    for one in keywords:
        if not isinstance(one.name, str) or one.in_defined_term_set is not None:
            return None
        made = _resolved(vocabulary, one.name, one.concept, language)
        if made is None:
            return None
        found[made.concept or one.name.casefold()] = made
    return tuple(found.values()) if len(found) == len(keywords) else None


@lru_cache(maxsize=4096)
def _resolved(vocabulary: Vocabulary, name: str, declared: str | None, language: str | None) -> Keyword | None:
    is_doubtful = len(vocabulary.split(name, language)) > 1 if declared is None else not is_iri(declared)
    if is_doubtful and (declared is None or ":" in declared or declared not in vocabulary.concepts):
        return None
    return resolved(name, declared, vocabulary, language)


# -- what the types don't say

_Test = Callable[[Any, str | None], bool]
"""A plain value and the language to whether the reader would take it as it is."""


def _is_usual(tests: dict[str, _Test], data: dict[str, Any], language: str | None) -> bool:
    for key, value in data.items():  # noqa: SIM110  # the most asked of all
        if key in tests and not tests[key](value, language):
            return False
    return True


def _is_text(value: str | dict[str, str], language: str | None) -> bool:
    return isinstance(value, str) or (
        bool(value) and not (len(value) == 1 and language in value) and all(_tag(tag) == tag for tag in value)
    )


def _is_agent(value: dict[str, Any], language: str | None) -> bool:
    return _is_record(value["type"], value, language)


@lru_cache(maxsize=4096)
def _tag(text: str) -> str | None:
    return language_tag(text)


@lru_cache(maxsize=4096)
def _is_role(role: str) -> bool:
    return role_words().get(fold(role), role) == role


@lru_cache(maxsize=4096)
def _is_tidy_date(text: str) -> bool:
    """Whether the reader would take a date as it is; its type has a pattern, of which the usual forms are those two lengths."""
    if len(text) in _USUAL_LENGTHS and text.isascii():
        return is_moment(text)
    return tidy_date(text) == text and is_date(text)


_USUAL_LENGTHS = frozenset({len("2022-11-24"), len("2022-11-24T12:30")})


def _is_name_or_iri(value: str, _: str | None) -> bool:
    return ID.match(value) is not None or is_iri(value)


_OF_KIND: dict[Kind, _Test | None] = {
    **dict.fromkeys((Kind.TEXT, Kind.COUNTRY, Kind.AUDIENCE, Kind.ROOM), _is_text),
    Kind.DATE: lambda value, _: _is_tidy_date(value),
    **dict.fromkeys((Kind.AGENT, Kind.PART), _is_agent),
    **dict.fromkeys((Kind.STRING, Kind.BOOLEAN, Kind.INTEGER, Kind.KEYWORD)),
}
"""A test for each kind of value that is no word; None where the types say all."""


def _test(row: Row) -> _Test | None:
    one: _Test | None = _OF_KIND.get(row.kind, partial(_is_taken, row))
    if row.target:
        one = partial(_is_word_or_record, row) if row.kind is Kind.URL else partial(_is_record, row.target)
    return one if one is None or not row.many else partial(_are_all, one)


def _is_taken(row: Row, value: str, _: str | None) -> bool:
    """Whether the reader takes a word as it is."""
    return bool(value_of(row, value) == value)


def _is_record(record: str, value: dict[str, Any], language: str | None) -> bool:
    return len(value) > ("type" in value) and _is_usual(
        _TESTS[record], value, language
    )  # the reader leaves out what says nothing


def _is_word_or_record(row: Row, value: Any, language: str | None) -> bool:  # noqa: ANN401  # as written
    return _is_taken(row, value, None) if isinstance(value, str) else "url" in value and _is_record(row.target, value, language)


def _are_all(test: _Test, values: list[Any], language: str | None) -> bool:
    for one in values:  # noqa: SIM110  # any(…) takes twice the time
        if not test(one, language):
            return False
    return True


_IDENTITY: dict[str, dict[str, _Test]] = {
    "Event": {"id": lambda value, _: ID.match(value) is not None, "language": lambda _, __: False},
    "Place": {"id": _is_name_or_iri},
    **{name: {"id": _is_name_or_iri, "role": lambda value, _: _is_role(value)} for name in ("Person", *ORGANIZATION_TYPES)},
}
"""The keys that are no fields of the table; only the outermost event declares a language."""
_TESTS: dict[str, dict[str, _Test]] = {
    record: {row.field: test for row in rows_of(record) if (test := _test(row)) is not None} | _IDENTITY.get(record, {})
    for record in (*ROWS, *ORGANIZATION_TYPES)
}


# -- what the line itself may hide


def _is_untidy(whole: bytes, text: str) -> bool:
    """Whether a text of the record is empty, has blanks at its ends, or holds a character that would be left out."""
    if b"\\" in whole and (_BAD_ESCAPE.search(whole) or _BREAK.search(_DESCRIPTION.sub(b"", whole))):
        return True
    if b' "' in whole or (b'" ' in whole and whole.count(b'" ') != whole.count(b'\\" ')):
        return True
    if b'""' in whole and _EMPTY.search(whole):
        return True
    if may_be_html(text):
        return True
    is_plain = whole.translate(None, _PRINTABLE).decode("utf-8").isprintable()
    return not is_plain and (not is_clean(text) or _BLANK_END.search(text) is not None)


def _is_without_more(line: bytes) -> bool:
    """Whether a line that is written in another way holds no key twice, no null, and no number but whole ones."""
    if b"null" in line or _NO_WHOLE_NUMBER.search(line):
        return False
    return _keys(line) == _keys(msgspec.json.encode(_decode_plain(line)))


def _keys(line: bytes) -> int:
    """How many keys stand in a line, where no blank stands before their colons."""
    return line.count(b'":') - (line.count(b'\\":') if b"\\" in line else 0)
