"""A programme line by line: the role of each line, and the facts that it became; as text, or as an HTML page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from event_ld.problems import Findings
from event_ld.publish.templates import page_alone
from event_ld.readers.programme.normal import normal
from event_ld.readers.programme.outline import Line, outline
from event_ld.readers.programme.tagging import Tagging

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading

_MARGIN = 15


class _Fact(NamedTuple):
    """A fact that a line is evidence of: its path, the text that states it, and the rule that gave it."""

    path: str
    text: str
    rule: str


def explanation_text(reading: Reading) -> str:
    """The lines of a programme with their numbers and roles, and below each the facts that it is evidence of.

    A fact is the path of the description with the rule that gave it; for one of the tagger also with how far it is ahead of any
    other reading, and with the features that spoke most for it. A line without one is marked as no fact, or as unread where a
    problem says so.
    """
    parts = []
    for line, facts, nothing in _explained(reading):
        parts.append(f"{line.number:>4} {line.role:<8}  {line.whole.value}")
        said = [f"{one.path}  ({one.rule})" if one.rule else one.path for one in facts]
        parts += [f"{'':{_MARGIN}}→ {one}" for one in said or [nothing]]
    return "\n".join([*parts, ""])


def explanation_page(reading: Reading) -> str:
    """The same as one HTML page that needs nothing else and no scripts: the lines on the left, beside each its facts."""
    return page_alone("explanation.html").render(reading=reading, lines=_explained(reading))


def _explained(reading: Reading) -> list[tuple[Line, list[_Fact], str]]:
    """Each line with its facts, and what is said where it has none."""
    facts, unread = _facts(reading), reading.unread
    return [
        (line, facts.get(line.number, []), "unread" if line.number in unread else "no fact of its own")
        for line in outline(reading.source)
    ]


def _facts(reading: Reading) -> dict[int, list[_Fact]]:
    found: dict[int, list[_Fact]] = defaultdict(list)
    is_tagged = any(one.margin is not None for one in reading.evidence.values())
    own = normal(Findings(reading.source)) if is_tagged else None
    tagging = Tagging(own.source, []) if own is not None else None
    for path, evidence in reading.evidence.items():
        rule = evidence.rule
        if own is not None and tagging is not None and evidence.margin is not None:
            rule = f"{rule}, {evidence.margin / 100:.1f} ahead: {tagging.reasons(own.origin.at(evidence.spans[0].start))}"
        text = " … ".join(" ".join(reading.source.quote(span).split()) for span in evidence.spans)
        for number in dict.fromkeys(reading.source.position(span.start).line for span in evidence.spans):
            found[number].append(_Fact(path, text, rule))
    return found
