"""When a page or a dispatch was written is no day and no hour of the event; texts of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event


def _event(text: str) -> Event:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return event


TEXTS = {
    "en": "A day of maps\n\n{stamp}\n\nOn 29 November at 18:00 our clubs hold a day of maps in the Map House.\n",
    "es": "Día de los mapas\n\n{stamp}\n\nEl 29 de noviembre a las 18:00 se celebra el día de los mapas.\n",
    "pt": "Dia dos mapas\n\n{stamp}\n\nNo dia 29 de novembro, às 18h, celebra-se o dia dos mapas.\n",
    "fr": "Fête des cartes\n\n{stamp}\n\nLa fête des cartes aura lieu le 29 novembre à 18h.\n",
}


@pytest.mark.parametrize(
    ("language", "stamp"),
    [
        ("en", "Published: 17 Nov 2027 16:04:43"),
        ("en", "Last modified on 17 November 2027, 4:04 pm"),
        ("en", "Created: 2027-11-17 16:04\nUpdated: 2027-11-18 09:12"),
        ("en", "Posted by Ana Gil on 17 November 2027 at 16:04"),
        ("es", "Fecha de publicación: 17/11/2027 16:04"),
        ("es", "Creado el 17 de noviembre de 2027 a las 16:04 h"),
        ("es", "Última modificación: 17 noviembre 2027 - 16:04"),
        ("es", "ULTIMA MODIFICACIÓN: 17 NOVIEMBRE 2027, 16.04 HORAS"),
        ("pt", "Publicado em 17 de novembro de 2027 às 16h04"),
        ("pt", "Última atualização: 17/11/2027 16h04"),
        ("pt", "**Data de publicação:** 17 de novembro de 2027, 16:04"),
        ("fr", "Date de publication : 17 nov. 2027 16:04:43"),
        ("fr", "Mis en ligne le 17 novembre 2027 à 16h04"),
        ("fr", "PUBLIÉ LE 17 NOVEMBRE 2027 À 16H04 PAR ANA GIL"),
        ("fr", "Dernière mise à jour : mercredi 17 novembre 2027 à 16:04"),
    ],
)
@pytest.mark.parametrize("is_last", [False, True])
def test_a_stamp_is_no_time_of_the_event(language: str, stamp: str, *, is_last: bool) -> None:
    text = TEXTS[language].format(stamp="") + f"\n{stamp}\n" if is_last else TEXTS[language].format(stamp=stamp)
    event = _event(text)
    assert (event.start_date, event.end_date, event.sub_event) == ("2027-11-29T18:00", None, ())


@pytest.mark.parametrize(
    ("dateline", "news"),
    [
        ("LONDON, 3 May 2027 (Agency) –", "The Map House opens its fair on Saturday 8 May."),
        ("LONDON, May 3, 2027 /Newswire/ --", "The Map House opens its fair on May 8."),
        ("San José, Costa Rica, 3 de mayo, 2027 (ABCD).", "La feria se realizará este sábado 8 de mayo."),
        ("Lisboa, 3 de maio de 2027 (Abc) -", "A Casa do Mapa abre a feira no sábado, 8 de maio."),
        ("Paris, le 3 mai 2027 –", "La Maison des cartes ouvre sa foire le samedi 8 mai."),
        ("PARIS, LE 3 MAI 2027 —", "La Maison des cartes ouvre sa foire le samedi 8 mai."),
    ],
)
def test_a_dateline_is_no_day_and_no_town_of_the_event(dateline: str, news: str) -> None:
    event = _event(f"Maps\n\n{dateline} {news}\n")
    town = event.location.address.address_locality if event.location and event.location.address else None
    assert (event.start_date, town) == ("2027-05-08", None)


@pytest.mark.parametrize(
    "text",
    [
        "Map meetup\nLeeds, 8 May 2027\n\n9:00 Maps\n10:00 Plans\n",
        "Map meetup\nLeeds, 8 May 2027 – Register until 12 May.\n",
        "Map meetup\n2027-05-08\n\n9:00 Maps\n10:00 Plans\n",
    ],
)
def test_a_day_that_nothing_else_names_is_that_of_the_event(text: str) -> None:
    assert str(_event(text).start_date)[:10] == "2027-05-08"


@pytest.mark.parametrize("date", ["2027-05-05", "05/05/2027", "5 May 2027"])
@pytest.mark.parametrize(
    "news",
    [
        "We confirmed the agenda of our next meeting, on Saturday 15 May, in the Map House, and there is more to be told here quite soon.",
        "Confirmamos la agenda para nuestro próximo encuentro, el sábado 15 de mayo, en la Casa del Mapa, y pronto contaremos más cosas.",
        "Confirmámos a agenda do nosso próximo encontro, no sábado 15 de maio, na Casa do Mapa, e em breve contaremos mais coisas aqui.",
        "Nous avons confirmé l'ordre du jour de notre prochaine rencontre, le samedi 15 mai, à la Maison des cartes, et plus bientôt ici.",
    ],
)
def test_the_day_of_a_post_is_no_day_of_its_slots(date: str, news: str) -> None:
    event = _event(f"Meetup #13\n{date}\n\n{news}\n\n* 09:00 Maps\n* 10:00 Plans\n* 11:00 Paper\n")
    assert {str(one.start_date)[:10] for one in (event, *event.sub_event)} == {"2027-05-15"}


@pytest.mark.parametrize(
    "title", ["Qualité = santé : une fête qui ne manque pas d’air", "Fête sans fin", "Une fête qui n'est pas triste"]
)
@pytest.mark.parametrize("marks", ["«{} »", "« {} »", "“{}”", '"{}"'])
def test_what_a_name_in_quotes_negates_is_told_all_the_same(title: str, marks: str) -> None:
    assert _event(f"La fête\n\nLe 29 mai 2027, nos clubs organisent la fête {marks.format(title)}.\n").start_date == "2027-05-29"


@pytest.mark.parametrize(
    ("stamp", "news"),
    [
        ("19 March 2027", "The President gives notice that a lecture will be given in the Map House on Saturday, 17 April 2027, and all may come."),
        ("2027-03-19 14:38", "On 17 April we join the club of Leeds to talk of maps, next to the Map House!"),
        ("Viernes, 19 de marzo de 2027", "Este es el tema de la jornada que tendrá lugar el sábado 17 de abril en la Casa del Mapa."),
        ("19/03/2027 Noticias", "La ciudad convoca a los vecinos a participar en la feria el próximo 17 de abril, desde las 10.00."),
        ("19 de março de 2027", "A feira será realizada às 10h do dia 17 de abril de 2027, na Casa do Mapa."),
        ("vendredi 19 mars 2027", "Tel est le thème de la journée qui aura lieu le samedi 17 avril à la Maison des cartes."),
        ("Actualité du : Vendredi 19 Mars 2027 à 14:18", "Samedi 17 avril 2027 de 10h à 18h30 à la Maison des cartes, entrée libre."),
        ("sexta-feira, 19 de março de 2027\n\n19/03/2027.", "O clube irá realizar no próximo dia 17 de abril, sábado, a feira dos mapas."),
        ("20/12/2026", "La fête aura lieu le samedi 17 avril 2027 à la Maison des cartes."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_last", [False, True])
def test_a_date_of_its_own_near_what_is_held_later_is_that_of_the_page(stamp: str, news: str, *, is_last: bool) -> None:
    parts = (
        [news, stamp]
        if is_last and stamp[0].isdigit() and stamp[-1].isdigit() and ":" not in stamp and "/" in stamp
        else [stamp, news]
    )
    event = _event("\n\n".join(["Maps for all", *parts]) + "\n")
    assert str(event.start_date)[:10] == "2027-04-17"


@pytest.mark.parametrize(
    ("day", "prose"),
    [
        ("17 April 2027", "The fair will be held on 17 April in the Map House."),
        ("17 de abril de 2027", "La feria tendrá lugar este 17 de abril en la Casa del Mapa."),
        ("Saturday 17 April 2027", "The proceedings are printed in June 2028."),
        ("17 avril 2027", "Les actes paraîtront à l'automne 2027."),
    ],
)
def test_a_date_that_the_text_says_again_is_that_of_the_event(day: str, prose: str) -> None:
    assert str(_event(f"Maps for all\n\n{day}\n\n{prose}\n").start_date)[:10] == "2027-04-17"


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ("jeudi 6 mai, vendredi 7 mai et samedi 8 mai 2027", "2027-05-06", "2027-05-08"),
        ("Thursday 6 May, Friday 7 May and Saturday 8 May 2027", "2027-05-06", "2027-05-08"),
        ("6 de mayo, 7 de mayo y 8 de mayo de 2027", "2027-05-06", "2027-05-08"),
        ("quinta-feira 6 de maio e sexta-feira 7 de maio de 2027", "2027-05-06", "2027-05-07"),
        ("Fridays 14 May, 18 June and 16 July 2027", "2027-05-14", None),
    ],
)
def test_days_that_are_listed_have_the_year_of_the_last(dates: str, first: str, last: str | None) -> None:
    event = _event(f"Maps for all\n\n{dates}\n")
    assert (event.start_date, event.end_date) == (first, last)


@pytest.mark.parametrize(
    ("head", "prose"),
    [
        (
            "Annual meeting of the map club 17th April 2027",
            "The club is holding its annual meeting on Saturday 17th April at 7.30pm.",
        ),
        ("Asamblea de los mapas, 17 de abril de 2027", "El club celebra su asamblea el sábado 17 de abril a las 19:30."),
        ("Assembleia dos mapas 17 de abril de 2027", "O clube realiza a sua assembleia no sábado 17 de abril às 19h30."),
        ("Assemblée des cartes 17 avril 2027", "Le club tient son assemblée le samedi 17 avril à 19h30."),
    ],
)
def test_a_day_has_the_year_that_it_has_at_the_head(head: str, prose: str) -> None:
    assert _event(f"{head}\n\n{prose}\n").start_date == "2027-04-17T19:30"


@pytest.mark.parametrize(
    "hours",
    [
        "a las 14:00 - hasta las 18:00",
        "2pm – until 6pm",
        "2pm, until 6pm",
        "às 14h - até às 18h",
        "à 14h – jusqu'à 18h",
        "14h jusqu’à 18h",
    ],
)
def test_an_hour_up_to_which_something_lasts_ends_it(hours: str) -> None:
    assert _event(f"Maps for all\n\n17/04/2027, {hours}\n").end_date == "2027-04-17T18:00"


@pytest.mark.parametrize(
    ("hours", "start"),
    [
        ("à 20 heures 30", "20:30"), ("às 13 horas e 30 minutos", "13:30"), ("a las 18 horas y 30 minutos", "18:30"), ("a las 18 horas", "18:00"),
        ("a las 18 horas y 30 personas", "18:00"),
    ],
)  # fmt: skip
def test_minutes_that_are_written_out(hours: str, start: str) -> None:
    assert _event(f"Maps for all\n\n17/04/2027, {hours}\n").start_date == f"2027-04-17T{start}"


@pytest.mark.parametrize(
    "told",
    [
        "Places must be booked online.", "Tickets online at the door.", "Register online.", "Inscripciones online en la web.", "Inscripción en línea.",
        "É necessário se inscrever online.", "Inscrições online.", "Inscription en ligne obligatoire.",
    ],
)  # fmt: skip
def test_registering_online_is_no_way_to_attend(told: str) -> None:
    assert _event(f"Workshop\n\n14 October 2027, 13:00, City Library, Leeds. {told}\n").event_attendance_mode == "offline"


@pytest.mark.parametrize(
    ("place", "town", "region", "zone"),
    [
        ("Town Hall, Orange, Virginia", "Orange", "Virginia", "America/New_York"),
        ("Old Library, Almonte, Ontario", "Almonte", "Ontario", "America/Toronto"),
        ("City Library, Arlington, Washington", "Arlington", "Washington", "America/Los_Angeles"),
        ("City Library, Portland, Oregon", "Portland", "Oregon", "America/Los_Angeles"),
    ],
)
def test_a_region_behind_its_town_is_no_town_elsewhere(place: str, town: str, region: str, zone: str) -> None:
    event = _event(f"Map fair\n\n4 May 2027, 10:00\nVenue: {place}\n")
    assert event.location is not None
    assert event.location.address is not None
    assert (event.location.address.address_locality, event.location.address.address_region, event.time_zone) == (
        town,
        region,
        zone,
    )
