"""Schedules of conferences and answers of other programs, in XML or JSON, as records.

What is where in them is data: `vocab/foreign-formats.tsv`.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld import zones
from event_ld.errors import InputError
from event_ld.limits import MOST_RECORDS
from event_ld.problems import Findings
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence
from event_ld.readers.records import Record, moment_of, name_all, slug
from event_ld.readers.values import language_tag
from event_ld.resources import read_table
from event_ld.zones import day_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.source import Source

Chain = tuple[Marked, ...]
"""A value with the mappings around it, the outermost first."""
_TOP = "of."
_ZONE_CHECKED = 200
_LONGEST = 400


@lru_cache(maxsize=16)
def _paths(form: str) -> tuple[tuple[str, str], ...]:
    return tuple((fact, path) for name, fact, path in read_table("vocab", "foreign-formats.tsv") if name == form)


def form_of_value(value: Marked) -> str:
    """The format of a document, by what it holds where the records of that format stand; "" for none that is known."""
    forms = dict.fromkeys(row[0] for row in read_table("vocab", "foreign-formats.tsv"))
    return next((form for form in forms if all(_values((value,), path) for fact, path in _paths(form) if fact == "look")), "")


def read_foreign(value: Marked, form: str, findings: Findings) -> list[Record]:
    """The records of a document: one event with its parts, or several events.

    Args:
        value: The document.
        form: Its format, as `form_of_value` tells it.
        findings: The source, and where problems go.

    Raises:
        InputError: It holds more records than are read.
    """
    paths = _paths(form)
    whole = _record((value,), [(fact.removeprefix(_TOP), path) for fact, path in paths if fact.startswith(_TOP)], findings.source)
    own = [(fact, path) for fact, path in paths if not fact.startswith(_TOP)]
    found = [chain for fact, path in own if fact in {"part", "event"} for chain in _chains((value,), path)]
    if len(found) > MOST_RECORDS:
        raise InputError(f"{findings.source.name} holds more than {MOST_RECORDS:,} events, the most that are read; divide it.")
    records = [_record(chain, own, findings.source, whole.text("change")) for chain in found]
    name_all(records)
    _tell(found, own, findings)
    if not any(fact == "part" for fact, _ in own):
        return records
    whole.parts = _once(records, findings)
    _check_zone(whole, findings)
    whole.say("id", slug(whole.text("uid")), whole.span, "id-from-uid")
    return [whole]


def _record(chain: Chain, paths: list[tuple[str, str]], source: Source, change: str = "") -> Record:
    record = Record(chain[-1].span)
    findings = Findings(source, record.problems)
    known = dict(paths)
    for fact, path in paths:
        for value in _values(chain, path) if fact not in {"look", "part", "event", "person"} else ():
            if fact == "performer":
                for name in _values((*chain, value), known["person"])[:1]:
                    record.facts.setdefault(fact, []).append(Mapping(((Scalar("name", name.span), name),), name.span))
            elif isinstance(value, Scalar):
                record.say(fact, value.text.replace("\r\n", "\n"), value.span)
            elif isinstance(value, Mapping):
                record.facts.setdefault(fact, []).append(value)
    _settle(record, change, findings)
    return record


def _settle(record: Record, change: str, findings: Findings) -> None:
    """A start out of a day and a time of day, one text out of several, and the language as BCP 47 writes it."""
    for name, day_name, clock_name in (("start", "day", "clock"), ("end", "endday", "endclock")):
        day, clock = record.text(day_name), record.first(clock_name)
        if "T" in moment_of(record.text(name)) or not day or clock is None:
            continue
        moment = moment_of(f"{day[:10]} {clock.text}")
        if moment and clock.text.zfill(5) < (_change_of(record, day) or change).zfill(5)[:5]:
            moment = f"{day_after(date.fromisoformat(moment[:10])).isoformat()}{moment[10:]}"
        record.facts.pop(name, None)
        record.say(name, moment or f"{day} {clock.text}", clock.span)
    texts = [one for one in record.facts.get("description", []) if isinstance(one, Scalar)]
    if len(texts) > 1:
        whole = "\n\n".join(dict.fromkeys(one.text for one in texts))
        record.facts["description"] = [Scalar(whole, texts[0].span)]
    _settle_status(record, findings)
    language = record.first("inLanguage")
    if language is not None:
        tag = language_tag(language.text.replace("_", "-").removesuffix("-formal"))
        del record.facts["inLanguage"]
        record.say("inLanguage", tag or "", language.span)
        if tag is None:
            findings.add("fact-left-out", f"`{language.text}` is no language tag (BCP 47).", language.span, path="inLanguage")
    for name in ("url", "image"):
        if record.first(name) is not None and "://" not in record.text(name):
            del record.facts[name]


def _change_of(record: Record, day: str) -> str:
    """The time before which a time is one of the next day, by when the day of a schedule opens; "" where it says no more."""
    opens, closes = (moment_of(record.text(name)) for name in ("opens", "closes"))
    return opens[11:16] if opens[:10] == day[:10] < closes[:10] else ""


def _settle_status(record: Record, findings: Findings) -> None:
    """The status in our words: a word for it, or `true` below a name that is one (`cancelled: true`)."""
    from event_ld.readers.programme.words import meaning  # noqa: PLC0415  # a table that few files need

    stated = record.first("status")
    if stated is None:
        return
    is_told = truth_named(stated.text)
    known = "cancelled" if is_told else meaning("status", stated.text) or meaning("cell-status", stated.text) or ""
    record.say("eventStatus", {"moved": "movedOnline"}.get(known, known), stated.span, "status-from-word")
    if not known and is_told is None:
        findings.add("fact-left-out", f"“{stated.text[:_LONGEST]}” is no status that is known.", stated.span, path="eventStatus")


def truth_named(text: str) -> bool | None:
    """Whether a text says `true` or `false`; None for any other."""
    return {"true": True, "false": False}.get(text.strip().casefold())


def _once(records: list[Record], findings: Findings) -> list[Record]:
    """The records without those that stand there again at the same time, as in a second room."""
    seen: dict[tuple[str, str], Record] = {}
    for record in records:
        key = (record.text("uid") or str(record.span.start), record.text("start"))
        if seen.setdefault(key, record) is not record:
            findings.add("fact-left-out", "A part stands there twice, at one time; it is read once.", record.span)
    return list(seen.values())


def _tell(found: list[Chain], paths: list[tuple[str, str]], findings: Findings) -> None:
    """Names what the records say and nothing reads."""
    read = {step.strip("^") for _, path in paths for way in path.split("|") for step in way.partition("=")[0].split(".")[:1]}
    keys = {key.text for chain in found if isinstance(chain[-1], Mapping) for key, _ in chain[-1].entries}
    left = sorted(key for key in keys - read if not key.startswith(("@", "#")))
    if left:
        findings.add("fact-left-out", f"Nothing reads what stands under {', '.join(left)[:_LONGEST]}.", found[0][-1].span)


def _check_zone(whole: Record, findings: Findings) -> None:
    """Takes a zone out that the offsets of the parts contradict."""
    zone = whole.first("zone")
    if zone is None or zone.text not in zones.zone_names():
        return
    for part in whole.parts[:_ZONE_CHECKED]:
        moment = moment_of(part.text("start"))
        if len(moment) > 16 and moment[-6:] not in {zones.offset(zone.text, moment[:16]), "+00:00"}:  # noqa: PLR2004  # with offset
            message = f"The file names the zone {zone.text}, and its times have the offset {moment[-6:]}; the offsets are read."
            findings.add("fact-doubtful", message, zone.span, path="timeZone")
            del whole.facts["zone"]
            return


# -- paths


def _values(chain: Chain, path: str) -> list[Marked]:
    """The values at a path, those of the first alternative that has any."""
    for way in path.split("|"):
        found = [one[-1] for one in _joined(chain, way) if not _is_empty(one[-1])]
        if found:
            return found
    return []


def _is_empty(value: Marked) -> bool:
    return isinstance(value, Scalar) and (value.is_null or not value.text.strip())


def _joined(chain: Chain, way: str) -> Iterator[Chain]:
    """The values of one way; `room=rooms.*:name` looks the value up among others by their `id`, from the document on."""
    way, _, table = way.partition("=")
    if not table:
        yield from _chains(chain, way)
        return
    where, _, name = table.partition(":")
    wanted = [one[-1].text for one in _chains(chain, way) if isinstance(one[-1], Scalar)]
    known = {_text_of(one, "id"): one for one in _chains(chain[:1], where)} if wanted else {}
    for key in wanted:
        if key in known:
            yield from _chains(known[key], name)


def _text_of(chain: Chain, name: str) -> str:
    return next((one[-1].text for one in _chains(chain, name) if isinstance(one[-1], Scalar)), "")


def _chains(chain: Chain, way: str) -> Iterator[Chain]:
    """The values that a way of names leads to, with what is around each."""
    up = len(way) - len(way.lstrip("^"))
    steps = [step for step in way[up:].split(".") if step]
    yield from _steps(chain[: max(len(chain) - up, 1)], steps)


def _steps(chain: Chain, steps: list[str]) -> Iterator[Chain]:
    if not steps:
        yield chain
        return
    here, step = chain[-1], steps[0]
    if isinstance(here, Sequence):
        if step == "*":
            for one in here.items:
                yield from _steps((*chain[:-1], one), steps[1:])
    elif step == "*" and not (isinstance(here, Mapping) and len(steps) > 1 and steps[1] == "*"):
        yield from _steps(chain, steps[1:])
    elif isinstance(here, Mapping):
        for key, one in here.entries:
            if step in {"*", key.text}:
                yield from _steps((*chain, one), steps[1:])
