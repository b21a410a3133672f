"""`event-ld schema`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from event_ld import pipeline
from event_ld.cli.doors import output_option, write_output

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@output_option
def schema(output: Path | None) -> None:
    """Write the JSON Schema of a description, for editors."""
    write_output(json.dumps(pipeline.schema(), ensure_ascii=False, indent=2) + "\n", output)
