"""Writes the reference pages of `docs/reference/` and the man pages from the code, or checks that they are as the code says.

::

    python tools/build_reference.py            # write
    python tools/build_reference.py --check    # exit with 1 if a page is not up to date
"""

from __future__ import annotations

import inspect
import re
import runpy
import sys
from pathlib import Path
from typing import NamedTuple, get_args

import click
import msgspec

import event_ld
from event_ld import documents, pipeline
from event_ld.cli import COMMANDS, main
from event_ld.cli.report_text import problems_text
from event_ld.inputs import read_text
from event_ld.mapping import MEMBERS, ROLES, ROWS, Kind, Row
from event_ld.pipeline import validate
from event_ld.problems import CODES
from event_ld.readers.description import SHORT
from event_ld.validate.profiles import PROFILES, shapes_of

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
        Kind.FREQUENCY: "`P1D`, `P2W`, `P1M`, `P1Y`, or daily, weekly, monthly, yearly",
        Kind.WEEKDAY: "a day of the week in words, or `MO`; in a month `2TU`, `-1FR`",
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
        Kind.CURRENCY: "an ISO 4217 code, or the name or the sign of one currency",
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
        shapes = [shape for shape in shapes_of(profile).reporting() if shape.code not in taken]
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


_NAMES = {
    "Format": pipeline.Format,
    "DocumentProfile": pipeline.DocumentProfile,
    "Profile": pipeline.Profile,
    "Engine": pipeline.Engine,
    "OnViolation": documents.OnViolation,
}
_KINDS = {
    "Functions": inspect.isfunction,
    "Results": lambda one: one in {event_ld.Outcome, event_ld.Built, event_ld.Markup, event_ld.Reading},
    "Problems": lambda one: one in {event_ld.Problem, event_ld.Problems, event_ld.Severity},
    "Errors": lambda one: issubclass(one, event_ld.EventLDError),
    "Records": lambda _: True,
}


def api() -> str:
    """The page of the public names of Python: signatures, fields, and what their docstrings say."""
    parts = [
        NOTE,
        "",
        "# The Python API",
        "",
        "What `event_ld` exports; everything else may change. [How to use it](../how-to/use-from-python.md) has examples.",
        "",
        "`One` is what an event, or a file of events, may be given as: a path, bytes, an open file, a mapping, an `Event`, a",
        "`Reading`, or an object that has `event_ld`; `Sources` is one or several of them.",
        "",
        *(f"- `{name}`: {', '.join(f'`{value}`' for value in get_args(one))}" for name, one in _NAMES.items()),
        "",
    ]
    left = [*event_ld.__all__]
    for heading, is_it in _KINDS.items():
        names = [name for name in left if is_it(getattr(event_ld, name))]
        left = [name for name in left if name not in names]
        parts += [f"## {heading}", ""]
        for name in names:
            parts += [f"### {name}", "", *_of_name(name, getattr(event_ld, name))]
    return "\n".join(parts)


def _of_name(name: str, one: object) -> list[str]:
    if inspect.isfunction(one):
        return _of_function(name, one)
    parts = _of_doc(inspect.getdoc(one) or "")
    if isinstance(one, type) and issubclass(one, msgspec.Struct):
        hints = inspect.get_annotations(one) | {key: value for base in one.__mro__ for key, value in _annotations(base).items()}
        fields = ", ".join(f"`{field}: {_plain(hints[field])}`" for field in one.__struct_fields__)
        parts += [f"Fields: {fields}.", ""]
    if isinstance(one, type) and issubclass(one, event_ld.Severity):
        parts += [", ".join(f"`{member.name}`" for member in one) + ".", ""]
    for method, function in _methods(one):
        parts += _of_function(f"{name}.{method}", function)
    return parts


def _annotations(base: type) -> dict[str, str]:
    return {key: value for key, value in vars(base).get("__annotations__", {}).items() if isinstance(value, str)}


def _methods(one: object) -> list[tuple[str, object]]:
    """The public methods of a class, those of its bases of ours among them."""
    found = {}
    for base in one.__mro__ if isinstance(one, type) else ():
        if base.__module__.startswith("event_ld"):
            found |= {name: getattr(one, name) for name, value in vars(base).items()
                      if name[0] != "_" and (inspect.isfunction(value) or isinstance(value, classmethod))}  # fmt: skip
    return sorted(found.items())


def _of_function(name: str, function: object) -> list[str]:
    signature = inspect.signature(function)  # type: ignore[arg-type]  # a function
    given = [f"    {_plain(str(one))}," for one in signature.parameters.values() if one.name not in {"self", "cls"}]
    keywords = next((number for number, one in enumerate(signature.parameters.values()) if one.kind is one.KEYWORD_ONLY), None)
    if keywords is not None:
        skipped = sum(one.name in {"self", "cls"} for one in signature.parameters.values())
        given.insert(keywords - skipped, "    *,")
    head = [f"{name}(", *given, f") -> {_plain(str(signature.return_annotation))}"]
    short = f"{name}({', '.join(one.strip().rstrip(',') for one in given)}) -> {_plain(str(signature.return_annotation))}"
    block = [short] if len(short) <= 100 else head  # noqa: PLR2004  # the width of a page
    return ["```text", *block, "```", "", *_of_doc(inspect.getdoc(function) or "")]


def _plain(annotation: str) -> str:
    annotation = annotation.replace("<built-in function iter>", "iter")
    return re.sub(r"""['"]""", "", annotation) if " = " not in annotation else re.sub(r"'([^']*)'(?= =)", r"\1", annotation)


def _of_doc(doc: str) -> list[str]:
    """A docstring in Markdown: its sections become headings of lists."""
    parts: list[str] = []
    is_section = False
    for line in doc.split("\n"):
        if re.match(r"(Args|Attributes|Raises|Returns):$", line):
            parts += [f"*{line[:-1]}*", ""]
            is_section = True
        elif is_section and re.match(r"    \w+: ", line):
            name, _, rest = line.strip().partition(": ")
            parts.append(f"- `{name}`: {rest}")
        elif is_section and line.startswith("    "):
            parts.append(f"  {line.strip()}" if parts[-1].startswith(("- ", "  ")) else line.strip())
        else:
            is_section = is_section and not line
            parts.append(line)
    return [*parts, ""]


PAGES = {"api.md": api, "commands.md": commands, "description.md": description, "problems.md": problems}


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
    return stale | int(runpy.run_path(str(Path(__file__).with_name("build_man.py")))["run"](check=check))


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
