"""One rendered programme: a header, an agenda in one layout, a tail; every character of a fact is labelled."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import NamedTuple

from rendered.contents import Contents
from rendered.notation import Notation
from rendered.surroundings import header, tail
from rendered.tables import write_table
from rendered.templates import KINDS, Layout, kept, layouts, settled, write
from rendered.writer import Writer

SHORTEST_SESSION = 3


class Label(NamedTuple):
    """A labelled stretch of a text, and the number of the slot that it belongs to; 0 for none."""

    begin: int
    end: int
    name: str
    slot: int


@dataclass(frozen=True)
class Rendered:
    """A rendered programme.

    Attributes:
        text: The text.
        labels: What its stretches are, in the order of the text.
        layout: The name of its layout.
        language: Its language.
        seed: What it was drawn with.
    """

    text: str
    labels: tuple[Label, ...]
    layout: str
    language: str
    seed: int


class Slot(NamedTuple):
    """A slot to be written: minutes since midnight, and how many people speak."""

    begin: int
    end: int
    people: int


def wrapped(text: str, width: int) -> str:
    """A text with line ends instead of blanks, so that no line is longer than a width; as long as before."""
    lines = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > width and (at := rest.rfind(" ", 20, width)) > 0:
            lines.append(rest[:at])
            rest = rest[at + 1 :]
        lines.append(rest)
    return "\n".join(lines)


def agenda(dice: random.Random, most: int) -> list[Slot]:
    """The slots of a day."""
    at = dice.choice((480, 510, 525, 540, 540, 555, 570, 600, 615, 660, 840, 870, 960, 1050, 1080, 1110))
    found = []
    for number in range(dice.randint(2, most)):
        lasts = dice.choice((5, 10, 15, 15, 20, 25, 30, 30, 30, 45, 60, 60, 75, 90, 120))
        is_break = dice.random() < (0.65 if number == 0 else 0.28)
        people = 0 if is_break else dice.choice((1, 1, 1, 1, 1, 2, 2, 3, 4))
        found.append(Slot(at, at + lasts, people))
        at += lasts + dice.choice((0, 0, 0, 0, 0, 5, 10, 60))
        if at > 1380:  # an hour before midnight
            break
    return found


class Programme:
    """Draws one programme."""

    def __init__(self, seed: int, layout: Layout, language: str) -> None:
        self.dice = dice = random.Random(f"{seed} {layout.name} {language}")
        self.layout = layout
        self.contents = Contents(dice, language)
        notation = Notation(dice, language, self.contents.year)
        self.contents.date_words = notation.any_date  # type: ignore[method-assign]  # the document's own notation
        self.contents.time_words = lambda: notation.span(dice.randint(8, 12) * 60, dice.randint(13, 19) * 60)[1]  # type: ignore[method-assign]
        self.writer = Writer(dice, self.contents, notation)
        self.template = settled(layout.template, dice)
        self.inner = settled(layout.inner, dice)
        self.optional = dice.choice((0.0, 0.0, 0.5, 0.9, 1.0))
        self.has_gaps = dice.random() < 0.55 or "\n" in kept(self.template, has_people=True, optional=False)
        self.has_gaps = self.has_gaps and dice.random() < 0.9
        self.day_layout = dice.choice([one for one in layouts() if one.kind == "day"])
        self.description = dice.choice((0.0, 0.0, 0.0, 0.0, 0.5, 0.9))

    def write(self) -> tuple[str, tuple[Label, ...]]:
        """The text and its labels."""
        header(self.writer)
        if self.layout.kind == "none":
            self._lecture()
            return self._changed(self.writer.text(), tuple(Label(*one) for one in sorted(self.writer.labels)))
        self._heading()
        days = self.dice.choice((1, 1, 1, 1, 2, 2, 3))
        is_dated = days > 1 or self.dice.random() < 0.4
        self.writer.month, self.writer.day = self.dice.randint(1, 12), self.dice.randint(1, 24)
        for number in range(days):
            if is_dated and "{day}" not in self.template and not {"day", "days"} & {*self.layout.template.split(" ")}:
                self._day(number)
            self._agenda(days)
            self.writer.day += 1
        self.writer.at = 0
        tail(self.writer)
        return self._changed(self.writer.text(), tuple(Label(*one) for one in sorted(self.writer.labels)))

    def _changed(self, text: str, labels: tuple[Label, ...]) -> tuple[str, tuple[Label, ...]]:
        """A text as mails and papers have it, now and then: with short lines, or with a blank line behind each."""
        chance = self.dice.random()
        is_plain = "|" not in self.layout.template and "<" not in text
        if chance < 0.12 and is_plain:
            return wrapped(text, self.dice.choice((38, 46, 54, 60, 72, 80, 100))), labels
        if chance < 0.17 and is_plain:
            moved = [Label(*(at + text.count("\n", 0, at) for at in one[:2]), one.name, one.slot) for one in labels]
            return text.replace("\n", "\n\n"), tuple(moved)
        return text, labels

    def _lecture(self) -> None:
        """What an announcement without an agenda has: who speaks, and more prose."""
        writer, dice = self.writer, self.dice
        writer.begin_slot(Slot(0, 0, dice.choice((1, 1, 2, 3))))
        writer.at = 0
        for _ in range(dice.randint(0, 2)):
            writer.part(dice.choice(("speaker", "moderator")))
            if writer.labels[-1][2] == "RL":
                writer.part("people")
            writer.plain(writer.blank(0.7))
        for _ in range(dice.randint(0, 2)):
            header(writer)
        tail(writer)

    def _heading(self) -> None:
        writer, dice = self.writer, self.dice
        if dice.random() < 0.75:
            mark = dice.choice(("", "", "# ", "## ", "**", "", "### "))
            heading = self.contents.word("agenda")
            heading = heading.upper() if dice.random() < 0.2 else heading
            colon = dice.choice(("", "", "", ":"))
            writer.plain(f"{mark}{heading}{colon}{'**' if mark == '**' else ''}{writer.blank(0.6)}")
        if dice.random() < 0.12:
            writer.plain(f"{self.contents.made('prose')}\n\n")

    def _day(self, number: int) -> None:
        self.writer.at = 0
        self.writer.number = number + 1
        write(settled(self.day_layout.template, random.Random(f"{self.day_layout.name}")), self.writer.part, self.writer.plain)
        self.writer.plain(self.writer.blank(0.7))

    def _agenda(self, days: int) -> None:
        slots = agenda(self.dice, self.dice.choice((6, 8, 14)) if days == 1 else 5)
        if self.layout.kind == "table":
            write_table(self.writer, self.layout.template, slots)
        elif self.layout.kind == "group":
            self._groups(slots)
        else:
            for number, slot in enumerate(slots):
                self.writer.number = number + 1
                self._slot(self.template, slot)
        self.writer.plain("\n")

    def _slot(self, template: str, slot: Slot) -> None:
        self.writer.begin_slot(slot)
        chosen = kept(template, has_people=slot.people > 0, optional=self.dice.random() < self.optional)
        write(chosen, self.writer.part, self.writer.plain)
        if self.dice.random() < self.description and "{desc}" not in template:
            self.writer.plain("\n")
            self.writer.part("desc" if self.dice.random() < 0.8 else "link")
        self.writer.plain("\n\n" if self.has_gaps else "\n")

    def _groups(self, slots: list[Slot]) -> None:
        """Writes groups: what they share, and their talks; a break stands as a slot of its own between them."""
        is_timed = "{time}" in self.inner
        is_apart = self.dice.random() < 0.5
        line = settled("{bullet}{time}{gap}{title}", self.dice)
        at = 0
        while at < len(slots):
            size = self.dice.randint(SHORTEST_SESSION, 5) if is_timed else 1
            inner = slots[at : at + size]
            at += size
            if not is_timed and not inner[0].people:
                self._slot(line, inner[0])
                continue
            self.writer.begin_slot(Slot(inner[0].begin, inner[-1].end, 2))
            chosen = kept(self.template, has_people=True, optional=self.dice.random() < self.optional)
            self.writer.at *= "{time}" in chosen  # a heading alone is no slot
            write(chosen, self.writer.part, self.writer.plain)
            self.writer.plain("\n\n" if is_apart else "\n")
            for slot in inner if is_timed else [inner[0]._replace(people=self.dice.choice((1, 1, 2)))] * self.dice.randint(2, 4):
                if is_timed:
                    self._slot(self.inner, slot)
                    continue
                self.writer.slot = slot
                write(kept(self.inner, has_people=True, optional=False), self.writer.part, self.writer.plain)
                self.writer.plain("\n")
            self.writer.plain("\n")


def render(seed: int, layout: str, language: str) -> Rendered:
    """A programme; the same for the same arguments.

    Args:
        seed: Any number.
        layout: The name of a layout of an agenda.
        language: `en`, `es`, `pt` or `fr`.
    """
    chosen = next(one for one in layouts() if one.name == layout and one.kind in KINDS)
    text, labels = Programme(seed, chosen, language).write()
    return Rendered(text, labels, layout, language, seed)
