"""A programme that came by e-mail: its headers, its greeting and its signature are no text of the programme.

Who wrote and who received a message is nothing to publish, and the day on which it was sent is not that of the event: it
only tells the year, as the date of a page does. The subject may be the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.status import says_status, stamp_of, state_of
from event_ld.readers.programme.telephones import telephone_in
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import alternatives, is_word, known_words, meaning, spelled, spelled_pattern, table
from event_ld.source import Span

Edit = tuple[int, int, str]

_LINE = re.compile(r"(?m)^[ \t>]*+(?P<text>.*)$")
_HEADER = re.compile(r"[*_]{0,2}(?P<key>[^\W\d_][\w' ’-]{0,24}?)[*_]{0,2}\s?:[*_]{0,2}\s*+(?P<value>.*)")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,200}")
_NAME = re.compile(r"[\"'<\[(]")
_RULE = re.compile(r"--\s*")
_LONGEST_SIGNATURE = 12
_BARE_NAME = re.compile(r"(?:[^\W\d_a-zà-ÿ][\w.'’-]{0,30}\s){1,4}[^\W\d_a-zà-ÿ][\w.'’-]{0,30}")
_REACHED = re.compile(r"\+?\(?\d(?:[\s().-]?\d){6,16}$")
"""A telephone number at the end of a line."""
_PARTS = re.compile(r"[,|·]|(?<!\s)\s+[-–—]\s")
_TAG = re.compile(r"\[[^\[\]\n]{1,40}\]\s*")
"""What a list puts before a subject: `[maps-announce]`."""
_SIGNED = re.compile(r"-{3,}\s?(?:BEGIN|END) PGP [A-Z ]+-{3,}")
_NO_WORD = re.compile(r"[\W_]*")
_MOST_TITLE_LINES = 3
_LONGEST_GREETING = 80
_LONGEST_CLOSING = 40
_LONGEST_LEAD = 400
_MOST_HEADERS = 60
_FEW = 2
_SENT = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
"""When a message was sent, as programs write it (RFC 5322, 3.3)."""
_MAY_BE_MAIL = spelled_pattern(
    r"^[ \t>*_]*+(?:(?:{mail-header})[*_]{0,2}\s?:|[-_ ]*+(?:{mail-forward}))"
    r"|(?<=\s)(?:{mail-wrote})\s?:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARD = spelled_pattern(r"[-_ ]*+(?:{mail-forward})\s*+:?[-_ ]*+")
_WROTE = spelled_pattern(r"(?<=\s)(?:{mail-wrote})\s?:$")
_PREFIXES = spelled_pattern(r"(?:(?:{mail-prefix})(?:\[\d+\])?\s?:\s*)+")
BEFORE_SUBJECT = spelled_pattern(
    lambda: (
        rf"(?:(?:{alternatives(word for word, value in table()['mail-header'].items() if value == 'subject')})\s?:\s*)?"
        rf"(?:{_PREFIXES.pattern})?"
    )
)
"""What mail puts before a subject that somebody pasted: `Asunto: RV: RE: …`; it matches nothing where there is nothing."""
_GREETING = spelled_pattern(r"(?:{mail-greeting})(?![^\W_])")
_CLOSING = spelled_pattern(r"(?:{mail-closing})(?:\s[^,.]{0,20})?[,.!]?")
_FOOTER = spelled_pattern(r"(?:[\W_]*(?:{mail-footer})(?![^\W_])|_{10,}$)")
"""`_______` before the name of a list, or a sentence about the list: `To unsubscribe …`, `Más información sobre la lista`."""
_MARK = r"(?:(?<!\s)\s+(?:{})(?=\s)|(?:(?<!\s)\s+)?[:(\[–—]|(?<!\s)\s+-(?=\s))"
_STAMP_AT_END = spelled_pattern(
    lambda: (
        rf"(?<=\w)(?P<mark>{_MARK.format(spelled('copula'))})?(?:(?<!\s)\s+)?"
        rf"(?<![^\W_])(?P<word>{spelled('status')})[)\].!\s]*$"
    )
)
"""`Open day is cancelled`, `Open day (CANCELLED)`."""
_OFF = spelled_pattern(
    r"(?P<word>{cancellation})(?:\s+(?:of|de|del|da|do|du|des))?\s+(?:(?:the|la|las|el|los|le|les|a|as|o|os)\s+|l['’])?(?=\w)"
)
"""What says of an event that it is off before its name: `Cancelación de la charla …`, `Se suspende el curso`."""
_MESSAGE = re.compile(r"(?<![^\W_])(?:e-?mail|message|mensaje|correo|mensagem|courriel)(?![^\W_])", re.IGNORECASE)


class _Line(NamedTuple):
    """One line of a message: its first character, the one behind its quotation marks, its end, and its text."""

    begin: int
    start: int
    end: int
    text: str

    @property
    def removal(self) -> Edit:
        return self.begin, self.end, ""


def message_edits(text: str) -> list[Edit]:
    """What makes a programme of the messages that a text is; [] where it has no headers of a message."""
    if not _MAY_BE_MAIL.search(text):
        return []
    lines = [_Line(one.start(), one.start("text"), one.end(), one["text"].rstrip()) for one in _LINE.finditer(text)]
    edits: dict[int, Edit] = {}
    heads: set[int] = set()
    people: set[str] = set()
    titles: dict[str, list[_Line]] = {}
    for at, length in product(range(len(lines)), range(1, _MOST_TITLE_LINES + 1)):
        run = lines[at : at + length]
        titles.setdefault(" ".join(line.text.strip("*_ ") for line in run).casefold(), run)
    at = 0
    while at < len(lines):
        end = _head_end(lines, at)
        for edit in _head_edits(lines[at:end], people, titles):
            edits[edit[0]] = edit
        heads.update(range(at, end))
        at = max(end, at + 1)
    if heads:
        for edit in _body_edits(lines, heads, people):
            edits.setdefault(edit[0], edit)
    return [edits[start] for start in sorted(edits) if edits[start][1] > start or edits[start][2]]


def own_words(text: str) -> Span | None:
    """What a message says above another one that it quotes; None for a text that is no such message."""
    if not _MAY_BE_MAIL.search(text):
        return None
    lines = [_Line(one.start(), one.start("text"), one.end(), one["text"].rstrip()) for one in _LINE.finditer(text)]
    begin, at, is_said = 0, 0, False
    while at < len(lines):
        end = _head_end(lines, at)
        is_quotation = end > at or ">" in text[lines[at].begin : lines[at].start]
        if is_quotation and is_said:
            return Span(begin, lines[at].begin)
        is_said = is_said or (bool(lines[at].text) and end == at)
        begin = lines[end - 1].end if end > at else begin
        at = max(end, at + 1)
    return None


def _head_end(lines: list[_Line], at: int) -> int:
    """The line behind the headers that begin at a line, or behind a line such as `On 3 March Ana wrote:`; `at` for none."""
    first, second = lines[at].text, lines[at + 1].text if at + 1 < len(lines) else ""
    if _leads(first) and not _leads(second) and not _quotes(first) and _quotes(f"{first} {second}"):
        return at + 2
    if _FORWARD.fullmatch(first) or _quotes(first):
        return at + 1
    end, kinds = _headers(lines, at)
    sender = kinds.get("from", "")
    is_sure = "@" in sender or {"subject", "to"} <= kinds.keys() or {"subject", "sent"} <= kinds.keys()
    is_sent = "subject" in kinds and _SENT.match(kinds.get("sent", "")) is not None
    is_from = sender and not sender[0].isdigit() and is_sure and len(kinds.keys() - {"other"}) >= _FEW
    return end if is_sent or is_from else at


def _headers(lines: list[_Line], at: int) -> tuple[int, dict[str, str]]:
    """The line behind the headers that begin at a line, and the value of each kind of them."""
    kinds: dict[str, str] = {}
    end = at
    while end < min(len(lines), at + _MOST_HEADERS) and lines[end].text:
        kind, value = _header(lines[end].text)
        if kind in kinds and kind not in {"to", "other"}:
            break
        if kind:
            kinds.setdefault(kind, value)
        elif not kinds or not _goes_on(lines, end):
            break
        end += 1
    return end, kinds


def _goes_on(lines: list[_Line], at: int) -> bool:
    """Whether a line goes on with the header above it: it is indented, or is no label and another header follows."""
    is_indented = lines[at].start > lines[at - 1].start - lines[at - 1].begin + lines[at].begin
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return is_indented or (_HEADER.match(lines[at].text) is None and bool(_header(following)[0]))


def _header(text: str) -> tuple[str, str]:
    """The kind of a header and its value; "" for a line that is none."""
    found = _HEADER.match(text)
    return (meaning("mail-header", found["key"]) or "", found["value"]) if found else ("", "")


def _head_edits(lines: list[_Line], people: set[str], titles: dict[str, list[_Line]]) -> Iterator[Edit]:
    """What leaves of the headers of a message the day it was sent, as the date of a page, and its subject.

    The names and addresses of those who wrote and received it go to `people`; `titles` has the lines of the text, of which
    those that a subject repeats are left out, and the subjects so far, which are not repeated.
    """
    kind, at = "", 0
    for number, line in enumerate(lines):
        own, value = _header(line.text)
        kind, value = (own, value) if own else (kind, line.text)
        start = line.start + len(line.text) - len(value)
        if kind in {"from", "to", ""}:
            people |= {one.group().casefold() for one in _ADDRESS.finditer(value)}
            people.add(_NAME.split(value.strip("\"' "))[0].strip("\"' ").casefold())
        days = find_days(value) if kind == "sent" else None
        if days is not None:
            yield line.begin, start + days.begin, "\nPosted: "
            yield start + days.finish, line.end, "\n"
        elif kind == "subject" and own:
            at = next((one for one in range(number + 1, len(lines)) if _header(lines[one].text)[0]), len(lines))
            yield from _subject_edits(line, start, lines[number + 1 : at], titles)
        elif kind != "subject" or number >= at:
            yield line.removal


def _subject_edits(line: _Line, start: int, more: list[_Line], titles: dict[str, list[_Line]]) -> Iterator[Edit]:
    """What leaves of a subject its own words, and what it says of the state of the event on a line of its own.

    One that the text repeats, over one line or several, is told once; a mere heading that the text has too (`Agenda`) is none.

    Args:
        line: Its line.
        start: Where its value begins.
        more: The lines that go on with it.
        titles: As above.
    """
    parts = state_apart(line.text[start - line.start :])
    said = [line.text[start - line.start :][slice(*one)] for one in parts]
    name = next((one for one in said if not state_of(one)), said[0])
    key = " ".join([name, *(one.text for one in more)]).casefold()
    if key in titles and (not titles[key] or meaning("section", name) is not None):
        yield from (one.removal for one in (line, *more))
        return
    yield from (one.removal for one in titles.get(key, ()))
    titles[key] = []
    at = line.begin
    for begin, end in parts:
        yield at, start + begin, "\n"
        at = start + end
    for one in more:
        yield at, one.start, " "
        at = one.end
    yield at, (more or [line])[-1].end, "\n"


def state_apart(subject: str) -> list[tuple[int, int]]:
    """The stretches of a subject, or a title, that say something: the name, and beside it that the event is cancelled or moved.

    Args:
        subject: The subject.
    """
    at = 0
    while (found := _PREFIXES.match(subject, at) or _TAG.match(subject, at)) and found.end() < len(subject):
        if says_status(found[0]):
            break
        at = found.end()
    off = _OFF.match(subject, at)
    if off is not None:
        return [off.span("word"), (off.end(), len(subject))]
    stamp = stamp_of(subject[at:])
    if is_word("status", stamp):
        begin = subject.index(stamp, at)
        name = _NO_WORD.match(subject, begin + len(stamp)).end()  # type: ignore[union-attr]  # it matches the empty string
        return [(begin, begin + len(stamp)), *([(name, len(subject))] if name < len(subject) else [])]
    end = _STAMP_AT_END.search(subject, at)
    if end is None or not (end["mark"] or end["word"].isupper() > subject.isupper()):
        return [(at, len(subject))]
    return [(at, end.start()), end.span("word")]


def _body_edits(lines: list[_Line], heads: set[int], people: set[str]) -> Iterator[Edit]:
    """What leaves greetings, signatures, notices of confidence and the names of those who write out of messages."""
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if at in heads or not line.text:
            at = end
            continue
        if _RULE.fullmatch(line.text) or (len(line.text) <= _LONGEST_CLOSING and _CLOSING.fullmatch(line.text)):
            end = _signature_end(lines, heads, at)
        elif (behind := _bare_signature_end(lines, heads, at, people)) is not None:
            end = behind
        elif _is_form(line.text):
            end = _footer_end(lines, heads, at)
        elif not (_greets(line.text) or _is_of(line.text, people)):
            at = end
            continue
        yield from (one.removal for one in lines[at:end])
        at = end


def _is_form(text: str) -> bool:
    """Whether a line is what a list or a program adds to a message: how to leave it, a signature in letters, a notice."""
    is_notice = _MESSAGE.search(text) is not None and known_words("mail-disclaimer").search(text) is not None
    return is_notice or _SIGNED.fullmatch(text) is not None or _FOOTER.match(text) is not None


def _footer_end(lines: list[_Line], heads: set[int], at: int) -> int:
    """The line behind what a list or a program put below a message, or before it: a blank one, or the headers of another."""
    return next((number for number in range(at, len(lines)) if not lines[number].text or number in heads), len(lines))


def _bare_signature_end(lines: list[_Line], heads: set[int], at: int, people: set[str]) -> int | None:
    """The line behind a signature that nothing leads to: the last lines of a message, a name and how to reach its bearer.

    The name of somebody who wrote or received a message, or its first word, may stand alone, or before the number on its line.
    """
    first, *others = _PARTS.split(lines[at].text, maxsplit=1)
    first = first.strip()
    is_of = bool(first) and any(f"{one} ".startswith(f"{first.casefold()} ") for one in people)
    if (at and lines[at - 1].text) or not (is_of or _BARE_NAME.fullmatch(lines[at].text)):
        return None
    end = _footer_end(lines, heads, at)
    after = next((number for number in range(end, len(lines)) if lines[number].text), None)
    while is_of and not others and after is not None and after not in heads and _only_reaches(lines[after].text):
        end = after + 1  # each line is a paragraph of its own, as Outlook has it
        after = next((number for number in range(end, len(lines)) if lines[number].text), None)
    texts = [*(others if is_of else []), *(line.text for line in lines[at + 1 : end])]
    is_last = after is None or after in heads
    is_short = len(texts) < _LONGEST_SIGNATURE and not any(find_days(text) for text in texts)
    return end if is_last and is_short and any(map(_reaches, texts)) else None


def _reaches(text: str) -> bool:
    """Whether a line says how to reach somebody."""
    return bool(_ADDRESS.search(text) or _REACHED.search(text) or telephone_in(Piece(text, 0)))


def _only_reaches(text: str) -> bool:
    """Whether a line begins with how to reach somebody: `Tel. 030 123456`, `eva@example.org`."""
    begins = _ADDRESS.match(text) or text[:1] in "+(" or re.match(rf"(?:{spelled('telephone')})(?![^\W_])", text, re.IGNORECASE)
    return bool(begins) and _reaches(text)


def _signature_end(lines: list[_Line], heads: set[int], at: int) -> int:
    """The line behind a signature: a blank one before a day or a time, otherwise the end of its message, if that is near."""
    blank, length = 0, 0
    for number in range(at + 1, len(lines)):
        text = lines[number].text
        if number in heads:
            return number
        if not text:
            blank = blank or number
            continue
        length += 1
        if length > _LONGEST_SIGNATURE or find_time(text) or find_days(text):
            return blank or at + 1
    return len(lines)


def _greets(text: str) -> bool:
    found = _GREETING.match(text) if len(text) <= _LONGEST_GREETING else None
    return found is not None and (text[-1] in ",:!;" or found.end() == len(text.rstrip(".")))


def _is_of(text: str, people: set[str]) -> bool:
    """Whether a line is nothing but the name or the address of somebody who wrote or received a message."""
    rest = text.casefold().strip(" .,;<>()[]*_")
    address = _ADDRESS.search(rest)
    if address is not None and address[0] in people:
        rest = rest.replace(address[0], "").strip(" .,;<>()[]*_:")
    return (address is not None and not rest) or rest in people


def _leads(text: str) -> bool:
    """Whether a line begins as that before a quoted message does: `On Tue, 3 Mar 2026 at 10:00, Ana Gil`."""
    return meaning("mail-lead", text.partition(" ")[0]) is not None and any(map(str.isdigit, text))


def _quotes(text: str) -> bool:
    """Whether a line is one before a quoted message: `On Tue, 3 Mar 2026, Ana Gil <ana@example.org> wrote:`."""
    is_dated = any(letter == "@" or letter.isdigit() for letter in text)
    return len(text) <= _LONGEST_LEAD and is_dated and _WROTE.search(text) is not None
