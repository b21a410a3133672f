"""E-mail as it is stored: the text that it says, what is attached to it, and nothing of who wrote and who received it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from event_ld.errors import InputError
from event_ld.inputs import read_text
from event_ld.pipeline import draft

BODY = (
    "Dear all,\n\nplease join us.\n\nOpen day of the city archive\n14 May 2027, 14:30 - 17:00\nVenue: City Archive, Sucre, Bolivia\n\n"
    "Kind regards\nJoana Silva\nPress office\n+591 2 2123456\n"
)


def message(body: str = BODY, subject: str = "Fwd: RV: Open day of the city archive") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Joana Silva <joana@sender.example>"
    made["To"] = "Ana Rojas <ana@recipient.example>"
    made["Cc"] = "luis@copied.example"
    made["Date"] = "Mon, 12 Apr 2027 10:22:00 -0400"
    made["Message-ID"] = "<1@sender.example>"
    made["Subject"] = subject
    made.set_content(body)
    return made


def drafted(made: EmailMessage) -> str:
    return draft(bytes(made)).text


def test_the_subject_and_the_body_are_the_programme_and_nobody_is_published() -> None:
    text = drafted(message())
    assert "name: Open day of the city archive" in text
    assert "startDate: 2027-05-14T14:30" in text
    facts = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert not [
        one for one in ("joana", "Joana", "ana@", "Rojas", "luis", "2123456", "Press", "Dear", "Fwd", "12 Apr") if one in facts
    ]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "cp1252"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_transfer_encodings_and_charsets(charset: str, encoding: str) -> None:
    made = EmailMessage()
    made["From"], made["Subject"], made["MIME-Version"] = "a@b.example", "Jornada de gestión pública", "1.0"
    made.set_content("Jornada de gestión pública\n6 de mayo de 2027\nLugar: Asunción, Paraguay\n", charset=charset, cte=encoding)
    assert "name: Jornada de gestión pública" in drafted(made)


def test_a_charset_that_nobody_knows() -> None:
    data = bytes(message()).replace(b'charset="utf-8"', b'charset="klingon"')
    assert "Open day" in draft(data).text
    latin = b"Message-ID: <1>\nContent-Type: text/plain; charset=us-ascii\n\nD\xeda abierto\n6 de mayo de 2027\n\x81\n"
    assert "Día abierto" in draft(latin).text


def test_a_page_is_read_where_there_is_no_text() -> None:
    made = message("\n")
    made.add_alternative(f"<html><body><p>{BODY.replace(chr(10), '<br>')}</p></body></html>", subtype="html")
    assert "startDate: 2027-05-14T14:30" in drafted(made)


def test_a_message_that_was_passed_on_as_a_whole() -> None:
    outer = message("See below.\n", "FW: invitation")
    outer.add_attachment(message())
    text = drafted(outer)
    assert "name: Open day of the city archive" in text
    assert "startDate: 2027-05-14T14:30" in text


def test_lines_that_a_program_broke_are_whole_again() -> None:
    text = "Open day of \nthe city archive\n6 May 2027\n-- \nAna\n"
    for wrapped, delete in ((text, ""), (text.replace("of ", "of  "), "; delsp=yes")):
        head = f"Message-ID: <1>\nSubject: x\nFrom: a@b.example\nContent-Type: text/plain; format=flowed{delete}\n\n"
        (reading,) = read_text(head + wrapped)
        assert "\nOpen day of the city archive\n" in reading.source.text
        assert "\n-- \n" in reading.source.text


def test_what_is_attached_is_read_and_a_covering_note_is_no_event() -> None:
    made = message("Dear all,\nthe programme is attached.\n", "Programme")
    made.add_attachment(BODY.encode(), maintype="text", subtype="plain", filename="programme.txt")
    made.add_attachment(b"\x89PNG\r\n\x1a\n\0", maintype="image", subtype="png", filename="logo.png")
    (reading,) = read_text(bytes(made), name="a.eml")
    assert reading.source.name == "a.eml/programme.txt"
    assert reading.event is not None
    assert reading.event.start_date == "2027-05-14T14:30"
    (note,) = [one for one in reading.problems if one.code == "attachment-unread"]
    assert note.message.startswith("a.eml/logo.png is a PNG picture, which is not read")
    both = message()
    both.add_attachment(BODY.encode(), maintype="text", subtype="plain", filename="programme.txt")
    assert [one.source.name for one in read_text(bytes(both), name="a.eml")] == ["a.eml", "a.eml/programme.txt"]


def test_a_logo_in_the_text_is_not_told() -> None:
    made = message()
    made.add_attachment(b"\x89PNG\r\n\x1a\n\0", maintype="image", subtype="png", filename="logo.png", cid="<1@a.example>")
    (reading,) = read_text(bytes(made), name="a.eml")
    assert "attachment-unread" not in [one.code for one in reading.problems]


def test_what_holds_nothing_and_what_is_broken() -> None:
    with pytest.raises(InputError, match="holds no text that is read"):
        read_text(b"Message-ID: <1>\nContent-Type: image/png; name=x.png\n\n", name="a.eml")
    only = EmailMessage()
    only["Message-ID"] = "<1>"
    only.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="x.png")
    with pytest.raises(InputError, match=r"holds no text that is read\. a\.eml/x\.png is a PNG picture"):
        read_text(bytes(only), name="a.eml")
    deep = b"Message-ID: <1>\n" + b"Content-Type: message/rfc822\n\n" * 3000
    with pytest.raises(InputError, match="nested too deeply"):
        read_text(deep, name="a.eml")
    many = b"".join(b"--x\nContent-Type: text/plain\n\na\n" for _ in range(1100))
    with pytest.raises(InputError, match="more than 1,000 parts"):
        read_text(b"Message-ID: <1>\nContent-Type: multipart/mixed; boundary=x\n\n" + many, name="a.eml")


def test_the_ending_tells_a_message_without_headers_of_transport() -> None:
    (reading,) = read_text(b"From: a@b.example\nTo: c@d.example\nSubject: Open day\n\n" + BODY.encode(), name="a.eml")
    assert reading.form == "programme"
    assert reading.event is not None
    assert reading.event.start_date == "2027-05-14T14:30"


@pytest.mark.parametrize(
    ("day", "names"), [("20270514", ["Open day"]), ("20270515", ["Open day of the city archive", "Open day"])]
)
def test_an_invitation_in_words_and_as_a_calendar_is_one_event(day: str, names: list[str]) -> None:
    made = message()
    calendar = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:{day}T143000\nSUMMARY:Open day\nEND:VEVENT\nEND:VCALENDAR\n"
    made.add_attachment(calendar.encode(), maintype="text", subtype="calendar", filename="invite.ics")
    assert [one.event.name for one in read_text(bytes(made), name="a.eml") if one.event is not None] == names


def test_the_programme_of_a_message_is_read_beside_the_calendar_of_its_day() -> None:
    made = message("Open day\n14 May 2027, City Archive, Toledo, Spain\n\n10:00 Welcome, Ann Lee\n10:30 Old maps, Tom Hay\n")
    calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Open day\nDTSTART:20270514T080000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    made.add_attachment(calendar.encode(), maintype="text", subtype="calendar", filename="invite.ics")
    (reading,) = read_text(bytes(made), name="a.eml")
    assert reading.event is not None
    assert ([one.start_date for one in reading.event.sub_event], reading.event.time_zone) == (
        ["2027-05-14T10:00", "2027-05-14T10:30"],
        "Europe/Madrid",
    )
    assert "of the calendar nothing" in reading.problems[0].message


SIGNATURES = [
    "<p>Eva<br>Tel. 030 123456</p>",
    "<p>Eva</p><p>Tel. 030 123456</p><p>eva@sender.example</p>",
    "<p>Eva, Tel. 030 123456</p>",
    "<div>Eva Braun</div><div>Ministry of Data</div><div>Tel. 030 123456</div>",
    "<table><tr><td>Eva Braun</td></tr><tr><td>Tel.: +49 30 123456</td></tr></table>",
]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_who_passes_a_page_on_is_not_published(signature: str) -> None:
    made = EmailMessage()
    made["From"] = "Eva Braun <eva@sender.example>"
    made["To"] = "Web <web@recipient.example>"
    made["Subject"] = "Annual report"
    made.set_content(
        f"<p>Please put this online.</p>{signature}<hr><div><b>From:</b> Max Kern &lt;max@x.example&gt;<br>"
        "<b>Sent:</b> Wednesday, March 31, 2027 4:12 PM<br><b>To:</b> Eva<br><b>Subject:</b> Annual report</div>"
        "<p>Annual report, Tuesday, 20 April 2027, 11 am - 12.30 pm</p><p>Venue: Town Hall, Berlin, Germany</p>"
        "<p>Contact: Press office, Tel. 030 777777</p>",
        subtype="html",
    )
    text = drafted(made)
    assert "123456" not in text
    assert "sender.example" not in text
    assert "telephone: 030 777777" in text


CANCELLED = [
    ("CANCELLED: Old maps", "The talk on 5 May 2027 is cancelled. The workshop on 12 May at 10:00 in the Town Hall takes place as planned.", "2027-05-05"),
    ("CANCELLED: Old maps", "The talk is cancelled.\n\nThe workshop on 12 May 2027 at 10:00 in the Town Hall still takes place.", None),
    ("CANCELLED: Old maps", "The talk is cancelled. We hope to see you at the next talk, on 12 May 2027 at 10:00.", None),
    ("Cancellation of the course", "The course on 5 May 2027 is off. The walk on 12 May 2027 at 10:00 goes ahead.", "2027-05-05"),
    ("CANCELADO: Charla", "La charla queda cancelada.\n\nEl taller del 12 de mayo de 2027 a las 10:00 se mantiene según lo previsto.", None),
    ("Se suspende la charla", "Fue suspendida la charla del 5 de mayo de 2027. El taller del 12 de mayo a las 10:00 sigue en pie.", "2027-05-05"),
    ("Cancelación de la charla", "La charla del 5 de mayo no se dará. El resto no cambia: el 12 de mayo a las 10:00 hay un taller.", None),
    ("Cancelamento da palestra", "A palestra do dia 5 de maio de 2027 foi cancelada. A oficina do dia 12 de maio às 10h fica mantida.", "2027-05-05"),
    ("ANNULÉ : la visite", "La visite est annulée.\n\nL'atelier du 12 mai 2027 à 10 h est maintenu, salle Bleue.", None),
    ("Annulation de la visite", "La visite du 5 mai 2027 est annulée. L'atelier du 12 mai 2027 à 10 h aura bien lieu, salle Bleue.", "2027-05-05"),
]  # fmt: skip


@pytest.mark.parametrize(("subject", "body", "day"), CANCELLED)
def test_what_is_cancelled_takes_no_day_of_what_still_takes_place(subject: str, body: str, day: str | None) -> None:
    head = f"From: Ana Sender <ana@a.example>\nTo: all@a.example\nDate: Mon, 26 Apr 2027 10:00:00 +0200\nSubject: {subject}\n"
    (reading,) = read_text(f"{head}\n{body}\n", name="m.eml")
    event = reading.event
    assert event is not None
    assert (event.event_status, event.start_date, event.location, event.room) == ("cancelled", day, None, None)
    assert event.name in {"Old maps", "course", "Charla", "charla", "palestra", "la visite", "visite"}
    assert "Sender" not in str(event)


@pytest.mark.parametrize(
    "head",
    [
        "De: Ana Remitente <ana@a.example>\nPara: todos@a.example\nFecha: lunes, 26 de abril de 2027\nAsunto: Mapas antiguos\n",
        "De: Ana Remetente <ana@a.example>\nPara: todos@a.example\nData: 26 de abril de 2027\nAssunto: Mapas antiguos\n",
        "De : Ana Expéditrice <ana@a.example>\nÀ : tous@a.example\nDate : 26 avril 2027\nObjet : Mapas antiguos\n",
    ],
)
def test_headers_in_other_languages_in_a_stored_message(head: str) -> None:
    (reading,) = read_text(f"{head}\nEl 6 de mayo a las 18:00 en la Biblioteca, moderado por Eva Sol.\n", name="m.eml")
    event = reading.event
    assert event is not None
    assert (event.name, (event.start_date or "")[:10]) == ("Mapas antiguos", "2027-05-06")
    assert "Ana" not in str(event)


def test_a_place_before_the_word_that_moves_an_event_is_not_its_place() -> None:
    body = "O curso, inicialmente marcado na Sala Azul, foi transferido para a Biblioteca. Será no dia 6 de maio de 2027 às 18h."
    head = "From: a@a.example\nDate: Mon, 26 Apr 2027 10:00:00 +0200\nSubject: Curso de mapas\n"
    (reading,) = read_text(f"{head}\n{body}\n", name="m.eml")
    assert reading.event is not None
    assert "Azul" not in str(reading.event)
    assert reading.event.start_date == "2027-05-06T18:00"


def test_a_date_that_does_not_change_is_stated() -> None:
    head = "From: a@a.example\nDate: Mon, 3 May 2027 10:00:00 +0200\nSubject: Atelier\n"
    (reading,) = read_text(f"{head}\nLa date ne change pas : samedi 15 mai à 15 h 15, bibliothèque Nord.\n", name="m.eml")
    assert reading.event is not None
    assert reading.event.start_date == "2027-05-15T15:15"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("O curso acontece nesta terça-feira (4), às 9h, na Sala Azul.", "2027-05-04T09:00"),
        ("El curso es este viernes 30 a las 18:00 en la Sala Azul.", "2027-04-30T18:00"),
        ("Le cours a lieu vendredi 14, à 18h, salle Bleue.", "2027-05-14T18:00"),
        ("El curso es este lunes 30 a las 18:00 en la Sala Azul.", None),
        ("The course is on Friday 7 pm in the Blue Room.", None),
    ],
)
def test_a_day_by_its_weekday_and_number_is_the_next_one_after_the_message(body: str, day: str | None) -> None:
    head = "From: a@a.example\nDate: Mon, 26 Apr 2027 10:00:00 +0200\nSubject: Mapas\n"
    (reading,) = read_text(f"{head}\n{body}\n", name="m.eml")
    assert reading.event is not None
    assert reading.event.start_date == day
