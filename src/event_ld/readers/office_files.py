"""The text of Word documents and PDF files, line by line, through the extras `docx` and `pdf`.

What comes out is read as a programme: headings and items of lists keep their marks, the cells of a table are set apart by
tabs or, where its first row names them, by bars. The lines are those of the text as it was read, which `draft --explain`
prints; a PDF keeps its pages.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from event_ld.errors import InputError, sentence_of
from event_ld.problems import Findings
from event_ld.quiet import quiet
from event_ld.readers.programme.words import meaning
from event_ld.source import Source
from event_ld.terms import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_LINES = 200_000


def read_office_file(data: bytes, name: str, form: str) -> Findings:
    """The text of a Word document or a PDF file as a source.

    Args:
        data: The bytes of the file.
        name: What people call the file.
        form: `docx` or `pdf`.

    Raises:
        InputError: The extra is not installed, the file is broken, is locked by a password, or holds no text.
    """
    quiet()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries, about files that they read all the same
        pages = _docx(data, name) if form == "docx" else _pdf(data, name)
    lines: list[str] = []
    starts: list[int] = []
    for page in pages:
        starts.append(len(lines) + 1)
        lines += clean(page).replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_MOST_LINES]
    text = "\n".join(line.rstrip() for line in lines)
    if not text.strip():
        raise InputError(f"{name} holds no text; it may be a scan.")
    return Findings(Source(name=name, text=text, page_starts=tuple(starts) if form == "pdf" else ()))


def _pdf(data: bytes, name: str) -> list[str]:
    try:
        from pypdf import PdfReader  # noqa: PLC0415  # an extra
    except ImportError:
        raise InputError(f"{name} is a PDF file, which `pip install 'event-ld[pdf]'` reads.") from None
    try:
        reader = PdfReader(io.BytesIO(data))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if is_locked else [page.extract_text(extraction_mode="layout") for page in reader.pages]
    except Exception as error:  # a library for broken files raises what it likes
        raise InputError(f"{name} is no PDF file that can be read: {sentence_of(error)}") from error
    if is_locked:
        raise InputError(f"{name} is locked by a password.")
    return pages


def _docx(data: bytes, name: str) -> list[str]:
    try:
        from docx import Document  # noqa: PLC0415  # an extra
    except ImportError:
        raise InputError(f"{name} is a Word document, which `pip install 'event-ld[docx]'` reads.") from None
    try:
        document = Document(io.BytesIO(data))
        return ["\n".join(_blocks(document))]
    except Exception as error:  # as above
        raise InputError(f"{name} is no Word document that can be read: {sentence_of(error)}") from error


def _blocks(document: Any) -> Iterator[str]:  # noqa: ANN401  # a document of python-docx
    """The paragraphs and the tables of a document, in their order."""
    for block in document.iter_inner_content():
        if not hasattr(block, "rows"):
            yield from _paragraph(block)
            continue
        yield ""
        yield from _table([[" ".join(cell.text.split()) for cell in _cells(row)] for row in block.rows])
        yield ""


def _paragraph(paragraph: Any) -> Iterator[str]:  # noqa: ANN401  # as above
    style = str(paragraph.style.name if paragraph.style is not None else "")
    mark = "# " if style.startswith(("Heading", "Title")) else "- " if style.startswith("List") else ""
    text = paragraph.text.strip()
    if mark == "# " and text:
        yield ""
    yield f"{mark}{text}" if text else ""


def _cells(row: Any) -> Iterator[Any]:  # noqa: ANN401  # as above
    """The cells of a row; one that goes over several columns is there once."""
    before = None
    for cell in row.cells:
        if cell._tc is not before:  # noqa: SLF001  # python-docx gives merged cells several times and has no other way to tell
            yield cell
        before = cell._tc  # noqa: SLF001  # as above


def _table(rows: list[list[str]]) -> Iterator[str]:
    """A table as Markdown writes it where its first row names the columns, otherwise with tabs."""
    if rows and len(rows[0]) > 1 and all(meaning("column", cell) for cell in rows[0]):
        yield f"| {' | '.join(rows[0])} |"
        yield f"|{'---|' * len(rows[0])}"
        yield from (f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows[1:])
    else:
        yield from ("\t".join(cell for cell in row if cell) for row in rows)
