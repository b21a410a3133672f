"""The door of MkDocs: a plugin that puts the event of a page's front matter into the page.

The entry `event` of the front matter is a description, or the name of a file with one; `<!-- event-agenda -->` in the page
becomes its agenda. What must not be published is a warning of MkDocs, which `--strict` makes an error.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.plugins import BasePlugin, get_plugin_logger

from event_ld.documents import told, told_agenda
from event_ld.inputs import options_of
from event_ld.readers.front_matter import read_front_matter

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from event_ld.readers.reading import Reading

AGENDA = "<!-- event-agenda -->"
"""What stands in a page where its agenda is to be."""
_log = get_plugin_logger("event-ld")


class Settings(base.Config):  # type: ignore[no-untyped-call]  # MkDocs has it so
    """What `mkdocs.yml` says about the plugin."""

    base_url = options.Optional(options.Type(str))
    time_zone = options.Optional(options.Type(str))


class EventLD(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # as above
    """Puts events into pages."""

    def __init__(self) -> None:
        self._events: dict[str, Reading | Path] = {}

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # type: ignore[explicit-override]  # noqa: ARG002  # of MkDocs
        """Reads the front matter as it stands in the file, since YAML makes numbers of times."""
        path = Path(page.file.abs_src_path or "")
        text = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
        found = read_front_matter(text, page.file.src_uri, options_of(self.config.time_zone, None))
        if found is not None:
            self._events[page.file.src_uri] = path.parent / found if isinstance(found, str) else found
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # type: ignore[explicit-override]  # noqa: ARG002  # of MkDocs
        """Puts the agenda where the page asks for it."""
        event = self._events.get(page.file.src_uri)
        if event is None or AGENDA not in html:
            return html
        return html.replace(AGENDA, told_agenda(event, self._teller(page), time_zone=self.config.time_zone))

    def _teller(self, page: Page) -> Callable[[str], None]:
        return lambda said: _log.warning("%s: %s", page.file.src_uri, said)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # type: ignore[explicit-override]  # noqa: ARG002  # of MkDocs
        """Puts the script element before the end of the head."""
        event = self._events.pop(page.file.src_uri, None)
        if event is None:
            return output
        made = told(
            event, self._teller(page), base_url=self.config.base_url, page_url=page.canonical_url, time_zone=self.config.time_zone
        )
        return output.replace("</head>", f"{made}\n</head>", 1) if made else output
