"""The text of Word documents and PDF files, line by line, through the extras `docx` and `pdf`.

What comes out is read as a programme: headings and items of lists keep their marks, the cells of a table are set apart by
tabs or, where its first row names them, by bars. The lines are those of the text as it was read, which `draft --explain`
prints; a PDF keeps its pages.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from itertools import islice
from textwrap import shorten
from typing import Any

from event_ld.errors import InputError, TextlessError, sentence_of
from event_ld.extras import needed
from event_ld.limits import LARGEST_UNPACKED, MOST_BLOCKS, MOST_LINES, MOST_PAGES
from event_ld.problems import Findings
from event_ld.quiet import quiet
from event_ld.readers.page_text import over_rooms, table_lines
from event_ld.readers.word_shown import accept, elsewhere, has_changes
from event_ld.source import Source
from event_ld.terms import clean

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ACCENTED, _LIGATURE = re.compile("([´`ˆ˜¨¸])([A-Za-zı])"), re.compile("[ﬀ-ﬆ]")
_COMBINING = str.maketrans("´`ˆ˜¨¸", "\u0301\u0300\u0302\u0303\u0308\u0327")
_BREAK, _LONGEST_NOTE = "<br>", 200


def read_office_file(data: bytes, name: str, form: str) -> Findings:
    """The text of a Word document (the form `docx`) or a PDF file (`pdf`) as a source.

    An ExtraError where the extra is not installed; an InputError where the file is broken, locked by a password or beyond a
    limit, or holds no text.
    """
    quiet()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries, about files that they read all the same
        pages, notes = _docx(data, name) if form == "docx" else (_pdf(data, name), [])
    lines: list[str] = []
    starts: list[int] = []
    for page in pages:
        starts.append(len(lines) + 1)
        lines += clean(page).replace("\r\n", "\n").replace("\r", "\n").split("\n")[: MOST_LINES + 1]
    text = "\n".join(line.rstrip() for line in lines)
    if not text.strip():
        raise TextlessError(f"{name} holds no text; it may be a scan.")
    findings = Findings(Source(name=name, text=text, page_starts=tuple(starts) if form == "pdf" else ()))
    for note in notes:
        findings.add("word-text-left-out", note)
    return findings


def _pdf(data: bytes, name: str) -> list[str]:
    pypdf = needed("pypdf", "pdf", f"Reading {name}, a PDF file,")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if is_locked else list(islice(reader.pages, MOST_PAGES + 1))
        texts = [
            _composed(page.extract_text(extraction_mode="layout")) for page in pages[: MOST_PAGES * (len(pages) <= MOST_PAGES)]
        ]
    except Exception as error:  # a library for broken files raises what it likes
        raise InputError(f"{name} is no PDF file that can be read: {sentence_of(error)}") from error
    if is_locked:
        raise InputError(f"{name} is locked by a password.")
    if len(pages) > MOST_PAGES:
        raise InputError(f"{name} has more than {MOST_PAGES:,} pages, the most that are read; keep those of the programme.")
    return texts


def _composed(text: str) -> str:
    """A text whose letters have the accents that TeX sets before them, and no ligatures: `Programa¸c˜ao` is `Programação`."""
    found = _ACCENTED.sub(lambda one: one[2].replace("ı", "i") + one[1].translate(_COMBINING), text)
    return _LIGATURE.sub(lambda one: unicodedata.normalize("NFKC", one[0]), unicodedata.normalize("NFC", found))


def _docx(data: bytes, name: str) -> tuple[list[str], list[str]]:
    """The lines of a document, and what is to be told of it."""
    docx = needed("docx", "docx", f"Reading {name}, a Word document,")
    check_size(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        blocks = max(len(body), sum(1 for _ in islice(body.iter(f"{_W}p", f"{_W}tc"), MOST_BLOCKS + 1)))
        notes = _notes(document) if blocks <= MOST_BLOCKS else []
        lines = ["\n".join(_blocks(document))] if blocks <= MOST_BLOCKS else []
    except Exception as error:  # as above
        raise InputError(f"{name} is no Word document that can be read: {sentence_of(error)}") from error
    if blocks > MOST_BLOCKS:
        raise InputError(
            f"{name} has more than {MOST_BLOCKS:,} paragraphs and cells, the most that are read; keep those of the programme."
        )
    return lines, notes


def _notes(document: Any) -> list[str]:  # noqa: ANN401  # a document of python-docx
    """What is to be told of a document, which is changed to what it shows."""
    body = document.element.body
    notes = ["The document holds tracked changes; it was read as if they were accepted."] if has_changes(body) else []
    accept(body, document.styles.element)
    texts = " / ".join(dict.fromkeys(elsewhere(document)))
    return [*notes, f"The header, the footer or a note was left out: “{shorten(texts, _LONGEST_NOTE)}”."] if texts else notes


def check_size(data: bytes, name: str) -> None:
    """Refuses, by an InputError, a file whose parts are too large to unpack; one that is no archive the library refuses."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        return
    if size > LARGEST_UNPACKED:
        limit = f"{LARGEST_UNPACKED / 1e6:.0f} MB"
        raise InputError(f"{name} unpacks to more than {limit}, which is the most that is read; save it without its pictures.")


def _blocks(container: Any, *, marks: bool = True) -> Iterator[str]:  # noqa: ANN401  # a document or a cell of python-docx
    """The paragraphs and the tables of a document or a cell, in their order, line by line."""
    for block in container.iter_inner_content():
        if not hasattr(block, "rows"):
            yield from _paragraph(block, marks=marks)
            continue
        yield ""
        for line in table_lines(_rows(block)):
            yield from [line] if "\t" in line or line.startswith("|") else line.split(_BREAK)
        yield ""


def _paragraph(paragraph: Any, *, marks: bool) -> Iterator[str]:  # noqa: ANN401  # as above
    style = str(paragraph.style.name if paragraph.style is not None else "") if marks else ""
    mark = "# " if style.startswith(("Heading", "Title")) else "- " if style.startswith("List") else ""
    text = paragraph.text.strip()
    if mark == "# " and text:
        yield ""
    yield from f"{mark}{text}".split("\n") if text else [""]


def _rows(table: Any) -> list[list[str]]:  # noqa: ANN401  # as above
    """The texts of the cells of a table; one that goes over several columns is there once, over rooms or rows in each of them.

    Their lines have `<br>` between them, as in Markdown. `row.cells` of python-docx is not used: it makes as many cells as a
    `gridSpan` claims.
    """
    from docx.table import _Cell  # noqa: PLC0415  # of an extra

    above: dict[int, str] = {}
    rows: list[list[str]] = []
    wide: dict[tuple[int, int], int] = {}
    is_frame = all(len(row.tc_lst) == 1 for row in table._tbl.tr_lst)  # noqa: SLF001  # as said
    for row in table._tbl.tr_lst:  # noqa: SLF001  # as said
        rows.append([])
        column = 0
        for cell in row.tc_lst:
            lines = (" ".join(line.split()) for line in _blocks(_Cell(cell, table), marks=is_frame))
            text = _BREAK.join(line for line in lines if line or is_frame)
            above[column] = above.get(column, "") if cell.vMerge == "continue" else text
            wide[len(rows) - 1, len(rows[-1])] = cell.grid_span
            rows[-1].append(above[column])
            column += cell.grid_span
    return over_rooms(rows, wide)
