"""The sentences of reports in the languages that a report may be in.

`vocab/sentences.tsv` holds what problems and reports say, by the English sentence; what a shape says in Spanish is in its file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import structs

from event_ld.mapping import SCHEMA
from event_ld.problems import CODES, Problem
from event_ld.resources import read_table

LANGUAGES: Final = ("en", "es", "pt", "fr")
"""The languages of reports."""
_LONGEST = 80


@lru_cache(maxsize=1)
def sentences() -> dict[str, tuple[str, ...]]:
    """Each sentence to what it is in the languages but for English; "" where a shape says it in its own file."""
    return {text: tuple(words) for text, *words in read_table("vocab", "sentences.tsv")}


class _Form(NamedTuple):
    """A sentence that has blanks for what it is about, `{}`, with its words in the other languages."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _forms() -> list[_Form]:
    blanks = {text: words for text, words in sentences().items() if "{}" in text and text.endswith(("?", "."))}
    return [_Form(re.compile(re.escape(text).replace(r"\{\}", "(.+)")), words) for text, words in blanks.items()]


def said(text: str, language: str) -> str:
    """A sentence in English in one of `LANGUAGES`; as it is where there is no translation."""
    if language == LANGUAGES[0]:
        return text
    at = LANGUAGES.index(language) - 1
    known = sentences().get(text)
    if known is None and text.endswith(("?", ".")):
        filled = (words[at].format(*found.groups()) for form, words in _forms() if (found := form.fullmatch(text)) is not None)
        return next(filled, text)
    return (known[at] if known is not None and at < len(known) else "") or text


def in_language(found: Problem, language: str) -> Problem:
    """A problem in one of `LANGUAGES`; what a shape has found says its sentence in that language already."""
    if language == LANGUAGES[0]:
        return found
    found = structs.replace(found, advice=said(found.advice, language))
    if found.code not in CODES:
        return structs.replace(found, message=found.message.replace("` of ", "` de "))
    question = said(found.question, language)
    found = structs.replace(found, question="" if question == found.question else question)
    message = said(found.message, language)
    if message != found.message:
        return structs.replace(found, message=message)
    value = " ".join(found.value.split())
    about = "" if not value or value.startswith("_:") else f": «{value[:_LONGEST]}»"
    about += f" (`{found.result_path.removeprefix(SCHEMA)}`)" if found.result_path.startswith(SCHEMA) else ""
    return structs.replace(found, message=f"{said(CODES[found.code].title, language).removesuffix('.')}{about}.")
