"""`event-ld convert`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from event_ld import pipeline
from event_ld.batch.work import LINE_FORMATS, Task
from event_ld.cli.batches import finish_batch, infos_option, jobs_option, problems_option, resume_option, run
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
from event_ld.errors import UsageError
from event_ld.problems import Severity

if TYPE_CHECKING:
    from pathlib import Path


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
@base_url_option
@time_zone_option
@vocabulary_option
@replace_option
@output_option
@click.option("--only-valid", is_flag=True, help="Leave out of the output what must not be published.")
@jobs_option
@problems_option
@infos_option
@resume_option
@strict_option
def convert(  # one for each option
    paths: tuple[str, ...],
    to: str,
    profile: str,
    base_url: str | None,
    time_zone: str | None,
    output: Path | None,
    vocabulary: str | None,
    jobs: int | None,
    problems_file: Path | None,
    *,
    replace: bool,
    only_valid: bool,
    infos: bool,
    resume: bool,
    strict: bool,
) -> None:
    """Convert programmes and descriptions to JSON-LD, RDF or YAML.

    PATHS are programmes or descriptions, or - for standard input. What must not be published is named on standard error,
    and the exit code is 1; what could be read is written all the same.

    For ntriples, nquads and jsonl, PATHS may be folders too, and of any size: the records of JSON lines (.jsonl, .ndjson) and
    the files are read one after another, and written as they come, in their order. Input and output may be packed (.gz, .zst).
    """
    with exit_codes():
        words = open_vocabulary(vocabulary, replace=replace)
        if to in LINE_FORMATS:
            task = Task(
                to=to,
                profile=profile,
                base_url=base_url,
                packing="" if output is None else output.name,
                only_valid=only_valid,
                least=Severity.INFO if infos else Severity.WARNING,
                time_zone=time_zone,
                vocabulary=words,
            )
            counts = run(paths, task, output=output, problems=problems_file, jobs=jobs, resume=resume)
            finish_batch(counts, strict=strict)
            return
        if jobs or problems_file or only_valid or resume or infos:
            raise UsageError(f"--jobs, --problems, --infos, --only-valid and --resume are for --to {', '.join(LINE_FORMATS)}.")
        readings = open_sources(paths, time_zone, words)
        outcome = pipeline.convert(readings, to=to, profile=profile, base_url=base_url)
        if outcome.text:
            write_output(outcome.text, output)
        finish(outcome.problems, strict=strict)
