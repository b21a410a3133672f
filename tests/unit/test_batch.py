"""Many events: order, bounded chunks, bad records, packed files, several processes, and going on where a batch was cut off."""

from __future__ import annotations

import gzip
import io
import json
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from datetime import date as day
from pathlib import Path
from typing import Self

import pytest
import zstandard
from click.testing import CliRunner

from event_ld import processes
from event_ld.batch import records, run, streams
from event_ld.batch.records import At, Chunk, chunks, lines_from, lines_of
from event_ld.batch.run import run_batch
from event_ld.batch.work import Counts, Task, Worker
from event_ld.cli import main
from event_ld.cli.batches import counted_batch
from event_ld.errors import InputError, UsageError
from event_ld.inputs import read
from event_ld.pipeline import validate
from event_ld.problems import Problem, Severity
from event_ld.publish.site.calendar import calendar
from event_ld.vocabulary import own_vocabulary
from tests.conftest import EXAMPLE

BASE = "https://www.example.org/"
NT = Task(to="ntriples", base_url=BASE)


def _line(number: int, **more: object) -> bytes:
    event = {"id": f"e{number}", "language": "en", "name": f"Day {number}", "startDate": "2026-05-03", "location": "Hall"}
    return json.dumps(event | more).encode() + b"\n"


def _lines(path: Path, count: int, *others: bytes) -> Path:
    path.write_bytes(b"".join(map(_line, range(count))) + b"".join(others))
    return path


def _names(data: bytes) -> list[str]:
    return [json.loads(line)["name"] for line in data.splitlines()]


def test_the_outputs_stand_in_the_order_of_the_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "CHUNK_BYTES", 500)
    source = _lines(tmp_path / "a.jsonl", 40)
    out = tmp_path / "out.jsonl"
    reached: list[At] = []
    counts = run_batch([source], Task(to="jsonl", base_url=BASE), output=out, advance=reached.append)
    assert _names(out.read_bytes()) == [f"Day {number}" for number in range(40)]
    assert (counts.records, counts.events, counts.left_out) == (40, 40, 0)
    assert reached[-1] == At(0, source.stat().st_size, 40)
    assert len(reached) > 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "out.jsonl"]


def test_several_processes_write_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "CHUNK_BYTES", 500)
    source = _lines(tmp_path / "a.jsonl", 40, b"{bad\n")
    for jobs in (1, 2):
        run_batch([source], NT, output=tmp_path / f"{jobs}.nt", problems=tmp_path / f"{jobs}.jsonl", jobs=jobs)
    assert (tmp_path / "1.nt").read_bytes() == (tmp_path / "2.nt").read_bytes()
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_one_bad_record_stops_none_of_the_others(tmp_path: Path) -> None:
    source = _lines(
        tmp_path / "a.jsonl", 2, b"{bad\n", b"\n", b"\x00\n", _line(7, startDate="2026-13-01"), _line(8, nme="x"), _line(9)
    )
    told: list[Problem] = []
    written: list[bytes] = []
    counts = run_batch([source], Task(to="jsonl", base_url=BASE), write=written.append, tell=told.extend)
    assert _names(b"".join(written)) == ["Day 0", "Day 1", "Day 7", "Day 8", "Day 9"]
    assert [(one.place.line, one.code) for one in told if one.place and one.severity is Severity.VIOLATION] == [
        (3, "syntax"),
        (5, "unreadable"),
        (6, "event-start-missing"),
        (6, "date-format"),
        (7, "unknown-key"),
    ]
    assert (counts.records, counts.events, counts.left_out) == (7, 5, 2)
    assert counts.problems[Severity.VIOLATION] == 5


def test_what_must_not_be_published_can_be_left_out(tmp_path: Path) -> None:
    source = _lines(tmp_path / "a.jsonl", 1, _line(7, startDate="2026-13-01"))
    counts = run_batch([source], Task(to="jsonl", base_url=BASE, only_valid=True), output=tmp_path / "out.jsonl")
    assert _names((tmp_path / "out.jsonl").read_bytes()) == ["Day 0"]
    assert counts.left_out == 1


def test_infos_are_told_only_where_they_are_asked_for(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_bytes(_line(1, keywords=["a word that no vocabulary has"]))
    for least, codes in ((Severity.WARNING, []), (Severity.INFO, ["keyword-without-concept"])):
        told: list[Problem] = []
        run_batch([source], Task(to="jsonl", base_url=BASE, least=least), tell=told.extend)
        assert [one.code for one in told] == codes


def test_packed_files_are_read_and_written(tmp_path: Path) -> None:
    data = b"".join(map(_line, range(3)))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(data))
    (tmp_path / "b.jsonl.zst").write_bytes(zstandard.compress(data))
    (tmp_path / "c.yaml.gz").write_bytes(gzip.compress(b"id: c\nname: Day 9\nstartDate: 2026-05-03\n"))
    files = [tmp_path / name for name in ("a.jsonl.gz", "b.jsonl.zst", "c.yaml.gz")]
    for ending, unpack in (
        (".gz", gzip.decompress),
        (".zst", lambda one: zstandard.ZstdDecompressor().stream_reader(one).read()),
    ):
        out = tmp_path / f"out.jsonl{ending}"
        run_batch(files, Task(to="jsonl", base_url=BASE, packing=out.name), output=out)
        with streams.open_bytes(out) as stream:
            data = stream.read()
        assert _names(data) == ["Day 0", "Day 1", "Day 2"] * 2 + ["Day 9"]
        assert unpack(out.read_bytes())[:10] == data[:10]
    (tmp_path / "bad.jsonl.gz").write_bytes(b"no gzip")
    with pytest.raises(InputError, match=r"bad\.jsonl\.gz can't be read on: Not a gzipped file"):
        run_batch([tmp_path / "bad.jsonl.gz"], NT)
    (tmp_path / "bad.jsonl.zst").write_bytes(b"no zstd")
    (tmp_path / "wrong.jsonl.gz").write_bytes(gzip.compress(data)[:12] + b"x" * 40)
    for name in ("bad.jsonl.zst", "wrong.jsonl.gz"):
        with pytest.raises(InputError, match=rf"{name} can't be read on"):
            run_batch([tmp_path / name], NT)
    (tmp_path / "bad.yaml.gz").write_bytes(b"no gzip")
    with pytest.raises(InputError, match=r"bad\.yaml\.gz can't be read"):
        run_batch([tmp_path / "bad.yaml.gz"], NT)


@pytest.mark.parametrize(("damage", "ending"), [("torn", ".gz"), ("junk", ".gz"), ("junk", ".zst")])
@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_what_stands_before_damage_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str, ending: str, jobs: int
) -> None:
    monkeypatch.setattr(records, "CHUNK_BYTES", 1 if jobs == 1 else 256_000)  # the damage alone in its chunk, or behind lines
    pack = gzip.compress if ending == ".gz" else zstandard.compress
    whole, more = pack(b"".join(map(_line, range(3)))), pack(b"".join(map(_line, range(3, 6))))
    source, output = tmp_path / f"a.jsonl{ending}", tmp_path / "out.jsonl"
    source.write_bytes(whole + (more[:-9] if damage == "torn" else b"junk"))
    told: list[Problem] = []
    counts = run_batch([source], Task(to="jsonl", base_url=BASE), output=output, tell=told.extend, jobs=jobs)
    names = _names(output.read_bytes())
    assert names[:3] == ["Day 0", "Day 1", "Day 2"]
    assert [one.code for one in told] == ["unreadable"]
    assert told[0].place is not None
    assert told[0].place.line == len(names) + 1
    assert counts.problems[Severity.VIOLATION] == 1
    assert {one.name for one in tmp_path.iterdir()} == {source.name, "out.jsonl"}


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.yaml.gz", "a.yaml", "a.jsonld", "a.ttl", "a.txt"])
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\0\1\2"])
def test_the_only_file_that_can_not_be_read_leaves_nothing(tmp_path: Path, name: str, data: bytes) -> None:
    source, output = tmp_path / name, tmp_path / "out.nt"
    source.write_bytes(data if not name.endswith(".gz") else b"\0\1\2")
    for jobs in (1, 2):
        with pytest.raises(InputError, match=name):
            run_batch([source], NT, output=output, problems=tmp_path / "p.jsonl", jobs=jobs)
        assert {one.name for one in tmp_path.iterdir()} == {name}
    other = tmp_path / "b.yaml"
    other.write_text("id: b\nname: Day\nstartDate: 2026-05-03\n", encoding="utf-8")
    told: list[Problem] = []
    assert run_batch([source, other], NT, tell=told.extend).events == 1
    assert [one.code for one in told][:1] == ["unreadable"]


def test_a_packed_file_without_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(UsageError, match=r"extra zstd"):
        run_batch([_lines(tmp_path / "a.jsonl", 1)], Task(to="jsonl", packing="out.zst"), output=tmp_path / "out.zst")
    assert not (tmp_path / "out.zst.part").exists()


def test_folders_and_files_of_other_formats(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.yaml").write_text("id: a\nname: A\nstartDate: 2026-05-03\n---\nid: b\nname: B\nstartDate: 2026-05-03\n")
    _lines(folder / "b.jsonl", 1)
    (folder / "c.yaml").write_bytes(b"")
    (folder / "d.txt").write_bytes(EXAMPLE.read_bytes())
    (folder / "e.jsonld").write_text(
        '{"@context": "https://schema.org", "@type": "Event", "@id": "https://x.example/e", "name": "E", "startDate": "2026-05-03"}'
    )
    (folder / "f.jsonld").write_text('{"@context": "https://schema.org", "@type": "Person", "name": "P"}')
    told: list[Problem] = []
    written: list[bytes] = []
    counts = run_batch([folder], Task(to="jsonl", base_url=BASE), write=written.append, tell=told.extend)
    names = _names(b"".join(written))
    assert names[:3] + names[-1:] == ["A", "B", "Day 0", "E"]
    assert {one.code for one in told} >= {"unreadable", "linked-data-kept"}
    assert (counts.records, counts.events) == (6, 6)
    run_batch([folder / "e.jsonld"], NT, write=written.append)
    assert b'<https://x.example/e> <http://schema.org/name> "E" .' in written[-1]


def test_named_graphs(tmp_path: Path) -> None:
    written: list[bytes] = []
    run_batch([_lines(tmp_path / "a.jsonl", 1)], Task(to="nquads", base_url=BASE), write=written.append)
    assert all(line.endswith(b" <https://www.example.org/e0/> .") for line in written[0].splitlines())


def test_validating_only(tmp_path: Path) -> None:
    shapes = tmp_path / "own.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix s: <http://schema.org/> . <urn:x> a sh:NodeShape ; "
        "sh:targetClass s:Event ; sh:property [ sh:path s:image ; sh:minCount 1 ; sh:message 'No picture.' ] ."
    )
    told: list[Problem] = []
    task = Task(profiles=None, shapes=((shapes.read_bytes(), str(shapes)),), least=Severity.INFO)
    counts = run_batch([_lines(tmp_path / "a.jsonl", 2)], task, problems=tmp_path / "p.jsonl", tell=told.extend)
    lines = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text().splitlines()]
    assert [one["code"] for one in lines] == [one.code for one in told]
    assert sum(one["message"] == "No picture." for one in lines) == 2
    assert counts.left_out == 0


def test_a_base_is_asked_for_once(tmp_path: Path) -> None:
    source = _lines(tmp_path / "a.jsonl", 3)
    told: list[Problem] = []
    counts = run_batch([source, source], Task(to="ntriples"), tell=told.extend)
    assert [one.code for one in told if one.code == "base-url-missing"] == ["base-url-missing"]
    assert counts.problems[Severity.WARNING] == len(told)
    told.clear()
    source.write_bytes(_line(1, url="https://www.example.org/day"))
    run_batch([source], Task(to="ntriples"), tell=told.extend)
    assert "base-url-missing" not in {one.code for one in told}


def test_lines_that_are_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LARGEST_FILE", 300)
    monkeypatch.setattr("event_ld.batch.work.LARGEST_FILE", 300)
    monkeypatch.setattr(records, "CHUNK_BYTES", 200)
    source = _lines(tmp_path / "a.jsonl", 1, b'{"name": "' + b"x" * 1000 + b'"}\n', _line(2), b"y" * 1000)
    told: list[Problem] = []
    written: list[bytes] = []
    run_batch([source], Task(to="jsonl", base_url=BASE), write=written.append, tell=told.extend)
    assert _names(b"".join(written)) == ["Day 0", "Day 2"]
    assert [(one.place.line, one.code) for one in told if one.place and one.code == "unreadable"] == [
        (2, "unreadable"),
        (4, "unreadable"),
    ]


def test_the_excerpt_of_a_long_line_is_cut() -> None:
    worker = Worker(NT)
    long, short = (worker.work(Chunk("a", 1, (_line(1, nme="x" * size),), At())).problems[0] for size in (600, 3))
    assert len(json.loads(run.problem_line(long))["place"]["text"]) == 400
    assert "nme" in json.loads(run.problem_line(short))["place"]["text"]
    assert json.loads(run.problem_line(Problem(code="a", severity=Severity.INFO, message="m")))["place"] is None


def test_misuse(tmp_path: Path) -> None:
    source = _lines(tmp_path / "a.jsonl", 1)
    for task, match in (
        (Task(to="yaml"), "does not write yaml"),
        (Task(to="jsonl", profile="x"), "no profile x"),
        (Task(to="jsonl", base_url="x"), "no base URL"),
        (Task(to="jsonl", time_zone="Mars/X"), "no time zone"),
        (Task(profiles=("x",)), "no profile x"),
        (Task(engine="x"), "no engine x"),
    ):
        with pytest.raises(UsageError, match=match):
            run_batch([source], task)
    with pytest.raises(UsageError, match="--jobs 1"):
        run_batch([source], NT, jobs=0)
    with pytest.raises(UsageError, match="nothing to go on with"):
        run_batch([source], NT, resume=True)
    with pytest.raises(UsageError, match="can't be read again"):
        run_batch(["-"], NT, output=tmp_path / "x", resume=True)
    with pytest.raises(InputError, match="does not exist"):
        run_batch([tmp_path / "no.jsonl"], NT)
    with pytest.raises(InputError, match="can't be written"):
        run_batch([source], NT, output=tmp_path / "no" / "x.nt")
    with pytest.raises(InputError, match="does not exist"), streams.open_bytes(tmp_path / "no.jsonl"):
        pass
    (tmp_path / "taken").mkdir()
    with pytest.raises(InputError, match="can't be written"):
        run_batch([source], NT, output=tmp_path / "taken")


class _Stopped(Exception):  # noqa: N818
    pass


@pytest.mark.parametrize("ending", [".nt", pytest.param(".nt.gz", marks=pytest.mark.slow)])
def test_a_batch_goes_on_where_it_was_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.setattr(records, "CHUNK_BYTES", 400)
    monkeypatch.setattr(run, "_EVERY", 0)
    sources = [_lines(tmp_path / "a.jsonl", 10, b"{bad\n"), EXAMPLE, tmp_path / "b.jsonl.gz"]
    sources[2].write_bytes(gzip.compress(b"".join(map(_line, range(20, 40)))))
    out, problems = tmp_path / f"out{ending}", tmp_path / "problems.jsonl"
    task = Task(to="ntriples", base_url=BASE, packing=out.name)
    whole = run_batch(sources, task, output=tmp_path / f"whole{ending}", problems=tmp_path / "whole.jsonl")
    places: list[At] = []
    run_batch(sources, task, write=lambda _: None, advance=places.append)
    for stop in range(1, len(places)):
        left = stop

        def advance(_: At) -> None:
            nonlocal left
            left -= 1
            if not left:
                raise _Stopped

        with pytest.raises(_Stopped):
            run_batch(sources, task, output=out, problems=problems, advance=advance)
        assert not out.exists()
        counts = run_batch(sources, task, output=out, problems=problems, resume=True)
        assert counts == whole
        assert out.read_bytes() == (tmp_path / f"whole{ending}").read_bytes()
        assert problems.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
        out.unlink()
        problems.unlink()
    assert not list(tmp_path.glob("*.part*"))


def test_what_can_not_be_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "CHUNK_BYTES", 400)
    monkeypatch.setattr(run, "_EVERY", 0)
    source, out = _lines(tmp_path / "a.jsonl", 10), tmp_path / "out.nt"

    def stop(_: At) -> None:
        raise _Stopped

    def cut() -> None:
        with pytest.raises(_Stopped):
            run_batch([source], NT, output=out, advance=stop)

    cut()
    with pytest.raises(UsageError, match="another batch"):
        run_batch([source], Task(to="ntriples", base_url=BASE, only_valid=True), output=out, resume=True)
    with pytest.raises(UsageError, match="another batch"):
        run_batch([source], Task(to="ntriples", base_url=BASE, vocabulary=own_vocabulary()), output=out, resume=True)
    (tmp_path / "out.nt.part").write_bytes(b"")
    with pytest.raises(UsageError, match="shorter than it was"):
        run_batch([source], NT, output=out, resume=True)
    (tmp_path / "out.nt.part.json").write_text("{")
    with pytest.raises(UsageError, match="can't be read"):
        run_batch([source], NT, output=out, resume=True)
    run_batch([source], NT, output=out)
    whole = out.read_bytes()
    cut()
    source.write_bytes(source.read_bytes() + _line(99))
    with pytest.raises(UsageError, match="another batch"):
        run_batch([source], NT, output=out, resume=True)
    assert out.read_bytes() == whole
    (tmp_path / "out.nt.part.json").unlink()
    run_batch([source], NT, output=out, resume=True)
    assert out.read_bytes().startswith(whole)


def test_a_batch_that_was_cut_off_while_its_files_were_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = _lines(tmp_path / "a.jsonl", 3), tmp_path / "out.nt"
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name == "out.nt.part":
            raise OSError(28, "No space left on device")
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises(InputError, match="No space left"):
            run_batch([source], NT, output=out)
    counts = run_batch([source], NT, output=out, resume=True)
    assert counts.records == 3
    assert out.read_bytes()
    assert not list(tmp_path.glob("*.part*"))


def test_a_process_that_dies_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class _Pool:
        def __init__(self, *_: object, **__: object) -> None: ...
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...
        def shutdown(self, **_: object) -> None: ...
        def submit(self, *_: object) -> None:
            raise BrokenProcessPool

    monkeypatch.setattr(processes, "ProcessPoolExecutor", _Pool)
    with pytest.raises(InputError, match="A process died"):
        run_batch([_lines(tmp_path / "a.jsonl", 3)], NT, output=tmp_path / "o.nt", jobs=2)


def test_a_process_works_on_what_it_is_given() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        processes.start(run.worker_of, NT)
        assert processes.work_on(Chunk("a", 1, (_line(1),), At())).counts.events == 1
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.slow
def test_a_command_that_is_killed_goes_on(tmp_path: Path) -> None:
    # the state is written once a second, and 3,000 records are done before on a quick machine
    source, out = tmp_path / "a.jsonl", tmp_path / "out.nt"
    source.write_bytes(b"".join(map(_line, range(20_000))))
    command = [sys.executable, "-m", "event_ld", "convert", str(source), "--to", "ntriples", "--base-url", BASE, "-o", str(out)]
    killed = subprocess.Popen([*command, "--jobs", "2"], stderr=subprocess.DEVNULL)  # our own program
    state = tmp_path / "out.nt.part.json"
    for _ in range(30_000):
        if state.exists() or killed.poll() is not None:
            break
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    reached = json.loads(state.read_text())["at"][2]
    assert 0 < reached < 20_000
    done = subprocess.run([*command, "--resume"], capture_output=True, text=True, check=True)
    assert "20,000 records, 20,000 events" in done.stderr
    found = [line for line in out.read_text().splitlines() if "<http://schema.org/startDate>" in line]
    assert [line.split("/")[3] for line in found] == [f"e{number}" for number in range(20_000)]


# -- the commands


def _run(*arguments: str | Path, stdin: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(one) for one in arguments], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_converting_standard_input() -> None:
    code, out, err = _run("convert", "-", "--to", "jsonl", "--base-url", BASE, stdin=_line(1) + _line(2) + b"{bad\n")
    assert (code, _names(out.encode())) == (1, ["Day 1", "Day 2"])
    assert "<stdin>:3:2: violation" in err
    assert "3 records, 2 events, 1 left out; 1 violation, 0 warnings, 0 infos" in err
    code, out, _ = _run("convert", "-", "--to", "jsonl", "--base-url", BASE, stdin=b"id: a\nname: A\nstartDate: 2026-05-03\n")
    assert (code, _names(out.encode())) == (0, ["A"])
    assert _run("convert", "-", "--to", "jsonl", stdin=b"[" + _line(1).strip() + b"]")[0] == 0


def test_converting_into_files(tmp_path: Path) -> None:
    source = _lines(tmp_path / "a.jsonl", 2, _line(3, startDate="x", keywords=["zz"]))
    out, problems = tmp_path / "out.jsonl", tmp_path / "p.jsonl"
    code, stdout, err = _run(
        "convert", source, "--to", "jsonl", "--base-url", BASE, "-o", out, "--problems", problems, "--only-valid", "--infos"
    )
    assert (code, stdout) == (1, "")
    assert "3 records, 3 events, 1 left out" in err
    assert _names(out.read_bytes()) == ["Day 0", "Day 1"]
    found = [json.loads(line) for line in problems.read_text().splitlines()]
    assert {one["place"]["line"] for one in found} == {3}
    assert {one["code"] for one in found} == {"event-start-missing", "date-format", "keyword-without-concept"}
    assert _run("convert", source, "--to", "turtle", "--jobs", "2")[0] == 2
    assert _run("convert", source, "--to", "ntriples", "--jobs", "0")[0] == 2


def test_validating_into_a_file(tmp_path: Path) -> None:
    source = _lines(tmp_path / "a.jsonl", 2)
    code, stdout, err = _run("validate", source, "--problems", tmp_path / "p.jsonl", "--infos", "--today", "2026-01-01")
    assert (code, stdout) == (0, "")
    assert err.startswith("2 records, 2 events; 0 violations")
    assert _run("validate", source, "--problems", tmp_path / "p.jsonl", "--strict", "--profile", "core,web")[0] == 1
    assert "go with --problems" in _run("validate", source, "--jobs", "2")[2]


class Terminal(io.StringIO):
    """Standard error as a terminal is."""

    def isatty(self) -> bool:  # type: ignore[explicit-override]  # typing.override came with Python 3.12
        return True


def test_a_bar_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("event_ld.cli.batches._LARGE", 10)
    source, err = _lines(tmp_path / "a.jsonl", 2), Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    from event_ld.cli import batches  # noqa: PLC0415

    batches.run((str(source), str(EXAMPLE)), NT, output=tmp_path / "o.nt", problems=tmp_path / "p", jobs=1, resume=False)
    assert "Working" in err.getvalue()
    assert "100%" in err.getvalue()


def test_a_count_in_one_line() -> None:
    assert counted_batch(Counts(records=1, events=1)) == "1 record, 1 event; 0 violations, 0 warnings, 0 infos"


def test_lines_from_a_place_on() -> None:
    data = b"a\nb\nc\n"
    assert [one.lines for one in lines_of(io.BytesIO(data), "x", At(0, 2, 1))] == [(b"b\n", b"c\n")]
    assert [one.lines for one in lines_from(io.BytesIO(data), "x", At(), 3)] == [(b"a\n", b"b\n")]
    assert list(lines_of(io.BytesIO(data), "x", At(0, 99, 9))) == []
    with pytest.raises(InputError, match="x can't be read on"):
        list(lines_of(streams.unpacked(io.BytesIO(b"no gzip"), "x.gz"), "x", At(0, 2, 1)))
    assert list(chunks([], At())) == []


@pytest.mark.parametrize("date", ["0001-01-01", "0001-01-01T00:10", "9999-12-31", "9999-12-31T23:50"])
@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Lima"])
def test_the_ends_of_the_calendar(tmp_path: Path, date: str, zone: str) -> None:
    slot = {"name": "Talk", "startDate": date, "endDate": date, "performer": {"type": "Person", "name": "Ana Paz"}}
    event = {
        "id": "edge",
        "language": "en",
        "name": "Edge",
        "startDate": date,
        "endDate": date,
        "timeZone": zone,
        "location": "Hall",
    }
    source = tmp_path / "edge.json"
    source.write_text(json.dumps(event | {"subEvent": [slot, slot | {"name": "Walk"}]}))
    found = validate([source], today=day(2026, 1, 1))
    assert {one.code for one in found if one.severity is Severity.VIOLATION} <= {"same-id"}
    lines = tmp_path / "edge.jsonl"
    lines.write_text(json.dumps(event))
    counts = run_batch([lines], Task(to="ntriples", base_url="https://www.example.org/"), output=tmp_path / "edge.nt")
    assert (counts.events, counts.problems[Severity.VIOLATION]) == (1, 0)
    assert date[:4] in (tmp_path / "edge.nt").read_text()
    read_event = read(source)[0].event
    assert read_event is not None
    assert f"{date[:4]}{date[5:7]}" in calendar(read_event, "https://www.example.org/e", "2026-01-01T00:00:00Z")
