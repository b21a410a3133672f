"""A command that runs again whenever its files change, with `--watch`."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

import click

from event_ld.changes import changes
from event_ld.cli.streams import exit_codes
from event_ld.errors import UsageError


class WatchingCommand(click.Command):
    """A command on PATHS with the option `--watch`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # those of click
        """Adds the option; the arguments are those of a command."""
        super().__init__(*args, **kwargs)
        self.params.append(
            click.Option(["--watch"], is_flag=True, help="Run again whenever a file changes, until it is interrupted.")
        )

    def invoke(self, ctx: click.Context) -> None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """Runs the command, once or again and again."""
        if not ctx.params.pop("watch"):
            super().invoke(ctx)
            return
        paths = [*ctx.params["paths"]]
        if "-" in paths:
            raise UsageError("--watch looks at files; standard input does not change.")
        with suppress(KeyboardInterrupt):
            for _ in changes(paths):
                with suppress(SystemExit), exit_codes():
                    super().invoke(ctx)
                click.echo("Watching; press Ctrl-C to end.", err=True)
                sys.stdout.flush()
