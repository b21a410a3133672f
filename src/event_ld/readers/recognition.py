"""What a file is, told by what it holds: which reader reads it, or what it is and what to do where none does.

So nothing is read as what it is not. The table is `vocab/formats.tsv`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, takewhile
from pathlib import PurePath
from typing import NamedTuple

from event_ld.errors import InputError
from event_ld.mapping import ROWS
from event_ld.readers.entries import meant
from event_ld.readers.marked import Marked, by_key, items_of
from event_ld.resources import read_table

_BEGINNING = 4_096
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\3\4", b"PK\5\6")
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})")
_HEADER = re.compile(r"[!-9;-~]+:|[ \t]+\S|From \S+ ")
_TRANSPORT = re.compile(
    r"(?:return-path|received|delivered-to|message-id|mime-version|content-type|content-transfer-encoding)\s?:", re.IGNORECASE
)
"""The headers that programs write which carry e-mail, and people never do."""
_SHEETS = (".csv", ".tsv", ".tab")
_FEWEST_CELLS = 3
_KEYS = frozenset({*(row.field for row in ROWS["Event"]), "id", "type", "language"})
_TITLES = 3
"""The rows above the headings of a sheet that has no name."""


class Known(NamedTuple):
    """A format that is known.

    Attributes:
        form: The reader; "" where none reads it.
        what: What it is, as in `a PNG picture`.
        advice: What to do where it is not read.
        is_certain: Whether its bytes tell more than that it is an archive of some kind.
    """

    form: str
    what: str
    advice: str
    is_certain: bool = True

    def refused(self, name: str) -> InputError:
        """What to say of a file that no reader reads, with what to do."""
        return InputError(f"{name} is {self.what}, which is not read: {self.advice}.")


@lru_cache(maxsize=16)
def _rows(kind: str) -> tuple[tuple[str, Known], ...]:
    rows = (row[1:] for row in read_table("vocab", "formats.tsv") if row[0] == kind)
    return tuple((mark, Known(form, what, advice, bool(mark))) for mark, form, what, advice in rows)


@lru_cache(maxsize=4)
def _patterns(kind: str) -> tuple[tuple[re.Pattern[str], Known], ...]:
    flags = re.DOTALL if kind == "bytes" else re.IGNORECASE | re.MULTILINE
    return tuple((re.compile(mark, flags), known) for mark, known in _rows(kind))


def recognised(data: bytes, name: str = "") -> Known | None:
    """What bytes hold; None for what only their name or their look as a description or a programme tells."""
    beginning = data[:_BEGINNING]
    if beginning.startswith(_ZIP):
        known = next(known for mark, known in _rows("zip") if mark.encode() in data)
        is_cut = not known.is_certain and b"PK\5\6" not in data
        return known._replace(what="a file that breaks off", advice="copy it anew, whole") if is_cut else known
    if beginning.startswith(_OLE):
        return next(known for mark, known in _rows("ole") if mark.encode("utf-16-le") in data)
    raw = beginning.decode("latin-1")
    found = next((known for pattern, known in _patterns("bytes") if pattern.match(raw)), None)
    return found or _of_text(beginning.decode("utf-8-sig", errors="replace").lstrip("\ufeff \t\r\n"), name)


def is_archive(data: bytes) -> bool:
    """Whether bytes are an archive of several parts, as files of Office programs are."""
    return data.startswith((*_ZIP, _OLE))


def _of_text(start: str, name: str) -> Known | None:
    found = next((known for pattern, known in _patterns("start") if pattern.match(start)), None)
    if found is not None:
        return found
    looks = dict(_rows("look"))
    if start.startswith("<"):
        root = next((one[1] for one in _ROOT.finditer(start)), "")
        known = {mark.lower(): known for mark, known in _rows("root")}.get(root.lower())
        what = f"{looks['xml'].what} (<{root}>)" if root else looks["xml"].what
        own = looks["xml"]._replace(what=what) if start.startswith("<?xml") else None
        return known or own
    head = takewhile(_HEADER.match, start.splitlines())
    if any(_TRANSPORT.match(line) for line in head):
        return looks["mail"]
    ending = PurePath(name).suffix.lower()
    return looks["xml"] if ending == ".xml" else looks["sheet"] if _is_sheet(start, ending) else None


def _is_sheet(start: str, ending: str) -> bool:
    """Whether a text is a sheet, by its ending, or by a first line of headings where it has none."""
    from event_ld.readers.sheet_headings import fact_of  # noqa: PLC0415  # a table that few formats need

    if ending:
        return ending in _SHEETS
    lines = start.split("\n")[: _TITLES + 2]
    for mark in ",;\t":
        rows = [[cell.strip(' "\r') for cell in line.split(mark)] for line in lines]
        for row, below in pairwise(rows):  # what stands above the headings has as many cells as they have
            if len(row) < _FEWEST_CELLS or len(row) != len(rows[0]) or len(below) == 1:
                break
            if all(row) and sum(bool(fact_of(cell)[0]) for cell in row) > 1:
                return True
    return False


def answer_kind(value: Marked) -> Known | None:
    """What a JSON object, or the first of a list, is, where another program wrote it and it is no description."""
    keys = by_key(next(iter(items_of(value)), None)).keys()
    if not keys or {"name", "startDate"} & keys:
        return None
    known = next((known for mark, known in _rows("keys") if set(mark.split()) <= keys), None)
    return known or (None if any(meant(key, _KEYS) for key in keys) else dict(_rows("look"))["json"])
