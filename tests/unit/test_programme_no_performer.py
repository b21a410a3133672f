"""Who is named in an agenda and is nobody at the event: who made a work, of whom is told, who was absent, who leads a half-day."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Person


def _event(lines: str) -> Event:
    event = read_text(f"Festa das Nuvens\n12 May 2027\n{lines}\n", form="programme")[0].event
    assert event is not None
    return event


def _names(event: Event) -> list[str]:
    return [str(one.name) for slot in (event, *event.sub_event) for one in slot.performer]


@pytest.mark.parametrize(
    "title",
    [
        "The group discusses the novel “Paper Clouds” by Erin Holm",
        "Discussion of the book “Paper Clouds” by Erin Holm",
        "Screening of the film Paper Clouds by Erin Holm",
        "Representación de “Nubes de papel” de Elena Soto",
        "La obra «Nubes de papel» de Elena Soto",
        "Lectura dramatizada de “Nubes de papel”, de Elena Soto",
        "Projeção do filme “Nuvens de papel” de Elena Souto",
        "Exibição do documentário Nuvens de Papel, de Elena Souto",
        "Projection du film « Nuages de papier » de Claire Petit",
        "Lecture du roman Nuages de papier de Claire Petit",
    ],
)
def test_who_made_a_work_is_not_at_the_event(title: str) -> None:
    event = _event(f"18:00 {title}\n19:30 Dinner\n20:30 Talk by Ana Gil")
    assert (_names(event), event.sub_event[0].name) == (["Ana Gil"], title)


@pytest.mark.parametrize(
    "line",
    [
        "“Paper clouds” by Ana Gil", "Presentación del libro “Nubes de papel” de Ana Gil", "Lançamento do livro “Nuvens” de Ana Gil",
        "Présentation du livre « Nuages » par Ana Gil", "Book launch: the novel “Paper Clouds” by Ana Gil",
    ],
)  # fmt: skip
def test_who_tells_of_an_own_work_is(line: str) -> None:
    assert _names(_event(f"18:00 {line}\n19:30 Dinner\n20:30 Dance")) == ["Ana Gil"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Concierto con Ana Gil y Luis Paz", "Canciones de raíz antigua. Centro Cultural del Valle"),
        ("Concert avec Ana Gil et Luis Paz", "Chansons de la montagne. Centre culturel du Val"),
        ("Concerto com Ana Gil e Luis Paz", "Canções de roda antigas. Centro Cultural do Vale"),
        ("Concert with Ana Gil and Luis Paz", "Old songs of the hills. Vale Cultural Centre"),
        ("Concert with Ana Gil and Luis Paz", "Registration is requested"),
    ],
)
def test_the_next_sentence_says_nothing_of_a_person(line: str, kind: str) -> None:
    event = _event(f"18:00 {line}. {kind}\n19:30 Dinner\n20:30 Dance")
    people = [one for one in event.sub_event[0].performer if isinstance(one, Person)]
    assert [(one.name, one.job_title, one.affiliation) for one in people] == [("Ana Gil", (), ()), ("Luis Paz", (), ())]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Don Pedro Nubes", "Lectura dramatizada"), ("Dona Ana Nuvem", "Leitura encenada"), ("Mrs Ann Cloud", "Comedy in two acts"),
        ("Monsieur Paul Nuage", "Pièce en deux actes"), ("Doña Rosa Nubes", "Comedia en dos actos"), ("Sir Tom Cloud", "Opera"),
    ],
)  # fmt: skip
def test_a_play_may_be_called_after_somebody(name: str, kind: str) -> None:
    event = _event(f"18:00 {name}. {kind}. 5 euros.\n19:30 Dinner\n20:30 Dance")
    assert (_names(event), event.sub_event[0].name) == ([], name)


@pytest.mark.parametrize(
    "blurb",
    [
        "Sir Arthur Cloud (of Cloud & Rain fame), was a major force in music.",
        "Dr Ana Gil was the first keeper of the maps.",
        "Don Pedro Nubes (el viejo) fue un gran músico.",
        "Dona Ana Nuvem foi uma grande poeta.",
        "Mme Claire Nuage était une grande chanteuse.",
    ],
)
def test_of_whom_a_sentence_tells_is_no_performer(blurb: str) -> None:
    assert _names(_event(f"Prof. Luis Paz\n{blurb}")) == ["Luis Paz"]
    assert _names(_event(f"18:00 Old songs\nProf. Luis Paz\n{blurb}\n19:30 Dinner\n20:30 Dance")) == ["Luis Paz"]


@pytest.mark.parametrize(
    "lead",
    [
        "Matinée animée par", "Après-midi présidé par", "Mañana moderada por", "Sesión de tarde moderada por", "Manhã moderada por",
        "Morning session chaired by", "**Afternoon chaired by",
    ],
)  # fmt: skip
def test_who_leads_a_half_day_is_of_no_slot_above(lead: str) -> None:
    event = _event(f"9:00-9:30 Coffee\n{lead} Elena Soto, Casa de Nubes\n9:30-10:00 Paper clouds\nAna Gil\n10:00-11:00 Lunch")
    assert _names(event) == ["Ana Gil"]


@pytest.mark.parametrize(
    ("present", "absent"),
    [
        ("Present", "Absent"),
        ("Asistentes", "Ausentes"),
        ("Presenças", "Ausências"),
        ("Présents", "Excusés"),
        ("PRESENT", "APOLOGIES"),
    ],
)
def test_who_was_at_a_meeting_and_who_was_not_are_no_speakers(present: str, absent: str) -> None:
    lists = f"{present}: Ana Gil (chair), Luis Paz\n{absent}: Eva Sol\n"
    assert _names(_event(f"{lists}10:00 Budget\n11:00 Rooms\n12:00 Lunch")) == []
    assert _names(_event(f"10:00 Budget\n{lists}11:00 Rooms\n12:00 Lunch")) == []
