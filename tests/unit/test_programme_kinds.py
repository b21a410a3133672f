"""Kinds of facts that were lost or invented, each in several languages: one line of a text, and what must be read of it."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.dates import find_days
from tests.unit.test_programmes import summary

DAY = {"en": "12 May 2027", "es": "12 de mayo de 2027", "pt": "12 de maio de 2027", "fr": "12 mai 2027"}
VENUE = {
    "en": "Venue: City Library, Leeds",
    "es": "Lugar: Biblioteca Nacional, Lima",
    "pt": "Local: Biblioteca Central, Lisboa",
    "fr": "Lieu : Bibliothèque municipale, Lyon",
}
TITLE = {"en": "Open Maps Day", "es": "Jornada de mapas", "pt": "Dia dos mapas", "fr": "Journée des cartes"}


def read_of(language: str, *more: str, head: str | None = None, where: str | None = None) -> str:
    """The summary of a programme in a language, with more lines below its place."""
    lines = [head or TITLE[language], DAY[language], where or VENUE[language], *more]
    return summary(read_text("\n".join(lines))[0])


@pytest.mark.parametrize(
    ("language", "head", "body", "title"),
    [
        (
            "es",
            "MINISTERIO DE TRANSPARENCIA\nDirección de Datos\n\nJornada de mapas",
            "MINISTERIO DE TRANSPARENCIA",
            "Jornada de mapas",
        ),
        ("pt", "Universidade Federal do Vale\nPró-Reitoria\n\nRios em mapas", "Universidade Federal do Vale", "Rios em mapas"),
        ("fr", "Ministère de la Culture\n\nLes données pour tous", "Ministère de la Culture", "Les données pour tous"),
        ("en", "NATIONAL STATISTICS OFFICE\nWorkshop on rivers", "NATIONAL STATISTICS OFFICE", "Workshop on rivers"),
    ],
)
def test_a_letterhead_is_no_name_of_an_event(language: str, head: str, body: str, title: str) -> None:
    found = read_of(language, head=head)
    assert f"name: {title}\n" in found
    assert f"organizer: {body}\n" in found


@pytest.mark.parametrize("prefix", ["Fwd: ", "RV: RE: ", "Asunto: RE: ", "Objet : TR: ", "Assunto: ENC: ", "Subject: "])
def test_what_mail_puts_before_a_subject_is_no_name(prefix: str) -> None:
    assert "name: Jornada de mapas\n" in read_of("es", head=f"{prefix}Jornada de mapas")


@pytest.mark.parametrize(
    ("language", "where", "said"),
    [
        (
            "en",
            "Venue: City Library, 2nd floor, Leeds, United Kingdom",
            "2nd floor / City Library / - / - / Leeds / United Kingdom",
        ),
        ("es", "Lugar: Biblioteca Nacional, piso 2, Lima, Perú", "piso 2 / Biblioteca Nacional / - / - / Lima / Perú"),
        ("es", "Lugar: Av. Grau 300, planta 2, Lima", "- / - / Av. Grau 300, planta 2 / - / Lima / -"),
        (
            "pt",
            "Local: Biblioteca Central, Sala 4, 2º andar, Lisboa",
            "Sala 4, 2º andar / Biblioteca Central / - / - / Lisboa / -",
        ),
        ("fr", "Lieu : Bibliothèque municipale, 2e étage, Lyon", "2e étage / Bibliothèque municipale / - / - / Lyon / -"),
        ("en", "Venue: City Library, Leeds, 7 pm", "- / City Library / - / - / Leeds / -"),
        ("en", "Venue: City Library, Leeds, donation suggested $5", "- / City Library / - / - / Leeds / -"),
    ],
)
def test_a_floor_a_time_and_a_price_are_no_street(language: str, where: str, said: str) -> None:
    assert f"where: {said}, offline\n" in read_of(language, where=where)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Colaboran: Fundación Mapa", "contributor: Fundación Mapa"),
        ("Con el apoyo de: Banco del Río", "contributor: Banco del Río"),
        ("Partners: River Bank", "contributor: River Bank"),
        ("Avec le soutien de : Fondation Cartes", "contributor: Fondation Cartes"),
        ("Apoio: Fundação Mapa", "contributor: Fundação Mapa"),
        ("Patrocina: Banco del Río", "sponsor: Banco del Río"),
        ("Sponsored by: River Bank", "sponsor: River Bank"),
        ("The day is held with the support of the River Bank.", "contributor: River Bank"),
        ("The day is sponsored by the River Bank.", "sponsor: River Bank"),
    ],
)
def test_who_helps_is_no_sponsor(line: str, said: str) -> None:
    assert f"{said}\n" in read_of("en", line)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("D. Julián Garde, Rector de la Universidad del Vale", "D. Julián Garde · job Rector · at Universidad del Vale"),
        ("Dña. Lola Rey, Gerente", "Dña. Lola Rey · job Gerente"),
        ("Sra. Dña. Ana Gil, Directora", "Sra. Dña. Ana Gil · job Directora"),
        ("Sr. D. Luis Paz, director general de Datos", "Sr. D. Luis Paz · job director general de Datos"),
        (
            "Ana Gil, Directora General de Mapas del Ministerio de Cultura",
            "Ana Gil · job Directora General de Mapas · at Ministerio de Cultura",
        ),
    ],
)
def test_titles_of_address_and_offices(line: str, person: str) -> None:
    found = read_of("es", "", "Programa", f"9:00 Apertura. {line}", "10:00 Mapas", "11:00 Cierre")
    assert f"| Apertura\n  speaker: {person}\n" in found


@pytest.mark.parametrize(
    ("language", "more", "said"),
    [
        ("en", ". Tel. +44 113 496 0000. Free entry. RSVP by 5 May 2027.", ["free", "contact: +44 113 496 0000"]),
        ("en", " | Free admission | Register at https://maps.example/r", ["free", "register: https://maps.example/r"]),
        ("es", " | Entrada libre | Tel.: +51 1 5136900 | Patrocina: Banco del Río", ["free", "sponsor: Banco del Río"]),
        ("pt", "; Entrada livre; Realização: Fundação Mapa", ["free", "organizer: Fundação Mapa"]),
        ("fr", " | Entrée libre | Organisé par : Fondation Cartes", ["free", "organizer: Fondation Cartes"]),
    ],
)
def test_several_facts_in_one_line(language: str, more: str, said: list[str]) -> None:
    found = read_of(language, where=f"{VENUE[language]}{more}")
    assert (
        f"where: {summary(read_text(f'{TITLE[language]}{chr(10)}{VENUE[language]}')[0]).split('where: ')[1].splitlines()[0]}\n"
        in found
    )
    assert all(f"{one}\n" in found for one in said)


def test_a_telephone_number_is_no_office() -> None:
    found = read_text("Open Maps Day\n12 May 2027\nContact: Ana Gil, ana@maps.example, tel. +51 1 513 6900")[0].event
    assert found is not None
    (contact,) = found.contributor
    assert (contact.name, contact.email, contact.telephone) == ("Ana Gil", "ana@maps.example", "+51 1 513 6900")


@pytest.mark.parametrize(
    ("lines", "said", "unsaid"),
    [
        (  # a day in a title is no day of the agenda
            ["9:00 Opening", "10:00 What 25 April 1974 changed - Ana Gil (Kew)", "11:00 Maps for all", "12:00 Close"],
            "2027-05-12T10:00", "1974-04-25T",
        ),
        (  # a session between slots belongs to none of them
            ["9:00 Coffee", "Session II - Rivers", "Chair: Ana Gil", "9:30 Maps", "Luis Paz, Kew", "10:00 Lakes"],
            "| Session II - Rivers\n  chair: Ana Gil", "Coffee Session",
        ),
        (  # its details may stand apart from its time
            ["9:00 Session 1: Maps", "10:00 Session 2: Lakes", "11:00 Close", "", "Session 2. Lakes", "Chair: Ana Gil"],
            "10:00 –  | Session 2: Lakes\n  chair: Ana Gil", "| Session 2. Lakes",
        ),
        (["9:00 Opening", "9:30 German Task Force Meeting", "10:00 Close"], "| German Task Force Meeting", "speaker:"),
        (["9:00 Maps - Ana Gil (Kew) (to be confirmed)", "10:00 Lakes", "11:00 Close"], "speaker: Ana Gil · at Kew", "confirmed"),
    ],
)  # fmt: skip
def test_what_an_agenda_says(lines: list[str], said: str, unsaid: str) -> None:
    found = read_of("en", "", "Programme", *lines)
    assert said in found
    assert unsaid not in found


def test_people_are_invited_to_events_alone() -> None:
    found = summary(read_text("9:00 Opening\n\nPeople will be invited to take notes of ideas.\n\n10:00 Maps\n11:00 Close")[0])
    assert found.startswith("name: ?")


def test_the_work_of_a_person_is_no_venue() -> None:
    found = summary(read_text("Open Maps Day\n12 May 2027\n\nAna Gil is professor of geography at Kew University.")[0])
    assert "where: -" in found


def test_entries_of_front_matter() -> None:
    yaml = '---\nlayout: page\ntitle: "Open Maps Day"\ntime: "12 May 2027, 9:00"\nlocation: "City Library, Leeds"\n---\n\nMaps.\n'
    toml = (
        "+++\ndate = '2026-03-12T13:07:11+01:00'\ntitle = 'Open Maps Day'\n+++\n\n<script>\nlet x = 1\n</script>\n\n12 May 2027\n"
    )
    found = [summary(read_text(text, name="page.md")[0]) for text in (yaml, toml)]
    assert all(one.startswith("name: Open Maps Day\n") and "when: 2027-05-12" in one for one in found)
    assert "City Library / - / - / Leeds" in found[0]
    assert "unread" not in found[1]


def test_a_deadline_behind_a_fact_is_read() -> None:
    found = read_of("en", where=f"{VENUE['en']} | Register by 5 May 2027 at https://maps.example/r")
    assert "register: https://maps.example/r until 2027-05-05\n" in found
    assert "5 May" not in found


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Seminário “Convivência com os rios” Fortaleza/CE, 28 de abril de 2027", "Seminário “Convivência com os rios”"),
        ("Workshop on open maps, Leeds, 12 May 2027", "Workshop on open maps"),
        ("Jornada de mapas abiertos - Lima, 12 de mayo de 2027", "Jornada de mapas abiertos"),
        ("Cartes libres (12 mai 2027)", "Cartes libres"),
        ("Rivers of 12 May 2027 and after", "Rivers of 12 May 2027 and after"),
    ],
)
def test_a_day_and_a_place_behind_a_title(head: str, title: str) -> None:
    assert summary(read_text(f"{head}\n\nProgramme\n9:00 A\n10:00 B\n11:00 C")[0]).startswith(f"name: {title}\n")


def test_a_sentence_of_news_is_no_title() -> None:
    lines = (
        "Este jueves se celebrará la apertura\n\nEl Congreso de Mapas, “Los ríos” tendrá su apertura el 16 de septiembre de 2027."
    )
    assert summary(read_text(lines)[0]).startswith("name: Congreso de Mapas, “Los ríos”\n")


PARALLEL = {
    "en": ("10:00-11:00", "Room A: Maps - Ana Gil (Kew)", "Room B: Lakes - Luis Paz (Kew)", "11:00 Close", "12:00 Lunch"),
    "es": ("10:00-11:00", "- Sala A: Maps. Ana Gil (Kew)", "- Sala B: Lakes. Luis Paz (Kew)", "11:00 Cierre", "12:00 Comida"),
    "pt": ("10h-11h", "Sala A – Maps – Ana Gil (Kew)", "Sala B – Lakes – Luis Paz (Kew)", "11h Pausa", "12h Fim"),
    "fr": ("10h00-11h00", "Maps (Salle A)", "Ana Gil, Kew", "Lakes (Salle B)", "Luis Paz, Kew", "11h00 Pause", "12h00 Fin"),
}


@pytest.mark.parametrize("language", PARALLEL)
def test_parallel_sessions_below_one_time(language: str) -> None:
    room = PARALLEL[language][1].strip("- ").split()[0] if language != "fr" else "Salle"
    found = read_of(language, "", "Programme", *PARALLEL[language])
    for title, letter, name in (("Maps", "A", "Ana Gil"), ("Lakes", "B", "Luis Paz")):
        assert f"2027-05-12T10:00 – 2027-05-12T11:00 | {title} @ {room} {letter}\n  speaker: {name} · at Kew" in found


def test_numbered_parallel_sessions_with_their_rooms() -> None:
    lines = ["9:00 Opening", "10:00-11:00", "Parallel 1 (Room A): Maps", "Speakers: Ana Gil | Luis Paz", "> Moderator: Eva Sol"]
    found = read_of("en", "", "Programme", *lines, "Parallel 2 (Room B): Lakes", "Speakers: Ann Lee | Bob Ray", "11:00 Close")
    assert "2027-05-12T11:00 | Maps @ Room A\n  speaker: Ana Gil\n  speaker: Luis Paz\n  moderator: Eva Sol\n" in found
    assert "2027-05-12T11:00 | Lakes @ Room B\n  speaker: Ann Lee\n  speaker: Bob Ray\n" in found


def test_rooms_below_their_slots() -> None:
    slots = [f"{hour}:00\n\nMaps {hour}\n\nAna Gil, Luis Paz\n\nSala {hour}" for hour in (9, 10, 11)]
    found = read_of("es", "", "Programa", "Hora Evento Lugar", *slots)
    assert all(f"T{hour:02}:00 –  | Maps {hour} @ Sala {hour}\n" in found for hour in (9, 10, 11))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("10:00 - 11:00 hoursCoffee break", "T10:00 – 2027-05-12T11:00 | Coffee break"),
        ("10:00 - 11:00 hours Coffee break", "T10:00 – 2027-05-12T11:00 | Coffee break"),
        ("* 10:00/11:00 - Coffee break", "T10:00 – 2027-05-12T11:00 | Coffee break"),
        (
            "10:00 Hama Rey, Secretary of the Map Council: “Old lakes”",
            "| Old lakes\n  speaker: Hama Rey · job Secretary · at Map Council",
        ),
    ],
)
def test_forms_of_slots(line: str, said: str) -> None:
    assert said in read_of("en", "", "Programme", "9:00 Opening", line, "12:00 Close")


def test_two_times_below_a_day_are_an_agenda() -> None:
    found = summary(read_text("Open Maps Day\n\n12 May 2027\n\n9:00 Opening\n\n* Ana Gil, Dean of Kew College\n\n10:00 Maps")[0])
    assert "| Opening\n  speaker: Ana Gil" in found


def test_a_column_that_no_table_knows_is_named() -> None:
    table = [
        "| Time | Session | Level | Speaker |",
        "|---|---|---|---|",
        "| 9:00 | Maps | hard | Ana Gil |",
        "| 10:00 | Lakes | | |",
    ]
    found = read_of("en", "", *table, "| 11:00 | Close | | |")
    assert "! unread-text: This became no fact: “Level”.\n" in found


def test_paragraphs_of_a_cell_are_lines() -> None:
    cell = "<td>{}:00</td><td><b>Maps {}</b><br/>Ana Gil, Kew College<br/><br/>This talk is about maps. They are old.</td>"
    rows = "".join(f"<tr>{cell.format(hour, hour)}</tr>\n" for hour in (9, 10, 11))
    found = read_of("en", "", f"<table>\n<tr><th>Hour</th><th>What</th></tr>\n{rows}</table>")
    for hour in (9, 10, 11):
        assert f"T{hour:02}:00 –  | Maps {hour}\n  speaker: Ana Gil · at Kew College\n  > This talk is about maps." in found


def test_several_rooms_are_one_stretch() -> None:
    lines = ["9:00 Opening (Hall 1)", "10:00-11:00", "Rooms A, C and D: Maps - Ana Gil (Kew)", "Room B: Lakes - Luis Paz (Kew)"]
    assert "| Maps @ Rooms A, C and D\n" in read_of("en", "", "Programme", *lines, "11:00 Close")


def test_items_of_a_description_are_lines() -> None:
    found = read_text("Open Maps Day\n12 May 2027\n\nAbout\nWe draw maps\nof rivers.\n- Old maps\n- New maps\nBring pens.")[
        0
    ].event
    assert found is not None
    assert found.description == "We draw maps of rivers.\nOld maps\nNew maps Bring pens."


@pytest.mark.parametrize(
    "said", ["as of 2 March 2027", "versión del 2 de marzo de 2027", "versão de 2 de março de 2027", "état au 2 mars 2027"]
)
def test_the_date_of_a_version_is_no_day_of_the_event(said: str) -> None:
    found = read_of("en", "9.00-10.30 Opening", head=f"Open Maps Day – Draft agenda ({said})")
    assert "name: Open Maps Day" in found
    assert "when: 2027-05-12T09:00" in found


@pytest.mark.parametrize("hours", ["20 h", "20h30", "20.30 h", "20 horas", "20 Uhr", "8 pm"])
@pytest.mark.parametrize("month", ["agosto,", "août,", "August"])
def test_the_hour_behind_a_month_is_no_day(month: str, hours: str) -> None:
    assert find_days(f"{month} {hours}") is None


@pytest.mark.parametrize("line", ["9.00-10.30 Uhr   Maps", "9.00-10.30 Uhr Maps", "9:00–10:30 Uhr: Maps"])
def test_the_unit_of_a_time_is_no_title(line: str) -> None:
    assert "T10:30 | Maps\n" in read_of("en", "", "Agenda", line, "10.30-11.00 Uhr Coffee", "11.00 Uhr Rivers")


@pytest.mark.parametrize(
    ("language", "when", "venue"),
    [
        ("fr", "de 9h00 à 17h30", "Bibliothèque de Lyon, Rue Verte 8, 69001 Lyon"),
        ("es", "de 9 a 17.30 h", "Biblioteca de Lima, Lima"),
    ],
)
def test_the_end_of_a_time_is_no_street(language: str, when: str, venue: str) -> None:
    found = read_of(language, where=venue, head=f"{TITLE[language]}\n{DAY[language]}, {when}")
    assert f" / {venue.partition(',')[0]} / " in found
    assert "17h30 B" not in found


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Enlace: https://video.example/a"),
        ("es", "Transmisión en vivo: https://video.example/a"),
        ("pt", "Transmissão ao vivo: https://video.example/a"),
        ("fr", "Diffusion en direct : https://video.example/a"),
        ("en", "Livestream: https://video.example/a"),
    ],
)
def test_a_link_beside_a_venue_makes_no_event_online(language: str, line: str) -> None:
    found = read_of(language, line, where=VENUE[language].partition(":")[2].strip())
    assert ", mixed\n" in found
    assert "online: https://video.example/a\n" in found


@pytest.mark.parametrize(
    ("language", "head", "title", "body"),
    [
        (
            "pt",
            "Prefeitura do Vale\nA Secretaria de Cultura convida para o lançamento do livro “Rios”,",
            "lançamento do livro “Rios”",
            "Secretaria de Cultura",
        ),
        (
            "es",
            "Ayuntamiento del Vale\nLa Fundación Mapa invita a la presentación del libro “Ríos”,",
            "presentación del libro “Ríos”",
            "Fundación Mapa",
        ),
    ],
)
def test_a_body_above_an_invitation_is_another_one(language: str, head: str, title: str, body: str) -> None:
    found = read_of(language, head=head)
    assert f"name: {title}\n" in found
    assert f"organizer: {body}\n" in found


@pytest.mark.parametrize("office", ["Subsecretaria", "Vicerrectora", "Viceconsejera"])
def test_the_holder_of_an_office_is_no_body(office: str) -> None:
    found = read_of(
        "es",
        "",
        "Programa",
        f"9:00 Apertura. Lic. Rosa Gil, {office} de Mapas, Secretaría de Cultura",
        "10:00 Mapas",
        "11:00 Cierre",
    )
    assert f"job {office} de Mapas · at Secretaría de Cultura\n" in found


def test_a_seminar_is_a_room_only_with_its_number() -> None:
    found = read_of("es", head='MINISTERIO DE CULTURA\nSEMINARIO INTERNACIONAL "RÍOS ABIERTOS"')
    assert 'name: SEMINARIO INTERNACIONAL "RÍOS ABIERTOS"\n' in found
    assert "where: Seminario 3 / " in read_of("es", where="Lugar: Seminario 3, Biblioteca Nacional, Lima")


def test_a_sentence_that_begins_in_the_middle_names_its_archive() -> None:
    head = (
        "Invitamos a la Jornada de mapas, que tendrá\nlugar el 12 de mayo de 2027 a las 16.00 h en el Archivo Municipal de Lima."
    )
    assert "/ Archivo Municipal de Lima /" in read_of("es", head=head, where=".")


def left_of(language: str, *more: str, where: str | None = None) -> list[str]:
    """What a programme says that became no fact."""
    lines = [TITLE[language], DAY[language], where or VENUE[language], *more]
    problems = read_text("\n".join(lines))[0].problems
    return [one.message.partition("“")[2].rstrip("”.") for one in problems if one.code == "unread-text"]


@pytest.mark.parametrize(
    ("language", "price", "free"),
    [
        ("en", "Tickets €12", "Free admission"),
        ("es", "Entradas $U 350", "Entrada libre"),
        ("es", "Dirige: Ana Gil. $U 350", "Entrada libre"),
        ("pt", "Ingressos R$ 20", "Entrada livre"),
        ("fr", "Tarif : CHF 50", "Entrée libre"),
    ],
)
def test_days_of_a_series_are_parts_and_not_all_are_free(language: str, price: str, free: str) -> None:
    day = DAY[language].replace("12", "19")
    found = read_of(language, f"{DAY[language]}, 20h: Lima. {price}", f"{day}, 20h: Quito. {free}", where=".")
    assert "2027-05-12T20:00 –  | Lima" in found
    assert "2027-05-19T20:00 –  | Quito" in found
    assert "\nfree\n" not in found


@pytest.mark.parametrize(
    ("language", "line", "left"),
    [
        ("en", "Registration deadline: 10 April 2027. Fee: EUR 120.", ["Registration deadline: 10 April 2027.", "Fee: EUR 120."]),
        ("es", "Plazo de inscripción: 10 de abril de 2027", ["Plazo de inscripción: 10 de abril de 2027"]),
        ("pt", "Taxa de inscrição: R$ 20", ["Taxa de inscrição: R$ 20"]),
        ("fr", "Tarif : CHF 50.-, étudiants CHF 20.-", ["Tarif : CHF 50.-, étudiants CHF 20.-"]),
    ],
)
def test_what_it_costs_is_no_part_of_the_last_session(language: str, line: str, left: list[str]) -> None:
    found = left_of(language, "", "9:00 Maps", "10:00 Rivers", "11:00 Lakes", line)
    assert [one.rstrip(".") for one in found] == [one.rstrip(".") for one in left]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Cupo limitado a 150 personas. Entrada libre.", "Cupo limitado a 150 personas"),
        ("Entrada libre; traiga su portátil", "traiga su portátil"),
        ("Formato híbrido, con enlace en https://video.example/a", "https://video.example/a"),
    ],
)
def test_the_rest_of_a_line_is_named(line: str, left: str) -> None:
    assert left_of("es", line) == [left]


@pytest.mark.parametrize(
    "line", ["Limited to 150 people", "Cupo limitado a 150 personas", "Limitado a 150 lugares", "Dans la limite de 150 places"]
)
def test_a_count_below_a_place_is_no_street(line: str) -> None:
    assert "where: - / Biblioteca Nacional / - / - / Lima / -," in read_of("es", line)


@pytest.mark.parametrize("month", ["Agosto de 2027", "Août 2027", "August 2027"])
def test_a_month_is_no_venue(month: str) -> None:
    assert "where: - / Teatro Solís / - / - / Lima / -," in read_of("es", where=f"{month}, Teatro Solís, Lima")


@pytest.mark.parametrize(
    ("link", "platform"),
    [
        ("https://zoom.us/j/1?pwd=abc", "zoom"),
        ("https://teams.microsoft.com/l/meetup-join/a", "teams"),
        ("https://v.example/?token=1", ""),
    ],
)
def test_a_link_that_lets_anybody_in_is_left_out(link: str, platform: str) -> None:
    reading = read_text(f"Charla de mapas\n{DAY['es']}, 19 h\nEnlace: {link}\nInscripción: {link}")[0]
    assert [one.code for one in reading.problems].count("private-left-out") == 2
    assert link not in repr(reading.event)
    assert (f"online: {platform}\n" in summary(reading)) is bool(platform)


@pytest.mark.parametrize(
    "line",
    [
        "Closed on 1 May 2027", "We are closed from 1 to 3 May 2027", "Cerrado el 1 de mayo de 2027", "Cerrado del 1 al 3 de mayo de 2027",
        "Fermé le 1er mai 2027", "Fermeture du 1er au 3 mai 2027", "Fechado em 1 de maio de 2027", "Fechado no dia 1 de maio de 2027",
    ],
)  # fmt: skip
def test_the_day_on_which_a_house_is_closed_is_none_of_an_event(line: str) -> None:
    (reading,) = read_text(f"Map room\n\nOpen days\n{line}\n")
    assert reading.event is not None
    assert reading.event.start_date is None
    assert 4 in reading.unread


BOUNDS = [
    ("9:00 Opening of the conference", "conference"),
    ("9:00 Conference registration", "conference"),
    ("9:00 Lunch and end of the workshop", "workshop"),
    ("9:00 Apertura del congreso", "conference"),
    ("9:00 Clausura del seminario", "seminar"),
    ("9:00 Ouverture du colloque", "symposium"),
    ("9:00 Clôture du séminaire", "seminar"),
    ("9:00 Sessão de abertura do seminário", "seminar"),
    ("9:00 Encerramento do congresso", "conference"),
    ("9:00 Opening of the exhibition", None),
    ("9:00 Inauguración de la exposición", None),
    ("9:00 Opening of the conference and end of the workshop", None),
]


@pytest.mark.parametrize(("line", "kind"), BOUNDS)
def test_what_its_parts_open_and_close_is_the_kind_of_an_event(line: str, kind: str | None) -> None:
    event = read_text(f"Mapalia 2027\n12 May 2027\n\n{line}\n10:00 Maps\n11:00 Lakes\n", form="programme")[0].event
    assert event is not None
    assert event.additional_type == kind
