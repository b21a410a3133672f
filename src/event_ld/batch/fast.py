"""The fast path of a batch: a line of JSON to the tree of its event, where there is surely nothing to tell of it.

It only ever says yes. Whenever it can't, the explaining path reads the same line and says why (`docs/explanation.md`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from event_ld.batch.fast_line import decode_line
from event_ld.batch.fast_tree import Doubt, FastTree
from event_ld.batch.fast_yaml import line_of_yaml
from event_ld.problems import Severity
from event_ld.validate.approval import Approval
from event_ld.validate.profiles import SCHEMA_PROFILE, shapes_of
from event_ld.validate.shape import Uncompilable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.vocabulary import Vocabulary


class Approved(NamedTuple):
    """An event of which there is nothing to tell.

    Attributes:
        made: Its `portal` document, without the context.
        has_escapes: Whether a text may hold a character that N-Triples escape.
    """

    made: FastTree
    has_escapes: bool


class FastPath:
    """Reads, builds and judges lines, for one base, zone, vocabulary and list of profiles."""

    def __init__(self, *, base: str, zone: str | None, vocabulary: Vocabulary, profiles: Iterable[str], least: Severity) -> None:
        """Sets the path up.

        Args:
            base: Where the site stands; ends in a slash.
            zone: The zone of events that neither state one nor imply one.
            vocabulary: Where keywords are looked up.
            profiles: What to judge by.
            least: The least severity that is told.

        Raises:
            Uncompilable: A profile has no such form.
        """
        self._base, self._zone, self._vocabulary = base, zone, vocabulary
        self._approvals = [Approval(shapes_of(name), least) for name in profiles]

    def read(self, line: bytes) -> Approved | None:
        """The event of a line; None where the explaining path has to read it."""
        decoded = decode_line(line)
        if decoded is None:
            return None
        try:
            made = FastTree(decoded.data, self._base, self._zone, self._vocabulary)
        except Doubt:
            return None
        for approval in self._approvals:
            if not approval.holds(made.nodes):
                return None
        return Approved(made, decoded.has_escapes)

    def read_yaml(self, data: bytes) -> Approved | None:
        """The event of a YAML file; None where the explaining path has to read it."""
        line = line_of_yaml(data)
        return None if line is None else self.read(line)


def fast_path(
    *, base: str, zone: str | None, vocabulary: Vocabulary, profiles: tuple[str, ...] | None, least: Severity
) -> FastPath | None:
    """The fast path for a task; None where it has none. The arguments are those of `FastPath`."""
    if least is Severity.INFO or profiles is None or SCHEMA_PROFILE in profiles:  # which is made for each graph
        return None
    try:
        return FastPath(base=base, zone=zone, vocabulary=vocabulary, profiles=profiles, least=least)
    except Uncompilable:
        return None
