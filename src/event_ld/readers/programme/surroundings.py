"""What the tagger says of the text around an agenda: the name of the event, its days and hours, places and bodies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.gazetteer import LARGE, country_code, is_city, is_region, is_town
from event_ld.readers.programme.body_names import LED, body_phrase, holds_at, plain_body
from event_ld.readers.programme.dates import LAST_DAY, WEEKDAY, Days, all_days, find_days
from event_ld.readers.programme.elsewhere import printed_in, says_elsewhere
from event_ld.readers.programme.event_kinds import SERIES, kind_in
from event_ld.readers.programme.forms import begin_of_days, is_document
from event_ld.readers.programme.header import Found, name_in, says_name
from event_ld.readers.programme.held import is_only_named
from event_ld.readers.programme.larger import larger_in
from event_ld.readers.programme.long_ago import long_ago
from event_ld.readers.programme.negation import joined
from event_ld.readers.programme.no_hosts import is_no_host
from event_ld.readers.programme.no_names import is_dated_item, tells_besides
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.place_sentences import AT, asides_in
from event_ld.readers.programme.places import (
    CITY,
    COUNTRY,
    REGION,
    ROOM,
    STREET,
    STREET_INSIDE,
    STREET_WORD,
    VENUE,
    is_no_place,
    is_room,
    read_place,
    read_town,
)
from event_ld.readers.programme.status import says_status
from event_ld.readers.programme.stretches import Stretch, stretches
from event_ld.readers.programme.tagger import HEADER, model, tag
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import TimeRange, find_time
from event_ld.readers.programme.words import (
    READ,
    alternatives,
    is_word,
    known_words,
    language_of,
    meaning,
    placeholder,
    spelled_pattern,
    written,
)
from event_ld.source import Span
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.features import Features
    from event_ld.readers.programme.notes import Notes

RULE = "tagger"
SURE = 50
"""The margin, in hundredths, from which a stretch is a fact."""
_HOSTS = 150
"""The margin from which a body is an organiser: bodies stand around an event for many reasons."""
_CERTAIN = 300
"""The margin from which a stretch is the name of the event, though the first line names its kind."""
_SPAN = re.compile(r"\d\s?[-–]\s?\d")
_LONGEST_CODE = 2
_NEAR = 200
"""How many characters apart what is said of one place stands."""
_OF_BEFORE = spelled_pattern(r"[^\W\d_]\s+(?:{of}|from)(?:\s+(?:{article}))?(?:\s+|(?<=['\u2019]))\Z")
_NAME_END = spelled_pattern(r"[*_, ]*+(?:(?:{of})\s?(?-i:[A-ZÀ-Þ])[\w'’-]++[*_, ]*+){0,2}")
"""What ends the name of a body: `de Braga,`."""
_DECIDES = spelled_pattern(r"(?:\s\([^()]{2,12}\))?,?\s(?:{decides})(?![^\W_])")
_AT_BEFORE = spelled_pattern(
    r"(?<![^\W_])(?:{at}|in|à)(?:\s(?:{article}))?\s(?:[A-Z]{3,9}\s\()?\Z|(?:^|\n)[*_# ]{0,6}[^\W\d_]{1,20}(?:ing|[aei]ndo)\s\Z"
)
"""What stands before a place, or before what a line celebrates: `na Universidade`, `Celebrating Art and Community`."""
_CREDIT = spelled_pattern(
    lambda: (
        rf"(?<![^\W_])(?:{alternatives(one for one in written('credit') if ' ' in one)}(?![^\W_])"
        rf"|{alternatives(one for one in written('credit') if ' ' not in one)}\s?[:/©]|©)[^\n]*"
    )
)
"""Who took a picture, or from whom a text comes, up to the end of the line: `FOTO: City Archive`, `Distributed by …`."""
_LEADS_ON = re.compile(r"(?<!\s)\s+(?:on|at|from|el|del?|los?|las?|em|no|na|le|les|du|au|à|às|a|e|y|et|and)\Z")
_LONGEST_LIST = 600
_LIST_END = re.compile(r"[.!?;:](?:\s|$)|\n\s{0,99}(?:\n|[-*•]\s)|\n(?=[A-ZÀ-Þ])")
_SAINTS = frozenset({"St", "Ste", "Sta", "Sto", "San", "Santa", "Saint", "Mt"})
_LINE_END = re.compile(r"\n[ \t]*(?=[A-ZÀ-Þ])")
_TOWN_BEHIND = re.compile(r", (?P<town>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)")
_GOES_ON = re.compile(r"(?:,| (?:and|y|e|et)) [a-zà-ÿ]")
_NAMING = frozenset({"title", "description", "objectives", "agenda", "other", ""})
"""The labels behind which an event may be named."""
_ASIDES = frozenset({"audience", "fee", "registration", "contact"})
"""The sections in which no event is named."""
_OF_OFFICES = frozenset({"contact", "registration"})
"""The sections that say where, and when, people are told more."""
_PLACES = {"VE": VENUE, "RO": ROOM, "AD": STREET, "CI": CITY, "CN": COUNTRY}


_DATE = spelled_pattern(
    r"\d{1,2}(?:st|nd|rd|th|er|º)?\s(?:(?:de|of)\s)?(?:{month})\.?,?\s(?:del?\s)?(?:19|20)\d\d|(?:{month})\s\d{1,2},?\s(?:19|20)\d\d|(?:(?!\d/(?:19|20)\d\d).)*+\d/(?:19|20)\d\d.*"
)
"""What is written like a day, though there is none such, or one in either order."""
_SAYS_I = re.compile(r"(?:I|we|you|je|nous|vous|yo|nosotros|eu|nós)\s(?-i:[a-zà-ÿ])", re.IGNORECASE)
_SENTENCE = re.compile(r"[.?!]\s+(?=[¿¡“\"«]?[A-ZÀ-Þ])")


class Surroundings:
    """The stretches of the text around an agenda that the tagger is sure of, by their labels.

    Attributes:
        found: The stretches, in the order of the text.
    """

    def __init__(self, notes: Notes, features: Features, lines: list[Line], unsaid: Iterable[Span]) -> None:
        """Tags a text.

        Args:
            notes: The text; takes how sure each stretch is.
            features: The features of the text.
            lines: The outline: what belongs to its agenda is left out.
            unsaid: The stretches that say what is not.
        """
        self.found: list[Stretch] = []
        self._spans: dict[str, list[Span]] = {}
        self._text = notes.findings.source.text
        self._days = begin_of_days(lines)
        self._asides = [line.whole.span for line in lines if line.section in _ASIDES]
        self._labelled = [line.whole.span for line in lines if line.role is Role.LABEL and line.section not in _NAMING]
        self._elsewhere = [line.whole.span for line in lines if says_elsewhere(line.piece) or line.section in _OF_OFFICES]
        self._elsewhere += [
            Span(one.start(), _end_of_list(self._text, one.end())) for one in body_phrase("support").finditer(self._text)
        ]
        self._elsewhere += [Span(*one) for one in (*asides_in(Piece(self._text, 0)), *printed_in(self._text))]
        self._elsewhere += long_ago(self._text)
        agenda = joined(line.whole.span for line in lines if line.within == "agenda")
        credited = [Span(one.start(), one.end()) for one in _CREDIT.finditer(self._text)]
        apart = joined([*unsaid, *agenda, *credited])
        around = _without(features, agenda)
        for one in stretches(self._text, around.tokens, tag(around, model(HEADER))):
            if one.margin >= SURE and not _is_within(*one.piece.span, apart) and not placeholder(one.piece.value):
                self.found.append(one._replace(piece=_of_one_line(one.piece)) if one.label in _PLACES else one)
                notes.margins[one.piece.start] = one.margin

    def of(self, label: str) -> list[Stretch]:
        """The stretches with a label."""
        return [one for one in self.found if one.label == label]

    def title(self, read: Found | None, others: list[Piece]) -> Found | None:
        """What the event is called: by a label, by the tagger, or by the lines at the head.

        Args:
            read: The title by a label or by the lines.
            others: What its slots are called.
        """
        taken = joined([*self._labelled, *self._asides, *(other.span for other in others)])
        own = (
            one
            for one in self.of("EN")
            if one.piece.start < self._days
            and not (_is_within(*one.piece.span, taken) or self._is_said(one.piece))
            and not (is_dated_item(line := self._line(one.piece.start), self._text) or tells_besides(line))
        )
        named = [(one.margin, piece) for one in own if (piece := name_in(one.piece)).text]
        named = [one for one in named if larger_in(one[1]) is None and (read is None or not SERIES.search(one[1].text))]
        margin, name = max(named, key=itemgetter(0), default=(0, None))
        if name is None or (read is not None and says_name(read, is_doubted=margin >= _CERTAIN)):
            return read
        return Found(name, RULE)

    def _is_said(self, piece: Piece) -> bool:
        """Whether a stretch says something: with a verb, and more than itself on its line, or another sentence in it."""
        is_part = self._line(piece.start).strip(" #*_") != piece.text or _SENTENCE.search(piece.text) is not None
        if is_part and _SAYS_I.match(piece.text):
            return True
        return is_part and any(word.islower() and is_word("copula", word) for word in piece.text.split())

    def places(self, read: dict[str, Piece]) -> dict[str, Piece]:
        """Where the event is, by the paths of a description, beside what the lines say of it; of several towns the nearest one.

        Args:
            read: What the lines say; it stays where the tagger names the same place, since its parts are cut by their words.
        """
        found = self._places(read)
        city = found.get(CITY, read.get(CITY))
        behind = _TOWN_BEHIND.match(self._text, city.span.end) if city is not None else None
        if behind is not None and city is not None and is_city(behind["town"], LARGE) and not is_city(city.text, LARGE):
            found[CITY] = Piece(behind["town"], behind.start("town"))  # `in Temple, London`
        return found

    def _places(self, read: dict[str, Piece]) -> dict[str, Piece]:
        named = {path: [one.piece for one in self.of(label) if self._is_place(one)] for label, path in _PLACES.items()}
        found = {path: own[0] for path, own in named.items() if own}
        ends = [one for one in self.of("CI") for street in self.of("AD")[:1] if one.first == street.last + 1]
        if ends and STREET in found:  # `rue de Dakar`
            found[STREET] = Piece(self._text[found[STREET].start : ends[0].piece.span.end], found[STREET].start)
        if STREET in found and (parts := read_place(found[STREET])).keys() >= {STREET, CITY} and VENUE not in parts:
            found = parts | {path: piece for path, piece in found.items() if path not in {STREET, CITY}}
            named[CITY] = [parts[CITY]]
        if VENUE in found and (parts := read_place(found[VENUE])).keys() >= {VENUE, CITY} and parts[VENUE] != found[VENUE]:
            found, named[CITY] = found | parts, [parts[CITY]]  # `Espace Culture, Villeneuve-d'Ascq`
        house = read.get(VENUE, found.get(VENUE))
        if house is not None and CITY in found:
            at = house.start
            found[CITY] = min(named[CITY], key=lambda piece: abs(piece.start - at))
        found |= read_town(found[CITY]) if CITY in found else {}
        if COUNTRY in found and country_code(found[COUNTRY].text) is None:  # `Mérida, Yucatán`, `Centroamérica`
            region = found.pop(COUNTRY)
            found |= {REGION: region} if is_region(region.text) else {}
        taken = joined(one.span for one in read.values())
        is_there = any(abs(span.start - piece.start) < _NEAR for span in taken for piece in found.values())
        if not is_there:
            return {} if VENUE in read else found
        free = {path: piece for path, piece in found.items() if not _is_within(*piece.span, taken)}
        return {path: piece for path, piece in free.items() if path not in read}

    def _is_place(self, one: Stretch) -> bool:
        """Whether a stretch can be a place: no month, price, code or end of a street, and nothing that is said elsewhere."""
        is_code = one.label == "CN" and len(one.piece.text) <= _LONGEST_CODE  # `Belém/PA` is in no country PA
        is_code = is_code or not any(map(str.isalpha, one.piece.text))  # the number of a telephone
        is_street = one.label == "CI" and any(one.first == other.last + 1 for other in self.of("AD"))  # `rue de Dakar`
        is_elsewhere = any(span.start <= one.piece.start < span.end for span in self._elsewhere)
        is_elsewhere = is_elsewhere or "?" in self._text[one.piece.span.end - 1 : one.piece.span.end + 1]  # a question
        words = one.piece.text.split()
        is_road = STREET_INSIDE.search(one.piece.text) is not None or STREET_WORD.match(one.piece.text) is not None
        is_when = WEEKDAY.search(one.piece.text) is not None and _SPAN.search(one.piece.text) is not None  # `Sunday 12-16`
        if one.label == "AD" and (not is_road or is_when or _DATE.fullmatch(one.piece.text)):
            return False  # `30 February 2027`, `Ana y Luis`
        is_led = meaning("section", words[0]) == "where" or any(is_word(kind, words[0]) for kind in ("venue", "room", "group"))
        is_named = is_led or not words[0][0].islower()
        is_event = one.label == "VE" and (fold(words[-1]) in event_kind_words() or not is_named)  # `Theory Seminar`
        is_event = is_event or (one.label == "VE" and self._is_host(one.piece))
        is_half = one.piece.text in _SAINTS or (country_code(one.piece.text) is not None and not is_city(one.piece.text, LARGE))
        is_said = one.label != "CI" or (one.piece.text[:1].isupper() and not is_half and is_town(one.piece.text))
        return is_said and not (
            is_code or is_street or is_elsewhere or is_event or is_no_place(one.piece.text) or find_days(one.piece.text)
        )

    def _is_host(self, piece: Piece) -> bool:
        """Whether a stretch is a body that holds an event with others: `the City Archive in partnership with … offers`."""
        name = _NAME_END.match(self._text, piece.span.end)
        at = name.end() if name is not None else piece.span.end
        verb, together = holds_at(self._text, at), body_phrase("together")
        is_holder = verb is not None and not is_word("houses", verb[0].strip(" :,"))
        return is_holder or together.match(self._text, at) is not None or together.search(piece.text) is not None

    def hosts(self, title: Piece | None) -> list[Piece]:
        """The bodies that hold the event, each once; what stands in its name is part of that.

        Args:
            title: What the event is called.
        """
        taken = joined([*self._labelled, *([title.span] if title is not None else [])])
        said = [
            one
            for one in self.of("OR")
            if not (says_status(one.piece.text) or is_document(one.piece.text) or LED.match(one.piece.text))
            and not (self._is_behind_of(one.piece.start) or self._does_else(one.piece.span.end) or is_room(one.piece))
            and not (is_no_host(one.piece, self._text) or is_only_named(self._text, one.piece.start))
            and not self._helps(one.piece.start)
            and not is_word("counter", one.piece.text.split()[0])  # `Día de las Bibliotecas`
            and (language_of(self._line(one.piece.start)) or "en") in READ
        ]
        sure = [one.piece for one in said if one.margin >= _HOSTS and not _is_within(*one.piece.span, taken)]
        named = [plain_body(piece.split(body_phrase("together"))[0]) for piece in sure]
        return [*{fold(piece.value): piece for piece in reversed(named) if not piece.text[:1].islower()}.values()][::-1]

    def _helps(self, start: int) -> bool:
        """Whether a body only helps: `with the support of the`; who sponsors an event holds it, but not who sponsors a visit."""
        before = self._before(start)
        found = body_phrase("support").search(before)
        is_paid = found is not None and meaning("support", found[0].strip(" :")) == "sponsor"
        return found is not None and not (is_paid and kind_in(before[: found.start()]) is not None)

    def _before(self, at: int) -> str:
        """What stands before a character in its sentence."""
        return re.split(r"[.!?]\s", self._text[self._text.rfind("\n", 0, at) + 1 : at])[-1]

    def _line(self, at: int) -> str:
        """The line of the text that a character stands in."""
        end = self._text.find("\n", at)
        return self._text[self._text.rfind("\n", 0, at) + 1 : end if end >= 0 else None]

    def _is_behind_of(self, start: int) -> bool:
        """Whether something of a body is named, and not the body, `the rector of the`, or what happens at it or for it."""
        before = self._text[max(start - _NEAR, 0) : start]
        is_degree = known_words("degree").search(before.rpartition("\n")[2]) is not None  # `Master por la Universidad`
        return is_degree or _OF_BEFORE.search(before) is not None or _AT_BEFORE.search(before) is not None

    def _does_else(self, end: int) -> bool:
        """Whether a sentence says of a body that it announces, adopts or decides something that is no event."""
        done = _DECIDES.match(self._text, end)
        return (
            done is not None and kind_in(self._text[done.end() : done.end() + _NEAR].partition("\n")[0].partition(",")[0]) is None
        )

    def narrowed(self, body: Piece) -> Piece:
        """A body by the lines without what is none of its name, where the tagger is sure of that.

        `In view of this, the City Museum` ends with a name; `City Museum and winner of …` begins with one.
        """
        if body.text[:1].islower():
            return body  # `cellule Terre`
        within = [one for one in self.of("OR") if body.start <= one.piece.start < body.span.end]
        last = [one.piece for one in within if one.piece.span.end == body.span.end]
        first = [one.piece for one in within if one.piece.start == body.start and one.margin >= _HOSTS]
        goes_on = bool(first) and _GOES_ON.match(body.text[len(first[0].text) :]) is not None
        return last[0] if len(within) == len(last) == 1 else first[0] if goes_on else body

    def says(self, label: str, piece: Piece) -> bool:
        """Whether a stretch, or a part of it, has a label; "" for any."""
        if label not in self._spans:
            self._spans[label] = joined(one.piece.span for one in (self.of(label) if label else self.found))
        return _is_within(*piece.span, self._spans[label])

    def day(self, others: list[Piece]) -> tuple[Days, Piece] | None:
        """The first day of the event that is named.

        Args:
            others: The days of the page.
        """
        taken = joined(other.span for other in others)
        said = (one for one in self.of("ED") if LAST_DAY.search(self._before(one.piece.start)) is None)
        named = (one for one in said if not _is_within(*one.piece.span, taken))
        return next(((one.value, one.piece) for one in named if isinstance(one.value, Days)), None)

    def hours(self, day: Days | None = None) -> tuple[TimeRange, Piece] | None:
        """The first hours of the event that are named, and not beside another day than its own."""
        said = (one for one in self.of("ET") if not any(span.start <= one.piece.start < span.end for span in self._elsewhere))
        named = (one for one in said if known_words("deadline").search(self._before(one.piece.start)) is None)
        own = (one for one in named if day is None or not self._is_beside_other(one.piece, day))
        return next(((one.value, one.piece) for one in own if isinstance(one.value, TimeRange)), None)

    def _is_beside_other(self, hours: Piece, day: Days) -> bool:
        """Whether the line of some hours names a day, and not the one of the event."""
        days = all_days(self._line(hours.start))
        return bool(days) and all((one.first.month, one.first.day) != (day.first.month, day.first.day) for one in days)


def _is_within(begin: int, end: int, spans: list[Span]) -> bool:
    """Whether a stretch shares a character with one of some spans, which are in order and do not overlap."""
    at = bisect_left(spans, end, key=itemgetter(0))
    return at > 0 and spans[at - 1].end > begin


def _end_of_list(text: str, at: int) -> int:
    """Where a list of bodies ends: with its sentence, or before what leads to a place."""
    end = min(at + _LONGEST_LIST, len(text))
    return min(
        (found.start() for pattern in (_LIST_END, AT) if (found := pattern.search(text, at, end)) is not None), default=end
    )


def _of_one_line(place: Piece) -> Piece:
    """A place without what stands on another line, which begins in capitals, and without an hour behind it."""
    parts = place.split(_LINE_END)
    kept = max((part for part in parts if not part.text[0].islower()), key=lambda part: len(part.text), default=place)
    time = find_time(kept.text) if "," in kept.text else None
    is_last = time is not None and time.begin > 0 and not kept.text[time.finish :].strip(" .)h")
    return without_lead_on(kept.cut(0, time.begin).strip(" ,·–—-|") if time is not None and is_last else kept)


def without_lead_on(place: Piece) -> Piece:
    """A place without the small word at its end that leads to the day: `Village Hall on`."""
    led = _LEADS_ON.search(place.text)
    return place.cut(0, led.start()) if led is not None else place


def _without(features: Features, agenda: list[Span]) -> Features:
    """The features of a text without those of the lines of its agenda, but for the first and the last of each run of them."""
    begins: dict[int, int] = {}
    for token in features.tokens:
        begins.setdefault(token.line, token.begin)
    within = {number for number, begin in begins.items() if _is_within(begin, begin + 1, agenda)}
    inner = {number for number in within if {number - 1, number + 1} <= within}
    kept = [at for at, token in enumerate(features.tokens) if token.line not in inner]
    return features._replace(
        tokens=[features.tokens[at] for at in kept],
        places=[features.places[at] for at in kept],
        within=[features.within[at] for at in kept],
    )
