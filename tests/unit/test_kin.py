"""Events of a site that are parts of others: which one is meant, what state they share, and what pages and data say of both."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from event_ld.model import Event, Place, PostalAddress
from event_ld.pipeline import validate
from event_ld.problems import Severity
from event_ld.publish.site.joined import joins, kin_of, with_ids
from tests.unit.test_site import BASE, build_site, files_of_site, source_folder

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.building import Built

FAIR = {"id": "fair", "type": "Festival", "language": "en", "name": {"en": "The Fair", "es": "La Feria"}, "startDate": "2030-05-05",
        "endDate": "2030-05-08", "location": {"name": "Port", "address": {"addressLocality": "Sucre", "addressCountry": "Bolivia"}},
        "organizer": {"name": "Archive"}}  # fmt: skip
TALK = {"id": "talk", "language": "en", "name": "Opening talk", "startDate": "2030-05-06T10:00", "endDate": "2030-05-06T11:00",
        "location": {"name": "Hall", "address": {"addressLocality": "Sucre", "addressCountry": "Bolivia"}}, "organizer": {"name": "Archive"},
        "offers": [{"url": "https://tickets.example.org/t", "price": "5", "priceCurrency": "BOB"}]}  # fmt: skip


def built(tmp_path: Path, *events: dict[str, Any], minutes: int = 0) -> Built:
    source = tmp_path / "source"
    if not source.exists():
        source_folder(tmp_path, 0)
    for event in events:
        (source / f"{event['id']}.json").write_text(json.dumps(event), encoding="utf-8")
    return build_site(source, tmp_path, minutes)


def told(made: Built) -> dict[str, str]:
    codes = ("super-event-unknown", "part-outside", "status-from-whole", "venue-from-site")
    return {one.code: one.message for one in made.problems if one.code in codes}


def document(tmp_path: Path, name: str) -> dict[str, Any]:
    page = (tmp_path / f"site/{name}/index.html").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(
        page.partition('<script type="application/ld+json"')[2].partition(">")[2].partition("</script>")[0]
    )
    return found


def test_an_id_that_no_event_has_is_told_at_its_place(tmp_path: Path) -> None:
    made = built(tmp_path, FAIR, TALK | {"superEvent": {"id": "fare"}})
    (found,) = [one for one in made.problems if one.code == "super-event-unknown"]
    assert found.message == "No event of the site has the id `fare`. Did you mean `fair`?"
    assert found.place is not None
    assert (found.place.source.endswith("talk.json"), found.place.text[found.place.column - 1 :][:6]) == (True, '"fare"')
    assert "super-event-unknown" in told(built(tmp_path, minutes=1))  # nothing has changed, and it still holds
    assert told(built(tmp_path, TALK | {"superEvent": {"id": "fair"}}, minutes=2)) == {}


@pytest.mark.parametrize(
    ("above", "is_joined", "is_told"),
    [
        ("The Fair", True, False),
        ("LA  feria", True, False),
        ({"name": "The Fair", "startDate": "2030-05-05"}, True, False),
        ({"name": "The Fair", "startDate": "2029-05-05"}, False, False),
        ({"id": "fair"}, True, False),
        ("fair", True, False),
        ("fare", False, True),
        ("biennale", False, True),
        ("Biennale", False, False),
        ("The Fairs", False, False),
        ({"name": "Opening talk"}, False, False),
    ],
)
def test_a_larger_event_that_is_called_by_its_name_is_the_one_on_that_day(
    tmp_path: Path,
    above: object,
    is_joined: bool,  # noqa: FBT001  # a case
    is_told: bool,  # noqa: FBT001  # a case
) -> None:
    made = built(tmp_path, FAIR, TALK | {"superEvent": above})
    iri = f"<{BASE}fair/#event>"
    assert (f"schema.org/superEvent> {iri}" in (tmp_path / "site/talk/event.nt").read_text(encoding="utf-8")) is is_joined
    assert ("super-event-unknown" in told(made)) is is_told
    names = [
        line
        for line in (tmp_path / "site/events.nt").read_text(encoding="utf-8").splitlines()
        if f"{iri} <http://schema.org/name>" in line
    ]
    assert len(names) == 2  # those that it has of its own
    assert ('href="../fair/"' in (tmp_path / "site/talk/index.html").read_text(encoding="utf-8")) is is_joined


def test_which_of_two_of_one_name_is_meant_follows_from_the_day_or_is_asked(tmp_path: Path) -> None:
    before = FAIR | {"id": "fair-2029", "startDate": "2029-05-05", "endDate": "2029-05-08"}
    talk = TALK | {"superEvent": "The Fair"}
    assert told(built(tmp_path, FAIR, before, talk)) == {}
    assert document(tmp_path, "talk")["superEvent"]["@id"] == f"{BASE}fair/#event"
    late = told(built(tmp_path, talk | {"startDate": "2030-06-01T10:00", "endDate": "2030-06-01T11:00"}, minutes=1))
    assert late == {"super-event-unknown": "“The Fair” may be `fair`, `fair-2029`; none is on this day."}
    both = told(built(tmp_path, before | {"startDate": "2030-05-01", "endDate": "2030-05-09"}, talk, minutes=2))
    assert both == {"super-event-unknown": "“The Fair” may be `fair`, `fair-2029`; each is on this day."}


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_part_of_what_is_off_is_off_everywhere_unless_it_says_otherwise(tmp_path: Path, status: str) -> None:
    part = TALK | {"superEvent": {"id": "fair"}, "subEvent": [{"name": "Questions", "startDate": "2030-05-06T10:30"}]}
    own = part | {"id": "own", "name": "Own talk", "eventStatus": "scheduled"}
    inner = TALK | {"id": "inner", "name": "Inner talk", "superEvent": {"id": "talk"}}
    del inner["offers"]

    def states() -> dict[str, list[str]]:
        graph = pyoxigraph.Store()
        graph.load(path=str(tmp_path / "site/events.nt"))
        rows = graph.query("SELECT ?n ?s { ?e <http://schema.org/name> ?n ; <http://schema.org/eventStatus> ?s }")
        found: dict[str, list[str]] = {}
        for row in rows:  # type: ignore[union-attr]
            found.setdefault(row["n"].value, []).append(row["s"].value.rpartition("Event")[2].lower())
        return found

    made = built(tmp_path, FAIR, part, own, inner)
    assert states() == {"Own talk": ["scheduled"]}
    made = built(tmp_path, FAIR | {"eventStatus": status}, minutes=1)
    both = ("The Fair", "La Feria", "Opening talk", "Inner talk", "Questions")
    assert states() == {"Own talk": ["scheduled"]} | {name: [status] for name in both}
    assert {"inner", "talk", "fair"} == {*made.updated}
    assert [one.message for one in made.problems if one.code == "status-from-whole"] == [
        f"`inner` is published as {status}, as `fair` is, of which it is a part.",
        f"`talk` is published as {status}, as `fair` is, of which it is a part.",
    ]
    files = files_of_site(tmp_path / "site")
    assert files["talk/event.ics"].decode().count(f"STATUS:{'CANCELLED' if status == 'cancelled' else 'TENTATIVE'}") == 1
    page = files["talk/index.html"].decode()
    assert page.count('class="btn main"') == 0
    assert page.partition('id="parts"')[0].count('<span class="tag') == 0  # its programme is as it is, which stands on top
    assert [one["eventStatus"].rpartition("Event")[2].lower() for one in document(tmp_path, "talk")["subEvent"]] == [
        status,
        status,
    ]
    assert document(tmp_path, "talk")["eventStatus"] == document(tmp_path, "talk")["superEvent"]["eventStatus"]
    assert files["index.html"].decode().count('class="off"') == 3
    made = built(tmp_path, FAIR, minutes=2)
    assert states() == {"Own talk": ["scheduled"]}


def test_both_pages_and_their_markup_name_each_other(tmp_path: Path) -> None:
    bare = {key: value for key, value in TALK.items() if key != "startDate"} | {"id": "bare", "endDate": None, "name": "Some day"}
    del bare["endDate"]
    built(tmp_path, FAIR, TALK | {"superEvent": {"id": "fair"}}, bare | {"superEvent": {"id": "fair"}})
    below, above = document(tmp_path, "fair")["subEvent"], document(tmp_path, "talk")["superEvent"]
    assert (below["@id"], below["location"]["name"]) == (f"{BASE}talk/#event", "Hall")
    assert (above["@type"], above["name"], above["location"]["name"]) == ("Festival", "The Fair", "Port")
    assert [
        one.message for one in validate([*(tmp_path / "site").glob("[ft]a*/index.html")]) if one.severity is not Severity.INFO
    ] == []
    page = (tmp_path / "site/fair/index.html").read_text(encoding="utf-8")
    assert '<a href="../talk/">Opening talk</a>' in page
    graph = pyoxigraph.Store()
    graph.load(path=str(tmp_path / "site/events.nt"))
    for one in (below, above):
        for term in ("name", "startDate"):
            rows = graph.quads_for_pattern(
                pyoxigraph.NamedNode(one["@id"]), pyoxigraph.NamedNode(f"http://schema.org/{term}"), None
            )
            assert one[term] in [row.object.value for row in rows]  # type: ignore[union-attr]


NAMES = st.sampled_from(["a", "b", "c", "d"])


@settings(max_examples=60)
@given(st.dictionaries(NAMES, st.tuples(NAMES, st.sampled_from([None, "scheduled", "cancelled", "postponed"])), min_size=1))
def test_states_come_down_from_the_nearest_that_states_one(told_of: dict[str, tuple[str, Any]]) -> None:
    events = {
        name: Event(id=name, name=name, super_event=Event(id=whole), event_status=status)
        for name, (whole, status) in told_of.items()
    }
    wires = {name: msgspec.Raw(msgspec.json.encode(one)) for name, one in events.items()}
    found = joins(wires)
    for name, (above, status) in told_of.items():
        whole, expected, seen = above, status, {name}
        while expected is None and whole in told_of and whole not in seen:
            seen.add(whole)
            whole, expected = told_of[whole]
        made = msgspec.json.decode(found[name].applied(wires[name]) if name in found else wires[name], type=Event)
        assert made.event_status == (expected if expected != "scheduled" or status else None)
    assert all(one.whole is None or one.whole.id in told_of for one in kin_of(wires).values())


def test_a_venue_that_lacks_its_postal_code_is_the_one_that_has_it() -> None:
    hall = {"street_address": "Calle Feria 3", "address_locality": "Sevilla", "address_country": "ES"}
    said = [hall, hall | {"postal_code": "41004"}, hall | {"street_address": "Calle Larga 9"}]
    places = [Place(name="Museo Sur", address=PostalAddress(**one)) for one in said]
    events = {f"e-{number}": with_ids(Event(id=f"e-{number}", location=place)) for number, place in enumerate(places)}
    found = joins({name: msgspec.Raw(msgspec.json.encode(one)) for name, one in events.items()})
    assert {name: join.place for name, join in found.items()} == {"e-0": events["e-1"].location}


TOWNS = st.sampled_from([None, "Sucre", "SUCRE", "Lima"])
PLACES = st.builds(
    lambda name, street, code, town, country, url: Place(
        name=name, url=url,
        address=PostalAddress(street_address=street, postal_code=code, address_locality=town, address_country=country)
        if street or code or town or country else None,
    ),
    st.sampled_from(["Hall", "hall", "Sucre"]), st.sampled_from([None, None, "Calle 1", "Calle 2"]), st.sampled_from([None, "01"]), TOWNS,
    st.sampled_from([None, "Bolivia", "BO", "Peru"]), st.sampled_from([None, None, None, "https://hall.example.org/"]),
)  # fmt: skip


def stated_of(place: Place) -> dict[str, str]:
    address = place.address or PostalAddress()
    country = {"bo": "bolivia"}.get(str(address.address_country).lower(), str(address.address_country).lower())
    told = {
        "street": address.street_address,
        "code": address.postal_code,
        "town": address.address_locality,
        "country": address.address_country and country,
    }
    return {key: str(value).lower() for key, value in told.items() if value}


@settings(max_examples=200)
@given(st.lists(PLACES, min_size=1, max_size=6))
def test_only_one_venue_lends_its_address_and_only_where_nothing_differs(places: list[Place]) -> None:
    events = {f"e-{number}": with_ids(Event(id=f"e-{number}", location=place)) for number, place in enumerate(places)}
    found = joins({name: msgspec.Raw(msgspec.json.encode(one)) for name, one in events.items()})
    for name, join in found.items():
        own, lent = events[name].location, join.place
        assert own is not None
        assert lent is not None
        assert (own.url, lent in [one.location for one in events.values()]) == (None, True)
        mine, more = stated_of(own), stated_of(lent)
        assert mine.items() < more.items()
        called = str(own.name).lower()
        others = [stated_of(one) for one in places if str(one.name).lower() == called]
        same = [one for one in others if all(one.get(key, mine[key]) == mine[key] for key in mine)]
        same = [one for one in same if "town" not in mine or "town" in one]
        for key in ("street", "code", "town", "country"):
            assert len({one[key] for one in same if key in one}) < 2
        assert called not in more.values()


def test_a_misspelt_larger_event_is_told_where_several_files_are_judged(tmp_path: Path) -> None:
    for name, one in (
        ("a", FAIR),
        ("b", TALK | {"superEvent": {"id": "faire"}}),
        ("c", TALK | {"id": "d", "superEvent": {"id": "x"}}),
    ):
        (tmp_path / f"{name}.json").write_text(json.dumps(one), encoding="utf-8")
    (found,) = [
        one
        for one in validate([tmp_path / "b.json", tmp_path / "c.json", tmp_path / "a.json"])
        if one.code == "super-event-unknown"
    ]
    assert found.message == "None of these events has the id `faire`. Did you mean `fair`?"
    assert found.place is not None
    assert (found.place.source.endswith("b.json"), found.place.line) == (True, 1)
    assert "super-event-unknown" not in [one.code for one in validate(tmp_path / "b.json")]


@pytest.mark.parametrize("above", [{"id": "fair"}, "fair"])
@pytest.mark.parametrize(
    ("day", "is_told"), [("2030-05-04", True), ("2030-05-05", False), ("2030-05-08", False), ("2030-05-09", True)]
)
def test_a_part_on_none_of_the_days_of_its_whole_is_told(tmp_path: Path, above: object, day: str, is_told: bool) -> None:  # noqa: FBT001  # a case
    made = built(tmp_path, FAIR, TALK | {"startDate": f"{day}T10:00", "endDate": f"{day}T11:00", "superEvent": above})
    found = told(made)
    assert ("part-outside" in found) is is_told
    assert "from 2030-05-05 to 2030-05-08" in found.get("part-outside", "from 2030-05-05 to 2030-05-08")
    assert 'href="../fair/"' in (tmp_path / "site/talk/index.html").read_text(encoding="utf-8")
