"""Names that no table knows are names in the place where the agenda has known ones."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Person
from event_ld.readers.programme.alike_names import UNKNOWN, with_alike
from event_ld.readers.programme.stretches import SURE, Row, Stretch
from event_ld.readers.programme.text import Piece

KNOWN = ["Julio Vergara", "Ana Gil", "Peter Hill"]


def stretches(names: list[str], line: str, margin: int) -> list[int]:
    """The margins of the names, each on its line, that are given to them."""
    rows, found, at = [], [], 0
    for number, name in enumerate(names):
        text = line.format(name)
        rows.append(Row(Piece(text, at), is_apart=True, first=2 * number, last=2 * number))
        piece = Piece(name, at + text.index(name))
        found.append(Stretch("PE", piece, 2 * number, 2 * number, number, 0, 600 if name in KNOWN else margin))
        at += len(text) + 1
    return [one.margin for one in with_alike(found, rows)]


@pytest.mark.parametrize("line", ["{}", "- {}", "“{}", "{} (SELA)", "{} [SELA],", "{}, SELA", "{}: Old maps"])
@pytest.mark.parametrize("name", ["Cecila Estevan", "Ixchel Tzunun", "Tvrtko Vilov"])
def test_a_rare_name_among_known_ones_is_sure(line: str, name: str) -> None:
    assert stretches([*KNOWN, name], line, SURE)[-1] == UNKNOWN * SURE


@pytest.mark.parametrize(
    ("names", "line", "margin"),
    [
        ([*KNOWN[:2], "Ixchel Tzunun"], "{}", SURE),  # too few are known
        ([*KNOWN, "Ixchel Tzunun", "Tvrtko Vilov", "Cecila Estevan", "Zyx Qwertz"], "{}", SURE),  # more are not
        ([*KNOWN, "Ixchel Tzunun"], "{}", SURE - 1),  # the tagger doubts it
        ([*KNOWN, "Ixchel Tzunun"], "Talk by {}", SURE),  # within a line
        ([*KNOWN, "Opening Session"], "{}", SURE),  # no name
    ],
)
def test_others_stay_as_they_are(names: list[str], line: str, margin: int) -> None:
    assert stretches(names, line, margin)[-1] == margin


LIST = """Programme

12 May 2027

10:00 Panel: maps

Panelists:

Valentina Bell [Things Solver],
Olivia Green [University of Leeds],
Karen Hill [UNDP],
Dusica Kresoj [ARPM].

12:00 End
"""


@pytest.mark.parametrize("marks", ["[]", "()"])
def test_a_list_with_bodies_behind_names_is_read_whole(marks: str) -> None:
    text = LIST.replace("[", marks[0]).replace("]", marks[1])
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    people = [one for one in event.sub_event[0].performer if isinstance(one, Person)]
    assert [(one.name, one.affiliation[0].name) for one in people] == [
        ("Valentina Bell", "Things Solver"),
        ("Olivia Green", "University of Leeds"),
        ("Karen Hill", "UNDP"),
        ("Dusica Kresoj", "ARPM"),
    ]
