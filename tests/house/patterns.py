"""Regular expressions whose time may grow faster than the text: what `re` parses, looked through for three forms.

- *nested*: an unbounded repetition within another, where a text can be cut up between them in many ways;
- *neighbours*: two unbounded repetitions that can stand side by side and take the same characters;
- *every start*: a search that may begin at each character of a run that it then reads to the end.

Sets of characters are taken over a sample of letters, so a report is a reason to look, not a proof.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # the standard library's own, without stubs
from typing import TYPE_CHECKING, Any, NamedTuple

import event_ld
from event_ld.readers.programme.words import spelled, spelled_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_SAMPLE = [*map(chr, range(128)), *"éÉñ\u00a0\u2003–—’“”«»中ж•·\u2028\u0301"]
_ONE = {_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY, _constants.CATEGORY}
_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
_LOOKS = {_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT}
_LETTERS: dict[tuple[str, int], frozenset[str]] = {}
_MANY = 100
"""A repetition that may go on so often counts as unbounded."""
_ANCHORED = ("match", "fullmatch")
_SPELLED = type(spelled_pattern(str))
"""Of the patterns that are made on their first use."""


class Pattern(NamedTuple):
    """A compiled pattern of the package.

    Attributes:
        name: Its module and its name there.
        form: The pattern.
        is_searched: Whether it is tried at every character, and not only at a given one.
    """

    name: str
    form: re.Pattern[str]
    is_searched: bool


def patterns() -> Iterator[Pattern]:
    """The patterns that the modules of the package hold, or make on their first use."""
    for info in pkgutil.walk_packages(event_ld.__path__, "event_ld."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if type(value) in {re.Pattern, _SPELLED}:
                yield Pattern(f"{info.name}.{name}", value, _is_searched(module, name))
            elif _makes_pattern(value, module):
                yield from (Pattern(f"{info.name}.{name}", one, _is_searched(module, name)) for one in _made(value))


def _makes_pattern(value: Any, module: ModuleType) -> bool:  # noqa: ANN401  # anything that a module holds
    made = inspect.unwrap(value) if callable(value) else None
    return (
        inspect.isfunction(made)
        and made is not spelled_pattern
        and made.__module__ == module.__name__
        and "re.Pattern" in str(made.__annotations__.get("return"))
    )


def _made(function: Any) -> Iterator[re.Pattern[str]]:  # noqa: ANN401  # as above
    takes = len(inspect.signature(function).parameters)
    kinds = [()] if not takes else [(kind,) * takes for kind in ("office", "article", "of", "held", "honorific") if spelled(kind)]
    for arguments in kinds:
        made = function(*arguments)
        yield from made if isinstance(made, (tuple, list)) else [made]


def _is_searched(module: ModuleType, name: str) -> bool:
    """Whether a module does anything with a pattern but matching it at a given place."""
    uses = [
        above.attr if isinstance(above, ast.Attribute) else "passed on"
        for above, node in _with_parents(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
    ]
    return not uses or any(use not in _ANCHORED for use in uses)


def _with_parents(tree: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    for above in ast.walk(tree):
        for node in ast.iter_child_nodes(above):
            if isinstance(node, ast.Call):
                yield above, node.func  # `_pattern().search`: the call counts as the name
            elif not (isinstance(above, ast.Call) and node is above.func):
                yield above, node


def reports(form: re.Pattern[str], *, is_searched: bool = True) -> list[str]:
    """What makes the time of a pattern grow faster than the text, in words; [] where nothing does.

    Args:
        form: The pattern.
        is_searched: Whether it is tried at every character.
    """
    walk = _Walk(form.flags)
    tree = list(_parser.parse(form.pattern, form.flags & ~re.UNICODE))
    walk.sequence(tree, [])
    if is_searched:
        walk.starts(tree)
    return sorted(set(walk.found))


class _Walk:
    """Walks through what `re` parsed."""

    def __init__(self, flags: int) -> None:
        self.flags = flags
        self.found: list[str] = []

    def letters(self, node: Any) -> frozenset[str]:  # noqa: ANN401  # a node of `re`
        """The letters of the sample that a node for one character takes."""
        key = (repr(node), self.flags)
        if key not in _LETTERS:
            state = _parser.State()
            state.flags = self.flags
            one = _compiler.compile(_parser.SubPattern(state, [node]), self.flags)
            _LETTERS[key] = frozenset(letter for letter in _SAMPLE if one.fullmatch(letter))
        return _LETTERS[key]

    def inner(self, node: Any) -> list[list[Any]]:  # noqa: ANN401  # as above
        """The sequences within a node, one of which stands in its place."""
        kind, value = node
        found: list[Any] = []
        if kind in _REPEATS:
            found = [value[2]]
        elif kind is _constants.SUBPATTERN:
            found = [value[3]]
        elif kind is _constants.BRANCH:
            found = value[1]
        elif kind is _constants.ASSERT and value[0] > 0:
            found = [value[1]]
        elif kind is _constants.ATOMIC_GROUP:
            found = [value]
        elif kind is _constants.GROUPREF_EXISTS:
            found = [one for one in value[1:] if one]
        return [list(one) for one in found]

    def is_empty(self, node: Any) -> bool:  # noqa: ANN401  # as above
        """Whether a node may take no character."""
        kind, value = node
        if kind in _ONE:
            return False
        if kind in _REPEATS:
            return value[0] == 0 or all(map(self.is_empty, value[2]))
        inner = self.inner(node)
        if kind is _constants.GROUPREF:
            return False
        return not inner or any(all(map(self.is_empty, one)) for one in inner)

    def first(self, nodes: list[Any]) -> frozenset[str]:
        """The letters that a sequence may begin with."""
        found: frozenset[str] = frozenset()
        for node in nodes:
            if node[0] is _constants.GROUPREF:
                return frozenset(_SAMPLE)
            found |= self.letters(node) if node[0] in _ONE else frozenset().union(*map(self.first, self.inner(node)))
            if not self.is_empty(node):
                break
        return found

    def leading(self, nodes: list[Any], *, backwards: bool = False) -> list[frozenset[str]]:
        """The sets of the unbounded repetitions that a sequence may begin with, or end with."""
        found: list[frozenset[str]] = []
        for node in reversed(nodes) if backwards else nodes:
            if node[0] in _REPEATS and node[1][1] > _MANY and node[0] is not _constants.POSSESSIVE_REPEAT:
                found.append(self.first(list(node[1][2])))
            for one in self.inner(node):
                found += self.leading(one, backwards=backwards)
            if not self.is_empty(node):
                break
        return found

    def meets(self, run: frozenset[str], rest: list[Any]) -> bool:
        """Whether an unbounded repetition of the same letters can follow a run, with nothing but such letters between."""
        for node in rest:
            if any(run & other for other in self.leading([node])):
                return True
            if not self.is_empty(node) and not run & self.first([node]):
                return False
        return False

    def is_nested(self, body: list[Any], first: frozenset[str]) -> bool:
        """Whether a repeated sequence holds an unbounded repetition that can go on into its next turn."""
        for at, node in enumerate(body):
            rest = body[at + 1 :]
            if node[0] not in _REPEATS and any(self.is_nested([*one, *rest], first) for one in self.inner(node)):
                return True
            runs = self.leading([node], backwards=True)
            if any(one & first and all(self.is_empty(two) or one & self.first([two]) for two in rest) for one in runs):
                return True
        return False

    def sequence(self, nodes: list[Any], behind: list[Any]) -> None:
        """Reports nested and neighbouring repetitions of a sequence, and of the sequences within it."""
        for at, node in enumerate(nodes):
            rest = [*nodes[at + 1 :], *behind]
            is_long = node[0] in _REPEATS and node[1][1] > _MANY
            ends = self.leading([node], backwards=True)
            if any(self.meets(one, rest) for one in ends):
                self.found.append(f"neighbours: {_shown(ends)}")
            if is_long and node[0] is not _constants.POSSESSIVE_REPEAT and self.is_nested(list(node[1][2]), self.first([node])):
                self.found.append(f"nested: {_shown([self.first([node])])}")
            for one in self.inner(node):
                self.sequence(one, rest)

    def starts(self, nodes: list[Any]) -> None:
        """Reports an unbounded repetition that a search may begin to read at each character of its run."""
        self._starts(nodes, [], frozenset(), frozenset(_SAMPLE))

    def _starts(self, nodes: list[Any], behind: list[Any], guarded: frozenset[str], before: frozenset[str]) -> frozenset[str]:
        """Goes along a sequence as long as what stands before can be a part of the run; gives what it may still be."""
        for at, node in enumerate(nodes):
            kind, value = node
            rest = [*nodes[at + 1 :], *behind]
            if kind is _constants.ASSERT_NOT and value[0] < 0 and len(value[1]) == 1 and value[1][0][0] in _ONE:
                guarded |= self.letters(value[1][0])
            elif kind is _constants.AT and value in {_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING}:
                return frozenset()
            elif kind in _ONE:
                before &= self.letters(node)
            elif kind in _REPEATS:
                before = self._repeated(value, rest, guarded, before)
            elif inner := self.inner(node):
                before = frozenset().union(*(self._starts(one, rest, guarded, before) for one in inner))
            if not before:
                break
        return before

    def _repeated(self, value: Any, rest: list[Any], guarded: frozenset[str], before: frozenset[str]) -> frozenset[str]:  # noqa: ANN401  # as above
        body = list(value[2])
        run = self.first(body)
        if value[1] <= _MANY:
            inside = self._starts(body, rest, guarded, before)
            return inside if value[0] else before | inside
        always_ends = all(one[0] not in _LOOKS and self.is_empty(one) for one in rest)
        if (run & before) - guarded and not always_ends:
            self.found.append(f"every start: {_shown([run])}")
        return before & run if value[0] else before


def _shown(sets: list[frozenset[str]]) -> str:
    return " ".join(repr("".join(sorted(one)))[:40] for one in sets[:2])
