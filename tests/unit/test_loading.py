"""Linked data read into the model: what becomes a fact, what is kept aside, what is left out, and the place of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from event_ld import convert, draft, validate
from event_ld.embedding.one_page import embed
from event_ld.errors import InputError
from event_ld.inputs import options_of, read, read_text
from event_ld.loading import graph
from event_ld.loading.events import events_in
from event_ld.sources import read_events

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.model import Event
    from event_ld.readers.reading import Reading

EVENT: dict[str, Any] = {"@type": "Event", "name": "Open day", "startDate": "2027-05-14T10:00:00+02:00"}


def events(*nodes: dict[str, Any], form: str = "jsonld", context: str = "https://schema.org") -> list[Reading]:
    document = {"@context": context, **nodes[0]} if len(nodes) == 1 else {"@context": context, "@graph": list(nodes)}
    (reading,) = read_text(json.dumps(document, indent=1), form=form)
    return events_in(reading, options_of(None, None))


def only(**more: Any) -> Reading:  # noqa: ANN401  # JSON
    (reading,) = events({**EVENT, **more})
    return reading


def event_of(reading: Reading) -> Event:
    assert reading.event is not None
    return reading.event


def one(**more: Any) -> Event:  # noqa: ANN401  # JSON
    return event_of(only(**more))


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def test_an_event_with_the_place_and_the_path_of_each_fact() -> None:
    reading = only(
        location={"@type": "Place", "name": "Archive", "address": {"addressLocality": "Madrid", "addressCountry": "ES"}}
    )
    event = event_of(reading)
    assert (event.id, event.name, event.start_date) == ("2027-05-14-open-day", "Open day", "2027-05-14T10:00")
    assert (event.time_zone, event.event_attendance_mode) == ("Europe/Madrid", "offline")
    name = reading.evidence["location.address.addressLocality"]
    assert (name.path, reading.source.quote(name.spans[0])) == ("$.location.address.addressLocality", '"Madrid"')


def test_what_a_description_has_no_place_for_is_kept_aside() -> None:
    reading = only(typicalAgeRange="7-9", aggregateRating={"ratingValue": 4}, location={"@type": "MusicVenue", "name": "Hall"})
    assert [one.predicate.rpartition("/")[2] for one in reading.unmapped if "#" not in one.predicate] == [
        "typicalAgeRange",
        "aggregateRating",
    ]
    assert codes(reading).count("property-left-out") == 3  # the third is the class of the venue
    text = draft(json.dumps({"@context": "https://schema.org", **EVENT, "typicalAgeRange": "7-9"}).encode()).text
    assert "# Kept aside, since a description has no place for it:\n#   - $.typicalAgeRange: 7-9\n" in text
    assert "name: Open day  # line 1, $.name\n" in text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "{{ event.title }}"),
        ("description", "<?php echo $text ?>"),
        ("image", "${image}"),
        ("offers", {"price": "Some"}),
        ("startDate", "soon"),
        ("url", "/relative"),
        ("inLanguage", "Klingon (spoken)"),
    ],
)
def test_what_is_no_fact_is_left_out_and_told(name: str, value: object) -> None:
    reading = only(**{name: value})
    assert "fact-left-out" in codes(reading)
    assert str(value if isinstance(value, str) else "Some") not in repr(reading.event)


def test_what_is_certainly_meant_is_read_and_a_status_that_can_not_be_read_is_asked() -> None:
    offer = {"@type": "Offer", "price": "3,50 €"}
    reading = only(eventstatus="Cancelado", endDate="2027-5-15", offers=offer, startDate="2027-05-14")
    event = event_of(reading)
    assert (event.event_status, event.end_date) == ("cancelled", "2027-05-15")
    assert [(one.price, one.price_currency) for one in event.offers] == [("3.50", "EUR")]
    assert reading.evidence["endDate"].rule == "value-corrected"
    unread = only(eventStatus="Llamar antes")
    assert event_of(unread).event_status is None
    assert "status-in-text" in codes(unread)
    assert one(offers={**offer, "priceCurrency": "USD"}).offers[0].price is None
    assert one(offers={"@type": "Offer", "price": "12", "priceCurrency": "$"}).offers[0].price_currency is None
    (left,) = (found for found in only(offers={"@type": "Offer", "price": "12 $"}).problems if found.code == "property-left-out")
    assert left.message.startswith("Nothing of `offers` can be read")


def test_what_nobody_knows_yet_is_a_declared_unknown() -> None:
    event = one(
        performer={"@type": "Person", "name": "TBA"}, organizer="To be announced", location={"@type": "Place", "name": "TBD"}
    )
    assert (event.performer, event.organizer, event.location) == ((), (), None)
    assert set(event.unknown) == {"performer", "organizer", "location"}


def test_places_in_every_form() -> None:
    assert one(location="Archive, Sucre, Bolivia").time_zone == "America/La_Paz"
    assert one(location="https://meet.example.org/a").event_attendance_mode == "online"
    online = one(location={"@type": "Place", "name": "Online"})
    assert (online.location, online.event_attendance_mode) == (None, "online")
    both = one(location=[{"@type": "Place", "name": "Hall"}, {"@type": "VirtualLocation", "url": "https://a.example/"}])
    assert both.event_attendance_mode == "mixed"
    address = one(location={"@type": "PostalAddress", "addressLocality": "Paris", "addressCountry": "FR"})
    assert address.location is not None
    assert (address.location.name, address.time_zone) == (None, "Europe/Paris")
    hall = {"@type": "Place", "@id": "https://a.example/#hall", "name": "Hall"}
    room = one(location=[hall, {"@type": "Place", "name": "Room 2", "containedInPlace": {"@id": "https://a.example/#hall"}}])
    assert (room.room, room.location and room.location.name) == ("Room 2", "Hall")
    first = only(location=[{"@type": "Place", "name": "A"}, {"@type": "Place", "name": "B"}])
    assert [stated.value for stated in first.unmapped] == ["_:b3"]
    assert one(location={"@id": "https://a.example/hall"}).location is not None
    assert one(location={"@type": "Place"}).location is None


def test_people_and_bodies_in_every_form() -> None:
    event = one(
        organizer=["City", {"@id": "https://a.example/#org"}],
        performers={"@type": "MusicGroup", "name": "Los Andes"},
        performer={"@type": "PerformanceRole", "roleName": "keynote", "performer": {"@type": "Person", "name": "Ana"}},
        contributor={"@type": "Person"},
    )
    assert [(type(agent).__name__, agent.name, agent.id) for agent in event.organizer] == [
        ("Organization", "City", None),
        ("Organization", None, "https://a.example/#org"),
    ]
    assert {(type(agent).__name__, agent.name, agent.role) for agent in event.performer} == {
        ("PerformingGroup", "Los Andes", None),
        ("Person", "Ana", "keynote"),
    }
    assert event.contributor == ()


def test_values_that_are_nodes() -> None:
    event = one(
        inLanguage={"@type": "Language", "name": "Spanish", "alternateName": "es"},
        image={"@type": "ImageObject", "@id": "https://a.example/#image", "url": "https://a.example/a.jpg", "width": 9},
        audience={"@type": "Audience", "audienceType": "families"},
        maximumAttendeeCapacity={"@type": "QuantitativeValue", "value": 90},
        keywords=[
            "archives",
            {"@type": "DefinedTerm", "name": "water", "@id": "https://a.example/water"},
            {"@type": "DefinedTerm"},
        ],
        offers={"@type": "AggregateOffer", "lowPrice": 5, "offers": [{"price": "5", "priceCurrency": "€"}, {"price": 9}]},
        duration="PT2H",
    )
    assert (event.in_language, event.image, event.audience) == (("es",), ("https://a.example/a.jpg",), "families")
    assert (event.maximum_attendee_capacity, event.end_date) == (90, "2027-05-14T12:00+02:00")
    assert [(keyword.name, keyword.concept) for keyword in event.keywords][1:] == [("water", "https://a.example/water")]
    assert [(offer.price, offer.price_currency) for offer in event.offers] == [("5", "EUR"), ("9", None)]


def test_texts_in_several_languages() -> None:
    said = [{"@value": "Open day", "@language": "en"}, {"@value": "Puertas abiertas", "@language": "es"}, "Open day"]
    page = {"@type": "WebPage", "@id": "https://a.example/", "inLanguage": "en"}
    assert one(name=said).name == {"en": "Open day", "es": "Puertas abiertas"} or one(name=said).name == "Open day"
    assert one(name=said[:1], mainEntityOfPage=page).name == "Open day"
    assert one(name=[said[1], "Open day"], mainEntityOfPage=page).name == {"en": "Open day", "es": "Puertas abiertas"}
    assert one(name=said[1]).name == {"es": "Puertas abiertas"}


def test_several_events_and_what_they_are_parts_of() -> None:
    parts = [{**EVENT, "name": "B", "startDate": "2027-05-14T12:00+02:00"}, {**EVENT, "name": "A"}, "Break"]
    whole = one(subEvent=parts)
    assert [part.name for part in whole.sub_event] == ["A", "B", "Break"]
    around = {
        "@id": "https://a.example/fair",
        "@type": "Festival",
        "name": "Fair",
        "startDate": "2027-05-14",
        "subEvent": [{"name": "x"}],
    }
    several = events({**EVENT, "@id": "https://a.example/e/1", "superEvent": {"@id": "https://a.example/fair"}}, around)
    found = {event.name: event for event in map(event_of, several)}
    super_event = found["Open day"].super_event
    assert super_event is not None
    assert (super_event.name, super_event.same_as, super_event.sub_event) == ("Fair", ("https://a.example/fair",), ())
    assert (found["Open day"].id, found["Open day"].same_as) == ("e-1", ("https://a.example/e/1",))


def test_an_event_that_only_something_else_mentions() -> None:
    (reading,) = events({"@type": "Article", "about": {**EVENT, "url": "https://a.example/e.html?utm_source=x&id=7"}})
    assert event_of(reading).id == "e.html-id-7"
    assert events({"@type": "Person", "name": "Ana"}) == []


def test_circles_end() -> None:
    ids = ["https://a.example/1", "https://a.example/2"]
    circle = [
        {**EVENT, "name": f"E{n}", "@id": ids[n], "subEvent": {"@id": ids[1 - n]}, "superEvent": {"@id": ids[1 - n]}}
        for n in range(2)
    ]
    first, second = sorted(map(event_of, events(*circle)), key=lambda event: str(event.name))
    assert first.super_event is not None
    assert (first.super_event.same_as, first.super_event.sub_event, second.name) == ((ids[1],), (), "E1")
    whole = events({**EVENT, "@id": ids[0], "subEvent": {**EVENT, "superEvent": {"@id": ids[0]}}})[0]
    assert (event_of(whole).sub_event[0].super_event, whole.unmapped) == (None, ())
    itself = events({**EVENT, "@id": ids[0], "subEvent": {"@id": ids[0]}, "location": {"@id": ids[0]}})
    assert event_of(itself[0]).sub_event == ()


def test_a_long_circle_is_told_in_a_short_sentence_and_each_of_it_is_one_around_another() -> None:
    ids = [f"https://a.example/{n:04}" for n in range(60)]
    nodes = [{**EVENT, "name": f"E{n}", "@id": one, "subEvent": {"@id": ids[n - 1]}} for n, one in enumerate(ids)]
    tail = {**EVENT, "name": "Top", "@id": "https://a.example/top", "subEvent": {"@id": "https://a.example/low"}}
    nodes += [tail, {**EVENT, "name": "Low", "@id": "https://a.example/low"}]
    document = {"@context": "https://schema.org", "@graph": nodes}
    (reading,) = read_text(json.dumps(document), form="jsonld")
    roots = graph.StatedGraph(reading.statements, {}).roots
    assert len(roots) == len(ids) + 1
    assert "https://a.example/low" not in roots
    (told,) = (one for one in validate(json.dumps(document).encode()) if one.code == "super-event-cycle")
    assert "40 more" in told.message


def test_nodes_that_refer_to_each_other_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "MOST_NODES", -30)
    parts = [{**EVENT, "name": f"{number}", "performer": {"@id": "https://a.example/ana"}} for number in range(9)]
    ana = {"@type": "Person", "@id": "https://a.example/ana", "name": "Ana"}
    with pytest.raises(InputError, match="so often that more than"):
        events({**EVENT, "subEvent": parts}, ana)


def test_a_page_is_read_for_its_markup_and_else_for_its_text(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    markup = '<div itemscope itemtype="https://schema.org/Event"><h1 itemprop="name">Fair</h1><time itemprop="startDate" datetime="2027-05-14">May</time></div>'
    page.write_text(f"<html><body>{markup}</body></html>")
    assert "name: Fair  # line 1, microdata[0].name" in draft(page).text
    assert "startDate: 2027-05-14" in convert(page, to="yaml").text
    page.write_text("<html><body><h1>Open day of the archive</h1><p>14 May 2027, 10:00</p></body></html>")
    assert "name: Open day of the archive" in draft(page).text
    assert read_events(page.read_bytes(), name="a.html")[0].form == "programme"
    assert read(page)[0].form == "page"


def test_an_event_that_stands_there_twice_is_read_once_and_others_of_its_name_are_not_lost() -> None:
    hall, archive = {"@type": "Place", "name": "Hall"}, {"@type": "Place", "name": "Archive"}
    (once,) = events({**EVENT, "location": hall}, {**EVENT, "startDate": "2027-05-14"})
    assert (codes(once).count("event-listed-twice"), event_of(once).start_date) == (1, "2027-05-14T10:00+02:00")
    assert len(events({**EVENT, "location": hall}, {**EVENT, "location": archive})) == 2
    assert len(events(EVENT, {**EVENT, "startDate": "2027-05-14T12:00+02:00"}, {**EVENT, "startDate": "2027-05-15"})) == 3
    assert len(events({"@type": "Event", "name": "A"}, {"@type": "Event", "name": "A"})) == 2


def test_relative_addresses_are_those_of_the_page_where_it_says_its_own() -> None:
    head = '<link rel="canonical" href="https://a.example/events/fair">'
    script = json.dumps(
        {
            "@context": "https://schema.org",
            **EVENT,
            "image": "../fair.jpg",
            "organizer": {"@id": "#org", "name": "City"},
            "sponsor": {"@type": "Organization", "name": "Bank", "url": "bank.example"},
        }
    )
    page = '<html><head>{}</head><script type="application/ld+json">{}</script></html>'
    (reading,) = read_events(page.format(head, script).encode(), name="a.html")
    event = event_of(reading)
    assert (event.image, event.id, event.organizer[0].id) == (("https://a.example/fair.jpg",), "events-fair", None)
    assert reading.evidence["image[0]"].rule == "url-from-page-address"
    assert event.sponsor[0].url is None  # a host without its scheme, and no page beside this one
    for base, expected in (
        ("/b/", ("https://a.example/fair.jpg",)),
        ("https://b.example/c/d/", ("https://b.example/c/fair.jpg",)),
    ):
        (other,) = read_events(page.format(f'<base href="{base}">{head}', script).encode(), name="a.html")
        assert event_of(other).image == expected
    for wrong in ("", '<link rel="canonical" href="https://[/">', f'{head}<link rel="canonical" href="https://b.example/">'):
        (left,) = read_events(page.format(wrong, script).encode(), name="a.html")
        assert (event_of(left).image, "fact-left-out" in codes(left)) == ((), True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Av. 16 de Julio, La Paz, Bolivia", ("Av. 16 de Julio", "La Paz", "Bolivia")),
        ("Friedrichstr. 12, 10117 Berlin, Germany", ("Friedrichstr. 12", "Berlin", "Germany")),
    ],
)
def test_an_address_in_one_line(line: str, expected: tuple[str, str, str]) -> None:
    place = one(location={"@type": "Place", "name": "Hall", "address": line}).location
    assert place is not None
    assert place.address is not None
    assert (place.address.street_address, place.address.address_locality, place.address.address_country) == expected


def test_an_address_is_no_name_of_an_event() -> None:
    reading = only(superEvent="https://a.example/series", subEvent="Break")
    assert (event_of(reading).super_event, len(reading.unmapped)) == (None, 1)


def test_items_of_microdata_that_stand_in_no_item_are_read_and_told() -> None:
    page = (
        '<table><tr itemprop="event" itemscope itemtype="https://schema.org/Event"><td itemprop="name">Fair'
        '<td><meta itemprop="startDate" content="2027-05-14"><td itemprop="location" itemscope itemtype="https://schema.org/Place">'
        '<b itemprop="name">Hall</b></table>'
    )
    (reading,) = read_events(f"<html><body>{page}".encode(), name="a.html")
    event = event_of(reading)
    assert (event.name, event.start_date, event.location and event.location.name) == ("Fair", "2027-05-14", "Hall")
    assert "microdata-outside" in codes(reading)


def test_places_that_are_addresses_or_contradict_their_event() -> None:
    address = {"@type": "PostalAddress", "name": "Congress Centre", "addressCountry": "CZ"}
    place = one(location=address).location
    assert place is not None
    assert (place.name, place.address and place.address.address_country) == ("Congress Centre", "CZ")
    mode = "https://schema.org/OfflineEventAttendanceMode"
    stated = one(location={"@type": "Place", "name": "Zoom"}, eventAttendanceMode=mode)
    assert (stated.location and stated.location.name, stated.event_attendance_mode) == ("Zoom", "offline")
    behind = one(location="Memphis, TN, US").location
    assert behind is not None
    assert behind.name == "Memphis, TN, US"


def test_a_long_text_is_no_place() -> None:
    reading = only(location="Sucre, " * 1000, organizer={"@type": "Organization", "name": "x" * 1000})
    assert event_of(reading).location is None
    assert [stated.predicate.rpartition("/")[2] for stated in reading.unmapped] == ["location"]
    assert one(location={"@type": "Place", "name": "Hall", "address": "Sucre, " * 1000}).location is not None


def test_events_around_events_end_somewhere() -> None:
    chain = [
        {**EVENT, "name": f"E{n}", "@id": f"https://a.example/{n}", "superEvent": {"@id": f"https://a.example/{n + 1}"}}
        for n in range(90)
    ]
    found = events(*chain)
    assert len(found) == 90
    assert [stated.predicate.rpartition("/")[2] for stated in found[0].unmapped] == ["superEvent"]


@pytest.mark.parametrize("canonical", ["", '<link rel="canonical" href="https://www.example.org/maps">'])
def test_the_element_in_a_page_is_read_back_with_the_ids_of_its_parts(canonical: str) -> None:
    given = '{"id": "maps", "language": "en", "name": "Maps", "startDate": "2027-05-14", "location": "Hall", "subEvent": [{"id": "slot-1", "name": "A", "startDate": "2027-05-14T10:00"}]}'
    page = embed(json.loads(given), into=f"<html lang=en><head>{canonical}</head><body>Maps</body></html>".encode()).page
    assert page is not None
    (reading,) = read_events(page, name="maps.html")
    assert [one.id for one in event_of(reading).sub_event] == ["slot-1"]
    assert "id-format" not in {one.code for one in reading.problems}
