"""Agendas that are told, in sentences and in blocks of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.times import find_time, iso_minutes

if TYPE_CHECKING:
    from event_ld.model import Event

TOLD = {
    "en1": """\
River Talks at the Harbour Library

The Harbour Library of Whitcombe opens its autumn series of lectures. Entry is free.

The series opens on Tuesday 6 October 2026 at 6 pm with “Reading the river”, a talk by Nora Whitfield. On Thursday 8 October at 7 pm, the historian Paul Marsden will speak on “Maps that lied”. The last evening, on 13 October at 6.30 pm, is given to Ruth Ollerton and her lecture “Salt roads”.
""",
    "en2": """\
Open Data Morning, 14 May 2026, Town Hall, Leeds

The morning begins at 9.30 with a welcome by the mayor, Jane Holt. At 10, Daniel Moss of the National Archives presents "What we keep". Coffee is served at 11. At 11.30 a.m. Priya Nair and Tom Bell discuss "Who may read it", and the day closes at 1 pm.
""",
    "en3": """\
Community history walks – June 2026

Saturday 6 June
"Mills and millers", led by Ann Firth
Meeting point: Station Square. Time: 10.30 am

Saturday 13 June
"The lost canal", led by Peter Marsh
Meeting point: Lock House. Time: 2 pm

Saturday 20 June
"Women of the mill", led by Joan Field
Meeting point: Market Cross. Time: 10.30 am
""",
    "en4": """\
Spring lectures of the Geological Society of Marlow

Date: 4 March 2026 Time: 7.30 pm
Speaker: Dr Helen Carr Title: Fossils of the Thames
Date: 11 March 2026 Time: 7.30 pm
Speaker: Prof. Ian Reed Title: Reading gravel
Date: 18 March 2026 Time: 7.30 pm
Speaker: Dr Maya Stone Title: Old floods
""",
    "en5": """\
Autumn evenings at the Guildhall Museum
Press release, 3 August 2026

The Guildhall Museum of Marlow presents four evenings in September. All are free.

TALK: Salt, Sand and Silver: Trade on the Coast
Wednesday, September 9, at 7 pm
Historian Laura Kemp will follow the traders of the coast.

FILM: The Long Tide
Wednesday, September 16, at 7 pm
In 1912 Robert Falcon crossed the bay on foot. The film of 1958 tells how.

TALK: Bricks and Bakers
Wednesday, September 23, at 7.30 pm
Baker Omar Haddad bakes with the bricks of an old oven.
""",
    "es1": """\
Ciclo de charlas del Archivo Municipal de Tarija

El Archivo Municipal de Tarija invita a su ciclo de charlas "Papeles con memoria", que se realizará en octubre de 2026.

El lunes 5 de octubre, a las 18:00, Marta Ibarra dictará la conferencia “Agua y ciudad”. El miércoles 7, a la misma hora, el arquitecto Julián Soto hablará sobre “Casas de adobe”. Finalmente, el viernes 9 a las 19:30, Rosa Medrano presentará “Cartas del valle”.
""",
    "es2": """\
Ciclo de cine y debate 2026

12 de marzo de 2026.
Película: “El silencio del río”. Presenta: Ana Robles.
Lugar: Salón Rojo. Hora: 19:00.

19 de marzo de 2026.
Película: “La otra orilla”. Presenta: Luis Cano.
Lugar: Salón Rojo. Hora: 19:00.

26 de marzo de 2026.
Película: “Los mapas”. Presenta: Inés Toro.
Lugar: Auditorio. Hora: 20:00.
""",
    "es3": """\
Jornada de Bibliotecas Rurales

La jornada se realizará el 21 de agosto de 2026 en la Casa de la Cultura de Oruro. A las 9:00 abrirá el encuentro Teresa Vargas, directora de la Biblioteca Municipal. A las 10:00, Carlos Lima expondrá “Libros en mula”, y a las 11:30 Elena Paz ofrecerá el taller “Leer en aimara”.
""",
    "pt1": """\
Ciclo de palestras "Memória e território"

O Museu da Cidade de Évora promove em março de 2026 um ciclo de palestras com entrada livre.

No dia 3 de março, às 19h, a historiadora Paula Neves fala sobre “Os fornos da cal”. No dia 10, à mesma hora, é a vez de Rui Tavira, com a palestra “Caminhos da cortiça”. O ciclo encerra a 17 de março, às 18h30, com Marta Leal e “A água que falta”.
""",
    "pt2": """\
Programação de abril

4 de abril (sábado)
Oficina "Bordado e memória" com Lúcia Prado
Local: Sala 2 Horário: 14h às 17h

11 de abril (sábado)
Palestra "Arquivos de família" com Jorge Nunes
Local: Auditório Horário: 16h

18 de abril (sábado)
Mesa-redonda "Museus de bairro" com Ana Reis e Davi Lopes
Local: Auditório Horário: 16h
""",
    "fr1": """\
Les mardis de la bibliothèque

La Bibliothèque municipale de Valmer propose en mars 2026 trois rencontres.

Le mardi 3 mars à 18 h, Jeanne Morin présentera « Les eaux du canal ». Le 10 mars, à la même heure, l’historien Paul Vasseur parlera de « La route du sel ». Enfin, le mardi 17 mars à 19 h 30, Claire Dumont donnera une conférence intitulée « Lire la pierre ».
""",
    "fr2": """\
Journée des archives, jeudi 11 juin 2026, Hôtel de ville de Valmer

La journée s’ouvrira à 9 h par un mot d’accueil de la maire, Anne Ledoux. À 9 h 30, Marc Tellier présentera « Ce que l’on garde ». À 11 h, Sophie Bréal animera une table ronde sur « Qui peut lire ? ». La clôture est prévue à 12 h 30.
""",
    "fr3": """\
Conférences du printemps – Société d'histoire de Valmer

« Le sel et la route »
Mardi 7 avril 2026, 18 h
par Hélène Carpentier, archiviste

« Les moulins »
Mardi 14 avril 2026, 18 h
par Paul Vasseur, historien

« Cartes anciennes »
Mardi 21 avril 2026, 18 h 30
par Nadia Belkacem
""",
    "es5": """\
### CHARLAS DE LA FACULTAD 2026

Las charlas se pueden seguir en el Aula 3 y en línea.

“Mujeres y ciencia” - Ana Cejas - Charla 1

Fecha: **miércoles 25/02/2026, 11:00h**.

Lugar: Aula 3

Experta: **Ana Cejas Mora**

La charla durará 45 minutos.

“Redes seguras” - Antonio Frías - Charla 2

Fecha: **miércoles 04/03/2026, 11:00h**.

Lugar: Aula 7

Experto: **Antonio Frías Vega**

La charla durará 45 minutos.
""",
}
"""Written for it: in sentences (en1, en2, es1, es3, pt1, fr1, fr2), in blocks below their days (en3, en4, es2, pt2), above them."""

SAID: dict[str, list[tuple[str | None, ...]]] = {
    "en1": [
        ("Reading the river", "2026-10-06T18:00", "Nora Whitfield"),
        ("Maps that lied", "2026-10-08T19:00", "Paul Marsden"),
        ("Salt roads", "2026-10-13T18:30", "Ruth Ollerton"),
    ],
    "en2": [
        (None, "2026-05-14T09:30", "Jane Holt"),
        ("What we keep", "2026-05-14T10:00", "Daniel Moss"),
        ("Who may read it", "2026-05-14T11:30", "Priya Nair", "Tom Bell"),
    ],
    "en3": [
        ("Mills and millers", "2026-06-06T10:30", "Ann Firth"),
        ("The lost canal", "2026-06-13T14:00", "Peter Marsh"),
        ("Women of the mill", "2026-06-20T10:30", "Joan Field"),
    ],
    "en4": [
        ("Fossils of the Thames", "2026-03-04T19:30", "Helen Carr"),
        ("Reading gravel", "2026-03-11T19:30", "Ian Reed"),
        ("Old floods", "2026-03-18T19:30", "Maya Stone"),
    ],
    "en5": [
        ("Salt, Sand and Silver: Trade on the Coast", "2026-09-09T19:00"),
        ("The Long Tide", "2026-09-16T19:00"),
        ("Bricks and Bakers", "2026-09-23T19:30"),
    ],
    "es1": [
        ("Agua y ciudad", "--10-05T18:00", "Marta Ibarra"),
        ("Casas de adobe", "--10-07T18:00", "Julián Soto"),
        ("Cartas del valle", "--10-09T19:30", "Rosa Medrano"),
    ],
    "es2": [
        ("El silencio del río", "2026-03-12T19:00", "Ana Robles"),
        ("La otra orilla", "2026-03-19T19:00", "Luis Cano"),
        ("Los mapas", "2026-03-26T20:00", "Inés Toro"),
    ],
    "es3": [
        (None, "2026-08-21T09:00", "Teresa Vargas"),
        ("Libros en mula", "2026-08-21T10:00", "Carlos Lima"),
        ("Leer en aimara", "2026-08-21T11:30", "Elena Paz"),
    ],
    "pt1": [
        ("Os fornos da cal", "2026-03-03T19:00", "Paula Neves"),
        ("Caminhos da cortiça", "2026-03-10T19:00", "Rui Tavira"),
        ("A água que falta", "2026-03-17T18:30", "Marta Leal"),
    ],
    "pt2": [
        ("Bordado e memória", "--04-04T14:00", "Lúcia Prado"),
        ("Arquivos de família", "--04-11T16:00", "Jorge Nunes"),
        ("Museus de bairro", "--04-18T16:00", "Ana Reis", "Davi Lopes"),
    ],
    "fr1": [
        ("Les eaux du canal", "2026-03-03T18:00", "Jeanne Morin"),
        ("La route du sel", "2026-03-10T18:00", "Paul Vasseur"),
        ("Lire la pierre", "2026-03-17T19:30", "Claire Dumont"),
    ],
    "fr2": [
        (None, "2026-06-11T09:00", "Anne Ledoux"),
        ("Ce que l’on garde", "2026-06-11T09:30", "Marc Tellier"),
        ("Qui peut lire ?", "2026-06-11T11:00", "Sophie Bréal"),
    ],
    "fr3": [
        ("Le sel et la route", "2026-04-07T18:00", "Hélène Carpentier"),
        ("Les moulins", "2026-04-14T18:00", "Paul Vasseur"),
        ("Cartes anciennes", "2026-04-21T18:30", "Nadia Belkacem"),
    ],
    "es5": [
        ("Mujeres y ciencia", "2026-02-25T11:00", "Ana Cejas Mora"),
        ("Redes seguras", "2026-03-04T11:00", "Antonio Frías Vega"),
    ],
}
"""Name, day and time, people of each slot."""


def read(text: str) -> Event:
    """The event of a text."""
    (reading, *_) = read_text(text, form="programme")
    assert reading.event is not None
    return reading.event


def said(event: Event) -> list[tuple[str | None, ...]]:
    """What the slots of an event say."""
    return [
        (str(slot.name) if slot.name else None, when(slot), *(str(one.name) for one in slot.performer))
        for slot in event.sub_event
    ]


def when(slot: Event) -> str:
    """The day and the time of a slot, without its year where none is known."""
    parts = slot.event_schedule
    if slot.start_date or parts is None:
        return str(slot.start_date)
    return f"--{parts.by_month:02}-{parts.by_month_day:02}T{parts.start_time}"


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_is_an_agenda(name: str) -> None:
    assert said(read(TOLD[name])) == SAID[name]


@pytest.mark.parametrize("name", TOLD)
def test_an_event_is_not_called_as_one_of_its_slots(name: str) -> None:
    event = read(TOLD[name])
    assert event.name not in {slot.name for slot in event.sub_event}


@pytest.mark.parametrize(
    "text",
    [
        "Book evening\n\nOn 6 May 2027 at 7 pm Nora Whitfield reads from “The river”. Register by 4 May at noon for “The river”.",
        "Lecture\n\nThe lecture “Salt roads” by Ruth Ollerton begins on 6 May 2027 at 7 pm. Doors open at 6.30 pm.",
        "Charla\n\nEl 6 de mayo de 2027 a las 19:00, Rosa Medrano presentará “Cartas del valle”. Inscripciones hasta el 4 de mayo.",
    ],
)
def test_one_event_that_is_told_is_no_agenda(text: str) -> None:
    assert read(text).sub_event == ()


@pytest.mark.parametrize(("line", "hour"), [("el viernes 9 a las 19:30", "19:30"), ("no sábado 7 às 15:30", "15:30")])
def test_the_number_of_a_day_begins_no_span_of_hours(line: str, hour: str) -> None:
    found = find_time(line)
    assert found is not None
    assert (iso_minutes(found.start.minutes), found.end) == (hour, None)
    assert line[found.begin : found.finish] == hour


def test_a_list_of_names_is_one_of_people() -> None:
    event = read(
        "Seminar\n\n4 May 2027\n\n10:00 Maps\n(Ana Gil, Omar Haddad, Nina Berg, Laura Kemp)\n11:00 Roads\n(Paul Marsden, Tom Bell)\n"
    )
    assert [[one.name for one in slot.performer] for slot in event.sub_event] == [
        ["Ana Gil", "Omar Haddad", "Nina Berg", "Laura Kemp"],
        ["Paul Marsden", "Tom Bell"],
    ]


def test_the_hours_behind_a_day_are_no_slot() -> None:
    text = "# Maps\n\n## Day 1, 4 May 2027 (14:00 - 18:00)\n\n- 14:00 Welcome\n- 15:00 Roads\n\n## Day 2, 5 May 2027 (9:00 - 12:00)\n\n- 9:00 Rivers\n- 10:00 End\n"
    assert [(slot.name, slot.start_date) for slot in read(text).sub_event] == [
        ("Welcome", "2027-05-04T14:00"),
        ("Roads", "2027-05-04T15:00"),
        ("Rivers", "2027-05-05T09:00"),
        ("End", "2027-05-05T10:00"),
    ]


def test_labels_behind_a_blank_are_parts_of_their_own() -> None:
    event = read("Spring lecture\n\nDate: 4 May 2027 Time: 7 pm Venue: Guildhall Museum\nSpeaker: Dr Helen Carr\n")
    assert (event.start_date, [one.name for one in event.performer]) == ("2027-05-04T19:00", ["Helen Carr"])
    assert getattr(event.location, "name", None) == "Guildhall Museum"


def test_a_text_with_front_matter_is_a_page() -> None:
    text = "---\ntitle: Spring lecture\ndate: 2027-05-04\n---\n\nDr Helen Carr speaks on fossils.\n"
    (reading, *_) = read_text(text)
    assert reading.event is not None
    assert reading.event.name == "Spring lecture"


@pytest.mark.parametrize("key", ["title", "extra:\n  title"])
def test_front_matter_may_have_colons_in_its_values(key: str) -> None:
    head, _, last = key.rpartition("\n")
    text = f"---\n{head}\n{last}: Rivers: a conversation\n  location: Location: City Library\n---\n\nOn 4 May 2027 at 7 pm.\n".replace(
        "---\n\n", "---\n", 1
    ).replace("  location", "  location" if head else "location")
    (reading, *_) = read_text(text)
    assert reading.event is not None
    assert (reading.event.name, getattr(reading.event.location, "name", None)) == ("Rivers: a conversation", "City Library")
    assert any(one.code == "fact-left-out" and "colon" in one.message for one in reading.problems)
