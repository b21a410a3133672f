"""`event-ld vocabulary`."""

from __future__ import annotations

from pathlib import Path

import click

from event_ld import inputs


@click.group()
def vocabulary() -> None:
    """Make the index of a thesaurus, in which keywords are looked up."""


@vocabulary.command()
@click.argument("file")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file of the index.")
def build(file: str, output: Path) -> None:
    """Make the index of a thesaurus.

    FILE is SKOS, or SKOS-XL, in Turtle, RDF/XML, N-Triples or JSON-LD with its context inside. Options `--vocabulary` take the
    index in place of FILE, and open it at once, however large it is.
    """
    built = inputs.build_vocabulary(file, output)
    click.echo(f"{output}: {built.concepts:,} concepts, {built.labels:,} labels.", err=True)
    if built.retired:
        click.echo(f"No longer to be used: {built.retired:,}; their labels lead to their successors.", err=True)
    if built.shared:
        click.echo(
            f"Labels that two concepts prefer, and that name neither: {built.shared:,}, such as “{built.example}”.", err=True
        )
