"""Models that stand for events: their mappings, checked before anybody asks for a page, and their values for `event_ld`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.apps import apps
from django.core.checks import Error

from event_ld.mapping import ROWS, Row
from event_ld.sources import given

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.apps import AppConfig
    from django.core.checks import CheckMessage

_ADDRESSES = ("url", "image")


def values_in_page(source: object, page_url: str | None) -> Any:  # noqa: ANN401  # what `script` takes
    """What an object says of itself, with addresses that begin with a slash made whole.

    Args:
        source: A model with `event_ld`, or anything else that `event_ld.script` takes.
        page_url: The address of the page.
    """
    values = given(source)
    if page_url is None or not isinstance(values, Mapping):
        return values
    whole = {name: urljoin(page_url, str(values[name])) for name in _ADDRESSES if str(values.get(name, "")).startswith("/")}
    return {**values, **whole}


def check_mappings(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401  # of Django
    """What is wrong with the mappings `event_ld` of models: fields that events lack, and paths that the model lacks.

    Args:
        app_configs: The apps to look at; None for all.
    """
    models = [one for config in app_configs or apps.get_app_configs() for one in config.get_models()]
    found = [(model, vars(model).get("event_ld")) for model in models]
    return [
        Error(said, hint="https://schema.org/Event has the names.", obj=model, id=f"event_ld.E00{number}")
        for model, mapping in found
        if isinstance(mapping, Mapping)
        for number, said in _wrong(model, mapping, ROWS["Event"], "")
    ]


def _wrong(model: type, mapping: Mapping[str, Any], rows: Sequence[Row], where: str) -> Iterator[tuple[int, str]]:
    known = {name: row for row in rows for name in (row.attribute, row.field)}
    for name, way in mapping.items():
        row = known.get(name)
        path = f"{where}{name}"
        if row is None and name not in {"id", "type", "language", "role"}:
            yield 1, f"event_ld: an event has no field {path}."
        elif isinstance(way, str) and not hasattr(model, way.partition(".")[0]) and not _has_field(model, way):
            yield 2, f"event_ld: {path} asks for {way}, which {model.__name__} does not have."
        elif isinstance(way, Mapping) and row is not None and row.target in ROWS:
            yield from _wrong(model, way, ROWS[row.target], f"{path}.")


def _has_field(model: Any, way: str) -> bool:  # noqa: ANN401  # a model
    return any(one.name == way.partition(".")[0] for one in model._meta.get_fields())  # noqa: SLF001  # Django's public name
