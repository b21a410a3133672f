"""An event as the YAML description that people edit: every fact with its evidence, and the questions left to ask.

What is written reads back to the same event. A comment says where a fact comes from: `# line 28` is a line of the source,
`# line 28, title-from-sentence` a rule applied to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld.mapping import TABLE
from event_ld.publish.block_yaml import Tree, as_block, lines_of, scalar
from event_ld.readers.description import is_body
from event_ld.readers.repeating import as_stated
from event_ld.triple import Statement, text_of
from event_ld.vocabulary import own_vocabulary

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.source import Evidence, Source

_FIRST = ("id", "type", "language")
_AGENT_LISTS = {"organizer": "Organization", "sponsor": "Organization", "funder": "Organization",
                "affiliation": "Organization", "performer": "Person", "contributor": "Person"}  # fmt: skip
_IMPLIED = {row.field: row.target for row in TABLE if row.target not in {"", "Event"}}
_LONGEST_KEPT = 200


def description_text(
    event: Event,
    *,
    source: Source | None = None,
    evidence: dict[str, Evidence] | None = None,
    questions: Iterable[str] = (),
    proposals: Iterable[str] = (),
    unmapped: Iterable[Statement] = (),
) -> str:
    """An event as a YAML description.

    Source and evidence are for its comments; the questions, the concepts that may be keywords and the statements that a
    description has no place for stand at its top.
    """
    writer = _Writer(event.language, source, evidence or {})
    built = msgspec.json.decode(msgspec.json.encode(as_stated(event)))
    asked = [f"#   - {_one_line(question)}" for question in questions]
    head = [f"# Read from {_one_line(source.name)} by event-ld."] if source is not None else []
    head += ["# Questions to ask the organiser:", *asked] if asked else []
    proposed = [f"#   - {_one_line(proposal)}" for proposal in proposals]
    head += ["# Concepts that the texts mention; put those that are its topics under `keywords`:", *proposed] if proposed else []
    kept = [f"#   - {_one_line(one.path)}: {_one_line(text_of(one.value)[:_LONGEST_KEPT])}" for one in unmapped]
    head += ["# Kept aside, since a description has no place for it:", *kept] if kept else []
    return "\n".join([*head, *lines_of(writer.mapping(built, ""), ""), ""])


class _Writer:
    """Gives values with the comments that stand behind them."""

    def __init__(self, language: str | None, source: Source | None, evidence: dict[str, Evidence]) -> None:
        self.language = language
        self.source = source
        self.evidence = evidence

    def mapping(self, value: dict[str, Any], path: str) -> dict[str, Tree]:
        keys = [*(key for key in _FIRST if key in value), *(key for key in value if key not in _FIRST)]
        return {key: self._tree(key, value[key], f"{path}.{key}" if path else key) for key in keys}

    def _tree(self, key: str, value: Any, path: str) -> Tree:  # noqa: ANN401
        value = self._short(key, value)
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) and key != "keywords":
            value, path = value[0], f"{path}[0]"
        match value:
            case dict():
                return Tree(self.mapping(value, path), comment=self._comment(path))
            case list():
                return Tree([self._item(item, f"{path}[{number}]") for number, item in enumerate(value)])
            case str() if as_block(value):
                return Tree(value, comment=self._comment(path))
            case _:
                return Tree(str(value), scalar(value), self._comment(path))

    def _item(self, item: Any, path: str) -> Tree:  # noqa: ANN401
        if isinstance(item, dict):
            return Tree(self.mapping(item, path))
        return Tree(str(item), scalar(item), self._comment(path))

    def _short(self, key: str, value: Any) -> Any:  # noqa: ANN401
        if key in _AGENT_LISTS:
            return [agent if _may_be_taken_for_body(agent) else self._without_type(agent, _AGENT_LISTS[key]) for agent in value]
        if key == "keywords":
            return [self._keyword(keyword) for keyword in value]
        if key in _IMPLIED and isinstance(value, list):
            return [self._without_type(one, _IMPLIED[key]) for one in value]
        return self._without_type(value, _IMPLIED[key]) if key in _IMPLIED else value

    @staticmethod
    def _without_type(value: dict[str, Any] | str, implied: str) -> Any:  # noqa: ANN401
        return (
            value
            if isinstance(value, str)
            else {name: inner for name, inner in value.items() if (name, inner) != ("type", implied)}
        )

    def _keyword(self, keyword: dict[str, Any]) -> Any:  # noqa: ANN401
        name, concept = keyword["name"], keyword.get("concept")
        if isinstance(name, str) and own_vocabulary().split(name, self.language) == [name]:
            known = own_vocabulary().find(name, self.language)
            if (known.name if known else None) == concept:
                return name
        return {"name": name, "concept": concept} if concept else name

    def _comment(self, path: str) -> str:
        found = self.evidence.get(path)
        if found is None:
            return ""
        lines = sorted({self.source.position(span.start).line for span in found.spans}) if self.source else []
        page = self.source.page(lines[0]) if self.source and lines else None
        where = f"line{'s' if len(lines) > 1 else ''} {_ranges(lines)}" if lines else ""
        if self.source and self.source.rows is not None:
            where = ", ".join(dict.fromkeys(_one_line(self.source.cell(span.start)) for span in found.spans))
        where = f"page {page}, {where}" if page else where
        return ", ".join(part for part in (where, _one_line(found.path), found.rule) if part)


def _ranges(lines: list[int]) -> str:
    if len(lines) > 1 and lines[-1] - lines[0] >= len(lines):
        return ", ".join(map(str, lines))
    return str(lines[0]) if len(lines) == 1 else f"{lines[0]}-{lines[-1]}"


def _may_be_taken_for_body(agent: dict[str, Any] | str) -> bool:
    """Whether a person has a name that would be read as that of a body, if no type stood there."""
    name = agent.get("name") if isinstance(agent, dict) and agent.get("type") == "Person" else None
    return isinstance(name, str) and is_body(name)


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
