"""A page of somebody else's as it is to be changed: what it says of itself, our elements, others' data, and where ours goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from event_ld.embedding.encoding import decoded
from event_ld.problems import place_of
from event_ld.publish.script import MARK
from event_ld.readers.html_page import is_jsonld_script
from event_ld.readers.html_scanner import Kind, Piece, attributes, pieces
from event_ld.readers.page_address import PageAddress
from event_ld.schema_org import schema_org
from event_ld.source import Place, Source, Span, spliced
from event_ld.validate.showing import Shown

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LOCAL_NAME = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)?(\w+)", re.IGNORECASE)


class Script(NamedTuple):
    """A script of JSON-LD with its tags, what stands between them, and the event that it names ("" for somebody else's)."""

    element: Span
    text: Span
    mark: str


class Page:
    """A page that is to get an element, or to lose one.

    Attributes:
        text: Its characters, of which each stands for the same bytes again.
        pieces: How browsers cut it.
        scripts: Its JSON-LD.
        markup: The start tags of its events in microdata and RDFa, by the form.
        marks: The events that it says it is about, by the attribute `data-event-ld` of any element but our own scripts.
        language: The language that it declares, or "".
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Reads a page in any encoding that agrees with ASCII; an InputError where it is no text, or can't be written back."""
        self.name = name
        self.text, self.codec = decoded(data, name)
        self.pieces = [*pieces(self.text)]
        self.scripts: list[Script] = []
        self.markup: dict[str, list[Span]] = {}
        self.marks: list[str] = []
        self.language = ""
        self._address = PageAddress()
        self._has_frames = False
        self._ends: dict[str, Piece] = {}
        for number, piece in enumerate(self.pieces):
            if not piece.inside:
                self._take(piece, number)

    def _take(self, piece: Piece, number: int) -> None:
        if piece.kind is Kind.START:
            if piece.end - piece.start > len(piece.name) + 2:
                self._start(piece, attributes(self.text, piece), number)
            self._has_frames |= piece.name == "frameset"
        elif piece.kind is Kind.END and (piece.name == "body" or (piece.name == "head" and "head" not in self._ends)):
            self._ends[piece.name] = piece

    def _start(self, piece: Piece, given: dict[str, str], number: int) -> None:
        if piece.name == "script":
            self._script(piece, given, number)
        elif MARK in given:
            self.marks.append(given[MARK])
        if piece.name == "html":
            self.language = self.language or (given.get("lang") or given.get("xml:lang", "")).strip()
        self._address.add(piece.name, given)
        for form, attribute in (("microdata", "itemtype"), ("rdfa", "typeof")):
            if attribute in given and any(map(_is_event_type, given[attribute].split())):
                self.markup.setdefault(form, []).append(Span(piece.start, piece.end))

    def _script(self, piece: Piece, given: dict[str, str], number: int) -> None:
        if not is_jsonld_script(piece.name, given):
            return
        behind = self.pieces[number + 1 : number + 3]
        text = Span(piece.end, behind[0].end if behind and behind[0].kind is Kind.TEXT else piece.end)
        end = next((one.end for one in behind if one.kind is Kind.END and one.name == "script"), 0)
        if end:
            self.scripts.append(Script(Span(piece.start, end), text, given.get(MARK, "")))

    def address(self, base_url: str = "") -> str:
        """The address that the page names as its own (RFC 6596), by the base if it has none; "" for none, or two that differ."""
        return self._address.whole(base_url)

    @cached_property
    def shown(self) -> Shown:
        """What people see of it."""
        return Shown(self.text, self.pieces)

    @property
    def names_address(self) -> bool:
        """Whether it names an address as its own, be it one that `address` can tell or not."""
        return bool(self._address.stated)

    @property
    def own(self) -> list[Script]:
        """Our elements."""
        return [one for one in self.scripts if one.mark]

    @property
    def line_end(self) -> str:
        """How its lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    @property
    def gap(self) -> int:
        """Where a new element goes: before the end of the head, else of the body, else to the end of the page.

        Of a page of frames, whose body is dropped, the beginning of the head.
        """
        if self._has_frames:
            blank = (one for one in self.pieces if not self._is_before_content(one))
            return next(blank).start
        found = next((self._ends[one] for one in ("head", "body") if one in self._ends), None)
        return found.start if found is not None else len(self.text)

    @property
    def obstacle(self) -> Piece | None:
        """What keeps an element that stands in the gap from being one; None where nothing does."""
        at, around = self.gap, ""
        for piece in self.pieces:
            if piece.start >= at:
                break
            around = piece.inside
            if piece.is_open and piece.end >= at:
                return piece
        return next((one for one in self.pieces if one.kind is Kind.START and one.name == around), None)

    def _is_before_content(self, piece: Piece) -> bool:
        is_blank = piece.kind is Kind.TEXT and not self.text[piece.start : piece.end].strip()
        is_frame = piece.kind is Kind.START and piece.name in {"html", "head"}
        return is_blank or is_frame or piece.kind is Kind.COMMENT

    def behind(self, span: Span) -> Span:
        """An element with the line end behind it, as it was put there."""
        ends = (one for one in ("\r\n", "\n") if self.text.startswith(one, span.end))
        return Span(span.start, span.end + len(next(ends, "")))

    def changed(self, edits: Iterable[tuple[Span, str]]) -> bytes:
        """The bytes of the page with stretches, which do not overlap, replaced; all others are what they were."""
        return spliced(self.text, edits).encode(self.codec, "surrogateescape")

    def place(self, span: Span | None) -> Place:
        """Where a stretch stands, for a problem; the page as a whole for None."""
        return place_of(Source(name=self.name, text=_UNSHOWN.sub("\ufffd", self.text)), span)


def _is_event_type(name: str) -> bool:
    found = _LOCAL_NAME.fullmatch(name)
    return found is not None and "Event" in schema_org().ancestors(found[1])
