"""No rule by which an event of a calendar repeats, however broken, is looked at without an end.

Work is counted, not timed: the calls that Python makes, its own and those of C, and who makes too many is stopped.
"""

from __future__ import annotations

import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from event_ld.inputs import read_text
from event_ld.recurrence import MOST_DATES

MOST_CALLS = 1_500_000
"""What the rule that takes the most work of all that were tried makes in calls, with a margin: half a second."""
CALENDAR = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:walks\nSUMMARY:Walks\nDTSTART{start}\nRRULE:{rule}\nEND:VEVENT\nEND:VCALENDAR\n"
STARTS = (
    ";TZID=Europe/Madrid:20270202T100000",
    ";VALUE=DATE:20270202",
    ":20280229T230000Z",
    ":21000228T090000",
    ";VALUE=DATE:99990101",
)


def _numbers(least: int, most: int, several: int = 3) -> st.SearchStrategy[str]:
    return st.lists(st.integers(least, most), min_size=1, max_size=several).map(lambda some: ",".join(map(str, some)))


PARTS = {
    "INTERVAL": st.sampled_from(["0", "-1", "00", "1", "2", "5", "1000", "999999999999999999999", "x", ""]),
    "COUNT": st.sampled_from(["0", "-3", "1", "10", "100000000", ""]),
    "UNTIL": st.sampled_from(["20200101", "20270301T000000Z", "20770301T000000Z", "20270231", "soon"]),
    "BYMONTH": _numbers(0, 13),
    "BYMONTHDAY": _numbers(-32, 32),
    "BYYEARDAY": _numbers(-367, 367),
    "BYWEEKNO": _numbers(-53, 54),
    "BYSETPOS": _numbers(-367, 367),
    "BYHOUR": _numbers(0, 24, 24),
    "BYMINUTE": _numbers(0, 60, 60),
    "BYSECOND": _numbers(0, 60, 60),
    "BYEASTER": _numbers(-400, 900),
    "BYDAY": st.lists(st.sampled_from(["MO", "TU", "2MO", "-1FR", "+3SU", "54WE", "0TH", "XX"]), min_size=1).map(",".join),
    "WKST": st.sampled_from(["SU", "MO", "XX"]),
    "X-ELSE": st.just("1"),
}
RULES = st.builds(
    lambda often, parts, chosen: ";".join([f"FREQ={often}", *(f"{name}={parts[name]}" for name in sorted(chosen))]),
    st.sampled_from(["SECONDLY", "HOURLY", "DAILY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ""]),
    st.fixed_dictionaries(PARTS),
    st.sets(st.sampled_from(sorted(PARTS)), max_size=4),
)


@settings(max_examples=60)
@given(RULES, st.sampled_from(STARTS))
def test_the_dates_of_a_rule_come_to_an_end(rule: str, start: str) -> None:
    left = MOST_CALLS

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal left
        left -= event in {"call", "c_call"}
        if left < 0:
            raise AssertionError(rule)

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        (reading,) = read_text(CALENDAR.format(start=start, rule=rule), name="walks.ics")
    finally:
        sys.setprofile(before)
    assert left >= 0, rule
    assert reading.event is not None
    assert reading.event.start_date is not None
    assert len(reading.event.sub_event) <= MOST_DATES
    assert reading.event.sub_event or any(one.code == "recurrence-unread" for one in reading.problems)
