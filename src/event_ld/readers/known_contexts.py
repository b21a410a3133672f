"""JSON-LD contexts that are known by their addresses: bundled ones, and those that a user gives; none is ever fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from event_ld.folding import nearest
from event_ld.resources import read_data
from event_ld.schema_org import schema_org

_SCHEMA = re.compile(r"(?i:https?://(?:www\.)?schema\.org(?:/|/docs/jsonldcontext\.jsonl?d?|/version/.*)?#?)")
_HOST = re.compile(r"(?i:(?:https?://)?(?:www\.)?([^/:?#]+))/?")
_ENOUGH = 0.75


def is_schema_org(address: str) -> bool:
    """Whether an address is one of those under which schema.org's own context is named."""
    return _SCHEMA.fullmatch(address) is not None


def unknown_context(address: str) -> str:
    """What to say of a context that is not known."""
    host = _HOST.fullmatch(address.strip())
    is_misspelt = host is not None and nearest(host[1].casefold(), ["schema.org"], _ENOUGH) is not None
    how = "did you mean https://schema.org?" if is_misspelt else "give it as `--context URL=FILE` to have it read."
    return f"The context {address[:200]} is not bundled and never fetched, so that nothing was judged; {how}"


class KnownContexts:
    """The contexts that can be had without asking anybody."""

    def __init__(self, own: Mapping[str, Any] | None = None) -> None:
        """Takes contexts beside ours by their addresses; they come first."""
        self._own = dict(own or {})

    def __repr__(self) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """What is known beside the bundled ones."""
        return f"KnownContexts({json.dumps(self._own, sort_keys=True)})"

    def get(self, address: str) -> Any:  # noqa: ANN401  # JSON
        """The context of an address, as JSON; None for one that is not known."""
        address = address.strip()
        if address in self._own:
            return self._own[address]
        return next((context for known, context in _bundled() if re.fullmatch(known, address)), None)

    @cached_property
    def whole_schema_org(self) -> dict[str, Any]:
        """schema.org's context with every term of its own, for documents whose other terms have another `@vocab`."""
        context: dict[str, Any] = self.get("https://schema.org")
        return context | {name: {"@id": f"schema:{name}"} for name in sorted(schema_org().names)}


@lru_cache(maxsize=1)
def _bundled() -> list[tuple[str, Any]]:
    """Expressions of addresses, and the contexts that stand there."""
    return [(one["addresses"], one["context"]) for one in json.loads(read_data("vocab", "contexts.json"))]
