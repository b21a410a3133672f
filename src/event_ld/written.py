"""A description as it is written: each value with its text, the comment behind it, and the lines of comments above it."""

from __future__ import annotations

import yaml

from event_ld.errors import InputError
from event_ld.publish.block_yaml import Tree

HEAD = ("# Read from ", "# Questions to ask", "# Concepts that the texts mention", "# Kept aside,", "#   - ")
"""What the comments at the top of a draft begin with."""


def tree_of(text: str) -> Tree:
    """A description as it is written; an InputError where it is none of one event, a YAMLError where it is no YAML."""
    lines = text.split("\n")
    above: dict[int, list[str]] = {}
    waiting: list[str] = []
    for number, line in enumerate(lines):
        if line.lstrip().startswith("#"):
            waiting += [] if line.startswith(HEAD) else [line.strip()]
        elif line.strip():
            above[number], waiting = waiting, []
    if any(isinstance(one, yaml.AliasEvent) for one in yaml.parse(text, Loader=yaml.SafeLoader)):
        raise InputError("What is to be kept has aliases (`*`); write out what they stand for.")
    node = yaml.compose(text, Loader=yaml.SafeLoader)  # one document
    if not isinstance(node, yaml.MappingNode):
        raise InputError("What is to be kept is no description of an event.")
    return _made(node, lines, above)


def _made(node: yaml.Node, lines: list[str], above: dict[int, list[str]]) -> Tree:
    if isinstance(node, yaml.MappingNode):
        inner: dict[str, Tree] = {}
        for key, value in node.value:
            one = _made(value, lines, above)
            one.above = above.pop(key.start_mark.line, []) + one.above
            if not isinstance(one.value, str):
                one.comment = _comment(lines[key.end_mark.line][key.end_mark.column + 1 :])
            inner[str(key.value)] = one
        return Tree(inner)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for value in node.value:
            own = above.pop(value.start_mark.line, [])
            one = _made(value, lines, above)
            one.above = own + one.above
            items.append(one)
        return Tree(items)
    start, end = node.start_mark, node.end_mark
    is_block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
    at = (start.line, start.column) if is_block else (end.line, end.column)
    said = _comment(lines[at[0]][at[1] :].lstrip("|>+-123456789")) if at[0] < len(lines) else ""
    is_short = start.line == end.line and not is_block
    return Tree(str(node.value), lines[start.line][start.column : end.column] if is_short else "", said)


def _comment(behind: str) -> str:
    """The comment behind a value, by the rest of its line."""
    rest = behind.strip()
    return rest[1:].lstrip() if rest.startswith("#") else ""
