"""Laws of programmes that came by e-mail: the message around one publishes nobody, dates nothing, and takes nothing away."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pytest

from event_ld.inputs import read_text
from event_ld.model import Event
from event_ld.readers.programme.mail import message_edits

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading


class Mail(NamedTuple):
    """A message in one language, and a programme to send with it."""

    head: str
    wrote: str
    forward: str
    greeting: str
    closing: str
    notice: str
    programme: str
    title: str


MAILS = {
    "en": Mail(
        "From: {who}\nSent: Tuesday, 3 March 2026 10:00\nTo: Luis Paz <luis@example.com>;\n    Eva Sol <eva@example.com>\n"
        "Cc: all@example.com\nSubject: {prefix}{title}\n",
        "On Tue, 3 Mar 2026 at 10:00, {who} wrote:",
        "---------- Forwarded message ---------",
        "Dear colleagues,",
        "Best regards,\nDr. Ana Gil, Director, Bee Institute\nana@example.org",
        "This e-mail is confidential.\nDelete it if it is not yours.",
        "27 September, 10:00 - 12:00\nPlace: Town Hall, Leeds, United Kingdom\n\nProgramme\n10:00 Welcome to the archive\n11:00 Maps for all\n",
        "Forum on open archives",
    ),
    "es": Mail(
        "De: {who}\nEnviado el: martes, 3 de marzo de 2026 10:00\nPara: Luis Paz <luis@example.com>\nCC: otros@example.com\n"
        "Asunto: {prefix}{title}\n",
        "El mar, 3 mar 2026 a las 10:00, {who} escribió:",
        "-----Mensaje original-----",
        "Estimados colegas:",
        "Saludos cordiales,\nDra. Ana Gil, Directora, CEPAL\nana@example.org",
        "Este mensaje es confidencial.",
        "27 de septiembre, 10:00 - 12:00\nLugar: Biblioteca Nacional, Lima, Perú\n\nPrograma\n10:00 Bienvenida al archivo\n11:00 Mapas para todos\n",
        "Foro de archivos abiertos",
    ),
    "pt": Mail(
        "De: {who}\nEnviada em: terça-feira, 3 de março de 2026 10:00\nPara: Luis Paz <luis@example.com>\nAssunto: {prefix}{title}\n",
        "Em ter., 3 de mar. de 2026 às 10:00, {who} escreveu:",
        "---------- Mensagem encaminhada ---------",
        "Prezados,",
        "Atenciosamente,\nProfa. Ana Gil, Diretora, Instituto das Abelhas\nana@example.org",
        "Esta mensagem é confidencial.",
        "27 de setembro, 10:00 - 12:00\nLocal: Biblioteca Nacional, Lisboa, Portugal\n\nPrograma\n10:00 Boas-vindas ao arquivo\n11:00 Mapas para todos\n",
        "Fórum de arquivos abertos",
    ),
    "fr": Mail(
        "De : {who}\nEnvoyé le : mardi 3 mars 2026 10:00\nÀ : Luis Paz <luis@example.com>\nObjet : {prefix}{title}\n",
        "Le mar. 3 mars 2026 à 10:00, {who} a écrit :",
        "-------- Message transféré --------",
        "Bonjour à tous,",
        "Bien cordialement,\nMme Ana Gil, Directrice, Institut des Abeilles\nana@example.org",
        "Ce message est confidentiel.",
        "27 septembre, 10:00 - 12:00\nLieu : Médiathèque municipale, Lyon, France\n\nProgramme\n10:00 Accueil aux archives\n11:00 Cartes pour tous\n",
        "Forum des archives ouvertes",
    ),
}

WHO = ("Ana Gil <ana@example.org>", "ana@example.org", '"Gil, Ana" <ana@example.org>', "Ana Gil [mailto:ana@example.org]")
PREFIXES = ("", "RE: ", "FW: ", "RV: RE: ", "TR : ", "Fwd: [2] "[:5])
MARKS = ("", ">> ", "> > ")


def _read(text: str) -> Reading:
    return read_text(text, name="forum.txt")[0]


def _facts(reading: Reading) -> bytes:
    assert isinstance(reading.event, Event)
    return msgspec.json.encode(reading.event)


def _quoted(text: str, mark: str) -> str:
    return "".join(f"{mark}{line}" for line in text.splitlines(keepends=True))


def _unread(reading: Reading) -> list[str]:
    return [one.message for one in reading.problems if one.code == "unread-text"]


@pytest.mark.parametrize("language", MAILS)
@pytest.mark.parametrize("mark", ["> ", *(pytest.param(one, marks=pytest.mark.slow) for one in MARKS)])
def test_the_message_around_a_programme_changes_only_its_year(language: str, mark: str) -> None:
    mail = MAILS[language]
    plain = _read(f"{mail.title}\n\n{mail.programme}".replace(":00 - ", ":00 - ", 1).replace(", 10:00 -", " 2026, 10:00 -", 1))
    for who, prefix in product(WHO, PREFIXES):
        head = mail.head.format(who=who, prefix=prefix, title=mail.title)
        tail = f"{mail.closing}\n\n{mail.notice}\n-- \nBee Institute, Leeds\n"
        reading = _read(_quoted(f"{head}\n{mail.notice}\n\n{mail.greeting}\n\n{mail.programme}\n{tail}", mark))
        assert isinstance(reading.event, Event)
        assert _facts(reading) == _facts(plain)
        assert reading.event.contributor == ()
        assert _unread(reading) == []
        assert reading.evidence["startDate"].rule == "year-from-page-date"
        text = reading.source.text
        assert {text[span.start : span.end] for span in reading.evidence["name"].spans} == {mail.title}


@pytest.mark.parametrize("language", MAILS)
def test_who_wrote_a_quoted_message_is_nobody_of_the_event(language: str) -> None:
    mail = MAILS[language]
    programme = f"{mail.title}\n\n{mail.programme}"
    for lead in (mail.wrote.format(who=WHO[0]), mail.wrote.format(who="Ana Gil\n<ana@example.org>"), mail.forward):
        reading = _read(f"{lead}\n{_quoted(programme, '> ')}\n-- \nLuis Paz\n")
        assert isinstance(reading.event, Event)
        assert reading.event.name == mail.title
        assert _unread(reading) == []
        assert b"Gil" not in _facts(reading)
        assert b"Paz" not in _facts(reading)


@pytest.mark.parametrize("language", MAILS)
def test_a_message_within_a_message_is_as_one(language: str) -> None:
    mail = MAILS[language]
    inner = mail.head.format(who=WHO[0], prefix="", title=mail.title)
    outer = mail.head.format(who="Eva Sol <eva@example.org>", prefix="FW: ", title=mail.title)
    body = f"{mail.greeting}\n\n{mail.programme}\n{mail.closing}\n"
    once, twice = _read(f"{inner}\n{body}"), _read(f"{outer}\nFYI\n\n{mail.closing}\n{mail.forward}\n{inner}\n{body}")
    assert _facts(once) == _facts(twice)
    assert _unread(twice) == []


def test_a_subject_that_is_the_title_below_is_told_once() -> None:
    reading = _read(
        "From: Ana <ana@example.org>\nSubject: RE: Forum on maps\n\nForum on maps\n12 May 2026\nLeeds, United Kingdom\n\nAna\n"
    )
    assert isinstance(reading.event, Event)
    assert (reading.event.name, _unread(reading)) == ("Forum on maps", [])


def test_headers_go_on_over_lines() -> None:
    head = "From: Ana [mailto:ana@example.org] On\nbehalf of Eva\nSubject: A forum on long\n  titles\nDate: 3 March 2026\n"
    reading = _read(f"{head}\n{head}\nDate: 12 May\nPlace: Town Hall, Leeds, United Kingdom\n")
    assert isinstance(reading.event, Event)
    assert (reading.event.name, reading.event.start_date) == ("A forum on long titles", "2026-05-12")
    assert _unread(reading) == []


@pytest.mark.parametrize(
    "text",
    [
        "Forum\n\nDate: 12 May 2026\nFrom: 10:00\nTo: 12:00\n",
        "Foro\n\nFecha: 12 de mayo de 2026\nPara: estudiantes\nDe: 9 a 12\n",
        "Forum\nPlace: Leeds\n\nSubject: Maps for all\nDate: 12 May 2026\n",
        "From: Lima to Leeds\nA talk on maps\n",
        "Subject: maps\nFrom: Ana",
        "",
    ],
)
def test_a_programme_with_such_labels_is_no_message(text: str) -> None:
    assert message_edits(text) == []


def test_what_follows_headers_is_their_own_only_once() -> None:
    text = "From: Ana <ana@example.org>\nDate: 3 March 2026\nSubject: Forum on maps\nDate: 12 May 2026\nPlace: Town Hall, Leeds, United Kingdom\n"
    reading = _read(text)
    assert isinstance(reading.event, Event)
    assert (reading.event.name, reading.event.start_date) == ("Forum on maps", "2026-05-12")


def test_a_long_stretch_below_a_rule_is_no_signature() -> None:
    slots = "".join(f"{hour}:00 Talk on map {hour}\n" for hour in range(8, 21))
    reading = _read(f"From: Ana <ana@example.org>\nSubject: Forum on maps\n\n12 May 2026\n--\n{slots}")
    assert isinstance(reading.event, Event)
    assert len(reading.event.sub_event) == 13  # 8 to 20


def test_a_contact_that_the_programme_names_stays_one() -> None:
    reading = _read(
        "From: Ana <ana@example.org>\nSubject: Forum on maps\n\n12 May 2026\nContact: Eva Sol, eva@example.com\n\n<ana@example.org>\n"
    )
    assert isinstance(reading.event, Event)
    assert [str(one.email) for one in reading.event.contributor] == ["eva@example.com"]


def test_a_programme_below_a_signature_is_read() -> None:
    head = "From: Ana <ana@example.org>\nSubject: Forum on maps\n\nPlease find it below.\n\nBest regards,\nAna\n"
    reading = _read(f"{head}\n12 May 2026\nTown Hall, Leeds, United Kingdom\n")
    assert isinstance(reading.event, Event)
    assert reading.event.start_date == "2026-05-12"
    assert _unread(reading) == ["This line became no fact: “Please find it below.”."]


@pytest.mark.parametrize("reached", ["Mobile: +34 600 123 456", "laura@uni.example", "Tel. 030 1234567\nlaura@uni.example"])
def test_a_signature_that_nothing_leads_to_is_no_contact(reached: str) -> None:
    text = (
        "From: Ana Gil <ana@a.example>\nTo: Eva Sol <eva@b.example>\nSubject: Maps\n\nOpen day of maps\n\n14 May 2027, 10:00\n"
        f"Place: City Archive, Madrid, Spain\n\nLaura Paz Roca\n{reached}\n"
    )
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert event.contributor == ()
    kept = read_text(text.replace("Laura Paz", "Contact: Laura Paz"), form="programme")[0].event
    assert kept is not None
    assert kept.contributor != ()


STAMPS = {
    "cancelled": ("CANCELLED", "Cancelled", "Cancelado", "CANCELADA", "Annulé"),
    "postponed": ("POSTPONED", "Postponed", "Aplazado", "Adiado", "Reportée"),
}
SUBJECTS = ("{word}: {title}", "[maps-announce] {word} - {title}", "RE: [{word}] {title}", "{title} ({word})", "{title} - {word}")
BODY = "From: Ana <ana@a.example>\nTo: Eva <eva@b.example>\nSubject: {subject}\n\n{said}12 May 2027, 10:00\nPlace: Town Hall, Leeds, United Kingdom\n"


@pytest.mark.parametrize(("state", "word"), [(state, word) for state, words in STAMPS.items() for word in words])
@pytest.mark.parametrize("form", SUBJECTS)
def test_a_subject_that_says_so_is_the_status_and_no_part_of_the_name(state: str, word: str, form: str) -> None:
    title = "Forum on open archives"
    for said in ("", f"The forum is {word.lower()}.\n\n", f"{title}\n"):
        event = _read(BODY.format(subject=form.format(word=word, title=title), said=said)).event
        assert isinstance(event, Event)
        assert (event.name, event.event_status, event.start_date) == (title, state, "2027-05-12T10:00")


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("CANCELLED: Forum on maps", "The forum is not cancelled, it takes place.\n\n"),
        ("Cancelled tickets of the forum on maps", ""),
        ("Forum on maps", ""),
    ],
)
def test_a_subject_that_the_text_denies_is_no_status(subject: str, said: str) -> None:
    event = _read(BODY.format(subject=subject, said=said)).event
    assert isinstance(event, Event)
    assert event.event_status is None


def test_a_subject_over_lines_that_the_text_breaks_elsewhere_is_told_once() -> None:
    head = "From: Ana <ana@a.example>\nSubject: A forum on the maps of\n  open archives and their readers\n\n"
    reading = _read(
        f"{head}A forum on the maps of open archives\nand their readers\n\n12 May 2027\nTown Hall, Leeds, United Kingdom\n"
    )
    assert isinstance(reading.event, Event)
    assert (reading.event.name, reading.event.organizer) == ("A forum on the maps of open archives and their readers", ())
    assert _unread(reading) == []


@pytest.mark.parametrize("language", MAILS)
@pytest.mark.parametrize(
    "footer",
    [
        "_______________________________________________\nMaps mailing list\nMaps@lists.example.org\nhttps://lists.example.org/maps\n",
        "To unsubscribe from this list, write to maps-leave@lists.example.org\nor ask Eva Sol.\n",
        "Para darse de baja escriba a maps-leave@lists.example.org\n",
        "Você recebeu esta mensagem porque se inscreveu no grupo Mapas.\n",
        "Pour vous désabonner : https://lists.example.org/maps\n",
        "-----BEGIN PGP SIGNATURE-----\niQIcBAEBAgAGBQJ\n=abcd\n-----END PGP SIGNATURE-----\n",
    ],
)
def test_what_a_list_puts_below_a_message_is_no_fact(language: str, footer: str) -> None:
    mail = MAILS[language]
    head = mail.head.format(who=WHO[0], prefix="", title=mail.title)
    plain, below = (_read(f"{head}\n{mail.programme}\n{tail}") for tail in ("", footer))
    assert _facts(plain) == _facts(below)
    assert _unread(below) == []
