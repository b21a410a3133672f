"""Where the front matter of a page stands, by its lines: between rules in YAML or TOML, or keys above a blank line."""

from __future__ import annotations

import re

YAML = re.compile(r"\ufeff?---[^\S\n]*\n(?:.*?\n)??(?=(?:---|\.\.\.)[^\S\n]*(?:\n|\Z))", re.DOTALL)
TOML = re.compile(r"\+\+\+[^\S\n]*\n(?:.*?\n)??(?=\+\+\+[^\S\n]*(?:\n|\Z))", re.DOTALL)
_KEYS = r"[\w-]+:.*\n(?:[^\S\n]+\S.*\n)*+"
_OF_PAGES = rf"(?=(?:{_KEYS}){{1,20}}?(?i:slug|permalink|layout|modified|save_as):)"
BARE = re.compile(
    rf"\ufeff?(?:<!--[^\S\n]*\n)?(?:(?:\.\. {_KEYS})++|{_OF_PAGES}(?:{_KEYS})++)(?=[^\S\n]*(?:\n|\Z)|-->)",
)
"""Keys behind two points each, as reStructuredText has its remarks (`.. title: Maps`), or with one that only pages have."""
_FENCED = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[^\S\n]*\n(?:[^\S\n]*(?:#[^\n]*)?\n)*+[A-Za-z][\w-]*[ \t]*[:=](?=.*?\n(?P=fence))", re.DOTALL
)


def has_front(text: str) -> bool:
    """Whether a text of no known form begins with the front matter of a page."""
    return (_FENCED.match(text) or BARE.match(text)) is not None
