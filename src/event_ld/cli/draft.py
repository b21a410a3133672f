"""`event-ld draft`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from event_ld import pipeline
from event_ld.cli import doors
from event_ld.errors import UsageError
from event_ld.keeping import is_changed, marked, merged
from event_ld.readers.reading import STANDARD_INPUT, Reading, decode, read_bytes
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
@click.option(
    "--keep",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="What the programme became before: what people have written in it stays.",
)
@click.option("--explain", is_flag=True, help="Write what each line is and became, in place of the description.")
@click.option("--html", "as_page", is_flag=True, help="With --explain: as a page, text left, facts right.")
@doors.strict_option
def draft(  # one for each option
    source: str, form: str | None, time_zone: str | None, output: Path | None, keep: Path | None,
    vocabulary: tuple[str, ...], *, replace: bool, explain: bool, as_page: bool, strict: bool,
) -> None:  # fmt: skip
    """Read a programme and write a description in YAML.

    Each fact has its evidence beside it as a comment, and the questions to ask the organiser stand at the top.
    SOURCE is a file, or - for standard input. A page is read for its markup where that describes an event. Several events, as
    those of a calendar, are written one after another, or each into a file of its own where --output is a folder, or has no
    ending.

    With --keep a programme that has changed is read again: values that people have changed or added since stay, with what the
    text says beside them; the others follow the text. What is otherwise is named on standard error.
    """
    words = doors.open_vocabulary(vocabulary, replace=replace)
    name, data = (STANDARD_INPUT, doors.standard_input()) if source == "-" else (source, read_bytes(Path(source)))
    read = read_events(data, name=name, form=form, time_zone=time_zone, vocabulary=words, is_for_text=explain)
    if as_page and not explain:
        raise UsageError("--html needs --explain.")
    if keep is not None and (explain or len(read) != 1):
        raise UsageError("--keep takes a source of one event, and no --explain.")
    if explain:
        made = [pipeline.explain(pipeline.only_one(read), to="html" if as_page else "text")]
    else:
        made = [pipeline.draft(one, vocabulary=words) for one in read]
    _put(read, [_kept(one, keep) for one in made] if keep is not None else made, output, keep)
    doors.finish([problem for one in made for problem in one.problems], strict=strict)


def _kept(made: Outcome, keep: Path) -> Outcome:
    """A draft with what people have written in an earlier one; says what is otherwise."""
    kept = merged(made.text, decode(read_bytes(keep), str(keep)).source.text, made.problems)
    for one in kept.told:
        click.echo(f"{keep}: {one}", err=True)
    return pipeline.Outcome(text=kept.text, problems=kept.problems)


def _put(read: list[Reading], made: list[Outcome], output: Path | None, keep: Path | None) -> None:
    texts = [one.text for one in made if one.text]
    if output is None or not (output.is_dir() or (len(texts) > 1 and not output.suffix)):
        if texts:
            _refuse_changed(output, keep)
            is_one = output is not None and len(texts) == 1 and keep is None
            doors.write_output(marked(texts[0]) if is_one else "---\n".join(texts), output)
        return
    names = [one.event.id or "event" for one, outcome in zip(read, made, strict=True) if one.event is not None and outcome.text]
    for name in names:
        _refuse_changed(output / f"{name}.yaml", keep)
    doors.write_folder(zip(names, map(marked, texts) if keep is None else texts, strict=True), output)


def _refuse_changed(output: Path | None, keep: Path | None) -> None:
    """Refuses to write over a draft that somebody has changed; a UsageError where it is one that --keep does not name."""
    if output is None or not output.is_file() or (keep is not None and keep.resolve() == output.resolve()):
        return
    if is_changed(output.read_text(encoding="utf-8", errors="replace")):
        raise UsageError(f"{output} has been changed since it was drafted; name it with --keep too, or delete it.")
