"""The templates that we ship: their texts, and those that make a page which stands alone and needs nothing else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, Template

from event_ld.resources import package_dir

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


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


class _Compiled(BytecodeCache):
    """Our templates, compiled once for all languages: none of them gives a filter a text that it knows beforehand."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        bucket.code = self._known.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:  # type: ignore[explicit-override]  # as above
        self._known[bucket.key] = bucket.code


COMPILED = _Compiled()
