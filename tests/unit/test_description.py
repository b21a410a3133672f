"""Descriptions: the short forms, and every kind of mistake with its place."""

from __future__ import annotations

import json

import pytest

from event_ld import draft, model, validate
from event_ld.errors import UsageError
from event_ld.inputs import read_text
from event_ld.publish.description import description_text
from event_ld.readers.formats import format_of
from event_ld.readers.values import is_date, language_tag, tidy_date

GOOD = """
id: a
inLanguage: en
name: Open day
startDate: 2024-05-24T09:00
"""


def _read(text: str, form: str = "yaml") -> model.Event:
    reading = read_text(text, form=form)[0]
    assert reading.event is not None
    assert [one.message for one in reading.problems if one.severity == "violation"] == []
    return reading.event


def _problem(text: str, form: str = "yaml") -> tuple[str, int, int, str]:
    found = [one for one in read_text(text, form=form)[0].problems if one.code not in ("zone-missing", "id-missing")]
    assert found
    first = found[0]
    assert first.place is not None
    return first.code, first.place.line, first.place.column, first.message


def test_the_short_forms_are_the_long_forms() -> None:
    short = _read(
        GOOD
        + """
location: Town hall
organizer: City of Sucre
superEvent: Week of open data
performer: Ana Gil
contributor: {name: Juan Paz, role: Interpreter, affiliation: World Bank}
keywords: open data; transparency, and so on
offers: 12.50
description: {en: In English}
eventStatus: https://schema.org/EventScheduled
eventAttendanceMode: MixedEventAttendanceMode
isAccessibleForFree: Yes
subEvent:
  - {name: Opening, startDate: "9:00", endDate: 09:30}
  - A second part
"""
    )
    assert short.location == model.Place(name="Town hall")
    assert short.organizer == (model.Organization(name="City of Sucre"),)
    assert short.super_event == model.Event(name="Week of open data")
    assert short.performer == (model.Person(name="Ana Gil"),)
    assert short.contributor == (
        model.Person(name="Juan Paz", role="interpreter", affiliation=(model.Organization(name="World Bank"),)),
    )
    assert [one.concept for one in short.keywords] == ["open-data", "transparency", None]
    assert short.offers == (model.Offer(price="12.50"),)
    assert short.description == "In English"
    assert (short.event_status, short.event_attendance_mode, short.is_accessible_for_free) == ("scheduled", "mixed", True)
    assert short.sub_event == (
        model.Event(name="Opening", start_date="2024-05-24T09:00", end_date="2024-05-24T09:30"),
        model.Event(name="A second part"),
    )


def test_places_and_virtual_locations_in_one_list() -> None:
    event = _read(
        GOOD
        + """
location:
  - {type: Place, id: hall, name: Town hall, address: "12 Main Street"}
  - {type: VirtualLocation, url: "https://example.org/join"}
"""
    )
    assert event.location == model.Place(
        id="hall", name="Town hall", address=model.PostalAddress(street_address="12 Main Street")
    )
    assert event.virtual_location == model.VirtualLocation(url="https://example.org/join")
    assert event.event_attendance_mode == "mixed"


def test_words_stay_words() -> None:
    event = _read(GOOD.replace("Open day", "NO").replace("id: a", "id: 12e3") + "room: 12:30\naudience: null and void\n")
    assert (event.id, event.name, event.room, event.audience) == ("12e3", "NO", "12:30", "null and void")


@pytest.mark.parametrize(("text", "form"), [("{latitude: -19.050, longitude: +65.25}", "yaml"),
                                           ('{"latitude": -19.050, "longitude": "+65.25"}', "json")])  # fmt: skip
def test_degrees_are_kept_as_they_are_written(text: str, form: str) -> None:
    whole = f'{{"name": "x", "startDate": "2026-05-24", "location": {{"name": "Hall", "geo": {text}}}}}'
    event = _read(whole, form)
    assert event.location is not None
    assert event.location.geo == model.GeoCoordinates(latitude="-19.050", longitude="+65.25")
    assert _read(description_text(event)) == event
    assert "latitude: -19.050\n" in description_text(event)


def test_types_and_roles_are_declared() -> None:
    event = _read(
        GOOD
        + """
type: ConferenceEvent
organizer: {type: Person, id: ana, name: Ana Gil}
performer:
  - {type: NGO, name: Choir, role: Magician}
keywords:
  - {name: {en: water, es: agua}, concept: "http://example.org/water"}
  - {concept: open-data}
  - {en: transparency, es: transparencia}
  - {name: x, concept: no-such-concept}
"""
    )
    assert event.type == "ConferenceEvent"
    assert event.organizer == (model.Person(id="ana", name="Ana Gil"),)
    assert event.performer == (model.NGO(name="Choir", role="Magician"),)
    assert [one.concept for one in event.keywords] == ["http://example.org/water", "open-data", "transparency", None]


def test_zones_come_from_the_place_the_option_or_the_description() -> None:
    place = GOOD + "location: {name: Hall, address: {addressLocality: Sao Paulo, addressCountry: Brasil}}\n"
    assert _read(place).time_zone == "America/Sao_Paulo"
    assert _read(place + "timeZone: America/Bahia\n").time_zone == "America/Bahia"
    assert read_text(GOOD, form="yaml", time_zone="Europe/Paris")[0].event.time_zone == "Europe/Paris"  # type: ignore[union-attr]
    unsure = read_text(GOOD + "location: {name: Hall, address: {addressCountry: Brasil}}\n", form="yaml")[0]
    assert [(one.code, one.question) for one in unsure.problems] == [("zone-missing", "In which time zone are the times?")]
    with pytest.raises(UsageError, match="no time zone Mars/Base"):
        read_text(GOOD, time_zone="Mars/Base")


def test_an_offset_that_agrees_with_the_zone_is_dropped_and_another_is_named() -> None:
    event = _read(GOOD.replace("09:00", "09:00:00-0400") + "timeZone: America/La_Paz\n")
    assert event.start_date == "2024-05-24T09:00"
    code, line, _, message = _problem(GOOD.replace("09:00", "09:00+01:00") + "timeZone: America/La_Paz\n")
    assert (code, line) == ("offset-contradicts-zone", 5)
    assert "(-04:00)" in message


@pytest.mark.parametrize(
    ("extra", "code", "line", "column", "sentence"),
    [
        ("startdate: 2024-05-24", "unknown-key", 6, 1, "Did you mean `startDate`?"),
        ("wholly: other", "unknown-key", 6, 1, "`wholly` is no property of an Event."),
        ("performer: [{nmae: x}]", "unknown-key", 6, 14, "Did you mean `name`?"),
        ("name: Twice", "duplicate-key", 6, 1, "stands already in line 4"),
        ("endDate: [2024-05-24]", "wrong-type", 6, 10, "takes one value"),
        ("endDate: tomorrow", "date-format", 6, 10, "not written as ISO 8601"),
        ("endDate: 2024-02-30", "date-format", 6, 10, "no date that exists"),
        ("doorTime: 25:61", "date-format", 6, 11, "no date that exists"),
        ("superEvent: {name: x, startDate: '9:00'}", "date-missing", 6, 34, "without its day"),
        ("timeZone: Mars/Base", "unknown-zone", 6, 11, "no time zone `Mars/Base`"),
        ("subEvent: [{name: x, timeZone: Mars/Base}]", "unknown-zone", 6, 32, "no time zone `Mars/Base`"),
        ("url: www.example.org", "url-format", 6, 6, "no absolute URL"),
        ("type: Confrence", "unknown-type", 6, 7, "no type that can stand here"),
        ("performer: {type: Alien, name: x}", "unknown-type", 6, 19, "no type that can stand here"),
        ("eventStatus: cancled", "wrong-type", 6, 14, "Did you mean `cancelled`?"),
        ("eventStatus: xyzzy", "wrong-type", 6, 14, "takes one of scheduled"),
        ("isAccessibleForFree: maybe", "wrong-type", 6, 22, "takes true or false"),
        ("maximumAttendeeCapacity: many", "wrong-type", 6, 26, "takes a whole number"),
        ("offers: {price: $10}", "wrong-type", 6, 17, "without a currency"),
        ("location: {name: x, geo: {latitude: '-19,05', longitude: -65}}", "coordinates", 6, 37, "Did you mean -19.05?"),
        ("location: {name: x, lat: -19.05}", "unknown-key", 6, 21, "Did you mean `geo`?"),
        ("location: {name: x, geo: {lat: -19.05, longitude: 1}}", "unknown-key", 6, 27, "Did you mean `latitude`?"),
        ("location: {name: x, geo: {latitude: 19°N, longitude: -65}}", "coordinates", 6, 37, "no number of degrees"),
        ("location: {name: x, geo: {latitude: 165.25, longitude: -19}}", "coordinates", 6, 37, "may be swapped"),
        ("location: {name: x, geo: {latitude: 1, longitude: -180.1}}", "coordinates", 6, 51, "beyond 180 degrees."),
        ("location: {name: x, geo: '-19.05, -65.25'}", "wrong-type", 6, 26, "takes keys with values"),
        ("unknown: speakers", "unknown-key", 6, 10, "no property of an event"),
        ("description: {english: x}", "language-tag", 6, 15, "no language"),
        ("language: klingonisch", "language-tag", 6, 11, "no BCP 47"),
        ("audience:", "empty-value", 6, 10, "has no value"),
        ("location: [a, b]", "wrong-type", 6, 15, "one place"),
        ("location: {name: [x]}", "wrong-type", 6, 18, "takes one value"),
        ("performer: [[x]]", "wrong-type", 6, 13, "takes keys with values"),
        ("location: [[x]]", "wrong-type", 6, 12, "takes keys with values"),
        ("subEvent: [[x]]", "wrong-type", 6, 12, "takes keys with values"),
        ("performer: [{id: a/b, name: x}]", "id-format", 6, 18, "web address"),
        ("subEvent: [{id: 'https://e.org/b', name: x}]", "id-format", 6, 17, "web address"),
        ("performer: {name: x, role: [y]}", "wrong-type", 6, 28, "takes one value"),
        ("performer: {name: x, id: [y]}", "wrong-type", 6, 26, "takes one value"),
        ("performer: ['']", "empty-value", 6, 13, "has no value"),
        ("superEvent: ''", "empty-value", 6, 13, "has no value"),
        ("offers: ''", "empty-value", 6, 9, "has no value"),
        ("tag: !!python/object:os.system x", "tag", 6, 6, "not allowed"),
        ("a: *nowhere", "syntax", 6, 4, "stands for nothing"),
        ("? [a, b]\n: c", "syntax", 6, 3, "plain word"),
        ("a: b: c", "syntax", 6, 5, "not well-formed"),
        ("a: 'never closed", "syntax", 6, 16, "not well-formed"),
        ("performer: {name: x, type: [y]}", "wrong-type", 6, 28, "takes one value"),
        ("description: {es: ''}", "empty-value", 6, 19, "has no value"),
        ("keywords: [{name: x, nmae: y}]", "unknown-key", 6, 22, "no property of a keyword"),
        ("keywords: [{name: [x]}]", "wrong-type", 6, 19, "takes one value"),
        ("keywords: [[x]]", "wrong-type", 6, 12, "takes one value"),
        ("room: Hall\nsubEvent: [{name: x, language: en}]", "unknown-key", 7, 22, "no property"),
    ],
)
def test_a_mistake_has_a_code_a_place_and_a_sentence(extra: str, code: str, line: int, column: int, sentence: str) -> None:
    found = _problem(GOOD + extra)
    assert found[:3] == (code, line, column)
    assert sentence in found[3]


def test_a_time_that_the_clocks_skip() -> None:
    code, line, column, message = _problem(
        "name: x\nid: a\nlanguage: en\ntimeZone: Europe/Paris\nstartDate: 2024-03-31T02:30\nsubEvent: [{name: y}]"
    )
    assert (code, line, column) == ("time-skipped", 5, 12)
    assert "Europe/Paris" in message


def test_two_parts_of_one_id() -> None:
    code, line, column, message = _problem(GOOD + "timeZone: UTC\nsubEvent: [{id: b, name: x}, {name: z, subEvent: [{id: b}]}]")
    assert (code, line, column) == ("same-id", 7, 56)
    assert "`b`" in message


def test_what_is_right_is_read_around_what_is_wrong() -> None:
    reading = read_text(GOOD + "endDate: tomorrow\nroom: 3\nperformer: [{name: Ana Gil}, {name: [x]}]\n", form="yaml")[0]
    assert reading.event is not None
    assert (reading.event.name, reading.event.room, reading.event.end_date) == ("Open day", "3", None)
    assert reading.event.performer[0].name == "Ana Gil"


@pytest.mark.parametrize(
    ("text", "form", "code"),
    [
        ("- a\n- b\n", "yaml", "no-event"),
        ("just words", "yaml", "no-event"),
        ("# only a comment\n", "yaml", "no-event"),
        ("[]", "json", "no-event"),
        ("&a [*a]", "yaml", "syntax"),
        ("[" * 100_000, "yaml", "too-deep"),
        ("[" * 60 + "x", "yaml", "too-deep"),
        ("[" * 100_000, "json", "too-deep"),
        ('{"a":' * 100_000, "json", "too-deep"),
        ("a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(9)
        ), "yaml", "alias-expansion"),
        ('{"name": "x"', "json", "syntax"),
        ('{"name": "x",}', "json", "json-repaired"),
        ('{"name": "x" "y": 1}', "json", "syntax"),
        ('{"name" "x"}', "json", "syntax"),
        ("{name: 1}", "json", "syntax"),
        ('{"a": 1} {"b": 2}', "json", "syntax"),
        ('{"a": "never closed}', "json", "syntax"),
        ('{"a": nothing}', "json", "syntax"),
        ('{"a": ', "json", "syntax"),
        ("[1, 2", "json", "syntax"),
        ("[1 2]", "json", "syntax"),
        ('{"name": "x", "name": "y"}', "json", "json-key-twice"),
        ('{"name": null}', "json", "empty-value"),
    ],
    ids=lambda value: value[-12:] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_description_gives_one_problem_with_a_place(text: str, form: str, code: str) -> None:
    found = read_text(text, form=form)[0].problems
    assert code in [one.code for one in found]
    assert all(one.place is not None for one in found if one.code == code)


def test_an_alias_repeats_a_value() -> None:
    event = _read(GOOD + "organizer: &sela {name: SELA}\nsponsor: *sela\nfunder: [*sela]\n")
    assert event.organizer == event.sponsor == event.funder


def test_several_events_in_one_file() -> None:
    documents = read_text("---\nid: a\nname: A\n---\nid: b\nname: B\n", form="yaml")
    assert [one.event.name for one in documents if one.event] == ["A", "B"]
    lines = read_text('{"id": "a", "name": "A"}\n\n{"id": "b", "name": "B", "room": 3}\n{"broken"\n', form="jsonl")
    assert [(one.event.id, one.event.room) for one in lines if one.event] == [("a", None), ("b", "3")]
    assert [(one.code, one.place.line) for one in lines[2].problems if one.place] == [("syntax", 4)]
    array = read_text(json.dumps([{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]), form="json")
    assert [one.event.id for one in array if one.event] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.yaml", "", "yaml"),
        ("a.YML", "", "yaml"),
        ("a.json", "", "json"),
        ("a.jsonl", "", "jsonl"),
        ("a.txt", "name: x", "programme"),
        ("-", "  {", "json"),
        ("-", "# comment\n---\nname: x", "yaml"),
        ("-", "Agenda\n", "programme"),
        ("a.unknown", "name: x", "yaml"),
    ],
)
def test_the_format_of_a_text(name: str, text: str, expected: str) -> None:
    assert format_of(name, text) == expected


def test_a_reader_that_there_is_not() -> None:
    with pytest.raises(UsageError, match="no reader for word"):
        read_text("x", form="word")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-24 9:00", "2024-05-24T09:00"),
        ("2024-05-24T09:00:00Z", "2024-05-24T09:00+00:00"),
        ("2024-05-24T09:00:30-0400", "2024-05-24T09:00:30-04:00"),
        ("2024-05-24T09:00:00.000+01:00", "2024-05-24T09:00+01:00"),
        ("2024-05-24", "2024-05-24"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_tidied(text: str, expected: str) -> None:
    assert tidy_date(text) == expected


def test_dates_and_languages_that_are_none() -> None:
    assert not is_date("2024-13-01")
    assert not is_date("2024-05-24T25:00")
    assert [language_tag(tag) for tag in ("EN", "pt-br", "zh-hant-tw", "es-419", "english", "e")] == [
        "en", "pt-BR", "zh-Hant-TW", "es-419", None, None,
    ]  # fmt: skip


def test_a_keyword_that_stands_twice_is_one() -> None:
    assert [one.name for one in _read(GOOD + "keywords: [open data, Open Data, water bears, Water Bears]\n").keywords] == [
        "open data",
        "water bears",
    ]


def test_a_keyword_in_two_languages_is_written_back() -> None:
    event = _read(GOOD + "keywords: [{en: transparency, es: transparencia}, {en: bears, es: osos}]\n")
    assert _read(description_text(event)) == event


def test_a_place_by_its_name_alone() -> None:
    assert _read("Seminar on water\n\nPlace: City Hall\n\nDate: 2024-05-24\n", "programme").location == model.Place(
        name="City Hall"
    )


def test_a_time_in_utc_is_an_instant() -> None:
    text = "id: a\nname: x\ntimeZone: Europe/Paris\nstartDate: %s\nlocation: {name: Hall, address: {addressCountry: France}}\n"
    (reading,) = read_text(text % "2027-05-12T13:00Z", form="yaml")
    assert reading.event is not None
    assert reading.event.start_date == "2027-05-12T15:00"
    assert reading.evidence["startDate"].rule == "local-from-utc"
    (winter,) = read_text((text % "2027-05-12T13:00Z").replace("France", "Iceland").replace("Europe/Paris", "UTC"), form="yaml")
    assert winter.evidence["startDate"].rule == ""
    (twice,) = read_text(text % "2027-10-31T01:30Z", form="yaml")
    assert twice.event is not None
    assert twice.event.start_date == "2027-10-31T01:30+00:00"
    assert not [one for one in (*reading.problems, *winter.problems, *twice.problems) if one.severity == "violation"]


@pytest.mark.parametrize("digits", ["１２", "١٢", "१२", "1２"])
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("offers", "{price: %s, priceCurrency: BOB}"),
        ("maximumAttendeeCapacity", "%s"),
        ("doorTime", "2024-05-24T%s:30"),
        ("endDate", "2024-05-%sT10:00"),
        ("eventSchedule", '{startTime: "%s:30"}'),
    ],
)
def test_digits_of_other_scripts_are_none_of_a_number_or_a_date(key: str, value: str, digits: str) -> None:
    reading = read_text(f"{GOOD}{key}: {value % digits}\n", form="yaml")[0]
    assert any(one.severity == "violation" and (one.path or "").startswith(key) for one in reading.problems)
    assert digits not in description_text(reading.event) if reading.event is not None else True


@pytest.mark.parametrize("key", ["url", "sameAs", "image"])
@pytest.mark.parametrize("link", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd", "vbscript:x"])
def test_an_address_that_no_reader_of_a_page_could_open(key: str, link: str) -> None:
    code, line, _, message = _problem(f"{GOOD}{key}: {link!r}\n")
    assert (code, line) == ("url-format", 6)
    assert "no address that readers of a page could open" in message


@pytest.mark.parametrize("nothing", ["~", "null", "NULL", ""])
def test_nothing_in_yaml_is_no_text(nothing: str) -> None:
    code, line, _, _ = _problem(GOOD + f"description: {nothing}\n")
    assert (code, line) == ("empty-value", 6)
    assert _read(GOOD + f'description: "{nothing or "-"}"\n').description == (nothing or "-")


def test_what_could_not_be_read_is_not_said_to_be_missing_too() -> None:
    found = validate(read_text("id: a\nname: A\nlanguage: en\nstartDate: 2026-13-45\nlocation: Hall\n", name="a.yaml"))
    assert [one.code for one in found if one.severity == "violation"] == ["date-format"]


def test_a_picture_is_an_address_or_says_what_it_shows() -> None:
    (reading,) = read_text(
        GOOD + "image: ['https://e.org/a.png', {contentUrl: 'https://e.org/b.png', caption: A harbour, width: 9},"
        " {url: 'https://e.org/c.png', height: 9}]\n",
        form="yaml",
    )
    assert reading.event is not None
    harbour = model.ImageObject(url="https://e.org/b.png", caption="A harbour")
    assert reading.event.image == ("https://e.org/a.png", harbour, "https://e.org/c.png")
    assert [one.code for one in reading.problems if one.path.startswith("image")] == ["property-left-out"] * 2


def test_what_schema_org_has_and_a_description_has_not_is_left_out() -> None:
    said = "duration: PT2H\norganizer: {name: Archive, logo: 'https://e.org/l.png', nmae: x}\nperformers: [A]\n"
    (reading,) = read_text(GOOD + said, form="yaml")
    told = [(one.code, one.message.split("`")[1]) for one in reading.problems if one.code in {"property-left-out", "unknown-key"}]
    assert sorted(told) == [
        ("property-left-out", "duration"),
        ("property-left-out", "logo"),
        ("unknown-key", "nmae"),
        ("unknown-key", "performers"),
    ]


BODIES = ["Ministerio de Cultura", "Universidad de Lima", "National Library of Peru", "Bibliothèque nationale de France",
          "Orquesta Sinfónica de Lima", "The Central Bank", "Diputación Provincial de Cáceres"]  # fmt: skip
NO_BODIES = ["Ana Ruiz", "Dr. Jane Hall", "Charlotte Church", "Marshall Court", "Luis Prieto, Universidad de Lima", "ABBA",
             "Director del Museo", "Elena Mateos y Museo de Lima"]  # fmt: skip


@pytest.mark.parametrize("form", ["{}", "{{name: {}}}", "{{name: {}, role: host}}"])
@pytest.mark.parametrize("key", ["performer", "contributor"])
def test_a_name_whose_words_say_a_body_is_one(key: str, form: str) -> None:
    """A body as a text, by its name and with a role is an Organization, and that is said; a person is none, nor what says its type."""
    names = [json.dumps(name, ensure_ascii=False) for name in (*BODIES, *NO_BODIES)]
    typed = [f"{{name: {names[0]}, type: Person}}", f"{{name: {names[1]}, jobTitle: Head}}"]
    (reading,) = read_text(GOOD + f"{key}: [{', '.join([*map(form.format, names), *typed])}]\n", form="yaml")
    assert reading.event is not None
    agents = reading.event.performer or reading.event.contributor
    assert [one.name for one in agents if isinstance(one, model.Organization)] == BODIES
    assert len(agents) == len(names) + 2
    assert [one.path for one in reading.problems if one.code == "type-from-name"] == [
        f"{key}[{at}]" for at, _ in enumerate(BODIES)
    ]
    assert _read(description_text(reading.event)) == reading.event


@pytest.mark.parametrize("key", ["location", "startDate", "name", "performer", "offers"])
def test_what_is_declared_unknown_is_no_violation(key: str) -> None:
    """Whatever `unknown` takes is asked and not refused, but for a name and a day, without which there is no page."""
    rows = {"name": "Open day", "startDate": "2030-05-24T10:00", "timeZone": "Europe/Madrid", "location": "Hall"}
    bare = json.dumps({"id": "a", **{name: value for name, value in rows.items() if name != key}})

    def told(text: str) -> dict[str, str]:
        return {one.code: one.severity for one in validate(read_text(text, name="a.json")) if one.code.endswith("-missing")}

    before, after = told(bare), told(bare.replace("{", f'{{"unknown": ["{key}"], ', 1))
    assert before.keys() == after.keys()
    assert ("violation" in after.values()) == (key in {"name", "startDate"})
    assert ("violation" in before.values()) == (key in {"name", "startDate", "location"})


def test_a_zone_that_nobody_knows_is_drafted_as_unknown() -> None:
    text = "name: A\nstartDate: 2027-03-01T10:00\nlocation: {address: {addressLocality: Sucre, addressCountry: Bolivia}}\ntimeZone: America/La_Paz2\n"
    (reading,) = read_text(text, name="a.yaml")
    assert reading.event is not None
    assert (reading.event.time_zone, reading.event.unknown) == (None, ("timeZone",))
    (back,) = read_text(draft(reading).text, name="a.yaml")
    assert back.event is not None
    assert (back.event.time_zone, back.event.unknown) == (None, ("timeZone",))
