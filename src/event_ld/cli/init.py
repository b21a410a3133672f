"""`event-ld init`."""

from __future__ import annotations

from pathlib import Path

import click

from event_ld import pipeline
from event_ld.cli.doors import write_output
from event_ld.errors import UsageError


@click.command()
@click.argument("path", required=False, type=click.Path(dir_okay=False, path_type=Path))
def init(path: Path | None) -> None:
    """Write a description to start from, to PATH or to standard output; a file that exists is left alone."""
    if path is not None and path.exists():
        raise UsageError(f"{path} exists already; name another file.")
    write_output(pipeline.init(), path)
