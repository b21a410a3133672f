"""The front matter of a page in Markdown, read with the lines that it has in the file.

An entry `event` may be a whole description. The keys that people write for an event (`start_date`, `venue`, `speakers`) are
those of a sheet of one row, and a list of talks is one of several; every other is named, and nothing of them is read as prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from event_ld.folding import fold
from event_ld.mapping import ROWS
from event_ld.problems import Findings
from event_ld.readers.description import event_from
from event_ld.readers.formats import descriptions
from event_ld.readers.front_lines import BARE, TOML, YAML
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, by_key, items_of
from event_ld.readers.programme.forms import names_form
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.words import is_word, meaning, says_agenda
from event_ld.readers.records import Record, description_of, name_all, say_languages
from event_ld.readers.sheet_cells import Cell
from event_ld.readers.sheet_days import Days, bounds, timed_of
from event_ld.readers.sheet_file import tell_unread
from event_ld.readers.sheet_headings import ENDS, STARTS, Column, columns_below, fact_of
from event_ld.readers.sheet_rows import RowReader
from event_ld.readers.sheet_times import read_when
from event_ld.readers.synonyms import words_of
from event_ld.source import Evidence, Source, Span

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.readers.reading import Options, Reading
    from event_ld.vocabulary import Vocabulary

_POINTS = re.compile(r"^(?:\.\. |<!--)", re.MULTILINE)
_ASSIGNED = re.compile(r"^(?P<key>[ \t]*[\w.-]+)(?P<mark>[ \t]*=[ \t]*)", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*(?P<open>\[{1,2})(?P<name>[^\[\]\n]+)\].*", re.MULTILINE)
"""The head of a table in TOML, or of one of a list of tables."""
_BLANK = "\u00a0"
"""A blank that YAML takes for a letter."""
_VALUE = re.compile(r"(?m)^(?P<key>[ \t]*(?:- )?[\w-]+:[ \t]+)(?P<value>[^\s\"'\[{|>&*!%@`#][^\n]*)$")
_LABELS = {
    "name": "Title", "day": "Date", "startDay": "Date", "start": "Date", "startDate": "Date", "startTime": "Time",
    "place": "Place", "venue": "Place", "description": "", "alternateName": "",
}  # fmt: skip
"""What the text of the page is read with; sentences have no label."""
_DIGIT = re.compile(r"\d")
_BELOW = {"place": ("location.", "name"), "venue": ("location.", "name"), "performer": ("jobTitle", "affiliation")}
"""What keys say below one for a place or for people (`venue: {city: …}`), by what they are as headings."""
_FIELDS = frozenset(row.field for row in ROWS["Event"]) | {"id", "type", "language"}


class Front(Struct):
    """What the front matter of a page says.

    Attributes:
        shown: The date of the page, which settles the year of days without one, and where it stands; none or one.
        labels: Where a fact stands that the text of the page is read with: its label, the stretch from its key on, its words.
        programmes: Values of several lines that are a programme, which are read as lines of the page.
        event: What it says of the event; None where that is nothing.
        evidence: Path of the event to its evidence.
    """

    end: int
    shown: list[tuple[str, Span]] = field(default_factory=list)
    labels: list[tuple[str, Span, str]] = field(default_factory=list)
    programmes: list[Span] = field(default_factory=list)
    event: Event | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)


def front_of(findings: Findings, vocabulary: Vocabulary) -> Front:
    """What the front matter of a page says; what nothing reads of it is named."""
    text = findings.source.text
    found = YAML.match(text) or TOML.match(text) or BARE.match(text)
    if found is None:
        return Front(0)
    front = Front(text.find("\n", found.end()) + 1 or len(text))
    inside = Findings(Source(name=findings.source.name, text=_as_yaml(found[0])))
    tables = list(_TABLE.finditer(found[0])) if found[0].startswith("+") else []
    whole = _parsed(inside, tables)
    if whole is None and inside.problems:
        whole = _parsed(Findings(Source(name=findings.source.name, text=_with_colons(inside.source.text))), tables)
        why = ": a value with a colon needs quotation marks" if whole else "; it is read as text"
        findings.add("fact-left-out", f"The front matter is not well-formed{why}.", Span(0, 3))
    if whole is None:
        return Front(0)  # text between two rules
    entries = (one for key, one in whole.entries if key.text == "event" and isinstance(one, Mapping))
    described = next((one for one in entries if {"name", "startDate"} <= by_key(one).keys() <= _FIELDS), None)
    apart = [one for key, one in whole.entries if one is described or _is_programme(key.text, one)]
    front.programmes = [one.span for one in apart if isinstance(one, Scalar)]
    record, cells = _said(Mapping(tuple(one for one in whole.entries if one[1] not in apart), whole.span), findings)
    said = [(column.fact, column.heading.span, cell) for column, cell in cells]
    own = described.entries if described is not None else ()
    said += [(key.text, key.span, Cell(one.text, one.span)) for key, one in own if isinstance(one, Scalar)]
    read = [one for one in said if _LABELS.get(one[0]) or (one[0] in _LABELS and _DIGIT.search(one[2].text))]
    front.labels = [(_LABELS[fact], Span(at.start, one.span.end), one.text) for fact, at, one in read]
    front.shown = [(one.text, one.span) for column, one in cells if not column.fact and _is_dated(column)][:1]
    if "description" in record.facts:
        say_languages([record])
    if described is not None or record.facts:
        front.event, front.evidence = event_from(described or description_of(record, findings), findings, vocabulary)
    return front


def _is_programme(key: str, value: Marked) -> bool:
    """Whether a value of several lines is a programme: `schedule: |`, and lines with their times below it."""
    lines = value.text.splitlines() if isinstance(value, Scalar) and meaning("section", key) == "agenda" else []
    return sum(time_at_start(line.strip(" *-")) is not None for line in lines) > 1


def _is_dated(column: Column) -> bool:
    """Whether a key that nothing reads is the date of the page."""
    return "".join(filter(str.isalnum, fold(column.heading.text))) in words_of("dated")


def _parsed(findings: Findings, tables: list[re.Match[str]]) -> Mapping | None:
    """The keys of front matter with their values; those of a table as of the page, and tables of one name as a list."""
    from event_ld.readers.yaml_document import parse_yaml  # noqa: PLC0415  # what pages with front matter alone need

    values = parse_yaml(findings)
    if not values or not (isinstance(values[0], Mapping) or tables):
        return None
    entries = {key.text: (key, one) for key, one in values[0].entries} if isinstance(values[0], Mapping) else {}
    lists: dict[str, list[tuple[Span, Marked]]] = {}
    for head, value in zip(tables, values[1:], strict=False):
        name, span = head["name"].strip(), Span(*head.span("name"))
        whole, _, part = name.partition(".")
        if head["open"] == "[[":
            lists.setdefault(name, []).append((span, value))
        elif whole in lists and isinstance(last := lists[whole][-1][1], Mapping):
            lists[whole][-1] = (span, Mapping((*last.entries, (Scalar(part, span), value)), last.span))
        elif isinstance(value, Mapping):
            entries = {**{key.text: (key, one) for key, one in value.entries}, **entries}
    for name, several in lists.items():
        items = tuple(one for _, one in several if isinstance(one, Mapping))
        entries.setdefault(name, (Scalar(name, several[0][0]), Sequence(items, several[0][0])))
    return Mapping(tuple(entries.values()), values[0].span)


def _said(whole: Mapping, findings: Findings) -> tuple[Record, list[tuple[Column, Cell]]]:
    """What the keys say, with the talks that they list, and the keys with what each is."""
    slots: list[Mapping] = []
    pairs = list(_pairs(whole, "", slots))
    record, cells = Record(whole.span), list(zip(_columns(pairs), (cell for _, cell in pairs), strict=True))
    talks = [(Record(slot.span), _slot_cells(slot)) for slot in slots]
    columns = [column for column, _ in (*cells, *(one for _, own in talks for one in own))]
    rows = RowReader(findings, {one.fact for one in columns})
    for one, own in ((record, cells), *talks):
        rows.read(one, own)
    first, *others = (timed_of(one, own, findings) for one, own in ((record, cells), *talks))
    Days(findings).settle([first], is_programme=False)
    for other in others:
        other.day, other.is_day_above = other.day or first.day, other.day is None
    Days(findings).settle(others, is_programme=True)
    record.parts = [other.record for other in others]
    name_all(record.parts)
    bounds(record, record.parts)
    tell_unread(columns, {**{one.heading.text: [one.heading] for one in columns if not one.fact}, **rows.unread}, findings, "key")
    return record, cells


def _as_yaml(front: str) -> str:
    """Front matter in YAML, of the same length, with each table of TOML as a document, without the dots of reStructuredText."""
    if not front.startswith("+++"):
        bare = _POINTS.sub(lambda found: " " * len(found[0]), front)
        return front if front.lstrip("\ufeff").startswith("---") else _with_colons(bare)
    spaced = _ASSIGNED.sub(lambda found: f"{found['key']}:".ljust(len(found[0])), f"---{front[3:]}")
    return _TABLE.sub(lambda found: "---".ljust(len(found[0])), spaced)


def _with_colons(front: str) -> str:
    """Front matter, of the same length, whose values may have a colon: `title: Maps: a conversation`."""
    return _VALUE.sub(lambda found: f"{found['key']}{found['value'].replace(': ', f':{_BLANK}')}", front)


def _pairs(value: Mapping, above: str, slots: list[Mapping]) -> Iterator[tuple[Cell, Cell]]:
    """The keys of front matter with their values, those in others behind what stands above them; gathers talks."""
    for key, one in value.entries:
        name = f"{above} {key.text}".strip()
        dates = _dates_below(name, one)
        if dates:
            yield from _spread(dates)
        elif isinstance(one, Mapping):
            yield from _pairs(one, "" if fold(name) in words_of("group") else name, slots)
        elif not isinstance(one, Sequence):
            if not one.is_null and any(map(str.isalnum, one.text)) and not _names_key(fact_of(key.text)[0], one.text):
                text = one.text.replace(_BLANK, " ").strip()
                yield Cell(name, key.span), Cell(_without_label(text, key.text), one.span)
        elif one.items and all(map(_talks, one.items)):
            slots += [talk for item in one.items for talk in _talks(item)]
        else:
            yield from _listed(Cell(name, key.span), one)


def _dates_below(name: str, value: Marked) -> list[Mapping]:
    """The dates that stand below a key for when the event is, each with keys of its own: `dates: [{date: …, time: …}]`."""
    items = items_of(value)
    dates = [one for one in items if isinstance(one, Mapping)] if fact_of(name)[0] in {"day", "startDay", "start"} else []
    is_more = any(_is_slot(one) or any(isinstance(below, Sequence) for _, below in one.entries) for one in dates)
    return dates if len(dates) == len(items) and not is_more else []


def _spread(dates: list[Mapping]) -> Iterator[tuple[Cell, Cell]]:
    """When the event is, by its dates: what the first of several says of its beginning, and the last of its end."""
    first, last = (list(_pairs(one, "event", [])) for one in (dates[0], dates[-1]))
    if len(dates) == 1:
        yield from first
        return
    yield from ((heading, cell) for heading, cell in first if fact_of(heading.text)[0] in STARTS)
    for heading, cell in last:
        fact = fact_of(heading.text)[0]
        if fact in ENDS or fact == "day":
            yield heading._replace(text="event end date") if fact == "day" else heading, cell


def _names_key(fact: str, text: str) -> bool:
    """Whether a value is but a word for its key, or for what the page is: `location: Local`, `title: Programme`."""
    if fact == "name":
        return meaning("section", text) == "agenda" or says_agenda(text) or names_form(text)
    if fact == "keywords":
        return meaning("section", text) == "agenda" or is_word("form", text)  # `categories: agenda`
    return fact in {"place", "venue"} and (fact_of(text)[0] in {"place", "venue"} or meaning("section", text) == "where")


def _without_label(text: str, key: str) -> str:
    """A value without its key, where that stands in it again: `location: Location: City Library`."""
    lead, _, rest = text.partition(": ")
    return rest.strip() if fold(lead) == fold(key) else text


def _listed(heading: Cell, value: Sequence) -> Iterator[tuple[Cell, Cell]]:
    """What the items of a list are called, and each further key of theirs with what it says of all."""
    rows = [by_key(item) if isinstance(item, Mapping) else {"": item} for item in value.items]
    titles = [next((one for key, one in row.items() if not key or fact_of(key)[0] == "name"), None) for row in rows]
    names = [row.get("name", title) for row, title in zip(rows, titles, strict=True)]
    yield heading, Cell("\n".join(one.text for one in names if isinstance(one, Scalar) and not one.is_null), value.span)
    if not any(names):
        return  # what is below says nothing of anybody
    for key in dict.fromkeys(key for row, name in zip(rows, names, strict=True) for key, one in row.items() if one is not name):
        found = [row.get(key) for row in rows]
        texts = [one.text for one in found if isinstance(one, Scalar)]
        yield (
            Cell(f"{heading.text} {key}", heading.span),
            Cell("\n".join(texts) if len(texts) == len(rows) else "", next(one.span for one in found if one is not None)),
        )


def _talks(item: Marked) -> list[Mapping]:
    """The talk that an item of a list is, or those that a list below it has, with its day: `days: [{date: …, talks: […]}]`."""
    if not isinstance(item, Mapping) or _is_slot(item):
        return [item] if isinstance(item, Mapping) else []
    days = tuple(one for one in item.entries if fact_of(one[0].text)[0] == "day" and isinstance(one[1], Scalar))
    below = [talk for _, value in item.entries if isinstance(value, Sequence) for talk in value.items if _is_slot(talk)]
    return [Mapping((*talk.entries, *days), talk.span) for talk in below if isinstance(talk, Mapping)]


def _is_slot(item: Marked) -> bool:
    """Whether an item of a list is a talk: it has a title, and a time."""
    facts = {fact_of(key.text)[0] for key, _ in item.entries} if isinstance(item, Mapping) else frozenset()
    return "name" in facts and not facts.isdisjoint(STARTS)


def _slot_cells(slot: Mapping) -> list[tuple[Column, Cell]]:
    pairs = list(_pairs(slot, "", []))
    return list(zip(columns_below(heading for heading, _ in pairs), (cell for _, cell in pairs), strict=True))


def _columns(pairs: list[tuple[Cell, Cell]]) -> list[Column]:
    """What each key says; a `date` is that of the page, but where others say the hour or the end, and none the day."""
    whole = {"startTime": "start", "endTime": "end"}
    found: list[Column] = []
    for column, (heading, cell) in zip(columns_below(heading for heading, _ in pairs), pairs, strict=True):
        is_whole = column.fact in whole and read_when(cell.text, "any").has_day
        above, _, key = heading.text.rpartition(" ")
        inner = fact_of(key)[0] if not column.fact and fact_of(key)[0].startswith(_BELOW.get(fact_of(above)[0], ())) else ""
        inner = inner.replace("name", "place")
        is_of_page = fold(heading.text) in words_of("page") or not cell.text
        found.append(column._replace(fact="" if is_of_page else whole[column.fact] if is_whole else column.fact or inner))
    facts = {one.fact for one in found if fold(one.heading.text) != "date"}
    is_of_page = bool(facts & {"day", "start", "startDay"}) or not facts & {"startTime", "endTime", "end", "endDay"}
    return [one._replace(fact="") if is_of_page and fold(one.heading.text) == "date" else one for one in found]


def read_front_matter(text: str, name: str, options: Options) -> Reading | str | None:
    """The event of a page; the name of a file, where the entry is only that; None for a page without one."""
    front = YAML.match(text)
    if front is None or not re.search(r"^event:", front[0], re.MULTILINE):
        return None
    findings = Findings(Source(name=name, text=front[0]))
    whole = _parsed(findings, [])
    found = next((value for key, value in whole.entries if key.text == "event"), None) if whole is not None else None
    if isinstance(found, Scalar) and not found.is_null:
        return found.text
    return descriptions([] if found is None else [found], findings, options, is_alone=False)[0]
