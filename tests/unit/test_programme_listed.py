"""Agendas that are lists without any time: the items of an order of the day, a list of talks."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

HEAD = "Asamblea de la Sociedad de Mapas\n\n5 de mayo de 2027, 19 h, Biblioteca Municipal, Lugo\n\n"
ITEMS = ["Lectura del acta anterior", "Informe del tesorero", "Elección de la junta", "Ruegos y preguntas"]


def _told(text: str) -> list[tuple[str, list[str], str | None]]:
    event = read_text(text)[0].event
    assert event is not None
    return [(str(one.name), [str(who.name) for who in one.performer], one.start_date) for one in event.sub_event]


@pytest.mark.parametrize(
    "heading", ["Orden del día:", "**ORDEN DEL DIA**", "## Agenda", "Ordem do dia", "Ordre du jour :", "Agenda items"]
)
@pytest.mark.parametrize("form", ["{}. {}", "{}) {} ;\n", "- {1};", "• {1}", "a) {1}", "{}. {}.\n"])
@pytest.mark.parametrize(
    "behind", ["", "La reunión se abre a las 19:15 en la sala.", "1. Lectura del acta anterior\n\nSe lee el acta."]
)
def test_items_are_slots_without_a_time_whatever_hour_stands_behind_them(heading: str, form: str, behind: str) -> None:
    items = "\n".join(form.format(number, item) for number, item in enumerate(ITEMS, 1))
    if behind[:1] == "1" and "{}" not in form:
        return  # the items of a list without numbers go on
    assert _told(f"{HEAD}{heading}\n\n{items}\n\n{behind}\n") == [(item, [], None) for item in ITEMS]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [("List of talks", "by"), ("Lista de charlas", "por"), ("Lista de palestras", "com"), ("Liste des exposés", "par")],
)
def test_a_list_of_talks_has_its_people_below_its_titles_and_no_durations_in_them(heading: str, lead: str) -> None:
    talks = [("Old maps", "Ana Gil"), ("Rivers of the north", "Luis Paz"), ("Bees", "Eva Sol")]
    form = "{}. {} [{}0 min]\n- {} {} https://example.org/a\n\nWhat there is to say of it, and more of that.\nhttps://example.org/b\n"
    listed = "\n".join(form.format(at, title, at, lead, who) for at, (title, who) in enumerate(talks, 1))
    assert _told(f"Maps Night\n\n5 May 2027, 19:00, City Library, Leeds\n\n{heading}\n\n{listed}") == [
        (title, [who], None) for title, who in talks
    ]


def test_an_item_goes_on_in_lower_case_and_a_list_with_times_is_read_by_them() -> None:
    wrapped = "1. Informe de\n   la tesorería\n2. Mapas\n3. Ruegos y preguntas\n"
    assert next(name for name, _, _ in _told(f"{HEAD}Orden del día\n\n{wrapped}")) == "Informe de la tesorería"
    timed = "- 10:00 Maps for all\n- Bees of the north\n- 11:00 Rivers\n- 12:00 Lakes\n"
    assert next(start for _, _, start in _told(f"{HEAD.replace(', 19 h', '')}Agenda\n\n{timed}")) == "2027-05-05T10:00"
