"""`event-ld convert`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from event_ld import pipeline
from event_ld.cli import doors
from event_ld.errors import UsageError
from event_ld.pipeline import LINE_FORMATS
from event_ld.problems import Severity


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--to",
    type=click.Choice((*pipeline.FORMATS, *(one for one in LINE_FORMATS if one not in pipeline.FORMATS))),
    default="jsonld",
    show_default=True,
    help="The format to write; jsonl is JSON-LD, one event to a line.",
)
@click.option(
    "--profile",
    type=click.Choice(pipeline.DOCUMENT_PROFILES),
    default="web",
    show_default=True,
    help="For jsonld and jsonl: what search engines read, or everything. The RDF formats always say everything.",
)
@doors.form_option
@doors.base_url_option
@doors.time_zone_option
@doors.vocabulary_option
@doors.replace_option
@doors.context_option
@click.option(
    "-o", "--output", metavar="FILE", help="The file to write, in place of standard output; with --cluster, the folder."
)
@click.option("--only-valid", is_flag=True, help="Leave out of the output what must not be published.")
@doors.jobs_option
@doors.problems_option
@doors.infos_option
@doors.resume_option
@doors.cluster_option
@doors.partition_option
@doors.pack_option
@doors.strict_option
def convert(  # one for each option
    paths: tuple[str, ...], to: pipeline.Format, profile: pipeline.DocumentProfile, form: str | None, base_url: str | None,
    time_zone: str | None, output: str | None, vocabulary: tuple[str, ...], context_files: tuple[str, ...], jobs: int | None,
    problems_file: Path | None, cluster: str | None, partition: float | None, pack: str | None, *, replace: bool,
    only_valid: bool, infos: bool, resume: bool, strict: bool,
) -> None:  # fmt: skip
    """Convert programmes and descriptions to JSON-LD, RDF or YAML.

    PATHS are programmes or descriptions, or - for standard input. What must not be published is named on standard error,
    and the exit code is 1; what could be read is written all the same.

    For ntriples, nquads and jsonl, PATHS may be folders too, and of any size: the records of JSON lines (.jsonl, .ndjson) and
    the files are read one after another, and written as they come, in their order. Input and output may be packed (.gz, .zst).

    With --cluster they are shared out to many machines: --output is a folder of files part-00000 and so on, of the problems, and
    of a manifest with the counts and the SHA-256 of each. The same command goes on with a folder that is not finished.
    """
    words = doors.open_vocabulary(vocabulary, replace=replace)
    contexts = doors.open_contexts(context_files)
    _check(click.get_current_context().params)
    if to in LINE_FORMATS:
        from event_ld.batch.work import Task  # noqa: PLC0415  # what many records alone need
        from event_ld.cli.batches import run_whole  # noqa: PLC0415  # the same

        packing = (output or "") if cluster is None else f"part.{pack}" if pack else ""
        task = Task(
            to=to, profile=profile, base_url=base_url, packing=packing, only_valid=only_valid, form=form, time_zone=time_zone,
            vocabulary=words, contexts=contexts, least=Severity.INFO if infos else Severity.WARNING,
        )  # fmt: skip
        if cluster is None:
            doors.tell_left_out(paths)
        run_whole(
            paths, task, output=output, problems=problems_file, jobs=jobs, resume=resume, cluster=cluster, partition=partition,
            strict=strict,
        )  # fmt: skip
        return
    readings = doors.open_sources(paths, time_zone, words, form)
    outcome = pipeline.convert(readings, to=to, profile=profile, base_url=base_url, time_zone=time_zone, vocabulary=words)
    if outcome.text:
        doors.write_output(outcome.text, None if output is None else Path(output))
    doors.finish(outcome.problems, strict=strict)


def _check(given: dict[str, Any]) -> None:
    """Makes sure that the options go together."""
    is_by_lines, lines = given["to"] in LINE_FORMATS, ", ".join(LINE_FORMATS)
    if given["cluster"] is None and (given["partition"] or given["pack"]):
        raise UsageError("--partition and --pack are for --cluster.")
    if given["cluster"] is not None and (not is_by_lines or given["resume"] or given["problems_file"]):
        raise UsageError(
            f"A cluster writes {lines} and the problems into the folder of --output, and goes on by itself where it was cut off: "
            "leave --resume and --problems out."
        )
    if not is_by_lines and any(given[name] for name in ("jobs", "problems_file", "only_valid", "resume", "infos")):
        raise UsageError(f"--jobs, --problems, --infos, --only-valid and --resume are for --to {lines}.")
