"""The event of a page in Markdown: the entry `event` of its front matter, read with the lines that it has in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.problems import Findings
from event_ld.readers.formats import descriptions
from event_ld.readers.marked import Mapping, Scalar
from event_ld.source import Source

if TYPE_CHECKING:
    from event_ld.readers.reading import Options, Reading

_FRONT = re.compile(r"\ufeff?---[^\S\n]*\n(?:.*?\n)??(?=(?:---|\.\.\.)[^\S\n]*(?:\n|\Z))", re.DOTALL)


def read_front_matter(text: str, name: str, options: Options) -> Reading | str | None:
    """The event of a page; the name of a file, where the entry is only that; None for a page without one.

    Args:
        text: The page.
        name: What people call its file.
        options: What to know beside the text.
    """
    from event_ld.readers.yaml_document import parse_yaml  # noqa: PLC0415  # what pages with front matter alone need

    front = _FRONT.match(text)
    if front is None or not re.search(r"^event:", front[0], re.MULTILINE):
        return None
    findings = Findings(Source(name=name, text=front[0]))
    values = parse_yaml(findings)
    entries = values[0].entries if values and isinstance(values[0], Mapping) else ()
    found = next((value for key, value in entries if key.text == "event"), None)
    if isinstance(found, Scalar) and not found.is_null:
        return found.text
    return descriptions([] if found is None else [found], findings, options, is_alone=False)[0]
