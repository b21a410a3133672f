"""`event-ld validate`."""

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
    progress,
    replace_option,
    strict_option,
    time_zone_option,
    vocabulary_option,
)
from event_ld.cli.reporters import REPORTERS
from event_ld.graph.iris import PLACEHOLDER_BASE
from event_ld.problems import in_order
from event_ld.validate.profiles import PROFILES

if TYPE_CHECKING:
    from event_ld.problems import Problem


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--profile", "profiles", default=",".join(PROFILES), show_default=True, help="The profiles to validate against.")
@click.option("--format", "form", type=click.Choice(sorted(REPORTERS)), default="text", help="The form of the report.")
@base_url_option
@time_zone_option
@vocabulary_option
@replace_option
@strict_option
def validate(
    paths: tuple[str, ...],
    profiles: str,
    form: str,
    base_url: str | None,
    time_zone: str | None,
    vocabulary: str | None,
    *,
    replace: bool,
    strict: bool,
) -> None:
    """Say what is wrong with events, where, and what to do.

    PATHS are programmes or descriptions, folders of them, or - for standard input.
    """
    with exit_codes():
        names = [name.strip() for name in profiles.split(",") if name.strip()]
        words = open_vocabulary(vocabulary, replace=replace)
        problems: list[Problem] = []
        with progress(pipeline.expand(paths)) as files:
            for file in files:
                readings = open_sources([file], time_zone, words)
                problems += pipeline.validate(readings, profiles=names, base_url=base_url or PLACEHOLDER_BASE)
        click.echo(REPORTERS[form](in_order(problems)), nl=False)
        finish(problems, strict=strict, quiet=True)
