"""What is repeated, and where it stands, for the law that work grows with the size of the input and no faster.

A unit is what somebody repeats by accident or with intent: blanks that a template pads with, bars of a broken table, tags
that are never closed. A document says where the repetition stands in a file of a format. Every unit fits into every document;
where the result is not well-formed, refusing it may take no more either.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from event_ld.errors import EventLDError
from event_ld.inputs import read_text
from event_ld.pipeline import convert, draft, explain, validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from event_ld.readers.reading import Reading

UNITS: tuple[str, ...] = (
    *(" ", "\t", "\n", " \n", "\r\n", "\u00a0", "\u2003", "\u200b", "\f", "\u2028", "\n\n ", "\ufeff"),  # white space
    *(".", ",", ";", ":", "!", "?", "-", "–", "—", "_", "*", "#", "/", "\\", "|", "&", "@", "+", "=", "~", "`", "^", "%", "$"),
    *("(", ")", "[", "]", "{", "}", "<", ">", "()", "[]", "{}", "<>", '"', "'", "“", "”", "«", "«»", "“”", "''", '\\"', "\\\\"),
    *(", ", "; ", ": ", " - ", " – ", ". ", " / ", " | ", "| |", "|-", "|:-:", "---\n", "- ", "* ", "1. ", "a) ", "# ", "** "),
    *("0", "7", "0-", "1/", "10:", "12:30 ", "12:30-13:45 ", "10000-01-01", "2025-05-12 ", "12 May 2025 ", "12/05/2025, "),
    *("a", "A", "é", "Ab", "A ", "Ana ", "Ana Gil, ", "Ana Gil (SELA), ", "Dr. ", "Monday ", "lunes ", "Lima time ", "UTC "),
    *("UTC-4 ", "and ", "of ", "de la ", "por ", "with ", "the ", "University of ", "Calle ", "Room 1 ", "TBA ", "SELA ", "A1b2"),
    *(
        "<a ",
        "<a>",
        "</a>",
        "<!--",
        "<![CDATA[",
        "<p>",
        "<td>",
        "<script>",
        '<a="',
        "&amp;",
        "&#65;",
        "&x;",
        "<?x ",
        "]]>",
        "-->",
    ),
    *("https://e.org/ ", "http://", "a@b.org ", "a.b", "@a.", "mailto:", "[a](b) ", "![", "Speaker: ", "Agenda\n", "Where: "),
    *("e\u0301", "\u0301", "\u202e", "😀", "中", "ж", "ß", "{\n", "[\n", "- \n", "a: b\n", "? ", "&a ", "*a ", "!!str ", "%20"),
    *(
        "<b>",
        "_:a ",
        "@prefix ",
        '"a"@en ',
        "^^",
        "10:30 Talk\n",
        "12 May 2025\n",
        "Name\tBody\n",
        "a\tb\t",
        "…",
        "·",
        "•",
        "1h30 ",
    ),
)
"""What is repeated."""


class Document(NamedTuple):
    """A file of a format with a place for a repetition.

    Attributes:
        form: The format, as `read_text` takes it.
        make: The bytes of the file with a text at its place.
    """

    form: str
    make: Callable[[str], bytes]


_HEAD = "Open data day\n12 May 2025, 10:00\nSucre, Bolivia\n"
_CONTEXT = '"@context": "https://schema.org", "@type": "Event"'
_TURTLE = "@prefix s: <http://schema.org/> .\n<https://e.org/a> a s:Event ; s:name "
_RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://schema.org/"><s:Event>{}</s:Event></rdf:RDF>'


def _in(form: str, before: str, behind: str = "\n", change: Callable[[str], str] = str) -> Document:
    return Document(form, lambda text: f"{before}{change(text)}{behind}".encode("utf-8", "replace"))


def _quoted(text: str) -> str:
    return json.dumps(text)[1:-1]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\f", " ")


def _lines(text: str) -> str:
    """The repetition in lines of 40 characters."""
    return "\n".join(text[at : at + 40] for at in range(0, len(text), 40))


def word_document(body: str) -> bytes:
    """A Word document.

    Args:
        body: The markup within its body.
    """
    document = (
        f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", links)
        archive.writestr("word/document.xml", document)
    return file.getvalue()


def _paragraphs(text: str) -> bytes:
    """A Word document of the lines of a programme, with the repetition behind the first slot."""
    lines = f"{_HEAD}10:30 Talk {text}!\n11:00 End".split("\n")
    return word_document("".join(f'<w:p><w:r><w:t xml:space="preserve">{_xml(line)}</w:t></w:r></w:p>' for line in lines))


def _cells(text: str) -> bytes:
    """A Word document with a table, the repetition in its cells."""
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{_xml(one)}</w:t></w:r></w:p></w:tc>" for one in ("10:30", text[:500], "Ana Gil"))
    return word_document(f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * (len(text) // 500)}</w:tbl>")


def _xml(text: str) -> str:
    return "".join(letter for letter in _escaped(text) if letter >= " " or letter == "\t")


DOCUMENTS: dict[str, Document] = {
    "programme, alone": _in("programme", ""),
    "programme, title": _in("programme", "", f"\n{_HEAD[14:]}10:30 Talk\n"),
    "programme, before all": _in("programme", "", f"{_HEAD}10:30 Talk\n"),
    "programme, line of the date": _in("programme", "Open data day\n12 May 2025 ", "!x\n12:30 Talk\n"),
    "programme, bullet with a day": _in("programme", f"{_HEAD}10:30 Talk\n  - June 25, 21:", " JST\n"),
    "programme, slot": _in("programme", f"{_HEAD}10:30 Talk ", "!\n11:00 End\n"),
    "programme, slot and name": _in("programme", f"{_HEAD}10:30 Talk - Ana Gil, ", "!\n11:00 End\n"),
    "programme, lines below a slot": _in("programme", f"{_HEAD}10:30 Talk\n", "\n11:00 End\n", _lines),
    "programme, paragraph": _in("programme", f"{_HEAD}\nThe day is organised by the ", ".\n\nAgenda\n10:30 Talk\n", _lines),
    "programme, label": _in("programme", f"{_HEAD}Organizer: ", "\n10:30 Talk\n"),
    "programme, place": _in("programme", "Open data day\n12 May 2025, 10:00\nPlace: ", ", Bolivia\n10:30 Talk\n"),
    "programme, no ending": Document("", lambda text: f"{text}hello".encode("utf-8", "replace")),
    "markdown, paragraph": _in("markdown", "# Open data day\n\n12 May 2025, 10:00, Sucre, Bolivia\n\n", "\n\n- 10:30 Talk\n"),
    "markdown, cell": _in("markdown", "# Day\n\n| Time | Title |\n|---|---|\n| 10:30 | ", " |\n"),
    "markdown, front matter": _in("markdown", "---\ntitle: ", "\n# Day\n"),
    "page, around the JSON": _in("html", f'<script type="application/ld+json">{{{_CONTEXT}, "name": "a"}}', "</script>"),
    "page, body": _in("html", f'<p><script type="application/ld+json">{{{_CONTEXT}, "name": "a"}}</script>', "</p>"),
    "page, attribute": _in("html", '<div itemscope itemtype="http://schema.org/Event"><a title="', '"></a></div>'),
    "page in words": _in("page-text", "<h1>Day</h1><p>12 May 2025, 10:00</p><p>Sucre</p><li>10:30 Talk ", "</li>"),
    "page in words, table": _in(
        "page-text", "<table><tr><th>Time</th><th>Title</th></tr><tr><td>10:30</td><td>", "</td></table>"
    ),
    "json, text": _in("json", '{"name": "a', '", "startDate": "2025-05-12"}', _quoted),
    "json, date": _in("json", '{"name": "a", "startDate": "2025-05-12', '"}', _quoted),
    "json, between": _in("json", '{"name": "a",', '"startDate": "2025-05-12"}'),
    "json, description": _in("json", '{"name": "a", "startDate": "2025-05-12", "description": "', '"}', _quoted),
    "json, person": _in("json", '{"name": "a", "startDate": "2025-05-12", "performer": "', '"}', _quoted),
    "json, key": _in("json", '{"name": "a", "', '": "2025-05-12"}', _quoted),
    "json, address": _in("json", '{"name": "a", "url": "https://e.org/', '", "keywords": ["a"]}', _quoted),
    "json lines": _in("jsonl", '{"name": "a", "startDate": "2025-05-12"}\n', '\n{"name": "b", "startDate": "2025-05-12"}\n'),
    "jsonld, text": _in("jsonld", f'{{{_CONTEXT}, "name": "', '", "startDate": "2025-05-12T09:00:00-04:00"}', _quoted),
    "jsonld, date": _in("jsonld", f'{{{_CONTEXT}, "name": "a", "startDate": "2025-05-12', '"}', _quoted),
    "jsonld, between": _in("jsonld", f"{{{_CONTEXT},", '"name": "a"}'),
    "jsonld, before": _in("jsonld", "", f'{{{_CONTEXT}, "name": "a"}}'),
    "jsonld, behind": _in("jsonld", f'{{{_CONTEXT}, "name": "a"}}', ""),
    "jsonld, iri": _in("jsonld", f'{{{_CONTEXT}, "@id": "https://e.org/', '", "name": "a"}', _quoted),
    "jsonld, escaped once more": _in("jsonld", '"{\\"@type\\": \\"Event\\", ', '\\"name\\": \\"a\\"}"'),
    "sheet, alone": _in("sheet", ""),
    "sheet, cell": _in("sheet", "Title,Date,Speaker,Venue\nA,2025-05-12,", ",B\n"),
    "sheet, quoted": _in("sheet", 'Title,Date\n"', '",2025-05-12\n'),
    "sheet, date": _in("sheet", "Title,Date,Price\nA,12 May 2025 ", ",1\n"),
    "sheet, rows": _in("sheet", "Time,Hall A,Hall B\n", "\n9:00,A,B\n", _lines),
    "sheet, heading": _in("sheet", "Title,Date,", "\nA,2025-05-12,B\n"),
    "yaml, text": _in("yaml", "name: a\nstartDate: 2025-05-12\ndescription: |\n  ", "\n", _lines),
    "yaml, value": _in("yaml", "name: a\nstartDate: 2025-05-12", "\nlocation: b\n"),
    "yaml, quoted": _in("yaml", 'name: "a', '"\nstartDate: 2025-05-12\n', _quoted),
    "yaml, between": _in("yaml", "name: a\n", "startDate: 2025-05-12\n"),
    "turtle, text": _in("turtle", f'{_TURTLE}"', '" .', _quoted),
    "turtle, between": _in("turtle", f'{_TURTLE}"a" ', " ."),
    "ntriples, text": _in("ntriples", '<https://e.org/a> <http://schema.org/name> "', '" .\n', _quoted),
    "ntriples, between": _in("ntriples", '<https://e.org/a> <http://schema.org/name> "a" .\n', "\n"),
    "rdfxml, text": _in("rdfxml", _RDF.partition("{}")[0] + "<s:name>", "</s:name>" + _RDF.partition("{}")[2], _xml),
    "rdfxml, between": _in("rdfxml", _RDF.partition("{}")[0], _RDF.partition("{}")[2]),
    "docx, slot": Document("docx", _paragraphs),
    "docx, table": Document("docx", _cells),
}
"""Where a repetition stands."""


def repeated(unit: str, size: int) -> str:
    """A unit as often as gives a number of characters."""
    return (unit * (size // len(unit) + 1))[:size]


def pairs(every: int) -> list[tuple[str, str]]:
    """The names of documents and the units for them.

    Args:
        every: One pair in so many is taken.
    """
    return [(name, unit) for unit in UNITS for name in DOCUMENTS][::every]


def many(count: int) -> dict[str, tuple[str, str]]:
    """Formats and texts in which a number of things of one kind stand, by kind."""
    return {
        "performers": (
            "yaml",
            "name: a\nstartDate: 2025-05-12\nperformer:\n" + "".join(f"  - Ana Gil{one}\n" for one in range(count)),
        ),
        "unknown keys": ("yaml", "name: a\nstartDate: 2025-05-12\n" + "".join(f"nmae{one}: b\n" for one in range(count * 4))),
        "parts": (
            "yaml",
            "name: a\nstartDate: 2025-05-12\nsubEvent:\n" + "".join(f"  - name: Part {one}\n" for one in range(count)),
        ),
        "rows": ("sheet", "Title,Date\n" + "".join(f"Talk,2025-05-{one % 9 + 1:02d}\n" for one in range(count))),
        "slots": (
            "sheet",
            "Time,Title,Speaker\n" + "".join(f"9:{one % 60:02d},Talk {one % 7},Ana Gil\n" for one in range(count)),
        ),
        "dates": (
            "programme",
            "Maps for all\n\n"
            + "".join(f"{2000 + one // 336}-{one // 28 % 12 + 1:02d}-{one % 28 + 1:02d}\n\nOld maps\n\n" for one in range(count)),
        ),
        "nodes": (
            "jsonld",
            '{"@context": "https://schema.org", "@graph": ['
            + ",".join(f'{{"@type": "Event", "name": "b{one}", "startDate": "2025-05-12T10:00:00Z"}}' for one in range(count))
            + "]}",
        ),
    }


def walk(form: str, data: bytes) -> None:
    """Reads a file and does with what is in it all that event-ld does.

    Args:
        form: The format, as `read_text` takes it; "" to find it out.
        data: The bytes.
    """
    try:
        readings = read_text(data, form=form or None)
    except EventLDError:
        return
    for reading in readings[:1]:
        _use(reading)


def _use(reading: Reading) -> None:
    validate([reading])
    convert([reading], to="ntriples")
    if reading.event is not None:
        draft(reading)
    if reading.form == "programme":
        explain(reading)
