"""What is too large to be a description of an event is refused before the work, in one sentence."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
import zstandard
from pypdf import PdfWriter

from event_ld import limits
from event_ld.batch.records import At, lines_from
from event_ld.batch.streams import unpacked
from event_ld.errors import InputError
from event_ld.inputs import read_text
from event_ld.readers.html_page import read_page
from event_ld.readers.page_text import page_text
from event_ld.readers.reading import decode
from tests.conftest import ROOT
from tests.laws.repetitions import word_document

PROGRAMME = "Open day\n12 May 2025, 10:00\nSucre, Bolivia\n10:30 Talk\n"


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in cells)}</w:tr>"


def _text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_a_long_line_is_read_as_far_as_it_may_go() -> None:
    reading = read_text(f"  {PROGRAMME}  11:00 Walk {'x' * limits.LONGEST_LINE}\n11:30 End\n", form="programme")[0]
    found = [one for one in reading.problems if one.code == "line-too-long"]
    assert [one.message for one in found] == ["The line has 20,013 characters, of which the first 20,000 were read."]
    assert found[0].place is not None
    assert found[0].place[1:3] == (5, 20_002)
    assert reading.event is not None
    assert len(reading.event.sub_event) == 3


def test_blanks_around_a_line_do_not_count() -> None:
    blank = " " * (limits.LONGEST_LINE + 10)
    assert not [
        one for one in read_text(f"{blank}{PROGRAMME}{blank}\n", form="programme")[0].problems if one.code == "line-too-long"
    ]


@pytest.mark.parametrize("form", ["programme", "markdown", "page-text"])
def test_too_many_lines_are_refused(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("event_ld.readers.reading.MOST_LINES", 3)
    text = "<p>a</p><p>b</p><p>c</p>" if form == "page-text" else PROGRAMME
    with pytest.raises(InputError, match="more than 3 lines"):
        read_text(text, form=form)


def test_a_word_document_of_empty_paragraphs_is_refused() -> None:
    with pytest.raises(InputError, match="more than 20,000 paragraphs and cells"):
        read_text(word_document("<w:p/>" * 20_001), form="docx")


def test_a_word_document_with_too_many_cells_is_refused() -> None:
    with pytest.raises(InputError, match="more than 20,000 paragraphs and cells"):
        read_text(word_document(f"<w:tbl>{_row(*['<w:p/>'] * 101) * 100}</w:tbl>"), form="docx")


def test_a_word_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("event_ld.readers.office_files.LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(InputError, match="unpacks to more than 1 MB"):
        read_text(word_document(_text("a" * 1_000_000)), form="docx")


def test_a_cell_is_one_however_many_columns_it_claims() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{_text("Open day")}'
    reading = read_text(word_document(f"<w:tbl>{_row(wide)}{_row(_text('10:30'), _text('Talk'))}</w:tbl>"), form="docx")[0]
    assert reading.source.text.strip() == "Open day\n10:30\tTalk"


def test_a_cell_over_several_rows_is_in_each() -> None:
    first = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{_text("Hall")}'
    more = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>"
    table = f"<w:tbl>{_row(_text('10:30'), first)}{_row(_text('11:00'), more)}</w:tbl>"
    assert read_text(word_document(table), form="docx")[0].source.text.strip() == "10:30\tHall\n11:00\tHall"


def test_a_pdf_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("event_ld.readers.office_files.MOST_PAGES", 2)
    writer, file = PdfWriter(), io.BytesIO()
    for _ in range(3):
        writer.add_blank_page(10, 10)
    writer.write(file)
    with pytest.raises(InputError, match="more than 2 pages"):
        read_text(file.getvalue(), form="pdf")


@pytest.mark.parametrize(("name", "pack"), [("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zstandard.compress)])
def test_a_packed_file_that_unpacks_to_too_much_is_refused(name: str, pack: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("event_ld.batch.streams.LARGEST_FILE", 100_000)
    data = pack(b"{}\n" * 1_000_000)  # type: ignore[operator]  # one of two functions
    monkeypatch.setattr("event_ld.batch.streams.PACKED_RATIO", len(b"{}\n") * 1_000_000 // len(data) // 2)
    with pytest.raises(InputError, match="times its size"):
        list(lines_from(unpacked(io.BytesIO(data), name), name, At()))


@pytest.mark.parametrize(("name", "pack"), [("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zstandard.compress)])
def test_an_ordinary_packed_file_is_read(name: str, pack: object) -> None:
    data = pack(b"".join(b'{"id": "%d"}\n' % one for one in range(100_000)))  # type: ignore[operator]  # as above
    assert sum(len(one.lines) for one in lines_from(unpacked(io.BytesIO(data), name), name, At())) == 100_000


def test_a_file_of_blank_lines_is_refused() -> None:
    with pytest.raises(InputError, match="more than 100,000 blank lines before line 100,002"):
        list(lines_from(io.BytesIO(b"{}\n" + b"\n" * 200_000), "a.jsonl", At()))


_EVENT = '{"@context": "https://schema.org", "@type": "Event", "name": "a"}'
_SCRIPT = f'<script type="application/ld+json">{_EVENT}</script>'


@pytest.mark.parametrize(
    ("page", "count"),
    [
        (f"<!-- a -->{_SCRIPT}", 2),
        (f"<!-- never closed {_SCRIPT}", 0),
        (f"<script>var a = '<!--';</script>{_SCRIPT}", 2),
        (f"<![CDATA[ a ]]>{_SCRIPT}", 2),
        (f"<![CDATA[ a >{_SCRIPT}", 2),
        (f"{_SCRIPT}<a <a <a", 2),
        (f"<p>&#x;&#y;</p>{_SCRIPT}", 2),
    ],
)
def test_the_data_of_a_broken_page_are_found_as_browsers_find_them(page: str, count: int) -> None:
    reader = read_page(decode(page.encode(), "a.html"))
    assert len(reader.statements) == count


def test_the_words_behind_the_last_tag_are_read() -> None:
    assert page_text("<h1>Day</h1>10:30 Talk &amp; walk <a href='x") == "# Day\n\n10:30 Talk & walk <a href='x"


@pytest.mark.parametrize(
    "behind", ["", ";", ";;; ", " ; --> ", "// -->", "]]>", "//]]>", "/* ]]> */", "// ]]> ;", "]]>*/ // -->"]
)
@pytest.mark.parametrize("before", ["", "<!--", " //<![CDATA[ ", "/*<![CDATA[*/", "<!-- <![CDATA["])
def test_what_stands_around_the_json_of_a_script_is_left_out(before: str, behind: str) -> None:
    findings = decode(f'<script type="application/ld+json">{before}{_EVENT}{behind}</script>'.encode(), "a.html")
    assert len(read_page(findings).statements) == 2
    assert findings.problems == []


def test_a_star_and_a_slash_alone_are_no_wrapper() -> None:
    findings = decode(f'<script type="application/ld+json">{_EVENT} */</script>'.encode(), "a.html")
    read_page(findings)
    assert [one.code for one in findings.problems] == ["syntax"]


def test_the_limits_stand_in_the_reference() -> None:
    text = Path(ROOT / "docs" / "reference" / "limits.md").read_text(encoding="utf-8")
    numbers = [value for name, value in vars(limits).items() if name.isupper()]
    assert len(numbers) > 10
    assert [one for one in numbers if f"| {one:,} |" not in text] == []
