"""A draft whose programme is read again: what people have written in it stays, what they have not touched follows the text.

A draft that is written to a file ends with marks of what was read (`marked`). With them a later reading knows which values a
person has changed, added or taken away: a merge of three. A description without marks is taken for a person's work, whole.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import yaml

from event_ld.errors import InputError
from event_ld.publish.block_yaml import Tree, lines_of

if TYPE_CHECKING:
    from event_ld.problems import Problem

_T = TypeVar("_T")
_MARKS = "# As read, so that draft --keep knows what you have changed:"
_LINE = 96  # characters, whole marks
_MARK = 3  # bytes
_EVIDENCE = re.compile(r"(?:page \d+, )?lines? \d|[a-z]+(?:-[a-z]+)+$|kept; the text")
_ADVISED = re.compile(r"^Add `(\w+)`")
_BESIDE = " — "
_LONGEST_SHOWN = 80
_HEAD = ("# Read from ", "# Questions to ask", "# Concepts that the texts mention", "# Kept aside,", "#   - ")
"""What the comments at the top of a draft begin with."""


def is_changed(text: str) -> bool:
    """Whether a description that ends with marks has been changed since, values or their number."""
    body, known = _parted(text)
    try:
        values = {_mark(path, value) for path, value in _leaves(_tree_of(body), ())} if known else set()
    except (InputError, yaml.YAMLError, RecursionError):
        return True
    return values != {one for one in known if one[0] == "v"}


def marked(text: str) -> str:
    """A draft of one event with the marks of what it says at its end."""
    return text + _marks(_known(_tree_of(text)))


class Kept(NamedTuple):
    """A draft with what people have written in an earlier one.

    Attributes:
        text: The draft.
        told: What of it is otherwise in the text, a sentence each.
        problems: The problems of the reading that no person has answered.
    """

    text: str
    told: list[str]
    problems: tuple[Problem, ...]


def merged(text: str, kept: str, problems: Iterable[Problem] = ()) -> Kept:
    """Merges a draft of the programme as it is now with the description that it became before (`kept`), as people have it.

    An InputError where the earlier description is no YAML of one event.
    """
    body, known = _parted(kept)
    try:
        before = _tree_of(body)
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"What is to be kept is no YAML: {getattr(error, 'problem', None) or error}.") from None
    merge = _Merge(known)
    made = merge.both((), _tree_of(text), before)
    problems = tuple(problems)
    open_ones = tuple(one for one in problems if _property(one) not in merge.kept)
    answered = {one.question for one in problems} - {one.question for one in open_ones}
    made_text = "\n".join([*_head(text, answered), *lines_of(made.value, ""), ""]) + _marks(merge.read)
    return Kept(made_text, merge.told, open_ones)


def _property(problem: Problem) -> str:
    """The property of the event that a problem asks for."""
    found = _ADVISED.search(problem.advice)
    return re.split(r"[.\[]", problem.path)[0] or (found[1] if found else "")


def _head(text: str, answered: Collection[str]) -> list[str]:
    """The comments at the top of a draft, without the questions that are answered."""
    lines = [line for line in text.split("\n") if line.startswith(_HEAD) and line.removeprefix("#   - ") not in answered]
    return [line for line, below in zip(lines, [*lines[1:], ""], strict=True) if line[-1:] != ":" or below.startswith("#   - ")]


class _Merge:
    """The merge of a reading with an earlier description."""

    def __init__(self, known: set[str]) -> None:
        self.known = known
        self.read: set[str] = set()
        self.told: list[str] = []
        self.kept: set[str] = set()

    def both(self, path: tuple[str, ...], new: Tree, old: Tree) -> Tree:
        """One value out of that of the text and that of the description."""
        if isinstance(new.value, list) != isinstance(old.value, list):
            new, old = (one if isinstance(one.value, list) else Tree([one]) for one in (new, old))  # of one, without its list
        if isinstance(new.value, dict) and isinstance(old.value, dict):
            return replace(old, value=self._mapping(path, new.value, old.value), comment=_said(new, old))
        if isinstance(new.value, list) and isinstance(old.value, list):
            return replace(old, value=self._items(path, new.value, old.value), comment=_said(new, old))
        self.read |= _known(new, path)
        if new.value == old.value:
            return replace(old, comment=_said(new, old))
        if path[-1] == "id":  # under which it is known
            return old
        if self._is_untouched(path, old):
            self._tell(path, f"is {_brief(new)} now; the text said {_brief(old)} before")
            return replace(new, above=old.above)
        self.kept.add(path[0])
        self._tell(path, f"stays {_brief(old)}, as you wrote; the text says {_brief(new)}")
        said = f"kept; the text says {_brief(new)}{f' ({new.comment})' if new.comment else ''}"
        return replace(old, comment=_said(replace(new, comment=said), old))

    def _mapping(self, path: tuple[str, ...], new: dict[str, Tree], old: dict[str, Tree]) -> dict[str, Tree]:
        made: dict[str, Tree] = {}
        for key in _in_order(list(old), list(new)):
            at = (*path, key)
            one = self.both(at, new[key], old[key]) if key in new and key in old else self._alone(at, new.get(key), old.get(key))
            if one is not None:
                made[key] = one
        return made

    def _items(self, path: tuple[str, ...], new: list[Tree], old: list[Tree]) -> list[Tree]:
        pairs = self._pairs(path, new, old)
        taken = {id(one) for _, one in pairs if one is not None}
        made: dict[int, Tree | None] = {}
        for number, (fresh, one) in enumerate(pairs):
            at = (*path, f"[{(one or fresh).name or number}]")
            made[id(one or fresh)] = self.both(at, fresh, one) if one is not None else self._alone(at, fresh, None)
        for number, one in enumerate(old):
            if id(one) not in taken:
                made[id(one)] = self._alone((*path, f"[{one.name or number}]"), None, one)
        fresh_ones = [id(one or fresh) for fresh, one in pairs]
        order = _in_order([id(one) for one in old], fresh_ones)
        return [tree for one in order if (tree := made[one]) is not None]

    def _pairs(self, path: tuple[str, ...], new: list[Tree], old: list[Tree]) -> list[tuple[Tree, Tree | None]]:
        """The items, each with its own; one that the text had before goes with the one that somebody has given another name."""
        pairs = _pairs(new, old)
        free = [one for one, other in pairs if other is None and any(_place(at) in self.known for at, _ in _named(one, path))]
        taken = {id(other) for _, other in pairs}
        rest = [((*path, f"[{one.name or at}]"), one) for at, one in enumerate(old) if id(one) not in taken]
        left = [one for at, one in rest if not self._is_untouched(at, one)]
        if len(free) != 1 or len(left) != 1:
            return pairs
        self.read |= {_place(at) for at, _ in _named(free[0], path)}  # so that it is known the next time, too
        return [(one, left[0] if one is free[0] else other) for one, other in pairs]

    def _alone(self, path: tuple[str, ...], new: Tree | None, old: Tree | None) -> Tree | None:
        """A value that the text alone says, or the description alone; None where it is to go."""
        if new is not None:
            self.read |= _known(new, path)
            if any(_place(at) in self.known for at, _ in _leaves(new, path)):
                self.kept.add(path[0])
                return None  # a person has taken it away
            if self.known:
                self._tell(path, f"is new: {_brief(new)}")
            return new
        if old is None or not self._is_untouched(path, old):
            self.kept.add(path[0])
            if old is not None and any(map(_EVIDENCE.match, _comments(old))):
                self._tell(path, f"stays, since you have changed it; the text no longer says {_brief(old)}")
            return old
        self._tell(path, f"is gone: the text no longer says {_brief(old)}")
        return None

    def _is_untouched(self, path: tuple[str, ...], old: Tree) -> bool:
        leaves = [*_leaves(old, path)]
        return bool(leaves) and all(_mark(at, value) in self.known for at, value in leaves)

    def _tell(self, path: tuple[str, ...], what: str) -> None:
        self.told.append(f"`{'.'.join(path).replace('.[', '[')}` {what}.")


def _named(tree: Tree, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    return _leaves(tree, (*path, f"[{tree.name}]"))


def _pairs(new: list[Tree], old: list[Tree]) -> list[tuple[Tree, Tree | None]]:
    """The items of the text, each with that of the description which is it: by its id, or by its name, or by where it stands."""
    left = list(old)
    found: dict[int, Tree] = {}
    for key in ("id", "name", "url", "startDate"):
        for one in new:
            said = _text(one, key)
            other = next((other for other in left if said and _text(other, key) == said), None)
            if id(one) not in found and other is not None:
                found[id(one)] = other
                left.remove(other)
    unnamed = iter([one for one in left if not one.name])
    return [(one, found.get(id(one)) or (None if one.name else next(unnamed, None))) for one in new]


def _text(tree: Tree, key: str) -> str:
    value = tree.value
    one = value.get(key) if isinstance(value, dict) else None
    text = one.value if one is not None else value if key == "name" else ""
    return text if isinstance(text, str) else ""


def _in_order(old: list[_T], new: list[_T]) -> list[_T]:
    """The members of both, those of the first in their order, and each other one behind the one that it follows."""
    made = list(old)
    for at, one in enumerate(new):
        if one not in made:
            before = next((other for other in reversed(new[:at]) if other in made), None)
            made.insert(made.index(before) + 1 if before is not None else 0, one)
    return made


def _said(new: Tree, old: Tree) -> str:
    """The comment of a value that the text says and the description has: its evidence, and what a person wrote there."""
    own = old.comment.rpartition(_BESIDE)[2] if _BESIDE in old.comment or not _EVIDENCE.match(old.comment) else ""
    return _BESIDE.join(one for one in (new.comment, own) if one)


def _comments(tree: Tree) -> Iterator[str]:
    yield tree.comment
    for one in tree.value.values() if isinstance(tree.value, dict) else tree.value if isinstance(tree.value, list) else ():
        yield from _comments(one)


def _brief(tree: Tree) -> str:
    if isinstance(tree.value, str):
        text = " ".join(tree.value.split())
        return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return tree.name or f"{len(tree.value)} values"


# -- marks


def _leaves(tree: Tree, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    match tree.value:
        case str() as text:
            yield path, text
        case dict() as inner:
            for key, one in inner.items():
                yield from _leaves(one, (*path, key))
        case items:
            for number, one in enumerate(items):
                yield from _leaves(one, (*path, f"[{one.name or number}]"))


def _mark(path: tuple[str, ...], value: str) -> str:
    return "v" + _digest("\0".join((*path, "=", value)))


def _place(path: tuple[str, ...]) -> str:
    return "p" + _digest("\0".join(path))


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=_MARK).digest()).decode()


def _known(tree: Tree, path: tuple[str, ...] = ()) -> set[str]:
    """The marks of each value of a tree, and of where it stands."""
    return {one for at, value in _leaves(tree, path) for one in (_mark(at, value), _place(at))}


def _marks(known: set[str]) -> str:
    values, places = ("".join(sorted(one[1:] for one in known if one[0] == kind)) for kind in "vp")
    cut = [(kind, text[at : at + _LINE]) for kind, text in (("v", values), ("p", places)) for at in range(0, len(text), _LINE)]
    return "\n".join([_MARKS, *(f"#   {kind} {some}" for kind, some in cut), ""])


def _parted(text: str) -> tuple[str, set[str]]:
    """A description without its marks, and they."""
    body, _, rest = text.replace("\r\n", "\n").partition(_MARKS)
    found = re.findall(r"^#   ([vp]) ([\w-]+)$", rest, re.MULTILINE)
    return body, {kind + marks[at : at + 4] for kind, marks in found for at in range(0, len(marks), 4)}


# -- a description as it is written: each value with its text, the comment behind it, and the lines of comments above it


def _tree_of(text: str) -> Tree:
    """A description as it is written; an InputError where it is none of one event, a YAMLError where it is no YAML."""
    lines = text.split("\n")
    above: dict[int, list[str]] = {}
    waiting: list[str] = []
    for number, line in enumerate(lines):
        if line.lstrip().startswith("#"):
            waiting += [] if line.startswith(_HEAD) else [line.strip()]
        elif line.strip():
            above[number], waiting = waiting, []
    if any(isinstance(one, yaml.AliasEvent) for one in yaml.parse(text, Loader=yaml.SafeLoader)):
        raise InputError("What is to be kept has aliases (`*`); write out what they stand for.")
    node = yaml.compose(text, Loader=yaml.SafeLoader)  # one document
    if not isinstance(node, yaml.MappingNode):
        raise InputError("What is to be kept is no description of an event.")
    return _tree_at(node, lines, above)


def _tree_at(node: yaml.Node, lines: list[str], above: dict[int, list[str]]) -> Tree:
    if isinstance(node, yaml.MappingNode):
        inner: dict[str, Tree] = {}
        for key, value in node.value:
            one = _tree_at(value, lines, above)
            one.above = above.pop(key.start_mark.line, []) + one.above
            if not isinstance(one.value, str):
                one.comment = _comment(lines[key.end_mark.line][key.end_mark.column + 1 :])
            inner[str(key.value)] = one
        return Tree(inner)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for value in node.value:
            own = above.pop(value.start_mark.line, [])
            one = _tree_at(value, lines, above)
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
