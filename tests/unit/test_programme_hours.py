"""Hours in words, hours that are not those of the event, and what stands beside them: places for the rain, doors, postal codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.model import Place
from event_ld.problems import Findings
from event_ld.readers.programme.event_kinds import kind_above
from event_ld.readers.programme.features import features
from event_ld.readers.programme.normal import normal
from event_ld.readers.programme.notes import Notes
from event_ld.readers.programme.outline import outline
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.places import COUNTRY, REGION, read_place
from event_ld.readers.programme.spelled_hours import spelled_edits
from event_ld.readers.programme.stretches import Stretch
from event_ld.readers.programme.surroundings import Surroundings
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.tokens import tokens
from event_ld.source import Source

if TYPE_CHECKING:
    from event_ld import Event

HOURS = {
    "en": ("at {} in the evening", ("six", "seven", "eight"), {"half past {}": 30, "quarter past {}": 15, "quarter to {}": -15}),
    "es": ("a las {} de la tarde", ("seis", "siete", "ocho"), {"{} y media": 30, "{} y cuarto": 15, "{} menos cuarto": -15}),
    "pt": ("às {} da tarde", ("seis", "sete", "oito"), {"{} e meia": 30, "{} e quinze": 15}),
    "fr": ("à {} du soir", ("six heures", "sept heures", "huit heures"), {"{} et demie": 30, "{} et quart": 15}),
}


def read(text: str) -> Event:
    """The event of a text."""
    (reading, *_) = read_text(text, form="programme")
    assert reading.event is not None
    return reading.event


@pytest.mark.parametrize("language", HOURS)
def test_an_hour_in_words_is_read_where_the_part_of_the_day_is_told(language: str) -> None:
    frame, hours, parts = HOURS[language]
    for number, hour in enumerate(hours, 18):
        for form, minutes in {"{}": 0, **parts}.items():
            total = number * 60 + minutes
            said = frame.format(form.format(hour))
            event = read(f"Maps for all\n2027-05-12 {said}\n")
            assert event.start_date == f"2027-05-12T{total // 60:02d}:{total % 60:02d}", said


@pytest.mark.parametrize(
    "text",
    [
        "two talks, one in the morning and one in the evening",
        "dos sesiones: una de la mañana y una de la tarde",
        "vingt heures de cours",
        "seis horas de taller",
        "a las siete y media",
        "half past six",
        "from six to eight",
        "de seis a ocho horas de curso",
    ],
)
def test_a_number_in_words_that_may_mean_something_else_stays(text: str) -> None:
    assert spelled_edits(text) == []


@pytest.mark.parametrize(
    ("said", "begin", "end"),
    [
        ("from six to 8 pm", "18:00", "20:00"),
        ("from six to half past eight in the evening", "18:00", "20:30"),
        ("de siete a ocho y media de la tarde", "19:00", "20:30"),
        ("das dezoito às vinte horas", "18:00", "20:00"),
        ("de dix-huit heures à vingt heures trente", "18:00", "20:30"),
    ],
)
def test_a_span_in_words(said: str, begin: str, end: str) -> None:
    event = read(f"Maps for all\n2027-05-12, {said}\n")
    assert (event.start_date, event.end_date) == (f"2027-05-12T{begin}", f"2027-05-12T{end}")


@pytest.mark.parametrize(
    "other",
    [
        "Opening hours: 10 am to 5 pm.",
        "Horario de visita: de 10 a 14 y de 17 a 20 h.",
        "Horaires d'ouverture : 10h-17h.",
        "Horário de funcionamento: das 10h às 17h.",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_opening_hours_are_none_of_the_event(other: str, *, is_first: bool) -> None:
    lines = [other, "12 May 2027, 19:30"] if is_first else ["12 May 2027, 19:30", other]
    event = read("\n".join(["Maps for all", *lines, "City Library, Leeds"]))
    assert (event.start_date, event.end_date) == ("2027-05-12T19:30", None)


@pytest.mark.parametrize("lead", ["In case of rain", "En caso de lluvia", "Em caso de chuva", "En cas de pluie"])
def test_where_it_is_if_it_rains_is_no_fact(lead: str) -> None:
    event = read(f"Maps for all\n12 May 2027, 16:00\nCity Library, Leeds\n{lead}: Centro Cultural Yves Alves\n")
    assert event.organizer == ()
    assert isinstance(event.location, Place)
    assert event.location.name == "City Library"


@pytest.mark.parametrize(
    ("line", "door", "start"),
    [
        ("Doors 6.45 pm, 7.30 pm", "18:45", "19:30"),
        ("7.30 pm (doors 6.45 pm)", "18:45", "19:30"),
        ("19:30. Doors open at 6.45", "18:45", "19:30"),
        ("19h30, ouverture des portes : 18h45", "18:45", "19:30"),
        ("19:30 h. Apertura de puertas: 18:45 h", "18:45", "19:30"),
        ("19:30", None, "19:30"),
    ],
)
def test_when_doors_open_is_not_when_it_begins(line: str, door: str | None, start: str) -> None:
    event = read(f"Maps for all\n12 May 2027, {line}\nCity Library, Leeds\n")
    assert event.start_date == f"2027-05-12T{start}"
    assert event.door_time == (door and f"2027-05-12T{door}")


def test_a_british_postal_code_says_in_which_durham_it_is() -> None:
    event = read("Maps for all\n12 May 2027, 19:30\nTown Hall, Mill Road, Durham DH1 4EF\n")
    assert isinstance(event.location, Place)
    assert event.location.address is not None
    assert (event.location.address.address_locality, event.location.address.postal_code) == ("Durham", "DH1 4EF")
    assert event.time_zone == "Europe/London"


@pytest.mark.parametrize("short", ["bât. C", "esc. B", "bloco. A"])
def test_an_abbreviation_in_brackets_is_no_end(short: str) -> None:
    found = read_place(Piece(f"Casa Sol, Sala Magna ({short}), 4 rue Pasteur, 69007 Lyon", 0))
    assert {path.rpartition(".")[2]: piece.text for path, piece in found.items()} == {
        "name": "Casa Sol",
        "room": f"Sala Magna ({short})",
        "streetAddress": "4 rue Pasteur",
        "postalCode": "69007",
        "addressLocality": "Lyon",
    }


@pytest.mark.parametrize("lead", ["chaired by", "Moderator:", "Modera:", "animée par"])
def test_behind_the_colon_of_a_chair_stand_others(lead: str) -> None:
    event = read(f"Maps for all\n12 May 2027\n11:00 Panel, {lead} Ana Gil: Luis Paz (SELA), Eva Sol (BBC)\n12:00 Close\n")
    found = [(one.name, one.role) for one in event.sub_event[0].performer]
    assert [name for name, _ in found] == ["Ana Gil", "Luis Paz", "Eva Sol"]
    assert found[0][1] in {"chair", "moderator"}
    assert {role for _, role in found[1:]} <= {"speaker", "panellist"}


def test_a_body_that_presents_is_its_host_alone() -> None:
    event = read("Webinar: Heat pumps at home\n4 May 2027, 1:00 PM\nPresented by Preservation Northeast\n")
    assert [one.name for one in event.organizer] == ["Preservation Northeast"]
    assert event.performer == ()


@pytest.mark.parametrize(
    ("cell", "chair", "others"),
    [
        ("Chair: Ana Gil<br>With Luis Paz, Eva Sol and Rui Melo (Hull)", "Ana Gil", ["Luis Paz", "Eva Sol", "Rui Melo"]),
        ("Modération : Ana Gil, journaliste<br>Avec Luis Paz, économiste, et Eva Sol", "Ana Gil", ["Luis Paz", "Eva Sol"]),
        ("Modera: Ana Gil<br>Con Luis Paz y Eva Sol", "Ana Gil", ["Luis Paz", "Eva Sol"]),
    ],
)
def test_a_cell_of_a_chair_and_others(cell: str, chair: str, others: list[str]) -> None:
    table = f"| Time | Session | Speakers |\n|---|---|---|\n| 10:00 | Welcome | Ana Gil |\n| 15:15 | Maps | {cell} |\n"
    event = read(f"Maps for all\n12 May 2027\n\n{table}")
    first, *more = event.sub_event[1].performer
    assert (first.name, first.role in {"chair", "moderator"}) == (chair, True)
    assert [(one.name, one.role in {"speaker", "panellist"}) for one in more] == [(name, True) for name in others]


@pytest.mark.parametrize(
    ("place", "assumed"),
    [
        ("Town Hall, Whitby", "No country is stated: “Whitby” is taken for the one in Canada."),
        ("Town Hall, Whitby, Canada", None),
        ("Town Hall, Whitby YO21 3PU", None),
        ("Town Hall", None),
    ],
)
@pytest.mark.parametrize("hour", ["19:30", ""])
def test_a_country_that_is_assumed_is_told_where_a_time_needs_it(place: str, assumed: str | None, hour: str) -> None:
    (reading, *_) = read_text(f"Maps for all\n12 May 2027, {hour}\nPlace: {place}\n", form="programme")
    told = [one.message for one in reading.problems if one.code == "country-assumed"]
    assert told == ([assumed] if assumed and hour else [])


@pytest.mark.parametrize(("east", "zone"), [("0.9", None), ("-82.6", "America/New_York"), ("near", "America/New_York")])
def test_a_town_is_not_taken_for_one_that_is_hours_away(east: str, zone: str | None) -> None:
    text = f'title,start,place,latitude,longitude\nMaps,2027-05-14 19:00,"Town Hall, Jacksonville",30.3,{east}\n'
    (reading, *_) = read_text(text, name="a.csv")
    assert reading.event is not None
    assert reading.event.time_zone == zone


def test_given_names_with_hyphens() -> None:
    event = read("Maps for all\n12 May 2027\n10:00 Opening: Jean-Marc Lefèvre\n11:00 Ana-Sofia Melo, director, Map House\n")
    assert [one.name for part in event.sub_event for one in part.performer] == ["Jean-Marc Lefèvre", "Ana-Sofia Melo"]


@pytest.mark.parametrize(
    "hours", ["14:00-15:00 UTC (11:00-12:00 Santiago; 09:00-10:00 Toronto)", "14:00 (16:00 Madrid, 11:00 Lima)"]
)
def test_brackets_that_say_an_hour_for_other_places(hours: str) -> None:
    event = read(f"Maps for all\n12 May 2027\n\n{hours}\nParallel workshops\n\n17:00\nMaps of rivers\n")
    assert [(one.name, str(one.start_date)[11:16]) for one in event.sub_event] == [
        ("Parallel workshops", "14:00"),
        ("Maps of rivers", "17:00"),
    ]


@pytest.mark.parametrize(
    "title", ["Journée d'étude hybride", "Seminario híbrido sobre mapas", "Hybrid workshop", "Workshop hybrid"]
)
def test_a_mode_right_behind_the_kind_of_event(title: str) -> None:
    event = read(f"{title}\n12 May 2027, 10:00\nCity Library, Leeds\n")
    assert event.event_attendance_mode == "mixed"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rivers and roads\n12 May 2027\n\nA public lecture by Ana Gil on maps.\n", "lecture"),
        ("Ríos\n12 de mayo de 2027\n\nEl XII Congreso reúne a todos. El congreso es gratuito.\n", "conference"),
        ("Rivers and roads\n12 May 2027\n\nTogether we look at maps.\n", None),
    ],
)
def test_a_word_may_stand_between_an_article_and_the_kind(text: str, kind: str | None) -> None:
    assert read(text).additional_type == kind


@pytest.mark.parametrize("lead", ["No seminário “", "Seminário: ", "o Seminário «"])
def test_the_kind_right_before_the_title(lead: str) -> None:
    title = "Língua e Linguagens"
    found = kind_above([next(iter(outline(Source(name="p.txt", text=f"{lead}{title}”\n"))))], Piece(title, len(lead)))
    assert found is not None
    assert found.name == "seminar"


@pytest.mark.parametrize("year", ["1812", "1917", "1936"])
def test_a_year_long_ago_in_a_title_is_none_of_the_event(year: str) -> None:
    event = read(f"Seminario sobre la Constitución de {year}\n15 de diciembre, 19:00\n")
    assert event.start_date is None
    assert event.event_schedule is not None
    assert (event.event_schedule.by_month, event.event_schedule.by_month_day) == (12, 15)
    assert read("Seminario de mapas 2027\n15 de diciembre, 19:00\n").start_date == "2027-12-15T19:00"


@pytest.mark.parametrize(("said", "path"), [("Peru", COUNTRY), ("Veracruz", REGION), ("Centroamérica", "")])
def test_what_the_tagger_takes_for_a_country_is_one_a_region_or_nothing(said: str, path: str) -> None:
    text = f"Maps for all\n12 May 2027\nCasa Sol, {said}\n"
    notes = Notes(normal(Findings(Source(name="p.txt", text=text))))
    around = Surroundings(notes, features(tokens(text)), [], [])
    at = text.index(said)
    around.found = [Stretch("CN", Piece(said, at), 0, 0, 2, 0, 900)]
    assert {name for name, piece in around.places({}).items() if piece.text == said} == ({path} if path else set())


@pytest.mark.parametrize(
    "lines",
    [
        ("Conférence", "samedi 30 octobre 2027 à 18h, à la mairie de Cancon"),
        ("Course", "Mondays 7pm-8.30pm, starting 13 September 2027, ten weeks"),
        ("Concierto", "30 de octubre de 2027, 18:00, plaza Mayor"),
    ],
)
def test_a_line_that_says_when_is_no_title(lines: tuple[str, str]) -> None:
    assert read("\n".join([*lines, ""])).name == lines[0]
    assert read(f"{lines[0]}\nThe rivers of March\n{lines[1]}\n").name == "The rivers of March"


@pytest.mark.parametrize(
    ("head", "item"),
    [
        (
            "Conseil municipal\nSéance publique du mardi 12 octobre à 20 heures",
            "1. Approbation du procès-verbal du 14 septembre 2027",
        ),
        ("Pleno municipal\nMartes 12 de octubre a las 20:00", "1. Aprobación del acta de la sesión del 14 de septiembre de 2027"),
        ("Parish council\nTuesday 12 October at 8 pm", "1. Minutes of the meeting of 14 September 2027"),
        ("Assembleia municipal\nTerça-feira, 12 de outubro, às 20h", "1. Aprovação da ata da reunião de 14 de setembro de 2027"),
    ],
)
def test_the_day_of_other_minutes_is_none_of_the_meeting(head: str, item: str) -> None:
    assert read(f"{head}\n\n{item}\n2. Tarifs\n").start_date is None


def test_a_day_is_no_office() -> None:
    (found,) = read_people([Piece("Ann Lee, 3 June 2027", 0)])
    assert not found.is_described


@pytest.mark.parametrize("body", ["Archives Without Walls", "Médicos Sin Muros", "Museus Sem Paredes", "Musées Sans Murs"])
def test_a_negation_with_a_capital_in_a_name_negates_nothing(body: str) -> None:
    event = read(f"Maps for all\n12 May 2027, 14:00\nOrganizers: {body}\n")
    assert [one.name for one in event.organizer] == [body]


@pytest.mark.parametrize(
    ("line", "town"), [("Réunion, 3 juin 2027, Lyon", "Lyon"), ("Reunião, 22 de junho de 2027, Lisboa", "Lisboa")]
)
def test_a_kind_of_event_is_no_place(line: str, town: str) -> None:
    place = read(f"{line}\n").location
    assert isinstance(place, Place)
    assert place.address is not None
    assert place.address.address_locality == town


@pytest.mark.parametrize(
    "said", ["en présence et à distance", "in person and remotely", "presencial y a distancia", "sur place et en ligne"]
)
def test_both_ways_to_attend(said: str) -> None:
    assert read(f"Maps for all\n12 May 2027, 14:00 ({said})\nCity Library, Leeds\n").event_attendance_mode == "mixed"


@pytest.mark.parametrize(
    ("phrase", "free"),
    [
        ("Organisée par le Musée Bleu avec le soutien de la Région Sol", "Entrée libre pour tous"),
        ("Organised by the Blue Museum with the support of the Sun Foundation", "Free entry for all"),
        ("Organizada por el Museo Azul con el apoyo de la Fundación Sol", "Entrada libre para todos"),
    ],
)
def test_that_entry_is_free_is_a_line_of_its_own(phrase: str, free: str) -> None:
    event = read(f"Rivers and maps\n2027-06-11\n\n{phrase}\n{free}\n")
    assert [one.name for one in event.contributor] == [" ".join(phrase.split()[-2:])]
    assert event.is_accessible_for_free


def test_when_a_message_was_sent_is_not_when_it_begins() -> None:
    head = "Date: Mon, 1 Feb 2027 09:12:00 +0000\nSubject: CANCELLED: Talk on maps, 10 February\n"
    event = read(f"{head}\nThe talk has been cancelled.\n")
    assert (event.start_date, event.event_status) == ("2027-02-10", "cancelled")


CLOCKS = [
    ("O encontro será no dia 24 de janeiro de 2027, às 10h (horário de Brasília).", "America/Sao_Paulo"),
    ("El encuentro es el 24 de enero de 2027 a las 10:00, hora argentina.", "America/Argentina/Buenos_Aires"),
    ("El encuentro es el 24 de enero de 2027 a las 10:00 (hora peninsular).", "Europe/Madrid"),
    ("El encuentro es el 24 de enero de 2027 a las 10:00 hora colombiana.", "America/Bogota"),
    ("La rencontre a lieu le 24 janvier 2027 à 10h (heure française).", "Europe/Paris"),
    ("The meeting is on 24 January 2027 at 10 am UK time.", "Europe/London"),
]


@pytest.mark.parametrize(("sentence", "zone"), CLOCKS)
def test_the_clock_of_a_country_is_its_zone(sentence: str, zone: str) -> None:
    event = read_text(f"Maps\n\n{sentence}\n", form="programme")[0].event
    assert event is not None
    assert event.time_zone == zone
