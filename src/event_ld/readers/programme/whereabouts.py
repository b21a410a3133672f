"""Where an event takes place, how people attend, and in which zone its times are."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from event_ld import model
from event_ld.folding import fold
from event_ld.readers.programme.body_names import body_phrase, plain_body
from event_ld.readers.programme.contacts import url_in
from event_ld.readers.programme.dates import all_days, begins_counted, day_alone, find_days
from event_ld.readers.programme.elsewhere import says_joining
from event_ld.readers.programme.event_kinds import kind_in
from event_ld.readers.programme.long_ago import long_ago
from event_ld.readers.programme.mode import is_platform, read_mode, without_platform
from event_ld.readers.programme.moments import dated_time
from event_ld.readers.programme.names import has_work, looks_like_name
from event_ld.readers.programme.one_line import begins_more
from event_ld.readers.programme.outline import Line, Role, paragraphs
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.place_blocks import is_of_body, with_hall, with_lines_above
from event_ld.readers.programme.place_lines import behind_day, reads_like_place
from event_ld.readers.programme.place_sentences import place_in_sentence, place_named, says_held, without_at
from event_ld.readers.programme.places import (
    CITY,
    COUNTRY,
    POSTAL_CODE,
    REGION,
    ROOM,
    STREET,
    VENUE,
    is_no_place,
    read_place,
)
from event_ld.readers.programme.room_codes import code_alone, is_hall
from event_ld.readers.programme.stated_when import is_when, read_when
from event_ld.readers.programme.surroundings import RULE, Surroundings, without_lead_on
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.town_lines import city_in_title, town_below
from event_ld.readers.programme.words import is_word, known_words, meaning
from event_ld.source import Evidence
from event_ld.vocabulary import roles

if TYPE_CHECKING:
    from event_ld.readers.programme.notes import Notes

_SENTENCES = re.compile(
    r"(?<=[^\W\d_]{3})(?<!\bSt[aeo])[.!?]\s+|(?<=\d)\.\s+(?=[A-ZÀ-Þ][a-zà-ÿ]{2})|(?<=\))\.\s+|\n\s*\n|\n(?=[-*•]\s)"
)
_LOCATED = re.compile(r"(?:ubicad|situad|localizad|located|situated|située?\b|sise?\b)", re.IGNORECASE)
_COMMA = re.compile(r",\s")
_ZONE_BEHIND = re.compile(r"\s*\(?[A-Z]{2,5}\)?(?=\s*(?:[|·•,;–-]|$))")
_AND = re.compile(r",\s\Z|\s(?:[/+&|]|and|or|[yoeu]|et|ou)\s", re.IGNORECASE)
_FEW = 24
_LONGEST = 2000
_ROOM_OF_SLOT = re.compile(r"(?:subEvent\[\d+\]\.)+room")
_LABELLED = re.compile(r"[^\W\d_][^:\n]{1,30}:\s")
_LONGEST_PLACE = 160
_NEAR = 4
_FAR = 10
"""How many lines below its heading a place may stand."""
_SHORT = 60
_WORDS_OF_SENTENCE = 3
_CALL = re.compile(r"^¡|[^\W\d_]\s?!(?:\s|$)")
_BEFORE = "where-before"
_OTHERS = frozenset(
    {"organizer", "sponsor", "collaborator", "contact", "registration", "keywords", "description", "objectives", _BEFORE}
)


def read_whereabouts(
    lines: list[Line], title: Piece | None, day: Piece | None, around: Surroundings, notes: Notes, fields: dict[str, Any]
) -> None:
    """Reads the place and the mode of attendance into the fields of an event.

    A labelled place counts first, then one in the sentence that states the day or that the event is held, then a venue with
    a name of its own in another sentence, and last a city in the title.
    """
    places, rule = _labelled(lines, notes), ""
    if not places:
        places, rule = _on_a_line(lines, title), "place-from-line"
        if not places:
            places, rule = _in_prose(lines, day, notes), "place-from-sentence"
            places |= _of_house(lines, notes) if not places.keys() & {VENUE, CITY} else {}
        found = around.places(places)
        tagged = {path: one for path, one in found.items() if not (_is_event(one, title) or is_of_body(one, lines))}
        for path, piece in tagged.items():
            notes.note(path, piece, RULE)
        places |= tagged
    places |= {path: piece for path, piece in _named(lines).items() if path not in places}
    for path, piece in town_below(lines, places).items():
        places[path] = piece
        notes.note(path, piece, "place-from-line")
    if CITY not in places:
        places |= _town_told(places, lines, title, day, notes)
    places = with_hall(places, notes)
    if places:
        _put_place(places, rule, notes, fields)
    _before(lines, notes, fields)
    _virtual(lines, notes, fields)
    mode = read_mode(lines, day)
    if mode is not None:
        is_link = any(line.section == "online" and line.piece == mode.piece for line in lines)  # beside what says where to go
        sited = [places[path] for path in (VENUE, ROOM, STREET) if path in places]
        sited += [places[CITY]] if CITY in places and _is_beside(places[CITY], mode.piece, notes.findings.source.text) else []
        line_of = notes.findings.source.position
        is_beside = any(line_of(one.start).line == line_of(mode.piece.start).line for one in sited)  # `Town Hall, and on Zoom`
        is_both = mode.mode == "online" and (is_link or mode.is_stream or is_beside or not rule) and bool(sited)
        fields["event_attendance_mode"] = "mixed" if is_both else mode.mode
        notes.note("eventAttendanceMode", mode.piece, "mode-from-word")
        is_somewhere = fields.keys() & {"location", "room", "virtual_location"}
        if mode.mode == "online" and mode.is_place and not is_somewhere:
            name = notes.note("virtualLocation.name", mode.piece, "virtual-location-from-mode")
            fields["virtual_location"] = model.VirtualLocation(name=name)


def _is_event(piece: Piece, title: Piece | None) -> bool:
    """Whether what reads like a house is the name of the event, or begins it and says its kind: `Business Forum on Trade`."""
    if title is None:
        return False
    is_begun = kind_in(piece.text) is not None and fold(title.text).startswith(fold(piece.value))
    return piece.start == title.start or is_begun


def _named(lines: list[Line]) -> dict[str, Piece]:
    """The town and the country that stand behind labels of their own: `City: Leeds`, `Pays : France`."""
    labels = [line for line in lines if line.role is Role.LABEL and line.within != "agenda" and line.piece.text]
    found = {
        path: [line.piece for line in labels if line.section == kind] for path, kind in ((CITY, "city"), (COUNTRY, "country"))
    }
    return {path: pieces[0].strip(".,;") for path, pieces in found.items() if len(pieces) == 1}


def _town_told(
    places: dict[str, Piece], lines: list[Line], title: Piece | None, day: Piece | None, notes: Notes
) -> dict[str, Piece]:
    """The town, with its region and country, that a sentence or the title tells of an event whose place is read without it."""
    told = _in_prose(lines, day, notes) if places else {}
    is_same = not told.keys() & {VENUE, STREET} or told.get(VENUE) == places.get(VENUE)
    if is_same and CITY in told:
        found = {path: told[path] for path in (CITY, REGION, COUNTRY) if path in told and path not in places}
        rule = "place-from-sentence"
    else:
        city = city_in_title(title) if title is not None else None
        found, rule = {CITY: city} if city is not None else {}, "city-from-title"
    for path, piece in found.items():
        notes.note(path, piece, rule)
    return found


def _is_beside(city: Piece, mode: Piece, text: str) -> bool:
    """Whether people attend in a town and elsewhere: `in Lima and online`, `online and in Lima`."""
    behind, before = text[city.span.end : mode.start], text[mode.span.end : city.start]
    return any(len(one) < _FEW and _AND.search(one) is not None for one in (behind, before))


def mode_of_rooms(lines: list[Line], notes: Notes, fields: dict[str, Any]) -> None:
    """Takes an event for one on site where its slots have rooms, and no word of the text says that people attend elsewhere."""
    rooms = [one for path, one in notes.evidence.items() if _ROOM_OF_SLOT.fullmatch(path)]
    if not rooms or fields.keys() & {"event_attendance_mode", "location", "room", "virtual_location"}:
        return
    if not any(known_words("mode", "mode-short").search(line.whole.text) for line in lines):
        fields["event_attendance_mode"] = "offline"
        notes.evidence["eventAttendanceMode"] = Evidence(spans=rooms[0].spans, rule="mode-from-place")


def _of_house(lines: list[Line], notes: Notes) -> dict[str, Piece]:
    """The house or the town that a sentence says to host the event: `O Centro Cultural acolhe, no dia 20, o concerto`."""
    for text in paragraphs(lines, notes.findings.source):
        for verb in known_words("houses").finditer(text.text, 0, _LONGEST):
            near = text.text[verb.end() : verb.end() + _SHORT]
            before = text.cut(0, verb.start()).split(_SENTENCES)
            is_venue = meaning("houses", verb[0]) == "venue" and known_words("organization").search(near) is None
            is_told = is_venue or kind_in(near) is not None or find_days(near) is not None
            places = place_named(plain_body(before[-1])) if before and is_told else {}
            if CITY in places or (VENUE in places and known_words("venue").search(places[VENUE].text) is not None):
                return places
    return {}


def _labelled(lines: list[Line], notes: Notes) -> dict[str, Piece]:
    """The place of the first line that is labelled with one, and of the lines that go on with it."""
    source = notes.findings.source
    found: dict[str, Piece] = {}
    until = headed = math.inf
    for at, line in enumerate(lines):
        is_other = line.role is Role.HEADING or line.piece.text.endswith(":")  # `The address of the venue:`
        headed = line.number if line.role is Role.HEADING else headed
        is_far = line.number > until or (line.role is not Role.LABEL and line.number > headed + _FAR)
        if line.section not in {"where", "when-where"} or is_other or is_far or is_when(line):
            continue
        piece = without_at(read_when(line.piece).rest) if line.section == "when-where" else line.piece
        if is_platform(piece):
            continue
        piece, _ = without_platform(piece.cut(0, cell if (cell := piece.text.find("\t")) > 0 else None).strip())
        last = line
        for following in lines[at + 1 :]:
            is_labelled = (
                _LABELLED.match(following.whole.text) is not None
                or begins_more(following.piece.text)
                or is_no_place(following.piece.text)
                or _says_more(following.piece.text)
            )
            if following.section != line.section or not following.is_joined or following.role is not Role.PROSE or is_labelled:
                break
            last = following
        if last is not line:
            end = last.piece.start + len(last.piece.text)
            piece = Piece(source.text[piece.start : end], piece.start)
            notes.structure.append(piece.span)
        places = _stated(behind_day(piece), is_label=line.role is Role.LABEL)
        found = {path: one for path, one in places.items() if not found or path != VENUE} | found
        if found.keys() & {STREET, CITY, ROOM}:
            break
        until = min(until, line.number + _NEAR) if found else until  # `Venue: …`, and `Address: …` below it
    return found


def _says_more(text: str) -> bool:
    """Whether a line below a place says nothing of it: it calls people to come, or says how to get there (`Metro Sol`)."""
    return _CALL.search(text) is not None or known_words("transit").match(text) is not None


def _stated(piece: Piece, *, is_label: bool) -> dict[str, Piece]:
    """The place in what stands behind a label or below a heading, which may be a sentence about it."""
    words = [word for word in piece.text.split() if word[0].islower() and not is_word("small", word)]
    first = piece.split(_SENTENCES)[0] if piece.text else piece
    is_sentence = len(words) >= _WORDS_OF_SENTENCE and len(words) * 3 > len(piece.text.split())
    places = place_in_sentence(first, surely=True) if is_sentence else {}
    return places or (read_place(without_at(piece)) if is_label or not is_sentence else {})


def _on_a_line(lines: list[Line], title: Piece | None) -> dict[str, Piece]:
    """The place of the short lines around the agenda that are nothing but a place, or a place and a date."""
    found: dict[str, Piece] = {}
    last = end = 0
    first = next((line.number for line in lines if line.role in (Role.TIME, Role.ROW)), 0)
    until = max((line.number for line in lines if line.role in (Role.TIME, Role.ROW)), default=0)
    near = {line.number + gap for line in lines if _heads(line, title) for gap in range(-_NEAR, _NEAR + 1)}
    before = lines[0] if lines else None
    dates = {line.number for line in lines if day_alone(line.piece.text) is not None or dated_time(line.whole.text) is not None}
    dates |= {line.number for line in lines if line.role is Role.LABEL and line.section == "when" and line.within != "agenda"}
    for line in lines:
        is_slot = first < line.number and (line.within == "agenda" or line.number < until)
        is_far = not last and line.number not in near
        if is_slot or is_far or (last and line.number > last + _NEAR):
            continue
        if line.role in (Role.TIME, Role.ROW) or (line.role is Role.DAY and line.days is None):
            continue
        is_title = _is_title(line, title)
        before = line if is_title else before
        is_person = line.section in roles() and bool(read_people([line.piece]))
        is_other = line.section in _OTHERS or is_person or (line.section == "when" and line.role is Role.LABEL)
        is_other = is_other or len(line.piece.text) > _LONGEST_PLACE or body_phrase("held-by").match(line.piece.text) is not None
        if is_title or is_other or begins_counted(line.piece.text) or line.piece.text.endswith("?"):
            continue
        is_dated = read_when(line.piece).day is not None or (line.is_joined and line.number - 1 in dates)
        is_beside = is_hall(line.piece.text) and (line.number + 1 in dates or _is_title(before, title))
        before = line
        for part in (code_alone(without_platform(_behind_held(one))[0]) for one in _without_date(line.piece)):
            if reads_like_place(part, is_dated=is_dated or is_beside):
                found = read_place(part) | found
                last, end = last or line.number, line.number
    return with_lines_above(lines, end, title, found) if found.keys() & {STREET, CITY} else found


def _behind_held(part: Piece) -> Piece:
    """A part without what says that the event is held, or leads on: `Se celebrará en la Casa del Libro el`, before the day."""
    part = without_lead_on(part)
    held = known_words("held").search(part.text)
    is_led = held is not None or not part.text[:1].islower()
    return without_at(part.cut(held.end() if held is not None else 0).strip()) if is_led else part


def _is_title(line: Line | None, title: Piece | None) -> bool:
    return line is not None and title is not None and line.whole.start <= title.start < line.whole.span.end


def _heads(line: Line, title: Piece | None) -> bool:
    """Whether a line is the title, or states a day: a place stands near them, and bodies of speakers elsewhere."""
    return _is_title(line, title) or (line.role is not Role.TIME and find_days(line.piece.text) is not None)


def _without_date(piece: Piece) -> list[Piece]:
    """What stands before and behind the date and the time of a line."""
    when = read_when(piece)
    spans = sorted(
        (one[1].start - piece.start, one[1].start - piece.start + len(one[1].text)) for one in (when.day, when.time) if one
    )
    if when.time is not None:
        zone = _ZONE_BEHIND.match(piece.text, spans[-1][1])
        spans += [zone.span()] if zone is not None else []
    at, parts = 0, []
    for begin, finish in spans:
        parts.append(piece.cut(at, max(begin, at)))
        at = max(at, finish)
    return [part for one in (*parts, piece.cut(at)) if (part := one.strip(" ,.;:–—-|·•()*_@")).text]


def _in_prose(lines: list[Line], day: Piece | None, notes: Notes) -> dict[str, Piece]:
    """The place in a sentence that says when the event is or that it is held, and in the short one behind it; or in another."""
    sure: list[Piece] = []
    others: list[Piece] = []
    behind: dict[Piece, Piece] = {}
    stated = find_days(day.text) if day is not None else None
    apart = {one.start for one in paragraphs(lines, notes.findings.source, roles())}
    for paragraph in paragraphs(lines, notes.findings.source):
        sentences = paragraph.split(_SENTENCES) if len(paragraph.text) <= _LONGEST else []
        sentences = [one for one in sentences if "?" not in paragraph.text[one.span.end - paragraph.start - 1 :][:2]]
        behind |= {one: following for one, following in pairwise(sentences) if len(following.text) <= _SHORT}
        for sentence in sentences:
            is_dated = day is not None and sentence.start <= day.start < sentence.span.end
            is_dated = is_dated or (stated is not None and any(one[:2] == stated[:2] for one in all_days(sentence.text)))
            is_held = says_held(sentence.text) or _LOCATED.match(sentence.text) is not None
            if paragraph.start not in apart:  # among people, who are of other places
                sure += [sentence] if is_dated and is_held else []
                continue
            first = sentence.split(_COMMA)[0].strip("-*• ")
            is_other = has_work(sentence) or looks_like_name(first) or bool(long_ago(sentence.text))
            if is_dated or is_held or not is_other:
                (sure if is_dated or is_held else others).append(sentence)  # `Ana Gil is professor at the University of Lima`
    told: dict[str, Piece] = {}
    for sentences, surely in ((sure, True), (others, False)):
        for sentence in sentences:
            places = place_in_sentence(sentence, surely=surely)
            if places and surely and sentence in behind:
                found = place_in_sentence(behind[sentence], surely=True)
                places |= {ROOM: found[ROOM]} if ROOM in found and ROOM not in places else {}
            is_same = CITY not in told or CITY not in places or told[CITY].value == places[CITY].value
            told |= places if is_same and (not told or (surely and places.keys() & {VENUE, ROOM})) else {}
            if told.keys() & {VENUE, ROOM}:
                return told
    return told


def _virtual(lines: list[Line], notes: Notes, fields: dict[str, Any]) -> None:
    """Where an online event is joined: the value of `Platform:`, its name or its address."""
    for line in lines:
        is_online = line.section == "online" or (line.section == "where" and is_platform(line.piece))
        piece = line.piece if is_online else without_platform(line.piece)[1] if line.section == "where" else None
        if piece is not None and piece.text and (line.role is Role.LABEL or says_joining(piece)):
            url = url_in(piece)
            if url is not None:
                value = notes.note_url("virtualLocation.url", url)
                fields["virtual_location"] = model.VirtualLocation(url=value)
            else:
                fields["virtual_location"] = model.VirtualLocation(name=notes.note("virtualLocation.name", piece.strip(".")))
            return


def _put_place(places: dict[str, Piece], rule: str, notes: Notes, fields: dict[str, Any]) -> None:
    known = {path: notes.evidence[path].rule if path in notes.evidence else rule for path in places}
    values = {path: notes.note(path, piece, known[path]) for path, piece in places.items()}
    if ROOM in values:
        fields["room"] = values[ROOM]
    place = _place_of(values)
    if place is not None:
        fields["location"] = place


def _before(lines: list[Line], notes: Notes, fields: dict[str, Any]) -> None:
    """Where the event was to be before it was moved, behind a label that says so."""
    for line in lines:
        if line.section == _BEFORE and line.role is Role.LABEL and (places := read_place(without_at(line.piece))):
            names = [places.pop(path) for path in (ROOM, VENUE) if path in places]  # a room is a part of the name
            if names:
                first, last = min(one.start for one in names), max(one.span.end for one in names)
                places[VENUE] = line.piece.cut(first - line.piece.start, last - line.piece.start)
            values = {path: notes.note(path.replace("location", "previousLocation", 1), piece) for path, piece in places.items()}
            fields["previous_location"] = _place_of(values)
            return


def _place_of(values: dict[str, Any]) -> model.Place | None:
    """A place out of its parts; None where there is none but a room."""
    address = None
    if values.keys() & {STREET, POSTAL_CODE, CITY, REGION, COUNTRY}:
        address = model.PostalAddress(
            street_address=values.get(STREET),
            postal_code=values.get(POSTAL_CODE),
            address_locality=values.get(CITY),
            address_region=values.get(REGION),
            address_country=values.get(COUNTRY),
        )
    return model.Place(name=values.get(VENUE), address=address) if address is not None or VENUE in values else None
