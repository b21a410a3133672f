"""Standard streams that are closed, full or poor in letters; targets that are no files; colours; faults of our own."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from event_ld.cli import main, streams
from event_ld.cli import serve as serve_module
from event_ld.cli.doors import walked
from event_ld.cli.streams import colour, open_streams, shows_progress
from event_ld.extras import EXTRAS
from event_ld.inputs import read_text
from event_ld.readers.formats import FORMS
from event_ld.source import Source
from tests.conftest import EXAMPLE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = "id: a\nlanguage: en\nname: Open day\nstartDate: 2030-05-03\nlocation: {name: Hall, address: {addressLocality: Sucre, addressCountry: BO}}\n"
BASE = ("--base-url", "https://www.example.org/")
_EVENT_LD = f'"{sys.executable}" -m event_ld'
_FULL = Path("/dev/full")

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs the devices and descriptors of POSIX")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def _shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", f"{_EVENT_LD} {command}"],
        capture_output=True,
        text=True,
        encoding="latin-1",
        timeout=120,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def _ends_well(result: subprocess.CompletedProcess[str], *codes: int) -> None:
    assert "Traceback" not in result.stderr
    assert result.returncode in codes, result.stderr


@posix
@pytest.mark.skipif(not _FULL.exists(), reason="needs a device that is full")
@pytest.mark.parametrize("command", ["schema", "--help", f"validate {EXAMPLE}", f"convert {EXAMPLE} --to ntriples"])
def test_an_output_that_is_full(command: str) -> None:
    result = _shell(f"{command} > /dev/full")
    _ends_well(result, 3)
    assert "Error: Standard output can't be written: No space left on device.\n" in result.stderr


@posix
@pytest.mark.parametrize(
    ("command", "codes"),
    [
        ("schema >&-", (3,)),
        ("concepts data >&-", (3,)),
        ("convert - <&-", (3,)),
        ("convert - --to ntriples <&-", (3,)),
        (f"validate {EXAMPLE} 2>&-", (0,)),
        (f"convert {EXAMPLE} 2>&- >/dev/null", (0, 1)),
        ("schema | head -c 1", (0,)),
        ("--help | head -c 1", (0,)),
    ],
)
def test_streams_that_are_closed(command: str, codes: tuple[int, ...]) -> None:
    result = _shell(command)
    _ends_well(result, *codes)
    if codes == (3,):
        assert result.stderr.endswith(f": {os.strerror(errno.EBADF)}.\n")


def test_a_console_that_lacks_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.replace("Open day", "Día → Дом <x>"), encoding="utf-8")
    result = _shell(f"validate {path}", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    _ends_well(result, 0)
    assert "    -> " in result.stdout
    assert "Día -> \\u0414" in result.stdout.encode("latin-1").decode("cp1252")
    _ends_well(_shell(f"validate {path}", PYTHONIOENCODING="ascii", PYTHONUTF8="0"), 0)
    report = _shell(f"validate {path} --format html", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert (
        report.stdout.encode("latin-1").decode("utf-8")
        == CliRunner().invoke(main, ["validate", str(path), "--format", "html"]).stdout
    )


@pytest.mark.parametrize("encoding", ["cp437", "latin-1", "ascii", "koi8-r", "shift_jis"])
def test_letters_that_an_encoding_lacks(encoding: str) -> None:
    open_streams()
    assert "→ “x” …".encode(encoding, "event-ld").decode(encoding).isprintable()


@posix
def test_a_name_of_a_file_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")
    try:
        Path(name).write_text("name: x\n", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("the file system takes no such name")
    for form in ("text", "json", "turtle"):
        result = CliRunner().invoke(main, ["validate", name, "--format", form])
        assert result.exit_code == 1
    result = CliRunner().invoke(main, ["validate", name, "--problems", str(tmp_path / "p.jsonl")])
    assert json.loads((tmp_path / "p.jsonl").read_bytes().splitlines()[0])["place"]["source"].endswith("\\udcff.yaml")
    assert Source(name="\udcff", text="").name == "\\udcff"


# -- targets


@posix
def test_an_output_that_is_no_file_stays_what_it_is(good: Path, tmp_path: Path) -> None:
    for words in (["convert", *BASE], ["convert", "--to", "ntriples", *BASE], ["convert", "--to", "jsonl", *BASE]):
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        got: list[bytes] = []
        reader = threading.Thread(target=lambda to=got, place=pipe: to.append(place.read_bytes()), daemon=True)
        reader.start()
        result = CliRunner().invoke(main, [*words, str(good), "-o", str(pipe)])
        reader.join(20)
        assert result.exit_code == 0
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert b"Open day" in got[0]
        assert not [*tmp_path.glob("*.part*")]
        pipe.unlink()


@posix
def test_problems_into_a_pipe(good: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    CliRunner().invoke(main, ["validate", str(good), "--problems", str(pipe), "--infos"])
    reader.join(20)
    assert b'"code"' in got[0]


@pytest.mark.parametrize("target", ["file", "file/below", "file/far/below"])
def test_a_target_that_is_a_file_or_lies_below_one(good: Path, tmp_path: Path, target: str) -> None:
    source, file = tmp_path / "in", tmp_path / "file"
    source.mkdir()
    (source / "a.yaml").write_text(GOOD, encoding="utf-8")
    file.write_text("x", encoding="utf-8")
    for words in (
        ["build", source, "-o", tmp_path / target, *BASE],
        ["convert", good, "-o", tmp_path / "file/x", *BASE],
        ["convert", good, "--to", "jsonl", "-o", tmp_path / "file/x", *BASE],
        ["validate", good, "--problems", tmp_path / "file/x"],
        ["convert", good, "--to", "jsonl", "-o", source, *BASE],
    ):
        result = CliRunner().invoke(main, [*map(str, words)])
        assert result.exit_code in {2, 3}
        assert result.output.startswith("Error: ")
        assert "fault" not in result.output
    assert file.read_text(encoding="utf-8") == "x"


# -- colours and progress


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, None),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colours_as_the_environment_asks(
    good: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, expected: bool | None
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert colour() is expected
    result = CliRunner().invoke(main, ["validate", str(good)], color=expected is not False and "FORCE_COLOR" in environment)
    assert ("\x1b[" in result.stdout) is (expected is True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert shows_progress() is (environment.get("TERM") != "dumb")


def test_the_events_of_the_only_file_move_the_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"id": f"e{one}", "name": "x", "startDate": "2030-05-03", "location": "Hall"}) for one in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    seen: list[int] = []

    def counting(items: list[object]) -> object:
        seen.append(len(items))
        return walked(items)

    monkeypatch.setattr("event_ld.cli.doors.walked", counting)
    result = CliRunner().invoke(main, ["build", str(tmp_path), "-o", str(tmp_path.parent / "site"), *BASE])
    assert result.exit_code == 0
    assert seen == [1, 3]


# -- what is left


def test_a_fault_anywhere_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(error: BaseException) -> Callable[[], None]:
        def raising(**_: object) -> None:
            raise error

        return raising

    monkeypatch.setattr("event_ld.pipeline.init", fail(KeyError("x")))
    result = CliRunner().invoke(main, ["init"])
    assert result.exit_code == 3
    assert result.output.startswith("Error: This is a fault of event-ld, please report it: KeyError at cli/init.py:")
    monkeypatch.setattr("event_ld.pipeline.init", fail(MemoryError()))
    assert isinstance(CliRunner().invoke(main, ["init"]).exception, MemoryError)
    monkeypatch.setattr("event_ld.pipeline.init", fail(KeyboardInterrupt()))
    result = CliRunner().invoke(main, ["init"])
    assert (result.exit_code, result.stderr) == (130, "Interrupted.\n")
    monkeypatch.setattr("event_ld.pipeline.init", fail(OSError(errno.EIO, "Input/output error", "x.yaml")))
    result = CliRunner().invoke(main, ["init"])
    assert (result.exit_code, result.output) == (3, "Error: x.yaml can't be written: Input/output error.\n")


def test_streams_that_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    open_streams()
    with pytest.raises(OSError, match=r"."):
        sys.stdin.read()
    print("lost", file=sys.stderr, flush=True)  # noqa: T201
    print("refused", file=sys.stdout)  # noqa: T201
    with pytest.raises(OSError, match=r"."):
        sys.stdout.flush()
    with pytest.raises(UnicodeDecodeError):
        streams._in_plain_letters(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"))  # noqa: SLF001
    for stream in (sys.stdin, sys.stderr):
        os.close(stream.fileno())
    number = sys.stdout.fileno()
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    sys.stdout.flush()
    os.close(number)


def test_every_extra_has_one_sentence() -> None:
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    stated = {
        extra: tuple(one.partition(">")[0] for one in packages)
        for extra, packages in about["project"]["optional-dependencies"].items()
    }
    assert stated == EXTRAS


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("docx", ["draft", "a.docx"]),
        ("pypdf", ["convert", "a.pdf"]),
        ("starlette", ["serve", "."]),
        ("uvicorn", ["serve", "."]),
        ("fsspec", ["convert", "a.jsonl", "--to", "ntriples", "--cluster", "local", "-o", "out"]),
        ("zstandard", ["convert", "a.jsonl.zst", "--to", "ntriples"]),
    ],
)
def test_a_missing_extra_is_one_sentence_and_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None) if module != "uvicorn" else None
    for name in ("a.docx", "a.pdf", "a.jsonl", "a.jsonl.zst", "a.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.html").write_text('<div vocab="https://schema.org/" typeof="Event"></div>', encoding="utf-8")
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "pip install " in result.output


def test_a_file_without_its_extra_stops_none_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"x")
    result = CliRunner().invoke(main, ["convert", str(tmp_path / "a.yaml"), str(tmp_path / "b.docx"), *BASE])
    assert result.exit_code == 1
    assert "Open day" in result.stdout
    assert "pip install python-docx" in result.stderr


# -- standard input


def test_what_comes_through_a_pipe_is_read_as_the_file_is(tmp_path: Path) -> None:
    page = "<!doctype html><html><head><title>Open data day</title></head><body><h1>Open data day</h1><p>12 May 2030, 10:00</p><p>Sucre, Bolivia</p></body></html>"
    assert "startDate: 2030-05-12T10:00" in CliRunner().invoke(main, ["draft", "-"], input=page).stdout
    assert "startDate: 2030-05-12T10:00" in CliRunner().invoke(main, ["draft", "-", "--from", "page-text"], input=page).stdout
    assert CliRunner().invoke(main, ["draft", "-", "--from", "html"], input=page).exit_code == 2
    result = CliRunner().invoke(main, ["convert", "-", "--from", "page-text", "--to", "jsonl", *BASE], input=page)
    assert "Open data day" in result.stdout
    for words in (["convert", "-", *BASE], ["validate", "-"], ["embed", "-", *BASE]):
        assert CliRunner().invoke(main, [*words, "--from", "yaml"], input=GOOD).exit_code == 0
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in ("Open data day", "12 May 2030, 10:00", "Sucre, Bolivia"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    result = CliRunner().invoke(main, ["draft", "-"], input=(tmp_path / "a.docx").read_bytes())
    assert "startDate: 2030-05-12T10:00" in result.stdout
    assert "is no PDF file" in CliRunner().invoke(main, ["draft", "-"], input=b"%PDF-1.4 x").output


@pytest.mark.parametrize("form", FORMS)
def test_every_format_that_can_be_named_is_read(form: str) -> None:
    text = {
        "sheet": "Title,Date\n",
        "turtle": "<a:b> <a:c> <a:d> .",
        "ntriples": "<a:b> <a:c> <a:d> .",
        "rdfxml": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    }
    if form not in {"docx", "pdf"}:
        assert read_text(text.get(form, "{}"), form=form)


# -- ending


def test_the_preview_is_removed_when_the_process_is_told_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    scratch = tmp_path.parent / f"{tmp_path.name}-scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    before = signal.getsignal(signal.SIGTERM)

    def ended(*_: object, **__: object) -> None:
        assert [*scratch.iterdir()] != []
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(serve_module, "run", ended)
    try:
        result = CliRunner().invoke(main, ["serve", str(tmp_path)])
    finally:
        signal.signal(signal.SIGTERM, before)
    assert result.exit_code == 128 + signal.SIGTERM
    assert [*scratch.iterdir()] == []
