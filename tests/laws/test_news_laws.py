"""A text that tells of what took place is read with its day and with a question; hours in the footer of a page are not the event's."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.sources import read_events

TOLD = (
    "El pasado 12 de marzo se realizó en Sucre la jornada de archivos, con la presencia de Ana Gil.",
    "La jornada de archivos, que se llevó a cabo el 12 de marzo en Sucre, reunió a 200 participantes.",
    "The open day of the archives was held in Sucre on 12 March, and 200 people attended.",
    "A jornada de arquivos foi realizada em Sucre no dia 12 de março, com a presença de Ana Gil.",
    "La journée des archives a eu lieu à Sucre le 12 mars, en présence d'Ana Gil.",
)
TO_COME = (
    "La jornada de archivos se realizará el 20 de marzo en Sucre.",
    "The open day of the archives will take place in Sucre on 20 March.",
    "A jornada de arquivos será realizada em Sucre no dia 20 de março.",
    "La journée des archives aura lieu à Sucre le 20 mars.",
)


@pytest.mark.parametrize("shown", ["Publicado el 15 de marzo de 2027", "Posted on 15 March 2027"])
@pytest.mark.parametrize("told", [*TOLD, *TO_COME])
def test_the_year_of_news_is_before_their_date(told: str, shown: str) -> None:
    (reading,) = read_text(f"{shown}\n\nArchives\n\n{told}\n", name="a.txt")
    assert reading.event is not None
    is_past = told in TOLD
    assert reading.event.start_date == ("2027-03-12" if is_past else "2027-03-20")
    assert any("tells of what took place" in one.message and one.question for one in reading.problems) is is_past


@pytest.mark.parametrize("head", ["Acta de la reunión del comité", "Minutes of the meeting of the committee", "Ata da reunião do comitê",
                                  "Compte rendu de la réunion du comité"])  # fmt: skip
def test_minutes_are_asked_about_whatever_they_say_is_to_come(head: str) -> None:
    (reading,) = read_text(f"{head}\n12/03/2027, 10:00\n\n1. The reading room will open on Mondays.\n", name="a.txt")
    assert any("may be news or minutes" in one.message for one in reading.problems)


HOURS = ("Horario: 9:00 - 17:00", "Opening hours: 9am - 5pm", "Horaires : 9h - 17h", "9:00 - 17:00")


@pytest.mark.parametrize("hours", HOURS)
@pytest.mark.parametrize("body", ["<main>{}</main>", "<article>{}</article>", "<div>{}</div>"])
def test_hours_in_the_footer_of_a_page(hours: str, body: str) -> None:
    told = body.format("<h1>Map evening</h1><p>12 March 2027</p>")
    page = f"<html lang='en'><body>{told}<footer><p>{hours}</p><p>City Library</p></footer></body></html>"
    (reading,) = read_events(page.encode(), form="page-text")
    assert reading.event is not None
    assert (reading.event.start_date, reading.event.end_date, reading.event.sub_event) == ("2027-03-12", None, ())


def test_a_day_that_was_lies_before_the_date_though_more_is_to_come() -> None:
    text = "Posted on 28 April 2027\n\nUsers of maps\n\nThe conference was held in Leeds on 21 March. The next one will be in York.\n"
    (reading,) = read_text(text, name="a.txt")
    assert reading.event is not None
    assert reading.event.start_date == "2027-03-21"


HEADS = {
    "es": ("[12 de junio de 2027] ", "12 de junio de 2027\n\n", "Publicado el 12/06/2027\n\n", "12/06/2027 - "),
    "pt": ("[12 de junho de 2027] ", "12 de junho de 2027\n\n", "Publicado em 12/06/2027\n\n", "12/06/2027 - 15:39\n\n"),
    "fr": ("[12 juin 2027] ", "Publié le 12 juin 2027\n\n", "12 juin 2027\n\n"),
    "en": ("[12 June 2027] ", "Published on 12 June 2027\n\n", "12 June 2027\n\n"),
}
BY_WEEKDAY = {
    "es": (
        "El próximo viernes 18 se celebrará en Lugo la II Jornada de Mapas del Norte, a las 10.00 h.",
        "La II Jornada de Mapas del Norte se celebrará el viernes 18 a las 10 h en Lugo.",
        "El próximo 18 de junio se celebrará en Lugo la II Jornada de Mapas del Norte, a las 10 h.",
    ),
    "pt": (
        "Na próxima sexta-feira (18), às 10h, realiza-se em Braga o II Encontro de Mapas do Norte.",
        "O II Encontro de Mapas do Norte realiza-se na sexta-feira, 18, às 10h, em Braga.",
        "No próximo dia 18, às 10h, realiza-se em Braga o II Encontro de Mapas do Norte.",
    ),
    "fr": ("Ce vendredi 18, à 10h, se tiendra à Rennes la 2e Journée des cartes.", "La 2e Journée des cartes aura lieu vendredi 18 à 10h à Rennes."),
    "en": (
        "On Friday 18, at 10 am, the 2nd Northern Maps Day will be held in Leeds.",
        "This Friday the 18th at 10 am the 2nd Northern Maps Day takes place in Leeds.",
        "The 2nd Northern Maps Day will be held next Friday, 18th, at 10am in Leeds.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("head", "told"), [(head, told) for language, heads in HEADS.items() for head in heads for told in BY_WEEKDAY[language]]
)
def test_the_date_of_news_is_not_the_day_that_they_tell(head: str, told: str) -> None:
    """A date before news is when they were written, where they name a later day by its weekday and number, or by its number."""
    (reading,) = read_text(f"{head}{told}\n")
    assert reading.event is not None
    assert str(reading.event.start_date)[:10] == "2027-06-18"
