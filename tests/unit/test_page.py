"""Embedding: the page stays whole and the value equal, whatever the value is."""

from __future__ import annotations

import json
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_ld.errors import InputError, UsageError
from event_ld.inputs import read_text
from event_ld.pipeline import embed
from event_ld.publish.page import embed_in_page
from event_ld.publish.script import script_element
from event_ld.readers.html_text import text_of_html
from tests.laws.strategies import HOSTILE

PAGE = b"""<!DOCTYPE html>
<html><head><title>T</title><!-- </head> --><script>var a = "</head>";</script>
</head><body><p>Text &amp; more</p></body></html>
"""
XHTML = "{http://www.w3.org/1999/xhtml}"


def _scripts(page: bytes) -> list[Any]:
    tree = html5lib.parse(page)
    return [json.loads(one.text) for one in tree.iter(f"{XHTML}script") if one.get("type") == "application/ld+json"]


def _paragraphs(page: bytes) -> list[str | None]:
    return [one.text for one in html5lib.parse(page).iter(f"{XHTML}p")]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_survives_and_so_does_the_page(value: str) -> None:
    made = embed_in_page(PAGE, {"name": value, "list": [value]}, "a", "page.html")
    assert _scripts(made) == [{"name": value, "list": [value]}]
    assert _paragraphs(made) == ["Text & more"]


@given(st.text())
def test_any_value_survives(value: str) -> None:
    assert _scripts(embed_in_page(PAGE, {"name": value}, "a", "page.html")) == [{"name": value}]


@pytest.mark.parametrize("value", [one for one in HOSTILE if text_of_html(one) == one])
def test_a_hostile_title_goes_the_whole_way(value: str) -> None:
    text = f"id: a\nlanguage: en\nname: {json.dumps(value, ensure_ascii=False)}\nstartDate: 2024-05-24\nlocation: Hall\n"
    outcome = embed(read_text(text, form="yaml")[0], into=PAGE, base_url="https://example.org/")
    assert outcome.is_publishable
    assert outcome.page is not None
    assert _scripts(outcome.page)[0]["name"] == value
    assert _paragraphs(outcome.page) == ["Text & more"]


def test_the_element_goes_before_the_end_of_the_head_and_all_else_stays() -> None:
    document = {"name": "x"}
    made = embed_in_page(PAGE, document, "a", "page.html")
    element = script_element(document, "a").encode()
    at = made.index(element)
    assert made[:at] + made[at + len(element) + 1 :] == PAGE
    assert made[at + len(element) + 1 :].startswith(b"</head><body>")


def test_embedding_twice_is_embedding_once_and_a_new_value_replaces_the_old() -> None:
    once = embed_in_page(PAGE, {"name": "x"}, "a", "page.html")
    assert embed_in_page(once, {"name": "x"}, "a", "page.html") == once
    other = embed_in_page(once, {"name": "y"}, "b", "page.html")
    assert [one["name"] for one in _scripts(other)] == ["x", "y"]
    assert [one["name"] for one in _scripts(embed_in_page(other, {"name": "z"}, "a", "page.html"))] == ["z", "y"]


def test_copies_of_the_element_become_one() -> None:
    twice = PAGE.replace(b"</body>", script_element({"name": "old"}, "a").encode() + b"</body>")
    twice = embed_in_page(twice.replace(b"data-event-ld", b"data-x"), {"name": "x"}, "a", "p").replace(
        b"data-x", b"data-event-ld"
    )
    assert len(_scripts(twice)) == 2
    assert _scripts(embed_in_page(twice, {"name": "new"}, "a", "page.html")) == [{"name": "new"}]


def test_pages_without_a_head_without_a_body_and_of_other_encodings() -> None:
    body = b"<p>caf\xe9</p></body>\r\n"
    made = embed_in_page(body, {"name": "é"}, "a", "page.html")
    assert made.startswith(b"<p>caf\xe9</p><script")
    assert made.endswith(b"</script>\r\n</body>\r\n")
    assert embed_in_page(b"<p>x", {"name": "y"}, "a", "page.html").startswith(b"<p>x<script")


def test_an_unclosed_element_of_ours_is_no_element() -> None:
    made = embed_in_page(b'<p>x</p><script data-event-ld="a">', {"name": "y"}, "a", "page.html")
    assert made.startswith(b'<p>x</p><script data-event-ld="a"><script')


@pytest.mark.parametrize("data", ["<p>".encode("utf-16"), b"<p>\x00"])
def test_what_is_no_page(data: bytes) -> None:
    with pytest.raises(InputError, match=r"page\.html is"):
        embed_in_page(data, {}, "a", "page.html")


def test_an_event_that_must_not_be_published_leaves_the_page_alone() -> None:
    reading = read_text("id: a\nlanguage: en\nname: x\n", form="yaml")[0]
    outcome = embed(reading, into=PAGE, base_url="https://example.org/")
    assert outcome.page == PAGE
    assert "event-start-missing" in [one.code for one in outcome.problems]


def test_a_file_without_an_event_and_a_file_with_two() -> None:
    outcome = embed(read_text("- a", form="yaml")[0])
    assert (outcome.page, outcome.text, outcome.is_publishable) == (None, "", False)


def test_two_events_do_not_go_into_one_page(tmp_path: Any) -> None:  # noqa: ANN401
    path = tmp_path / "two.jsonl"
    path.write_text('{"name": "x"}\n{"name": "y"}\n')
    with pytest.raises(UsageError, match="holds 2 events"):
        embed(path)
