"""What the checks beside SHACL find, in the form of SHACL's results."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from event_ld.problems import CODES, Problem, Replacement, Severity, for_pages, problem
from event_ld.triple import text_of

if TYPE_CHECKING:
    from event_ld.source import Place
    from event_ld.triple import Object


class Finding(NamedTuple):
    """One finding.

    Attributes:
        code: A key of `event_ld.problems.CODES`.
        message: One sentence about this very case.
        focus: The node that it is about.
        path: The property's IRI, or "".
        value: The value, or None.
        replacement: What to write instead, in a page, where that follows.
    """

    code: str
    message: str
    focus: str
    path: str = ""
    value: Object | None = None
    replacement: Replacement | None = None

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return CODES[self.code].severity

    def problem(self, place: Place | None, path: str, *, is_description: bool = False) -> Problem:
        """The problem at a place and a path of the source."""
        found = problem(self.code, self.message, place=place, path=path)
        if not is_description:
            found = structs.replace(for_pages(found), replacement=self.replacement)
        return found.of(focus=self.focus, result_path=self.path, value=text_of(self.value))
