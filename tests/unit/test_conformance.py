"""Every folder of `tests/conformance/`: the defect is found, and nothing else above an info."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld import validate
from event_ld.problems import Severity
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CASES = sorted(path.parent for path in (ROOT / "tests" / "conformance").glob("*/expected.txt"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 34


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_the_problems_that_it_names_and_no_other(case: Path) -> None:
    expected = set((case / "expected.txt").read_text(encoding="utf-8").split())
    found = validate([case / "event.yaml"], base_url="https://www.example.org/")
    assert expected <= {one.code for one in found}
    graver = {one.code for one in found if one.severity is not Severity.INFO}
    assert graver <= expected
    assert all(one.place is not None and one.advice for one in found)
