"""What every test may use: the example, the shared material where there is some, and a network that is shut."""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "sela-panel-2022.txt"
SHARED = ROOT.parent / "shared"

# `make check` takes the second; both try the same inputs on every run. The third tries others each time.
for _profile, _examples, _is_fixed in (("default", 15, True), ("thorough", 40, True), ("search", 300, False)):
    settings.register_profile(
        _profile,
        derandomize=_is_fixed,
        deadline=None,  # a busy machine is no failure
        max_examples=_examples,
        suppress_health_check=[HealthCheck.too_slow],
        phases=[Phase.explicit, *([] if _is_fixed else [Phase.reuse]), Phase.generate, Phase.shrink],
        report_multiple_bugs=False,
    )
settings.load_profile("default")


def pytest_sessionfinish() -> None:
    """Writes down what was covered while a process beside others still has the time; at its exit it has ten seconds."""
    coverage = sys.modules.get("coverage") if "PYTEST_XDIST_WORKER" in os.environ else None
    measured = coverage.Coverage.current() if coverage is not None else None
    if measured is not None:
        measured.save()


def load_tool(name: str) -> ModuleType:
    """A script of `tools/` as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "localhost", "::1"):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]  # whatever socket takes

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def shared() -> Path:
    """The folder of shared material; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the shared material (corpus, facts) does not lie beside this checkout")
    return SHARED


def semics_dcat_ap(folder: Path) -> Path:
    """A copy of SEMIC's shapes of DCAT-AP 3.0.1 in which `sh:shape`, which SHACL does not have, is the `sh:node` that is meant.

    Args:
        folder: Where the copy is made.
    """
    shapes = (SHARED / "semic" / "dcat-ap-3.0.1" / "shapes.ttl").read_text(encoding="utf-8")
    assert "sh:shape " in shapes
    mended = folder / "shapes.ttl"
    mended.write_text(shapes.replace("sh:shape ", "sh:node "), encoding="utf-8")
    return mended
