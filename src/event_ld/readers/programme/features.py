"""What the tagger sees of a programme: features of words, of lines, and of the place of a token in its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.lexicon import knowledge, known_phrase, word_features
from event_ld.readers.programme.segments import Segment, segment_of, segments_of
from event_ld.readers.programme.tokens import Kind, Token
from event_ld.readers.programme.words import table

WINDOW = (-2, -1, 0, 1, 2)
"""The neighbours whose features a token has, too."""

_SEGMENT_MARKS = frozenset("|:-–—;,.(/·•")
_NAMED = frozenset(
    {"K=room", "K=office", "K=organization", "K=honorific", "K=role", "K=session", "K=venue", "K=with", "GN", "CITY", "CTRY"}
)
"""What the tables know of words that all words of their segment have as a feature."""
_BULLETS = frozenset("-*•·–▪◦+○●")
_QUOTES = frozenset('"“”«»')
_SHORT_ANCHOR = 45
_HEAD = 8
"""How many lines at the head of a text are told apart."""
_MANY = 7


class _Line(NamedTuple):
    """A line as the features of its tokens need it."""

    tokens: list[Token]
    body: list[Token]
    signature: str
    has_time: bool
    gap: int
    segments: list[Segment]


class Features(NamedTuple):
    """The features of a text.

    Attributes:
        tokens: Its tokens.
        lines: The features of each line, which all its tokens have.
        places: The features of each token's place.
        segments: The features of the stretches between marks, which all their tokens have; the first one has none.
        within: The number of each token's segment; 0 for a mark.
    """

    tokens: list[Token]
    lines: list[list[str]]
    places: list[tuple[str, ...]]
    segments: list[list[str]]
    within: list[int]

    def of(self, at: int, word: Callable[[Token], Sequence[str]] = word_features) -> list[str]:
        """All features of one token.

        Args:
            at: The number of the token.
            word: What gives the features of a token by itself.
        """
        found = ["bias", *self.places[at], *self.segments[self.within[at]], *self.lines[self.tokens[at].line]]
        for shift in WINDOW:
            if 0 <= at + shift < len(self.tokens):
                found += [f"{shift}{one}" for one in word(self.tokens[at + shift])]
            else:
                found.append(f"{shift}edge")
        return found


def features(found: list[Token]) -> Features:
    """The features of a text.

    Args:
        found: Its tokens.
    """
    lines = _lines(found)
    repeated = _repeated(lines)
    document = _document(lines)
    own = _line_features(lines)
    columns = _columns(lines)
    spread = []
    for number, names in enumerate(own):
        before = [f"P{one}" for one in own[number - 1] if one[0] == "_"] if number else ["P0"]
        after = [f"N{one}" for one in own[number + 1] if one[0] == "_"] if number + 1 < len(own) else ["N0"]
        spread.append([f"L{one}" for one in names] + before + after + document)
    result = Features(found, spread, [], [[]], [])
    for number, line in enumerate(lines):
        result.places.extend(_places(line, columns.get(number, [])))
        result.within.extend(_within(line, repeated, result.segments))
        if len(result.places) < len(found):  # the break behind the line
            result.places.append((f"break{lines[number + 1].gap}",) if number + 1 < len(lines) else ())
            result.within.append(0)
    return result


# -- lines


def _lines(found: list[Token]) -> list[_Line]:
    grouped: list[list[Token]] = []
    gaps = [2]
    for token in found:
        if token.kind is Kind.BREAK:
            gaps.append(len(token.text))
            continue
        if token.line >= len(grouped):
            grouped.append([])
        grouped[-1].append(token)
    lines = []
    for line, gap in zip(grouped, gaps, strict=False):
        body = line
        while body and body[0].kind is Kind.WORD and not body[0].text[0].isalnum() and len(line) - len(body) < 3:  # noqa: PLR2004  # marks in front
            body = body[1:]
        has_time = any(one.kind is Kind.TIME for one in line)
        lines.append(_Line(line, body, _signature(line), has_time, gap, segments_of(line)))
    return lines


def _length(count: int) -> str:
    return "1" if count == 1 else "s" if count < 5 else "m" if count < 13 else "l" if count < 30 else "x"  # noqa: PLR2004  # few, some, many


def _class(token: Token) -> str:
    text = token.text
    if token.kind is not Kind.WORD:
        return token.kind[0]
    if not text[0].isalnum():
        return "t" if text.isspace() else text[0]
    return "U" if len(text) > 1 and text.isupper() else "C" if text[0].isupper() else "c" if text[0].islower() else "9"


def _signature(line: list[Token]) -> str:
    """How a line looks: its first two tokens, its last one, its length."""
    return "".join(_class(one) for one in (*line[:2], line[-1])) + _length(len(line))


def _line_features(lines: list[_Line]) -> list[list[str]]:
    counts = Counter(line.signature for line in lines)
    anchors = [line.has_time and line.tokens[-1].end - line.tokens[0].begin < _SHORT_ANCHOR for line in lines]
    since, till = _distances(anchors), _distances(anchors[::-1])[::-1]
    found = []
    under = ""
    for number, line in enumerate(lines):
        count = counts[line.signature]
        gap = lines[number + 1].gap if number + 1 < len(lines) else 2
        own = [
            f"r{(count > 1) + (count > 3) + (count > _MANY)}",  # noqa: PLR2004  # few, some, many
            f"_n{_length(len(line.tokens))}",
            f"_g{line.gap}",
            f"_h{gap}",
            f"_F{_class(line.body[0]) if line.body else '0'}",
            f"since{since[number]}",
            f"till{till[number]}",
            *_content(line),
            f"at{min(number, _HEAD)}",
            f"under={under}",
        ]
        under = _heading(line) or under
        if line.gap > 1 and gap > 1:
            own.append("_iso")
        own += [f"_K{kind}" for kind in _looks(line)]
        if number > 1:
            own += [f"PP{kind}" for kind in _looks(lines[number - 2])]
        if number + 2 < len(lines):  # the line behind the next one
            own += [f"NN{kind}" for kind in _looks(lines[number + 2])]
        found.append(own)
    return found


def _heading(line: _Line) -> str:
    """What a line is the heading of: the phrase that the tables know, where it says nothing else."""
    told = [one for one in line.segments if one.key]
    return told[0].kind if len(told) == 1 and known_phrase(told[0].key) else ""


def _content(line: _Line) -> list[str]:
    words = [one for one in line.tokens if one.kind is Kind.WORD]
    letters = [one for one in words if one.text[0].isalpha()]
    known = [set(knowledge(one.text)) for one in letters]
    found = [f"given{min(sum('GN' in one for one in known), 3)}"]
    found += [
        f"has{kind[2:]}" for kind in ("K=office", "K=organization", "K=room", "K=honorific") if any(kind in one for one in known)
    ]
    found.append(f"marks{min(sum(one.text in ',;()' for one in words), 4)}")
    if letters:
        found.append(f"capitals{4 * sum(one.text[0].isupper() for one in letters) // len(letters)}")
        role = knowledge(line.body[0].text) if line.body else ()
        found += ["_role"] if "K=role" in role or "K=of-role" in role else []
    if line.tokens[0].text in _BULLETS:
        found.append(f"_bullet{line.tokens[0].text}")
    elif line.tokens[0].text[0] in "#*_|<>[(":
        found.append(f"_mark{line.tokens[0].text[:2]}")
    if line.has_time:
        found += ["_T"] + (["_Talone"] if len(line.body) <= 2 else [])  # noqa: PLR2004  # a time and a mark
    if any(one.kind is Kind.DAY for one in line.tokens):
        found.append("_D")
    if line.tokens[-1].text in ".:,;)":
        found.append(f"_e{line.tokens[-1].text}")
    if any(one.text == ":" for one in line.tokens[:4]):
        found.append("_label")
    return found


def _distances(anchors: list[bool]) -> list[int]:
    found, since = [], 5
    for is_anchor in anchors:
        since = 0 if is_anchor else min(since + 1, 5)
        found.append(since)
    return found


def _document(lines: list[_Line]) -> list[str]:
    """Features of the whole text: how many times it has, and where they stand in their lines."""
    timed = [line for line in lines if line.has_time]
    few = "0" if not timed else "few" if len(timed) < 3 else "many"  # noqa: PLR2004  # few
    total = len(timed) or 1
    first = sum(bool(line.body) and line.body[0].kind is Kind.TIME for line in timed)
    alone = sum(len(line.body) <= 2 for line in timed)  # noqa: PLR2004  # a time and a mark
    last = sum(
        line.tokens[-1].kind is Kind.TIME or (len(line.tokens) > 1 and line.tokens[-2].kind is Kind.TIME) for line in timed
    )
    return [f"D{few}", f"Dfirst{3 * first // total}", f"Dalone{3 * alone // total}", f"Dlast{3 * last // total}"]


# -- places


def _looks(line: _Line) -> list[str]:
    """What the first two segments of a line look like."""
    found = [one.kind for one in line.segments if one.key][:2]
    return [f"{at}{kind}" for at, kind in enumerate(found)] or ["0none"]


def _repeated(lines: list[_Line]) -> Counter[str]:
    return Counter(one.key for line in lines for one in line.segments)


def _within(line: _Line, repeated: Counter[str], segments: list[list[str]]) -> list[int]:
    """The number of the segment of each token of a line; the features of its segments are added to the others.

    Args:
        line: The line.
        repeated: How often each segment stands in the text.
        segments: The features of the segments so far.
    """
    found = [0] * len(line.tokens)
    own = line.segments
    for number, one in enumerate(own):
        words = [token.text for token in line.tokens[one.start : one.end] if token.text[0].isalnum()]
        capitals = sum(word[0].isupper() for word in words)
        names = [
            f"seg{min(number, 4)}",
            f"size{_length(one.end - one.start)}",
            f"last{number == len(own) - 1}",
            f"look={one.kind}",
            f"up{3 * capitals // max(len(words), 1)}",
            f"<{own[number - 1].kind if number else ''}",
            f">{own[number + 1].kind if number + 1 < len(own) else ''}",
            f"<>{_class(line.tokens[one.start - 1]) if one.start else ''}",
            *(f"g{kind}" for kind in sorted(one.known & _NAMED)),
        ]
        if words:
            names += [f"b{kind}" for kind in knowledge(words[0]) if kind in _NAMED]
            names += [f"e{kind}" for kind in knowledge(words[-1]) if kind in _NAMED]
        count = repeated[one.key]
        names += [f"again{1 + (count > 2)}"] if count > 1 and one.key else []  # noqa: PLR2004  # twice, often
        segments.append(names)
        found[one.start : one.end] = [len(segments) - 1] * (one.end - one.start)
    return found


class _Walk:
    """What lies behind while one goes through the tokens of a line.

    Attributes:
        depth: How many brackets are open.
        quotes: How many quotation marks stood there.
        emphasis: How many marks of emphasis.
        cell: The number of the cell.
        marks: The marks between segments.
        has_time: Whether a time stood there.
    """

    def __init__(self) -> None:
        self.depth = self.quotes = self.emphasis = self.cell = 0
        self.marks, self.has_time = "", False

    def features(self, at: int) -> list[str]:
        found = [f"c{min(at, 3)}", f"m{self.marks[-2:]}", "afterT" if self.has_time else "beforeT"]
        found += ["bracket"] if self.depth > 0 else []
        found += ["quote"] if self.quotes % 2 else []
        return [*found, "emphasis"] if self.emphasis % 2 else found

    def step(self, token: Token, at: int) -> None:
        text = token.text
        self.has_time = self.has_time or token.kind is Kind.TIME
        self.cell += _begins_cell(token)
        if text in _SEGMENT_MARKS or text.isspace():
            self.marks += text if text in _SEGMENT_MARKS else "t"
        self.depth += (text in "([") - (text in ")]")
        self.quotes += text in _QUOTES
        self.emphasis += (text[0] in "*_" and at > 0) or text in {"**", "__", "***"}


def _places(line: _Line, column: list[str]) -> list[tuple[str, ...]]:
    found = []
    walk = _Walk()
    for at, token in enumerate(line.tokens):
        table_features = column[min(walk.cell, len(column) - 1)].split(" ") if column else []
        found.append((*walk.features(at), *table_features))
        walk.step(token, at)
    return found


def _columns(lines: list[_Line]) -> dict[int, list[str]]:
    """For each line of a table the features of its columns: their heading, and what their cells are like."""
    found: dict[int, list[str]] = {}
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and any(map(_begins_cell, lines[end].tokens)):
            end += 1
        if end - start > 1:
            profile = _profile([_cells(line.tokens) for line in lines[start:end]])
            found |= dict.fromkeys(range(start, end), profile)
            found[start] = [f"{one} head" for one in profile]
        start = max(end, start + 1)
    return found


def _begins_cell(token: Token) -> bool:
    return token.text[0] in "|\t" or token.text.startswith(("<td", "<th"))


def _cells(line: list[Token]) -> list[list[Token]]:
    cells: list[list[Token]] = [[]]
    for token in line:
        if _begins_cell(token):
            cells.append([])
        else:
            cells[-1].append(token)
    return cells


def _profile(rows: list[list[list[Token]]]) -> list[str]:
    found = []
    for at in range(max(map(len, rows))):
        cells = [row[at] for row in rows[1:] if at < len(row) and any(one.text[0].isalnum() for one in row[at])]
        told = [segment_of(cell, 0, len(cell)) for cell in cells]
        heading = segment_of(rows[0][at], 0, len(rows[0][at])).key if at < len(rows[0]) else ""
        kind = table()["column"].get(fold(heading), "?" if heading else "")
        total = len(cells) or 1
        given = sum(any("GN" in knowledge(one.text) for one in cell[:3]) for cell in cells)
        times = sum(any(one.kind is Kind.TIME for one in cell) for cell in cells)
        words = sum(map(len, cells)) // total
        looks = Counter(one.kind for one in told)
        usual = max(looks, key=lambda kind: (looks[kind], kind), default="")  # called at once
        own = [
            f"col={kind}",
            f"given{3 * given // total}",
            f"time{2 * times // total}",
            f"words{_length(words)}",
            f"cells={usual}",
        ]
        distinct = len({one.key for one in told})
        found.append(" ".join([*own, f"same{3 * distinct // total}", f"col{min(at, 4)}"]))
    return found
