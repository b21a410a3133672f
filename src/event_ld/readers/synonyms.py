"""Keys that people and other programs write for the properties of a description, in the languages of programmes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SECTIONS = {
    "title": "name",
    "when": "startDate",
    "when-where": "startDate",
    "where": "location",
    "mode": "eventAttendanceMode",
    "agenda": "subEvent",
    "online": "virtualLocation",
    "language": "inLanguage",
    "registration": "offers",
    "host": "organizer",
    **dict.fromkeys(("speaker", "panellist", "moderator", "chair"), "performer"),
}
"""What the label of a section in a programme stands for, where that is not the name of a property."""
_WORDS = {
    "endDate": "end ends finish fin finaliza termina fim término until hasta até",
    "url": "link website web page permalink enlace sitio site lien",
    "offers": "price prices cost fee tickets ticket precio entrada entradas preço ingresso prix tarif billet",
    "image": "cover photo picture banner thumbnail poster foto imagen imagem affiche",
    "description": "excerpt body content contenido conteúdo texte",
    "eventStatus": "status estado statut",
    "eventAttendanceMode": "attendance format formato modalidad modalité",
    "keywords": "topics topic category categories categoría categorías temas thèmes",
    "location": "city ciudad cidade ville map",
    "timeZone": "tz timezone zone zona",
    "latitude": "lat latitud",
    "longitude": "lon lng long longitud",
    "geo": "latitude longitude lat lon lng coordinates coordenadas coords gps latlng",
}
_OWN: dict[str, list[str]] = {}
"""A word to the properties that it may stand for; which it is depends on what there may be."""
for _field, _words in _WORDS.items():
    for _word in _words.split():
        _OWN.setdefault(_word, []).append(_field)
_JOINTS = re.compile(r"[_\-. ]+|(?<=[a-zà-ÿ])(?=[A-Z])")
_TIMES = frozenset({"date", "time", "datetime", "day", "at", "on", "by", "name", "event", "fecha", "hora", "data", "heure"})


def meant_key(key: str, known: Iterable[str]) -> str | None:
    """The property that a key most likely stands for, by what it means and not by its letters; None where that is not known.

    Args:
        key: What was written: `title`, `start_date`, `Lugar`.
        known: The properties that there may be.
    """
    from event_ld.readers.programme.words import meaning  # noqa: PLC0415  # a table that only a wrong key needs

    possible = set(known)
    words = _JOINTS.sub(" ", key).lower().split()
    tries = [" ".join(words), *(one for one in words if one not in _TIMES), *words]
    for one in tries:
        section = meaning("section", one) or ""
        for field in _OWN.get(one) or (_SECTIONS.get(section, section),):
            if field in possible:
                return field
    return None
