"""What reads like the name of the event and is none: the heading of a part, a legend, an item of a list, a remark."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event


def _name(text: str) -> str:
    event = read_text(text, form="programme")[0].event
    assert isinstance(event, Event)
    return str(event.name or "")


@pytest.mark.parametrize(
    ("told", "heading", "more"),
    [
        (
            "On Tuesday, 4 May 2027, at 6 pm at the Mill Library, Rose Miller, Professor of Soils, will talk of old rivers and their banks.",
            "Rivers Theme of Morning Workshop",
            "In addition to her talk, Miller will visit the River Seminar to discuss “Banks Now.” It meets at 10 am.",
        ),
        (
            "El martes 4 de mayo de 2027, a las 18:00, en la Biblioteca del Molino, Rosa Molina hablará de los ríos viejos y sus orillas.",
            "Ríos Tema del Taller Matinal",
            "Además de su charla, Molina visitará el Seminario de Ríos para hablar de “Orillas hoy”.",
        ),
        (
            "Na terça-feira, 4 de maio de 2027, às 18h, na Biblioteca do Moinho, Rosa Molina falará dos rios velhos e das suas margens.",
            "Rios Tema da Oficina Matinal",
            "Além da palestra, Molina visitará o Seminário de Rios para discutir “Margens hoje”.",
        ),
        (
            "Le mardi 4 mai 2027 à 18 h, à la Bibliothèque du Moulin, Rose Meunier parlera des vieilles rivières et de leurs bords.",
            "Rivières Thème de l’Atelier Matinal",
            "En plus de son exposé, Meunier verra le Séminaire Rivières pour parler de « Bords, aujourd’hui ».",
        ),
    ],
)
def test_the_heading_of_a_part_is_none(told: str, heading: str, more: str) -> None:
    name = _name(f"{told}\n\n{heading}\n\n{more}\n")
    assert not any(one in name for one in (heading, "Banks", "Orillas", "Margens", "Bords", "Seminar", "Sémin"))


@pytest.mark.parametrize(
    "legend",
    ["Evento Artístico\nEvento Esportivo", "Actividad Libre\nActividad Cerrada", "Scientific Event\nCultural Event", "Séance libre\nSéance fermée"],
)  # fmt: skip
def test_a_legend_is_none(legend: str) -> None:
    first = legend.partition("\n")[0]
    assert _name(f"{legend}\n4 May 2027\n08:30 Coffee\n09:00 Rivers\n10:00 Banks\n11:00 Lunch\n") != first


@pytest.mark.parametrize(
    "text", ["Old Rivers\nBanks and bridges for all\n4 May 2027\n", "Jornada de Rios\nRios e pontes\n4 de maio de 2027\n"]
)
def test_a_name_above_another_line_stays(text: str) -> None:
    assert _name(text) == text.partition("\n")[0]


@pytest.mark.parametrize(
    "remark",
    [
        "Programme subject to changes",
        "Programa sujeto a cambios",
        "Programação sujeita a alterações",
        "Programme soumis à modifications !",
    ],
)
def test_a_remark_is_none(remark: str) -> None:
    assert _name(f"{remark}\n4 May 2027\n08:30 Coffee\n09:00 Rivers\n10:00 Banks\n11:00 Lunch\n") != remark


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("Dia", "Debate sobre o tema"),
        ("Día", "Charla sobre el tema"),
        ("Day", "Lecture on the theme"),
        ("Le", "Débat sur le thème"),
    ],
)
def test_one_of_several_items_is_none(day: str, kind: str) -> None:
    items = "\n\n".join(f"{day} {number} – {kind} “{name}”." for number, name in ((4, "Rios"), (9, "Pontes"), (12, "Margens")))
    assert not {"Rios", "Pontes", "Margens"} & {*_name(f"{items}\n").strip("“”.").split()}


@pytest.mark.parametrize(
    "text",
    [
        "Encontro de Rios e Pontes: homenagem a Rosa Molina\n\nFui convidada para participar do encontro realizado no Museu da Ponte no dia 4 de maio de 2027.\n",
        "Encuentro de ríos y puentes: homenaje a Rosa Molina\n\nNos invitaron a participar en el encuentro celebrado en el Museo del Puente el 4 de mayo de 2027.\n",
        "Rivers and bridges: a meeting for Rose Miller\n\nI was invited to the meeting held at the Bridge Museum on 4 May 2027.\n",
        "Rencontre des rivières : hommage à Rose Meunier\n\nJ’ai été invitée à la rencontre organisée au Musée du Pont le 4 mai 2027.\n",
    ],
)  # fmt: skip
def test_what_somebody_was_invited_to_is_called_as_the_head_says(text: str) -> None:
    assert _name(text) == text.partition("\n")[0]
