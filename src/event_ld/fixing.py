"""What is certainly meant, written into JSON-LD files and into the scripts of pages; every other byte stays.

A correction is a replacement that a problem carries and calls certain. What was corrected is read and judged again: a correction
that does not take its problem away, or that brings another one elsewhere, is not made.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from event_ld.errors import InputError
from event_ld.problems import Findings, Problem, Replacement, rank
from event_ld.readers.html_page import json_documents
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, by_key
from event_ld.source import Source, Span, spliced
from event_ld.terms import CONTROLS, clean

_STEP = re.compile(r'\.(\w++)|\["([^"]*+)"\]|\[(\d++)\]')
_LINE_END = re.compile(r"\r\n|\r|\n")
_LEFT_OUT = re.compile(rf"\r(?=\n)|{CONTROLS.pattern}")
_BOM = "\ufeff"
_ROUNDS = 5
"""How often what one correction uncovers is looked at again."""


class _Edit(NamedTuple):
    """A stretch of the text, what to write there, the path of the value that it is about, and whether it is a key."""

    span: Span
    text: str
    path: str
    is_key: bool = False


class _Found(NamedTuple):
    """A value of a document: the object around it, its key and itself."""

    around: Mapping
    key: Scalar
    value: Marked


class Fixed(NamedTuple):
    """What became of a file: its bytes, and the problems whose proposal is not written: not certain, in no JSON, or no help."""

    data: bytes
    left: tuple[Problem, ...]


def fixed(data: bytes, judged: Callable[[bytes], list[Problem]]) -> Fixed:
    """A JSON-LD file or a page, in UTF-8 or Windows-1252 (which it keeps), with every certain correction.

    An InputError where it is no text.
    """
    problems = judged(data)
    for _ in range(_ROUNDS):
        better, after = _round(data, problems, judged)
        if better == data:
            break
        data, problems = better, after
    return Fixed(data, proposing(problems))


def proposing(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that propose a correction."""
    return tuple(one for one in problems if one.replacement is not None)


def place_to_write(path: str | Path, root: str | Path) -> Path:
    """The file that a path leads to, which must stay in a folder; an InputError where a link leads out of that folder."""
    target = Path(path).resolve()
    if not target.is_relative_to(Path(root).resolve()):
        raise InputError(f"{path} leads out of {root} by a link, and is not written.")
    return target


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding that it is in; an InputError where it is in neither of those that are read."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise InputError("It is no text.")


def _round(data: bytes, before: list[Problem], judged: Callable[[bytes], list[Problem]]) -> tuple[bytes, list[Problem]]:
    """The file with the corrections that its problems are certain of, and its problems then."""
    raw, encoding = decoded(data)
    text = clean(_LINE_END.sub("\n", raw.removeprefix(_BOM)))

    def written(edits: list[_Edit]) -> bytes:
        return _written(raw, edits).encode(encoding)

    edits = _edits(before, Source(name="", text=text), is_ascii=encoding != "utf-8")
    whole = written(edits)
    after = judged(whole)
    if _is_better(before, after, edits):
        return whole, after
    kept: list[_Edit] = []
    found = before
    for one in edits:  # one of them is no correction here: each by itself
        after = judged(written([*kept, one]))
        if _is_better(found, after, [one]):
            kept.append(one)
            found = after
    return written(kept), found


def _is_better(before: Iterable[Problem], after: Iterable[Problem], edits: list[_Edit]) -> bool:
    """Whether problems have gone, and none has come but milder ones about the values that were corrected.

    A key that is now read uncovers whatever is wrong with its value.
    """
    paths = {one.path for one in edits}
    old, new = Counter(map(_key, before)), Counter(map(_key, after))
    gone, come = old - new, new - old
    if all(one.is_key for one in edits):
        return {path for _, _, path in gone} >= paths
    least = min((one[0] for one in gone), default=-1)
    return bool(gone) and all(path in paths and severity > least for severity, _, path in come)


def _key(one: Problem) -> tuple[int, str, str]:
    return (rank(one.severity), one.code, one.path)


# -- where to write what


def _edits(problems: Iterable[Problem], source: Source, *, is_ascii: bool) -> list[_Edit]:
    """The corrections that problems are certain of, in the order of the text; of two about one stretch the first."""
    quoted = partial(_quoted, is_ascii=is_ascii)
    documents = json_documents(Findings(source))
    found: dict[Span, _Edit] = {}
    for one in problems:
        meant = one.replacement
        place = _located(documents, one.path) if meant is not None and meant.is_certain else None
        if place is None or meant is None or _is_doubtful(place.around, meant):
            continue
        if meant.value is not None and isinstance(place.value, Scalar) and not place.value.is_null:
            found.setdefault(place.value.span, _Edit(place.value.span, quoted(meant.value), one.path))
        if meant.key and by_key(place.around).get(meant.key) is None:
            found.setdefault(place.key.span, _Edit(place.key.span, quoted(meant.key), one.path, is_key=True))
        for name, text in meant.beside:
            if by_key(place.around).get(name) is None:
                made = _beside(source, place, name, text)
                found.setdefault(made.span, made._replace(path=one.path))
    return sorted(found.values())


def _is_doubtful(around: Mapping, meant: Replacement) -> bool:
    """Whether the object states something else already for what a value would be parted into: `12 EUR` beside a currency USD."""
    stated = [(by_key(around).get(name), text) for name, text in meant.beside]
    return any(value is not None and not (isinstance(value, Scalar) and value.text == text) for value, text in stated)


def _located(documents: dict[str, Marked], path: str) -> _Found | None:
    """The value of a path with what it stands in; None for one that stands in no JSON as it is."""
    root = next((one for one in documents if path.startswith(one)), None)
    value = documents[root] if root is not None else None
    found: _Found | None = None
    for name, quoted, number in _STEP.findall(path[len(root or "") :]):
        if number:
            items = value.items if isinstance(value, Sequence) else ()
            value = items[int(number)] if int(number) < len(items) else None
            found = None if found is None or value is None else found._replace(value=value)
        elif isinstance(value, Mapping):
            found = next((_Found(value, key, one) for key, one in value.entries if key.text == (name or quoted)), None)
            value = None if found is None else found.value
    inner = None if found is None else by_key(found.value).get("@value")
    return found if found is None or inner is None else found._replace(value=inner)


def _beside(source: Source, place: _Found, name: str, text: str) -> _Edit:
    """An entry behind another one, parted from it as the object's other entries are from each other."""
    entries = place.around.entries
    number = next(number for number, (key, _) in enumerate(entries) if key is place.key)
    key, value = entries[number]
    between = source.text[key.span.end : value.span.start]
    beside = [at for at in (number - 1, number) if 0 <= at < len(entries) - 1]
    parted = source.text[entries[beside[0]][1].span.end : entries[beside[0] + 1][0].span.start] if beside else ", "
    separator = parted if parted.strip() == "," else ", "
    made = f"{separator}{_quoted(name)}{between if between.strip() == ':' else ': '}{_quoted(text)}"
    return _Edit(Span(value.span.end, value.span.end), made, "")


def _quoted(text: str, *, is_ascii: bool = False) -> str:
    """A text as JSON that may stand in a script."""
    return json.dumps(text, ensure_ascii=is_ascii).replace("<", "\\u003c")


# -- writing


def _written(raw: str, edits: list[_Edit]) -> str:
    """The text with edits, each at its place in the file, which has characters that the text that was read has not."""
    offset = len(raw) - len(raw.removeprefix(_BOM))
    ends = _LINE_END.search(raw)
    newline = ends[0] if ends else "\n"
    left_out: list[int] = []  # the places of the text behind which one more character of the file is left out
    for number, found in enumerate(_LEFT_OUT.finditer(raw, offset)):
        left_out.append(found.start() - offset - number - (found[0] != "\r"))
    return spliced(
        raw,
        (
            (Span(*(at + offset + bisect_right(left_out, at - 1) for at in span)), text.replace("\n", newline))
            for span, text, *_ in edits
        ),
    )
