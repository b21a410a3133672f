"""From an hour of one day to an hour of another: both are read, in the order of day and hour that each language has."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

PLACES = {
    "en": "Place: Town Hall, Leeds, United Kingdom",
    "es": "Lugar: Casa de la Cultura, Quito, Ecuador",
    "pt": "Local: Centro Cultural, Lisboa, Portugal",
    "fr": "Lieu : Observatoire, Lyon, France",
}
TITLES = {
    "en": "Reading night of the archives",
    "es": "Noche de lectura de los archivos",
    "pt": "Noite de leitura dos arquivos",
    "fr": "Nuit de lecture des archives",
}
LINES = [
    ("en", "Saturday 9 October 2027 21:40 to Sunday 10 October 2027 01:20"),
    ("en", "9 October 2027, 9:40 pm - 10 October 2027, 1:20 am"),
    ("en", "9 October, 21:40 until 10 October 2027, 01:20"),
    ("en", "From 9:40 pm on 9 October 2027 until 1:20 am on 10 October 2027"),
    ("en", "From Saturday 9 October at 9:40 pm to Sunday 10 October 2027 at 1:20 am"),
    ("en", "When: 9 October 2027 21:40 (BST) – 10 October 2027 01:20 (BST)"),
    ("en", "Date: 09/10/2027 21:40 - 10/10/2027 01:20"),
    ("en", "2027-10-09 21:40 to 2027-10-10 01:20"),
    ("es", "De las 21:40 horas del 9 de octubre de 2027 a las 01:20 horas del 10 de octubre de 2027"),
    ("es", "Del 9 de octubre a las 21:40 h hasta el 10 de octubre de 2027 a la 01:20 h"),
    ("es", "Fecha: sábado 9 de octubre de 2027, 21:40 h - domingo 10 de octubre de 2027, 01:20 h"),
    ("pt", "De 21h40 de sábado, 9 de outubro de 2027, às 1h20 de domingo, 10 de outubro de 2027"),
    ("pt", "Das 21h40 do dia 9 de outubro de 2027 até às 1h20 do dia 10 de outubro de 2027"),
    ("pt", "9 de outubro de 2027 às 21h40 a 10 de outubro de 2027 à 1h20"),
    ("fr", "Du samedi 9 octobre 2027 à 21h40 au dimanche 10 octobre 2027 à 1h20"),
    ("fr", "De 21h40 le 9 octobre 2027 à 1h20 le 10 octobre 2027"),
    ("fr", "Du 9 octobre à 21h40 jusqu'au 10 octobre 2027 à 1h20"),
]


@pytest.mark.parametrize(("language", "line"), LINES)
def test_an_hour_of_one_day_to_an_hour_of_another(language: str, line: str) -> None:
    [findings] = read_text(f"{TITLES[language]}\n\n{line}\n{PLACES[language]}\n")
    event = findings.event
    assert event is not None
    assert (event.start_date, event.end_date) == ("2027-10-09T21:40", "2027-10-10T01:20")
    assert event.sub_event == ()
    assert not [problem for problem in findings.problems if problem.code == "unread-text"]


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("Open on 3 May 2027 at 10:00 and 5 May 2027 at 14:00", None),
        ("9 May 2027 to 14:00 on 10 May 2027", None),
        ("10 May 2027, 9:00 to 3 May 2027, 17:00", None),
        ("3 to 5 May 2027, 9:00 to 17:00", "2027-05-05T17:00"),
        ("3 May 2027, 9:00 to 17:00", "2027-05-03T17:00"),
    ],
)
def test_other_days_and_hours_are_no_such_range(line: str, end: str | None) -> None:
    [findings] = read_text(f"{TITLES['en']}\n\n{line}\n{PLACES['en']}\n")
    assert findings.event is not None
    assert findings.event.end_date == end


@pytest.mark.parametrize(
    "said",
    [
        "Saturday 15 May 2027, 2 to 6 pm, and Sunday 16 May, 10 am to 5 pm",
        "Sábado 15 de mayo, de 14:00 a 18:00, y domingo 16 de mayo de 2027, de 10:00 a 17:00",
        "Sábado, 15 de maio de 2027, das 14h às 18h, e domingo, 16 de maio, das 10h às 17h",
        "Le samedi 15 mai 2027, de 14h00 à 18h00 et le dimanche 16 mai, de 10h à 17h",
    ],
)
def test_one_day_after_the_other_each_with_its_hours(said: str) -> None:
    event = read_text(f"Atlas\n\n{said}\n", name="a.txt")[0].event
    assert event is not None
    assert (event.start_date, event.end_date) == ("2027-05-15T14:00", "2027-05-16T17:00")


def test_two_days_apart_are_no_span() -> None:
    event = read_text("Atlas\n\nSaturday 15 May 2027, 2 to 6 pm, and Saturday 22 May, 10 am to 5 pm\n", name="a.txt")[0].event
    assert event is not None
    assert (event.start_date, event.end_date) == ("2027-05-15T14:00", "2027-05-15T18:00")


@pytest.mark.parametrize("end", ["2027-05-15T16:00", "2027-05-16T10:00"])
@pytest.mark.parametrize("seconds", ["", ":00"])
def test_an_interval_in_iso_8601(end: str, seconds: str) -> None:
    event = read_text(f"Atlas\n\n2027-05-15T14:00{seconds}/{end}{seconds}\n", name="a.txt")[0].event
    assert event is not None
    assert (event.start_date, event.end_date) == ("2027-05-15T14:00", end)


ENDS = {"en": ("Start", "End"), "es": ("Fecha de inicio", "Fecha de fin"), "pt": ("Início", "Término"), "fr": ("Début", "Fin")}


@pytest.mark.parametrize("language", ENDS)
@pytest.mark.parametrize(("gap", "mark"), [("\n", ""), ("\n\n", "**"), ("\n- ", "")])
def test_labels_of_the_beginning_and_of_the_end(language: str, gap: str, mark: str) -> None:
    start, end = ENDS[language]
    text = f"Atlas\n\n{gap.strip()}{mark}{start}:{mark} 20/05/2027 9:00{gap}{mark}{end}:{mark} 21/05/2027 17:00\n\nLeeds\n"
    event = read_text(text, name="a.txt")[0].event
    assert event is not None
    assert (event.start_date, event.end_date) == ("2027-05-20T09:00", "2027-05-21T17:00")
    assert event.sub_event == ()


def test_labels_of_hours_below_their_day() -> None:
    event = read_text("Atlas\n\nFecha: 20 de mayo de 2027\nHora de inicio: 18:00\nHora de fin: 20:00\n", name="a.txt")[0].event
    assert event is not None
    assert (event.start_date, event.end_date) == ("2027-05-20T18:00", "2027-05-20T20:00")
