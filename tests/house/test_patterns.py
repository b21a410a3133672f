"""No regular expression of the package takes longer than its text is long, but for those that were looked at."""

from __future__ import annotations

import re

import pytest

from tests.house.patterns import patterns, reports

LOOKED_AT = {
    "event_ld.batch.cluster._ADDRESS": "matched once, at the address that the user gives",
    "event_ld.readers.markdown_text._LAST_EMPHASIS": "what is emphasised ends at the next mark, where the next search begins",
    "event_ld.readers.programme.header._FORM": "one blank before the dash is given back, and no more",
    "event_ld.readers.programme.titled._BOLD": "what is emphasised ends at the next mark, and is matched once",
    "event_ld.graph.rdf_files._TOKEN": "a text in three quotes that is never closed is tried once, not at every quote",
    "event_ld.validate.shapes_file._TOKEN": "a string that is never closed is no Turtle, and such a file is refused before",
    "event_ld.readers.programme.bodies._SENTENCE_END": "a search that fails at one line feed has no other before the next text",
    "event_ld.readers.programme.whereabouts._SENTENCES": "as above",
    "event_ld.readers.programme.tokens._LINK": "a line is cut after 4,000 characters, and a link is taken once",
    "event_ld.readers.programme.tokens._WORD": "a tag is looked for in 200 characters, and every other token is taken once",
    "event_ld.readers.html_scanner._ATTRIBUTE": "matched where the attribute before it ended, and each part ends where the next begins",
    "event_ld.embedding.encoding._DECLARED": "searched in the first 1,024 bytes of a page",
    "event_ld.terms.LANGUAGE": "each part ends at a hyphen, so there is one way to read a tag",
    "event_ld.readers.programme.cued._SUBJECT": "searched in the 250 characters before a verb",
    "event_ld.readers.programme.place_sentences._ADDRESS": "matched once, behind the venue",
    "event_ld.terms._PARTS": "matched once, and each part ends at a sign that it can't hold",
}


@pytest.mark.slow
def test_no_pattern_repeats_itself() -> None:
    found = {one.name: reports(one.form, is_searched=one.is_searched) for one in patterns()}
    assert len(found) > 100
    assert {name for name, said in found.items() if said} == set(LOOKED_AT)


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        (r"^(?:---\s*\n|#[^\n]*\n|\s*\n)*id", "nested"),
        (r"^(a+)+$", "nested"),
        (r"^(?:a|b+)*c", "nested"),
        (r"[\W\d]*(?:of\s+)?[\W\d]*x", "neighbours"),
        (r"\s*(?::\s*)?\s*x", "neighbours"),
        (r"\s+(?:and|y)\s+", "every start"),
        (r"[A-Z]\w*\s+time", "every start"),
        (r"(?<!x)[\s,]+x", "every start"),
        (r"(?:a|[bc]+)x", "every start"),
    ],
)
def test_the_check_sees_what_grows(pattern: str, kind: str) -> None:
    assert any(one.startswith(kind) for one in reports(re.compile(pattern)))


@pytest.mark.parametrize(
    "pattern",
    [
        r"\s+",
        r"(?<!\s)\s+(?:and|y)\s+",
        r"(?:(?<!\s)\s+)?[,;]\s+",
        r"\([^()]*\)",
        r"[\W\d]*+(?:of\s++)?[\W\d]*+",
        r"^(?:(?:---)?[^\S\n]*\n|#[^\n]*\n)*+id",
        r"^\s+x",
    ],
)
def test_the_check_lets_pass_what_does_not(pattern: str) -> None:
    assert reports(re.compile(pattern)) == []
