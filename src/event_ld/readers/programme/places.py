"""Where an event takes place: lines about a place, rooms behind the titles of slots, and places in sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.gazetteer import (
    BRITISH_POSTAL_CODE,
    country_at_end,
    country_code,
    is_city,
    is_elsewhere,
    is_region,
    is_town,
)
from event_ld.readers.programme.dates import day_alone
from event_ld.readers.programme.elsewhere import says_elsewhere
from event_ld.readers.programme.room_codes import FLOOR, ROOM_CODES, floor_and_house, is_coded, without_kind
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.towns import city_of, is_above, is_in_land, is_street, state_and_code, street_and_town
from event_ld.readers.programme.words import folded_alternatives, is_word, known_words, spelled, spelled_pattern
from event_ld.vocabulary import event_kinds

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

ROOM = "room"
VENUE = "location.name"
STREET = "location.address.streetAddress"
POSTAL_CODE = "location.address.postalCode"
CITY = "location.address.addressLocality"
REGION = "location.address.addressRegion"
COUNTRY = "location.address.addressCountry"

_SHORTENED = """Av Avda Ave Jr St Dr Ing No NO Esq esq Edif edif Blvd Bvd Cra Urb Pje Psje Prol Gral Cnel Tte Pte
Pdte Mons Sta Sto Prof Eng Lic Pça Lg Trav Bd Nro nro Núm núm Dpto Depto Sq Rd Bldg Univ Inst Fac
Hosp Of"""
_ABBREVIATED = "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED.split()) + r"(?<!str\.)"
SEPARATOR = re.compile(
    rf"(?:(?<!\s)\s+)?[,;|]\s+|(?<!\s)\s+\((?=[^()]*[,\d])|\.(?<=[^\W_]{{2}}\.){_ABBREVIATED}\s+(?![A-Z\d](?![\w/]))|(?<=[)\d])\.\s+|(?<!\s)\s+[-–—]\s+|(?<=[^\W\d_]{{3}})[-–—]\s+(?=\d)|(?<=\d\s[A-Z])\.\s+(?=\d{{5}}\s)|(?:(?<![^\S\n])[^\S\n]+)?\n\s*|(?:(?<!\s)\s+)?,\s*(?=[^\W\d])"
)
STREET_INSIDE = re.compile(
    r"\d(?!\d?(?:st|nd|rd|th|er|e|[ºª°])\s+(?-i:[a-zà-ÿ]))|^c/|^(?:calle|av\.?|avda\.?|avenida|rua|rue|street|boulevard|blvd\.?|jr\.?|jirón|carrera|plaza|praça|place|alameda|paseo)\b"
    r"|\s(?:street|road|avenue|lane|square|drive|terrace|quay)$",
    re.IGNORECASE,
)
_POSTAL_BEHIND = re.compile(
    rf"(?:^|(?<!\s)\s+)(?:(?P<code>{BRITISH_POSTAL_CODE}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)|(?:[A-Z]{{2}}|D\.C\.)\s+(?P<zip>\d{{5}}(?:-\d{{4}})?)|(?P<plain>\d{{5,6}}))$"
)
"""A postal code behind its city (British, Canadian; `Lima 15046`), or behind the state (American)."""
_POINTER = re.compile(
    r"(?:(?<!\s)\s+)?\((?:ver|see|view|map|maps|mapa|plan|voir|c[óo]mo|how|como|directions|google)\b[^()]{0,40}\)\s*$"
    r"|\s(?:view|see|ver|voir)\s(?:(?:on|the|larger|el|la|o)\s){0,2}(?:maps?|mapa|carte|plan)$",
    re.IGNORECASE,
)
"""What points to a map behind a place: `(Ver ubicación)`, `View map`."""
_HOUSE_NUMBER = re.compile(r"(?:n[.º°]*\s*)?\d{1,4}\s?[a-z]?(?:\s?(?:bis|ter))?|s/n", re.IGNORECASE)
PRICE = re.compile(r"(?:[$€£]U?|\bS/\.?|\b(?:USD|EUR|GBP|BRL|CHF|MXN))\s?[1-9]|\d\s?(?:[$€£]|(?:USD|EUR|GBP|BRL|CHF|MXN)\b)")
"""What something costs."""
POSTAL = re.compile(r"(?:CEP|C\.?\s?P\.?|[A-Z]{1,2}-)?\s*(?P<code>\d{4,6}(?:-\d{3})?)(?:\s+|$)")
_OF = re.compile(r"\s(?:de|of|do|da|du|di|in|en|à)\s+(?=[A-ZÀ-Þ])|\sd['\u2019](?=[A-ZÀ-Þ])")
_IN_HOUSE = re.compile(r"\s(?:of\s+the|of|del|de\s+las?|de\s+los|d[ao]s?|du|de\s+l['\u2019]|de)\s*(?=[A-ZÀ-Þ])")
_ACRONYM = re.compile(r"[A-Z]{3,9}")
_LETTERED_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,20}\s(?:[IVX]{1,4}|[A-F])")
"""`Atlantic I`, before a house: what rooms of hotels are called."""
MOVED_TO = r"(?:(?:{moved})(?:\s(?:to|a|al|para|en|em|à|au|dans))?(?:\s(?:{article}))?\s)"
"""What leads to a new room: `moved to Room 2`, `trasladado a la Sala 2`."""
_ROOM_END = spelled_pattern(
    rf"(?:(?<!\s)\s+)?(?:\({MOVED_TO}?(?P<a>[^()]{{2,60}})\)\.?|(?:[-–—|,]|(?<=[^\W_]{{3}})\.|(?<=\s)@)\s+{MOVED_TO}?(?P<b>[^-–—|,()@]{{2,60}}))$"
)
_NUMBER_OF_ROOM = r"(?:(?:and|y|e|et|&)\s+)?[A-Z]?\d{1,5}[A-Z]?"
_FURTHER = re.compile(rf"{_NUMBER_OF_ROOM}(?:\s+{_NUMBER_OF_ROOM})?", re.IGNORECASE)
"""The numbers of more rooms: `Rooms 6101, 6103, and 6107`."""
_ROOM_INSIDE = re.compile(r"[^\W\d_]{3,12}\s\w{1,3}\s*\((?P<room>[^()]{2,40})\)\s*[:–-]\s*(?=\S)")
"""The number and the room of one of several sessions at a time: `Parallel 2 (Hall B): …`."""
_COLON = re.compile(r"\w\s?:\s+\S")
_WORD = re.compile(r"[^\W_]")
_BODY = re.compile(r"[A-Z]{2,6}")
_MIDDLE = re.compile(r"centro|centre|center|downtown|centre-ville", re.IGNORECASE)
_IN_TOWN = re.compile(r"\s(?:à|in|en|em)\s(?=[A-ZÀ-Þ][^\d]*$)")
_COMMA = re.compile(r"(?:(?<!\s)\s+)?,\s*")
_LONGEST_LINE = 1000
SHORT_ROOM = 3
_LONGEST_STREET = 60
_LONGEST_NUMBER = 4
_COUNT = re.compile(r"\d\s+[a-zà-ÿ]{4,}(?=\.\s|\.?$)|[\w-]@\w")
"""`Limited to 150 persons` is no street, and an address of mail no house."""
STREET_WORD = spelled_pattern(
    r"c/|(?:{street})\.?\s|\d{1,5}[a-z]?,?\s+(?=[A-ZÀ-Þ]|(?:{street})\b)|[^\W\d_][\w -]{1,30}?(?:{street-end})\.?\s+\d"
)
"""What a street begins with: `Rua`, `C/`, the number of a house before its name, or `Hauptstraße 12`."""
_ROOM_LABEL = spelled_pattern(r"(?<!\s)\s+[(\[]?(?:{room})\s?:\s+(?P<room>[^\s:|()\[\]][^:|()\[\]]{0,40})[)\]]?$")
"""`Registration Room: U4`: a room with its label behind the title."""


def _kinds_like_rooms() -> str:
    """Kinds of event that begin as rooms do: `aula inaugural`."""
    return folded_alternatives(kind for kind in event_kinds() if is_word("room", kind.partition(" ")[0]) and " " in kind)


_NOT_OPEN = r"(?!\s(?:ouverte?s?|opens?|opened|abiert[oa]s?|abert[oa]s?|ouvre|abre|complète|comble|full|llen[oa])\b)"
"""What is said of a room, and no name: `salle ouverte dès 19h30`."""
_OF_TOWN = r"\s(?:de|du|del|d[ao])\s(?-i:[A-ZÀ-Þ])"
ROOM_WORDS = spelled_pattern(
    lambda: (
        rf"(?!(?:{_kinds_like_rooms()})\b|(?:{spelled('village-hall')})(?:{_OF_TOWN}|$))(?:{spelled('room')})\b{_NOT_OPEN}(?:\s|$)|.{{2,30}}\s(?:{spelled('room-last')})(?:\s\([^()]*\))?$|(?:{spelled('room-numbered')})\.?\s+[A-Z]?\d\w*+\s*(?:$|[,;)])|(?-i:Of)\.\s\d{{1,4}}$"
    )
)
"""What the name of a room begins with, or ends with."""
_ROOM_BEHIND = spelled_pattern(
    r"(?<!\s)(?P<in>\s+(?:na|no|in|(?:en|dans)\s(?:{article})))?\s+(?P<room>(?:{room})\s+(?:n[.º°]*\s*)?[A-Z]?\d[\w.-]{0,5})$"
)
_ROOM_HEADING = spelled_pattern(r"[A-ZÀ-Þ][^.,:;]{1,30}\s(?:{room-heading})")
_MONTH = spelled_pattern(r"(?:{month})\.?(?:\s+(?:de|del|of))?(?:\s+(?:19|20)\d\d)?")


def split_room(title: Piece) -> tuple[Piece, Piece | None]:
    """A title without the room at its end, or behind its number, and the room: `Opening (Room A)`, `Panel 2 | Sala Magna`."""
    inside = _ROOM_INSIDE.match(title.text)
    if inside is not None and ROOM_WORDS.match(inside["room"]):
        return title.cut(inside.end()), title.cut(*inside.span("room"))
    label = _ROOM_LABEL.search(title.text) if len(title.text) <= _LONGEST_LINE else None
    if label is not None and label.start():
        return title.cut(0, label.start()), title.cut(*label.span("room")).strip("*_.")
    found = _ROOM_END.search(title.text) if len(title.text) <= _LONGEST_LINE else None
    if found is None:
        return title, None
    side = "a" if found["a"] else "b"
    room = title.cut(found.start(side), found.end(side)).strip("*_.")
    is_code = side == "a" and ROOM_CODES.fullmatch(room.text) is not None
    if not (ROOM_WORDS.match(room.text) or is_code or (found[0].strip()[0] == "@" and is_room(room))) or not found.start():
        return title, None
    return title.cut(0, found.start()).strip(), room


def is_room(piece: Piece) -> bool:
    """Whether a stretch is the name of a room, as `Room 3` or `Foyer`."""
    is_led = _COLON.search(piece.text) is not None  # `Room A: Maps for all` is a title in a room
    return not is_led and (ROOM_WORDS.match(piece.text) is not None or _ROOM_HEADING.fullmatch(piece.text) is not None)


def read_place(piece: Piece) -> dict[str, Piece]:
    """What a stretch says about a place, by path (`location.name`, `room`, `location.address.addressLocality` …).

    Parts that it can't tell are left out; the caller sees which characters no path took.
    """
    found: dict[str, Piece] = {}
    rest: list[Piece] = []
    pointer = _POINTER.search(piece.text)
    piece = piece.cut(0, pointer.start()) if pointer and pointer.start() else piece
    split = [
        part.strip(")") if "(" not in part.text else part for one in piece.strip(".").split(SEPARATOR) for part in _apart(one)
    ]
    said = [part for part in split if _WORD.search(part.text) and not is_word("empty", part.value) and not says_elsewhere(part)]
    parts = [part for part in said if not is_no_place(part.text)]
    is_country = len(parts) > 1 and country_code(parts[-1].text) is not None and is_in_land(parts[-2], surely=True)
    is_country = is_country and not (is_region(parts[-1].text) and is_elsewhere(parts[-2].text, parts[-1].text))
    cities = [at for at, part in enumerate(parts[:-1] if is_country else parts) if _city_at(parts, at) is not None]
    cities = cities[:-1] if cities[-2:] == [len(parts) - 2, len(parts) - 1] and is_above(parts[-1], parts[-2]) else cities
    for at, part in enumerate(parts):
        if ROOM_WORDS.match(part.text) or names_room_before(part, *parts[at + 1 : at + 2]) or (not at and is_coded(part.text)):
            found.setdefault(ROOM, part.strip("."))
        elif at and found.get(ROOM, part).text.endswith(parts[at - 1].text) and _FURTHER.fullmatch(part.text):
            found[ROOM] = _through(piece, found[ROOM], part)
        elif _HOUSE_NUMBER.fullmatch(part.text) and at and _takes_number(parts[at - 1 :], rest, found):
            found[STREET] = _through(piece, parts[at - 1], part)
        elif FLOOR.fullmatch(part.text):
            before = next((path for path in (STREET, ROOM) if at and found.get(path) == parts[at - 1]), ROOM)
            found[before] = _through(piece, found[before], part) if before in found else part
        elif at in cities[-1:]:
            found[CITY] = _city_at(parts, at) or part
        elif at and is_region(part.text) and not (is_country and at == len(parts) - 1) and not is_building(parts[at - 1]):
            found[REGION] = part
        elif not _read_address(part, found, rest):
            rest.append(part.strip("."))
    _read_town(rest, found)
    _read_number(piece, rest, found)
    _read_venue(piece, rest, found)
    read_house(found)
    read_tail(found, [found[path] for path in (VENUE, ROOM) if path in found])
    return {path: one for path, one in found.items() if path != CITY or _MIDDLE.fullmatch(one.text) is None}


def _apart(part: Piece) -> list[Piece]:
    """A part, or the building and the room that it names without a mark between: `Engineering Building I Room 1007`."""
    if (on := floor_and_house(part) or street_and_town(part)) is not None:
        return [*on]
    room = _ROOM_BEHIND.search(part.text)
    house = part.cut(0, room.start() if room is not None else None)  # `DETI na sala 4`
    is_house = room is not None and (is_building(house) or (room["in"] is not None and house.text[:1].isupper()))
    is_apart = is_house and not ROOM_WORDS.match(part.text)
    return [part.cut(0, room.start()), part.cut(room.start("room"))] if room is not None and is_apart else [part]


def read_town(piece: Piece) -> dict[str, Piece]:
    """A town, with the postal code beside it and the country behind it: `Durham DH1 4EF`, `69007 Lyon`."""
    found: dict[str, Piece] = {}
    return found if _read_address(piece, found, []) and CITY in found else {CITY: piece}


def _takes_number(parts: list[Piece], rest: list[Piece], found: dict[str, Piece]) -> bool:
    """Whether the first of some parts is the street of the number behind it: a known one, or a name that is no building."""
    before, _, *following = parts
    is_first = bool(following) and STREET_WORD.match(following[0].text) is not None  # `50, avenue des Arts`
    if STREET not in found and rest[-1:] == [before] and before.text[:1].isupper() and not (is_building(before) or is_first):
        found[STREET] = rest.pop()
    return found.get(STREET) == before


def names_room_before(part: Piece, house: Piece | None = None) -> bool:
    """Whether a part with a number in letters is a room in the house behind it: `Atlantic I, Beach Hotel`."""
    return house is not None and _LETTERED_NAME.fullmatch(part.text) is not None and is_building(house) and not is_building(part)


def is_no_place(text: str) -> bool:
    """Whether a part is a time, a month, a count or an address of mail, or a price: `7 pm`, `donation suggested $5`."""
    time = find_time(text) if any(map(str.isdigit, text)) else None
    first, *others = text.split() or [""]
    if len(others) == 1 and others[0].islower() and is_word("hour-word", first):
        return True  # `ten weeks`
    if fold(text) in event_kinds() or day_alone(text) is not None or text.strip(" .") in {"AM", "PM"}:
        return True  # `Réunion, 3 juin 2027, Lyon`
    if _COUNT.search(text) is not None:
        return FLOOR.fullmatch(text) is None
    return (
        PRICE.search(text) is not None
        or _MONTH.fullmatch(text) is not None
        or (time is not None and not text[: time.begin].strip() and not text[time.finish :].strip())
    )


def _through(piece: Piece, first: Piece, last: Piece) -> Piece:
    """The stretch from one part of a place through another."""
    return piece.cut(first.start - piece.start, last.start + len(last.text) - piece.start)


def _read_town(rest: list[Piece], found: dict[str, Piece]) -> None:
    """The town behind a street: with a small word, `12 rue du Port à Rennes`, or one of no table, `Jr. Herrera 255, Lince`."""
    street = found.get(STREET)
    if street is None or CITY in found or not any(map(str.isdigit, street.text)):
        return
    lead = _IN_TOWN.search(street.text)
    if lead is not None and is_town(street.text[lead.end() :]):
        found[STREET], found[CITY] = street.cut(0, lead.start()), street.cut(lead.end())
        return
    behind = [
        part for part in rest if part.start > street.start and part.text[0].isupper() and part.text.replace(" ", "").isalpha()
    ]
    behind = [part for part in behind if known_words("transit").match(part.text) is None and not _BODY.fullmatch(part.text)]
    if len(behind) == 1 and len(behind[0].text.split()) <= SHORT_ROOM and not is_building(behind[0]):
        found[CITY] = behind[0]
        rest.remove(behind[0])


def _read_number(piece: Piece, rest: list[Piece], found: dict[str, Piece]) -> None:
    """The venue that a number and a name are which no table has as a town, and nothing else says: `4623 Map House`."""
    is_alone = not rest and found.keys() <= {POSTAL_CODE, CITY, ROOM} and {POSTAL_CODE, CITY} <= found.keys()
    if is_alone and len(found[POSTAL_CODE].text) <= _LONGEST_NUMBER and not is_in_land(found[CITY]):
        found[VENUE] = _through(piece, found.pop(POSTAL_CODE), found.pop(CITY))


def read_house(found: dict[str, Piece]) -> None:
    """The venue in the name of a room, where nothing else is the venue: `Auditorium of the City Library`."""
    room = found.get(ROOM)
    if room is None or VENUE in found:
        return
    for match in _IN_HOUSE.finditer(room.text):
        house = room.cut(match.end())
        is_of_any = is_word("room-of-house", room.text[: match.start()]) or (  # `auditório da Justiça Federal`
            _ACRONYM.fullmatch(house.text) is not None and match[0].strip() not in {"de", "of"}  # `Sala 3 do MASP`
        )
        if is_of_any or (known_words("venue").match(house.text) and len(house.text.split()) > 1 and is_building(house)):
            found[ROOM], found[VENUE] = room.cut(0, match.start()), house
            return


def is_building(part: Piece) -> bool:
    """Whether a part has a word such as `centre`, and reads like a name and no sentence."""
    words = part.text.split()
    return known_words("venue").search(part.text) is not None and all(
        not word[0].islower() or is_word("small", word) or known_words("venue").match(word) for word in words
    )


def _city_at(parts: list[Piece], at: int) -> Piece | None:
    """The town that one of the parts of a place is; the first of several is a city, or before its country or a building."""
    city = city_of(parts[at])
    is_last = at > 0 or len(parts) == 1 or country_code(parts[1].text) is not None or is_building(parts[1])
    is_it = city is not None and (is_city(city.text) or (is_last and not (at and is_region(city.text))))
    return city if is_it else None


def _read_address(part: Piece, found: dict[str, Piece], rest: list[Piece]) -> bool:
    """Takes a part of an address; False where it is none."""
    if (state := state_and_code(part)) is not None and found and POSTAL_CODE not in found:
        found.setdefault(REGION, state[0])
        found[POSTAL_CODE] = state[1]
        return True
    postal = POSTAL.match(part.text)
    if postal is not None and POSTAL_CODE not in found and not is_street(part):
        found[POSTAL_CODE] = part.cut(postal.start("code"), postal.end("code"))
        city = part.cut(postal.end()).strip(",")
        at = country_at_end(city.text) if city.text.endswith(")") else None
        if at:
            found.setdefault(COUNTRY, city.cut(at).strip(")"))
        if city.text:
            found.setdefault(CITY, city.cut(0, at).strip("( "))
        return True
    behind = _POSTAL_BEHIND.search(part.text)
    city = part.cut(0, behind.start() if behind else None).strip(",")
    is_plain = behind is not None and behind["plain"] is not None  # a number but behind a town that the table knows
    is_it = is_town(city.text, surely=True) if is_plain else not any(map(str.isdigit, city.text))
    if behind is not None and POSTAL_CODE not in found and is_it:
        found[POSTAL_CODE] = part.cut(*behind.span(str(behind.lastgroup)))
        if city.text:
            found.setdefault(CITY, city)
        return True
    at = country_at_end(part.text)
    at = None if at and is_city(part.text) else at  # `San Salvador`
    if at is not None and COUNTRY not in found and _read_country(part, at, found, rest):
        return True
    is_led = STREET_WORD.match(part.text) is not None or part.text[0].isdigit()
    is_named = any(map(str.isalpha, part.text))
    if is_named and STREET_INSIDE.search(part.text) and (rest or found or is_led) and STREET not in found:
        found[STREET] = part
        return True
    return False


def _read_country(part: Piece, at: int, found: dict[str, Piece], rest: list[Piece]) -> bool:
    city = part.cut(0, at).strip("-–—,(/")
    *_, last = city.text.split() or [""]
    if is_word("small", last) or known_words("venue").search(city.text):
        return False  # `National Library of Peru` is no city
    is_apart = part.text[at - 1] in "(/" or (part.text[at - 1] in "-–—" and len(last) > SHORT_ROOM)  # `Saint-Maurice` is whole
    if last and not is_apart and not is_in_land(city):
        return False  # `Café Jordan`
    found[COUNTRY] = part.cut(at).strip(".)")
    if city.text:
        found[CITY] = city
    elif len(rest) > 1 and CITY not in found and not is_building(rest[-1]):
        is_of_names = bool(rest[2:]) and not any(map(is_building, rest))
        found[REGION if is_of_names else CITY] = rest.pop()  # `Leith, Midlothian, Lothian, UK`
    return True


_TOWN_BEHIND = re.compile(r"(?<!\s)\s+(?:\([*_]?|(?:à|in|en|em)\s(?=[A-ZÀ-Þ]))(?P<town>[^()\d*_]{3,40}+)(?:[*_]?\))?$")
_SQUARE = re.compile(r"(?:Plaza|Plazuela|Praça|Place|Parque|Parc|Jardín|Jardim|Jardin)\s(?!\s)[^\d,]+$")
"""A square or a park without the number of a house is where the event is."""


def _read_venue(piece: Piece, rest: list[Piece], found: dict[str, Piece]) -> None:
    """The name of the venue: the first part that nothing else is, with those behind it that read like a building or a body."""
    named: Piece | None = None
    for part in rest:
        if named is None:
            if not part.text[:1].isdigit() and not _is_quarter(part, found):
                named = part
            continue
        between = piece.text[named.start + len(named.text) - piece.start : part.start - piece.start]
        is_dash = between.strip() in {"-", "–", "—"}
        if not re.search(r"[\w\n]", between) and (is_dash or known_words("venue").search(part.text) or part.text.isupper()):
            named = _through(piece, named, part)
        elif STREET_INSIDE.search(part.text):
            found.setdefault(STREET, part)
    if named is not None:
        named = without_kind(named)
        town = _TOWN_BEHIND.search(named.text) if CITY not in found else None
        if town is not None and is_town(town["town"]):  # `Universidad Nacional (San Diego)`, `Map House in Leeds`
            found[CITY], named = named.cut(*town.span("town")), named.cut(0, town.start())
        found[VENUE] = named
    elif STREET in found and CITY not in found and _SQUARE.match(found[STREET].text):
        found[VENUE] = found.pop(STREET)  # `Plaza de Armas`


def _is_quarter(part: Piece, found: dict[str, Piece]) -> bool:
    """Whether a part between a street and a town is a quarter of that, and no house: `Rua Sete, 20 - Centro, Olinda`."""
    is_between = STREET in found and CITY in found and found[STREET].start < part.start < found[CITY].start
    return is_between and (len(part.text.split()) == 1 or not is_building(part))


def read_tail(found: dict[str, Piece], names: list[Piece]) -> None:
    """The city in the name of a venue: `Campus de Fuenlabrada`, `Convention Centre of Lima`."""
    for name in names:
        for tail in _OF.finditer(name.text):
            before = name.text.rfind(" ", 0, tail.start()) + 1
            ends = (name.cut(at, at + _LONGEST_STREET) for at in (before, tail.end()))  # `Ciudad de México`, and no `México`
            city = next(
                (part for one in ends for part in one.split(_COMMA)[:1] if CITY not in found and is_town(part.text)), None
            )
            if city is not None:
                found[CITY] = city
