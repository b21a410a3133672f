"""What is read of a Word document is what it shows once its tracked changes are accepted."""

from __future__ import annotations

import io
from itertools import cycle

import docx
import pytest
from docx.oxml import parse_xml

from event_ld.inputs import read_text
from event_ld.readers.office_files import read_office_file

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_BOX = "<w:txbxContent><w:p>{0}</w:p></w:txbxContent>"


def _run(words: str, form: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{form}</w:rPr><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


SHOWN = {
    "inserted": f"<w:ins>{_run('6')}</w:ins>",
    "moved here": f"<w:moveTo>{_run('6')}</w:moveTo>",
    "of a control": f"<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{_run('6')}</w:sdtContent></w:sdt>",
    "of a field": f'<w:fldSimple w:instr="DATE">{_run("6")}</w:fldSimple>',
    "of a field of runs": f"{_run('DATE', tag='instrText')}{_run('6')}",
    "inserted in a control": f"<w:sdt><w:sdtContent><w:ins>{_run('6')}</w:ins></w:sdtContent></w:sdt>",
    "not struck": _run("6", '<w:strike w:val="0"/>'),
    "not struck in a struck style": _run("6", '<w:rStyle w:val="Gone"/><w:strike w:val="0"/>'),
    "of a tag": f"<w:smartTag>{_run('6')}</w:smartTag>",
}
NOT_SHOWN = {
    "deleted": f"<w:del>{_run('5', tag='delText')}</w:del>",
    "moved away": f"<w:moveFrom>{_run('5')}</w:moveFrom>",
    "inserted and deleted": f"<w:ins><w:del>{_run('5', tag='delText')}</w:del></w:ins>",
    "struck": _run("5", "<w:strike/>"),
    "struck twice": _run("5", "<w:dstrike/>"),
    "hidden": _run("5", "<w:vanish/>"),
    "struck in a control": f"<w:sdt><w:sdtContent>{_run('5', '<w:strike/>')}</w:sdtContent></w:sdt>",
    "of a struck style": _run("5", '<w:rStyle w:val="Gone"/>'),
    "of a style like a struck one": _run("5", '<w:rStyle w:val="Goner"/>'),
    "a prompt": f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_run('5')}</w:sdtContent></w:sdt>",
    "a deleted control": f"<w:del><w:sdt><w:sdtContent>{_run('5')}</w:sdtContent></w:sdt></w:del>",
}
AROUND = {
    "a paragraph": "<w:p>{0}</w:p>",
    "a cell": "<w:tbl><w:tr><w:tc><w:p>{0}</w:p></w:tc></w:tr></w:tbl>",
    "a control": "<w:sdt><w:sdtContent><w:p>{0}</w:p></w:sdtContent></w:sdt>",
    "a control around a row": "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc><w:p>{0}</w:p></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
    "a control around a cell": "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc><w:p>{0}</w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
    "a table in a cell": "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p>{0}</w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
    "a text box": f"<w:p><w:r><mc:AlternateContent {_MC}><mc:Choice>{_BOX}</mc:Choice><mc:Fallback>{_BOX}</mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>",
    "a split paragraph": "<w:sdt><w:sdtContent><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{0}</w:p><w:p><w:pPr/></w:p></w:sdtContent></w:sdt>",
    "a link": '<w:p><w:hyperlink w:anchor="a">{0}</w:hyperlink></w:p>',
}


def _document(*blocks: str, header: str = "") -> bytes:
    document = docx.Document()
    for name, above in (("Gone", ""), ("Goner", '<w:basedOn w:val="Gone"/>'), ("Ring", '<w:basedOn w:val="Ring"/>')):
        says = "<w:rPr><w:strike/></w:rPr>" if name == "Gone" else ""
        style = f'<w:style {_W} w:type="character" w:styleId="{name}"><w:name w:val="{name}"/>{above}{says}</w:style>'
        document.styles.element.append(parse_xml(style))
    body = document.element.body
    for block in blocks:
        body.insert(len(body) - 1, parse_xml(block.replace(">", f" {_W}>", 1)))
    if header:
        document.sections[0].header.paragraphs[0].text = header
        number = parse_xml(f"<w:p {_W}>{_run('PAGE', tag='instrText')}{_run('Page 1')}</w:p>")
        document.sections[0].footer.part.element.append(number)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _lines(*blocks: str) -> list[str]:
    lines = read_office_file(_document(*blocks), "a.docx", "docx").source.text.split("\n")
    return [line for line in lines if line]


@pytest.mark.parametrize("around", AROUND)
def test_what_is_accepted_is_what_is_read(around: str) -> None:
    days = [
        f"{_run('1')}{gone}{shown}{_run(' April')}"
        for shown, gone in zip(cycle(SHOWN.values()), NOT_SHOWN.values(), strict=False)
    ]
    assert _lines(*(AROUND[around].replace("{0}", day) for day in days)) == ["16 April"] * len(days)


def test_rows_cells_and_paragraphs_that_are_deleted_are_not_read() -> None:
    cell = f"<w:tc><w:p>{_run('a')}</w:p></w:tc>"
    gone = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>{_run('b')}</w:p></w:tc>"
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell}</w:tr>"
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert _lines(f"<w:tbl>{row}<w:tr>{cell}{gone}</w:tr></w:tbl>") == ["a"]
    assert _lines(f"<w:p>{mark}{_run('a')}</w:p>", f"<w:p>{mark}{_run('b')}</w:p>", f"<w:p>{_run('c')}</w:p>") == ["abc"]
    assert _lines(f"<w:p>{mark}{_run('a')}</w:p>", f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == ["a", "a"]
    struck = '<w:pPr><w:pStyle w:val="Gone"/></w:pPr>'
    undone, ring = (_run("b", f'<w:rStyle w:val="{style}"/>') for style in ("Goner", "Ring"))
    assert _lines(f"<w:p>{struck}{_run('a')}{undone}</w:p>") == ["b"]
    assert _lines(f"<w:p>{ring}</w:p>") == ["b"]


def test_what_is_left_out_is_told() -> None:
    def told(data: bytes) -> list[str]:
        return [one.message for one in read_text(data, form="docx")[0].problems if one.code == "word-text-left-out"]

    paragraph = f"<w:p>{_run('16 April 2027')}</w:p>"
    assert told(_document(paragraph)) == []
    assert told(_document(paragraph, header="Letterhead")) == ["The header, the footer or a note was left out: “Letterhead”."]
    assert len(told(_document(f"<w:p><w:ins>{_run('16')}</w:ins>{_run(' April 2027')}</w:p>"))) == 1


def _agenda(*rows: tuple[str, ...], is_broken: bool) -> list[object]:
    document = docx.Document()
    document.add_heading("Workshop on maps", 1)
    document.add_paragraph("17 June 2027, Galway, Ireland")
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            first, *others = [text] if is_broken else text.split("\n")
            cell.text = first
            for line in others:
                cell.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    event = read_text(stream.getvalue(), form="docx")[0].event
    assert event is not None
    return [(one.name, one.room or "", [(who.name, who.role) for who in one.performer]) for one in event.sub_event]


@pytest.mark.parametrize("is_broken", [True, False], ids=["line ends", "paragraphs"])
def test_lines_of_a_cell_are_lines(*, is_broken: bool) -> None:
    talk = "Old maps\nAna Gil, Director, National Library of Ireland\nModerator: Tom Burke, University of Galway"
    other = "New maps\nMary Byrne, University of Dublin"
    slot = ("Old maps", "", [("Ana Gil", "speaker"), ("Tom Burke", "moderator")])
    assert _agenda(("Time", "Session"), ("10:00 - 11:00", talk), is_broken=is_broken) == [slot]
    assert _agenda(("10:00 - 11:00", talk), ("11:00 - 12:00", "Lunch"), is_broken=is_broken) == [slot, ("Lunch", "", [])]
    rooms = _agenda(("Time", "Room A", "Room B"), ("10:00 - 11:00", talk, other), is_broken=is_broken)
    assert rooms == [("Old maps", "Room A", slot[2]), ("New maps", "Room B", [("Mary Byrne", "speaker")])]


def test_a_table_of_one_column_is_a_frame() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.add_paragraph("Workshop on maps", style="Heading 1")
    cell.add_paragraph("17 June 2027\nGalway")
    stream = io.BytesIO()
    document.save(stream)
    lines = read_text(stream.getvalue(), form="docx")[0].source.text.split("\n")
    assert [line for line in lines if line] == ["# Workshop on maps", "17 June 2027", "Galway"]
