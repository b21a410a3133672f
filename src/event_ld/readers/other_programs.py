"""Files of other programs that are not read, told by what they begin with or hold, so that none is read as prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_ROOTS = {
    "schedule": "a schedule.xml of frab, pretalx or pentabarf",
    "icalendar": "an xCal calendar",
    "rss": "an RSS feed",
    "feed": "an Atom feed",
    "urlset": "a sitemap",
    "sitemapindex": "a sitemap",
    "kml": "a KML map",
    "gpx": "a GPX track",
    "svg": "an SVG image",
}
_STARTS = {"BEGIN:VCALENDAR": "an iCalendar file", "BEGIN:VCARD": "a vCard"}
_KEYS = {
    frozenset({"schedule"}): "a schedule.json of frab or pretalx",
    frozenset({"conference", "schedule"}): "a schedule.json of frab or pretalx",
    frozenset({"version", "items"}): "a JSON Feed",
    frozenset({"kind", "items"}): "an answer of Google's Calendar API",
    frozenset({"type", "features"}): "a GeoJSON file",
    frozenset({"items", "next"}): "a page of an OpenActive feed",
    frozenset({"events"}): "an answer of a calendar's API",
    frozenset({"_embedded"}): "an answer of a HAL API",
    frozenset({"data", "included"}): "an answer of a JSON:API",
    frozenset({"data", "links"}): "an answer of a JSON:API",
    frozenset({"results"}): "an answer of an API",
    frozenset({"sessions", "speakers"}): "an export of Sessionize",
}
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})")


def other_program(text: str) -> str:
    """Which file of another program a text is; "" for none that is known."""
    start = text[:4096].lstrip("\ufeff \t\r\n")
    for mark, kind in _STARTS.items():
        if start.upper().startswith(mark.upper()):
            return kind
    if not start.startswith("<"):
        return ""
    found = next((one[1].lower() for one in _ROOT.finditer(start)), "")
    if found in {"html", "rdf"}:
        return ""
    return _ROOTS.get(found) or (f"an XML file of its own (<{found}>)" if start.startswith("<?xml") else "")


def other_answer(keys: Collection[str]) -> str:
    """Which file of another program a JSON object with these keys is; "" for none that is known."""
    if {"name", "startDate"} & set(keys):
        return ""
    return next((kind for needed, kind in _KEYS.items() if needed <= set(keys)), "")
