"""Schedules of conference software and answers of programs: counts, days behind midnight, zones, people, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from event_ld.errors import InputError
from event_ld.inputs import read_text
from event_ld.readers import foreign_files, xml_document

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.readers.reading import Reading


def talk(title: str, start: str, more: str = "", people: str = "<person id='1'>Ana</person>") -> str:
    return (
        f"<event id='{title[-1]}'><start>{start}</start><duration>00:30</duration><room>Hall</room><title>{title}</title>"
        f"<abstract>&lt;p&gt;Short&lt;/p&gt;</abstract><description>Long</description><track>T</track>{more}"
        f"<persons>{people}</persons></event>\n"
    )


def schedule(*talks: str, conference: str = "<city>Brussels</city>") -> str:
    return (
        f"<?xml version='1.0'?>\n<schedule><conference><title>Conf</title><acronym>conf</acronym><start>2027-02-06</start>{conference}"
        f"</conference>\n<day date='2027-02-06' index='1'><room name='Hall'>{''.join(talks)}</room></day></schedule>"
    )


def only(text: str | dict[str, Any], name: str = "a.xml") -> Reading:
    (reading,) = read_text(text if isinstance(text, str) else json.dumps(text), name=name)
    return reading


def event_of(reading: Reading) -> Event:
    assert reading.event is not None
    return reading.event


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def test_a_schedule_of_pentabarf() -> None:
    reading = only(schedule(talk("Talk A", "09:30"), talk("Talk B", "01:00", people=""), conference="<venue>ULB</venue><city>Brussels</city><day_change>09:00:00</day_change>"))  # fmt: skip
    event = event_of(reading)
    assert (event.id, event.name, event.start_date, event.end_date) == ("conf", "Conf", "2027-02-06", None)
    assert event.time_zone == "Europe/Brussels"
    first, second = event.sub_event
    assert (first.id, first.name, first.start_date, first.end_date) == ("A", "Talk A", "2027-02-06T09:30", "2027-02-06T10:00")
    assert (first.room, first.description, [person.name for person in first.performer]) == ("Hall", "Short\n\nLong", ["Ana"])
    assert (second.start_date, second.performer) == ("2027-02-07T01:00", ())
    assert reading.evidence["subEvent[0].endDate"].rule == "end-from-duration"
    assert reading.source.position(reading.evidence["subEvent[1].name"].spans[0].start).line == 4
    (left,) = [problem.message for problem in reading.problems if problem.code == "fact-left-out"]
    assert left == "Nothing reads what stands under track."


def test_a_time_before_the_day_opens_is_of_the_next_and_the_room_is_that_of_the_element_around() -> None:
    text = schedule(talk("CANCELLED: Talk A", "00:45")).replace("<room>Hall</room>", "")
    for closes, start in (("2027-02-07T02:00", "2027-02-07T00:45"), ("2027-02-06T20:00", "2027-02-06T00:45")):
        reading = only(text.replace("index='1'", f"start='2027-02-06T09:00' end='{closes}'"))
        (part,) = event_of(reading).sub_event
        assert (part.start_date, part.room) == (start, "Hall")
        assert "status-in-text" in codes(reading)


def test_dates_languages_and_talks_that_stand_there_twice() -> None:
    one = talk("Talk A", "09:30", "<date>2027-02-06T23:30:00+01:00</date><language>de_DE</language><url>/a</url>")
    event = event_of(only(schedule(one, one, talk("Talk B", "10:00", "<language>English</language>"))))
    assert [(part.start_date, part.in_language, part.url) for part in event.sub_event] == [
        ("2027-02-06T23:30", ("de-DE",), None), ("2027-02-06T10:00", ("en",), None)
    ]  # fmt: skip
    assert "fact-left-out" in codes(only(schedule(one, one)))
    assert "date-format" in codes(only(schedule(talk("Talk A", "later"))))


def test_offsets_win_over_a_zone_that_contradicts_them() -> None:
    one = talk("Talk A", "09:30", "<date>2027-02-06T09:30:00+01:00</date>")
    reading = only(schedule(one, conference="<time_zone_name>UTC</time_zone_name>"))
    assert event_of(reading).time_zone is None
    assert event_of(reading).sub_event[0].start_date == "2027-02-06T09:30+01:00"
    assert "fact-doubtful" in codes(reading)
    kept = event_of(only(schedule(one, conference="<time_zone_name>Europe/Berlin</time_zone_name>")))
    assert (kept.time_zone, kept.sub_event[0].start_date) == ("Europe/Berlin", "2027-02-06T09:30")
    assert "unknown-zone" in codes(only(schedule(one, conference="<time_zone_name>Berlin</time_zone_name>")))


TALK = {"guid": "g", "date": "2027-02-06T10:00:00+01:00", "start": "10:00", "duration": "1:00", "room": "Hall", "title": "A", "abstract": "",
        "description": "B", "persons": [{"id": 1, "public_name": "Ana"}, {"id": 2, "name": ""}], "do_not_record": True}  # fmt: skip


def test_schedules_in_json_of_both_versions() -> None:
    conference = {"acronym": "c", "title": "C", "start": "2027-02-06", "time_zone_name": "Europe/Berlin"}
    first = {"schedule": {"conference": conference | {"days": [{"date": "2027-02-06", "rooms": {"Hall": [TALK], "Yard": []}}]}}}
    second = {"schedule": {"conference": conference, "events": [{**TALK, "start": TALK["date"], "room": {"name": "Hall"}}]}}
    for document in (first, second):
        event = event_of(only(document, "a.json"))
        (part,) = event.sub_event
        assert (event.id, event.time_zone, part.start_date, part.end_date) == (
            "c",
            "Europe/Berlin",
            "2027-02-06T10:00",
            "2027-02-06T11:00",
        )
        assert (part.room, part.description, [person.name for person in part.performer]) == ("Hall", "B", ["Ana"])


def test_answers_of_other_programs() -> None:
    sessionize = {
        "sessions": [{"id": "7", "title": "A", "startsAt": "2027-02-06T10:00:00", "endsAt": "2027-02-06T11:00:00", "roomId": 3, "speakers": ["x", "gone"]}],
        "speakers": [{"id": "x", "fullName": "Ana Rojas", "email": "a@a.example"}], "rooms": [{"id": 3, "name": "Hall"}],
    }  # fmt: skip
    (part,) = event_of(only(sessionize, "a.json")).sub_event
    assert (part.id, part.room, [person.name for person in part.performer]) == ("7", "Hall", ["Ana Rojas"])
    calendar = {"events": [{"id": 1, "title": "A", "start_date": "2027-02-06 19:30:00", "utc_start_date": "2027-02-06 18:30:00",
                            "end_date": "2027-02-06 21:00:00", "timezone": "Europe/Berlin", "venue": {"venue": "Library"}, "image": False, "tags": None,
                            "organizer": [{"organizer": "City"}], "categories": [{"name": "open data"}]}]}  # fmt: skip
    event = event_of(only(calendar, "a.json"))
    assert (event.start_date, event.end_date, event.time_zone) == ("2027-02-06T19:30", "2027-02-06T21:00", "Europe/Berlin")
    assert event.location is not None
    assert (event.location.name, [body.name for body in event.organizer]) == ("Library", ["City"])
    calendar["events"][0] |= {"venue": [], "url": ["https://a.example/"], "categories": []}
    assert (event_of(only(calendar, "a.json")).location, event_of(only(calendar, "a.json")).url) == (None, None)
    when = {"date": "2027-02-06", "time": "10:00:00", "tz": "Europe/Zurich"}
    indico = {"results": [{"id": "9", "title": "A", "startDate": when, "endDate": {**when, "time": "12:00:00"}, "room": "222",
                           "chairs": [{"fullName": "ROJAS, Ana"}]}]}  # fmt: skip
    event = event_of(only(indico, "a.json"))
    assert (event.start_date, event.end_date, event.time_zone) == ("2027-02-06T10:00", "2027-02-06T12:00", "Europe/Zurich")
    agenda = {"events": [{"uid": 1, "slug": "fete", "title": {"fr": "Fête", "en": "Feast"}, "longDescription": None, "description": "B", "timezone": "Europe/Paris",
                          "timings": [{"begin": "2027-02-06T10:00:00+01:00", "end": "2027-02-06T11:00:00+01:00"}]}]}  # fmt: skip
    event = event_of(only(agenda, "a.json"))
    assert event.description == "B"
    assert (event.id, event.name, event.start_date) == ("fete", {"fr": "Fête", "en": "Feast"}, "2027-02-06T10:00")


@pytest.mark.parametrize(
    "declared",
    [
        "<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>",
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY % p SYSTEM 'http://a.example/'>",
    ],
)
def test_entities_are_refused(declared: str) -> None:
    text = f"<?xml version='1.0'?><!DOCTYPE schedule [{declared}]>{schedule(talk('&b;', '09:30'))[22:]}"
    with pytest.raises(InputError, match=r"a\.xml declares entities, which are not read"):
        read_text(text, name="a.xml")


def test_broken_documents_and_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = only(schedule(talk("Talk A", "09:30"), talk("Talk B", "10:30"))[:-120])
    assert codes(cut).count("syntax") == 1
    assert event_of(cut).sub_event[0].name == "Talk A"
    assert codes(only("<schedule><day/></schedule>")) == ["no-event"]
    with pytest.raises(InputError, match="more than 500,000 elements, or more than 40 in each other"):
        read_text("<schedule>" + "<a>" * 50, name="a.xml")
    monkeypatch.setattr(foreign_files, "MOST_RECORDS", 1)
    with pytest.raises(InputError, match="more than 1 events"):
        read_text(schedule(talk("Talk A", "09:30"), talk("Talk B", "10:30")), name="a.xml")
    monkeypatch.setattr(xml_document, "MOST_NODES", 3)
    with pytest.raises(InputError, match="more than 3 elements"):
        read_text(schedule(talk("Talk A", "09:30")), name="a.xml")


def test_talks_that_are_cancelled_stay_and_say_so() -> None:
    more = "<cancelled>true</cancelled>"
    reading = only(schedule(talk("Talk A", "09:30", more), talk("Talk B", "10:00", "<status>aplazada</status>"), talk("Talk C", "10:30", "<status>odd</status>"), talk("Talk D", "11:00", "<cancelled>false</cancelled>")))  # fmt: skip
    assert [part.event_status for part in event_of(reading).sub_event] == ["cancelled", "postponed", None, None]
    assert "“odd” is no status that is known." in [one.message for one in reading.problems]


def test_talks_right_below_their_day_and_people_without_a_name() -> None:
    more = "<language>en</language>"
    talks = talk("The river A", "23:30", more, "<person url='//a.example/ana'/><person id='2' url='//a.example/bo'>Bo</person>") + talk("The lake B", "00:15")  # fmt: skip
    text = schedule(conference="<day_change>04:00</day_change>").replace("<room name='Hall'></room>", talks)
    reading = only(text)
    first, second = event_of(reading).sub_event
    assert (first.start_date, first.end_date, first.room) == ("2027-02-06T23:30", "2027-02-07T00:00", "Hall")
    assert second.start_date == "2027-02-07T00:15"
    assert [one.name for one in first.performer] == ["Bo"], "an address is no name"
    assert (first.in_language, {"unknown-key", "language-tag"} & {*codes(reading)}) == (("en",), set())


def test_other_views_of_sessionize() -> None:
    session = {
        "id": "7", "title": "A", "startsAt": "2027-02-06T10:00:00", "endsAt": "2027-02-06T11:00:00", "isServiceSession": False,
        "speakers": [{"id": "x", "name": "Ana Rojas"}], "roomId": 3, "room": "Hall",
    }  # fmt: skip
    by_group = [{"groupId": None, "groupName": "All", "sessions": [session]}]
    by_room = [{"date": "2027-02-06T00:00:00", "rooms": [{"id": 3, "name": "Hall", "sessions": [session]}]}]
    for document in (by_group, by_room, {"sessions": [session]}):
        event = event_of(only(json.dumps(document), "a.json"))
        (part,) = event.sub_event
        assert (part.id, part.room, [person.name for person in part.performer]) == ("7", "Hall", ["Ana Rojas"])
        assert (event.start_date, event.end_date) == ("2027-02-06T10:00", "2027-02-06T11:00"), "by its parts"


def test_an_agenda_that_a_portal_of_data_has_copied() -> None:
    fields = {
        "uid": "5", "slug": "fete", "title_fr": "Fête du lac", "description_fr": "Court", "longdescription_fr": "<p>Long</p>",
        "firstdate_begin": "2027-06-05T08:00:00+00:00", "lastdate_end": "2027-06-06T16:00:00+00:00", "location_city": "Annecy",
        "location_name": "Le Pâquier", "location_countrycode": "FR", "keywords_fr": ["lac"], "timings": "[]",
    }  # fmt: skip
    for document in ({"nhits": 1, "records": [{"fields": fields}]}, {"total_count": 1, "results": [fields]}):
        event = event_of(only(document, "a.json"))
        assert (event.id, event.name, event.description) == ("fete", "Fête du lac", "Long")
        assert (event.start_date, event.end_date) == ("2027-06-05T10:00", "2027-06-06T18:00")
        assert event.location is not None
        assert event.location.name == "Le Pâquier"


def test_contributions_are_parts_and_days_alone_have_no_times() -> None:
    def when(clock: str) -> dict[str, str]:
        return {"date": "2027-02-06", "time": f"{clock}:00", "tz": "Europe/Zurich"}

    within = [{"id": "2", "title": "B", "startDate": when("11:00"), "endDate": when("11:30"), "speakers": []}]
    talks = [{"id": "1", "title": "A", "startDate": when("10:00"), "endDate": when("10:30"), "speakers": [{"fullName": "Rojas, A."}]}]  # fmt: skip
    document = {"results": [{"id": "9", "title": "Day", "startDate": when("10:00"), "endDate": when("12:00"),
                             "contributions": talks, "sessions": [{"title": "S", "contributions": within}]}]}  # fmt: skip
    event = event_of(only(document, "a.json"))
    assert [(one.id, one.name, one.start_date) for one in event.sub_event] == [("1", "A", "2027-02-06T10:00"), ("2", "B", "2027-02-06T11:00")]  # fmt: skip
    assert [one.name for one in event.sub_event[0].performer] == ["Rojas, A."]
    times = {"start_date": "2027-02-06 00:00:00", "utc_start_date": "2027-02-05 23:00:00", "end_date": "2027-02-07 23:59:59"}
    for said, start in ((True, "2027-02-06"), (False, "2027-02-06T00:00")):
        event = event_of(
            only({"events": [{"id": 1, "title": "A", "all_day": said, "timezone": "Europe/Berlin", **times}]}, "a.json")
        )
        assert event.start_date == start


def test_what_is_no_event_is_told_and_becomes_none() -> None:
    own = '<schedule><day date="2027-02-06"><entry><title>A</title><start>1030</start></entry></day></schedule>'
    (message,) = [one.message for one in only(own).problems]
    assert message == "The file, read as a schedule of frab, holds no event."
    for document in (
        {"weight": 3, "colour": "red"},
        [{"weight": 3}],
        {"$schema": "https://a.example/", "properties": {}, "type": "object"},
    ):
        with pytest.raises(InputError, match="which is not read: write its events as descriptions"):
            only(json.dumps(document), "a.json")
