"""The fast path only ever says yes: what it writes is what the explaining path writes, and that finds nothing to tell."""

from __future__ import annotations

import copy
import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from event_ld import zones
from event_ld.batch.fast import FastPath, fast_path
from event_ld.batch.records import At, Chunk
from event_ld.batch.work import Done, Task, Worker
from event_ld.graph.nodes import build
from event_ld.problems import Severity
from event_ld.publish import jsonld
from event_ld.validate.approval import Approval
from event_ld.validate.compiled import Uncompilable
from event_ld.validate.profiles import Shapes, shapes_of
from event_ld.validate.report import Request, validate_tree
from event_ld.vocabulary import Concept, Vocabulary, own_vocabulary
from tests.laws.strategies import events

if TYPE_CHECKING:
    from event_ld import model

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
    "image": ["https://house.example/a.png", "https://house.example/b.png"],
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


def _paths(to: str = "jsonld", **more: Any) -> tuple[Worker, Worker]:  # noqa: ANN401
    """A worker with the fast path, and one without."""
    task = Task(to=to, base_url=BASE, **more)
    fast, slow = Worker(task), Worker(task)
    assert fast.fast is not None
    slow.fast = None
    return fast, slow


_NT, _WEB, _PORTAL, _QUADS = _paths("ntriples"), _paths("jsonl"), _paths("jsonl", profile="portal"), _paths("nquads")
_FAST = fast_path(base=BASE, zone=None, vocabulary=own_vocabulary(), profiles=("core",), least=Severity.WARNING)
assert _FAST is not None
FAST: FastPath = _FAST


def _line(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


def _both(line: bytes, workers: tuple[Worker, Worker]) -> tuple[Done, Done]:
    first, second = (one.work(Chunk("a.jsonl", 1, (line,), At())) for one in workers)
    return first, second


def _agree(line: bytes) -> None:
    for workers in (_NT, _WEB, _PORTAL, _QUADS):
        fast, slow = _both(line, workers)
        assert fast.output == slow.output
        assert fast.problems == slow.problems
        assert fast.counts.left_out == slow.counts.left_out


def _is_fast(line: bytes) -> bool:
    return FAST.read(line) is not None


def test_an_orderly_event_takes_the_fast_path() -> None:
    line = _line(ORDERLY).replace(b'": ', b'":').replace(b', "', b',"')
    assert _is_fast(line)
    _agree(line)


@given(st.sets(st.sampled_from(sorted(set(ORDERLY) - {"language", "name", "startDate"}))))
def test_without_some_of_its_properties_too(left_out: set[str]) -> None:
    line = msgspec.json.encode({name: value for name, value in ORDERLY.items() if name not in left_out}) + b"\n"
    _agree(line)


@given(events())
def test_on_any_event_both_paths_agree(event: model.Event) -> None:
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


@given(st.sampled_from(_places(ORDERLY)), st.sampled_from(_ODD), st.sampled_from(_places(ORDERLY)), st.booleans())
def test_whatever_is_odd_both_paths_agree(place: tuple[Any, ...], odd: object, other: tuple[Any, ...], move: bool) -> None:  # noqa: FBT001
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


@pytest.mark.parametrize(
    ("change", "is_fast"),
    [
        ({}, True),
        ({"subEvent": [{"name": "A", "startDate": "2026-05-02T09:00"}]}, False),
        ({"subEvent": [{"name": "A", "startDate": "2026-05-04T19:00"}]}, False),
        ({"subEvent": [{"name": "A", "startDate": "2026-05-03T09:00", "endDate": "2026-05-05T09:00"}]}, False),
        ({"subEvent": [{"name": "A", "endDate": "2026-05-03T09:00"}]}, False),
        ({"subEvent": [{"name": "A", "startDate": "2026-05-03T10:00", "endDate": "2026-05-03T09:00"}]}, False),
        ({"organizer": [{"type": "Organization", "name": "A", "role": "host"}]}, False),
        ({"organizer": [{"type": "Organization", "name": "A", "id": "a"}]}, False),
        ({"performer": [{"type": "Person", "name": "A", "role": "Ponente"}]}, False),
        ({"performer": [{"type": "Person", "name": "A", "role": "ponente libre"}]}, True),
        ({"eventSchedule": {"type": "Schedule", "startTime": "09:00"}}, False),
        ({"timeZone": "America/Lima"}, True),
        ({"name": "<b>Maps</b>"}, False),
        ({"startDate": "2026-05-05T09:00"}, False),
        ({"subEvent": [{"name": "A", "timeZone": "America/Lima"}]}, False),
        ({"subEvent": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]}, False),
        ({"subEvent": [{"id": "a b", "name": "A"}]}, False),
        ({"subEvent": [{"name": "A", "location": ORDERLY["location"]}]}, True),
        ({"subEvent": [{"name": "A", "room": "Hall"}, {"name": "B", "room": "Hall"}]}, True),
        ({"location": {"type": "Place", "id": "a", "name": "A"}}, False),
        ({"location": {"type": "Place", "address": {"type": "PostalAddress", "streetAddress": "Calle 1"}}}, False),
        ({"organizer": [{"type": "Organization"}]}, False),
        ({"organizer": [{"type": "Organization", "name": {"es": "A"}}]}, False),
        ({"organizer": [{"type": "Organization", "name": "Map Bank"}]}, False),
        ({"organizer": [{"type": "Person", "name": "Ana"}, {"type": "Person", "name": "Ana"}]}, False),
        ({"organizer": [{"type": "Person", "name": "Ána"}, {"type": "Person", "name": "Ana"}]}, False),
        ({"name": {"EN": "Maps"}}, False),
        ({"name": {"en": "Maps"}}, False),
        ({"name": {"en": "Maps", "es": "Mapas"}}, True),
        ({"previousStartDate": "2026-02-30"}, False),
        ({"startDate": "2026-02-30T09:00"}, False),
        ({"keywords": [{"type": "DefinedTerm", "name": "a", "inDefinedTermSet": "https://x.example/"}]}, False),
        ({"keywords": [{"type": "DefinedTerm", "name": "open data"}, {"type": "DefinedTerm", "name": "Open Data"}]}, False),
        ({"keywords": [{"type": "DefinedTerm", "name": "open data and transparency"}]}, False),
        ({"keywords": [{"type": "DefinedTerm", "name": "a", "concept": "https://x.example/a"}]}, False),
        ({"keywords": [{"type": "DefinedTerm", "name": "digital government"}]}, True),
        ({"offers": [{"type": "Offer", "price": "free"}]}, False),
        ({"offers": [{"type": "Offer", "availability": "none"}]}, False),
        ({"inLanguage": ["EN"]}, False),
        ({"additionalType": "Panel"}, False),
        ({"additionalType": "https://x.example/panel"}, True),
        ({"unknown": ["nothing"]}, False),
        ({"unknown": ["timeZone", "location", "room"]}, True),
        ({"superEvent": {"id": "a", "name": "A"}}, False),
        ({"timeZone": "Mars/X"}, False),
        ({"maximumAttendeeCapacity": -1}, False),
        ({"image": ["x"]}, False),
        ({"url": "x"}, False),
    ],
)
def test_what_is_a_doubt(change: dict[str, Any], is_fast: bool) -> None:  # noqa: FBT001
    line = msgspec.json.encode(ORDERLY | change)
    assert _is_fast(line) is is_fast
    _agree(line)


@pytest.mark.parametrize("clash", ["person", "room"])
def test_two_parts_that_need_one_person_or_one_room(clash: str) -> None:
    more: dict[str, Any] = {"room": "Room 4"} if clash == "room" else {"performer": [{"type": "Person", "name": "Luis Paz"}]}
    for start, is_fast in (("09:30", False), ("10:00", True)):
        parts = [
            {"name": "A", "startDate": "2026-05-03T09:00", "endDate": "2026-05-03T10:00", **more},
            {"name": "B", "startDate": f"2026-05-03T{start}", "endDate": "2026-05-03T11:00", **more},
        ]
        line = msgspec.json.encode(ORDERLY | {"subEvent": parts})
        assert _is_fast(line) is is_fast
        _agree(line)


def test_a_placeholder_as_base_leaves_the_page_to_the_url() -> None:
    path = fast_path(
        base="https://example.org/", zone=None, vocabulary=own_vocabulary(), profiles=("core",), least=Severity.WARNING
    )
    assert path is not None
    assert path.read(msgspec.json.encode(ORDERLY)) is None


def test_a_vocabulary_of_ones_own() -> None:
    named = Concept(name="a", scheme="https://x.example/scheme", pref_label={"en": "transparency"}, alt_label={})
    for own in (Vocabulary({}, {}), Vocabulary({"a": named})):
        fast, slow = _both(msgspec.json.encode(ORDERLY), _paths("ntriples", vocabulary=own))
        assert fast.output == slow.output


def test_validating_by_the_fast_path() -> None:
    done = Worker(Task(base_url=BASE)).work(Chunk("a.jsonl", 1, (msgspec.json.encode(ORDERLY),), At()))
    assert (done.output, done.counts.events, done.problems) == (b"", 1, ())


def test_the_zone_of_the_option() -> None:
    data = {name: value for name, value in ORDERLY.items() if name != "location"}
    workers = _paths("ntriples", time_zone="America/Lima")
    fast, slow = _both(msgspec.json.encode(data), workers)
    assert fast.output == slow.output
    assert b"09:00:00-05:00" in fast.output


def test_where_there_is_no_fast_path() -> None:
    for task in (
        Task(to="ntriples"),
        Task(to="ntriples", base_url=BASE, least=Severity.INFO),
        Task(to="ntriples", base_url=BASE, engine="pyshacl"),
        Task(base_url=BASE, profiles=None),
        Task(base_url=BASE, profiles=("core", "cpev")),
        Task(base_url=BASE, profiles=("core", "schema-org")),
    ):
        assert Worker(task).fast is None
    assert Worker(Task(base_url=BASE, profiles=("core", "web", "portal"))).fast is not None


# -- YAML


def _yaml(data: object) -> bytes:
    return yaml.safe_dump(json.loads(json.dumps(data)), allow_unicode=True, sort_keys=False).encode()


def _yaml_agrees(data: bytes) -> bool:
    results = [one.work(Chunk("a.yaml", 0, (data,), At())) for one in _NT]
    assert results[0].output == results[1].output
    assert results[0].problems == results[1].problems
    return FAST.read_yaml(data) is not None


def test_an_orderly_file_takes_the_fast_path() -> None:
    assert _yaml_agrees(_yaml(ORDERLY))
    assert _yaml_agrees(b"# A comment\n" + _yaml(ORDERLY))


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
def test_files_that_are_odd_take_the_explaining_path(data: bytes) -> None:
    assert not _yaml_agrees(data)


# -- approvals


@given(events())
def test_what_is_approved_has_no_result(event: model.Event) -> None:
    tree = build(event, BASE)
    nodes: dict[str, dict[str, Any]] = {}

    def walk(node: dict[str, Any]) -> None:
        if len(node) > 1:
            nodes[node["@id"]] = node
        for value in node.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict) and "@id" in one:
                    walk(one)

    walk(jsonld.portal(tree))
    for profile in ("core", "web", "portal"):
        codes = {shape.code for shape in shapes_of(profile).reporting()}
        for least in (Severity.WARNING, Severity.INFO):
            found = [
                one
                for one in validate_tree(tree, Request(profiles=(profile,))).problems
                if one.code in codes and (least is Severity.INFO or one.severity is not Severity.INFO)
            ]
            assert Approval(shapes_of(profile), least).holds(nodes) is not bool(found)


_PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix s: <http://schema.org/> . "


@pytest.mark.parametrize(
    "constraint",
    [
        "sh:property [ sh:path s:name ; sh:minLength 3 ]",
        "sh:property [ sh:path [ sh:inversePath s:name ] ; sh:minCount 1 ]",
        "sh:property [ sh:path ( s:location s:name ) ; sh:minCount 1 ]",
        "sh:property [ sh:path [ sh:alternativePath ( s:name s:url ) ] ; sh:minCount 1 ]",
        "sh:property [ sh:path [ sh:alternativePath ( s:name s:url ) ] ; sh:maxCount 1 ]",
        "sh:property [ sh:path s:location ; sh:property [ sh:path s:name ; sh:minCount 1 ] ]",
        "sh:property [ sh:path <urn:x> ; sh:minCount 1 ]",
        "sh:property [ sh:path s:name ; sh:pattern 'a' ; sh:flags 'x' ]",
        "sh:property [ sh:path s:name ; sh:in ( 'a' ) ]",
        "sh:property [ sh:path s:name ; sh:hasValue 'a' ]",
        "sh:property [ sh:path s:location ; sh:qualifiedValueShape [ sh:class s:Place ] ; sh:qualifiedMaxCount 1 ]",
        "sh:not [ sh:property [ sh:path s:name ; sh:minCount 1 ] ]",
        "sh:not [ sh:hasValue <urn:x> ]",
        "sh:targetNode <urn:x> ; sh:nodeKind sh:IRI",
    ],
)
def test_what_can_not_be_approved(constraint: str) -> None:
    from event_ld.validate.profiles import read_shapes  # noqa: PLC0415

    text = f"{_PREFIXES} <urn:shape> a sh:NodeShape ; sh:targetClass s:Event ; {constraint} ."
    with pytest.raises(Uncompilable):
        Approval(read_shapes(text.encode(), "x.ttl"))


@pytest.mark.parametrize(
    ("constraint", "node", "holds"),
    [
        ("sh:deactivated true ; sh:property [ sh:path s:name ; sh:minCount 1 ]", {}, True),
        ("sh:property [ sh:path s:name ; sh:minCount 1 ; sh:severity sh:Info ]", {}, True),
        ("sh:property [ sh:path s:name ; sh:datatype <http://www.w3.org/2001/XMLSchema#string> ]", {"name": "a"}, True),
        ("sh:property [ sh:path s:name ; sh:nodeKind sh:IRI ]", {"name": "a"}, False),
        ("sh:property [ sh:path s:url ; sh:nodeKind sh:IRI ]", {"url": {"@id": "urn:a"}}, True),
        ("sh:property [ sh:path s:name ; sh:uniqueLang true ]", {"name": [{"@value": "a", "@language": "en"}] * 2}, False),
        ("sh:property [ sh:path s:name ; sh:uniqueLang true ]", {"name": ["a", {"@value": "a", "@language": "en"}]}, True),
        ("sh:property [ sh:path s:maximumAttendeeCapacity ; sh:maxInclusive 4 ]", {"maximumAttendeeCapacity": 5}, False),
        ("sh:property [ sh:path s:maximumAttendeeCapacity ; sh:maxInclusive 5 ]", {"maximumAttendeeCapacity": 5}, True),
        ("sh:property [ sh:path s:isAccessibleForFree ; sh:pattern 'true' ]", {"isAccessibleForFree": True}, True),
        ("sh:property [ sh:path s:image ; sh:disjoint s:url ]", {"image": {"@id": "urn:a"}, "url": {"@id": "urn:a"}}, False),
        ("sh:property [ sh:path s:image ; sh:disjoint s:url ]", {"image": {"@id": "urn:a"}, "url": {"@id": "urn:b"}}, True),
        ("sh:property [ sh:path s:about ; sh:class s:Place ]", {"about": {"@id": "urn:a"}}, False),
        ("sh:property [ sh:path s:about ; sh:class s:Event ]", {"about": {"@id": "urn:e"}}, True),
        ("sh:property [ sh:path s:about ; sh:in ( <urn:a> ) ]", {"about": {"@id": "urn:e"}}, False),
        ("sh:not [ sh:nodeKind sh:Literal ; sh:pattern '^x' ]", {}, True),
        ("sh:not [ sh:nodeKind sh:IRI ; sh:pattern '^urn' ]", {}, False),
        ("sh:or ( [ sh:path s:name ; sh:minCount 1 ; sh:maxCount 1 ] [ sh:path s:url ; sh:minCount 1 ] )", {"name": "a"}, True),
        ("sh:or ( [ sh:path s:name ; sh:minCount 1 ; sh:maxCount 1 ] [ sh:path s:url ; sh:minCount 1 ] )", {}, False),
        ("sh:or ( [ sh:path s:name ; sh:maxCount 0 ] [ sh:path s:url ; sh:maxCount 0 ] )", {"name": "a"}, True),
        (
            "sh:or ( [ sh:path [ sh:alternativePath ( s:name s:url ) ] ; sh:pattern 'a' ] [ sh:nodeKind sh:Literal ] )",
            {"name": "b"},
            False,
        ),
        ("sh:property <urn:again> . <urn:again> sh:path s:name ; sh:minCount 1", {"name": "b"}, True),
    ],
)
def test_what_is_approved(constraint: str, node: dict[str, Any], holds: bool) -> None:  # noqa: FBT001
    from event_ld.validate.profiles import read_shapes  # noqa: PLC0415

    text = f"{_PREFIXES} <urn:shape> a sh:NodeShape ; sh:targetClass s:Event ; {constraint} ."
    shapes: Shapes = read_shapes(text.encode(), "x.ttl")
    assert Approval(shapes).holds({"urn:e": {"@id": "urn:e", "@type": ["Event", "SocialEvent"], **node}}) is holds


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
