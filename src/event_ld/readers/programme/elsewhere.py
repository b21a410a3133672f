"""What says where a place is told, how to get there or how to join, or where somebody lives, and names no place of the event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.readers.programme.text import Piece

_ELSEWHERE = re.compile(
    r"(?:to\s+be|(?:please\s+)?(?:see|check|consult)|ver|véase|consultar|consulte|confira|confirmar|verificar|voir|consulter)\s+(?-i:[a-zà-ÿ])|https?://"
    r"|(?:(?:get|driving|view|see|voir|ver|google|open|ouvrir|abrir)\s(?:(?:the|on|in|en|no|el|la|o|a)\s){0,2})?"
    r"(?:larger\s)?(?:directions|itin[ée]raires?|maps?|mapas?|carte|plan(?:\sd['\u2019]acc[èe]s)?|ubicaci[óo]n)\Z"
    r"|(?:c[óo]mo\sllegar|como\schegar|comment\s(?:venir|y\saller)|how\sto\sget\s(?:there|here))\Z",
    re.IGNORECASE,
)
"""A place that is said elsewhere: `Consultar o local na página`, `see the website`, `Driving Directions`, `Cómo llegar`."""
_JOINS = re.compile(
    r"(?:(?:please|para|pour|you\s(?:can|may)|vous\spouvez|voc[êe]\spode|(?:usted\s)?puedes?|poder[áa]s?)\s){0,2}"
    r"(?:(?:to\s)?(?:join|attend|connect|participate|log\son|dial)|(?:unirse|unirte|únase|únete|conectarse|con[ée]ctese|conéctate|participar|asistir|ingresar)"
    r"|(?:participe|acesse|acessar|entrar|assistir|assista)|(?:(?:vous|nous)\s)?(?:rejoindre|rejoignez|connecter|connectez|participer|participez|assister))"
    r"(?![^\W_])[^\n]{0,160}?(?:https?://|www\.|(?<![^\W_])(?:zoom|teams|webex|google\smeet|meet\.google|youtube)(?![^\W_]))",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"(?<![^\W_])(?:(?:lives?|living|born|resid(?:es?|ing)|based)\s(?:and\s\w+\s)?in|(?:vive|vivo|viven|resid[ea]n?|radicad[oa]|nacid[oa]|naci[óo]|afincad[oa])\s(?:y\s\w+\s)?en"
    r"|(?:mora|vive|reside|nasceu|nascid[oa]|radicad[oa])\s(?:e\s\w+\s)?(?:em|n[oa])|(?:vit|vivant|réside|habite|installée?|née?)\s(?:et\s\w+\s)?(?:à|au|en))\s[^.;\n]{2,60}",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?<![^\W_])(?:publish\w*|appear\w*|featured|reviewed|publications?|newspapers?|magazines?|outlets?|paru\w*|publiée?s?|journaux|revues?"
    r"|publicad[oa]s?|public[óo]u?|aparecid[oa]s?|periódicos|revistas|diarios|jornais|publicaciones|publicações)"
    r"\s(?:[^\W\d_]+\s){0,4}?(?:in|en|em|dans|na|no|nas|nos|such\sas|including|like|como|comme|tels?\sque|telles\sque)\s[^.;\n]{2,200}",
    re.IGNORECASE,
)
"""What has printed somebody: `articles published in The Harbour Gazette and Valley Chronicle`."""


def says_elsewhere(piece: Piece) -> bool:
    """Whether a stretch says where a place is told, or how to get there, and no place: `Consultar o local na página`."""
    return _ELSEWHERE.match(piece.text) is not None


def says_joining(piece: Piece) -> bool:
    """Whether a stretch tells how to join from elsewhere: `You can join the meeting at https://…`."""
    return _JOINS.match(piece.text) is not None


def printed_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a text names newspapers and the like."""
    return (one.span() for one in _PRINTED.finditer(text))


def homes_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says where somebody lives, or was born."""
    return (one.span() for one in _LIVES.finditer(text))
