"""A validation report as one HTML page, which needs nothing else: no scripts, no fonts, no pictures from elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from event_ld.cli.report import Group, counted, figures, groups
from event_ld.score import first_to_fix
from event_ld.validate.languages import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.cli.report import Of, Report
    from event_ld.problems import Problem
    from event_ld.source import Place

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #59636e; --paper: #ffffff; --card: #f6f8fa; --line: #d1d9e0;
  --violation: #b3261e; --warning: #8a5a00; --info: #0a5fb4; --mark: #fff1c2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --paper: #0d1117; --card: #161b22;
  --line: #30363d; --violation: #ff8a80; --warning: #e3b341; --info: #79c0ff; --mark: #4d3c00; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
header { margin-bottom: 2rem; } p { margin: .25rem 0; } meter { width: 16rem; max-width: 100%; }
.verdict { font-weight: 700; color: var(--tone); } ul { margin: .25rem 0; padding-left: 1.25rem; } summary { cursor: pointer; }
section { margin: 2.5rem 0; } .soft { color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
article { border: 1px solid var(--line); border-left: .3rem solid var(--tone); border-radius: .4rem; margin: .75rem 0;
  padding: .75rem 1rem; background: var(--card); break-inside: avoid; }
.violation { --tone: var(--violation); } .warning { --tone: var(--warning); } .info { --tone: var(--info); }
.good { --tone: #1a7f37; }
.kind { color: var(--tone); font-weight: 700; font-size: .8rem; letter-spacing: .04em; text-transform: uppercase; }
pre { margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; background: var(--paper); border: 1px solid var(--line);
  border-radius: .3rem; } mark { background: var(--mark); color: inherit; padding: .1em 0; }
code, pre { font: .85rem/1.5 ui-monospace, monospace; } .todo::before { content: "→ "; } .ask::before { content: "? "; }
"""
_SIDE = 70


def report_html(report: Report) -> Iterator[str]:
    """Problems as a page to show a colleague: fit or not, how complete, and each kind with its places and what to do."""
    title = escape(said("Validation report", report.language))
    yield (
        f'<!doctype html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{_STYLE}</style>\n</head>\n<body>\n'
    )
    yield from (f"{part}\n" for part in _body(report))
    yield "</body>\n</html>\n"


def _body(report: Report) -> Iterator[str]:
    language, number = report.language, report.files
    first = first_to_fix(report.kinds)
    files = f"{number} {escape(said('file' if number == 1 else 'files', language))}"
    yield f"<header><h1>{escape(said('Validation report', language))}</h1>"
    yield f'<p class="soft">{files} · {escape(counted(report.counts, language))}</p>'
    said_first = escape(said("fix first", language).capitalize())
    yield f"<p>{said_first}: <code>{escape(first)}</code></p></header>" if first else "</header>"
    for one in report.each():
        if one.score is not None or one.problems:
            yield from _section(one.name or said("In several files", language), one, language)


def _section(name: str, of: Of, language: str) -> Iterator[str]:
    found, problems = of.score, of.problems
    yield f"<section><h2>{escape(name)}</h2>"
    if found is not None:
        fit, complete = figures(found, language)
        tone = "good" if found.is_fit and not found.reasons else "warning" if found.is_fit else "violation"
        yield f'<p class="verdict {tone}">{escape(fit[0].upper() + fit[1:])}</p>'
        yield f'<p class="soft">{escape(complete[0].upper() + complete[1:])}</p>'
        yield f'<meter min="0" max="100" value="{found.completeness}">{found.completeness} %</meter>'
    yield from (_card(one, of.name, language) for one in groups(problems))
    yield "</section>" if problems else f"<p>{escape(said('Nothing was found.', language))}</p></section>"


def _card(group: Group, file: str, language: str) -> str:
    """A kind of problem; of one in another file than the section is about, the file is named."""
    one = group.first
    line, column = (said(word, language) for word in ("line", "column"))
    where = "" if one.place is None else f"{line} {one.place.line}, {column} {one.place.column}"
    if one.place is not None and one.place.source != file:
        where = f"{escape(one.place.source)}: {where}"
    path = f"<code>{escape(one.path)}</code>" if one.path else ""
    kind = escape(said(one.severity, language))
    parts = [
        f'<article class="{one.severity}"><p><span class="kind">{kind}</span> <code>{escape(one.code)}</code></p>',
        f"<p>{escape(one.message)}</p>",
        f'<p class="soft">{" · ".join(part for part in (where, path) if part)}</p>' if where or path else "",
        "" if one.place is None else _excerpt(one.place),
        f'<p class="todo">{escape(one.advice)}</p>' if one.advice else "",
        _replaced(one, language),
        f'<p class="ask">{escape(one.question)}</p>' if one.question else "",
        _others(group, language),
        "</article>",
    ]
    return "".join(parts)


def _replaced(one: Problem, language: str) -> str:
    words = "" if one.replacement is None else one.replacement.in_words
    return f"<p>{escape(said('Write', language))}: <code>{escape(words)}</code></p>" if words else ""


def _others(group: Group, language: str) -> str:
    """The other places, folded away."""
    if not group.others:
        return ""
    line = said("line", language).capitalize()
    where = ["" if one.place is None else f"{line} {one.place.line}: " for one in group.others]
    rows = "".join(f"<li>{escape(at + one.message)}</li>" for at, one in zip(where, group.others, strict=True))
    summary = group.lines(language).partition(",")[0]
    return f"<details><summary>{escape(summary[0].upper() + summary[1:])}</summary><ul>{rows}</ul></details>"


def _excerpt(place: Place) -> str:
    if not place.text.strip():
        return ""
    start, end = place.column - place.start, place.end_column - place.start
    before, marked, after = place.text[max(0, start - _SIDE) : start], place.quoted, place.text[end : end + _SIDE]
    return f"<pre>{escape(before)}<mark>{escape(marked[: 2 * _SIDE])}</mark>{escape(after)}</pre>"
