"""The IRI policy: which address names what.

`{base}{id}/` is the page of an event and `{base}{id}/#event` the event itself; sub-events, rooms, addresses and roles are
fragments of that page, and so are people, organisations and places that declare neither `id` nor `sameAs`. Those that
declare an `id` stand at `{base}people/{id}/#person` (`organizations`, `places` alike), so that several descriptions can
name the same one. Nothing is a blank node.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from event_ld.errors import UsageError

PLACEHOLDER_BASE = "https://example.org/"
"""The base of IRIs when nobody gave one (RFC 2606, section 3, reserves the name)."""

_ABSOLUTE = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*$")
_FOLDERS = {"person": "people", "organization": "organizations", "place": "places"}


def is_absolute(iri: str) -> bool:
    """Whether a text is an absolute IRI that may stand in RDF as it is (RFC 3987, section 2.2)."""
    return bool(_ABSOLUTE.match(iri))


def checked_base(base_url: str | None) -> str:
    """A base with a slash at its end; the placeholder where none is given.

    Raises:
        UsageError: It is no absolute URL.
    """
    if base_url is None:
        return PLACEHOLDER_BASE
    if not is_absolute(base_url) or not base_url.startswith(("http://", "https://")):
        raise UsageError(f"{base_url} is no base URL; write it as in https://www.example.org/events/.")
    return base_url if base_url.endswith("/") else f"{base_url}/"


@lru_cache(maxsize=4096)
def slug(text: str, longest: int = 60) -> str:
    """A name for an address, made from a text: lower-case letters, digits and hyphens; "" when nothing is left.

    Args:
        text: Any text; letters lose their accents.
        longest: The most characters it may have; it is cut between words where that is possible.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) <= longest:
        return whole
    cut = whole[: longest + 1].rfind("-")
    return whole[: cut if cut > 0 else longest]


@lru_cache(maxsize=4096)
def _quoted(name: str) -> str:
    return quote(name, safe="._~-")


class IRIs:
    """The addresses of one description.

    Attributes:
        base: Where the site stands; ends in a slash.
        page: The page of the event.
        event: The event.
    """

    def __init__(self, base: str, event_id: str, page: str = "") -> None:
        """Sets the addresses up.

        Args:
            base: Where the site stands.
            event_id: The declared id of the event.
            page: The page of the event, where it is not `{base}{event_id}/`.
        """
        self.base = base if base.endswith(("/", "#")) else f"{base}/"
        self.page = page.partition("#")[0] or f"{self.base}{_quoted(event_id)}/"
        self.event = f"{self.page}#event"
        self._taken = {"event"}
        self._numbers: dict[str, int] = {}
        self._owned: dict[tuple[str, object], str] = {}

    def fragment(self, wanted: str, owner: object = None) -> str:
        """A fragment of the page that nothing else has; the same owner gets the same one again.

        Args:
            wanted: The name to have; `-2`, `-3` … is added when another owner has it.
            owner: What the fragment names; None is never the same as anything.
        """
        if owner is not None and (wanted, owner) in self._owned:
            return f"{self.page}#{self._owned[wanted, owner]}"
        name = wanted
        while name in self._taken:
            self._numbers[wanted] = self._numbers.get(wanted, 1) + 1
            name = f"{wanted}-{self._numbers[wanted]}"
        self._taken.add(name)
        if owner is not None:
            self._owned[wanted, owner] = name
        return f"{self.page}#{name}"

    def declared(self, kind: str, declared_id: str) -> str:
        """The address of a person, an organisation or a place that declares an id.

        Args:
            kind: `person`, `organization` or `place`.
            declared_id: A name of the site, or an absolute IRI, which is returned as it is.
        """
        if is_absolute(declared_id):
            return declared_id
        return f"{self.base}{_FOLDERS[kind]}/{_quoted(declared_id)}/#{kind}"

    def concept(self, name: str) -> str:
        """The address of a concept: an absolute IRI as it is, or a name of our scheme."""
        return name if is_absolute(name) else f"{self.base}concepts/{_quoted(name)}/#concept"

    @property
    def concept_scheme(self) -> str:
        """The address of our concept scheme."""
        return f"{self.base}concepts/#scheme"

    def event_type(self, name: str) -> str:
        """The address of a kind of event: an absolute IRI as it is, or a name of our scheme."""
        return name if is_absolute(name) else f"{self.base}event-types/#{_quoted(name)}"

    def role(self, name: str) -> str:
        """The address of a role of our role scheme."""
        return f"{self.base}roles/#{_quoted(name)}"

    def term(self, name: str) -> str:
        """The address of one of our own properties."""
        return f"{self.base}terms/#{name}"
