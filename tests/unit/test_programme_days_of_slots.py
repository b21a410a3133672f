"""On which day a slot is: a weekday before its hour, several hours in one line, days without hours, days at the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.readers.reading import Reading

WEEK = {
    "en": ("20 to 22 August 2027", ("Friday", "Saturday", "Sunday"), "at"),
    "es": ("Del 20 al 22 de agosto de 2027", ("Viernes", "Sábado", "Domingo"), "a las"),
    "pt": ("De 20 a 22 de agosto de 2027", ("Sexta-feira", "Sábado", "Domingo"), "às"),
    "fr": ("Du 20 au 22 août 2027", ("Vendredi", "Samedi", "Dimanche"), "à"),
}
TITLES = ("Opening", "Kite building", "Closing walk")


def read(text: str) -> Reading:
    (reading,) = read_text(text, name="a.txt", form="programme")
    return reading


def event(text: str) -> Event:
    found = read(text).event
    assert found is not None
    return found


def starts(text: str) -> list[tuple[str, str | None]]:
    return [(str(one.name), one.start_date) for one in event(text).sub_event]


def unread(text: str) -> str:
    return "\n".join(one.message for one in read(text).problems if one.code == "unread-text")


@pytest.mark.parametrize("language", WEEK)
@pytest.mark.parametrize(
    "form",
    ["{0}: {2} {1}", "- {0} : {2} {1}", "• {0}, {3} {2}: {1}", "{0} {2} {1}", "**{0}** {2} {1}", "{0}, {2} - {1}"],
)
def test_a_weekday_before_the_hour_of_a_slot_is_its_day(language: str, form: str) -> None:
    stated, days, at = WEEK[language]
    hours = ("18:00", "14:00", "9:00")
    lines = [form.format(day, title, hour, at) for day, title, hour in zip(days, TITLES, hours, strict=True)]
    expected = [*zip(TITLES, ("2027-08-20T18:00", "2027-08-21T14:00", "2027-08-22T09:00"), strict=True)]
    assert starts(f"Kite Fair\n{stated}\n" + "\n".join(lines)) == expected
    plain = "\n".join(lines).replace("á", "a").upper()
    assert [when for _, when in starts(f"Kite Fair\n{stated}\n{plain}")] == [when for _, when in expected]
    mixed = starts(f"Kite Fair\n{stated}\n" + "\n".join([lines[1], lines[0], lines[2]]))  # a span has each weekday once
    assert sorted(mixed) == sorted(expected)


@pytest.mark.parametrize("stated", ["Kite Fair 2027\n20-22 August", "Kite Fair, August 2027\nFriday 20"])
def test_the_year_or_the_month_of_a_title_is_that_of_its_weekdays(stated: str) -> None:
    text = f"{stated}\nFri: 6pm Boules\nSat: 2pm Quiz\nSun: 9am Market"
    assert [when for _, when in starts(text)] == ["2027-08-20T18:00", "2027-08-21T14:00", "2027-08-22T09:00"]


def test_days_by_weekday_and_number_have_the_month_of_the_head() -> None:
    text = "Kite Fair, {0}\n{1} 20\n6pm Boules\n{2} 21\n2pm Quiz"
    for month, days in (("August 2027", ("Friday", "Saturday")), ("agosto de 2027", ("Viernes", "Sabado"))):
        assert [when for _, when in starts(text.format(month, *days))] == ["2027-08-20T18:00", "2027-08-21T14:00"]
    assert event(text.format("August 2027", "Monday", "Tuesday")).start_date is None  # no such weekdays


def test_a_weekday_that_no_stated_day_gives_is_asked() -> None:
    text = "Kite Fair, 20-30 August 2027\nFriday 18:00 Opening\nSaturday 14:00 Kite building\nSunday 9:00 Closing walk"
    assert [when for _, when in starts(text)] == ["2027-08-20T18:00", None, None]
    assert [one.question for one in read(text).problems if one.code == "unsure"] == [
        "On which day is “Kite building”?",
        "On which day is “Closing walk”?",
    ]


def test_a_day_in_prose_does_not_take_the_place_of_the_days_of_the_event() -> None:
    text = "Kite Fair, 20 to 22 August 2027\n\nWe moved it after the storm of Friday 13 August 2027.\n\n"
    lines = "Friday 18:00 Opening\nSaturday 14:00 Kite building\nSunday 9:00 Closing walk"
    assert [when for _, when in starts(text + lines)] == ["2027-08-20T18:00", "2027-08-21T14:00", "2027-08-22T09:00"]


@pytest.mark.parametrize(
    "line",
    [
        "9am Market, 11am Church service, 12.30pm Drinks",
        "9h Market. 11h Church service. 12h30 Drinks.",
        "- 9:00 Market; 11:00 Church service; 12:30 Drinks",
        "9:00 - Market, 11:00 - Church service and 12:30 - Drinks",
        "9:00 h Market, 11:00 h Church service, y a las 12:30 h Drinks",
        "9h00: Market, 11h00: Church service, et à 12h30: Drinks",
        "9h00 Market, 11h00 Church service e às 12h30 Drinks",
    ],
)
def test_each_hour_of_a_line_begins_a_slot(line: str) -> None:
    line = line.replace(" and 12", ", and 12").replace(" e às", ", e às")
    assert starts(f"Village Fair, 22 August 2026\n{line}") == [
        ("Market", "2026-08-22T09:00"),
        ("Church service", "2026-08-22T11:00"),
        ("Drinks", "2026-08-22T12:30"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "10:00 Maps (moved from 12:00). Questions at the end",
        "10:00 Maps, 12 sheets",
        "10:00 Maps, 9:30 Registration",  # runs back
        "10:00 Maps and globes (10:30 Globes, 11:00 Maps)",
    ],
)
def test_other_hours_of_a_line_begin_none(line: str) -> None:
    text = f"Map day, 22 August 2026\n{line}\n13:00 Lunch\n14:00 Closing"
    assert [when for _, when in starts(text)] == [f"2026-08-22T{hour}:00" for hour in (10, 13, 14)]


def test_an_hour_behind_a_title_that_is_no_fact_is_named() -> None:
    assert "9:30" in unread("Map day, 22 August 2026\n10:00 Maps, 9:30 Registration\n13:00 Lunch\n14:00 Closing")


DATED = {
    "en": ("Map Evenings 2027", "{0} January: {1}, Dr {2}", "{0} January - {1}, by {2}"),
    "es": ("Tardes de mapas 2027", "{0} de enero: {1}, Dra. {2}", "- {0} de enero – {1}, con {2}"),
    "pt": ("Tardes de mapas 2027", "{0} de janeiro: {1}, Dra. {2}", "• {0} de janeiro - {1}, com {2}"),
    "fr": ("Soirées des cartes 2027", "{0} janvier : {1}, Dr {2}", "{0} janvier – {1}, par {2}"),
}
ON_DAYS = [("13", "Old maps", "Ana Gil"), ("27", "New globes", "Luis Mora"), ("29", "Ice", "Marie Petit")]


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("form", [1, 2])
@pytest.mark.parametrize("language", DATED)
def test_days_with_what_is_on_them_are_slots_without_hours(language: str, form: int, count: int) -> None:
    lines = [DATED[language][form].format(*one) for one in ON_DAYS[:count]]
    found = event("\n".join([DATED[language][0], *lines])).sub_event
    assert [(one.name, one.start_date) for one in found] == [(title, f"2027-01-{day}") for day, title, _ in ON_DAYS[:count]]
    assert [[one.name for one in slot.performer] for slot in found] == [[name] for _, _, name in ON_DAYS[:count]]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Tuesday 12 January 2027 Dr Ana Gil ‘Old maps: The hands behind them’",
            "Tuesday 26 January 2027 Luis Mora ‘New globes’",
        ],
        ["12 January 2027 Dr Ana Gil “Old maps: The hands behind them”", "A talk.", "26 January 2027 Luis Mora “New globes”"],
        ["12 January 2027 – Dr Ana Gil: «Old maps: The hands behind them»", "26 January 2027 – Luis Mora: «New globes»"],
    ],
)
def test_a_title_in_quotation_marks_stands_behind_its_day_and_its_speaker(lines: list[str]) -> None:
    found = event("\n".join(["Our evenings", *lines])).sub_event
    assert [(one.name, one.start_date) for one in found] == [
        ("Old maps: The hands behind them", "2027-01-12"),
        ("New globes", "2027-01-26"),
    ]
    assert [[one.name for one in slot.performer] for slot in found] == [["Ana Gil"], ["Luis Mora"]]


def test_a_day_that_nothing_parts_from_its_title_is_read() -> None:
    text = "Map Evenings 2027\n6 March: Ice - Dr Ana Gil\n13 MarchSnow in winter - Dr Luis Mora\n20 March: Rain - Dr Eva Sol"
    assert starts(text) == [("Ice", "2027-03-06"), ("Snow in winter", "2027-03-13"), ("Rain", "2027-03-20")]


@pytest.mark.parametrize(
    "text",
    [
        "Map Days 2027\nLeeds, 5 to 7 May 2027\n13 January: Registration\n27 January: Papers",  # the event has other days
        "Map Tour 2027\n13 January: Leeds\n27 January: Bristol",
        "Map Days 2027\n13 January: Deadline for papers\n27 January: Notification",
    ],
)
def test_two_days_that_are_none_of_slots(text: str) -> None:
    assert starts(text) == []


@pytest.mark.parametrize(
    ("open_", "empty"),
    [("tbc", "27 March:"), ("to be announced", "27 March -"), ("por confirmar", "27 de marzo:"), ("?", "27 mars :")],
)
def test_a_day_without_anything_behind_it_is_a_slot_left_open(open_: str, empty: str) -> None:
    text = f"Map Evenings 2027\n6 March: Ice, Dr Ana Gil\n13 March: Snow, Dr Luis Mora\n20 March: {open_}\n{empty}"
    found = event(text).sub_event
    assert [one.start_date for one in found] == ["2027-03-06", "2027-03-13", "2027-03-20", "2027-03-27"]
    assert [one.unknown for one in found[2:]] == [("name", "performer")] * 2


OTHER = [
    "Abstract deadline: 10 March 2027, 5 pm",
    "**Notification:** 1 April 2027",
    "- Closing date for papers: 1 April 2027, 17:00",
    "1 April 2027 – Notification of authors",
    "Fecha límite de envío: 10 de marzo de 2027, 17:00 h",
    "FECHA LIMITE: 10/03/2027, 17:00",
    "Prazo de inscrição: 10 de março de 2027, 17h00",
    "Date limite : 10 mars 2027 à 17h",
    "Next workshop: 12 June 2027, 10:00, Dr Luis Mora",
    "The next meeting will be on 12 June at 4pm with Dr Luis Mora.",
    "- Próxima sesión: 12 de junio de 2027, 10:00, con Luis Mora",
    "La próxima reunión será el 12 de junio a las 10:00.",
    "A próxima sessão: 12 de junho de 2027, 10h00, Luís Paz",
    "Prochaine séance : 12 juin 2027 à 10h, par Jean Roux",
]


@pytest.mark.parametrize("line", OTHER)
def test_a_deadline_and_the_next_meeting_are_no_slots_and_are_named(line: str) -> None:
    text = f"Workshop on old maps\nSaturday 15 May 2027, 10:00-16:00\nSpeaker: Dr Ana Gil\n{line}\n"
    found = event(text)
    assert (found.start_date, found.end_date) == ("2027-05-15T10:00", "2027-05-15T16:00")
    assert found.sub_event == ()
    assert [one.name for one in found.performer] == ["Ana Gil"]
    assert line.strip("- ") in unread(text).replace("**", "") or line in unread(text)


@pytest.mark.parametrize(
    "line",
    [
        "Next meeting: Saturday 15 May 2027, 10:00",  # the only one
        "2027-05-01\n\nOur next meeting is on Saturday 15 May 2027 at 10:00.",
    ],
)
def test_the_next_meeting_that_nothing_is_before_is_the_event(line: str) -> None:
    assert event(f"Friends of old maps\n{line}\n").start_date == "2027-05-15T10:00"


SEVERAL = {
    "en": ("20, 21 and 22 October", "24 October", "6 and 24 October"),
    "es": ("20, 21 y 22 de octubre", "24 de octubre", "6 y 24 de octubre"),
    "pt": ("20, 21 e 22 de outubro", "24 de outubro", "6 e 24 de outubro"),
    "fr": ("20, 21 et 22 octobre", "24 octobre", "6 et 24 octobre"),
}


@pytest.mark.parametrize("language", SEVERAL)
@pytest.mark.parametrize("form", ["{0}", "## {0}", "**{0}**", "{0}:"])
def test_a_slot_below_several_days_is_on_each(language: str, form: str) -> None:
    several, one, _ = SEVERAL[language]
    heads = (form.format(several), form.format(one))
    text = f"Map Week, 2027\n\n{heads[0]}\n17:00 Film club\n18:00 Talk\n\n{heads[1]}\n12:00 Story hour\n"
    assert starts(text) == [
        *((title, f"2027-10-{day}T{hour}:00") for day in (20, 21, 22) for title, hour in (("Film club", 17), ("Talk", 18))),
        ("Story hour", "2027-10-24T12:00"),
    ]
    assert event(text).end_date == "2027-10-24"


@pytest.mark.parametrize("language", SEVERAL)
@pytest.mark.parametrize("form", ["- “{1}” ({0}, 18:30-20:00)", "{0}: {1}, 18:30-20:00", "{0}, 18:30-20:00: {1}"])
def test_the_days_that_a_slot_says_of_itself_are_its_own(language: str, form: str) -> None:
    _, one, several = SEVERAL[language]
    lines = [form.format(*days) for days in ((several, "Drawing class"), (one.replace("24", "25"), "Singing class"))]
    text = "\n".join(["Map Week 2027", *lines, form.format(one.replace("24", "29"), "Writing class")])
    found = [(when, name) for name, when in starts(text)]
    assert sorted(found)[:2] == [("2027-10-06T18:30", "Drawing class"), ("2027-10-24T18:30", "Drawing class")]
    assert SEVERAL[language][2] not in unread(text)


@pytest.mark.parametrize("stated", ["Map Week\n4-6 May 2027", "Map Week, 4 to 6 May 2027", "Semana\nDel 4 al 6 de mayo de 2027"])
def test_the_day_of_one_list_of_hours_on_several_days_is_asked(stated: str) -> None:
    text = f"{stated}\n9:00 Opening\n10:00 Talk\n11:00 End\n"
    assert [one.question for one in read(text).problems if one.code == "unsure"] == ["On which day is “Opening”?"]
    assert starts(text)[0] == ("Opening", "2027-05-04T09:00")


def test_many_days_for_one_slot_are_asked() -> None:
    text = "Spring 2027\n3 to 30 May\n10:00 Exhibition of maps\n\n1 June\n12:00 Story hour\n\n2 June\n13:00 Lunch\n"
    assert [name for name, _ in starts(text)] == ["Exhibition of maps", "Story hour", "Lunch"]
    assert "On which day is “Exhibition of maps”?" in [one.question for one in read(text).problems]


PROSE = [
    (
        "Library week, 24 to 29 November 2025",
        "On Tuesday 25 the book salon begins. At 7 pm, the painter Ana Gil will speak on “Drawing dreams”.",
        "On Wednesday 26 there is a play: at 5.30 pm, a talk on “The feast”, and at 7 pm, a reading of “The house”.",
    ),
    (
        "Semana de la biblioteca, del 24 al 29 de noviembre de 2025",
        "El martes 25 llega el salón. A las 19:00 horas, la pintora Ana Gil hablará de “Drawing dreams”.",
        "El miércoles 26 hay teatro: a las 17:30 horas, tertulia “The feast”, y a las 19:00 horas, lectura de “The house”.",
    ),
    (
        "Semana da biblioteca, de 24 a 29 de novembro de 2025",
        "No dia 25 de novembro chega o salão. Às 19h00, a pintora Ana Gil falará sobre “Drawing dreams”.",
        "No dia 26 de novembro há teatro: às 17h30, conversa “The feast”, e às 19h00, leitura de “The house”.",
    ),
    (
        "Semaine de la bibliothèque, du 24 au 29 novembre 2025",
        "Mardi 25 novembre, le salon ouvre ses portes au public. À 19h, la peintre Ana Gil parlera de « Drawing dreams ».",
        "Mercredi 26 novembre, place au théâtre : à 17h30, débat « The feast », et à 19h, lecture de « The house ».",
    ),
]


@pytest.mark.parametrize("between", ["\n", " ", "\n\n"])
@pytest.mark.parametrize(("title", "first", "second"), PROSE)
def test_an_hour_in_prose_is_of_the_day_said_last(title: str, first: str, second: str, between: str) -> None:
    assert starts(f"{title}\n\n{first}{between}{second}\n") == [
        ("Drawing dreams", "2025-11-25T19:00"),
        ("The feast", "2025-11-26T17:30"),
        ("The house", "2025-11-26T19:00"),
    ]


def test_a_deadline_in_prose_is_no_day_of_an_hour() -> None:
    text = (
        "Library week, 24 to 29 November 2025\n\nOn Tuesday 25 November the salon begins. Register by 20 November. "
        "At 7 pm, Ana Gil will speak on “Dreams”, and at 8 pm there is a reading of “The house”.\n"
    )
    assert [when for _, when in starts(text)] == ["2025-11-25T19:00", "2025-11-25T20:00"]


HEADS = {
    "en": ("14 September 2027, 9:00 - 17:00", "15 September 2027, 13:00 - 19:00", "Programme"),
    "es": ("14 de septiembre de 2027, de 9:00 a 17:00", "15 de septiembre de 2027, de 13:00 a 19:00", "Programa"),
    "pt": ("14 de setembro de 2027 9h00 - 17h00", "15 de setembro de 2027 13h00 - 19h00", "Programa"),
    "fr": ("14 septembre 2027, 9h - 17h", "15 septembre 2027, 13h - 19h", "Programme"),
}


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize(
    ("hours", "days"),
    [
        (("9:30", "10:00", "11:00"), (14, 14, 14)),
        (("13:30", "18:30", "18:45"), (15, 15, 15)),
        (("9:30", "16:00", "13:30"), (14, 14, 15)),
    ],
)
def test_days_with_their_hours_at_the_head_are_no_slots(language: str, hours: tuple[str, ...], days: tuple[int, ...]) -> None:
    items = "\n".join(f"{hour} {title}" for hour, title in zip(hours, ("Welcome", "Old maps", "New maps"), strict=True))
    found = event("\n".join(["Map Days", *HEADS[language], items]))
    expected = [f"2027-09-{day}T{hour.zfill(5)}" for day, hour in zip(days, hours, strict=True)]
    assert [one.start_date for one in found.sub_event] == expected
    assert (found.start_date, found.end_date) == ("2027-09-14T09:00", "2027-09-15T19:00")


def test_hours_that_both_days_have_are_asked() -> None:
    text = "\n".join(["Map Days", *HEADS["en"], "13:30 Welcome\n14:00 Old maps\n16:00 New maps"])
    assert "On which day is “Welcome”?" in [one.question for one in read(text).problems]


@pytest.mark.parametrize(
    ("first", "second", "section"),
    [
        ("Vendredi 17 octobre 2027", "Samedi 18 octobre 2027, au Studium, rue Dupanloup", "4è session. La lecture publique"),
        ("Friday 17 October 2027", "Saturday 18 October 2027, at the Studium, Castle Street", "Part 4: Public reading"),
        ("Viernes 17 de octubre de 2027", "Sábado 18 de octubre de 2027, en el Ateneo", "Cuarta sesión: La lectura"),
        ("**17 de outubro de 2027**", "**18 de outubro de 2027**, no Ateneu", "Quarta sessão: A leitura"),
    ],
)
@pytest.mark.parametrize("hours", ["{0} {1}", "{0}. {1}"])
def test_a_line_below_the_next_day_is_of_that_day(first: str, second: str, section: str, hours: str) -> None:
    slots = [("16h15", "From readers to users"), ("16h45-17h30", "Discussion"), ("9h30", "The library"), ("10h00", "The maps")]
    lines = [hours.format(*one) for one in slots]
    text = "\n".join(["Lecture publique", first, *lines[:2], second, section, *lines[2:]])
    found = event(text)
    whens = [one.start_date for one in found.sub_event if one.start_date]
    assert whens == ["2027-10-17T16:15", "2027-10-17T16:45", "2027-10-18T09:30", "2027-10-18T10:00"]
    assert not any(one.description for one in found.sub_event)
    assert found.end_date == "2027-10-18"


def test_a_day_below_each_hour_is_of_that_hour() -> None:
    text = "Lectures 2027\n\n19:00 Old maps\nSunday 17 October 2027\nWith Ana Gil\n\n18:00 New maps\nSunday 24 October 2027\nWith Luis Mora"
    assert starts(text) == [("Old maps", "2027-10-17T19:00"), ("New maps", "2027-10-24T18:00")]


@pytest.mark.parametrize("hours", [", 10-4", ", 10 - 4", ": 10–16", " (10-4)", ", 10.00-4"])
@pytest.mark.parametrize(
    "day", ["Saturday 6 June 2027", "sábado 6 de junio de 2027", "Sábado, 6 de junho de 2027", "6 juin 2027"]
)
def test_bare_hours_behind_a_day_are_its_hours(day: str, hours: str) -> None:
    found = event(f"Book Fair\n{day}{hours}\n")
    assert (found.start_date, found.end_date) == ("2027-06-06T10:00", "2027-06-06T16:00")


@pytest.mark.parametrize(
    "lines",
    [
        "9.30-12 Session one\n12-1 Lunch\n1-3 Session two",
        "9:30 – 12 Session one\n12 – 1 Lunch\n1 – 3 Session two",
        "9.30-12 Session one\n12.00-13.00 Lunch\n13.00-15.00 Session two",
    ],
)
def test_bare_hours_at_the_head_of_lines_that_follow_each_other(lines: str) -> None:
    found = event(f"Workshop on maps\n8 May 2027\n{lines}\n").sub_event
    assert [(one.name, one.start_date, one.end_date) for one in found] == [
        ("Session one", "2027-05-08T09:30", "2027-05-08T12:00"),
        ("Lunch", "2027-05-08T12:00", "2027-05-08T13:00"),
        ("Session two", "2027-05-08T13:00", "2027-05-08T15:00"),
    ]


def test_numbers_that_do_not_follow_each_other_are_no_hours() -> None:
    text = "Match day, 8 May 2027\n3-1 Leeds\n2-2 York\n10:00 Start\n11:00 Lunch\n12:00 End\n"
    assert [when for _, when in starts(text)] == [f"2027-05-08T{hour}:00" for hour in (10, 11, 12)]


@pytest.mark.parametrize(
    "line",
    [
        "Doors 7pm, starts 7.30pm, ends 10pm",
        "Doors at 19:00 / show 19:30, ends at 22:00",
        "Apertura de puertas: 19:00, inicio 19:30, fin 22:00",
        "Abertura das portas: 19h, início às 19h30, fim 22h",
        "Ouverture des portes à 19h, début à 19h30, fin à 22h",
    ],
)
def test_doors_a_beginning_and_an_end_in_one_line_are_those_of_the_event(line: str) -> None:
    found = event(f"Concert: The Blue Maps\n13 March 2027\n{line}\n")
    assert found.sub_event == ()
    assert (found.door_time, found.start_date) == ("2027-03-13T19:00", "2027-03-13T19:30")
    assert found.end_date == ("2027-03-13T22:00" if "show" not in line else found.end_date)


@pytest.mark.parametrize("hours", ["7 for 7.30pm", "7pm for 7.30pm", "7.00 for 7.30 pm"])
def test_the_hour_before_that_of_the_beginning_is_that_of_the_doors(hours: str) -> None:
    found = event(f"Annual Lecture\nThursday 11 March 2027, {hours}\n")
    assert (found.door_time, found.start_date) == ("2027-03-11T19:00", "2027-03-11T19:30")


@pytest.mark.parametrize(
    "line",
    [
        "5 and 6 June 2027, 7pm, City Hall, Leeds",
        "5 y 6 de junio de 2027, 19:00, Biblioteca, Lima",
        "Les 5 et 6 juin 2027 à 19h, Lyon",
    ],
)
def test_the_hour_of_several_days_that_no_slot_has_is_named(line: str) -> None:
    problems = read_text(f"Book fair\n{line}\n")[0].problems
    assert any(
        "became no fact" in one.message and any(hour in one.message for hour in ("7pm", "19:00", "19h")) for one in problems
    )
