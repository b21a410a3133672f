"""Tables of rendered programmes: Markdown with and without rules, tabs, HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rendered.writer import Writer

_HEADINGS = {
    "time": "time",
    "start": "time",
    "title": "title",
    "people": "people",
    "name": "people",
    "room": "room",
    "body": "body",
    "office": "office",
}


def write_table(writer: Writer, template: str, slots: list[Any]) -> None:
    """Writes the slots of a day as a table.

    Args:
        writer: Where it is written.
        template: The columns between bars; `tracks` stands for several rooms.
        slots: The slots.
    """
    is_grouped, is_dated = template.endswith("rows"), template.endswith("days")
    columns = [one for one in template.removesuffix("rows").removesuffix("days").strip("| ").split(" | ") if one]
    style = writer.__dict__.setdefault("table", _style(writer))
    is_continued = is_dated and "is_continued" in writer.__dict__ and style["headings"]
    writer.__dict__["is_continued"] = True
    if columns[-1].startswith("tracks"):
        with_people = columns[-1] == "tracks-people"
        columns = [*columns[:-1], *["track-people" if with_people else "track"] * writer.dice.randint(2, 4)]
    writer.at = 0
    if style["headings"] and not is_continued:
        _row(writer, style, [lambda name=name: _heading(writer, name) for name in columns], is_heading=True)
        if style["rule"]:
            writer.plain("|" + "|".join(style["rule"] for _ in columns) + "|\n")
    writer.at = 0
    if is_dated:
        _row(writer, style, [lambda: writer.part("date"), *[str] * (len(columns) - 1)])
    for number, slot in enumerate(slots):
        writer.number = number + 1
        writer.begin_slot(slot)
        is_break = slot.people == 0
        if is_grouped and not is_break and writer.dice.random() < 0.4:
            _row(
                writer, style, [lambda name=name: _cell(writer, name) if name in {"time", "title"} else None for name in columns]
            )
            writer.slot = slot._replace(people=1)
            for _ in range(writer.dice.randint(2, 3)):
                _row(writer, style, [lambda name=name: _cell(writer, name) if name != "time" else None for name in columns])
            continue
        _row(writer, style, [lambda name=name: _cell(writer, name) for name in columns])


def _style(writer: Writer) -> dict[str, Any]:
    dice = writer.dice
    kind = dice.choice(("bars", "bars", "bars", "bars", "open", "tabs", "html"))
    rule = dice.choice(("---", ":---", "------", ":---:", "---", "")) if kind == "bars" else ""
    return {
        "kind": kind,
        "rule": rule,
        "headings": dice.random() < 0.9,
        "bold": dice.random() < 0.15,
        "wide": dice.random() < 0.3,
    }


def _row(writer: Writer, style: dict[str, Any], cells: list[Any], *, is_heading: bool = False) -> None:
    kind = style["kind"]
    tag = "th" if is_heading else "td"
    before, between, after = {
        "bars": ("| ", " | ", " |\n"),
        "open": ("", " | ", "\n"),
        "tabs": ("", "\t", "\n"),
        "html": (f"<tr><{tag}>", f"</{tag}><{tag}>", f"</{tag}></tr>\n"),
    }[kind]
    writer.plain(before)
    for number, cell in enumerate(cells):
        if number:
            writer.plain(between)
        cell()
        if style["wide"] and kind == "bars":
            writer.plain(" " * writer.dice.randint(0, 8))
    writer.plain(after)


def _heading(writer: Writer, name: str) -> None:
    if name.startswith("track"):
        writer.part("room")
    elif name == "day":
        writer.part("label:date")
    elif name == "number":
        writer.plain(writer.dice.choice(("#", "No.", "N°", "Nr")))
    elif name in {"end", "link", "kind"}:
        writer.plain({"end": "End", "link": "Slides", "kind": "Type"}[name])
    else:
        kind = _HEADINGS.get(name, "title")
        headings = writer.__dict__.setdefault("headings", {})
        writer.plain(headings.setdefault(name, writer.contents.word(f"column-{kind}")))


def _cell(writer: Writer, name: str) -> None:
    has_people = writer.slot.people > 0
    if name in {"people", "name", "body", "office", "kind", "link"} and not has_people:
        writer.plain(writer.dice.choice(("", "", "", "-")))
    elif name == "title-people":
        writer.part("title")
        if has_people:
            writer.plain(writer.dice.choice((" - ", ", ")))
            writer.part("people")
    elif name == "title-br-people":
        writer.part("title")
        if has_people:
            writer.plain("<br>" if writer.dice.random() < 0.8 else " / ")
            writer.part("people")
    elif name.startswith("track"):
        _track(writer, with_people=name == "track-people" and has_people)
    else:
        writer.part(name)


def _track(writer: Writer, *, with_people: bool) -> None:
    writer.begin_slot(writer.slot)
    if writer.slot.people and writer.dice.random() < 0.15:
        writer.plain(writer.dice.choice(("", "-", "--")))
        return
    writer.part("title")
    if with_people:
        writer.plain(writer.dice.choice((" - ", "<br>", ", ")))
        writer.person()
