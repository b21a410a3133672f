"""`event-ld embed`."""

from __future__ import annotations

from pathlib import Path

import click

from event_ld import pipeline
from event_ld.cli.doors import (
    base_url_option,
    finish,
    form_option,
    open_sources,
    open_vocabulary,
    output_option,
    replace_option,
    strict_option,
    time_zone_option,
    vocabulary_option,
    write_output,
)
from event_ld.limits import LARGEST_FILE
from event_ld.readers.reading import read_bytes


@click.command()
@click.argument("path")
@form_option
@click.option(
    "--into",
    "page",
    type=click.Path(path_type=Path),
    help="The page to put the element into; it is changed in place, or written to --output.",
)
@base_url_option
@time_zone_option
@vocabulary_option
@replace_option
@output_option
@strict_option
def embed(
    path: str,
    form: str | None,
    page: Path | None,
    base_url: str | None,
    time_zone: str | None,
    output: Path | None,
    vocabulary: str | None,
    *,
    replace: bool,
    strict: bool,
) -> None:
    """Write the script element of an event, or put it into a page.

    In a page it takes the place of the element that was put there before for the same event; the rest of the page stays
    as it is, byte for byte. An event that must not be published leaves the page alone.
    """
    readings = open_sources([path], time_zone, open_vocabulary(vocabulary, replace=replace), form)
    into = None if page is None else read_bytes(page, LARGEST_FILE)
    outcome = pipeline.embed(pipeline.only_one(readings), into=into, page_name=str(page), base_url=base_url)
    if outcome.is_publishable and outcome.text and (into is None or outcome.page != into or output is not None):
        write_output(outcome.text if outcome.page is None else outcome.page, output or page)
    finish(outcome.problems, strict=strict)
