"""What every test may use: the example, the shared material where there is some, and a network that is shut."""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

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


_CASES = 5
"""How many cases of one test are tried where not all are asked for."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves a few of the many cases of one test, the same ones on every run; all of them with the profile `thorough`, and where files are named."""
    if (
        config.getoption("--hypothesis-profile") == "thorough"
        or any(".py" in one for one in config.args)
        or config.option.keyword
    ):
        return
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        cases[item.nodeid.partition("[")[0]].append(item)
    left_out = {
        item.nodeid for many in cases.values() for item in sorted(many, key=lambda one: crc32(one.nodeid.encode()))[_CASES:]
    }
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left_out])
    items[:] = [item for item in items if item.nodeid not in left_out]


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
