"""The small language that layouts are written in; `layouts.tsv` says what its signs mean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rendered.contents import HERE, rows

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_PART = re.compile(r"\{([\w:-]+)\}")
_CHOICE = re.compile(r"⟨([^⟨⟩]*)⟩")

KINDS = frozenset({"slot", "group", "table", "none"})
"""The kinds of layouts of agendas; `none` is a text without one."""


class Layout(NamedTuple):
    """A layout as `layouts.tsv` has it."""

    kind: str
    name: str
    template: str
    inner: str


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """All layouts, those of slots, groups and tables, and those of people and days."""
    found = []
    for row in rows(HERE / "layouts.tsv"):
        kind, name, template, inner = (*row, "", "")[:4]
        found.append(Layout(kind, name, *(text.replace("\\n", "\n").replace("\\t", "\t") for text in (template, inner))))
    return tuple(found)


def layout_names() -> list[str]:
    """The names of the layouts of agendas."""
    return [one.name for one in layouts() if one.kind in KINDS]


def settled(template: str, dice: random.Random) -> str:
    """A template with one of each group of alternatives; alternatives of the same number go together, as brackets do.

    Args:
        template: A template.
        dice: What is drawn with.
    """
    drawn: dict[int, int] = {}

    def choose(found: re.Match[str]) -> str:
        parts = found[1].split("¦")
        at = drawn.setdefault(len(parts), dice.randrange(len(parts)))
        return parts[at]

    while _CHOICE.search(template):
        template = _CHOICE.sub(choose, template)
    return template


def write(template: str, part: Callable[[str], None], text: Callable[[str], None]) -> None:
    """Writes a settled template.

    Args:
        template: The template, without optional stretches.
        part: Writes a part by its name.
        text: Writes what stands between the parts.
    """
    at = 0
    for found in _PART.finditer(template):
        if found.start() > at:
            text(template[at : found.start()])
        part(found[1])
        at = found.end()
    if at < len(template):
        text(template[at:])


def kept(template: str, *, has_people: bool, optional: bool) -> str:
    """A template with or without its stretches about people and its optional ones."""
    template = re.sub(r"⟦([^⟧]*)⟧", r"\1" if optional else "", template)
    return template.replace("~", "") if has_people else re.sub(r"~[^~]*~", "", template)
