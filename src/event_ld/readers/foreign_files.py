"""Schedules of conferences and answers of other programs, in XML or JSON, as records.

What is where in them is data: `vocab/foreign-formats.tsv`.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from event_ld import zones
from event_ld.errors import InputError
from event_ld.limits import MOST_RECORDS
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, mapping
from event_ld.readers.records import Record, accepted, moment_of, name_all, say_languages, slug
from event_ld.readers.sheet_days import bounds
from event_ld.readers.sheet_file import read_rows
from event_ld.resources import read_table
from event_ld.zones import day_after

if TYPE_CHECKING:
    from event_ld.problems import Findings

Chain = tuple[Marked, ...]
"""A value with the mappings around it, the outermost first."""
_TOP = "of."
_FORM = frozenset({"look", "part", "event", "inner", "person"})
"""What says where records stand, and nothing of one."""
_ZONE_CHECKED = 200
_LONGEST = 400


@lru_cache(maxsize=16)
def _paths(form: str) -> tuple[tuple[str, str], ...]:
    return tuple((fact, path) for name, fact, path in read_table("vocab", "foreign-formats.tsv") if name == form)


def form_of_value(value: Marked) -> str:
    """The format of a document, by what it holds where the records of that format stand; "" for none that is known."""
    forms = dict.fromkeys(row[0] for row in read_table("vocab", "foreign-formats.tsv"))
    document = _Document(value)
    looks = {form: [path for fact, path in _paths(form) if fact == "look"] for form in forms}
    return next((form for form in forms if all(document.values(document.top, path) for path in looks[form])), "")


def read_foreign(value: Marked, form: str, findings: Findings) -> list[Record]:
    """The records of a document: one event with its parts, or several events.

    Its form is what `form_of_value` tells; "" for one that may be the rows of a sheet. An InputError where it holds more
    records than are read.
    """
    if not form:
        return read_rows(value, findings)
    paths, document = _paths(form), _Document(value)
    whole = _record(document, document.top, [(fact.removeprefix(_TOP), path) for fact, path in paths if fact.startswith(_TOP)])
    own = [(fact, path) for fact, path in paths if not fact.startswith(_TOP)]
    found = [chain for fact, path in own if fact in {"part", "event"} for chain in document.chains(path)]
    if len(found) > MOST_RECORDS:
        raise InputError(f"{findings.source.name} holds more than {MOST_RECORDS:,} events, the most that are read; divide it.")
    records = accepted((_record(document, chain, own, whole.text("change")) for chain in found), findings)
    name_all(records)
    for record in records:
        record.parts = _once(record.parts, findings)
        name_all(record.parts)
    _tell(found, own, findings)
    if not any(fact == "part" for fact, _ in own):
        say_languages(records)
        return records
    whole.parts = _once(records, findings)
    bounds(whole, whole.parts)
    _check_zone(whole, findings)
    whole.say("id", slug(whole.text("uid")), whole.span, "id-from-uid")
    say_languages([whole])
    return [whole]


def _record(document: _Document, chain: Chain, paths: list[tuple[str, str]], change: str = "") -> Record:
    record = Record(chain[-1].span)
    known = dict(paths)
    for fact, path in (one for one in paths if one[0] not in _FORM):
        for value in document.values(chain, path):
            if fact == "performer":
                for name in [one for one in document.values((*chain, value), known["person"]) if isinstance(one, Scalar)][:1]:
                    record.facts.setdefault(fact, []).append(mapping({"name": name}, name.span))
            elif isinstance(value, Scalar):
                record.say(fact, value.text.replace("\r\n", "\n"), value.span)
            elif isinstance(value, Mapping):
                record.facts.setdefault(fact, []).append(value)
    inner = [one for fact, path in paths if fact == "inner" for way in _ways(path) for one in _chains(chain, way)]
    record.parts = [_record(document, one, paths) for one in inner]
    _settle(record, change)
    return record


def _settle(record: Record, change: str) -> None:
    """A start out of a day and a time of day, days alone where all day is said, and one text out of several."""
    for name in ("start", "end") if record.text("allDay") == "true" else ():
        if (stated := record.first(name)) is not None:
            record.facts[name] = [Scalar(stated.text[:10], stated.span)]
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


def _change_of(record: Record, day: str) -> str:
    """The time before which a time is one of the next day, by when the day of a schedule opens; "" where it says no more."""
    opens, closes = (moment_of(record.text(name)) for name in ("opens", "closes"))
    return opens[11:16] if opens[:10] == day[:10] < closes[:10] else ""


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


class _Way(NamedTuple):
    """A way: how many mappings it goes up, its steps; where it looks up by `id` what it finds, and what it takes of that."""

    up: int
    steps: tuple[str, ...]
    table: str
    of_table: str


@lru_cache(maxsize=512)
def _ways(path: str) -> tuple[_Way, ...]:
    """The alternatives of a path."""
    made = []
    for one in path.split("|"):
        way, _, table = one.partition("=")
        names = way.lstrip("^")
        where, _, of_table = table.partition(":")
        made.append(_Way(len(way) - len(names), tuple(filter(None, names.split("."))), where, of_table))
    return tuple(made)


class _Document:
    """A document, in which paths are followed."""

    def __init__(self, value: Marked) -> None:
        self.top: Chain = (value,)
        self._tables: dict[str, dict[str, Chain]] = {}

    def values(self, chain: Chain, path: str) -> list[Marked]:
        """The values at a path, those of the first alternative that has any."""
        for way in _ways(path):
            found = [one[-1] for one in self._joined(chain, way) if not _is_empty(one[-1])]
            if found:
                return found
        return []

    def chains(self, path: str) -> list[Chain]:
        """The values at a path from the document on, with what is around each."""
        return [one for way in _ways(path) for one in _chains(self.top, way)]

    def _joined(self, chain: Chain, way: _Way) -> list[Chain]:
        """The values of one way; `room=rooms.*:name` looks the value up among others by their `id`, from the document on."""
        found = _chains(chain, way)
        if not way.table:
            return found
        if way.table not in self._tables:
            known = self.chains(way.table)
            ids = (next((id_.text for id_ in self.values(one, "id") if isinstance(id_, Scalar)), "") for one in known)
            self._tables[way.table] = dict(zip(ids, known, strict=True))
        wanted = [one[-1].text for one in found if isinstance(one[-1], Scalar)]
        others = [self._tables[way.table][key] for key in wanted if key in self._tables[way.table]]
        return [one for other in others for of in _ways(way.of_table) for one in _chains(other, of)]


def _is_empty(value: Marked) -> bool:
    return isinstance(value, Scalar) and (value.is_null or not value.text.strip())


def _chains(chain: Chain, way: _Way) -> list[Chain]:
    """The values that a way of names leads to, with what is around each."""
    found = [chain[: max(len(chain) - way.up, 1)]] if way.up else [chain]
    for step, following in zip(way.steps, (*way.steps[1:], ""), strict=False):
        before, found = found, []
        for one in before:
            here = one[-1]
            if step == "*" and isinstance(here, Sequence):
                found += [(*one[:-1], inner) for inner in here.items]
            elif isinstance(here, Mapping) and (step != "*" or following == "*"):
                for key, inner in here.entries:
                    if step in ("*", key.text):
                        found.append((*one, inner))  # a list of each would take longer
            elif step == "*":
                found.append(one)
    return found
