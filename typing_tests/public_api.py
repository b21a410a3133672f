"""The public names as a typed program uses them; only type checkers read this."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import event_ld
from event_ld import Event, EventLDError, NotPublishable, Offer, Organization, Person, Place, PostalAddress, Problem, Severity

if TYPE_CHECKING:
    from rdflib import Graph


def publish(path: Path) -> str:
    try:
        problems: list[Problem] = event_ld.validate([path], profiles=["core", "web"])
        outcome = event_ld.convert([path], to="jsonld", profile="portal", base_url="https://www.example.org/")
        embedded = event_ld.embed(path, into=b"<head></head>")
        graph: Graph = event_ld.to_graph(Event(name="Open day"))
        event: Event = event_ld.load(graph)
        drafted: str = event_ld.draft(path).text
        sources: list[str] = [reading.source.name for reading in event_ld.read(path)]
        labels: list[str] = [match.label for match in event_ld.concepts("open data")]
        schema: dict[str, object] = event_ld.schema()
    except EventLDError as error:
        return str(error)
    page = (embedded.page or b"").decode()
    texts = [outcome.text, embedded.text, drafted, event_ld.init(), str(event.name), page, *sources, *schema, *labels]
    return "".join([*texts, *(problem.message for problem in problems)])


def made() -> Event:
    madrid = ZoneInfo("Europe/Madrid")
    return Event(
        name="Open day",
        start_date=datetime(2027, 5, 14, 14, 30, tzinfo=madrid),
        end_date=date(2027, 5, 15),
        time_zone=madrid,
        event_status="scheduled",
        location=Place(name="Town hall", address=PostalAddress(address_locality="Madrid", address_country="ES")),
        organizer="City of Madrid",
        sponsor=[Organization(name="A bank"), "Another"],
        performer=(Person(name="Ana Gil", job_title=["Mayor"]), {"name": "Luis"}),
        offers=[Offer(price=Decimal("12.50"), price_currency="EUR", valid_from=date(2027, 1, 1))],
        sub_event=[Event(name="Welcome", start_date="2027-05-14T14:30"), {"name": "Debate", "start_date": "15:00"}],
        keywords=["open data", "budget"],
    )


def element(row: dict[str, Any]) -> str:
    event = Event.from_dict(row)
    document: dict[str, Any] = event.to_jsonld(base_url="https://www.example.org/", profile="web")
    worst = [problem for problem in event.problems() if problem.severity is Severity.VIOLATION]
    event_ld.convert(row, to="turtle")
    event_ld.convert(b"{}", to="yaml")
    event_ld.convert(BytesIO(b"{}"))
    event_ld.convert("event.yaml")
    event_ld.convert(Path("event.yaml"))
    event_ld.convert(event_ld.loads("name: x"))
    several: list[Event | dict[str, Any]] = [event, row]
    report = str(event_ld.validate(several))
    try:
        return event_ld.script(row, page_url="https://www.example.org/x") + event.to_turtle() + str(document) + report
    except NotPublishable as error:
        return "\n".join(map(str, [*error.problems, *worst]))
