"""A regular expression of somebody's shapes can't hang us, whichever engine judges by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.errors import UsageError
from event_ld.inputs import read_text
from event_ld.pipeline import validate
from event_ld.validate import pattern_guard

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.pipeline import Engine

SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix s: <http://schema.org/> .
<https://e.org/shape> a sh:NodeShape ; sh:targetClass s:Event ; sh:property <https://e.org/name> .
<https://e.org/name> sh:path s:name ; sh:pattern "%s" ; sh:flags "i" ; sh:message "The name is odd." .
"""
SLOW = r"^(a|a|\\w)*$"


def _shapes(folder: Path, pattern: str) -> Path:
    path = folder / "shapes.ttl"
    path.write_text(SHAPES % pattern, encoding="utf-8")
    return path


@pytest.mark.parametrize("engine", ["auto", "compiled", "pyshacl"])
def test_a_pattern_that_takes_too_long_is_said(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_guard, "PATTERN_SECONDS", 0.2)
    readings = read_text(f"name: {'A' * 41}!\nstartDate: 2025-05-12\n", form="yaml")
    with pytest.raises(UsageError, match=r"The sh:pattern .* takes more than 0\.2 s for a value of 42 characters"):
        validate(readings, shapes=[_shapes(tmp_path, SLOW)], engine=engine)


@pytest.mark.parametrize("engine", ["auto", "compiled", "pyshacl"])
def test_an_ordinary_pattern_judges(tmp_path: Path, engine: Engine) -> None:
    shapes = _shapes(tmp_path, "^open [a-z]+$")
    found = [
        one.message
        for name in ("Open day", "Walk")
        for one in validate(read_text(f"name: {name}\nstartDate: 2025-05-12\n", form="yaml"), shapes=[shapes], engine=engine)
    ]
    assert found.count("The name is odd.") == 1


def test_what_is_no_expression_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="sh:pattern is no regular expression"):
        validate(read_text("name: a\nstartDate: 2025-05-12\n", form="yaml"), shapes=[_shapes(tmp_path, "(a")], engine="compiled")
