"""Places in sentences: what stands behind a word such as `in` or `en el`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.gazetteer import LARGE, country_code, is_city, is_region, is_town
from event_ld.readers.programme.body_names import holds_at
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.elsewhere import homes_in
from event_ld.readers.programme.names import has_work, is_known_name, looks_like_organization
from event_ld.readers.programme.places import (
    CITY,
    COUNTRY,
    POSTAL_CODE,
    REGION,
    ROOM,
    ROOM_WORDS,
    SEPARATOR,
    STREET,
    STREET_WORD,
    VENUE,
    is_building,
    read_house,
    read_place,
    read_tail,
)
from event_ld.readers.programme.room_codes import is_coded
from event_ld.readers.programme.small_houses import written_small
from event_ld.readers.programme.times import find_time, time_at_start
from event_ld.readers.programme.words import (
    alternatives,
    folded_alternatives,
    is_word,
    known_words,
    meaning,
    spelled,
    spelled_pattern,
)
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_WORDS = re.compile(r"[^\s,]+")
_MOST_WORDS = 12
_MOST_OF_TOWN = 6
_PAIR = 2
_MARKS = ".:;()"
_SAINTS = frozenset({"St.", "Ste.", "Sta.", "Sto.", "S.", "Mt.", "Ft."})
"""What a town begins with and is none without what follows: `St. Augustine`."""
_QUOTES = '"“”«»'
_ACRONYM = re.compile(r"\([A-Z][\w&.-]{1,11}\)$")
_CONJUNCTIONS = frozenset({"and", "y", "e", "et", "&"})
_MIDDLE = (
    r"(?P<middle>(?-i:(?:downtown|central|inner)\s|(?:pleno\s|plein\s)?(?:centro|centre|center|heart|corazón|coração|cœur)"
    r"\s(?:(?:of|de|da|do)\s(?:(?:l[ao]|the)\s)?|d['\u2019])))"
)
"""`downtown`, `el centro de la`, before a town."""
_NEXT = re.compile(
    rf",?\s+(?:in|en|dans|em|no|au|à)\s+(?:(?:the|el|le|o)\s+)?{_MIDDLE}"
    r"|\)?\s*,\s+(?:(?:in|en|at|em|à|no|na)\s+)?|\s+\("
    r"|\s+(?:del|de\s+la|de\s+el|do|da|du|de\s+l['\u2019]|of\s+the|at\s+the|at|en\s+el|en\s+la|in|en|em|à)\s+"
)
_ADDRESS = re.compile(
    r",?\s+(?:located|situated|ubicad[oa]|situad[oa]|sit[oa]|localizad[oa]|sise?|située?)\s+(?:at|in|en|na|no|em|au|à)\s+(?:la\s+|el\s+|the\s+)?"
    r"|\s?,\s+|\s?\((?=[^()]*\d[^()]*\))|\s+[-–—]\s+"
)
"""What stands between a venue and its street."""
_BEHIND_TOWN = re.compile(r",\s+([^\W\d_][^\W\d_.]*(?:\s(?:(?:and|y|e|et)\s)?[A-ZÀ-Þ][^\W\d_]+)?)")
_TOWN_NEXT = re.compile(
    r"(?:,\s|\s\()(?P<town>[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+){0,2})(?=[,.;)]|\s(?:on|from|el|del|le|du|em|no)\s|$)"
)
_OF_TOWN = re.compile(r"\s(?:del|de(?:\sl[ao]s?)?|d[ao]s?|du)\s(?=[A-ZÀ-Þ])")
"""What leads on in the name of a town that begins as another one does."""
_OF_ARTICLE = re.compile(r"\s(?:de\sl['\u2019]|of\s|des\s)")
"""What goes on with no town: `Carrefour de l'Innovation`."""
_SENTENCE = re.compile(r"\)|[.;]$|(?<=[^\W\d_]{4})\.\s")
_ROMAN = re.compile(r"[IVXLC]+")
_AT_BELOW = re.compile(r"(?<![^\W_])(?:at|in|en|em|no|na|à|au|dans)\s*:\s+", re.IGNORECASE)
_LONGEST_ADDRESS = 120
_LONGEST_ZONE = 3
_SHORTEST_HOUSE = 6
"""How long a word for a house is that is one alone: `médiathèque`, and no `casa`."""
_NAMED_AT = frozenset({"A", "Al"})
"""Articles, and what names begin with: `A Casa do Livro`, `Al Qasr`."""


_CITY_OF = r"(?:city|town|ciudad|cidade|ville|commune|municipio|município|localidad)\s+(?:of|de|d['\u2019])\s*"
AT = spelled_pattern(
    r"(?<![^\W_])(?P<at>en|in|at|al|a|à|au|aux|em|no|na|nos|nas|dans)\s+(?:(?-i:{article}|LA|EL|THE|LE)\s+|l['\u2019])?"
    r"(?P<offices>(?:sede|siège|instalaciones|dependencias|oficinas|instalações|dependências|locaux|premises|offices|grounds)\s+"
    r"(?:del?|d[aeo]s?|du|of)\s+(?:(?:{article})\s+|l['\u2019])?)?"
    rf"{_MIDDLE}?(?P<town>{_CITY_OF})?"
)
"""What leads to a place: `en la`, `at the`, `à l'`."""

_KIND_BEHIND = spelled_pattern(lambda: rf"\s(?:{alternatives(event_kind_words())})(?![^\W_])")
_NAMED_TOWN = spelled_pattern(rf"(?:{{article}}\s+)?(?P<town>{_CITY_OF})|")
_MODE = spelled_pattern(r"[*_]*(?:{mode}|{mode-short})[\s*_:,–-]+")
_IS_AT = spelled_pattern(
    lambda: (
        rf"(?<![^\W_])(?:{folded_alternatives(event_kind_words())}|{spelled('event-noun')})(?:e?s)?(?![^\W_])[^.]{{0,60}}?"
        r"\s(?:is|are|es|son|é|são|est|sont|será|serán|serão|sera|seront)\s+(?:en|in|at|à|au|aux|no|na|em|dans)\s"
    )
)


def says_held(text: str) -> bool:
    """Whether a sentence says that an event is held, or that it is somewhere: `All seminars are in the Map House`."""
    return known_words("held").search(text) is not None or _IS_AT.search(text) is not None


def without_at(piece: Piece) -> Piece:
    """A place without what leads to it: `en la Universidad de Lima`, `Presencial en el Palacio`, `We meet at the Map House`."""
    mode = _MODE.match(piece.text)
    piece = piece.cut(mode.end()) if mode is not None and (":" in mode[0] or AT.match(piece.text, mode.end())) else piece
    leads = (one for one in AT.finditer(piece.text, 0, _LONGEST_ADDRESS) if one["at"] not in _NAMED_AT)
    found = next((one for one in leads if _leads_up(piece, one.start(), one.end())), None)
    return piece.cut(found.end()) if found is not None else piece


def _leads_up(piece: Piece, begin: int, end: int) -> bool:
    """Whether a stretch leads to the name behind it: no words stand before it, or a clause that names no house, and that does."""
    if not piece.text[end : end + 1].isupper():
        return False
    first, *others = piece.text[:begin].split() or [""]
    house = piece.cut(end).split(SEPARATOR)[0]
    houses = known_words("venue", "room")
    is_clause = not any(word[0].isupper() for word in others) and houses.search(piece.text, 0, begin) is None
    return not first or (is_clause and (houses.match(piece.text, end) is not None or is_building(house)))


_ASIDE = re.compile(
    r"(?<![^\W_])(?P<name>(?-i:[A-ZÀ-Þ])[\w.'’-]{0,25}(?:\s(?-i:[A-ZÀ-Þ])[\w.'’-]{0,25}){1,3})(?:\s\([^()]{1,60}\))?(?:,|\s[–—-])\s"
    r"(?P<aside>(?P<one>(?:an?|una?|une?|uma?)\s)?[a-zà-ÿ][^,;–—]{3,160})(?=,|[.;]|\s[–—-]\s|$)"
)
"""What is said of a person behind their name: `Ana Gil, professeur visiteur au LIMAC, donnera`."""


def asides_in(sentence: Piece) -> list[tuple[int, int]]:
    """Where a stretch says of people who they are, and where they work or live."""
    return [
        *(one.span("aside") for one in _ASIDE.finditer(sentence.text) if _is_of_person(sentence, one)),
        *homes_in(sentence.text),
    ]


def _is_of_person(sentence: Piece, aside: re.Match[str]) -> bool:
    """Whether a stretch behind a name says who that is, and where they work, and no day."""
    lead = AT.search(sentence.text, max(aside.end("one"), aside.start("aside")), aside.end("aside"))
    said = sentence.cut(aside.start("aside"), lead.start() if lead is not None else aside.start("aside"))
    is_said = bool(said.text) and (
        has_work(said) or (aside["one"] is not None and is_known_name(sentence.cut(*aside.span("name"))))
    )
    return is_said and find_days(aside["aside"]) is None


_LABEL_END = re.compile(r"\s?:|\s(?:by|por|par|pel[oa])\s")


def place_in_sentence(sentence: Piece, *, surely: bool) -> dict[str, Piece]:
    """The place that a sentence names after a word such as `in` or `en el`, by path.

    Of one that says when the event is held, a city alone, a room, or a body is the place of the event, too; otherwise only a
    venue with a name of its own.
    """
    held = known_words("held").search(sentence.text) if surely else None
    below = _AT_BELOW.search(sentence.text, held.start() if held is not None else 0) if surely else None
    if below is not None and (stated := read_place(sentence.cut(below.end()))).keys() & {CITY, STREET, VENUE}:
        return stated
    asides = asides_in(sentence)
    leads = [
        one
        for one in AT.finditer(sentence.text)
        if one["at"] != "A" and not any(begin <= one.start() < end for begin, end in asides)  # `A Associação realiza …`
    ]
    told: dict[str, Piece] = {}
    last = 0
    for found in sorted(leads, key=lambda one: held is not None and one.start() < held.end()):
        if told and not (found.start() >= last and _says_when(sentence.text[last : found.start()])):
            continue
        places, end = _place_behind(sentence, found, surely=surely)
        if _LABEL_END.match(sentence.text, end):  # `in the Town Hall`, and below it `Present: Ana Gil`
            places = {path: piece.first_line.strip() for path, piece in places.items()}
        is_host = holds_at(sentence.text[end:].lstrip()) is not None  # `the Office in the Map House invites`
        if places.keys() - {REGION, COUNTRY} and (surely or (_is_own_venue(places) and not is_host)):
            told, last = places | told, end
            if not surely or told.keys() & {VENUE, ROOM}:
                break
    return told


def _says_when(text: str) -> bool:
    """Whether a stretch between two parts of a place says when, and nothing else: `in Lund on 4 May 2027 at the Map House`."""
    days = find_days(text)
    rest = f"{text[: days.begin]}{text[days.finish :]}" if days is not None else text
    time = find_time(rest)
    rest = f"{rest[: time.begin]}{rest[time.finish :]}" if time is not None else rest
    words = [word for part in rest.split() if (word := part.strip(",()"))]
    return days is not None and all(is_word("small", word) or is_word("article", word) for word in words)


def _place_behind(sentence: Piece, lead: re.Match[str] | None, *, surely: bool) -> tuple[dict[str, Piece], int]:
    """The parts of a place behind a word that leads to it, and where they end."""
    places: dict[str, Piece] = {}
    venues: list[Piece] = []
    at = lead.end() if lead else 0
    while lead is not None and time_at_start(sentence.text[at:]) is None:  # `de 9h00 à 17h30`
        town = _town(sentence, lead, places) if surely and CITY not in places else None
        length = len(town.text) if town is not None else _place_at(sentence.cut(at), places, venues, surely=surely)
        if not length and surely and lead.groupdict().get("offices") and (ends := _ends(sentence.cut(at))):
            places[VENUE], length = sentence.cut(at, at + ends[-1]), ends[-1]  # `dans les locaux de Cartes Imagine`
        places |= {CITY: town} if town is not None else {}
        at += length
        if VENUE in places or ROOM in places:
            _read_address(sentence, at, places)
        lead = _NEXT.match(sentence.text, at) if length else None
        at = lead.end() if lead else at
    read_house(places)
    read_tail(places, venues)
    return places, at


def place_named(piece: Piece) -> dict[str, Piece]:
    """The place that a stretch is and nothing else, with its town perhaps: `Map House in Leeds`, `la ciudad de Cuenca`."""
    lead = _NAMED_TOWN.match(piece.text)
    is_named = lead is not None and piece.text[lead.end() : lead.end() + 1].isupper()
    places, end = _place_behind(piece, lead, surely=True) if is_named else ({}, 0)
    return places if end == len(piece.text) else {}


def _town(sentence: Piece, lead: re.Match[str], places: dict[str, Piece]) -> Piece | None:
    """A town, which no table need know behind `the city of`, or before a region or a country."""
    rest = sentence.cut(lead.end())
    end = 0
    for number, word in enumerate(_WORDS.finditer(rest.text, 0, 80)):
        plain = word[0] if word[0] in _SAINTS else word[0].rstrip(_MARKS)
        if number >= _MOST_OF_TOWN or not (plain[:1].isupper() or (number and is_word("particle", plain))):
            break
        end = word.start() + len(plain) if plain[:1].isupper() else end
        if plain != word[0] or rest.text[word.end() : word.end() + 1] == ",":
            break
    name = rest.cut(0, end)
    is_land = country_code(name.text) is not None and not is_city(name.text, LARGE)
    if not end or is_land or name.text in _SAINTS or not all(one.isalpha() or one in " -'." for one in name.text):
        return None
    if lead.groupdict().get("town"):
        return name
    is_plain = not any(len(word) > 1 and word.isupper() for word in name.text.split()) and not known_words(
        "venue", "organization", "room", "month", "language-name", "mode", "mode-short"
    ).search(name.text)
    if not is_plain or not (lead.groupdict().get("middle") or lead[0].strip(" ,(").lower() in {"in", "en", "em", "à", ""}):
        return None
    behind = _BEHIND_TOWN.match(rest.text[end:])
    if not lead[0].strip(" ,("):
        is_it = VENUE in places and rest.text[end : end + 1] in {"", *",.;:)\n"} and is_town(name.text)
    else:
        is_it = is_town(name.text) or (behind is not None and (is_region(behind[1]) or country_code(behind[1]) is not None))
    return name if is_it else None


def _is_own_venue(places: dict[str, Piece]) -> bool:
    name = places.get(VENUE)
    return name is not None and name.text[:1].isupper() and len(name.text.split()) > 1


def _read_address(sentence: Piece, at: int, places: dict[str, Piece]) -> None:
    """Takes the address behind a venue, in brackets, behind a comma or behind `located at`, as far as its sentence goes."""
    rest = sentence.cut(at)
    lead = _ADDRESS.match(rest.text)
    if lead is None:
        return
    address = rest.cut(lead.end(), lead.end() + _LONGEST_ADDRESS)
    is_inside = lead[0].endswith("(")
    if not is_inside and STREET_WORD.match(address.text) is None:
        return
    end = _SENTENCE.search(address.text)
    until = end.start() if end else len(address.text)
    house = max((places[path] for path in (VENUE, ROOM) if path in places), key=lambda one: one.start)
    whole = sentence.cut(house.start - sentence.start, address.start - sentence.start + until)
    found = read_place(whole if is_inside else address.cut(0, until))  # behind its house a name with a number is a street
    named = found.keys() & {STREET, CITY, POSTAL_CODE}
    is_street = STREET in found and any(map(str.isdigit, found[STREET].text))
    for path in (STREET, POSTAL_CODE, CITY, REGION, COUNTRY) if named else ():
        if path in found and (path != CITY or is_town(found[path].text) or (is_inside and is_street)):
            places.setdefault(path, found[path])


def _place_at(piece: Piece, places: dict[str, Piece], venues: list[Piece], *, surely: bool) -> int:
    """Takes the part of a place that a stretch begins with; its length, 0 where it begins with none."""
    ends = _ends(piece)
    if ends and _is_of_event(piece, ends[-1]):
        return 0
    for end in reversed(ends):
        part = piece.cut(0, end)
        is_of = _OF_ARTICLE.match(piece.text, end) is not None
        path = _path_of(part, is_in_town=CITY in places, surely=surely, is_of=is_of)
        if path is not None:
            of = _OF_TOWN.match(piece.text, end) if path == CITY else None
            if of is not None:  # `San Martín de los Andes`
                part = piece.cut(0, next((one for one in ends if one > of.end()), end))
            places.setdefault(path, part)
            venues += [part] if path in (VENUE, ROOM) else []
            return len(part.text)
    names = (piece.cut(0, end) for end in ends) if surely and VENUE not in places else ()
    name = next((one for one in names if _is_before_town(one, piece)), None)
    if name is not None:
        places[VENUE] = name
        return len(name.text)
    return 0


def _is_of_event(piece: Piece, end: int) -> bool:
    """Whether the name that a stretch begins with is that of an event, and of no house: `a Special Council Meeting`."""
    last = piece.text.rfind(" ", 0, end)
    is_kind = any(at > 0 and _KIND_BEHIND.match(piece.text, at) is not None for at in (last, end))
    return is_kind and known_words("venue").search(piece.text, 0, end) is None


def _is_before_town(name: Piece, piece: Piece) -> bool:
    """Whether a name that is nothing else stands before the town where it is: `in the Guildhall, York`, `at the Mill (Leeds)`."""
    behind = _TOWN_NEXT.match(piece.text, len(name.text))
    is_other = known_words("month", "weekday", "language-name", "mode-short", "organization").search(name.text) is not None
    return behind is not None and name.text[:1].isupper() and is_town(behind["town"]) and not is_other


def _ends(piece: Piece) -> list[int]:
    """Where the name that a stretch begins with may end: behind each capitalised word, up to a mark.

    A house may have a capital in its first word alone: `la Maison de la culture et des loisirs, à Lyon`.
    """
    if (house := written_small(piece)) is not None:
        return [house]
    words = list(_WORDS.finditer(piece.text, 0, 200))[:_MOST_WORDS]
    ends: list[int] = []
    for number, word in enumerate(words):
        if word[0].startswith("("):
            acronym = _ACRONYM.match(word[0].rstrip(".,;:"))
            if acronym is not None and ends and not is_city(acronym[0].strip("()")):  # `the Foundry (Leeds)`
                ends.append(word.start() + acronym.end())
            break
        plain = word[0].strip(_MARKS + _QUOTES)
        if meaning("weekday", plain) is not None and "\n" in piece.text[word.start() - 1 : word.start()]:
            break
        is_first = number == 0 and (ROOM_WORDS.match(plain) or known_words("venue").match(plain))
        is_name = plain[:1].isupper() or plain[:1].isdigit() or bool(is_first or (ends and known_words("venue").fullmatch(plain)))
        if not (is_name or is_word("particle", plain) or ((plain == "of" or plain in _CONJUNCTIONS) and number)):
            break
        if is_name:
            ends += [word.start() + len(word[0].rstrip(_MARKS))] if word[0] not in _SAINTS else []
        is_initial = len(plain) == 1 and plain.isupper() and word[0] == f"{plain}." and number > 0  # `William G. Hale Theater`
        is_initial = is_initial or word[0] in _SAINTS
        if (word[0].rstrip(_MARKS) != word[0] and not is_initial) or piece.text[word.end() : word.end() + 1] == ",":
            break
    return ends


def _path_of(part: Piece, *, is_in_town: bool, surely: bool, is_of: bool) -> str | None:
    """The path of a part of a place; None where it is none."""
    words = part.text.split()
    tests = (
        (REGION, is_in_town and is_region(part.text)),
        (CITY, is_city(part.text) and part.text[0].isupper() and not is_of),
        (COUNTRY, country_code(part.text) is not None),
        (
            ROOM,
            (ROOM_WORDS.match(part.text) is not None and len(words) > 1)
            or (surely and len(words) > _PAIR and is_coded(part.text)),
        ),
        (STREET, part.text[0].isdigit() and len(words) > 1 and words[1][0].isupper()),
    )
    known = next((path for path, is_it in tests if is_it), None)
    return known or (VENUE if _is_venue(part, words, surely=surely) else None)


def _is_venue(part: Piece, words: list[str], *, surely: bool) -> bool:
    """Whether a part names a venue by its word, `Map House`, and no `Periodismo de la Universidad`; or surely a body."""
    said = known_words("venue").search(part.text)
    is_house = surely and said is not None and said[0] == part.text and not is_word("organization", part.text)
    if said is not None and (len(words) > 1 or part.text[0].isupper() or (is_house and len(part.text) > _SHORTEST_HOUSE)):
        return not any(map(_leads, part.text[: said.start()].split()))
    is_event = find_days(part.text) is not None or any(fold(word) in event_kind_words() for word in words)
    if not surely or is_event:
        return False
    if words[0].isupper() and len(words[0]) >= _LONGEST_ZONE and is_city(" ".join(words[1:])):
        return True  # `ESAN Lima`
    if not looks_like_organization(part):
        return False
    is_acronym = part.text.isupper() and len(part.text) > _LONGEST_ZONE and _ROMAN.fullmatch(part.text) is None
    is_acronym = is_acronym and not any(map(str.isdigit, part.text))  # `W113`
    return is_acronym or "of" in words or any(is_word("organization", word) for word in (*words[:2], words[-1]))


def _leads(word: str) -> bool:
    return is_word("particle", word) or is_word("of", word)
