"""The door of Jinja2, and so of Flask, FastAPI, Pelican and whatever else renders its templates.

`event_jsonld(event)` is the script element of an event, `event_agenda(event)` its agenda; what must not be published is left
out of the page and told to the logger `event_ld`.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Undefined, UndefinedError, pass_context
from jinja2.ext import Extension

from event_ld.documents import Markup, told, told_agenda

if TYPE_CHECKING:
    from jinja2.runtime import Context


_log = logging.getLogger("event_ld")


class EventLD(Extension):
    """Adds `event_jsonld` and `event_agenda` to the templates of an environment."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(event_jsonld=event_jsonld, event_agenda=event_agenda)


@pass_context
def event_jsonld(context: Context, event: Any, **options: Any) -> Markup:  # noqa: ANN401  # what `script` takes
    """The script element of an event.

    Args:
        context: The context of the template; the address of its `request` is that of the page, for an event without `url`.
        event: What `event_ld.script` takes.
        options: The other arguments of `event_ld.script`; `on_violation="raise"` breaks the page.
    """
    request = context.get("request")
    if request is not None:
        options.setdefault("page_url", str(request.url).partition("?")[0])
    try:
        return told(None if isinstance(event, Undefined) else event, _log.warning, **options)
    except UndefinedError as error:  # of a value within a mapping
        _log.warning("%s", error)
        return Markup("")


def event_agenda(event: Any, **options: Any) -> Markup:  # noqa: ANN401  # what `agenda` takes
    """The agenda of an event as HTML; it takes what `event_ld.agenda` takes, but no name of a file."""
    return told_agenda(None if isinstance(event, Undefined) else event, _log.warning, **options)
