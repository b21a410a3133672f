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
    told = {
        "No longer to be used": built.retired,
        f"Labels that two concepts prefer, such as “{built.example}”, and that name neither": built.shared,
        "Labels that a concept prefers beside another one in a language, and that count as its other labels": built.doubled,
        f"Concepts that stand above themselves, such as {built.in_circle}": built.circular,
        "Texts that are too long for labels, and are left out": built.left_out,
        "Concepts without an IRI, which nothing tells from others, and that are left out": built.nameless,
        "Concepts without a preferred label, which are left out": built.unlabelled,
    }
    click.echo(f"{output}: {built.concepts:,} concepts, {built.labels:,} labels.", err=True)
    for what, count in told.items():
        if count:
            click.echo(f"{what}: {count:,}.", err=True)
