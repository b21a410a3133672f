"""`event-ld convert`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from event_ld import pipeline
from event_ld.cli.doors import (
    base_url_option,
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
@click.argument("paths", nargs=-1, required=True)
@click.option("--to", type=click.Choice(pipeline.FORMATS), default="jsonld", show_default=True, help="The format to write.")
@click.option(
    "--profile",
    type=click.Choice(pipeline.DOCUMENT_PROFILES),
    default="web",
    show_default=True,
    help="For jsonld: what search engines read, or everything. The RDF formats always say everything.",
)
@base_url_option
@time_zone_option
@vocabulary_option
@replace_option
@output_option
@strict_option
def convert(
    paths: tuple[str, ...],
    to: str,
    profile: str,
    base_url: str | None,
    time_zone: str | None,
    output: Path | None,
    vocabulary: str | None,
    *,
    replace: bool,
    strict: bool,
) -> None:
    """Convert programmes and descriptions to JSON-LD, RDF or YAML.

    PATHS are programmes or descriptions, or - for standard input. What must not be published is named on standard error,
    and the exit code is 1; what could be read is written all the same.
    """
    with exit_codes():
        readings = open_sources(paths, time_zone, open_vocabulary(vocabulary, replace=replace))
        outcome = pipeline.convert(readings, to=to, profile=profile, base_url=base_url)
        if outcome.text:
            write_output(outcome.text, output)
        finish(outcome.problems, strict=strict)
