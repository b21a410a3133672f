"""What a site says about itself, from a small YAML file: title, publisher, licence, contact, languages, themes."""

from __future__ import annotations

from typing import Any

import msgspec
import yaml

from event_ld.errors import InputError, sentence_of


class Publisher(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who publishes the site."""

    name: str
    url: str = ""
    email: str = ""


class License(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The licence of the data: its IRI, and the title by which CKAN knows it."""

    url: str = "https://creativecommons.org/licenses/by/4.0/"
    title: str = "Creative Commons Attribution"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of a site.

    Attributes:
        title: What the site is called.
        description: What it holds.
        publisher: Who publishes it.
        license: Under which licence its data may be used.
        contact: Whom to ask: a name and an address.
        languages: The languages of the site (BCP 47), the first for its own pages.
        themes: Codes of the EU's data themes, such as `GOVE` or `EDUC`.
    """

    title: str
    description: str
    publisher: Publisher
    license: License = License()
    contact: Publisher | None = None
    languages: tuple[str, ...] = ("en",)
    themes: tuple[str, ...] = ("GOVE",)

    @property
    def language(self) -> str:
        """The language of the site's own pages."""
        return self.languages[0] if self.languages else "en"


def read_settings(data: bytes, name: str) -> Settings:
    """The settings in a YAML file.

    Args:
        data: The bytes of the file.
        name: What people call it.

    Raises:
        InputError: It is no YAML, a key is unknown, or a value is missing or of the wrong kind.
    """
    try:
        loaded: Any = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506  # the base loader makes nothing but text
    except yaml.YAMLError as error:
        raise InputError(f"{name} is no YAML: {sentence_of(error)}") from error
    try:
        return msgspec.convert(loaded, Settings)
    except msgspec.ValidationError as error:
        raise InputError(f"{name}: {error}. It takes title, description and publisher: {{name: …}}.") from error
