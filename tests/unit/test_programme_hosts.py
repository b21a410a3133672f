"""Who holds an event: subjects with what stands between verb and object, those who act through others, and what is no body."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.bodies import organizer_in_title, organizers_in, organizers_of
from event_ld.readers.programme.stretches import Stretch
from event_ld.readers.programme.surroundings import Surroundings
from event_ld.readers.programme.text import Piece


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


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        (
            "La Universidad del Mapa (UDM), la Sociedad para la Divulgación de la Ciencia y la Técnica, A. C. (SODICyT), el Centro de Archivos (CEA) "
            "de la UNAM y el Instituto de Geodesia\n\nCONVOCAN\n\na participar los días 6 y 7 de mayo de 2027.",
            ["Universidad del Mapa", "Sociedad para la Divulgación de la Ciencia y la Técnica, A. C.", "Centro de Archivos", "Instituto de Geodesia"],
        ),
        ("A Câmara Municipal de Almada\ne o Museu do Mapa\n\ntêm a honra de convidar para o encontro.", ["Câmara Municipal de Almada", "Museu do Mapa"]),
        ("Le Musée de la Carte et la Ville de Nogent\n\nvous invitent à une rencontre.", ["Musée de la Carte", "Ville de Nogent"]),
        ("The Map Museum and the City Library\n\ncordially invite you to a talk.", ["Map Museum", "City Library"]),
        (
            "El coloquio, organizado por estudiantes de octavo semestre de la Facultad de Mapas, comentó Ana Gil, coordinadora, es gratuito.",
            ["estudiantes de octavo semestre de la Facultad de Mapas"],
        ),
        ("Os alumnos do IES Mapa organizan o 4 de maio de 2027 unha xornada.", ["alumnos do IES Mapa"]),
        ("The students of the School of Maps organise a workshop on 4 May 2027.", ["students of the School of Maps"]),
        ("La Madeleine est très heureuse de vous convier à une conférence le 4 mai 2027.", ["La Madeleine"]),
        ("La cellule Mémoire et archives organisera une journée d'étude le 4 mai 2027.", ["cellule Mémoire et archives"]),
        ("El colectivo Tierra Común invita al taller del 4 de mayo de 2027.", ["colectivo Tierra Común"]),
        ("O grupo de pesquisa Mapas e Memória promove a oficina no dia 4 de maio de 2027.", ["grupo de pesquisa Mapas e Memória"]),
        ("L'association Les Amis de la Carte organise un débat le 4 mai 2027.", ["association Les Amis de la Carte"]),
        ("Une rencontre proposée par la médiathèque de Nogent et la librairie Le Phare, le 4 mai 2027.", ["médiathèque de Nogent", "librairie Le Phare"]),
        ("Realização MLB - Movimento de Luta", ["MLB - Movimento de Luta"]),
        ("Organiza Ayuntamiento de Vigo", ["Ayuntamiento de Vigo"]),
        ("O encontro é uma organização conjunta da Câmara de Beja e do Instituto Politécnico.", ["Câmara de Beja", "Instituto Politécnico"]),
        ("El festival, que organiza el colectivo Nómada con el apoyo del Ayuntamiento, es gratuito.", ["colectivo Nómada"]),
        ("La fête, qu'organise l'association Nomade, est gratuite.", ["association Nomade"]),
        ("Organizan: Museo del Mapa y Instituto de Geografía, Universidad del Sur", ["Museo del Mapa", "Instituto de Geografía, Universidad del Sur"]),
        ("Organiser: Institute of Maps, University of York", ["Institute of Maps, University of York"]),
        ("Organisers: Map Museum, University of York", ["Map Museum", "University of York"]),
        ("O seminário é uma realização do Museu do Mapa, em parceria com a Fundação Terra.", ["Museu do Mapa", "Fundação Terra"]),
    ],
)  # fmt: skip
def test_lists_groups_and_names_hold_events(text: str, hosts: list[str]) -> None:
    assert _hosts(f"Mapas y archivos\n\n{text}\n") == hosts


@pytest.mark.parametrize(
    "text",
    [
        "FOTO: INAH Zacatecas. Una casa de mapas.\n\nEl taller será el 4 de mayo de 2027.",
        "Photo credit: City Archive of Leeds\n\nThe talk is on 4 May 2027.",
        "Le colloque aura lieu le 4 mai 2027.\n\nDistribué par APO Group pour Office for West Africa.",
        "Fonte: Prefeitura do Recife\n\nO encontro será no dia 4 de maio de 2027.",
        "O Google Mapas 2027 acontecerá no dia 4 de maio na Universidade Federal do Pará.",
        "Los vecinos organizan una charla el 4 de mayo de 2027.",
        "Charla organizada por estudiantes interesados en los mapas, el 4 de mayo de 2027.",
        "Ana Gil nos invita a una charla el 4 de mayo de 2027.",
        "Realização do evento: 4 de maio de 2027",
    ],
)
def test_credits_places_and_anybody_hold_nothing(text: str) -> None:
    assert _hosts(f"Mapas y archivos\n\n{text}\n") == []


@pytest.mark.parametrize(
    "text", ["A Câmara de Almada\ne o Museu do Mapa\n\nconvidam para o encontro.", "La Casa del Mapa invita a la reunión."]
)
def test_who_invites_is_no_place(text: str) -> None:
    [findings] = read_text(f"Mapas y archivos\n\n{text}\n\n4 de mayo de 2027\n")
    assert findings.event is not None
    assert findings.event.organizer
    assert findings.event.location is None


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("The season is upon us, and Leeds Kite Circle is thrilled to invite you to a fair.", ["Leeds Kite Circle"]),
        ("Llega el otoño, y Cometas Libres tiene el placer de invitar a la feria.", ["Cometas Libres"]),
        ("La saison revient, et Cerfs Volants Lyon est ravie de vous inviter à une fête.", ["Cerfs Volants Lyon"]),
        ("O outono chegou, e Pipas Livres tem a alegria de convidar para a feira.", ["Pipas Livres"]),
        ("A meeting organised by Guada, an association of the valley, on maps.", ["Guada"]),
        ("Un encuentro organizado por Guada, asociación de mapas del valle, cuya meta es leer.", ["Guada"]),
        ("Um encontro organizado por Guada, associação de mapas do vale.", ["Guada"]),
        ("Une rencontre organisée par Guada, association de cartes de la vallée.", ["Guada"]),
        ("O fórum é organizado pela Câmara do Mapa junto com a União das Câmaras.", ["Câmara do Mapa", "União das Câmaras"]),
        (
            "El foro está organizado por la Cámara del Mapa al lado de la Unión de Cámaras.",
            ["Cámara del Mapa", "Unión de Cámaras"],
        ),
        ("The talk is hosted by the Map Library earlier that week.", ["Map Library"]),
    ],
)
def test_bodies_in_two_sentences_and_with_what_they_are(text: str, hosts: list[str]) -> None:
    assert [one.piece.text for one in organizers_in(Piece(text, 0))] == hosts


@pytest.mark.parametrize(
    "text",
    [
        "The meeting was organised by Guada, early in May.", "Un encuentro organizado por Guada, en mayo.",
        "Na tarde desta terça acontece, no auditório da sede da Ordem (OAB), organiza o encontro de 3 de maio.",
    ],
)  # fmt: skip
def test_a_word_alone_and_the_beginning_of_a_sentence_hold_nothing(text: str) -> None:
    assert organizers_in(Piece(text, 0)) == []


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("MapGov’s fall meeting brings together four experts on 4 May 2027.", ["MapGov"]),
        ("The Lund Map Institute's third annual conference is about rivers.", ["Lund Map Institute"]),
        ("L’atelier des femmes, Women's festival, today's workshop and the mayor's dinner.", []),
    ],
)
def test_whose_event_it_is_holds_it(text: str, hosts: list[str]) -> None:
    assert [body.piece.text for body in organizers_in(Piece(text, 0))] == hosts


@pytest.mark.parametrize(("line", "is_host"), [
    ("Heute geht das Kartenportal online, und die Map House hat es mit der Stadt gemacht.", False),
    ("Today the portal of maps is online, and the Map House has made it with the town.", True),
])  # fmt: skip
def test_a_paragraph_in_a_language_that_is_not_read_names_no_host(line: str, *, is_host: bool) -> None:
    around = Surroundings.__new__(Surroundings)
    at = line.index("Map House")
    around._text, around._labelled = f"Maps\n{line}\nEnd", []  # noqa: SLF001  # a part of the text, without its tagging
    around.found = [Stretch("OR", Piece("Map House", at + 5), 0, 1, 1, 0, 600)]
    assert [one.text for one in around.hosts(None)] == ["Map House"] * is_host


@pytest.mark.parametrize(
    "head",
    [
        "MINUTES OF THE GENERAL ASSEMBLY OF MAY", "Minutes of the Assembly of the Map Society", "ACTA DE LA ASAMBLEA GENERAL", "Ata da Assembleia da Associação",
        "Compte-rendu de l'Assemblée générale de février 2027", "RDM 2027 | Thursday Programme", "AVISO DE LA COMISIÓN", "Avis de la Commission",
        "PROGRAMAS DE OBRAS DEL CENTRO", "LONDON OFFICE, MONDAY", "EDITAL DA UNIVERSIDADE",
    ],
)  # fmt: skip
def test_a_document_or_a_day_above_the_name_is_no_host(head: str) -> None:
    assert _hosts(f"{head}\n\nSeminar on old maps\n\n10 May 2027\n\nCome and draw maps.\n") == []


@pytest.mark.parametrize("kind", ["", "ANNUAL SEMINAR\n\n", "Seminar\n\n", "SEMINARIO INTERNACIONAL\n\n"])
@pytest.mark.parametrize(
    "body", ["NATIONAL MAP OFFICE", "Ministerio de Mapas", "UNIVERSIDADE DO VALE", "SOCIÉTÉ DES CARTES", "Office for Maps (OM)"]
)
@pytest.mark.parametrize("lead", ["", "Details of this seminar went round last month. There are still places.\n\n"])
def test_a_body_above_the_name_or_above_its_kind_is_the_host(lead: str, body: str, kind: str) -> None:
    assert _hosts(f"{lead}{body}\n\n{kind}Workshop on old maps\n\n10 May 2027\n\nProgramme\n\n10.00 Maps\n11.00 Lunch\n") == [
        body.partition(" (")[0]
    ]


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        (
            "El acto es organizado conjuntamente por la Fundación Ciudad del Mapa, el IMA, el Programa de Mapas para el Medio Ambiente (PMMA) y el "
            "Centro Nacional de Cartas (CNC).",
            ["Fundación Ciudad del Mapa", "IMA", "Programa de Mapas para el Medio Ambiente (PMMA)", "Centro Nacional de Cartas (CNC)"],
        ),
        (
            "El acto es organizado por la Fundación Mapa y contará con Ana. Es gratuito. Lo ha organizado este año por el IMA la sede; "
            "está organizado de forma conjunta por la Fundación Mapa y el Centro de Cartas (CDC).",
            ["Fundación Mapa", "Centro de Cartas (CDC)"],
        ),
        ("The talk is organised jointly by the Map Foundation, the MIC and the Programme for Maps (PFM).", ["Map Foundation", "MIC", "Programme for Maps (PFM)"]),
        ("Le colloque est organisé cette année par la Fondation des cartes, le CNC et le Programme des cartes (PDC).", ["Fondation des cartes", "CNC", "Programme des cartes (PDC)"]),
        ("O encontro é co-organizado em conjunto pela Fundação Mapa, o CNC e o Programa Terra (PT).", ["Fundação Mapa", "CNC", "Programa Terra (PT)"]),
        ('Conferência organizada pelo "Jornal do Vale" e pela Câmara Municipal do Porto, que se realiza na sexta-feira.', ["Jornal do Vale", "Câmara Municipal do Porto"]),
        ("Jornada organizada por “El Diario del Valle” y por el Ayuntamiento de Vigo.", ["El Diario del Valle", "Ayuntamiento de Vigo"]),
        ('A day organised by "The Valley Post" and by the City Council of Leeds, which is free.', ["The Valley Post", "City Council of Leeds"]),
        ("Journée organisée par « Le Courrier du Val » et par la Ville de Nogent.", ["Le Courrier du Val", "Ville de Nogent"]),
        ("Le 29 novembre prochain, nos deux associations citoyennes TERRAMAP et Cartoval, co-organisent un débat : « Cartes ».", ["TERRAMAP", "Cartoval"]),
        ("El 3 de mayo nuestras dos asociaciones vecinales TERRAMAP y Cartoval coorganizan una jornada.", ["TERRAMAP", "Cartoval"]),
        ("No dia 3 de maio, as nossas associações TERRAMAP e CARTOVAL coorganizam um encontro.", ["TERRAMAP", "CARTOVAL"]),
        ("The local societies Mapton and Old Chart invite you to a talk.", ["Mapton", "Old Chart"]),
        ("**Mapalia organise le Bazar des cartes mardi**, avec **Ekicarte**.", ["Mapalia"]),
        ("**Mapalia** organiza la Feria del Mapa el martes.", ["Mapalia"]),
        ("_Mapalia organises a workshop_ on Friday.", ["Mapalia"]),
        ("**Ana organiza la Feria del Mapa**.", []),
        ("**Hoy organiza la Universidad del Mapa**.", []),
        (
            "O Arquivo Histórico de Beja em parceria com o Laboratório de Mapas da Faculdade de Ciências promove, no âmbito das comemorações dos "
            "cem anos do mapa, esta conferência de Ana Gil.",
            ["Arquivo Histórico de Beja", "Laboratório de Mapas da Faculdade de Ciências"],
        ),
        ("Les Archives de Lyon proposent, dans le cadre d'une longue année qui est celle des cartes, cette conférence.", ["Archives de Lyon"]),
        ("The Dutch delegation of M&D, PvdX Brussels, and sp.b Elsene invite you to join a lively debate.", ["Dutch delegation of M&D", "PvdX Brussels", "sp.b Elsene"]),
        ("La delegación vasca de M&D, PvdX Bilbao y sp.b Vigo invitan a un debate.", ["delegación vasca de M&D", "PvdX Bilbao", "sp.b Vigo"]),
        ("La délégation belge de M&D, PvdX Bruxelles et sp.b Ixelles vous invitent à un débat.", ["délégation belge de M&D", "PvdX Bruxelles", "sp.b Ixelles"]),
        ("On Friday, July 20th, the federal Plain Maps community will bring together the best of us.", ["federal Plain Maps community"]),
        ("El 20 de julio la comunidad de Mapas Abiertos reunirá a las mejores voces.", ["comunidad de Mapas Abiertos"]),
        ("Le 20 juillet, la communauté Cartes ouvertes réunira les meilleurs.", ["communauté Cartes ouvertes"]),
        ("Em 20 de julho a Comunidade do Mapa reúne as melhores vozes.", ["Comunidade do Mapa"]),
        ("El congreso reunirá a los mejores el 20 de julio.", []),
    ],
)  # fmt: skip
def test_who_holds_an_event_in_lists_quotation_marks_and_emphasis(text: str, hosts: list[str]) -> None:
    found = [one.piece.text for one in organizers_in(Piece(text, 0))]
    assert list(dict.fromkeys(found)) == hosts


def test_a_label_and_a_sentence_name_each_host_once() -> None:
    text = (
        "O Museu do Mapa e o Arquivo de Beja promovem a oficina no dia 4 de maio de 2027.\n\nOrganização: Museu do Mapa de Beja\n"
    )
    assert _hosts(f"Mapas de ontem\n\n{text}") == ["Museu do Mapa de Beja", "Arquivo de Beja"]


@pytest.mark.parametrize(("behind", "is_host"), [
    ("will announce the Plan on Rivers.", False), ("adopts the plan.", False), ("(EC) has published a report.", False),
    ("announces the workshop of the year.", True), ("meets the makers of maps.", True),
])  # fmt: skip
def test_who_decides_or_announces_something_else_is_no_host(behind: str, *, is_host: bool) -> None:
    line = f"On 13 May the Map House {behind}"
    around = Surroundings.__new__(Surroundings)
    around._text, around._labelled = f"Maps\n{line}\nEnd", []  # noqa: SLF001  # a part of the text, without its tagging
    around.found = [Stretch("OR", Piece("Map House", line.index("Map House") + 5), 0, 1, 1, 0, 600)]
    assert [one.text for one in around.hosts(None)] == ["Map House"] * is_host


@pytest.mark.parametrize(
    ("title", "text", "hosts"),
    [
        ("Annual meeting 2027 of the GT Mapas", "", ["GT Mapas"]),
        ("Journées annuelles 2027 du GT Cartes", "", ["GT Cartes"]),
        ("Conferencias Magistrales de la OLAMAP", "", ["OLAMAP"]),
        ("Encontro nacional da MapLUG", "", ["MapLUG"]),
        ("Workshop on the maps of France", "", []),
        ("Congreso Nacional de Mapas", "", []),
        ("Journées annuelles de la Carte", "", []),
        ("MapCo Workshop 2027", "Join the Workshop 2027 of the Doctoral College for Maps, Rivers and Roads.", ["Doctoral College for Maps, Rivers and Roads"]),
        ("Jornada MapCo", "Os esperamos en la Jornada de mapas.", []),
    ],
)  # fmt: skip
def test_the_name_of_an_event_names_its_host(title: str, text: str, hosts: list[str]) -> None:
    found = organizer_in_title(Piece(title, 0)) + organizers_of(Piece(title, 0), Piece(text, 0))
    assert [one.piece.text for one in found] == hosts


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("MapLUG will hold a workshop on maps.", ["MapLUG"]),
        ("MapLUG invites you to a talk.", ["MapLUG"]),
        ("La empresa de mapas, Mapalia, preparó un nuevo ciclo de webinars.", ["Mapalia"]),
        ("L'association de cartes, Mapalia, propose un atelier.", ["Mapalia"]),
        ("Hosted by Map.gov · Organized by Chart.gov\nOctober 8, 2027, 8:30 am\nMap Services Office", ["Map.gov", "Chart.gov"]),
        ("Jean-Luc will hold a workshop.", []),
        ("McKay will hold a workshop.", []),
        ("El martes, en la Asociación de Mapas, se presentarán Ana y Eva con las conferencias.", []),
    ],
)
def test_coined_names_and_names_that_are_told_hold_events(text: str, hosts: list[str]) -> None:
    assert [one.piece.text for one in organizers_in(Piece(text, 0))] == hosts


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("Organised by ETH Leeds and University of York.", ["ETH Leeds", "University of York"]),
        ("Organizado por UNAM Lima y Universidad de Cusco.", ["UNAM Lima", "Universidad de Cusco"]),
        ("Organizado por UFMapa Sul e Universidade de Lisboa.", ["UFMapa Sul", "Universidade de Lisboa"]),
        ("Organisé par ENS Cartes et Université de Lyon.", ["ENS Cartes", "Université de Lyon"]),
        ("Organised by the Rivers and Roads History Group.", ["Rivers and Roads History Group"]),
    ],
)
def test_a_body_behind_an_acronym_is_another_one(text: str, hosts: list[str]) -> None:
    assert [one.piece.text for one in organizers_in(Piece(text, 0))] == hosts


def test_what_is_said_of_a_host_is_no_part_of_its_name() -> None:
    found = organizers_in(Piece("Leeds University and Map University are proud to be the hosts of the Map Conference 2027.", 0))
    assert [one.piece.text for one in found] == ["Leeds University", "Map University"]


@pytest.mark.parametrize(
    ("heading", "inner", "bodies"),
    [
        ("Organisers", "Organising institutions", ["University of Maps", "Faculty of Rivers", "School of Roads"]),
        ("Organizan", "Instituciones organizadoras", ["Universidad de los Mapas", "Facultad de Ríos", "Escuela de Caminos"]),
        ("Organização", "Instituições organizadoras", ["Universidade dos Mapas", "Faculdade dos Rios", "Escola dos Caminhos"]),
        ("Organisateurs", "Institutions organisatrices", ["Université des Cartes", "Faculté des Rivières", "École des Routes"]),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_bodies_below_a_heading_each_on_a_line(heading: str, inner: str, bodies: list[str], between: str) -> None:
    for head in (heading, f"## {heading}", f"{heading}\n\n{inner}"):
        event = read_text(f"Map day\n4 May 2027\n\n{head}\n\n{between.join(bodies)}\n", form="programme")[0].event
        assert event is not None
        assert [one.name for one in event.organizer] == bodies
