"""pySHACL, the reference: called here alone, with fixed arguments, and everything that it raises or returns is told.

It answers "conforms" to a misspelt keyword argument and to an empty shapes graph, gives a failure back in place of a
report, and runs rules over the data where it is let. So its shapes are vetted before, and never have no target.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.errors import UsageError, sentence_of
from event_ld.graph.rdflib_graph import from_rdflib, to_rdflib
from event_ld.quiet import quiet
from event_ld.triple import Literal, Object, Triple, text_of
from event_ld.validate.index import Index
from event_ld.validate.paths import SH
from event_ld.validate.pattern_guard import guard_pyshacl
from event_ld.validate.shape import RawResult, Uncompilable
from event_ld.validate.sparql_forms import near_declarations

if TYPE_CHECKING:
    from rdflib import Graph

    from event_ld.validate.profiles import Shapes

_OWN_MESSAGE = f"{SH}SPARQLConstraintComponent"
_VARIABLE = re.compile(r"\{[$?](\w+)\}")


def reference_results(triples: Iterable[Triple], shapes: Shapes) -> list[RawResult]:
    """What pySHACL finds in a graph, which has the classes above its types.

    A UsageError where the shapes have no target, or pySHACL fails on them or on the graph.
    """
    import pyshacl  # noqa: PLC0415  # a second of CPU, only where it is asked for

    quiet()
    guard_pyshacl()
    with suppress(Uncompilable):
        _ = shapes.program  # refuses shapes that have no target
    data = to_rdflib(triples, "urn:event-ld:")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it warns of is vetted, or is left open by SHACL
            _, report, _ = pyshacl.validate(
                data, shacl_graph=_graph(shapes), inference="none", advanced=True, inplace=False, do_owl_imports=False,
                meta_shacl=False,
            )  # fmt: skip
        if isinstance(report, Exception):
            raise report  # noqa: TRY301  # a failure that it gives back is told like one that it raises
    except Exception as error:
        raise UsageError(f"pySHACL can't judge this graph by these shapes: {_words(error)}.") from error
    results = Index(from_rdflib(report))
    return [_raw(results, one, shapes.index) for one in results.holders(f"{SH}result") if isinstance(one, str)]


@lru_cache(maxsize=32)
def _graph(shapes: Shapes) -> Graph:
    return to_rdflib([*shapes.triples, *near_declarations(shapes.index)], "urn:event-ld:")


def _words(error: Exception) -> str:
    said = sentence_of(error).partition(" For reference, see ")[0].rstrip(".")
    return said if type(error).__module__.startswith("pyshacl") else f"{said} ({type(error).__name__})"


def _raw(report: Index, node: str, shapes: Index) -> RawResult:
    def iri(name: str) -> str:
        found = report.value(node, f"{SH}{name}")
        return found if isinstance(found, str) else ""

    path = iri("resultPath")
    component = iri("sourceConstraintComponent")
    found = RawResult(
        focus=report.value(node, f"{SH}focusNode") or "",
        path="" if path.startswith("_:") else path,
        value=report.value(node, f"{SH}value"),
        shape=iri("sourceShape"),
        severity=iri("resultSeverity"),
        component=component.removeprefix(SH).removesuffix("ConstraintComponent"),
    )
    if component == _OWN_MESSAGE:
        own = shapes.values(found.shape, f"{SH}message")
        return found._replace(messages=tuple(_texts(one for one in report.values(node, f"{SH}resultMessage") if one not in own)))
    return found if component.startswith(SH) else found._replace(messages=tuple(_filled(found, component, shapes)))


def _texts(values: Iterable[Object]) -> Iterator[Literal]:
    return (one for one in values if isinstance(one, Literal))


def _filled(found: RawResult, component: str, shapes: Index) -> Iterator[Literal]:
    """The messages of a component of the shapes' own, with its parameters in their places.

    They are not those of the report, where pySHACL hands the messages of one result on to the next.
    """
    names = ("propertyValidator" if shapes.values(found.shape, f"{SH}path") else "nodeValidator", "validator")
    validators = [one for name in names for one in shapes.values(component, f"{SH}{name}")]
    known = {"this": found.focus, "value": found.value, "path": found.path}
    for parameter in shapes.values(component, f"{SH}parameter"):
        path = text_of(shapes.value(parameter, f"{SH}path"))
        known[path[max(path.rfind(mark) for mark in ":#/") + 1 :]] = shapes.value(found.shape, path)
    for node in [*validators[:1], component]:
        for text in _texts(shapes.values(node, f"{SH}message")):
            yield text._replace(text=_VARIABLE.sub(lambda one: text_of(known.get(one[1], one[0])), text.text))
