"""Models that stand for events: their mappings, checked before anybody asks for a page, and their values for `event_ld`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error

from event_ld.mapping import ROWS, TABLE, Kind, Row
from event_ld.sources import given, is_one

_ADDRESSES = frozenset(name for row in TABLE if row.kind is Kind.URL for name in (row.attribute, row.field))
_HINT = {
    1: "The keys of a description are the names: https://schema.org/Event has most of them.",
    2: "What is no path of the model, a constant or an annotation of a queryset, is a function: `lambda one: …`.",
}


class InPage:
    """An object that stands for an event, in the page of a request."""

    def __init__(self, source: object, page_url: str | None) -> None:
        self._source = source
        self._page_url = page_url

    def event_ld(self) -> Any:  # noqa: ANN401  # a mapping of fields, or an Event
        """What the object says of itself, with addresses that begin with a slash made whole; a UsageError for a wrong path."""
        return _whole(given(self._source), self._page_url, "") if self._page_url else given(self._source)


def in_page(source: Any, page_url: str | None) -> Any:  # noqa: ANN401  # what templates are given, and what `script` takes
    """What a template gets as an event (what `event_ld.script` takes, or a model with `event_ld`), for the page of a request."""
    return InPage(source, page_url) if is_one(source) else source


def _whole(value: Any, page_url: str, name: str) -> Any:  # noqa: ANN401  # any value
    if isinstance(value, Mapping):
        return {key: _whole(one, page_url, str(key)) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(one, page_url, name) for one in value]
    is_relative = name in _ADDRESSES and value is not None and str(value).startswith("/")
    return urljoin(page_url, str(value)) if is_relative else value


def check_mappings(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401  # of Django
    """What is wrong with the mappings `event_ld` of models: fields that events lack, and paths that the model lacks."""
    models = [one for config in app_configs or apps.get_app_configs() for one in config.get_models()]
    found = [(model, vars(model).get("event_ld")) for model in models]
    return [
        Error(f"event_ld: {said}", hint=_HINT[number], obj=model, id=f"event_ld.E00{number}")
        for model, mapping in found
        if mapping is not None and not hasattr(mapping, "__get__")
        for number, said in _wrong(model, mapping, ROWS["Event"], "")
    ]


def _wrong(model: Any, mapping: Any, rows: Sequence[Row], where: str) -> Iterator[tuple[int, str]]:  # noqa: ANN401  # of a user
    """What is wrong with a mapping, by the number of the check; the model is None where it is not known."""
    if not isinstance(mapping, Mapping):
        yield 2, f"{where.rstrip('.') or 'event_ld'} is a mapping of fields, not a {type(mapping).__name__}."
        return
    known = {name: row for row in rows for name in (row.attribute, row.field)}
    for name, way in mapping.items():
        path, row = f"{where}{name}", known.get(name)
        below = ROWS[row.target] if row is not None and row.target in ROWS else []
        if row is None and name not in {"id", "type", "language", "role"}:
            yield 1, f"an event has no field {path}."
        elif isinstance(way, str):
            yield from _wrong_path(model, way, path)
        elif isinstance(way, tuple) and [*map(type, way)] == [str, dict]:
            yield from _wrong_path(model, way[0], path)
            yield from _wrong(_followed(model, way[0])[1], way[1], below, f"{path}.") if below else ()
        elif isinstance(way, Mapping) and below:
            yield from _wrong(model, way, below, f"{path}.")
        elif not isinstance(way, Mapping) and not callable(way):
            yield 2, f"{path} takes a path, a function of the object, a mapping, or a pair of a path and a mapping."


def _wrong_path(model: Any, way: str, path: str) -> Iterator[tuple[int, str]]:  # noqa: ANN401  # a model
    lacking, there = _followed(model, way)
    if lacking:
        yield 2, f"{path} asks for {way}, but {there.__name__} has no {lacking}."


def _followed(model: Any, way: str) -> tuple[str, Any]:  # noqa: ANN401  # models
    """The step of a path that a model lacks, with that model; otherwise "" and the model there, None where it is not known."""
    for step in way.split("."):
        if model is None:
            break
        fields = {name: one for one in model._meta.get_fields() for name in _names(one)}  # noqa: SLF001  # Django's public name
        if step not in fields and not hasattr(model, step):
            return step, model
        model = getattr(fields.get(step), "related_model", None)
    return "", model


def _names(field: Any) -> Iterator[str]:  # noqa: ANN401  # a field of Django
    """What a field, or the way back over one, is called in the objects of a model."""
    yield field.get_accessor_name() if hasattr(field, "get_accessor_name") else field.name
