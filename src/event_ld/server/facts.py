"""What the studio shows of a document, and what it makes of an edited description: plain values, and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld.embedding.one_page import Choices, embed, embedded
from event_ld.embedding.page import Page
from event_ld.graph.iris import checked_base
from event_ld.graph.nodes import build
from event_ld.graph.triples import to_objects
from event_ld.inputs import read_text
from event_ld.mapping import SCHEMA
from event_ld.problems import Problem, Severity, worst
from event_ld.publish import jsonld, rdf
from event_ld.publish.description import description_text
from event_ld.publish.site.event_page import event_page
from event_ld.publish.site.pages import Site
from event_ld.publish.site.state import Where
from event_ld.readers.repeating import as_stated
from event_ld.sources import read_events
from event_ld.told import in_order
from event_ld.topics import topics
from event_ld.triple import text_of
from event_ld.validate.judge import Judge
from event_ld.validate.languages import in_language, said
from event_ld.vocabulary import Vocabulary, site_vocabulary, use

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading

MOST_LINES = 5_000
"""How many lines of a document are shown."""
_LONGEST = 2_000
_MOST_TOPICS = 10


def read_facts(
    data: bytes, name: str, *, time_zone: str | None = None, language: str = "en", vocabulary: Vocabulary | None = None
) -> list[dict[str, Any]]:
    """The events of a document that `draft` reads, each with its text and what every line of it became.

    Returns:
        For each event `event`, a description; `lines`, pairs of a number and a text; `facts`, the path of each fact to the
        numbers of its `lines` and its `rule`;
        `unread`, the numbers of the lines that became nothing; `unmapped`, pairs of a path and a text
        of linked data that a description has no place for; `problems`, as `judged` has them.

    Raises:
        InputError: The document can't be read.
        UsageError: There is no such zone; a package for this kind of document is not installed.
    """
    readings = read_events(data, name=name, time_zone=time_zone, vocabulary=vocabulary)
    return [_shown(one, language) for one in readings]


def _shown(reading: Reading, language: str) -> dict[str, Any]:
    source = reading.source
    event = None if reading.event is None else as_stated(reading.event)
    is_shorter = event is not None and reading.event is not None and len(event.sub_event) < len(reading.event.sub_event)
    texts = list(enumerate(source.text.splitlines(), source.first_line))
    return {
        "event": None if event is None else event.to_dict(),
        "form": reading.form,
        "lines": [(number, text[:_LONGEST]) for number, text in texts[:MOST_LINES] if text.strip()],
        "facts": {
            path: {"lines": sorted({line for span in one.spans for line in source.lines(span)}), "rule": one.rule}
            for path, one in reading.evidence.items()
            if not (is_shorter and path.startswith("subEvent"))
        },
        "unmapped": [(one.path, text_of(one.value)[:_LONGEST]) for one in reading.unmapped],
        "unread": sorted(reading.unread),
        "problems": _plain(reading.problems, language),
    }


def _plain(problems: Iterable[Problem], language: str) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "severity": one.severity,
            "message": told.message,
            "advice": told.advice,
            "question": said(one.question, language),
            "path": one.path,
            "term": one.result_path.removeprefix(SCHEMA) if one.result_path.startswith(SCHEMA) else "",
            "line": one.place.line if one.place is not None else 0,
        }
        for one in in_order(problems)
        for told in (in_language(one, language),)
    ]


def judged(
    description: dict[str, Any], *, base_url: str | None = None, language: str = "en", vocabulary: Vocabulary | None = None
) -> dict[str, Any]:
    """What is wrong with a description, and what it becomes.

    Returns:
        `problems`; `ready`, whether it may be published; `topics`, labels of the concepts that its texts mention; `script`, the
        element for a page; `page`, the HTML of its page; and what can be downloaded, `yaml`, `jsonld` and `turtle`, as `convert`
        gives it. Only `problems` and `ready` where nothing can be made of it.

    Raises:
        UsageError: There is no such base.
    """
    use(vocabulary)
    try:
        return _judged(_reading(description, vocabulary), base_url, language)
    finally:
        use(None)


def _judged(reading: Reading, base_url: str | None, language: str) -> dict[str, Any]:
    base = checked_base(base_url)
    problems = Judge(base_url=base, language=language).judge(reading)
    made = {"problems": _plain(problems, language), "ready": worst(problems) is not Severity.VIOLATION}
    if reading.event is None:
        return made
    element = embed(reading.event, base_url=base_url)
    tree = build(reading.event, base)  # once for the page and for what can be downloaded
    return made | {
        "topics": topics(reading.event, site_vocabulary())[:_MOST_TOPICS],
        "script": element.text,
        "page": event_page(reading.event, tree, Site(Where(base, base))).decode(),
        "yaml": description_text(reading.event),
        "jsonld": jsonld.json_text(jsonld.web(tree)),
        "turtle": rdf.turtle(to_objects(tree), base),
    }


def in_page(description: dict[str, Any], page: bytes, *, base_url: str | None = None, language: str = "en") -> dict[str, Any]:
    """A page with the element of an event in it.

    Returns:
        `problems`, and `page`: its bytes in ISO 8859-1, each a character: what was given where that must not
        be published.

    Raises:
        InputError: The page is no text.
        UsageError: There is no such base; the description can't be read.
    """
    reading = _reading(description)
    made = embedded(reading, Page(page, "page"), Choices(base_url, language=language), page)
    return {"problems": _plain(made.problems, language), "page": (made.page or page).decode("latin-1")}


def _reading(description: dict[str, Any], vocabulary: Vocabulary | None = None) -> Reading:
    (reading,) = read_text(msgspec.json.encode(description), name="<text>", form="json", vocabulary=vocabulary)
    return reading
