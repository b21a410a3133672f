"""Batches on a cluster: every record in one partition, one file for each, a lost worker, a second run, and what is refused."""

from __future__ import annotations

import gzip
import hashlib
import json
import pickle
import socket
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import fsspec
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from event_ld.batch import cluster, partitions, records
from event_ld.batch.cluster import run_cluster, work_on_partition
from event_ld.batch.folder import Folder, Record
from event_ld.batch.partitions import Found, Partition, Piece, chunks_of, find, plan
from event_ld.batch.run import run_batch
from event_ld.batch.stores import Store
from event_ld.batch.work import Task
from event_ld.cli import batches, main
from event_ld.errors import ExtraError, InputError, UsageError
from event_ld.problems import Severity
from event_ld.version import __version__
from tests.unit.test_batch import BASE, NT, Terminal
from tests.unit.test_batch import _line as line
from tests.unit.test_batch import _lines as lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from event_ld.batch.work import Counts

_Store = Any  # a file system of fsspec, which has no types


@pytest.fixture
def memory() -> Iterator[_Store]:
    """A file system that is not local."""
    fs = fsspec.filesystem("memory")
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]
    yield fs
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]


def _here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Partitions are worked on by this process; the numbers of those that were."""
    worked: list[int] = []

    def made(partitions: list[Partition], task: Task, folder: Folder, *_: object) -> Iterator[tuple[int, Record]]:
        for one in partitions:
            worked.append(one.number)
            yield one.number, work_on_partition(one, task, folder.url)

    monkeypatch.setattr(cluster, "_made", made)
    return worked


# -- the plan


@given(
    sizes=st.lists(
        st.tuples(st.sampled_from(["a.jsonl", "b.ndjson", "c.jsonl.gz", "d.yaml", "e.txt"]), st.integers(0, 5000)), max_size=8
    ),
    partition_bytes=st.integers(1, 6000),
)
def test_each_byte_of_the_input_is_in_one_partition(sizes: list[tuple[str, int]], partition_bytes: int) -> None:
    files = [Found(f"/x/{number}/{name}", size, "") for number, (name, size) in enumerate(sizes)]
    partitions = list(plan(files, partition_bytes))
    assert [one.number for one in partitions] == list(range(len(partitions)))
    for one in partitions:
        assert len({piece.url for piece in one.pieces}) == len(one.pieces) > 0
    reached: dict[str, int | None] = {}
    for piece in (piece for one in partitions for piece in one.pieces):
        assert reached.get(piece.url, 0) == piece.start
        reached[piece.url] = piece.end
    for file in files:
        is_cut = file.url.endswith(("json", "jsonl"))
        assert reached.get(file.url, 0 if is_cut else -1) == (file.size if is_cut else None)
    assert list(reached) == [file.url for file in files if file.url in reached]


@given(
    texts=st.lists(st.sampled_from([b"", b"a", b"\r", b"{}", b"x" * 40, "é".encode()]), max_size=12),
    is_open=st.booleans(),
    partition_bytes=st.integers(1, 60),
    chunk_bytes=st.integers(1, 30),
)
def test_each_line_is_in_the_piece_in_which_it_begins(
    tmp_path_factory: pytest.TempPathFactory, texts: list[bytes], partition_bytes: int, chunk_bytes: int, *, is_open: bool
) -> None:
    data = b"\n".join(texts) if is_open else b"".join(text + b"\n" for text in texts)
    path = tmp_path_factory.mktemp("pieces") / "a.jsonl"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "CHUNK_BYTES", chunk_bytes)
        pieces = [piece for one in plan(find([str(path)]), partition_bytes) for piece in one.pieces]
        found = [one for piece in pieces for chunk in chunks_of(piece) for one in chunk.lines]
    assert found == data.splitlines(keepends=True) if b"\r" not in data else b"".join(found) == data


def test_files_folders_and_patterns_each_once(tmp_path: Path, memory: _Store) -> None:
    (tmp_path / "a.yaml").write_text("name: x")
    (tmp_path / "b.txt").write_text("x")
    (tmp_path / "c.png").write_bytes(b"x")
    memory.pipe("/in/2.jsonl", b"{}\n")
    memory.pipe("/in/1.jsonl", b"{}\n{}\n")
    found = find([str(tmp_path / "b.txt"), str(tmp_path), "memory://in/*.jsonl"])
    assert [one.url for one in found] == [
        *(str(tmp_path / name) for name in ("b.txt", "a.yaml")),
        "memory://in/1.jsonl",
        "memory://in/2.jsonl",
    ]
    assert [one.size for one in found] == [1, 7, 6, 3]
    assert all(one.state for one in found)
    with pytest.raises(InputError, match="names no file"):
        find([str(tmp_path / "*.json")])
    with pytest.raises(UsageError, match="standard input"):
        find(["-"])


# -- partitions


@settings(max_examples=25, deadline=None)
@given(partition_bytes=st.integers(40, 3000), to=st.sampled_from(["ntriples", "ntriples.gz", ""]))
def test_the_partitions_are_the_batch_in_pieces(tmp_path_factory: pytest.TempPathFactory, partition_bytes: int, to: str) -> None:
    folder = tmp_path_factory.mktemp("law")
    source = lines(folder / "a.jsonl", 9, b"{bad\n", b"\n", line(9, startDate="no"), b"\r\n", line(10).rstrip())
    other = folder / "b.yaml"
    other.write_text("name: In a file of its own\nlanguage: en\nstartDate: 2026-01-01\n")
    more = lines(folder / "c.jsonl", 3, b"{bad\n")
    paths = [str(source), str(other), str(more)]
    plain = Task(to=to.removesuffix(".gz"), base_url=BASE)
    whole = run_batch(paths, plain, output=folder / "one.nt", problems=folder / "one.jsonl")
    with pytest.MonkeyPatch.context() as patch:
        _here(patch)
        task = Task(to=plain.to, base_url=BASE, packing=to)
        counts = run_cluster(paths, task, str(folder / "out"), cluster="local", partition_bytes=partition_bytes)
    parts = sorted((folder / "out").glob("part-*"))
    data = [gzip.decompress(one.read_bytes()) if one.suffix == ".gz" else one.read_bytes() for one in parts]
    assert b"".join(data) == (folder / "one.nt").read_bytes()
    assert (folder / "out" / "problems.jsonl").read_bytes() == (folder / "one.jsonl").read_bytes()
    assert counts == whole
    manifest = json.loads((folder / "out" / "manifest.json").read_bytes())
    done = [one for one in manifest["partitions"] if one["path"]]
    assert (len(done) == len(manifest["partitions"])) is bool(to)
    assert [one["path"] for one in done] == [one.name for one in parts]
    assert [one["sha256"] for one in done] == [hashlib.sha256(one.read_bytes()).hexdigest() for one in parts]
    assert [one["bytes"] for one in done] == [one.stat().st_size for one in parts]
    assert manifest["counts"] == asdict(counts)
    for what in ("records", "events", "left_out"):
        assert sum(one["counts"][what] for one in manifest["partitions"]) == manifest["counts"][what]
    assert {one.name for one in (folder / "out").iterdir()} == {"manifest.json", "problems.jsonl", *(one.name for one in parts)}


def test_a_file_that_is_broken_stops_none_of_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _here(monkeypatch)
    lines(tmp_path / "b.jsonl", 3)
    whole = gzip.compress(b"".join(line(number) for number in range(200)))
    for name, data in {"a.jsonl.gz": whole[:-30], "c.yaml.gz": b"no gzip", "d.jsonl.gz": b"no gzip"}.items():
        (tmp_path / name).write_bytes(data)
    paths = [str(tmp_path / name) for name in ("a.jsonl.gz", "b.jsonl", "c.yaml.gz", "d.jsonl.gz")]
    one = run_batch(paths, NT, output=tmp_path / "one.nt", problems=tmp_path / "one.jsonl")
    assert run_cluster(paths, NT, str(tmp_path / "out"), cluster="x") == one
    assert (tmp_path / "out" / "problems.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()
    assert one.problems[Severity.VIOLATION] == 3
    assert (tmp_path / "out" / "part-00000.nt").read_bytes() == (tmp_path / "one.nt").read_bytes()


def test_a_store_that_fails_is_asked_again_rather_than_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise InputError("a.jsonl can't be read on: Connection reset.") from ConnectionResetError()

    source = lines(tmp_path / "a.jsonl", 1)
    monkeypatch.setattr(partitions, "lines_from", failing)
    with pytest.raises(InputError, match="Connection reset"):
        list(chunks_of(Piece(str(source))))


def test_a_second_run_does_what_is_missing_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = str(lines(tmp_path / "a.jsonl", 30)), tmp_path / "out"
    seen: list[tuple[int, int]] = []
    worked = _here(monkeypatch)

    def run() -> Counts:
        worked.clear()
        seen.clear()
        return run_cluster([source], NT, str(out), cluster="x", partition_bytes=900, advance=lambda *to: seen.append(to))

    whole = run()
    assert worked == list(range(len(worked)))
    assert seen == [(number, len(worked)) for number in range(len(worked) + 1)]
    data = {one.name: one.read_bytes() for one in out.iterdir()}
    assert run() == whole
    assert worked == []
    # cut off before the manifest: what was noted is kept, but for a part that is not as it was noted
    (out / "_work").mkdir()
    (out / ".part-00001.nt.123").write_bytes(b"half")
    monkeypatch.setattr(Folder, "_clear", lambda _: None)
    (out / "part-00001.nt").unlink()
    run()
    (out / "part-00001.nt").write_bytes(b"other")
    (out / "part-00002.nt").unlink()
    (out / "_work" / "00003.problems.jsonl").unlink()
    monkeypatch.undo()
    worked = _here(monkeypatch)
    run()
    assert worked == [1, 2, 3]
    assert {one.name: one.read_bytes() for one in out.iterdir()} == data


def test_a_partition_that_is_done_is_not_written_again(tmp_path: Path) -> None:
    source, out = lines(tmp_path / "a.jsonl", 3), Folder(str(tmp_path / "out"))
    one = Partition(0, (Piece(str(source), 0, None),))
    out.open("batch")
    record = work_on_partition(one, NT, out.url)
    (tmp_path / "out" / "part-00000.nt").write_bytes(b"x" * record.bytes)
    assert work_on_partition(one, NT, out.url) == record
    assert (tmp_path / "out" / "part-00000.nt").read_bytes() == b"x" * record.bytes


def test_a_missing_base_is_told_once(tmp_path: Path, memory: _Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _here(monkeypatch)
    memory.pipe("/in/a.jsonl", lines(tmp_path / "a.jsonl", 4).read_bytes())
    counts = run_cluster(["memory://in/*"], Task(to="ntriples"), "memory://out/y", cluster="x", partition_bytes=300)
    problems = [json.loads(one) for one in memory.cat("/out/y/problems.jsonl").splitlines()]
    assert [one["code"] for one in problems] == ["base-url-missing"]
    assert counts.problems[Severity.WARNING] == 1


def test_on_a_file_system_that_is_not_local(tmp_path: Path, memory: _Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _here(monkeypatch)
    source = lines(tmp_path / "a.jsonl", 8, b"{bad\n")
    memory.pipe("/in/a.jsonl", source.read_bytes())
    memory.pipe("/in/b.yaml.gz", gzip.compress(b"name: Packed\nlanguage: en\nstartDate: 2026-01-01\n"))
    counts = run_cluster(["memory://in/*"], Task(to="jsonl"), "memory://out/x", cluster="x", partition_bytes=300)
    assert (counts.records, counts.events) == (10, 9)
    names = [json.loads(one)["name"] for path in sorted(memory.glob("/out/x/part-*")) for one in memory.cat(path).splitlines()]
    assert names == [*(f"Day {number}" for number in range(8)), "Packed"]
    problems = [json.loads(one) for one in memory.cat("/out/x/problems.jsonl").splitlines()]
    assert [one["code"] for one in problems] == ["syntax"]
    assert (problems[0]["place"]["source"], problems[0]["place"]["line"]) == ("memory://in/a.jsonl", 9)
    assert not memory.exists("/out/x/_work")
    assert run_cluster(["memory://in/*"], Task(to="jsonl"), "memory://out/x", cluster="x", partition_bytes=300) == counts


def test_what_is_in_the_folder_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _here(monkeypatch)
    source, out = str(lines(tmp_path / "a.jsonl", 3)), tmp_path / "out"
    with pytest.raises(UsageError, match="not empty"):
        run_cluster([source], NT, str(tmp_path), cluster="x")
    run_cluster([source], NT, str(out), cluster="x")
    with pytest.raises(UsageError, match="another batch"):
        run_cluster([source], Task(to="nquads", base_url=BASE), str(out), cluster="x")
    (out / "manifest.json").write_bytes(b"[")
    with pytest.raises(UsageError, match=r"manifest\.json is not what a batch writes"):
        run_cluster([source], NT, str(out), cluster="x")
    with pytest.raises(UsageError, match="at least one byte"):
        run_cluster([source], NT, str(out), cluster="x", partition_bytes=0)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="can't be read: Not a directory"):
        run_cluster([source], NT, str(tmp_path / "file" / "out"), cluster="x")


def test_a_file_that_goes_while_it_is_worked_on(tmp_path: Path) -> None:
    out = Folder(str(tmp_path / "out"))
    one = Partition(0, (Piece(str(tmp_path / "gone.jsonl"), 0, 10),))
    out.open("batch")
    with pytest.raises(InputError, match=r"gone\.jsonl can't be read"):
        work_on_partition(one, NT, out.url)
    assert [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()] == ["batch.json"]


def test_problems_that_are_gone_are_not_taken_for_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _here(monkeypatch)
    monkeypatch.setattr(
        Folder, "note", lambda self, partition, _: self._store.remove(f"_work/{partition.number:05d}.problems.jsonl")
    )
    with pytest.raises(InputError, match=r"00000\.problems\.jsonl is gone"):
        run_cluster([str(lines(tmp_path / "a.jsonl", 1))], NT, str(tmp_path / "out"), cluster="x")


@pytest.mark.parametrize("out", ["memory://out", "out"])
def test_what_is_cut_off_is_not_seen(out: str, tmp_path: Path, memory: _Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def failing(_: Piece) -> Iterator[records.Chunk]:
        yield from chunks_of(Piece(str(source)))
        raise InputError("The line is cut off.")

    source, folder = lines(tmp_path / "a.jsonl", 3), Folder(out)
    folder.open("batch")
    monkeypatch.setattr(cluster, "chunks_of", failing)
    with pytest.raises(InputError, match="is cut off"):
        work_on_partition(Partition(0, (Piece(str(source)),)), NT, folder.url)
    names = [*memory.find("/"), *(str(one) for one in (tmp_path / "out").rglob("*") if one.is_file())]
    assert [one.rpartition("/")[2] for one in names] == ["batch.json"]


def test_a_store_that_goes_through_another(tmp_path: Path, memory: _Store) -> None:
    source = lines(tmp_path / "a.jsonl", 3)
    memory.pipe("/in/a.jsonl", source.read_bytes())
    (one,) = find(["simplecache::memory://in/*.jsonl"])
    assert one.url == "simplecache::memory://in/a.jsonl"
    found = [[chunk.lines for chunk in chunks_of(Piece(url))] for url in (one.url, str(source))]
    assert found[0] == found[1]


def test_a_name_that_looks_like_a_pattern(tmp_path: Path) -> None:
    source = lines(tmp_path / "day [1]*.jsonl", 1)
    assert [one.url for one in find([str(source)])] == [str(source)]


def test_failures_of_a_package_are_said_and_faults_of_ours_are_not_hidden(tmp_path: Path, memory: _Store) -> None:
    with pytest.raises(InputError, match=r"memory://x can't be read: No credentials\."), Store("memory://x").errors("read"):
        raise RuntimeError("No credentials")
    with pytest.raises(InputError, match="it is not there"), Store("memory://x").errors("read"):
        raise FileNotFoundError("memory://x")
    with pytest.raises(RuntimeError), Store(str(tmp_path)).errors("read"):
        raise RuntimeError


def test_the_shapes_of_a_batch_are_read_where_it_is_ordered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _here(monkeypatch)
    source, shapes = lines(tmp_path / "a.jsonl", 2), tmp_path / "own.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix s: <http://schema.org/> . <urn:x> a sh:NodeShape ; "
        "sh:targetClass s:Event ; sh:property [ sh:path s:image ; sh:minCount 1 ; sh:message 'No picture.' ] ."
    )
    task = pickle.loads(pickle.dumps(Task(profiles=(), shapes=((shapes.read_bytes(), str(shapes)),))))  # noqa: S301  # our own
    shapes.write_text("@prefix")
    counts = run_cluster([str(source)], task, str(tmp_path / "out"), cluster="x")
    assert counts.problems[Severity.VIOLATION] == 2
    with pytest.raises(InputError, match=r"own\.ttl"):
        run_cluster([str(source)], Task(shapes=((shapes.read_bytes(), str(shapes)),)), str(tmp_path / "out"), cluster="x")


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file system that is known"):
        find(["nonsense://x/y"])
    with pytest.raises(UsageError, match="needs a package that is not installed"):
        find(["hf://x/y"])
    source = str(lines(tmp_path / "a.jsonl", 1))

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExtraError, match=r"pip install distributed fsspec$"):
        run_cluster([source], NT, str(tmp_path / "out"), cluster="local")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(ExtraError, match=r"pip install distributed fsspec$"):
        find([source])


def test_nothing_to_do_starts_no_cluster(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_bytes(b"")
    assert run_cluster([str(source)], NT, str(tmp_path / "out"), cluster="tcp://nobody:1").records == 0
    assert (tmp_path / "out" / "manifest.json").exists()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--cluster", "local"], "name it with --output"),
        (["--cluster", "local", "--to", "turtle", "-o", "out"], "A cluster writes ntriples"),
        (["--cluster", "local", "--resume", "-o", "out"], "leave --resume and --problems out"),
        (["--pack", "gz"], "are for --cluster"),
        (["--partition", "3"], "are for --cluster"),
    ],
)
def test_options_that_do_not_go_together(tmp_path: Path, arguments: list[str], text: str) -> None:
    source = lines(tmp_path / "a.jsonl", 1)
    done = CliRunner().invoke(main, ["convert", str(source), "--to", "ntriples", *arguments])
    assert done.exit_code == 2
    assert text in done.output


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--cluster", "local"], "name it with --output"),
        (["--cluster", "local", "-o", "out", "--problems", "p.jsonl"], "leave --problems, --format and --resume out"),
        (["--cluster", "local", "-o", "out", "--format", "json"], "leave --problems, --format and --resume out"),
        (["-o", "out"], "are for --cluster"),
        (["--partition", "3"], "are for --cluster"),
    ],
)
def test_options_of_validate_that_do_not_go_together(tmp_path: Path, arguments: list[str], text: str) -> None:
    source = lines(tmp_path / "a.jsonl", 1)
    done = CliRunner().invoke(main, ["validate", str(source), *arguments])
    assert done.exit_code == 2
    assert text in done.output


def test_the_progress_bar_counts_partitions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _here(monkeypatch)
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    source = lines(tmp_path / "a.jsonl", 20)
    batches.run_whole(
        (str(source),), NT, output=str(tmp_path / "out"), problems=None, jobs=None, resume=False, cluster="x", partition=0.001,
        strict=False,
    )  # fmt: skip
    assert "Partitions" in err.getvalue()
    assert "2/2" in err.getvalue()


# -- the cluster


class _Client:
    def __init__(self, address: object, **_: object) -> None:
        if address == "tcp://nobody:1":
            raise OSError("Timed out")
        self.loop, self.address, self.is_closed = None, address, False

    def wait_for_workers(self, number: int, timeout: float) -> None:
        assert (number, timeout > 0) == (1, True)
        if self.address == "tcp://idle:1":
            raise TimeoutError

    def run(self, function: Callable[[str], tuple[str, str | None]], folder: str, on_error: str) -> dict[str, object]:
        assert on_error == "return"
        version, batch = function(folder)
        assert (version, bool(batch)) == (__version__, True)
        found: dict[object, object] = {
            "tcp://old:1": ("0.0.1", batch),
            "tcp://bare:1": ModuleNotFoundError("No module named 'event_ld'"),
            "tcp://poor:1": UsageError("s3://x needs a package that is not installed."),
            "tcp://blind:1": InputError("s3://x can't be read: Unable to locate credentials."),
            "tcp://apart:1": (version, None),
        }
        return {"tcp://w:1": found.get(self.address, (version, batch))}

    def submit(self, function: Callable[..., object], *arguments: object, key: str, **_: object) -> SimpleNamespace:
        def result() -> object:
            if self.address in _RAISED:
                raise _RAISED[str(self.address)]
            return function(*(("0.0.1", *arguments[1:]) if self.address == "tcp://late:1" else arguments))

        return SimpleNamespace(key=key, result=result)

    def close(self) -> None:
        self.is_closed = True


class _Killed(Exception):  # noqa: N818  # stands in for KilledWorker
    pass


_RAISED = {
    "tcp://small:1": _Killed(),
    "tcp://lost:1": CancelledError("the connection to the scheduler"),
    "tcp://cut:1": OSError("in <TCP>: Stream is closed"),
}
_DASK = SimpleNamespace(
    Client=_Client, KilledWorker=_Killed, as_completed=lambda futures, loop: reversed(futures) if loop is None else []
)


@pytest.mark.parametrize(
    ("address", "error", "text"),
    [
        ("tcp://nobody:1", InputError, "can't be reached: Timed out"),
        ("tcp://idle:1", InputError, "has no worker"),
        ("tcp://old:1", UsageError, r"has event-ld 0\.0\.1"),
        ("tcp://bare:1", UsageError, "has no event-ld that can be used: No module"),
        ("tcp://poor:1", UsageError, "has no event-ld that can be used: s3://x needs a package"),
        ("tcp://late:1", UsageError, r"and the command 0\.0\.1"),
        ("tcp://blind:1", InputError, "does not see the folder. s3://x can't be read: Unable to locate credentials"),
        ("tcp://apart:1", InputError, "take a folder that all machines share"),
        ("tcp://small:1", InputError, "take smaller partitions"),
        ("tcp://lost:1", InputError, "was lost: the connection to the scheduler. The same command goes on"),
        ("tcp://cut:1", InputError, "was lost: in <TCP>: Stream is closed"),
        ("nonsense", UsageError, "no address of a cluster"),
    ],
)
def test_a_cluster_that_does_not_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, error: type[Exception], text: str
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", _DASK)
    with pytest.raises(error, match=text):
        run_cluster([str(lines(tmp_path / "a.jsonl", 3))], NT, str(tmp_path / "out"), cluster=address)


def test_a_local_cluster_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("Cluster failed to start: Address already in use")

    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(LocalCluster=fail, Client=_Client))
    with pytest.raises(InputError, match="local can't be reached: Cluster failed to start"):
        run_cluster([str(lines(tmp_path / "a.jsonl", 3))], NT, str(tmp_path / "out"), cluster="local")


def test_partitions_may_be_done_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", _DASK)
    source = lines(tmp_path / "a.jsonl", 30)
    run_cluster([str(source)], NT, str(tmp_path / "out"), cluster="tcp://good:1", partition_bytes=900)
    run_batch([source], NT, output=tmp_path / "one.nt")
    parts = sorted((tmp_path / "out").glob("part-*"))
    assert len(parts) > 3
    assert b"".join(one.read_bytes() for one in parts) == (tmp_path / "one.nt").read_bytes()


def _convert(source: Path, out: Path, address: str, *more: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "event_ld",
        "convert",
        str(source),
        "--to",
        "ntriples",
        "--base-url",
        BASE,
        "--output",
        str(out),
    ]
    return subprocess.run([*command, "--cluster", address, *more], capture_output=True, text=True, check=False, timeout=180)


@pytest.fixture
def held() -> Iterator[None]:
    """Somebody has the port of dask's dashboard already, a cluster or another program."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):  # then it is another that has it
            one.bind(("127.0.0.1", 8787))
            one.listen()
        yield


@pytest.mark.slow
@pytest.mark.usefixtures("held")
def test_processes_of_this_machine(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", 40, b"{bad\n")
    done = _convert(source, tmp_path / "out", "local", "--jobs", "1", "--partition", "0.002", "--pack", "zst")
    assert done.returncode == 1, done.stderr
    assert "is already in use" not in done.stderr
    assert done.stderr.endswith("41 records, 40 events, 1 left out; 1 violation, 0 warnings, 0 infos\n")
    assert (tmp_path / "out" / "part-00001.nt.zst").exists()


@contextmanager
def dask_cluster(folder: Path) -> Iterator[tuple[str, Callable[..., subprocess.Popen[bytes]], list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers as processes of their own: its address, what starts another process, and all of them."""
    with ExitStack() as running:
        told = running.enter_context((folder / "err.txt").open("ab"))

        def start(*command: str) -> subprocess.Popen[bytes]:
            made = subprocess.Popen([sys.executable, "-m", *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=told)
            running.callback(made.wait)
            running.callback(made.kill)
            return made

        known = folder / "scheduler.json"
        where = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(known))
        scheduler = start("distributed.cli.dask_scheduler", *where)
        wait_for(lambda: known.exists() and known.read_text().rstrip().endswith("}"))
        worker = ("distributed.cli.dask_worker", "--scheduler-file", str(known), "--no-nanny", "--no-dashboard")
        workers = [start(*worker, "--nthreads", "1", "--host", "127.0.0.1") for _ in range(2)]
        yield json.loads(known.read_text())["address"], start, [scheduler, *workers]


@pytest.mark.slow
def test_a_worker_that_is_killed_leaves_neither_a_gap_nor_anything_twice(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", 0, *(line(number, nme="unknown key") for number in range(1000)))
    run_batch([source], NT, output=tmp_path / "one.nt", problems=tmp_path / "one.jsonl")
    with dask_cluster(tmp_path) as (address, start, processes):
        job = start(
            "event_ld", "convert", str(source), "--to", "ntriples", "--base-url", BASE,
            "--output", str(tmp_path / "out"), "--cluster", address, "--partition", "0.015",
        )  # fmt: skip
        work = tmp_path / "out" / "_work"
        wait_for(lambda: len(list(work.glob("*[0-9].json"))) >= 2)
        processes[1].kill()
        assert not (tmp_path / "out" / "manifest.json").exists(), "the job was over before the worker was killed"
        assert job.wait(120) == 1
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    parts = [tmp_path / "out" / one["path"] for one in manifest["partitions"]]
    assert len(parts) > 5
    assert b"".join(one.read_bytes() for one in parts) == (tmp_path / "one.nt").read_bytes()
    assert (tmp_path / "out" / "problems.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()
    assert manifest["counts"]["records"] == 1000
    assert {one.name for one in (tmp_path / "out").iterdir()} == {"manifest.json", "problems.jsonl", *(one.name for one in parts)}


def wait_for(found: Callable[[], object]) -> None:
    """Waits until there is something."""
    end = time.monotonic() + 240
    while not found():
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.05)
