"""Events with one planted defect each, and pages that state them in JSON-LD, in microdata and in RDFa."""

from __future__ import annotations

import json
from copy import deepcopy
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = ROOT / "tests" / "conformance"
CONTEXT = "https://schema.org"
BASE: dict[str, Any] = json.loads((CASES / "base" / "event.jsonld").read_text(encoding="utf-8"))
SITE = BASE["@id"].partition("#")[0]
ONLINE = {"@type": "VirtualLocation", "url": "https://www.example.org/join"}
WHOLE = {"@type": "Event", "@id": "https://www.example.org/week/#event", "name": "Week of archives", "startDate": "2026-05-20",
         "endDate": "2026-05-30",
         "location": {"@type": "Place", "name": "City", "address": "Calle Sucre 12, Sucre, Bolivia"}}  # fmt: skip
GONE = object()
"""What stands in the place of a value that is taken out."""


class Planted(NamedTuple):
    """A kind of defect.

    Attributes:
        name: What it is.
        changes: Path in the correct event to what is put there; `GONE` for nothing.
        codes: What tells it.
        infos: What tells it as a thing worth knowing.
        forms: The forms in which it can be written.
    """

    name: str
    changes: dict[str, object]
    codes: set[str]
    infos: frozenset[str] = frozenset()
    forms: tuple[str, ...] = ("jsonld", "microdata", "rdfa")

    @property
    def event(self) -> dict[str, Any]:
        """The event with the defect."""
        made = deepcopy(BASE)
        for path, value in self.changes.items():
            put(made, path, deepcopy(value) if value is not GONE else value)
        return made


def put(value: Any, path: str, made: object) -> None:  # noqa: ANN401  # JSON
    """Puts a value at a path (`offers.price`, `subEvent.0.name`), or takes it out."""
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    for step in steps:
        value = value[step]
    if made is GONE:
        del value[last]
    else:
        value[last] = made


_START, _END = "2026-05-24T09:00:00", "2026-05-24T12:00:00"
_ADDRESS, _MODE = "location.address.", "eventAttendanceMode"
_PARTS = [BASE["subEvent"][0], {**BASE["subEvent"][1], "startDate": "2026-05-24T09:30:00-04:00"}]
PLANTED = [
    Planted("no name", {"name": GONE}, {"event-name-missing"}),
    Planted("a blank name", {"name": "  "}, {"event-name-empty"}),
    Planted("a template's name", {"name": "{{ event.title }}"}, {"event-name-placeholder"}),
    Planted("no start", {"startDate": GONE}, {"event-start-missing"}),
    Planted("no place", {"location": GONE}, {"event-location-missing"}),
    Planted("an end before the start", {"endDate": "2026-05-24T08:00:00-04:00", "subEvent": []}, {"event-end-before-start"}),
    Planted("an end that is the start", {"endDate": _START + "-04:00", "subEvent": []}, {"event-ends-as-it-begins"}),
    Planted("a date in words", {"startDate": "24 May 2026, 9 am"}, {"event-start-format"}),
    Planted("a date without zeros", {"startDate": "2026-5-24T09:00:00-04:00"}, {"event-start-format"}),
    Planted("a day that there is not", {"endDate": "2026-02-30"}, {"event-end-format"}),
    Planted("no offset", {"startDate": _START, "endDate": _END}, {"start-offset-missing", "end-offset-missing"}),
    Planted("the offset of another place", {"startDate": _START + "-03:00"}, {"offset-contradicts-zone"}),
    Planted("an abbreviation for a zone", {"startDate": _START + " BOT"}, {"event-start-format"}),
    Planted("doors after the start", {"doorTime": "2026-05-24T10:00:00-04:00"}, {"doors-after-start"}),
    Planted("a duration in words", {"duration": "90 minutes"}, {"duration-format"}),
    Planted("a duration beyond the end", {"duration": "PT5H"}, {"duration-contradicts-end"}),
    Planted("a misspelt status", {"eventStatus": "https://schema.org/EventCancled"}, {"event-status-unknown"}),
    Planted("a status in words", {"eventStatus": "on schedule"}, {"event-status-unknown"}),
    Planted("a mode in words", {_MODE: "in person"}, {"event-mode-unknown"}),
    Planted("at a place, with an address of the web alone", {"location": ONLINE, "subEvent": []}, {"event-offline-without-place"}),
    Planted("online, with a place alone", {_MODE: "https://schema.org/OnlineEventAttendanceMode"}, {"event-online-without-url"}),
    Planted("mixed, with a place alone", {_MODE: "https://schema.org/MixedEventAttendanceMode"}, {"event-mixed-without-both"}),
    Planted("a place in words", {"location": "City Archive, Sucre", "subEvent": []}, {"event-location-text"}),
    Planted("a place without address", {"location.address": GONE}, {"place-address-missing"}),
    Planted("an address without country", {_ADDRESS + "addressCountry": GONE}, {"address-country-missing"}),
    Planted("a country that there is not", {_ADDRESS + "addressCountry": "Bolivi"}, {"country-unknown"}),
    Planted("an address that goes on", {_ADDRESS + "addressLocality": "Sucre,"}, {"address-ends-in-comma"}),
    Planted("a latitude beyond the pole", {"location.geo": {"@type": "GeoCoordinates", "latitude": "200", "longitude": "1"}},
            {"coordinates"}),
    Planted("a place that is none", {"location.name": "No location set"}, {"place-placeholder"}),
    Planted("an address that is none", {"location.address": "No location set"}, {"place-address-placeholder"}),
    Planted("a place that is a service", {"location.name": "Zoom"}, {"place-is-online"}),
    Planted("online, without an address of the web",
            {"location": {"@type": "VirtualLocation", "name": "Room"}, _MODE: "https://schema.org/OnlineEventAttendanceMode",
             "subEvent": []}, {"virtual-location-url-missing"}),
    Planted("a performer in words", {"performer": "Ana Gil", "subEvent": []}, {"event-performer-text"}),
    Planted("a performer that is a form's label", {"performer.name": "Organization"}, {"person-placeholder"}),
    Planted("a performer twice", {"performer": [{"@type": "Person", "name": "Luz Paz"}, {"@type": "Person", "name": "Luz Paz"}],
                                  "subEvent": []}, {"person-twice"}),
    Planted("several in one name", {"performer.name": "Ana Gil, Luz Paz and Eva Sol"}, {"several-people"}),
    Planted("an organiser without name", {"organizer.name": GONE}, {"organization-name-missing"}),
    Planted("a part outside", {"subEvent.1.endDate": "2026-05-24T13:00:00-04:00"}, {"part-outside"}),
    Planted("two parts at once", {"subEvent": _PARTS}, {"clash"}),
    Planted("a part without name", {"subEvent.0.name": GONE}, {"event-name-missing"}),
    Planted("tags in a text", {"description": "<p>Come all</p>"}, {"text-with-html"}),
    Planted("references in a text", {"name": "Tea &amp; talk"}, {"text-with-character-references"}),
    Planted("a text in the wrong encoding", {"description": "FÃªte des archives"}, {"text-garbled"}),
    Planted("an empty text", {"description": ""}, {"description-empty"}),
    Planted("a misspelt property", {"nmae": "x"}, {"unknown-property"}),
    Planted("a misspelt type", {"@type": "Evnt"}, {"unknown-type"}),
    Planted("a property of another type", {"abstract": "x"}, {"property-of-another-type"}),
    Planted("a price with a sign", {"offers.price": "$10"}, {"offer-price-format"}),
    Planted("a price with a sign for a currency", {"offers.price": "$10", "offers.priceCurrency": GONE},
            {"offer-price-format", "offer-currency-missing"}),
    Planted("a price below nothing", {"offers.price": "-10"}, {"offer-price-negative"}),
    Planted("a price without currency", {"offers.priceCurrency": GONE}, {"offer-currency-missing"}),
    Planted("a currency in words", {"offers.priceCurrency": "Bolivianos"}, {"currency-unknown"}),
    Planted("a misspelt availability", {"offers.availability": "InStok"}, {"offer-availability-unknown"}),
    Planted("a sale after the event", {"offers.validFrom": "2026-06-01"}, {"offer-after-event"}),
    Planted("free, at a price", {"isAccessibleForFree": True}, {"free-with-a-price"}),
    Planted("rescheduled, from no day", {"eventStatus": "https://schema.org/EventRescheduled"}, {"event-rescheduled-without-old-date"}),
    Planted("moved online, to a place alone", {"eventStatus": "https://schema.org/EventMovedOnline"},
            {"event-moved-online-without-url"}),
    Planted("scheduled and cancelled", {"eventStatus": [BASE["eventStatus"], "https://schema.org/EventCancelled"]},
            {"status-contradiction", "event-cancelled-with-tickets"}),
    Planted("one id for two", {"subEvent.1": {**BASE["subEvent"][0], "name": "Second tour"}}, {"same-id"}),
    Planted("a text by language", {"name": {"en": "Open day", "es": "Puertas abiertas"}}, {"language-map"}, frozenset(), ("jsonld",)),
    Planted("a language in words", {"inLanguage": "english!"}, {"event-language-unknown"}),
    Planted("a concept without scheme", {"keywords.inDefinedTermSet": GONE}, set(), frozenset({"term-set-missing"})),
    Planted("more places left than there are", {"maximumAttendeeCapacity": 10, "remainingAttendeeCapacity": 12}, {"bounds-crossed"}),
    Planted("a schedule in words", {"eventSchedule": {"@type": "Schedule", "repeatFrequency": "weekly", "byDay": "https://schema.org/Sunday"}},
            {"schedule-frequency-unknown"}),
    Planted("a schedule in no zone", {"eventSchedule": {"@type": "Schedule", "repeatFrequency": "P1W", "scheduleTimezone": "Sucre"}},
            {"schedule-zone-unknown"}),
    Planted("the clocks of winter", {"name": "Open day, 9 am EST", "startDate": _START + "-04:00", _ADDRESS + "addressCountry": "US",
                                     _ADDRESS + "addressLocality": "New York"}, {"zone-not-in-force"}),
    Planted("a postal code of another form", {_ADDRESS + "addressCountry": "US", _ADDRESS + "addressLocality": "New York",
                                              _ADDRESS + "postalCode": "1001"}, {"postal-code-format"}),
    Planted("an address with a blank", {"image": "https://www.example.org/a b.jpg"}, {"iri-escaped"}, frozenset(), ("jsonld",)),
    Planted("a relative address", {"image": "poster.jpg"}, {"relative-url"}, frozenset(), ("jsonld",)),
    Planted("a script for an address", {"url": "javascript:alert(1)"}, {"url-scheme"}),
    Planted("parts of each other", {"subEvent.0.subEvent": {"@id": BASE["@id"]}}, {"super-event-cycle", "part-outside"}),
    # what is told of values beside the required ones
    Planted("an address without city", {_ADDRESS + "addressLocality": GONE}, {"address-locality-missing"}),
    Planted("a city that is a form's label", {_ADDRESS + "addressLocality": "City"}, {"address-placeholder"}),
    Planted("a latitude alone", {"location.geo": {"@type": "GeoCoordinates", "latitude": "-19.05"}}, {"coordinates-incomplete"}),
    Planted("a description of a template", {"description": "Lorem ipsum dolor sit amet"}, {"event-description-placeholder"}),
    Planted("a place that is a person", {"location.@type": "Person"}, {"event-location-type"}),
    Planted("an address for a place", {"location": BASE["location"]["address"], "subEvent": []}, {"event-location-address"}),
    Planted("a place without name and address", {"location.name": GONE, "location.address": GONE},
            {"place-unnamed"}),
    Planted("a place without name", {"location.name": GONE}, set(), frozenset({"place-name-missing"})),
    Planted("a place with an empty name", {"location.name": ""}, set(), frozenset({"place-name-missing"}), ("jsonld",)),
    Planted("a place with an empty name and no address", {"location.name": "", "location.address": GONE}, {"place-unnamed"},
            frozenset(), ("jsonld",)),
    Planted("a place named like the event", {"location.name": BASE["name"]}, {"place-named-like-event"}),
    Planted("online alone", {"location": ONLINE, _MODE: "https://schema.org/OnlineEventAttendanceMode", "subEvent": []}, set(),
            frozenset({"event-online-only"})),
    Planted("an address of the web, in no mode", {_MODE: GONE, "location": ONLINE, "subEvent": []}, set(),
            frozenset({"event-virtual-without-mode"})),
    Planted("an organiser in words", {"organizer": "City of Sucre"}, {"event-organizer-text"}),
    Planted("an organiser that is a form's label", {"organizer.name": "Organizer"}, {"organization-placeholder"}),
    Planted("an organiser that is nothing", {"organizer": {}}, {"agent-empty"}, frozenset(), ("jsonld",)),
    Planted("an organiser without address of the web", {"organizer.url": GONE}, set(), frozenset({"organizer-url-missing"})),
    Planted("a performer without name", {"performer.name": GONE}, {"person-name-missing"}),
    Planted("a part in words", {"subEvent": ["First tour"]}, {"event-part-text"}),
    Planted("a part that is empty", {"subEvent": [{"@type": "Event", "@id": SITE + "#x"}]}, {"part-empty"}),
    Planted("a part without place", {"subEvent.0.location": GONE}, set(), frozenset({"part-location-missing"})),
    Planted("a role without name", {"performer": {"@type": "PerformanceRole", "performer": BASE["performer"]}, "subEvent": []},
            {"role-name-missing"}),
    Planted("no description", {"description": GONE}, set(), frozenset({"event-description-missing"})),
    Planted("no end", {"endDate": GONE}, set(), frozenset({"event-end-missing"})),
    Planted("no organiser", {"organizer": GONE}, set(), frozenset({"event-organizer-missing"})),
    Planted("no picture", {"image": GONE}, set(), frozenset({"event-image-missing"})),
    Planted("a picture without address", {"image": {"@type": "ImageObject", "name": "x"}}, set(), frozenset({"image-without-url"})),
    Planted("no tickets", {"offers": GONE}, set(), frozenset({"event-offers-missing"})),
    Planted("no performer", {"performer": GONE}, set(), frozenset({"event-performer-missing"})),
    Planted("no status", {"eventStatus": GONE}, set(), frozenset({"event-status-missing"})),
    Planted("from midnight to midnight", {"startDate": "2026-05-24T00:00:00-04:00", "endDate": "2026-05-24T23:59:59-04:00"},
            {"event-midnight-made-up"}),
    Planted("a name that sells", {"name": "BUY NOW! $10 Open day https://www.example.org/"}, {"event-name-promotional"}),
    Planted("an old day without status", {"previousStartDate": "2026-05-20"}, {"event-previous-start-without-status"}),
    Planted("rescheduled to the same day", {"eventStatus": "https://schema.org/EventRescheduled",
                                            "previousStartDate": _START + "-04:00"}, {"event-rescheduled-to-same-date"}),
    Planted("a schedule alone", {"startDate": GONE, "endDate": GONE, "subEvent": [],
                                 "eventSchedule": {"@type": "Schedule", "repeatFrequency": "P1W", "startDate": "2026-05-24"}},
            {"event-schedule-alone", "event-start-missing"}),
    Planted("a schedule that ends early", {"eventSchedule": {"@type": "Schedule", "repeatFrequency": "P1W",
                                                             "startDate": "2026-05-24", "endDate": "2026-05-23"}}, {"schedule-period"}),
    Planted("a schedule without repetition", {"eventSchedule": {"@type": "Schedule", "startDate": "2026-05-24"}},
            {"schedule-without-repetition"}),
    Planted("a schedule with an exception elsewhere", {"eventSchedule": {"@type": "Schedule", "repeatFrequency": "P1W",
            "startDate": "2026-05-24", "exceptDate": "2026-05-23"}}, {"schedule-exception"}),
    Planted("a ticket without availability", {"offers.availability": GONE}, set(), frozenset({"offer-availability-missing"})),
    Planted("an availability that Google does not read", {"offers.availability": "https://schema.org/LimitedAvailability"}, set(),
            frozenset({"offer-availability-other"})),
    Planted("a ticket without price", {"offers.price": GONE}, set(), frozenset({"offer-price-missing"})),
    Planted("a price of many digits", {"offers.price": "12345678901234567890"}, {"offer-price-too-long"}),
    Planted("a ticket without page", {"offers.url": GONE}, set(), frozenset({"offer-url-missing"})),
    Planted("a ticket without beginning", {"offers.validFrom": GONE}, set(), frozenset({"offer-valid-from-missing"})),
    Planted("a sale that ends early", {"offers.validThrough": "2026-05-01"}, {"offer-period"}),
    Planted("prices that cross", {"offers.@type": "AggregateOffer", "offers.lowPrice": "20", "offers.highPrice": "10"},
            {"offer-prices-crossed"}),
    Planted("two tickets of one name", {"offers": [{**BASE["offers"], "name": "Day"},
            {**BASE["offers"], "@id": SITE + "#offer-2", "name": "Day", "price": "5"}]}, {"offer-twice"}),
    Planted("an end that is a day before", {"endDate": "2026-05-23", "subEvent": []}, {"event-end-day-before-start"}),
    Planted("an hour that is skipped", {"startDate": "2026-03-08T02:30:00-05:00", "endDate": "2026-03-09", "subEvent": [],
            "offers.validFrom": GONE, _ADDRESS + "addressLocality": "New York", _ADDRESS + "addressCountry": "US"}, {"time-skipped"}),
    Planted("a status in the name", {"name": "CANCELLED: Open day of the archive"}, {"status-in-text"}),
    Planted("a term of yesterday", {"performers": BASE["performer"], "performer": GONE, "subEvent": []}, set(),
            frozenset({"superseded-term"})),
    Planted("a series of nothing", {"@type": "EventSeries", "subEvent": []}, set(), frozenset({"series-without-parts"})),
]  # fmt: skip


def page(event: dict[str, Any], form: str) -> str:
    """A page that states an event in a form: `jsonld`, `microdata` or `rdfa`."""
    script = json.dumps(event, ensure_ascii=False).replace("<", "\\u003c")
    body = f'<script type="application/ld+json">{script}</script>\n' if form == "jsonld" else "".join(_element(event, form))
    return f"<!doctype html>\n<html><head><title>x</title></head>\n<body>\n{body}</body></html>\n"


_WORDS = {"microdata": ("itemprop", "itemid"), "rdfa": ("property", "resource")}


def _element(node: dict[str, Any], form: str, name: str = "") -> Iterator[str]:
    """The element of a node, with those of its values in it."""
    prop, about = _WORDS[form]
    kind = node.get("@type", "")
    of = f' itemscope itemtype="{CONTEXT}/{kind}"' if form == "microdata" else f' vocab="{CONTEXT}/" typeof="{kind}"'
    which = f' {about}="{escape(node["@id"])}"' if "@id" in node else ""
    yield f"<div{f' {prop}={name}' if name else ''}{of}{which}>\n"
    for key, values in node.items():
        for value in (values if isinstance(values, list) else [values]) if not key.startswith("@") else []:
            if isinstance(value, dict) and value.keys() != {"@id"}:
                yield from _element(value, form, key)
                continue
            text = value["@id"] if isinstance(value, dict) else str(value).lower() if value is True else str(value)
            is_link = isinstance(value, dict) or text.startswith(("https:", "javascript:")) or key == "image"
            yield f'<link {prop}={key} href="{escape(text)}">\n' if is_link else f'<meta {prop}={key} content="{escape(text)}">\n'
    yield "</div>\n"
