"""One road, with and without places: a record that is read plainly becomes what it becomes by the reader that knows places.

Where a line is read plainly, the event is the reader's, and the reader has nothing to say of how it is written. So the bytes, the
problems and all counts are the same, whether anything is told or not.
"""

from __future__ import annotations

import copy
import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from unittest import mock

import msgspec
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from event_ld import model, zones
from event_ld.batch import work
from event_ld.batch.records import At, Chunk
from event_ld.batch.work import Counts, Done, Task, Worker
from event_ld.problems import Severity
from event_ld.readers.formats import read_line
from event_ld.readers.plain_line import plainly
from event_ld.readers.reading import Options
from event_ld.thesaurus import Concept, in_memory
from event_ld.vocabulary import Vocabulary, own_vocabulary
from tests.conftest import ROOT
from tests.laws.strategies import events

BASE = "https://www.example.org/events/"
_BANK = {"type": "GovernmentOrganization", "name": "Map Bank", "alternateName": ["MB"], "url": "https://bank.example/"}
_SOL = {
    "type": "Person", "honorificPrefix": "Dr.", "name": "Eva Sol", "jobTitle": ["Head of maps", {"en": "Mapper", "es": "Cartógrafa"}],
    "affiliation": [_BANK], "email": "eva@maps.example", "description": "A mapper.", "role": "speaker",
}  # fmt: skip
ORDERLY: dict[str, Any] = {
    "id": "maps-2026",
    "type": "ConferenceEvent",
    "additionalType": "conference",
    "language": "en",
    "name": "Maps for all",
    "alternateName": ["Maps", "Maps", {"es": "Mapas"}],
    "description": 'Old maps & "new" ones.\n\nWith a \\ and a tab\tin it, and Ñandú.',
    "objectives": ["Show maps.", "Draw maps."],
    "keywords": [
        {"type": "DefinedTerm", "name": "open data", "concept": "open-data"},
        {"type": "DefinedTerm", "name": "transparency"},
        {"type": "DefinedTerm", "name": "a word of our own"},
    ],
    "audience": {"en": "all", "es": "todos"},
    "inLanguage": ["en", "es"],
    "startDate": "2026-05-03T09:00",
    "endDate": "2026-05-04T18:00",
    "doorTime": "2026-05-03T08:30",
    "eventStatus": "rescheduled",
    "previousStartDate": "2026-04-03",
    "location": {
        "type": "Place",
        "name": "Map House",
        "alternateName": ["MH"],
        "address": {
            "type": "PostalAddress", "streetAddress": "Calle 1", "addressLocality": "Sucre", "addressRegion": "Chuquisaca",
            "postalCode": "0101", "addressCountry": "Bolivia",
        },
        "geo": {"type": "GeoCoordinates", "latitude": "-19.05", "longitude": "-65.25"},
        "url": "https://house.example/",
    },
    "virtualLocation": {"type": "VirtualLocation", "name": "A stream", "url": "https://stream.example/"},
    "room": "Hall",
    "organizer": [_BANK, {"type": "Organization", "name": "Club"}],
    "sponsor": [{"type": "Corporation", "name": "Ink"}],
    "performer": [_SOL, {"type": "Person", "name": "Luis Paz"}],
    "contributor": [{"type": "Person", "name": "Ana Gil", "role": "a role of our own"}],
    "superEvent": {"type": "EventSeries", "name": "Map days", "startDate": "2026-05-01", "location": {"type": "Place", "name": "Sucre"}},
    "offers": [
        {"type": "Offer", "name": "Ticket", "price": "12.50", "priceCurrency": "BOB", "availability": "inStock",
         "validFrom": "2026-01-01", "url": "https://tickets.example/"},
        {"type": "Offer", "price": "0"},
    ],
    "isAccessibleForFree": False,
    "maximumAttendeeCapacity": 40,
    "image": ["https://house.example/a.png",
              {"type": "ImageObject", "url": "https://house.example/b.png", "caption": "A map", "creditText": "Map House"}],
    "url": "https://house.example/maps",
    "sameAs": ["https://other.example/maps"],
    "subEvent": [
        {"id": "one", "name": "Old maps", "startDate": "2026-05-03T09:00", "endDate": "2026-05-03T10:00", "room": "Room 4",
         "performer": [{"type": "Person", "name": "Luis Paz", "role": "moderator"}]},
        {"startDate": "2026-05-03T10:00", "endDate": "2026-05-03T11:00", "unknown": ["name", "performer"]},
        {"name": "A walk", "location": {"type": "Place", "name": "The garden"}, "type": "SocialEvent"},
        {"name": "Last day", "startDate": "2026-05-04T16:00", "endDate": "2026-05-04T18:00", "subEvent": [
            {"name": "The end", "startDate": "2026-05-04T17:00", "endDate": "2026-05-04T18:00"}]},
    ],
}  # fmt: skip


OWN = own_vocabulary()
TASKS = (
    Task(to="ntriples", base_url=BASE),
    Task(to="nquads", base_url=BASE, least=Severity.VIOLATION),
    Task(to="jsonl", base_url=BASE, least=Severity.INFO, only_valid=True),
    Task(to="jsonl", base_url=BASE, profile="portal", profiles=None),
    Task(),
)
WORKERS = [Worker(task) for task in TASKS]


def _line(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


def _both(worker: Worker, chunk: Chunk) -> tuple[Done, Done]:
    """What becomes of a chunk, and what becomes of it where no record is read plainly."""
    plain = worker.work(chunk)
    with mock.patch.object(work, "plainly", return_value=None):
        return plain, worker.work(chunk)


def _event(line: bytes, name: str = "a.jsonl") -> model.Event | None:
    """The event of a line that is read plainly, which is the reader's; None where the reader is asked."""
    plain = plainly(line, Options())
    if plain is None:
        return None
    (reading,) = read_line(line, name, 1, Options())
    assert plain.event == reading.event
    told = [one for one in reading.problems if one.code not in plain.codes]
    assert [(one.code, one.path, one.message) for one in plain.problems] == [(one.code, one.path, one.message) for one in told]
    assert len(reading.problems) == len(told) + len(plain.codes)
    return plain.event


def _agree(line: bytes) -> None:
    _event(line)
    for worker in WORKERS:
        plain, explained = _both(worker, Chunk("a.jsonl", 1, (line,), At()))
        assert plain == explained


def _way(line: bytes) -> str:
    """How a line is worked: `read again` where its places are needed, `asked` where it can't be read plainly."""
    if _event(line) is None:
        return "asked"
    with mock.patch.object(work, "read_line", wraps=read_line) as reader:
        WORKERS[0].work(Chunk("a.jsonl", 1, (line,), At()))
    return "read again" if reader.called else "plain"


def test_an_orderly_event_is_read_plainly() -> None:
    line = _line(ORDERLY).replace(b'": ', b'":').replace(b', "', b',"')
    assert _way(line) == "plain"
    _agree(line)


def test_counts_are_the_same_whatever_is_told() -> None:
    lines = (_line(ORDERLY), _line(ORDERLY | {"keywords": [{"type": "DefinedTerm", "name": "a word of our own"}]}),
             _line(ORDERLY | {"endDate": "2026-05-02"}), _line({"id": "a", "language": "en", "name": "A"}), b"{")  # fmt: skip
    found: list[Counts] = []
    for least in Severity:
        for task in (Task(base_url=BASE, least=least), Task(to="ntriples", base_url=BASE, least=least)):
            found += [done.counts for done in _both(Worker(task), Chunk("a.jsonl", 1, lines, At()))]
    assert all(one.problems == found[0].problems and one.events == found[0].events for one in found)
    assert all(found[0].problems.values())


@pytest.mark.slow
@given(st.sets(st.sampled_from(sorted(set(ORDERLY) - {"language", "name", "startDate"}))))
def test_without_some_of_its_properties_too(left_out: set[str]) -> None:
    line = msgspec.json.encode({name: value for name, value in ORDERLY.items() if name not in left_out}) + b"\n"
    _agree(line)


_ASKED = model.Event(sub_event=(model.Event(unknown=("performer",)),))


@example(event=model.Event(id="a", name="A day", start_date="1990-01-15", sub_event=_ASKED.sub_event))
@example(event=model.Event(id="a", name="A day", start_date="1990-01-15", sub_event=(_ASKED,)))
@given(events())
def test_on_any_event_both_ways_agree(event: model.Event) -> None:
    _agree(msgspec.json.encode(event) + b"\n")


def _places(value: object, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [place] if place else []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        found += _places(one, (*place, key))
    return found


_ODD: tuple[object, ...] = (
    "", " a", "a ", "\n", "a\x00", "a\x7f", "a\u00a0", "\u00a0a", "a\x85", "\ufeff", "\ud800"[:0], None, [], {}, True, 0, -1, 1.5, "null",
    "en", "xx-", "2026-05-03T09:00", "2026-02-30", "2026-05-03T24:00", "2026-05-03T09:00Z", "2026-05-03T09:00:00", "2026-05-03",
    "10:00", "<b>a</b>", "a &amp; b", "tba", "Person", "concepts", "slot-1", "https://x.example/", "not a url", "Eva Sol", "eva sol",
    "EVA  SOL", "Éva Sol", "Map Bank", "map bank", "speaker", "Ponente", "offline", "inStock", "name", ["a", "a"], {"en": "a"},
    {"es": "a"}, {"en": "a", "ES": "b"}, {"zz zz": "a"}, [{"type": "Person", "name": "Eva Sol"}] * 2, "America/La_Paz", "Mars/X",
)  # fmt: skip


@pytest.mark.slow
@given(st.sampled_from(_places(ORDERLY)), st.sampled_from(_ODD), st.sampled_from(_places(ORDERLY)), st.booleans())
def test_whatever_is_odd_both_ways_agree(place: tuple[Any, ...], odd: object, other: tuple[Any, ...], move: bool) -> None:  # noqa: FBT001
    data = copy.deepcopy(ORDERLY)
    value: Any = odd
    if move:  # a value out of another place
        value = data
        for key in other:
            value = value[key]
    inner: Any = data
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = copy.deepcopy(value)
    _agree(msgspec.json.encode(data) + b"\n")


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":"a","id":"b","language":"en","name":"A","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-05-03","location":{"type":"Place","type":"Place","name":"X"}}',
        b'{"id" :"a","language":"en","name":"A","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-05-03","maximumAttendeeCapacity":5.0}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-05-03","maximumAttendeeCapacity":-5}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-05-03","maximumAttendeeCapacity":-0}',
        b'{"id":"a","language":"en","name":"A","eventSchedule":{"type":"Schedule","byMonth":5.0}}',
        b'{"id":"a","language":"en","name":"A","eventSchedule":{"type":"Schedule","byMonth":5e0,"startTime":"09:00"}}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-05-03","organizer":[]}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-05-03","organizer":null}',
        b'{"id":"a","language":"en","name":"A\\u00e9","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"A\\u0000","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"A","description":"","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":" A","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"A ","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"\\ud800","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"a\\\\","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"\\"a\\"","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"\\" a \\"","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"x\\":y","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-05-03"',
        b"\xef\xbb\xbf" + b'{"id":"a","language":"en","name":"A","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"\xe9","startDate":"2026-05-03"}',
        b'{"id":"concepts","language":"en","name":"A","startDate":"2026-05-03"}',
        b'{"language":"en","name":"A","startDate":"2026-05-03"}',
        b'{"id":"a","name":"A","startDate":"2026-05-03"}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-03-29T02:30","timeZone":"Europe/Paris"}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-03-28T02:30","timeZone":"Europe/Paris"}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-03-28T02:30"}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-03-28","keywords":[{"type":"DefinedTerm","name":"open data, x"}]}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-03-28","keywords":[{"type":"DefinedTerm","name":"data and maps"}]}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-03-28","keywords":[{"type":"DefinedTerm","name":"Q"},'
        b'{"type":"DefinedTerm","name":"q"}]}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-03-28","location":{"type":"Place","address":{"type":"PostalAddress",'
        b'"addressLocality":"Lima"}}}',
        b'{"id":"a","language":"en","name":"A","startDate":"2026-03-28","location":{"type":"Place","address":{"type":"PostalAddress",'
        b'"addressCountry":{"en":"Peru","es":"Peru"}}}}',
    ],
)
def test_lines_that_are_odd_as_they_are_written(line: bytes) -> None:
    _agree(line)
    _agree(line + b"\r\n")


@pytest.mark.parametrize("angle", ["-16.50", "16", "-0.0", '"-16.5"', "1e1", "91.5", "-16.5e0", "16.", "016", "null"])
def test_angles_are_read_as_they_are_written(angle: str) -> None:
    line = (
        '{"id":"a","language":"en","name":"\\"latitude\\":5","startDate":"2026-05-03","location":{"type":"Place","name":"B",'
        f'"geo":{{"type":"GeoCoordinates","latitude":{angle},"longitude": {angle}}}}}}}'
    ).encode()
    _agree(line)
    assert (_event(line) is None) is (angle not in {"-16.50", "16", "-0.0", '"-16.5"'})


@pytest.mark.parametrize(
    ("change", "way"),
    [
        ({}, "plain"),
        ({"subEvent": [{"name": "A", "startDate": "2026-05-02T09:00"}]}, "read again"),
        ({"subEvent": [{"name": "A", "startDate": "2026-05-04T19:00"}]}, "read again"),
        ({"subEvent": [{"name": "A", "startDate": "2026-05-03T09:00", "endDate": "2026-05-05T09:00"}]}, "read again"),
        ({"subEvent": [{"name": "A", "endDate": "2026-05-03T09:00"}]}, "plain"),
        ({"subEvent": [{"name": "A", "startDate": "2026-05-03T10:00", "endDate": "2026-05-03T09:00"}]}, "read again"),
        ({"organizer": [{"type": "Organization", "name": "A", "role": "host"}]}, "plain"),
        ({"organizer": [{"type": "Organization", "name": "A", "id": "a"}]}, "plain"),
        ({"performer": [{"type": "Person", "name": "A", "role": "Ponente"}]}, "asked"),
        ({"performer": [{"type": "Person", "name": "A", "role": "ponente libre"}]}, "plain"),
        ({"eventSchedule": {"type": "Schedule", "startTime": "09:00", "repeatFrequency": "P1W"}}, "plain"),
        ({"timeZone": "America/Lima"}, "plain"),
        ({"name": "<b>Maps</b>"}, "asked"),
        ({"startDate": "2026-05-05T09:00"}, "read again"),
        ({"subEvent": [{"name": "A", "timeZone": "America/Lima"}]}, "plain"),
        ({"subEvent": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]}, "read again"),
        ({"subEvent": [{"id": "a b", "name": "A"}]}, "asked"),
        ({"subEvent": [{"name": "A", "location": ORDERLY["location"]}]}, "plain"),
        ({"subEvent": [{"name": "A", "room": "Hall"}, {"name": "B", "room": "Hall"}]}, "plain"),
        ({"location": {"type": "Place", "id": "a", "name": "A"}}, "read again"),
        ({"location": {"type": "Place", "address": {"type": "PostalAddress", "streetAddress": "Calle 1"}}}, "read again"),
        ({"organizer": [{"type": "Organization"}]}, "asked"),
        ({"offers": [{"type": "Offer"}]}, "asked"),
        ({"subEvent": [{"type": "SocialEvent"}]}, "asked"),
        ({"organizer": [{"type": "Organization", "name": {"es": "A"}}]}, "plain"),
        ({"organizer": [{"type": "Organization", "name": "Map Bank"}]}, "plain"),
        ({"organizer": [{"type": "Person", "name": "Ana"}, {"type": "Person", "name": "Ana"}]}, "plain"),
        ({"organizer": [{"type": "Person", "name": "Ána"}, {"type": "Person", "name": "Ana"}]}, "read again"),
        ({"name": {"EN": "Maps"}}, "asked"),
        ({"name": {"en": "Maps"}}, "asked"),
        ({"name": {"en": "Maps", "es": "Mapas"}}, "plain"),
        ({"previousStartDate": "2026-02-30"}, "asked"),
        ({"startDate": "2026-02-30T09:00"}, "asked"),
        ({"keywords": [{"type": "DefinedTerm", "name": "a", "inDefinedTermSet": "https://x.example/"}]}, "asked"),
        ({"keywords": [{"type": "DefinedTerm", "name": "open data"}, {"type": "DefinedTerm", "name": "Open Data"}]}, "asked"),
        ({"keywords": [{"type": "DefinedTerm", "name": "open data and transparency"}]}, "asked"),
        ({"keywords": [{"type": "DefinedTerm", "name": "a", "concept": "https://x.example/a"}]}, "plain"),
        ({"keywords": [{"type": "DefinedTerm", "name": "digital government"}]}, "plain"),
        ({"offers": [{"type": "Offer", "price": "free"}]}, "asked"),
        ({"offers": [{"type": "Offer", "availability": "none"}]}, "asked"),
        ({"inLanguage": ["EN"]}, "asked"),
        ({"additionalType": "Panel"}, "asked"),
        ({"additionalType": "https://x.example/panel"}, "plain"),
        ({"unknown": ["nothing"]}, "asked"),
        ({"unknown": ["location", "room"]}, "plain"),
        ({"unknown": ["timeZone", "location", "room"]}, "read again"),
        ({"superEvent": {"id": "a", "name": "A"}}, "plain"),
        ({"timeZone": "Mars/X"}, "read again"),
        ({"maximumAttendeeCapacity": -1}, "asked"),
        ({"image": ["x"]}, "asked"),
        ({"url": "x"}, "asked"),
    ],
)
def test_how_an_event_is_worked(change: dict[str, Any], way: str) -> None:
    line = msgspec.json.encode(ORDERLY | change)
    assert _way(line) == way
    _agree(line)


@pytest.mark.parametrize("clash", ["person", "room"])
def test_two_parts_that_need_one_person_or_one_room(clash: str) -> None:
    more: dict[str, Any] = {"room": "Room 4"} if clash == "room" else {"performer": [{"type": "Person", "name": "Luis Paz"}]}
    for start, way in (("09:30", "read again"), ("10:00", "plain")):
        parts = [
            {"name": "A", "startDate": "2026-05-03T09:00", "endDate": "2026-05-03T10:00", **more},
            {"name": "B", "startDate": f"2026-05-03T{start}", "endDate": "2026-05-03T11:00", **more},
        ]
        line = msgspec.json.encode(ORDERLY | {"subEvent": parts})
        assert _way(line) == way
        _agree(line)


def test_a_placeholder_as_base_leaves_the_page_to_the_url() -> None:
    plain = {name: ORDERLY[name] for name in ("id", "language", "name", "startDate", "url")}
    done = Worker(Task(to="ntriples")).work(Chunk("a.jsonl", 1, (_line(plain),), At()))
    assert b"<https://house.example/maps#event> " in done.output
    assert not done.lacks_base
    for more in ({"keywords": ORDERLY["keywords"]}, {"url": None}):
        data = {name: value for name, value in (plain | more).items() if value is not None}
        assert Worker(Task(to="ntriples")).work(Chunk("a.jsonl", 1, (_line(data),), At())).lacks_base


def test_a_vocabulary_of_ones_own() -> None:
    named = Concept(name="a", scheme="https://x.example/scheme", pref_label={"en": "transparency"}, alt_label={})
    for own in (Vocabulary(), Vocabulary(in_memory([named]))):
        worker = Worker(Task(to="ntriples", base_url=BASE, vocabulary=own))
        plain, explained = _both(worker, Chunk("a.jsonl", 1, (msgspec.json.encode(ORDERLY),), At()))
        assert plain == explained


def test_validating_alone() -> None:
    done = Worker(Task(base_url=BASE)).work(Chunk("a.jsonl", 1, (msgspec.json.encode(ORDERLY),), At()))
    assert (done.output, done.counts.events, done.counts.left_out, done.problems) == (b"", 1, 0, ())


def test_the_zone_of_the_option() -> None:
    data = {name: value for name, value in ORDERLY.items() if name != "location"}
    worker = Worker(Task(to="ntriples", base_url=BASE, time_zone="America/Lima"))
    plain, explained = _both(worker, Chunk("a.jsonl", 1, (msgspec.json.encode(data),), At()))
    assert plain == explained
    assert b"09:00:00-05:00" in plain.output


@pytest.mark.parametrize(
    "task",
    [
        Task(base_url=BASE, engine="pyshacl"),
        Task(base_url=BASE, profiles=("core", "cpev")),
        Task(base_url=BASE, today=date(2030, 1, 1)),
        Task(base_url=BASE, profiles=("core",), shapes=(((ROOT / "shapes" / "web.ttl").read_bytes(), "web.ttl"),)),
    ],
)
def test_every_task_goes_the_same_road(task: Task) -> None:
    plain, explained = _both(Worker(task), Chunk("a.jsonl", 1, (msgspec.json.encode(ORDERLY), b"{"), At()))
    assert plain == explained


# -- YAML


def _yaml(data: object) -> bytes:
    return yaml.safe_dump(json.loads(json.dumps(data)), allow_unicode=True, sort_keys=False).encode()


def _is_read_plainly(data: bytes) -> bool:
    plain, explained = _both(WORKERS[0], Chunk("a.yaml", 0, (data,), At()))
    assert plain == explained
    return plainly(data, Options(), is_yaml=True) is not None


def test_an_orderly_file_is_read_plainly() -> None:
    assert _is_read_plainly(_yaml(ORDERLY))
    assert _is_read_plainly(b"# A comment\n" + _yaml(ORDERLY))


@pytest.mark.parametrize(
    "data",
    [
        _yaml(ORDERLY).replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + _yaml(ORDERLY),
        b"--- " + b"\n" + _yaml(ORDERLY) + b"---\n" + _yaml(ORDERLY),
        _yaml(ORDERLY).replace(b"id: maps-2026", b"id: &a maps-2026\nname: *a"),
        _yaml(ORDERLY).replace(b"id: maps-2026", b"id: &a maps-2026"),
        _yaml(ORDERLY).replace(b"id: maps-2026", b"id: !x maps-2026"),
        _yaml(ORDERLY).replace(b"id: maps-2026", b"id: maps-2026\nid: b"),
        _yaml(ORDERLY).replace(b"id: maps-2026", b"id:"),
        _yaml(ORDERLY).replace(b"id: maps-2026\n", b""),
        _yaml(ORDERLY).replace(b"isAccessibleForFree: false", b"isAccessibleForFree: no"),
        _yaml(ORDERLY).replace(b"maximumAttendeeCapacity: 40", b"maximumAttendeeCapacity: some"),
        _yaml(ORDERLY).replace(b"maximumAttendeeCapacity: 40", b"maximumAttendeeCapacity: true"),
        _yaml(ORDERLY).replace(b"room: Hall", b"room: &r Hall"),
        _yaml(ORDERLY).replace(b"room: Hall", b"? [a]\n: Hall"),
        _yaml(ORDERLY | {"subEvent": ["A slot"]}),
        _yaml(ORDERLY | {"subEvent": "A slot"}),
        _yaml(ORDERLY | {"superEvent": "A congress"}),
        _yaml(["a"]),
        b"id: a\nname: [1\n",
        b"id: a\nname: \xe9\n",
        b"a",
        b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        b"# nothing\n",
    ],
)
def test_files_that_are_odd_are_asked_of_the_reader(data: bytes) -> None:
    assert not _is_read_plainly(data)


@settings(max_examples=300)
@given(name=st.sampled_from(sorted(zones.zone_names())), day=st.dates(date(1850, 1, 2), date(2100, 1, 1)))
def test_the_offset_of_a_day_is_that_of_each_of_its_hours(name: str, day: date) -> None:
    rules = zones.zone(name)
    noon = datetime(day.year, 1, 1, 12, tzinfo=rules)
    year = [noon + timedelta(days=number) for number in range(366)]
    changes = [one for one, other in pairwise(year) if one.utcoffset() != other.utcoffset()]
    days = [noon.replace(month=day.month, day=day.day), *changes, *(one + timedelta(days=1) for one in changes)]
    for middle in days:
        hours = {(middle + timedelta(hours=number)).utcoffset() for number in range(-13, 14)}
        text = middle.date().isoformat()
        assert zones.offset_of_day(name, text) == (zones.offset(name, f"{text}T12:00") if len(hours) == 1 else None)
