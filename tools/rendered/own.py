"""Programmes of our own that people wrote, each stretch of a fact with its label: `{{TI Opening}}`.

A file of `own/` holds several, each behind a line `%% LANGUAGE-NUMBER what it is like`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

from rendered.contents import HERE
from rendered.programme import Label, Rendered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LABEL = re.compile(r"\{\{(?P<name>[A-Z]{2}) (?P<text>[^{}]*)\}\}")
_HEAD = re.compile(r"^%% (?P<language>[a-z]{2})-(?P<kind>.*)\n", re.MULTILINE | re.IGNORECASE)


OWN = HERE / "own"


def unmarked(marked: str) -> tuple[str, tuple[Label, ...]]:
    """A text without its marks, and what they say.

    Args:
        marked: A text with labelled stretches.
    """
    text, at, labels = "", 0, []
    for found in _LABEL.finditer(marked):
        text += marked[at : found.start()]
        labels.append(Label(len(text), len(text) + len(found["text"]), found["name"], 0))
        text += found["text"]
        at = found.end()
    return text + marked[at:], tuple(labels)


def own_programmes(folder: Path = OWN) -> Iterator[Rendered]:
    """All of them, in the order of their files.

    Args:
        folder: Where their files lie.
    """
    for file in sorted(folder.glob("*.txt")):
        whole = file.read_text(encoding="utf-8")
        heads = [*_HEAD.finditer(whole)]
        for head, end in zip(heads, [*(one.start() for one in heads[1:]), len(whole)], strict=True):
            name = f"{head['language'].lower()}-{head['kind']}"
            yield Rendered(*unmarked(whole[head.end() : end]), name, head["language"].lower(), crc32(name.encode()))
