"""`event-ld concepts`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from event_ld import inputs
from event_ld.cli import doors
from event_ld.cli.streams import PROBLEMS
from event_ld.errors import UsageError
from event_ld.readers.reading import decode, read_bytes
from event_ld.terms import is_language_tag

if TYPE_CHECKING:
    from event_ld.vocabulary import Match

_SHOWN = 20
"""How many other labels of a concept are shown in a language."""


@click.command()
@click.argument("query", required=False, default="")
@click.option("--text", metavar="FILE", help="A text in place of QUERY, its title in the first line: what it may be about.")
@click.option("--language", metavar="TAG", help="The language to look in first, e.g. es.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="The form of the answer.")
@doors.vocabulary_option
@doors.replace_option
@click.pass_context
def concepts(  # one for each option
    context: click.Context, query: str, text: str | None, language: str | None, form: str, vocabulary: tuple[str, ...], *,
    replace: bool,
) -> None:  # fmt: skip
    """Look a keyword up.

    QUERY is a label in any language, the beginning of one or of a word of it, or something like one. Shows the labels of
    each concept, what stands above and beside it, and its mappings. Exits with 1 when there is none.
    """
    if bool(query) is bool(text) or (text and not language):
        raise UsageError("Give either QUERY, or --text FILE with its --language.")
    if language and not is_language_tag(language):
        raise UsageError(f"--language takes a tag such as es or pt-BR, not {language}.")
    words = doors.open_vocabulary(vocabulary, replace=replace)
    body = decode(read_bytes(Path(text)), text).source.text if text else ""
    found = inputs.concepts(query, text=body, language=language, vocabulary=words)
    if form == "json":
        plain = [{"matched": one.label, "language": one.language, **msgspec.to_builtins(one.concept)} for one in found]
        doors.write_output(json.dumps(plain, ensure_ascii=False, indent=2) + "\n", None)
    else:
        click.echo(
            "\n".join(line for one in found for line in _lines(one))
            or (f"No concept is called “{query}”." if query else "The text mentions no concept.")
        )
    context.exit(0 if found else PROBLEMS)


def _lines(match: Match) -> Iterator[str]:
    concept = match.concept
    yield click.style(concept.name, bold=True)
    for tag, label in concept.pref_label.items():
        several = concept.alt_label.get(tag, ())
        others = "; ".join((*several[:_SHOWN], *(["…"] if len(several) > _SHOWN else [])))
        yield f"  {tag or '--'}  {label}" + (f"  ({others})" if others else "")
    for name, values in (("broader", concept.broader), ("related", concept.related), *concept.mappings.items()):
        yield from (f"  {name}  {value}" for value in values)
