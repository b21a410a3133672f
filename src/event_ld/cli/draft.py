"""`event-ld draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from event_ld import pipeline
from event_ld.cli.doors import (
    finish,
    form_option,
    open_source,
    open_vocabulary,
    output_option,
    replace_option,
    strict_option,
    time_zone_option,
    vocabulary_option,
    write_output,
)
from event_ld.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("source")
@form_option
@time_zone_option
@vocabulary_option
@replace_option
@output_option
@click.option("--explain", is_flag=True, help="Write what each line is and became, in place of the description.")
@click.option("--html", "as_page", is_flag=True, help="With --explain: as a page, text left, facts right.")
@strict_option
def draft(
    source: str,
    form: str | None,
    time_zone: str | None,
    output: Path | None,
    vocabulary: str | None,
    *,
    replace: bool,
    explain: bool,
    as_page: bool,
    strict: bool,
) -> None:
    """Read a programme and write a description in YAML.

    Each fact has its evidence beside it as a comment, and the questions to ask the organiser stand at the top.
    SOURCE is a file, or - for standard input.
    """
    words = open_vocabulary(vocabulary, replace=replace)
    reading = open_source(source, time_zone, words, form)
    if as_page and not explain:
        raise UsageError("--html needs --explain.")
    outcome = (
        pipeline.explain(reading, to="html" if as_page else "text") if explain else pipeline.draft(reading, vocabulary=words)
    )
    if outcome.text:
        write_output(outcome.text, output)
    finish(outcome.problems, strict=strict)
