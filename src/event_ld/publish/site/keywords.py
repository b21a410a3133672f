"""The keywords and the languages of a dataset, each text with the language that it is in.

A concept of the site's vocabulary gives its label in each language of the site, once, however often and in whichever language the
events name it; any other keyword stays what it is, in the language of the event's text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.triple import Literal
from event_ld.vocabulary import site_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.model import Event, Keyword
    from event_ld.vocabulary import Vocabulary


def keywords_of(events: Iterable[Event], languages: tuple[str, ...]) -> list[Literal]:
    """The keywords of events, sorted, each once."""
    found = {one for event in events for keyword in event.keywords for one in _texts(keyword, event.language, languages)}
    return sorted(found)


def _texts(keyword: Keyword, language: str | None, languages: tuple[str, ...]) -> Iterator[Literal]:
    known = _labels(site_vocabulary(), keyword.concept, languages) if keyword.concept else ()
    name = keyword.name if isinstance(keyword.name, dict) else {language or "": keyword.name}
    yield from known or (Literal(text, language=tag) for tag, text in name.items())


@lru_cache(maxsize=4096)
def _labels(vocabulary: Vocabulary, name: str, languages: tuple[str, ...]) -> tuple[Literal, ...]:
    """The labels of a concept that the vocabulary has; none for any other."""
    concept = vocabulary.concepts.get(name)
    labels = {} if concept is None else {tag: concept.pref_label.get(tag.partition("-")[0]) for tag in languages}
    return tuple(Literal(label, language=tag) for tag, label in labels.items() if label)


def languages_of(events: Iterable[Event]) -> list[str]:
    """The languages that the texts of events are in (BCP 47), sorted."""
    return sorted({tag for event in events for tag in _languages(event)})


def _languages(event: Event) -> Iterator[str]:
    yield from (event.language,) if event.language else ()
    for text in (event.name, event.description, event.audience, event.room, *event.objectives, *event.alternate_name):
        yield from text if isinstance(text, dict) else ()
    for part in event.sub_event:
        yield from _languages(part)
