"""Values that contradict each other or mean nothing, keys by what they mean, files of other programs, words of status."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

import pytest

from event_ld import zones
from event_ld.gazetteer import zone_of_place
from event_ld.inputs import read_text
from event_ld.model import Event, Organization, Person
from event_ld.publish.site.calendar import calendar
from event_ld.publish.site.words import direction
from event_ld.readers.html_text import text_of_html
from event_ld.readers.page_text import page_text
from event_ld.readers.synonyms import meant_key
from event_ld.validate.judge import Judge
from event_ld.validate.values import is_after, is_online, is_several

TODAY = date(2027, 1, 1)
NEW = {"doors-after-start", "duration-format", "coordinates", "place-is-online", "several-people", "time-twice",
       "text-for-a-thing", "event-end-missing", "status-in-text"}  # fmt: skip


def _codes(text: str, form: str) -> set[str]:
    judge = Judge(today=TODAY)
    return {one.code for reading in read_text(text, form=form) for one in judge.judge(reading)} & NEW


def _page(extra: str, location: str = '{"@type":"Place","name":"Hall","address":"Main 1, Riga, Latvia"}') -> set[str]:
    return _codes(
        '{"@context":"https://schema.org","@type":"Event","name":"Show","startDate":"2027-04-13T19:00:00+03:00",'
        f'"location":{location},{extra}}}',
        "json",
    )


END = '"endDate":"2027-04-13T21:00:00+03:00"'


@pytest.mark.parametrize(
    ("doors", "start", "expected"),
    [
        ("2027-04-13T20:00:00+03:00", "2027-04-13T19:00:00+03:00", True),
        ("2027-04-13T17:30:00Z", "2027-04-13T19:00:00+03:00", True),
        ("2027-04-13T19:30", "2027-04-13T19:00", True),
        ("2027-04-13T19:30", "2027-04-13T19:00:00+03:00", True),
        ("19:30", "2027-04-13T19:00", True),
        ("19:30:00", "2027-04-13T19:00:00+03:00", True),
        ("2027-04-14T01:00", "2027-04-13T19:00", True),
        ("18:30", "2027-04-13T19:00", False),
        ("2027-04-13T19:00", "2027-04-13T19:00", False),
        ("2027-04-13T16:00:00Z", "2027-04-13T19:00:00+03:00", False),
        ("19:30", "2027-04-13", False),
        ("half past", "2027-04-13T19:00", False),
        ("25:30", "2027-04-13T19:00", False),
        ("", "2027-04-13T19:00", False),
    ],
)
def test_doors(doors: str, start: str, expected: bool) -> None:  # noqa: FBT001  # a column of the table
    assert is_after(doors, start) is expected


def test_doors_of_an_event() -> None:
    assert _page(f'{END},"doorTime":"2027-04-13T20:00:00+03:00"') == {"doors-after-start"}
    assert _page(f'{END},"doorTime":"2027-04-13T18:00:00+03:00"') == set()
    assert "doors-after-start" in _codes("id: a\nname: A\nstartDate: 2027-04-13T19:00\ndoorTime: 2027-04-13T19:30\n", "yaml")


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("PT2H", set()), ("PT1H30M", set()), ("P2D", set()), ("P1W", set()), ("PT90M", set()), ("P1DT12H", set()),
        ("90 minutes", {"duration-format"}), ("2h", {"duration-format"}), ("PT", {"duration-format"}), ("P", {"duration-format"}),
        ("PT0S", {"duration-format"}), ("P0D", {"duration-format"}), ("1:30", {"duration-format"}), ("pt2h", {"duration-format"}),
    ],
)  # fmt: skip
def test_a_duration_is_a_text_and_an_end(duration: str, expected: set[str]) -> None:
    assert _page(f'"duration":"{duration}"') == expected


def test_a_duration_as_a_thing_is_no_text() -> None:
    assert _page('"duration":{"@type":"Duration","name":"long"}') == set()
    assert _page('"description":"x"') == {"event-end-missing"}


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_wrong"),
    [
        ("56.95", "24.1", False), ("-16.5", "-68.15", False), ("90", "180", False), ("-90.0", "-180", False), ("0", "0", False),
        ("-123.12", "49.28", True), ("56,95", "24,1", True), ("north", "24.1", True), ("56.95", "190", True), ("200", "24", True),
        ("56°57'", "24", True), ("", "24", True), ("1e400", "24", True), ("9" * 5000, "24", True),
    ],
)  # fmt: skip
def test_coordinates(latitude: str, longitude: str, is_wrong: bool) -> None:  # noqa: FBT001  # a column of the table
    geo = f'{{"@type":"GeoCoordinates","latitude":"{latitude}","longitude":"{longitude}"}}'
    found = _page(END, f'{{"@type":"Place","name":"Hall","address":"Main 1, Riga, Latvia","geo":{geo}}}')
    assert found == ({"coordinates"} if is_wrong else set())


@pytest.mark.parametrize(
    "name", ["Online event", "ONLINE", "Evento online", "Evento en línea", "Virtual", "En ligne", "Événement en ligne", "Zoom",
             "Webinar", "Google Meet", "Evento virtual", "(online)", "Online-Veranstaltung"],
)  # fmt: skip
def test_a_place_that_is_none(name: str) -> None:
    assert is_online(name)
    assert _page(END, f'{{"@type":"Place","name":"{name}","address":"x"}}') == {"place-is-online"}


@pytest.mark.parametrize(
    "name", ["Hall", "Online Café", "Casa Virtual de la Cultura", "Zoom Torino", "Ligne 13", "", "Virtua Hall"]
)
def test_a_place_that_is_one(name: str) -> None:
    assert not is_online(name)


def test_a_virtual_location_may_be_called_so() -> None:
    assert _page(END, '{"@type":"VirtualLocation","name":"Zoom","url":"https://e.org/"}') == set()


@pytest.mark.parametrize(
    "name",
    ["Ana Luz, Bo Chen and Carl Dee", "Ana Luz and Bo Chen", "Ana Luz & Bo Chen", "Ana Luz y Berta Paz", "María Peña e Inés Gil",
     "Jean Petit et Luc Grand", "Ana Luz; Bo Chen", "Ana Luz / Bo Chen", "Ana Luz, Bo Chen, Carl Dee", "Dr. Ana Luz und Bo Chen",
     "Ludwig van der Merwe and María de la Cruz"],
)  # fmt: skip
def test_names_of_several(name: str) -> None:
    assert is_several(name)


@pytest.mark.parametrize(
    "name",
    ["Ana Luz", "José Ortega y Gasset", "Santiago Ramón y Cajal", "Luz Pérez, Ana María", "Ana Luz, Universidad de Chile",
     "Simon & Garfunkel", "Ana Luz, PhD", "Prof. Ana Luz, Director, Museum of Riga", "Martin Luther King, Jr.", "Anna and friends",
     "Ana Luz, Head of the Office and Bo", "and", "", "Ana Luz and the University of Riga"],
)  # fmt: skip
def test_names_of_one(name: str) -> None:
    assert not is_several(name)


def test_several_people_in_one_performer() -> None:
    assert _page(f'{END},"performer":[{{"@type":"Person","name":"Ana Luz and Bo Chen"}}]') == {"several-people"}
    assert _page(f'{END},"performer":[{{"@type":"Organization","name":"Ana Luz and Bo Chen"}}]') == set()


@pytest.mark.parametrize(
    ("zone", "local", "expected"),
    [
        ("Europe/Riga", "2027-10-31T03:30", True), ("Europe/Riga", "2027-10-31T04:00", False),
        ("Europe/Riga", "2027-03-28T03:30", False), ("America/New_York", "2027-11-07T01:15", True),
        ("Australia/Lord_Howe", "2027-04-04T01:45", True), ("America/La_Paz", "2027-10-31T01:30", False),
        ("Atlantic/Azores", "2027-10-31T00:10", True),
    ],
)  # fmt: skip
def test_an_hour_that_comes_twice(zone: str, local: str, expected: bool) -> None:  # noqa: FBT001  # a column of the table
    assert zones.comes_twice(zone, local) is expected
    text = f"id: a\nname: A\nstartDate: {local}\ntimeZone: {zone}\n"
    assert ("time-twice" in _codes(text, "yaml")) is expected
    assert "time-twice" not in _codes(text.replace(local, local + zones.offset(zone, local)), "yaml")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("title", "name"), ("título", "name"), ("titre", "name"), ("Event Name", "name"), ("event_title", "name"),
        ("date", "startDate"), ("time", "startDate"), ("fecha", "startDate"), ("hora", "startDate"), ("start_date", "startDate"),
        ("startTime", "startDate"), ("when", "startDate"), ("end_date", "endDate"), ("endTime", "endDate"), ("ends", "endDate"),
        ("venue", "location"), ("lugar", "location"), ("lieu", "location"), ("where", "location"), ("speakers", "performer"),
        ("ponentes", "performer"), ("tags", "keywords"), ("host", "organizer"), ("organiser", "organizer"),
        ("organised_by", "organizer"), ("website", "url"), ("link", "url"), ("price", "offers"), ("tickets", "offers"),
        ("summary", "description"), ("agenda", "subEvent"), ("cover", "image"), ("tz", "timeZone"), ("xyzzy", None), ("", None),
    ],
)  # fmt: skip
def test_keys_by_what_they_mean(key: str, meant: str | None) -> None:
    fields = ("name", "startDate", "endDate", "location", "performer", "keywords", "organizer", "url", "offers", "description",
              "subEvent", "image", "timeZone", "doorTime")  # fmt: skip
    assert meant_key(key, fields) == meant


def test_a_key_of_another_record_is_not_proposed() -> None:
    assert meant_key("venue", ("name", "url")) is None
    (reading,) = read_text("title: A\ndate: 2027-05-06\nstartDat: x\n", form="yaml")
    messages = " ".join(one.message for one in reading.problems if one.code == "unknown-key")
    assert re.search("`title`.*`name`.*`date`.*`startDate`.*`startDat`.*`startDate`", messages)


@pytest.mark.parametrize("tag", ["s", "del", "strike", "S"])
def test_what_is_struck_through_is_not_said(tag: str) -> None:
    assert page_text(f"<p><{tag}>5 May 2027</{tag}> 12 May 2027</p><p>{tag}</p>") == f"12 May 2027\n\n{tag}\n"
    assert page_text(f"<p>A <{tag}>b <em>c</em></{tag}>d</p>").split() == ["A", "d"]


@pytest.mark.parametrize(
    "text",
    [
        "Réunion publique\n\nLe 9 avril 2027, de 9 h 30 à 12 h\nLieu : Salle des fêtes, Lyon, France\n",
        "Reunión abierta\n\nFecha: miércoles 7 de abril de 2027\nHora: 9:30 a 12:00\nLugar: Casa de la Música, Quito, Ecuador\n",
        "Reunião\n\nSábado, 10 de abril de 2027, das 9h30 às 12h\nLocal: Praça da Sé, São Paulo, Brasil\n",
        "Journée d’été\n\nVendredi 6 août 2027, 10 h – 12 h\nLieu : Théâtre, Genève, Suisse\n",
        "Debate público\n\nMiércoles 14 de abril de 2027, 10:00\nOrganización: Fundación Ñandú\n",
    ],
)
def test_accents_may_be_written_apart(text: str) -> None:
    (composed,), (apart,) = (read_text(unicodedata.normalize(form, text), form="programme") for form in ("NFC", "NFD"))
    assert apart.event == composed.event
    assert apart.source.text == composed.source.text


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Open meeting (moved online)", "moved online"),
        ("Jornada (APLAZADA al 20 de mayo)", "APLAZADA"), ("POSTPONED: Annual meeting", "POSTPONED"), ("Concert annulé", "annulé"),
        ("Reunião adiada para maio", "adiada"), ("The session is cancelled.", "cancelled"), ("Rescheduled to 3 May", "Rescheduled"),
        ("Réunion reportée", "reportée"), ("La charla pasa a ser virtual", "pasa a ser virtual"),
    ],
)  # fmt: skip
def test_words_of_status_are_told(line: str, word: str) -> None:
    (reading,) = read_text(f"Jornada\n\n6 de mayo de 2027, 10:00\n{line}\n", form="programme")
    places = [one.place for one in reading.problems if one.code == "status-in-text" and word in one.message]
    assert [place.line for place in places if place] == [4]


@pytest.mark.parametrize(
    "line", ["Cancellations until 3 May are free", "Aplazamientos", "A postponedness", "x " * 90 + "cancelled"]
)
def test_other_words_are_not(line: str) -> None:
    (reading,) = read_text(f"Jornada\n\n6 de mayo de 2027, 10:00\n{line}\n", form="programme")
    assert "status-in-text" not in {one.code for one in reading.problems}


# -- sites


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ur", "rtl"), ("ku-Arab", "rtl"), ("en", "ltr"),
     ("az-Latn", "ltr"), ("fa-Latn", "ltr"), ("pa-Arab-PK", "rtl"), ("pt-BR", "ltr"), ("yi", "rtl")],
)  # fmt: skip
def test_the_direction_of_languages(language: str, expected: str) -> None:
    assert direction(language) == expected


def _calendar(**fields: object) -> str:
    event = Event(name={"en": "A"}, language="en", **fields)  # type: ignore[arg-type]
    return calendar(event, "https://www.example.org/a/#event", "2027-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("organizer", "line"),
    [
        ((Organization(name={"en": "Archive; Maps"}, email="maps@example.org"),), 'ORGANIZER;CN="Archive; Maps":mailto:maps@example.org'),
        ((Organization(name={"en": 'The "Old", House'}, email="a@b.org"),), "ORGANIZER;CN=\"The 'Old', House\":mailto:a@b.org"),
        ((Organization(name={"en": "No mail"}), Person(name={"en": "Ana: Luz"}, email="a@b.org")), 'ORGANIZER;CN="Ana: Luz":mailto:a@b.org'),
    ],
)  # fmt: skip
def test_the_organiser_of_a_calendar(organizer: tuple[object, ...], line: str) -> None:
    assert f"\r\n{line}\r\n" in _calendar(start_date="2027-05-06", organizer=organizer).replace("\r\n ", "")
    assert "ORGANIZER" not in _calendar(start_date="2027-05-06", organizer=(Organization(name={"en": "x"}),))


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        ("America/Recife", "2027-10-05T09:00", "2027-10-05T10:00"), ("Europe/Riga", "2027-10-30T20:00", "2027-10-31T08:00"),
        ("America/Santiago", "2027-12-31T22:00", "2028-01-01T02:00"), ("Africa/Cairo", "2027-07-01T10:00", "2027-07-01T11:00"),
        ("Australia/Lord_Howe", "2027-01-01T00:30", "2027-01-01T01:30"), ("Asia/Kathmandu", "2027-01-01T00:30", "2027-01-01T01:30"),
        ("Pacific/Apia", "2011-12-29T10:00", "2011-12-31T10:00"), ("Africa/Casablanca", "2027-02-10T10:00", "2027-03-20T10:00"),
    ],
)  # fmt: skip
def test_a_calendar_has_the_zone_that_it_names(zone: str, start: str, end: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    text = _calendar(start_date=start, end_date=end, time_zone=zone)
    assert text.count("BEGIN:VTIMEZONE") == 1
    read = icalendar.Calendar.from_ical(text)
    own = next(one for one in read.walk("VTIMEZONE")).to_tz(lookup_tzid=False)
    for when, name in ((start, "DTSTART"), (end, "DTEND")):
        assert f"{name};TZID={zone}:" in text
        local = datetime.fromisoformat(when)
        assert local.replace(tzinfo=own).utcoffset() == local.replace(tzinfo=zones.zone(zone)).utcoffset()


def test_an_offset_of_its_own_and_the_ends_of_the_calendar_stay_in_utc() -> None:
    assert "DTSTART:20270506T070000Z" in _calendar(start_date="2027-05-06T10:00+03:00", time_zone="Europe/Riga")
    assert "VTIMEZONE" not in _calendar(start_date="9999-12-31T10:00", time_zone="Europe/Riga")
    assert "VTIMEZONE" not in _calendar(start_date="2027-05-06T10:00")


@pytest.mark.parametrize(
    ("country", "city", "region", "zone"),
    [
        ("France", "Fort-de-France", "", None),
        ("France", "Saint-Denis", "La Réunion", "Indian/Reunion"),
        ("France", "Lyon", "", "Europe/Paris"),
        ("DK", "Nuuk", "", None),
        ("US", "Ponce", "Puerto Rico", "America/Puerto_Rico"),
        ("US", "Atlanta", "Georgia", "America/New_York"),
        ("Germany", "Freiburg im Breisgau", "", "Europe/Berlin"),
        ("ES", "", "", None),
    ],
)
def test_a_territory_has_clocks_of_its_own(country: str, city: str, region: str, zone: str | None) -> None:
    assert zone_of_place(country, city, region) == zone


def test_the_lines_of_a_text_stay_where_a_word_in_it_is_marked() -> None:
    assert text_of_html("One <b>bold</b> word.\n\nTwo.\n- a") == "One bold word.\n\nTwo.\n- a"
    assert text_of_html("<p>One</p>\n<p>Two\nlines</p>") == "One\n\nTwo lines"


@pytest.mark.parametrize("offer", ['{"price":"free"}', '{"@type":"Offer","price":"free"}', '"https://e.org/t"'])
def test_an_offer_that_does_not_say_that_it_is_one_is_judged_all_the_same(offer: str) -> None:
    (reading,) = read_text(f'{{"@context":"https://schema.org","@type":"Event","name":"Show","offers":{offer}}}', form="json")
    found = {one.code for one in Judge(today=TODAY).judge(reading)} & {"offer-price-format", "offer-currency-missing"}
    assert found == ({"offer-price-format", "offer-currency-missing"} if "price" in offer else set())
