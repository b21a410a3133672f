"""The front matter of a page in Markdown, read with the lines that it has in the file.

An entry `event` may be a whole description. The keys that people write for an event (`start_date`, `venue`, `speakers`) are
those of a sheet of one row; every other is named, and nothing of them is read as prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from event_ld.folding import fold
from event_ld.problems import Findings
from event_ld.readers.description import event_from
from event_ld.readers.formats import descriptions
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence
from event_ld.readers.records import Record, description_of
from event_ld.readers.sheet_cells import Cell
from event_ld.readers.sheet_days import Days, timed_of
from event_ld.readers.sheet_file import tell_unread
from event_ld.readers.sheet_headings import Column, columns_below
from event_ld.readers.sheet_rows import RowReader
from event_ld.readers.sheet_times import read_when
from event_ld.source import Evidence, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.model import Event
    from event_ld.readers.reading import Options, Reading
    from event_ld.vocabulary import Vocabulary

_FRONT = re.compile(r"\ufeff?---[^\S\n]*\n(?:.*?\n)??(?=(?:---|\.\.\.)[^\S\n]*(?:\n|\Z))", re.DOTALL)
_TOML = re.compile(r"\+\+\+[^\S\n]*\n(?:.*?\n)??(?=\+\+\+[^\S\n]*(?:\n|\Z))", re.DOTALL)
_ASSIGNED = re.compile(r"^(?P<key>[\w.-]+)(?P<mark>[ \t]*=[ \t]*)", re.MULTILINE)
_TABLE = re.compile(r"^\[.*", re.MULTILINE)
_GROUPS = frozenset({"event", "params", "extra", "evento", "evenement"})
"""The keys below which stand further keys of the same page."""
_OF_PAGE = re.compile(r"aut(?:ho|o|eu)r(?:e?s)?|language|type|slug|id|code")
"""What headings of a sheet say of an event, and keys of front matter of the page."""
_LABELS = {
    "name": "Title", "day": "Date", "startDay": "Date", "start": "Date", "startTime": "Time", "place": "Place", "venue": "Place",
}  # fmt: skip
"""What the text of the page is read with."""


class Front(Struct):
    """What the front matter of a page says.

    Attributes:
        end: Where it ends.
        labels: Where a fact stands that the text of the page is read with: its label, the stretch from its key on, its words.
        event: What it says of the event; None where that is nothing.
        evidence: Path of the event to its evidence.
    """

    end: int
    labels: list[tuple[str, Span, str]] = field(default_factory=list)
    event: Event | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)


def front_of(findings: Findings, vocabulary: Vocabulary) -> Front:
    """What the front matter of a page says; what nothing reads of it is named.

    Args:
        findings: The page, and where problems go.
        vocabulary: Where keywords are looked up.
    """
    from event_ld.readers.yaml_document import parse_yaml  # noqa: PLC0415  # what pages with front matter alone need

    text = findings.source.text
    found = _FRONT.match(text) or _TOML.match(text)
    if found is None:
        return Front(0)
    front = Front(text.find("\n", found.end()) + 1 or len(text))
    own = Findings(Source(name=findings.source.name, text=_as_yaml(found[0])))
    values = parse_yaml(own)
    if own.problems and not values:
        findings.add("fact-left-out", "The front matter is not well-formed, and nothing of it is read.", Span(0, 3))
        return front
    if not values or not isinstance(values[0], Mapping):
        return Front(0)  # text between two rules
    pairs = list(_pairs(values[0], ""))
    columns = _columns(pairs)
    record = Record(Span(0, found.end()))
    cells = [(column, cell) for column, (_, cell) in zip(columns, pairs, strict=True)]
    rows = RowReader(findings, {one.fact for one in columns})
    rows.read(record, cells)
    Days(findings).settle([timed_of(record, cells, findings)], is_programme=False)
    unread = {one.heading.text: [one.heading] for one in columns if not one.fact}
    tell_unread(columns, {**unread, **rows.unread}, findings, "key")
    front.labels = [
        (_LABELS[column.fact], Span(column.heading.span.start, cell.span.end), cell.text)
        for column, cell in cells
        if column.fact in _LABELS
    ]
    if record.facts:
        front.event, front.evidence = event_from(description_of(record, findings), findings, vocabulary)
    return front


def _as_yaml(front: str) -> str:
    """Front matter in YAML, of the same length, with the tables of TOML as keys of their own."""
    if not front.startswith("+++"):
        return front
    spaced = _ASSIGNED.sub(lambda found: f"{found['key']}:".ljust(len(found[0])), f"---{front[3:]}")
    return _TABLE.sub(lambda found: " " * len(found[0]), spaced)


def _pairs(value: Mapping, above: str) -> Iterator[tuple[Cell, Cell]]:
    """The keys of front matter with their values, those in others behind what stands above them."""
    for key, one in value.entries:
        name = f"{above} {key.text}".strip()
        if isinstance(one, Mapping):
            yield from _pairs(one, "" if fold(name) in _GROUPS else name)
        elif isinstance(one, Sequence):
            named = [_named(item) for item in one.items]
            yield Cell(name, key.span), Cell("\n".join(item.text for item in named if item is not None), one.span)
            for item in one.items:
                more = item.entries if isinstance(item, Mapping) else ()
                rest = tuple(entry for entry in more if entry[1] not in named)
                yield from _pairs(Mapping(rest, item.span), name)
        elif not one.is_null and one.text.strip():
            yield Cell(name, key.span), Cell(one.text.strip(), one.span)


def _named(item: Marked) -> Scalar | None:
    """What an item of a list is, or is called."""
    if isinstance(item, Mapping):
        return next((one for key, one in item.entries if key.text in {"name", "title"} and isinstance(one, Scalar)), None)
    return item if isinstance(item, Scalar) and not item.is_null else None


def _columns(pairs: list[tuple[Cell, Cell]]) -> list[Column]:
    """What each key says; a `date` is that of the page, but where others say the hour or the end, and none the day."""
    whole = {"startTime": "start", "endTime": "end"}
    found: list[Column] = []
    for column, (heading, cell) in zip(columns_below(heading for heading, _ in pairs), pairs, strict=True):
        is_whole = column.fact in whole and read_when(cell.text, "any").has_day
        fact = whole[column.fact] if is_whole else "" if _OF_PAGE.fullmatch(fold(heading.text)) else column.fact
        found.append(column._replace(fact=fact))
    facts = {one.fact for one in found if fold(one.heading.text) != "date"}
    is_of_page = bool(facts & {"day", "start", "startDay"}) or not facts & {"startTime", "endTime", "end", "endDay"}
    return [one._replace(fact="") if is_of_page and fold(one.heading.text) == "date" else one for one in found]


def read_front_matter(text: str, name: str, options: Options) -> Reading | str | None:
    """The event of a page; the name of a file, where the entry is only that; None for a page without one.

    Args:
        text: The page.
        name: What people call its file.
        options: What to know beside the text.
    """
    from event_ld.readers.yaml_document import parse_yaml  # noqa: PLC0415  # what pages with front matter alone need

    front = _FRONT.match(text)
    if front is None or not re.search(r"^event:", front[0], re.MULTILINE):
        return None
    findings = Findings(Source(name=name, text=front[0]))
    values = parse_yaml(findings)
    entries = values[0].entries if values and isinstance(values[0], Mapping) else ()
    found = next((value for key, value in entries if key.text == "event"), None)
    if isinstance(found, Scalar) and not found.is_null:
        return found.text
    return descriptions([] if found is None else [found], findings, options, is_alone=False)[0]
