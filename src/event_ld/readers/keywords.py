"""Keywords as written to keywords with concepts, for every reader alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from event_ld.concepts import concept_named, find_concept, split_keyword
from event_ld.model import Keyword
from event_ld.source import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.model import Text
    from event_ld.problems import Findings
    from event_ld.source import Span


class Reader(Protocol):
    """What `keywords_from` needs of a reader."""

    findings: Findings
    language: str | None
    evidence: dict[str, Evidence]


def keywords_from(items: Iterable[tuple[Text, str | None, Span, str]], reader: Reader) -> Iterator[Keyword]:
    """Keywords with their concepts; a compound one is split at its conjunction when its parts are concepts.

    Args:
        items: Name, declared concept, span and path of each keyword.
        reader: Knows the language; takes the evidence of each keyword and an info for each one without a concept.
    """
    number = 0
    seen: set[object] = set()
    for name, declared, span, _ in items:
        parts = [name] if declared or isinstance(name, dict) else split_keyword(name, reader.language)
        rule = "keyword-split-at-conjunction" if len(parts) > 1 else ""
        for part in parts:
            made = _keyword(part, declared, reader.language)
            if (made.concept or str(made.name).casefold()) in seen:
                continue
            seen.add(made.concept or str(made.name).casefold())
            path = f"keywords[{number}]"
            reader.evidence[path] = Evidence(spans=(_part_span(reader, span, part),), rule=rule)
            if made.concept is None:
                message = f"No concept of the vocabulary is called “{_shown(part)}”; it is published as text."
                reader.findings.add("keyword-without-concept", message, span, path=path)
            yield made
            number += 1


def _keyword(name: Text, declared: str | None, language: str | None) -> Keyword:
    if declared is not None and ":" in declared:
        return Keyword(name=name, concept=declared)
    labels = [name] if isinstance(name, str) else [name[tag] for tag in sorted(name)]
    found = [concept_named(declared)] if declared else [find_concept(label, language) for label in labels]
    for concept in found:
        if concept is not None:
            return Keyword(name=name, concept=concept.name, exact_match=concept.exact_match)
    return Keyword(name=name)


def _part_span(reader: Reader, span: Span, part: Text) -> Span:
    text = reader.findings.source.quote(span)
    at = text.find(part) if isinstance(part, str) else -1
    return span if at < 0 else type(span)(span.start + at, span.start + at + len(part))


def _shown(text: Text) -> str:
    return text if isinstance(text, str) else " / ".join(text[tag] for tag in sorted(text))
