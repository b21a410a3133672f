"""The element of an event in one page: put there, put in the place of what says the same, and taken out again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import structs

from event_ld.embedding.cutting import Edit, cut
from event_ld.embedding.others import DAY, contradictions, facts_of, is_renamed, is_this_one, other_events, same_events
from event_ld.embedding.page import Page, Script
from event_ld.embedding.templates import template_in
from event_ld.graph.fragments import first_text
from event_ld.graph.iris import checked_base
from event_ld.graph.nodes import build
from event_ld.mapping import SCHEMA
from event_ld.pipeline import Outcome, described, refuse_linked
from event_ld.problems import Problem, Severity, for_pages, problem
from event_ld.publish.jsonld import for_page, script_safe
from event_ld.publish.script import is_planned, mark_of, mark_of_event, script_element
from event_ld.readers.html_scanner import Kind, Piece
from event_ld.readers.reading import Reading, is_loaded
from event_ld.source import Span
from event_ld.told import in_order
from event_ld.validate.agreement import check_agreement
from event_ld.validate.finding import NAME, START
from event_ld.validate.judge import without_echoes
from event_ld.validate.profiles import PAGE_PROFILES
from event_ld.validate.report import Request, validate_tree

if TYPE_CHECKING:
    from event_ld.embedding.others import Facts, Other
    from event_ld.model import Event
    from event_ld.sources import One
    from event_ld.vocabulary import Vocabulary


class Choices(NamedTuple):
    """How an element goes into a page, as `embed` is told it."""

    base_url: str | None = None
    replaces: bool = False
    is_finished: bool = False
    language: str = "en"


def embed(  # noqa: PLR0913  # one keyword for each option
    source: One,
    *,
    into: bytes | None = None,
    page_name: str = "page",
    base_url: str | None = None,
    replace_other: bool = False,
    is_finished: bool = False,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
) -> Outcome:
    """The script element of an event, or a page with that element in it.

    In a page it takes the place of our element about the same event, or goes before the end of the head. The page's canonical
    address is the event's, and its language is the one that texts are taken in.

    Args:
        source: A file with one event, its bytes, a mapping, an `Event` …
        into: The bytes of a page; its other bytes stay as they are.
        page_name: What people call the page.
        base_url: Where the site of the event stands; without one, things are named by fragments of the page.
        replace_other: Whether the element takes the place of what other JSON-LD of the page says about the event.
        is_finished: Whether marks of templates are a part of the page, and the file is no template.
        time_zone: The zone of the times, where neither the event nor its place gives one.
        vocabulary: Where keywords are looked up; ours when it is not given.

    Returns:
        The outcome: its text is the script element, its page the bytes to write. Where something must not be published, the page
        comes back as it was.

    Raises:
        InputError: A file can't be read; the page is no text.
        UsageError: There is no such zone or base; the file holds several events, or linked data.
    """
    reading = described(source, time_zone, vocabulary)
    choices = Choices(base_url, replace_other, is_finished)
    return embedded(reading, None if into is None else Page(into, page_name), choices, into)


def embedded(reading: Reading, page: Page | None, choices: Choices, data: bytes | None) -> Outcome:
    """What `embed` gives for an event that has been read, and a page with its bytes, or None for the element alone.

    A UsageError where there is no such base, or the event is linked data.
    """
    base = checked_base(choices.base_url)
    refuse_linked(reading, "embed")
    if reading.event is None:
        return Outcome(text="", problems=tuple(in_order(reading.problems)), page=data)
    address = page.address(choices.base_url or "") if page is not None else ""
    tree = build(reading.event, base, "" if choices.base_url else address)
    problems = [for_pages(one) for one in reading.problems] if is_loaded(reading) else [*reading.problems]
    verdict = validate_tree(tree, Request(profiles=PAGE_PROFILES, language=choices.language)).at(reading)
    problems += without_echoes(verdict.problems, problems)
    if page is not None:
        problems += [one.problem(page.place(None), "") for one in check_agreement(verdict.graph, page.shown)]
    document = for_page(
        tree, address=address, language=page.language if page is not None else "", is_planned=is_planned(problems)
    )
    said = {SCHEMA + term for term in document}  # also what is concluded: the status, who performs in a part
    problems = [one for one in problems if not (one.code.endswith("-missing") and one.result_path in said)]
    mark = mark_of_event(tree)
    made = Outcome(text=script_element(document, mark) + "\n", problems=tuple(in_order(problems)))
    if page is None or not made.is_publishable:
        return structs.replace(made, page=data)
    new, found = put_in_page(page, document, mark_of(mark), choices)
    made = structs.replace(
        made, problems=tuple(in_order([*problems, *found, *_not_shown(page, reading.event, address, problems)]))
    )
    return structs.replace(made, page=new if made.is_publishable else data)


def put_in_page(page: Page, document: dict[str, Any], mark: str, choices: Choices) -> tuple[bytes, list[Problem]]:
    """The bytes of a page with the element of a document, and what was found; the bytes count where nothing found forbids it."""
    return _InPage(page, document, mark, choices).put()


def _not_shown(page: Page, event: Event, address: str, found: list[Problem]) -> Iterator[Problem]:
    """What a page does not say of itself and of its event: its address, the name and the day that people see."""
    if page.names_address and not address:
        message = f"{page.name} names no single whole address as its own: its canonical link is relative, or there are several."
        yield problem("page-address-unknown", message, place=page.place(None))
    told = {one.result_path for one in found if one.code == "page-shows-another"}
    code, name, start = "page-does-not-show", event.name or "", event.start_date
    if NAME not in told and not page.shown.has_name(name.values() if isinstance(name, dict) else [name]):
        message = f"{page.name}, titled “{page.shown.title}”, does not show the name “{first_text(name)}”."
        yield problem(code, message, place=page.place(None))
    if start is not None and START not in told and not page.shown.has_day(start):
        yield problem(code, f"{page.name} does not show the day of the event, {start[:DAY]}.", place=page.place(None))


class _InPage:
    """Puts one element into one page."""

    def __init__(self, page: Page, document: dict[str, Any], mark: str, choices: Choices) -> None:
        self.page, self.document, self.mark, self.choices = page, document, mark, choices
        self.problems: list[Problem] = []
        self.gone: list[Script] = []
        self.edits: list[Edit] = []
        self.cut: Script | None = None

    def put(self) -> tuple[bytes, list[Problem]]:
        """The bytes of the page with the element, and what was found."""
        template = None if self.choices.is_finished else template_in(self.page)
        if template is not None:
            mark, kind = template
            told = problem(
                "page-is-template", f"{self.page.name} is a template of {kind.whose}, no page.", place=self.page.place(mark)
            )
            self.problems.append(structs.replace(told, advice=f"{told.advice} {kind.door}".rstrip()))
            return b"", self.problems
        self._others()
        edits = self._edits()
        new = self.page.changed(edits)
        is_same = all(self.page.text[span.start : span.end] == text for span, text in edits)
        if _lost(self.page if is_same else self._up_to_ours(new), self.mark, self.document):
            at = self.page.obstacle
            self._tell("page-element-lost", f"In {self.page.name} the element would be none: {_why(at)}.", _begin(at))
        return new, self.problems

    def _up_to_ours(self, new: bytes) -> Page:
        """A page that was written, read again to the end of our element; what follows is read by browsers as it was."""
        ours = self._element.encode("ascii")
        return Page(new[: new.find(ours) + len(ours)], self.page.name)

    @property
    def _element(self) -> str:
        return script_element(self.document, self.mark).replace("\n", self.page.line_end)

    def _edits(self) -> list[Edit]:
        element = self._element
        known = [*(one for one in self.page.own if one.mark == self.mark), *self.gone]
        if not known and self.cut is not None:  # beside what is left of where the event was
            at = self.cut.element.end
            return [*self.edits, (Span(at, at), self.page.line_end + element)]
        if not known:
            at = self.page.gap
            return [*self.edits, (Span(at, at), element + self.page.line_end)]
        return [*self.edits, (known[0].element, element), *((self.page.behind(one.element), "") for one in known[1:])]

    def _others(self) -> None:
        found = other_events(self.page, self.mark)
        if not found:
            return
        ours = facts_of(script_safe(self.document))
        own = next((one for one in self.page.own if one.mark == self.mark), None)
        before = facts_of(self.page.text[own.text.start : own.text.end]) if own is not None else {}
        same = [one for one in same_events(ours, before, found) if not _is_ours_and_another(one, ours)]
        replaced = [one for one in same if self._is_replaced(one, ours)]
        by_script = {one.script: [other for other in replaced if other.script == one.script] for one in replaced if one.script}
        kept: list[Other] = []
        for script, events in by_script.items():
            if not self._take_out(script, events):
                kept += events
        for one in same:
            if one in kept or one not in replaced:
                self._tell_same(one, ours)
        self._tell_others([one for one in found if one not in same])

    def _is_replaced(self, other: Other, ours: Facts) -> bool:
        if other.script is None:
            return False
        if self.choices.replaces:
            return is_this_one(ours, other.facts)
        return bool(other.script.mark) and is_renamed(ours, other.facts)

    def _take_out(self, script: Script, events: list[Other]) -> bool:
        """Takes events out of a script of JSON-LD; whether that can be done."""
        edits = cut(self.page.text, script.text, [one.place for one in events], str(self.document.get("@id", "")))
        if edits is None:
            return False
        if edits:
            self.edits += edits
            self.cut = script
        else:
            self.gone.append(script)
        for one in events if not script.mark else ():
            what = f"“{one.name}”" + (f" on {one.day}" if one.day else "")
            self._tell(
                "page-event-replaced", f"The Event {what} in the JSON-LD of {self.page.name} has gone for this one.", one.place
            )
        return True

    def _tell_same(self, other: Other, ours: Facts) -> None:
        against = contradictions(ours, other.facts)
        what = f"{self.page.name} has another Event in its {other.form}" + (f", “{other.name}”" if other.name else "")
        how = f", which contradicts this one in {'; '.join(against)}." if against else ": it is this one, said twice."
        how = how if other.facts else ", of which nothing can be read."
        told = problem("page-has-another-event", what + how, place=self.page.place(other.place))
        if other.form != "JSON-LD" or self.choices.replaces:
            advice = f"Switch it off where it is written (a plugin, the theme): {other.form} like this is not replaced."
            told = structs.replace(told, advice=advice)
        self.problems.append(told if against else structs.replace(told, severity=Severity.WARNING))

    def _tell_others(self, others: list[Other]) -> None:
        if not others:
            return
        first = others[0]
        named = (f"“{first.name}”" if first.name else "without a name") + (f" on {first.day}" if first.day else "")
        more = f", and {len(others) - 1} more" if len(others) > 1 else ""
        message = f"{self.page.name} has another Event in its {first.form}, {named}{more}; a page is for one event."
        told = problem("page-has-another-event", message, place=self.page.place(first.place))
        advice = "Embed in the page of the event alone, or take the other out where it is written."
        self.problems.append(structs.replace(told, severity=Severity.WARNING, advice=advice))

    def _tell(self, code: str, message: str, span: Span | None = None) -> None:
        self.problems.append(problem(code, message, place=self.page.place(span)))


def _is_ours_and_another(other: Other, ours: Facts) -> bool:
    """Whether an event of the page is one that we have embedded, and not this one under an earlier id."""
    is_ours = other.script is not None and bool(other.script.mark)
    return is_ours and not is_renamed(ours, other.facts) and not set(ours.get("@id", ())) & set(other.facts.get("@id", ()))


def _lost(page: Page, mark: str, document: dict[str, Any]) -> bool:
    """Whether a page that was written does not have the element once, as an element, with all that it says."""
    own = [one for one in page.own if one.mark == mark]
    if len(own) != 1:
        return True
    try:
        return bool(json.loads(page.text[own[0].text.start : own[0].text.end]) != document)
    except ValueError:
        return True


def _begin(at: Piece | None) -> Span | None:
    return None if at is None else Span(at.start, min(at.end, at.start + 40))


def _why(at: Piece | None) -> str:
    """What keeps an element from being one, as a part of a sentence."""
    if at is None:
        return "what stands around it swallows it"
    what = {Kind.COMMENT: "the comment", Kind.LOST: f"the tag <{at.name}"}.get(at.kind, f"the element <{at.name}>")
    return f"{what} that begins here is never closed" if at.is_open else f"it would stand within {what}"


def remove(page: bytes, page_name: str = "page", event_id: str | None = None) -> bytes:
    """A page without our elements, or that of one event, and the line ends put behind them; an InputError where it is no text."""
    read_page = Page(page, page_name)
    gone = [one for one in read_page.own if event_id is None or one.mark == mark_of(event_id)]
    return read_page.changed((read_page.behind(one.element), "") for one in gone)
