"""Labels and tags in a form that is alike where writers mean the same: number, spelling, hyphens, order, acronyms beside names.

Only what a language does to any word is a rule here; its words and endings are rows of `vocab/label-forms.tsv`. Two labels
that are merely like each other have different forms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from event_ld.folding import fold
from event_ld.resources import read_table

_BESIDE = re.compile(r"(?P<name>[^()]+)\((?P<letters>[^()]+)\)")
_INVERTED = re.compile(r"(?P<noun>[^,]+), (?P<before>[^,]+)")
_HUMPS = re.compile(r"(?<=[a-z\u00e0-\u00ff])(?=[A-Z])")
_BOTH = re.compile(
    r"(?<=[^\W\d_]{2})(?:[·•‧][^\W\d_]{1,5}(?:[·•‧]s)?|\.(?:e|ne|euse|ère|trice)\.s|\((?:as?|es?|ne)\)|/(?:as?|os?|es?))(?=s?(?:$|[\s,;]))"
)
"""What names women beside men: `enseignant·es`, `aluno(a)s`, `niños/as`."""
_NO_WORD = re.compile(r"[^\w&+ ]+")
_LONGEST = 200
"""The most characters of what is brought into another form; a longer text is no label that anybody writes as a tag."""


class _Rules(NamedTuple):
    small: frozenset[str]
    words: dict[str, str]
    parts: tuple[tuple[re.Pattern[str], str], ...]
    ends: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=32)
def _rules(language: str) -> _Rules:
    rows = [(*row[1:3], row[3].strip("-")) for row in read_table("vocab", "label-forms.tsv") if row[0] == language]
    found = {kind: [(pattern, form) for of, pattern, form in rows if of == kind] for kind in ("small", "word", "part", "end")}
    small = frozenset(word for words, _ in found["small"] for word in words.split())
    parts, ends = (tuple((re.compile(pattern), form) for pattern, form in found[kind]) for kind in ("part", "end"))
    return _Rules(small, dict(found["word"]), parts, ends)


@lru_cache(maxsize=65_536)
def word_form(word: str, language: str) -> str:
    """A folded word as it is compared, by the primary subtag of its language; "" for one that a label may do without."""
    rules = _rules(language)
    if word in rules.small:
        return ""
    if word in rules.words:
        return rules.words[word]
    for pattern, form in rules.parts:
        word = pattern.sub(form, word)
    for pattern, form in rules.ends:
        made, count = pattern.subn(form, word)
        if count:
            return made
    return word


def label_forms(label: str, language: str) -> tuple[str, ...]:
    """A label as it is compared, the likeliest form first; a name with its acronym beside it has a form for each of the two."""
    if len(label) > _LONGEST:
        return ()
    found = _BESIDE.fullmatch(label.strip())
    texts = [label]
    if found is not None and is_acronym(found["letters"], found["name"].strip()):
        texts = [found["name"].strip(), found["letters"]]
    inverted = [_INVERTED.fullmatch(one) for one in texts]
    texts += [f"{one['before']} {one['noun']}" for one in inverted if one is not None]
    return tuple(dict.fromkeys(form for form in (_form(one, language) for one in texts) if form))


def _form(text: str, language: str) -> str:
    words = _NO_WORD.sub(" ", fold(text)).split()
    return "".join(word_form(word, language) for word in words) or "".join(words)


def is_acronym(letters: str, name: str) -> bool:
    """Whether letters (`ICT`, `TIC`) are the first ones of the words of a name, which may skip its short words."""
    first = "".join(re.escape(word[0]) + ("?" if len(word) < 4 else "") for word in fold(name).split())  # noqa: PLR2004  # `and`, `des`
    key = fold(letters).replace(".", "")
    return len(key) > 1 and re.fullmatch(f"{first}s?", key) is not None


def plain_tag(text: str) -> str:
    """A tag without what marks it as one: `#OpenData`, `open_data` are `Open Data`, `open data`."""
    text = _BOTH.sub("", text)
    is_one_word = text.startswith("#") or " " not in text
    return _HUMPS.sub(" ", text.removeprefix("#").strip()) if is_one_word and not text.isupper() else text.strip()


def tag_forms(text: str, language: str) -> tuple[str, ...]:
    """The forms of a tag; an article before a capital is part of a name (`El Mundo`, `La Paz`), which has only its own."""
    tag = plain_tag(text)
    words = tag.split()
    is_name = len(words) == 2 and fold(words[0]) in _rules(language).small and words[1][:1].isupper()  # noqa: PLR2004  # article, noun
    return ("".join(map(fold, words)),) if is_name else label_forms(tag, language)
