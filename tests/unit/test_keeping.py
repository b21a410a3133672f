"""A draft whose programme is read again: what people have written stays, what they have not touched follows the text."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result

from event_ld import draft
from event_ld.cli import main
from event_ld.errors import InputError
from event_ld.keeping import is_changed, marked, merged
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "tests" / "programmes"
PROGRAMMES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".md"})
TEXT = """Seminar on tides

12 May 2027, 10:00 - 12:00, City Hall, Leeds

Programme
10:00 - 10:30 Opening, Ana Gil (Map Society)
10:30 - 11:00 Rivers, Luis Paz
11:00 - 11:30 Lakes, Eva Sol
"""
CHANGED = """Seminar on tides in the north

13 May 2027, 10:00 - 12:30, City Hall, Leeds

Programme
10:15 - 10:30 Opening, Ana Gil (Map Society) and Bo Ray (York)
10:30 - 11:00 Rivers of Kent, Luis Paz
11:30 - 12:00 Deltas, Kim Lee
"""


def _draft(text: str) -> str:
    return draft(text.encode()).text


def _said(text: str) -> dict[str, object]:
    said: dict[str, object] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # texts alone
    return said


def _slots(text: str) -> dict[str, dict[str, object]]:
    return {one["name"]: one for one in _said(text)["subEvent"]}  # type: ignore[attr-defined]  # a list of slots


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.name)
def test_a_draft_that_nobody_has_touched_is_the_new_one(path: Path) -> None:
    made = draft(path).text
    if not made or "\n---\n" in made:
        return
    first = marked(made)
    assert not is_changed(first)
    again = merged(made, first)
    assert (_said(again.text), again.told) == (_said(made), [])
    assert merged(made, again.text).text == again.text


@pytest.mark.parametrize("path", PROGRAMMES[::5], ids=lambda path: path.name)
def test_every_value_that_somebody_changes_stays_and_is_told(path: Path) -> None:
    made = draft(path).text
    if not made or "\n---\n" in made:
        return
    lines = marked(made).split("\n")
    for at, line in enumerate(lines):
        key, colon, _ = line.partition(": ")
        if line.startswith("#") or not colon or key.strip() in {"- id", "id"} or line.endswith(": |-") or ": |-  #" in line:
            continue
        changed = "\n".join([*lines[:at], f"{key}: mine", *lines[at + 1 :]])
        assert is_changed(changed), line
        kept = merged(made, changed)
        assert ": mine  # kept; the text says" in kept.text or f"{key}: mine" in kept.text, line
        assert len(kept.told) >= 1, line


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_changed_twice_is_once(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  # which edits, and no secret
    texts = [made for path in dice.sample(PROGRAMMES, 3) if (made := draft(path).text) and "\n---\n" not in made]
    lines = marked(texts[0]).split("\n")
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(lines))
        edits = [
            [],
            [f'{lines[at].split(": ")[0]}: "x: y # z"  # mine'],
            ["# a remark", lines[at]],
            ["   ", lines[at]],
            [f"{lines[at]} more"],
        ]
        lines[at : at + 1] = dice.choice(edits)
    kept = dice.choice(["\n", "\r\n"]).join(lines)
    for text in texts:
        try:
            once = merged(text, kept).text
        except InputError:
            continue
        assert _said(merged(text, once).text) == _said(once)


def test_what_is_written_stays_what_is_not_touched_follows() -> None:
    first = marked(_draft(TEXT))
    mine = first.replace("name: Seminar on tides  # line 1, tagger", "name: Tides  # asked on Monday")
    mine = mine.replace(
        "timeZone:", '# The hall has a lift.\norganizer:\n  - name: Map Club\ndescription: "A day: water."\ntimeZone:'
    )
    mine = mine.replace("name: Rivers  # line 7, tagger", "name: The rivers")
    made = merged(_draft(CHANGED), mine, draft(CHANGED.encode()).problems)
    said, slots = _said(made.text), _slots(made.text)
    assert (said["name"], said["startDate"], said["description"]) == ("Tides", "2027-05-13T10:00", "A day: water.")
    assert said["organizer"] == [{"name": "Map Club"}]
    assert list(slots) == ["Opening", "The rivers", "Deltas"]  # Lakes are gone
    assert slots["Opening"]["id"] == "slot-1000-1030"  # under which it is known
    assert [one["name"] for one in slots["Opening"]["performer"]] == ["Ana Gil", "Bo Ray"]  # type: ignore[attr-defined]  # people
    assert "# The hall has a lift.\norganizer:" in made.text
    assert "name: Tides  # kept; the text says Seminar on tides in the north (line 1, tagger) — asked on Monday" in made.text
    told = "\n".join(made.told)
    for part in (
        "`name` stays Tides, as you wrote; the text says Seminar on tides in the north.",
        "`startDate` is 2027-05-13T10:00 now; the text said 2027-05-12T10:00 before.",
        "`subEvent[slot-1100-1130]` is gone",
        "performer[Bo Ray]` is new",
    ):
        assert part in told
    assert "description-missing" not in [one.code for one in made.problems]  # answered
    assert "kept" not in merged(_draft(TEXT.replace("Seminar on tides", "Tides")), made.text).text.split("startDate")[0]


def test_what_somebody_takes_away_stays_away() -> None:
    lines = marked(_draft(TEXT)).split("\n")
    gone = "\n".join(line for line in lines if "eventAttendanceMode" not in line and "addressLocality" not in line)
    for text in (TEXT, CHANGED):
        made = merged(_draft(text), gone)
        assert "eventAttendanceMode" not in _said(made.text)
        assert "eventAttendanceMode" not in _said(merged(_draft(text), made.text).text)


def test_a_talk_that_somebody_has_changed_stays_and_is_told() -> None:
    mine = marked(_draft(TEXT)).replace("name: Eva Sol", "name: Eva María Sol")
    made = merged(_draft(CHANGED), mine)
    assert "Lakes" in _slots(made.text)
    assert [one for one in made.told if "stays, since you have changed it; the text no longer says" in one]


def test_a_description_without_marks_is_somebodys_work_whole() -> None:
    mine = "name: Tides\nstartDate: 2027-05-12T09:00\nkeywords: [water, open data]\nlocation: {name: Hall}  # the small one\n"
    made = merged(_draft(CHANGED), mine)
    said = _said(made.text)
    assert (said["name"], said["startDate"], said["keywords"]) == ("Tides", "2027-05-12T09:00", ["water", "open data"])
    assert said["location"] == {"name": "Hall", "address": {"addressLocality": "Leeds"}}
    assert len(_slots(made.text)) == 3


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_the_command_keeps_and_writes_over_nothing_that_was_changed(tmp_path: Path) -> None:
    programme, made = tmp_path / "p.txt", tmp_path / "e.yaml"
    programme.write_text(TEXT, encoding="utf-8")
    assert _run("draft", programme, "-o", made).exit_code == 0
    assert _run("draft", programme, "-o", made).exit_code == 0  # nobody has touched it
    made.write_text(made.read_text(encoding="utf-8").replace("name: City Hall", "name: Town Hall"), encoding="utf-8")
    refused = _run("draft", programme, "-o", made)
    assert (refused.exit_code, "--keep" in refused.stderr) == (2, True)
    programme.write_text(CHANGED, encoding="utf-8")
    kept = _run("draft", programme, "--keep", made, "-o", made)
    assert kept.exit_code == 0
    assert "`location.name` stays Town Hall, as you wrote; the text says City Hall." in kept.stderr
    assert "name: Town Hall" in made.read_text(encoding="utf-8")
    assert _run("validate", made).exit_code == 0
    folder = tmp_path / "several"
    folder.mkdir()
    assert _run("draft", programme, "-o", folder).exit_code == 0
    [one] = folder.iterdir()
    one.write_text(one.read_text(encoding="utf-8").replace("Seminar on tides", "Mine"), encoding="utf-8")
    assert _run("draft", programme, "-o", folder).exit_code == 2


@pytest.mark.parametrize("kept", ["- a\n- b\n", "a: [", "", "{\n", "a: &x [1]\nb: *x\n", "a: &x [*x]\n", "a: " + 3000 * "["])
def test_what_is_no_description_is_said_in_a_sentence(kept: str, tmp_path: Path) -> None:
    programme, made = tmp_path / "p.txt", tmp_path / "e.yaml"
    programme.write_text(TEXT, encoding="utf-8")
    made.write_text(kept, encoding="utf-8")
    told = _run("draft", programme, "--keep", made)
    assert (told.exit_code, len(told.stderr.strip().splitlines())) == (3, 1)
    assert _run("draft", programme, "--keep", tmp_path / "none.yaml").exit_code == 3
    assert _run("draft", programme, "--keep", made, "--explain").exit_code == 2
