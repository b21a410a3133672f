"""`event-ld serve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from event_ld.cli.report_text import problems_text
from event_ld.cli.streams import end_on_signals
from event_ld.errors import EventLDError, InputError
from event_ld.extras import needed
from event_ld.problems import Severity
from event_ld.readers.formats import STATE_FILE
from event_ld.server.app import application
from event_ld.server.preview import Preview

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from event_ld.building import Built


@click.command()
@click.argument("path")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
def serve(path: str, host: str, port: int) -> None:
    """Serve a site, or preview a folder of descriptions.

    PATH is a site that `build` made, which is served as a good static host would, with content negotiation; or a folder of
    descriptions, which is built whenever a file in it changes, and whose pages then reload themselves.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise InputError(f"{path} is no folder.")
    for module in ("starlette", "uvicorn"):  # says so at once where one is missing
        needed(module, "serve", "`event-ld serve`")
    address = f"http://{host}:{port}/"
    if (folder / STATE_FILE).exists():
        application_of = application(lambda: folder)
        run(application_of, host, port, address)
        return
    end_on_signals()
    preview = Preview(folder, address, tell)
    try:
        preview.watch()
        run(application(lambda: preview.site, lambda: preview.version, lambda: preview.said), host, port, address)
    finally:
        preview.close()


def tell(built: Built | EventLDError) -> None:
    """Says what a build of the preview did."""
    if isinstance(built, EventLDError):
        click.echo(str(built), err=True)
        return
    grave = [one for one in built.problems if one.severity is Severity.VIOLATION]
    click.echo((problems_text(grave, is_counted=False) if grave else "") + str(built), err=True)


def run(served: Starlette, host: str, port: int, address: str) -> None:
    """Serves until it is interrupted."""
    import uvicorn  # noqa: PLC0415  # of the extra that is there by now

    click.echo(f"Serving {address} (stop with Ctrl+C)", err=True)
    uvicorn.run(served, host=host, port=port, log_level="warning")
