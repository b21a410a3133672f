"""What is listed and what is only mentioned; values that contradict each other; corrected values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from event_ld import validate
from event_ld.codes import country_wrong, currency_meant
from event_ld.inputs import read_text
from event_ld.mapping import SCHEMA
from event_ld.problems import Problem, Severity
from event_ld.validate.replacing import proposed
from event_ld.validate.values import ungarbled

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = {"@type": "PostalAddress", "addressLocality": "Sucre", "addressCountry": "BO"}
PLACE = {"@type": "Place", "name": "Hall", "address": ADDRESS}
GOOD: dict[str, Any] = {
    "@type": "Event", "name": "Fair", "startDate": "2027-05-06T10:00-04:00", "endDate": "2027-05-06T12:00-04:00", "location": PLACE,
}  # fmt: skip
EMPTY = {"@type": "Event"}
REQUIRED = {"event-name-missing", "event-start-missing", "event-location-missing"}


def _found(*documents: dict[str, Any]) -> list[Problem]:
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **one})}</script>\n'
        for one in documents
    )
    return validate(read_text(f"<!doctype html><title>x</title>\n{scripts}", name="a.html"))


def _codes(*documents: dict[str, Any]) -> set[str]:
    return {one.code for one in _found(*documents) if one.severity is not Severity.INFO}


@pytest.mark.parametrize(
    "document",
    [
        EMPTY,
        {"@graph": [EMPTY]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": EMPTY}]},
        {"@type": "WebPage", "mainEntity": EMPTY},
        {**EMPTY, "superEvent": GOOD},
    ],
)
def test_what_a_page_lists_is_checked_whole(document: dict[str, Any]) -> None:
    assert _codes(document) == REQUIRED


@pytest.mark.parametrize(
    "document",
    [
        {"@type": "Article", "about": EMPTY},
        {"@type": "JoinAction", "object": EMPTY},
        {"@type": "TVEpisode", "publication": {"@type": "BroadcastEvent", "startDate": "2027-05-06"}},
        {"@type": "OnDemandEvent", "name": "x"},
        {"@type": "Course", "hasCourseInstance": {"@type": "CourseInstance", "name": "x"}},
        {"@type": "Place", "name": "x", "event": {"@type": "Event", "name": "y", "location": "z"}},
        {"@type": "Article", "headline": "x", "mainEntityOfPage": {"@id": "https://e.org/"}},
        {
            "@graph": [
                {"@type": "WebPage", "@id": "https://e.org/"},
                {"@type": "Person", "mainEntityOfPage": {"@id": "https://e.org/"}},
            ]
        },
        {
            **GOOD,
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {"@id": "https://e.org/place"},
        },
        {"@type": "Dataset", "spatialCoverage": {"@type": "Place", "name": "x"}},
        {**GOOD, "organizer": {"@type": "CollegeOrUniversity", "name": "U"}},
        {"@graph": [GOOD, {"@type": "LocalBusiness", "address": {"@type": "PostalAddress", "streetAddress": "x"}}]},
        {
            "@graph": [
                GOOD,
                {"@type": "Dataset", "spatialCoverage": {"@type": "Place", "geo": {"@type": "GeoShape", "box": "1 2 3 4"}}},
            ]
        },
        {"@graph": [GOOD, {"@type": "Report", "contributor": {"@type": "Organization", "url": "https://e.org/"}}]},
        {
            **GOOD,
            "organizer": {"@type": "Organization", "name": "O", "address": {"@type": "PostalAddress", "streetAddress": "x"}},
        },
        {**GOOD, "organizer": {"@type": "Organization", "name": "O", "location": {"@type": "Place", "url": "https://e.org/x"}}},
    ],
)
def test_what_a_page_only_mentions_is_no_listing(document: dict[str, Any]) -> None:
    assert _codes(document) - {"event-missing"} == set()


def test_parts() -> None:
    dated = {"@type": "Event", "startDate": "2027-05-06T10:00-04:00"}
    assert _codes({**GOOD, "subEvent": [dated]}) == {"event-name-missing"}
    assert _codes({**GOOD, "subEvent": [EMPTY]}) == {"part-empty"}
    assert "part-location-missing" in {one.code for one in _found({**GOOD, "subEvent": [{**dated, "name": "x"}]})}
    slots = f"<https://e.org/a> a <{SCHEMA}Event> ; <{SCHEMA}subEvent> <https://e.org/b> . <https://e.org/b> a <{SCHEMA}Event> ."
    assert [one.focus for one in validate(read_text(slots, form="turtle")) if one.code == "event-name-missing"] == [
        "https://e.org/a"
    ]
    rdfa = '<div vocab="https://schema.org/" typeof="Article"><div property="about" typeof="Event" resource="#e"></div></div>'
    assert not {one.code for one in validate(read_text(rdfa, name="a.html"))} & REQUIRED


def test_truth_as_an_address() -> None:
    free = f"<https://e.org/a> a <{SCHEMA}Event> ; <{SCHEMA}isAccessibleForFree> <https://schema.org/True> ; <{SCHEMA}name> 'x' ."
    assert "value-of-another-type" not in {one.code for one in validate(read_text(free, form="turtle"))}


OFFER: dict[str, Any] = {"@type": "Offer", "price": "5", "priceCurrency": "EUR"}


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, set()),
        ({"offers": {**OFFER, "priceCurrency": "Euros"}}, {"currency-unknown"}),
        ({"offers": {**OFFER, "priceCurrency": "???"}}, {"currency-unknown"}),
        ({"offers": {**OFFER, "price": "-5"}}, {"offer-price-negative"}),
        (
            {"offers": {"@type": "AggregateOffer", "lowPrice": "9", "highPrice": "5", "priceCurrency": "EUR"}},
            {"offer-prices-crossed"},
        ),
        ({"offers": {**OFFER, "validFrom": "2027-05-02", "validThrough": "2027-05-01"}}, {"offer-period"}),
        ({"offers": {**OFFER, "validFrom": "2027-05-02T10:00", "validThrough": "2027-05-03"}}, set()),
        ({"offers": {**OFFER, "validFrom": "2027-06-01"}}, {"offer-after-event"}),
        ({"offers": OFFER, "isAccessibleForFree": True}, {"free-with-a-price"}),
        ({"offers": {**OFFER, "price": "0"}, "isAccessibleForFree": True}, set()),
        ({"offers": [{**OFFER, "name": "Adult"}, {**OFFER, "name": "Adult", "price": "3"}]}, {"offer-twice"}),
        ({"offers": [OFFER, OFFER]}, {"offer-twice"}),
        ({"maximumAttendeeCapacity": 10, "remainingAttendeeCapacity": 12}, {"bounds-crossed"}),
        ({"maximumAttendeeCapacity": 10, "remainingAttendeeCapacity": 10}, set()),
        ({"offers": [OFFER, {**OFFER, "price": "3"}]}, set()),
        ({"duration": "PT5H"}, {"duration-contradicts-end"}),
        ({"duration": "PT1H30M"}, set()),
        ({"duration": "P3D"}, set()),
        ({"duration": "PT5H", "endDate": "2027-05-06T12:00"}, {"end-offset-missing"}),
        ({"eventStatus": ["https://schema.org/EventScheduled", "https://schema.org/EventCancelled"]}, {"status-contradiction"}),
        ({"name": "FÃªte"}, {"text-garbled"}),
        ({"location": {"@type": "Place", "geo": {"@type": "GeoCoordinates", "latitude": 1, "longitude": 2}}}, {"place-unnamed"}),
        (
            {
                "location": {
                    "@type": "Place",
                    "name": "x",
                    "containedInPlace": {
                        "@type": "Place",
                        "name": "y",
                        "address": {"@type": "PostalAddress", "streetAddress": "z"},
                    },
                }
            },
            {"address-locality-missing", "address-country-missing"},
        ),
        ({"url": "javascript:alert(1)"}, {"url-scheme", "relative-url"}),
    ],
)
def test_values_that_contradict_each_other(changes: dict[str, Any], codes: set[str]) -> None:
    assert _codes({**GOOD, **changes}) - {"relative-url"} == codes - {"relative-url"}


WEEKLY: dict[str, Any] = {
    "@type": "Schedule", "startDate": "2027-05-06", "endDate": "2027-06-24", "repeatFrequency": "P1W", "byDay": "Thursday",
    "exceptDate": "2027-05-13", "scheduleTimezone": "America/La_Paz",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"scheduleTimezone": "La Paz"}, "schedule-zone-unknown"),
        ({"endDate": "2027-05-01"}, "schedule-period"),
        ({"endDate": None}, ""),
        ({"exceptDate": "2027-05-14"}, "schedule-exception"),
        ({"exceptDate": "2027-07-01"}, "schedule-exception"),
        ({"exceptDate": ["2027-05-13", "2027-04-29"]}, "schedule-exception"),
        ({"exceptDate": "never"}, ""),
        ({"byDay": "2MO", "exceptDate": "2027-05-14"}, ""),
        ({"byDay": None, "repeatFrequency": None}, "schedule-without-repetition"),
        ({"repeatFrequency": None}, ""),
    ],
)
def test_schedules(changes: dict[str, Any], code: str) -> None:
    schedule = {name: value for name, value in {**WEEKLY, **changes}.items() if value is not None}
    assert _codes({**GOOD, "eventSchedule": schedule}) - {"value-of-another-type"} == ({code} if code else set())


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({**GOOD, "@type": "EventSeries"}, "series-without-parts"),
        ({**GOOD, "@type": "EventSeries", "subEvent": [GOOD]}, ""),
        ({**GOOD, "superEvent": {"@type": "EventSeries", "name": "x"}}, ""),
        ({**GOOD, "offers": {**OFFER, "price": "0"}}, ""),
        ({**GOOD, "activity": "x", "offers": {**OFFER, "price": "0"}}, "free-not-said"),
        ({**GOOD, "activity": "x", "offers": [{**OFFER, "name": "a", "price": "0"}, {**OFFER, "name": "b"}]}, ""),
        ({**GOOD, "activity": "x", "offers": {**OFFER, "price": "0"}, "isAccessibleForFree": False}, ""),
    ],
)
def test_what_is_worth_knowing(document: dict[str, Any], code: str) -> None:
    context = "https://openactive.io/" if "activity" in document else "https://schema.org"
    text = json.dumps({"@context": context, **document})
    found = {one.code for one in validate(read_text(text, name="a.jsonld"))} & {"series-without-parts", "free-not-said"}
    assert found == ({code} if code else set())


NEW_YORK = {"@type": "PostalAddress", "addressLocality": "New York", "addressRegion": "NY", "addressCountry": "US"}


@pytest.mark.parametrize(
    ("changes", "address", "code", "meant"),
    [
        ({}, {"postalCode": "10001"}, "", ""),
        ({}, {"postalCode": "10001-0001"}, "", ""),
        ({}, {"postalCode": "1001"}, "postal-code-format", ""),
        ({}, {"addressCountry": "BO", "postalCode": "none"}, "", ""),
        ({}, {"addressCountry": "CA", "addressRegion": "QC", "postalCode": "H2X 1Y4"}, "", ""),
        ({}, {"addressCountry": "Canada", "addressRegion": "QC", "postalCode": "h2x-1y4"}, "postal-code-format", "H2X 1Y4"),
        ({"name": "Fair, 10 a.m. EST"}, {}, "zone-not-in-force", ""),
        ({"name": "Fair, 10 a.m. EDT"}, {}, "", ""),
        ({"description": "From 10:00 (EST) to 12 PM EST"}, {}, "zone-not-in-force", ""),
        ({"description": "Tell us until 1 March, 5 pm EST, or 12 pm BOT; 10 places"}, {}, "", ""),
        ({"startDate": "2027-05-06", "endDate": "2027-05-06", "description": "10 am EST"}, {}, "", ""),
        ({"doorTime": "2027-05-06T09:00 EST"}, {}, "zone-not-in-force", ""),
        ({"doorTime": "2027-05-06T09:00 EDT"}, {}, "", ""),
        ({"doorTime": "2027-05-06T25:00 EST"}, {}, "", ""),
        ({"doorTime": "2027-05-06T09:00 BOT"}, {}, "", ""),
    ],
)
def test_what_the_address_implies(changes: dict[str, Any], address: dict[str, str], code: str, meant: str) -> None:
    event = {**GOOD, **changes, "location": {**PLACE, "address": {**NEW_YORK, **address}}}
    found = [one for one in _found(event) if one.code in {"postal-code-format", "zone-not-in-force"}]
    assert {one.code for one in found} == ({code} if code else set())
    assert [one.replacement.value for one in found if one.replacement and one.replacement.is_certain] == (
        [meant] if meant else []
    )


def _other(**changes: object) -> dict[str, Any]:
    return {**GOOD, **changes}


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (_other(), "event-listed-twice"),
        (_other(eventStatus="https://schema.org/EventCancelled"), "two-events-one-page"),
        (_other(endDate="2027-05-06T13:00-04:00"), "two-events-one-page"),
        (_other(startDate="2027-05-06", endDate="2027-05-06"), "two-events-one-page"),
        (_other(startDate="2027-05-06T18:00-04:00", endDate="2027-05-06T19:00-04:00"), ""),
        (_other(startDate="2027-05-07T10:00-04:00", endDate="2027-05-07T11:00-04:00"), ""),
        (_other(location={**PLACE, "name": "Other hall"}), ""),
        (_other(name="Another"), ""),
        (_other(startDate={"@type": "DateTime"}), ""),
    ],
)
def test_one_event_that_a_page_lists_twice(second: dict[str, Any], code: str) -> None:
    found = {one.code for one in _found(GOOD, second)} & {"event-listed-twice", "two-events-one-page"}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("written", "wrong", "meant"),
    [
        ("BO", False, ""), ("Bolivia", False, ""), ("Deutschland", False, ""), ("", False, ""), ("Elbonia", False, ""), ("UK", False, ""),
        ("DEU", True, "DE"), ("us", True, "US"), ("EN", True, ""), ("Germny", True, "DE"),
    ],
)  # fmt: skip
def test_countries(written: str, wrong: bool, meant: str) -> None:  # noqa: FBT001
    found = country_wrong(written)
    assert (found is not None, found[1] if found else "") == (wrong, meant)
    codes = {one.code: one for one in _found({**GOOD, "location": {**PLACE, "address": {**ADDRESS, "addressCountry": written}}})}
    assert ("country-unknown" in codes) is wrong


def test_currencies_and_encodings() -> None:
    assert [currency_meant(one) for one in ("Euros", "€", "eur", "$", "")] == ["EUR", "EUR", "EUR", "", ""]
    assert [ungarbled(one) for one in ("FÃªte", "Fête", "ÂÂ", "Ã\u0080x", "SÃO PAULO")] == ["Fête", "", "", "", ""]


@pytest.mark.parametrize(
    ("code", "name", "value", "expected", "is_certain"),
    [
        ("event-start-format", "startDate", "2019-9-13T10:00", "2019-09-13T10:00", True),
        ("event-start-format", "startDate", "2024-5-28T16:30+0:00", "2024-05-28T16:30+00:00", True),
        ("event-start-format", "startDate", "2024-5-28T16:30-0430", "2024-05-28T16:30-04:30", True),
        ("event-start-format", "startDate", "2024/5/28", "2024-05-28", True),
        ("event-start-format", "startDate", "2024-5-28 9:30Z", "2024-05-28T09:30Z", True),
        ("event-start-format", "startDate", "2019-2-30", "", None),
        ("event-start-format", "startDate", "10/05/2030", "", None),
        ("offer-price-format", "price", "175 €", "175, priceCurrency EUR", True),
        ("offer-price-format", "price", "EUR 6.50", "6.50, priceCurrency EUR", True),
        ("offer-price-format", "price", "12,50", "12.50", True),
        ("offer-price-format", "price", "1.234,50", "1234.50", True),
        ("offer-price-format", "price", "1 234", "1234", True),
        ("offer-price-format", "price", "1,234", "", None),
        ("offer-price-format", "price", "$10", "10", False),
        ("offer-price-format", "price", "-5 €", "", None),
        ("offer-price-format", "price", "10-20 €", "", None),
        ("offer-price-format", "price", "Gratis", "0", True),
        ("offer-price-format", "price", "ask", "", None),
        ("event-status-unknown", "eventStatus", "cancelled", "https://schema.org/EventCancelled", True),
        ("event-status-unknown", "eventStatus", "on-schedule", "https://schema.org/EventScheduled", True),
        ("event-status-unknown", "eventStatus", "EventCanceled", "https://schema.org/EventCancelled", True),
        ("event-status-unknown", "eventStatus", "nonsense", "", None),
        ("event-mode-unknown", "eventAttendanceMode", "online", "https://schema.org/OnlineEventAttendanceMode", True),
        ("offer-availability-unknown", "availability", "soldout", "https://schema.org/SoldOut", True),
        ("event-language-unknown", "inLanguage", "de_DE", "de-DE", True),
        ("event-language-unknown", "inLanguage", "German!", "", None),
        ("text-with-character-references", "name", "A &amp; B", "A & B", True),
        ("text-with-character-references", "name", "A &lt;b&gt;", "", None),
        ("address-ends-in-comma", "addressLocality", "Sucre,", "Sucre", True),
        ("address-ends-in-comma", "addressLocality", ",", "", None),
        ("event-midnight-made-up", "startDate", "2027-05-06T00:00:00-04:00", "2027-05-06", False),
        ("event-name-missing", "name", "x", "", None),
    ],
)
def test_corrected_values(code: str, name: str, value: str, expected: str, is_certain: bool | None) -> None:  # noqa: FBT001
    found = proposed(code, SCHEMA + name, value)
    assert (found.in_words if found else "", found.is_certain if found else None) == (expected, is_certain)


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"duration": "90 minutes"}, "duration-format", "PT90M"),
        ({"duration": "long"}, "duration-format", ""),
        ({"alternatename": "x"}, "unknown-property", "alternateName"),
        ({"performers": {"@type": "Person", "name": "A B"}}, "superseded-term", "performer"),
        ({"geo": 1, "location": {**PLACE, "geo": {"@type": "GeoCoordinates", "latitude": "56,95", "longitude": "24.1"}}},
         "coordinates", "56.95"),
        ({"startDate": "2027-05-06T10:00-05:00"}, "offset-contradicts-zone", "2027-05-06T10:00-04:00"),
    ],
)  # fmt: skip
def test_checks_propose_values_too(changes: dict[str, Any], code: str, words: str) -> None:
    found = next(one for one in _found({**GOOD, **changes}) if one.code == code)
    assert (found.replacement.in_words if found.replacement else "") == words


def test_sentences_name_the_event_and_the_value() -> None:
    address = {"@type": "PostalAddress", "streetAddress": "Calle 1"}
    messages = {
        one.code: one.message
        for one in _found({**GOOD, "startDate": "soon " * 40, "location": {"@type": "Place", "address": address}})
    }
    assert messages["address-country-missing"] == "An address has no country (`address` of `location` of “Fair”)."
    assert messages["event-start-format"].endswith("…” (“Fair”).")
    assert _found({"@type": "Event"})[0].message.count("(") == 0
    assert "(https://e.org/x)" in " ".join(one.message for one in _found({"@type": "Event", "@id": "https://e.org/x"}))


OPEN: dict[str, Any] = {"@context": "https://openactive.io/"}
SERIES = {
    "@type": "SessionSeries",
    "@id": "https://e.org/s",
    "name": "Yoga",
    "location": PLACE,
    "organizer": {"@type": "Person", "name": "Ann"},
}
SESSION: dict[str, Any] = {"@type": "ScheduledSession", "@id": "https://e.org/1", "startDate": "2027-05-06T10:00-04:00"}


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        ({**SESSION, "superEvent": SERIES}, set()),
        ({**SESSION, "superEvent": {**SERIES, "superEvent": {"@type": "EventSeries", "name": "Sport"}}}, set()),
        ({**SESSION, "superEvent": {"@type": "SessionSeries", "superEvent": {"@type": "EventSeries", **SERIES}}}, set()),
        ({**SESSION, "superEvent": "https://e.org/elsewhere"}, set()),
        ({**SERIES, "subEvent": [SESSION]}, set()),
        ({**SESSION, "@type": "HeadlineEvent"}, {"event-name-missing", "event-location-missing"}),
        ({**SESSION, "@type": "Slot", "facilityUse": {"@type": "FacilityUse", "name": "Court", "location": PLACE}}, set()),
        ({"@type": "Event", "activity": {"@type": "Concept"}, **SERIES, "offers": OFFER, "activityy": "x"}, {"unknown-property"}),
        ({**SESSION, "name": "x", "location": PLACE, "startdate": "x"}, {"unknown-property"}),
    ],
)
def test_what_openactive_calls_events(document: dict[str, Any], codes: set[str]) -> None:
    feed = {"items": [{"state": "updated", "data": {**OPEN, **document}}]}
    for name, data in (("a.jsonld", {**OPEN, **document}), ("a.json", feed)):
        found = validate(read_text(json.dumps(data), name=name))
        assert {one.code for one in found if one.severity is not Severity.INFO} - {"context-missing"} == codes


@pytest.mark.parametrize(
    "data", ["{}", "[]", '{"@context": "https://schema.org"}', '{"x": [[{"@type": "Person", "name": "x"}]]}', '{"a": [1]}']
)
def test_silence_is_no_praise(data: str) -> None:
    assert "event-missing" in {one.code for one in validate(read_text(data, name="a.jsonld"))}


def test_of_a_capture_with_an_event_the_rest_may_be_none() -> None:
    data = {
        "json-ld": [
            [{"@context": "https://schema.org", **GOOD}],
            {"@context": "https://schema.org", "@type": "Person", "name": "x"},
        ]
    }
    assert _severe(json.dumps(data), "a.jsonld") == set()


def _severe(text: str, name: str) -> set[str]:
    return {one.code for one in validate(read_text(text, name=name)) if one.severity is not Severity.INFO}


@pytest.mark.parametrize(
    ("region", "city", "offset", "is_told"),
    [
        ("CA", "West Hollywood", "-07:00", False),  # not the larger one of that name, in Florida
        ("CA", "Nowhere", "-08:00", True),
        ("California", "Nowhere", "-07:00", False),
        ("TX", "Nowhere", "-04:00", False),
        ("TX", "El Paso", "-05:00", True),
    ],
)
def test_a_region_tells_the_zone(region: str, city: str, offset: str, is_told: bool) -> None:  # noqa: FBT001
    place = {**PLACE, "address": {**ADDRESS, "addressCountry": "US", "addressRegion": region, "addressLocality": city}}
    found = _codes({"@type": "Event", "name": "Fair", "startDate": f"2027-05-06T10:00{offset}", "location": place})
    assert found == ({"offset-contradicts-zone"} if is_told else set())


@pytest.mark.parametrize(
    ("address", "is_told"),
    [("Calle Larga 3, La Paz, Bolivia", True), ("La Paz (Bolivia)", True), ("Rua A 3, São Paulo, Brasil", True), ("Bolivia", False),
     ("12 rue de Paris, Lyon", False), ("5 High Street, Springfield, Georgia", False), ("Main Street 3, Los Angeles, CA", False)],
)  # fmt: skip
def test_an_address_in_one_text_tells_the_zone(address: str, is_told: bool) -> None:  # noqa: FBT001  # a case
    for location in (address, {"@type": "Place", "name": "Old Hall", "address": address}):
        found = _codes({"@type": "Event", "name": "Fair", "startDate": "2027-05-06T10:00-05:00", "location": location})
        assert ("offset-contradicts-zone" in found) is is_told


def test_small_things_of_pages() -> None:
    page = '<link rel="stylesheet" href="a|b.css"><div vocab="https://schema.org/" typeof="Event"><a property="sameAs" href="{}">x</a></div>'
    assert "relative-url" in _severe(page.format("www.example.org/x"), "a.html")
    assert not _severe(page.format("x.html"), "a.html") & {"relative-url", "iri-escaped"}
    blank = {**GOOD, "startDate": "2027-05-06T10:00 -04:00"}
    assert [one.replacement.value for one in _found(blank) if one.code == "event-start-format" and one.replacement] == [
        GOOD["startDate"]
    ]
    twice = (
        json.dumps({"@context": "https://schema.org", **GOOD, "NAME": "Fair"})
        .replace('"name": "Fair"', '"name": ""')
        .replace("NAME", "name")
    )
    assert _severe(twice, "a.jsonld") == {"json-key-twice"}
    french = {**GOOD, "offers": {"@type": "Offer", "price": {"@value": "57", "@language": "fr"}, "priceCurrency": "EUR"}}
    assert "offer-price-format" not in _codes(french)
    assert "event-ends-as-it-begins" not in _codes({**GOOD, "startDate": "[...]", "endDate": "[...]"})


@pytest.mark.parametrize(
    ("name", "value", "meant", "is_proposed"),
    [
        ("speaker", {"@type": "Person", "name": "Ann Lee"}, "performer", True),
        ("organiser", "City of Bonn", "organizer", False),  # a text would be wrong there too
        ("NAME", "x", "name", True),
        ("zzz", "x", "", False),
    ],
)
def test_a_property_that_is_meant(name: str, value: object, meant: str, is_proposed: bool) -> None:  # noqa: FBT001  # one of two
    (found,) = (one for one in _found({**GOOD, name: value}) if one.code == "unknown-property")
    assert ("Did you mean" in found.message) is bool(meant)
    assert meant in found.message
    assert (found.replacement is not None and found.replacement.key == meant) is is_proposed


def test_shapes_of_the_users_own_see_what_is_about_a_page(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        f"@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <{SCHEMA}> . "
        "<urn:x:a> a sh:NodeShape ; sh:targetClass schema:Article ; sh:property [ sh:path schema:mainEntityOfPage ; sh:minCount 1 ] ."
    )
    page = json.dumps(
        {"@context": "https://schema.org", "@type": "Article", "headline": "x", "mainEntityOfPage": "https://e.org/"}
    )
    assert not validate(read_text(page, name="a.jsonld"), shapes=[tmp_path / "own.ttl"], profiles=["core"])


def test_markup_within_a_text_of_rdfa_is_markup() -> None:
    body = '<div vocab="https://schema.org/" typeof="Event" prefix="rdf: http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</div>'
    text = '<div property="description" {}><p>A &amp;amp; <b>B</b></p></div>'
    found = {kind: _severe(body.format(text.format(kind)), "a.html") for kind in ("", 'datatype="rdf:HTML"')}
    assert not any("text-with-html" in codes for codes in found.values())


def test_what_else_a_page_holds_is_not_told() -> None:
    page = '<script>x("a\x04b")</script><script type="application/ld+json">{}</script>'
    assert _severe(page.format(json.dumps({"@context": "https://schema.org", **GOOD})), "a.html") == set()
    online = {"@type": "VirtualLocation", "url": "/join"}
    assert _codes({**GOOD, "location": online}) == {"relative-url"}
    assert [one.message for one in _found({**GOOD, "image": ""}) if one.code == "relative-url"] == ["`image` is empty."]


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("CANCELLED: Night of maps", True),
        ("[Aplazado] Noche de los mapas", True),
        ("Noite dos mapas (cancelada)", True),
        ("Annulé ! Nuit des cartes", True),
        ("Postponed justice: a lecture", False),
        ("Cancelled flights and what to do", False),
        ("Night of maps", False),
    ],
)
def test_a_name_that_says_that_the_event_is_off(name: str, is_told: bool) -> None:  # noqa: FBT001  # one of two
    for status in ("", "scheduled", "cancelled"):
        row = {"name": name, "start_date": "2027-05-14", "location": "Hall", "event_status": status}
        told = "status-in-text" in {one.code for one in validate(row)}
        assert told == (is_told and status != "cancelled")
