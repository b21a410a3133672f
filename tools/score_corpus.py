"""Reads each programme of a corpus, and scores what our own `portal` JSON-LD says of it with the corpus's scorer.

::

    python tools/score_corpus.py ../shared/corpus [--output FOLDER]

Behind the scorer's own table stand the macro figure, precision, the share of documents below 0.5, the groups, and the mean of
each of five folds of houses, in which all documents of one house are together. The corpus has `text/*.txt`, `gold/*.yaml` and
`score.py`; it is no part of this project. Nothing but the JSON-LD goes into the predictions.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from event_ld import convert, read

FOLDS = 5
HALF = 0.5
BASE = "https://www.example.org/"
MODES = {"Offline": "offline", "Online": "online", "Mixed": "mixed"}


def listed(value: Any) -> list[Any]:  # noqa: ANN401  # JSON
    """A value of JSON-LD as a list."""
    return [] if value is None else value if isinstance(value, list) else [value]


def text(value: Any) -> str | None:  # noqa: ANN401  # JSON
    """The first text of a value of JSON-LD."""
    first = next(iter(listed(value)), None)
    return first.get("@value") if isinstance(first, dict) else first


class Document:
    """One `portal` document, with its nodes by their addresses."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root
        self.nodes: dict[str, dict[str, Any]] = {}
        self.collect(root)

    def collect(self, node: dict[str, Any]) -> None:
        """Notes a node, and those within it."""
        if len(node) > 1 and "@id" in node:
            self.nodes[node["@id"]] = node
        for value in node.values():
            for one in listed(value):
                if isinstance(one, dict):
                    self.collect(one)

    def follow(self, value: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # JSON
        """The nodes that a value names or holds."""
        return [self.nodes.get(one["@id"], one) for one in listed(value) if isinstance(one, dict) and "@id" in one]

    def people(self, event: dict[str, Any], term: str) -> list[dict[str, Any]]:
        """The people of an event in the shape of the corpus."""
        found = []
        for node in self.follow(event.get(term)):
            role = None
            person = node
            if "roleName" in node:
                name = node["roleName"]
                role = name["@id"].rpartition("#")[2] if isinstance(name, dict) and "@id" in name else text(name)
                person = self.follow(node[term])[0]
            bodies = self.follow(person.get("affiliation"))
            if "Person" in listed(person.get("@type")) or "email" in person:
                found.append(
                    {
                        "email": text(person.get("email")),
                        "name": text(person.get("name")) if text(person.get("name")) != text(person.get("email")) else None,
                        "role": role,
                        "jobTitle": text(person.get("jobTitle")),
                        "affiliation": text(bodies[0].get("name")) if bodies else None,
                        "honorificPrefix": text(person.get("honorificPrefix")),
                    }
                )
        return found

    def slots(self, event: dict[str, Any], room: str | None, day: str) -> list[dict[str, Any]]:
        """The slots of an event and of its slots, in the shape of the corpus."""
        found = []
        for slot in self.follow(event.get("subEvent")):
            own = self.room(slot)
            begin, end = self.moments(slot, day)
            found.append(
                {
                    "start": begin,
                    "end": end,
                    "title": text(slot.get("name")),
                    "room": own if own != room else None,
                    "speakers": self.people(slot, "performer"),
                }
            )
            found += self.slots(slot, room, day)
        return found

    def moments(self, event: dict[str, Any], day: str) -> tuple[str | None, str | None]:
        """The beginning and the end of an event; without its year, or its day, where it has a schedule alone."""
        schedule = next(iter(self.follow(event.get("eventSchedule"))), None)
        if schedule is None:
            return text(event.get("startDate")), text(event.get("endDate"))
        own = self.day(schedule) or day
        found = [text(schedule.get(name)) for name in ("startTime", "endTime")]
        begin, end = (f"{own}{'T' if own else ''}{clock[:5]}" if clock else None for clock in found)
        return begin or own or None, end

    @staticmethod
    def day(schedule: dict[str, Any]) -> str:
        """The month and the day of a schedule, as the corpus writes them; "" where it has none."""
        month, day = text(schedule.get("byMonth")), text(schedule.get("byMonthDay"))
        return f"--{int(month):02d}-{int(day):02d}" if month and day else ""

    def room(self, event: dict[str, Any]) -> str | None:
        """The name of an event's room."""
        rooms = [place for place in self.follow(event.get("location")) if "#room" in place["@id"]]
        return text(rooms[0].get("name")) if rooms else None

    def prediction(self) -> dict[str, Any]:
        """The whole document in the shape of the corpus."""
        root = self.root
        places = self.follow(root.get("location"))
        venue = next((place for place in places if "#place" in place["@id"]), {})
        address = next(iter(self.follow(venue.get("address"))), {})
        mode = next((one["@id"].rpartition("/")[2] for one in listed(root.get("eventAttendanceMode"))), "")
        kind = next((one["@id"].rpartition("#")[2] for one in listed(root.get("additionalType"))), None)
        page = root["mainEntityOfPage"]
        schedule = next(iter(self.follow(root.get("eventSchedule"))), {})
        keywords = [text(node.get("name")) if "@id" in node else text(node) for node in listed(root.get("keywords"))]
        return {
            "title": text(root.get("name")),
            "eventType": kind,
            "language": text(page.get("inLanguage")),
            "startDate": self.moments(root, "")[0],
            "endDate": self.moments(root, "")[1],
            "timezone": root.get("event-ld:timeZone"),
            "attendanceMode": MODES.get(mode.removesuffix("EventAttendanceMode")),
            "venue": text(venue.get("name")),
            "room": self.room(root),
            "city": text(address.get("addressLocality")),
            "country": text(address.get("addressCountry")),
            "organizers": [text(node.get("name")) for node in self.follow(root.get("organizer"))],
            "superEvent": next((text(node.get("name")) for node in self.follow(root.get("superEvent"))), None),
            "keywords": keywords,
            "registrationUrl": next((node["url"]["@id"] for node in self.follow(root.get("offers")) if "url" in node), None),
            "contact": self.people(root, "contributor"),
            "speakers": self.people(root, "performer"),
            "agenda": self.slots(root, self.room(root), self.day(schedule)),
        }


def summary(figures: dict[str, Any]) -> str:
    """What the scorer's table hides: the groups, the share of documents below a half, and the means of folds of houses.

    Args:
        figures: What the scorer wrote with `--json`.
    """
    by_house: dict[str, list[float]] = {}
    for name, one in figures["docs"].items():
        by_house.setdefault(name.split("-")[1], []).append(one["f1"])
    houses = sorted(by_house)
    folds = [[value for house in houses[at::FOLDS] for value in by_house[house]] for at in range(FOLDS)]
    values = [value for fold in folds for value in fold]
    groups = " · ".join(f"{name} {one['f1']:.3f}" for name, one in figures["groups"].items() if one["f1"] is not None)
    means = " ".join(f"{sum(fold) / max(len(fold), 1):.3f}" for fold in folds)
    low = sum(value < HALF for value in values)
    return (
        f"\nmacro {figures['macro_docs_f1']:.3f}, precision {figures['overall']['p']:.3f}, below 0.5: {low} of {len(values)}\n"
        f"groups: {groups}\nfolds by house ({len(houses)} houses): {means}"
    )


def main() -> int:
    """Reads, predicts and scores; the scorer's exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--output", type=Path, default=None, help="where the predictions go; a temporary folder without it")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        output = arguments.output or Path(scratch)
        output.mkdir(parents=True, exist_ok=True)
        for path in sorted((arguments.corpus / "text").glob("*.txt")):
            document = json.loads(convert(read(path), profile="portal", base_url=BASE).text)
            made = json.dumps(Document(document).prediction(), ensure_ascii=False, indent=1)
            (output / f"{path.stem}.json").write_text(made, encoding="utf-8")
        figures = output / "figures.json.txt"
        scorer = [str(arguments.corpus / "score.py"), str(arguments.corpus / "gold"), str(output)]
        code = subprocess.run([sys.executable, *scorer, "--per-doc", "--json", str(figures)], check=False).returncode
        if code == 0:
            print(summary(json.loads(figures.read_text(encoding="utf-8"))))
        return code


if __name__ == "__main__":
    sys.exit(main())
