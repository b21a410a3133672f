"""Descriptions of made-up events of the SELA panel's kind, all different, the same ones for the same seed.

::

    python bench/events.py 10000 > events.jsonl
    python bench/events.py 100 --yaml FOLDER
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

_GIVEN = "Ana Luis Eva João Marie Pedro Lucía Inês Paul Clara Hugo Nadia Omar Rita Sofía Tomás Yann Zoé Bruno Carla".split()  # noqa: SIM905  # shorter so
_FAMILY = "Gil Paz Sol Rocha Dupont Vega Ríos Faria Lemos Quiroga Núñez Cabral Moreau Ortiz Prado Salas Téllez Uribe".split()  # noqa: SIM905  # shorter so
_OF = "Procurement Transparency Statistics Archives Culture Water Transport Health Education Energy Libraries Taxes".split()  # noqa: SIM905  # shorter so
_BODIES = ("Ministry of {}", "Agency for {}", "National Office of {}", "Institute of {}", "Chamber of {}", "Council of {}")
_TOPICS = "open registers shared data plain forms public works small towns new roads old maps river basins local news".split()  # noqa: SIM905  # shorter so
_FORMS = ("Panel on {}", "Workshop: {}", "{}: a day of talks", "Forum “{}”", "Meeting about {}")
_OFFICES = ("Director of {}", "Head of {}", "Adviser for {}", "Secretary of {}", "Professor of {}")
_CITIES = (("Sucre", "Bolivia"), ("Quito", "Ecuador"), ("Lima", "Peru"), ("Bogotá", "Colombia"), ("Montevideo", "Uruguay"))
_CONCEPTS = (
    "open-government", "open-data", "transparency", "digital-government", "data-governance", "digital-transformation",
    "innovation", "public-procurement",
)  # fmt: skip
_SENTENCES = (
    "Public bodies of the region meet to compare what they have learnt.",
    "The talks are about {}, and about what a small office can do with few means.",
    'Each speaker brings one case that went well and one that did not; "lessons" are written down at once.',
    "It ends with a round of questions, and with a list of what to do until next year (30 % of it is cheap).",
)


def event(number: int, seed: int = 0) -> dict[str, Any]:
    """One description.

    Args:
        number: Which one.
        seed: Which series of them.
    """
    dice = random.Random(seed * 1_000_003 + number)  # noqa: S311  # no secret
    day = f"{dice.randint(2022, 2027)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    topic = " ".join(dice.sample(_TOPICS, 3))
    city, country = dice.choice(_CITIES)
    bodies = [_body(dice) for _ in range(3)]
    start = dice.choice((8, 9, 10, 13)) * 60
    return {
        "id": f"event-{number}",
        "language": "en",
        "name": f"{dice.choice(_FORMS).format(topic.capitalize())} {number}",
        "description": "\n\n".join(one.format(topic) for one in dice.sample(_SENTENCES, 3)),
        "objectives": [f"{what} {' '.join(dice.sample(_TOPICS, 4))}." for what in ("Show", "Compare", "Promote")],
        "keywords": [{"type": "DefinedTerm", "name": one.replace("-", " "), "concept": one} for one in dice.sample(_CONCEPTS, 7)],
        "audience": f"people who work on {topic}",
        "startDate": f"{day}T{_clock(start)}",
        "endDate": f"{day}T{_clock(start + 165)}",
        "eventStatus": "scheduled",
        "eventAttendanceMode": "offline",
        "location": {
            "type": "Place",
            "name": f"House of {dice.choice(_OF)} {dice.randint(1, 40)}",
            "address": {
                "type": "PostalAddress",
                "streetAddress": f"Calle {dice.choice(_FAMILY)} {dice.randint(1, 999)}",
                "addressLocality": city,
                "addressCountry": country,
            },
        },
        "room": f"Room {dice.randint(1, 12)}",
        "organizer": [{"type": "Organization", "name": bodies[0]}],
        "contributor": [_person(dice, bodies, "coordinator")],
        "isAccessibleForFree": dice.choice((True, False)),
        "subEvent": list(_slots(dice, day, start, bodies)),
    }


def _slots(dice: random.Random, day: str, start: int, bodies: list[str]) -> Any:  # noqa: ANN401  # an iterator of dicts
    for number in range(9):
        begin, end = start + 15 * number, start + 15 * number + 15
        slot: dict[str, Any] = {
            "id": f"slot-{number + 1}",
            "name": f"{' '.join(dice.sample(_TOPICS, 3)).capitalize()} ({number + 1})",
            "startDate": f"{day}T{_clock(begin)}",
            "endDate": f"{day}T{_clock(end)}",
        }
        if number % 2:
            slot["performer"] = [_person(dice, bodies, "speaker")]
        yield slot


def _person(dice: random.Random, bodies: list[str], role: str) -> dict[str, Any]:
    return {
        "type": "Person",
        "name": f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)} {dice.choice(_FAMILY)}",
        "jobTitle": [dice.choice(_OFFICES).format(dice.choice(_OF))],
        "affiliation": [{"type": "Organization", "name": dice.choice(bodies)}],
        "role": role,
    }


def _body(dice: random.Random) -> str:
    return f"{dice.choice(_BODIES).format(dice.choice(_OF))} of {dice.choice(_CITIES)[1]}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def with_ids(found: dict[str, Any]) -> dict[str, Any]:
    """The same event with an organiser and a place that several descriptions share, and speakers of an authority file."""
    found["organizer"][0]["id"] = "body-1"
    found["location"]["id"] = "house-1"
    for slot in found["subEvent"]:
        for person in slot.get("performer", ()):
            person["sameAs"] = [f"https://people.example/{quote(person['name'])}"]
    return found


def with_a_warning(found: dict[str, Any]) -> dict[str, Any]:
    """The same event at a place without an address, so that the zone of its times is not known."""
    del found["location"]["address"]
    return found


def line(number: int, seed: int = 0, change: Callable[[dict[str, Any]], dict[str, Any]] | None = None) -> str:
    """One description as a line of JSON, changed where a change is given."""
    found = event(number, seed)
    return json.dumps(change(found) if change else found, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Writes descriptions to standard output, or to a folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--yaml", type=Path, metavar="FOLDER", help="one YAML file each in this folder")
    given = parser.parse_args()
    for number in range(given.count):
        if given.yaml is None:
            sys.stdout.write(line(number, given.seed))
        else:
            given.yaml.mkdir(parents=True, exist_ok=True)
            text = yaml.safe_dump(event(number, given.seed), allow_unicode=True, sort_keys=False)
            (given.yaml / f"event-{number}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
