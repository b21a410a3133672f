"""The extension in Sphinx itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from sphinx.application import Sphinx

from tests.frameworks.test_jinja import data_in

if TYPE_CHECKING:
    from pathlib import Path

EVENT = """name: Open day
startDate: 2027-05-14T10:00
location: Archive
subEvent:
  - {name: Tour, startDate: 12:30}
"""
INDEX = """Home
====

.. toctree::

   day
   other
   wrong

"""


def _built(folder: Path, **pages: str) -> str:
    """Builds the pages of a folder; what Sphinx warns of."""
    (folder / "conf.py").write_text(
        "extensions = ['event_ld.sphinx']\nhtml_baseurl = 'https://www.example.org/docs/'\nevent_ld_time_zone = 'Europe/Madrid'\n",
        encoding="utf-8",
    )
    (folder / "event.yaml").write_text(EVENT.replace("Open day", "Another"), encoding="utf-8")
    for name, text in pages.items():
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")
    said = io.StringIO()
    Sphinx(folder, folder, folder / "out", folder / "trees", "html", status=None, warning=said, freshenv=True).build()
    return said.getvalue()


@pytest.mark.filterwarnings("ignore")  # of Sphinx
def test_the_directive_in_every_form(tmp_path: Path) -> None:
    inner = "".join(f"   {line}\n" for line in EVENT.splitlines())
    said = _built(
        tmp_path,
        index=INDEX,
        day=f"Day\n===\n\n.. event::\n\n{inner}",
        other="Other\n=====\n\n.. event:: event.yaml\n   :no-agenda:\n",
        wrong=f"Wrong\n=====\n\n.. event::\n\n{inner.replace('05-14T', '02-30T')}\n.. event:: nothing.yaml\n",
    )
    day = (tmp_path / "out" / "day.html").read_text(encoding="utf-8")
    assert data_in(day)["mainEntityOfPage"] == "https://www.example.org/docs/day.html"
    assert data_in(day)["subEvent"]["startDate"] == "2027-05-14T12:30:00+02:00"
    assert "<h3>Tour</h3>" in day
    other = (tmp_path / "out" / "other.html").read_text(encoding="utf-8")
    assert data_in(other)["name"] == "Another"
    assert "<h3>Tour</h3>" not in other
    assert "ld+json" not in (tmp_path / "out" / "wrong.html").read_text(encoding="utf-8")
    assert "`startDate` is no date that exists: `2027-02-30T10:00`." in said
    assert "nothing.yaml does not exist" in said
