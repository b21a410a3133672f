"""Which form of a thing a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEIGHT = re.compile(r"[01](?:\.\d*)?")


def best(header: str, offered: Sequence[str]) -> str | None:
    """The media type that a client wants most of those that there are; the first one where it likes several alike.

    Args:
        header: The value of the `Accept` header; "" accepts anything, and what is malformed is left out.
        offered: The media types, the server's favourite first.

    Returns:
        A media type, or None where the client takes none of them.
    """
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        media, *more = (one.strip() for one in part.split(";"))
        weight = next((one[1:].strip(" =") for one in more if one[:1] == "q" and one[1:].lstrip()[:1] == "="), "1")
        if media.count("/") == 1:
            weights[media] = float(weight) if _WEIGHT.fullmatch(weight) else 0.0
    weights = weights or {"*/*": 1.0}

    def liked(media: str) -> float:
        """How much the client likes a media type: as much as the most exact range that it is in."""
        ranges = (media, f"{media.partition('/')[0]}/*", "*/*")
        return next((weights[one] for one in ranges if one in weights), 0.0)

    chosen = max(offered, key=liked)
    return chosen if liked(chosen) > 0 else None
