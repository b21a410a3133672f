"""The licences of data that many people know (`vocab/licences.tsv`): by address, by name, and what lists call them."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from event_ld.folding import fold
from event_ld.resources import read_table

AUTHORITY = "http://publications.europa.eu/resource/authority/"
"""Where the code lists of the EU stand."""
GERMAN_LICENCES = "http://dcat-ap.de/def/licenses"
"""The list of licences of DCAT-AP.de."""
_TOLD_APART = re.compile(r"1-0|(legalcode|deed)(\..*)?")


class License(Struct, frozen=True, kw_only=True):
    """A licence, as that of the data of a site.

    Attributes:
        url: Its address.
        title: What people read.
        eu: Its address in the EU's list, where it is known to have one.
        german: Its address in the list of DCAT-AP.de, where it is known to have one.
        ckan_title: The title by which CKAN knows it, where it does.
        kinds: The codes of what it asks for, in the list of licence types of ADMS.
        names: What people call it, folded.
    """

    url: str
    title: str
    eu: str = ""
    german: str = ""
    ckan_title: str = ""
    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _licences() -> dict[str, License]:
    """The licences by what tells their addresses apart."""
    known: dict[str, License] = {}
    for url, title, eu, ckan, ckan_title, kinds, german, names in read_table("vocab", "licences.tsv"):
        made = License(
            url=url,
            title=title,
            eu=f"{AUTHORITY}licence/{eu}" if eu else "",
            german=f"{GERMAN_LICENCES}/{german}" if german else "",
            ckan_title=ckan_title,
            kinds=tuple(kinds.split()),
            names=tuple(fold(one) for one in (title, ckan, ckan_title, *names.split(" ; ")) if one),
        )
        known |= {_key(one): made for one in (made.eu, made.german, url) if one}
    return known


def _key(url: str) -> str:
    plain = url.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    head, _, last = plain.rpartition("/")
    return head if _TOLD_APART.fullmatch(last) else plain


def licence_at(url: str) -> License | None:
    """The licence that an address means, be it its own or that in a list; None for one that is not known."""
    return _licences().get(_key(url))


def licence_called(name: str) -> License | None:
    """The licence that people call by a name; None for one that is not known."""
    return next((one for one in _licences().values() if fold(name) in one.names), None)
