"""Text of PDF files as TeX sets it."""

from __future__ import annotations

import pytest

from event_ld.readers.office_files import _composed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Programa¸c˜ao das sess˜oes", "Programação das sessões"), ("Fabr´ıcio Jos´e", "Fabrício José"), ("Inteligˆencia Artiﬁcial", "Inteligência Artificial"),
        ("M¨uller, G¨odel", "Müller, Gödel"), ("a ´ b", "a ´ b"), ("5 ˆ 3", "5 ˆ 3"),
    ],
)  # fmt: skip
def test_accents_before_their_letters_and_ligatures_are_letters(written: str, read: str) -> None:
    assert _composed(written) == read
