"""Which reader reads what: by the file's ending, or by the look of a text that has none.

A reader is imported where its format is read, so that starting up for one event costs what that event needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import structs

from event_ld.errors import InputError, UsageError
from event_ld.mapping import ROWS
from event_ld.net import place_in
from event_ld.problems import Findings, Problem, problem
from event_ld.readers.front_lines import has_front
from event_ld.readers.json_document import parse_json
from event_ld.readers.marked import Mapping, Marked, items_of
from event_ld.readers.reading import Options, Reading, days_of, decode, narrowed, of_statements, within_limits
from event_ld.readers.recognition import answer_kind, recognised
from event_ld.source import Source, Span

if TYPE_CHECKING:
    from event_ld.readers.jsonld_document import JsonLdReader
    from event_ld.readers.records import Record

OF_BYTES = {".docx": "docx", ".pdf": "pdf", ".eml": "mail"}
"""The endings of files that are no text, or several texts."""
ENDINGS = {
    ".ics": "ics",
    **dict.fromkeys((".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods"), "sheet"),
    ".json": "json",
    ".jsonld": "jsonld",
    **dict.fromkeys((".yaml", ".yml"), "yaml"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".txt", ".text"), "programme"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
}
RDF_ENDINGS = {".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml"}
"""The endings of what another room reads."""
_TELLING = frozenset({"yaml", "json", "jsonld", "html", "jsonl"})
"""The formats that an ending tells whatever a text begins with."""
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|script|div)\b", re.IGNORECASE)
_BEGINNING = 10_000
_SPLIT = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r*\n[ \t])([\x80-\xbf]{1,3})")
"""A letter through which a line of a calendar was folded."""
_KEY = re.compile(
    rf"(?:(?:---)?[^\S\n]*\n|#[^\n]*\n)*+(?:id|type|language|{'|'.join(row.field for row in ROWS['Event'])}):(?:\s|$)"
)
SITE_SETTINGS = "site.yaml"
"""The file of a folder that says what a site says about itself, and describes no event."""
STATE_FILE = ".event-ld/state.json"
"""The file that tells a built site, where it remembers its last build."""
LINE_ENDINGS, PAGE_ENDINGS = (frozenset(ending for ending, form in ENDINGS.items() if form == one) for one in ("jsonl", "html"))
"""The endings of files of which each line is a record, and of HTML pages."""
_JSON = re.compile(r"\s*(?:\{|\[\s*(?:[\[{\"\]]|[-\d.]{1,30}\s*[,\]]|$))")
"""How JSON begins; `[12 June 2027] …` is a text."""
PACKED_ENDINGS = (".gz", ".zst")
"""The endings of packed files."""


def format_of(name: str, text: str) -> str:
    """The format of a text: a key of what `read_data` takes as its form.

    The ending of the name decides, where it is a known one; else a first brace, or a list of JSON values, is JSON, a first tag a
    page, a first key YAML, front matter Markdown, anything else a programme.
    """
    ending = re.search(r"\.[A-Za-z]+$", name)
    if ending is not None and ending[0].lower() in ENDINGS:
        form = ENDINGS[ending[0].lower()]
        return "markdown" if form == "programme" and has_front(text) else form
    if _JSON.match(text):
        return "json"
    return "html" if _PAGE.match(text) else "markdown" if has_front(text) else "yaml" if _KEY.match(text) else "programme"


def is_page(data: bytes) -> bool:
    """Whether bytes look like an HTML page by how they begin."""
    return _PAGE.match(data[:_BEGINNING].decode("utf-8-sig", errors="replace")) is not None


def form_of(data: bytes, name: str) -> str | None:
    """The format that the bytes of a file tell; None where only its name, or its look as a description or a page, tells it.

    An InputError where it is of a format that no reader reads.
    """
    ending = PurePath(name).suffix.lower()
    if ENDINGS.get(ending) in _TELLING and b"\0" not in data[:_BEGINNING] and not data.startswith(b"%PDF-"):
        return None
    known = recognised(data, name)
    if known is None or (ending in OF_BYTES and not known.is_certain):
        return OF_BYTES.get(ending)
    if not known.form:
        raise known.refused(name)
    return known.form


def read_data(data: bytes, name: str, form: str | None = None, options: Options | None = None) -> list[Reading]:
    """The events in the bytes of a file, each with its problems and its evidence.

    Args:
        data: The bytes.
        name: What people call the file; its ending tells the format.
        form: The format, as `form_of` or the user tells it, a key of `FORMS` (`settings` for those of a site, which describe no
            event); None where only the name or the look does.
        options: What to know beside the text.

    Raises:
        InputError: The bytes are no text.
        UsageError: There is no such format.
    """
    if form == "mail":
        return _mail(data, name, options or Options())
    if form == "sheet":
        return _sheets(data, name, options or Options())
    if form is not None and form in OF_BYTES.values():
        from event_ld.readers.office_files import read_office_file  # noqa: PLC0415  # what this format alone needs

        return _programme(read_office_file(data, name, form), options or Options())
    is_calendar = (form or ENDINGS.get(PurePath(name).suffix.lower())) == "ics"
    findings = decode(_SPLIT.sub(rb"\1\3\2", narrowed(data)) if is_calendar else data, name)
    chosen = form or ("settings" if PurePath(name).name == SITE_SETTINGS else format_of(name, findings.source.text))
    if chosen == "sheet":  # a text that is called a workbook
        return _sheets(data, name, options or Options())
    if chosen not in _READERS:
        raise UsageError(f"There is no reader for {chosen}; take {', '.join(_READERS)}.")
    return _READERS[chosen](findings, options or Options())


def read_line(data: bytes, name: str, number: int, options: Options) -> list[Reading]:
    """The event of one line of JSON lines, as `read_data` reads it in its file; an InputError where the bytes are no text."""
    return _json_lines(decode(data, name, number), options)


def _programme(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.programme.corrected import read_message  # noqa: PLC0415  # what this format alone needs

    return [read_message(findings, options)]


def _markdown(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.front_matter import front_of  # noqa: PLC0415  # what this format alone needs
    from event_ld.readers.markdown_text import markdown_text  # noqa: PLC0415  # as above
    from event_ld.readers.programme.reader import read_programme  # noqa: PLC0415  # as above

    front = front_of(within_limits(findings), options.vocabulary)
    made = read_programme(_text_alone(findings, markdown_text(findings.source.text, front)), options, front)
    made.source = findings.source if len(made.source.text) == len(findings.source.text) else made.source
    return [made]


def _page_text(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.page_text import page_text  # noqa: PLC0415  # what this format alone needs

    return _programme(_text_alone(Findings(findings.source), page_text(findings.source.text)), options)


def _text_alone(findings: Findings, text: str) -> Findings:
    if not text.strip():
        raise InputError(f"{findings.source.name} holds no text.")
    return Findings(Source(name=findings.source.name, text=text), findings.problems)


def _mail(data: bytes, name: str, options: Options) -> list[Reading]:
    """What a message says, and what is attached to it; a covering note without a day other than the calendar's is no event."""
    from event_ld.readers.mail_file import parts_of  # noqa: PLC0415  # what this format alone needs

    body, attached = parts_of(data, name)
    said = _programme(body, options) if body is not None else []
    found: list[Reading] = []
    dated: list[Reading] = []
    notes: list[Problem] = []
    for part, inside in attached:
        try:
            form = form_of(inside, part)
            (dated if form == "ics" else found).extend(read_data(inside, part, form, options))
        except InputError as error:
            notes.append(problem("attachment-unread", str(error), place=place_in(name)))
    days = days_of(said)
    has_programme = any(one.event is not None and one.event.sub_event for one in said)
    is_covered = bool(found or dated) and days <= days_of(found + dated if dated else [])
    left, message = (said, "The message tells of what is attached; that is read alone.") if is_covered else ([], "")
    if has_programme and days_of(dated) == days:
        left, message = dated, "The message has the programme of the day of the calendar; of the calendar nothing is read."
    if left and days:
        notes.append(problem("fact-left-out", message, place=place_in(name)))
    if not (readings := [one for some in (said, found, dated) if some is not left for one in some]):
        raise InputError(" ".join([f"{name} holds no text that is read.", *(one.message for one in notes)]))
    readings[0].problems[:0] = notes
    return readings


def _sheets(data: bytes, name: str, options: Options) -> list[Reading]:
    from event_ld.readers.sheet_file import read_sheets  # noqa: PLC0415  # what this format alone needs

    findings, records = read_sheets(data, name)
    return _with_findings(list(_of_records(records, findings, options)), findings, "sheet holds no event")


def _yaml(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.yaml_document import parse_yaml  # noqa: PLC0415  # what this format alone needs

    return descriptions(parse_yaml(findings), findings, options)


def _settings(findings: Findings, _: Options) -> list[Reading]:
    from event_ld.readers.settings import settings_from  # noqa: PLC0415  # what this format alone needs

    settings_from(findings)
    return [Reading(source=findings.source, event=None, problems=findings.problems, form="settings")]


def _json(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.jsonld_document import is_jsonld  # noqa: PLC0415  # what this format alone needs

    value = parse_json(findings)
    if is_jsonld(value):
        return _json_ld(Findings(findings.source), options)
    known = [] if value is None else _within(findings, options, value) or _foreign(value, findings, options)
    if known:
        return known
    if value is not None and (other := answer_kind(value)) is not None:
        raise other.refused(findings.source.name)
    return descriptions(list(items_of(value)), findings, options)


def _within(findings: Findings, options: Options, value: Marked | None) -> list[Reading]:
    """JSON-LD documents that stand deeper in other JSON, each by itself."""
    from event_ld.readers.jsonld_document import JsonLdReader, jsonld_within  # noqa: PLC0415  # what this format alone needs

    documents = [] if value is None else [one for one in jsonld_within(value) if one[1] is not value]
    readings = []
    for path, one in documents:
        reader = JsonLdReader(Findings(findings.source), known=options.contexts)
        reader.read(one, path)
        readings.append(_statements(reader))
    if not documents:
        return []
    where = f"the first document at {documents[0][0]}; {len(documents)} read, each by itself"
    findings.add("jsonld-within", f"The JSON-LD stands deeper in other JSON, {where}.", documents[0][1].span)
    return _with_findings(readings, findings)


def _json_ld(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.html_page import read_script  # noqa: PLC0415  # what this format alone needs
    from event_ld.readers.jsonld_document import JsonLdReader  # noqa: PLC0415  # as above

    found = JsonLdReader(findings, known=options.contexts)
    read_script(found, 0, len(findings.source.text), "$")
    is_silent = not found.statements and {one.code for one in findings.problems} <= {"context-missing"}
    own = Findings(findings.source)
    return (_within(own, options, parse_json(own)) if is_silent else []) or [_statements(found)]


def _html(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.html_page import read_page  # noqa: PLC0415  # what this format alone needs

    return [_statements(read_page(findings, options.contexts))]


def _statements(reader: JsonLdReader) -> Reading:
    return of_statements(reader.findings, reader.statements, reader.evidence, "page", reader.address)


def _json_lines(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.jsonld_document import JsonLdReader, is_jsonld  # noqa: PLC0415  # what this format alone needs

    readings: list[Reading] = []
    source = findings.source
    for number, start in enumerate(source.line_starts, start=source.first_line):
        line = source.line(number)
        if not line.strip():
            continue
        own = Findings(source)
        value = parse_json(own, start, start + len(line))
        if is_jsonld(value) and value is not None:
            reader = JsonLdReader(own, known=options.contexts)
            reader.read(value, f"line {number}: $")
            readings.append(_statements(reader))
        else:
            readings += _with_findings([], own) if value is None else descriptions([value], own, options, is_alone=False)
    return _with_findings(readings, findings)


def _calendars(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.calendar_file import read_calendars  # noqa: PLC0415  # what this format alone needs

    readings: list[Reading] = []
    for zone, records in read_calendars(findings):
        own = structs.replace(options, time_zone=zone, zone_rule="zone-of-calendar") if zone else options
        readings += _of_records(records, findings, own)
    readings.sort(key=lambda one: (one.event and one.event.start_date) or "~")  # they stand there in any order
    return _with_findings(readings, findings, "calendar holds no event")


def _xml(findings: Findings, options: Options) -> list[Reading]:
    from event_ld.readers.xml_document import parse_xml  # noqa: PLC0415  # what this format alone needs

    return _foreign(parse_xml(findings), findings, options) or _with_findings(
        [], findings, "file, read as a schedule of frab, holds no event"
    )


def _foreign(value: Marked, findings: Findings, options: Options) -> list[Reading]:
    """The events of a file of another program, or of JSON that is the rows of a sheet; [] where it is of none that is known."""
    from event_ld.readers.foreign_files import form_of_value, read_foreign  # noqa: PLC0415  # what few formats need

    records = read_foreign(value, form := form_of_value(value), findings)
    readings = [*_of_records(records, findings, options)]
    return _with_findings(readings, findings, "file holds no event") if form or records else []


def _of_records(records: list[Record], findings: Findings, options: Options) -> Iterator[Reading]:
    from event_ld.readers.records import description_of  # noqa: PLC0415  # what few formats need

    for record in records:
        own = Findings(findings.source)
        yield from descriptions([description_of(record, own)], own, options, is_alone=len(records) == 1)


def _with_findings(readings: list[Reading], findings: Findings, missing: str = "") -> list[Reading]:
    """Readings with the problems of their file, which the first one tells; one that says what is missing where there is none."""
    if not readings:
        if missing:
            findings.add("no-event", f"The {missing}.", Span(0, 1))
        readings = [Reading(source=findings.source, event=None)]
    readings[0].problems[:0] = findings.problems
    return readings


def descriptions(values: list[Marked], findings: Findings, options: Options, *, is_alone: bool = True) -> list[Reading]:
    """The events of marked values; `is_alone` tells whether the name of the source may name the event."""
    from event_ld.readers.derivation import derive  # noqa: PLC0415  # what this format alone needs
    from event_ld.readers.description import event_from  # noqa: PLC0415  # what this format alone needs

    readings = []
    for value in values:
        own = Findings(findings.source)
        event, evidence = event_from(value, own, options.vocabulary)
        if event is not None:
            alone = is_alone and len(values) == 1 and isinstance(value, Mapping)
            event = derive(event, own, evidence, zone=options.zone, is_alone=alone)
        readings.append(Reading(source=findings.source, event=event, problems=own.problems, evidence=evidence))
    return _with_findings(readings, findings, "" if findings.problems else "file holds no description of an event")


_READERS: dict[str, Callable[[Findings, Options], list[Reading]]] = {
    "yaml": _yaml,
    "json": _json,
    "jsonl": _json_lines,
    "jsonld": _json_ld,
    "html": _html,
    "ics": _calendars,
    "markdown": _markdown,
    "page-text": _page_text,
    "programme": _programme,
    "settings": _settings,
    "xml": _xml,
}
FORMS = (*_READERS, *OF_BYTES.values(), "sheet", *RDF_ENDINGS.values())
"""Every format that can be named where the ending of a file does not tell it."""
