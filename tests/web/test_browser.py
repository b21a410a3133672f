"""The studio and the pages of a site in a real browser: by keyboard, on a phone, in the dark, and by axe-core's rules.

Run by `make check-web`; skipped where there is no Chromium, or the packages for it are not installed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from event_ld.building import build
from event_ld.server.app import application
from event_ld.server.studio import Desk, studio_app
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(ROOT / "tools"))

from serving import served

TOOLS = ROOT / "build/web/node_modules"
AXE = TOOLS / "axe-core/axe.min.js"
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make check-web")
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="there is no Chromium"),
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: make check-web"),
]
WIDTHS = [320, 390, 1280]
RULES = "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
WRONG = f"{RULES}.then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' ')))"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as found:
        made = found.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def studio() -> Iterator[str]:
    with served(studio_app(Desk())) as address:
        yield address


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "examples/season", folder / "events")
    shutil.copy(ROOT / "examples/sela-panel-2022.txt", folder / "events")
    with served(application(lambda: folder / "site")) as address:
        build(folder / "events", folder / "site", base_url=address)
        for kind in ("people", "places", "organizations"):  # one of each, under a name that the tests know
            min((folder / "site" / kind).glob("*/")).rename(folder / "site" / kind / "one")
        yield address


@contextmanager
def _page(browser: Any, width: int, *, is_dark: bool = False) -> Iterator[Any]:  # noqa: ANN401  # of the library
    context = browser.new_context(
        viewport={"width": width, "height": 860}, color_scheme="dark" if is_dark else "light", bypass_csp=True
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert faults == []


def _look(page: Any, width: int) -> None:  # noqa: ANN401  # of the library
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(WRONG) == []


def test_from_the_programme_to_the_script_by_keyboard(browser: Any, studio: str) -> None:  # noqa: ANN401
    text = (ROOT / "examples/sela-panel-2022.txt").read_text(encoding="utf-8")
    with _page(browser, 1280) as page:
        page.goto(studio)
        page.focus("#text")
        page.keyboard.insert_text(text)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("#check:not([hidden])")
        page.wait_for_function("document.getElementById('state').textContent.startsWith('Ready')")
        page.focus("[id='f-name']")
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        page.keyboard.press("Tab")
        page.wait_for_selector("[id='f-name'][aria-invalid=true]")
        page.focus("#on")
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'f-name'")
        page.keyboard.insert_text("Maps for all")
        page.keyboard.press("Tab")
        page.wait_for_function("document.getElementById('state').textContent.startsWith('Ready')")
        page.focus("#on")
        page.keyboard.press("Enter")
        page.wait_for_function("document.getElementById('script').value.includes('Maps for all')")
        assert "Maps for all" in page.frame_locator("#preview").locator("h1").inner_text()


def test_pictures_and_tickets_in_the_form(browser: Any, studio: str) -> None:  # noqa: ANN401
    given = 'id: maps\nlanguage: en\nname: Maps\nstartDate: 2099-05-03T10:00\nlocation: {name: Hall, address: {addressLocality: Galway, addressCountry: IE}}\nimage: ["https://e.org/a.png", "https://e.org/b.png"]\noffers: [{price: 5, priceCurrency: EUR}]\nsubEvent: [{name: Lunch, startDate: 2099-05-03T12:00}]\npreviousLocation: Old Hall\n'
    with _page(browser, 1280) as page:
        page.goto(studio)
        page.set_input_files("#file", {"name": "maps.yaml", "mimeType": "text/yaml", "buffer": given.encode()})
        page.wait_for_selector("#check:not([hidden])")
        page.click("[id='f-image[1]'] summary")
        page.fill("[id='f-image[1].caption']", "A harbour")
        page.click("[id='f-offers[0]'] summary")
        page.select_option("[id='f-offers[0].availability']", "soldOut")
        assert page.input_value("[id='f-previousLocation.name']") == "Old Hall"
        assert page.input_value("[id='f-subEvent[0].additionalType']") == "break"
        page.wait_for_function("document.getElementById('script').value.includes('A harbour')")
        script = json.loads(page.input_value("#script").partition(">")[2].rpartition("<")[0])
        assert script["image"][0] == "https://e.org/a.png"
        assert script["image"][1]["caption"] == "A harbour"
        assert script["offers"]["availability"] == "https://schema.org/SoldOut"


def test_a_page_that_is_given_comes_back_with_the_element(browser: Any, studio: str) -> None:  # noqa: ANN401
    with _page(browser, 1280) as page:
        page.goto(studio)
        page.set_input_files("#file", ROOT / "examples/sela-panel-2022.txt")
        page.wait_for_selector("#check:not([hidden])")
        page.wait_for_function("document.getElementById('state').textContent.startsWith('Ready')")
        page.goto(f"{studio}#publish")
        given = "<html><head><title>été</title></head><body></body></html>".encode("latin-1")
        page.set_input_files("#page", {"name": "page.html", "mimeType": "text/html", "buffer": given})
        with page.expect_download() as download:
            page.click("#embedded button")  # the page says nothing of the event, which is said first
        new = Path(download.value.path()).read_bytes()
        assert new.startswith(given[:20])
        assert b"application/ld+json" in new


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_steps_of_the_studio(browser: Any, studio: str, width: int, is_dark: bool) -> None:  # noqa: ANN401, FBT001
    with _page(browser, width, is_dark=is_dark) as page:
        page.goto(f"{studio}?language=es")
        _look(page, width)
        page.set_input_files("#file", ROOT / "examples/sela-panel-2022.txt")
        page.wait_for_selector("#check:not([hidden])")
        page.wait_for_function("document.getElementById('state').textContent.startsWith('Listo')")
        page.click("[id='f-subEvent[0]'] summary")
        _look(page, width)
        page.click("#on")
        page.wait_for_function("document.getElementById('script').value !== ''")
        _look(page, width)


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize(
    "way",
    [
        "", "?q=gil", "data/", "sela-panel-2022/", "concepts/", "roles/", "rivers-and-cities/", "opening-concert/", "night-walk/",
        "festival-of-rivers/", "drawing-class/", "people/", "people/one/", "places/one/", "organizations/one/", "concepts/open-data/", "404.html",
    ],
)  # fmt: skip
def test_the_pages_of_a_site(browser: Any, site: str, way: str, is_dark: bool) -> None:  # noqa: ANN401, FBT001
    for width in WIDTHS:
        with _page(browser, width, is_dark=is_dark) as page:
            page.goto(site + way)
            _look(page, width)


def test_the_search_finds_speakers_and_takes_days_as_they_are(browser: Any, site: str) -> None:  # noqa: ANN401
    found = "[...document.querySelectorAll('.events > li:not([hidden]) a')].map((one) => one.getAttribute('href'))"
    asked = {
        "?q=gil": {"drawing-class/", "rivers-and-cities/", "open-archive/"},
        "?q=maps+swimmers": {"rivers-and-cities/"},
        "?q=concert": {"opening-concert/"},
        "?language=pt": {"exhibition-of-boats/"},
        "?from=2027-05-04&until=2027-05-04": {"exhibition-of-boats/"},  # the class has no lesson on this day
        "?from=2027-05-11&until=2027-05-11": {"exhibition-of-boats/", "drawing-class/"},
        "?from=2027-06-10&until=2027-06-01": set(),
    }
    with _page(browser, 1280) as page:
        for query, expected in asked.items():
            page.goto(f"{site}{query}", wait_until="networkidle")
            assert {*page.evaluate(found)} == expected, query


def test_events_of_a_sheet_are_told_apart_by_their_states(browser: Any, studio: str) -> None:  # noqa: ANN401
    sheet = "title,date,city,organizer\nOne,2027-05-06,Lyon,Archive\nTwo,,Lyon,Archive\n"
    with _page(browser, 390) as page:
        page.goto(studio)
        page.set_input_files("#file", {"name": "list.csv", "mimeType": "text/csv", "buffer": sheet.encode()})
        page.wait_for_function("document.querySelectorAll('.choices .tag').length === 2")
        assert page.locator(".choices .tag").all_inner_texts() == ["ready", "to correct"]
        _look(page, 390)
        page.click("text=Two")
        page.fill("[id='f-startDate']", "2027-05-07")
        page.click("[id='f-inLanguage'] summary")
        page.check("[id='f-inLanguage'] input[value=pt]")
        page.wait_for_function("[...document.querySelectorAll('.choices .tag.ok')].length === 2")
        page.wait_for_function("document.getElementById('script').value.includes('\"inLanguage\"')")


def test_pictures_of_the_preview_are_links(browser: Any, studio: str) -> None:  # noqa: ANN401
    given = "language: en\nname: Maps\nstartDate: 2099-05-03T10:00\nlocation: {name: Hall, address: {addressLocality: Galway, addressCountry: IE}}\nimage: [{url: 'https://e.org/a.png', caption: A harbour}]\n"
    with _page(browser, 1280) as page:
        page.goto(studio)
        page.set_input_files("#file", {"name": "maps.yaml", "mimeType": "text/yaml", "buffer": given.encode()})
        page.wait_for_function("document.getElementById('script').value.includes('A harbour')")
        page.click("#on")
        frame = page.frame_locator("#preview")
        assert frame.locator("a[href='https://e.org/a.png']").inner_text() == "Picture: A harbour"
        assert frame.locator("img").count() == 0


@pytest.mark.parametrize("way", ["sela-panel-2022/", "", "people/one/"])
def test_what_lighthouse_says_of_a_page(site: str, tmp_path: Path, way: str) -> None:
    given = ["--quiet", "--output=json", f"--output-path={tmp_path}/said.json", f"--chrome-path={BROWSER}"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    subprocess.run([TOOLS / ".bin/lighthouse", f"{site}{way}", *given, flags], check=True, timeout=120)
    said = json.loads((tmp_path / "said.json").read_text(encoding="utf-8"))
    scores = {name: said["categories"][name]["score"] for name in ("accessibility", "best-practices", "seo", "performance")}
    assert scores.pop("performance") >= 0.95  # which depends on the machine, and on what else it does
    assert min(scores.values()) >= 0.98, scores
    assert said["audits"]["cumulative-layout-shift"]["numericValue"] == 0
    assert said["audits"]["total-byte-weight"]["numericValue"] < 10_000  # packed


def test_what_html_validate_says_of_the_pages(tmp_path: Path) -> None:
    source = tmp_path / "events"
    source.mkdir()
    shutil.copy(ROOT / "examples/sela-panel-2022.txt", source)
    shutil.copytree(ROOT / "examples/season", source, dirs_exist_ok=True)
    build(source, tmp_path / "site", base_url="https://www.example.org/")
    rules = {"doctype-style": "off", "void-style": "off", "no-trailing-whitespace": "off", "long-title": "off", "valid-id": "off"}
    chosen = {"root": True, "extends": ["html-validate:standard"], "rules": rules}
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(chosen), encoding="utf-8")
    pages = [str(one) for one in (tmp_path / "site").rglob("*.html")]
    said = subprocess.run([TOOLS / ".bin/html-validate", *pages], capture_output=True, text=True, check=False, timeout=60)
    assert said.stdout == ""
