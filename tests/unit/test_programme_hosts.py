"""Who holds an event: subjects with what stands between verb and object, those who act through others, and what is no body."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text


def _hosts(text: str) -> list[str | None]:
    [findings] = read_text(text)
    assert findings.event is not None
    return [str(one.name).partition(" (")[0] for one in findings.event.organizer]


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        (
            "La Biblioteca Pública de Azuay organiza, el lunes 24 de mayo de 2027, un taller de mapas.",
            ["Biblioteca Pública de Azuay"],
        ),
        (
            "A Academia Estadual de Letras (AEL) promove, no próximo dia 9, o simpósio “Mapas de ontem”.",
            ["Academia Estadual de Letras"],
        ),
        (
            "O Centro Cultural da Praia (CCP) apresenta, nesta sexta-feira, 21 de maio, a exposição de selos.",
            ["Centro Cultural da Praia"],
        ),
        ("A ACEP-CCIP promove no dia 21 de maio de 2027 as comemorações do comércio.", ["ACEP-CCIP"]),
        (
            "La Direction générale des cartes (DGC), la Direction des archives publiques (DAP) ainsi que l’Académie des lettres (ALE) vous "
            "invitent à un séminaire le 4 mai 2027.",
            ["Direction générale des cartes", "Direction des archives publiques", "Académie des lettres"],
        ),
        (
            "A Prefeitura de Palmas, por meio da Fundação Cultural e em parceria com a Secretaria Municipal de Educação, promove a oficina "
            "no dia 3 de maio de 2027.",
            ["Prefeitura de Palmas", "Fundação Cultural", "Secretaria Municipal de Educação"],
        ),
        (
            "The event is organised by the Institute for Local Archives (ILA), represents a chance to meet and takes place on 4 May 2027.",
            ["Institute for Local Archives"],
        ),
    ],
)
def test_who_holds_an_event(text: str, hosts: list[str]) -> None:
    assert _hosts(f"Mapas y archivos\n\n{text}\n") == hosts


@pytest.mark.parametrize(
    "text",
    [
        "Workshop organizers\n\n10.30-11.00 Break\n\n11.00-12.00 Maps of the coast\n\n12.30-14.00 Lunch\n\nTuesday, 11 May 2027\n\n09.00-09.30 Feedback",
        "Organizers: from 10 to 12 May 2027\n\nWe meet to talk of maps.",
        "Organizers:\n2nd Congress of Old Maps\nwrite@example.org",
    ],
)
def test_what_is_no_body_holds_nothing(text: str) -> None:
    assert _hosts(f"Old maps of the coast\n\nMonday, 10 May 2027\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("language", "behind"),
    [
        ("en", "Ana Gil is the former rector of the Academy of Maps."),
        ("es", "Ana Gil fue rectora de la Academia de Mapas."),
        ("pt", "A orquestra tem elementos da Academia de Mapas."),
        ("fr", "Ana Gil fut rectrice de l’Académie des cartes."),
    ],
)
def test_a_body_behind_of_is_no_host(language: str, behind: str) -> None:
    assert _hosts(f"Concert 2027\n\n10/05/2027, 20:00\n\n{behind}\n") == [], language
