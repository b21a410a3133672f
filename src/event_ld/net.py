"""The net below each record, file and page of many: what stops one of them becomes a problem, and the others go on."""

from __future__ import annotations

from event_ld.errors import EventLDError, ExtraError, InputError, fault_of
from event_ld.problems import Problem, problem
from event_ld.source import Place, shown


def place_in(name: str, line: int = 1) -> Place:
    """The place of a line of which nothing is known but its number."""
    return Place(shown(name), line, 1, 2, "")


class Net:
    """Catches what stops one of many, and notes it among the problems: `with Net(problems, place): …`.

    Wrong usage is no matter of one record, so it goes through; so do an interruption and a memory that is full.
    """

    def __init__(self, problems: list[Problem], place: Place, *, is_for_faults: bool = False) -> None:
        self._problems = problems
        self._place = place
        self._known = () if is_for_faults else (InputError, ExtraError)

    def __enter__(self) -> None:
        """Begins; there is nothing to give."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        """Whether the error was caught."""
        if isinstance(error, self._known):
            self._problems.append(problem("unreadable", shown(str(error)), place=self._place))
            return True
        if not isinstance(error, Exception) or isinstance(error, EventLDError | MemoryError):
            return False
        self._problems.append(problem("fault", fault_of(error), place=self._place))
        return True
