"""The files of a theme, read: what stands beside the settings of a site and becomes a part of its pages."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from event_ld.errors import InputError
from event_ld.publish.site.pages import NAMES, Logo, Looks, environment
from event_ld.readers.reading import read_bytes

if TYPE_CHECKING:
    from event_ld.readers.settings import Settings

_LARGEST = 1_000_000


def looks_of(settings: Settings | None, file: Path | None) -> Looks:
    """How a site looks; an InputError where a file can't be read, is no text in UTF-8, stands elsewhere, or is no template."""
    if settings is None or file is None:
        return Looks()
    theme, folder = settings.theme, file.parent
    logo, dark = (
        Logo(f"{name}{PurePath(file).suffix.lower()}", _bytes(folder, file)) if file else None
        for name, file in (("logo", theme.logo), ("logo-dark", theme.logo_dark if theme.logo else ""))
    )
    header, footer, css = (_text(folder, name) for name in (theme.header, theme.footer, theme.css))
    templates = _templates(folder, theme.templates) if theme.templates else ()
    made = Looks(theme.style, css, logo, dark, Markup(header), Markup(footer), templates)  # noqa: S704  # the site's own HTML
    _check(made)
    return made


def _bytes(folder: Path, name: str) -> bytes:
    place = folder / name
    if not place.resolve().is_relative_to(folder.resolve()):
        raise InputError(f"{place} leads out of the folder of the settings.")
    return read_bytes(place, _LARGEST)


def _text(folder: Path, name: str) -> str:
    if not name:
        return ""
    try:
        return _bytes(folder, name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{folder / name} is no text in UTF-8.") from error


def _templates(folder: Path, name: str) -> tuple[tuple[str, str], ...]:
    place = folder / name
    if not place.is_dir():
        raise InputError(f"{place} is no folder of templates.")
    found = sorted(path.name for path in place.iterdir() if path.suffix == ".html")
    if not set(found) & set(NAMES):
        raise InputError(f"{place} has no template of the name of one of ours: {', '.join(NAMES)}.")
    return tuple((one, _text(folder, f"{name}/{one}")) for one in found)


def _check(looks: Looks) -> None:
    """Makes sure that templates are such, and that what they put into one of ours has its place; an InputError if one is none."""
    for name, text in looks.templates:
        if not text.strip():
            raise InputError(f"The template {name} of the site is empty.")
        try:
            own = environment(looks.templates, "en")
            found = own.get_template(name)
            base = next((one for one in NAMES if f"event-ld/{one}" in text and "extends" in text), None)
            known = {block for one in (base, "base.html") if base for block in own.get_template(f"event-ld/{one}").blocks}
            lost = sorted(set(found.blocks) - known) if base else []
            if lost:
                raise InputError(
                    f"The template {name} of the site has the block `{lost[0]}`, and ours have {', '.join(sorted(known))}."
                )
        except TemplateSyntaxError as error:
            raise InputError(f"The template {name} of the site is wrong in line {error.lineno}: {error.message}.") from error
