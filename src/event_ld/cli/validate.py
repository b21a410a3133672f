"""`event-ld validate`."""

from __future__ import annotations

import click

from event_ld import pipeline
from event_ld.cli.doors import (
    base_url_option,
    exit_codes,
    finish,
    open_sources,
    open_vocabulary,
    replace_option,
    strict_option,
    time_zone_option,
    vocabulary_option,
)
from event_ld.cli.reporters import REPORTERS
from event_ld.graph.iris import PLACEHOLDER_BASE
from event_ld.validate.profiles import PROFILES


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

    PATHS are programmes or descriptions, or - for standard input.
    """
    with exit_codes():
        names = [name.strip() for name in profiles.split(",") if name.strip()]
        readings = open_sources(paths, time_zone, open_vocabulary(vocabulary, replace=replace))
        problems = pipeline.validate(readings, profiles=names, base_url=base_url or PLACEHOLDER_BASE)
        click.echo(REPORTERS[form](problems), nl=False)
        finish(problems, strict=strict, quiet=True)
