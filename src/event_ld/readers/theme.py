"""How the pages of a site look (`theme` and `templates` in `site.yaml`): colours that can be read, fonts, own files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from event_ld.readers.entries import entries_of, word_of
from event_ld.source import join_path

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.marked import Marked

LOGOS = (".svg", ".png", ".webp", ".jpg", ".ico")
"""The endings that the file of a logo may have."""
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_FONT = re.compile(r"[\w \-,'\"]{1,200}")
_LIGHT, _DARK = "#ffffff", "#111416"
"""The grounds of our style sheet."""
_LEAST = 4.5
"""The least contrast of text (WCAG 2.2, success criterion 1.4.3)."""


class Theme(Struct, frozen=True, kw_only=True):
    """How the pages of a site look; "" is as ours do.

    Attributes:
        accent: The colour of links and buttons on a light ground, `#rrggbb`.
        accent_dark: The same on a dark one.
        font: The fonts of texts, as in CSS.
        font_head: The fonts of titles.
        logo: The file of a picture; it and all other files are named from the folder of the settings.
        logo_dark: The same on a dark ground.
        header: A file with a piece of HTML for the head of each page.
        footer: One for the foot.
        css: A file with rules that come behind ours.
        templates: A folder of templates that stand before ours of the same names.
    """

    accent: str = ""
    accent_dark: str = ""
    font: str = ""
    font_head: str = ""
    logo: str = ""
    logo_dark: str = ""
    header: str = ""
    footer: str = ""
    css: str = ""
    templates: str = ""

    def is_of(self, way: str) -> bool:
        """Whether a file belongs to the theme, by its path from the folder of the settings, with slashes."""
        named = (self.logo, self.logo_dark, self.header, self.footer, self.css)
        return way in map(posixpath.normpath, filter(None, named)) or (
            bool(self.templates) and way.startswith(f"{posixpath.normpath(self.templates)}/")
        )

    @property
    def style(self) -> str:
        """The tokens of the style sheet that it sets, as CSS."""
        fonts = {"--font": self.font, "--font-head": self.font_head}
        dark = self.accent_dark or (_lighter(self.accent) if self.accent else "")
        light_rules = {"--accent": self.accent, "--on-accent": _upon(self.accent), "--wash": _wash(self.accent, _LIGHT)} | fonts
        dark_rules = {"--accent": dark, "--on-accent": _upon(dark), "--wash": _wash(dark, _DARK)}
        light, dark = ("".join(f"{name}:{text};" for name, text in one.items() if text) for one in (light_rules, dark_rules))
        light = f":root{{{light}}}\n" if light else ""
        return light + (f"@media (prefers-color-scheme: dark){{:root{{{dark}}}}}\n" if dark else "")


def theme_of(entries: dict[str, Marked], findings: Findings) -> Theme:
    """The theme that settings name."""
    found: dict[str, str] = {}
    if "templates" in entries:
        found["templates"] = _read(_file, entries["templates"], "templates", findings)
    inner = entries_of(entries["theme"], [*_KINDS], "property of a theme", findings, "theme") if "theme" in entries else {}
    for name, value in (inner or {}).items():
        found[name.replace("-", "_")] = _read(_KINDS[name], value, join_path("theme", name), findings)
    return Theme(**found)


def _read(fault: Callable[[str], str], value: Marked, path: str, findings: Findings) -> str:
    word = word_of(value, findings, path) or ""
    name = path.rpartition(".")[2]
    message = fault(word) if word else f'`{name}` has no value; what begins with # stands in quotation marks: "#0b57a4".'
    if message:
        findings.add("theme-value", message, value.span, path=path)
    return "" if message else word


def _color(ground: str) -> Callable[[str], str]:
    def fault(word: str) -> str:
        if not _COLOR.fullmatch(word):
            return f"`{word}` is no colour, which is like #0b57a4."
        contrast = _contrast(word, ground)
        if contrast >= _LEAST:
            return ""
        return f"`{word}` can't be read on {ground}: its contrast is {contrast:.1f}, and {_LEAST} is the least (WCAG 2.2, 1.4.3)."

    return fault


def _font(word: str) -> str:
    return "" if _FONT.fullmatch(word) else f"`{word}` is no list of fonts, which is like Inter, sans-serif."


def _file(word: str) -> str:
    parts = word.replace("\\", "/").split("/")
    is_below = bool(parts[0]) and ".." not in parts and ":" not in parts[0]
    return "" if is_below else f"`{word}` is not below the folder of the settings."


def _logo(word: str) -> str:
    return _file(word) or ("" if word.lower().endswith(LOGOS) else f"`{word}` is no picture that ends with {', '.join(LOGOS)}.")


_KINDS: dict[str, Callable[[str], str]] = {
    "accent": _color(_LIGHT), "accent-dark": _color(_DARK), "font": _font, "font-head": _font, "logo": _logo, "logo-dark": _logo,
    "header": _file, "footer": _file, "css": _file,
}  # fmt: skip
"""Each property of a theme with what says what is wrong with a value; "" where nothing is."""


# -- colours (WCAG 2.2, definitions of relative luminance and contrast ratio)


def _channels(color: str) -> tuple[int, ...]:
    digits = color[1:] if len(color) > len("#fff") else "".join(one * 2 for one in color[1:])
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def _luminance(color: str) -> float:
    parts = (part / 255 for part in _channels(color))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(first * (1 - share) + second * share):02x}" for first, second in pairs)


def _lighter(color: str) -> str:
    """The same colour, as much lighter as it takes to be read well on a dark ground."""
    return next(one for one in (_mixed(color, _LIGHT, step / 10) for step in range(11)) if _contrast(one, _DARK) >= _LEAST + 2)


def _upon(color: str) -> str:
    return max(_LIGHT, "#08182b", key=lambda one: _contrast(one, color)) if color else ""


def _wash(color: str, ground: str) -> str:
    return _mixed(ground, color, 0.08) if color else ""
