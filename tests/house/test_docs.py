"""The documentation can't lie: what it shows is run, what it lists is complete."""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from event_ld.problems import CODES
from tests.conftest import ROOT, load_tool

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])


def _consoles(page: Path) -> list[tuple[str, str]]:
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [(part.partition("\n")[0], part.partition("\n")[2]) for block in blocks for part in block.split("$ ")[1:]]


_SHOWN = [page for page in PAGES if _consoles(page)]


@pytest.mark.parametrize(
    "page",
    [pytest.param(one, marks=() if one.name == "README.md" else pytest.mark.slow, id=one.name) for one in _SHOWN],
)
def test_every_console_block_shows_what_the_command_prints(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for command, expected in _consoles(page):
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
        assert done.stdout == expected, command


@pytest.mark.parametrize(
    "page", [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")], ids=lambda page: page.name
)
def test_the_python_of_a_page_says_what_it_says(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(page), module_relative=False)
    assert result.attempted >= 3
    assert result.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_the_data_of_the_shapes_is_that_of_their_files() -> None:
    tool = load_tool("build_shapes_data")
    assert tool.stale() == []
    assert json.loads((ROOT / "shapes" / "web.json").read_text(encoding="utf-8"))["triples"] == tool.triples("web")


def test_embedding_an_event_needs_no_rdflib() -> None:
    code = (
        "import sys; from event_ld import embed; embed('examples/archive/maps.yaml', base_url='https://www.example.org/');"
        "sys.exit('rdflib' in sys.modules or 'pyshacl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0  # our own program


def test_each_file_of_the_vocabulary_has_its_passport() -> None:
    assert load_tool("build_provenance").stale() == []


def test_every_rule_that_the_evidence_names_is_explained() -> None:
    explained = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "event_ld" / "readers").rglob("*.py"))
    rules = set(re.findall(r'"([a-z]+(?:-[a-z]+)*-(?:from|at|left)-[a-z-]+)"', source)) - set(CODES)
    assert rules
    assert {rule for rule in rules if f"`{rule}`" not in explained} == set()
