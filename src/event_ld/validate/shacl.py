"""The one caller of pySHACL.

pySHACL answers "conforms" to a misspelt keyword argument and to an empty shapes graph. So it is called here alone, with
fixed arguments, and never with a graph of shapes that has no target; the tests hold a case that must fail for each shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from event_ld.errors import UsageError
from event_ld.mapping import SCHEMA, superclasses
from event_ld.validate.profiles import describe, severity_of

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from event_ld.problems import Severity
    from event_ld.validate.profiles import Shape

_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")


class Result(NamedTuple):
    """One result of a validation (SHACL, section 3.6.2).

    Attributes:
        focus: The focus node's IRI.
        path: The property's IRI, "" where the shape is about the node.
        value: The value node's text, "" where there is none.
        shape: What the shape says about itself.
        severity: How much it matters.
    """

    focus: str
    path: str
    value: str
    shape: Shape
    severity: Severity


def validate_graph(data: Graph, shapes: Graph) -> list[Result]:
    """The results of validating a graph against shapes with pySHACL, in a stable order; none when it conforms.

    Args:
        data: The graph; it gets the class hierarchy of schema.org's events and organisations added.
        shapes: The shapes.

    Raises:
        UsageError: The shapes have no target, and so would find everything in order.
    """
    import pyshacl  # noqa: PLC0415  # a second of CPU, only where something is validated
    from rdflib import URIRef  # noqa: PLC0415  # as above
    from rdflib.namespace import RDFS, SH  # noqa: PLC0415  # as above

    if not any(next(shapes.subjects(SH[name]), None) is not None for name in _TARGETS):
        raise UsageError("The shapes graph has no shape with a target: it would find every event in order.")
    for name, above in superclasses().items():
        data.add((URIRef(SCHEMA + name), RDFS.subClassOf, URIRef(SCHEMA + above)))
    _, report, _ = pyshacl.validate(
        data, shacl_graph=shapes, inference="none", advanced=False, inplace=True, do_owl_imports=False, meta_shacl=False
    )
    found = [_result(report, shapes, node) for node in report.objects(None, SH.result)]
    return sorted(found, key=lambda one: (one.shape.code, one.focus, one.path, one.value))


def _result(report: Graph, shapes: Graph, node: Node) -> Result:
    from rdflib.namespace import SH  # noqa: PLC0415  # as above

    def text(predicate: Node) -> str:
        value = report.value(node, predicate)
        return "" if value is None else str(value)

    shape = describe(shapes, next(report.objects(node, SH.sourceShape)))
    return Result(text(SH.focusNode), text(SH.resultPath), text(SH.value), shape, severity_of(text(SH.resultSeverity)))
