"""How rendered programmes write times and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "pt": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "es": ["Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Domingo"],
    "pt": ["Segunda-feira", "Terça-feira", "Quarta-feira", "Quinta-feira", "Sexta-feira", "Sábado", "Domingo"],
    "fr": ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"],
}
_CLOCKS = {
    "en": ("24", "24", "24", "24n", "24n", "12 ", "12 ", "12", "12.", "12U", "dot", "bare", "zone", "seconds"),
    "es": ("24", "24", "24", "24", "24n", "24n", "hrs", "hrs", "12 ", "12.", "12p", "h", "dot", "bare"),
    "pt": ("24", "24", "24n", "h", "h", "h", "hh", "hmin", "24h"),
    "fr": ("h", "h", "h", "hh", "h ", "24", "24", "24n", "24h"),
}
_BETWEEN = {
    "en": (" - ", "-", "–", " – ", " to ", "--", " — "),
    "es": (" - ", "-", "–", " – ", " a ", " a las ", " — "),
    "pt": (" - ", "-", "–", " – ", " às ", " a "),
    "fr": (" - ", "-", "–", " – ", " à ", "-"),
}
_LEAD = {"en": ("From ", "At "), "es": ("De ", "A las ", "Desde las "), "pt": ("Das ", "Às ", "De "), "fr": ("De ", "À ", "Dès ")}
_DATES = {
    "en": (
        "{d} {M}", "{M} {d}", "{M} {d}, {y}", "{d} {M} {y}", "{d}{o} {M}", "{M} {d}{o}", "{W}, {M} {d}", "{W} {d} {M}",
        "{W}, {d} {M} {y}", "{y}-{mm}-{dd}", "{d}-{m3}-{y}", "{d} {m3}", "{W3} {d} {m3}", "{dd}/{mm}/{y}", "{M} {d}{o}, {y}",
        "{W} {M} {d}, {y}",
    ),
    "es": (
        "{d} de {M}", "{d} de {M}", "{d} de {M} de {y}", "{W} {d} de {M}", "{W}, {d} de {M}", "{W} {d} de {M} de {y}",
        "{dd}/{mm}/{y}", "{d}/{m}", "{W} {d}/{m}", "{d} {m3}", "{M} {d}", "{W} {dd}", "{dd}-{mm}-{y}", "{d} {M} {y}",
        "{W} {d} de {M}, {y}",
    ),
    "pt": (
        "{d} de {M}", "{d} de {M} de {y}", "{W}, {d} de {M}", "{W}, {d} de {M} de {y}", "{dd}/{mm}/{y}", "{dd}/{mm}",
        "{W} ({dd}/{mm})", "{d} {m3}", "{d} de {M} ({W})", "{W} – {d} de {M}",
    ),
    "fr": (
        "{d} {M}", "{d} {M} {y}", "{W} {d} {M}", "{W} {d} {M} {y}", "{dd}/{mm}/{y}", "{W} {dd}/{mm}", "{d} {m3}", "Le {d} {M}",
    ),
}  # fmt: skip
_NOON = 720


class Notation:
    """The notation of one document.

    Attributes:
        form: How its clock times are written.
        between: What stands between the beginning and the end.
        is_ranged: Whether slots have an end.
    """

    def __init__(self, dice: random.Random, language: str, year: int) -> None:
        self.dice, self.language, self.year = dice, language, year
        self.form = dice.choice(_CLOCKS[language])
        self.between = dice.choice(_BETWEEN[language])
        self.is_ranged = dice.random() < 0.65
        self.is_marked_once = dice.random() < 0.5
        self.lead = dice.choice(_LEAD[language]) if dice.random() < 0.07 else ""
        self.zone = dice.choice((" UTC", " CET", " (CET)", " h", " GMT", " EST"))
        self.date_form = dice.choice(_DATES[language])
        self.half = dice.choice((" a.m.| p.m.", " am| pm", " a. m.| p. m."))

    def clock(self, minutes: int, *, is_last: bool = True) -> str:
        """A clock time.

        Args:
            minutes: Minutes since midnight.
            is_last: Whether it may carry a mark that is written once for a range.
        """
        hour, minute = divmod(minutes % 1440, 60)
        form = self.form
        if form.startswith("12"):
            return self._twelve(hour, minute, is_last=is_last)
        whole = {"h": f"{hour}h", "hh": f"{hour:02d}h", "h ": f"{hour} h", "hmin": f"{hour}h", "bare": f"{hour}:00"}
        if not minute and form in whole and self.dice.random() < 0.4:
            return whole[form]
        mark = self.zone if form == "zone" and is_last else ""
        return {
            "24": f"{hour:02d}:{minute:02d}",
            "24n": f"{hour}:{minute:02d}",
            "bare": f"{hour}:{minute:02d}",
            "24h": f"{hour:02d}:{minute:02d}h",
            "dot": f"{hour:02d}.{minute:02d}",
            "zone": f"{hour:02d}:{minute:02d}{mark}",
            "seconds": f"{hour:02d}:{minute:02d}:00",
            "military": f"{hour:02d}{minute:02d}",
            "hrs": f"{hour:02d}:{minute:02d}{self.dice.choice((' hrs', ' h', ' hs', ' hrs.', ' horas')) if is_last else ''}",
            "h": f"{hour}h{minute:02d}",
            "hh": f"{hour:02d}h{minute:02d}",
            "h ": f"{hour} h {minute:02d}",
            "hmin": f"{hour}h{minute:02d}min",
        }[form]

    def _twelve(self, hour: int, minute: int, *, is_last: bool) -> str:
        small = (hour - 1) % 12 + 1
        text = f"{small}" if not minute and self.dice.random() < 0.25 and is_last else f"{small}:{minute:02d}"
        if not is_last:
            return f"{small}:{minute:02d}"
        half = {"12 ": " am| pm", "12": "am|pm", "12.": " a.m.| p.m.", "12U": " AM| PM", "12p": self.half}[self.form]
        return text + half.split("|")[hour >= 12]

    def span(self, begin: int, end: int) -> tuple[str, str]:
        """What stands before a time or a range of times, and it.

        Args:
            begin: Minutes since midnight.
            end: The same.
        """
        if not self.is_ranged:
            return self.lead, self.clock(begin)
        once = self.form in {"hrs", "zone"} or (
            self.form.startswith("12") and self.is_marked_once and (begin < _NOON) == (end < _NOON)
        )
        return self.lead, self.clock(begin, is_last=not once) + self.between + self.clock(end)

    def date(self, month: int, day: int, form: str = "") -> str:
        """A day of the year of the document.

        Args:
            month: The month.
            day: The day.
            form: A form to use instead of the document's.
        """
        name = MONTHS[self.language][month - 1]
        weekday = WEEKDAYS[self.language][(day + month) % 7]
        ordinal = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day, "th")
        return (form or self.date_form).format(
            d=day,
            dd=f"{day:02d}",
            M=name,
            m3=name[:3],
            m=month,
            mm=f"{month:02d}",
            y=self.year,
            o=ordinal,
            W=weekday,
            W3=weekday[:3],
        )

    def any_date(self) -> str:
        """A day in another form than the document's own, perhaps."""
        return self.date(self.dice.randint(1, 12), self.dice.randint(1, 28), self.dice.choice(_DATES[self.language]))
