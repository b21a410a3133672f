"""`event-ld push`."""

from __future__ import annotations

from functools import partial

import click

from event_ld import pushing
from event_ld.cli.doors import finish, walked


@click.command()
@click.argument("site")
@click.option("--to", required=True, metavar="URL", help="The graph store, as in http://localhost:7878/store.")
@click.option("--dump-only", is_flag=True, help="All events as one graph, in place of one for each.")
@click.option("--all", "everything", is_flag=True, help="Push what has not changed since the last push too.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and send nothing.")
def push(site: str, to: str, *, dump_only: bool, everything: bool, dry_run: bool) -> None:
    """Load a site into an RDF store.

    SITE is a folder that `build` made. Each event becomes a named graph, called like its page, over the SPARQL 1.1 Graph Store
    HTTP Protocol; what has not changed since the last push stays, and what is gone is deleted. Who may push is said by
    EVENT_LD_PUSH_USER and EVENT_LD_PUSH_PASSWORD, or by EVENT_LD_PUSH_TOKEN.
    """
    each = partial(walked, label="Pushing")
    pushed = pushing.push(site, to=to, dump_only=dump_only, everything=everything, dry_run=dry_run, each=each)
    if dry_run:
        for name in (*(f"put {one}" for one in pushed.put), *(f"delete {one}" for one in pushed.deleted)):
            click.echo(name)
    click.echo(str(pushed), err=True)
    finish(list(pushed.problems), strict=False)
