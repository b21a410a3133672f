"""Programmes that are no plain text: HTML pages, Word documents, PDF files; and the explanation of what was read."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import docx
import pytest
from click.testing import CliRunner
from fpdf import FPDF

from event_ld import draft, model
from event_ld.cli import main
from event_ld.errors import ExtraError, InputError, UsageError
from event_ld.inputs import read, read_text
from event_ld.pipeline import explain
from event_ld.readers.markdown_text import markdown_text
from event_ld.readers.page_text import page_text
from event_ld.source import Source
from event_ld.sources import read_events

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html><head><title>Site</title><style>p { color: red }</style></head><body>
<nav><ul><li>Home</li></ul></nav>
<main><h1>Workshop on tide gauges</h1>
<p>Date: 3 May 2026<br>Venue: Map House, Lima, Peru</p>
<p>See <a href="https://www.example.org/register">register here</a> or <a href="#top">above</a> or <a>nothing</a>.</p>
<h2>Programme</h2>
<table><thead><tr><th>Time</th><th>Session</th><th>Speaker</th></tr></thead>
<tbody><tr><td>10:00 - 11:00</td><td>Old <b>gauges</b></td><td>Ana Gil, Director</td></tr>
<tr><td>11:00 - 12:00</td><td>Salt | water</td><td></td></tr></tbody></table>
<ul><li></li><li>Bring boots</li></ul>
<script>ignored()</script><button>Go<script>x</script></button>
</main></body></html>"""


def _event(text: str | bytes, **given: str) -> model.Event:
    event = read_text(text, **given)[0].event  # type: ignore[arg-type]  # strings alone
    assert event is not None
    return event


def test_a_page_that_describes_an_event_in_words() -> None:
    event = _event(PAGE, name="page.html", form="page-text")
    assert (event.name, event.start_date) == ("Workshop on tide gauges", "2026-05-03T10:00")
    assert [one.name for one in event.sub_event] == ["Old gauges", "Salt / water"]
    assert event.sub_event[0].performer[0].name == "Ana Gil"
    assert event.offers[0].url == "https://www.example.org/register"
    assert event.location is not None
    assert event.location.name == "Map House"


def test_the_text_of_a_page_line_by_line() -> None:
    text = page_text("<h1>A</h1><p>b<br>c</p><ul><li>d</ul><table><tr><td>10:00<td>x<tr><td>11:00<td>y</table>e")
    assert text == "# A\n\nb\nc\n\n- d\n\n10:00\tx\n11:00\ty\n\ne"


def test_broken_pages_are_read_all_the_same() -> None:
    assert page_text("</table></nav><td>a") == "a"
    assert page_text("<table><td>a<td>b") == "a\tb\n"
    assert page_text("<table><tr>loose<tr><td>a</table><table>") == "loose a\n" or page_text("<p>x") == "x"
    with pytest.raises(InputError, match="holds no text"):
        read_text("<script>x</script>", name="a.html", form="page-text")


def test_draft_reads_a_page_for_its_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    assert "name: Workshop on tide gauges" in draft(path).text
    result = CliRunner().invoke(main, ["draft", str(path)])
    assert "name: Workshop on tide gauges" in result.stdout
    result = CliRunner().invoke(main, ["draft", "-"], input="Workshop on gauges\n\n3 May 2026\n")
    assert "name: Workshop on gauges" in result.stdout


MARKDOWN = """---
layout: event
title: Workshop on tide gauges
date: 2020-01-01
---

<!-- 3 June 2026 was the old date -->

Date: 3 May 2026

```
10:00 print("no slot")
```

Agenda

    10:00 - 11:00 Old gauges

    if (time == "12:00") { run(); }

| Time | Session |
|------|---------|
| 11:00 | Salt water |
"""


@pytest.mark.parametrize("key", ["startDate", "start_date", "dateTime", "eventDate", "start"])
def test_the_start_in_front_matter_is_that_of_the_event(key: str) -> None:
    text = f"---\nlayout: event\ntitle: Map fair\n{key}: 2027-05-14T18:30\ndate: 2026-01-01\nvenue: Town Hall, Leeds, UK\n---\nWords.\n"
    (reading,) = read_text(text, name="a.md")
    assert reading.event is not None
    assert (reading.event.name, reading.event.start_date) == ("Map fair", "2027-05-14T18:30")
    place = next(one for path, one in reading.evidence.items() if path == "startDate").spans[0]
    assert text[place.start : place.end].startswith("2027-05-14")


def test_cells_that_go_over_several_rows_are_in_each_of_them() -> None:
    page = """<table><tr><td rowspan=2>10:00</td><td>Maps</td><td rowspan="2">Hall</td></tr><tr><td>Licences</td></tr>
<tr><td rowspan=x>11:00</td><td rowspan=99999>End</td></tr><tr></tr></table>"""
    assert page_text(page).split("\n")[:3] == ["10:00\tMaps\tHall", "10:00\tLicences\tHall", "11:00\tEnd"]
    wide = "<table><tr>" + "<td rowspan=999>x</td>" * 300 + "</tr>" + "<tr><td>y</td></tr>" * 300 + "</table>"
    assert len(page_text(wide)) < 50_000


def test_markdown_without_its_code_its_comments_and_its_front_matter() -> None:
    assert len(markdown_text(MARKDOWN)) == len(MARKDOWN)
    event = _event(MARKDOWN, name="programme.md")
    assert (event.name, event.start_date) == ("Workshop on tide gauges", "2026-05-03T10:00")
    assert [one.name for one in event.sub_event] == ["Old gauges", "Salt water"]
    assert markdown_text("no front matter") == "no front matter"
    with pytest.raises(InputError, match="holds no text"):
        read_text("```\ncode\n```\n", name="a.md")


def _word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Workshop on tide gauges", 1)
    document.add_paragraph("Date: 3 May 2026")
    document.add_paragraph("")
    document.add_heading("Programme", 2)
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows,
        [("Time", "Session", "Speaker"), ("10:00 - 11:00", "Old gauges", "Ana Gil, Director"), ("11:00 - 12:00", "Pause", "")],
        strict=True,
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    plain = document.add_table(rows=1, cols=3)
    plain.cell(0, 0).text = "12:00"
    plain.cell(0, 1).merge(plain.cell(0, 2)).text = "Salt water"
    document.add_paragraph("Bring boots", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_document(tmp_path: Path) -> None:
    path = tmp_path / "programme.docx"
    path.write_bytes(_word_file())
    event = read(path)[0].event
    assert event is not None
    assert (event.name, event.start_date) == ("Workshop on tide gauges", "2026-05-03T10:00")
    assert [one.name for one in event.sub_event] == ["Old gauges", "Pause", "Salt water"]
    speaker = event.sub_event[0].performer[0]
    assert isinstance(speaker, model.Person)
    assert speaker.job_title == ("Director",)


def test_cells_of_a_table_over_all_rooms_are_in_none(tmp_path: Path) -> None:
    rows = [
        ("Time", "Room 1", "Room 2"),
        ("9:00", "Registration", ""),
        ("9:30", "Old gauges", "New gauges"),
        ("11:00", "Pause", ""),
    ]
    document = docx.Document()
    document.add_heading("Workshop on tide gauges", 1)
    document.add_paragraph("3 May 2027")
    table = document.add_table(rows=len(rows), cols=3)
    for number, row in enumerate(rows):
        for at, text in enumerate(row):
            if text:
                table.cell(number, at).text = text
        if not row[2]:
            table.cell(number, 1).merge(table.cell(number, 2))
    path, page = tmp_path / "rooms.docx", tmp_path / "rooms.html"
    document.save(str(path))
    cells = "".join(
        f"<tr><td>{when}</td>{f'<td>{one}</td><td>{other}</td>' if other else f'<td colspan=2>{one}</td>'}</tr>"
        for when, one, other in rows
    )
    page.write_text(f"<h1>Workshop on tide gauges</h1><p>3 May 2027</p><table>{cells}</table>")
    told = [("Registration", None), ("Old gauges", "Room 1"), ("New gauges", "Room 2"), ("Pause", None)]
    for file, form in ((path, None), (page, "page-text")):
        event = read(file, form=form)[0].event
        assert event is not None
        assert [(one.name, one.room) for one in event.sub_event] == told, file.name


def _pdf_file(*pages: str, password: str = "") -> bytes:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    for page in pages:
        pdf.add_page()
        for line in page.split("\n"):
            pdf.cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)  # noqa: S106  # of a test
    return bytes(pdf.output())


def test_a_pdf_file_keeps_its_pages() -> None:
    data = _pdf_file(
        "Workshop on tide gauges\n\nDate: 3 May 2026\n\nProgramme\n10:00 - 11:00 Old gauges", "11:00 - 12:00 Salt water"
    )
    event = _event(data, name="programme.pdf")
    assert [one.name for one in event.sub_event] == ["Old gauges", "Salt water"]
    text = draft(read_text(data, name="programme.pdf")[0]).text
    assert "startDate: 2026-05-03T11:00  # page 2, line " in text


def test_a_text_without_pages_has_none() -> None:
    assert Source(name="a", text="b").page(1) is None
    assert Source(name="a", text="b\nc", page_starts=(1, 2)).page(2) == 2


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"no such file", "a.pdf", "no PDF file"),
        (b"no such file", "a.docx", "no Word document"),
        (_pdf_file(""), "a.pdf", "holds no text"),
        (_pdf_file("x", password="secret"), "a.pdf", "locked by a password"),  # noqa: S106  # of a test
    ],
    ids=["no-pdf", "no-docx", "no-text", "locked"],  # a file has the time in it: its bytes are no name that two processes share
)
def test_files_that_can_not_be_read(data: bytes, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_text(data, name=name)


@pytest.mark.parametrize(("form", "module", "package"), [("pdf", "pypdf", "pypdf"), ("docx", "docx", "python-docx")])
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, form: str, module: str, package: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ExtraError, match=rf"extra {form}: pip install {package}$"):
        read_text(b"x", name=f"a.{form}")


def test_an_explanation_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "programme.txt"
    path.write_text("Workshop on <gauges>\n\n3 May 2026\n\nNothing to be read here.\n", encoding="utf-8")
    page = explain(path, to="html").text
    assert "Workshop on &lt;gauges&gt;" in page
    assert "<gauges>" not in page
    assert 'class="unread"' in page
    assert page.count("<code>") >= 3
    result = CliRunner().invoke(main, ["draft", str(path), "--explain", "--html"])
    assert result.stdout == page
    assert CliRunner().invoke(main, ["draft", str(path), "--html"]).exit_code == 2
    with pytest.raises(UsageError, match="no form pdf"):
        explain(path, to="pdf")  # type: ignore[arg-type]  # none


@pytest.mark.parametrize(("kind", "is_told"), [("NewsArticle", True), ("BlogPosting", True), ("WebSite", False)])
def test_a_page_whose_markup_says_that_it_is_an_article_is_doubtful(kind: str, is_told: bool) -> None:  # noqa: FBT001  # a parameter
    markup = f'{{"@context": "https://schema.org", "@type": "{kind}", "name": "Maps"}}'
    page = f'<html><script type="application/ld+json">{markup}</script><h1>Map fair</h1><p>10 May 2027</p></html>'
    (found,) = read_events(page.encode(), name="a.html")
    assert any(f"says `{kind}`" in one.message and one.question for one in found.problems) == is_told
