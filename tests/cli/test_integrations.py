"""The GitHub Action and the pre-commit hook, run as their programs run them, but for what they fetch from the network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
BAD = '<script type="application/ld+json">\n{"@context": "https://schema.org", "@type": "Event", "name": "x"}\n</script>\n'


@pytest.mark.parametrize(
    ("given", "code"), [({}, 1), ({"paths": "good.yaml"}, 0), ({"paths": "good.yaml", "strict": "true", "profile": "core"}, 0)]
)
def test_the_action_shows_each_problem_at_its_line(tmp_path: Path, given: dict[str, str], code: int) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    inputs = {name: str(one["default"]) for name, one in action["inputs"].items()} | given
    *_, install, step = action["runs"]["steps"]
    extras = re.findall(r"action_path \}\}\[(.*)\]", install["run"])
    assert {*extras} <= {
        *tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    }
    filled = {
        name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: inputs[found[1]], value) for name, value in step["env"].items()
    }
    (tmp_path / "page.html").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.yaml").write_text(
        "id: a\nname: Open day\nlanguage: en\nstartDate: 2027-05-14\nlocation: Archive\n", encoding="utf-8"
    )
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        cwd=tmp_path,
        env=ENVIRONMENT | filled,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert ("::error file=page.html,line=2," in done.stdout) is (code == 1)


@pytest.mark.slow
def test_the_hook_in_pre_commit_itself(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    local = {**hook, "language": "system"}  # what makes its environment fetches packages
    del local["additional_dependencies"]
    (tmp_path / ".pre-commit-config.yaml").write_text(
        yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}), encoding="utf-8"
    )
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "bad.yaml").write_text("name: x\n", encoding="utf-8")
    (tmp_path / "settings.yaml").write_text("name: x\n", encoding="utf-8")  # no event, and not asked about
    environment = {**ENVIRONMENT, "PRE_COMMIT_HOME": str(tmp_path / "home"), "GIT_CONFIG_GLOBAL": os.devnull}
    for command in (["git", "init", "-q"], ["git", "add", "."]):
        subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    run = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    done = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "events/bad.yaml:1:1: violation" in done.stdout
    assert "settings.yaml" not in done.stdout
    (tmp_path / "events" / "bad.yaml").write_text("name: x\nstartDate: 2027-05-14\nlocation: Archive\n", encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=tmp_path, env=environment, check=True)
    assert subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, check=False).returncode == 0
