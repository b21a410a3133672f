"""Writes the man pages of `docs/man/` from the help of the commands, or checks that they are as the commands say.

::

    python tools/build_man.py            # write
    python tools/build_man.py --check    # exit with 1 if a page is not up to date
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from event_ld.cli import COMMANDS, EXAMPLES, main

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "man"


def pages() -> dict[str, str]:
    """Each man page by the name of its file."""
    root = click.Context(main, info_name="event-ld", help_option_names=["-h", "--help"])
    made = {"event-ld.1": _page("event-ld", "turn a description of a public event into validated linked data", main, root)}
    for name, what in COMMANDS.items():
        command = main.get_command(root, name)
        if command is not None:
            context = click.Context(command, parent=root, info_name=name)
            made[f"event-ld-{name}.1"] = _page(f"event-ld-{name}", what[0].lower() + what[1:].rstrip("."), command, context)
    return made


def _page(name: str, what: str, command: click.Command, context: click.Context) -> str:
    lines = [
        f'.TH "{name.upper()}" "1" "" "event-ld" "event-ld"',
        ".SH NAME",
        f"{_plain(name)} \\- {_plain(what)}",
        ".SH SYNOPSIS",
    ]
    lines += [f".B {_plain(context.command_path)}", _plain(" ".join(command.collect_usage_pieces(context))), ".SH DESCRIPTION"]
    for paragraph in (command.help or "").split("\n\n"):
        lines += [_plain(" ".join(paragraph.split())), ".PP"]
    lines[-1] = ".SH OPTIONS"
    for option in command.params:
        record = option.get_help_record(context)
        if record is not None:
            lines += [".TP", f"\\fB{_plain(record[0])}\\fR", _plain(" ".join(record[1].split()))]
    if isinstance(command, click.Group):
        lines.append(".SH COMMANDS")
        for one, said in COMMANDS.items():
            lines += [".TP", f"\\fB{_plain(f'event-ld-{one}')}\\fR(1)", _plain(said)]
    else:
        lines += [".SH EXAMPLE", ".EX", _plain(EXAMPLES[context.info_name or ""]), ".EE", ".SH SEE ALSO", "\\fBevent\\-ld\\fR(1)"]
    return "\n".join([*lines, ""])


def _plain(text: str) -> str:
    """A text in which roff reads no request."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def run(*, check: bool) -> int:
    """Writes the pages, or says which of them are not up to date; the exit code."""
    stale = 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        path = FOLDER / name
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != text):
            print(f"docs/man/{name} is not what the command says; run tools/build_man.py")
            stale = 1
        if not check:
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
