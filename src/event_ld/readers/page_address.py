"""The address that a page names as its own (RFC 6596), which its relative addresses are resolved against."""

from __future__ import annotations

from urllib.parse import urljoin

from event_ld.terms import is_iri


class PageAddress:
    """Gathers what a page says of its address."""

    def __init__(self) -> None:
        """Sets it up for a page of which nothing has been read."""
        self.stated: set[str] = set()
        self._base = ""

    def add(self, tag: str, given: dict[str, str]) -> None:
        """Takes a start tag in, by its name and its attributes."""
        if tag == "base":
            self._base = self._base or given.get("href", "").strip()
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split() and given.get("href"):
            self.stated.add(given["href"].strip())

    def whole(self, base_url: str = "") -> str:
        """The address, by `base_url` where the page has no `<base>`; "" where the page names none, or two that differ."""
        found = {_joined(self._base if is_iri(self._base) else base_url, one).partition("#")[0] for one in self.stated}
        only = found.pop() if len(found) == 1 else ""
        return only if only.startswith(("http://", "https://")) and is_iri(only) else ""

    @property
    def base(self) -> str:
        """What the page's relative addresses are resolved against; "" where that is not known."""
        if is_iri(self._base):
            return self._base
        return _joined(self.whole(), self._base) if self.whole() else ""


def _joined(base: str, way: str) -> str:
    try:
        return urljoin(base, way)
    except ValueError:  # of brackets that hold no address of the net
        return ""
