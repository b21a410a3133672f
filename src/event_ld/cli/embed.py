"""`event-ld embed`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from event_ld.cli import doors
from event_ld.embedding.one_page import embed as embed_one
from event_ld.embedding.one_page import remove as remove_from
from event_ld.embedding.site import Embedded, embed_site, remove_from_site
from event_ld.errors import UsageError
from event_ld.limits import LARGEST_FILE
from event_ld.pipeline import only_one
from event_ld.problems import Severity
from event_ld.readers.reading import read_bytes


@click.command()
@click.argument("path", required=False)
@doors.form_option
@click.option(
    "--into",
    "page",
    type=click.Path(path_type=Path),
    help="The page to put the element into; it is changed in place, or written to --output.",
)
@click.option("--site", type=click.Path(path_type=Path), help="A folder of pages, each of which gets its event of --events.")
@click.option("--events", type=click.Path(path_type=Path), help="With --site: the folder of the descriptions.")
@click.option("--from-page", is_flag=True, help="Read the event from the markup of --into, and put it in the place of that.")
@click.option("--replace-other", is_flag=True, help="Take the place of other JSON-LD of the page about the event.")
@click.option("--remove", is_flag=True, help="Take the elements out of --into, or of all pages of --site.")
@click.option("--finished-page", is_flag=True, help="The page is no template, though it holds marks like {{ or {%.")
@doors.base_url_option
@doors.time_zone_option
@doors.vocabulary_option
@doors.replace_option
@doors.output_option
@doors.strict_option
def embed(  # one for each option
    path: str | None, form: str | None, page: Path | None, site: Path | None, events: Path | None, base_url: str | None,
    time_zone: str | None, output: Path | None, vocabulary: tuple[str, ...], *, from_page: bool, replace_other: bool,
    remove: bool, finished_page: bool, replace: bool, strict: bool,
) -> None:  # fmt: skip
    """Write the script element of an event, or put it into a page, or many events into the pages of a site.

    In a page it takes the place of the element that was put there before for the same event; the rest of the page stays
    as it is, byte for byte. An event that must not be published leaves the page alone.
    """
    _check(click.get_current_context().params)
    path, form = (str(page), "html") if from_page else (path, form)
    if remove and page is not None:
        _removed(page, output)
    elif remove and site is not None:
        _told(remove_from_site(site, each=doors.walked), strict=strict)
    elif site is not None and events is not None:
        made = embed_site(
            site,
            events,
            base_url=base_url,
            replace_other=replace_other,
            is_finished=finished_page,
            time_zone=time_zone,
            vocabulary=doors.open_vocabulary(vocabulary, replace=replace),
            each=doors.walked,
        )
        _told(made, strict=strict)
    elif path is not None:
        readings = doors.open_sources([path], time_zone, doors.open_vocabulary(vocabulary, replace=replace), form)
        into = None if page is None else read_bytes(page, LARGEST_FILE)
        outcome = embed_one(
            only_one(readings),
            into=into,
            page_name=str(page),
            base_url=base_url,
            replace_other=replace_other or from_page,
            is_finished=finished_page,
        )
        if outcome.is_publishable and outcome.text and (into is None or outcome.page != into or output is not None):
            doors.write_output(outcome.text if outcome.page is None else outcome.page, output or page)
        doors.finish(outcome.problems, strict=strict)


def _removed(page: Path, output: Path | None) -> None:
    """Takes our elements out of a page."""
    data = read_bytes(page, LARGEST_FILE)
    new = remove_from(data, str(page))
    if new != data or output is not None:
        doors.write_output(new, output or page)


def _check(given: dict[str, Any]) -> None:
    """Refuses what does not go together."""
    path, page, site, events = (given[name] for name in ("path", "page", "site", "events"))
    remove, from_page = given["remove"], given["from_page"]
    if from_page:
        if page is None or path is not None or site is not None or remove:
            raise UsageError("Write event-ld embed --into PAGE --from-page, without an event.")
    elif remove:
        if path is not None or (page is None) == (site is None):
            raise UsageError("--remove takes either --into PAGE or --site PUBLIC, and no event.")
    elif site is not None or events is not None:
        if site is None or events is None or path is not None or page is not None or given["output"] is not None:
            raise UsageError("Write event-ld embed --site PUBLIC --events FOLDER, without an event, --into or --output.")
    elif path is None:
        raise UsageError("Name the event: event-ld embed event.yaml --into page.html.")


def _told(made: Embedded, *, strict: bool) -> None:
    """Says what became of a site."""
    told = [one for one in made.problems if one.severity is not Severity.INFO]
    changed = len(made.changed)
    click.echo(f"{made.pages} pages looked at, {made.matched} of events, {changed} written", err=True)
    doors.finish(told, strict=strict)
