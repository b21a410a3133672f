"""A message above what it quotes: where it corrects that, its own words hold, and what is not told for sure is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs

from event_ld.mapping import ROWS
from event_ld.problems import Findings
from event_ld.readers.programme.mail import own_words
from event_ld.readers.programme.reader import read_programme
from event_ld.readers.programme.times import DAY, find_time, iso_minutes, resolve_range
from event_ld.readers.programme.words import known_words
from event_ld.source import Evidence, Source, Span

if TYPE_CHECKING:
    from event_ld.readers.reading import Options, Reading

_ROWS = {row.field: row for row in ROWS["Event"]}
_FIELDS = ("startDate", "endDate", "previousStartDate", "eventStatus", "location", "room", "virtualLocation")
"""What a message may correct."""


def read_message(findings: Findings, options: Options) -> Reading:
    """The event of a programme; where it is a message that corrects another below it, what that says holds."""
    whole = read_programme(findings, options)
    text = whole.source.text
    body = own_words(text)
    words = known_words("correction", "moved", "instead", "status")
    word = words.search(text[: body.end], body.start) if body is not None else None
    if word is None or body is None or whole.event is None:
        return whole
    own = read_programme(Findings(Source(name=whole.source.name, text=text[: body.end])), options)
    changed = _changed(whole, own, body)
    start = None if "startDate" in changed else _start_of_hour(whole, text[: body.end], body.start)
    evidence = {path: one for path, one in whole.evidence.items() if _top(path) not in changed}
    evidence |= {path: one for path, one in own.evidence.items() if changed.get(_top(path)) is not None}
    if start is not None:
        changed |= {"startDate": start[0], "endDate": None}
        evidence = {path: one for path, one in evidence.items() if _top(path) != "endDate"}
        evidence["startDate"] = Evidence(spans=(*evidence["startDate"].spans, start[1]), rule="date-and-time")
    read = {whole.source.position(span.start).line for path in changed for span in evidence.get(path, Evidence()).spans}
    answered = {"start-missing"} if changed.get("startDate") else set()
    told = [
        one
        for one in whole.problems
        if one.code not in answered and not (one.code == "unread-text" and one.place is not None and one.place.line in read)
    ]
    names = ", ".join(f"`{name}`" for name in changed)
    message = f"A message corrects what it quotes; its own words hold for {names or 'nothing that is read'}."
    question = "What has changed since the message that is quoted?"
    Findings(whole.source, told).add("fact-doubtful", message, Span(word.start(), word.end()), question=question)
    values = {_ROWS[name].attribute: () if one is None and _ROWS[name].many else one for name, one in changed.items()}
    return structs.replace(whole, event=structs.replace(whole.event, **values), evidence=evidence, problems=told)


def _top(path: str) -> str:
    """The property of the event to which a path belongs."""
    return path.partition(".")[0].partition("[")[0]


def _changed(whole: Reading, own: Reading, body: Span) -> dict[str, Any]:
    """What the own words of a message say of a fact that stands in the quotation, or take out of it."""
    changed: dict[str, Any] = {}
    quoted = {_top(path) for path, one in whole.evidence.items() if any(span.start >= body.end for span in one.spans)}
    for name in _FIELDS:
        mine, theirs = (getattr(one.event, _ROWS[name].attribute) if one.event else None for one in (own, whole))
        is_same = mine == theirs or (name == "startDate" and (theirs or "").startswith(mine or "-"))
        if mine and not is_same and (name in quoted or not theirs):
            changed[name] = mine
    if "startDate" in changed and "endDate" in quoted:
        changed.setdefault("endDate", None)
    words = whole.source.text[body.start : body.end]
    room = str(whole.event.room if whole.event is not None else "")
    if "room" in quoted and "room" not in changed and room not in words and known_words("room").search(words):
        changed["room"] = None  # another one, which is not read
    return changed


def _start_of_hour(whole: Reading, text: str, at: int) -> tuple[str, Span] | None:
    """The start with the hour that only the own words of a message state; without one where they state several."""
    stated, last = (getattr(whole.event, name) or "" for name in ("start_date", "end_date"))
    found: dict[str, Span] = {}
    while (time := find_time(text, at)) is not None:
        minutes, _ = resolve_range(time, 0, twelve=False)
        found.setdefault(iso_minutes(minutes % DAY), Span(time.begin, time.finish))
        at = time.finish
    others = {clock: span for clock, span in found.items() if clock not in {stated[11:16], last[11:16]}}
    is_quoted = any(span.start >= len(text) for span in whole.evidence.get("startDate", Evidence()).spans)
    if not others or not is_quoted or "T" not in stated:
        return None
    clock, span = next(iter(others.items()))
    return (f"{stated[:10]}T{clock}{stated[16:]}" if len(others) == 1 else stated[:10]), span
