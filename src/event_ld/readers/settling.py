"""What formats say in words of their own, as the facts of a description; one way for calendars, schedules, sheets and pages.

| fact | becomes |
|---|---|
| `status`, `cancelled` | `eventStatus`, or an offer that is sold out |
| `languages` | `inLanguage` |
| `price`, `currency`, `registration` | `offers` |
| `place`, `venue`, `online`, `location.…` | `location`, `virtualLocation`, `room` |
| `repeats` | `eventSchedule` |

What nobody has filled in, and what lets anybody into a meeting, is left out; whatever can't be read is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from event_ld.codes import country_meant
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, by_key, marked, nested
from event_ld.readers.prices import is_free, prices_in
from event_ld.readers.programme.repeats import rule_in_words
from event_ld.readers.programme.words import is_word, meaning
from event_ld.readers.states import left_out, member, say_status
from event_ld.readers.values import tag_named
from event_ld.recurrence import Rule, rule_of, weekday_of
from event_ld.terms import is_iri

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.records import Record
    from event_ld.source import Span

TEMPLATE = re.compile(
    r"(?=[{<$%\[])(?:\{\{[^{}\\]*\}\}|\{%[^{}%]*%\}|<\?(?:php|=)|<%[^<>%]*%>|\$\{\w[^{}]*\}|%%\w+%%|\[\[[^\[\]]*\]\])",
    re.IGNORECASE,
)
"""What a program was to fill in."""
_ACCESS = re.compile(
    r"[?&](?:pwd|passcode|tok|token)=|teams\.microsoft\.com/l/meetup-join|\bpin\b(?=\W{0,3}\d{3})"
    r"|\b(?:meeting|access|conference) (?:id|code)\b|c[óo]digo de ac[ce]+s+o\b|code d['’]acc[èe]s|id de la reuni[óo]n"
    r"|\b(?:pass(?:code|word)|contraseña|clave(?: de acceso)?|senha|mot de passe|kenn(?:code|wort)|passwort|zugangscode)\b"
    r"(?=\s{0,2}[:#\d])",
    re.IGNORECASE,
)
"""What lets anybody into a meeting, as programs for meetings and people write it."""
_RULED = re.compile(r"^\s*[_\-~.:]{10,}")
_OPEN_DOORS = ("online", "place", "venue", "room", "url", "virtualLocation")
_LINK = re.compile(r"\[([^\]\n]+)\]\((https?://[^)\s]+)\)$")
_HOST = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?:/\S*)?$")
_LONGEST_PLATFORM = 30
_JOINED = re.compile(r"[()\[\]/|:,–—]|\s[-+&]\s|\s(?=(?:v[ií]a|por|on|par|sur|over)\s)", re.IGNORECASE)
"""What parts a word for the internet from the name of a platform."""


def settle(record: Record, findings: Findings) -> None:
    """Puts the facts of a description in the place of what a format says in its own words; a record of ours stands as it is."""
    if record.is_ours:
        return
    _templates(record, findings)
    said = {name.partition(".")[0] for name in record.facts}
    for step, names in _STEPS:
        if not said.isdisjoint(names):
            step(record, findings)


def lets_anybody_in(text: str) -> bool:
    """Whether a text holds what lets anybody into a meeting: a link with a password in it, or the password."""
    return _ACCESS.search(text) is not None


def _keep(record: Record, name: str, kept: list[Marked]) -> None:
    record.facts[name] = kept
    if not kept:
        del record.facts[name]


def _templates(record: Record, findings: Findings) -> None:
    for name, values in list(record.facts.items()):
        unfilled = [one for one in values if isinstance(one, Scalar) and not one.text.isalnum() and TEMPLATE.search(one.text)]
        for one in unfilled if name != "id" else ():
            left_out(findings, one, "a mark of a template, which nobody has filled in", name)
            _keep(record, name, [other for other in record.facts[name] if other is not one])


def _access(record: Record, findings: Findings) -> None:
    for name in _OPEN_DOORS:
        values = record.facts.get(name, [])
        shut = [one for one in values if (address := _address_of(one)) is None or not lets_anybody_in(address.text)]
        if len(shut) < len(values):
            message = "A link that lets anybody in is left out."
            findings.add("private-left-out", message, values[0].span, path="virtualLocation")
            _keep(record, name, shut)
    text = record.first("description")
    if text is not None and lets_anybody_in(text.text):
        lines = text.text.split("\n")
        told = max((at for at, line in enumerate(lines) if lets_anybody_in(line)), default=0)
        cut = next((at for at, line in enumerate(lines[:told]) if _RULED.match(line)), len(lines))
        message = "Lines with a password or a link that lets anybody in are left out."
        findings.add("private-left-out", message, text.span, path="description")
        del record.facts["description"]
        record.say("description", "\n".join(line for line in lines[:cut] if not lets_anybody_in(line)), text.span)


def _address_of(value: Marked) -> Scalar | None:
    """The web address that a value is, or has."""
    if isinstance(own := by_key(value).get("url"), Scalar):
        return own
    return value if isinstance(value, Scalar) and is_iri(value.text.strip()) else None


def mode_named(text: str) -> str:
    """How people attend, by a word for it; "" for any other."""
    return meaning("mode", text) or meaning("mode-short", text) or member("eventAttendanceMode", text)


# -- languages, prices, addresses


def _languages(record: Record, findings: Findings) -> None:
    """The languages that are spoken; that of the texts may be another."""
    spoken = record.facts.pop("languages", [])
    for one in spoken:
        for word in re.split(r"[,;/\n]", one.text) if isinstance(one, Scalar) else ():
            tag = tag_named(word.strip())
            record.say("inLanguage", tag, one.span, "language-from-name")
            if word.strip() and not tag:
                left_out(findings, Scalar(word, one.span), "no language that is known", "inLanguage")


def _offers(record: Record, findings: Findings) -> None:
    """The offers of an event: their prices with the currency, where one registers, whether it is sold out."""
    price, currency, link = (record.first(name) for name in ("price", "currency", "registration"))
    offers = _prices(record, price, currency, findings) if price is not None else []
    more: dict[str, Scalar] = {}
    if link is not None and is_word("sold-out", link.text):
        record.say("availability", "soldOut", link.span)
    elif link is not None and address_in(link.text):
        more["url"] = Scalar(address_in(link.text), link.span, rule=link.rule)
    elif link is not None:
        left_out(findings, link, "no web address", "offers.url")
    if (sold := record.first("availability")) is not None:
        more["availability"] = sold
    if offers or more:
        said = [{**one, **more} for one in offers or [{}]]
        record.facts["offers"] = [nested(dict(one), next(iter(one.values())).span) for one in said]


def _prices(record: Record, price: Scalar, currency: Scalar | None, findings: Findings) -> list[dict[str, Scalar]]:
    """The offers that a price is: one, or several; none where it costs nothing, or can't be read."""
    if is_free(price.text):
        record.say("isAccessibleForFree", "true", price.span, "free-from-word")
        return []
    if is_word("sold-out", price.text):
        record.say("availability", "soldOut", price.span)
        return []
    prices = prices_in(price.text, _country(record) if currency is None else "")
    if not prices:
        left_out(findings, price, "no price that can be read", "offers.price")  # `from 15 €` is none
        return []
    money, sign, rule = prices[0][2:]
    stated = Scalar(money, price.span, rule=rule) if money else currency
    if sign and stated is None:
        message = f"“{sign}” may be one of several currencies, or none."
        findings.add("currency-unknown", message, price.span, path="offers.priceCurrency")
    of = {} if stated is None else {"priceCurrency": stated}
    named = [{"name": one.label, "price": one.amount} for one in prices]
    return [{**{name: Scalar(said, price.span) for name, said in one.items() if said}, **of} for one in named]


def _country(record: Record) -> str:
    """The code of the country in which an event takes place; "" where that is not said."""
    place = next(iter(record.facts.get("location", ())), None)
    said = by_key(by_key(place).get("address")).get("addressCountry")
    return country_meant(said.text) if isinstance(said, Scalar) else ""


def _addresses(record: Record, findings: Findings) -> None:
    """Web addresses as such: a link of Markdown, or without its scheme; the second address of an event is another of it."""
    for name in ("url", "image", "online"):
        kept: list[Marked] = []
        for one in record.facts.get(name, []):
            link = address_in(one.text) if isinstance(one, Scalar) else ""
            if isinstance(one, Scalar) and not link:
                left_out(findings, one, "no web address", name)
            elif isinstance(one, Scalar) and kept and name == "url":
                record.say("sameAs", link, one.span)
            elif isinstance(one, Scalar):
                kept.append(Scalar(link, one.span, rule=one.rule if link == one.text else "address-of-link"))
        if name in record.facts:
            _keep(record, name, kept)


def address_in(text: str) -> str:
    """The web address that a text is, alone, without its scheme or as a link of Markdown; "" for anything else."""
    word = text.strip()
    link = _LINK.match(word)
    if link is not None:
        return link[2]
    if is_iri(word) and word.startswith("http"):
        return word
    return f"https://{word}" if _HOST.match(word) else ""


# -- how it repeats


def _repeats(record: Record, findings: Findings) -> None:
    said = record.first("repeats")
    taken = [one for one in record.facts.pop("except", ()) if isinstance(one, Scalar)]
    start, end = record.text("start"), record.text("end")
    rule = rule_of(said.text) or rule_in_words(said.text, start[:10]) if said is not None else None
    if rule is None and said is not None and meaning("truth", said.text) != "false":
        left_out(findings, said, "no rule by which something repeats that can be read", "eventSchedule")
    if taken and (rule is None or not taken[0].rule):
        left_out(findings, taken[0], "left out of no rule that is known, or no list of days", "eventSchedule.exceptDate")
    if rule is None or said is None:
        return
    taken += [Scalar(day, said.span, rule="rule-from-words") for day in rule.except_dates]
    until = rule.last or (end[:10] if end[:10] > start[:10] else "")
    known = next(iter(record.facts.get("eventSchedule", ())), None)
    hours = {"endTime": end[11:16]} if until else {}
    made = schedule_of(rule, {"startDate": start[:10], "endDate": until, **hours}, said.span)
    entries = known.entries if isinstance(known, Mapping) else ()
    left = [one for one in taken if one.rule and (not rule.by_day or weekday_of(one.text) in rule.by_day)]
    entries += ((Scalar("exceptDate", said.span), Sequence(tuple(left), left[0].span)),) if left else ()
    record.facts["eventSchedule"] = [Mapping((*entries, *made.entries), said.span)]


def schedule_of(rule: Rule, more: dict[str, str | tuple[str, ...]], span: Span) -> Mapping:
    """A rule by the keys of a schedule, with its days and times by their keys; "" for what is not known."""
    stated = {
        "repeatFrequency": rule.frequency, "byDay": rule.by_day, "byMonth": str(rule.by_month or ""),
        "byMonthDay": str(rule.by_month_day or ""), "repeatCount": str(rule.times or ""), **more,
    }  # fmt: skip
    return nested({name: marked(text, span) for name, text in stated.items() if text}, span)


# -- places


def _places(record: Record, _: Findings) -> None:
    venue, online = record.first("venue"), record.first("online")
    place = record.first("place") or venue
    parts = _stated_parts(record)
    if place is not None and is_iri(place.text) and place.text.startswith("http"):
        online = online or place
    elif place is not None and (said := instead_of_place(place)) is not None:
        record.facts.setdefault(said[0], []).append(said[1])
    elif place is not None and (
        parts.keys() - {"geo", "geo.latitude", "geo.longitude"} or (place is venue and not re.search(r"[,\n]", place.text))
    ):  # `Riverside` is a hall, and `Town hall, Galway` says where it is, too
        parts = (_address_in(place) or {"name": Scalar(" ".join(place.text.split()), place.span)}) | parts
    elif place is not None:
        parts = place_in_parts(place) | parts
        room = parts.pop("room", None)
        if room is not None:
            record.facts.setdefault("room", [room])
    if online is not None:
        record.facts["virtualLocation"] = [nested({"url": online}, online.span)]
    if parts:
        record.facts["location"] = [nested(parts, next(iter(parts.values())).span)]


def instead_of_place(place: Scalar) -> tuple[str, Scalar] | None:
    """What a line says that stands where a place does, and is none: that nobody knows it yet, or that it is the internet."""
    if is_word("empty", place.text):
        return "unknown", Scalar("location", place.span)
    return ("eventAttendanceMode", Scalar("online", place.span, rule="mode-from-word")) if _is_platform(place.text) else None


def _is_platform(text: str) -> bool:
    """Whether a place is none but the internet: `Online`, `Microsoft Teams Meeting`."""
    from event_ld.readers.programme.mode import names_platform  # noqa: PLC0415  # what few formats need
    from event_ld.readers.programme.text import Piece  # noqa: PLC0415  # as above

    word = text.strip(" .")
    parts = [one for one in _JOINED.split(word) if one.strip()]
    is_online = "online" in {meaning("mode", word), meaning("mode-short", word)}
    if len(parts) > 1 and all(map(_is_platform, parts)):  # `online (Zoom)`
        return True
    return is_online or (names_platform(Piece(word, 0)) and len(word) <= _LONGEST_PLATFORM and not re.search(r"[\d,/]", word))


def place_in_parts(place: Scalar) -> dict[str, Marked]:
    """A place in one line by the keys of a place (`name`, `address.addressLocality`) and `room`; no word of it is lost."""
    from event_ld.readers.programme.places import read_place  # noqa: PLC0415  # what few formats need
    from event_ld.readers.programme.text import Piece  # noqa: PLC0415  # as above

    line = " , ".join(part.strip() for part in place.text.split("\n") if part.strip())
    found = read_place(Piece(line, 0))
    taken = {at for piece in found.values() for at in range(piece.start, piece.start + len(piece.text))}
    name, city = (found.get(f"location.{path}") for path in ("name", "address.addressLocality"))
    is_behind = name is not None and city is not None and name.start > city.start  # as a state: `Memphis, TN, US`
    lost = is_behind or any(letter.isalnum() and at not in taken for at, letter in enumerate(line))
    parts: dict[str, Marked] = {
        path.removeprefix("location."): Scalar(piece.value, place.span)
        for path, piece in found.items()
        if path != "room" or not lost
    }
    if lost:
        parts["name"] = Scalar(", ".join(one.strip() for one in place.text.split("\n")), place.span)
        parts.pop("address.streetAddress", None)
    return parts


def _stated_parts(record: Record) -> dict[str, Marked]:
    """What a record says of parts of a place, by the keys of one; a street in one line with its town in parts."""
    stated = {name: values[0] for name, values in record.facts.items() if name.startswith("location.")}
    parts: dict[str, Marked] = {name.removeprefix("location."): value for name, value in stated.items()}
    if not {"geo.latitude", "geo.longitude"} <= parts.keys():
        parts = {name: value for name, value in parts.items() if not name.startswith("geo.")}
    street = parts.get("address.streetAddress")
    is_whole = isinstance(street, Scalar) and "address.addressLocality" not in parts
    return parts | _address_in(street) if isinstance(street, Scalar) and is_whole else parts


def _address_in(line: Scalar) -> dict[str, Marked]:
    """An address in one line by its keys, if it is a street with its town and nothing else: `Rue du Lac 20, 1000 Bruxelles`."""
    parts = place_in_parts(line)
    return parts if parts.keys() >= {"address.streetAddress", "address.addressLocality"} and "name" not in parts else {}


_STEPS: tuple[tuple[Callable[[Record, Findings], None], frozenset[str]], ...] = (
    (_access, frozenset({*_OPEN_DOORS, "description"})),
    (say_status, frozenset({"cancelled", "status", "name", "remark", "description"})),
    (_languages, frozenset({"languages"})),
    (_addresses, frozenset({"url", "image", "online"})),
    (_repeats, frozenset({"repeats", "except"})),
    (_places, frozenset({"place", "venue", "online", "location"})),
    (_offers, frozenset({"price", "currency", "registration", "status", "remark", "description"})),
)
"""What is done in this order, where a record has one of these facts."""
