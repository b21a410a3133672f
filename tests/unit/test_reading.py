from __future__ import annotations

from pathlib import Path

import pytest

from event_ld.errors import InputError
from event_ld.inputs import read, read_text
from event_ld.readers.reading import decode, read_bytes


def test_utf8_with_a_byte_order_mark_and_windows_line_ends() -> None:
    findings = decode(b"\xef\xbb\xbfname: Jo\xc3\xa3o\r\nroom: 3\r", "a.yaml")
    assert findings.source.text == "name: João\nroom: 3\n"
    assert findings.problems == []


def test_windows_1252_is_read_with_a_warning_at_its_first_character() -> None:
    findings = decode(b"id: a\r\nname: Jo\xe3o \x96 caf\xe9\r\n", "a.yaml")
    assert findings.source.text == "id: a\nname: João – café\n"
    assert [(one.code, one.place.line, one.place.column) for one in findings.problems if one.place] == [("encoding", 2, 9)]


def test_control_characters_are_left_out_with_a_warning() -> None:
    findings = decode("name: a\x07b\x85c\ufeffd\n".encode(), "a.yaml")
    assert findings.source.text == "name: ab\x85cd\n"
    assert [one.code for one in findings.problems] == ["control-character"]
    assert "U+0007" in findings.problems[0].message


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\x07", "is empty"),
        (b"PK\x03\x04\x00\x00", "binary file"),
        (b"\xff\x81\x8d", "binary file"),
        ("name: x".encode("utf-16"), "is UTF-16"),
    ],
)
def test_what_is_no_text(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        decode(data, "a.yaml")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "missing.yaml")
    with pytest.raises(InputError, match="is a directory"):
        read(tmp_path)
    with pytest.raises(InputError, match="can't be read"):
        read("a\x00b.yaml")
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(InputError, match="has more than 10 MB"):
        read_bytes(large)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
def test_an_endless_file_ends_in_a_sentence() -> None:
    with pytest.raises(InputError, match="/dev/zero has more than 10 MB"):
        read("/dev/zero")


def test_a_text_may_be_given_as_bytes_or_as_a_string() -> None:
    assert read_text(b"name: x", form="yaml")[0].event == read_text("name: x", form="yaml")[0].event


def test_an_id_comes_from_the_name_of_the_file_where_none_is_declared(tmp_path: Path) -> None:
    path = tmp_path / "My event (1).yaml"
    path.write_text("name: x\nlanguage: en\n", encoding="utf-8")
    reading = read(path)[0]
    assert reading.event is not None
    assert reading.event.id == "My-event-1"
    assert [one.code for one in reading.problems] == ["id-missing"]
    assert read_text("name: x", name="<text>", form="yaml")[0].event.id is None  # type: ignore[union-attr]
