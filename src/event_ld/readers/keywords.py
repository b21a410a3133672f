"""Keywords as written to keywords with concepts, for every reader alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from event_ld.model import Keyword, Text
from event_ld.source import Evidence, Span

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.vocabulary import Vocabulary

_COMPARED = 50
"""For how many keywords of an event the nearest concepts are told."""


class Around(Struct):
    """What a keyword is read with: where problems go, where it is looked up, the language, and what takes the evidence."""

    findings: Findings
    vocabulary: Vocabulary
    language: str | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)


def keywords_from(items: Iterable[tuple[Text, str | None, Span]], reader: Around) -> Iterator[Keyword]:
    """Keywords with their concepts; a compound one is split at its conjunction when its parts are concepts.

    Of each, `items` has the name, the declared concept and the span; the reader takes its evidence, and an info where it has no
    concept.
    """
    number = 0
    seen: set[object] = set()
    for name, declared, span in items:
        parts = [name] if declared or isinstance(name, dict) else reader.vocabulary.split(name, reader.language)
        rule = "keyword-split-at-conjunction" if len(parts) > 1 else ""
        for part in parts:
            made = resolved(part, declared, reader.vocabulary, reader.language)
            if (made.concept or str(made.name).casefold()) in seen:
                continue
            seen.add(made.concept or str(made.name).casefold())
            path = f"keywords[{number}]"
            reader.evidence[path] = Evidence(spans=(_part_span(reader, span, part),), rule=rule)
            message = ""
            if part == declared == made.name and ":" in declared:
                message = f"No vocabulary has {declared}, and nothing says what it is called; add its `name`."
            elif made.concept is None:
                near = _nearest(part, reader) if number < _COMPARED else ""
                message = f"No concept of the vocabulary is called “{_shown(part)}”; it is published as text.{near}"
            elif declared is not None and ":" not in declared and declared not in reader.vocabulary.concepts:
                message = f"No concept of the vocabulary is called `{declared}`; “{_shown(part)}” was looked up."
            if message:
                reader.findings.add("keyword-without-concept", message, span, path=path)
            yield made
            number += 1


def resolved(name: Text, declared: str | None, vocabulary: Vocabulary, language: str | None) -> Keyword:
    """A keyword with its concept, where it has one."""
    known = vocabulary.concepts.get(declared) if declared is not None else None
    if known is not None and known.successor:
        known = vocabulary.concepts.get(known.successor)
    if known is None and declared is not None and ":" in declared:
        return Keyword(name=name, concept=declared)
    if known is None:
        labels = [name] if isinstance(name, str) else [name[tag] for tag in sorted(name)]
        known = next(filter(None, (vocabulary.find(label, language) for label in labels)), None)
    if known is None:
        return Keyword(name=name)
    if name == declared or (isinstance(name, str) and name.startswith("#")):  # nobody says what it is called; a tag is no name
        tag = next(one for one in (language, "en", *sorted(known.pref_label)) if one in known.pref_label)
        name = known.pref_label[tag] if tag == language else {tag: known.pref_label[tag]}
    return Keyword(name=name, concept=known.name, exact_match=known.exact_match, in_defined_term_set=known.scheme or None)


def _nearest(name: Text, reader: Around) -> str:
    found = reader.vocabulary.nearest(_shown(name), reader.language)
    return f" The nearest: {', '.join(f'“{match.concept.label(reader.language)}”' for match in found)}." if found else ""


def _part_span(reader: Around, span: Span, part: Text) -> Span:
    text = reader.findings.source.quote(span)
    at = text.find(part) if isinstance(part, str) else -1
    return span if at < 0 else type(span)(span.start + at, span.start + at + len(part))


def _shown(text: Text) -> str:
    return text if isinstance(text, str) else " / ".join(text[tag] for tag in sorted(text))
