"""The words of the tables as regular expressions: whatever they share, they find what plain alternatives find, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from event_ld.readers.programme.words import alternatives, folded_alternatives

PIECES = ["a", "ab", "abc", "b", "b a", "de", "d.", "e", "(x)", "c", "|"]
WORDS = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), min_size=1, max_size=8)


def _plain(words: list[str], blank: str) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", blank) for word in ordered)


@given(words=WORDS, text=st.lists(st.sampled_from([*PIECES, " ", "  ", "A", "-"]), max_size=20).map("".join))
def test_words_find_what_plain_alternatives_find(words: list[str], text: str) -> None:
    accented = _plain(words, r"[\s-]+").replace("a", "[aáàâã]").replace("c", "[cç]").replace("e", "[eéèê]")
    for shared, plain in ((alternatives(words), _plain(words, r"\s+")), (folded_alternatives(words), accented)):
        for bounds in ("(?:{})", r"(?<![^\W_])(?:{})(?![^\W_])"):
            found, wanted = (re.compile(bounds.format(one), re.IGNORECASE) for one in (shared, plain))
            assert [one.span() for one in found.finditer(text)] == [one.span() for one in wanted.finditer(text)]


def test_the_longest_and_the_accented_are_found() -> None:
    assert re.findall(rf"\b{alternatives(['nunca jamás', 'nunca'])}\b", "nunca  jamás, nunca") == ["nunca  jamás", "nunca"]
    assert re.findall(folded_alternatives(["opcao"]), "Opção, opcao", re.IGNORECASE) == ["Opção", "opcao"]
