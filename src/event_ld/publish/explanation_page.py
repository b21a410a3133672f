"""A programme and what became of it, side by side on one HTML page: the text left, the facts right, lines joining them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.readers.programme.outline import Line
    from event_ld.readers.reading import Reading

_ROW = 26
"""The height of a row in pixels: each line and each fact has one, so that the page needs no script to join them."""
_GAP = 96
_COLOURS = 6
_STYLE = f"""
:root {{ color-scheme: light dark; --ink: #1b1f24; --soft: #59636e; --paper: #fff; --card: #f6f8fa; --line: #d1d9e0;
  --warn: #8a5a00; --c0: #0a5fb4; --c1: #1a7f37; --c2: #8250df; --c3: #bc4c00; --c4: #bf3989; --c5: #0f766e; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #e6edf3; --soft: #9198a1; --paper: #0d1117; --card: #161b22;
  --line: #30363d; --warn: #e3b341;
  --c0: #79c0ff; --c1: #56d364; --c2: #d2a8ff; --c3: #ffa657; --c4: #ff9bce; --c5: #5eead4; }} }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; padding: 1.5rem; font: 14px/{_ROW}px system-ui, sans-serif; color: var(--ink); background: var(--paper); }}
h1 {{ font-size: 1.25rem; margin: 0; }} p {{ margin: 0 0 1rem; color: var(--soft); }}
main {{ display: grid; grid-template-columns: minmax(20rem, 1fr) {_GAP}px minmax(22rem, 1fr); min-width: 52rem; }}
ol {{ list-style: none; margin: 0; padding: 0; }}
li {{ height: {_ROW}px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; padding: 0 .5rem; border-radius: 4px; }}
li:hover {{ background: var(--card); }}
.n {{ display: inline-block; width: 2.5rem; color: var(--soft); font-variant-numeric: tabular-nums; }}
.role {{ color: var(--soft); font-size: 11px;
  border: 1px solid var(--line); border-radius: 3px; padding: 0 .3rem; margin-right: .4rem; }}
.unread {{ color: var(--warn); }} .unread .role {{ border-color: var(--warn); color: var(--warn); }}
code {{ font: 13px ui-monospace, monospace; }} .value {{ font-weight: 600; }} .rule {{ color: var(--soft); font-size: 12px; }}
svg {{ display: block; overflow: visible; }} path {{ fill: none; stroke-width: 1.5; opacity: .75; }}
{" ".join(f".c{number} {{ stroke: var(--c{number}); }}" for number in range(_COLOURS))}
@media print {{ body {{ padding: 0; }} }}
"""


class _Fact(NamedTuple):
    """A fact on the right side: its path, its text, its rule, and the lines that state it."""

    path: str
    value: str
    rule: str
    lines: tuple[int, ...]


def explanation_page(reading: Reading) -> str:
    """The lines of a programme and the facts that they became, as one HTML page that needs nothing else and no scripts."""
    lines = outline(reading.source)
    unread = reading.unread
    facts = sorted(_facts(reading), key=lambda fact: (fact.lines[0] if fact.lines else 0, fact.path))
    rows = _rows([line.number for line in lines], facts)
    left = []
    before = -1
    for line in lines:
        row = rows[line.number]
        left.append(_left(line, row - before - 1, is_unread=line.number in unread))
        before = row
    height = _ROW * max(before + 1, len(facts), 1)
    name = escape(reading.source.name)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{name}, explained</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{_STYLE}</style>\n</head>\n<body>\n'
        f"<h1>{name}</h1>\n<p>{len(lines)} lines became {len(facts)} facts; {len(unread)} became none.</p>\n<main>\n"
        f'<ol aria-label="The text">\n{"".join(left)}</ol>\n'
        f'<svg width="{_GAP}" height="{height}" aria-hidden="true">\n{"".join(_curves(facts, rows))}</svg>\n'
        f'<ol aria-label="The facts">\n{"".join(map(_right, facts))}</ol>\n</main>\n</body>\n</html>\n'
    )


def _facts(reading: Reading) -> Iterator[_Fact]:
    for path, evidence in reading.evidence.items():
        value = " … ".join(" ".join(reading.source.quote(span).split()) for span in evidence.spans)
        numbers = (number for span in evidence.spans for number in reading.source.lines(span))
        yield _Fact(path, value, evidence.rule, tuple(dict.fromkeys(numbers)))


def _rows(numbers: list[int], facts: list[_Fact]) -> dict[int, int]:
    """The row of each line: beside the first fact that begins with it, and below the line before it."""
    first: dict[int, int] = {}
    for at, fact in enumerate(facts):
        if fact.lines:
            first.setdefault(fact.lines[0], at)
    rows: dict[int, int] = {}
    row = -1
    for number in numbers:
        row = rows[number] = max(row + 1, first.get(number, 0))
    return rows


def _left(line: Line, skipped: int, *, is_unread: bool) -> str:
    kind = ' class="unread"' if is_unread else ""
    space = f' style="margin-top:{skipped * _ROW}px"' if skipped else ""
    said = "unread" if is_unread else str(line.role)
    shown = escape(line.whole.value)
    number = f'<span class="n">{line.number}</span>'
    return f'<li{kind}{space} title="{shown}">{number}<span class="role">{said}</span>{shown}</li>\n'


def _right(fact: _Fact) -> str:
    rule = f' <span class="rule">{escape(fact.rule)}</span>' if fact.rule else ""
    value = f' <span class="value">{escape(fact.value)}</span>' if fact.value else ""
    return f'<li title="{escape(fact.path)}"><code>{escape(fact.path)}</code>{value}{rule}</li>\n'


def _curves(facts: list[_Fact], rows: dict[int, int]) -> Iterator[str]:
    half = _ROW // 2
    for at, fact in enumerate(facts):
        to = at * _ROW + half
        for row in (rows[number] for number in fact.lines if number in rows):
            start, middle = row * _ROW + half, _GAP // 2
            yield f'<path class="c{row % _COLOURS}" d="M0 {start} C{middle} {start} {middle} {to} {_GAP} {to}"/>\n'
