"""How the pages of a site look: words and dates of each language, themes, own templates."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import TemplateNotFound

from event_ld.building import build
from event_ld.errors import InputError
from event_ld.model import Offer
from event_ld.publish.site.pages import Site, render, summary_of
from event_ld.publish.site.state import Where
from event_ld.publish.site.words import words
from event_ld.readers.settings import read_settings
from event_ld.recurrence import Rule

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://www.example.org/events/"
NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
SETTINGS: dict[str, Any] = {
    "title": "Maps",
    "description": "All maps",
    "publisher": {"name": "Archive", "email": "a@example.org"},
}
EVENT: dict[str, Any] = {
    "id": "maps", "language": "en", "name": "Maps", "startDate": "2026-05-02T10:00", "endDate": "2026-05-02T12:00",
    "location": {"name": "Map House", "address": {"addressLocality": "Sucre", "addressCountry": "BO"}},
    "organizer": {"name": "Archive"},
}  # fmt: skip


def site(folder: Path, theme: dict[str, Any], files: dict[str, str], event: dict[str, Any] | None = None) -> Path:
    """A site of one event, built with a theme and the files that it names."""
    source = folder / "in"
    source.mkdir(exist_ok=True)
    (source / "maps.json").write_text(json.dumps(EVENT | (event or {})), encoding="utf-8")
    (source / "site.yaml").write_text(json.dumps(SETTINGS | theme), encoding="utf-8")
    for name, text in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    build(source, folder / "site", base_url=BASE, now=NOON)
    return folder / "site"


@pytest.mark.parametrize(
    ("language", "day", "zone", "price"),
    [
        ("en", "Thursday, 24 November 2022", "La Paz, UTC−4", "€12.50"),
        ("en-US", "Thursday, November 24, 2022", "La Paz, UTC−4", "€12.50"),
        ("es", "jueves, 24 de noviembre de 2022", "La Paz, UTC−4", "12,50 €"),
        ("pt-BR", "quinta-feira, 24 de novembro de 2022", "La Paz, UTC−4", "€ 12,50"),
        ("fr", "jeudi 24 novembre 2022", "La Paz, UTC−4", "12,50 €"),
        ("quz", "Thursday, 24 November 2022", "La Paz, UTC−4", "€12.50"),
    ],
)
def test_days_zones_and_prices_are_written_as_the_language_writes_them(language: str, day: str, zone: str, price: str) -> None:
    ours = words(language)
    assert ours.date("2022-11-24T12:30", "full") == day
    assert ours.zone("America/La_Paz", "2022-11-24T12:30") == zone
    assert ours.price(Offer(price="12.50", price_currency="EUR")).replace("\xa0", " ") == price


def test_what_is_not_known_is_not_made_up() -> None:
    ours = words("en")
    assert ours.zone(None, "2022-11-24T12:30") == ""
    assert ours.zone("Asia/Kolkata", "2022-11-24T12:30") == "Kolkata, UTC+5:30"
    assert ours.zone(None, "2022-11-24T12:30:00Z") == "UTC"
    assert ours.zone("UTC", "2022-11-24T12:30") == "UTC"
    assert ours.price(Offer(price="0")) == "Free of charge"
    assert ours.price(Offer(price="7")) == "7"
    assert ours.price(Offer(price="by agreement", price_currency="EUR")) == "by agreement EUR"
    assert ours.price(Offer()) == ""
    assert (ours.language("pt-BR"), ours.language("no tag")) == ("Portuguese (Brazil)", "no tag")
    assert ours.role("cook") == "cook"
    assert ours.days("2026-12-30", "2027-01-02").count("202") == 2
    assert summary_of("word " * 100, 20) == "word word word…"
    assert summary_of("x" * 50, 20) == "x" * 19 + "…"


def test_a_theme_sets_colours_fonts_frame_and_logo(tmp_path: Path) -> None:
    theme = {
        "accent": "#00643c", "font": "Inter, sans-serif", "font-head": "Georgia", "logo": "look/Logo.SVG", "logo-dark": "look/night.png", "header": "look/h.html",
        "footer": "look/f.html", "css": "look/own.css",
    }  # fmt: skip
    files = {
        "look/night.png": "png",
        "look/Logo.SVG": "<svg/>",
        "look/h.html": "<p>head</p>",
        "look/f.html": "<p>foot</p>",
        "look/own.css": ".x{}",
    }
    made = site(tmp_path, {"theme": theme, "templates": "look/templates"}, files | {
        "look/templates/event.html": '{% extends "event-ld/event.html" %}{% block head %}{{ super() }}<meta name="own">{% endblock %}'
    })  # fmt: skip
    page, style = (made / "maps/index.html").read_text(encoding="utf-8"), (made / "site.css").read_text(encoding="utf-8")
    assert "<p>head</p>" in page
    assert "<p>foot</p>" in page
    assert '<meta name="own">' in page
    assert 'src="../logo.svg"' in page
    assert (made / "logo.svg").read_text(encoding="utf-8") == "<svg/>"
    assert '<source srcset="../logo-dark.png" media="(prefers-color-scheme: dark)">' in page
    assert (made / "logo-dark.png").read_text(encoding="utf-8") == "png"
    assert "--accent:#00643c;" in style
    assert "--font:Inter, sans-serif;" in style
    assert "prefers-color-scheme: dark){:root{--accent:#" in style
    assert style.endswith(".x{}")
    assert "over" in page  # it took place on the day before the build


@pytest.mark.parametrize(
    ("theme", "message"),
    [
        ({"accent": "green"}, "is no colour"),
        ({"accent": "#ffee00"}, "its contrast is 1.2, and 4.5 is the least"),
        ({"accent-dark": "#222"}, "can't be read on #111416"),
        ({"font": "x; } body { display: none"}, "is no list of fonts"),
        ({"logo": "../../etc/passwd"}, "is not below the folder of the settings"),
        ({"logo": "logo.exe"}, "is no picture that ends with"),
        ({"css": "/etc/passwd"}, "is not below the folder of the settings"),
        ({"colour": "#000"}, "`colour` is no property of a theme"),
    ],
)
def test_a_theme_that_can_not_be_taken_is_named(theme: dict[str, str], message: str) -> None:
    settings, problems = read_settings(json.dumps(SETTINGS | {"theme": theme}).encode(), "site.yaml")
    assert any(message in one.message for one in problems)
    assert settings is None or "colour" in theme


@pytest.mark.parametrize(
    ("theme", "files", "message"),
    [
        ({"theme": {"css": "none.css"}}, {}, "none.css"),
        ({"templates": "none"}, {}, "is no folder of templates"),
        ({"templates": "t"}, {"t/other.html": ""}, "has no template of the name of one of ours"),
        ({"templates": "t"}, {"t/event.html": "\n{% for %}"}, "The template event.html of the site is wrong in line 2"),
        (
            {"templates": "t"},
            {"t/event.html": "{{ nothing }}"},
            "A template of the site fails (event.html, line 1): 'nothing' is undefined",
        ),
        ({"templates": "t"}, {"t/event.html": "{{ event.__class__.__mro__ }}"}, "A template of the site fails"),
        ({"templates": "t"}, {"t/event.html": "\n{{ 'a' + 1 }}"}, "A template of the site fails (event.html, line 2)"),
        ({"templates": "t"}, {"t/event.html": " "}, "The template event.html of the site is empty"),
        (
            {"templates": "t"},
            {"t/event.html": '{% extends "event-ld/event.html" %}{% block top %}{% endblock %}'},
            "has the block `top`, and ours have head, main",
        ),
        ({"theme": {"header": "h.html"}}, {}, "h.html"),
    ],
)
def test_what_a_theme_lacks_is_said(tmp_path: Path, theme: dict[str, Any], files: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        site(tmp_path, theme, files)


def test_a_file_of_a_theme_that_is_a_link_out_or_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "in" / "own.css").symlink_to(tmp_path / "secret")
    with pytest.raises(InputError, match="leads out of the folder"):
        site(tmp_path, {"theme": {"css": "own.css"}}, {})
    (tmp_path / "in" / "own.css").unlink()
    (tmp_path / "in" / "own.css").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="is no text in UTF-8"):
        site(tmp_path, {"theme": {"css": "own.css"}}, {})


def test_a_theme_does_not_change_the_data(tmp_path: Path) -> None:
    before = site(tmp_path, {}, {})
    data = {name: (before / name).read_bytes() for name in ("catalog.ttl", "events.nt", "sitemap.xml", "feed.trig")}
    site(tmp_path, {"theme": {"accent": "#00643c"}}, {})
    assert {name: (before / name).read_bytes() for name in data} == data
    assert "#00643c" in (before / "site.css").read_text(encoding="utf-8")


def test_a_page_says_what_the_event_is_worth_knowing_for(tmp_path: Path) -> None:
    said = {
        "startDate": "2026-06-02T10:00", "endDate": "2026-06-04T12:00", "doorTime": "2026-06-02T09:30", "image": "https://e.org/1.png",
        "offers": [{"name": "Hall", "price": "25", "priceCurrency": "EUR", "availability": "soldOut", "url": "https://e.org/hall"},
                   {"name": "Online", "price": "0", "url": "https://e.org/online", "validFrom": "2026-05-20"}],
        "subEvent": [{"name": "One", "startDate": "2026-06-02T10:00"}, {"name": "Two", "startDate": "2026-06-03T10:00"},
                     {"startDate": "2026-06-04T10:00", "unknown": ["name", "performer"]}],
    }  # fmt: skip
    page = (site(tmp_path, {}, {}, said) / "maps/index.html").read_text(encoding="utf-8")
    for text in (
        "Tuesday, 2 June 2026", "Doors open at 09:30", 'src="https://e.org/1.png"', "Sold out", "Tickets</a>", "Bolivia",
        '<nav class="days"', "Topic and speaker to be announced", 'href="https://www.openstreetmap.org/search?query=Map%20House',
        'property="og:image" content="https://e.org/1.png"', "Wednesday, 3 June 2026",
    ):  # fmt: skip
        assert text in page
    assert "This event is over" not in page


def test_an_event_to_come_says_at_once_how_one_gets_in(tmp_path: Path) -> None:
    offers = [{"name": "Hall", "price": "25", "priceCurrency": "EUR", "url": "https://e.org/hall"}]
    folder = site(tmp_path, {}, {}, {"startDate": "2026-06-02T10:00", "endDate": "2026-06-02T12:00", "offers": offers})
    assert '<a class="btn main" href="https://e.org/hall">' in (folder / "maps/index.html").read_text(encoding="utf-8")


def test_parallel_parts_stand_side_by_side_and_speakers_of_a_long_programme_have_an_index(tmp_path: Path) -> None:
    slot = {"startDate": "2026-06-02T10:00", "endDate": "2026-06-02T11:00"}
    parts = [slot | {"name": f"Track {room}", "room": room, "performer": [{"name": f"Eva {room}{one}"} for one in range(3)]}
             for room in "ABC"]  # fmt: skip
    later = {"name": "Plenary", "startDate": "2026-06-02T11:00", "performer": [{"name": "Eva A0"}]}
    said = {"startDate": "2026-06-02T10:00", "endDate": "2026-06-02T12:00", "subEvent": [*parts, later]}
    page = (site(tmp_path, {}, {}, said) / "maps/index.html").read_text(encoding="utf-8")
    assert page.count('<div class="tracks">') == 1
    assert page.count("<section id=") == 3
    assert page.count('>10:00</time> – <time datetime="2026-06-02T11:00">') == 1
    speakers = page.partition('<h2 id="speakers">')[2]
    assert 'aria-label="10:00 Track A">10:00</a>, <a href=' in speakers
    alone = (site(tmp_path, {}, {}, said | {"subEvent": parts[:2]}) / "maps/index.html").read_text(encoding="utf-8")
    assert 'id="speakers"' not in alone


@pytest.mark.parametrize(
    ("status", "text", "has_calendar"),
    [("cancelled", "It will not take place.", False), ("postponed", "for which it was planned", False),
     ("rescheduled", "The date shown is the new one.", True), ("movedOnline", "It takes place online.", True)],
)  # fmt: skip
def test_a_page_says_first_what_has_become_of_the_event(tmp_path: Path, status: str, text: str, *, has_calendar: bool) -> None:
    said = {
        "eventStatus": status,
        "startDate": "2026-06-02T10:00",
        "endDate": "2026-06-02T12:00",
        "previousStartDate": "2026-05-30",
    }
    page = (site(tmp_path, {}, {}, said) / "maps/index.html").read_text(encoding="utf-8")
    assert text in page
    state = words("en")[status]
    assert (
        page.count(f'content="{state}. Saturday') + page.count(f'content="{state}. Tuesday') == 2
    )  # for search engines, and shared
    assert ('href="event.ics">Add' in page) is has_calendar
    assert "<s>" in page


def test_where_something_was_to_be_before_it_was_moved_is_told_and_crossed_out(tmp_path: Path) -> None:
    hall = {"name": "Old Hall", "address": {"postalCode": "1", "addressLocality": "La Paz", "addressCountry": "BO"}}
    said = {"startDate": "2026-06-02T10:00", "endDate": "2026-06-02T12:00", "previousLocation": hall, "previousStartDate": "2026-05-30",
            "subEvent": [{"name": "Walk", "startDate": "2026-06-02T11:00", "previousLocation": "Garden"}]}  # fmt: skip
    folder = site(tmp_path, {}, {}, said) / "maps"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "Former venue: <s>Old Hall, 1 La Paz, Bolivia</s>" in page
    assert "Former venue: <s>Garden</s>" in page
    assert "Old Hall" not in page.partition("<script")[2].partition("</script>")[0]
    assert "/terms/#previousLocation> " in (folder / "event.nt").read_text(encoding="utf-8")
    calendar = (folder / "event.ics").read_text(encoding="utf-8")
    assert "COMMENT:Former venue: Old Hall\\, 1 La Paz\\, BO" in calendar
    assert "COMMENT:It was planned for 30 May 2026" in calendar


def test_a_break_is_set_back_by_its_kind(tmp_path: Path) -> None:
    times = {name: f"2026-06-02T{hour}:00" for hour, name in enumerate(("Coffee", "Lunch", "Rest", "Dinner"), 10)}
    stated = {"Lunch": "meeting", "Rest": "break"}
    parts = [{"name": name, "startDate": when} | ({"additionalType": stated[name]} if name in stated else {})
             for name, when in times.items()]  # fmt: skip
    folder = site(tmp_path, {}, {}, {"startDate": "2026-06-02", "endDate": "2026-06-02", "subEvent": parts}) / "maps"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert [f'class="break"><span class="t num"><time datetime="{when}"' in page for when in times.values()] == [
        True,
        False,
        True,
        False,
    ]
    assert (folder / "event.nt").read_text(encoding="utf-8").count("/event-types/#break> .") == 2


def test_an_event_in_a_language_without_words_marks_ours(tmp_path: Path) -> None:
    page = (
        site(tmp_path, {}, {}, {"language": "ar", "startDate": "2026-06-02", "endDate": "2026-06-02"}) / "maps/index.html"
    ).read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<span lang="en" dir="ltr">When</span>' in page


def test_a_series_says_on_how_many_days_it_is(tmp_path: Path) -> None:
    dates = [{"name": "Maps", "startDate": f"2026-06-{day:02}T18:00"} for day in (2, 9, 16)]
    dates[1] |= {"name": "Maps at sea", "eventStatus": "cancelled", "room": "Pier"}
    said = {"type": "EventSeries", "startDate": "2026-04-02T18:00", "endDate": None, "subEvent": dates}
    page = (site(tmp_path, {}, {}, {key: value for key, value in said.items() if value}) / "maps/index.html").read_text(
        encoding="utf-8"
    )
    listed = page.partition('<h2 id="programme">Dates</h2>')[2].partition("</ol>")[0]  # a line each, and what is other than usual
    assert [listed.count(text) for text in ('class="date"', "<h3>", "Cancelled", "Maps at sea", "Pier")] == [3, 1, 1, 2, 1]
    assert ('class="day"' in listed, '<nav class="days"' in page) == (False, False)
    assert "<p>3 dates, 2 – 16 Jun</p>" in page.replace("\u2009", " ").replace("\u202f", " ").replace("\xa0", " ")


def test_a_series_until_further_notice_shows_no_end(tmp_path: Path) -> None:
    said = {
        "type": "EducationEvent",
        "startDate": "2026-06-02T18:00",
        "endDate": "2026-06-02T19:30",
        "eventSchedule": {"repeatFrequency": "weekly", "byDay": "TU"},
    }
    folder = site(tmp_path, {}, {}, said)
    page, index = ((folder / name).read_text(encoding="utf-8") for name in ("maps/index.html", "index.html"))
    facts, listed = page.partition('<dl class="facts">')[2].partition("</dl>")[0], index.partition('<ol class="events">')[2]
    assert ('class="day"' in page, page.count('class="date"') > 90) == (False, True)
    assert ("18:00 – 19:30" in facts, "Every week: Tuesday" in facts, "dates" in facts, "2028" in facts) == (
        True,
        True,
        False,
        False,
    )
    assert ("Every week: Tuesday" in listed, "– " in listed.partition("</time>")[0], "2028</" in listed) == (True, False, False)
    calendar = (folder / "maps/event.ics").read_text(encoding="utf-8")
    assert (calendar.count("BEGIN:VEVENT"), "DTEND;TZID=America/La_Paz:20260602T193000" in calendar) == (1, True)


@pytest.mark.parametrize(
    ("kind", "performer", "heading"),
    [("Event", {"name": "Eva Roca"}, "Speakers"), ("MusicEvent", {"name": "Eva Roca"}, "Performers"),
     ("Event", {"type": "PerformingGroup", "name": "Trio"}, "Performers"), ("Event", {"type": "Organization", "name": "City"}, "With")],
)  # fmt: skip
def test_those_on_a_stage_are_no_speakers(tmp_path: Path, kind: str, performer: dict[str, str], heading: str) -> None:
    page = (site(tmp_path, {}, {}, {"type": kind, "performer": [performer]}) / "maps/index.html").read_text(encoding="utf-8")
    assert f"<h2>{heading}</h2>" in page


def test_a_table_of_tickets_has_no_empty_column_and_free_is_said_once(tmp_path: Path) -> None:
    dates = {"startDate": "2026-06-02T10:00", "endDate": "2026-06-02T12:00"}
    free = (
        site(tmp_path, {}, {}, dates | {"offers": [{"price": "0"}], "isAccessibleForFree": True}) / "maps/index.html"
    ).read_text(encoding="utf-8")
    assert ("<table>" in free, "Free of charge" in free) == (False, True)
    paid = [{"name": "Hall", "price": "8", "priceCurrency": "EUR", "availability": "inStock"}]
    for status, columns in (("cancelled", 2), ("scheduled", 3)):
        page = (site(tmp_path, {}, {}, dates | {"offers": paid, "eventStatus": status}) / "maps/index.html").read_text(
            encoding="utf-8"
        )
        assert (page.count('<th scope="col">'), "€8.00" in page) == (columns, True)


def test_the_name_in_other_languages_stands_below_the_title(tmp_path: Path) -> None:
    page = (site(tmp_path, {}, {}, {"language": "es", "name": {"es": "Mapas", "en": "Maps"}}) / "maps/index.html").read_text(
        encoding="utf-8"
    )
    assert '<h1>Mapas</h1>\n<p class="lead" lang="en">Maps</p>' in page


def test_a_fault_of_ours_is_not_laid_at_the_door_of_a_site() -> None:
    with pytest.raises(TemplateNotFound):
        render("none.html", Site(Where(BASE, BASE)), language="en", root="")


def test_a_region_that_cldr_does_not_know_is_left_out() -> None:
    assert words("es-1").date("2022-11-24", "full") == "jueves, 24 de noviembre de 2022"


def test_a_rule_is_told_in_words_with_the_days_that_are_taken_out() -> None:
    rule = Rule(frequency="P1W", by_day=("TU", "TH"), last="2027-06-15", except_dates=("2027-02-04",))
    assert {tag: words(tag).repeats(rule) for tag in ("en", "es", "pt", "fr")} == {
        "en": "every week: Tuesday and Thursday, until 15 June 2027, except 4 February 2027",
        "es": "cada semana: martes y jueves, hasta el 15 de junio de 2027, excepto el 4 de febrero de 2027",
        "pt": "todas as semanas: terça-feira e quinta-feira, até 15 de junho de 2027, exceto 4 de fevereiro de 2027",
        "fr": "toutes les semaines: mardi et jeudi, jusqu’au 15 juin 2027, sauf le 4 février 2027",
    }
    assert words("en").repeats(Rule(frequency="P2M", by_month_day=5, times=3)) == "every 2 months: 5, 3 ×"
    assert [words("en").repeats(one) for one in (None, Rule(frequency="P1M", by_day=("2TU",)))] == ["", ""]


def _pages(folder: Path, *ways: str) -> list[str]:
    return [(folder / way).read_text(encoding="utf-8") for way in ways]


def test_every_page_says_where_one_is_and_every_thing_has_its_data(tmp_path: Path) -> None:
    folder = site(tmp_path, {"theme": {"accent": "#7a1f5c"}}, {}, {"keywords": ["open data"]})
    place = next((folder / "places").glob("*/index.html")).relative_to(folder)
    ways = {
        "maps/index.html": ["Events", "Maps"],
        "concepts/open-data/index.html": ["Events", "Keywords", "open data"],
        str(place): ["Events", "Venues", "Map House"],
        "places/index.html": ["Events", "Venues"],
        "data/index.html": ["Events", "Open data: Maps"],
    }
    for page, names in zip(_pages(folder, *ways), ways.values(), strict=True):
        (trail,) = (
            json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page) if "crumb" in one
        )
        assert [one["name"] for one in trail["itemListElement"]] == names
        assert all(one["item"].startswith(BASE) for one in trail["itemListElement"])
        shown = page.partition('<nav class="kicker" aria-label="You are here">')[2].partition("</nav>")[0]
        assert re.findall(">([^<>›]+)</a>", shown) == names[:-1]
    concept, index = _pages(folder, "concepts/open-data/index.html", "index.html")
    assert '<li><a href="data.ttl" type="text/turtle">Turtle</a></li>' in concept
    assert ">eurovoc.europa.eu</a>" in concept
    assert '<link rel="icon" href="icon.svg">' in index
    assert 'fill="#7a1f5c"' in (folder / "icon.svg").read_text(encoding="utf-8")


def test_the_page_of_a_concept_leads_to_those_above_and_under_it(tmp_path: Path) -> None:
    folder = site(tmp_path, {}, {}, {"keywords": ["open data"]})
    one, above = _pages(folder, "concepts/open-data/index.html", "concepts/open-government/index.html")
    assert '<p>More general: <a href="../../concepts/open-government/">open government</a></p>' in one
    assert '<p>More specific: <a href="../../concepts/open-data/">open data</a></p>' in above
    folder = site(tmp_path, {}, {}, {"keywords": ["open data", "transparency"]})
    (above,) = _pages(folder, "concepts/open-government/index.html")
    under = above.partition("More specific: ")[2].partition("</p>")[0]
    assert re.findall(">([^<>]+)</a>", under) == ["open data", "transparency"]


def test_what_one_must_know_of_tickets_is_said_at_once(tmp_path: Path) -> None:
    def told(*offers: dict[str, Any]) -> tuple[str, str]:
        said = {"startDate": "2026-06-02T10:00", "endDate": "2026-06-02T12:00", "offers": offers}
        page, index = _pages(site(tmp_path, {}, {}, said), "maps/index.html", "index.html")
        return page.partition("<dt>Take part</dt>")[2].partition("</div>")[0], index.partition('<ol class="events">')[2]

    seats, standing = (
        {"name": name, "price": price, "priceCurrency": "EUR"} for name, price in (("Seats", 18), ("Standing", 9.5))
    )
    assert "<b>€9.50 – €18.00</b>" in told(seats, standing)[0]
    assert "<b>Free of charge – €18.00</b>" in told(seats, standing | {"price": 0})[0]
    assert "<b>" not in told(seats, standing | {"priceCurrency": "USD"})[0]
    assert "<b>" not in told(seats, {"name": "Standing"})[0]
    off = {"availability": "soldOut"}
    facts, index = told(seats | off, standing)
    assert ("<b>€9.50</b>" in facts, "Sold out" in index) == (True, False)
    facts, index = told(seats | off, standing | off)
    assert '<span class="tag stop">Sold out</span>' in facts
    assert '<span class="tag stop">Sold out</span> <a href="maps/"' in index


def test_a_congress_has_the_whole_width_and_says_the_day_of_each_speaker(tmp_path: Path) -> None:
    parts = [{"name": f"Track {room}{day}", "startDate": f"2026-06-0{day}T10:00", "endDate": f"2026-06-0{day}T11:00", "room": room,
              "performer": [{"name": f"Eva {room}{one}"} for one in range(3)]} for day in (2, 3) for room in "ABC"]  # fmt: skip
    said = {"startDate": "2026-06-02T10:00", "endDate": "2026-06-03T12:00", "subEvent": parts, "description": "Two days."}
    (page,) = _pages(site(tmp_path, {}, {}, said), "maps/index.html")
    assert ('<div class="cols over">' in page, '<div class="wide">' in page) == (True, True)
    days = page.partition('<nav class="days"')[2].partition("</nav>")[0]
    assert re.findall(">([^<>]+)</a>", days) == ["Tue, 2 Jun", "Wed, 3 Jun", "Speakers"]
    assert ">2 Jun 10:00</a>, <a href=" in page
    (page,) = _pages(site(tmp_path, {}, {}, said | {"subEvent": parts[:2]}), "maps/index.html")
    assert ('<div class="cols over">' in page, '<div class="wide">' in page) == (False, False)


def test_many_dates_are_folded_and_other_names_are_whole(tmp_path: Path) -> None:
    weekly = {"repeatFrequency": "weekly", "byDay": "TU", "repeatCount": 30}
    said = {
        "startDate": "2026-06-02T18:00",
        "endDate": "2026-06-02T20:00",
        "eventSchedule": weekly,
        "alternateName": ["Maps of all", "Cartes"],
    }
    (page,) = _pages(site(tmp_path, {}, {}, said), "maps/index.html")
    assert "<details><summary>30 dates</summary>" in page
    assert "<dd>Maps of all; Cartes</dd>" in page


def test_pictures_are_described_to_those_with_whom_a_page_is_shared(tmp_path: Path) -> None:
    pictures = [{"url": "https://e.org/a.png", "caption": "A harbour"}, "https://e.org/b.png"]
    (page,) = _pages(site(tmp_path, {}, {}, {"image": pictures}), "maps/index.html")
    assert page.count('property="og:image"') == 2
    assert page.count('property="og:image:alt"') == 1
    assert '<meta property="og:image:alt" content="A harbour">' in page


def test_the_parts_of_an_address_stay_apart_where_one_writes_leftward(tmp_path: Path) -> None:
    place = {"name": "دار", "address": {"streetAddress": "شارع 12", "addressLocality": "Rabat", "addressCountry": "MA"}}
    (page,) = _pages(site(tmp_path, {}, {}, {"language": "ar", "location": place}), "maps/index.html")
    assert "<bdi>شارع 12</bdi>, <bdi>Rabat</bdi>, <bdi>" in page


def test_online_is_a_place_to_choose_and_one_place_alone_is_no_choice(tmp_path: Path) -> None:
    more = {"id": "talk", "virtualLocation": "https://e.org/meet", "location": None, "timeZone": "America/La_Paz"}
    folder = site(tmp_path, {}, {}, {})
    assert '<select id="place"' not in (folder / "index.html").read_text(encoding="utf-8")
    (tmp_path / "in/talk.json").write_text(json.dumps({k: v for k, v in (EVENT | more).items() if v}), encoding="utf-8")
    build(tmp_path / "in", folder, base_url=BASE, now=NOON)
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert "<option>Online</option><option>Sucre</option>" in index
    assert 'data-place="Online"' in index


def test_the_data_page_counts_kinds_by_their_names_and_by_their_classes(tmp_path: Path) -> None:
    folder = site(tmp_path, {}, {}, {"additionalType": "concert"})
    for name, kind in (("a", "MusicEvent"), ("b", "ScreeningEvent"), ("c", "Event")):
        (tmp_path / f"in/{name}.json").write_text(json.dumps(EVENT | {"id": name, "type": kind}), encoding="utf-8")
    build(tmp_path / "in", folder, base_url=BASE, now=NOON)
    assert "Kinds of event: concert (2), screening (1)." in (folder / "data/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Moderator:"), ("es", "Modera:"), ("pt", "Moderação:"), ("fr", "Modération :")]
)
def test_a_role_is_said_of_women_and_men_alike(tmp_path: Path, language: str, said: str) -> None:
    (page,) = _pages(
        site(tmp_path, {}, {}, {"language": language, "performer": [{"name": "Ana Gil", "role": "moderator"}]}), "maps/index.html"
    )
    assert f'<span class="role">{said}</span>' in page.replace("\xa0", " ").replace("\u202f", " ")
