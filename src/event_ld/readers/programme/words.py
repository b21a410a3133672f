"""The words that the programme reader knows, from `vocab/programme-words.tsv`, folded for case and accents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

from event_ld.folding import fold
from event_ld.resources import read_table
from event_ld.vocabulary import role_words

_FEW = 3
_BLANKS = " \t\n-\u2010\u2011\u2012–—−_.…·•*?¿'\"“”„«»()[]/\\"
"""What a cell holds where somebody has left it empty."""
_NOT_LATIN = re.compile(r"[\u0370-\u1cff\u2c00-\ua6ff\uac00-\uffdc]")
READ = ("en", "es", "pt", "fr")
"""The languages whose words the tables have."""
_SMALL = ("small", "at", "article", "our", "kind-adjective")


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, str]]:
    """The words of all kinds: kind to folded word to what it stands for."""
    words: dict[str, dict[str, str]] = {}
    for kind, value, listed in read_table("vocab", "programme-words.tsv"):
        words.setdefault(kind, {}).update((fold(word), value) for word in listed.split(" ; "))
    words["section"] = role_words() | words["section"]
    return words


@lru_cache(maxsize=20_000)
def meaning(kind: str, word: str) -> str | None:
    """What a word or a phrase stands for among the words of one kind (`section`, `month` …), or None."""
    return table()[kind].get(fold(word))


@lru_cache(maxsize=20_000)
def is_word(kind: str, word: str) -> bool:
    """Whether a word or a phrase is one of a kind (`honorific`, `office` …)."""
    return fold(word) in table()[kind]


@lru_cache(maxsize=4096)
def placeholder(text: str) -> str:
    """What a text is that stands where there is none: `open` for what will be told (`TBA`, `?`), `nothing` (`—`, `n/a`)."""
    bare = text.strip(_BLANKS)
    if not bare:
        return "open" if "?" in text else "nothing" if text else ""
    return next((kind for kind, words in (("open", "empty"), ("nothing", "nothing")) if is_word(words, bare)), "")


def says_agenda(text: str) -> bool:
    """Whether a few words say that an agenda follows, and nothing else: `Au programme`, `Notre programme`."""
    words = fold(text).split()
    said = [meaning("section", word) == "agenda" for word in words] if len(words) <= _FEW else []
    return any(said) and all(one or any(is_word(kind, word) for kind in _SMALL) for one, word in zip(said, words, strict=True))


@lru_cache(maxsize=64)
def spelled(kind: str) -> str:
    """The words of one kind as they are written, as a regular expression that finds the longest first."""
    return alternatives(written(kind))


def written(kind: str) -> list[str]:
    """The words of one kind as they are written."""
    rows = read_table("vocab", "programme-words.tsv")
    return [word for row_kind, _, listed in rows if row_kind == kind for word in listed.split(" ; ")]


@lru_cache(maxsize=64)
def known_words(*kinds: str) -> re.Pattern[str]:
    """What finds the words of some kinds as whole words."""
    words = alternatives(word for kind in kinds for word in written(kind))
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)


_KIND = re.compile(r"\{([a-z]+(?:-[a-z]+)*)\}")


class _Spelled:
    """A regular expression that is made when it is first asked for anything, since its words are out of the tables."""

    def __init__(self, written: str | Callable[[], str], flags: int, parts: dict[str, str]) -> None:
        self._written, self._flags, self._parts = written, flags, parts

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # what a pattern has
        form = self._written if isinstance(self._written, str) else self._written()
        made = re.compile(_KIND.sub(lambda one: self._parts.get(one[1]) or spelled(one[1]), form), self._flags)
        vars(self).update((one, getattr(made, one)) for one in dir(made) if not one.startswith("_"))
        return getattr(made, name)


def spelled_pattern(written: str | Callable[[], str], flags: int = re.IGNORECASE, **parts: str) -> re.Pattern[str]:
    """A pattern with words of the tables, which are not read before it is needed.

    Args:
        written: The pattern, with the names of kinds of words, and of parts, in braces (`(?:{weekday}),?`); or what writes it.
        flags: Those of `re`.
        parts: Patterns that are its parts.
    """
    return cast("re.Pattern[str]", _Spelled(written, flags, parts))


_ACCENTED = str.maketrans({"a": "[aáàâã]", "e": "[eéèê]", "i": "[iíî]", "o": "[oóôõ]", "u": "[uúû]", "c": "[cç]", "n": "[nñ]"})


def folded_alternatives(words: Iterable[str]) -> str:
    """Folded words as a regular expression that finds them with accents too, longest first."""
    return _tree(words, lambda one: r"[\s'\u2019-]+" if one == " " else re.escape(one).translate(_ACCENTED))


def alternatives(words: Iterable[str]) -> str:
    """Words as a regular expression that finds the longest first; white space between words is any, and so are apostrophes."""
    return _tree(words, lambda one: r"\s+" if one == " " else "['\u2019]" if one in "'\u2019" else re.escape(one))


def _tree(words: Iterable[str], pattern: Callable[[str], str]) -> str:
    """Words that begin alike share their beginning, since a word of the text is compared with each alternative."""
    root: dict[str, Any] = {}
    for word in sorted(words):
        at = root
        for one in word:
            at = at.setdefault(pattern(one), {})
        at[""] = {}
    return _alternatives(root)


def _alternatives(tree: dict[str, Any]) -> str:
    ways = [one + _alternatives(below) for one, below in tree.items() if one]
    if "" in tree:
        return f"(?:{'|'.join(ways)})?" if ways else ""
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


@lru_cache(maxsize=64)
def language_of(text: str, lead: int = 1) -> str | None:
    """The language of a text, read (`READ`) or not, whose small words lead by so many; None for none, or another script."""
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    if is_other_script(text):
        return None
    counts = Counter({one: sum(words[word] for word in small) for one, small in _small_words().items()})
    (best, most), (_, second) = Counter({one: counts[one] for one in READ}).most_common(2)
    other, number = max((one for one in counts.items() if one[0] not in READ), key=itemgetter(1))
    if number - most >= max(lead, 2):
        return other
    return best if most - second >= lead and most >= number + (most < _FEW and number > 0) else None


def is_other_script(text: str) -> bool:
    """Whether most letters of a text are none of the Latin script."""
    return 2 * len(_NOT_LATIN.findall(text)) > sum(map(str.isalpha, text))


@lru_cache(maxsize=1)
def _small_words() -> dict[str, frozenset[str]]:
    rows = read_table("vocab", "programme-words.tsv")
    return {value: frozenset(listed.split(" ; ")) for kind, value, listed in rows if kind == "language"}
