"""No word of a text with tags vanishes: it stays, or it is told."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import event_ld
from event_ld.inputs import options_of, read_text
from event_ld.readers.html_text import text_of_html
from event_ld.readers.plain_line import plainly

PIECES = (
    "{} ", "<{}@example.org> ", "<{}> ", "a<b and {}>d ", "<b>{}</b> ", "<s>{}</s> ", "<br>", "<p>", "</p>", "<i>{} ", "</i>", "</{}> ",
    "<x-{}>{}</x-{}> ", "<table><caption>{}</caption><tr><td>{}</table>", "<button>{}</button>", "<https://example.org/{}> ", "<{}",
    "<title>{}</title>", "<title>", "<select>", "<!--", "<footer>10:00 {}</footer>", "<svg><text>{}</text></svg>", "& {} &amp; ", "<?{}?>",
)  # fmt: skip


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_each_word_stays_or_is_told(pieces: list[str]) -> None:
    text = "<p>" + "".join(piece.replace("{}", f"w{number}") for number, piece in enumerate(pieces))
    dropped: list[str] = []
    seen = text_of_html(text, dropped)
    words = set(re.findall(r"w\d+", re.sub(r"</?x-w\d+>", "", text)))
    assert words <= set(re.findall(r"w\d+", f"{seen} {' '.join(dropped)}"))
    assert text_of_html(seen) == seen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to Ana <ana@example.org>, see the <b>map</b>", "Write to Ana <ana@example.org>, see the map"),
        ("Tickets <b>only</b> at <door>", "Tickets only at <door>"),
        ("a<b and c>d <br>", "a<b and c>d"),
        ("<p>Doors at <time></p>", "Doors at <time>"),
        ("<p>Doors at <time datetime='10:00'>ten</time></p>", "Doors at ten"),
        ("<p>One <!-- two</p>", "One <!-- two"),
        ("<p>One <!-- two --> three <!DOCTYPE html></p>", "One three"),
        ("<p><o:p></o:p>In <st1:place w:st='on'>Lima</st1:place></p>", "In Lima"),
        ("<details open><p>One</p></details><hr noshade>two", "One\n\ntwo"),
    ],
)
def test_what_is_a_tag_and_what_is_none(text: str, expected: str) -> None:
    assert text_of_html(text) == expected


def test_what_nobody_would_see_is_told() -> None:
    (reading,) = event_ld.loads({"name": "x", "description": "<p>At 10. <s>In room 3.</s><script>track()</script></p>"})
    assert reading.event is not None
    assert reading.event.description == "At 10."
    (told,) = [one for one in reading.problems if one.code == "html-text-left-out"]
    assert (told.message, told.path) == ("Left out of HTML: “In room 3.”.", "description")


@pytest.mark.parametrize("form", ["json", "yaml"])
@pytest.mark.parametrize("sign", ["\r", "\n", "\t", "\r\n", "\n\n"])
def test_a_name_has_one_line_and_a_description_has_lines(sign: str, form: str) -> None:
    given = {"id": "x", "name": f"One{sign}two", "description": f"One{sign}two", "organizer": {"name": f"One{sign}two"}}
    lines = [f"{key}: {json.dumps(value)}" for key, value in given.items()]
    (reading,) = read_text(json.dumps(given) if form == "json" else "\n".join(lines), form=form)
    assert reading.event is not None
    assert (reading.event.name, reading.event.organizer[0].name) == ("One two", "One two")
    assert reading.event.description == f"One{sign}two".replace("\r\n", "\n").replace("\r", "\n")
    assert plainly(json.dumps(given).encode(), options_of(None, None)) is None
