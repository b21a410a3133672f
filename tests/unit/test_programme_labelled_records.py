"""Records of a day: a title, and labelled lines with the hours, the people and the place below it."""

from __future__ import annotations

from itertools import permutations

import pytest

from event_ld.inputs import read_text

WORDS = {
    "en": ("Map Week", "Programme", "8 May 2027", "Time: {} - {}", " and from {} to {}", "Speaker: {}", "Place: {}", "Register"),
    "es": ("Semana del mapa", "Programa", "8 de mayo de 2027", "Hora: {} a {}", " y de {} a {}", "Imparte: {}", "Lugar: {}", "Inscripciones"),
    "fr": ("Semaine des cartes", "Programme", "8 mai 2027", "Horaire : {} - {}", " et de {} à {}", "Intervenant : {}", "Lieu : {}", "S'inscrire"),
    "pt": ("Semana dos mapas", "Programação", "8/5/2027", "Horário: {} às {}", " e das {} às {}", "Palestrantes: {}", "Local: {}", "Inscrições"),
}  # fmt: skip
TALKS = [
    ("WORKSHOP - Old maps (Part 1)", "8:00", "12:00", "Ana Gil", "Atlas House"),
    ("Night walk: rivers and stars", "14:00", "15:00", "Luis Paz", "Sala 12"),
    ("Ink and paper", "16:00", "17:30", "Eva Sol", "Atlas House"),
]


def _slots(text: str) -> list[tuple[str, str, str, str, list[str]]]:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return [
        (
            (one.start_date or "")[11:],
            (one.end_date or "")[11:],
            str(one.name),
            str(one.room or getattr(one.location, "name", "")),
            [str(who.name) for who in one.performer],
        )
        for one in event.sub_event
    ]


def _text(language: str, order: tuple[int, ...], *, second: bool, is_button: bool) -> str:
    name, heading, day, when, more, who, where, button = WORDS[language]
    blocks = []
    for title, begin, end, person, place in TALKS:
        hours = when.format(begin, end) + (more.format("19:00", "20:00") if second and title == TALKS[0][0] else "")
        labelled = (hours, who.format(person), where.format(place))
        blocks += ["\n".join([title, "", *(labelled[at] for at in order), *([button] if is_button else [])])]
    return "\n\n".join([name, heading, day, *blocks])


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("order", [*permutations(range(3))])
@pytest.mark.parametrize("is_button", [True, False])
def test_a_title_above_labelled_lines_is_theirs(language: str, order: tuple[int, ...], *, is_button: bool) -> None:
    told = [(f"{begin:0>5}", end, title, place, [who]) for title, begin, end, who, place in TALKS]
    assert _slots(_text(language, order, second=False, is_button=is_button)) == told


@pytest.mark.parametrize("language", WORDS)
def test_two_spans_of_hours_are_two_slots(language: str) -> None:
    found = _slots(_text(language, (0, 1, 2), second=True, is_button=True))
    assert [one[:3] for one in found[:2]] == [("08:00", "12:00", TALKS[0][0]), ("19:00", "20:00", TALKS[0][0])]


def test_a_character_that_nobody_sees_hides_no_label() -> None:
    text = _text("pt", (0, 1, 2), second=False, is_button=True).replace("Local:", "\u200bLocal:")
    assert [place for *_, place, _ in _slots(text)] == [place for *_, place in TALKS]


def test_hours_above_their_titles_stay_with_them() -> None:
    blocks = (f"Time: {begin}\nPlace: {place}\n\n{title}" for title, begin, _, _, place in TALKS)
    found = {(begin, title) for begin, _, title, _, _ in _slots("\n\n".join(["Map Week", "8 May 2027", *blocks]))}
    assert found <= {(f"{begin:0>5}", title) for title, begin, *_ in TALKS} | {(f"{begin:0>5}", "None") for _, begin, *_ in TALKS}


@pytest.mark.parametrize("when", ["Data: {0}/11.\nHorário: {1}", "Horário: {1}, {0}/11"])
def test_records_with_days_of_their_own_keep_them(when: str) -> None:
    days = ("07", "08", "09")
    blocks = [
        f"{title}\n\n{when.format(day, begin)}\nLocal: {place}"
        for day, (title, begin, _, _, place) in zip(days, TALKS, strict=True)
    ]
    event = read_text("\n\n".join(["Mapas - de 7 a 9 de novembro de 2027", "PROGRAMAÇÃO", *blocks]), form="programme")[0].event
    assert event is not None
    assert [(one.start_date or "")[:10] for one in event.sub_event] == [f"2027-11-{day}" for day in days]
