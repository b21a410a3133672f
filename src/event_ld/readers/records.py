"""One form for what calendars, schedules and sheets say of an event, and one way from it to a description.

A reader of a format makes records: facts by name, each with its place. Names are the keys of a description, and those below,
which say what formats say in their own way; `description_of` makes of them what a description has:

| fact | stands for |
|---|---|
| `start`, `end`, `duration` | times as the format writes them: `20270506T090000Z`, `PT1H30M`, `01:30` |
| `zone` | the zone of the times |
| `uid` | what names it in the file |

`settling` reads those of its status, its languages, its price, its addresses and its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from event_ld import zones
from event_ld.folding import fold
from event_ld.mapping import ROWS
from event_ld.readers.html_text import text_of_html
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence
from event_ld.readers.programme.words import is_word, language_of, meaning, placeholder
from event_ld.readers.settling import TEMPLATE, settle
from event_ld.readers.values import fault_of_date, is_date, tidy_date
from event_ld.terms import clean

if TYPE_CHECKING:
    from event_ld.problems import Findings, Problem
    from event_ld.source import Span

_FIELDS = {row.field: row for row in ROWS["Event"]}
_OPEN = {
    "start": "startDate", "end": "endDate", "place": "location", "venue": "location", "online": "virtualLocation",
    "price": "offers", "registration": "offers", "zone": "timeZone", "languages": "inLanguage",
}  # fmt: skip
"""The fields that facts of other names stand for, where nobody knows them yet."""
_AS_WRITTEN = frozenset({"id", "uid", "status", "unknown"})
_LONGEST_PLACEHOLDER = 40
_READ_FOR_LANGUAGE, _PARTS_READ_FOR_LANGUAGE = 1_000, 20
_LEAD = 2  # words by which the language of a record leads: titles are of any
_NAMED = 3
_BASIC = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d?)[:.]?(\d\d)(?:[:.]?(\d\d)(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?$", re.ASCII
)
_ISO = re.compile(
    r"(?P<sign>[+-]?)P(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,8})M)?(?:(?P<seconds>\d{1,9})S)?)?$",
    re.ASCII,
)
_CLOCKED = re.compile(
    r"(?:(?P<days>\d{1,3}):(?=\d+:\d+:))?(?P<hours>\d{1,3}):(?P<minutes>\d\d)(?::(?P<seconds>\d\d))?$", re.ASCII
)
_IN_WORDS = re.compile(
    r"(?:(?P<hours>\d{1,3})\s*(?:h|hr|hrs|hours?|horas?|heures?|std|stunden?)\.?)?\s*"
    r"(?:(?P<minutes>\d{1,4})\s*(?:m|min|mins|minutes?|minutos?|minuten)?\.?)?$",
    re.IGNORECASE,
)
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9._~-]+")
_LONGEST_ID = 80
_AN_ID = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._~-]{{0,{_LONGEST_ID - 1}}}$")
"""What is an id as it is."""
_OWN_EVENT = re.compile(r"/([^/?#]+)/#event$")
"""How the addresses of events of ours end."""
_CAMPAIGN = re.compile(r"(?<=[?&])utm_\w+=[^&#]*&?")
"""What tells an address from the same one elsewhere, and names nothing."""
_HOST = re.compile(r"^https?://[^/]*")


class Record(Struct, gc=False):
    """What a file says of one event.

    Attributes:
        span: Where it stands.
        facts: What it says, by name; several values where it says several.
        parts: The records in it.
        problems: What was found while it was made.
        is_ours: Whether it stands in a document of ours, which says what it means.
    """

    span: Span
    facts: dict[str, list[Marked]] = field(default_factory=dict)
    parts: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_ours: bool = False

    def say(self, name: str, text: str, span: Span, rule: str = "") -> None:
        """Notes a fact; one without text is none, nor is what stands where nothing is known yet, which is noted as unknown.

        `rule` gives the text, where that is not what stands there.
        """
        word = clean(text).strip()
        empty = placeholder(word) if len(word) <= _LONGEST_PLACEHOLDER and name not in _AS_WRITTEN else ""
        if word and not empty:
            self.facts.setdefault(name, []).append(Scalar(word, span, False, rule))  # noqa: FBT003  # the fastest way
        elif empty == "open" and (field := _OPEN.get(name, name)) in _FIELDS:
            self.facts.setdefault("unknown", []).append(Scalar(field, span))

    def first(self, name: str) -> Scalar | None:
        """The first value of a fact, where it is a single one."""
        values = self.facts.get(name)
        return values[0] if values and isinstance(values[0], Scalar) else None

    def text(self, name: str) -> str:
        """The text of the first value of a fact; "" where there is none."""
        values = self.facts.get(name)
        return values[0].text if values and isinstance(values[0], Scalar) else ""


@lru_cache(maxsize=4096)
def moment_of(text: str) -> str:
    """A day or a time as ISO 8601 writes it, out of the forms of calendars and programs; "" for what is none."""
    found = _BASIC.match(text.strip())
    if found is None:
        return ""
    year, month, day, hour, minute, second, offset = found.groups()
    date = f"{year}-{month}-{day}"
    if hour is not None:
        date = tidy_date(f"{date}T{hour.zfill(2)}:{minute}:{second or '00'}{offset or ''}")
    return date if is_date(date) else ""


def seconds_of(text: str) -> int | None:
    """The seconds of a duration: `PT1H30M`, `01:30`, `1:00:00:00` (days first), `1h30`; None for what is none, or negative."""
    word = text.strip()
    found = _ISO.match(word) or _CLOCKED.match(word) or _IN_WORDS.match(word)
    if found is None or word.isdecimal() or not any(map(str.isdigit, word)):
        return None
    parts = {name: int(value) for name, value in found.groupdict().items() if value and value.isdigit()}
    whole = timedelta(**parts) if all(one < 10**9 for one in parts.values()) else timedelta(-1)
    return int(whole.total_seconds()) if found.groupdict().get("sign") != "-" and whole >= timedelta(0) else None


def moment_after(start: str, seconds: int, zone: str | None) -> str:
    """The time some seconds after another, as the clocks of the zone show it; "" beyond the calendar."""
    try:
        moment = datetime.fromisoformat(start)
        if zone is not None and moment.tzinfo is None and "T" in start:
            there = moment.replace(tzinfo=zones.zone(zone)).astimezone(UTC) + timedelta(seconds=seconds)
            end = there.astimezone(zones.zone(zone)).replace(tzinfo=None)
        else:
            end = moment + timedelta(seconds=seconds)
    except (OverflowError, KeyError):
        return ""
    if "T" not in start:
        return (end - timedelta(days=1)).date().isoformat() if seconds and seconds % 86_400 == 0 else ""
    return tidy_date(end.isoformat())


def description_of(record: Record, findings: Findings, zone: str | None = None, *, is_part: bool = False) -> Mapping:
    """What a record says as marked values by the keys of a description.

    `zone` is that of the event around it; the language of what is part of another is that of its texts.
    """
    findings.problems += record.problems
    settle(record, findings)
    entries: dict[str, Marked] = {}
    for name, values in record.facts.items():
        if name in _FIELDS or name in {"id", "type"} or (name == "language" and not is_part):
            is_list = name in _FIELDS and _FIELDS[name].many
            entries[name] = Sequence(tuple(values), values[0].span) if is_list and len(values) > 1 else values[0]
    zone = record.text("zone") or zone
    if record.text("zone"):
        entries["timeZone"] = record.facts["zone"][0]
    _times(record, entries, findings, zone)
    parts = tuple(description_of(part, findings, zone, is_part=True) for part in record.parts)
    if parts:
        entries["subEvent"] = Sequence(parts, record.span)
    return Mapping(tuple((Scalar(name, value.span), value) for name, value in entries.items()), record.span)


def _times(record: Record, entries: dict[str, Marked], findings: Findings, zone: str | None) -> None:
    for name, key in (("start", "startDate"), ("end", "endDate")):
        stated = record.first(name)
        if stated is None:
            continue
        moment = moment_of(stated.text)
        if moment:
            entries[key] = Scalar(moment, stated.span, rule=stated.rule)
        else:
            findings.add("date-format", fault_of_date(stated.text, key), stated.span, path=key)
    start, length = entries.get("startDate"), record.first("duration")
    if not isinstance(start, Scalar) or length is None or "endDate" in entries:
        return
    seconds = seconds_of(length.text)
    known = zone if zone in zones.zone_names() else None
    end = moment_after(start.text, seconds, known) if seconds else ""
    if end:
        entries["endDate"] = Scalar(end, length.span, rule="end-from-duration")
    elif seconds is None:
        findings.add("duration-format", f"`{length.text}` is no duration.", length.span, path="endDate")


def slug(words: str) -> str:
    """Words as a part of a web address; "" for words without a letter or a figure that it may have."""
    return _NOT_IN_AN_ID.sub("-", words).strip("-._~")[:_LONGEST_ID].rstrip("-._~")


def named_by(uid: str) -> str:
    """What names an event in what names it everywhere: of an address what follows the host, without the marks of campaigns."""
    if not uid.startswith(("http://", "https://")):
        return uid
    own = _OWN_EVENT.search(uid)
    return own[1] if own is not None else _HOST.sub("", _CAMPAIGN.sub("", uid)).removesuffix("#event").strip("/#?&")


def _title(record: Record) -> str:
    """What a record is called, in the first of its languages."""
    value = next(iter(record.facts.get("name", ())), None)
    value = value.entries[0][1] if isinstance(value, Mapping) and value.entries else value
    return value.text if isinstance(value, Scalar) else ""


def accepted(records: Iterable[Record], findings: Findings) -> list[Record]:
    """The records without those that are private, and those that a jury has refused, or has not chosen yet; they are named."""
    known = list(records)
    for fact, why, code in (("status", "not accepted", "fact-left-out"), ("privacy", "private", "private-left-out")):
        left = [
            one
            for one in known
            if is_word("refused", said := one.text(fact)) or (fact == "privacy" and meaning("truth", said) == "true")
        ]
        if left:
            named = ", ".join(f"“{_title(one)}” ({one.text(fact)})" for one in left[:_NAMED])
            more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
            findings.add(code, f"What is {why} is left out: {named}{more}.", left[0].facts[fact][0].span)
            known = [one for one in known if one not in left]
    return known


def say_languages(records: Iterable[Record]) -> None:
    """Says in which language the texts of each record are, by its own words, or by those of all where they don't settle it.

    What states its language keeps it.
    """
    open_ones = [record for record in records if "language" not in record.facts and not record.is_ours]
    several = ([record, *record.parts[:_PARTS_READ_FOR_LANGUAGE]] for record in open_ones)
    texts = [" ".join(f"{_title(one)} {one.text('description')[:_READ_FOR_LANGUAGE]}" for one in some) for some in several]
    whole = language_of(" ".join(texts)[: _READ_FOR_LANGUAGE * 10]) if texts else None
    for record, text in zip(open_ones, texts, strict=True):
        if text.strip() and (language := language_of(text, _LEAD) or whole):
            record.say("language", language, record.span, "language-of-text")


def name_all(records: Iterable[Record]) -> None:
    """Gives each record an `id`: what names it in the file where that is its alone, otherwise its day and its title.

    Of an address that names one all that follows the host is taken, and the last part alone where it is that of an event of
    ours.
    """
    known = list(records)
    uids = ["" if TEMPLATE.search(record.text("uid")) else named_by(record.text("uid")) for record in known]
    alone = {uid for uid, times in Counter(uids).items() if times == 1}
    taken: dict[str, int] = {}
    for record, uid in zip(known, uids, strict=True):
        is_named = uid in alone and bool(uid)
        rule = "id-from-uid" if is_named else "id-from-start-and-title"
        start = record.text("start") or record.text("startDate")
        words = uid if is_named else f"{moment_of(start)[:10]}-{fold(text_of_html(_title(record)))}".strip("-")
        wanted = words if _AN_ID.match(words) else slug(words) or "event"
        made = wanted
        while made in taken:
            taken[wanted] = taken.get(wanted, 1) + 1
            made = f"{wanted}-{taken[wanted]}"
        taken.setdefault(made, 1)
        record.say("id", made, record.span, rule)
