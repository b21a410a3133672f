"""Writes the reference pages of `docs/reference/` from the code, or checks that they are as the code says.

::

    python tools/build_reference.py            # write
    python tools/build_reference.py --check    # exit with 1 if a page is not up to date
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import click

from event_ld.cli import COMMANDS, main
from event_ld.cli.report_text import problems_text
from event_ld.inputs import read_text
from event_ld.mapping import MEMBERS, ROLES, ROWS, Kind, Row
from event_ld.pipeline import validate
from event_ld.problems import CODES
from event_ld.readers.description import SHORT
from event_ld.validate.profiles import PROFILES, reporting_shapes

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
CASES = REFERENCE.parents[1] / "tests" / "conformance"
NOTE = "<!-- Made by tools/build_reference.py; edit the code, not this page. -->"


def commands() -> str:
    """The page of the commands: their help texts."""
    parts = [NOTE, "", "# Commands", ""]
    root = click.Context(
        main, info_name="event-ld", max_content_width=100, terminal_width=100, help_option_names=["-h", "--help"]
    )
    for name in ("", *sorted(COMMANDS)):
        command: click.Command = main
        context = root
        if name:
            command = main.get_command(root, name) or main
            context = click.Context(command, parent=root, info_name=name, max_content_width=100, terminal_width=100)
        parts += [f"## event-ld {name}".rstrip(), "", "```text", command.get_help(context), "```", ""]
    return "\n".join(parts)


def description() -> str:
    """The page of the description: every key, with its property."""
    parts = [
        NOTE,
        "",
        "# The description",
        "",
        "Keys of a description in YAML or JSON, and the property that each becomes. A name without a prefix is",
        "schema.org's; `event-ld:` is one of the few that schema.org lacks. *web* tells whether search engines get it; the",
        "`portal` profile and RDF say everything. An event also takes `id`, `type` and (at the top) `language`; a person or",
        "an organisation takes `id`, `type` and `role`.",
        "",
        f"Roles: {', '.join(f'`{role}`' for role in ROLES)}, or a text of your own.",
        "",
    ]
    for record, rows in ROWS.items():
        parts += [f"## {record}", "", "| key | property | takes | several | web | what it holds |", "|---|---|---|---|---|---|"]
        parts += [
            f"| `{row.field}` | `{row.term}` | {_takes(row)} | {_yes(row.many)} | {_yes(row.web)} | {row.sentence} |"
            for row in rows
        ]
        parts.append("")
    return "\n".join(parts)


def _takes(row: Row) -> str:
    if row.kind is Kind.MEMBER:
        return ", ".join(f"`{name}`" for name in MEMBERS[row.field])
    if row.kind is Kind.RECORD:
        short = f", or its `{SHORT[row.target]}`" if row.target in SHORT else ""
        return f"[{row.target}](#{row.target.lower()}){short}"
    named = {
        Kind.AGENT: "[Person](#person) or [Organization](#organization), or a name",
        Kind.PART: "[Person](#person) or [Organization](#organization), or a name",
        Kind.DATE: "date or local date-time",
        Kind.TIME: "time of day",
        Kind.TEXT: "text, or `{en: …, es: …}`",
        Kind.COUNTRY: "a name, as text, or an ISO 3166-1 code",
        Kind.AUDIENCE: "text, or `{en: …, es: …}`",
        Kind.ROOM: "text, or `{en: …, es: …}`",
        Kind.KEYWORD: "text, or `{name: …, concept: …}`",
        Kind.CONCEPT: "name of [a kind of event](../../vocab/event-types.tsv), or an absolute IRI",
        Kind.PROPERTY: "name of a key of an event",
        Kind.URL: "absolute URL",
        Kind.LANGUAGE: "BCP 47 tag",
        Kind.STRING: "text",
        Kind.BOOLEAN: "true or false",
        Kind.INTEGER: "whole number",
        Kind.DECIMAL: "number",
        Kind.DEGREES: "decimal degrees, such as -16.5",
    }
    return named[row.kind]


def _yes(is_so: bool) -> str:  # noqa: FBT001  # one cell of a table
    return "yes" if is_so else ""


def problems() -> str:
    """The page of the problems: every code, with a link to its own page."""
    parts = [
        NOTE,
        "",
        "# Problems",
        "",
        "Each code has its page.",
        "",
    ]
    for heading, codes in _groups():
        parts += [f"## {heading}", "", "| code | severity | what it means |", "|---|---|---|"]
        parts += [f"| [`{one.code}`](problems/{one.code}.md) | {one.severity} | {one.title} |" for one in codes]
        parts.append("")
    return "\n".join(parts)


class Entry(NamedTuple):
    """What a page of a code says."""

    code: str
    severity: str
    title: str
    advice: str
    source: str = ""
    spanish: str = ""
    question: str = ""


def _groups() -> list[tuple[str, list[Entry]]]:
    own = [Entry(code, str(known.severity), known.title, known.advice) for code, known in sorted(CODES.items())]
    groups = [("From reading, and from checks beside the shapes", own)]
    taken = {one.code for one in own}
    for profile in PROFILES:
        shapes = [shape for shape in reporting_shapes(profile) if shape.code not in taken]
        entries = [
            Entry(one.code, str(one.severity), one.messages["en"], one.advice, one.source, one.messages["es"],
                  one.questions.get("en", ""))
            for one in shapes
        ]  # fmt: skip
        taken |= {one.code for one in entries}
        groups.append((f"From the profile {profile}", entries))
    return groups


def code_pages() -> dict[str, str]:
    """A page for each code, by the name of its file."""
    examples = _examples()
    return {f"problems/{one.code}.md": _page(one, heading, examples) for heading, codes in _groups() for one in codes}


def _page(one: Entry, heading: str, examples: dict[str, tuple[str, str]]) -> str:
    parts = [NOTE, "", f"# {one.code}", "", f"*{one.severity}, {heading[0].lower()}{heading[1:]}.* {one.title}", ""]
    parts += [f"**What to do.** {one.advice}", ""] if one.advice else []
    parts += [f"**What to ask.** {one.question}", ""] if one.question else []
    parts += [f"**Whose requirement.** {one.source}.", ""] if one.source else []
    parts += [f"**En español.** {one.spanish}", ""] if one.spanish else []
    if one.code in examples:
        case, text = examples[one.code]
        parts += ["## Example", "", f"From `{case}`:", "", "```text", text.rstrip(), "```", ""]
    return "\n".join([*parts, "[All problems](../problems.md)"])


def _examples() -> dict[str, tuple[str, str]]:
    """Each code to the first case of the conformance suite that gives it, and how it is reported."""
    found: dict[str, tuple[str, str]] = {}
    for path in [*sorted(CASES.glob("*/event.yaml")), *sorted(CASES.glob("*/event.jsonld"))]:
        name = str(path.relative_to(CASES.parents[1]))
        for problem in validate(read_text(path.read_bytes(), name=path.name), base_url="https://www.example.org/"):
            lines = click.unstyle(problems_text([problem])).splitlines()[:-1]
            found.setdefault(problem.code, (name, "\n".join(lines)))
    return found


PAGES = {"commands.md": commands, "description.md": description, "problems.md": problems}


def run(*, check: bool) -> int:
    """Writes the pages, or says which of them are not up to date; the exit code."""
    stale = 0
    pages = {name: make() for name, make in PAGES.items()} | code_pages()
    for left in {str(path.relative_to(REFERENCE)) for path in REFERENCE.glob("problems/*.md")} - set(pages):
        print(f"docs/reference/{left} is about a code that there is not; delete it")
        stale = 1
    for name, made in pages.items():
        path, text = REFERENCE / name, made.rstrip() + "\n"
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != text):
            print(f"docs/reference/{name} is not what the code says; run tools/build_reference.py")
            stale = 1
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
