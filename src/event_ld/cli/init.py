"""`event-ld init`."""

from __future__ import annotations

from pathlib import Path

import click

from event_ld import pipeline
from event_ld.cli.doors import write_output
from event_ld.errors import UsageError


@click.command()
@click.argument("path", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--sheet", is_flag=True, help="A sheet of events to fill in (CSV), in place of a description.")
@click.option("--language", metavar="TAG", help="With --sheet: the language of its headings, en, es, pt, fr or de.")
def init(path: Path | None, language: str | None, *, sheet: bool) -> None:
    """Write a description to start from, to PATH or to standard output; a file that exists is left alone."""
    if path is not None and path.exists():
        raise UsageError(f"{path} exists already; name another file.")
    if language is not None and not sheet:
        raise UsageError("--language needs --sheet.")
    write_output(pipeline.init(sheet=(language or "en") if sheet else None), path)
