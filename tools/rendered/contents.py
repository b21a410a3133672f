"""What rendered programmes are filled with: names, titles, bodies, offices, rooms, out of tables here and in `vocab/`."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

HERE = Path(__file__).resolve().parent
VOCAB = HERE.parents[1] / "vocab"
LANGUAGES = ("en", "es", "pt", "fr")
_LETTERS = "ABCDEFGH"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "X", "XII", "XX", "XXVII")
_CAPITALS = "ABCDEFGIJLMNOPRSTUV"
_WORDS = (
    "Hall", "Day", "Young", "Law", "King", "Church", "Banks", "Bishop", "Park", "Court", "Stage", "Major", "Iglesias", "Plaza",
    "Casas", "Salas",
)  # fmt: skip
"""Surnames that are words of other kinds."""
_HOLE = re.compile(r"\{(\w)\}")
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "xa",
    "ze",
    "bri",
    "cla",
    "dro",
    "fre",
    "gla",
    "kro",
    "pli",
    "stra",
    "tre",
    "van",
    "mor",
    "tel",
    "dun",
    "hal",
    "wick",
    "ton",
    "berg",
    "ski",
    "ova",
    "elo",
]


def rows(path: Path) -> list[list[str]]:
    """The rows of a table without its comments, cut at tabs."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _parts() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for kind, language, patterns in rows(HERE / "parts.tsv"):
        found[kind, language] = patterns.split(" ; ")
    for row in rows(VOCAB / "concepts.tsv")[1:]:
        for language, label in zip(LANGUAGES, row[1:5], strict=True):
            found["subject", language] += [label] if label else []
    return found


@lru_cache(maxsize=1)
def _names() -> list[tuple[str, list[str], list[str]]]:
    return [(locale, given.split(" ; "), surnames.split(" ; ")) for locale, given, surnames in rows(HERE / "names.tsv")]


@lru_cache(maxsize=1)
def _places() -> tuple[list[str], dict[str, list[str]]]:
    cities = [name for *_, name in sorted(row[1:4] for row in rows(VOCAB / "cities.tsv")[1:])]
    table = rows(VOCAB / "countries.tsv")[1:]
    return cities, {language: [row[at + 1] for row in table] for at, language in enumerate(LANGUAGES)}


class Contents:
    """Draws parts of one language.

    Attributes:
        dice: What is drawn with.
        language: `en`, `es`, `pt` or `fr`.
    """

    def __init__(self, dice: random.Random, language: str) -> None:
        self.dice = dice
        self.language = language
        own = [one for one in _names() if one[0].startswith(f"{language}_")]
        self.locales = [dice.choice(own) for _ in range(3)] + [dice.choice(_names()) for _ in range(2)]
        self.year = dice.randint(2008, 2027)

    def word(self, kind: str) -> str:
        """A pattern of a kind, as it stands."""
        return self.dice.choice(_parts()[kind, "any" if (kind, self.language) not in _parts() else self.language])

    def chance(self, share: float) -> bool:
        """True in a share of the draws."""
        return self.dice.random() < share

    def made(self, kind: str) -> str:
        """A pattern of a kind with its holes filled."""
        language = self.language
        if kind == "body" and self.chance(0.22):
            language = "any" if self.chance(0.6) else self.dice.choice(LANGUAGES)
        if kind in {"title", "session"} and language != "en" and self.chance(0.06):
            language = "en"
        if (kind, language) not in _parts():
            language = "any"
        return self.filled(self.dice.choice(_parts()[kind, language]))

    def filled(self, pattern: str) -> str:
        """A pattern with its holes filled."""
        return _HOLE.sub(lambda hole: self._hole(hole[1]), pattern)

    def subject(self) -> str:
        """Something to speak about."""
        chosen = self.word("subject")
        return (
            f"{chosen} {self.dice.choice(('of', 'de', 'en', 'et', 'y', 'e'))} {self.invented()}" if self.chance(0.03) else chosen
        )

    def invented(self) -> str:
        """A capitalised word that no table knows."""
        return "".join(self.dice.choice(_SYLLABLES) for _ in range(self.dice.randint(2, 3))).capitalize()

    def given(self) -> str:
        """A given name, now and then with a second one or an initial."""
        name = self.invented() if self.chance(0.06) else self.dice.choice(self.dice.choice(self.locales)[1])
        chosen = self.dice.random()
        if chosen < 0.1:
            return f"{name} {self.dice.choice(self.locales[0][1])}"
        return f"{name} {self.dice.choice(_CAPITALS)}." if chosen < 0.16 else name

    def surname(self) -> str:
        """A surname; two in languages where people have two."""
        if self.chance(0.02):
            return self.dice.choice(_WORDS)
        name = self.invented() if self.chance(0.1) else self.dice.choice(self.dice.choice(self.locales)[2])
        if self.language in {"es", "pt"} and self.chance(0.4):
            return f"{name} {self.dice.choice(self.locales[0][2])}"
        return f"{name}-{self.dice.choice(self.locales[0][2])}" if self.chance(0.04) else name

    def name(self) -> str:
        """The name of a person."""
        return f"{self.given()} {self.surname()}"

    def initials(self) -> str:
        """One or two initials."""
        between = self.dice.choice((" ", ""))
        return between.join(f"{self.dice.choice(_CAPITALS)}." for _ in range(self.dice.choice((1, 1, 2))))

    def country(self) -> str:
        """A country, by its name in the language."""
        return self.dice.choice(_places()[1][self.language])

    def city(self) -> str:
        """A city, or a word that no table knows."""
        return self.invented() if self.chance(0.15) else self.dice.choice(_places()[0])

    def acronym(self) -> str:
        """An acronym."""
        return "".join(self.dice.choice(_CAPITALS) for _ in range(self.dice.randint(2, 5)))

    def _hole(self, hole: str) -> str:
        dice = self.dice
        if hole in "SAT":
            text = self.subject() if hole == "A" else self.surname().split(" ")[0]
            return text[:1].upper() + text[1:]
        if hole in "ab":
            return self.subject()
        if hole in "ZY":
            return self.acronym()
        if hole in "dtpo":
            return {"d": self.date_words, "t": self.time_words, "p": self.name, "o": lambda: self.made("body")}[hole]()
        return {
            "c": self.city,
            "l": self.country,
            "n": lambda: str(dice.randint(1, 9)),
            "k": lambda: str(dice.randint(1, 399)),
            "r": lambda: dice.choice(_ROMAN),
            "x": lambda: dice.choice(_LETTERS),
            "y": lambda: str(self.year),
        }[hole]()

    def date_words(self) -> str:
        """A date in running text; `render` puts the notation of the document here."""
        return f"{self.dice.randint(1, 28)}/{self.dice.randint(1, 12)}/{self.year}"

    def time_words(self) -> str:
        """A time in running text; `render` puts the notation of the document here."""
        return "9:00"
