"""The licences of data that many people know (`vocab/licences.tsv`): by address, by name, and what lists call them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from event_ld.folding import fold
from event_ld.resources import read_table

AUTHORITY = "http://publications.europa.eu/resource/authority/"
"""Where the code lists of the EU stand."""
GERMAN_LICENCES = "http://dcat-ap.de/def/licenses"
"""The list of licences of DCAT-AP.de."""
_TOLD_APART = re.compile(r"1-0|(legalcode|deed)(\..*)?")


class License(Struct, frozen=True, kw_only=True):
    """The licence of the data.

    Attributes:
        url: Its address.
        title: What people read.
        eu: Its address in the EU's list, where it is known to have one.
        german: Its address in the list of DCAT-AP.de, where it is known to have one.
        ckan_title: The title by which CKAN knows it, where it does.
        kinds: The codes of what it asks for, in the list of licence types of ADMS.
    """

    url: str
    title: str
    eu: str = ""
    german: str = ""
    ckan_title: str = ""
    kinds: tuple[str, ...] = ()


class Known(NamedTuple):
    """A row of the table."""

    url: str
    title: str
    eu: str
    ckan: str
    ckan_title: str
    kinds: str
    german: str
    names: str

    @property
    def folded(self) -> set[str]:
        """What people call it, folded."""
        return {fold(one) for one in (self.title, self.ckan, self.ckan_title, *self.names.split(" ; ")) if one}

    def license(self, url: str, title: str | None) -> License:
        """It as the licence of a site.

        Args:
            url: The address that the site gives.
            title: The title that the site gives.
        """
        return License(
            url=url,
            title=title or self.title,
            eu=f"{AUTHORITY}licence/{self.eu}" if self.eu else "",
            german=f"{GERMAN_LICENCES}/{self.german}" if self.german else "",
            ckan_title=self.ckan_title,
            kinds=tuple(self.kinds.split()),
        )


@lru_cache(maxsize=1)
def _licences() -> dict[str, Known]:
    """The licences by what tells their addresses apart."""
    rows = [Known(*row) for row in read_table("vocab", "licences.tsv")]
    lists = {_key(f"{AUTHORITY}licence/{row.eu}"): row for row in rows if row.eu}
    lists |= {_key(f"{GERMAN_LICENCES}/{row.german}"): row for row in rows if row.german}
    return lists | {_key(row.url): row for row in rows}


def _key(url: str) -> str:
    plain = url.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    head, _, last = plain.rpartition("/")
    return head if _TOLD_APART.fullmatch(last) else plain


def licence_at(url: str) -> Known | None:
    """The licence that an address means, be it its own or that in a list; None for one that is not known."""
    return _licences().get(_key(url))


def licence_called(name: str) -> Known | None:
    """The licence that people call by a name; None for one that is not known."""
    return next((one for one in _licences().values() if fold(name) in one.folded), None)
