"""Shapes looked through before they judge: what is misspelt, ill-formed or not supported would find everything in order.

SHACL lets a processor pass over properties that it does not know, and leaves it what to do with shapes that are
ill-formed. Here neither is passed over: a `UsageError` names each term and its place in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.errors import UsageError
from event_ld.folding import nearest
from event_ld.mapping import SCHEMA, XSD
from event_ld.problems import did_you_mean
from event_ld.schema_org import RELEASE, schema_org
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.compiled import CLASSES, TARGETS, is_off
from event_ld.validate.constraints import CONSTRAINTS, Parameters
from event_ld.validate.index import RDF_TYPE, Index
from event_ld.validate.literals import DATATYPES
from event_ld.validate.paths import SH
from event_ld.validate.shape_forms import TERMS, known_term, value_faults
from event_ld.validate.sparql_forms import IMPORTS, sparql_faults
from event_ld.validate.term_types import ANNOTATED

if TYPE_CHECKING:
    from event_ld.validate.shapes_file import Fault, ShapesFile

_LONGEST = 10
_OTHER_SPELLINGS = ("http://www.w3.org/ns/shacl/", "https://www.w3.org/ns/shacl#", "https://www.w3.org/ns/shacl/")
_DASH = "http://datashapes.org/dash#"
_DASH_CONSTRAINTS = frozenset({
    "closedByTypes", "coExistsWith", "hasValueIn", "hasValueWithClass", "nonRecursive", "reifiableBy", "rootClass",
    "scriptConstraint", "singleLine", "stem", "subSetOf", "symmetric", "uniqueValueForClass", "uriStart",
})  # fmt: skip
"""Constraints that DASH adds; a file that uses one must also say what it asks."""


_NEAR_XSD = XSD.rstrip("#")


def vet(files: Sequence[ShapesFile]) -> list[str]:
    """Looks shapes through, which become one index; the sentences about what is passed over by right, but should be known.

    A UsageError where something in them is misspelt, ill-formed or not supported, with one line for each.
    """
    together = Index(one for file in files for one in file.triples)
    for file in files:
        file.index = together
    parts = (_terms, _datatypes, _refused, _values, _companions, _properties, sparql_faults)
    lines = _lines(files, parts)
    if lines:
        more = [f"… and {len(lines) - _LONGEST} more."] if len(lines) > _LONGEST else []
        raise UsageError(*lines[:_LONGEST], *more)
    return _lines(files, (_notes,))


def _lines(files: Iterable[ShapesFile], parts: Sequence[Callable[[ShapesFile], Iterable[Fault]]]) -> list[str]:
    return [
        f"{file.where(place)}: {sentence}"
        for file in files
        for place, sentence in sorted({fault for part in parts for fault in part(file)})
    ]


def _datatypes(file: ShapesFile) -> Iterator[Fault]:
    """Names in XML Schema's namespace that are none of its datatypes; no literal is of one."""
    for _, _, value in file.triples:
        datatype = value.datatype if isinstance(value, Literal) else value
        name = datatype.removeprefix(_NEAR_XSD).lstrip("#/") if datatype.startswith(_NEAR_XSD) else ""
        if not name[:1].isalpha() or datatype.removeprefix(XSD) in DATATYPES:
            continue
        folded = {one.lower(): one for one in DATATYPES}
        near = folded.get(nearest(name.lower(), folded, 0.75) or "")
        yield file.term(datatype), f"{datatype} is no datatype of XML Schema.{did_you_mean(near and f'xsd:{near}', mark='')}"


def _terms(file: ShapesFile) -> Iterator[Fault]:
    """Names in SHACL's namespace that are none of SHACL's."""
    for term in dict.fromkeys(one for _, predicate, value in file.triples for one in (predicate, value)):
        if not isinstance(term, str):
            continue
        if term.startswith(_OTHER_SPELLINGS):
            yield file.term(term), f"{term} is in another namespace than SHACL's, which is {SH}."
        elif term.startswith(SH) and (name := term.removeprefix(SH)).partition("-")[0] not in _vocabulary():
            known = {one.lower(): one for one in _vocabulary() if one[:1].isupper() is name[:1].isupper()}
            like = known.get(nearest(name.lower(), known, 0.75) or "")
            yield file.term(term), f"sh:{name} is no term of SHACL 1.0.{did_you_mean(like and f'sh:{like}', mark='')}"


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """The local names of SHACL's terms."""
    import rdflib  # noqa: PLC0415  # where shapes of a user's are read, which needs it anyway

    names = {str(one).removeprefix(SH) for one in dir(rdflib.SH) if str(one).startswith(SH)}
    return frozenset(names | {"", "and", "class", "in", "not", "or"})  # words of Python, which rdflib keeps apart


def _refused(file: ShapesFile) -> Iterator[Fault]:
    """What is not supported, where it is used."""
    own = {path for one in file.index.holders(f"{SH}parameter") for path in file.index.values(one, f"{SH}path")}
    for subject, predicate, value in file.triples:
        used = value if predicate == RDF_TYPE else predicate
        known = known_term(text_of(used))
        if known.refused:
            yield file.place(subject, predicate), f"sh:{known.name} is not supported: {known.refused}."
        if predicate.startswith(_DASH) and predicate.removeprefix(_DASH) in _DASH_CONSTRAINTS and predicate not in own:
            yield (
                file.place(subject, predicate),
                f"dash:{predicate.removeprefix(_DASH)} is no term of SHACL's. Put the component that defines it into the file.",
            )


def _values(file: ShapesFile) -> Iterator[Fault]:
    """Values that a parameter does not take."""
    for subject, properties in file.own.objects.items():
        for predicate in properties:
            faults = list(value_faults(file.index, subject, predicate))
            yield from ((file.place(subject, predicate, number), f"{fault}.") for number, fault in faults)
            if predicate == f"{SH}pattern" and not faults:
                yield from _pattern(file, subject)


def _pattern(file: ShapesFile, subject: str) -> Iterator[Fault]:
    for value in file.own.values(subject, f"{SH}pattern"):
        try:
            CONSTRAINTS["pattern"](Parameters(file.index, subject, lambda _: lambda _, __: True), value)
        except UsageError as error:
            yield file.place(subject, f"{SH}pattern"), str(error)


def _companions(file: ShapesFile) -> Iterator[Fault]:
    """Parameters that stand without the one that they belong to."""
    for name, others in ((one.name, one.needs.split()) for one in TERMS.values() if one.needs):
        for subject in _subjects(file.own, name):
            if not any(file.index.values(subject, f"{SH}{one}") for one in others):
                needed = " or ".join(f"sh:{one}" for one in others)
                yield file.place(subject, f"{SH}{name}"), f"sh:{name} needs {needed} beside it."


def _properties(file: ShapesFile) -> Iterator[Fault]:
    """Property shapes without a path, shapes that are not there, and node shapes with what only property shapes have."""
    shapes = file.index
    for name in ("property", "node", "not", "qualifiedValueShape", "and", "or", "xone"):
        for subject in _subjects(file.own, name):
            for number, value in enumerate(file.own.values(subject, f"{SH}{name}")):
                said = next((fault for one in _named(shapes, name, value) if (fault := _missing(shapes, name, one))), "")
                if said:
                    yield file.place(subject, f"{SH}{name}", number), f"sh:{name} names {said}."
    for name in (one.name for one in TERMS.values() if one.of):
        for subject in _subjects(file.own, name):
            if not shapes.values(subject, f"{SH}path"):
                yield file.place(subject, f"{SH}{name}"), f"sh:{name} needs a sh:path beside it."


def _named(shapes: Index, name: str, value: Object) -> list[Object]:
    """The shapes that a value of a parameter names: itself, or the members of the list."""
    return list(shapes.items(value)) if name in {"and", "or", "xone"} else [value]


def _missing(shapes: Index, name: str, node: Object) -> str:
    if isinstance(node, Literal):  # which has been told
        return ""
    shown = "a blank node" if node.startswith("_:") else node
    if not shapes.objects.get(node) and not node.startswith("_:"):
        return f"{shown}, of which the shapes say nothing. Put it into the file, or name its file too"
    return f"{shown}, which has no sh:path" if name == "property" and not shapes.values(node, f"{SH}path") else ""


def _subjects(shapes: Index, name: str) -> list[str]:
    return list(dict.fromkeys(one for subjects in shapes.holders(f"{SH}{name}").values() for one in subjects))


def _notes(file: ShapesFile) -> Iterator[Fault]:
    """What is passed over, and not wrong."""
    yield from _unknown(file)
    for subject, predicate, value in file.triples:
        if predicate == IMPORTS:
            yield file.place(subject, predicate), f"owl:imports is not followed; name the file of {value} too."
    idle = [one for one in _idle(file.index) if one in file.own.objects]
    if idle:
        more = f", and {len(idle) - 1} more," if len(idle) > 1 else ""
        yield (
            file.place(idle[0], RDF_TYPE),
            f"The shape {idle[0]}{more} judges nothing: it has no target, and no other shape asks for it.",
        )


def _unknown(file: ShapesFile) -> Iterator[Fault]:
    """Names in schema.org's namespace that schema.org does not have, so that no data has them."""
    known = schema_org()
    for _, predicate, value in file.triples:
        name = value.removeprefix(SCHEMA) if isinstance(value, str) and value.startswith(SCHEMA) else ""
        kind = known_term(predicate).takes or "term"
        if not name or _is_term(name, kind):
            continue
        is_class = kind == "class" or (kind == "term" and name[0].isupper())
        near = known.nearest_class(name) if is_class else known.nearest_property(name)
        yield (
            file.term(str(value)),
            f"schema.org {RELEASE} has no {kind} {name}, and no data should.{did_you_mean(near, mark='')}",
        )


def _is_term(name: str, kind: str) -> bool:
    """Whether schema.org has a term of a kind: a class, a property, or any."""
    known = schema_org()
    if kind == "class":
        return name in known.parents
    is_property = ANNOTATED.sub("", name) in known.properties
    return is_property if kind == "property" else is_property or name in known.parents or name in known.members


def _idle(shapes: Index) -> list[str]:
    """The shapes that nothing leads to."""
    asked = {
        one for name in ("property", "node", "not", "qualifiedValueShape", "filterShape", "and", "or", "xone")
        for value in shapes.holders(f"{SH}{name}") for one in _named(shapes, name, value)
    }  # fmt: skip
    asked.update(one for name in (*TARGETS, "target") for one in _subjects(shapes, name))
    declared = [*shapes.instances(f"{SH}NodeShape"), *shapes.instances(f"{SH}PropertyShape")]
    return [
        one for one in dict.fromkeys(declared)
        if one not in asked and not any(shapes.is_of(one, name) for name in CLASSES)
        and not is_off(shapes, one)
    ]  # fmt: skip
