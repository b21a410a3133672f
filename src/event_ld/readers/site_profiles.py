"""What the portals of some countries ask of the settings of a site beyond DCAT-AP.

Nothing is made up for a profile: what it wants and the settings do not say is asked for with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from event_ld.resources import read_table
from event_ld.terms import is_iri

if TYPE_CHECKING:
    from event_ld.readers.settings import Publisher, Settings

ES, NL, DE, US = "dcat-ap-es", "dcat-ap-nl", "dcat-ap-de", "dcat-us"
SECTORS = "http://datos.gob.es/kos/sector-publico/sector"
"""The scheme of the sectors of datos.gob.es."""
PUBLISHER_TYPES = (
    "Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority", "NationalAuthority",
    "NonGovernmentalOrganisation", "NonProfitOrganisation", "PrivateIndividual(s)", "RegionalAuthority", "StandardisationBody",
    "SupraNationalAuthority",
)  # fmt: skip
"""The codes of the list of publisher types of ADMS."""
_BODIES = "http://datos.gob.es/recurso/sector-publico/org/Organismo/"
_DIR3 = re.compile(rf"(?:{re.escape(_BODIES)})?([A-Z][A-Z0-9]{{8}})")


@lru_cache(maxsize=1)
def sectors() -> dict[str, tuple[str, str]]:
    """The sectors of datos.gob.es by their codes: the label, and the EU's data theme that DCAT-AP-ES has for it."""
    return {code: (label, theme) for code, label, theme in read_table("vocab", "sectors.tsv")}


def iri_of(who: Publisher, profiles: tuple[str, ...]) -> str:
    """The address of a body: the one that it declares, or that of its DIR3 code; "" where it has none."""
    if is_iri(who.id):
        return who.id
    found = _DIR3.fullmatch(who.id)
    return f"{_BODIES}{found[1]}" if found and ES in profiles else ""


class Wish(NamedTuple):
    """What a profile wants and the settings do not say.

    Attributes:
        path: The setting that would say it.
        is_must: Whether a catalogue without it is refused.
    """

    message: str
    path: str
    is_must: bool = True


def _spanish(settings: Settings) -> Iterator[Wish]:
    if "es" not in settings.languages:
        yield Wish("DCAT-AP-ES wants everything in Spanish: add `es` to `languages`.", "languages")
    else:
        for name in ("title", "description", "publisher", *(["contact"] if settings.contact else [])):
            if "es" not in settings.said(name):
                what, shown = (name, name) if name in {"title", "description"} else (f"{name}.name", f"name of the {name}")
                yield Wish(f"DCAT-AP-ES wants the {shown} in Spanish too: write it as `{{es: …}}` beside the others.", what)
    if not _DIR3.fullmatch(settings.publisher.id):
        yield Wish(
            "DCAT-AP-ES names the publisher by its DIR3 code: add `id` to `publisher`, as in `id: E04990101`.", "publisher.id"
        )
    if not settings.sectors:
        message = f"DCAT-AP-ES wants a sector of datos.gob.es among the `themes`: one of {', '.join(sectors())}."
        yield Wish(message, "themes")
    if settings.license is None:
        yield Wish("DCAT-AP-ES wants the licence of the catalogue.", "license")


def _dutch(settings: Settings) -> Iterator[Wish]:
    if settings.creator is None:
        yield Wish("DCAT-AP-NL wants to know who made the data: add `creator`, be it the publisher again.", "creator")
    if settings.contact is None:
        yield Wish("DCAT-AP-NL wants to know whom to ask: add `contact`.", "contact")
    if settings.license is None:
        yield Wish("DCAT-AP-NL wants the licence of each file.", "license")
    if not settings.themes:
        yield Wish("DCAT-AP-NL wants a theme.", "themes")


def _german(settings: Settings) -> Iterator[Wish]:
    said = "DCAT-AP.de refuses a theme that is a sector of datos.gob.es"
    if ES in settings.profiles:
        yield Wish(f"{said}, and DCAT-AP-ES wants one: take one of the two out of `profiles`.", "profiles")
    elif settings.sectors:
        yield Wish(f"{said}: write {sectors()[settings.sectors[0]][1]} for `{settings.sectors[0]}`.", "themes")
    if settings.license is None or not settings.license.german:
        yield Wish("DCAT-AP.de would have a licence of its own list, such as CC BY 4.0 or CC0.", "license", is_must=False)
    if not settings.contributor_id:
        message = "DCAT-AP.de would know who delivers the data: add `contributor-id`, an address below http://dcat-ap.de/def/contributors/."
        yield Wish(message, "contributor-id", is_must=False)


def _american(settings: Settings) -> Iterator[Wish]:
    if not any(one is not None and one.email for one in (settings.contact, settings.publisher)):
        yield Wish("DCAT-US wants an e-mail address of `contact` or `publisher`.", "contact.email")
    if bool(settings.bureau_code) is not bool(settings.program_code):
        missing = "program-code" if settings.bureau_code else "bureau-code"
        yield Wish(f"DCAT-US wants `bureau-code` and `program-code` of a federal agency together: add `{missing}`.", missing)


PROFILES: dict[str, Callable[[Settings], Iterator[Wish]]] = {ES: _spanish, NL: _dutch, DE: _german, US: _american}
"""The profiles that a catalogue can be held to, with what each wants and the settings do not say."""
