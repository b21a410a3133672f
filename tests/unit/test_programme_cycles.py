"""Cycles: days below or above what is on them, with one hour for all; and what a line beside a label, or on a stamp, is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.dates import Day, all_days

if TYPE_CHECKING:
    from event_ld.model import Event


def read(text: str) -> Event:
    """The event of a text."""
    (reading, *_) = read_text(text, form="programme")
    assert reading.event is not None
    return reading.event


def said(event: Event) -> list[tuple[str | None, ...]]:
    """What the slots of an event say: name, beginning, people."""
    return [(str(one.name), one.start_date, *(str(person.name) for person in one.performer)) for one in event.sub_event]


BELOW = """\
Ciclo de charlas
Ateneo, Toledo, España · jueves, 19:30

7 de octubre de 2027
Tabernas del siglo
Rebeca Aizpurúa

14 de octubre
La viña
Ponente: Omar Benjelloun

28 de octubre
El vino
Nayeli Gil
"""
ABOVE = """\
TUESDAY TALKS
City Hall, Leeds, England, 8 pm

Bart Okonkwo-Reid
Tuesday 2 March 2027
Whale oil

Ingrid Sather and Joaquim Reis
Tuesday 16 March 2027
Herring, the silver that vanished
"""
DASHED = """\
Conversas ao fim da tarde
Biblioteca Municipal de Odemira | 2027 | 18h30

8 de abril de 2027 – Manuel Duarte, biólogo: «O regresso da águia»
22 de abril de 2027 – Fátima Nunes e Nuno Pimentel: «Casas de terra»
6 de maio de 2027 – a anunciar
20 de maio de 2027 – Concerto de encerramento
"""


def test_the_hour_that_stands_once_is_that_of_each_day() -> None:
    event = read(BELOW)
    assert event.start_date == "2027-10-07T19:30"
    assert said(event) == [
        ("Tabernas del siglo", "2027-10-07T19:30", "Rebeca Aizpurúa"),
        ("La viña", "2027-10-14T19:30", "Omar Benjelloun"),
        ("El vino", "2027-10-28T19:30", "Nayeli Gil"),
    ]


def test_people_may_stand_above_the_day() -> None:
    assert said(read(ABOVE)) == [
        ("Whale oil", "2027-03-02T20:00", "Bart Okonkwo-Reid"),
        ("Herring, the silver that vanished", "2027-03-16T20:00", "Ingrid Sather", "Joaquim Reis"),
    ]


def test_days_before_a_dash() -> None:
    assert said(read(DASHED)) == [
        ("O regresso da águia", "2027-04-08T18:30", "Manuel Duarte"),
        ("Casas de terra", "2027-04-22T18:30", "Fátima Nunes", "Nuno Pimentel"),
        ("None", "2027-05-06T18:30"),  # still to be announced
        ("Concerto de encerramento", "2027-05-20T18:30"),
    ]


@pytest.mark.parametrize(
    "label", ["Organiza", "Organisateur", "Organiser", "Patrocina", "Público", "Audience", "Lugar", "Colabora"]
)
@pytest.mark.parametrize(
    "day", ["11 de marzo de 2027", "Jueves 11 y viernes 12 de marzo de 2027", "11 mars 2027", "Thursday 11 March 2027"]
)
def test_a_day_below_a_label_is_none_of_its_value(label: str, day: str) -> None:
    text = f"Jornada de archivos\n\n{label}: Archivo de Zaragoza\n{day}\n"
    (reading, *_) = read_text(text, form="programme")
    event = reading.event
    assert event is not None
    assert event.start_date == "2027-03-11"
    agents = [one.name for one in (*event.organizer, *event.sponsor, *event.contributor)]
    assert all("2027" not in str(one) for one in (*agents, event.audience, event.location))


@pytest.mark.parametrize(
    ("stamp", "text"),
    [
        (
            "14/06/2027 - 08h45",
            "A associação realiza no dia 25 de junho, sexta-feira, das 16h às 18h30, uma mesa-redonda em Lubango.",
        ),
        ("2027-06-14", "Na sexta-feira, 25 de junho, às 16h, a Câmara de Lubango promoverá uma mesa-redonda."),
    ],
)
def test_a_date_in_figures_above_another_day_is_that_of_the_page(stamp: str, text: str) -> None:
    assert str(read(f"Mesa-redonda sobre rádio\n\n{stamp}\n\n{text}\n").start_date)[:16] == "2027-06-25T16:00"


def test_a_telephone_number_is_no_office() -> None:
    event = read(
        "Talk on maps\n\n2 March 2027, 7 pm, City Hall, Leeds, England\nEnquiries: Phyllida Grange, tel. 01947 555 0190\n"
    )
    (contact,) = event.contributor
    assert (contact.name, getattr(contact, "job_title", ())) == ("Phyllida Grange", ())


def test_no_place_goes_over_a_line_end() -> None:
    event = read("Palestra no arquivo\nSábado, 5 de junho de 2027, às 15h, no Centro Cultural Aurora, Tiradentes.\n")
    assert getattr(event.location, "name", None) == "Centro Cultural Aurora"


def test_rooms_before_parallel_titles() -> None:
    text = """\
Journée d'étude sur la lecture
Mardi 23 mars 2027

Programme
9h00 Accueil
9h45 Conférence inaugurale : « Le livre qui soigne », Mme Claire Dubois, professeure, Université de Nantes
11h00 Table ronde animée par Paul Morel : Anne Leroy (CHU de Lyon), Marc Petit (BnF)
14h00 Ateliers en parallèle
  Salle A : Lire à voix haute, avec Sophie Martin
  Salle B : Les livres audio, avec Karim Benali
16h30 Synthèse et clôture
"""
    slots = {str(one.name): one for slot in read(text).sub_event for one in (slot, *slot.sub_event)}
    assert (slots["Lire à voix haute"].room, slots["Les livres audio"].room) == ("Salle A", "Salle B")
    assert "Conférence inaugurale : « Le livre qui soigne »" in slots
    assert [one.role for one in slots["Table ronde"].performer] == ["moderator", "panellist", "panellist"]


def test_an_agenda_that_lost_its_line_ends() -> None:
    line = (
        "Future of Maps 25 March 2027, City Museum, Leeds 0930 – 1000 Registration and coffee 1000 – 1030 Welcome by the chair of the "
        "society and aims of the day 1030 – 1130 Keynote: rivers that moved, and who drew them before 1130 – 1230 Panel discussion: "
        "who pays for maps, and who may copy them 1230 – 1300 Questions and close of the day for all who came to it"
    )
    assert [one.start_date for one in read(line).sub_event] == [
        f"2027-03-25T{hour}" for hour in ("09:30", "10:00", "10:30", "11:30", "12:30")
    ]


def test_asciidoc_is_read() -> None:
    text = """\
= *Encontro de programadoras*
:toc:
:revdate: 2027-03-27 10:00:00

O evento ocorrerá no dia *13 de abril de 2027* das *9:00 às 12:30*.

== Programação

icon:check[] 09:00 Abertura
icon:check[] 09:15 *Segurança* com Ana Braga
icon:check[] 10:00 *Testes* com Rui Tavira
"""
    event = read(text)
    assert (event.name, event.start_date) == ("Encontro de programadoras", "2027-04-13T09:00")
    assert [one.start_date for one in event.sub_event] == ["2027-04-13T09:00", "2027-04-13T09:15", "2027-04-13T10:00"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A joint initiative of the Harbour Society and the City Museum.", ["Harbour Society", "City Museum"]),
        ("Larkspur Animation a le plaisir de vous convier à sa fête du livre.", ["Larkspur Animation"]),
        ("L’Institut de Tunis et l’Ambassade de France organisent une soirée.", ["Institut de Tunis", "Ambassade de France"]),
        ("Organisé en partenariat par Média Rhône et l’ARALD.", ["Média Rhône", "ARALD"]),
        ("Uma iniciativa conjunta da Rede Europa e da Universidade do Porto.", ["Rede Europa", "Universidade do Porto"]),
        ("En este marco, el Museo de la Ciudad organiza una jornada.", ["Museo de la Ciudad"]),
    ],
)
def test_hosts_in_sentences(text: str, names: list[str]) -> None:
    event = read(f"Fair of maps\n\n4 May 2027, 7 pm\n\n{text}\n")
    assert [one.name for one in event.organizer] == names


def test_a_title_behind_a_theme() -> None:
    text = "L’Institut de Tunis et l’Ambassade organisent une conférence-débat, ce jeudi, sous le thème « Quelle diplomatie ? »\n\nJeudi 14 octobre 2027 à 18h30\n"
    assert read(text).name == "Quelle diplomatie ?"


def test_what_says_that_it_is_held_is_no_part_of_the_place() -> None:
    event = read(
        "Asamblea\n\n25 de noviembre de 2027, 16:30 h. Se celebrará en el local de la Asociación Lucero, C/ Alhambra 21, Madrid.\n"
    )
    assert getattr(event.location, "name", None) == "local de la Asociación Lucero"


def test_what_is_beside_a_talk_is_no_part_of_it_and_begins_at_no_midnight() -> None:
    beside = ABOVE.replace(
        "Whale oil\n", "Whale oil\nAt the same time, in the Library: story hour for children with Meg Tatter\n"
    )
    event = read(beside)
    assert said(event) == said(read(ABOVE))
    text = "Talks\n\nIn the hall.\n\nAt the same time, in the Small Hall: “Knitting” with Ana Gil.\n\nAt the same time: “Maps” with Tom Bell.\n"
    assert all("T00:00" not in str(one.start_date) for one in read(text).sub_event)


def test_the_last_day_of_a_cycle_ends_it() -> None:
    event = read(BELOW.replace("jueves, 19:30", "jueves, 19:30 a 21:00 h"))
    assert (event.start_date, event.end_date) == ("2027-10-07T19:30", "2027-10-28T21:00")


def test_a_host_behind_a_relative_and_its_partner() -> None:
    text = "Roda de conversa\n\n5 de junho de 2027\n\nÉ a pergunta que o Coletivo Nascentes, em parceria com a Prefeitura de Tiradentes, promove na sexta-feira, 5 de junho de 2027.\n\nTodos podem vir.\n"
    assert [one.name for one in read(text).organizer] == ["Coletivo Nascentes", "Prefeitura de Tiradentes"]


def test_an_article_leads_to_no_place() -> None:
    event = read(
        "Mesa-redonda\n\nA Associação Mukanda realiza no dia 25 de junho de 2027, às 16h, no Cine Arco-Íris, no Lubango, uma mesa-redonda.\n"
    )
    assert getattr(event.location, "name", None) != "Associação Mukanda"


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("12 May 2027, 12.15pm (45 mins)", "13:00"),
        ("12 May 2027, 18:00 (1h30)", "19:30"),
        ("12 May 2027, 18:00 (doors at 17:30)", ""),
    ],
)
def test_how_long_it_lasts_is_its_end(line: str, end: str) -> None:
    assert str(read(f"Talk on paper\n\n{line}\nLibrary Lab, Cork, Ireland\n").end_date or "")[11:16] == end


@pytest.mark.parametrize(
    "line", ["Admission free; donation suggested $5", "Entrada libre, donativo sugerido $5", "Entrée libre, prix libre 5 €"]
)
def test_a_donation_is_no_price(line: str) -> None:
    event = read(f"Orchid show\n\n13 March 2027, 10 a.m.\nLocation: Botanic House, Leeds, England\n{line}\n")
    assert event.is_accessible_for_free is True
    assert getattr(getattr(event.location, "address", None), "street_address", None) is None


@pytest.mark.parametrize(
    "said",
    [
        "{} se complace en invitarles al congreso.",
        "{} tiene el agrado de invitarlos al congreso.",
        "{} tiene el gran placer de anunciar el congreso.",
        "{} tem o prazer de anunciar o congresso.",
        "{} tem a honra de vos convidar para o congresso.",
        "{} est ravie de vous convier au congrès.",
        "{} a le grand plaisir de vous présenter son congrès.",
        "{} is very pleased to announce the congress.",
        "{} holds its annual congress.",
        "{} is delighted to host the congress.",
    ],
)
def test_with_what_pleasure_people_are_invited(said: str) -> None:
    event = read(f"Maps and lakes\n\n4/05/2027, 19h\n\n{said.format('Universidad del Mapa')}\n")
    assert [one.name for one in event.organizer] == ["Universidad del Mapa"]


NAMES = [
    "Le samedi 12 octobre 2024 à 10h, le cycle « Les Samedis de l’Institut » reçoit Omar Keita à Bamako.",
    "El sábado 12 de octubre de 2024 a las 10:00, en el ciclo Los Sábados de la Ciencia, habla Omar Keita.",
    "No sábado, 12 de outubro de 2024, às 10h, o ciclo “Os Sábados do Museu” recebe Omar Keita.",
    "On Saturday 12 October 2024 at 10 am the series “The Saturdays of the Museum” presents Omar Keita.",
]


@pytest.mark.parametrize("sentence", NAMES)
def test_a_weekday_in_the_name_of_a_series_is_no_rule(sentence: str) -> None:
    event = read_text(f"Maps of the coast\n\n{sentence}\n", form="programme")[0].event
    assert event is not None
    assert event.event_schedule is None
    assert str(event.start_date)[:16] == "2024-10-12T10:00"


@pytest.mark.parametrize(
    "sentence", ["Los jueves de mayo de 2027, a las 18:00, en el museo.", "We meet on Fridays at 14:00, Room 12."]
)
def test_a_rule_in_small_letters_is_one(sentence: str) -> None:
    event = read_text(f"Maps of the coast\n\n{sentence}\n", form="programme")[0].event
    assert event is not None
    assert event.event_schedule is not None


@pytest.mark.parametrize(
    "term", ["2027 Spring", "Spring 2027", "Fall Semester 2027", "Primavera 2027", "Otoño de 2027", "Automne 2027", "Outono 2027"]
)
def test_a_part_of_a_year_gives_its_year_and_is_no_town(term: str) -> None:
    event = read_text(f"Reading group\n\n{term}\n\n24 January, 10:00\nMaps\n\n7 March, 10:00\nLakes\n", form="programme")[0].event
    assert event is not None
    assert str(event.start_date)[:10] == "2027-01-24"
    assert event.location is None


def test_a_year_that_bounds_others_is_not_that_of_the_days() -> None:
    event = read_text("Reading group before 2020\n\n14 March, 10:00\nMaps\n\n21 March, 10:00\nLakes\n", form="programme")[0].event
    assert event is not None
    assert event.start_date is None


def test_two_days_of_two_months_are_of_both() -> None:
    found = all_days("Feb. 25 & Mar. 3, 2027, 4-6 PM")[0]
    assert (found.first, found.listed) == (Day(2027, 2, 25), Day(2027, 3, 3))
