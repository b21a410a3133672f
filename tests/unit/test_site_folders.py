"""`event-ld build`: the folders that ids become, what is never input, the dates of what has changed, and sites below a path."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from event_ld.building import build
from event_ld.errors import InputError, UsageError
from event_ld.inputs import files_in
from event_ld.publish.site.assemble import TOP_NAMES
from event_ld.publish.site.names import Claim, Names
from event_ld.publish.site.state import read_state
from event_ld.readers.formats import STATE_FILE
from tests.unit.test_site import BASE, EVENT, NOON, SETTINGS, build_site, event_file, files_of_site, source_folder, triples_of

# -- names of folders


def test_every_name_at_the_top_of_a_site_is_taken(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    for year in (1900, 2004):
        event_file(source, f"event-{year}")
        text = (source / f"event-{year}.yaml").read_text(encoding="utf-8")
        (source / f"event-{year}.yaml").write_text(text.replace("2026-", f"{year}-"), encoding="utf-8")
    build_site(source, tmp_path)
    tops = {
        path.name for path in (tmp_path / "site").iterdir() if not path.name.startswith("event-") or path.name == "event-types"
    }
    assert {"catalog.ttl", "events-1900.rdf", "people", "feed", ".event-ld"} <= tops
    names = Names(TOP_NAMES)
    for top in tops:
        for name in (top, top.upper()):
            refusal = names.take([Claim(f"{name}/", f"{BASE}{name}/")])
            assert refusal is not None
            assert refusal.code == "site-id-name"
    assert names.take([Claim("events-of-1900/", f"{BASE}events-of-1900/")]) is None


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("con", "device"), ("NUL.txt", "device"), ("com1", "device"), ("a.", "dot"), ("x" * 201, "200 bytes"), ("robots.txt", "something else"),
        ("Event-0", "upper and lower case"), ("events-1999.nt", "something else"), ("CNAME", "something else"),
    ],
)  # fmt: skip
def test_an_id_that_can_not_be_a_folder_holds_back_itsevent_file(tmp_path: Path, name: str, why: str) -> None:
    source = source_folder(tmp_path, 1)
    build_site(source, tmp_path)
    (tmp_path / "site/CNAME").write_text("www.example.org", encoding="utf-8")
    (source / "bad.yaml").write_text(EVENT % {"id": name, "name": "Bad", "day": 9}, encoding="utf-8")
    event_file(source, "event-1")
    built = build_site(source, tmp_path, 5)
    assert (built.created, built.held) == (("event-1",), ("bad.yaml",))
    (found,) = [one for one in built.problems if one.code in {"site-id-name", "site-id-taken"}]
    assert why in found.message
    assert name in found.message
    assert found.place is not None
    assert (found.place.source, found.place.line) == (str(source / "bad.yaml"), 1)
    assert (tmp_path / "site/CNAME").read_text(encoding="utf-8") == "www.example.org"


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("people/../../other/", "names nothing"), ("people//", "names nothing"), ("people/%2e%2e/", "names nothing"), ("people/con/", "device"),
        ("people/.hidden/", "dot"), ("people/a%00/", "sign"), ("people/a%2Fb/", "sign"), ("people/index.html/", "something else"),
        ("people/" + "x/" * 9, "8 parts"), ("people/Ana/", "upper and lower case"), ("people/%61na/", "upper and lower case"),
    ],
)  # fmt: skip
def test_an_address_that_can_not_be_a_folder_holds_back_itsevent_file(tmp_path: Path, way: str, why: str) -> None:
    source = source_folder(tmp_path, 1)
    event_file(source, "event-1")
    text = (source / "event-1.yaml").read_text(encoding="utf-8")
    (source / "event-1.yaml").write_text(text.replace("{id: ana,", f'{{id: "{BASE}{way}#person",'), encoding="utf-8")
    built = build_site(source, tmp_path)
    assert (built.created, built.held) == (("event-0",), ("event-1.yaml",))
    (found,) = [one for one in built.problems if one.code in {"site-id-name", "site-id-taken"}]
    assert why in found.message
    assert found.place is not None
    assert (found.place.line, found.path) == (8, "performer[0]")


def test_addresses_that_the_site_makes_no_page_for_are_fine(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    ways = ["people/ana", "people/?id=3", "people/", "staff/../ana/", "people/team/ana/"]
    for number, way in enumerate(ways):
        event_file(source, f"event-{number}")
        path = source / f"event-{number}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("{id: ana,", f'{{id: "{BASE}{way}",'), encoding="utf-8")
    assert build_site(source, tmp_path).held == ()
    people = sorted(name for name in files_of_site(tmp_path / "site") if name.startswith("people") and name.endswith(".html"))
    assert people == ["people/index.html", "people/team/ana/index.html"]
    assert '<link rel="stylesheet" href="../../../site.css">' in (tmp_path / "site" / people[1]).read_text(encoding="utf-8")


def test_an_event_keeps_its_folder_before_a_new_one_gets_it(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    build_site(source, tmp_path)
    (source / "a.yaml").write_text(EVENT % {"id": "EVENT-0", "name": "New", "day": 9}, encoding="utf-8")
    (source / "event-0.yaml").write_text("id: event-0\nname: No date any more\n", encoding="utf-8")
    built = build_site(source, tmp_path, 5)
    assert (built.held, built.files) == (("a.yaml", "event-0.yaml"), ())
    (source / "event-0.yaml").unlink()
    assert build_site(source, tmp_path, 6).created == ("EVENT-0",)


def test_an_event_that_was_published_under_a_name_that_no_folder_can_have_is_taken_down(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    build_site(source, tmp_path)
    state = tmp_path / "site" / STATE_FILE
    state.write_bytes(state.read_bytes().replace(b"event-0", b"con"))
    (source / "event-0.yaml").write_text(EVENT % {"id": "con", "name": "New", "day": 9}, encoding="utf-8")
    built = build_site(source, tmp_path, 5)
    assert (built.deleted, built.held, built.events) == (("con",), ("event-0.yaml",), 0)


def test_what_is_in_the_way_of_a_folder_of_the_site_is_named(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    build_site(source, tmp_path)
    (tmp_path / "site/people/eva").write_text("mine", encoding="utf-8")
    event_file(source, "event-1")
    text = (source / "event-1.yaml").read_text(encoding="utf-8")
    (source / "event-1.yaml").write_text(text.replace("{id: ana,", "{id: eva,"), encoding="utf-8")
    with pytest.raises(InputError, match="people/eva is where a folder of the site belongs"):
        build_site(source, tmp_path, 5)


# -- what is no input


def test_a_site_below_its_own_source_is_never_read(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build(source, source / "site", base_url=BASE, now=NOON)
    built = build(source, source / "site", base_url=BASE, now=NOON)
    assert (built.events, built.held, built.files) == (2, (), ())
    names = {Path(name).relative_to(source).as_posix() for name in files_in([source])}
    assert names == {"event-0.yaml", "event-1.yaml"}
    assert any(name.endswith("event-0/index.html") for name in files_in([source / "site"]))  # which was named
    with pytest.raises(UsageError, match="is a site that was built"):
        build(source / "site", tmp_path / "other", base_url=BASE)


def test_files_of_others_beside_the_change_feed_are_no_part_of_it(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    (tmp_path / "site/feed/notes.trig").write_text("mine", encoding="utf-8")
    assert build_site(source, tmp_path, 5).files == ()
    event_file(source, "event-2")
    build_site(source, tmp_path, 6)
    assert b"notes" not in (tmp_path / "site/feed.trig").read_bytes()
    assert (tmp_path / "site/feed/notes.trig").read_text(encoding="utf-8") == "mine"


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError, match="loop"):
        build(source_folder(tmp_path), tmp_path / "loop", base_url=BASE)


# -- dates


def _dates(site: Path) -> dict[str, set[str]]:
    """When each part of a site says that it changed last, in minutes after noon."""

    def minutes(pattern: str, name: str) -> set[str]:
        return set(re.findall(pattern, (site / name).read_text(encoding="utf-8")))

    datasets = json.loads((site / "data.json").read_bytes())["dataset"]
    return {
        **{one["identifier"].rpartition("#")[2]: {one["modified"][14:16]} for one in datasets},
        "catalog": minutes(r'data/#catalog> <[^>]*modified> "[^"]*:(\d\d):\d\dZ"', "catalog.nt"),
        "dumps": minutes(r'events[^>]*> <[^>]*modified> "[^"]*:(\d\d):\d\dZ"', "catalog.nt"),
        "atom": {re.findall(r"<updated>[^<]*:(\d\d):", (site / "feed.atom").read_text(encoding="utf-8"))[0]},
        "home": minutes(r"events/</loc><lastmod>[^<]*:(\d\d):", "sitemap.xml"),
    }


def _event_of_2025(source: Path) -> None:
    """Writes an event of the year before those of the folder."""
    event_file(source, "old")
    text = (source / "old.yaml").read_text(encoding="utf-8")
    (source / "old.yaml").write_text(text.replace("2026-", "2025-"), encoding="utf-8")


def test_dates_move_when_something_leaves(tmp_path: Path) -> None:
    source, site = source_folder(tmp_path), tmp_path / "site"
    _event_of_2025(source)
    build_site(source, tmp_path)
    assert {name: one for name, one in _dates(site).items() if one != {"00"}} == {}
    (source / "event-1.yaml").unlink()
    build_site(source, tmp_path, 10)
    moved = {"10"}
    assert _dates(site) == {
        "events": moved, "events-2025": {"00"}, "events-2026": moved, "catalog": moved, "dumps": {"00", "10"}, "atom": moved, "home": moved,
    }  # fmt: skip
    (source / "event-0.yaml").write_text(
        (EVENT % {"id": "event-0", "name": "Later", "day": 5}).replace("2026-", "2025-"), encoding="utf-8"
    )
    event_file(source, "event-2")
    build_site(source, tmp_path, 20)
    assert _dates(site)["events-2025"] == _dates(site)["events-2026"] == {"20"}
    assert build_site(source, tmp_path, 30).files == ()
    (source / "site.yaml").write_text(SETTINGS.replace("as open data", "as linked open data"), encoding="utf-8")
    built = build_site(source, tmp_path, 40)
    assert {name: one for name, one in _dates(site).items() if one != {"40"}} == {}
    assert (site / "sitemap.xml").read_bytes().count(b":40:00Z</lastmod>") == built.events + 1
    assert "feed.trig" not in built.files
    state = read_state((site / STATE_FILE).read_bytes(), "state")
    assert {part.issued for part in state.parts.values()} == {"2026-05-03T12:00:00Z"}


def test_the_dataset_of_a_year_that_has_run_empty_stays(tmp_path: Path) -> None:
    source, site = source_folder(tmp_path), tmp_path / "site"
    _event_of_2025(source)
    build_site(source, tmp_path)
    (source / "old.yaml").unlink()
    built = build_site(source, tmp_path, 10)
    assert "events-2025.ttl" in built.files
    assert not (site / "events-2025.jsonld").exists()
    assert len(json.loads((site / "events.jsonld").read_bytes())) >= built.events
    assert f"<{BASE}data/#events-2025> a dcat:Dataset" in (site / "catalog.ttl").read_text(encoding="utf-8")
    assert build_site(source, tmp_path, 20).files == ()


def test_a_clock_that_goes_back_gives_no_older_dataset(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    (source / "site.yaml").write_text(SETTINGS.replace("open data", "data"), encoding="utf-8")
    build_site(source, tmp_path)
    (source / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    build_site(source, tmp_path, 30)
    (source / "event-1.yaml").unlink()
    build_site(source, tmp_path, 5)
    assert _dates(tmp_path / "site")["catalog"] == {"30"}


def test_the_state_of_an_older_version_knows_no_parts(tmp_path: Path) -> None:
    source, site = source_folder(tmp_path), tmp_path / "site"
    build_site(source, tmp_path)
    state = json.loads((site / STATE_FILE).read_bytes())
    del state["parts"]
    (site / STATE_FILE).write_text(json.dumps(state), encoding="utf-8")
    build_site(source, tmp_path, 30)
    assert _dates(site)["events"] == {"30"}
    assert {one.issued for one in read_state((site / STATE_FILE).read_bytes(), "").parts.values()} == {"2026-05-03T12:00:00Z"}


@pytest.mark.parametrize("has_settings", [True, False])
def test_the_last_description_may_go(tmp_path: Path, has_settings: bool) -> None:  # noqa: FBT001  # a case
    source, site = source_folder(tmp_path), tmp_path / "site"
    if not has_settings:
        (source / "site.yaml").unlink()
    build_site(source, tmp_path)
    for path in source.glob("event-*"):
        path.unlink()
    built = build_site(source, tmp_path, 10)
    assert (built.events, built.deleted) == (0, ("event-0", "event-1"))
    texts = "".join(
        (site / name).read_text(encoding="utf-8") for name in files_of_site(site) if name.endswith(("void", ".ttl", ".trig"))
    )
    named = {way for way in re.findall(rf"{re.escape(BASE)}([^\s>#\"]+)", texts) if not way.endswith("/")}
    assert {"events.ttl", "events.nt"} <= named
    assert [name for name in named if not (site / name).is_file()] == []
    assert {len(triples_of(site / f"events.{ending}")) for ending in ("ttl", "nt", "rdf", "jsonld")} == {0}
    assert (site / "catalog.ttl").exists() == has_settings
    if has_settings:
        assert _dates(site)["events"] == {"10"}
    with pytest.raises(InputError, match="holds no description"):
        build(source, tmp_path / "another", base_url=BASE)


# -- below a path


def test_files_that_count_at_the_root_of_a_host_say_so(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    files = files_of_site(tmp_path / "site")
    assert files["robots.txt"].startswith(b"# This counts at https://www.example.org/robots.txt alone")
    assert files[".well-known/void"].startswith(b"# This counts at https://www.example.org/.well-known/void alone")
    assert b"/events/*.ttl\n  Content-Type: text/turtle; charset=utf-8\n" in files["_headers"]
    build(source, tmp_path / "root", base_url="https://www.example.org/", now=NOON)
    files = files_of_site(tmp_path / "root")
    assert files["robots.txt"].startswith(b"User-agent: *\n")
    assert files["_headers"].startswith(b"/*.ttl\n")
    assert files[".nojekyll"] == b""


def test_a_site_without_its_memory_is_named_as_one(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    build_site(source, tmp_path)
    (tmp_path / "site" / STATE_FILE).unlink()
    with pytest.raises(UsageError, match=r"is a site without its memory \(\.event-ld/\); copy \.event-ld/ there"):
        build_site(source, tmp_path)


def test_a_catalogue_does_not_go_since_a_file_is_gone(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    build_site(source, tmp_path)
    (source / "site.yaml").unlink()
    before = files_of_site(tmp_path / "site")
    with pytest.raises(UsageError, match=r"has a catalogue, and site\.yaml is gone: nothing was built"):
        build_site(source, tmp_path)
    assert files_of_site(tmp_path / "site") == before
    build_site(source, tmp_path, allow_deletions=True)
    assert "catalog.ttl" not in files_of_site(tmp_path / "site")


def test_a_file_of_which_most_is_published_is_held_back_in_part(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    good = {"id": "x", "name": "X", "startDate": "2026-05-05", "location": {"name": "H", "address": {"addressLocality": "Lima"}}}
    lines = [json.dumps(one) for one in (good, good | {"id": "y", "startDate": "never"})]
    (source / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    built = build_site(source, tmp_path)
    assert (built.held, built.partly, str(built).rpartition("; ")[2]) == (
        ("many.jsonl",),
        ("many.jsonl",),
        "held back in part: many.jsonl",
    )


def test_a_page_in_no_known_language_claims_none(tmp_path: Path) -> None:
    build_site(source_folder(tmp_path, 1), tmp_path)
    assert b'<article id="event" lang="">' in files_of_site(tmp_path / "site")["event-0/index.html"]


# -- what people stumble over


def test_a_mount_point_is_told_and_the_mode_of_a_folder_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, site = source_folder(tmp_path), tmp_path / "site"
    build_site(source, tmp_path)
    site.chmod(0o2775)
    (source / "event-1.yaml").unlink()
    build_site(source, tmp_path, 1)
    assert site.stat().st_mode & 0o7777 == 0o2775
    monkeypatch.setattr(Path, "is_mount", lambda self: self == site)
    with pytest.raises(UsageError, match=r"is a mount point, .*name a folder in it, as .*site/site"):
        build_site(source, tmp_path, 2)


def test_a_lost_vocabulary_is_told_with_the_settings_that_name_it(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    (source / "site.yaml").write_text(f"{SETTINGS}vocabularies: [../house.ttl]\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"site\.yaml, `vocabularies`: .*house\.ttl does not exist"):
        build_site(source, tmp_path)


def test_a_damaged_memory_is_told_with_what_to_do(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    (tmp_path / "site" / STATE_FILE).write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"is no state of a site \(.*\); put a backup there, or name an empty folder"):
        build_site(source, tmp_path, 1)
