"""The door of Sphinx: the directive `event`, whose content is a description, or whose argument is a file with one.

It puts the script element and the agenda of the event where it stands. What must not be published is a warning of Sphinx at its
line, which `-W` makes an error.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from event_ld.documents import agenda, told
from event_ld.errors import EventLDError
from event_ld.inputs import read_text
from event_ld.pipeline import only_one
from event_ld.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_log = logging.getLogger("event_ld")


class EventDirective(SphinxDirective):
    """`.. event:: open-day.yaml`, or `.. event::` with a description as its content."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = {"no-agenda": directives.flag}  # noqa: RUF012  # Sphinx has it so

    def run(self) -> list[nodes.Node]:
        """The element and the agenda, for builders of HTML."""
        zone = self.config.event_ld_time_zone
        try:
            event = self._event(zone)
            made = told(
                event,
                lambda said: _log.warning("%s", said, location=self.get_location()),
                base_url=self.config.event_ld_base_url,
                page_url=self._address(),
                time_zone=zone,
            )
            shown = "" if "no-agenda" in self.options else agenda(event, time_zone=zone)
        except EventLDError as error:
            raise self.error(str(error)) from error
        return [nodes.raw("", f"{made}\n{shown}", format="html")]

    def _event(self, zone: str | None) -> Any:  # noqa: ANN401  # what `script` takes
        if not self.arguments:
            return only_one(read_text("\n".join(self.content), name=self.get_source_info()[0], form="yaml", time_zone=zone))
        relative, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        return Path(path)

    def _address(self) -> str | None:
        """Where the page will stand, as far as `html_baseurl` tells it."""
        base = str(self.config.html_baseurl or "")
        page = self.env.docname + str(self.config.html_link_suffix or self.config.html_file_suffix or ".html")
        return f"{base.rstrip('/')}/{page}" if base else None


def setup(app: Sphinx) -> dict[str, Any]:
    """Adds the directive and its settings."""
    app.add_config_value("event_ld_base_url", None, "env", frozenset({str}))
    app.add_config_value("event_ld_time_zone", None, "env", frozenset({str}))
    app.add_directive("event", EventDirective)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
