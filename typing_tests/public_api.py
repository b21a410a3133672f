"""The public names as a typed program uses them; only type checkers read this."""

from pathlib import Path
from typing import TYPE_CHECKING

import event_ld
from event_ld import Event, EventLDError
from event_ld.pipeline import load

if TYPE_CHECKING:
    from rdflib import Graph

    from event_ld.problems import Problem


def publish(path: Path) -> str:
    try:
        problems: list[Problem] = event_ld.validate([path], profiles=["core", "web"])
        outcome = event_ld.convert([path], to="jsonld", profile="portal", base_url="https://www.example.org/")
        embedded = event_ld.embed(path, into=b"<head></head>")
        page: bytes = embedded.page or b""
        graph: Graph = event_ld.to_graph(Event(name="Open day"))
        event: Event = load(graph)
        drafted: str = event_ld.draft(path).text
        sources: list[str] = [reading.source.name for reading in event_ld.read(path)]
        labels: list[str] = [match.label for match in event_ld.concepts("open data")]
        schema: dict[str, object] = event_ld.schema()
    except EventLDError as error:
        return str(error)
    texts = [outcome.text, embedded.text, drafted, event_ld.init(), str(event.name), page.decode(), *sources, *schema, *labels]
    return "".join([*texts, *(problem.message for problem in problems)])
