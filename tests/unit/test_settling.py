"""What formats say in their own words becomes one and the same, whatever the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld import convert
from event_ld.inputs import read_text
from event_ld.readers.prices import prices_in

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.readers.reading import Reading

LINES = (
    ("SUMMARY", "title", "name"), ("STATUS", "status", "eventStatus"), ("X-COST", "price", "price"),
    ("LOCATION", "venue", "place"), ("DESCRIPTION", "description", "description"), ("URL", "url", "url"),
)  # fmt: skip


def forms(**said: str) -> list[Reading]:
    """One event as a calendar and as a sheet."""
    names = [(ics, csv, said[csv]) for ics, csv, _ in LINES if csv in said]
    calendar = "".join(f"{ics}:{text}\n" for ics, _, text in names)
    sheet = (
        ",".join(["date", *(csv for _, csv, _ in names)]) + "\n" + ",".join(["2027-05-06", *(f'"{text}"' for *_, text in names)])
    )
    return [
        *read_text(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270506\n{calendar}END:VEVENT\nEND:VCALENDAR\n", name="a.ics"),
        *read_text(f"{sheet}\n", name="a.csv"),
    ]


def event_of(reading: Reading) -> Event:
    assert reading.event is not None
    return reading.event


def codes(reading: Reading) -> set[str]:
    return {one.code for one in reading.problems}


@pytest.mark.parametrize(
    ("said", "status", "asked"),
    [
        ("CANCELLED", "cancelled", False), ("aplazado", "postponed", False), ("Confirmado", "scheduled", False),
        ("EventMovedOnline", "movedOnline", False), ("TENTATIVE", None, False), ("Perhaps", None, True), ("Completo", None, False),
    ],
)  # fmt: skip
def test_a_status_is_read_alike(said: str, status: str | None, asked: bool) -> None:  # noqa: FBT001  # a case
    for reading in forms(title="Maps", status=said):
        event = event_of(reading)
        assert event.event_status == status
        assert ("status-in-text" in codes(reading)) is asked
        assert [one.availability for one in event.offers] == (["soldOut"] if said == "Completo" else [])


@pytest.mark.parametrize("name", ["CANCELLED: Maps", "Maps CANCELADO", "Cancelled: Maps", "Maps (aplazado)"])
def test_a_status_in_a_name_is_asked_for(name: str) -> None:
    assert all("status-in-text" in codes(reading) for reading in forms(title=name))
    assert not any("status-in-text" in codes(reading) for reading in forms(title="Why projects are cancelled at night"))


PRICES = [
    ("3.50 €", [("3.50", "EUR")]), ("12", [("12", None)]), ("BOB 5", [("5", "BOB")]), ("EUR 1,250.00", [("1250.00", "EUR")]),
    ("1.200,00 €", [("1200.00", "EUR")]), ("1 250 €", [("1250", "EUR")]), ("€1.250.000", [("1250000", "EUR")]),
    ("1.250 €", [("1250", "EUR")]), ("€5 / €3", [("5", "EUR"), ("3", "EUR")]), ("10,50 €; 8", [("10.50", "EUR"), ("8", "EUR")]),
    ("KWD 1.250", []), ("1.250", []), ("€5 / £3", []), ("10 € (8 €)", []), ("5 / ask", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "offers"), PRICES)
def test_prices_are_read_alike(text: str, offers: list[tuple[str, str | None]]) -> None:
    for reading in forms(title="Maps", price=text):
        assert [(one.price, one.price_currency) for one in event_of(reading).offers] == offers
        assert ("fact-left-out" in codes(reading)) is not bool(offers)


AMOUNTS = (("12", "12"), ("12,50", "12.50"), ("1.500", "1500"), ("1,250.00", "1250.00"))
KINDS = ("students", "público general", "plein tarif", "on the door", "socios")


@pytest.mark.parametrize("between", [" / ", "; ", ", ", " y ", " ("])
@pytest.mark.parametrize(("amount", "number"), AMOUNTS)
def test_each_price_keeps_for_whom_it_is(between: str, amount: str, number: str) -> None:
    for at, kind in enumerate(KINDS):
        other = KINDS[at - 1]
        text = f"€ {amount} {kind}{between}{other} 5 €" + (")" if between == " (" else "")
        assert [(one.label, one.amount, one.money) for one in prices_in(text)] == [(kind, number, "EUR"), (other, "5", "EUR")]


@pytest.mark.parametrize("text", [
    "from £20", "desde 20 €", "à partir de 15 €", "$10-$15", "$10 suggested donation", "gratis para socios", "20 zorkmids", "5 / ask",
    "10 € + 2 € fee", "10% off", "$6 Beer", "Cerveza 5 €", "bières 4 €", "€3 beers", "2 for 1", "20 March 2027", "Adults £10, children under 12 £5", "from £5 to £20", "€5 or £4", "",
])  # fmt: skip
def test_what_may_cost_more_or_less_or_is_no_price(text: str) -> None:
    assert prices_in(text) == []


SIGNS = (
    ("Bs 50", "La Paz, Bolivia", "BOB"), ("$ 1.500", "Santiago, Chile", "CLP"), ("£12", "Leeds, UK", "GBP"), ("S/ 20", "Lima, Perú", "PEN"),
    ("$10", "La Paz, Bolivia", None), ("50 Bs.", "Leeds, UK", None), ("$10", "Online", None), ("US$ 5", "Santiago, Chile", "USD"),
)  # fmt: skip


@pytest.mark.parametrize(("price", "place", "money"), SIGNS)
def test_a_sign_of_several_currencies_is_that_of_the_country_or_asked(price: str, place: str, money: str | None) -> None:
    (reading,) = read_text(f'Title,Date,Place,Price\nMaps,2027-05-06,"{place}",{price}\n', name="a.csv")
    assert [one.price_currency for one in event_of(reading).offers] == [money]
    assert ("currency-unknown" in codes(reading)) is (money is None)
    (told,) = read_text(f"Map fair\n6 May 2027, 19:00\nMain Hall, {place}\nEntrada: {price}\n", name="a.txt")
    assert [one.price_currency for one in event_of(told).offers] == [money]


def test_a_ticket_of_nothing_for_some() -> None:
    (reading,) = read_text('Title,Date,Price\nMaps,2027-05-06,"Free for members, 5 EUR otherwise"\n', name="a.csv")
    assert [(one.name, one.price) for one in event_of(reading).offers] == [("members", "0"), ("otherwise", "5")]
    assert event_of(reading).is_accessible_for_free is None


def test_what_stands_in_the_place_of_a_price() -> None:
    for reading in forms(title="Maps", price="$10"):
        assert [one.price for one in event_of(reading).offers] == ["10"]
        assert "currency-unknown" in codes(reading)
    for word in ("Sold out", "agotado", "esgotado", "complet"):
        assert [[one.availability for one in event_of(reading).offers] for reading in forms(title="Maps", price=word)] == [
            ["soldOut"]
        ] * 2
    words = (
        "entrada libre hasta completar aforo",
        "Entrada gratuita, previa inscripción",
        "entrée libre dans la limite des places",
    )
    for word in (*words, "free (while places last)", "entrada livre até ao limite da sala"):
        assert [event_of(reading).is_accessible_for_free for reading in forms(title="Maps", price=word)] == [True, True]


def test_prices_that_are_none() -> None:
    for reading in forms(title="Maps", price="Gratuito con inscripción"):
        assert event_of(reading).is_accessible_for_free is True
    for reading in forms(title="Maps", price="desde 15 €"):
        assert (event_of(reading).offers, "fact-left-out" in codes(reading)) == ((), True)


def test_what_lets_anybody_in_is_left_out_and_a_talk_about_passwords_is_not() -> None:
    link = "https://zoom.example/j/99?pwd=abc"
    page = f'{{"@context":"https://schema.org","@type":"Event","name":"A","startDate":"2027-05-06","location":{{"@type":"VirtualLocation","url":"{link}"}}}}'
    for reading in (*forms(title="Maps", venue=link), *forms(title="Maps", url=link)):
        assert (event_of(reading).virtual_location, event_of(reading).url) == (None, None)
        assert "private-left-out" in codes(reading)
    assert "pwd=" not in convert(read_text(page, name="a.jsonld"), to="yaml").text
    for reading in forms(title="Maps", description="Password fatigue is a problem"):
        assert event_of(reading).description == "Password fatigue is a problem"
    for reading in forms(title="Maps", description="Join us. Passcode: 1234"):
        assert event_of(reading).description is None


def test_what_nobody_has_filled_in_is_no_fact() -> None:
    for reading in forms(title="{{ event.title }}", venue="{% place %}", description="Open to all"):
        event = event_of(reading)
        assert (event.name, event.location, event.description) == (None, None, "Open to all")
        assert "fact-left-out" in codes(reading)


def _status_of(remark: str) -> list[tuple[str | None, bool, bool]]:
    """What a remark says of an event in a calendar and in two sheets: its status, whether it is asked, whether it is sold out."""
    noted = read_text(f'Título,Fecha,Observaciones\nMaps,2027-05-06,"{remark}"\n', name="b.csv")
    return [
        (
            (event := event_of(one)).event_status,
            "status-in-text" in codes(one),
            [offer.availability for offer in event.offers] == ["soldOut"],
        )
        for one in (*forms(title="Maps", description=remark), *noted)
    ]


@pytest.mark.parametrize(
    ("word", "status"),
    [("cancelled", "cancelled"), ("suspendida", "cancelled"), ("adiado", "postponed"), ("passé en ligne", "movedOnline")],
)
def test_a_remark_that_begins_with_words_of_status_is_never_passed_over(word: str, status: str) -> None:
    for stamp in (word, f"{word}.", f"{word.title()} - rain", f"*{word}*: rain", f"{word.upper()} por lluvias"):
        assert _status_of(stamp) == [(status, False, False)] * 3, stamp
    for other in (f"{word} tickets are refunded", f"{word}?", f"{word.upper()} TICKETS", f"{word} - {'rain ' * 20}"):
        assert _status_of(other) == [(None, True, False)] * 3, other
    assert _status_of(f"What was {word} and why") == [(None, False, False)] * 3


def test_a_remark_of_another_day_is_asked_and_one_of_a_full_house_is_an_offer() -> None:
    for moved in ("moved to 13 May", "se traslada al 13 de mayo"):
        assert _status_of(moved) == [(None, True, False)] * 3
    for full in ("SOLD OUT", "Agotado - lista de espera", "ESGOTADO para crianças"):
        assert _status_of(full) == [(None, False, True)] * 3
    for other in ("Completo programa", "Changed my mind", "bring a coat"):
        assert _status_of(other) == [(None, False, False)] * 3


def test_a_status_that_is_stated_goes_before_remarks_and_columns_that_nothing_reads_are_asked_about() -> None:
    (stated,) = read_text("title,date,status,notes,Bus\nMaps,2027-05-06,confirmed,Cancelled,Cancelled\n", name="a.csv")
    assert (event_of(stated).event_status, "status-in-text" in codes(stated)) == ("scheduled", False)
    (asked,) = read_text("title,date,Bus\nMaps,2027-05-06,Cancelled\n", name="a.csv")
    assert (event_of(asked).event_status, "status-in-text" in codes(asked)) == (None, True)
    (left,) = read_text("title,date,remarks\nMaps,2027-05-06,key at the desk\n", name="a.csv")
    assert [one.code for one in left.problems if "key at the desk" in one.message] == ["fact-left-out"]
