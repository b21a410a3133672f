"""Pages of people, bodies and places, the lists of them, the language of a site, when tickets are to be had, what is found."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from event_ld.building import build
from event_ld.model import Offer
from event_ld.publish.site.pages import Site, environment
from event_ld.publish.site.state import Where
from event_ld.readers.settings import read_settings
from tests.unit.test_site import BASE, SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

ORCID = "https://orcid.org/0000-0002-1825-0097"
EVENT: dict[str, Any] = {
    "id": "maps", "language": "es", "name": {"es": "Mapas", "en": "Maps"}, "startDate": "2026-06-02T10:00", "endDate": "2026-06-02T12:00",
    "location": {"name": "Casa", "address": {"streetAddress": "Calle 1", "addressLocality": "Sucre", "addressCountry": "BO"}},
    "organizer": {"name": "Archivo", "sameAs": ["https://www.wikidata.org/entity/Q1"]},
}  # fmt: skip


def made(tmp_path: Path, *events: dict[str, Any], settings: str | None = SETTINGS, day: int = 3) -> Path:
    source = tmp_path / "source"
    source.mkdir(exist_ok=True)
    for event in events:
        (source / f"{event['id']}.json").write_text(json.dumps(event), encoding="utf-8")
    if settings is not None:
        (source / "site.yaml").write_text(settings, encoding="utf-8")
    build(source, tmp_path / "site", base_url=BASE, now=datetime(2026, 5, day, 12, tzinfo=UTC))
    return tmp_path / "site"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_who_says_elsewhere_who_they_are_has_a_page_and_keeps_that_address(tmp_path: Path) -> None:
    ana = {
        "name": "Ana Gil",
        "sameAs": [ORCID],
        "jobTitle": {"en": "Director", "es": "Directora"},
        "affiliation": {"name": "Archivo"},
    }
    other = {"name": "Gil, Ana", "id": ORCID, "jobTitle": ["Directora", "Directora"]}
    site = made(tmp_path, EVENT | {"performer": [ana]}, EVENT | {"id": "tour", "name": "Paseo", "performer": [other]})
    (way,) = [path.parent.name for path in (site / "people").glob("*/index.html")]
    assert way.startswith("orcid-org-0000-0002-1825-0097-")
    assert [f'href="../people/{way}/"' in text_of(site / f"{name}/index.html") for name in ("maps", "tour")] == [True, True]
    assert ", Directora, Directora" not in text_of(site / "tour/index.html")
    page = text_of(site / f"people/{way}/index.html")
    assert "<p>Director, Archivo</p>" in page  # in the language of the site, once
    assert (page.count(f'href="{ORCID}"'), "../../maps/" in page, "../../tour/" in page) == (1, True, True)
    assert f"<{ORCID}> <http://schema.org/name>" in text_of(site / f"people/{way}/data.nt")
    assert f"<{ORCID}>" in text_of(site / "maps/event.nt")
    (body,) = [path.parent.name for path in (site / "organizations").glob("*/index.html")]
    assert body.startswith("www-wikidata-org-entity-q1-")


def test_people_bodies_and_places_are_listed_and_the_first_page_leads_there(tmp_path: Path) -> None:
    people = [{"id": name.lower().replace("á", "a"), "name": name} for name in ("Zoe", "Ángel", "Bea")]
    site = made(tmp_path, EVENT | {"performer": people})
    listed = text_of(site / "people/index.html")
    places = [listed.index(f">{name}</a>") for name in ("Ángel", "Bea", "Zoe")]
    assert places == sorted(places)
    index = text_of(site / "index.html")
    for folder in ("people", "organizations", "places", "concepts"):
        assert f'<a href="{folder}/">' in index
        assert f"{BASE}{folder}/</loc>" in text_of(site / "sitemap.xml") or folder == "concepts"
        assert '<a href="zoe/">' in listed
    for path in site.glob("people/*/index.html"):
        assert '<a href="../../people/">People</a>' in text_of(path)
    made(tmp_path, EVENT)
    assert not (site / "people").exists()
    assert 'href="people/"' not in text_of(site / "index.html")


@pytest.mark.parametrize(
    ("languages", "settings", "spoken"),
    [
        (["es", "es-BO", "en"], None, "es"),
        (["fr", "pt"], None, "pt"),
        ([None, "quz"], None, "en"),
        (["fr", "fr"], SETTINGS.replace("languages: [en, es]\n", ""), "fr"),
        (["fr", "fr"], SETTINGS, "en"),
    ],
)
def test_a_site_speaks_as_most_of_its_events_do_unless_it_says_so(
    tmp_path: Path, languages: list[str | None], settings: str | None, spoken: str
) -> None:
    events = [EVENT | {"id": f"e-{number}", "name": "M", "language": tag} for number, tag in enumerate(languages)]
    site = made(tmp_path, *events, settings=settings)
    assert f'<html lang="{spoken}"' in text_of(site / "index.html")
    if settings is None:
        title = {"es": "Todos los eventos", "pt": "Todos os eventos", "en": "All events"}[spoken]
        assert f"<title>{title}</title>" in text_of(site / "index.html")
    else:
        assert f"@{spoken}" in text_of(site / "catalog.ttl")


def test_lists_and_frames_take_the_text_of_their_own_language(tmp_path: Path) -> None:
    titles = SETTINGS.replace("title: Events of the Archive", "title: {en: Events of the Archive, es: Actos del Archivo}")
    site = made(tmp_path, EVENT, settings=titles)
    assert '<a href="maps/">Maps</a>' in text_of(site / "index.html")
    assert "<span>Actos del Archivo" in text_of(site / "maps/index.html")
    assert "Actos" not in text_of(site / "index.html")
    made(tmp_path, EVENT | {"name": {"es": "Mapas", "fr": "Cartes"}})
    assert '<a href="maps/" lang="es">Mapas</a>' in text_of(site / "index.html")
    assert 'id="language"' not in text_of(site / "index.html")
    index = text_of(made(tmp_path, EVENT | {"id": "tour", "name": "Tour", "language": "pt-BR"}) / "index.html")
    assert '<option value="es">Spanish</option><option value="pt-BR">Portuguese (Brazil)</option>' in index
    assert index.count('data-language="pt-BR"') == 1
    settings, _ = read_settings(titles.encode(), "site.yaml")
    assert settings is not None
    told = [Site(Where(BASE, BASE), settings).said(tag) for tag in ("es-BO", "en", "fr")]
    assert [one and one.title for one in told] == ["Actos del Archivo", "Events of the Archive", "Events of the Archive"]


@pytest.mark.parametrize(
    ("offer", "day", "is_open", "said"),
    [
        ({"validFrom": "2026-05-10T09:00"}, 3, False, "Desde el <time"),
        ({"validFrom": "2026-05-10T09:00"}, 10, True, ""),
        ({"validThrough": "2026-05-10"}, 10, True, "Hasta el <time"),
        ({"validThrough": "2026-05-10"}, 11, False, "Hasta el <time"),
        ({"validFrom": "2026-05-01", "validThrough": "2026-05-10", "availability": "soldOut"}, 5, False, ""),
        ({}, 5, True, ""),
    ],
)
def test_tickets_are_sold_on_the_days_of_their_sale(
    tmp_path: Path,
    offer: dict[str, str],
    day: int,
    is_open: bool,  # noqa: FBT001  # a case
    said: str,
) -> None:
    one = {"price": "20", "priceCurrency": "BOB", "url": "https://tickets.example.org/x"} | offer
    site = made(tmp_path, EVENT | {"offers": [one]}, day=3)
    page = text_of(made(tmp_path, day=day) / "maps/index.html")  # built anew as the days go by
    assert ('<a class="btn main" href="https://tickets.example.org/x">Comprar</a>' in page) is is_open
    assert (">Comprar</a></td>" in page) is (is_open and 'id="tickets"' in page)
    assert said in page.partition('id="tickets"')[0]
    assert "https://tickets.example.org/x" in page.partition("<main")[2]
    assert '"validThrough": "2026-05-10"' in page or "validThrough" not in offer
    assert text_of(site / "maps/event.nt").count("validThrough> ") == ("validThrough" in offer)


def test_a_sale_without_a_day_is_always_on() -> None:
    page = environment((), "en").from_string("{{ one is on_sale(day) }}")
    assert page.render(one=Offer(url="https://e.org/", valid_from="2030-01-01"), day="") == "True"
    assert page.render(one=Offer(url="mailto:x", valid_from="2020-01-01"), day="2026-01-01") == "False"


def test_the_search_knows_descriptions_and_the_larger_event(tmp_path: Path) -> None:
    fair = EVENT | {"id": "fair", "name": {"es": "Feria", "en": "Fair"}, "startDate": "2026-06-01", "endDate": "2026-06-09"}
    said = {"description": "Explica cartografía y geodesia.", "audience": "Estudiantes", "superEvent": {"id": "fair"}}
    site = made(tmp_path, fair, EVENT | said)
    known = msgspec.json.decode((site / "search.json").read_bytes())
    assert {"cartografía", "geodesia.", "estudiantes", "feria", "fair"} <= set(known["maps/"][0].split())


def test_a_site_that_states_its_language_speaks_no_other() -> None:
    settings, _ = read_settings(SETTINGS.encode(), "site.yaml")
    site = Site(Where(BASE, BASE), settings)
    assert site.speaking(["fr"]) == site


def test_a_page_of_somebody_lists_their_sessions(tmp_path: Path) -> None:
    ana, trio = {"id": "ana", "name": "Ana Gil"}, {"id": "trio", "name": "Trio", "type": "PerformingGroup"}
    time = {"startDate": "2026-06-02T10:00", "endDate": "2026-06-02T11:00"}
    parts = [time | {"name": "Ríos", "room": "Sala A", "performer": [{"name": "Eva"}]},
             time | {"name": {"es": "Mapas", "en": "Maps"}, "room": "Sala B", "performer": [ana]},
             {"name": "Mesa", "id": "mesa", "startDate": "2026-06-03T12:00", "eventStatus": "cancelled",
              "performer": [ana | {"role": "moderator"}, trio], "subEvent": [{"id": "cierre", "performer": [ana]}]}]  # fmt: skip
    site = made(tmp_path, EVENT | {"endDate": "2026-06-03", "subEvent": parts}, EVENT | {"id": "tour", "performer": [ana]})
    page = text_of(site / "people/ana/index.html")
    anchors = ["slot-202606021000-202606021100-2", "mesa", "cierre"]
    assert [anchor for anchor in anchors if f'href="../../maps/#{anchor}"' in page] == anchors
    assert [f'id="{anchor}"' in text_of(site / "maps/index.html") for anchor in anchors] == [True, True, True]
    assert (page.count('<ol class="sessions">'), "Moderator: " in page, "Sala B" in page, "Sala A" in page) == (
        1,
        True,
        True,
        False,
    )
    assert ('<span class="tag stop">Cancelled</span>' in page, "10:00" in page, "2 Jun" in page.replace("\xa0", " ")) == (
        True,
        True,
        True,
    )
    assert 'href="../../maps/#mesa"' in text_of(site / "organizations/trio/index.html")
    made(tmp_path, EVENT | {"endDate": "2026-06-03", "subEvent": parts[:2]}, day=4)
    assert 'maps/#mesa"' not in text_of(site / "people/ana/index.html")


def test_a_list_shows_when_a_series_takes_place_next(tmp_path: Path) -> None:
    weekly = EVENT | {"id": "swim", "language": "en", "name": "Swim", "startDate": "2026-05-04T07:00", "endDate": "2026-05-04T08:00",
                      "eventSchedule": {"repeatFrequency": "weekly", "repeatCount": 4}}  # fmt: skip
    for day, shown, said in (
        (3, "4 May", ""),
        (4, "4 May", ""),
        (5, "11 May", "Monday, 11 May 2026"),
        (12, "18 May", "Monday, 18 May 2026"),
    ):
        site = made(tmp_path, weekly, day=day)
        listed = text_of(site / "index.html").partition('href="swim/"')[2]
        assert f"<b>{shown}</b>" in listed.replace("\xa0", " ")
        facts = text_of(site / "swim/index.html").partition('<dl class="facts">')[2].partition("</dl>")[0]
        assert ("Next date" in facts, said in facts) == (bool(said), True)
