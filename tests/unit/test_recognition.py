"""Nothing is read as what it is not: each format is told by what the file holds, and what no reader reads is said in a sentence."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from event_ld.cli import main
from event_ld.errors import InputError
from event_ld.inputs import left_out, read_text
from event_ld.problems import Severity
from event_ld.readers.marked import marked
from event_ld.readers.recognition import answer_kind, recognised
from event_ld.resources import read_table
from event_ld.source import Span

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


UNREAD = [
    (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"), (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"), (b"GIF89a\1\0", "a GIF picture"),
    (b"RIFF\1\0\0\0WEBPVP8", "a WebP picture"), (b"II*\0\x08", "a TIFF picture"), (b"BM\1\2\3\4\0\0\0\0", "a BMP picture"),
    (b"\0\0\0\x18ftypheic", "a HEIF picture"), (b"\0\0\0\x18ftypisom", "a recording"), (b"ID3\3\0", "a recording"),
    (b"\x1f\x8b\x08\0", "packed by gzip"), (b"\x28\xb5\x2f\xfd\0", "packed by zstd"), (b"BZh91AY&SY\0", "a packed file"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"), (b"Rar!\x1a\x07\0", "an archive"), (b"{\\rtf1\\ansi Open day}", "an RTF text"),
    (b"%!PS-Adobe-3.0", "a PostScript file"), (b"SQLite format 3\0", "a database"), (b"PAR1\x15\0", "a database"),
    (zipped("ppt/presentation.xml"), "a PowerPoint presentation"), (zipped("holiday.jpg"), "a ZIP archive"),
    (zipped(), "a ZIP archive"), (zipped("Index/Document.iwa"), "Pages, Numbers or Keynote"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "locked by a password"), (OLE, "an Office file of before 2007"),
    (OLE + "WordDocument".encode("utf-16-le"), "a Word document of before 2007"),
    (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "an Outlook message"),
    (b"begin:vcard\r\nVERSION:4.0", "a vCard"), (b"<?xml version='1.0'?><!-- made --><rss version='2.0'>", "an RSS feed"),
    (b"<feed xmlns='x'>", "an Atom feed"), (b"\xef\xbb\xbf<?xml version='1.0'?>\n<urlset>", "a sitemap"),
    (b"<?xml version='1.0'?><ns:icalendar>", "xCal"), (b"<?xml version='1.0'?><termine>", "an XML file of its own (<termine>)"),
    (b"<?xml version='1.0'?>", "an XML file of its own, which"), (b"<svg xmlns='x'>", "an SVG picture"),
    (b'{"version":"https://jsonfeed.org/version/1.1","items":[]}', "a JSON Feed"),
    (b'{"kind":"calendar#events","items":[]}', "Google"), (b'{"type":"FeatureCollection","features":[]}', "GeoJSON"),
    (b'{"next":"x","items":[]}', "OpenActive"), (b'{"_embedded":{}}', "HAL"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "what"), UNREAD)
@pytest.mark.parametrize("name", ["<stdin>", "programme.txt", "a.bin"])
def test_what_no_reader_reads_is_said_in_a_sentence(data: bytes, what: str, name: str) -> None:
    with pytest.raises(InputError) as error:
        read_text(data, name=name)
    sentence = str(error.value)
    assert sentence.startswith(f"{name} is a")
    assert what in sentence
    assert ", which is not read: " in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_each_format_that_is_not_read_says_what_to_do() -> None:
    rows = read_table("vocab", "formats.tsv")
    assert all(len(row) == 5 and bool(row[2]) is not bool(row[4]) for row in rows)


@pytest.mark.parametrize(
    ("name", "text"), [("<stdin>", "Time;Title;Speaker\n9:00;A;B\n"), ("a.csv", "x\n1\n"), ("A.TSV", "x\n1\n")]
)
def test_a_sheet_is_no_prose(name: str, text: str) -> None:
    known = recognised(text.encode(), name)
    assert known is not None
    assert known.form == "sheet"


def test_bytes_tell_more_than_a_name() -> None:
    for name in ("a.html", "a.yaml", "a.json", "a.md"):
        with pytest.raises(InputError, match="a PNG picture"):
            read_text(b"\x89PNG\r\n\x1a\n\0\0", name=name)
    assert [one.form for one in read_text(b"@prefix s: <http://schema.org/> .\n<http://a/> a s:Event .", name="a.txt")] == ["rdf"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('<https://a.example/1> <http://schema.org/name> "A" .\n', "ntriples"), ("PREFIX s: <http://schema.org/>\n", "turtle"),
        ("@base <https://a.example/> .", "turtle"), ("<?xml version='1.0'?><rdf:RDF>", "rdfxml"), ("%PDF-1.4", "pdf"),
        ("<?xml version='1.0'?><html>", "html"), ('{ "name": 1}', "json"), ('[\n {"name": 1}]', "json"),
    ],
)  # fmt: skip
def test_what_a_reader_reads(text: str, form: str) -> None:
    known = recognised(text.encode())
    assert known is not None
    assert known.form == form


@pytest.mark.parametrize(
    "text",
    [
        "Congress\n\n6 May 2027", "<b>Congress</b>", "< 5 minutes", "name: A\nstartDate: 2027-01-01\n", "BMW open day",
        "MM sessions", "Date: 6 May 2027\nVenue: City Hall\n", "From: 9:00\nTo: 10:00\n", "PREFIX of the region speaks",
        "Title, Speaker, Room", "Time, title, speaker\nare needed", "Base <none>", "Data: 6 de maio\nAssunto: Dados\n", "",
    ],
)  # fmt: skip
def test_texts_that_are_none(text: str) -> None:
    assert recognised(text.encode()) is None


@pytest.mark.parametrize(
    ("text", "is_mail"),
    [
        ("Received: from a\n\tby b\nX-A: b\n\nHello", True), ("Return-Path: <a@a.example>\n", True),
        ("Subject: a\nDate: b\nMIME-Version: 1.0\n", True), ("From a@b.example Mon Jan  1\nMessage-Id: <x>\n", True),
        ("From: Ana <ana@a.example>\nSent: Monday\nTo: B\nSubject: Open day\n\nDear all", False),
        ("Received: yesterday\n".replace(":", ""), False), ("Programme: day\n\nReceived: 9:00", False),
    ],
)  # fmt: skip
def test_stored_mails_by_headers_that_only_programs_write(text: str, *, is_mail: bool) -> None:
    known = recognised(text.encode())
    assert (known is not None and known.form == "mail") is is_mail


def test_an_answer_of_a_program_is_no_description() -> None:
    def kind(*keys: str) -> str | None:
        known = answer_kind(marked([dict.fromkeys(keys, "x")], Span(0, 1)))
        return known.what if known is not None else None

    assert kind("name", "startDate", "events") is None
    assert kind("title") is None
    assert kind("startDat") is None, "a slip of the pen"
    assert kind("events", "rest_url") == "an answer of a calendar's API"
    assert kind("weight", "colour") == "JSON in which no key is one of an event"
    assert answer_kind(marked({}, Span(0, 1))) is None


@pytest.mark.parametrize("data", [UNREAD[0][0], UNREAD[18][0], UNREAD[-1][0]])
def test_the_command_ends_with_3_for_files_and_for_standard_input(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "programme"
    path.write_bytes(data)
    for command in (["draft", str(path)], ["validate", str(path)], ["convert", str(path)]):
        assert CliRunner().invoke(main, command).exit_code == 3
    assert CliRunner().invoke(main, ["draft", "-"], input=data).exit_code == 3


def test_of_several_files_the_one_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(UNREAD[0][0])
    (tmp_path / "b.yaml").write_text("id: b\nname: B\nstartDate: 2027-05-06\n")
    result = CliRunner().invoke(main, ["validate", str(tmp_path)])
    assert result.exit_code == 1
    assert "is a PNG picture, which is not read" in result.stdout
    assert Severity.VIOLATION in result.stdout


def test_every_file_that_a_folder_passes_over_is_named(tmp_path: Path) -> None:
    names = ("b.yaml", "b.docx", "z.docx", "b.eml", "flyer.pdf", "photo.png", "site.yaml", "notes.md")
    for name in names:
        (tmp_path / name).write_text("name: B\n")
    said = left_out([tmp_path])
    assert [name for name in names if f"/{name}" in said] == ["b.docx", "b.eml", "flyer.pdf", "photo.png", "notes.md"]
    assert said.index("notes.md") < said.index("photo.png")


def test_an_archive_that_breaks_off_is_said_to() -> None:
    known = recognised(b"PK\3\4cut", "a.xlsx")
    assert known is not None
    assert known.what == "a file that breaks off"


def test_a_template_that_is_called_xml_is_no_programme() -> None:
    with pytest.raises(InputError, match="is an XML file of its own, which is not read"):
        read_text("---\nlayout: null\n---\n<schedule></schedule>\n", name="schedule.xml")
