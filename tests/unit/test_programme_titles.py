"""What an event is called: no heading of a programme, no day, no sentence; and what the front matter of a page adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.model import Place

if TYPE_CHECKING:
    from event_ld.model import Event


def _event(text: str) -> Event:
    [findings] = read_text(text)
    assert findings.event is not None
    return findings.event


@pytest.mark.parametrize(
    "heading",
    [
        "Conference Agenda", "Symposium Schedule", "Annex 2. Workshop programme", "Calendar of Events", "Appendix A – Programme",
        "Programa de actividades", "Anexo 1. Programa del taller", "Programação do evento", "Programmation des activités",
        "Leeds, 3 May 2027", "3 May 2027 from 9:00 am - 5:00 pm BST", "Seleccionar página",
    ],
)  # fmt: skip
def test_a_heading_of_a_programme_or_a_day_is_no_title(heading: str) -> None:
    agenda = "9:00 - 9:30 Registration\n9:30 - 10:30 Maps of the coast\n10:30 - 11:00 Coffee\n11:00 - 12:00 Maps of the lakes\n"
    assert _event(f"{heading}\n\nMonday, 3 May 2027\n\n{agenda}").name is None
    assert _event(f"{heading}\n\nOld maps and new ones\n\nMonday, 3 May 2027\n\n{agenda}").name == "Old maps and new ones"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("La conférence fera le récit des cartes, depuis les premières.", None),
        ("La Conférence annuelle des cartes aura lieu le 3 mai 2027.", "Conférence annuelle des cartes"),
        ("The workshop will tell of maps and of those who draw them.", None),
        ("The Workshop on Old Maps will be held on 3 May 2027.", "Workshop on Old Maps"),
    ],
)
def test_a_kind_of_event_behind_an_article_names_one_in_capitals(sentence: str, name: str | None) -> None:
    assert _event(f"PROGRAMME\n\n3 May 2027\n\n{sentence}\n").name == name


@pytest.mark.parametrize("key", ["date", "published", "pubDate", "publish_date"])
@pytest.mark.parametrize(
    ("shown", "day"), [("2027-12-05", "2027-12-10"), ("28-12-2027 23:00", None), ("2027-12-12", "2028-12-10")]
)
def test_the_date_of_a_page_settles_the_year(key: str, shown: str, day: str | None) -> None:
    text = f'---\nlayout: post\ntitle: Noite dos mapas\n{key}: "{shown}"\n---\n\nO evento será na sexta-feira, dia 10 de dezembro, às 18h.\n'
    assert _event(text).start_date == f"{day or '2028-12-10'}T18:00"


def test_a_page_without_a_date_settles_no_year() -> None:
    event = _event(
        "---\nlayout: post\ntitle: Noite dos mapas\n---\n\nO evento será na sexta-feira, dia 10 de dezembro, às 18h.\n"
    )
    assert event.start_date is None


def test_sentences_of_front_matter_are_read() -> None:
    event = _event(
        "---\ntitle: Journée des cartes\nabstract: 'Le CEC organise une journée d’études intitulée « Cartes », qui se tiendra le jeudi 3 juin 2027, "
        "de 9h à 17h, à la Maison des Archives (28 rue des Lilas, Lyon).'\ntags: [cartes]\n---\n\nLa journée présente les cartes.\n"
    )
    assert (event.start_date, event.end_date) == ("2027-06-03T09:00", "2027-06-03T17:00")
    assert [one.name for one in event.organizer] == ["CEC"]
    event = _event('---\ntitle: "Día de los mapas"\nsubtitle: "29-30 de mayo de 2027 / Sevilla"\n---\n\nVen a dibujar.\n')
    assert (event.start_date, event.end_date) == ("2027-05-29", "2027-05-30")


@pytest.mark.parametrize("line", ['country: "🌐"', "location: Local", "venue: Lugar", "place: '—'"])
def test_a_value_that_says_nothing_is_no_place(line: str) -> None:
    event = _event(f"---\ntitle: Night of maps\nstart_date: 2027-05-03\n{line}\n---\n\nCome and draw.\n")
    assert event.location is None


def test_an_end_beside_a_date_makes_it_that_of_the_event() -> None:
    event = _event("---\ntitle: Concierto\ndate: 2027-09-17 20:00\nending: 2027-09-17 21:30\n---\n\nUn coro canta.\n")
    assert (event.start_date, event.end_date) == ("2027-09-17T20:00", "2027-09-17T21:30")


def test_a_moment_twice_is_no_agenda() -> None:
    event = _event(
        "Maps online meeting\n\nDate: 24 March 2027\nTime: 2pm - 3.30pm\n\nWhen\n24 March 2027, 2:00 PM - 3:30 PM\nLocation\nUnited Kingdom\n"
    )
    assert event.sub_event == ()


def test_a_title_ends_with_its_room() -> None:
    text = "Map day\n\n3 May 2027\n\n08:45-10:45\nClosing (B394)\nWatch the video\n\n10:45-11:10\nQuantum maps (B394)\n\n11:10-12:00\nLakes (B394)\n"
    assert [one.name for one in _event(text).sub_event][:1] == ["Closing"]


def test_a_description_ends_where_an_agenda_begins() -> None:
    lines = "- 8:45 a 9:00. Mapas - Ana Gil\n- 9:00 a 9:15. Ríos - Luis Paz\n- 9:15 a 9:30. Lagos - Rui Reis\n"
    event = _event(
        f"Jornada de mapas\n\nFecha: 18 de febrero de 2027\n\nResumen\n\nSe hablará de mapas y de ríos.\n\n### 18 de febrero\n\n{lines}"
    )
    assert event.description == "Se hablará de mapas y de ríos."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Time: 2:00 P.M. or when the assembly rises", "or when the assembly rises"),
        ("Hora: 19:00 h salvo que llueva demasiado", "salvo que llueva demasiado"),
        ("Time: 2 pm to 4 pm in the afternoon", ""),
        ("Horário: das 14h às 16h (horário de Brasília)", ""),
    ],
)
def test_a_condition_beside_an_hour_is_told(line: str, said: str) -> None:
    [findings] = read_text(f"Committee on water\n\n12 January 2027\n{line}\nPlace: Town Hall, Leeds\n")
    told = [one.message for one in findings.problems if one.code == "unread-text"]
    assert bool(said) == any(said and said in one for one in told)
    assert bool(told) == bool(said)


def test_a_talk_of_somebody_of_a_university_is_a_slot() -> None:
    [slot] = _event(
        "Open archive day\n\nDate: 14 May 2027\nPlace: Old Mill, Leeds\n\n10:30 Talk by Ana Gil, University of Leeds\n"
    ).sub_event
    assert [one.name for one in slot.performer] == ["Ana Gil"]


def test_people_below_an_open_title_are_people() -> None:
    lines = "14h30  Cartes et rivières\n\n17h30  À préciser\n> [Élodie Doucet](https://example.org/a) (Mfeka.io) / [Marc Laine](https://example.org/b) (Frewick) (à confirmer)\n[Slides](https://example.org/s/4.pdf)\n\n17h45  Pause café\n"
    slots = _event(f"Journée des cartes\n\n25 février 2027\n\nProgramme\n\n{lines}").sub_event
    assert [(one.name, [person.name for person in one.performer]) for one in slots][1] == (None, ["Élodie Doucet", "Marc Laine"])


@pytest.mark.parametrize(
    ("when", "where"), [("## ⏰ When is it?", "## 🏛 Where is it?"), ("¿Cuándo es?", "¿Dónde será?"), ("Quand et où ?", "")]
)
def test_headings_that_ask_when_and_where(when: str, where: str) -> None:
    event = _event(f"Launch of old maps\n\n{when}\n\n10:00-14:00, 21/10/2027\n\n{where}\n\nTown Hall, Leeds\n")
    assert (event.start_date, event.sub_event) == ("2027-10-21T10:00", ())
    assert isinstance(event.location, Place)
    assert event.location.name == "Town Hall"


def test_columns_of_links_and_descriptions_are_no_rooms() -> None:
    rows = "| Time | Description | Link |\n|---|---|---|\n| 10:00 | Welcome | - |\n| 10:15 | Maps of the coast | [link](https://example.org/a) |\n| 11:00 | Break | - |\n"
    slots = _event(f"Map day\n\n21 October 2027\n\n{rows}").sub_event
    assert [(one.name, one.room) for one in slots] == [("Welcome", None), ("Maps of the coast", None), ("Break", None)]


@pytest.mark.parametrize("title", ["Programação", "Programme", "Agenda", "Programa"])
def test_a_title_in_front_matter_that_names_the_form_is_none(title: str) -> None:
    text = f'---\nlayout: page\ntitle: "{title}"\nsubheadline: "MAPAS 2027 - 8 a 14/10 - Casa do Mapa"\n---\n\n# 8/10\n\n10:00 - 11:00 Abertura\n\n11:00 - 12:00 Mapas\n\n# 9/10\n\n10:00 - 11:00 Rios\n'
    event = _event(text)
    assert event.name is None
    assert [one.start_date for one in event.sub_event] == ["2027-10-08T10:00", "2027-10-08T11:00", "2027-10-09T10:00"]


AGENDA = "\n\n3 May 2027\n\n9:00 - 10:00 Coast\n10:00 - 11:00 Coffee\n11:00 - 12:00 Lakes\n"


@pytest.mark.parametrize(
    "menu",
    [
        "PROGRAMA WORKSHOPS ORADORES INSCRIÇÃO\n\nPROGRAMA\n\nWORKSHOPS\n\nORADORES", "Home About us Programme Speakers Registration Contact",
        "Accueil Programme Intervenants Inscription Contact", "Inicio | Programa | Ponentes | Inscripción", "Preliminary Agenda", "Programme provisoire",
        "Room 2, Map House", "Sala Tejo, Pousada do Sol", "Quinta do Mapa, 2805-358 Almada", "Workshops",
    ],
)  # fmt: skip
def test_a_menu_or_an_address_is_no_title(menu: str) -> None:
    assert _event(f"{menu}\n\nOld maps and new ones{AGENDA}").name == "Old maps and new ones"


@pytest.mark.parametrize(
    "trail",
    [
        "Home > Events > {}",
        "Inicio » Agenda » {}",
        "Accueil / VOTRE MAIRIE / Informations / {}",
        "Início / {}",
        "Agenda > Conferences > {}",
    ],
)
def test_a_trail_of_links_ends_with_the_title(trail: str) -> None:
    assert _event(f"{trail.format('Old maps and new ones')}{AGENDA}").name == "Old maps and new ones"


@pytest.mark.parametrize(
    "title", ["Home / Office: how we work", "Maps / Cartes / Mapas", "Sala y mundo: mapas", "Opening Speakers Corner"]
)
def test_what_only_looks_like_a_menu_is_a_title(title: str) -> None:
    assert _event(f"{title}{AGENDA}").name in {title, title.removeprefix("Home / ")}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Night of Maps takes place on 4 May 2027 at the Map House.", "Night of Maps"),
        ("La Nuit des cartes aura lieu le 4 mai 2027 à la Maison des cartes.", "Nuit des cartes"),
        ("A Noite dos Mapas acontece no dia 4 de maio de 2027 no Museu do Mapa.", "Noite dos Mapas"),
        ("La Noche del Mapa se celebrará el 4 de mayo de 2027 en el Museo del Mapa.", "Noche del Mapa"),
        ("The opening of the show takes place on 4 May 2027 at the Map House.", None),
        ("This year it takes place on 4 May 2027.", None),
        ("La Universidad del Mapa se celebra el 4 de mayo de 2027.", None),
    ],
)
def test_what_a_sentence_says_to_be_held_is_the_title(sentence: str, name: str | None) -> None:
    assert _event(f"PROGRAMME\n\n{sentence}\n").name == name


@pytest.mark.parametrize(
    "line",
    ["Map book sale continues through 8 June 2027", "Map book sale until 8 June 2027", "Map book sale continúa hasta el 8 de junio de 2027",
     "Map book sale continue jusqu’au 8 juin 2027"],
)  # fmt: skip
def test_until_when_it_goes_on_is_no_part_of_a_title(line: str) -> None:
    assert _event(f"{line}\n\nTown Hall, Leeds\n\nCome and see the maps.\n").name == "Map book sale"


@pytest.mark.parametrize("name", ["II Jornadas do Mapa", "4º Congreso de Cartografía", "10th Workshop on Old Maps"])
def test_an_event_that_is_counted_has_a_name(name: str) -> None:
    assert _event(f"It is with great joy that we tell of it.\n\n{name}\n\nto be held on 4 May 2027, in Almada.\n").name == name


@pytest.mark.parametrize("session", ["Panel 1: Courts for trade", "Workshop 2 - Maps of the coast"])
def test_a_session_that_is_counted_is_no_title(session: str) -> None:
    assert _event(f"24 January 2027 (Thursday)\nCity Hotel\n\n0900 - 0945\n\nOpening\n\n1000 - 1100\n\n{session}\n").name is None


@pytest.mark.parametrize(("first", "second"), [("Martes 26 Mayo", "Miércoles 27 Mayo"), ("Tuesday 26 May", "Wednesday 27 May")])
def test_what_stands_below_the_first_of_several_days_is_no_title(first: str, second: str) -> None:
    assert _event(f"{first}\n\nVisit to the map house\n\n16:00 - 19:00\n\n{second}\n\nMaps\n\n08:00 - 09:00\n").name is None


@pytest.mark.parametrize(
    ("heading", "theme", "kind"),
    [
        ("ANNUAL SEMINAR", "TRAINING FOR MAP MAKERS", "seminar"), ("Conferencia anual", "Taller o escuela: dos mapas", "conference"),
        ("SEMINÁRIO NACIONAL", "Oficina de mapas e livros", "seminar"), ("Séminaire", "Festival et cartes", "seminar"),
    ],
)  # fmt: skip
def test_a_kind_above_the_name_holds_before_a_word_in_it(heading: str, theme: str, kind: str) -> None:
    event = _event(f"{heading}\n\n{theme}\n\n10/05/2027\n\nOn parle de cartes.\n")
    assert event.additional_type == kind


PROSE = [
    "It remains a bold aim for every town to draw its own maps. Thus, moving from a reader of old charts and a keeper of drawers to one who measures."
    " This can be done through care, good tools and patient hands. How can a walk be planned so that it pays for all of us who live there?",
    "Es una meta de todos los pueblos dibujar sus propios mapas. Así, pasando de lectores de cartas viejas y guardianes de cajones a quienes miden."
    " Esto puede lograrse con cuidado, buenas herramientas y manos pacientes. ¿Cómo planear un paseo que valga para todos?",
    "C'est un but pour chaque ville de dessiner ses propres cartes. Ainsi, passant de lecteurs de vieilles cartes et gardiens de tiroirs à ceux qui"
    " mesurent. Cela peut se faire avec du soin et de bons outils. Comment prévoir une marche qui profite à tous ceux qui vivent là?",
]


@pytest.mark.parametrize("prose", PROSE)
@pytest.mark.parametrize(
    "title", ["Session I–What will it take…? Tools, People, Time.", "Tools for all", "**The Price of Maps**"]
)
def test_no_sentence_of_long_prose_below_a_time_is_its_title(prose: str, title: str) -> None:
    blocks = [
        "9:00 - 10:00",
        "Registration",
        "10:00 - 11:00",
        title,
        prose,
        "Moderator - Ana Gil, Map Bank",
        "11:00 - 12:00",
        "Lunch",
    ]
    event = read_text("\n\n".join(["Map Days", "5 May 2027, Town Hall, Leeds", "Programme", *blocks, ""]))[0].event
    assert event is not None
    assert [one.name for one in event.sub_event][:2] == ["Registration", title.strip("*.")]
