"""What the checks beside SHACL find, in the form of SHACL's results; and what nodes are called in their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from event_ld.mapping import SCHEMA
from event_ld.problems import CODES, Problem, Replacement, Severity, for_pages, problem
from event_ld.terms import is_iri
from event_ld.triple import Literal, Object, text_of

if TYPE_CHECKING:
    from event_ld.source import Place
    from event_ld.validate.index import Index

NAME, START, END = f"{SCHEMA}name", f"{SCHEMA}startDate", f"{SCHEMA}endDate"
_LONGEST = 80
_HIGHEST = 3


class Finding(NamedTuple):
    """One finding."""

    code: str
    message: str
    focus: str
    path: str = ""
    value: Object | None = None
    replacement: Replacement | None = None

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return CODES[self.code].severity

    def problem(self, place: Place | None, path: str, *, is_description: bool = False) -> Problem:
        """The problem at a place and a path of the source."""
        found = problem(self.code, self.message, place=place, path=path)
        if not is_description:
            found = structs.replace(for_pages(found), replacement=self.replacement)
        return found.of(focus=self.focus, result_path=self.path, value=text_of(self.value))


def named(graph: Index, node: str) -> str:
    """What to call a node in a sentence: its name, its time, or its IRI; what has none of them is called a node."""
    name = graph.value(node, NAME)
    if name is not None and text_of(name).strip():
        return quoted(text_of(name))
    start = graph.value(node, START)
    if start is not None:
        return f"the slot of {text_of(start)[11:16] or text_of(start)}"
    return "a node without a name" if node.startswith("_:") else node


def quoted(text: str) -> str:
    """A text between quotation marks, in one line and cut where it is long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}”"


def told(sentence: str, graph: Index, focus: str, value: Object | None = None) -> str:
    """A sentence of a shape, which ends in a full stop, with the wrong value, if any, and the thing that it is about."""
    said = "" if value is None or text_of(value) == focus else _value(graph, value)
    about = _about(graph, focus)
    whole = sentence.removesuffix(".") + (f": {said}" if said else "")
    return f"{whole} ({about})." if about and about != said else f"{whole}."


def _value(graph: Index, value: Object) -> str:
    if isinstance(value, Literal):
        return quoted(value.text) if value.text.strip() else ""
    if graph.value(value, NAME) is not None:
        return named(graph, value)
    return "" if value.startswith("_:") else value.removeprefix(SCHEMA)


def _about(graph: Index, focus: str) -> str:
    """A node by its name, or by the way to it from one that has a name; an IRI where there is none; "" for nothing."""
    steps: list[str] = []
    node = focus
    for _ in range(_HIGHEST):
        if any(text_of(name).strip() for name in graph.values(node, NAME)):
            return " of ".join([*steps, quoted(text_of(graph.value(node, NAME)))])
        above = graph.mentions.get(node, [])
        if not above:
            break
        node, predicate = above[0]
        steps.append(f"`{predicate.removeprefix(SCHEMA)}`")
    return focus if is_iri(focus) else ""
