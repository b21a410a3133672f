"""The templates that we ship: their texts, and those that make a page which stands alone and needs nothing else."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from event_ld.resources import package_dir


@lru_cache(maxsize=32)
def ours(name: str) -> str | None:
    """The text of a template or another file beside them that we ship; None where there is none."""
    place = package_dir("event_ld") / "templates" / name.removeprefix("event-ld/")
    return place.read_text(encoding="utf-8") if place.is_file() else None


def page_alone(name: str) -> Template:
    """The template of a page that belongs to no site; what is put into it is escaped."""
    made = Environment(
        loader=FunctionLoader(ours), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return made.get_template(name)
