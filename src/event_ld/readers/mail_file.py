"""E-mail as it is stored (`.eml`): what it says as a text that is read as a programme, and what is attached to it.

The text begins with the headers that a person would see, so that the reader of programmes leaves out who wrote and who received
it, the greeting, the signature and quotations, as in a message that somebody pasted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from event_ld.errors import InputError, sentence_of
from event_ld.problems import Findings
from event_ld.readers.page_text import page_text
from event_ld.readers.programme.words import meaning
from event_ld.source import Source
from event_ld.terms import clean

_SHOWN = ("From", "Date", "Subject")
_SOFT_END = re.compile(r"(?<!\n--) \n(?=[^\n> ])")
_MOST_PARTS = 1_000
_LONGEST_HEAD = 100_000


def parts_of(data: bytes, name: str) -> tuple[Findings | None, list[tuple[str, bytes]]]:
    """The text of a message, None where it has none, and the names and the bytes of what is attached.

    An InputError where it is nested too deeply, has too many parts, or is broken.
    """
    if data.count(b"\n--") > _MOST_PARTS * 20:  # each of them takes time to part
        raise InputError(f"{name} has more than {_MOST_PARTS:,} parts, the most that are read.")
    head, blank, rest = data.lstrip().partition(b"\n\n" if b"\n\n" in data[:_LONGEST_HEAD] else b"\r\n\r\n")
    attached: list[tuple[str, bytes]] = []
    try:
        message = message_from_bytes(_decoded(head).encode() + blank + rest, policy=policy.default)
        others = any(meaning("mail-header", key) in {"from", "sent", "subject"} for key in message)
        is_pasted = others and not any(header in message for header in _SHOWN)  # headers in another language than programs write
        texts = [_decoded(data)] if is_pasted else _texts(message, attached, name)
        text = clean("\n".join(texts).replace("\r\n", "\n").replace("\r", "\n"))
    except (RecursionError, AttributeError, IndexError, LookupError, TypeError, ValueError) as error:  # as broken headers have it
        raise InputError(f"{name} is no e-mail that can be read: {sentence_of(error)}.") from error
    return Findings(Source(name=name, text=text)) if text.strip() else None, attached


def _texts(message: EmailMessage, attached: list[tuple[str, bytes]], name: str) -> Iterator[str]:
    """What a message says, and those that were passed on with it; gathers what is attached."""
    yield from _said(message)
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise InputError(f"{name} has more than {_MOST_PARTS:,} parts, the most that are read.")
        inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, EmailMessage):
            yield from _said(inner)
        elif part.get_content_maintype() == "image" and "Content-ID" in part:
            continue  # a logo in the text
        elif part.get_content_type() == "text/calendar" or (part.get_filename() and not part.is_multipart()):
            inside = part.get_payload(decode=True)
            if isinstance(inside, bytes) and inside.strip():
                attached.append((f"{name}/{part.get_filename() or 'invitation.ics'}", inside))


def _said(message: MIMEPart) -> Iterator[str]:
    """The headers that a person sees, and the text; nothing where a message has neither subject nor text."""
    shown = {header: " ".join(str(message.get(header, "")).split()) for header in _SHOWN}
    body = message.get_body(("plain",))
    if body is None or not _text(body).strip():
        body = message.get_body(("html",)) or body
    text = "" if body is None else _text(body)
    if body is not None and body.get_content_type() == "text/html":
        text = page_text(text)
    if text.strip() or shown["Subject"]:
        shown["From"] = shown["From"] or "unknown@example.invalid"
        yield from (f"{header}: {value}" for header, value in shown.items())
        yield from ("", text)


def _text(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    text = _decoded(data if isinstance(data, bytes) else b"", part.get_content_charset() or "utf-8")
    if part.get_param("format") != "flowed":
        return text
    return _SOFT_END.sub("" if str(part.get_param("delsp")).lower() == "yes" else " ", text.replace("\r\n", "\n"))


def _decoded(data: bytes, charset: str = "utf-8") -> str:
    """The text of bytes in a charset that may be wrong, or one that nobody knows."""
    for name in (charset, "utf-8", "cp1252"):
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(name)
    return data.decode("latin-1")
