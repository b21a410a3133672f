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
from hashlib import sha256
from urllib.parse import quote, unquote

from event_ld.errors import UsageError
from event_ld.terms import is_iri

PLACEHOLDER_BASE = "https://example.org/"
"""The base of IRIs when nobody gave one (RFC 2606, section 3, reserves the name)."""

_LATIN = str.maketrans({
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ı": "i", "ĸ": "k", "ŋ": "ng", "Ŋ": "NG",
})  # fmt: skip
"""Latin letters that Unicode does not decompose."""
_LONGEST = 60
"""The most characters that a name made of a text has before its hash; it is cut between words where that is possible."""
_FOLDERS = {"person": "people", "organization": "organizations", "place": "places"}
_OTHER_EVENT = re.compile(rf"{re.escape(PLACEHOLDER_BASE)}[^/]+/#event")
"""The address of an event that a description refers to by its id."""
_OWN_FOLDERS = (*_FOLDERS.values(), "concepts", "event-types", "roles", "terms")


def checked_base(base_url: str | None) -> str:
    """A base with a slash at its end; the placeholder where none is given.

    Raises:
        UsageError: It is no absolute URL, has a query or a fragment, or a path with `.`, `..` or nothing between two slashes.
    """
    if base_url is None:
        return PLACEHOLDER_BASE
    whole = base_url if base_url.endswith("/") else f"{base_url}/"
    is_url = is_iri(base_url) and base_url.startswith(("http://", "https://")) and not {"#", "?"} & set(base_url)
    steps = unquote(whole.partition("://")[2]).split("/")[1:-1]
    if not is_url or {"", ".", ".."} & set(steps):
        raise UsageError(f"{base_url} is no base URL; write it as in https://www.example.org/events/.")
    return whole


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """A name for an address, made from a text: lower-case letters, digits and hyphens; "" for an empty text.

    Latin letters lose their accents. A text with letters or digits that ASCII has no sign for, or with nothing but signs, gets
    a hash of it, so that the name depends on nothing but the text.
    """
    letters = unicodedata.normalize("NFKD", text.translate(_LATIN)).lower()
    plain = letters.encode("ascii", "ignore").decode("ascii")
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) > _LONGEST:
        cut = whole[: _LONGEST + 1].rfind("-")
        whole = whole[: cut if cut > 0 else _LONGEST]
    is_lossy = any(one.isalnum() and not one.isascii() for one in letters)
    return "-".join(filter(None, (whole, digest(text) if is_lossy or (not whole and text.strip()) else "")))


def digest(text: str) -> str:
    """A short hash of a text, which is the same for what only writes it in another way (case, white space, Unicode forms)."""
    return sha256(name_key(text).encode(errors="replace")).hexdigest()[:10]


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """A name without what writers vary: case, white space, and how Unicode composes its letters."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=4096)
def _quoted(name: str) -> str:
    return quote(name, safe="._~-")


class IRIs:
    """The addresses of one description: its site, which ends in a slash, its page and the event."""

    def __init__(self, base: str, event_id: str, page: str = "") -> None:
        self.base = base if base.endswith(("/", "#")) else f"{base}/"
        self._made_up = tuple(f"{PLACEHOLDER_BASE}{name}/" for name in _OWN_FOLDERS) if self.base == PLACEHOLDER_BASE else ()
        if self._made_up and not page:
            self._made_up += (f"{PLACEHOLDER_BASE}{_quoted(event_id)}/",)
        self.page = page.partition("#")[0] or f"{self.base}{_quoted(event_id)}/"
        self.event = f"{self.page}#event"
        self._taken = {"event"}
        self._numbers: dict[str, int] = {}
        self._owned: dict[tuple[str, object], str] = {}
        self._names: dict[str, set[str]] = {}

    def expect(self, wanted: str, name: str) -> None:
        """Notes that something of a name will want a fragment, before any is given."""
        self._names.setdefault(wanted, set()).add(name)

    def distinct(self, wanted: str, name: str) -> str:
        """A fragment, with a hash of the name where others of another name want it too: whoever is mentioned first.

        The arguments are those of `expect`.
        """
        return f"{wanted}-{digest(name)}" if len(self._names.get(wanted, ())) > 1 else wanted

    def fragment(self, wanted: str, owner: object = None) -> str:
        """A fragment of the page that nothing else has, with `-2` … where need be; one owner (but None) always gets the same."""
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
        """The address of a `person`, an `organization` or a `place` that declares an id; an absolute IRI is returned as it is."""
        if is_iri(declared_id):
            return declared_id
        return f"{self.base}{_FOLDERS[kind]}/{_quoted(declared_id)}/#{kind}"

    def is_placeholder(self, iri: str) -> bool:
        """Whether this is an IRI of ours that begins with the placeholder, since no base was given."""
        return iri.startswith(self._made_up) or (bool(self._made_up) and _OTHER_EVENT.fullmatch(iri) is not None)

    def in_page(self, iri: str) -> str:
        """An IRI as a page can hold it: one that begins with the placeholder becomes a fragment of the page that it stands in.

        So nothing is named by an address that is nobody's; the same thing has the same fragment in every document.
        """
        if not self.is_placeholder(iri):
            return iri
        page = "" if self.is_placeholder(self.page) else self.page
        return f"{page}#{iri.removeprefix(PLACEHOLDER_BASE).replace('/#', '/')}"

    def concept(self, name: str) -> str:
        """The address of a concept: an absolute IRI as it is, or a name of our scheme."""
        return name if is_iri(name) else f"{self.base}concepts/{_quoted(name)}/#concept"

    @property
    def concept_scheme(self) -> str:
        """The address of our concept scheme."""
        return f"{self.base}concepts/#scheme"

    def event_type(self, name: str) -> str:
        """The address of a kind of event: an absolute IRI as it is, or a name of our scheme."""
        return name if is_iri(name) else f"{self.base}event-types/#{_quoted(name)}"

    def role(self, name: str) -> str:
        """The address of a role of our role scheme."""
        return f"{self.base}roles/#{_quoted(name)}"

    def term(self, name: str) -> str:
        """The address of one of our own properties."""
        return f"{self.base}terms/#{name}"
