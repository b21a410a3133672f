"""`event-ld draft`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from event_ld import pipeline
from event_ld.cli import doors
from event_ld.errors import UsageError
from event_ld.readers.reading import Reading, read_bytes
from event_ld.sources import read_events

if TYPE_CHECKING:
    from event_ld.pipeline import Outcome


@click.command()
@click.argument("source")
@doors.form_option
@doors.time_zone_option
@doors.vocabulary_option
@doors.replace_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file to write, or a folder for a file for each event, in place of standard output.",
)
@click.option("--explain", is_flag=True, help="Write what each line is and became, in place of the description.")
@click.option("--html", "as_page", is_flag=True, help="With --explain: as a page, text left, facts right.")
@doors.strict_option
def draft(  # one for each option
    source: str, form: str | None, time_zone: str | None, output: Path | None, vocabulary: tuple[str, ...], *, replace: bool,
    explain: bool, as_page: bool, strict: bool,
) -> None:  # fmt: skip
    """Read a programme and write a description in YAML.

    Each fact has its evidence beside it as a comment, and the questions to ask the organiser stand at the top.
    SOURCE is a file, or - for standard input. A page is read for its markup where that describes an event. Several events, as
    those of a calendar, are written one after another, or each into a file of its own where --output is a folder, or has no
    ending.
    """
    words = doors.open_vocabulary(vocabulary, replace=replace)
    name, data = (doors.STANDARD_INPUT, doors.standard_input()) if source == "-" else (source, read_bytes(Path(source)))
    read = read_events(data, name=name, form=form, time_zone=time_zone, vocabulary=words, is_for_text=explain)
    if as_page and not explain:
        raise UsageError("--html needs --explain.")
    if explain:
        made = [pipeline.explain(pipeline.only_one(read), to="html" if as_page else "text")]
    else:
        made = [pipeline.draft(one, vocabulary=words) for one in read]
    _put(read, made, output)
    doors.finish([problem for one in made for problem in one.problems], strict=strict)


def _put(read: list[Reading], made: list[Outcome], output: Path | None) -> None:
    texts = [one.text for one in made if one.text]
    if output is None or not (output.is_dir() or (len(texts) > 1 and not output.suffix)):
        if texts:
            doors.write_output("---\n".join(texts), output)
        return
    names = [one.event.id or "event" for one, outcome in zip(read, made, strict=True) if one.event is not None and outcome.text]
    doors.write_folder(zip(names, texts, strict=True), output)
