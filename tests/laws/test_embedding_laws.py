"""Laws of embedding, on pages of any kind: other bytes stay, twice is once, and taken out is as before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from event_ld.embedding.one_page import Choices, put_in_page, remove
from event_ld.embedding.page import Page
from event_ld.publish.script import script_element
from event_ld.readers.html_scanner import Kind, attributes, pieces
from tests.laws.strategies import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator

XHTML = "{http://www.w3.org/1999/xhtml}"
_PARTS = st.sampled_from(
    [
        *(
            "<!DOCTYPE html>",
            "<html>",
            "<head>",
            "</head>",
            "<body class='a'>",
            "</body>",
            "</html>",
            "<p>",
            "</p>",
            "<br/>",
            " ",
        ),
        *("<title>", "</title>", "<style>", "</style>", "<script>", "</script>", "<script type=application/ld+json>", "{}", "\n"),
        *(
            "<!--",
            "-->",
            "--!>",
            "<!-->",
            "<![CDATA[",
            "]]>",
            "<?x",
            "</",
            "<",
            ">",
            "&amp;",
            "é",
            "\r\n",
            "\r",
            '"',
            "'",
            "</é>",
        ),
        *("<svg>", "</svg>", "<math>", "</math>", "<desc>", "</desc>", "<svg/>", "<foreignObject>", "</foreignObject>", "<g/>"),
        *("<template>", "</template>", "<noscript>", "</noscript>", "<textarea>", "</textarea>", "<iframe>", "</iframe>"),
        *("<table>", "<td>", "<frameset>", "<plaintext>", '<a title="</head>">', "<a b='", "<img alt=/>", "<P/ A=b>"),
        *("<script data-event-ld=a>", '<script type="application/ld+json" data-event-ld="b">', "<i data-event-ld=a>"),
    ]
)
_PAGES = st.lists(_PARTS, max_size=14).map("".join)
_TAME = st.lists(_PARTS.filter(lambda one: one not in {"<table>", "<td>", "<frameset>"}), max_size=10).map("".join)


def _put(page: bytes, value: str = "x", mark: str = "a") -> tuple[bytes, set[str]]:
    made, problems = put_in_page(Page(page, "p"), {"name": value}, mark, Choices())
    return made, {one.code for one in problems if one.severity == "violation"}


@given(_PAGES | st.text(), st.text() | st.sampled_from(HOSTILE))
def test_embedding_touches_no_other_byte_and_taking_out_gives_the_page_back(text: str, value: str) -> None:
    page = text.replace("\0", "").encode("utf-8", "replace")
    made, codes = _put(page, value)
    if codes:
        return
    assert _put(made, value) == (made, set())
    own = [one for one in Page(page, "p").own if one.mark == "a"]
    if not own:
        assert remove(made, event_id="a") == page
    line_end = Page(page, "p").line_end
    element = script_element({"name": value}, "a").replace("\n", line_end).encode()
    assert made.count(element) == 1
    if not own:
        assert made.replace(element + line_end.encode(), b"") == page


@given(_PAGES)
def test_what_we_take_for_an_element_is_one(text: str) -> None:
    made, codes = _put(text.encode())
    if not codes:
        tree = html5lib.parse(made.decode().replace("\r\n", "\n").replace("\r", "\n"), scripting=True)
        found = [one for one in tree.iter(f"{XHTML}script") if one.get("data-event-ld") == "a" and one.get("type")]
        assert [json.loads(one.text) for one in found] == [{"name": "x"}]


@given(_PAGES)
def test_pieces_are_in_order_and_leave_nothing_out(text: str) -> None:
    at = 0
    for piece in pieces(text):
        assert piece.start == at
        assert piece.end > at or piece.is_open
        at = piece.end
    assert at == len(text)


@given(_TAME)
def test_scripts_are_those_that_another_parser_finds(text: str) -> None:
    tree: Any = html5lib.parse(text.replace("\r\n", "\n").replace("\r", "\n"), scripting=True)
    ours = [attributes(text, one) for one in pieces(text) if one.kind is Kind.START and one.name == "script" and not one.inside]
    assert ours == [dict(one.attrib) for one in _scripts(tree)]


def _scripts(tree: Any) -> Iterator[Any]:  # noqa: ANN401  # an element
    """The scripts of a tree that are a part of the page."""
    for one in tree:
        if one.tag == f"{XHTML}script":
            yield one
        elif (
            isinstance(one.tag, str) and one.tag.removeprefix(XHTML) not in {"template", "noscript"} and one.tag.startswith(XHTML)
        ):
            yield from _scripts(one)
