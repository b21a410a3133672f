"""What the records of the model share with the programs that use them: how they are made, and the road that an event can walk.

The functions that do it stand in rooms above the model, so they are looked up by their names when they are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, cast

from msgspec import Struct, StructMeta, ValidationError, convert, to_builtins

if TYPE_CHECKING:
    from event_ld.told import Problems

R = TypeVar("R", bound=Struct)


class Given(StructMeta):
    """Makes records of what a program gives: as it is where that is of the record's types, otherwise read as a description is.

    Decoding and copying of records go past it.
    """

    if not TYPE_CHECKING:  # pragma: no branch  # what a record takes is written down at the record

        def __call__(cls, **fields: object) -> object:  # noqa: N805  # of a metaclass
            """A record."""
            names = dict(zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True))
            if all(map(_is_exact, fields.values())):
                with suppress(KeyError, ValidationError):
                    made = convert({names[name]: value for name, value in fields.items()}, cls)
                    if all(getattr(made, name) == value for name, value in fields.items()):
                        return made
            return import_module("event_ld.sources").record_of(cls, fields)


def _is_exact(value: object) -> bool:
    """Whether a value, and all in it, is of a type that records hold, and no text is empty."""
    kind = type(value)
    if kind is tuple or kind is dict:
        return all(map(_is_exact, value.values() if isinstance(value, dict) else cast("tuple[object, ...]", value)))
    return value != "" if kind is str else kind in {NoneType, bool, int} or isinstance(value, Struct)


def as_stated(record: type[R], **fields: object) -> R:
    """A record of what a graph states, whether its values are of the record's types or not."""
    return cast("R", StructMeta.__call__(record, **fields))


class Made(
    Struct,
    metaclass=Given,
    frozen=True,
    kw_only=True,
    rename="camel",
    omit_defaults=True,
    repr_omit_defaults=True,
    forbid_unknown_fields=True,
):
    """What all records share: immutable, by keyword, camelCase on the wire."""


class Described(Made, frozen=True, kw_only=True):
    """What an event can do."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The event that a mapping describes.

        Args:
            data: The keys of a description, in camelCase or snake_case, or those of JSON-LD with schema.org's names. Dates,
                zones, numbers and other values of Python may stand where text stands in a description.

        Raises:
            UsageError: A value can't be read; the sentence names the field.
        """
        return cls(**{str(key): value for key, value in data.items()})

    @classmethod
    def from_object(cls, source: object, fields: Mapping[str, Any]) -> Self:
        """The event that an object of a program stands for: a row of a database, an instance of a model.

        Args:
            source: The object.
            fields: For each field of an event where the object has it: a dotted path (`venue.name`), a function of the object,
                a mapping of the same kind for a record, or a pair of the path to several objects and such a mapping.

        Raises:
            UsageError: A path leads nowhere, or a value can't be read; the sentence names the field.
        """
        return cls(**import_module("event_ld.sources").values_of(source, fields))

    def to_dict(self) -> dict[str, Any]:
        """The event as a description: plain values, by the names that stand in YAML and JSON."""
        made: dict[str, Any] = to_builtins(self)
        return made

    def to_jsonld(self, *, base_url: str | None = None, profile: Literal["web", "portal"] = "web") -> dict[str, Any]:
        """The event as a JSON-LD document.

        Args:
            base_url: Where the site stands.
            profile: What search engines read, or everything.
        """
        made: dict[str, Any] = import_module("event_ld.documents").document(self, base_url=base_url, profile=profile)
        return made

    def to_turtle(self, *, base_url: str | None = None) -> str:
        """The event as Turtle.

        Args:
            base_url: Where the site stands.
        """
        return str(import_module("event_ld.pipeline").convert(self, to="turtle", base_url=base_url).text)

    def problems(self, *, profiles: Iterable[str] | None = None, base_url: str | None = None) -> Problems:
        """What is wrong with the event, or open, the gravest first; the arguments are those of `event_ld.validate`."""
        made: Problems = import_module("event_ld.pipeline").validate(self, profiles=profiles, base_url=base_url)
        return made
