"""Which section the label of a line names, `Venue`, `Lieu du séminaire`, `Venue / Lugar`."""

from __future__ import annotations

from functools import lru_cache

from event_ld.folding import fold
from event_ld.readers.programme.start_end import says_start
from event_ld.readers.programme.words import is_word, meaning, says_agenda
from event_ld.vocabulary import event_kind_words

_LONGEST_LABEL = 12
"""The most words of a line that may name a section."""
_OF_EVENT = frozenset({"where", "when", "when-where", "organizer"})
"""What a label may say of an event by its kind: `Workshop venue`, `Fecha del taller`."""


@lru_cache(maxsize=4096)
def section_of(label: str) -> str | None:
    """The section that a label names, perhaps in two languages: `Venue / Lugar`."""
    found = meaning("section", label)
    if found is None and is_word("with", label.rstrip(" :")) and label.rstrip().endswith(":"):
        return "speaker"  # `avec :`
    words = label.split()
    if found is not None or len(words) > _LONGEST_LABEL:
        return found
    names = [word for word in words if not (_names_event(word) or is_word("our", word) or is_word("of", word))]
    plain = meaning("section", " ".join(names)) if len(names) < len(words) else None
    if plain in _OF_EVENT or (plain is not None and is_word("our", words[0])):
        return plain  # `Event venue`, `Lieu du séminaire`, `Nuestros ponentes`
    if says_agenda(label):
        return "agenda"  # `Au programme`, `Notre programme`
    if says_start(label):
        return "when"
    named = [meaning("section", part.strip()) for part in label.split("/")] if "/" in label else [None]
    return named[0] if all(named) else None


def _names_event(word: str) -> bool:
    return fold(word) in event_kind_words() or is_word("form", word)
