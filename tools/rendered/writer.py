"""Writes the parts of a rendered programme, each with its label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rendered.notation import WEEKDAYS
from rendered.templates import layouts, settled, write

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from rendered.contents import Contents
    from rendered.notation import Notation

_AND = {"en": " and ", "es": " y ", "pt": " e ", "fr": " et "}
_LABELS = {"title": "TI", "session": "TI", "talk": "TI", "name": "PE", "room": "RO", "body": "AF", "office": "JO", "day": "DA"}


def capitalised(text: str) -> str:
    """A text as English titles are written: `Open Data and the Law`."""
    words = [word if word in _SMALL or not word[:1].islower() else word[:1].upper() + word[1:] for word in text.split(" ")]
    return " ".join(words)


_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "in",
        "on",
        "for",
        "a",
        "an",
        "to",
        "de",
        "del",
        "la",
        "el",
        "los",
        "las",
        "y",
        "e",
        "et",
        "du",
        "des",
        "do",
        "da",
        "dos",
        "das",
        "en",
        "au",
        "aux",
        "le",
        "les",
        "à",
        "com",
        "con",
    ]
)
_CASES = (str, str, str, str, str, str, str, capitalised, str.upper)


class Writer:
    """Gathers the text of one document, in one style.

    Attributes:
        labels: Begin, end and name of the labelled stretches so far, each with the number of its slot, 0 for none.
        slot: The slot that is written.
        number: The number of the slot, or of the day.
        month: The month of the day that is written.
        day: The day of the month.
    """

    def __init__(self, dice: random.Random, contents: Contents, notation: Notation) -> None:
        self.dice, self.contents, self.notation = dice, contents, notation
        self.parts: list[str] = []
        self.length = 0
        self.labels: list[tuple[int, int, str, int]] = []
        self.slot: Any = None
        self.at = self.last = 0
        self.number, self.month, self.day = 1, 1, 1
        self.words: dict[str, str] = {}
        person = [one for one in layouts() if one.kind == "person"]
        chosen = [dice.choice(person), dice.choice(person)]
        self.people = [settled(one.template, dice) for one in (chosen if dice.random() < 0.25 else chosen[:1] * 2)]
        self.mixed = dice.choice((0.0, 0.05, 0.15, 0.3))
        self.bullet = dice.choice(("", "", "", "", "- ", "* ", "• ", "  - ", "– ", "+ "))
        self.item = dice.choice(("", "", "- ", "• ", "  - ", "    * ", "* ", "– ", "· ", "\t", "  "))
        self.gap = dice.choice((" ", " ", ": ", " - ", " – ", "  ", "\t", " | ", ", ", " — ", ". ", "- ", "    "))
        self.cut = dice.choice((" - ", " - ", " - ", " – ", ", ", ". ", ": ", " | ", " / ", " — ", "   ", "; ", " · ", " (", " "))
        listed = any(mark in self.people[0] for mark in ", ")
        self.between = dice.choice(
            ("; ", "; ", ", ", " / ", " · ", " & ", "\n") if listed else (", ", ", ", "; ", " / ", " & ", " • ")
        )
        self.has_and = dice.random() < 0.6
        self.honoured = dice.choice((0.0, 0.0, 0.0, 0.3, 0.95))
        self.is_loud = dice.random() < 0.06
        self.session_share = dice.choice((0.0, 0.2, 0.6))
        cases = (str, str, str, capitalised, capitalised, capitalised, str.upper) if contents.language == "en" else _CASES
        self.title_case: Callable[[str], str] = dice.choice(cases)
        self.role_case: Callable[[str], str] = dice.choice((str, str, str, str.lower, str.upper))
        self.role_mark = dice.choice((("", ""), ("", ""), ("", ""), ("**", "**"), ("*", "*")))
        colon = " : " if contents.language == "fr" else ": "
        self.twisted = dice.choice((0.0, 0.0, 0.0, 0.1, 0.3))
        self.break_mark = dice.choice(("", "", "", "", "", "", "*", "_", "**", "_")) if dice.random() < 0.5 else ""
        self.is_terse = dice.random() < 0.15
        self.is_twice = dice.random() < 0.03
        self.role_colon = dice.choice((colon, colon, colon, colon, " - ", " – ", " "))

    # -- the text

    def begin_slot(self, slot: Any) -> None:  # noqa: ANN401  # a tuple of the module above
        """Goes on to the next slot."""
        self.slot = slot
        self.last += 1
        self.at = self.last

    def plain(self, text: str) -> None:
        """Writes text that is no fact."""
        self.parts.append(text)
        self.length += len(text)

    def labelled(self, text: str, name: str) -> None:
        """Writes a labelled stretch."""
        self.labels.append((self.length, self.length + len(text), name, self.at))
        self.plain(text)

    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def blank(self, share: float) -> str:
        """A line break, or in a share of the draws two."""
        return "\n\n" if self.dice.random() < share else "\n"

    # -- the parts

    def part(self, name: str) -> None:
        """Writes a part of a template by its name."""
        if name.startswith("label:"):
            word = self.words.setdefault(name, self.contents.word(f"label-{name[6:]}"))
            self.plain(word + (" : " if self.contents.language == "fr" else ": "))
        elif hasattr(self, f"_{name.replace('-', '_')}"):
            getattr(self, f"_{name.replace('-', '_')}")()
        elif name in {"counter", "half", "kind", "agenda"}:
            self.plain(self.contents.word(name))
        elif name == "number":
            self.plain(str(self.number))
        elif name in {"bullet", "item", "gap", "cut"}:
            self.plain(getattr(self, name))
        elif name in {"with", "among"}:
            self.plain(self.contents.word(name).replace("_", " "))
        else:
            self.labelled(self.contents.made(name), _LABELS[name])

    def _title(self) -> None:
        if self.slot.people == 0 and self.dice.random() < 0.93:
            text = self.contents.made("break")
        elif self.dice.random() < self.session_share:
            text = self.contents.made("session")
        else:
            text = self.contents.made("title")
        if self.slot.people and self.dice.random() < 0.02:
            self.plain(self.contents.word("open"))
            return
        mark = self.break_mark if self.slot.people == 0 else ""
        self.plain(mark)
        self.labelled(self.title_case(self._twist(text)), "TI")
        self.plain(mark)

    def _session(self) -> None:
        text = self.contents.made("session" if self.dice.random() < 0.7 else "title")
        self.labelled(self.title_case(self._twist(text)), "TI")

    def _talk(self) -> None:
        self.labelled(self.title_case(self._twist(self.contents.made("title"))), "TI")

    def _twist(self, text: str) -> str:
        """A title, or in a share of the draws one with marks within."""
        if self.dice.random() >= self.twisted:
            return text
        other = self.contents.made("title" if self.slot.people else "break")
        form = self.dice.randrange(8)
        if form == 0:
            return f"{text} ({self.contents.subject()})"
        if form == 1:
            return f"“{text}”: {other}" if self.cut != ": " else f"{text} ({other})"
        marks = [one for one in (" & ", " / ", ": ", " – ", " - ", ", ", "? ", ". ", " + ", " & ", "; ") if one != self.cut]
        return f"{text}{self.dice.choice(marks)}{other}"

    def _time(self) -> None:
        lead, span = self.notation.span(self.slot.begin, self.slot.end)
        self.plain(lead)
        self.labelled(span, "ST")
        if self.is_twice:
            self.plain(f" ({self.slot.begin // 60}:{self.slot.begin % 60:02d})")

    def _start(self) -> None:
        self.labelled(self.notation.clock(self.slot.begin), "ST")

    def _end(self) -> None:
        self.labelled(self.notation.clock(self.slot.end), "ST")

    def _day(self) -> None:
        self.labelled(self.notation.date(self.month, self.day), "DA")

    _date = _day

    def _date_capitals(self) -> None:
        self.labelled(self.notation.date(self.month, self.day).upper(), "DA")

    def _weekday(self) -> None:
        self.plain(WEEKDAYS[self.contents.language][self.day % 7])

    def _subject(self) -> None:
        text = self.contents.subject()
        self.plain(text[:1].upper() + text[1:])

    def _url(self) -> None:
        self.plain(
            self.dice.choice(("https://example.org/", "#", "/people/", "speakers.html#")) + self.contents.invented().lower()
        )

    def _desc(self) -> None:
        self.labelled(" ".join(self.contents.made("prose") for _ in range(self.dice.randint(1, 4))), "DE")

    def _room(self) -> None:
        """A room; most programmes have a few, and name them again and again."""
        rooms = self.__dict__.setdefault("rooms", [self._new_room() for _ in range(self.dice.choice((1, 2, 3, 4, 6)))])
        self.labelled(self.dice.choice(rooms) if self.dice.random() < 0.85 else self._new_room(), "RO")

    def _new_room(self) -> str:
        chance = self.dice.random()
        if chance < 0.08:
            return self.contents.filled(self.dice.choice(("{S}", "{Z}", "{S} {n}", "{x}{k}", "{x}.{n}{k}")))
        return self.contents.made("body") if chance < 0.11 else self.contents.made("room")

    def _body(self) -> None:
        """A body; in some programmes nearly all are one word."""
        terse = ("{S}", "{c}", "{Z}", "{S}{S}", "{S}.io", "{S} {Z}")
        is_terse = self.is_terse and self.dice.random() < 0.8
        self.labelled(self.contents.filled(self.dice.choice(terse)) if is_terse else self.contents.made("body"), "AF")

    def _link(self) -> None:
        self.plain(self.dice.choice(("", "- ")) + self.contents.made("link"))

    # -- people

    def _hon(self) -> None:
        if self.dice.random() < self.honoured:
            self.labelled(self.contents.word("honorific"), "HO")
            self.plain(" ")

    def _name(self) -> None:
        name = self.contents.name()
        self.labelled(name.upper() if self.is_loud else name, "PE")

    def _initials(self) -> None:
        """Initials and a surname, which stands behind them in the template."""
        self.begin = self.length
        self.plain(self.contents.initials())

    def _surname(self) -> None:
        self.plain(self.contents.surname())
        self.labels.append((self.begin, self.length, "PE", self.at))

    def _surname_capitals(self) -> None:
        self.begin = self.length
        self.plain(self.contents.surname().upper())

    def _given(self) -> None:
        self.plain(self.contents.given())
        self.labels.append((self.begin, self.length, "PE", self.at))

    def _name_surname_capitals(self) -> None:
        self.labelled(f"{self.contents.given()} {self.contents.surname().upper()}", "PE")

    def _country(self) -> None:
        self.plain(self.contents.country() if self.dice.random() < 0.8 else self.contents.city())

    def person(self, template: str = "") -> None:
        """Writes one person in the style of the document, or in another one now and then."""
        if not template:
            template = self.dice.choice(self.people)
            if self.dice.random() < self.mixed:
                person = [one.template for one in layouts() if one.kind == "person"]
                template = settled(self.dice.choice((*person, "{hon}{name}", "{hon}{name}")), self.dice)
        write(template, self.part, self.plain)
        if self.dice.random() < 0.02:
            self.plain(f" ({self.contents.word('remark')})")

    def several(self, count: int, between: str) -> None:
        """Writes people between separators."""
        for number in range(count):
            if number:
                is_last = number == count - 1 and self.has_and and between in {", ", "; "}
                self.plain(_AND[self.contents.language] if is_last else between)
            self.person()

    def _people(self) -> None:
        self.several(self.slot.people, self.between)
        if self.cut == " (":
            self.cut = " - "

    def _panel(self) -> None:
        self._role("panellist")
        self.several(max(self.slot.people, 2), self.between)

    def _listed(self) -> None:
        if self.dice.random() < 0.3:
            self._role("panellist" if self.slot.people > 2 else "speaker")  # a panel
            self.plain("\n")
        self.several(self.slot.people, f"\n{self.item}") if not self.item.strip() else self._items()

    def _lines(self) -> None:
        self.several(self.slot.people, "\n")

    def _items(self) -> None:
        for number in range(self.slot.people):
            self.plain(("\n" if number else "") + self.item)
            self.person()

    def _role(self, kind: str) -> None:
        before, after = self.role_mark
        self.plain(before)
        self.labelled(self.role_case(self.contents.word(kind)), "RL")
        self.plain(after + self.role_colon)

    def _speaker(self) -> None:
        self._role("panellist" if self.slot.people > 2 and self.dice.random() < 0.6 else "speaker")  # a panel

    def _moderator(self) -> None:
        self._role("moderator")
        self.person()

    # -- several things under one time

    def _parallel(self) -> None:
        if not self.slot.people:
            self._title()
            return
        end = self.dice.choice((" - ", " – ", " (", ", ", " | "))
        style = self.dice.choice(("room", "room", "people-room"))
        for number in range(self.dice.randint(2, 4)):
            if number:
                self.plain("\n")
                self.begin_slot(self.slot)
            self.plain(self.item)
            self._title()
            if style != "room":
                self.plain(self.dice.choice((" - ", ", ", ": ")))
                self.person()
            self.plain(end)
            self.part("room")
            self.plain(")" if end == " (" else "")

    def _parallel_rooms(self) -> None:
        if not self.slot.people:
            self._title()
            return
        for number in range(self.dice.randint(2, 4)):
            if number:
                self.begin_slot(self.slot)
            self.plain(("\n" if number else "") + self.item)
            self.part("room")
            self.plain(self.dice.choice((": ", " - ", " – ")) if number == 0 else ": ")
            self._title()
            if self.dice.random() < 0.6:
                self.plain(" - ")
                self.person()
