"""`event-ld validate --fix`: the files that are corrected, or the difference that it would make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from event_ld.cli.doors import write_output
from event_ld.errors import InputError, UsageError
from event_ld.fixing import Fixed, decoded, fixed, place_to_write, proposing
from event_ld.readers.reading import read_bytes
from event_ld.source import shown

if TYPE_CHECKING:
    from event_ld.problems import Problem

_ENDINGS = frozenset({".htm", ".html", ".json", ".jsonld", ".xhtml"})


def fix_files(files: Iterable[str], paths: tuple[str, ...], judged: Callable[..., list[Problem]], *, only_shown: bool) -> bool:
    """Corrects files, or shows how; whether there was anything to correct. A UsageError where standard input is among them."""
    found = False
    for file in files:
        if file == "-":
            raise UsageError("--fix writes files; it can't correct standard input.")
        is_of_its_kind = Path(file).suffix.lower() in _ENDINGS
        if not is_of_its_kind and file not in paths:
            continue
        try:
            before = read_bytes(Path(file))
            made = partial(judged, name=file)
            after, left = fixed(before, made) if is_of_its_kind else Fixed(before, proposing(made(before)))
        except InputError as error:
            click.echo(f"Note: {shown(file)} is not corrected: {error}", err=True)
            continue
        for said in _left(left, is_of_its_kind=is_of_its_kind):
            click.echo(f"Note: {shown(file)}: {said}", err=True)
        if after != before:
            found = True
            _put(file, (before, after), paths, only_shown=only_shown)
    return found


def _left(left: Iterable[Problem], *, is_of_its_kind: bool) -> Iterator[str]:
    """What to say of corrections that are proposed and not written: a line for the certain ones, and one for the likely ones."""
    why = "stand in no JSON, or would not help" if is_of_its_kind else f"are for files that end in {', '.join(sorted(_ENDINGS))}"
    certain = {one.code for one in left if one.replacement is not None and one.replacement.is_certain}
    likely = {f"{one.code}: {one.replacement.in_words}" for one in left if one.replacement and not one.replacement.is_certain}
    if certain:
        yield f"corrections ({', '.join(sorted(certain))}) are left to you: they {why}."
    if likely:
        yield f"proposals ({shown('; '.join(sorted(likely)))}) are left to you: they are likely, and not certain."


def _put(file: str, change: tuple[bytes, bytes], paths: tuple[str, ...], *, only_shown: bool) -> None:
    """Writes a file, or shows the difference."""
    before, after = change
    if only_shown:
        write_output("".join(_difference(before, after, file)), None)
        return
    root = next((one for one in paths if one != file and Path(file).is_relative_to(one)), Path(file).parent)
    try:
        write_output(after, place_to_write(file, root))
        kept = "" if decoded(after)[1] == "utf-8" else " It is not UTF-8, and stays so."
        click.echo(f"{shown(file)}: corrected.{kept}", err=True)
    except InputError as error:
        click.echo(f"Note: {error}", err=True)


def _difference(before: bytes, after: bytes, name: str) -> Iterator[str]:
    """A unified difference, as `diff -u` and `git diff` write it."""
    old, new = (decoded(data)[0].splitlines(keepends=True) for data in (before, after))
    for line in unified_diff(old, new, shown(name), shown(name)):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
