"""Writes the reference pages of `docs/reference/` from the code, or checks that they are as the code says.

::

    python tools/build_reference.py            # write
    python tools/build_reference.py --check    # exit with 1 if a page is not up to date
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from event_ld.cli import main
from event_ld.mapping import MEMBERS, ROLES, ROWS, Kind, Row
from event_ld.problems import CODES
from event_ld.validate.profiles import PROFILES, reporting_shapes

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
NOTE = "<!-- Made by tools/build_reference.py; edit the code, not this page. -->"


def commands() -> str:
    """The page of the commands: their help texts."""
    parts = [NOTE, "", "# Commands", ""]
    root = click.Context(
        main, info_name="event-ld", max_content_width=100, terminal_width=100, help_option_names=["-h", "--help"]
    )
    for name in ("", *sorted(main.commands)):
        command: click.Command = main
        context = root
        if name:
            command = main.commands[name]
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
        return f"[{row.target}](#{row.target.lower()}), or a name"
    named = {
        Kind.AGENT: "[Person](#person) or [Organization](#organization), or a name",
        Kind.PART: "[Person](#person) or [Organization](#organization), or a name",
        Kind.DATE: "date or local date-time",
        Kind.TEXT: "text, or `{en: …, es: …}`",
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
    }
    return named[row.kind]


def _yes(is_so: bool) -> str:  # noqa: FBT001  # one cell of a table
    return "yes" if is_so else ""


def problems() -> str:
    """The page of the problems: every code."""
    parts = [NOTE, "", "# Problems", "", "## From reading", ""]
    for code, known in sorted(CODES.items()):
        parts += [f"### {code}", "", f"*{known.severity}.* {known.title} {known.advice}", ""]
    for profile in PROFILES:
        parts += [f"## From the profile {profile}", ""]
        for shape in reporting_shapes(profile):
            parts += [f"### {shape.code}", "", f"*{shape.severity}.* {shape.messages['en']} {shape.advice}", ""]
            parts += [f"Source: {shape.source}.", ""]
    return "\n".join(parts)


PAGES = {"commands.md": commands, "description.md": description, "problems.md": problems}


def run(*, check: bool) -> int:
    """Writes the pages, or says which of them are not up to date; the exit code."""
    stale = 0
    for name, make in PAGES.items():
        path, text = REFERENCE / name, make().rstrip() + "\n"
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != text):
            print(f"docs/reference/{name} is not what the code says; run tools/build_reference.py")
            stale = 1
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
