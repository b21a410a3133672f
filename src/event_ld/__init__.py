"""event-ld: a human description of a public event to validated schema.org linked data."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from event_ld.version import __version__ as __version__  # a public name

if TYPE_CHECKING:
    from event_ld.building import build
    from event_ld.embedding.one_page import embed
    from event_ld.errors import EventLDError
    from event_ld.inputs import concepts, read
    from event_ld.model import Event
    from event_ld.pipeline import convert, draft, init, schema, to_graph, validate

__all__ = [
    "Event",
    "EventLDError",
    "build",
    "concepts",
    "convert",
    "draft",
    "embed",
    "init",
    "read",
    "schema",
    "to_graph",
    "validate",
]

_HOMES = {
    "Event": "model",
    "EventLDError": "errors",
    "build": "building",
    "embed": "embedding.one_page",
    "concepts": "inputs",
    "read": "inputs",
    **dict.fromkeys(("convert", "draft", "init", "schema", "to_graph", "validate"), "pipeline"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # any public name
    """A public name, from its module, which is imported when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"event_ld.{_HOMES[name]}"), name)
    return found


def __dir__() -> list[str]:
    """The public names, whether they have been asked for or not."""
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package, in which `validate` is the function also after the folder of that name has been imported."""

    def __setattr__(self, name: str, value: object) -> None:  # type: ignore[explicit-override]  # needs Python 3.12
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
