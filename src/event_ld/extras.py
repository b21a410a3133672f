"""The packages that only some formats need, and the one sentence that is said where they are not installed.

The sentence names the packages themselves, so that it helps whoever installed event-ld from a clone, a wheel or an index.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from event_ld.errors import ExtraError

EXTRAS = {
    "cluster": ("distributed", "fsspec"),
    "docx": ("python-docx",),
    "ics": ("icalendar", "recurring-ical-events"),
    "jsonld": ("pyld",),
    "pdf": ("pypdf",),
    "serve": ("starlette", "uvicorn"),
    "thesaurus": ("pyoxigraph",),
    "xlsx": ("python-calamine",),
    "zstd": ("zstandard",),
}
"""Each extra of `pyproject.toml` with its packages."""


def needed(module: str, extra: str, what: str) -> Any:  # noqa: ANN401  # a module
    """A module of an extra; `what` says who needs it, as the beginning of a sentence. An ExtraError where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise ExtraError(f"{what} needs the extra {extra}: pip install {' '.join(EXTRAS[extra])}") from None
