"""Takes pictures of the pages of a site and of the studio in Chromium: each kind at two widths, light and dark.

    python tools/take_screenshots.py [FOLDER]     (build/screenshots where none is named)

The few that the documentation shows are written to docs/ too. Playwright, Pillow and a Chromium are needed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright
from serving import served

from event_ld.building import build
from event_ld.server.app import application
from event_ld.server.studio import Desk, studio_app

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "index": "", "search": "?q=gil", "event": "opening-concert/", "conference": "rivers-and-cities/",
    "festival": "festival-of-rivers/", "cancelled": "night-walk/", "repeated": "drawing-class/", "data": "data/",
    "missing": "nowhere/", "concept": "concepts/open-data/", "concepts": "concepts/",
}  # fmt: skip
SHOWN = {
    "conference-1280-light": "site", "index-390-dark": "site-phone", "studio-1-1280": "studio-programme",
    "studio-2-1280": "studio-facts", "studio-3-1280": "studio-publish", "studio-several-1280": "studio-several",
}  # fmt: skip
"""The pictures that the documentation shows, and what they are called there."""
SHEET = """\
title,date,city,organizer
Open archive,2027-05-06 18:00,Lyon,Archive of Lyon
Map evening,2027-05-13,Lyon,Archive of Lyon
Late talk,,Lyon,
"""


def take_pages(browser: Any, folder: Path) -> None:  # noqa: ANN401  # of the library
    """Pictures of the pages of examples/season."""
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        with served(application(lambda: site)) as address:
            build(ROOT / "examples/season", site, base_url=address)
            entities = {kind: min((site / kind).glob("*/")).relative_to(site) for kind in ("people", "places", "organizations")}
            ways = PAGES | {name: f"{way.as_posix()}/" for name, way in entities.items()}
            for width in (390, 1280):
                for scheme in ("light", "dark"):
                    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    for name, way in ways.items():
                        page.goto(f"{address}{way}", wait_until="networkidle")
                        page.screenshot(
                            path=folder / f"{name}-{width}-{scheme}.png", full_page=name not in {"index", "conference"}
                        )
                    page.close()


def take_studio(browser: Any, folder: Path) -> None:  # noqa: ANN401  # of the library
    """Pictures of the way through the studio, and of what it says of several events."""
    with served(studio_app(Desk())) as address:
        for width in (390, 1280):
            page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
            page.goto(address)
            page.fill("#text", (ROOT / "examples/sela-panel-2022.txt").read_text(encoding="utf-8"))
            page.screenshot(path=folder / f"studio-1-{width}.png")
            page.click("#giving button.main")
            page.wait_for_function("document.getElementById('state').textContent !== ''")
            page.screenshot(path=folder / f"studio-2-{width}.png")
            page.click("#on")
            page.wait_for_function("document.getElementById('script').value !== ''")
            page.wait_for_timeout(300)
            page.screenshot(path=folder / f"studio-3-{width}.png")
            page.goto(address)
            page.set_input_files("#file", {"name": "season.csv", "mimeType": "text/csv", "buffer": SHEET.encode()})
            page.wait_for_function("document.querySelectorAll('.choices .tag').length === 3")
            page.screenshot(path=folder / f"studio-several-{width}.png")
            page.close()


def main() -> None:
    """Takes them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as found:
        browser = found.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        take_pages(browser, folder)
        take_studio(browser, folder)
        browser.close()
    for name, shown in SHOWN.items():
        with Image.open(folder / f"{name}.png") as picture:  # colours enough for text and flat areas
            picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(ROOT / f"docs/{shown}.png", optimize=True)


if __name__ == "__main__":
    main()
