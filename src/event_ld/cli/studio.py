"""`event-ld studio`."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from event_ld.cli.doors import base_url_option, open_vocabulary, replace_option, vocabulary_option
from event_ld.cli.serve import run
from event_ld.errors import InputError
from event_ld.extras import needed
from event_ld.graph.iris import checked_base
from event_ld.server.studio import LOOPBACK, Desk, studio_app
from event_ld.starting import named_vocabulary, settings_of


@click.command()
@click.argument("folder", required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="The port to listen on.")
@click.option("--token", help="What the address of the studio must name; made up where it listens beyond this machine.")
@base_url_option
@vocabulary_option
@replace_option
def studio(  # one for each option
    folder: str | None, host: str, port: int, token: str | None, base_url: str | None, vocabulary: tuple[str, ...], *,
    replace: bool,
) -> None:  # fmt: skip
    """Open the studio: from a programme to a published event, in a browser.

    Paste or drop a programme, a calendar, a sheet, a page or a mail; check the facts beside the text; copy the script element, or
    take the description. FOLDER is one of descriptions, which can then be opened and saved, with the vocabularies that its
    `site.yaml` names. Nothing leaves this machine.
    """
    for module in ("starlette", "uvicorn"):  # says so at once where one is missing
        needed(module, "serve", "`event-ld studio`")
    if folder is not None and not Path(folder).is_dir():
        raise InputError(f"{folder} is no folder.")
    if base_url is not None:
        checked_base(base_url)
    known = token or ("" if host in LOOPBACK else secrets.token_urlsafe(16))
    words = open_vocabulary(vocabulary, replace=replace)
    if words is None and folder is not None:
        chosen, about, _ = settings_of(Path(folder), None)
        words = named_vocabulary(about, chosen)
    desk = Desk(known, None if folder is None else Path(folder), base_url, words)
    run(studio_app(desk), host, port, f"http://{host}:{port}/{f'?token={known}' if known else ''}")
