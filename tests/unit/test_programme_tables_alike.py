"""One agenda in tables of all kinds: whatever parts the cells, in whatever order, with headings or not, it says the same."""

from __future__ import annotations

from itertools import product

import pytest

from event_ld.inputs import read_text

WORDS = {
    "en": ("Maps Day", "8 May 2027", {"h": "Time", "r": "Room", "t": "Title", "p": "Speaker"}),
    "es": ("Jornada de mapas", "8 de mayo de 2027", {"h": "Hora", "r": "Sala", "t": "Título", "p": "Ponente"}),
    "fr": ("Journée des cartes", "8 mai 2027", {"h": "Horaire", "r": "Salle", "t": "Titre", "p": "Intervenant"}),
    "pt": ("Dia dos mapas", "8 de maio de 2027", {"h": "Horário", "r": "Sala", "t": "Título", "p": "Palestrante"}),
}
ROWS = [
    {"h": "9:00", "r": "Auditorium", "t": "Old maps of the coast", "p": "Ana Gil"},
    {"h": "9:45", "r": "Room 12", "t": "How rivers move", "p": "Luis Paz"},
    {"h": "10:30", "r": "Foyer", "t": "Coffee", "p": ""},
    {"h": "11:00", "r": "Sala Magna", "t": "Reading the plans of a city", "p": "Eva Sol"},
]
SPANS = {"9:00": "9:45", "9:45": "10:30", "10:30": "11:00", "11:00": "12:00"}


def _told(text: str) -> list[tuple[str, str, str, str, list[str]]]:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return [
        (
            (one.start_date or "")[5:],
            (one.end_date or "")[11:],
            str(one.name or ""),
            str(one.room or ""),
            [str(who.name) for who in one.performer],
        )
        for one in event.sub_event
    ]


def _lines(order: str, mark: str, heads: dict[str, str] | None, *, are_spans: bool) -> list[str]:
    rows = [dict(row, h=f"{row['h']} - {SPANS[row['h']]}" if are_spans else row["h"]) for row in ROWS]
    found = [mark.join(row[one] for one in order).rstrip() for row in ([heads] if heads else []) + rows]
    return [f"| {line} |" for line in found] if mark == " | " else found


def _expected(order: str, day: str, *, are_spans: bool) -> list[tuple[str, str, str, str, list[str]]]:
    return [
        (
            f"{day}T{row['h']:0>5}",
            f"{SPANS[row['h']]:0>5}" if are_spans else "",
            row["t"],
            row["r"] if "r" in order else "",
            [row["p"]] if "p" in order and row["p"] else [],
        )
        for row in ROWS
    ]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("order", ["ht", "th", "hrt", "htr", "rht", "thr", "htp", "hrtp", "rhtp", "htpr"])
def test_one_table_says_the_same_in_all_forms(language: str, order: str) -> None:
    name, day, heads = WORDS[language]
    for mark, are_headed, are_spans in product(("\t", " | ", "    "), (True, False), (True, False)):
        lines = _lines(order, mark, heads if are_headed else None, are_spans=are_spans)
        assert _told("\n".join([name, "", day, "", *lines])) == _expected(order, "05-08", are_spans=are_spans), (mark, are_headed)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(("first", "second"), [("rht", "ht"), ("ht", "rht"), ("htpr", "rht"), ("rhtp", "rhtp")])
@pytest.mark.parametrize("mark", ["\t", " | ", "    "])
def test_two_tables_one_below_the_other(language: str, first: str, second: str, mark: str) -> None:
    name, day, heads = WORDS[language]
    for own in (heads, None):
        above, below = (_lines(order, mark, own, are_spans=True) for order in (first, second))
        told = _told("\n".join([name, "", day, "", *above, "", day.replace("8", "9", 1), "", *below]))
        assert told == _expected(first, "05-08", are_spans=True) + _expected(second, "05-09", are_spans=True), own


@pytest.mark.parametrize("gap", ["   ", "        "])
def test_a_house_behind_a_room_is_part_of_its_cell(gap: str) -> None:
    rows = gap.join(("9:00", "Auditório A, prédio 16", "Mapas velhos")), gap.join(("10:00", "Sala 12", "Tinta"))
    told = _told("\n".join(["Mapas", "", "8 de maio de 2027", "", *rows]))
    assert told[0][3] == "Auditório A, prédio 16"
