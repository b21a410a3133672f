"""The labelled stretches of a programme: what the tagger found, each with its place and its margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.body_names import with_slashes
from event_ld.readers.programme.name_ends import named, whole_name
from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.rooms import Span, cells_of, rooms_alike
from event_ld.readers.programme.slot_words import begins_session
from event_ld.readers.programme.tagged_names import SHOWN, is_named_after
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.tokens import Kind, Token
from event_ld.readers.programme.words import is_word, placeholder

if TYPE_CHECKING:
    from event_ld.readers.programme import tables
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.outline import Line
    from event_ld.readers.programme.tagger import Tagged
    from event_ld.readers.programme.times import TimeRange

_BULLETS = " \t*•·-–—"
_MARKS = '*_|/,;:–—-#<>~≈\\"“”«»'
_STOP = re.compile(r"[.\s]*\.(?:(?=[\s*_–—-])|(?=[\"“«])|$)")
"""The full stop of what stands before: `13:30-14:30. Pausa`, `10:00 horas.- Mapas`."""
_QUOTES = {'"': '"', "”": "“", "»": "«"}
_NO_QUOTES = str.maketrans("", "", '"“”«»')
_GO_ON = frozenset({"TI", "AF"})
_PLAIN = frozenset({"O", "DE", "TI"})
_LOUD = _PLAIN | {"PE"}
_FEW_MARKS = 3
_FEW_WORDS = 4
_ALONE = 8
"""How many characters may stand beside a room or a day on a line that is its heading."""
SURE = 100
"""The margin, in hundredths, below which a name is asked about and no fact; what stands alike has it."""
_GUILLEMETS = frozenset({" »", "\u00a0»", "\u202f»"})
_OF_LINE = frozenset({"AF", "JO"})
_NEXT_LINE = re.compile(r"(?<=\S)\n[ \t]*+(?=[A-ZÀ-Þ])")
_COLUMNS = {"room": "RO", "title": "TI"}
HEADING = re.compile(r"\s{0,99}(?:(?P<level>#+)|\*\*|__|<h\d)")
CELL = re.compile(r"[|\t]")
"""What parts the cells of a row of a table in plain text."""
_ROUGH = re.compile(r"\s[(\[](?:~|ca?\.?|vers|about|around|aprox\.?|approx\.?|env\.?)?$")
"""What a bracket begins with before a rough time: `Doors (ca. 6pm)`."""
_OPENING = {")": "(", "]": "["}
_CLOSING = {"(": ")", "[": "]"}


class Stretch(NamedTuple):
    """A labelled stretch.

    Attributes:
        label: What it is: `TI`, `PE` … as `tagger.AGENDA` has it.
        line: The line that it begins in.
        cell: The cell of a table that it begins in.
        margin: How sure it is, in hundredths: that of its least sure token.
        value: What a time or a day says.
    """

    label: str
    piece: Piece
    first: int
    last: int
    line: int
    cell: int
    margin: int
    value: TimeRange | Days | None = None


class Row(NamedTuple):
    """A line of the text, by what stands around it.

    Attributes:
        table: What it is where it is a row of a table.
    """

    piece: Piece
    is_apart: bool
    first: int
    last: int
    table: tables.Row | None = None

    @property
    def beside(self) -> list[Piece]:
        """The cells of the columns of offices and bodies that hold anything."""
        return [cell for cell in self.table.of("job", "organization") if any(map(str.isalpha, cell.text))] if self.table else []

    @property
    def rooms(self) -> list[tuple[str, int, Piece]]:
        """The cells of titles and rooms, each with its label and number, where the row has a room."""
        if self.table is None or not self.table.of("room"):
            return []
        said = ((column.kind, cell) for column, cell in self.table.cells if column.kind in _COLUMNS)
        told = [one for one in said if not placeholder(one[1].text.strip(_MARKS))]
        text, start = self.piece.text, self.piece.start
        return [(_COLUMNS[kind], len(CELL.findall(text, 0, cell.start - start)), cell) for kind, cell in told]


_INVERTED = ("¿", "¡")


def stretches(text: str, tokens: list[Token], tagged: Tagged) -> list[Stretch]:
    """The stretches that a tagger's labels make."""
    cells = cells_of(tokens)
    labelled = _labelled(tokens, cells, tagged.labels)
    spans = rooms_alike(text, tokens, cells, _whole(tokens, tagged, labelled))
    spans = _shown(text, tokens, _alone(tokens, cells, _of_somebody(text, tokens, cells, spans)))
    beside: dict[int, list[str]] = {}
    for one in spans:
        beside.setdefault(tokens[one.first].line, []).append(one.name)
    found: list[Stretch] = []
    for name, first, last in spans:
        token = tokens[first]
        piece = _closed(text, Piece(text[token.begin : tokens[last].end], token.begin))
        piece = piece.cut(0, _end_of_line(piece.text)) if name in _OF_LINE else piece
        piece = with_slashes(text, piece) if name == "AF" else piece
        piece = max(piece.split(CELL), key=lambda part: len(part.text), default=piece)  # none goes over cells
        piece = piece if token.value is not None else trimmed(piece)
        if text[piece.start - 1 : piece.start] in _INVERTED:
            piece = Piece(text[piece.start - 1 : piece.span.end], piece.start - 1)
        lead = Piece(text[(at := text.rfind("\n", 0, piece.start) + 1) : piece.start], at).strip(_BULLETS)
        if name == "TI" and lead.text.endswith(":") and beside[token.line][0] == "TI" and begins_session(lead.text):
            piece = Piece(text[lead.start : piece.span.end], lead.start)  # `Workshop 2: Maps for all`
        if name == "PE" and found and found[-1].label == "TI" and found[-1].line == token.line:
            found[-1], piece = _with_honorific(text, found[-1], piece)
        if piece.text:
            is_told = tagged.labels[first].endswith(name)
            margin = min(tagged.margins[at] for at in range(first, last + 1)) if is_told else SURE
            is_title = name == "PE" and margin < SURE and beside[token.line] == ["ST", "PE"] and not is_known_name(piece)
            label = "TI" if is_title else name
            found.append(Stretch(label, piece, first, last, token.line, cells[first], margin, token.value))
    return [part for one in found for part in named(whole_name(one, text, tokens, tagged.labels), text, tokens)]


def _with_honorific(text: str, title: Stretch, name: Piece) -> tuple[Stretch, Piece]:
    """A title and the name right behind it with the honorific that ends the title: `Introduction  Dr.`, `V. Gil`."""
    last = title.piece.text.rpartition(" ")[2]
    at = title.piece.span.end - len(last)
    is_beside = not text[title.piece.span.end : name.start].strip() and at > title.piece.start
    if not (is_beside and last.endswith(".") and is_word("honorific", last[:-1])):
        return title, name
    return title._replace(piece=title.piece.cut(0, at - title.piece.start).strip()), Piece(text[at : name.span.end], at)


def _end_of_line(text: str) -> int:
    """Where a body or an office ends before a line that begins in capitals; a line may end with a small word: `Museum of`."""
    ends = (
        found.start() for found in _NEXT_LINE.finditer(text) if not is_word("small", text[: found.start()].rsplit(maxsplit=1)[-1])
    )
    return next(ends, len(text))


def _labelled(tokens: list[Token], cells: list[int], labels: list[str]) -> list[Span]:
    """The stretches that labels make; each ends with its cell."""
    spans: list[Span] = []
    is_open = False
    for at, label in enumerate(labels):
        name = label[2:] if label[1:2] == "-" else label
        if label[0] == "n" or tokens[at].text[0] in "|\t":
            continue
        is_next = is_open and (name != "TI" or tokens[at - 1].text != "\n\n")
        if label[0] == "I" and is_next and cells[at] == cells[spans[-1].first]:
            spans[-1] = spans[-1]._replace(last=at)
        elif label != "O":
            spans.append(Span(name, at, at))
        is_open = label != "O" and label[1:2] == "-"
    return spans


def _whole(tokens: list[Token], tagged: Tagged, spans: list[Span]) -> list[Span]:
    """Titles and bodies with the words that go on with them, and titles of one line as one where only a mark parts them.

    A stretch goes on to a mark or the end of its line, and a title over a line that begins in lower case.
    """
    taken = [label[0] != "n" and label != "O" for label in tagged.labels]
    whole: list[Span] = []
    for name, first, last in spans:
        if whole and last <= whole[-1].last:
            continue  # a line that the title before took
        begin, end = first, last
        if name in _GO_ON:
            begin, end = _words_before(tokens, taken, first), _words_behind(tokens, taken, last)
        if name == "TI":
            end = _lines_behind(tokens, tagged, end)
            if whole and whole[-1].name == "TI" and _are_one(tokens, whole[-1].last, begin):
                whole[-1] = whole[-1]._replace(last=end)
                continue
        whole.append(Span(name, begin, end))
    return whole


def _of_somebody(text: str, tokens: list[Token], cells: list[int], spans: list[Span]) -> list[Span]:
    """The stretches without whoever made a work, and the offices of a title that names nobody: `talks, a prayer by a priest`."""
    before = {one: text[: tokens[one.first].begin].rpartition("\n")[2] for one in spans if one.name == "PE"}
    others = [one for one in before if is_named_after(before[one])]
    led = {one.first - 1 for one in others}
    spans = [one for one in spans if one not in others and not (one.name == "RL" and one.last in led)]
    places = [(tokens[one.first].line, cells[one.first]) for one in spans]
    taken = {at for one in spans for at in range(one.first, one.last + 1)}
    named = {place for place, one in zip(places, spans, strict=True) if one.name not in {"TI", "RL", "JO", "ST", "DA", "DE"}}
    listed = {
        place
        for place, one in zip(places, spans, strict=True)
        if one.name == "TI"
        and [token.text for token in tokens[one.last + 1 : one.last + 2]] == [","]
        and tokens[one.last + 2].text[0].islower()
        and one.last + 2 not in taken
    }
    return [one for place, one in zip(places, spans, strict=True) if one.name not in {"RL", "JO"} or place not in listed - named]


def _alone(tokens: list[Token], cells: list[int], spans: list[Span]) -> list[Span]:
    """The stretches, each title that its line, or its cell, says nothing beside as the whole of it: `REGIONS: Maps for all`."""
    beside = Counter((tokens[one.first].line, cells[one.first]) for one in spans if one.name not in {"ST", "DA"})
    taken = {at for one in spans for at in range(one.first, one.last + 1)}
    found = []
    for one in spans:
        place = (tokens[one.first].line, cells[one.first])
        first, last = one.first, one.last
        if one.name == "TI" and beside[place] == 1 and tokens[last].line == place[0]:
            while first > 0 and _is_free(tokens, cells, taken, first - 1, place):
                first -= 1
            while last + 1 < len(tokens) and _is_free(tokens, cells, taken, last + 1, place):
                last += 1
        is_first = one.name == "TI" and (first == 0 or tokens[first - 1].kind is Kind.BREAK)
        if is_first and first + 1 < last and tokens[first].text.isdigit() and tokens[first + 1].text in {".", ")"}:
            first += 2  # `3. Maps for all`
        found.append(one._replace(first=first, last=last))
    return found


def _shown(text: str, tokens: list[Token], spans: list[Span]) -> list[Span]:
    """The stretches, each name with its honorific as a title that a play is shown behind: `Don Ana Gil. Rehearsed reading`."""
    found: list[Span] = []
    for one in spans:
        if one.name == "PE" and SHOWN.match(text, tokens[one.last].end) is not None:
            is_led = bool(found) and found[-1].name == "HO" and found[-1].last == one.first - 1
            one = Span("TI", found.pop().first if is_led else one.first, one.last)  # noqa: PLW2901  # as it is shown
        found.append(one)
    return found


def _is_free(tokens: list[Token], cells: list[int], taken: set[int], at: int, place: tuple[int, int]) -> bool:
    token = tokens[at]
    return token.kind is Kind.WORD and (token.line, cells[at]) == place and at not in taken and token.text[0] not in "|\t<@"


def _words_behind(tokens: list[Token], taken: list[bool], last: int) -> int:
    """The last of the words behind a stretch, where nothing else is labelled before the next mark."""
    at = last + 1
    while at < len(tokens) and tokens[at].kind is Kind.WORD and tokens[at].text[0].isalnum() and not taken[at]:
        at += 1
    is_end = at == len(tokens) or (tokens[at].kind in (Kind.BREAK, Kind.WORD) and not taken[at])
    return at - 1 if is_end else last


def _words_before(tokens: list[Token], taken: list[bool], first: int) -> int:
    """The first of the words before a stretch, where nothing else is labelled behind the mark before it."""
    at = first - 1
    while at >= 0 and tokens[at].kind is Kind.WORD and tokens[at].text[0].isalnum() and not taken[at]:
        at -= 1
    is_end = at < 0 or (tokens[at].kind in (Kind.BREAK, Kind.WORD, Kind.TIME) and (tokens[at].kind is Kind.TIME or not taken[at]))
    return at + 1 if is_end else first


def _lines_behind(tokens: list[Token], tagged: Tagged, last: int) -> int:
    """The last token of the lines that go on with a title and say nothing else.

    They begin in lower case or behind a comma, or are in capitals below a title in capitals.
    """
    at = last + 1 + (tokens[last + 1 : last + 2] != [] and tokens[last + 1].text == ",")
    while at < len(tokens) and tokens[at].kind is Kind.BREAK and tokens[at].text == "\n":
        is_loud = _goes_on_loud(tokens, tagged, at)
        end = at + 1
        while end < len(tokens) and tokens[end].kind is Kind.WORD and tagged.labels[end][-2:] in (_LOUD if is_loud else _PLAIN):
            end += 1
        is_line = end > at + 1 and (end == len(tokens) or tokens[end].kind is Kind.BREAK)
        if not is_line or not (is_loud or tokens[at - 1].text == "," or tokens[at + 1].text[0].islower()):
            break
        last, at = end - 1, end
    return last


def _goes_on_loud(tokens: list[Token], tagged: Tagged, at: int) -> bool:
    """Whether a line in capitals goes on with one above it: it begins no session, and with no name that is known or sure."""
    words = [*islice(takewhile(lambda token: token.text.isupper(), tokens[at + 1 :]), _FEW_WORDS)]
    if not words or not all(len(one.text) > 1 and one.text.isupper() for one in (tokens[at - 1], words[0])):
        return False
    is_cut = any(is_word("small", one.text) for one in (tokens[at - 1], *words)) or tagged.margins[at + 1] < SURE
    begins = begins_session(" ".join(token.text for token in tokens[at + 1 : at + 4]))
    return is_cut and not (begins or is_known_name(Piece(" ".join(token.text for token in words), 0)))


def _are_one(tokens: list[Token], last: int, first: int) -> bool:
    """Whether nothing but marks stands between two stretches of one line and one cell."""
    between = tokens[last + 1 : first]
    return len(between) <= _FEW_MARKS and all(
        one.kind is Kind.WORD and not one.text[0].isalnum() and one.text[0] not in "|\t<[" and not one.text.isspace()
        for one in between
    )


def rows(text: str, tokens: Iterable[Token], lines: Iterable[Line] = ()) -> list[Row]:
    """The lines of a text that are not blank.

    Args:
        text: The text.
        tokens: Its tokens.
        lines: Its outline, which says what the rows of its tables are.
    """
    found: list[Row] = []
    first, is_apart = 0, True
    begin = end = at = -1
    for at, token in enumerate(tokens):
        if token.kind is Kind.BREAK:
            found.append(Row(Piece(text[begin:end], begin), is_apart, first, at - 1))
            first, is_apart, begin = at + 1, len(token.text) > 1, -1
            continue
        begin, end = token.begin if begin < 0 else begin, token.end
    found += [Row(Piece(text[begin:end], begin), is_apart, first, at)] if begin >= 0 else []
    own = {line.whole.start: line.row for line in lines if line.row is not None}
    return [row._replace(table=own.get(row.piece.strip().start)) for row in found] if own else found


def dated(found: list[Stretch]) -> list[int]:
    """The days that begin a slot each, by their numbers: the only one of a line that has a title or people, and no time."""
    labels: dict[int, list[str]] = {}
    for one in found:
        labels.setdefault(one.line, []).append(one.label)
    lines = {line for line, own in labels.items() if own.count("DA") == 1 and "ST" not in own and {"TI", "PE"} & {*own}}
    return [number for number, one in enumerate(found) if one.label == "DA" and one.line in lines]


def whole_days(found: list[Stretch], rows: list[Row]) -> list[int]:
    """The days, by their numbers, with a title and nothing else between them and the next one: `Arrival of the guests`."""
    form = [("DA", 0), ("TI", 1), ("DA", 2)]
    threes = [found[at : at + len(form)] for at in range(len(found))]
    are_whole = (
        [(one.label, one.line - own[0].line) for one in own] == form and all(is_alone(one, rows) for one in own) for own in threes
    )
    return [at for at, is_whole in enumerate(are_whole) if is_whole]


def is_alone(one: Stretch, rows: list[Row]) -> bool:
    """Whether next to nothing stands beside a stretch on its line."""
    return len(rows[one.line].piece.text) - len(one.piece.text) < _ALONE


def _closed(text: str, piece: Piece) -> Piece:
    """A stretch with the closing mark right behind it that it has the opening one of: `Maps (Main Hall`, `Talk "Maps`."""
    end = piece.start + len(piece.text)
    end += text[end : end + 2] in _GUILLEMETS  # `« Le livre`
    last = text[end : end + 1]
    opening = (_OPENING | _QUOTES).get(last)
    count = piece.text.count(opening) if opening else 0
    is_open = count % 2 == 1 if opening == last else count > piece.text.count(last)
    return Piece(text[piece.start : end + 1], piece.start) if is_open else piece


def _quoted(piece: Piece) -> Piece | None:
    """A stretch up to the closing mark at its end of a quotation that begins within it: `Talk "Maps for all"`."""
    found = piece.text.rstrip(f" {_MARKS.translate(_NO_QUOTES)}")
    opening = _QUOTES.get(found[-1:])
    return Piece(found, piece.start) if opening is not None and opening in found[1:-1] else None


def trimmed(piece: Piece) -> Piece:
    """A stretch without marks at its ends; a closing bracket stays where its opening one is within."""
    stop = _STOP.match(piece.text)
    piece = piece.cut(stop.end()) if stop is not None else piece
    begin = piece.strip(_MARKS).start - piece.start
    piece = _quoted(piece.cut(begin)) or piece.strip(_MARKS)
    piece = piece.cut(0, -len(rough[0])) if (rough := _ROUGH.search(piece.text)) is not None else piece
    while piece.text and (piece.text[-1] in "([" or (piece.text[-1] in _OPENING and _OPENING[piece.text[-1]] not in piece.text)):
        piece = piece.cut(0, -1).strip(_MARKS)
    while piece.text and (piece.text[0] in _OPENING or (piece.text[0] in _CLOSING and _CLOSING[piece.text[0]] not in piece.text)):
        piece = piece.cut(1).strip(_MARKS)
    return piece
