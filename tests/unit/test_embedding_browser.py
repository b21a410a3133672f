"""Embedding, as a browser sees it: each page that was written has one element, whole, in Chromium."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from event_ld.embedding.one_page import Choices, embed, put_in_page
from event_ld.embedding.page import Page
from event_ld.inputs import read_text
from tests.unit.hostile_pages import PAGES
from tests.unit.test_embedding import EVENT

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = shutil.which("chromium")
_SEEN = """
<!doctype html><body><script>
const pages = PAGES, found = {}
const left = new Set(Object.keys(pages))
for (const [name, text] of Object.entries(pages)) {
  const frame = document.createElement('iframe')
  frame.sandbox = 'allow-same-origin allow-scripts'
  frame.onload = () => {
    const within = [...frame.contentDocument.querySelectorAll('script[data-event-ld=dia]')].filter(one => one.namespaceURI.endsWith('xhtml'))
    found[name] = within.map(one => { try { return JSON.parse(one.text).name } catch { return null } })
    left.delete(name)
    if (!left.size) { const out = document.createElement('output'); out.textContent = JSON.stringify(found); document.body.append(out) }
  }
  frame.srcdoc = text
  document.body.append(frame)
}
</script>
"""


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")
def test_a_browser_finds_one_element_in_each_page(tmp_path: Path) -> None:
    pages: dict[str, str] = {}
    expected: dict[str, list[str | None]] = {}
    for name, (page, becomes) in PAGES.items():
        made = embed(read_text(EVENT, form="yaml")[0], into=page, page_name=name).page or b""
        if becomes == "fine":
            pages[name], expected[name] = Page(made, name).text, ["Día de los Datos"]
        elif becomes == "page-element-lost":  # what would have been written
            lost, _ = put_in_page(Page(page, name), {"name": "x"}, "dia", Choices())
            pages[name], expected[name] = Page(lost, name).text, []
    pages["an element of ours never closed"] = ""  # it is one, and holds the rest of the page
    driver = tmp_path / "driver.html"
    driver.write_text(_SEEN.replace("PAGES", json.dumps(pages).replace("<", "\\u003c")))
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--virtual-time-budget=20000"]
    dumped = subprocess.run(
        [str(CHROMIUM), *arguments, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", driver.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    found = re.search("<output>(.*?)</output>", dumped.stdout.decode(), re.DOTALL)
    assert found is not None
    assert json.loads(html.unescape(found[1])) == {name: expected[name] for name in pages}
