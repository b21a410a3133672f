"""What the lines around the agenda say: title, organiser, larger event, day, time, place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import NamedTuple

from event_ld.folding import fold
from event_ld.gazetteer import is_town
from event_ld.readers.programme.body_names import body_phrase
from event_ld.readers.programme.dates import PUBLISHED, find_days
from event_ld.readers.programme.event_kinds import KIND_PATTERN, is_kind_alone, read_event_type
from event_ld.readers.programme.forms import (
    EDGES,
    begin_of_days,
    behind_trail,
    counts,
    is_address,
    is_document,
    is_form,
    is_greeting,
    is_menu,
    leads_on,
    names_form,
    programme_of,
)
from event_ld.readers.programme.mail import BEFORE_SUBJECT
from event_ld.readers.programme.mode import says_mode
from event_ld.readers.programme.moments import dated_time, time_behind
from event_ld.readers.programme.names import is_known_name, looks_like_organization, names_body
from event_ld.readers.programme.no_names import is_legend, is_remark
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.place_lines import reads_like_place
from event_ld.readers.programme.presenters import presenters
from event_ld.readers.programme.repeats import says_dates
from event_ld.readers.programme.stated_when import is_when, read_when
from event_ld.readers.programme.status import says_status
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import is_word, known_words, meaning, spelled_pattern
from event_ld.vocabulary import roles

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.(?:\s|$)|(?<=\))\.(?:\s|$)")
_LONGEST_TITLE = 200
_GLOSS = re.compile(r"(?:,\s+|(?<![\s,])\s+)(?:is|es|é|est)\s+(?:an?|the|una?|el|la|uma?|o|une?|le)\b")
_QUOTES = "\"“”«»'‘’ "
_QUOTED_LINE = re.compile(r"[\"“«][^\"”»]{3,200}[\"”»]\.?")
_FORM = re.compile(r"(?P<word>[^\W\d_]+(?:\s[^\W\d_]+)?)\s*(?::|\s[-–—])\s+(?=\S+\s)")
_ASIDES = frozenset({"when", "where", "when-where", "contact", "registration", "fee", "audience"})
"""The sections in which no title stands."""
_FEW = 3
_HEAD = 30
"""How many lines a menu may stand below."""
_SHORTEST_TITLE = 12
_TAIL = re.compile(r"(?:,|\s[-–—|·]|[\"”»])\s+")
"""What may stand between a title and a place."""
_SET_OFF = re.compile(r"\s?[:|·;,–—-]\s")
_STATE = re.compile(r"\s?/\s?[A-Z]{2}$")
_SAID = re.compile(
    r"\s(?:tendrán?|contará|reunirá|será|serán|comenzará|will|aura|sera|réunira|terá|reunirá|contará|acontece|começa)\s",
    re.IGNORECASE,
)
_TITLE_END = spelled_pattern(  # `, a realizarse en el marco del`
    r"(?:(?:,\s+|(?<![\s,])\s+)(?:which\s+|que\s+|qui\s+)?(?:{held}|{within})"
    r"|,\s+(?:(?-i:[a-zà-ÿ])[\w'\u2019-]*\s+){1,5}(?:{within}))\b"
)
INVITATION = spelled_pattern(
    r"\b(?:invit\w+|convida\w*|convid\w+)\s+(?:you\s+|a\s+todos?\s+)?(?:to|a|al|para|à|au|aux)\s+"
    r"(?:(?:{article})\s+|participar\s+(?:en|do|da)\s+)*"
)
_IS_SOON = spelled_pattern(
    r"(?<!\s)\s(?:is|es|é|est|será|sera|ocorre|acontece|starts|begins|comienza|empieza|começa|commence)"
    r"\s(?:(?:on|this|next|nest[ae]|est[ae]|el|na|no|ce|cette|le|em|a)\s)?(?:próxim[ao]\s|next\s)?(?:{weekday}|today|tomorrow|hoy|mañana|hoje|amanhã|demain|aujourd['’]hui)(?![^\W\d_])"
)
"""What a headline says of when an event is."""


_TO_HOLD = re.compile(
    r"\s(?:to\s(?:host|hold|present)|hosts|holds|presents|acoge(?:rá)?|organiza(?:rá)?|celebra(?:rá)?|recebe(?:rá)?|realiza(?:rá)?"
    r"|promove(?:rá)?|accueille(?:ra)?|organise(?:ra)?)\s(?:(?:an?|el|la|los|las|una?|o|os|as|uma?|les?|une)\s)?(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What a headline says of who holds an event."""
_BY = re.compile(r"(?:by|por|par|with|con|com|avec)\s[A-ZÀ-Þ]")


class Found(NamedTuple):
    """A fact of the header: the stretch that states it, and the rule that read it, "" for a label."""

    piece: Piece
    rule: str = ""


_LONGEST_NAME = 80
_LEADS_DAY = re.compile(
    r"(?<![\s,–—|:-])[\s,–—|:-]+(?:from|on|of|del?|el|du|le|au|dia|días?|dias|les|los|em|no"
    r"|(?:(?:contin[uú]|prosseg|prosig|se\s+prolong)\w*\s+)?(?:through|until|till|hasta(?:\s+el)?|até(?:\s+ao?)?|jusqu['’](?:au|à)))\Z",
    re.IGNORECASE,
)
_QUOTED_FIRST = re.compile(r"[“\"«]\s?(?P<name>[^“”\"«»]{3,200}[^“”\"«»\s])\s?[”\"»]\s*[-–—|(]\s*\S")
"""`“Maps for all” – 4 May 2027 – a lecture by Ana Gil`."""


def read_title(lines: list[Line]) -> Found | None:
    """What the event is called: a labelled title, or the first line when it reads like one (`title-from-first-line`)."""
    for line in lines:
        if line.section in roles() or (line.role in (Role.TIME, Role.ROW) and not _is_block_behind(lines, line.number)):
            break  # a title behind a speaker, or a time, is that of the talk
        if line.role is Role.LABEL and line.section == "title" and line.piece.text and not names_form(line.piece.text):
            return Found(_without_quotes(line.piece.strip(".")))
    if (below := _title_below_label(lines)) is not None:
        return Found(_without_quotes(below.piece))
    titles = [line.piece.text for line in lines if line.role is Role.LABEL and line.section == "title"]
    is_inner = any(map(names_form, titles))  # a page of a site, whose first lines are talks
    return None if is_inner else _title_of_first_lines(lines)


def _title_below_label(lines: list[Line]) -> Line | None:
    """The line right below the one label of a title that stands alone, `Title`, before anybody is named."""
    found = [
        below
        for line, below in pairwise(lines)
        if line.role is Role.HEADING
        and below.section == line.section == "title"
        and below.number == line.number + 1
        and not names_form(line.piece.text)  # `Event`, above what is said of it
    ]
    who = next((line.number for line in lines if line.section in roles() or line.within == "agenda"), math.inf)
    return found[0] if len(found) == 1 and found[0].number < who and _reads_like_title(found[0], is_named=True) else None


def headline(title: Found | None, text: str) -> Piece | None:
    """What is said around a title, in a text without what is not: the line at the head that begins with it, or itself."""
    if title is None:
        return None
    end = text.find("\n", title.piece.start) if title.rule == "title-from-first-line" else title.piece.span.end
    return Piece(text[title.piece.start : end if end >= 0 else None], title.piece.start)


def _is_block_behind(lines: list[Line], number: int) -> bool:
    """Whether the one title with a label behind a line stands beside the label of a day or a place of the event."""
    labels = [line for line in lines if line.role is Role.LABEL and line.number > number]
    titles = [line.number for line in labels if line.section == "title"]
    return len(titles) == 1 and any(
        abs(line.number - titles[0]) <= _FEW and line.section in {"when", "where", "when-where"} for line in labels
    )


def _without_quotes(piece: Piece) -> Piece:
    """A title without the quotation marks around the whole of it."""
    inner = piece.text[1:-1]
    is_quoted = len(piece.text) > 2 and piece.text[0] in _QUOTES and piece.text[-1] in _QUOTES  # noqa: PLR2004  # two marks
    return piece.cut(1, -1) if is_quoted and not any(mark in inner for mark in '"“”«»') else piece


def _title_of_first_lines(lines: list[Line]) -> Found | None:
    menus = [fold(line.piece.text) for line in lines[:_HEAD] if is_menu(line.piece.text)]
    lines = [line for line in lines if not any(fold(line.piece.text) in menu for menu in menus)] if menus else lines
    said = _says_more(lines)
    written = [*islice(said, _FEW + 1)]  # most lines need not be asked
    first = written[0] if written else next(iter(lines), None)
    timed = next((line.number for line in lines if line.role is Role.TIME), math.inf)
    if first is None or is_legend(written) or timed < first.number or first.whole.start >= begin_of_days(lines):
        return None  # what stands below a time is a slot
    titled = _quoted_by(written)
    is_presented = len(written) > 1 and bool(presenters(first.piece)) and _reads_like_title(written[1])
    if titled is None and (is_presented or (_reads_like_title(first) and not INVITATION.search(first.piece.text))):
        named = written[1] if is_presented else _below_letterhead(written)
        kind = named or first
        below = next((line for line in lines if line.number > kind.number), kind)
        below = below if below in written and below.role is not Role.DAY else _apart(written, kind)
        if is_kind_alone(kind.piece) and _is_below_kind(below):
            return Found(_without_quotes(below.piece), "title-below-kind")
        if named is not None:
            return Found(_without_form(named.piece), "title-below-letterhead")
        in_quotes = _QUOTED_FIRST.match(first.piece.text)
        name = first.piece.cut(*in_quotes.span("name")) if in_quotes else _without_news(_without_when(_without_form(first.piece)))
        is_trail = behind_trail(first.piece) != first.piece
        return Found(name, "title-from-trail" if is_trail else "title-from-first-line")
    quoted = titled or next(
        (one.piece for one in chain(written, said) if one.within != "agenda" and _QUOTED_LINE.fullmatch(one.piece.text)), None
    )
    if quoted is not None:
        return Found(quoted.strip(_QUOTES), "title-from-quoted-line")
    return None


def _quoted_by(written: list[Line]) -> Piece | None:
    """The title in quotation marks on a line of its own, with who speaks on the next: `“Old maps”`, `by Ana Gil`."""
    for line, below in pairwise(written):
        if line.within != "agenda" and _QUOTED_LINE.fullmatch(line.piece.text) and _BY.match(below.piece.text):
            return line.piece
    return None


def _without_news(piece: Piece) -> Piece:
    """What a headline names that says when it is, `5ª Sessão Ordinária é nesta sexta-feira`, or who holds it."""
    holds = _TO_HOLD.search(piece.text)
    if holds is not None and looks_like_organization(piece.cut(0, holds.start())):
        return piece.cut(holds.end())
    told = _IS_SOON.search(piece.text)
    return piece.cut(0, told.start()) if told is not None and KIND_PATTERN.search(piece.text, 0, told.start()) else piece


def _says_more(lines: list[Line]) -> Iterator[Line]:
    """The lines that are no form of the text, and say more than when, where and how the event is."""
    others = (counts, is_address, is_greeting, lambda piece: names_form(piece.text) or says_mode(piece.text))
    place = None
    for line in lines:
        if is_when(line) or _is_moment(line):
            place = line.number + 1
        elif (
            line.within not in _ASIDES
            and not (is_form(line) or any(one(line.piece) for one in others))
            and not (line.number == place and reads_like_place(line.piece, is_dated=True))
        ):
            yield line


def _apart(written: list[Line], kind: Line) -> Line:
    """The line below the kind of event and when and where it is, `LECTURE`, `12 May 2027, 6 pm`, `Old maps`; or the kind."""
    behind = (line for line in written if line.number > kind.number and line.role is not Role.DAY)
    below = next((line for line in behind if not reads_like_place(line.piece, is_dated=True)), kind)
    is_other = is_known_name(below.piece) or below.role is Role.BULLET or says_status(below.piece.text)
    return kind if is_other else below


def _is_below_kind(line: Line) -> bool:
    """Whether a line below the kind of event says which one it is."""
    is_other = _begins_when(line.piece) or reads_like_place(line.piece, is_dated=True)
    return _reads_like_title(line, is_named=True) and not (is_other or looks_like_organization(line.piece))


def _is_moment(line: Line) -> bool:
    """Whether a line is a day with its hour, and nothing else."""
    return line.role is Role.DAY and dated_time(line.piece.text) is not None


def _begins_when(piece: Piece) -> bool:
    """Whether a line begins with the day or the hour of the event: `samedi 30 octobre 2027 à 18h`, `Mondays 7 pm`."""
    when = read_when(piece)
    starts = [one[1].start for one in (when.day, when.time) if one is not None]
    led = piece.text[: min(starts) - piece.start].split() if starts else ["-"]
    return all(
        is_word("small", word) or meaning("weekday", word.rstrip("s,")) is not None or meaning("weekday", word) for word in led
    )


def _without_when(piece: Piece) -> Piece:
    """A title without the day before or behind it, and the place beside that: `Workshop on maps, Leeds, 12 May 2027`."""
    days = find_days(piece.text)
    if days is None:
        return piece
    tail = piece.cut((time_behind(piece.text, days.finish) or days).finish)
    rest = tail.strip(f"{EDGES})")
    if not piece.text[: days.begin].strip(EDGES) and _SET_OFF.match(tail.text):
        return rest
    is_else = rest.text and not (_SET_OFF.match(tail.text) and reads_like_place(rest, is_dated=True))
    if days.begin < _SHORTEST_TITLE or is_else:
        return piece
    said = PUBLISHED.search(piece.text[: days.begin])
    title = piece.cut(0, said.start() if said else days.begin).strip(f"{EDGES}(")
    led = _LEADS_DAY.search(title.text)
    title = title.cut(0, led.start()) if led is not None else title  # `Congress of Maps - from 4 to 6 May 2027`
    opened = title.text.rfind("(")
    if opened > title.text.rfind(")") and find_time(title.text[opened:]) is not None:
        title = title.cut(0, opened).strip(EDGES)  # `Webinar (14:30–16:30, 3 May 2027)`
    tails = [title.cut(found.end()) for found in _TAIL.finditer(title.text)]
    place = next((tail for tail in tails if reads_like_place(tail, is_dated=True) or is_town(_STATE.sub("", tail.text))), None)
    return title.cut(0, place.start - title.start).strip(f"{EDGES}(") if place is not None else title


def _without_form(piece: Piece) -> Piece:
    """A title without the word for the form of the text before it, or the trail to it: `Invitation: …`, `Home > …`."""
    piece = behind_trail(piece)
    piece = piece.cut(found.end()) if (found := BEFORE_SUBJECT.match(piece.text)) else piece
    found = _FORM.match(piece.text)
    word = found["word"] if found else ""
    is_word_for_form = is_word("form", word) or meaning("section", word) == "agenda"
    return programme_of(piece.cut(found.end()) if found and is_word_for_form else piece)


def _below_letterhead(written: list[Line]) -> Line | None:
    """The line of the title below bodies at the head of a text: `REGIONAL COMMISSION`, `Expert Meeting on Bees`.

    It names a kind of event; or it is set apart from bodies that begin with their own word, `Ministère de la Culture`.
    """
    first = written[0].piece if written else None
    if first is None or not looks_like_organization(first) or KIND_PATTERN.search(first.text) is not None:
        return None
    is_body = is_word("organization", first.text.split()[0])
    for below in written[1 : _FEW + 1]:
        is_apart = not below.is_joined and (is_body or is_word("organization", first.text.split()[-1]))
        is_event = KIND_PATTERN.search(below.piece.text) is not None or is_apart
        if is_event and _reads_like_title(below) and not reads_like_place(below.piece):
            return below
        if not (below.is_joined and is_body) and not looks_like_organization(below.piece):
            break
    return None


def _reads_like_title(line: Line, *, is_named: bool = False) -> bool:
    """Whether a line may be a title; below the kind of event it may have a stop in it: `LECTURE`, `Two years on. What next`."""
    if line.role not in (Role.PROSE, Role.HEADING) or meaning("section", line.piece.text.rstrip(" :.")) is not None:
        return False
    text = line.piece.text
    *_, last = text.split() or [""]
    is_end = text.endswith((".", ":", ";", ",")) or leads_on(last) or (not is_named and _SENTENCE_END.search(text))
    is_held = known_words("held").search(text) or (len(text) > _LONGEST_NAME and body_phrase("holds").search(text))
    is_sentence = is_end or says_dates(text) or is_held or known_words("times-said").match(text) is not None
    is_sentence = is_sentence or is_remark(text)
    is_aside = text.startswith("(") and text.endswith(")") and ")" not in text[:-1]  # `(Slides will be added.)`
    is_written = any(map(str.isalnum, text))
    return is_written and len(text) <= _LONGEST_TITLE and not (is_sentence or is_aside or _names_somebody(line.piece))


def _names_somebody(piece: Piece) -> bool:
    """Whether a line is the label of an office and who has it: `Référente : Jeanne Martin`, and no kind of event."""
    label, colon, name = piece.text.partition(":")
    is_label = bool(colon) and len(label.split()) < _FEW and read_event_type(piece.cut(0, len(label))) is None
    return is_label and is_known_name(piece.cut(len(piece.text) - len(name)).strip())


def until_end(piece: Piece) -> Piece:
    """What a stretch that begins with a name calls the event, without what it says of it."""
    forms = (_TITLE_END, _SENTENCE_END, _GLOSS, _SAID)
    ends = [found.start() for found in (form.search(piece.text) for form in forms) if found]
    return piece.cut(0, min(ends, default=None)).strip(",.")


def says_name(found: Found, *, is_doubted: bool) -> bool:
    """Whether a title by the lines holds before another one: it has a label, or names its kind of event.

    In doubt, where something speaks for the other one with certainty, the kind alone does not do.
    """
    is_named = found.rule in {"", "title-from-trail"}
    return is_named or (not is_doubted and found.rule == "title-from-first-line" and read_event_type(found.piece) is not None)


def name_in(piece: Piece) -> Piece:
    """The name in a stretch that begins with one, without what it says of when or within what it is held; empty in a sentence."""
    piece = _without_form(piece)
    ends = [found.start() for form in (_TITLE_END, _GLOSS) if (found := form.search(piece.text))]
    name = _without_when(piece.cut(0, min(ends, default=None)).strip(",."))
    led = KIND_PATTERN.match(name.text)
    name = name.cut(led.start("kind")) if led is not None else name
    words = name.text.split()
    is_cut = bool(words) and leads_on(words[-1])
    is_open = name.text.count("“") != name.text.count("”") or name.text.count('"') % 2 > 0
    is_other = (
        is_cut or is_open or name.text[:1].islower() or names_form(name.text) or is_address(name) or is_word("this", name.text)
    )
    is_sentence = _SAID.search(name.text) is not None or len(name.text) > _LONGEST_TITLE or is_other
    return name.cut(0, 0) if is_sentence else name


def organizer_in_letterhead(lines: list[Line], title: Found) -> list[Found]:
    """The body whose name stands above the title, or above the kind of event over that (rule `organizer-from-letterhead`)."""
    written = [line for line in lines if not is_form(line)]
    is_headed = bool(written) and not says_status(written[0].piece.text)
    named = _below_letterhead(written) if is_headed else None
    is_below = named is not None and named.whole.start <= title.piece.start < named.whole.span.end
    above = [line.piece for line in written if line.whole.span.end <= title.piece.start and not is_kind_alone(line.piece)]
    if above and (bodies := presenters(above[-1])):
        return [Found(one, "organizer-from-letterhead") for one in bodies]
    bare = above[-1]._replace(text=above[-1].text.partition(" (")[0]) if above else None  # `Office for Maps (OM)`
    is_above = bare is not None and names_body(bare) and KIND_PATTERN.search(above[-1].text) is None
    head = written[0].piece if is_below else above[-1] if is_above else None
    return [Found(_without_form(head), "organizer-from-letterhead")] if head is not None and not is_document(head.text) else []
