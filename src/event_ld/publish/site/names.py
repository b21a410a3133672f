"""The names of the folders of a site: which ids can be one, on every system that a site is copied to.

An event has a folder of its own at the top of the site; people, bodies and places have theirs below `people/`,
`organizations/` and `places/`. Their names come out of ids, which anybody may have written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from event_ld.graph.iris import digest, slug
from event_ld.mapping import ORGANIZATION_TYPES
from event_ld.terms import is_iri

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree

ENTITY_FORMATS = {"text/turtle": "data.ttl", "application/ld+json": "data.jsonld", "application/n-triples": "data.nt"}
"""The files of what has a folder of its own, beside its page: their names by their media types."""
ENTITY_LABELS = {"text/turtle": "Turtle", "application/ld+json": "JSON-LD", "application/n-triples": "N-Triples"}
FOLDERS = {"people": ("Person",), "organizations": ("Organization", *ORGANIZATION_TYPES), "places": ("Place",)}
"""The folders of what has a page beside events, each with the types of that."""
_LONGEST = 200
_DEEPEST = 8
_NO_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd<>:"/\\|?*]|^\.|[. ]$')
_DEVICE = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", re.IGNORECASE)
_NUMBER = re.compile(r"-\d+(?=\.\w+$)")


class Claim(NamedTuple):
    """A folder that an event needs: its way below the site as in addresses, with a slash at its end, and the address of it."""

    way: str
    iri: str


class Refusal(NamedTuple):
    """Why an event can't have a folder: the code of the problem, its sentence, and the address that leads there."""

    code: str
    message: str
    iri: str


def way_of(iri: str, base: str) -> str:
    """The folder of the page of a person, a body or a place, below the site; "" for an address that has no page."""
    way = iri.removeprefix(base).partition("#")[0]
    is_ours = iri.startswith(base) and way.partition("/")[0] in FOLDERS
    return way if is_ours and way.endswith("/") and way.count("/") > 1 and "?" not in way else ""


def way_to(folder: str, iri: str, base: str) -> str:
    """The folder of the page of what an address names, be it somebody else's; the arguments are those of `way_of`."""
    return way_of(iri, base) or f"{folder}/{slug(iri.partition('://')[2])}-{digest(iri)}/"


def ways_of(tree: Tree) -> dict[str, str]:
    """The folders of the pages of what an event names, by its address: its own, or one that says elsewhere who or what it is."""
    base, found = tree.iris.base, {}
    for iri, node in tree.nodes.items():
        if iri.startswith(base):
            found[iri] = way_of(iri, base)
        else:
            folder = next((name for name, types in FOLDERS.items() if not {*types}.isdisjoint(node["@type"])), "")
            found[iri] = way_to(folder, iri, base) if folder and is_iri(iri) else ""
    return {iri: way for iri, way in found.items() if way}


def iris_of(tree: Tree) -> tuple[str, ...]:
    """The addresses of an event that need a folder: that of its own page first, then those of what it names."""
    base = tree.iris.base
    return (tree.iris.page, *(iri if iri.startswith(base) else base + way for iri, way in ways_of(tree).items()))


def claims_of(iris: tuple[str, ...], base: str) -> list[Claim]:
    """The folders that an event needs."""
    page, *others = iris
    return [Claim(page.removeprefix(base), page), *(Claim(way_of(iri, base), iri) for iri in others)]


class Names:
    """The folders of a site that are given away; names that some system takes for one are one name."""

    def __init__(self, own: Iterable[str]) -> None:
        """Begins with what is taken already; a number in a name stands for any number."""
        self._own = {_key(name) for name in own}
        self._given: dict[str, Claim] = {}

    def take(self, claims: list[Claim]) -> Refusal | None:
        """Gives an event its folders: all of them, or none and the reason."""
        new: dict[str, Claim] = {}
        for claim in claims:
            key = _key(claim.way)
            before = self._given.get(key) or new.get(key)
            if before is not None and before.way == claim.way:
                continue
            found = self._unfit(claim) or (before and _taken(claim, before))
            if found is not None:
                return found
            new[key] = claim
        self._given |= new
        return None

    def _unfit(self, claim: Claim) -> Refusal | None:
        folders = claim.way.split("/")[:-1]
        is_top = len(folders) == 1
        names = folders if is_top else folders[1:]
        reasons = {name: self._why_not(unquote(name), is_top=is_top) for name in names}
        if len(names) > _DEEPEST:
            reasons[claim.way] = f"it has more than {_DEEPEST} parts"
        for name, why in reasons.items():
            if why:
                message = f"`{name}` in {claim.iri} can't be the name of a folder: {why}."
                return Refusal("site-id-name", message, claim.iri)
        return None

    def _why_not(self, name: str, *, is_top: bool) -> str:
        """Why a name can't be that of a folder; "" where it can."""
        if name in {"", ".", ".."}:
            return "it is a part of a path that names nothing of its own"
        if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
            return f"it has more than {_LONGEST} bytes"
        if _NO_NAME.search(name):
            return "it begins with a dot, ends with a dot or a blank, or holds a sign that file names can't have"
        if _DEVICE.match(name):
            return "on Windows it is a device"
        if _key(name) in (self._own if is_top else {"index.html", *ENTITY_FORMATS.values()}):
            return "the site has something else of that name"
        return ""


def _taken(claim: Claim, before: Claim) -> Refusal:
    message = f"{claim.iri} and {before.iri} would be one folder where upper and lower case, or two forms of an accent, are one."
    return Refusal("site-id-taken", message, claim.iri)


def _key(way: str) -> str:
    """What two names have in common that some system takes for one; a number in front of an ending stands for any."""
    plain = unquote(way)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", plain).casefold())
    return _NUMBER.sub("", plain.lower())
