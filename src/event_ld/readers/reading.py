"""What every reader returns, and how a file becomes a text."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct, field

from event_ld.errors import InputError
from event_ld.limits import LARGEST_FILE, LONGEST_LINE, MOST_LINES
from event_ld.problems import Findings, Problem, place_of_evidence
from event_ld.readers.known_contexts import KnownContexts
from event_ld.source import Evidence, Place, Source, Span
from event_ld.terms import CONTROLS, clean, is_clean
from event_ld.vocabulary import Vocabulary, own_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.model import Event
    from event_ld.triple import Statement


_MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_LOOK = 4_000
_SYSTEM = ("/dev/", "/proc/")
"""Where the pipes of a shell stand, as in `validate <(…)`."""
STANDARD_INPUT = "<stdin>"
"""What the standard input is called."""


class Options(Struct, frozen=True, kw_only=True):
    """What readers are told beside the text.

    Attributes:
        time_zone: The IANA zone of events that neither state one nor imply one by their place.
        zone_rule: The rule that names it in the evidence.
        vocabulary: Where keywords are looked up.
        contexts: The contexts of JSON-LD that can be had.
    """

    time_zone: str | None = None
    zone_rule: str = "zone-from-option"
    vocabulary: Vocabulary = field(default_factory=own_vocabulary)
    contexts: KnownContexts = field(default_factory=KnownContexts)

    @property
    def zone(self) -> tuple[str | None, str]:
        """The zone, and its rule."""
        return self.time_zone, self.zone_rule


class Reading(Struct, kw_only=True):
    """One event as it was read.

    Attributes:
        source: The text that it was read from.
        event: The event; None when the text holds none.
        problems: What is wrong or open, in the order of finding.
        evidence: Path of the description to the evidence of what stands there.
        statements: What a document of linked data says, which is judged as it stands; () for what is read as an event.
        unmapped: What linked data says of the event, and a description has no place for.
        structure: Stretches of a programme that are read and state nothing of their own: headings, labels, dates above slots.
        address: What the relative addresses of a page are resolved against; "" where that is not known.
        form: `description`, `programme`, `page` (JSON-LD alone or in a page), `rdf`, or `settings` (of a site: no event).
    """

    source: Source
    event: Event | None
    problems: list[Problem] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    unmapped: tuple[Statement, ...] = ()
    structure: tuple[Span, ...] = ()
    address: str = ""
    form: str = "description"

    @property
    def unread(self) -> set[int]:
        """The numbers of the lines that became no fact."""
        return {one.place.line for one in self.problems if one.code == "unread-text" and one.place is not None}


def of_statements(
    findings: Findings, statements: Iterable[Statement], evidence: dict[str, Evidence], form: str, address: str = ""
) -> Reading:
    """What a document of linked data says."""
    made = Reading(source=findings.source, event=None, problems=findings.problems, evidence=evidence, form=form, address=address)
    made.statements = tuple(statements)
    return made


def days_of(readings: list[Reading]) -> set[str]:
    """The days on which the events of readings begin."""
    return {one.event.start_date[:10] for one in readings if one.event is not None and one.event.start_date is not None}


def beginning(reading: Reading) -> Place:
    """Where an event, or a document, begins in its source."""
    return place_of_evidence(reading.source, next(iter(reading.evidence.values()), None))


def is_loaded(reading: Reading) -> bool:
    """Whether the event of a reading stood in linked data, whose paths its evidence has."""
    return any(one.path for one in reading.evidence.values())


def read_bytes(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a file; an InputError where the file is missing, is a directory, is too large, or may not be read."""
    try:
        if path.is_dir():
            os.scandir(path).close()  # a folder that can't be looked into is told as that
            raise InputError(f"{path} is a directory; name a file.")
        refuse_endless(path)
        with path.open("rb") as stream:
            return read_stream(stream, str(path), largest)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} can't be read: {getattr(error, 'strerror', None) or error}.") from error


def refuse_endless(path: Path) -> None:
    """Refuses pipes, sockets and devices, at which reading may wait for ever, but for those of the system's own folders.

    An InputError where the path is one of them, or leads nowhere; an OSError where the path can't be followed.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        why = "is a link that leads nowhere" if path.is_symlink() else "does not exist"
        raise InputError(f"{path} {why}.") from None
    if not stat.S_ISREG(mode) and not str(path).startswith(_SYSTEM):
        raise InputError(f"{path} is no file, but a pipe, a socket or a device; give what it holds to standard input, as -.")


def read_stream(stream: BinaryIO, name: str, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a stream, which may be endless; an InputError where it gives more than `largest` bytes."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise InputError(f"{name} has more than {largest / 1e6:.0f} MB, which is the most that is read.")
    return data


def cleaned(text: str, findings: Findings, span: Span) -> str:
    """What an escape in a text may have brought back, left out again, and said so."""
    if is_clean(text):
        return text
    findings.add("control-character", "Control characters, or halves of characters, were left out.", span)
    return clean(text)


def within_limits(findings: Findings) -> Findings:
    """The text of a programme with no line longer than is read, which is a problem; an InputError where it has too many lines."""
    source = findings.source
    lines = source.text.split("\n")
    if len(lines) > MOST_LINES:
        raise InputError(
            f"{source.name} has more than {MOST_LINES:,} lines, the most that a programme may have; keep its own part."
        )
    ends = [len(line) - len(line.lstrip()) + LONGEST_LINE for line in lines]
    long = [number for number, (line, end) in enumerate(zip(lines, ends, strict=True)) if len(line.rstrip()) > end]
    if not long:
        return findings
    text = "\n".join(line[:end] for line, end in zip(lines, ends, strict=True))
    own = Findings(Source(name=source.name, text=text, first_line=source.first_line, page_starts=source.page_starts))
    own.problems = findings.problems
    for number in long:
        last = own.source.line_starts[number] + ends[number]
        message = f"The line has {len(lines[number]):,} characters, of which the first {LONGEST_LINE:,} were read."
        own.add("line-too-long", message, Span(last - 1, last))
    return own


def narrowed(data: bytes) -> bytes:
    """Bytes in UTF-16 with its mark, as spreadsheets and calendars save “Unicode text”, in UTF-8; all others as they are."""
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16", errors="replace").encode("utf-8", errors="replace") if is_wide else data


def _wide_encoding(data: bytes) -> str:
    """The encoding of bytes of which two or four make a letter, by their mark or by their look; "" for all others."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name
    beginning = data[:_LOOK]
    for codec in ("utf-32-be", "utf-32-le", "utf-16-be", "utf-16-le") if b"\x00" in beginning else ():
        text = beginning.decode(codec, errors="replace")
        if sum(one.isascii() and (one.isprintable() or one.isspace()) for one in text) * 2 > len(text):
            return codec[:6].upper()
    return ""


def decode(data: bytes, name: str, first_line: int = 1) -> Findings:
    """The bytes of a file as a source text with the problems of decoding them.

    UTF-8 is expected, with or without a byte order mark; anything else is read as Windows-1252 and said so. Line ends become
    line feeds; control characters are left out. An InputError where the bytes are empty, or no text.
    """
    if not data.strip():
        raise InputError(f"{name} is empty.")
    wide = _wide_encoding(data)
    if wide:
        raise InputError(f"{name} is {wide}; save it as UTF-8.")
    if b"\x00" in data:
        raise InputError(f"{name} is a binary file, no text.")
    wrong: int | None = None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = error.start
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise InputError(f"{name} is a binary file, no text.") from None
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    findings = Findings(Source(name=name, text=clean(whole), first_line=first_line))
    if not findings.source.text.strip():
        raise InputError(f"{name} is empty.")
    if wrong is not None:
        before = data[:wrong].decode("utf-8-sig", errors="ignore").replace("\r\n", "\n")
        span = Span(len(before), len(before) + 1)
        findings.add("encoding", f"{name} is not UTF-8; it was read as Windows-1252.", span)
    control = CONTROLS.search(whole)
    if control is not None:
        span = Span(control.start(), control.start() + 1)
        findings.add("control-character", f"U+{ord(control[0]):04X} and its like were left out.", span)
    return findings
