"""What a value means that is not written as a description has it: dates, and what `validate --fix` is certain of."""

from __future__ import annotations

import re

from event_ld import zones
from event_ld.mapping import SCHEMA, Row
from event_ld.readers.records import moment_of
from event_ld.readers.values import is_date, tidy_date
from event_ld.validate.replacing import proposed

_OFFSET = re.compile(r"[+-]\d\d:\d\d$")
_CODES = {
    "eventStatus": "event-status-unknown", "eventAttendanceMode": "event-mode-unknown", "price": "offer-price-format",
    "availability": "offer-availability-unknown", "startDate": "event-start-format", "endDate": "event-end-format",
    "previousStartDate": "event-start-format", "doorTime": "event-start-format",
}  # fmt: skip
"""Field to the problem that its correction belongs to."""


def corrected(row: Row, text: str) -> tuple[str, str]:
    """The value that a text certainly means, and the currency that stands in it; "" where there is none."""
    meant = proposed(_CODES.get(row.field, ""), SCHEMA + row.term, text)
    if meant is None or not meant.is_certain:
        return "", ""
    return meant.value or "", next((code for name, code in meant.beside if name == "priceCurrency"), "")


def date_meant(text: str, zone: str | None) -> str:
    """A date as a description has it: local where its offset is that of the event's zone."""
    date = tidy_date(text)
    if not is_date(date):
        return moment_of(text) or text
    offset = _OFFSET.search(date)
    if zone is None or offset is None or zones.offset(zone, date[: offset.start()]) != offset[0]:
        return date
    return date[: offset.start()]
