"""event-ld: a human description of a public event to validated schema.org linked data."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from event_ld.version import __version__ as __version__  # a public name

if TYPE_CHECKING:
    from event_ld.building import Built, build
    from event_ld.documents import Markup, agenda, script
    from event_ld.embedding.one_page import embed
    from event_ld.errors import EventLDError, ExtraError, InputError, MissingDataError, UsageError
    from event_ld.inputs import build_vocabulary, concepts, read, read_contexts, read_vocabulary
    from event_ld.model import (
        NGO,
        Corporation,
        EducationalOrganization,
        Event,
        GeoCoordinates,
        GovernmentOrganization,
        ImageObject,
        Keyword,
        Offer,
        Organization,
        PerformingGroup,
        Person,
        Place,
        PostalAddress,
        Schedule,
        VirtualLocation,
    )
    from event_ld.pipeline import Outcome, convert, draft, explain, init, load, schema, to_graph, validate
    from event_ld.problems import Problem, Severity
    from event_ld.pushing import Pushed, push
    from event_ld.readers.reading import Reading
    from event_ld.sources import loads
    from event_ld.told import NotPublishable, Problems

__all__ = [
    "NGO", "Built", "Corporation", "EducationalOrganization", "Event", "EventLDError", "ExtraError", "GeoCoordinates",
    "GovernmentOrganization", "ImageObject", "InputError", "Keyword", "Markup", "MissingDataError", "NotPublishable", "Offer",
    "Organization", "Outcome", "PerformingGroup", "Person", "Place", "PostalAddress", "Problem", "Problems", "Pushed",
    "Reading", "Schedule", "Severity", "UsageError", "VirtualLocation", "agenda", "build", "build_vocabulary", "concepts",
    "convert", "draft", "embed", "explain", "init", "load", "loads", "push", "read", "read_contexts", "read_vocabulary",
    "schema", "script", "to_graph", "validate",
]  # fmt: skip

_MODULES = {
    "building": "Built build",
    "documents": "Markup agenda script",
    "embedding.one_page": "embed",
    "errors": "EventLDError ExtraError InputError MissingDataError UsageError",
    "inputs": "build_vocabulary concepts read read_contexts read_vocabulary",
    "model": "Corporation EducationalOrganization Event GeoCoordinates GovernmentOrganization ImageObject Keyword NGO "
    "Offer Organization PerformingGroup Person Place PostalAddress Schedule VirtualLocation",
    "pipeline": "Outcome convert draft explain init load schema to_graph validate",
    "problems": "Problem Severity",
    "pushing": "Pushed push",
    "readers.reading": "Reading",
    "sources": "loads",
    "told": "NotPublishable Problems",
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}


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
