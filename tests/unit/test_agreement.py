"""Agreement: what a page says of its event to people, and otherwise in its markup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from event_ld.embedding.one_page import embed
from event_ld.inputs import read_text
from event_ld.validate.judge import Judge

if TYPE_CHECKING:
    from event_ld.problems import Problem

CODES = ("page-shows-another", "status-in-text")
EVENT = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "Lanterns on the river",
    "startDate": "2027-05-14T19:30:00+01:00",
    "endDate": "2027-05-14T22:00:00+01:00",
    "location": {"@type": "Place", "name": "Boat House", "address": "Galway"},
}
DAY = "<p>Friday 14 May 2027, 7.30 pm to 10 pm</p>"
TICKETS = {"@type": "Offer", "price": "5", "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}


def _page(body: str, *, title: str = "Boat House", language: str = "en", **stated: object) -> str:
    script = json.dumps({**EVENT, **stated})
    return (
        f'<html lang="{language}"><head><title>{title}</title><script type="application/ld+json">{script}</script></head>'
        f"<body>{body}<footer>Boat House, Galway</footer></body></html>"
    )


def _judged(page: str) -> list[Problem]:
    return [one for reading in read_text(page.encode(), name="page.html") for one in Judge().judge(reading)]


def _told(page: str) -> list[Problem]:
    return [one for one in _judged(page) if one.code in CODES]


def _codes(body: str, **stated: object) -> list[str]:
    return [one.code for one in _told(_page(body, **stated))]  # type: ignore[arg-type]  # what the markup states


HEADED = "<h1>Lanterns on the river</h1>"
OFF = [
    f"{HEADED}{DAY}<p>This event has been cancelled.</p>",
    f"{HEADED}<p><b>CANCELLED</b></p>{DAY}",
    f"<span>Postponed</span>{HEADED}{DAY}",
    f"<h1>Lanterns on the river – cancelled</h1>{DAY}",
    f"<h1>[CANCELLED] Lanterns on the river</h1>{DAY}",
    f"{HEADED}<p>Cancelled due to high water</p>{DAY}",
    f"{HEADED}<h2>Postponed until further notice</h2>{DAY}",
    f"<p>Please note that this event is cancelled.</p><p>Home</p>{HEADED}{DAY}",
    f"{HEADED}{DAY}<p>We are sorry. The event will not take place.</p>",
    f"{HEADED}{DAY}<p>Moved online</p>",
    f"{HEADED}{DAY}<p>Este evento ha sido cancelado.</p>",
    f"{HEADED}{DAY}<p>APLAZADO</p>",
    f"{HEADED}{DAY}<p>El taller ha sido suspendido por la lluvia.</p>",
    f"{HEADED}{DAY}<p>Este evento foi adiado.</p>",
    f"{HEADED}{DAY}<p>Cancelado devido à chuva</p>",
    f"{HEADED}{DAY}<p>Cet événement est annulé.</p>",
    f"{HEADED}{DAY}<p>Le concert a été reporté.</p>",
    f"{HEADED}{DAY}<div>Annulé</div>",
    f"{HEADED}{DAY}<p>Concert annulé</p>",
    f"{HEADED}{DAY}<p>Événement reporté</p>",
    f"{HEADED}{DAY}<p>Evento cancelado por la lluvia</p>",
    f"{HEADED}{DAY}<p>The lanterns on the river are cancelled.</p>",
    f"{HEADED}{DAY}<p>This event has moved online</p>",
    f"{HEADED}{DAY}<p>The event has been moved to 22 May 2027.</p>",
    f"{HEADED}{DAY}<p>Rescheduled to 22 May 2027</p>",
    f"{HEADED}{DAY}<p>Se aplaza al 22 de mayo de 2027</p>",
    f"{HEADED}{DAY}<p>El concierto se ha trasladado al 22 de mayo por la lluvia.</p>",
    f"{HEADED}{DAY}<p>Report au samedi 22 mai 2027</p>",
    f"{HEADED}{DAY}<p>Update: the workshop is now online.</p>",
]
NOT_OFF = [
    f"{HEADED}{DAY}<p>If the event is cancelled, tickets are paid back.</p>",
    f"{HEADED}{DAY}<p>This event is not cancelled.</p>",
    f"{HEADED}{DAY}<p>This event may be cancelled in bad weather.</p>",
    f"{HEADED}{DAY}<p>Is this event cancelled?</p>",
    f"{HEADED}{DAY}<p>Cancelled tickets are paid back.</p>",
    f"{HEADED}{DAY}<p>In 2019 it rained, and the walk was cancelled.</p>",
    f"{HEADED}{DAY}<h2>Other evenings</h2><h3>Songs of the sea</h3><p>Cancelled</p>",
    f"{HEADED}{DAY}<p>Songs of the sea: cancelled</p>",
    f"{HEADED}{DAY}<p>Cancelled: Songs of the sea</p>",
    f"{HEADED}{DAY}<p>The songs of the sea are cancelled.</p>",
    f"{HEADED}{DAY}<p>The event was cancelled in 2020 and is back.</p>",
    f"{HEADED}{DAY}<p>Tickets for the cancelled concert are paid back.</p>",
    f"{HEADED}{DAY}<p>The event has moved people for years.</p>",
    f"{HEADED}{DAY}<p>The stage has been moved to the bank.</p>",
    f"{HEADED}{DAY}<p>El evento pasa revista a cien años.</p>",
    f"{HEADED}{DAY}<p>Last year the event was postponed twice.</p>",
    f"{HEADED}{DAY}<p>The concert of 2019 was cancelled.</p>",
    f"{HEADED}{DAY}<p>Cancelled events are told by mail.</p>",
    f"{HEADED}{DAY}<div hidden>This event has been cancelled.</div>",
    f'{HEADED}{DAY}<div style="display: none">Cancelled</div><p class="d-none">Cancelled</p>',
    f"{HEADED}{DAY}<del>Cancelled</del><template><p>Cancelled</p></template>",
    f"<nav><a>Cancelled</a></nav><ul><li>Past</li><li>Cancelled</li></ul>{HEADED}{DAY}",
    f"{HEADED}<p>14 May 2027</p><p>21 May 2027</p><p>Cancelled</p>",
    f"{HEADED}{DAY}<p>Si el evento es cancelado, se devuelve el dinero.</p>",
    f"{HEADED}{DAY}<p>Em caso de chuva o evento será cancelado.</p>",
    f"<h1>What is on</h1><p>Lanterns on the river</p>{DAY}<p>Cancelled</p>",
]


@pytest.mark.parametrize("body", OFF)
def test_a_page_says_that_its_event_is_off(body: str) -> None:
    assert _codes(body) == ["status-in-text"]
    assert _codes(body, eventStatus="https://schema.org/EventScheduled") == ["status-in-text"]
    status = "EventMovedOnline" if "online" in body else "EventCancelled"
    assert _codes(body, eventStatus=f"https://schema.org/{status}") == []


@pytest.mark.parametrize("body", NOT_OFF)
def test_a_page_does_not_say_so_of_its_event(body: str) -> None:
    assert _codes(body) == []


@pytest.mark.parametrize(
    ("said", "status", "is_told"),
    [
        ("We look forward to it.", "EventCancelled", True), ("We look forward to it.", "EventPostponed", True),
        ("We look forward to it on the bank.", "EventMovedOnline", True), ("We meet on Zoom.", "EventMovedOnline", False),
        ("It was called off: the evening is cancelled.", "EventCancelled", False), ("We look forward to it.", "EventScheduled", False),
        ("We look forward to it.", "EventRescheduled", False),
    ],
)  # fmt: skip
def test_the_markup_says_that_an_event_is_off(said: str, status: str, is_told: bool) -> None:  # noqa: FBT001  # a case
    body = f"{HEADED}{DAY}<p>{said} Come with the children to the bank of the river.</p>"
    told = _told(_page(body, eventStatus=f"https://schema.org/{status}"))
    assert [one.code for one in told] == ["page-shows-another"] * is_told
    assert all(status in one.message for one in told)


@pytest.mark.parametrize(("language", "is_told"), [("en-GB", True), ("", True), ("de", False), ("ga", False)])
def test_what_a_page_of_another_language_says_is_not_known(language: str, is_told: bool) -> None:  # noqa: FBT001  # a case
    body = f"{HEADED}{DAY}<p>Der Abend ist abgesagt. The boats in the harbour are to be seen.</p>"
    told = _told(_page(body, language=language, eventStatus="https://schema.org/EventCancelled"))
    assert [one.code for one in told] == ["page-shows-another"] * is_told


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        (f"{HEADED}<p>Sold out</p>{DAY}", True), (f"<h1>Lanterns on the river (sold out)</h1>{DAY}", True),
        (f"{HEADED}{DAY}<p>Este evento está agotado.</p>", True), (f"{HEADED}{DAY}<p>Cet atelier est complet.</p>", True),
        (f"{HEADED}{DAY}<p>A palestra está esgotada!</p>", True), (f"{HEADED}{DAY}<p>¡ENTRADAS AGOTADAS!</p>", True),
        (f"{HEADED}{DAY}<p>Tickets are sold out</p>", True), (f"{HEADED}{DAY}<p>Agotadas las localidades</p>", True),
        (f"{HEADED}{DAY}<p>Complet – liste d'attente</p>", True), (f"{HEADED}{DAY}<p>Billets épuisés</p>", True),
        (f"{HEADED}{DAY}<p>Early tickets are sold out.</p>", False), (f"{HEADED}{DAY}<p>Programa completo</p>", False),
        (f"{HEADED}{DAY}<p>The seats at the front are sold out</p>", False), (f"{HEADED}{DAY}<p>Completo: agua y pan</p>", False),
        (f"{HEADED}{DAY}<p>Early birds</p><p>€ 5</p><p>Sold out</p>", False), (f"{HEADED}<p>Sold out</p><p>Sold out</p>", False),
        (f"{HEADED}{DAY}<p>The event is sold out online, not at the door.</p>", False), (f"{HEADED}{DAY}<p>Book now</p>", False),
    ],
)  # fmt: skip
def test_a_page_says_that_its_event_is_sold_out(body: str, is_told: bool) -> None:  # noqa: FBT001  # a case
    assert _codes(body, offers=TICKETS) == ["page-shows-another"] * is_told
    assert _codes(body, offers={**TICKETS, "availability": "https://schema.org/SoldOut"}) == []
    assert _codes(body) == []  # no offer, which would have to say it


OTHER = [
    f"{HEADED}<p>Saturday 15 May 2027, 7.30 pm</p>",
    f"{HEADED}<p>When: 15 May</p>",
    f"<p>15 May 2027</p>{HEADED}",
    f"{HEADED}<h2>When</h2><p>15 May 2027</p>",
    f"{HEADED}<p>Friday 14 May 2026</p>",
    f"{HEADED}<p>05/15/2027</p>",
    f"{HEADED}<p>14 May 2027, 8 pm to 10.30 pm</p>",
    f"{HEADED}<p>14 May 2027</p><p>8 pm</p>",
    f"{HEADED}<p>viernes 14 de mayo de 2027, 20:00 h</p>",
    f"{HEADED}<p>Sábado, 15 de maio de 2027, às 19h30</p>",
    f"{HEADED}<p>samedi 15 mai 2027 à 19h30</p>",
    "<h1>Songs of the sea</h1><p>14 May 2027, 7.30 pm</p>",
]
SAME = [
    f"{HEADED}{DAY}",
    f"{HEADED}<p>14.05.2027, 19:30</p>",
    f"{HEADED}<p>05/06/2027</p>",
    f"{HEADED}<p>12 to 16 May 2027</p>",
    f"{HEADED}<p>15 May 2027</p><p>The lanterns are lit on Friday 14 May.</p>",
    f"{HEADED}<p>Published on 3 May 2027</p><p>Come on Friday.</p>",
    f"{HEADED}<p>Tickets on sale from 3 March</p>",
    f"{HEADED}<p>Book until 3 May</p>",
    f"{HEADED}<p>14 May 2027, doors 7 pm</p>",
    f"{HEADED}<p>14 May 2027, 2 pm EST</p>",
    f"{HEADED}<p>14 May 2027, 7 pm</p><p>The lanterns are lit at 7.30 pm.</p>",
    f"{HEADED}<p>14 May 2027, 6 pm to 10 pm</p>",
    f"{HEADED}<p>14 May</p>",
    f"{HEADED}<p>New date: 14 May 2027, 7.30 pm (before: 7 May)</p>",
    HEADED,
    "<h1>Lanterns on the river bank at night</h1><p>14 May 2027</p>",
    "<h1>Boat House</h1><p>Lanterns on the river, 14 May 2027</p>",
    "<h1>Faroles en el río, una noche para todas y todos</h1><p>14 de mayo</p>",
    "<h1>Фонари на реке</h1>",
    "<p>Loading …</p>",
]


@pytest.mark.parametrize("body", OTHER)
def test_a_page_shows_another_day_hour_or_name(body: str) -> None:
    assert _codes(body) == ["page-shows-another"]


@pytest.mark.parametrize("body", SAME)
def test_a_page_that_shows_the_same_or_nothing_certain(body: str) -> None:
    assert _codes(body) == []


@pytest.mark.parametrize("start", ["2027-05-14T18:30:00Z", "2027-05-14", "2027-05-14T00:00:00+01:00", "soon", "2027-02-30"])
def test_a_start_that_no_clock_of_the_place_shows(start: str) -> None:
    assert _codes(f"{HEADED}<p>14 May 2027, 8 pm</p>", startDate=start, endDate="2027-05-14") == []


def test_several_events_of_a_page() -> None:
    other = {**EVENT, "name": "Songs of the sea"}
    page = _page(f"{HEADED}<p>Cancelled</p><p>15 May 2027</p>")
    assert [one.code for one in _told(page)] == ["status-in-text", "page-shows-another"]
    assert _told(page.replace("</head>", f'<script type="application/ld+json">{json.dumps(other)}</script></head>')) == []
    later = {**EVENT, "startDate": "2027-05-15T19:30:00+01:00", "endDate": "2027-05-15T22:00:00+01:00"}
    assert _told(page.replace("</head>", f'<script type="application/ld+json">{json.dumps(later)}</script></head>')) == []


def test_a_document_alone_shows_nothing() -> None:
    assert _told(json.dumps({**EVENT, "description": "This event has been cancelled."})) == []


def test_what_is_told_has_the_place_of_the_property() -> None:
    page = _page(f"{HEADED}<p>15 May 2027</p>").replace(', "', ',\n"')
    (found,) = _told(page)
    assert found.place is not None
    assert "startDate" in page.split("\n")[found.place.line - 1]
    assert found.message == "The page shows “15 May 2027”, and its markup says 2027-05-14 19:30."


@pytest.mark.parametrize("body", [*OFF[:3], *OTHER[:1], OTHER[-1]])
def test_embedding_tells_the_same(body: str) -> None:
    event = (
        "id: lanterns\ninLanguage: en\nname: Lanterns on the river\nstartDate: 2027-05-14T19:30\nendDate: 2027-05-14T22:00\n"
        "location: {name: Boat House, address: {addressLocality: Galway, addressCountry: IE}}\n"
    )
    bare = f'<html lang="en"><head><title>Boat House</title></head><body>{body}</body></html>'
    made = embed(event.encode(), into=bare.encode(), base_url="https://e.org/")
    told = [one.code for one in made.problems if one.code.startswith(("page-", "status-in"))]
    assert told == _codes(body)
    assert made.page is not None
    assert [one.code for one in _told(made.page.decode())] == told


DESCRIPTIONS = [
    "startDate: 2027-05-14T19:30\nperformer: []\n",
    "startDate: 2027-05-14T19:30\neventStatus: cancelled\noffers: [{price: 5, priceCurrency: EUR, url: 'https://e.org/t'}]\n",
    "startDate: 2027-05-14\neventStatus: postponed\nimage: https://e.org/a.png\noffers: [{price: 5}, {name: Children, price: 2}]\n",
    "startDate: 2027-05-14T19:30\nsubEvent: [{name: Songs, startDate: 2027-05-14T20:00, performer: [{name: Ana Gil, role: speaker}]}]\n",
    "startDate: 2027-05-14T19:30\nvirtualLocation: https://e.org/meet\ndescription: <b>Lamps</b> and boats\n",
    "startDate: 2027-05-14T19:30\nendDate: 2027-05-13\norganizer: {name: Boat House, url: 'https://e.org/'}\n",
]


@pytest.mark.parametrize("more", DESCRIPTIONS)
def test_what_embedding_tells_is_what_validating_the_page_tells(more: str) -> None:
    event = f"id: lanterns\ninLanguage: en\nname: Lanterns on the river\nlocation: {{name: Quay, address: {{addressLocality: Galway, addressCountry: IE}}}}\n{more}"
    bare = f'<html lang="en"><head><link rel="canonical" href="https://e.org/p"><title>Boat House</title></head><body>{HEADED}<p>14 May 2027. We look forward to it, and so do the children.</p></body></html>'
    made = embed(event.encode(), into=bare.encode())
    assert made.page is not None
    known = {(one.code, one.severity) for one in made.problems}
    page = {(one.code, one.severity) for one in _judged(made.page.decode())}
    assert made.is_publishable == (b"ld+json" in made.page)
    assert {one for one in page if b"ld+json" in made.page} <= known
    assert {one for one in known - page if one[1] != "info" and made.is_publishable} == set()


MARKED = '<article itemscope itemtype="https://schema.org/Event"><h2 itemprop="name">{}</h2><time itemprop="startDate" datetime="{}">{}</time></article>'


@pytest.mark.parametrize(
    ("start", "text", "is_told"),
    [
        ("2027-05-14", "15 May 2027", True), ("2027-05-14T19:30", "Friday 14 May, 8 pm", True), ("2026-05-14T19:30", "14 May 2027", True),
        ("2027-05-14T19:30", "vendredi 14 mai 2027 à 18h30", True), ("2027-05-14T19:30", "Friday 14 May 2027, 7.30 pm", False),
        ("2027-05-14T19:30", "14 to 16 May", False), ("2027-05-14T18:30:00Z", "15 May 2027, 1.30 am", False), ("2027-05-14", "", False),
        ("2027-05-14T19:30", "14 May, 1.30 pm EST", False), ("2027-05-14T00:00", "14 May, 7 pm", False), ("soon", "15 May 2027", False),
    ],
)  # fmt: skip
def test_a_time_in_an_attribute_is_held_beside_its_text(start: str, text: str, is_told: bool) -> None:  # noqa: FBT001  # a case
    events = MARKED.format("Lanterns on the river", start, text) + MARKED.format("Songs of the sea", "2027-06-01", "1 June 2027")
    told = _told(f"<html><body><h1>What is on</h1>{events}</body></html>")
    assert [one.code for one in told] == ["page-shows-another"] * is_told
    alone = _told(f"<html><body>{MARKED.format('Lanterns on the river', start, text)}</body></html>")
    assert [one.code for one in alone] == ["page-shows-another"] * is_told
