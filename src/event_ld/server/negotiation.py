"""Which form of a thing a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def accepted(header: str) -> list[tuple[str, float]]:
    """The media ranges of an `Accept` header with their weights, in the order of the header; what is malformed is left out.

    Args:
        header: The value of the header; "" accepts anything.
    """
    ranges: list[tuple[str, float]] = []
    for part in header.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                weight = _weight(value.strip())
        if media.count("/") == 1:
            ranges.append((media, weight))
    return ranges or [("*/*", 1.0)]


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def best(header: str, offered: Sequence[str]) -> str | None:
    """The media type that a client wants most of those that there are; the first one where it likes several alike.

    Args:
        header: The value of the `Accept` header.
        offered: The media types, the server's favourite first.

    Returns:
        A media type, or None where the client takes none of them.
    """
    ranges = accepted(header)
    weights = {media: _of(media, ranges) for media in offered}
    chosen = max(offered, key=lambda media: weights[media])
    return chosen if weights[chosen] > 0 else None


def _of(media: str, ranges: list[tuple[str, float]]) -> float:
    """The weight of a media type: that of the most exact range that it is in."""
    kind = media.partition("/")[0]
    for wanted in (media, f"{kind}/*", "*/*"):
        found = [weight for name, weight in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
