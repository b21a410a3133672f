"""What the markup of a page says stands on the page, for people to read: Google's first rule for structured data."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings

from event_ld.graph.nodes import build
from event_ld.publish.jsonld import web
from event_ld.publish.site.event_page import event_page
from event_ld.publish.site.pages import Site
from event_ld.publish.site.state import Where
from tests.laws.strategies import events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.model import Event

BASE = "https://www.example.org/events/"
NO_WORDS = frozenset({
    "@id", "@type", "@context", "inLanguage", "additionalType", "mainEntityOfPage", "inDefinedTermSet", "roleName", "latitude",
    "longitude", "startTime", "endTime", "byMonth", "byMonthDay", "isAccessibleForFree", "addressCountry", "eventAttendanceMode",
    "priceCurrency", "sameAs", "exactMatch", "scheduleTimezone", "repeatFrequency",
})  # fmt: skip
"""What is said with other words than those of the markup, or for programs alone."""
LINKS = frozenset({"url", "image"})
DATES = frozenset({"startDate", "endDate", "doorTime", "previousStartDate", "validFrom", "validThrough"})
MEMBERS = {"EventCancelled": 'class="note stop"', "EventPostponed": 'class="note warn"', "EventRescheduled": 'class="note warn"',
           "EventMovedOnline": 'class="note info"', "SoldOut": "tag stop", "InStock": "tag ok", "PreOrder": "tag ok"}  # fmt: skip


class _Page(HTMLParser):
    """The text of the main part of a page, and its links and times."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: set[str] = set()
        self.times: set[str] = set()
        self.languages: list[str] = []
        self.feed(text.partition("<main")[2].partition("</main>")[0])
        self.close()
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        for name, value in attrs:
            if name in {"href", "src"}:
                self.links.add(value or "")
            elif name == "alt":
                self.words.append(value or "")
            elif name == "datetime":
                self.times.add((value or "")[:16])

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        self.words.append(data)


def _leaves(value: object, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, key)
    else:
        yield key, value


def _missing(document: dict[str, Any], html: str) -> Iterator[tuple[str, Any]]:
    page = _Page(html)
    squeezed = page.text.replace(" ", "")
    for key, value in _leaves(document):
        if key in DATES:
            stands = any(one.startswith(str(value)[:16]) for one in page.times)
        elif key in LINKS:
            stands = value in page.links or not str(value).startswith("http")
        elif key in {"eventStatus", "availability"}:
            member = value.rpartition("/")[2]
            stands = member == "EventScheduled" or MEMBERS[member] in html or MEMBERS[member].replace("note", "tag") in html
        elif key == "price":
            stands = re.sub(r"\D", "", str(value)).strip("0") in re.sub(r"\D", "", page.text)
        elif key == "email":
            stands = f"mailto:{value}" in page.links
        else:
            stands = key in NO_WORDS or "".join(str(value).split()) in squeezed
        if not stands:
            yield key, value


def _all(event: Event) -> Iterator[Event]:
    yield event
    for part in event.sub_event:
        yield from _all(part)


def _check(event: Event) -> None:
    tree = build(event, BASE)
    html = event_page(event, tree, Site(Where(BASE, BASE))).decode()
    document = web(tree)
    assert f'"@id":"{document["@id"]}"' in html.replace("\n", "").replace(": ", ":") or document["@id"] in html
    is_off = event.event_status in {"cancelled", "postponed"}  # nobody can take part, whatever the tickets say
    sales = {one.url for part in _all(event) for one in part.offers} if is_off else set()
    missing = [(key, value) for key, value in _missing(document, html) if not (is_off and key == "availability")]
    assert [(key, value) for key, value in missing if value not in sales] == []


@settings(max_examples=30, deadline=None)
@given(event=events())
def test_what_the_markup_says_stands_on_the_page(event: Event) -> None:
    _check(event)


def test_the_law_finds_what_a_page_does_not_show() -> None:
    document = {"name": "Maps", "offers": {"price": "12", "availability": "https://schema.org/SoldOut"}, "startDate": "2027-01-02",
                "url": "https://example.org/x", "email": "a@example.org"}  # fmt: skip
    html = "<main><h1>Maps</h1></main>"
    assert {key for key, _ in _missing(document, html)} == {"price", "availability", "startDate", "url", "email"}
