"""A programme line by line: the role of each line, and the facts that it became."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from event_ld.problems import Findings
from event_ld.readers.programme.candidates import Tagging
from event_ld.readers.programme.normal import normal
from event_ld.readers.programme.outline import outline

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading

_MARGIN = 15


def explanation_text(reading: Reading) -> str:
    """The lines of a programme with their numbers and roles, and below each the facts that it is evidence of.

    A fact is the path of the description with the rule that gave it; for one of the tagger also with how far it is ahead of any
    other reading, and with the features that spoke most for it. A line without one is marked as no fact, or as unread where a
    problem says so.
    """
    facts = _facts(reading)
    unread = reading.unread
    parts = []
    for line in outline(reading.source):
        parts.append(f"{line.number:>4} {line.role:<8}  {line.whole.value}")
        nothing = "unread" if line.number in unread else "no fact of its own"
        parts += [f"{'':{_MARGIN}}→ {one}" for one in facts.get(line.number) or [nothing]]
    return "\n".join([*parts, ""])


def _facts(reading: Reading) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    is_tagged = any(one.margin is not None for one in reading.evidence.values())
    own = normal(Findings(reading.source)) if is_tagged else None
    tagging = Tagging(own.source, []) if own is not None else None
    for path, evidence in reading.evidence.items():
        rule = evidence.rule
        if own is not None and tagging is not None and evidence.margin is not None:
            rule = f"{rule}, {evidence.margin / 100:.1f} ahead: {tagging.reasons(own.origin.at(evidence.spans[0].start))}"
        name = f"{path}  ({rule})" if rule else path
        for number in dict.fromkeys(reading.source.position(span.start).line for span in evidence.spans):
            found[number].append(name)
    return found
