"""Whether an event takes place, as calendars, schedules and sheets say it: cancelled, put off, moved to another day or place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.mapping import ROWS
from event_ld.readers.kinds import Fault, value_of
from event_ld.readers.marked import Scalar
from event_ld.readers.programme.moved import changes_place, day_before
from event_ld.readers.programme.status import stamp_of, status_of_name
from event_ld.readers.programme.words import is_word, meaning

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.records import Record

_MARKS = " .:!¡()[]–—-*"
_STATUS = {"moved": "movedOnline"}
_ROWS = {row.field: row for row in ROWS["Event"]}
_LONGEST = 80
_AS_ANNOUNCED, _WHERE = "Does it take place as announced?", "Where and when does it take place?"


def left_out(findings: Findings, one: Scalar, what: str, path: str) -> None:
    """Names a text of which no fact is made, and what it is, as in `no web address`; the path is the field that it was for."""
    message = f"“{' '.join(one.text.split())[:_LONGEST]}” is {what}."
    findings.add("fact-left-out", message, one.span, path=path)


def say_status(record: Record, findings: Findings) -> None:
    """Says the status, out of words or a truth; one that only the name tells, or that is no status, is asked for."""
    told, name = record.first("cancelled"), record.first("name")
    if told is not None and meaning("truth", told.text) == "true":
        record.say("eventStatus", "cancelled", told.span, "status-from-word")
    stated = record.first("status") or _stamp(record)
    message, question = "", _AS_ANNOUNCED
    if stated is not None:
        message, question = _stated(record, stated, findings)
    elif name is not None and "eventStatus" not in record.facts and (said := _status_in(name.text, record.text("start"))):
        message = f"The name “{name.text[:_LONGEST]}” says “{said}”, and no status does."
    if message:
        at = (stated or name or told).span  # type: ignore[union-attr]  # one of them says it
        findings.add("status-in-text", message, at, path="eventStatus", question=question)


def _stated(record: Record, stated: Scalar, findings: Findings) -> tuple[str, str]:
    """Says what the words for a status mean; what is to be told and asked of them where that is none."""
    kinds = (meaning(kind, stated.text) for kind in ("state-of-dated", "status", "cell-status"))
    words = member("eventStatus", stated.text) or next(filter(None, kinds), "")
    before = day_before(stated.text, record.text("start")) if not words else None
    record.say("eventStatus", "rescheduled" if before is not None else _STATUS.get(words, words), stated.span, "status-from-word")
    record.say("previousStartDate", before or "", stated.span, "status-from-word")
    if words or before is not None:
        return "", ""
    line = " ".join(stated.text.split())[:_LONGEST]
    if is_word("sold-out", stated.text):
        record.say("availability", "soldOut", stated.span)
    elif stated.text.strip().upper() == "TENTATIVE":  # of calendars, before anybody has confirmed it
        left_out(findings, stated, "no status that a description has", "eventStatus")
    elif changes_place(stated.text):
        return f"“{line}” says that the place or the day was changed, and is no status.", _WHERE
    else:
        return f"“{line}” is no status that is known.", _AS_ANNOUNCED
    return "", ""


def _stamp(record: Record) -> Scalar | None:
    """The words of status with which a remark, or the description, begins."""
    remarks = [one for name in ("remark", "description") if (one := record.first(name)) and "eventStatus" not in record.facts]
    return next((Scalar(said, one.span) for one in remarks if (said := stamp_of(one.text))), None)


def _status_in(name: str, start: str) -> str:
    """The status that a name says: set apart (`Cancelled: …`), or in capitals at its beginning or end; "" for none."""
    words, head = name.strip(_MARKS).split(), name.partition(":")[0].strip(_MARKS)
    ends = (one.strip(_MARKS) for one in words[:1] + words[-1:])
    if ":" in name and (changes_place(head) or day_before(head, start) is not None):
        return head
    return status_of_name(name) or next((one for one in ends if one.isupper() and meaning("status", one)), "")


def member(field: str, text: str) -> str:
    """The value of a field that takes one of a few (`eventStatus`, `eventAttendanceMode`); "" for any other text."""
    made = value_of(_ROWS[field], text)
    return "" if isinstance(made, Fault) else str(made)
