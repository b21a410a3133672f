"""The road from a description to published data, as plain functions: read, build, validate, publish.

Every command of `event-ld` is one call of a function here, of the same name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, get_args

from msgspec import Struct, json

from event_ld.errors import InputError, UsageError
from event_ld.graph.iris import PLACEHOLDER_BASE, checked_base
from event_ld.graph.nodes import Tree, build
from event_ld.graph.rdflib_graph import from_rdflib, to_rdflib
from event_ld.graph.triples import grouped, ntriples, to_triples
from event_ld.loading.events import names_of
from event_ld.model import Event
from event_ld.net import Net
from event_ld.problems import Problem, problem
from event_ld.publish import jsonld, rdf
from event_ld.readers.reading import Reading, beginning
from event_ld.resources import read_data as shipped
from event_ld.sources import One, Sources, bytes_of, events, read_events, readings
from event_ld.told import Judged, Problems, in_order
from event_ld.topics import topics
from event_ld.validate.judge import Judge
from event_ld.validate.normal import has_relative, published
from event_ld.validate.profiles import open_shapes
from event_ld.validate.report import Request, validate_tree
from event_ld.vocabulary import Vocabulary, own_vocabulary

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rdflib import Graph

    from event_ld.triple import Triple

Format = Literal["jsonld", "turtle", "ntriples", "rdfxml", "yaml"]
"""What `convert` writes."""
FORMATS: tuple[Format, ...] = get_args(Format)
LINE_FORMATS = ("ntriples", "nquads", "jsonl")
"""What a batch writes, line by line: its output is the outputs of its records one behind another."""
DocumentProfile = Literal["web", "portal"]
"""The two forms of a document: what search engines read, and everything."""
DOCUMENT_PROFILES: tuple[DocumentProfile, ...] = get_args(DocumentProfile)
AS_IT_STANDS = frozenset({"turtle", "ntriples"})
"""The formats in which linked data is written as it stands; in every other it goes through the model."""
Profile = Literal["core", "web", "google", "portal", "schema-org", "cpev", "dcat-ap"]
"""What `validate` holds events to."""
Engine = Literal["auto", "compiled", "pyshacl"]
"""What validates."""


class Outcome(Judged, Struct, frozen=True, kw_only=True):
    """What a function made, and what it found on the way; `str()` is what was made.

    Attributes:
        text: What was made; "" where nothing could be.
        problems: What is wrong or open, the gravest first.
        page: The bytes of the page, where `embed` put the text into one.
    """

    text: str
    problems: tuple[Problem, ...] = ()
    page: bytes | None = None

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        return self.text or str(Problems(self.problems))


def draft(source: One, *, time_zone: str | None = None, vocabulary: Vocabulary | None = None) -> Outcome:
    """A programme, or the events of a calendar, as descriptions in YAML: each fact with its evidence, and the questions to ask.

    Args:
        source: A file, its bytes, or anything else that `readings` takes.
        time_zone: The zone of the times, where neither the text nor its place gives one.
        vocabulary: Where keywords are looked up; ours when it is not given.

    Raises:
        InputError: The file can't be read.
        UsageError: There is no such zone; the file is linked data.
    """
    read = _in_words(source, time_zone, vocabulary)
    outcomes = [_drafted(one, vocabulary) for one in read]
    problems = in_order(problem for one in outcomes for problem in one.problems)
    return Outcome(text="---\n".join(one.text for one in outcomes if one.text), problems=tuple(problems))


def _drafted(reading: Reading, vocabulary: Vocabulary | None) -> Outcome:
    """One reading as a description."""
    refuse_linked(reading, "draft")
    if reading.event is None:
        return Outcome(text="", problems=tuple(in_order(reading.problems)))
    found = in_order(reading.problems)
    questions = [one.question for one in found if one.question]
    proposals = topics(reading.event, vocabulary or own_vocabulary())
    from event_ld.publish.description import description_text  # noqa: PLC0415  # what the YAML alone needs

    text = description_text(
        reading.event,
        source=reading.source,
        evidence=reading.evidence,
        questions=questions,
        proposals=proposals,
        unmapped=reading.unmapped,
    )
    return Outcome(text=text, problems=tuple(found))


def explain(
    source: One, *, to: Literal["text", "html"] = "text", time_zone: str | None = None, vocabulary: Vocabulary | None = None
) -> Outcome:
    """A programme line by line: the role of each line, and the facts that it became, with their rules.

    The other arguments are those of `draft`.

    Args:
        source: A file, its bytes, or anything else that `readings` takes.
        to: `text`, or `html` for a page with the text on the left, and beside each line its facts.
        time_zone: The zone of the times.
        vocabulary: Where keywords are looked up.

    Raises:
        InputError: The file can't be read.
        UsageError: There is no such zone or form; the file is no programme.
    """
    from event_ld.publish.explanation import explanation_page, explanation_text  # noqa: PLC0415  # what this function alone needs

    explanations = {"text": explanation_text, "html": explanation_page}
    if to not in explanations:
        raise UsageError(f"There is no form {to} of explanations; take {' or '.join(explanations)}.")
    reading = only_one(_in_words(source, time_zone, vocabulary, is_for_text=True))
    if reading.form != "programme":
        raise UsageError(f"{reading.source.name} is no programme; there are no lines of prose to explain.")
    return Outcome(text=explanations[to](reading), problems=tuple(in_order(reading.problems)))


def validate(  # noqa: PLR0913  # one keyword for each option
    sources: Sources,
    *,
    profiles: Iterable[Profile] | None = None,
    shapes: Iterable[str | Path] = (),
    engine: Engine = "auto",
    today: date | None = None,
    base_url: str | None = None,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
) -> Problems:
    """The problems of events, from reading them and from validating their graphs, the gravest first.

    Args:
        sources: A file, bytes, a mapping, an `Event` …, or several; they are read one after another.
        profiles: Names out of `event_ld.validate.profiles.PROFILES`; when they are not given, `core`, `web`, `portal` and
            `schema-org`, and for pages and JSON-LD `google` in the place of `portal`.
        shapes: Files of SHACL shapes (Turtle) of your own, beside them.
        engine: `auto`, `compiled` or `pyshacl`; all give the same problems.
        today: The day on which past events are told; None where they are not to be.
        base_url: Where the site stands.
        time_zone: The zone of events that neither state one nor imply one.
        vocabulary: Where keywords are looked up; ours when it is not given.

    Raises:
        InputError: A file can't be read.
        UsageError: There is no such profile, engine, zone or base.
    """
    judge = Judge(
        profiles=profiles, shapes=open_shapes(shapes), engine=engine, today=today, base_url=base_url or PLACEHOLDER_BASE
    )
    problems = judge.judge_all(readings(sources, time_zone=time_zone, vocabulary=vocabulary))
    return Problems(in_order([*problems, *judge.site.problems()]))


def convert(
    sources: Sources,
    *,
    to: Format = "jsonld",
    profile: DocumentProfile = "web",
    base_url: str | None = None,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
) -> Outcome:
    """Events in another format, validated against the core profile.

    Args:
        sources: A file, bytes, a mapping, an `Event` …, or several.
        to: A format out of `FORMATS`.
        profile: `web` or `portal`, for `jsonld`; the RDF formats always say everything.
        base_url: Where the site stands, which every IRI of ours begins with.
        time_zone: The zone of events that neither state one nor imply one.
        vocabulary: Where keywords are looked up; ours when it is not given.

    Returns:
        The text, and the problems. Even where something must not be published, the text holds what could be read, so
        that people can look at it; `Outcome.is_publishable` tells.

    Raises:
        InputError: A file can't be read.
        UsageError: There is no such format, profile, zone or base.
    """
    if to not in FORMATS:
        raise UsageError(f"There is no format {to}; take {', '.join(FORMATS)}.")
    if profile not in DOCUMENT_PROFILES:
        raise UsageError(f"There is no profile {profile} of documents; take {' or '.join(DOCUMENT_PROFILES)}.")
    base = checked_base(base_url)
    opened = readings if to in AS_IT_STANDS else events
    read = list(opened(sources, time_zone=time_zone, vocabulary=vocabulary))
    for linked in (reading for reading in read if reading.statements and to not in AS_IT_STANDS):
        refuse_linked(linked, f"--to {to}")
    problems: list[Problem] = []
    parts: list[Any] = []
    for reading in read:
        problems += reading.problems
        with Net(problems, beginning(reading)):
            if reading.event is not None:
                tree = build(reading.event, base)
                parts.append(_part(reading.event, tree, to, profile))
                problems += validate_tree(tree, Request(profiles=("core",))).at(reading).problems
                if base_url is None and to != "yaml" and lacks_base(tree, profile if to == "jsonld" else ""):
                    problems.append(base_missing())
            elif reading.statements:
                parts.append(published(reading, base, {} if base_url is None else names_of(reading, base)))
                if base_url is None and has_relative(reading.statements):
                    problems.append(base_missing())
    has_events = any(reading.event is not None for reading in read)
    return Outcome(text=_joined(parts, to, base if has_events else PLACEHOLDER_BASE), problems=tuple(in_order(problems)))


def only_one(readings: list[Reading]) -> Reading:
    """The only reading of a file, for what takes one event; a UsageError where there are several events, or none was given."""
    if not readings:
        raise UsageError("No event was given.")
    if len(readings) > 1:
        raise UsageError(f"{readings[0].source.name} holds {len(readings)} events, and this takes one.")
    return readings[0]


def init(*, sheet: str | None = None) -> str:
    """A description in YAML to start from, every key that most events need with a comment; or a sheet of events to fill in (CSV).

    Args:
        sheet: The language of the headings of a sheet: `en`, `es`, `pt`, `fr` or `de`.

    Raises:
        UsageError: There are no headings in that language.
    """
    if sheet is not None:
        from event_ld.publish.sheet import sheet_to_fill_in  # noqa: PLC0415  # what this function alone needs

        return sheet_to_fill_in(sheet)
    return shipped("vocab", "description-template.yaml")


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a description, for editors that complete and check YAML and JSON."""
    return dict(json.decode(shipped("vocab", "description.schema.json")))


def load(graph: Graph, base_url: str = "") -> Event:
    """The event that a graph describes: the way back from `to_graph`; values of a set come in the order of their texts.

    Args:
        graph: What `to_graph` made, or a file of ours read by rdflib.
        base_url: Where the site stands; found from the graph when it is not given.

    Raises:
        InputError: No event of the graph is the main entity of a page.
    """
    from event_ld.loading.events import load as load_triples  # noqa: PLC0415  # what this function alone needs

    return load_triples(from_rdflib(graph), base_url)


def to_graph(event: One, base_url: str = PLACEHOLDER_BASE) -> Graph:
    """An event as an rdflib Graph.

    Args:
        event: The event: an `Event`, or a file, bytes, a mapping … with one.
        base_url: Where the site stands.

    Raises:
        InputError: A file can't be read, or holds no event in words.
        UsageError: `base_url` is no absolute URL; there are several events.
    """
    base = checked_base(base_url)
    found = event if isinstance(event, Event) else described(event, None, None).event
    if found is None:
        raise InputError("There is no event in words to make a graph of.")
    return to_rdflib(to_triples(build(found, base)), base)


def _in_words(source: One, time_zone: str | None, vocabulary: Vocabulary | None, *, is_for_text: bool = False) -> list[Reading]:
    """The events of a source; an HTML page without markup is read for its text."""
    given = bytes_of(source)
    if given is not None:
        data, name = given
        return read_events(data, name=name, time_zone=time_zone, vocabulary=vocabulary, is_for_text=is_for_text)
    return list(events(source, time_zone=time_zone, vocabulary=vocabulary))


def described(source: One, time_zone: str | None, vocabulary: Vocabulary | None) -> Reading:
    """The only event of a source; an InputError where it can't be read, a UsageError for no such zone, or several events."""
    return only_one(list(events(source, time_zone=time_zone, vocabulary=vocabulary)))


def refuse_linked(reading: Reading, what: str) -> None:
    """Refuses linked data where an event is needed; a UsageError where it is linked data that describes none."""
    if reading.form in {"page", "rdf"}:
        raise UsageError(f"{reading.source.name} is linked data that describes no event; {what} takes one that does.")


def lacks_base(tree: Tree, profile: str) -> bool:
    """Whether a document of an event names the event, or a concept, a person, a place … of it by the placeholder."""
    terms = () if profile == "web" else (one for triple in to_triples(tree) for one in triple)
    return any(isinstance(one, str) and tree.iris.is_placeholder(one) for one in terms)


def base_missing() -> Problem:
    """The problem of IRIs that begin with the placeholder."""
    message = f"No --base-url is given: IRIs of the output begin with {PLACEHOLDER_BASE}, which is a placeholder."
    return problem("base-url-missing", message)


def _part(event: Event, tree: Tree, to: str, profile: str) -> Any:  # noqa: ANN401  # what `_joined` takes
    """What an event becomes in a format, before events are put together."""
    if to == "yaml":
        from event_ld.publish.description import description_text  # noqa: PLC0415  # what the YAML alone needs

        return description_text(event)
    if to == "jsonld":
        return jsonld.web(tree) if profile == "web" else jsonld.portal(tree)
    return to_triples(tree)


def _joined(parts: list[Any], to: str, base: str) -> str:
    """The text of what several events became."""
    if not parts:
        return ""
    if to == "yaml":
        return "---\n".join(parts)
    if to == "jsonld":
        return jsonld.json_text(parts[0] if len(parts) == 1 else parts)
    triples: list[Triple] = [triple for part in parts for triple in part]
    if to == "ntriples":
        return ntriples(triples)
    said = grouped(triples)
    return rdf.turtle(said, base) if to == "turtle" else rdf.rdfxml(said, base)
