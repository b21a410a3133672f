"""Documents of one event for the pages of a program: JSON-LD as values, and the script element as markup that is safe.

An element is made only of what may be published. What a description says plainly is read, built and judged without its places;
only where there is something to tell is it read again, with them.
"""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from event_ld.errors import EventLDError, UsageError
from event_ld.graph.iris import checked_base
from event_ld.graph.nodes import Tree, build
from event_ld.inputs import options_of
from event_ld.model import Event
from event_ld.pipeline import DocumentProfile, described, refuse_linked
from event_ld.problems import Problem, Severity, worst
from event_ld.publish import jsonld
from event_ld.publish.script import is_planned, mark_of_event, script_element
from event_ld.readers.plain_line import plainly
from event_ld.readers.reading import Reading
from event_ld.sources import One, is_one
from event_ld.terms import address, is_for_readers
from event_ld.told import NotPublishable, in_order
from event_ld.validate.report import Request, validate_tree

if TYPE_CHECKING:
    from event_ld.vocabulary import Vocabulary

OnViolation = Literal["raise", "omit"]
"""What becomes of an event that must not be published."""
_REQUEST = Request(profiles=("core", "web"))


class Markup(str):
    """A piece of HTML that template engines take as it is (`__html__`); "" where nothing may be published.

    Attributes:
        problems: What was found, the gravest first.
    """

    __slots__ = ("problems",)
    problems: tuple[Problem, ...]

    def __html__(self) -> str:
        """The markup."""
        return str(self)


def script(
    event: One,
    *,
    base_url: str | None = None,
    page_url: str | None = None,
    on_violation: OnViolation = "raise",
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
) -> Markup:
    """The script element of an event for the head of its page, in ASCII, safe in any page.

    Args:
        event: A mapping, an `Event`, a file, or anything else that one event is read from.
        base_url: Where the site stands.
        page_url: The address of the page, for an event that states no `url`.
        on_violation: `raise`, or `omit` for an empty text where the event must not be published.
        time_zone: The zone of the times, where neither the event nor its place gives one.
        vocabulary: Where keywords are looked up; ours when it is not given.

    Raises:
        NotPublishable: The event must not be published; the problems say why.
        InputError: A file can't be read.
        UsageError: There is no such zone or base; `page_url` is no absolute address; the file holds several events, or linked
            data.
    """
    if on_violation not in {"raise", "omit"}:
        raise UsageError(f"on_violation is raise or omit, not {on_violation}.")
    element, problems = _element(event, (base_url, page_url), time_zone, vocabulary)
    if worst(problems) is Severity.VIOLATION or not element:
        if on_violation == "raise":
            raise NotPublishable(problems)
        element = ""
    made = Markup(element)
    made.problems = tuple(problems)
    return made


def told_agenda(event: One | None, tell: Callable[[str], object], **options: Any) -> Markup:  # noqa: ANN401  # those of `agenda`
    """The agenda of an event for a page that must not break; `tell` takes what can't be read, `options` are those of `agenda`."""
    return _in_page(agenda, event, tell, options)


def told(event: One | None, tell: Callable[[str], object], **options: Any) -> Markup:  # noqa: ANN401  # those of `script`
    """The script element of an event for a page that must not break: what must not be published is told, and left out.

    It takes what `script` takes, but no text, since a file of that name would be opened, whoever wrote it; and no list.

    Raises:
        EventLDError: The page is to break, and something is wrong.
    """
    made = _in_page(script, event, tell, {"on_violation": "omit", **options})
    if made.problems and not made:
        tell(str(NotPublishable(made.problems)))
    return made


def _in_page(make: Callable[..., Markup], event: object, tell: Callable[[str], object], options: dict[str, Any]) -> Markup:
    """What is made of an event; nothing, and a word about it, where it can't be read."""
    try:
        if not (is_one(event) or isinstance(event, Reading | PathLike) or hasattr(event, "read")):
            given = {"NoneType": "nothing", "str": "a text"}.get(type(event).__name__, f"a {type(event).__name__}")
            raise UsageError(f"A template gives an event as a mapping, an Event, an object or a Path, not as {given}.")
        return make(event, **options)
    except EventLDError as error:
        if options.get("on_violation") == "raise":
            raise
        tell(str(error))
    made = Markup("")
    made.problems = ()
    return made


def agenda(event: One, *, time_zone: str | None = None) -> Markup:
    """The agenda of an event as HTML: days, times, titles, people and rooms; "" where it has none.

    Args:
        event: What `script` takes.
        time_zone: The zone of the times, where neither the event nor its place gives one.

    Raises:
        InputError: A file can't be read.
        UsageError: There is no such zone; the file holds several events, or linked data.
    """
    from event_ld.publish.site.event_page import agenda_html  # noqa: PLC0415  # what this function alone needs

    reading = described(event, time_zone, None)
    refuse_linked(reading, "agenda")
    made = Markup("" if reading.event is None else agenda_html(reading.event))
    made.problems = tuple(in_order(reading.problems))
    return made


def document(event: Event, *, base_url: str | None, profile: DocumentProfile) -> dict[str, Any]:
    """An event as a JSON-LD document, whatever is wrong with it; a UsageError where there is no such base or profile."""
    makers = {"web": jsonld.web, "portal": jsonld.portal}
    if profile not in makers:
        raise UsageError(f"There is no profile {profile} of documents; take {' or '.join(makers)}.")
    read = described(event, None, None).event or event
    return makers[profile](build(read, checked_base(base_url)))


def _element(
    source: One, addresses: tuple[str | None, str | None], time_zone: str | None, vocabulary: Vocabulary | None
) -> tuple[str, list[Problem]]:
    """The element of an event, and what is wrong with the event."""
    base_url, page_url = addresses[0], None if addresses[1] is None else _whole(addresses[1])
    base = checked_base(base_url)
    if isinstance(source, Event):
        plain = plainly(msgspec.json.encode(source), options_of(time_zone, vocabulary))
        tree = None if plain is None or plain.severities else build(_at(plain.event, page_url), base)
        if tree is not None and not validate_tree(tree, _REQUEST).found:
            return _for_page(tree, []), []
    reading = described(source, time_zone, vocabulary)
    refuse_linked(reading, "script")
    if reading.event is None:
        return "", in_order(reading.problems)
    event = _at(reading.event, page_url)
    tree = build(event, base)
    problems = [*reading.problems, *validate_tree(tree, _REQUEST).at(reading).problems]
    return _for_page(tree, problems), in_order(problems)


def _whole(page_url: str) -> str:
    known = address(page_url)
    if known is None or not is_for_readers(known):
        raise UsageError(f"page_url takes the whole address of the page, not {page_url}.")
    return known


def _for_page(tree: Tree, problems: list[Problem]) -> str:
    return script_element(jsonld.for_page(tree, is_planned=is_planned(problems)), mark_of_event(tree))


def _at(event: Event, page_url: str | None) -> Event:
    return event if page_url is None or event.url is not None else msgspec.structs.replace(event, url=page_url)
