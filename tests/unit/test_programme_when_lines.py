"""Lines that say when and where a slot is and nothing else: its title stands above them or below."""

from __future__ import annotations

from itertools import chain

import pytest

from event_ld.inputs import read_text

Told = list[tuple[str, str, str, str]]

LINES = {
    "en": [
        ("Old maps, by Ana Gil", "Friday 7 May, 2 pm, St Mary’s Church"),
        ("The rivers of Lund, by Eva Long", "Saturday 8 May, 10:30 am, Council Chamber, Old Town Hall"),
        ("Bees and Bells, by Bob Day", "Sunday 9 May, 4 pm, St Mary’s Church"),
    ],
    "es": [
        ("Mapas antiguos, por Ana Gil", "Viernes 7 de mayo, 14 h, Teatro Arriaga"),
        ("Los ríos de Lund, por Eva Long", "Sábado 8 de mayo, 10:30 h, Salón de Actos, Casa Consistorial"),
        ("Abejas y campanas, por Bob Day", "Domingo 9 de mayo, 16 h, Teatro Arriaga"),
    ],
    "pt": [
        ("Mapas antigos, por Ana Gil", "07/05 - às 14 horas - Teatro Garrett"),
        ("Os rios de Lund, por Eva Long", "08/05 - às 10h30 - Sala Azul, Biblioteca Pública"),
        ("Abelhas e sinos, por Bob Day", "09/05 - às 16 horas - Teatro Garrett"),
    ],
    "fr": [
        ("Cartes anciennes, par Ana Gil", "Vendredi 7 mai - 14h - Théâtre Sorano"),
        ("Les rivières de Lund, par Eva Long", "Samedi 8 mai - 10h30 - Salle Bleue, Médiathèque Cabanis"),
        ("Abeilles et cloches, par Bob Day", "Dimanche 9 mai - 16h - Théâtre Sorano"),
    ],
}
HEADS = {"en": "Talks", "es": "Charlas", "pt": "Palestras", "fr": "Conférences"}


def _told(text: str) -> Told:
    event = read_text(text)[0].event
    assert event is not None
    slots = [(slot, slot.performer[0].name if slot.performer else "") for slot in event.sub_event]
    return [(str(slot.start_date)[5:16], str(slot.name or ""), str(slot.room or ""), str(who)) for slot, who in slots]


def _expected(language: str) -> Told:
    titles = [title.split(", p" if language != "en" else ", b")[0] for title, _ in LINES[language]]
    first, second = (LINES[language][at][1] for at in (0, 1))
    mark = ", " if ", " in first else " - "
    places = [first.rsplit(mark, 1)[1], second.split(" h, ")[-1].split(" am, ")[-1].split(" - ")[-1]]
    people = ("Ana Gil", "Eva Long", "Bob Day")
    days = ("05-07T14:00", "05-08T10:30", "05-09T16:00")
    return [*zip(days, titles, [*places, places[0]], people, strict=True)]


@pytest.mark.parametrize("language", LINES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["joined", "apart"])
def test_the_place_of_a_line_that_says_when_is_the_room_of_the_title_above_it(language: str, gap: str) -> None:
    slots = "\n\n".join(gap.join(one) for one in LINES[language])
    assert _told(f"Map Days 2027\n\n{HEADS[language]}:\n\n{slots}\n") == _expected(language)


@pytest.mark.parametrize("language", LINES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["joined", "apart"])
def test_or_of_the_title_below_it(language: str, gap: str) -> None:
    slots = gap.join(chain.from_iterable(one[::-1] for one in LINES[language]))
    assert _told(f"Map Days 2027\n\n{HEADS[language]}:\n\n{slots}\n") == _expected(language)


@pytest.mark.parametrize("mark", ["**{}**", "### {}", "_{}_", "• {}"])
@pytest.mark.parametrize("behind", ["", "\nWith Eva Sol", "\n\nAll are welcome to come and see the maps of old Lund."])
def test_marks_of_titles_and_what_stands_behind_change_nothing(mark: str, behind: str) -> None:
    for language, lines in LINES.items():
        slots = "\n\n".join(f"{mark.format(title)}\n{when}{behind}" for title, when in lines)
        told = _told(f"Map Days 2027\n\n{HEADS[language]}\n\n{slots}\n")
        assert [one[0] for one in told] == [one[0] for one in _expected(language)]
        assert [one[2] for one in told] == [one[2] for one in _expected(language)]


def test_the_place_may_stand_first() -> None:
    slots = "\n\n".join(f"{title}\n{when.split(' h, ')[1]}, {when.split(' h, ')[0]} h" for title, when in LINES["es"])
    assert _told(f"Map Days 2027\n\n{slots}\n") == _expected("es")


def test_several_times_of_a_line_and_a_remark_in_the_place_of_a_place() -> None:
    walks = "Moor House\nFriday 7 May, 11 am and 2:30 pm. No need to book.\n\nThe Old Mill\nSaturday 8 May at 10 am\n\n"
    talks = "\n\n".join(f"{title}\n{when}" for title, when in LINES["en"])
    told = _told(f"Map Days 2027\n\nWalks\n\n{walks}{talks}\n")
    assert [one[:3] for one in told[:3]] == [
        ("05-07T11:00", "Moor House", ""), ("05-07T14:30", "Moor House", ""), ("05-08T10:00", "The Old Mill", "")]  # fmt: skip
    assert sorted(told[3:]) == _expected("en")


def test_titles_of_buildings_beside_their_days_stay_titles() -> None:
    lines = [("5 May, 10:00, Visit to the Library", "We meet at the door."), ("6 May, 11:00, Maps for all", "Bring a hat.")]
    told = _told("Map Days 2027\n\n" + "\n\n".join("\n".join(one) for one in lines))
    assert [one[1:3] for one in told] == [("Visit to the Library", ""), ("Maps for all", "")]


def test_lines_on_both_sides_of_days_are_titles_where_they_stand_nearer() -> None:
    below = "Free entry\n\n5 May, 10:00, Town Hall\nOld maps\n\n6 May, 11:00, Room 3\nLakes\n\n7 May, 12:00, Room 3\nBees\n\nBring a hat\n"
    assert [one[1] for one in _told(f"Map Days 2027\n\n{below}")] == ["Old maps", "Lakes", "Bees"]
