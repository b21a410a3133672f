"""Help with examples, completion, man pages, and a command that watches its files."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from event_ld import changes
from event_ld.cli import COMMANDS, EXAMPLES, main
from tests.conftest import ROOT, load_tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.mark.parametrize("name", [*COMMANDS])
def test_each_command_shows_an_example_that_it_takes(name: str) -> None:
    program, command, *given = shlex.split(EXAMPLES[name])
    assert (program, command) == ("event-ld", name)
    root = click.Context(main, help_option_names=["-h", "--help"])  # a command keeps those of its first context
    found = main.get_command(root, name)
    assert found is not None
    found.make_context(name, given, parent=root)
    assert EXAMPLES[name] in CliRunner().invoke(main, [name, "--help"]).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    command = [str(Path(sys.executable).parent / "event-ld")]
    done = subprocess.run(
        command, env={**os.environ, "_EVENT_LD_COMPLETE": f"{shell}_source"}, capture_output=True, text=True, check=False
    )
    assert "event-ld" in done.stdout


def test_there_is_a_man_page_for_each_command() -> None:
    pages = {path.name for path in (ROOT / "docs" / "man").iterdir()}
    assert load_tool("build_man").run(check=True) == 0
    assert pages == {"event-ld.1", *(f"event-ld-{name}.1" for name in COMMANDS)}


def test_validate_runs_again_when_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, late = tmp_path / "event.yaml", tmp_path / "late.yaml"
    path.write_text("name: x\nstartDate: 2027-05-14\nlocation: Hall\n", encoding="utf-8")
    steps: Iterator[Callable[[], object]] = iter(
        [lambda: None, lambda: path.write_text("name: x\n", encoding="utf-8"), path.unlink]
    )

    def pause(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(time, "sleep", pause)
    result = CliRunner().invoke(main, ["validate", str(path), "--profile", "core", "--watch"])
    assert result.exit_code == 0
    assert result.output.count("Watching;") == 3
    assert "event-start-missing" in result.output
    assert "does not exist" in result.output
    assert changes.look([tmp_path, late]) == {}
    (tmp_path / "link").symlink_to(late)
    assert changes.look([tmp_path]) == {}
    assert CliRunner().invoke(main, ["validate", "-", "--watch"]).exit_code == 2
