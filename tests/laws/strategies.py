"""Whole events for Hypothesis, in the form that readers give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from hypothesis import strategies as st

from event_ld import model
from event_ld.mapping import EVENT_TYPES, ROLES
from event_ld.readers.html_text import may_be_html
from event_ld.vocabulary import own_vocabulary

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

LANGUAGES = ("en", "es", "pt", "fr")
ZONES = ("America/La_Paz", "America/Sao_Paulo", "Europe/Paris", "Asia/Kathmandu", "UTC")
HOSTILE = (
    "</script><script>alert(1)</script>",
    "</SCRIPT >",
    "<!--",
    "<!--<script>",
    "&amp; &lt;b&gt;",
    "line\u2028separator\u2029paragraph",
    'quote " and \\ backslash',
    "emoji 🎉 and 한국어",
    "]]>",
    "plain",
)

_characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\ufeff\x85")
words = (
    st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from(
            ["yes", "null", "12:30", "- dash", "key: value", "# hash", "'quoted'", "[a, b]", "{a: b}", "*a", "&a", "%"]
        ),
        st.text(_characters, min_size=1, max_size=20),
    )
    .map(str.strip)
    .filter(lambda text: bool(text) and not may_be_html(text))  # HTML is no part of what readers give
)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
urls = st.sampled_from(
    ["https://example.com/a", "http://example.com/?q=1&r=2", "https://example.com/#x", "https://d-nb.info/gnd/4"]
)


def texts(language: str | None) -> SearchStrategy[model.Text]:
    """A text, or one for each of several languages (never the description's own alone)."""
    several = st.dictionaries(st.sampled_from(LANGUAGES), words, min_size=1, max_size=3).filter(
        lambda found: language is None or set(found) != {language}
    )
    return st.one_of(words, several)


@st.composite
def dates(draw: DrawFn) -> str:
    """A date or a date-time that the clocks of every zone of `ZONES` show exactly once."""
    day = f"{draw(st.integers(1990, 2060))}-{draw(st.sampled_from(['01-15', '06-30', '11-24', '12-31']))}"
    return draw(st.sampled_from([day, f"{day}T12:30", f"{day}T00:00", f"{day}T23:59", f"{day}T09:05:07"]))


@st.composite
def organizations(draw: DrawFn, name: str) -> model.Organization:
    """An organisation of a given name."""
    kind = draw(st.sampled_from([model.Organization, model.NGO, model.GovernmentOrganization]))
    return kind(
        name=name,
        alternate_name=tuple(draw(st.lists(words, max_size=2, unique=True))),
        url=draw(st.none() | urls),
        **_identity(draw),
    )


def _identity(draw: DrawFn) -> dict[str, Any]:
    return draw(
        st.one_of(
            st.just({}),
            st.builds(lambda one: {"id": one}, ids),
            st.just({"id": "https://example.com/people/1#me"}),
            st.just({"same_as": ("http://www.wikidata.org/entity/Q42",)}),
        )
    )


@st.composite
def casts(draw: DrawFn, language: str | None) -> list[model.Agent]:
    """People and organisations of one description: no two share a name or an address."""
    names = draw(st.lists(words, min_size=1, max_size=4, unique_by=lambda name: " ".join(name.casefold().split())))
    cast: list[model.Agent] = []
    taken: set[str] = set()
    for name in names:
        made: model.Agent = draw(organizations(name))
        if draw(st.booleans()):
            made = model.Person(
                name=name,
                honorific_prefix=draw(st.none() | words),
                job_title=tuple(draw(st.lists(words, max_size=2, unique=True))),
                description=draw(st.none() | texts(language)),
                email=draw(st.none() | st.just("a@example.com")),
                **_identity(draw),
            )
        key = made.id or "".join(made.same_as)
        if key and key in taken:
            continue
        taken.add(key)
        cast.append(made)
    people = [one for one in cast if isinstance(one, model.Person)]
    bodies = [one for one in cast if isinstance(one, model.Organization)]
    if people and bodies and draw(st.booleans()):
        cast[cast.index(people[0])] = _with(people[0], affiliation=(bodies[0],))
    return cast


def _with(record: model.Agent, **changes: object) -> model.Agent:
    return msgspec.structs.replace(record, **changes)


@st.composite
def parts(draw: DrawFn, cast: list[model.Agent]) -> tuple[model.Agent, ...]:
    """Some of the cast, each in a role or in none."""
    chosen = draw(st.lists(st.sampled_from(cast), max_size=3, unique_by=lambda one: str(one.name)))
    roles = st.none() | st.sampled_from(ROLES) | st.just("Magician")
    return tuple(_with(one, role=draw(roles)) for one in chosen)


@st.composite
def places(draw: DrawFn, language: str | None) -> model.Place:
    """A venue, by its name, its address or both."""
    address = draw(
        st.none()
        | st.builds(
            model.PostalAddress,
            street_address=st.none() | words,
            address_locality=texts(language),
            postal_code=st.none() | st.just("0001"),
            address_country=st.none() | st.sampled_from(["Bolivia", "BO", "Brasil"]),
        )
    )
    geo = st.builds(model.GeoCoordinates, latitude=degrees(90), longitude=degrees(180))
    name = texts(language) if address is None else st.none() | texts(language)
    return model.Place(name=draw(name), address=address, geo=draw(st.none() | geo))


def degrees(largest: int) -> SearchStrategy[str]:
    """An angle in decimal degrees, as people and programs write it."""
    return st.decimals(-largest, largest, places=6).map(str) | st.sampled_from(
        ["0", "-0.0", "+16.5", str(largest), f"-{largest}.000"]
    )


def schedules() -> st.SearchStrategy[model.Schedule]:
    """What is known of a time without a day, or how something repeats."""
    clock = st.sampled_from(["00:00", "09:30", "23:59"])
    return st.builds(
        model.Schedule,
        repeat_frequency=st.none() | st.sampled_from(["P1D", "P2W", "P1M", "P1Y"]),
        by_day=st.lists(st.sampled_from(["MO", "2TU", "-1FR"]), unique=True, max_size=2).map(tuple),
        repeat_count=st.none() | st.integers(1, 60),
        start_date=st.none() | st.just("2027-02-02"),
        end_date=st.none() | st.just("2027-03-30"),
        start_time=clock,
        end_time=st.none() | clock,
        except_date=st.sampled_from([(), ("2027-02-09",), ("2027-02-09", "2027-02-16")]),
        schedule_timezone=st.none() | st.just("America/La_Paz"),
        by_month=st.none() | st.integers(1, 12),
        by_month_day=st.none() | st.integers(1, 28),
    )


@st.composite
def offers(draw: DrawFn) -> model.Offer:
    """A ticket."""
    return model.Offer(
        name=draw(st.none() | words),
        price=draw(st.sampled_from(["0", "12.50"])),
        price_currency="USD",
        availability=draw(st.none() | st.sampled_from(["inStock", "soldOut"])),
        valid_through=draw(st.none() | st.just("2027-03-01")),
    )


@st.composite
def pictures(draw: DrawFn, language: str | None) -> model.ImageObject:
    """A picture that is more than its address."""
    return model.ImageObject(
        url="https://example.com/picture.png", caption=draw(texts(language)), credit_text=draw(st.none() | texts(language))
    )


@st.composite
def events(draw: DrawFn, depth: int = 2) -> model.Event:
    """A whole event with its slots, as a reader gives it."""
    language = draw(st.none() | st.sampled_from(LANGUAGES))
    cast = draw(casts(language))
    return draw(_event(language, cast, depth, top=True))


@st.composite
def _event(draw: DrawFn, language: str | None, cast: list[model.Agent], depth: int, *, top: bool = False) -> model.Event:
    text = texts(language)
    slots: list[model.Event] = []
    if depth:
        found = draw(st.lists(_event(language, cast, depth - 1), max_size=2))
        slots = [_named(slot, f"{depth}-{number}") for number, slot in enumerate(found)]
        slots.sort(key=lambda slot: (slot.start_date or "9", slot.id or ""))
    fields: dict[str, Any] = {"id": draw(ids)}
    if top:
        fields |= {
            "language": language,
            "time_zone": draw(st.none() | st.sampled_from(ZONES)),
            "alternate_name": tuple(draw(st.lists(words, max_size=2, unique=True))),
            "sponsor": tuple(_with(one, role=None) for one in cast[:1] if draw(st.booleans())),
            "objectives": tuple(draw(st.lists(words, max_size=2, unique=True))),
            "audience": draw(st.none() | text),
            "organizer": draw(parts([_with(one, role=None) for one in cast])) and tuple(cast[:1]),
            "event_schedule": draw(st.none() | schedules()),
            "offers": tuple(draw(st.lists(offers(), max_size=1))),
            "super_event": draw(st.none() | st.builds(model.Event, name=text, type=st.just("ConferenceEvent"))),
            "keywords": tuple(draw(st.lists(keywords(), max_size=3, unique_by=lambda one: one.concept or str(one.name)))),
            "event_status": draw(st.none() | st.sampled_from(["scheduled", "cancelled", "movedOnline"])),
            "is_accessible_for_free": draw(st.none() | st.booleans()),
            "maximum_attendee_capacity": draw(st.none() | st.integers(0, 5000)),
            "image": tuple(draw(st.lists(urls, max_size=2, unique=True)) + draw(st.lists(pictures(language), max_size=1))),
            "in_language": tuple(draw(st.lists(st.sampled_from(LANGUAGES), max_size=2, unique=True))) if language else (),
        }
        fields |= draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "location": places(language),
                    "room": words,
                    "previous_location": places(language),
                    "virtual_location": st.just(model.VirtualLocation(url="https://example.com/join")),
                },
            )
        )
    return model.Event(
        type=draw(st.sampled_from(EVENT_TYPES)),
        name=draw(text if top else st.none() | text),
        description=draw(st.none() | text),
        start_date=draw(dates() if top else st.none() | dates()),
        end_date=draw(st.none() | dates()),
        performer=draw(parts(cast)),
        contributor=draw(parts(cast)),
        unknown=tuple(draw(st.lists(st.sampled_from(["performer", "name", "location"]), max_size=2, unique=True))),
        sub_event=tuple(slots),
        **fields,
    )


def _named(slot: model.Event, name: str) -> model.Event:
    inner = tuple(_named(one, f"{name}-{one.id}") for one in slot.sub_event)
    return msgspec.structs.replace(slot, id=f"slot-{name}", sub_event=inner)


def keywords() -> SearchStrategy[model.Keyword]:
    """A free tag, a concept of the vocabulary, or one of somebody else's."""
    found = own_vocabulary().find("open data")
    assert found is not None
    return st.one_of(
        st.just(model.Keyword(name="open data", concept="open-data", exact_match=found.exact_match)),
        st.just(model.Keyword(name="no such concept")),
        st.just(model.Keyword(name="water", concept="http://example.com/water")),
    )
