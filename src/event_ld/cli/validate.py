"""`event-ld validate`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from event_ld.cli import doors
from event_ld.cli.report import REPORTERS, Report, written
from event_ld.cli.streams import PROBLEMS
from event_ld.cli.watching import WatchingCommand
from event_ld.errors import UsageError
from event_ld.graph.iris import PLACEHOLDER_BASE
from event_ld.inputs import files_in, read_one_of_many, read_text
from event_ld.problems import Problem, Severity, rank
from event_ld.readers.formats import SITE_SETTINGS
from event_ld.readers.reading import Reading, read_bytes
from event_ld.source import shown
from event_ld.validate.engines import ENGINES
from event_ld.validate.judge import Judge
from event_ld.validate.languages import LANGUAGES, in_language
from event_ld.validate.profiles import PAGE_PROFILES, PROFILES, USUAL_PROFILES, Shapes, open_shapes

if TYPE_CHECKING:
    from event_ld.readers.known_contexts import KnownContexts
    from event_ld.vocabulary import Vocabulary

How = tuple["str | None", "Vocabulary | None", "str | None", "KnownContexts"]
"""How files are read: the zone, the vocabulary, the format and the contexts of JSON-LD."""
_NO_EVENT = frozenset({"event-missing", "page-without-data"})


@click.command(cls=WatchingCommand)
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--profile",
    "profiles",
    help=f"Profiles, with commas between: {', '.join(PROFILES)}.  [default: {','.join(USUAL_PROFILES)};"
    f" for pages and JSON-LD {','.join(PAGE_PROFILES)}]",
)
@click.option("--shapes", multiple=True, metavar="FILE", help="SHACL shapes of your own (Turtle), beside the profiles.")
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="The language of the report.")
@click.option("--format", "report_form", type=click.Choice(sorted(REPORTERS)), default="text", help="The form of the report.")
@doors.form_option
@click.option("--engine", type=click.Choice(ENGINES), default="auto", help="What validates: all give the same problems.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day before which an event is over.  [default: the machine's]"
)
@doors.base_url_option
@doors.time_zone_option
@doors.vocabulary_option
@doors.replace_option
@doors.context_option
@click.option("--fix", "is_fixed", is_flag=True, help="Write what is certainly meant into JSON-LD files and scripts of pages.")
@click.option("--diff", "only_shown", is_flag=True, help="With --fix: show the difference, and write nothing.")
@doors.jobs_option
@doors.problems_option
@doors.infos_option
@doors.resume_option
@click.option("-o", "--output", metavar="FOLDER", help="With --cluster: the folder that takes the problems and the counts.")
@doors.cluster_option
@doors.partition_option
@doors.strict_option
def validate(  # one for each option
    paths: tuple[str, ...], profiles: str | None, shapes: tuple[str, ...], language: str, report_form: str, form: str | None,
    engine: str, today: datetime | None, base_url: str | None, time_zone: str | None, vocabulary: tuple[str, ...],
    context_files: tuple[str, ...], jobs: int | None, problems_file: Path | None, output: str | None,
    cluster: str | None, partition: float | None, *, is_fixed: bool, only_shown: bool, replace: bool, infos: bool,
    resume: bool, strict: bool,
) -> None:  # fmt: skip
    """Say what is wrong with events, where, and what to do.

    PATHS are programmes, descriptions, pages, JSON-LD or RDF files, folders of them, or - for standard input. Of the files
    in a folder, those that describe no event are passed over.

    With --problems FILE the records of JSON lines, and files, are judged one after another, however many there are, and the
    problems are written as they come; what only several files together show is not looked for then.

    With --fix what is certainly meant is written into files first, every other byte stays, and the rest is told; --fix --diff
    shows the difference alone, and exits with 1 where there is one.

    With --cluster they are shared out to many machines, and --output is a folder that takes the problems, and a manifest with the
    counts. The same command goes on with a folder that is not finished.
    """
    _check(click.get_current_context().params)
    chosen = None if profiles is None else tuple(name.strip() for name in profiles.split(",") if name.strip())
    words, contexts = doors.open_vocabulary(vocabulary, replace=replace), doors.open_contexts(context_files)
    files = tuple((read_bytes(Path(one)), one) for one in shapes)
    own = _own_shapes(files)
    if cluster is None:
        doors.tell_left_out(paths)
    if problems_file is not None or cluster is not None:
        from event_ld.batch.work import Task  # noqa: PLC0415  # what many records alone need
        from event_ld.cli.batches import run_whole  # noqa: PLC0415  # the same

        task = Task(
            base_url=base_url, profiles=chosen, shapes=files, engine=engine, today=_day(today), time_zone=time_zone, form=form,
            vocabulary=words, contexts=contexts, least=Severity.INFO if infos else Severity.WARNING,
        )  # fmt: skip
        run_whole(
            paths, task, output=output, problems=problems_file, jobs=jobs, resume=resume, cluster=cluster, partition=partition,
            strict=strict,
        )  # fmt: skip
        return
    new_judge = partial(
        Judge, profiles=chosen, shapes=own, engine=engine, today=_day(today), base_url=base_url or PLACEHOLDER_BASE,
        language=language,
    )  # fmt: skip
    how = (time_zone, words, form, contexts)
    if is_fixed and _fix(paths, new_judge, how, only_shown=only_shown):
        sys.exit(PROBLEMS)
    if only_shown:
        return
    with closing(Report(language)) as report:
        _judge(new_judge(), paths, how, report)
        _write(report, report_form)
        gravest = min(report.counts, key=rank, default=None)
    doors.leave(gravest, strict=strict)


def _own_shapes(files: tuple[tuple[bytes, str], ...]) -> list[Shapes]:
    """The shapes of the user's own; what is passed over in them is told."""
    own = open_shapes(files)
    for note in (note for one in own for note in one.notes):
        click.echo(f"Note: {note}", err=True)
    return own


def _write(report: Report, report_form: str) -> None:
    for text in written(report, report_form):
        if report_form == "text":
            click.echo(text, nl=False)
        else:  # for programs, which read UTF-8 whatever the console shows
            doors.write_output(text, None)


def _check(given: dict[str, Any]) -> None:
    """Makes sure that options go with each other; a UsageError where they don't."""
    is_on_cluster = given["cluster"] is not None
    is_alone = not is_on_cluster and given["problems_file"] is None
    if not is_on_cluster and (given["output"] or given["partition"]):
        raise UsageError("--output and --partition are for --cluster.")
    if is_on_cluster and (given["problems_file"] or given["resume"] or given["report_form"] != "text"):
        raise UsageError(
            "A cluster writes the problems into the folder of --output, as lines of JSON, and goes on by itself where it was cut "
            "off: leave --problems, --format and --resume out."
        )
    if is_alone and (given["jobs"] or given["resume"] or given["infos"]):
        raise UsageError("--jobs, --infos and --resume go with --problems FILE.")
    if given["only_shown"] and not given["is_fixed"]:
        raise UsageError("--diff goes with --fix.")
    if given["is_fixed"] and not is_alone:
        raise UsageError("--fix does not go with --problems and --cluster.")


def _fix(paths: tuple[str, ...], new_judge: Callable[[], Judge], how: How, *, only_shown: bool) -> bool:
    """Corrects files; whether a difference was shown."""
    from event_ld.cli.fixes import fix_files  # noqa: PLC0415  # what corrections alone need

    time_zone, words, form, contexts = how

    def judged(data: bytes, name: str) -> list[Problem]:
        judge = new_judge()
        readings = read_text(data, name=name, form=form, time_zone=time_zone, vocabulary=words, contexts=contexts)
        return judge.judge_all(readings)

    return fix_files(files_in(paths), paths, judged, only_shown=only_shown) and only_shown


def _judge(judge: Judge, paths: tuple[str, ...], how: How, report: Report) -> None:
    """Puts into a report what is wrong with files, and with what only several of them together show."""
    sites = {Path(one) for one in paths if (Path(one) / SITE_SETTINGS).is_file()}
    of_sites: list[Reading] = []
    for file in doors.walked(files_in(paths, with_settings=True), "Validating"):
        read_it = partial(doors.open_sources, [file], *how)
        readings = read_it() if paths == (file,) else read_one_of_many(file, read_it)
        problems = _of_file(judge, readings, is_named=file in paths)
        if problems is not None:
            is_of_events = paths == (file,) or all(one.form != "settings" for one in readings)
            add = partial(report.add, shown(file)) if is_of_events else report.add_of_several
            add(in_language(one, report.language) for one in problems)
        of_sites += readings if sites.intersection(Path(file).parents) else []
    found = judge.site.problems()
    if of_sites:
        from event_ld.descriptions import told_together  # noqa: PLC0415  # what folders of a site alone need

        found = [*(one for one in found if one.code != "super-event-unknown"), *told_together(of_sites, judge.base)]
    report.add_of_several(in_language(one, report.language) for one in found)


def _of_file(judge: Judge, readings: list[Reading], *, is_named: bool) -> list[Problem] | None:
    """The problems of one file; None for one that is only in a folder, and describes no event."""
    problems = judge.judge_all(readings)
    is_none = not is_named and any(one.code in _NO_EVENT for one in problems)
    return None if is_none else problems


def _day(given: datetime | None) -> date:
    return (given or datetime.now(UTC).astimezone()).date()
