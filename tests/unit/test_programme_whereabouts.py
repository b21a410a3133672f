"""Streets, towns by other names, attendance in a town and online, and the zone of all times."""

from __future__ import annotations

import pytest

from event_ld.gazetteer import is_city, is_town, town_meant, zone_of_city, zone_of_place
from event_ld.inputs import read_text
from event_ld.model import Event, Place, PostalAddress


def _event(text: str) -> Event:
    event = read_text(text)[0].event
    assert event is not None
    return event


def _place(text: str) -> tuple[str | None, str | None, str | None, str | None]:
    """The name of the place of an event, its street, its town and its region."""
    place = _event(text).location
    if not isinstance(place, Place):
        return None, None, None, None
    address = place.address if isinstance(place.address, PostalAddress) else PostalAddress()
    street, town, region = address.street_address, address.address_locality, address.address_region
    name, *others = (str(one) if one else None for one in (place.name, street, town, region))
    return name, others[0], others[1], others[2]


@pytest.mark.parametrize(
    ("name", "zone"),
    [("Cologne", "Europe/Berlin"), ("Burdeos", "Europe/Paris"), ("Séville", "Europe/Madrid"), ("Nápoles", "Europe/Rome")],
)
def test_towns_have_names_in_each_language(name: str, zone: str) -> None:
    assert zone_of_city(name) == zone


@pytest.mark.parametrize(
    ("name", "surely", "expected"),
    [
        ("Palmela", False, True),
        ("palmela", False, False),
        ("Vierzon", False, True),
        ("Villeneuve-d’Ascq", False, True),
        ("San Martín de los Andes", False, True),
        ("Welcome", False, False),
        ("Welcome", True, True),
        ("Martin", False, False),
        ("Qwertiq", True, False),
    ],
)
def test_a_small_town_is_known_but_where_its_name_is_a_word(name: str, expected: bool, *, surely: bool) -> None:  # noqa: FBT001  # of the table
    assert is_town(name, surely=surely) == expected


@pytest.mark.parametrize(
    ("name", "region", "language", "said", "zone"),
    [
        ("Palmela", "", "pt", [], "Europe/Lisbon"),
        ("Óbidos", "", "pt", [], None),
        ("Óbidos", "Pará", "pt", [], "America/Santarem"),
        ("Óbidos", "", "pt", ["PT"], "Europe/Lisbon"),
        ("Hyde Park", "", "en", [], None),
        ("Hyde Park", "NY", "en", [], "America/New_York"),
        ("Lagos", "", "pt", [], None),
        ("Lagos", "", "en", [], "Africa/Lagos"),
        ("Oviedo", "", "es", [], "Europe/Madrid"),
        ("Oviedo", "", "en", [], None),
        ("Moura", "", "pt", [], "Europe/Lisbon"),
        ("Moura", "", "fr", [], None),
        ("Paris", "", "fr", [], "Europe/Paris"),
        ("Córdoba", "", "es", [], None),
        ("Córdoba", "", "es", ["AR"], "America/Argentina/Cordoba"),
        ("Durham", "", "en", [], None),
        ("Qwertiq", "", "en", [], None),
    ],
)
def test_which_town_of_a_name_is_meant(name: str, region: str, language: str, said: list[str], zone: str | None) -> None:
    meant = town_meant(name, region, language, frozenset(said))
    assert (meant.zone if meant is not None else None) == zone


@pytest.mark.parametrize(
    ("city", "region", "zone"),
    [("Los Angeles", "", "America/Los_Angeles"), ("Portland", "", None), ("Portland", "Oregon", "America/Los_Angeles")],
)
def test_a_town_in_a_country_with_several_zones(city: str, region: str, zone: str | None) -> None:
    assert zone_of_place("US", city, region) == zone


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("A apresentação será no dia 12 de maio de 2027, às 18h00, em Palmela.", "Palmela"),
        ("La présentation aura lieu le 12 mai 2027 à 18h00 à Vierzon.", "Vierzon"),
        ("La presentación será el 12 de mayo de 2027 a las 18:00 en Almonte.", "Almonte"),
        ("The launch will be held on 12 May 2027 at 18:00 in Otley.", "Otley"),
        ("12 May 2027, 18:00\nHôtel de Ville de Vierzon", "Vierzon"),
        ("A sessão será no dia 12 de maio de 2027, às 18h00, na Biblioteca Municipal de Moura.", "Moura"),
        ("12 May 2027, 18:00\nVenue: Village Hall\nOrganised by: Whitby Town Council", "Whitby"),
        ("12 de maio de 2027, 18h00\nLocal: Casa da Cultura\nOrganização: Câmara Municipal da Lourinhã", "Lourinhã"),
        ("12 mai 2027, 18h00\nLieu : Maison des cartes\nOrganisateur : Ville de Nanterre", "Nanterre"),
        ("12 de mayo de 2027, 18:00\nLugar: Casa del Mapa\nOrganiza: Ayuntamiento de Almonte", "Almonte"),
        ("12 de mayo de 2027, 18:00\nLugar: Casa del Mapa\nOrganiza: Universidad de Almonte", None),
        ("12 May 2027, 18:00\nThe talk is given in Welcome spirit by Ann Lee.", None),
    ],
)
def test_small_towns_where_towns_stand(text: str, town: str | None) -> None:
    assert _place(f"Maps and lakes\n{text}\n")[2] == town


@pytest.mark.parametrize("word", ["Colonia", "Fez", "Brujas"])
def test_names_of_towns_that_are_words_are_left_out(word: str) -> None:
    assert not is_city(word)


@pytest.mark.parametrize("street", ["Musterstr. 205", "Lange Straße 12", "Anna-Gil-Platz 3", "Mühlenweg 7", "Kerkstraat 9"])
@pytest.mark.parametrize("label", ["Venue", "Lugar", "Local", "Lieu"])
def test_streets_by_their_ending(label: str, street: str) -> None:
    assert _place(f"Maps\n\nDate: 4 May 2027\n{label}: {street}, 50968 Köln")[:3] == (None, street, "Köln")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Qwertby, Asdfham, Zxcvshire, England", ("Qwertby", None, None, "Zxcvshire")),
        ("Foundry, Qwertby, England", ("Foundry", None, "Qwertby", None)),
        ("Map House, 12 Mill Street, Qwertby, Metro San Asdf", ("Map House", "12 Mill Street", "Qwertby", None)),
        ("Escaleta, Calle Mayor 15, Metro San Asdf", ("Escaleta", "Calle Mayor 15", None, None)),
    ],
)
def test_parts_of_an_address(place: str, expected: tuple[str | None, ...]) -> None:
    assert _place(f"Maps\n\nDate: 4 May 2027\nVenue: {place}") == expected


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ("El congreso se realizará el 4 de mayo de 2027 en San Martín de los Qwertes.", "San Martín de los Qwertes"),
        ("El congreso se realizará en Lima del 4 al 6 de mayo de 2027.", "Lima"),
        ("El congreso se realizará en Lima de la mano de Ana Gil del 4 al 6 de mayo de 2027.", "Lima"),
    ],
)
def test_a_town_is_taken_whole(sentence: str, town: str) -> None:
    assert _place(f"Congreso de mapas\n\n{sentence}")[2] == town


@pytest.mark.parametrize(
    ("title", "town"),
    [
        ("A Festa dos Mapas em Nova Odessa", "Nova Odessa"),
        ("Lectures on Maps in Darkness", None),
        ("The Art of Maps in Practice", None),
    ],
)
def test_a_town_in_the_title(title: str, town: str | None) -> None:
    assert _place(f"{title}\n\n4 May 2027")[2] == town


@pytest.mark.parametrize(
    "sentence",
    [
        "The Open Map Partnership (OMP), the Clean Rivers Initiative (CRI), and Open Plans will host a technical roundtable.",
        "The Open Map Partnership will host a workshop.",
    ],
)
def test_a_body_that_hosts_is_no_place(sentence: str) -> None:
    assert _place(f"Maps and rivers\n\nDate: 4 May 2027\n\n{sentence}")[0] is None


@pytest.mark.parametrize(
    ("text", "mode", "town"),
    [
        ("The congress will be held in Lima and online on 4 May 2027.", "mixed", "Lima"),
        ("The congress will be held online and in Lima on 4 May 2027.", "mixed", "Lima"),
        ("Le congrès aura lieu à Lyon et en ligne le 4 mai 2027.", "mixed", "Lyon"),
        ("El congreso se celebrará en Lima y en línea el 4 de mayo de 2027.", "mixed", "Lima"),
        ("4 de maio de 2027\nRecife / online", "mixed", "Recife"),
        ("Date: 4 May 2027\nVenue: Leeds, online", "mixed", "Leeds"),
        ("Fecha: 4 de mayo de 2027\nLugar: Lima y en línea", "mixed", "Lima"),
        ("Date: 4 May 2027\nVenue: Online and Town Hall, Leeds", "mixed", "Leeds"),
        ("The congress will be held online on 4 May 2027 (Lima time).", "online", None),
        ("4 May 2027, Leeds\n\nWe talk of maps, paper and online.", "offline", "Leeds"),
    ],
)
def test_in_a_town_and_online(text: str, mode: str, town: str | None) -> None:
    event = _event(f"Congress of maps\n\n{text}\n")
    assert (event.event_attendance_mode, _place(f"Congress of maps\n\n{text}\n")[2]) == (mode, town)


def test_online_is_no_part_of_a_name() -> None:
    assert _place("Congress of maps\n\nDate: 4 May 2027\nVenue: Online and Town Hall, Leeds")[0] == "Town Hall"


@pytest.mark.parametrize(
    ("said", "start", "zone"),
    [
        ("All times are Mountain Standard Time (MST)", "2027-01-20T16:00-07:00", None),
        ("All times are in Eastern Time.", "2027-01-20T16:00", "America/New_York"),
        ("Agenda (all times CET)", "2027-01-20T16:00+01:00", None),
        ("Todos los horarios son en hora de Perú.", "2027-01-20T16:00", "America/Lima"),
        ("Todos os horários são no horário de Brasília.", "2027-01-20T16:00", "America/Sao_Paulo"),
        ("Toutes les heures sont en CET", "2027-01-20T16:00+01:00", None),
        ("Maps of the times of Eastern Time", "2027-01-20T16:00", None),
    ],
)
def test_the_zone_of_all_times(said: str, start: str, zone: str | None) -> None:
    event = _event(f"Map week\n\n2027-01-20\n\n{said}\n\n16:00 – 17:00 Maps\n17:00 – 18:00 Plans\n")
    assert (event.start_date, event.time_zone) == (start, zone)


def test_what_is_said_of_all_times_is_no_title() -> None:
    text = (
        "All times are Mountain Standard Time (MST)\n\nWednesday, January 20, 2027\n\n16:00 – 17:00 Maps\n17:00 – 18:00 Plans\n"
    )
    assert not _event(text).name


@pytest.mark.parametrize(
    "line",
    ["Horaire : 14h30 précises", "Start time: 2:30 pm", "Hora de inicio: 14:30", "Horário de início: 14h30", "Heures : 14h30"],
)
def test_labels_of_the_hour(line: str) -> None:
    assert _event(f"Maps\n\nDate: 4 May 2027\n{line}\n").start_date == "2027-05-04T14:30"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mardi le 24 mai : Cartes - Université Dupont", "Mercredi le 25 mai - Lacs"),
        ("Tuesday 24 May: Maps at Map House", "Wednesday 25 May: Lakes"),
        ("Martes 24 de mayo: Mapas", "Miércoles 25 de mayo: Lagos"),
        ("Terça-feira, 24 de maio: Mapas", "Quarta-feira, 25 de maio: Lagos"),
    ],
)
def test_headings_of_days_are_no_titles(first: str, second: str) -> None:
    assert not _event(f"## {first}\n\n- 9:00 – 11:00 Plans\n- 11:00 – 12:00 Paper\n\n## {second}\n\n- 9:00 – 11:00 Rivers\n").name


def test_the_heading_of_one_day_may_be_a_title() -> None:
    assert _event("## Friday 4 May 2027: A concert of maps\n\nAt the Town Hall, Leeds.\n").name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("At the Town Hall, Leeds.", "Town Hall"),
        ("Na Biblioteca Nacional, Lisboa", "Biblioteca Nacional"),
        ("En el Museo Naval, Madrid", "Museo Naval"),
        ("A Casa do Livro, Lisboa", "A Casa do Livro"),
    ],
)
def test_what_leads_to_a_place_is_no_part_of_it(line: str, name: str) -> None:
    assert _place(f"Maps\n\n4 May 2027\n{line}")[0] == name


@pytest.mark.parametrize(
    ("lines", "city", "country"),
    [
        ("Venue: Map House\nCity: Leeds\nCountry: United Kingdom", "Leeds", "United Kingdom"),
        ("Lugar: Casa del Mapa\nCiudad: Sucre\nPaís: Bolivia", "Sucre", "Bolivia"),
        ("Local: Casa do Mapa\nCidade: Almada", "Almada", None),
        ("Lieu : Maison des cartes\nVille : Lyon\nPays : France", "Lyon", "France"),
        ("Morada: Rua do Sol, 5, Almada", "Almada", None),
    ],
)
def test_the_town_and_the_country_have_labels_of_their_own(lines: str, city: str, country: str | None) -> None:
    [found] = read_text(f"Maps of the lakes\n\n4/05/2027\n{lines}\n\nCome and see.\n")
    assert found.event is not None
    assert found.event.location is not None
    address = found.event.location.address
    assert address is not None
    assert (address.address_locality, address.address_country) == (city, country)
    assert "Morada" not in str(address.street_address)
