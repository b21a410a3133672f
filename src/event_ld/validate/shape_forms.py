"""What each parameter of SHACL takes as its value (SHACL, sections 2 to 4), as sentences about what is not so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from event_ld.mapping import RDF, XSD
from event_ld.resources import read_table
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.literals import datatype_of, is_well_formed, value_of
from event_ld.validate.paths import SH, is_named

if TYPE_CHECKING:
    from event_ld.validate.index import Index

_NIL = f"{RDF}nil"
_STEPS = ("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
_KINDS = ("BlankNode", "IRI", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral")
_SHORTEST_PATH = 2


def _is_text(value: Object) -> bool:
    return isinstance(value, Literal) and datatype_of(value) in {f"{XSD}string", f"{RDF}langString"}


def _is_truth(value: Object) -> bool:
    return isinstance(value, Literal) and value.datatype == f"{XSD}boolean" and is_well_formed(value)


def _is_count(value: Object) -> bool:
    return isinstance(value, Literal) and value.datatype != "" and re.fullmatch(r"\+?\d{1,9}", value.text) is not None


def _must_be(what: str, is_right: Callable[[Object], bool]) -> Callable[[Index, Object], str]:
    return lambda _, value: "" if is_right(value) else f"must be {what}"


def _bound(_: Index, value: Object) -> str:
    if not isinstance(value, Literal):
        return "must be a literal"
    if not is_well_formed(value):
        return f"is no {value.datatype.removeprefix(XSD)}"
    return "" if value_of(value) is not None else f"has no order ({datatype_of(value).removeprefix(XSD)})"


def _flags(_: Index, value: Object) -> str:
    odd = "".join(sorted(set(text_of(value)) - set("imsx")))
    return f"has a flag that is not supported: {odd}" if odd else ""


def _list_of(member: Callable[[Index, Object], str]) -> Callable[[Index, Object], str]:
    def fault(shapes: Index, value: Object) -> str:
        found = list_fault(shapes, value)
        if found:
            return found
        return next((f"has a member that {said}" for one in shapes.items(value) if (said := member(shapes, one))), "")

    return fault


def list_fault(shapes: Index, head: Object) -> str:
    """What is wrong with an RDF list; "" where nothing is."""
    seen: set[Object] = set()
    while head != _NIL:
        if head in seen:
            return "is a list that runs in a circle"
        seen.add(head)
        rest = shapes.values(head, f"{RDF}rest")
        if len(shapes.values(head, f"{RDF}first")) != 1 or len(rest) != 1:
            return "must be a list, as ( … )"
        head = rest[0]
    return ""


def path_fault(shapes: Index, node: Object, around: frozenset[Object] = frozenset()) -> str:
    """What is wrong with a property path (SHACL, section 2.3.1); "" where nothing is."""
    if is_named(node):
        return "" if node != _NIL else "is an empty list"
    if isinstance(node, Literal):
        return "is a literal, and no property"
    if node in around:
        return "runs in a circle"
    steps, fault = _steps(shapes, node)
    inner = around | {node}
    return fault or next((said for one in steps if (said := path_fault(shapes, one, inner))), "")


def _steps(shapes: Index, node: str) -> tuple[list[Object], str]:
    """The paths that a path is made of, and what is wrong with how it is made."""
    kinds = [(name, value) for name in (*_STEPS, "alternativePath") for value in shapes.values(node, f"{SH}{name}")]
    is_list = bool(shapes.values(node, f"{RDF}first"))  # a list is a sequence, whatever else it says
    if not is_list and len(kinds) != 1:
        return [], "is none of SHACL's paths" if not kinds else "is several paths at once"
    if not is_list and kinds[0][0] != "alternativePath":
        return [kinds[0][1]], ""
    head = node if is_list else kinds[0][1]
    fault = list_fault(shapes, head)
    members = [] if fault else list(shapes.items(head))
    return members, fault or ("" if len(members) >= _SHORTEST_PATH else "is a list of less than two paths")


_FORMS: dict[str, Callable[[Index, Object], str]] = {
    "iri": _must_be("an IRI", is_named),
    "count": _must_be("a whole number without quotation marks", _is_count),
    "bound": _bound,
    "truth": _must_be("true or false", _is_truth),
    "shape": _must_be("a shape, and no literal", lambda value: isinstance(value, str)),
    "text": _must_be("a text", _is_text),
    "list": list_fault,
    "node kind": _must_be(
        f"one of {', '.join(f'sh:{one}' for one in _KINDS)}", lambda value: value in {SH + one for one in _KINDS}
    ),
    "flags": _flags,
    "path": path_fault,
}
_FORMS |= {f"{name}s": _list_of(_FORMS[name]) for name in ("iri", "shape", "text")}


class Term(NamedTuple):
    """What a term of SHACL's takes.

    Attributes:
        form: The form of its value; "" where that is not looked at.
        single: Whether it stands once at a shape.
        needs: The terms of which it needs one beside it.
        of: What alone may have it.
        takes: `class` or `property`, where a term of any kind may stand elsewhere.
        refused: Why it is not supported.
    """

    name: str
    form: str
    single: str
    needs: str
    of: str
    takes: str
    refused: str = ""


TERMS = {row[0]: Term(*row) for row in read_table("vocab", "shacl.tsv")}
_NO_TERM = Term("", "", "", "", "", "")


def known_term(iri: str) -> Term:
    """What a term takes; nothing is known of one that is none of SHACL's."""
    return TERMS.get(iri.removeprefix(SH), _NO_TERM) if iri.startswith(SH) else _NO_TERM


def value_faults(shapes: Index, subject: str, predicate: str) -> Iterator[tuple[int, str]]:
    """What is wrong with the values of a parameter: the number of the value, and the sentence."""
    name, form, single, *_ = known_term(predicate)
    if not form:
        return
    values = shapes.values(subject, predicate)
    if single and len(values) > 1:
        yield 1, f"sh:{name} stands twice at one shape, and may stand there once"
    for number, value in enumerate(values):
        fault = _FORMS[form](shapes, value)
        if fault:
            shown = f' "{value.text[:40]}"' if isinstance(value, Literal) else ""
            yield number, f"sh:{name}{shown} {fault}"
