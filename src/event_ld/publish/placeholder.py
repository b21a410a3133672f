"""Whether what is published names something by the placeholder, since no base was given, and the problem that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from event_ld.graph.iris import PLACEHOLDER_BASE
from event_ld.graph.triples import to_triples
from event_ld.problems import Problem, problem
from event_ld.publish import jsonld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.graph.nodes import Tree


def lacks_base(tree: Tree, profile: str) -> bool:
    """Whether a document of an event names the event, or a concept, a person, a place … of it by the placeholder.

    Args:
        tree: The event, built without a base.
        profile: `web`, or anything else for everything.
    """
    if profile == "web":
        return has_placeholder(jsonld.web(tree), tree)
    return any(isinstance(one, str) and tree.iris.is_placeholder(one) for triple in to_triples(tree) for one in triple)


def has_placeholder(document: Any, tree: Tree) -> bool:  # noqa: ANN401  # JSON
    """Whether a document of an event names something by the placeholder.

    Args:
        document: The document.
        tree: The event, built without a base.
    """
    return any(map(tree.iris.is_placeholder, _texts_in(document)))


def _texts_in(document: Any) -> Iterator[str]:  # noqa: ANN401  # JSON
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict | list):
        for value in document.values() if isinstance(document, dict) else document:
            yield from _texts_in(value)


def base_missing() -> Problem:
    """The problem of IRIs that begin with the placeholder."""
    message = f"No --base-url is given: IRIs of the output begin with {PLACEHOLDER_BASE}, which is a placeholder."
    return problem("base-url-missing", message)
