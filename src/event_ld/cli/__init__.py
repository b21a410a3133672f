"""The command `event-ld`: it opens the doors of `event_ld.pipeline`, and nothing else."""

from __future__ import annotations

import click

from event_ld.cli.build import build
from event_ld.cli.concepts import concepts
from event_ld.cli.convert import convert
from event_ld.cli.draft import draft
from event_ld.cli.embed import embed
from event_ld.cli.init import init
from event_ld.cli.schema import schema
from event_ld.cli.serve import serve
from event_ld.cli.validate import validate


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="event-ld", prog_name="event-ld", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a description of a public event into validated linked data.

    Exit codes: 0 fine; 1 problems found (violations, or warnings under --strict); 2 wrong usage; 3 input unreadable.
    """


for _command in (build, concepts, convert, draft, embed, init, schema, serve, validate):
    main.add_command(_command)
