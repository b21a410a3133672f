"""The plugin in MkDocs itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.frameworks.test_jinja import data_in

if TYPE_CHECKING:
    from pathlib import Path

EVENT = """\
  name: Open day
  startDate: 2027-05-14T10:00
  timeZone: Europe/Madrid
  location: Archive
  subEvent:
    - {name: Tour, startDate: 12:30}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    (docs / "day.md").write_text(f"---\ntitle: Day\nevent:\n{EVENT}---\n# Day\n\n<!-- event-agenda -->\n", encoding="utf-8")
    (docs / "other.md").write_text("---\nevent: event.yaml\n---\n# Other\n", encoding="utf-8")
    (docs / "event.yaml").write_text(EVENT.replace("\n  ", "\n").lstrip().replace("Open day", "Another"), encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nsite_url: https://www.example.org/\nplugins: [event-ld]\n", encoding="utf-8"
    )
    return tmp_path


def _built(site: Path) -> Path:
    build(load_config(str(site / "mkdocs.yml")))
    return site / "site"


@pytest.mark.filterwarnings("ignore")  # of MkDocs
def test_pages_get_their_events(site: Path) -> None:
    made = _built(site)
    page = (made / "day" / "index.html").read_text(encoding="utf-8")
    assert data_in(page)["mainEntityOfPage"] == "https://www.example.org/day/"
    assert data_in(page)["subEvent"]["startDate"] == "2027-05-14T12:30:00+02:00"
    assert "<h3>Tour</h3>" in page
    assert data_in((made / "other" / "index.html").read_text(encoding="utf-8"))["name"] == "Another"
    assert "ld+json" not in (made / "index.html").read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore")  # of MkDocs
def test_what_must_not_be_published_is_a_warning_with_its_line(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    page = site / "docs" / "day.md"
    page.write_text(page.read_text(encoding="utf-8").replace("05-14T", "02-30T"), encoding="utf-8")
    for name, value in (("other", ""), ("none", "none.yaml"), ("folder", "."), ("number", "3")):
        (site / "docs" / f"{name}.md").write_text(
            f"---\nevent: {value}\n---\n# Other\n\n<!-- event-agenda -->\n", encoding="utf-8"
        )
    with caplog.at_level(logging.WARNING):
        made = _built(site)
    assert "none.md: " in caplog.text
    assert "day.md:5:14: violation: `startDate` is no date that exists: `2027-02-30T10:00`." in caplog.text
    assert "ld+json" not in (made / "day" / "index.html").read_text(encoding="utf-8")
