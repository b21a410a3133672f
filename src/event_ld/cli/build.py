"""`event-ld build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from event_ld import building
from event_ld.cli import doors
from event_ld.cli.report import groups
from event_ld.cli.streams import end_on_signals
from event_ld.problems import Problem, Severity
from event_ld.processes import processors
from event_ld.source import shown

if TYPE_CHECKING:
    from datetime import datetime


_MOST_WARNINGS = 20
"""How many warnings are told where nothing is wrong with them; `validate` tells all."""


@click.command()
@click.argument("folder")
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, help="The folder of the site.")
@click.option("--base-url", required=True, help="Where the site stands, as in https://www.example.org/events/.")
@click.option("--settings", help="What the site says about itself (YAML); site.yaml in FOLDER if there is one.")
@click.option("--moved-from", help="Where the site stood before: identifiers and change feed go on, and redirects are written.")
@click.option("--allow-deletions", is_flag=True, help="Let more than five events, and more than a fifth of all, go at once.")
@click.option(
    "--now", type=click.DateTime(["%Y-%m-%dT%H:%M:%S%z"]), help="When the changes are published, as in 2026-05-03T10:00:00Z."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes work at the most.  [default: one for each processor]",
)
@doors.time_zone_option
@doors.vocabulary_option
@doors.replace_option
@doors.strict_option
def build(  # one for each option
    folder: str, output: Path, base_url: str, settings: str | None, moved_from: str | None, now: datetime | None,
    jobs: int | None, time_zone: str | None, vocabulary: tuple[str, ...], *, allow_deletions: bool, replace: bool, strict: bool,
) -> None:  # fmt: skip
    """Build a site that web teams, portals and search engines take as it is.

    FOLDER holds descriptions and programmes. The site is a folder of static files: a page and RDF for each event, a DCAT-AP
    catalogue, dumps, a change feed, a sitemap. What must not be published is named and left out, and the exit code is 1.
    """
    end_on_signals()
    words = doors.open_vocabulary(vocabulary, replace=replace)
    built = building.build(
        folder,
        output,
        base_url=base_url,
        settings=settings,
        now=now,
        moved_from=moved_from,
        allow_deletions=allow_deletions,
        time_zone=time_zone,
        vocabulary=words,
        each=doors.walked,
        jobs=jobs or processors(),
    )
    grave, others = list[Problem](), list[Problem]()
    for one in built.problems:
        is_grave = strict or one.severity is Severity.VIOLATION or one.code == "site-kept"
        (grave if is_grave else others).append(one)
    is_told_here = {"venue-from-site"}  # which one file alone does not show
    kinds = [one.first for one in groups(one for one in others if one.severity is Severity.WARNING or one.code in is_told_here)]
    first = {one.code: one for one in kinds[::-1]}  # one of each kind before any second one
    told = grave + sorted(kinds, key=lambda one: first[one.code] is not one)[:_MOST_WARNINGS]
    if len(told) < len(built.problems):
        click.echo(f"{len(built.problems) - len(told)} more to know: event-ld validate {shown(folder)}", err=True)
    doors.tell_left_out([folder])
    click.echo(str(built), err=True)
    host = urlsplit(base_url)
    if host.path.strip("/") and "robots.txt" in built.files:
        root = f"{host.scheme}://{host.netloc}/"
        there = "robots.txt, .well-known/void and, where it is read, _headers"
        click.echo(f"Copy {there} to {root}: they count there alone.", err=True)
    if any(name.startswith("moved-from/") for name in built.files):
        click.echo("Put the rules in moved-from/ on the host that the site has left.", err=True)
    doors.finish(told, strict=strict)
