"""What the texts of an event may be about: proposals for its keywords, never facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.vocabulary import Vocabulary


def topics(event: Event, vocabulary: Vocabulary) -> list[str]:
    """The labels of concepts that the event's own texts mention and that are no keywords of it, the likeliest first."""
    stated = {keyword.concept for keyword in event.keywords}
    texts = [text for text in (event.name, *event.objectives, event.description) if isinstance(text, str)]
    found = [match.concept for match in vocabulary.proposed(texts, event.language)]
    return [concept.label(event.language) for concept in found if concept.name not in stated]
