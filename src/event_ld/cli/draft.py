"""`event-ld draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from event_ld import pipeline
from event_ld.cli.doors import (
    exit_codes,
    finish,
    open_sources,
    open_vocabulary,
    output_option,
    replace_option,
    strict_option,
    time_zone_option,
    vocabulary_option,
    write_output,
)

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("source")
@time_zone_option
@vocabulary_option
@replace_option
@output_option
@click.option("--explain", is_flag=True, help="Write what each line is and became, in place of the description.")
@strict_option
def draft(
    source: str,
    time_zone: str | None,
    output: Path | None,
    vocabulary: str | None,
    *,
    replace: bool,
    explain: bool,
    strict: bool,
) -> None:
    """Read a programme and write a description in YAML.

    Each fact has its evidence beside it as a comment, and the questions to ask the organiser stand at the top.
    SOURCE is a file, or - for standard input.
    """
    with exit_codes():
        words = open_vocabulary(vocabulary, replace=replace)
        make = pipeline.explain if explain else pipeline.draft
        outcome = make(open_sources([source], time_zone, words)[0], vocabulary=words)
        if outcome.text:
            write_output(outcome.text, output)
        finish(outcome.problems, strict=strict)
