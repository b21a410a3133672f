"""Programmes of our own in four languages, each with an oddity of its own and with what is to be read of it.

`tests/programmes/expected/NAME` names the oddity in its first line; the rest is the summary below. After a change that is
meant, read the difference and write the files anew::

    python -m tests.unit.test_programmes
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from event_ld import model
from event_ld.inputs import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.readers.reading import Reading

FOLDER = Path(__file__).resolve().parents[1] / "programmes"
PROGRAMMES = sorted(path for path in FOLDER.iterdir() if path.is_file())
TOLD = frozenset({"unread-text", "weekday-contradicts-date", "year-missing", "zone-missing", "name-missing", "start-missing"})


def _agent(agent: model.Agent, role: str = "organizer") -> str:
    parts = [str(agent.name or "")]
    if isinstance(agent, model.Person):
        parts[0] = " ".join(str(part) for part in (agent.honorific_prefix, agent.name, agent.honorific_suffix) if part)
        parts += [f"job {job}" for job in agent.job_title]
        parts += [f"at {body.name}" for body in agent.affiliation]
        parts += [f"({agent.description})"] if agent.description else []
    parts += [str(agent.email)] if agent.email else []
    return f"{agent.role or role}: {' · '.join(part for part in parts if part)}"


def _when(event: model.Event) -> str:
    schedule = event.event_schedule
    if schedule is not None:
        day = f"day {schedule.by_month_day} of month {schedule.by_month}, " if schedule.by_month else ""
        return f"{day}{schedule.start_time or ''} – {schedule.end_time or ''}"
    return f"{event.start_date or ''} – {event.end_date or ''}"


def _slots(event: model.Event, indent: str) -> Iterator[str]:
    for slot in event.sub_event:
        room = f" @ {slot.room}" if slot.room else ""
        yield f"{indent}{_when(slot)} | {slot.name or '?'}{room}{' | open' if slot.unknown else ''}"
        yield from (f"{indent}  {_agent(agent)}" for agent in slot.performer)
        yield from (f"{indent}  > {line}" for line in str(slot.description or "").splitlines())
        yield from _slots(slot, f"{indent}  ")


def summary(reading: Reading) -> str:
    """What was read of a programme, for people to compare."""
    event = reading.event
    assert event is not None
    address = event.location.address if event.location else None
    place = [event.room, event.location.name if event.location else None]
    place += [address.street_address, address.postal_code, address.address_locality, address.address_country] if address else []
    virtual = event.virtual_location
    lines = [
        f"name: {event.name or '?'}",
        f"kind: {event.additional_type or '?'} ({event.type}), in {event.language or '?'}",
        f"when: {_when(event)}, {event.time_zone or 'no zone'}",
        f"where: {' / '.join(str(part) if part else '-' for part in place)}, {event.event_attendance_mode or '?'}",
        *([f"online: {virtual.name or ''}{virtual.url or ''}"] if virtual else []),
        *([f"within: {event.super_event.name}"] if event.super_event else []),
        *(_agent(agent) for agent in event.organizer),
        *(f"sponsor: {agent.name}" for agent in event.sponsor),
        *(_agent(agent, "contributor") for agent in (*event.performer, *event.contributor)),
        *(
            f"register: {offer.url or '-'}{f' until {offer.valid_through}' if offer.valid_through else ''}"
            for offer in event.offers
        ),
        *(["free"] if event.is_accessible_for_free else []),
        *_slots(event, ""),
        *(f"! {one.code}: {one.message}" for one in reading.problems if one.code in TOLD),
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_a_programme_with_its_oddity(path: Path) -> None:
    oddity, _, expected = (FOLDER / "expected" / path.name).read_text(encoding="utf-8").partition("\n")
    assert oddity.startswith("# ")
    assert summary(read(path)[0]) == expected


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_a_draft_is_the_same_on_every_run(path: Path) -> None:
    assert read(path)[0].event == read(path)[0].event


def test_there_are_thirty_in_four_languages() -> None:
    assert len(PROGRAMMES) >= 30
    assert {path.stem[:2] for path in PROGRAMMES} == {"en", "es", "fr", "pt"}


def write() -> None:
    """Writes the summaries anew, below the oddities as they stand."""
    for path in PROGRAMMES:
        expected = FOLDER / "expected" / path.name
        oddity = expected.read_text(encoding="utf-8").partition("\n")[0] if expected.exists() else "# "
        expected.write_text(f"{oddity}\n{summary(read(path)[0])}", encoding="utf-8")


if __name__ == "__main__":
    write()
