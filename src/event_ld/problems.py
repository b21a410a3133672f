"""Problems as values: what is wrong or open, where, and what to do about it.

Readers, the graph and the validator all return the same type, so that one reporter shows them all. The codes that
readers give stand in `CODES`; a code that a SHACL shape gives is the shape's own name, and its texts stand in `shapes/`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field, structs

from event_ld.source import Place, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.source import Evidence, Source, Span


class Severity(StrEnum):
    """How much a problem matters; the names are SHACL's, lower-case (SHACL, section 2.1.4)."""

    VIOLATION = "violation"
    """Must not be published."""
    WARNING = "warning"
    """A reader will misread it."""
    INFO = "info"
    """Worth asking the organiser."""


_RANK = {Severity.VIOLATION: 0, Severity.WARNING: 1, Severity.INFO: 2}


def rank(severity: Severity) -> int:
    """How grave a severity is: 0 for the gravest."""
    return _RANK[severity]


class Code(NamedTuple):
    """What a problem code stands for.

    Attributes:
        severity: How much it matters.
        title: What it means, in one sentence.
        advice: What to do about it.
        page_advice: The same for a page or another document of linked data, in schema.org's words, where it differs.
    """

    severity: Severity
    title: str
    advice: str
    page_advice: str = ""


_V, _W, _I = Severity.VIOLATION, Severity.WARNING, Severity.INFO

CODES: dict[str, Code] = {
    "syntax": Code(_V, "The file is not well-formed.", "Mend the place that the message names."),
    "json-repaired": Code(_W, "The JSON is not well-formed, but could be read.", "Mend it: a strict reader drops all of it."),
    "json-escaped": Code(_W, "The JSON is escaped once too often.", "Write it as JSON, not as a text that holds JSON."),
    "context-missing": Code(_W, "The JSON-LD has no context; its terms were read as schema.org's.",
                            'Add "@context": "https://schema.org".'),
    "context-elsewhere": Code(_W, "The JSON-LD names a context that is not known, and was not judged: nothing is fetched.",
                              "Give the context as `--context URL=FILE`, or name https://schema.org."),
    "jsonld-invalid": Code(_V, "The JSON-LD is not valid, so that processors refuse all of it.",
                           "Correct what the message names."),
    "jsonld-within": Code(_I, "The JSON-LD stands deeper in other JSON, where readers of pages do not look for it.",
                          "Nothing, if it is a feed or an answer of a service."),
    "microdata-outside": Code(_I, "A property in microdata stands in no item, so that nobody reads it.",
                              "Put it into the element with `itemscope`; a block such as `div` ends the `p` that it stands in."),
    "named-graph": Code(_I, "A part of the document stands in a graph of its own; it was judged with the rest.",
                        "Nothing, if whoever reads it takes all graphs as one."),
    "language-map": Code(_V, "A text by language is written in a form that JSON-LD does not have.",
                         'Write [{"@value": "…", "@language": "en"}, …].'),
    "event-missing": Code(_W, "The data describes no event.", "Describe one as schema.org's Event, or a subclass of it."),
    "page-without-data": Code(_W, "The page holds no structured data.", "Embed some: `event-ld embed EVENT --into PAGE`."),
    "markup-unread": Code(_W, "A part of the page could not be read, and was not judged.",
                          "Look at that part with another program; the page need not be wrong."),
    "fault": Code(_V, "A fault of event-ld stopped it here; everything else went on.",
                  "Report it with the input. The input need not be wrong."),
    "extra-missing": Code(_W, "A part of the input needs a package that is not installed.", "Install the extra that it names."),
    "unreadable": Code(_V, "The file can't be read.", "Take it out of the folder, or mend it."),
    "duplicate-key": Code(_V, "A key stands twice in one mapping.", "Keep one of them, or make a list of the values."),
    "json-key-twice": Code(_W, "A key stands twice in one object of JSON; readers take its last value.",
                           "Keep one of them, or make a list of the values."),
    "alias-expansion": Code(_V, "Aliases repeat more content than a description can need.", "Write the values out."),
    "too-deep": Code(_V, "The values are nested too deeply.", "Flatten the description."),
    "tag": Code(_V, "A YAML tag asks for a type of a programming language.", "Delete the tag; every value is text."),
    "unknown-key": Code(_V, "The key is none that can stand here.", "Correct its spelling, or delete it."),
    "unknown-type": Code(_V, "The type is not one that a description can have.", "Take a type of the schema.org tree.",
        "Write `@type` as a class of schema.org, in its spelling."),
    "wrong-type": Code(_V, "The value has another form than the property takes.", "Write the value as the property takes it."),
    "empty-value": Code(_W, "The property has no value.", "Delete the property, or list it under `unknown`."),
    "no-event": Code(_V, "The input holds no description of an event.", "Write one: `event-ld init` starts it."),
    "date-format": Code(_V, "The value is no date, or not written as ISO 8601.", "Write 2022-11-24 or 2022-11-24T12:30."),
    "date-order": Code(_W, "A date in figures is a day in two ways.", "Write the month as a word, or the date as in 2026-05-06."),
    "date-missing": Code(_V, "A time stands without its day.", "Write the day too, or give the event around it a startDate."),
    "unknown-zone": Code(_V, "The time zone is not in the IANA database.", "Write a name such as America/La_Paz."),
    "zone-missing": Code(_W, "Times have no UTC offset, since the time zone is not known.",
                         "Add `timeZone`, for instance America/La_Paz."),
    "time-skipped": Code(_V, "The clocks of the zone skip this time on this day.", "Check the time, or the zone.",
                         "Ask at what time it begins, and correct it, or the address."),
    "offset-contradicts-zone": Code(_V, "The UTC offset is not the one that the zone has on that day.",
        "Delete the offset or correct the zone.",
        "Write the offset of that day into `startDate` and `endDate`, or correct the address."),
    "zone-not-in-force": Code(_W, "The abbreviation of a time zone is not the one that holds there on that day.",
                              "Write the abbreviation that holds on that day, or none."),
    "url-format": Code(_V, "The value is no absolute URL.", "Write it with its scheme, as in https://www.example.org/."),
    "iri-format": Code(_V, "The value is no IRI, so that RDF can't hold it.", "Write an absolute IRI, with its scheme."),
    "iri-escaped": Code(_W, "An address holds characters that no IRI may have; they were percent-encoded.",
                        "Write the address as a browser copies it."),
    "language-tag": Code(_V, "The language is no BCP 47 tag.", "Write en, es, pt-BR …"),
    "id-missing": Code(_I, "The description declares no id.", "Add `id`, so that its address survives a rename."),
    "id-format": Code(_V, "The id can't be part of a web address.", "Use letters without accents, digits and hyphens."),
    "same-id": Code(_V, "Two parts of the description have one id.", "Give each its own id.",
        "Give each its own `@id`."),
    "encoding": Code(_W, "The file is not UTF-8; it was read as Windows-1252.", "Save it as UTF-8."),
    "control-character": Code(_W, "Control characters were left out of the text.", "Delete them from the source."),
    "base-url-missing": Code(_W, "No address of a site is given, and IRIs begin with a placeholder.",
                             "Give --base-url before you publish."),
    "keyword-without-concept": Code(_I, "The keyword is in no vocabulary and stays text.", "Take a keyword of the vocabulary."),
    "unread-text": Code(_W, "A line of the source became no fact.", "Add what it says to the description by hand."),
    "line-too-long": Code(_W, "A line of a programme is longer than what is read of a line.", "Break it into lines."),
    "unsure": Code(_I, "A stretch of the source may be a fact; the reader is not sure.", "Answer the question."),
    "name-missing": Code(_V, "No line states what the event is called.", "Add `name`."),
    "site-kept": Code(_W, "A description must not be published; the version that was published before stays.",
                      "Mend what is named, and build again."),
    "site-not-locked": Code(_W, "The file system of the site has no locks, so that two builds at once are not kept apart.",
                            "Let no other build of the same site run at the same time."),
    "site-id-missing": Code(_V, "An event has no id, so that no page can be made for it.", "Add `id`."),
    "site-id-taken": Code(_V, "Another description of the site has the same id.", "Give one of them another `id`."),
    "site-id-name": Code(_V, "An id can't be the name of a folder of the site.", "Take letters, digits and hyphens."),
    "linked-data-kept": Code(_W, "Linked data that describes no event has no such form, and is left out.",
                             "Take ntriples or nquads for it."),
    "site-linked-data": Code(_I, "Linked data that describes no event is passed over: a site is built of events.", "Nothing."),
    "start-missing": Code(_V, "No line states when the event begins.", "Add `startDate`."),
    "year-missing": Code(_V, "A day is stated, but not its year.", "Add `startDate` with its year."),
    "weekday-contradicts-date": Code(_W, "The weekday is not the one of that date.", "Ask the organiser which one holds."),
    "place-missing": Code(_W, "No line states where the event takes place.", "Add `location`."),
    "person-contradiction": Code(_W, "Two mentions of one person contradict each other.", "Correct one of them."),
    "speaker-open": Code(_I, "The slot is in the programme, but nobody is named for it.", "Ask the organiser who speaks."),
    "part-outside": Code(_W, "A part of an event is not within its time.", "Correct the time of the part, or of the event.",
        "Correct `startDate` and `endDate` of the part, or of the event."),
    "clash": Code(_W, "Two parts that take place at once need one person or one room.", "Ask the organiser which one holds.",
        "Ask the organiser which one holds, and correct `startDate` and `endDate`."),
    "unknown-property": Code(_W, "schema.org has no such property, so nobody reads it.", "Correct its spelling, or delete it."),
    "type-widened": Code(_I, "A type that descriptions do not have is kept as the nearest one that they have.", "Nothing."),
    "property-left-out": Code(_I, "A property of schema.org that descriptions do not have is left out.",
                              "Nothing, if nobody reads it there; otherwise write that part of the page by hand."),
    "superseded-term": Code(_I, "schema.org recommends another term in its place.", "Take the one that the message names."),
    "person-twice": Code(_W, "One person stands there twice.", "Write the person once, and refer to that by its @id."),
    "super-event-cycle": Code(_V, "Events are parts of each other in a circle.", "Correct `superEvent` or `subEvent`."),
    "super-event-stub": Code(
        _W, "The event that this one is a part of has no date or no place; search engines judge it like any other event.",
        "Give it its `startDate` and `location`, or leave `superEvent` out of the page."),
    "relative-url": Code(_W, "A URL is relative, and means something else in every copy of the data.",
                         "Write it with its scheme, as in https://www.example.org/."),
    "time-twice": Code(_W, "The clocks of the zone show this time twice on this day.", "Write its offset, as in 03:30+02:00."),
    "doors-after-start": Code(_W, "The doors open after the event begins.", "Correct `doorTime` or `startDate`."),
    "duration-format": Code(_W, "The duration is none of ISO 8601.", "Write PT1H30M for an hour and a half, P2D for two days.",
                            "Write `duration` as PT1H30M for an hour and a half, P2D for two days."),
    "coordinates": Code(_W, "A latitude or longitude is none.", "Write degrees with a point, as in -16.5.",
                        "Write `latitude` and `longitude` in degrees with a point, as in -16.5."),
    "place-is-online": Code(_W, "The place is none: the event is online.", "Write a VirtualLocation with its `url`.",
                            "Write `location` as a VirtualLocation with its `url`."),
    "several-people": Code(_W, "One person has the names of several.", "Write one person for each name."),
    "currency-unknown": Code(_W, "The currency is no code of ISO 4217.", "Write a code such as USD.",
                             "Write `priceCurrency` as a code such as USD."),
    "offer-period": Code(_W, "An offer ends before it begins.", "Correct one of the two days.",
                         "Correct the property that the message names first, or the other one."),
    "offer-prices-crossed": Code(_W, "The lowest price is more than the highest.", "Correct `lowPrice` or `highPrice`."),
    "bounds-crossed": Code(_W, "The least of something is more than the most.",
                           "Correct the property that the message names first, or the other one."),
    "free-not-said": Code(_I, "All tickets cost nothing, and the event is not said to be free.",
                          "Add `isAccessibleForFree`: true."),
    "schedule-zone-unknown": Code(_W, "The time zone of a schedule is not in the IANA database.",
                                  "Write `scheduleTimezone` as a name such as America/La_Paz."),
    "schedule-period": Code(_W, "A schedule ends before it begins.", "Correct `startDate` or `endDate` of the schedule."),
    "schedule-without-repetition": Code(_W, "A schedule does not say how it repeats.",
                                        "Add `repeatFrequency` (P1W for every week), with `byDay` where it is on certain days."),
    "schedule-exception": Code(_W, "A schedule excepts a day that is none of its days.",
                               "Correct `exceptDate`, or leave it out."),
    "series-without-parts": Code(_I, "A series names none of its events.",
                                 "Add `subEvent` with the events, or name the series as `superEvent` of each."),
    "postal-code-format": Code(_W, "The postal code does not have the form of its country.", "Correct `postalCode`."),
    "offer-after-event": Code(_W, "An offer begins when the event is over.", "Correct `validFrom`, or the days of the event."),
    "free-with-a-price": Code(_W, "The event is said to be free, and its tickets cost something.",
                              "Correct `isAccessibleForFree`, or the `price` of `offers`."),
    "offer-twice": Code(_W, "Two offers of an event are the same, or have one name.",
                        "Keep one of `offers`, or name each after what it is for."),
    "duration-contradicts-end": Code(_W, "The event ends before its duration is over.", "Correct `duration`, or `endDate`."),
    "status-contradiction": Code(_W, "The event is said to be scheduled, and something else.", "Write one `eventStatus`."),
    "country-unknown": Code(_W, "The country is none.", "Write its name, or its code of ISO 3166-1: DE, BO.",
                            "Write `addressCountry` as a code of two letters (ISO 3166-1): DE, BO."),
    "text-garbled": Code(_W, "A text was read in the wrong encoding.", "Write it anew, in UTF-8.",
                         "Write `name` and `description` anew, in UTF-8."),
    "two-events-one-page": Code(_W, "Two listings of one event on a page contradict each other.",
                                "Keep one of them: take the other, of another plugin for instance, off the page."),
    "event-listed-twice": Code(_I, "One event is listed twice on a page.", "Keep one of the listings."),
    "status-in-text": Code(_W, "The text says that something is cancelled, moved or put off.",
                           "Write `eventStatus`, with `previousStartDate` where the day has changed."),
    "calendar-line": Code(_W, "A line of a calendar is no property.", "Export the calendar again."),
    "recurrence-unread": Code(_W, "The event repeats, and some dates are not read.", "Write the others into `subEvent`."),
    "private-left-out": Code(_W, "What is private is left out.", "Nothing, if nobody is to read of it."),
    "fact-left-out": Code(_I, "A description has no place for a fact of the file.", "Write it into `description`, if need be."),
    "fact-doubtful": Code(_I, "A fact of the file may mean something else.", "Look at it, and correct it where it is wrong."),
    "attachment-unread": Code(_I, "An attachment of an e-mail is not read.", "Do what the message says of it."),
    "event-end-day-before-start": Code(_V, "The event ends on a day before it begins.", "Correct `endDate` or `startDate`."),
    "setting-missing": Code(_V, "The settings of a site lack what each site must say.", "Add it."),
    "license-missing": Code(_W, "The settings of a site name no licence.", "Add `license`: the address of the licence."),
    "license-title-missing": Code(_V, "The licence is none of the well-known ones, and has no title.",
                                  "Write `license: {url: …, title: …}`."),
    "license-contradiction": Code(_V, "The address and the title of the licence are those of two licences.",
                                  "Correct one of them."),
    "email-format": Code(_V, "The value is no e-mail address.", "Write the address alone, as in info@example.org."),
    "contact-missing": Code(_W, "The settings of a site give no e-mail address.", "Add `contact: {name: …, email: …}`."),
    "site-language-unknown": Code(_V, "The pages of a site have no words in the language.", "Take one that the message names."),
    "theme-unknown": Code(_V, "The value is none of the EU's data themes.", "Take a code that the message names."),
    "setting-unknown": Code(_V, "The value is none of those that the setting takes.", "Take one that the message names."),
    "profile-lacks": Code(_V, "The settings lack what a national profile of the catalogue wants.", "Say it in the settings."),
    "profile-would-have": Code(_I, "The settings lack what a national profile recommends.", "Say it, if you know it."),
    "push-refused": Code(_V, "The store did not take a graph.", "Mend what the store says, and push again."),
    "theme-value": Code(_V, "The theme of a site has a value that its pages can't take.", "Write it as in the message."),
    "event-past": Code(_I, "The event is over, and still said to be scheduled.", "Nothing, if it took place as planned."),
    "same-iri": Code(_V, "Two files describe different events under one IRI.", "Give each event its own `id`.",
        "Give each event its own `@id`."),
    "person-two-iris": Code(_I, "One name stands under two IRIs in several files.",
                            "Give both the same `id` or `sameAs`, if it is one person.",
        "Give both the same `@id` or `sameAs`, if it is one person.",
    ),
    "nothing-to-check": Code(_W, "The data holds nothing that the profile is about.",
                             "Take a profile for this kind of data, or correct the data's types."),
    "page-has-another-event": Code(
        _V,
        "The page describes the event already, in other markup, and the two contradict each other. "
        "A warning where they do not, or where the page describes another event.",
        "Take it out where it is written (a plugin, the theme), or let --replace-other put this one in its place.",
    ),
    "page-is-template": Code(
        _V,
        "The file is a template: the element would be on every page that is made of it, or on none.",
        "Embed in the pages that are made of it (`event-ld embed --site PUBLIC --events FOLDER`), or write the element to a file "
        "(`event-ld embed EVENT -o event.html`) that the template includes. Is it a finished page, give --finished-page.",
    ),
    "page-element-lost": Code(
        _V, "The element would be none, since what stands around it in the page swallows it.", "Close what the message names."
    ),
    "page-address-unknown": Code(
        _W, "The page names an address as its own that can't be told, so the element names things without it.",
        "Write the whole address into the canonical link, or give --base-url.",
    ),
    "page-event-replaced": Code(_I, "Another Event of the page has gone for this one.", "Nothing, if it was this one."),
    "page-does-not-show": Code(
        _W,
        "The page does not show the name or the day of the event; search engines ask that what is marked up can be seen.",
        "Check that it is the page of this event, and write on the page what is missing.",
    ),
    "site-page-missing": Code(
        _W,
        "No page of the site is that of the event.",
        "Give the event the `url` that its page names as canonical, or the page an element with data-event-ld='ID'.",
    ),
    "site-event-missing": Code(
        _W, "A page of the site names an event that no description is of.", "Correct the id, or take our element out: --remove."
    ),
    "description-missing": Code(_I, "The source does not describe the event.", "Add `description`."),
}  # fmt: skip


class Replacement(Struct, frozen=True, kw_only=True):
    """What to write in the place of what stands there, where that follows from it.

    Attributes:
        value: The text to write in the place of the value; None where it stays.
        key: The key to write in the place of the value's; "" where it stays.
        beside: Keys with the texts to add to the same object where it lacks them.
        is_certain: Whether it follows from what stands there alone; otherwise it is a proposal.
    """

    value: str | None = None
    key: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    is_certain: bool = False

    @property
    def in_words(self) -> str:
        """It in one line: `price 175, priceCurrency EUR`."""
        parts = [" ".join(one for one in (self.key, self.value or "") if one), *(" ".join(one) for one in self.beside)]
        return ", ".join(part for part in parts if part)


class Problem(Struct, frozen=True, kw_only=True):
    """One finding.

    Attributes:
        code: A key of `CODES`, or the name of a shape.
        severity: How much it matters.
        message: One sentence about this very case.
        path: The path in the description (`subEvent[2].startDate`), or "".
        place: Where in the source, where that is known.
        advice: What to do.
        question: What to ask the organiser, when only the organiser can answer.
        focus: The node of the graph that it is about (SHACL's focus node), or "".
        result_path: The IRI of the property, or "".
        value: The text or the IRI of the value, or "".
        replacement: What to write instead, where that follows.
    """

    code: str
    severity: Severity
    message: str
    path: str = ""
    place: Place | None = None
    advice: str = ""
    question: str = ""
    focus: str = ""
    result_path: str = ""
    value: str = ""
    replacement: Replacement | None = None

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """The line of the report."""
        where = "" if self.place is None else f"{self.place.where}: "
        return f"{where}{self.severity}: {shown(self.message)} [{self.code}]"

    def of(self, *, focus: str, result_path: str = "", value: str = "") -> Problem:
        """The same problem, about a node of a graph."""
        return structs.replace(self, focus=focus, result_path=result_path, value=value)


def place_of(source: Source, span: Span | None) -> Place:
    """The place of a span; one that runs over several lines is cut at the end of its first.

    What has no span is about the source as a whole: its first line is named, and no text of it is shown.
    """
    if span is None:
        return Place(source.name, source.first_line, 1, 2, "")
    line, column = source.position(span.start)
    last = min(column + max(span.end - span.start, 1), source.length(line) + 1)
    return Place(source.name, line, column, max(last, column + 1), *source.excerpt(line, column), shown(source.cell(span.start)))


def problem(  # one keyword for each field
    code: str, message: str, *, place: Place | None = None, path: str = "", question: str = "", for_page: bool = False
) -> Problem:
    """A problem with the severity and the advice that its code has in `CODES`.

    Args:
        code: The code.
        message: One sentence about this very case.
        place: Where in the source.
        path: The path in the description or the document.
        question: What to ask the organiser.
        for_page: Whether the advice is for a page or another document of linked data.

    Raises:
        KeyError: `CODES` has no such code.
    """
    known = CODES[code]
    return Problem(
        code=code,
        severity=known.severity,
        message=message,
        path=path,
        place=place,
        advice=(known.page_advice if for_page else "") or known.advice,
        question=question,
    )


class Findings(Struct):
    """Gathers the problems of one source while it is read.

    Attributes:
        source: The text that the spans belong to.
        problems: What has been found, in the order of finding.
    """

    source: Source
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, span: Span | None = None, *, path: str = "", question: str = "") -> None:
        """Notes a problem at a span of the source, or about all of it."""
        self.problems.append(problem(code, message, place=place_of(self.source, span), path=path, question=question))


def place_of_evidence(source: Source, evidence: Evidence | None) -> Place:
    """The place of the first span of a piece of evidence; the source as a whole where it has none."""
    return place_of(source, evidence.spans[0] if evidence is not None and evidence.spans else None)


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The gravest severity among problems; None when there are none."""
    return min((found.severity for found in problems), key=_RANK.__getitem__, default=None)
