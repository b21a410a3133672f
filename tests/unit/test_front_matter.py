"""Every key of a front matter is read as a fact of the event or named, and none is read as prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from event_ld.inputs import read_text
from event_ld.model import Person, Place, PostalAddress

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading

STARTS = ("start", "start_date", "startDate", "event_start", "starts_at", "start_at", "date_time", "fecha_inicio", "début")
ENDS = ("end", "end_date", "endDate", "event_end", "ends_at", "end_at", "fecha_fin", "fin")
PLACES = ("location", "venue", "place", "lugar", "lieu", "where")
PEOPLE = ("speakers", "speaker", "ponentes", "performers")
OTHERS = ("layout", "draft", "weight", "date", "author", "sitemap_priority", "type", "hero", "end_credits")


def page(style: str, keys: dict[str, str]) -> str:
    if style == "toml":
        return "+++\n" + "".join(f"{key} = '{value}'\n" for key, value in keys.items()) + "+++\n\nWe meet and talk.\n"
    indent, above = ("  ", f"{style}:\n") if style != "yaml" else ("", "")
    return f"---\n{above}" + "".join(f'{indent}{key}: "{value}"\n' for key, value in keys.items()) + "---\n\nWe meet and talk.\n"


def named(reading: Reading) -> str:
    return " ".join(one.message for one in reading.problems if one.code == "fact-left-out")


@pytest.mark.parametrize("style", ["yaml", "toml", "event", "params"])
@pytest.mark.parametrize("at", range(9))
def test_each_key_is_read_or_named(style: str, at: int) -> None:
    other = OTHERS[at % len(OTHERS)]
    keys = {
        "title": "Map fair",
        STARTS[at % len(STARTS)]: "2027-05-14T18:30",
        ENDS[at % len(ENDS)]: "2027-05-15T20:00",
        PLACES[at % len(PLACES)]: "Town Hall, Leeds, UK",
        PEOPLE[at % len(PEOPLE)]: "Ana Gil",
        "price": "15 EUR",
        other: "2026-01-01",
    }
    (reading,) = read_text(page(style, keys), name="a.md")
    event = reading.event
    assert event is not None
    assert (event.name, event.start_date, event.end_date) == ("Map fair", "2027-05-14T18:30", "2027-05-15T20:00")
    assert event.location is not None
    assert "Town Hall" in str(event.location.name)
    assert [one.name for one in event.performer] == ["Ana Gil"]
    assert [one.price for one in event.offers] == ["15"]
    assert event.sub_event == ()
    assert other in named(reading)
    assert not [one for one in reading.unread if one < len(keys) + 3]


def test_values_that_are_lists_and_mappings() -> None:
    text = """---
title: Map fair
start: 2027-05-14
venue:
  name: Town Hall
  parking: none
speakers:
  - Ana Gil
  - name: Bob Ray
    twitter: "@bob"
empty:
cancelled: true
---
"""
    (reading,) = read_text(text, name="a.md")
    event = reading.event
    assert event is not None
    assert [one.name for one in event.performer] == ["Ana Gil", "Bob Ray"]
    assert event.event_status == "cancelled"
    assert event.location is not None
    assert event.location.name == "Town Hall"
    assert "“venue parking”, “speakers twitter”" in named(reading)


def test_a_date_beside_an_hour_is_that_of_the_event() -> None:
    text = "---\ntitle: Map fair\ndate: 2027-05-14\nstart_time: '18:30'\nend_time: '20:00'\n---\n\n## Programme\n\n- 19:00 Old maps\n"
    (reading,) = read_text(text, name="a.md")
    assert reading.event is not None
    assert (reading.event.start_date, reading.event.end_date) == ("2027-05-14T18:30", "2027-05-14T20:00")
    assert [one.start_date for one in reading.event.sub_event] == ["2027-05-14T19:00"]


def test_the_text_holds_where_the_front_matter_is_silent() -> None:
    text = "---\ntitle: Map fair\nstart: 2027-05-14\n---\n\nPlace: Town Hall, Leeds\n\n## Programme\n\n- 19:00 Old maps\n"
    (reading,) = read_text(text, name="a.md")
    assert reading.event is not None
    assert reading.event.start_date == "2027-05-14T19:00"
    assert "startDate" in reading.evidence
    assert reading.event.location is not None


def test_front_matter_that_is_not_well_formed_is_named() -> None:
    (reading,) = read_text("---\ntitle: [Map\n---\n\nMap fair\n\n14 May 2027\n", name="a.md")
    assert "it is read as text" in named(reading)


def test_text_between_two_rules_is_text() -> None:
    (reading,) = read_text("---\nMap fair\n---\n\n14 May 2027\n", name="a.md")
    assert reading.event is not None
    assert (reading.event.name, reading.event.start_date) == ("Map fair", "2027-05-14")


def test_keys_below_a_place_and_below_people() -> None:
    text = """---
title: Feria de mapas
lang: es
fecha: 14/05/2027
lugar: {nombre: Biblioteca, ciudad: Sucre, país: Bolivia, lat: -19.04, lng: -65.26, wifi: sí}
ponentes:
  - {nombre: Ana Gil, cargo: Directora, institución: Archivo Nacional}
  - {nombre: Luis Paz, cargo: Jefe, institución: CEPAL, twitter: "@paz"}
---
"""
    (reading,) = read_text(text, name="a.md")
    event = reading.event
    assert event is not None
    assert event.location is not None
    assert event.location.address is not None
    assert event.location.geo is not None
    assert (event.language, event.location.name, event.location.address.address_locality) == ("es", "Biblioteca", "Sucre")
    people = [one for one in event.performer if isinstance(one, Person)]
    assert [(one.name, one.job_title, one.affiliation[0].name) for one in people] == [
        ("Ana Gil", ("Directora",), "Archivo Nacional"),
        ("Luis Paz", ("Jefe",), "CEPAL"),
    ]
    assert named(reading) == "Nothing reads the keys “lugar wifi”, “ponentes twitter”."


def test_a_list_of_talks_is_the_programme() -> None:
    text = """---
title: Map fair
date: 2027-05-14
time: "9:00"
schedule:
  - {time: "09:30", title: Opening}
  - {time: "10:00 - 10:45", title: Old maps, speaker: Ana Gil, level: 2}
---
"""
    (reading,) = read_text(text, name="a.md")
    assert reading.event is not None
    assert [(one.name, one.start_date, one.end_date) for one in reading.event.sub_event] == [
        ("Opening", "2027-05-14T09:30", None),
        ("Old maps", "2027-05-14T10:00", "2027-05-14T10:45"),
    ]
    assert "“level”" in named(reading)


@pytest.mark.parametrize("more", ["", "title: The page\nlayout: event\n"])
def test_an_entry_that_is_a_whole_description(more: str) -> None:
    event = "event:\n  name: Map fair\n  startDate: 2027-05-14\n  offers: {price: 5, priceCurrency: GBP}\n"
    (reading,) = read_text(f"---\n{more}{event}---\n\nWe meet.\n", name="a.md")
    assert reading.event is not None
    assert (reading.event.name, reading.event.start_date, reading.event.offers[0].price) == ("Map fair", "2027-05-14", "5")
    assert "name-missing" not in {one.code for one in reading.problems}


@pytest.mark.parametrize("blanks", ["", " " * 40, "\t# a remark that is longer than the text"])
def test_places_of_problems_are_those_of_the_page(blanks: str) -> None:
    text = f"---\ntitle: Maps\nstart: 2027-05-14 18:30{blanks}\nspeakers: {{n: 1}}\n---\n"
    (reading,) = read_text(text, name="a.md")
    assert reading.event is not None
    assert [one.place.line for one in reading.problems if one.code == "zone-missing" and one.place is not None] == [3]


def test_what_is_read_is_quoted_as_it_stands_in_the_file() -> None:
    text = "---\ntitle: Map fair\nstart: 2027-05-14\ntags: [maps, rivers]\n---\n\nWe *meet* in Leeds.\n"
    (reading,) = read_text(text, name="a.md")
    assert reading.source.text == text
    quoted = {path: [reading.source.quote(span) for span in one.spans] for path, one in reading.evidence.items()}
    assert (quoted["name"], quoted["startDate"], quoted["keywords[1]"]) == (["Map fair"], ["2027-05-14"], ["rivers"])


@pytest.mark.parametrize("key", ["affiliation", "name", "email", "title"])
def test_a_list_of_tables_is_read_as_one_and_lends_its_keys_to_nobody(key: str) -> None:
    head = '+++\ntitle = "Maps for all"\nstart_date = 2027-05-12\nvenue = "Town Hall, Leeds"\n\n'
    tables = f'[[speakers]]\n{key} = "Ana Gil"\n\n[[speakers]]\n{key} = "Bob Ray"\n[speakers.links]\nweb = "a"\n'
    plain, listed = (read_text(f"{head}{more}[params]\ntheme = 1\n+++\n\nMaps.\n", name="maps.md")[0] for more in ("", tables))
    assert plain.event is not None
    people = (Person(name="Ana Gil", role="speaker"), Person(name="Bob Ray", role="speaker")) if key in {"name", "title"} else ()
    assert listed.event == msgspec.structs.replace(plain.event, performer=people)
    assert "“speakers" in named(listed)
    assert "“theme”" in named(listed)


def test_tables_of_talks_are_parts_and_a_speakers_name_is_not_the_title_beside_it() -> None:
    text = """+++
title = "Maps for all"
start_date = 2027-05-12

[[speakers]]
  title = "Professor"
  name = "Ana Gil"

[[talks]]
title = "Old maps"
time = "10:00"
speaker = "Ana Gil"

[params]
end_date = 2027-05-13
+++

Maps.
"""
    (reading,) = read_text(text, name="maps.md")
    event = reading.event
    assert event is not None
    assert (event.start_date, event.end_date, [one.name for one in event.performer]) == ("2027-05-12", "2027-05-13", ["Ana Gil"])
    (talk,) = event.sub_event
    assert (talk.name, talk.start_date, [one.name for one in talk.performer]) == ("Old maps", "2027-05-12T10:00", ["Ana Gil"])
    assert "“speakers title”" in named(reading)


DOTTED = """\
.. title: Map night
.. slug: map-night
.. date: 2027-04-25 11:17:33-05:00
.. tags: maps, town of Leeds, coast
.. category: {category}
.. description: What the Map Society does
                in its hundred hours.

We meet on 4 May 2027 at the Map House.

10:00 Maps
"""
COMMENTED = """\
+++
# Date of this page.
date = 2027-04-22T11:05:28+01:00

# Title.
title = "Map night"

# Tags: can be used for filtering.
# Example: `tags = ["machine", "deep"]`
tags = ["maps", "coast"]

[header]
image = "/maps.jpg"
+++

We meet on 4 May 2027 at the Map House.
"""


@pytest.mark.parametrize("category", ["eventos", "agenda", "events"])
@pytest.mark.parametrize("text", [DOTTED, COMMENTED])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter_with_dots_and_below_comments(category: str, text: str, name: str) -> None:
    (reading,) = read_text(text.replace("{category}", category), name=name)
    assert reading.event is not None
    assert reading.event.name == "Map night"
    assert str(reading.event.start_date).startswith("2027-05-04")
    assert [str(getattr(one, "name", one)) for one in reading.event.keywords][:1] == ["maps"]
    assert not {"eventos", "agenda", "events", "deep"} & {str(getattr(one, "name", one)) for one in reading.event.keywords}


@pytest.mark.parametrize(
    ("keys", "name", "street", "town"),
    [
        ("place: 'Rue de Gembloux 186, 5002 Saint-Servais'", None, "Rue de Gembloux 186", "Saint-Servais"),
        ("place: Maison des cartes\naddress: 'Rue du Lac 20, 1000 Bruxelles'", "Maison des cartes", "Rue du Lac 20", "Bruxelles"),
        ("venue: Map House\naddress: 12 Mill Street, Leeds", "Map House", "12 Mill Street", "Leeds"),
        ("place: Maison des cartes\naddress: Rue du Lac 20", "Maison des cartes", "Rue du Lac 20", None),
    ],
)
def test_a_street_in_front_matter_is_no_name(keys: str, name: str | None, street: str, town: str | None) -> None:
    (reading,) = read_text(f"---\ntitle: Map fair\nstart: 2027-05-14T18:30\n{keys}\n---\n\nWe meet.\n", name="a.md")
    assert reading.event is not None
    place = reading.event.location
    assert isinstance(place, Place)
    assert isinstance(place.address, PostalAddress)
    assert (place.name, place.address.street_address, place.address.address_locality) == (name, street, town)


@pytest.mark.parametrize(
    ("above", "start", "end"),
    [
        ("dates:\n  - date: 08.10.2027\n    time: {start: '14:00', end: '18:00'}", "2027-10-08T14:00", "2027-10-08T18:00"),
        (
            "dates:\n  - {date: 2027-10-08, start: '14:00'}\n  - {date: 2027-10-09, end: '13:00'}",
            "2027-10-08T14:00",
            "2027-10-09T13:00",
        ),
        ("when:\n  date: 2027-10-08\n  time: 14:00", "2027-10-08T14:00", None),
        ("date:\n  start: 2027-10-08 14:00\n  end: 2027-10-09 16:00", "2027-10-08T14:00", "2027-10-09T16:00"),
        ("date_start: 2027-10-08\ndate_stop: 2027-10-09", "2027-10-08", "2027-10-09"),
    ],
)
def test_dates_with_keys_of_their_own(above: str, start: str, end: str | None) -> None:
    (reading,) = read_text(f"---\ntitle: Map fair\n{above}\n---\n\nWe meet and talk.\n", name="a.md")
    assert reading.event is not None
    assert (reading.event.start_date, reading.event.end_date) == (start, end)


@pytest.mark.parametrize(
    "above",
    [
        "+++\n# When this page was made\n\ndate = 2026-10-22T11:05:28+01:00\ntitle = 'Map fair'\n+++\n",
        "---\n# The page\ntitle: Map fair\ndate: 2026-10-22 11:05\n---\n",
        ".. title: Map fair\n.. slug: map-fair\n.. date: 2026-10-22 11:05:33-05:00\n.. link: \n.. description: A fair\n        of maps.\n",
        "<!--\n.. title: Map fair\n.. date: 2026-10-22 11:05:33-05:00\n-->\n",
        "Title: Map fair\nDate: 2026-10-22 11:05\nModified: 2026-10-23 09:30\nCategory: News\nSlug: map-fair\n",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt", ""])
def test_the_date_of_a_page_is_none_of_the_event(above: str, name: str) -> None:
    (reading,) = read_text(f"{above}\nThe fair takes place on 4 February at 6 pm.\n", name=name)
    assert reading.event is not None
    assert (reading.event.name, reading.event.start_date) == ("Map fair", "2027-02-04T18:00")
    assert reading.event.sub_event == ()


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_keys_of_an_event_above_its_text_are_those_of_the_event(name: str) -> None:
    text = "Title: Map fair\nDate: 4 February 2027\nPlace: Town Hall, Leeds\n\n9:00 Welcome\n10:00 Old maps\n11:00 End\n"
    (reading,) = read_text(text, name=name)
    assert reading.event is not None
    assert (reading.event.name, reading.event.start_date) == ("Map fair", "2027-02-04T09:00")


@pytest.mark.parametrize("key", ["programme", "schedule", "agenda", "programa", "programação"])
@pytest.mark.parametrize("style", ["|", ">-"])
def test_a_programme_that_is_one_value_is_read_as_lines(key: str, style: str) -> None:
    value = "  * 9:00 Welcome\n\n\n  10:00-11:00 Old maps\n\n\n  11:00 End\n"
    text = f"---\ntitle: Map fair\nevent_date: 2027-10-08\n{key}: {style}\n{value}place: Town Hall\n---\n\nWe meet and talk.\n"
    (reading,) = read_text(text, name="a.md")
    assert reading.event is not None
    assert [(one.name, one.start_date) for one in reading.event.sub_event] == [
        ("Welcome", "2027-10-08T09:00"),
        ("Old maps", "2027-10-08T10:00"),
        ("End", "2027-10-08T11:00"),
    ]
    assert key not in named(reading)


def test_talks_below_their_days_and_sections() -> None:
    text = """---
title: Map fair
schedule:
  - date: 2027-05-12
    talks:
      - {title: Old maps, start: "09:00", speaker: Ana Gil}
  - date: 2027-05-13
    talks:
      - {title: New maps, start: "10:00"}
      - {title: No maps, start: "11:00"}
---

We meet.
"""
    (reading,) = read_text(text, name="a.md")
    assert reading.event is not None
    assert [(one.name, one.start_date) for one in reading.event.sub_event] == [
        ("Old maps", "2027-05-12T09:00"),
        ("New maps", "2027-05-13T10:00"),
        ("No maps", "2027-05-13T11:00"),
    ]
    people = (
        text.replace("talks:", "people:")
        .replace('start: "09:00", ', "")
        .replace('start: "10:00"', "")
        .replace('start: "11:00"', "")
    )
    (reading,) = read_text(people, name="a.md")
    assert reading.event is not None
    assert reading.event.sub_event == ()
