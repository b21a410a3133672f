"""A programme without the marks of its markup, each character with its place in the source.

What is read of a programme is its text: character references are what they stand for, links are their texts, what is struck
out is no text, tables of HTML have tabs or bars between their cells, and marks around a time (`[18:30]`, `- [ ] 18:30`, `⏰`)
are gone. Emphasis, headings and bullets stay: the outline reads them.
"""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

import msgspec

from event_ld.problems import Findings, place_of, problem
from event_ld.readers.programme.cell_lines import cell_line_edits
from event_ld.readers.programme.contacts import REGISTERS
from event_ld.readers.programme.counted_days import counted_edits, open_edits, tab_edits, term_edits
from event_ld.readers.programme.counted_items import lettered, numbered
from event_ld.readers.programme.day_rows import day_row_edits
from event_ld.readers.programme.emoji import emoji_edits
from event_ld.readers.programme.forms import menu_edits
from event_ld.readers.programme.mail import message_edits
from event_ld.readers.programme.menus import menu_list_edits
from event_ld.readers.programme.name_columns import name_column_edits
from event_ld.readers.programme.one_line import cut_hours, cut_lines, cut_run_on
from event_ld.readers.programme.other_months import month_edits
from event_ld.readers.programme.spaced_tables import gap_edits
from event_ld.readers.programme.spelled_hours import short_edits, spelled_edits
from event_ld.readers.programme.start_end import with_spans
from event_ld.readers.programme.table_tags import ATTRIBUTES, table_edits
from event_ld.readers.programme.times import UP_TO, find_time
from event_ld.readers.programme.week_days import week_edits
from event_ld.readers.programme.words import language_of, spelled_pattern
from event_ld.readers.programme.wrapped import stacked_spans, unwrapped, whole_dates, whole_phrases, whole_spans, whole_turns
from event_ld.readers.programme.zone_lists import zone_list_edits
from event_ld.source import Evidence, Source, Span


class Text:
    """A text that is edited, and where each of its characters comes from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._begins = array("L", range(len(text)))
        self._ends = array("L", range(1, len(text) + 1))

    @property
    def _end(self) -> int:
        return self._ends[-1] if self._ends else 0

    def edit(self, edits: Iterable[tuple[int, int, str]]) -> None:
        """Puts texts in the place of stretches, which are in order and do not overlap."""
        texts, begins, ends, at = [], array("L"), array("L"), 0
        for start, end, put in edits:
            texts += [self.text[at:start], put]
            begins.extend(self._begins[at:start])
            ends.extend(self._ends[at:start])
            first = self._begins[start] if start < len(self._begins) else self._end
            last = self._ends[end - 1] if end > start else first
            begins.extend([first] * len(put))
            ends.extend([last] * len(put))
            at = end
        if not texts:
            return
        self.text = "".join([*texts, self.text[at:]])
        begins.extend(self._begins[at:])
        ends.extend(self._ends[at:])
        self._begins, self._ends = begins, ends

    def substitute(self, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str | None]) -> None:
        """Puts something else in the place of what a pattern finds, but where that is None."""
        self.edit([(one.start(), one.end(), new) for one in pattern.finditer(self.text) if (new := put(one)) is not None])

    def at(self, place: int) -> int:
        """The first character of the text that comes from a character of the source, or from one behind it."""
        return bisect_left(self._begins, place)

    def into(self, span: Span) -> Span:
        """The characters of the text that come from a stretch of the source."""
        return Span(self.at(span.start), max(self.at(span.end), self.at(span.start)))

    def back(self, span: Span) -> Span:
        """The characters of the source that a stretch of the text comes from."""
        start = self._begins[span.start] if span.start < len(self._begins) else self._end
        return Span(start, max(self._ends[span.end - 1], start) if span.end > span.start else start)


class NormalFindings(Findings):
    """Findings about a normalised text, which tell the places of its source; `form` is that of a message, and no programme."""

    original: Source = Source(name="", text="")
    origin: Text = msgspec.field(default_factory=lambda: Text(""))
    form: tuple[Span, ...] = ()

    def add(self, code: str, message: str, span: Span | None = None, *, path: str = "", question: str = "") -> None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """Notes a problem at a span of the normalised text, or about all of it."""
        place = place_of(self.original, span and self.origin.back(span))
        self.problems.append(problem(code, message, place=place, path=path, question=question))


def normal(findings: Findings) -> NormalFindings:
    """Findings about the normalised text of a source."""
    message = message_edits(findings.source.text)
    origin = normalised(findings.source.text, message)
    source = Source(name=findings.source.name, text=origin.text)
    form = tuple(Span(start, end) for start, end, _ in message if end > start)
    return NormalFindings(source=source, problems=findings.problems, original=findings.source, origin=origin, form=form)


def with_places(evidence: dict[str, Evidence], origin: Text) -> dict[str, Evidence]:
    """Evidence with the places of the source."""
    return {
        path: msgspec.structs.replace(one, spans=tuple(map(origin.back, one.spans))) if one.spans else one
        for path, one in evidence.items()
    }


_TAG = (
    "a|abbr|address|article|aside|b|big|blockquote|button|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i"
    "|img|ins|kbd|label|li|main|mark|nav|ol|p|pre|q|section|small|span|strong|sub|sup|summary|details|table|tbody|td|tfoot|th|thead"
    "|time|tr|tt|u|ul|br|wbr"
)
_COMMENT = re.compile(r"<!--(?:(?!-->)[\s\S])*-->")
_SILENT = re.compile(
    r"<(?P<tag>script|style|iframe|svg|noscript)\b[^<>]{0,3000}+>(?:(?!</(?P=tag))[\s\S]){0,20000}+</(?P=tag)\s*+>", re.IGNORECASE
)
"""What browsers show no text of."""
_UNSEEN = re.compile(r"[\u200b\u200c\ufeff]")
_ATTRIBUTE = re.compile(r"(?m)^:[a-z][\w-]*:(?: (?P<date>(?:19|20)\d\d-\d\d-\d\d))?[^\n]*")
"""An attribute of a text in AsciiDoc, `:toc:`; a date that one has, `:revdate: 2027-05-04`, is that of the page."""
_ASCIIDOC = re.compile(
    r"(?m)^(?P<marks>={1,5}) (?=\S)|icon:[\w-]+\[[^\[\]\n]*\]|(?<![\w*])\*(?P<strong>[^*\s][^*\n]{0,200})\*(?![\w*])"
)
_TEMPLATE = re.compile(r"\{%[^{}\n]{0,300}%\}|\{\{[^{}\n]{0,300}\}\}|(?m:^)[ \t]*\{:[^{}\n]{0,300}\}")
"""What site generators put into Markdown: `{% include x %}`, `{: .wide}`."""
_STRUCK = re.compile(
    rf"(?<!~)~~(?=\S)(?:(?!~~|\n\n).){{1,500}}+~~(?!~)|<(?P<tag>s|del|strike){ATTRIBUTES}>(?:(?!</(?P=tag)>|\n\n)[\s\S]){{0,2000}}+</(?P=tag)\s*>",
    re.IGNORECASE,
)
_LOOSE = re.compile(rf"</t[dh]\s*+>\s*+<t[dh]{ATTRIBUTES}>", re.IGNORECASE)
"""What stands between the cells of rows that no table is around."""
_IN_ROW = re.compile(rf"(?:(?<! ) ++)?(?:</?(?:br|p|div|li|ul|ol){ATTRIBUTES}/?> *+)++", re.IGNORECASE)
_UNTIL = re.compile(rf"{UP_TO}\s{{0,3}}<", re.IGNORECASE)
_UNTIL_BEFORE = re.compile(rf">\s{{0,3}}{UP_TO}\s{{0,3}}\Z", re.IGNORECASE)
"""What stands between the hours of a cell, on a line of its own: `9:00<br>to<br>9:50`."""
_BREAK = re.compile(r"(?:<br\s*+/?>[ \t]*+)++\n?", re.IGNORECASE)
_BLOCK = re.compile(
    rf"</?(?:p|div|li|ul|ol|h[1-6]|dd|dt|dl|section|article|blockquote|details|summary|table|tr){ATTRIBUTES}/?>", re.IGNORECASE
)
_INLINE = re.compile(rf"</?(?:{_TAG}){ATTRIBUTES}/?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:[a-zA-Z]{2,10}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{1,1000}(?:\s+\"[^\"\n]*\")?\)")
_LINK = re.compile(
    r"(?<![!\\])\[(?P<text>[^\[\]\n]{1,300})\]\((?P<url>(?:[^()\s]|\([^()\s]{0,200}\)){1,1000}+)(?:\s+\"[^\"\n]*\")?\)"
)
_ONLINE = re.compile(
    r"zoom|webex|teams|youtube|jitsi|streaming|(?<![^\W_])(?:meet|link|online|virtual|platform|plataforma|plateforme|enlace|lien|en\s+l[íi](?:nea|gne))(?![^\W_])",
    re.IGNORECASE,
)
"""Words of lines whose addresses say where to take part."""
_HANDLE = re.compile(r"(?:(?<![ \t])[ \t]++)?\(\[@[^\[\]\n]{1,100}\]\([^()\s]{1,1000}\)\)")
_STRONG = re.compile(r"(?<!\w)__(?P<text>(?=[^\s_])[^_\n]{1,200}(?<=[^\s_]))__(?=[^\w\n])")
_EMPHASIS = re.compile(r"(?m)^(?=[^\n]{100})[^|\t\n*:]{2,}+(?:\*\*[^*\n|]{1,200}\*\*[^|\t\n*]*+)++$")
"""A long line of prose with words in it that are emphasised, and no label before them."""
_DATE_MARKS = spelled_pattern(
    r"(?<![\w*_])(?P<mark>\*{1,3}|_{1,3})(?P<text>0?[1-9]|[12]\d|3[01])(?P=mark)(?=\s+(?:de\s+|of\s+)?(?:{month})(?![^\W_]))"
)
"""The emphasised figure of a date: `Tuesday **22** March`."""
_SHORTCODE = re.compile(r"(?<![\w:]):[a-z]\w{2,30}:(?![\w:])")
"""An emoji by its name: `:coffee:`."""
_ORDINAL = re.compile(r"(?<![^\W_])(?<![\d:.,-])\d{1,2}(?P<a>a)(?=[ \t]+[^\W\d_]{4})")
"""`1a Conferencia`: the first, and no hour, where the text is in Spanish or Portuguese."""
_STAR = re.compile(r"(?<=\w)\\\*(?=[ \t]*(?:[|)\n]|$))")
"""`Ana Gil\\*`: the mark of a note in Markdown."""
_CHECKBOX = re.compile(r"(?m)^(?P<bullet>[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)\[[ xX]?\][ \t]+")
_QUOTE = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+(?=\S|$)")
_ARROW = re.compile(
    r"(?m)^(?P<lead>[ \t]*)(?:[^\w\s#*+|(\[<>=~\"'“”«`.,;:!?¿¡&@/\\•·–—-]|[-=]>)[ \t]*"
    r"(?=(?:\*\*)?(?:(?:de|from|das)[ \t]+)?\d{1,2}\s?[:h.]\s?\d\d)"
)
"""Any sign before the hour of a line: `→ 9:00`, `▸ 9:00`, `✓ 9:00`."""
_BOXED = re.compile(
    r"(?m)^(?P<lead>(?:[-*|] )?)[ \t]*+(?:[\[(]|[*_](?![*_\s]))(?P<time>[^\[\]()*_\n|]{2,30})(?:[\])]|[*_](?![*_]))"
)
"""A time in brackets or emphasised at the beginning of a line, whatever bullet is before it."""
_FIGURES = r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?:[ \t]*[-–—][ \t]*(?P<eh>[01]\d|2[0-3])(?P<em>[0-5]\d))?"
_LED = re.compile(rf"(?m)^[ \t*_|•-]{{0,6}}{_FIGURES}(?=[ \t:|*_–—-]|$)")
_SPANS = re.compile(rf"(?<![\d.,:/-]){_FIGURES.removesuffix('?')}(?=[ \t]?[:|–—-]?[ \t][\"“«¿¡]?[A-ZÀ-Þ])")
_MEASURED = re.compile(rf"(?<![\d.,:/-]){_FIGURES}(?=[ \t]*(?:hrs?|hours|horas|h|UTC|GMT|Z)\b)", re.IGNORECASE)
_INTERVAL = re.compile(r"(?<=\d)/(?=(?:19|20)\d\d-\d\d-\d\dT\d)")
"""What stands between the two moments of an interval in ISO 8601."""
_SLASHED = re.compile(r"(?m)^[ \t*_|•-]{0,8}\d{1,2}[:h]\d\d(?P<stroke>[ \t]?/[ \t]?)(?=\d{1,2}[:h]\d\d(?!\d))")
"""`19:15/21:00`, a range where a line begins with it; with blanks where several lines do."""
_GLUED = spelled_pattern(
    r"(?<![\d.:])\d{1,2}(?:[:.h]\d\d)?(?:[ \t]?[ap]\.?m\.?|(?<=[:.h]\d\d))(?=[A-ZÀ-Þ][a-zà-ÿ])"
    r"|(?<![\w./@-])(?=[A-Z][a-zà-ÿ])(?i:{honorific})\.(?=[A-ZÀ-Þ](?:\.|[a-zà-ÿ]))",
    flags=0,
)
"""A time that no blank parts from its title, as the text of a PDF has it: `1.00 pmLunch`; and an honorific: `Dr.V. Gil`."""
_GLUED_YEAR = re.compile(r"(?<=[ /.])(?:19|20)\d\d(?=[A-ZÀ-Þ][a-zà-ÿ]|[AEO]s? [A-ZÀ-Þ])")
"""The year of a date that no line end parts from the text: `13 de setembro de 2027O Museu …`."""
_LONGEST_ADDRESS = 300
_GLUED_MONTH = spelled_pattern(r"(?<![\d/.:-])[0-3]?\d(?:\s+(?:de|of))?\s+(?i:{month})(?=[A-ZÀ-Þ][a-zà-ÿ])", 0)
"""A day that nothing parts from what is then: `13 MarchSnow in winter`."""
_LONE_BAR = re.compile(r"(?m)^[ \t]*+\|[ \t]*+\n")
_LAST_BAR = re.compile(r"(?m)^(?P<text>[^|\n]*[^|\s])[ \t]++\|[ \t]*+$")
"""Cells of a table that stand one on a line, each with the bar behind it."""
_NAMED_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,300})\]\[[^\[\]\n]{0,60}\]")
_NOTE = re.compile(r"(?:(?<! ) )?\[\^[\w-]{1,20}\](?!:)")
"""`Ana Gil [^1]`: the mark of a note."""
_RAISED = re.compile(r"(?<=\d)\^(?P<text>[^\W\d_]{1,3})\^")  # `1^er^ décembre`, `22^nd^`
_LINK_NAME = re.compile(r"(?m)^[ ]{0,3}\[[^\[\]\n]{1,60}\]:[ \t]*(?=\S*[./#])\S++(?:[ \t]++[\"'(][^\n]*+)?[ \t]*+(?:\n|$)")
"""`[the maps][1]`, and `[1]: https://example.org/maps` below the text."""
_TERM = re.compile(r"(?m)^(?:\*\*|__)?[^\W\d_][^\n:|]{1,40}(?P<mark>\n{1,2}:[ \t]++)(?=\S)")
"""A term of a list of definitions, with what it is on the line below: `Place`, `: Map House`."""
_MEANING = re.compile(r"(?m)^:[ \t]++(?=\S)")
_YEARS = re.compile(r"(?:19|20)\d\d")
_FEW = 3


def normalised(text: str, message: Iterable[tuple[int, int, str]] = ()) -> Text:
    """A programme without its markup."""
    found = Text(text)
    found.edit(message)
    text = found.text
    if "<" in text:
        found.substitute(_COMMENT, lambda _: "")
        found.substitute(_SILENT, lambda _: "")
    found.substitute(_UNSEEN, lambda _: "")
    if "{" in text:
        found.substitute(_TEMPLATE, lambda _: "")
    _as_markdown(found)
    if "<" in text or "~~" in text:
        found.substitute(_STRUCK, lambda _: "")
    if "<" in found.text:
        _without_tags(found)
    if "&" in found.text:
        found.substitute(_REFERENCE, _reference)
        if "&lt;" in text:
            _without_tags(found)  # markup that was escaped as a text
    if "](" in found.text:
        found.substitute(_IMAGE, lambda _: "")
        found.substitute(_HANDLE, lambda _: "")
        found.edit(_links(found.text))
    if "[" in found.text:
        found.substitute(_NOTE, lambda _: "")
        found.edit([edit for one in _NAMED_LINK.finditer(found.text) for edit in _around(one)])
        found.substitute(_LINK_NAME, lambda _: "")
        found.substitute(_CHECKBOX, lambda one: one["bullet"])
    found.substitute(_RAISED, lambda one: one["text"])
    found.substitute(_STRONG, lambda one: one["text"])
    found.substitute(_EMPHASIS, lambda one: one[0].replace("**", "") if find_time(one[0][:20]) is None else None)
    found.substitute(_DATE_MARKS, lambda one: one["text"])
    found.edit(emoji_edits(found.text))
    found.substitute(_SHORTCODE, lambda _: "")
    found.substitute(_STAR, lambda _: "")
    found.substitute(_QUOTE, lambda _: "")
    found.substitute(_ARROW, lambda one: one["lead"])
    found.edit(
        [
            edit
            for one in _BOXED.finditer(found.text)
            if _is_time(one["time"])
            for edit in ((one.end("lead"), one.start("time"), ""), (one.end("time"), one.end(), ""))
        ]
    )
    _with_lines(found)
    return found


def _as_markdown(found: Text) -> None:
    """Writes the headings of AsciiDoc as those of Markdown, and takes out its attributes and marks."""
    if _ATTRIBUTE.search(found.text):
        found.substitute(_ATTRIBUTE, lambda one: f"Published: {one['date']}" if one["date"] else "")
        found.substitute(_ASCIIDOC, lambda one: f"{'#' * len(one['marks'])} " if one["marks"] else one["strong"] or "")
    if "\n:" in found.text:
        found.edit([(*one.span("mark"), ": ") for one in _TERM.finditer(found.text)])
        found.substitute(_MEANING, lambda _: "")


def _with_lines(found: Text) -> None:
    """Brings what belongs together onto lines of its own, and times and days into one notation."""
    _without_bars(found)
    found.edit(whole_spans(found.text))
    found.edit(stacked_spans(found.text))
    if (ordinals := [(*one.span("a"), "ª") for one in _ORDINAL.finditer(found.text)]) and language_of(found.text) in {"es", "pt"}:
        found.edit(ordinals)
    for form, between in ((_GLUED, " "), (_GLUED_MONTH, ": "), (_GLUED_YEAR, "\n")):
        found.edit([(one.end(), one.end(), between) for one in form.finditer(found.text) if not _is_in_address(one)])
    strokes = list(_SLASHED.finditer(found.text))
    found.edit([(*one.span("stroke"), "-") for one in strokes if one["stroke"] == "/" or len(strokes) >= _FEW])
    found.substitute(_INTERVAL, lambda _: " - ")
    with_spans(found)
    _with_colons(found)
    for edits in _LINES:
        found.edit(edits(found.text))


_LINES = (
    menu_edits, gap_edits, cell_line_edits, name_column_edits, day_row_edits, menu_list_edits, whole_dates, lettered, numbered,
    term_edits, month_edits, spelled_edits, short_edits, zone_list_edits, counted_edits, week_edits, cut_run_on, cut_hours,
    tab_edits, open_edits, whole_turns, unwrapped, whole_phrases, cut_lines,
)  # fmt: skip
"""What brings lines, times and days into one notation, in its order."""


def _without_bars(found: Text) -> None:
    """Takes out the bars of a table whose cells stand one on a line."""
    if len(_LONE_BAR.findall(found.text)) >= _FEW:
        found.substitute(_LONE_BAR, lambda _: "")
        found.edit([(one.end("text"), one.end(), "") for one in _LAST_BAR.finditer(found.text)])


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    """What leaves of links their texts; the addresses of pages to register at and of platforms stay."""
    for one in _LINK.finditer(text):
        begin = text.rfind("\n", 0, one.start()) + 1
        if text.count("|", begin, text.find("\n", one.end())) >= _FEW:
            begin = max(text.rfind("|", begin, one.start()), begin)  # a cell of a row with many
        if not (REGISTERS.search(text, begin, one.end()) or _ONLINE.search(text, begin, one.end())):
            yield from _around(one)


def _around(one: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """What leaves of a match its text."""
    yield one.start(), one.start("text"), ""
    yield one.end("text"), one.end(), ""


def _is_in_address(one: re.Match[str]) -> bool:
    """Whether a match stands within a web address: `https://forms.example/ab14h30Wk`."""
    *_, word = one.string[max(one.start() - _LONGEST_ADDRESS, 0) : one.start()].split(" ") or [""]
    return "://" in word.rpartition("\n")[2]


def _reference(one: re.Match[str]) -> str | None:
    put = html.unescape(one[0])
    return None if put == one[0] else " " if put in "\n\r\t\xa0" else put


def _is_time(text: str) -> bool:
    found = find_time(text)
    return found is not None and not text[: found.begin].strip() and not text[found.finish :].strip(" :.-–h")


def _with_colons(found: Text) -> None:
    """Writes times as armies have them with a colon: `1330-1400 hrs`, and `1330 Lunch` where several begin lines or are spans."""
    found.edit([edit for one in _MEASURED.finditer(found.text) for edit in _colons(one)])
    lines = [*_LED.finditer(found.text), *_SPANS.finditer(found.text)]
    if len(lines) >= _FEW and not all(_YEARS.fullmatch(one["h"] + one["m"]) for one in lines):
        found.edit(sorted({edit for one in lines for edit in _colons(one)}))


def _colons(found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    yield found.end("h"), found.end("h"), ":"
    if found["eh"]:
        yield found.end("eh"), found.end("eh"), ":"


def _without_tags(found: Text) -> None:
    """Takes out the tags: a break ends a line, in a cell it sets apart; a table has bars or tabs between its cells."""
    found.edit(table_edits(found.text))
    found.substitute(_LOOSE, lambda _: "\t")
    found.substitute(_IN_ROW, _in_row)
    found.substitute(_BREAK, lambda _: "\n")
    found.substitute(_BLOCK, lambda one: _block(one[0]))
    found.substitute(_INLINE, lambda _: "")


def _in_row(found: re.Match[str]) -> str | None:
    """What sets apart the lines of a cell in a row that is a line of the text; None in any other line."""
    text = found.string
    begin, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    line = text[begin : end if end >= 0 else len(text)]
    if "\t" not in line.strip() and line.count("|") < 2:  # noqa: PLR2004  # one bar makes no row
        return None
    after = text[found.end() : found.end() + 1]
    is_at_edge = text[begin : found.start()].rstrip(" ")[-1:] in {"", "|", "\t"} or after in {"", "|", "\t", "\n"}
    is_until = _UNTIL.match(text, found.end()) or _UNTIL_BEFORE.search(text, begin, found.start())
    return " " if is_at_edge or is_until else ", "


def _block(tag: str) -> str:
    name = re.sub(r"\W", "", tag.split(maxsplit=1)[0]).lower()
    if tag.startswith("</"):
        return "\n"
    return {"li": "\n- ", "h1": "\n# ", "h2": "\n## ", "h3": "\n### ", "h4": "\n#### ", "h5": "\n##### ", "h6": "\n###### "}.get(
        name, "\n"
    )
