"""What reads like a name and is nobody at the event, and the office that a label or a clause gives to somebody else."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Person


def _event(lines: str) -> Event:
    event = read_text(f"Festa das Nuvens\n12 May 2027, 18:00\n{lines}\n", form="programme")[0].event
    assert event is not None
    return event


def _people(event: Event) -> list[Person]:
    return [one for slot in (event, *event.sub_event) for one in slot.performer if isinstance(one, Person)]


@pytest.mark.parametrize(
    "line",
    [
        "El encuentro forma parte del II Ciclo sobre Paisajes Fluviales Vivos, en el que se tratarán asuntos de todos.",
        "La velada abre las IV Tertulias sobre Bosques Costeros Jóvenes, donde se presentarán seis mapas.",
        "The evening opens the Third Meetings on Young Coastal Forests, in which we will discuss six maps.",
        "A soirée ouvre les IV Rencontres sur les Forêts Littorales Jeunes, où l’on parlera de six cartes.",
        "La soirée fait partie des Rencontres sur Forêts Littorales, dans lesquelles on présentera six cartes.",
        "O encontro abre as IV Jornadas sobre Florestas Costeiras Jovens, nas quais se abordará a pesca.",
    ],
)
def test_a_clause_about_a_series_names_nobody(line: str) -> None:
    assert _people(_event(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Elena Soto, que dirige el Museo del Bosque, hablará sobre seis mapas.",
        "Elena Soto, who runs the Forest Museum, will speak about six maps.",
        "Elena Soto, geógrafa, abordará la pesca en los mapas.",
    ],
)
def test_a_clause_about_somebody_does(line: str) -> None:
    assert [one.name for one in _people(_event(line))] == ["Elena Soto"]


@pytest.mark.parametrize(
    "line",
    [
        "Recorrido nocturno del IES Rosa Molina", "Recital del coro del CEIP Pedro Salas", "Concert de la chorale du lycée Louise Meunier",
        "Apresentação do colégio Pedro Salas",
    ],
)  # fmt: skip
def test_a_school_is_called_after_somebody(line: str) -> None:
    event = _event(f"19:00 Supper\n21:00 {line}.\n22:30 Dance")
    assert (_people(event), event.sub_event[1].name) == ([], line)


@pytest.mark.parametrize(
    "thanks",
    [
        "The evening is kindly sponsored by the Honorable Tom Reed and Mrs. Anna Reed.",
        "This talk is supported by Mr. Tom Reed and Mrs. Anna Reed.",
        "La velada está patrocinada por D. Pedro Salas y Dña. Rosa Molina.",
        "A noite é patrocinada por Dr. Pedro Salas e Dra. Rosa Molina.",
        "La soirée est financée par M. Paul Meunier et Mme Louise Meunier.",
    ],
)
def test_who_pays_is_no_speaker(thanks: str) -> None:
    assert [one.name for one in _people(_event(f"Dr. Nora Field will speak on bees. {thanks}"))] == ["Nora Field"]


@pytest.mark.parametrize(
    ("label", "speaker", "work", "line"),
    [
        ("Intervendrán:", "ROSA MOLINA", "abogada", "Moderador: JUAN GIL, director de Mapas.com"),
        ("Speakers:", "Rose Miller", "lawyer", "Moderator: John Gill, director of Maps.com"),
        ("Palestrantes:", "Rosa Molina", "advogada", "Mediador: João Gil, diretor da Mapas.com"),
        ("Intervenants :", "Rose Meunier", "avocate", "Modérateur : Jean Petit, directeur de Cartes.com"),
    ],
)
def test_the_office_of_the_moderator_is_nobody_elses(label: str, speaker: str, work: str, line: str) -> None:
    people = {one.name: one for one in _people(_event(f"\n{label}\n- {speaker}, {work}\n\n{line}"))}
    assert len(people) == 2
    assert (people[speaker].job_title, people[speaker].affiliation) == ((work,), ())


@pytest.mark.parametrize(
    "line",
    [
        "Mesa com a participação de Davi Pinto e Sara Lima, sob a coordenação da diretora do MAR, Rosa.",
        "Mesa con la participación de David Pinto y Sara Lima, bajo la dirección de la secretaria del MAR, Rosa.",
        "Table ronde avec la participation de David Pinto et Sara Lima, sous la présidence de la directrice du MAR, Rosa.",
        "A panel with talks by David Pinto and Sara Lima, under the guidance of the director of the MAR, Rosa.",
    ],
)
def test_under_whom_somebody_speaks_is_nobodys_office(line: str) -> None:
    people = _people(_event(line))
    assert {"Sara Lima"} <= {one.name for one in people}
    assert [(one.job_title, one.affiliation) for one in people] == [((), ())] * len(people)
