"""A site that moves: its identifiers and its change feed go on, and whoever comes to the old place is led on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from click.testing import CliRunner

from event_ld.building import build
from event_ld.cli import main
from event_ld.errors import UsageError
from event_ld.graph.iris import slug
from event_ld.publish.site import feed
from tests.unit.test_site import BASE, NOON, SETTINGS, event_file, files_of_site, source_folder

if TYPE_CHECKING:
    from pathlib import Path

NEW = "https://events.example.net/"


def _members(site: Path) -> set[str]:
    quads = [one for path in sorted((site / "feed").glob("*.trig")) for one in pyoxigraph.parse(path=str(path))]
    return {str(one.object) for one in quads if one.predicate.value == f"{feed.TREE}member"}


def test_a_site_that_has_moved_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "PAGE_SIZE", 2)
    source, site = source_folder(tmp_path, 3), tmp_path / "site"
    build(source, site, base_url=BASE, now=NOON)
    before, members = files_of_site(site), _members(site)
    with pytest.raises(UsageError, match=f"take --moved-from {BASE} if the site has moved"):
        build(source, site, base_url=NEW, now=NOON)
    built = build(source, site, base_url=NEW, moved_from=BASE, now=NOON)
    assert (built.created, built.updated, built.deleted, built.events) == ((), (), (), 3)
    after = files_of_site(site)
    assert _members(site) == members
    same = ("event-0/event.nt", "events.nt", "events.ttl", "people/ana/data.ttl")
    assert [name for name in same if after[name] != before[name]] == []
    assert f"URL:{NEW}event-0/\r\n".encode() in after["events.ics"]
    assert f"{NEW}event-0/,{BASE}event-0/#event,".encode() in after["events.csv"]
    assert BASE not in (after["sitemap.xml"] + after["robots.txt"]).decode()
    assert f'<link rel="canonical" href="{NEW}event-0/">' in after["event-0/index.html"].decode()
    lines = after["catalog.nt"].decode().splitlines()
    assert {line.split("> <")[0] for line in lines if "dcat#Dataset>" in line} == {
        f"<{BASE}data/#events",
        f"<{BASE}data/#events-2026",
    }
    assert all(f"<{NEW}" in line for line in lines if "downloadURL" in line or "landingPage" in line)
    dates = re.findall('modified> "(.*?)"', after["catalog.nt"].decode())
    assert len({*dates}) == 1
    assert dates[0] > max(re.findall('modified> "(.*?)"', before["catalog.nt"].decode()))  # the downloads are elsewhere
    for name in ("feed.trig", "feed/2026.trig", "feed/2026-2.trig"):
        assert after[name].startswith(f"@base <{NEW}{name}> .".encode())
    folder = "moved-from/www-example-org-events"
    assert after[f"{folder}/_redirects"].decode() == f"/events/* {NEW}:splat 301\n"
    pattern = re.search(r'"(\^.*?)" "(.*?)"', after[f"{folder}/.htaccess"].decode())
    assert pattern is not None
    assert re.sub(pattern[1], pattern[2].replace("$1", r"\1"), "/events/event-0/") == f"{NEW}event-0/"
    for moved_from in (None, BASE):  # once the site stands there, both say the same
        assert build(source, site, base_url=NEW, moved_from=moved_from, now=NOON).files == ()
    event_file(source, "event-1", "Another title")
    assert build(source, site, base_url=NEW, now=NOON).updated == ("event-1",)
    assert len(_members(site)) == len(members) + 1
    back = build(source, site, base_url=BASE, moved_from=NEW, now=NOON)
    assert (back.updated, "moved-from/events-example-net/_redirects" in back.files) == ((), True)
    assert not [name for name in files_of_site(site) if name.startswith(folder)]


def test_identifiers_that_were_chosen_stay_wherever_the_site_stands(tmp_path: Path) -> None:
    source, site = source_folder(tmp_path), tmp_path / "site"
    (source / "site.yaml").write_text(f"{SETTINGS}identifier-base: https://id.example.org/events/\n", encoding="utf-8")
    build(source, site, base_url=BASE, now=NOON)
    text = (site / "catalog.nt").read_text(encoding="utf-8")
    assert f"<https://id.example.org/events/data/#events> <http://www.w3.org/ns/dcat#landingPage> <{BASE}data/>" in text
    assert "<https://id.example.org/events/event-0/#event>" in (site / "events.nt").read_text(encoding="utf-8")
    (source / "site.yaml").write_text(f"{SETTINGS}identifier-base: https://other.example.org/\n", encoding="utf-8")
    with pytest.raises(UsageError, match="portals would take everything for new"):
        build(source, site, base_url=BASE, now=NOON)
    with pytest.raises(UsageError, match="is no site that was built, so it has not moved"):
        build(source, tmp_path / "other", base_url=BASE, moved_from=NEW, now=NOON)


def test_the_command_says_where_the_rules_belong(tmp_path: Path) -> None:
    source, site = source_folder(tmp_path, 1), tmp_path / "site"
    build(source, site, base_url=BASE, now=NOON)
    ran = CliRunner().invoke(main, ["build", str(source), "-o", str(site), "--base-url", NEW, "--moved-from", BASE])
    assert (ran.exit_code, "Put the rules in moved-from/ on the host that the site has left." in ran.stderr) == (0, True)


HOST, OTHER = "https://www.example.org", "https://old.example.org"


def _led(rules: dict[str, str], address: str) -> str:
    """Where a rule for Apache and one for nginx, which say the same, lead from an address; "" for nowhere."""
    found = set[str]()
    scheme, _, rest = address.partition("://")
    for text in (rules[".htaccess"], rules["nginx.conf"]):
        pattern = re.search(r'"(\^.*?)" "(.*?)"', text)
        assert pattern is not None
        stated = re.search(r"(?:REQUEST_SCHEME} == '|\$scheme = )(\w+)", text)
        path = f"/{rest.partition('/')[2]}"
        is_met = re.match(pattern[1], path) and (stated is None or stated[1] == scheme)
        found.add(re.sub(pattern[1], pattern[2].replace("$1", r"\1"), path) if is_met else "")
    (led,) = found
    return led


@pytest.mark.parametrize(
    "places",
    [
        (f"{HOST}/", f"{HOST}/events/"),
        (f"{HOST}/a/", f"{HOST}/a/b/"),
        (f"{HOST}/a/b/", f"{HOST}/a/"),
        (f"{HOST}/a.b/", f"{HOST}/a.b/a.b/"),
        ("http://www.example.org/e/", f"{HOST}/e/"),
        (f"{HOST}/e/", "http://www.example.org/e/"),
        ("http://www.example.org/", f"{HOST}/events/"),
        (f"{HOST}/", f"{HOST}/events/", f"{HOST}/fairs/"),
        (f"{OTHER}/", f"{HOST}/events/"),
    ],
)
def test_rules_lead_to_the_new_place_at_once_and_from_there_nowhere(tmp_path: Path, places: tuple[str, ...]) -> None:
    source, site = source_folder(tmp_path, 1), tmp_path / "site"
    build(source, site, base_url=places[0], now=NOON)
    for old, new in pairwise(places):
        build(source, site, base_url=new, moved_from=old, now=NOON)
    new, way = places[-1], "event-0/event.nt"
    for folder in sorted((site / "moved-from").iterdir()):
        rules = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        (old,) = [one for one in places[:-1] if folder.name == slug(one.partition("://")[2])]
        assert _led(rules, f"{old}{way}") == f"{new}{way}"
        if new.partition("://")[2].startswith(old.partition("://")[2]):  # one host, and one folder of it
            assert _led(rules, f"{new}{way}") == ""
        for first in (one for one in places[1:-1] if one.startswith(old) and one != old):
            assert _led(rules, f"{first}{way}") == ""  # what stood there has rules of its own
