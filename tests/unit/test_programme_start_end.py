"""The beginning and the end of an event behind labels of their own, in the forms and languages that forms and files have them."""

from __future__ import annotations

from itertools import product

import pytest

from event_ld.inputs import read_text


def _moments(text: str) -> tuple[str, str, int]:
    (reading,) = read_text(text, form="programme")
    assert reading.event is not None
    return str(reading.event.start_date or "")[:16], str(reading.event.end_date or "")[:16], len(reading.event.sub_event)


DAY_LABELS = {
    "en": [
        *[("Start", "End"), ("Begins", "Ends"), ("Start date", "End date"), ("start_date", "end_date"), ("startDate", "endDate")],
        *[("From", "To"), ("Event start", "Event end"), ("Beginning", "End"), ("Starts on", "Ends on"), ("starts_at", "ends_at")],
    ],
    "es": [
        *[("Inicio", "Fin"), ("Comienzo", "Final"), ("Fecha de inicio", "Fecha de término"), ("fecha_inicio", "fecha_fin")],
        *[("Desde", "Hasta"), ("Empieza", "Termina"), ("Fecha inicio", "Fecha final")],
    ],
    "fr": [
        *[("Début", "Fin"), ("Date de début", "Date de fin"), ("date_debut", "date_fin"), ("De", "À"), ("Du", "Au")],
        *[("Commence", "Se termine"), ("Début de l'événement", "Fin de l'événement")],
    ],
    "pt": [
        *[("Início", "Fim"), ("Data de início", "Data de término"), ("data_inicio", "data_fim"), ("Começa", "Termina")],
        ("Data inicial", "Data final"),
    ],
}
HOUR_LABELS = {
    "en": [("Start time", "End time"), ("start_time", "end_time"), ("Time start", "Time end")],
    "es": [("Hora de inicio", "Hora de finalización"), ("Hora inicio", "Hora término")],
    "fr": [("Heure de début", "Heure de fin")],
    "pt": [("Hora de início", "Hora de término")],
}
HEADS = {
    "en": ("Workshop on maps", "Venue: Town Hall, Leeds", "12 May 2027", "14 May 2027", "Date"),
    "es": ("Taller de mapas", "Lugar: Casa de la Cultura, Lugo", "12 de mayo de 2027", "14 de mayo de 2027", "Fecha"),
    "fr": ("Atelier des cartes", "Lieu : Maison du Peuple, Rennes", "12 mai 2027", "14 mai 2027", "Date"),
    "pt": ("Oficina de mapas", "Local: Casa da Cultura, Braga", "12 de maio de 2027", "14 de maio de 2027", "Data"),
}
FORMS = [
    ("{0}: 2027-05-12 18:00:00\n{1}: 2027-05-12 20:00:00", "2027-05-12T18:00", "2027-05-12T20:00"),
    ("{0}: 2027-05-12T18:00\n{1}: 2027-05-12T20:00", "2027-05-12T18:00", "2027-05-12T20:00"),
    ("{0}: {day}, 18:00\n{1}: {day}, 20:00", "2027-05-12T18:00", "2027-05-12T20:00"),
    ("{0}: {day}\n{1}: {last}", "2027-05-12", "2027-05-14"),
    ("{0}: {day} 09:00\n{1}: {last} 17:00", "2027-05-12T09:00", "2027-05-14T17:00"),
]
HOURS = ("{date}: {day}\n{0}: 18:00\n{1}: 20:00", "2027-05-12T18:00", "2027-05-12T20:00")
CASES = [
    (language, labels, form)
    for language in HEADS
    for labels, form in (*product(DAY_LABELS[language], FORMS), *product(HOUR_LABELS[language], [HOURS]))
]


@pytest.mark.parametrize("is_below", [False, True], ids=["beside", "below"])
@pytest.mark.parametrize(("language", "labels", "form"), CASES)
def test_both_ends_are_read(language: str, labels: tuple[str, str], form: tuple[str, str, str], *, is_below: bool) -> None:
    title, place, day, last, date = HEADS[language]
    said = form[0].format(*labels, day=day, last=last, date=date)
    said = "\n".join(line.replace(": ", "\n", 1) for line in said.split("\n")) if is_below else said
    assert _moments(f"{title}\n\n{said}\n\n{place}\n") == (*form[1:], 0)


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("start_date: 2027-05-12T17:00:00Z\nend_date: 2027-05-12T19:00:00Z", "2027-05-12T17:00", "2027-05-12T19:00"),
        ('start: "2027-05-12 18:00"\nend: "2027-05-12 20:00"', "2027-05-12T18:00", "2027-05-12T20:00"),
        ("**Start date:** May 12, 2027\n**End date:** May 14, 2027", "2027-05-12", "2027-05-14"),
        ("* **Starts:** 12 May 2027, 18:00\n* **Ends:** 20:00", "2027-05-12T18:00", "2027-05-12T20:00"),
        ("Start: 12 May 2027, 18:00\n\nEnd: 12 May 2027, 20:00", "2027-05-12T18:00", "2027-05-12T20:00"),
        ("Start: 12 May 2027 18:00 | End: 12 May 2027 20:00", "2027-05-12T18:00", "2027-05-12T20:00"),
        ("Start: 12 May 2027, End: 14 May 2027", "2027-05-12", "2027-05-14"),
        ("Starts 12 May 2027, ends 14 May 2027", "2027-05-12", "2027-05-14"),
        ("Begins 12 May 2027 at 18:00\nEnds 12 May 2027 at 20:00", "2027-05-12T18:00", "2027-05-12T20:00"),
        ("Date: 12 May 2027\nStart - 18:00\nFinish - 20:00", "2027-05-12T18:00", "2027-05-12T20:00"),
        ("Date: 12 May 2027\nStart: 18:00 End: 20:00", "2027-05-12T18:00", "2027-05-12T20:00"),
        ("Start\t12 May 2027, 18:00\nEnd\t12 May 2027, 20:00", "2027-05-12T18:00", "2027-05-12T20:00"),
        ("| Start | 12 May 2027, 18:00 |\n|---|---|\n| End | 12 May 2027, 20:00 |", "2027-05-12T18:00", "2027-05-12T20:00"),
        (
            "Start Date: Wednesday, 12 May 2027\nStart Time: 18:00\nEnd Date: Wednesday, 12 May 2027\nEnd Time: 20:00",
            "2027-05-12T18:00",
            "2027-05-12T20:00",
        ),
        (
            "Start Date: 12 May 2027\nEnd Date: 14 May 2027\nStart Time: 18:00\nEnd Time: 20:00",
            "2027-05-12T18:00",
            "2027-05-14T20:00",
        ),
        ("start: 2027-05-12 18:00\nlocation: Room 3\nend: 2027-05-12 20:00", "2027-05-12T18:00", ""),
        ("Date: 12 May 2027, 18:00\nRegistration starts: 1 March 2027\nRegistration ends: 1 April 2027", "2027-05-12T18:00", ""),
        ("From: Ana Gil, 12 High Street\nTo: Luis Paz, 14 High Street\nDate: 12 May 2027, 18:00", "2027-05-12T18:00", ""),
    ],
)
def test_other_forms_and_what_is_no_end(said: str, start: str, end: str) -> None:
    assert _moments(f"Workshop on maps\n\n{said}\nVenue: Town Hall, Leeds\n") == (start, end, 0)


SENTENCES = {
    "en": ("The workshop will be held {0} on 12 May 2027.", "Join us {0} on Wednesday 12 May 2027."),
    "es": ("El taller será {0} del 12 de mayo de 2027.", "Te esperamos {0} el miércoles 12 de mayo de 2027."),
    "fr": ("L'atelier se tiendra {0} le 12 mai 2027.", "Rendez-vous {0} le mercredi 12 mai 2027."),
    "pt": ("A oficina vai acontecer {0} do dia 12 de maio de 2027.", "Esperamos você {0} na quarta-feira, 12 de maio de 2027."),
}
SPANS = {
    "en": ("between 19:00 and 21:00", "from 7 until 9 pm", "from 7 to 9 p.m.", "between 7pm and 9pm"),
    "es": ("entre las 19 y las 21 h", "entre las 19 y 21 horas", "de 19 a 21 horas", "desde las 19:00 hasta las 21:00"),
    "fr": ("entre 19 h et 21 h", "entre 19 et 21 heures", "de 19h à 21h", "de 19h00 jusqu'à 21h00"),
    "pt": ("entre as 19 e 22 horas", "entre as 19 e as 22 horas", "das 19 até às 22 horas", "das 19h às 22h"),
}


@pytest.mark.parametrize(
    ("language", "span", "sentence"),
    [(language, *one) for language in SPANS for one in product(SPANS[language], SENTENCES[language])],
)
def test_a_span_of_hours_before_its_day(language: str, span: str, sentence: str) -> None:
    end = "22:00" if language == "pt" else "21:00"
    assert _moments(f"{HEADS[language][0]}\n\n{sentence.format(span)}\n") == ("2027-05-12T19:00", f"2027-05-12T{end}", 0)


def test_an_hour_of_a_deadline_is_none_of_the_event() -> None:
    text = "Workshop on maps\n12 June 2027, 18:00\n\nRegister until 9pm on Wednesday 12 May 2027.\n"
    assert _moments(text) == ("2027-06-12T18:00", "", 0)
