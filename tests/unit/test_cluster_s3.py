"""Batches on a cluster, from and to an S3 store: moto's server on this machine, and workers and schedulers that are killed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3
import pytest
import s3fs
from click.testing import CliRunner
from moto.server import ThreadedMotoServer

from event_ld.batch.run import run_batch
from event_ld.batch.work import Task
from event_ld.cli import main
from tests.unit.test_batch import BASE, NT
from tests.unit.test_batch import _line as line
from tests.unit.test_batch import _lines as lines
from tests.unit.test_cluster import dask_cluster, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from event_ld.batch.work import Counts

_CONVERT = ("--to", "ntriples", "--base-url", BASE, "--output", "s3://events/out", "--partition", "0.006")
_LOCAL = ("--cluster", "local", "--jobs", "1")


class _Bucket:
    """The bucket `events`, as another program sees it."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401  # boto3 has no types
        self._client = client

    def put(self, key: str, data: bytes) -> None:
        self._client.put_object(Bucket="events", Key=key, Body=data)

    def get(self, key: str) -> bytes:
        return bytes(self._client.get_object(Bucket="events", Key=key)["Body"].read())

    def seen(self, prefix: str = "out/") -> dict[str, tuple[str, object]]:
        """The objects by name, each with what changes when it is written."""
        found = self._client.list_objects_v2(Bucket="events", Prefix=prefix).get("Contents", [])
        return {one["Key"].removeprefix(prefix): (one["ETag"], one["LastModified"]) for one in found}

    def parts(self) -> dict[str, str]:
        """The parts by name, each with a digest of what it holds."""
        return {name: tag for name, (tag, _) in self.seen().items() if name.startswith("part-")}

    def notes(self) -> int:
        """How many partitions are noted as done."""
        return sum(name[-6:-5].isdigit() for name in self.seen("out/_work/"))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a store on this machine."""
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    yield f"http://127.0.0.1:{running.get_host_and_port()[1]}"
    running.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Bucket]:
    """An empty bucket; where it is and how to get in stand in the environment, as users have it."""
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    client = boto3.client("s3")
    client.create_bucket(Bucket="events")
    yield _Bucket(client)
    store = boto3.resource("s3", endpoint_url=server).Bucket("events")
    store.objects.all().delete()
    store.delete()
    s3fs.S3FileSystem.clear_instance_cache()


def _whole(bucket: _Bucket, tmp_path: Path, source: Path, task: Task = NT) -> Counts:
    """What one process says of a batch, in `one.nt` and `one.jsonl`, with the name of the source as the cluster has it: it is there."""
    counts = run_batch([source], task, output=tmp_path / "one.nt", problems=tmp_path / "one.jsonl")
    problems = (tmp_path / "one.jsonl").read_bytes()
    (tmp_path / "one.jsonl").write_bytes(problems.replace(str(source).encode(), b"s3://events/in/a.jsonl"))
    bucket.put("in/a.jsonl", source.read_bytes())
    return counts


def _misspelt(tmp_path: Path) -> Path:
    return lines(tmp_path / "a.jsonl", 0, *(line(number, nme="unknown key") for number in range(600)))


def _run(command: str, source: str, *more: str) -> Result:
    return CliRunner().invoke(main, [command, source, *more], catch_exceptions=False)


def _is_as_whole(bucket: _Bucket, tmp_path: Path) -> None:
    manifest = json.loads(bucket.get("out/manifest.json"))
    names = [one["path"] for one in manifest["partitions"]]
    assert len(names) > 5
    assert b"".join(bucket.get(f"out/{name}") for name in names) == (tmp_path / "one.nt").read_bytes()
    assert bucket.get("out/problems.jsonl") == (tmp_path / "one.jsonl").read_bytes()
    assert set(bucket.seen()) == {"manifest.json", "problems.jsonl", *names}


@pytest.mark.slow
def test_a_worker_is_killed_and_nothing_is_seen_half_written(bucket: _Bucket, tmp_path: Path) -> None:
    _whole(bucket, tmp_path, _misspelt(tmp_path))
    parts: list[dict[str, str]] = []

    def seen() -> bool:
        parts.append(bucket.parts())
        return True

    with dask_cluster(tmp_path) as (address, start, processes):
        job = start("event_ld", "convert", "s3://events/in/*.jsonl", *_CONVERT, "--cluster", address)
        wait_for(lambda: seen() and bucket.notes() >= 2)
        processes[1].kill()
        assert "manifest.json" not in bucket.seen(), "the job was over before the worker was killed"
        wait_for(lambda: seen() and job.poll() is not None)
        assert job.returncode == 1
    _is_as_whole(bucket, tmp_path)
    last = bucket.parts()
    assert all(one.items() <= last.items() for one in parts)


@pytest.mark.slow
def test_a_scheduler_is_killed_and_a_second_run_does_what_is_missing(bucket: _Bucket, tmp_path: Path) -> None:
    whole = _whole(bucket, tmp_path, _misspelt(tmp_path))
    with dask_cluster(tmp_path) as (address, start, processes):
        job = start("event_ld", "convert", "s3://events/in/*.jsonl", *_CONVERT, "--cluster", address)
        wait_for(lambda: bucket.notes() >= 2)
        for one in processes:
            one.kill()
        assert job.wait(120) == 3
        assert b"The same command goes on with what is done." in (tmp_path / "err.txt").read_bytes()
    there = bucket.seen()
    assert "manifest.json" not in there
    done = {name: there[name] for name in there if f"_work/{name[5:10]}.json" in there}
    again = _run("convert", "s3://events/in/*.jsonl", *_CONVERT, *_LOCAL)
    assert again.exit_code == 1
    assert f"{whole.records} records" in again.stderr
    _is_as_whole(bucket, tmp_path)
    assert len(done) >= 2
    assert done.items() <= bucket.seen().items()
    third = bucket.seen()
    _run("convert", "s3://events/in/*.jsonl", *_CONVERT, "--cluster", "tcp://nobody:1")
    assert bucket.seen() == third


@pytest.mark.slow
def test_judging_gives_the_counts_of_one_process(bucket: _Bucket, tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", 30, b"{bad\n", line(30, nme="unknown key"), line(31, startDate="no"))
    whole = _whole(bucket, tmp_path, source, Task(profiles=("core", "web")))
    how = ("--profile", "core,web", "--partition", "0.001", "--output", "s3://events/out")
    done = _run("validate", "s3://events/in/a.jsonl", *how, *_LOCAL)
    assert done.exit_code == 1
    manifest = json.loads(bucket.get("out/manifest.json"))
    assert manifest["counts"]["problems"] == {str(severity): number for severity, number in whole.problems.items()}
    assert (manifest["counts"]["records"], manifest["counts"]["events"]) == (whole.records, whole.events)
    assert len(manifest["partitions"]) > 2
    assert bucket.get("out/problems.jsonl") == (tmp_path / "one.jsonl").read_bytes()
    assert set(bucket.seen()) == {"manifest.json", "problems.jsonl"}


@pytest.mark.parametrize(
    ("source", "out", "text"),
    [
        ("s3://events/in/*.json", "s3://events/out", "names no file"),
        ("s3://nobody/in/*.jsonl", "s3://events/out", "names no file"),
        ("s3://events/in/a.jsonl", "s3://nobody/out", "can't be written: The specified bucket does not exist"),
    ],
)
def test_what_is_not_there_is_said_and_no_bucket_is_made(bucket: _Bucket, source: str, out: str, text: str) -> None:
    bucket.put("in/a.jsonl", line(1))
    done = _run("validate", source, "--output", out, *_LOCAL)
    assert done.exit_code == 3
    assert text in done.stderr
    assert [one["Name"] for one in boto3.client("s3").list_buckets()["Buckets"]] == ["events"]


@pytest.mark.slow
def test_an_empty_object_that_a_console_makes_for_a_folder(bucket: _Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.put("in/", b"")
    bucket.put("in/day [1] ü%20.jsonl", line(1))
    bucket.put("out/", b"")
    done = _run("validate", "s3://events/in/*", "--output", "s3://events/out/", *_LOCAL)
    assert done.exit_code == 0, done.stderr
    assert json.loads(bucket.get("out/manifest.json"))["counts"]["records"] == 1


@pytest.mark.slow
def test_a_store_that_does_not_answer(bucket: _Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        patch.setattr(s3fs.S3FileSystem, "retries", 1)
        done = _run("validate", "s3://events/in/*.jsonl", "--output", "s3://events/out", *_LOCAL)
    assert done.exit_code == 3
    assert "s3://events/in/*.jsonl can't be read: Could not connect" in done.stderr
