"""The pages of a site from their templates: ours, or those that a site has of its own for the same names.

Everything that is put into a page is escaped. A template gets the words of its language, what the site says about itself, and the
records of the model as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urlsplit

from jinja2 import ChoiceLoader, Environment, FunctionLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup
from msgspec import json, structs

from event_ld.errors import InputError
from event_ld.folding import fold
from event_ld.graph.fragments import first_text, slot_name
from event_ld.model import Agent, Event, Offer, PerformingGroup, Person, Place
from event_ld.publish.jsonld import nearest, script_safe
from event_ld.publish.site.calendar import rule_of_event
from event_ld.publish.site.words import clock_text, direction, own_language, speaks, word, words
from event_ld.publish.templates import COMPILED, ours
from event_ld.readers.settings import SITE_LANGUAGES, Settings

if TYPE_CHECKING:
    from event_ld.publish.site.state import Where

_SUMMARY = 200
"""How many characters of a text its summary has at the most."""
_LONG_TITLE = 90
_MANY_SPEAKERS = 7
_MOST_IN_COLUMN = 2
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_ACCENT = re.compile(r"--accent: ?(#\w+)")
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="{}"/>'
    '<path d="M4 5h8M4 8.5h8M4 12h5" stroke="#fff" stroke-width="1.5"/></svg>'
)
"""The picture of a site that has none of its own."""
_STAGED = frozenset(("ComedyEvent", "DanceEvent", "MusicEvent", "PerformingArtsEvent", "TheaterEvent"))
"""The kinds of event on a stage, where people play and don't speak."""
NAMES = ("404.html", "base.html", "data.html", "entity.html", "event.html", "index.html", "parts.html", "scheme.html")
"""The templates."""


class Logo(NamedTuple):
    """The picture of a site: the name of its file there, and its bytes."""

    name: str
    data: bytes


class Looks(NamedTuple):
    """How the pages of a site look where it says so.

    Attributes:
        style: What sets the tokens of the style sheet.
        css: Rules that come behind ours.
        logo: Its picture.
        logo_dark: The same on a dark ground.
        header: A piece of HTML for the head of each page.
        footer: A piece of HTML for the foot of each page.
        templates: The names of its own templates, each with its text; they stand before ours.
    """

    style: str = ""
    css: str = ""
    logo: Logo | None = None
    logo_dark: Logo | None = None
    header: Markup = Markup()
    footer: Markup = Markup()
    templates: tuple[tuple[str, str], ...] = ()


class Site(NamedTuple):
    """What the pages of a site have in common.

    Attributes:
        where: Where it stands.
        settings: What it says about itself, where it does.
        today: The day on which they are made, ISO 8601.
        spoken: The language of most events, where the site states none.
    """

    where: Where
    settings: Settings | None = None
    looks: Looks = Looks()
    today: str = ""
    spoken: str = "en"

    def speaking(self, languages: Iterable[str | None]) -> Site:
        """The site as it speaks where it states no language: in that of ours which most of its events have."""
        about = self.settings
        if about is not None and about.has_languages:
            return self
        count = Counter(own_language(one) for one in languages if one and speaks(one))
        spoken = max(SITE_LANGUAGES, key=count.__getitem__)
        return self._replace(spoken=spoken, settings=about and structs.replace(about, languages=(spoken,)))

    def said(self, language: str) -> Settings | None:
        """What it says about itself in a language, where it says it in that."""
        about = self.settings
        like = nearest(about.languages, language) if about else None
        if about is None or not like:
            return about
        texts = {name: told[like] for name, told in about.texts.items() if like in told}
        who = structs.replace(about.publisher, name=texts.get("publisher", about.publisher.name))
        own = {name: texts[name] for name in ("title", "description") if name in texts}
        return structs.replace(about, publisher=who, **own)

    @property
    def dated_by(self) -> str:
        """What the dates of its catalogue depend on beside its events: what it says of itself, and where it has moved to."""
        told = json.encode(self.settings and self.settings.without_theme)
        return told.decode() + self.where.address.removeprefix(self.where.base)

    @property
    def base(self) -> str:
        """What its identifiers begin with."""
        return self.where.base

    @property
    def language(self) -> str:
        """The language of the pages that are about several events."""
        return self.settings.language if self.settings else self.spoken

    def assets(self) -> dict[str, bytes]:
        """The files beside the pages: the style sheet, the script of the search, and the logo."""
        style = f"{ours('site.css')}".replace("/* theme */\n", self.looks.style)
        files = {"site.css": f"{style}{self.looks.css}".encode(), "search.js": f"{ours('search.js')}".encode()}
        logos = {one.name: one.data for one in (self.looks.logo, self.looks.logo_dark) if one is not None}
        if self.looks.logo is not None:
            return files | logos
        accent = next(iter((*_ACCENT.findall(self.looks.style), *_ACCENT.findall(style))))  # the first is that on a light ground
        return files | {"icon.svg": _ICON.format(accent).encode()}


def render(name: str, site: Site, *, language: str, root: str, **values: object) -> bytes:
    """A page; an InputError where a template of the site's own fails."""
    given = {"settings": site.said(language), "looks": site.looks, "root": root, "today": site.today, "home": site.where.address}
    spoken = language if speaks(language) else site.language
    own = site.looks.templates
    try:
        return environment(own, language, spoken).get_template(name).render(given | values).encode()
    except Exception as error:
        if not own:
            raise
        places = [f"{one.filename}, line {one.lineno}" for one in extract_tb(error.__traceback__) if one.filename in dict(own)]
        raise InputError(f"A template of the site fails ({(places or [name])[-1]}): {error}.") from error


def piece(macro: str, language: str, *values: object, own: tuple[tuple[str, str], ...] = ()) -> str:
    """What a macro of `parts.html` makes of some values."""
    page = environment(own, language, language if speaks(language) else "en").get_template("parts.html")
    return str(getattr(page.module, macro)(*values))


# -- what templates know


class _Speech(dict[str, str]):
    """The words of a page by their keys; they are marked where they are of another language than the page."""

    def __init__(self, language: str, spoken: str) -> None:
        self._words = words(spoken)
        self._language = language
        self._is_other = language.partition("-")[0].lower() != self._words.tag

    def __missing__(self, key: str) -> str:
        made = self[key] = self.said(self._words[key])
        return made

    def said(self, text: str) -> str:
        """What is said in the words of the page."""
        is_marked = self._is_other and bool(text)
        return Markup('<span lang="{}" dir="ltr">{}</span>').format(self._words.tag, text) if is_marked else text

    def filters(self) -> dict[str, Callable[..., Any]]:
        """What writes dates, prices and names in the language of the page."""
        ours, said = self._words, self.said
        return {
            "country": ours.country, "date": lambda moment: said(ours.date(moment)),
            "text": lambda text: first_text(text, self._language), "day": lambda moment: said(ours.date(moment, "full")),
            "day_first": lambda moment: said(_upper_first(ours.date(moment, "full"))),
            "day_short": lambda moment: said(ours.day_short(moment)),
            "days": lambda start, end: said(ours.days(start, end)),
            "fill": lambda text, value: text.replace("{}", str(value)), "kind": lambda name: said(_upper_first(ours.kind(name))),
            "language_name": lambda tag: said(ours.language(tag)), "price": lambda offer: said(ours.price(offer)),
            "repeats": lambda event: said(_upper_first(ours.repeats(rule_of_event(event)))),
            "role": lambda name: said(_upper_first(ours.role(name))), "weekday": lambda moment: said(ours.date(moment, "EEEE")),
            "zone": lambda moment, name, end: said(ours.zone(name, moment, end)),
        }  # fmt: skip


def of_other_language(tag: str | None, language: str) -> str:
    """The attributes of a text of another language than that of the page; "" for one of the same, or of none that is known."""
    if not tag or tag == language:
        return ""
    way = direction(tag)
    return Markup(' lang="{}"{}').format(tag, Markup(' dir="{}"').format(way) if way != direction(language) else "")


def is_web(url: str | None) -> bool:
    """Whether a link leads somewhere on the web: no `javascript:` is ever one."""
    return (url or "").startswith(("http://", "https://"))


def host_of(url: str) -> str:
    """What people call the site that an address leads to."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def map_at(latitude: str, longitude: str) -> str:
    """Where a map shows a point, in decimal degrees."""
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"


def map_for(text: str) -> str:
    """Where a map is searched for a name and an address."""
    return f"https://www.openstreetmap.org/search?query={quote(text)}"


def map_of(place: Place) -> str:
    """Where a map shows a place: at its coordinates, or where a search for it leads; "" where neither is known."""
    if place.geo is not None and place.geo.latitude and place.geo.longitude:
        return map_at(place.geo.latitude, place.geo.longitude)
    address = place.address
    if address is None or not (address.address_locality or address.street_address):
        return ""
    parts = (place.name, address.street_address, address.address_locality, address.address_country)
    return map_for(", ".join(first_text(one) for one in parts if one))


def summary_of(text: str, most: int = _SUMMARY) -> str:
    """The beginning of a text in one line, cut behind a word."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _days_of(event: Event) -> dict[str, str]:
    """The days of an agenda, each with the fragment of its first part."""
    found: dict[str, str] = {}
    for one in event.sub_event:
        if one.start_date and one.start_date[:10] not in found:
            found[one.start_date[:10]] = slot_name(one)
    return found


def _groups_of(event: Event) -> list[list[tuple[str, Event]]]:
    """The parts of a programme with their fragments, those with one time and different rooms together."""
    found: list[list[tuple[str, Event]]] = []
    for one in event.sub_event:
        before = found[-1] if found else []
        first = before[0][1] if before else one
        is_beside = bool(before) and first.start_date == one.start_date and first.end_date == one.end_date
        if is_beside and one.start_date and one.room and all(other.room and other.room != one.room for _, other in before):
            before.append((slot_name(one) if one.id else f"{slot_name(one)}-{len(before) + 1}", one))
        else:
            found.append([(slot_name(one), one)])
    return found


def parts_of(event: Event) -> Iterator[tuple[str, Event]]:
    """The parts of a programme and theirs, each with its fragment, as they stand on the page."""
    for fragment, part in (one for group in _groups_of(event) for one in group):
        yield fragment, part
        yield from parts_of(part)


def _is_open(one: Event, around: Event) -> bool:
    """Whether the topic or the speaker of a part is still to be announced."""
    has_open_name = "name" in one.unknown or (not one.name and not _is_series(around))
    return has_open_name or (not one.performer and "performer" in one.unknown)


def _is_series(event: Event) -> bool:
    """Whether the parts of an event are its dates."""
    return event.type == "EventSeries" or rule_of_event(event) is not None


def dates_of(event: Event) -> list[str]:
    """When a series takes place, as far as its dates are told; [] for any other event."""
    held = (one for one in event.sub_event if one.event_status not in ("cancelled", "postponed") and _is_series(event))
    return sorted(one.start_date for one in held if one.start_date)


def _is_endless(event: Event) -> bool:
    """Whether an event repeats until further notice: its dates are told as far as they are listed, and that is no end."""
    return event.end_date is None and rule_of_event(event) is not None


def _cast(event: Event, agents: Iterable[Agent]) -> str:
    """The word for those who appear in an event."""
    kinds = {type(one) for one in agents}
    if event.type in _STAGED or PerformingGroup in kinds:
        return "performers"
    return "speakers" if kinds <= {Person} else "also"


def _is_on_sale(offer: Offer, today: str) -> bool:
    """Whether one can have a ticket on a day; "" stands for a day on which every sale is on."""
    has_begun = not today or (offer.valid_from or today)[:10] <= today <= (offer.valid_through or today)[:10]
    return has_begun and is_web(offer.url) and offer.availability != "soldOut"


def _take(offer: Offer) -> str:
    """The word for taking an offer."""
    return "buy" if offer.price and float(offer.price) > 0 else "register"


def _speakers_of(event: Event) -> list[tuple[Agent, list[tuple[str, Event]]]]:
    """The speakers of a long programme by their names, each with their parts; [] for a short one."""
    found: dict[str, tuple[Agent, list[tuple[str, Event]]]] = {}
    for one in parts_of(event):
        for agent in one[1].performer:
            if agent.name:
                found.setdefault(fold(first_text(agent.name)), (agent, []))[1].append(one)
    return [found[name] for name in sorted(found)] if len(found) > _MANY_SPEAKERS else []


def _is_parallel(event: Event) -> bool:
    """Whether more parts stand side by side than a column of text has room for."""
    return not _is_series(event) and any(len(group) > _MOST_IN_COLUMN for group in _groups_of(event))


def _prices_of(event: Event) -> list[Offer]:
    """The cheapest and the dearest of several offers that are to be had, in one currency; [] where that can't be said."""
    offers = [one for one in event.offers if one.availability != "soldOut"] or event.offers
    priced = [one for one in offers if one.price and _NUMBER.fullmatch(one.price)]
    currencies = {one.price_currency for one in priced if float(one.price or 0)}
    if not priced or len(priced) < len(offers) or len(currencies) > 1:
        return []
    return [chosen(priced, key=lambda one: float(one.price or 0)) for chosen in (min, max)]


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


_FILTERS: dict[str, Callable[..., Any]] = {
    "clock": clock_text,
    "host": host_of,
    "json": lambda document: Markup(script_safe(document)),  # noqa: S704  # it escapes what ends an element
    "text_in": first_text,
    "upper_first": _upper_first,
}


@lru_cache(maxsize=16)
def environment(own: tuple[tuple[str, str], ...], language: str, spoken: str = "en") -> Environment:
    """The templates of a site: its own before ours, which stand under `event-ld/` too, so that one can build on ours."""
    made = (SandboxedEnvironment if own else Environment)(
        loader=ChoiceLoader(
            [FunctionLoader(lambda name: (dict(own)[name], name, None) if name in dict(own) else None), FunctionLoader(ours)]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=None if own else COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=64,
        auto_reload=False,
    )
    speech = _Speech(language, spoken)
    made.filters |= _FILTERS | speech.filters()
    made.tests["on_sale"] = _is_on_sale
    made.globals |= {
        "w": speech,
        "plain": words(spoken),
        "language": language,
        "direction": direction(language),
        "word": word, "is_web": is_web, "map_of": map_of, "other": of_other_language,
        "is_long": lambda text: len(text) > _LONG_TITLE, "days_of": _days_of,
        "groups_of": _groups_of, "is_open": _is_open, "speakers_of": _speakers_of, "to_take": _take,
        "cast": _cast, "dates_of": dates_of, "is_series": _is_series, "is_endless": _is_endless,
        "is_parallel": _is_parallel, "prices_of": _prices_of,
    }  # fmt: skip
    return made
