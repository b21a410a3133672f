"""What can't be read, or is asked for in a wrong place: named, with the line, in one line, and the same by every command."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from event_ld.cli import main
from event_ld.errors import InputError, UsageError
from event_ld.graph.iris import checked_base
from event_ld.graph.rdf_files import read_rdf
from event_ld.inputs import left_out, read
from event_ld.problems import Findings
from event_ld.readers.folders import files_of
from event_ld.readers.reading import decode
from event_ld.source import Source, shown

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

BASE = ["--base-url", "https://b.example/e/"]
EVENT = "id: good\nname: Talk\nstartDate: 2027-05-03\nlocation: {name: Hall, address: {addressCountry: BO}}\n"


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.yaml").write_text(EVENT, encoding="utf-8")
    return folder


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.symlink_to("nowhere")


def _socket(path: Path) -> None:
    own = socket.socket(socket.AF_UNIX)
    own.bind(str(path))
    own.close()


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _garbage(path: Path) -> None:
    path.write_bytes(b"\0\1\2")


KINDS = [
    (_pipe, "is no file, but a pipe"),
    (_socket, "is no file, but a pipe, a socket"),
    (_device, "is no file, but a pipe, a socket or a device"),
    (_link, "is a link that leads nowhere"),
    (_garbage, "is a binary file"),
]


@pytest.mark.parametrize(("make", "sentence"), KINDS)
@pytest.mark.parametrize("ending", ["yaml", "ttl", "jsonl"])
def test_what_can_not_be_read_in_a_folder_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: object, sentence: str, ending: str
) -> None:
    monkeypatch.chdir(folder)  # the path of a socket has no more than a hundred characters
    bad = folder / f"b.{ending}"
    make(bad.relative_to(folder))  # type: ignore[operator]
    built = _run("build", folder, "-o", tmp_path / "site", *BASE)
    assert built.exit_code == 1
    assert sentence in built.stderr
    assert f"held back: b.{ending}" in built.stderr
    assert "1 event published" in built.stderr
    judged = _run("validate", folder)
    assert judged.exit_code == 1
    assert sentence in judged.stdout
    assert str(bad) in judged.stdout
    converted = _run("convert", folder, "--to", "ntriples", *BASE, "-o", tmp_path / "out.nt")
    assert converted.exit_code == 1
    assert sentence in converted.stderr
    assert "good" in (tmp_path / "out.nt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("make", "sentence"), KINDS)
def test_what_can_not_be_read_is_unreadable_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: object, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    make(tmp_path.joinpath("in", "b.yaml").relative_to(tmp_path))  # type: ignore[operator]
    for command in (["validate"], ["draft"], ["convert"], ["convert", "--to", "ntriples"], ["convert", "--to", "jsonl"]):
        result = _run(*command, "in/b.yaml")
        assert result.exit_code == 3, (command, result.output)
        assert sentence in result.stderr or "does not exist" in result.stderr


@pytest.mark.parametrize("data", [b"", b" \n", b"\0\1\2"])
def test_the_one_file_that_was_named_has_one_exit_code(tmp_path: Path, data: bytes) -> None:
    bad = tmp_path / "b.yaml"
    bad.write_bytes(data)
    for command in (
        ["validate"], ["validate", "--problems", str(tmp_path / "p")], ["draft"], ["embed"],
        *(["convert", "--to", form, "-o", str(tmp_path / "o")] for form in ("jsonld", "turtle", "yaml", "ntriples", "nquads", "jsonl")),
    ):  # fmt: skip
        assert _run(*command, bad).exit_code == 3, command
    assert [one.name for one in tmp_path.iterdir()] == ["b.yaml"]


def test_a_pipe_of_the_shell_is_read() -> None:
    back, front = os.pipe()
    with os.fdopen(front, "wb") as stream:
        stream.write(EVENT.encode())
    assert [one.event is not None for one in read(f"/dev/fd/{back}", form="yaml")] == [True]
    os.close(back)


def test_files_that_a_folder_leaves_out_are_named(folder: Path, tmp_path: Path) -> None:
    assert left_out([folder, "-", folder / "good.yaml"]) == ""
    for name in ("x.pdf", "good.docx", "z.jsonl.gz", "README.md", "picture.gz"):
        (folder / name).write_bytes(b"PK\3\4xx")
    for result in (
        _run("validate", folder),
        _run("build", folder, "-o", tmp_path / "site", *BASE),
        _run("convert", folder, "--to", "jsonl", *BASE),
    ):
        assert result.exit_code == 0
        names = ", ".join(str(folder / name) for name in ("README.md", "good.docx", "x.pdf", "z.jsonl.gz", "picture.gz"))
        assert f"Note: Left out of a folder: {names}." in result.stderr
    for number in range(10, 28):
        (folder / f"p{number}.pdf").touch()
    assert "p27.pdf and 3 more." in left_out([folder])


def test_a_folder_that_can_not_be_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, look = folder / "secret", os.scandir
    secret.mkdir()

    def scandir(path: Path | str) -> object:
        if str(path) == str(secret):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    result = CliRunner().invoke(main, ["validate", str(folder)])
    assert "secret can't be read: Permission denied. [unreadable]" in result.output
    assert result.exit_code == 1  # the others are judged
    assert CliRunner().invoke(main, ["validate", str(secret)]).exit_code == 3
    assert str(secret) in files_of(folder)


# -- places of RDF files

GOOD = {
    "ntriples": "<http://a/{}> <http://a/p> <http://a/o> .\n",
    "turtle": "<http://a/{}> a <http://a/o> ;\n <http://a/p> 1 .\n",
    "rdfxml": "<rdf:Description rdf:about='http://a/{}'/>\n",
}


@pytest.mark.parametrize("before", [0, 1, 40])
@pytest.mark.parametrize(
    ("form", "bad"),
    [
        ("ntriples", "<http://a/s> <http://a/p> oops ."),
        ("ntriples", "<http://a/s> <http://a/p> <http://a/o>"),
        ("ntriples", '<http://a/s> <http://a/p> "x"^^ .'),
        ("ntriples", "{"),
        ("turtle", "<http://a/s> x:y 1 ."),
        ("turtle", "<http://a/s> <http://a/p> 'x"),
        ("turtle", "<http://a/s> <http://a/p> } ."),
        ("turtle", "<http://a/s> <http://a/p> " + "(" * 3000 + " ."),
        ("turtle", "<http://a/s> <http://a/p> " + "[ <http://a/p> " * 3000 + " ."),
        ("rdfxml", "<oops>"),
        ("rdfxml", "<rdf:li/>"),
    ],
)
def test_an_error_of_an_rdf_file_is_told_at_its_line(form: str, bad: str, before: int) -> None:
    head, end = (
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>", "</rdf:RDF>") if form == "rdfxml" else ("#", "")
    )
    text = f"{head}\n{''.join(GOOD[form].format(number) for number in range(before))}{bad}\n{end}"
    findings = Findings(Source(name="x", text=text))
    assert read_rdf(findings, form) == ([], {})
    (found,) = findings.problems
    line = 2 + before * GOOD[form].count("\n")
    assert found.place is not None
    assert line <= found.place.line <= line + (bad == "<oops>")
    assert "recursion" not in found.message
    assert "<unknown>" not in found.message
    assert ("it is nested too deeply" in found.message) is (len(bad) > 1000)


def test_a_document_type_is_told_at_the_beginning() -> None:
    findings = Findings(Source(name="x", text="<!DOCTYPE rdf>\n<rdf/>"))
    read_rdf(findings, "rdfxml")
    assert "it declares a document type" in findings.problems[0].message


# -- encodings


@pytest.mark.parametrize("text", [EVENT, "name: Charla en Potosí\n", "Ñandú, año 2026\nLunes 4 de mayo\n" * 200])
@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "utf-32-le"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_letters_of_two_and_four_bytes_are_called_so(text: str, codec: str, mark: str) -> None:
    with pytest.raises(InputError, match=rf"^x is {codec[:6].upper()}; save it as UTF-8\.$"):
        decode((mark + text if codec[6:] else text).encode(codec), "x")


@pytest.mark.parametrize("data", [b"\0", b"\0\1\2\3", bytes(range(256)), b"\x7fELF\2\1\1\0\0\0\0\0", b"text " * 100 + b"\0"])
def test_other_bytes_are_binary(data: bytes) -> None:
    with pytest.raises(InputError, match="x is a binary file, no text"):
        decode(data, "x")


# -- sites and bases


def test_a_site_is_not_built_into_another(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert _run("build", folder, "-o", site, *BASE).exit_code == 0
    before = sorted(site.rglob("*"))
    for below in ("sub", "good", "a/b/c"):
        result = _run("build", folder, "-o", site / below, *BASE)
        assert result.exit_code == 2
        assert "is within" in result.stderr
    assert sorted(site.rglob("*")) == before
    assert _run("build", folder, "-o", site, *BASE).exit_code == 0


@pytest.mark.parametrize(
    "base",
    ["https://b.example/?x=1", "https://b.example/e?", "https://b.example/../", "https://b.example/a/../b/", "https://b.example/a/..",
     "https://b.example/a//b/", "https://b.example//", "https://b.example/./", "https://b.example/%2e%2E/a/", "https://b.example/#x"],
)  # fmt: skip
def test_a_base_is_one_folder(base: str) -> None:
    with pytest.raises(UsageError, match="is no base URL"):
        checked_base(base)


@pytest.mark.parametrize(
    "base", ["https://b.example", "https://b.example/", "http://b.example:8000/a/b", "https://b.example/a..b/...c/"]
)
def test_other_bases_are_taken(base: str) -> None:
    assert checked_base(base) == base.rstrip("/") + "/"


# -- names


NAME = "b\n::error::x\r\x1b[31m\u2028\u202e.yaml"


def test_a_name_is_shown_in_one_line() -> None:
    assert shown(NAME) == r"b\n::error::x\r\x1b[31m\u2028\u202e.yaml"
    assert shown("Año 2026.yaml") == "Año 2026.yaml"
    assert shown("a\u00a0b") == "a\u00a0b"
    assert shown(os.fsdecode(b"a\xff")) == r"a\udcff"


@pytest.mark.parametrize("data", [b"", EVENT.encode(), b"name: [", b"name: Talk\nstartDate: soon\n"])
def test_no_line_of_a_message_begins_in_a_name(folder: Path, tmp_path: Path, data: bytes) -> None:
    bad = folder / NAME
    bad.write_bytes(data)
    (folder / NAME.replace("yaml", "pdf")).touch()
    for result in (
        _run("validate", bad),
        _run("validate", folder),
        _run("validate", folder, "--format", "github"),
        _run("validate", folder, "--format", "sarif"),
        _run("validate", bad, "--shapes", bad),
        _run("draft", bad),
        _run("convert", bad, "--to", "ntriples", *BASE),
        _run("convert", folder, "--to", "ntriples", *BASE),
        _run("build", folder, "-o", tmp_path / "site", *BASE),
        _run("build", bad, "-o", tmp_path / "site", *BASE),
        _run("build", folder, "-o", bad, *BASE),
        _run("validate", folder / f"no{NAME}"),
        _run("validate", bad, "--base-url", NAME),
    ):
        lines = result.output.split("\n")
        assert not [one for one in lines if one.startswith("::error::x")]
        assert "\x1b[31m" not in result.output
        assert "\u202e" not in result.output
