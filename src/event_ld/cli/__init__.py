"""The command `event-ld`: it opens the doors of `event_ld.pipeline`, and nothing else."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, cast

import click

from event_ld.cli.streams import colour, exit_codes, open_streams
from event_ld.quiet import collect_seldom
from event_ld.resources import read_table

_TABLE = read_table("vocab", "commands.tsv")
COMMANDS = {name: what for name, what, _ in _TABLE}
"""Each command with what it does, so that `--help` imports none of them."""
EXAMPLES = {name: example for name, _, example in _TABLE}
"""An example of each command, which stands at the end of its help."""


class _Commands(click.Group):
    """A group whose commands are imported when they are run."""

    def list_commands(self, _: click.Context) -> list[str]:  # type: ignore[explicit-override]  # needs Python 3.12
        return [*COMMANDS]

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:  # type: ignore[explicit-override]
        if cmd_name not in COMMANDS:
            return None
        command = cast("click.Command", getattr(import_module(f"event_ld.cli.{cmd_name}"), cmd_name))
        command.epilog = f"\b\nExample:\n  {EXAMPLES[cmd_name]}"
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:  # type: ignore[explicit-override]
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:  # type: ignore[explicit-override]  # noqa: ANN401  # what a command returns
        with exit_codes():  # before click, which says nothing of a reader that has gone, and exits with 1
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:  # type: ignore[explicit-override]  # noqa: ANN401  # those of click
        collect_seldom()
        open_streams()
        with exit_codes():
            try:
                return super().main(*args, **kwargs)
            finally:
                sys.stdout.flush()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="event-ld", prog_name="event-ld", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Turn a description of a public event into validated linked data.

    Exit codes: 0 fine; 1 problems found (violations, or warnings under --strict); 2 wrong usage; 3 input unreadable.
    """
    context.color = colour()
