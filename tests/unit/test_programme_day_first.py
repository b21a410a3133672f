"""Which figure of a date is the day, by dates that are days in a row; texts of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event

IN_ROW = [
    date.split() for date in ("08/07/2027 09/07/2027 10/07/2027", "7/8/2027 7/9/2027 7/10/2027", "8-7-2027 9-7-2027 10-7-2027")
]
FORMS = (
    "Map school\n\n\t\t\t{0}\t{1}\t{2}\n9:00\t-\t10:30\tMaps\tPlans\tLakes\n10:30\t-\t11:00\tTea\tTea\tTea\n",
    "Map school\n\n| Time | {0} | {1} | {2} |\n|---|---|---|---|\n| 9:00 | Maps | Plans | Lakes |\n| 10:00 | Seas | Hills | Roads |\n",
    "Map school\n\n{0}\n9:00 Maps\n\n{1}\n9:00 Plans\n\n{2}\n9:00 Lakes\n",
    "Map school\n\n**{0}**\n9:00 Maps\n\n**{1}**\n9:00 Plans\n\n**{2}**\n9:00 Lakes\n",
)


def _event(text: str) -> Event:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return event


@pytest.mark.parametrize("dates", IN_ROW, ids=lambda dates: dates[0])
@pytest.mark.parametrize("form", FORMS)
def test_headings_a_day_apart_settle_the_order(form: str, dates: list[str]) -> None:
    event = _event(form.format(*dates))
    assert event.name == "Map school"
    assert {str(one.start_date)[:10] for one in event.sub_event} == {"2027-07-08", "2027-07-09", "2027-07-10"}


@pytest.mark.parametrize(
    "dates", ["08/07/2027 and 09/07/2027", "08/07/2027, 08/08/2027 and 08/09/2027", "05/06/2027, 05/07/2027, 05/08/2027"]
)
def test_dates_that_may_be_a_month_apart_are_asked(dates: str) -> None:
    (reading,) = read_text(f"Map course\n\nSessions on {dates}.\n", form="programme")
    assert reading.event is not None
    assert (reading.event.start_date, reading.event.location) == (None, None)
    assert "date-order" in {one.code for one in reading.problems}


@pytest.mark.parametrize(
    "line",
    [
        "08/07/2027 09/07/2027 10/07/2027", "08/07/2027", "08/07/2027 09/07/2027", "8 July 2027 | 9 July 2027 | 10 July 2027", "2027-07-08 – 2027-07-09 – 2027-07-10",
        "**08/07/2027** **09/07/2027** **10/07/2027**", "8 de julio de 2027 / 9 de julio de 2027",
    ],
)  # fmt: skip
def test_a_line_of_dates_is_no_title(line: str) -> None:
    assert _event(f"{line}\n\nMaps for all\n").name == "Maps for all"
