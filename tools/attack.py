"""Attacks event-ld with broken inputs of every format, and says what did not hold, by kind.

::

    python tools/attack.py [--seconds 60] [--seed 1] [--format yaml]

Each input is spliced out of our own programmes, examples and conformance cases, and then torn, doubled, shuffled and sown with
marks. Reading, drafting, judging and writing it must keep the laws: no traceback; a time that its size allows; N-Triples and
Turtle that another parser reads, as one graph; a draft that reads back to the same event; no literal that does not stand in the
source or come from a rule with a name; reports that UTF-8 can hold.
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import math
import random
import sys
import time
import zipfile
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
import fpdf
import msgspec
import pyoxigraph

from event_ld import convert, draft, validate
from event_ld.errors import EventLDError
from event_ld.inputs import options_of, read_text
from event_ld.loading.events import events_in
from event_ld.pipeline import explain
from event_ld.readers.programme.normal import normalised
from event_ld.source import evidence_for
from event_ld.triple import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.readers.reading import Reading


ROOT = Path(__file__).resolve().parents[1]
SOWN = (
    "\x00\x07\x0b\x1b\x85\u200b\u200e\u200f\u202e\u2066\u2069\ufeff\ud800\u0301"
    "|:;,.-–—()[]{}<>*_#&@/\\\"'“”«»0123456789 \t\n\ráñçéΩж中🎪"
)
WORDS = (
    "https://a.example/x|y{z}", "http://a b/c", '"@language": "en_US"', "999999999999", "25:00", "2026-04-31", "TBA", "Room 3",
    "\\ud800", "null", "[]", "{}", "<!--", "]]>", "&amp;", "---", "Speaker:", "Agenda", "12:30 m.", "5 pm", "Monday", "UTC-4",
)  # fmt: skip
_MAIL = (
    "Message-ID: <1@a.example>\nFrom: Ana <ana@a.example>\nSubject: =?utf-8?q?Fwd=3A_D=C3=ADa?=\n"
    "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>Dear all,\n--x\n"
    "Content-Disposition: attachment; filename=a.yaml\n\nname: A\n--x\nContent-Type: text/plain; format=flowed\n\n"
)
_CALENDAR = """BEGIN:VCALENDAR
X-WR-TIMEZONE:America/La_Paz
BEGIN:VEVENT
UID:1@a.example
DTSTART;TZID=Europe/Rome:20270302T190000
DTEND;TZID="Romance Standard Time":20270302T203000
SUMMARY;LANGUAGE=es:Día de los\\, datos
LOCATION:Archivo\\, Sucre\\, Bolivia
GEO:-19.04;-65.26
ORGANIZER;CN="Archivo: de Sucre":mailto:a@a.example
CATEGORIES:datos abiertos,archivos
RRULE:FREQ=WEEKLY;COUNT=3
EXDATE;TZID=Europe/Rome:20270309T190000
END:VEVENT
BEGIN:VEVENT
UID:2@a.example
DTSTART;VALUE=DATE:20270302
SUMMARY:Open day
DESCRIPTION:a\\nb
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""
_SCHEDULE = """<?xml version="1.0"?>
<schedule><conference><title>Día de datos</title><acronym>dd</acronym><start>2027-02-06</start><city>Sucre</city>
<day_change>09:00</day_change></conference>
<day date="2027-02-06" index="1">
<room name="Hall">
<event id="1" guid="a1">
<date>2027-02-06T23:30:00-04:00</date>
<start>23:30</start><duration>01:30</duration>
<title>Opening</title><language>es_BO</language><abstract>&lt;p&gt;a&lt;/p&gt;</abstract>
<persons><person id="1">Ana</person><person id="2">Luis</person></persons>
</event>
<event id="2"><start>01:00</start><duration>00:45</duration><title>B</title></event>
</room></day></schedule>
"""
_SHEETS = (
    (
        "Title;Start;End;Venue;City;Country;Speakers;Affiliation;Price;Status;Keywords;Page;ID;Online;Time zone\n"
        "Día de datos;06/05/2027 9:00;12:30;Archivo;Sucre;Bolivia;Ana Gil (SELA); CEPAL;20 BOB;cancelado;a, b;www.a.example;1;;\n"
        '"Noche ""abierta""";46148,5;01:30;TBA;;;"Luis Paz\nEva Sol";;free;;;;;;America/La_Paz\n'
    ),
    (
        "Open data days 2027\nThursday 6 May,,,\nTime,Hall A,Hall B,Hall A speakers\n9:00 - 9:30,Registration,Registration,\n"
        "09:30-10:15,Archives,Maps,Ana Gil; Luis Paz\nFriday 7 May\n23:00,Party,Films,\n00:30,Walk,Bus,\n"
    ),
    (
        "day\tfrom\tto\ttitle\tspeaker\tModerator\troom\nfri\t09:00\t10:00\tOpening\tAna Gil\tEva Sol\t1\n"
        "sat\t1:00\t\tMaps\t\t\t2\n\t\t\t\tLuis Paz\t\t\n12.10\t25:30\t\tLate\t\t\t\n"
    ),
)
_CONFERENCE = json.dumps({"schedule": {"version": "1", "conference": {
    "title": "Día de datos", "acronym": "dd", "start": "2027-02-06", "time_zone_name": "America/La_Paz", "days": [
        {"date": "2027-02-06", "day_start": "2027-02-06T09:00:00-04:00", "rooms": {"Hall": [
            {"id": 1, "guid": "a1", "date": "2027-02-06T23:30:00-04:00", "start": "23:30", "duration": "01:30",
             "title": "Opening", "language": "es", "abstract": "<p>a</p>", "persons": [{"id": 1, "public_name": "Ana Gil"}]}]}}]
}}}, indent=1)  # fmt: skip
_ANSWERS = (
    {"events": [{"id": 1, "title": "Día", "start_date": "2027-02-06 19:00:00", "utc_start_date": "2027-02-06 23:00:00",
                 "timezone": "America/La_Paz", "venue": {"venue": "Archivo", "city": "Sucre"}, "cost": "20 BOB"}]},
    {"sessions": [{"id": "1", "title": "Maps", "startsAt": "2027-02-06T09:00:00", "endsAt": "2027-02-06T10:00:00", "roomId": 1,
                   "speakers": ["a"]}], "speakers": [{"id": "a", "fullName": "Ana Gil"}], "rooms": [{"id": 1, "name": "Hall"}]},
)  # fmt: skip
_RDFA = """<div vocab="https://schema.org/" typeof="Event" prefix="s: http://schema.org/" xml:lang="es">
<h1 property="name">Día</h1>
<time property="startDate" datetime="2027-02-06T09:00-04:00">6 Feb</time><div rel="location"><span typeof="s:Place"
property="s:name">Archivo</span></div><ul><li property="performer" typeof="Person" inlist=""><b property="name">Ana</b></li></ul>
<a rev="s:subEvent" href="/all">all</a></div>
"""
_MICRODATA = """<div itemscope itemtype="https://schema.org/Event" itemref="more"><h1 itemprop="name">Día</h1>
<meta itemprop="startDate" content="2027-02-06"><p itemprop="location" itemscope itemtype="https://schema.org/Place"
><b itemprop="name">Archivo</b></p></div><p id="more"><a itemprop="url" href="https://a.example/1">more</a></p>
"""
_WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Día de datos</w:t></w:r></w:p>
<w:p><w:r><w:t>6 May 2027, 9:00 </w:t></w:r>
<w:del><w:r><w:delText>10:00</w:delText></w:r></w:del><w:ins><w:r><w:t>11:00</w:t></w:r></w:ins></w:p>
<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>old</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>9:00 - 9:30</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>
<w:p><w:r><w:t>Opening</w:t><w:br/><w:t>Ana Gil, SELA</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>Maps</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>
"""
_FRONT = (
    "---\ntitle: 'Día de datos'\ndate: 2027-01-02\nevent_date: 2027-02-06 19:00\nlocation: Archivo, Sucre\ntags: [a, b]\n---\n\n"
)
SECONDS, SECONDS_PER_KB = 2.0, 1.0
"""The CPU that an input may take."""
TEXTS = {"name", "alternateName", "jobTitle", "description", "honorificPrefix", "streetAddress", "addressLocality", "room"}
"""The fields whose texts must stand in a programme."""


class Finding(NamedTuple):
    """A law that an input broke.

    Attributes:
        kind: The law, and what broke it.
        words: What happened.
    """

    kind: str
    words: str


def _texts(*patterns: str) -> list[str]:
    paths = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
    return [path.read_text(encoding="utf-8", errors="surrogateescape") for path in paths if path.is_file()]


@lru_cache(maxsize=16)
def seeds(form: str) -> tuple[str, ...]:
    """The texts of a format that inputs are made of."""
    programmes = ("tests/programmes/*.txt", "tests/programmes/*.md", "examples/*.txt")
    files = {
        "programme": programmes,
        "page-text": (*programmes, "tests/conformance/*/*.html", "examples/*.html"),
        "jsonld": ("tests/conformance/*/*.json*",),
        "yaml": ("tests/conformance/*/*.yaml", "examples/archive/*.yaml"),
    }
    if form in files:
        return tuple(_texts(*files[form]))
    calendars = (_CALENDAR, _CALENDAR.replace("RRULE:", "DURATION:PT1H\n"))
    own = {"ics": calendars, "sheet": _SHEETS, "xml": (_SCHEDULE,), "docx": (_WORD,), "pdf": (_pdf(),)}
    own |= {"markdown": (_FRONT, *seeds("programme")), "html": (_RDFA, _MICRODATA, *_texts("tests/conformance/*/*.html"))}
    if form in own:
        return own[form]
    if form == "mail":
        return tuple(_MAIL + text for text in seeds("programme"))
    events = [one.event for text in seeds("yaml") for one in read_text(text, form="yaml") if one.event is not None]
    if form in {"json", "jsonl"}:
        texts = tuple(json.dumps(msgspec.to_builtins(one), indent=None if form == "jsonl" else 1) for one in events)
        return texts if form == "jsonl" else (*texts, *(_CONFERENCE, *map(json.dumps, _ANSWERS)) * (len(texts) // 3))
    readings = [one for text in seeds("yaml") for one in read_text(text, form="yaml")]
    return tuple(convert([one], to=form, base_url="https://example.org/").text for one in readings)


def _pdf() -> str:
    """A PDF file, a letter for each byte."""
    made = fpdf.FPDF()
    made.add_page()
    made.set_font("Helvetica")
    made.multi_cell(0, text="Open day of the archive\n6 May 2027, 9:00\n9:00 - 9:30  Opening  Ana Gil\n9:30  Maps")
    made.set_compression(False)
    return bytes(made.output()).decode("latin-1")


def given(text: str, form: str) -> str | bytes:
    """What a reader is given: a text, or the bytes of the file that it is a part of."""
    if form == "pdf":
        return text.encode("latin-1", errors="replace")
    if form != "docx":
        return text
    whole, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(made, "w") as other:
        for name in archive.namelist():
            own = name == "word/document.xml"
            other.writestr(name, text.encode("utf-8", errors="replace") if own else archive.read(name))
    return made.getvalue()


FORMATS = (
    "programme",
    "markdown",
    "mail",
    "ics",
    "sheet",
    "xml",
    "page-text",
    "yaml",
    "json",
    "jsonl",
    "jsonld",
    "html",
    "turtle",
    "ntriples",
    "rdfxml",
    "docx",
    "pdf",
)
"""The formats that are attacked."""


def broken(dice: random.Random, form: str) -> str:
    """One broken text of a format."""
    known = seeds(form)
    lines = [line for _ in range(dice.randint(1, 3)) for line in _stretch(dice, dice.choice(known))]
    if form in {"programme", "markdown"} and dice.random() < 0.3:  # noqa: PLR2004  # a part of them
        dice.shuffle(lines)
    text = "\n".join(lines)[:6000]
    for _ in range(dice.choice([0, 1, 1, 2, 4, 8])):
        at = dice.randrange(len(text) + 1)
        text = _changed(dice, text, at)
    return text


def _stretch(dice: random.Random, text: str) -> list[str]:
    lines = text.split("\n")
    if dice.random() < 0.5:  # noqa: PLR2004  # a half of them is whole
        return lines
    start = dice.randrange(len(lines))
    return lines[start : start + dice.randint(1, 12)]


def _changed(dice: random.Random, text: str, at: int) -> str:
    match dice.randrange(6):
        case 0:
            return text[:at] + dice.choice(SOWN) * dice.choice([1, 1, 1, 40]) + text[at:]
        case 1:
            return text[:at] + text[at + dice.randint(1, 12) :]
        case 2:
            return text[:at] + text[max(at - 20, 0) : at] + text[at:]
        case 3:
            return text[:at] + dice.choice(WORDS) + text[at:]
        case 4:
            other = dice.randrange(len(text) + 1)
            return text[:at] + text[other : other + dice.randint(1, 60)] + text[at:]
        case _:
            return text[:at] + dice.choice(SOWN) + text[at + 1 :]


def attack(text: str, form: str) -> list[Finding]:
    """The laws that an input breaks."""
    start = time.process_time()
    try:
        found = list(_laws(text, form))
    except EventLDError as error:
        found = _unwritable(str(error))
    except Exception as error:  # noqa: BLE001  # any is what this looks for
        found = [Finding(f"traceback: {type(error).__name__}{_where(error)}", str(error)[:200])]
    took = time.process_time() - start
    if took > SECONDS + SECONDS_PER_KB * len(text) / 1000:
        found.append(Finding("time", f"{took:.1f} s for {len(text)} characters"))
    return found


def _where(error: Exception) -> str:
    trace = error.__traceback__
    places = []
    while trace is not None:
        places.append(f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-1]


def _laws(text: str, form: str) -> Iterator[Finding]:
    for reading in read_text(given(text, form), form=form)[:3]:
        yield from _unwritable(" ".join(f"{one.message} {one.path} {one.value}" for one in validate([reading])))
        if reading.event is None and not reading.statements:
            continue
        yield from _rdf(reading)
        if reading.event is not None:
            yield from _drafted(reading)
        for event in events_in(reading, options_of(None, None))[:3] if reading.statements else ():
            yield from _rdf(event)
            yield from _drafted(event)
            yield from _unstated(event, reading)
        if reading.form == "programme":
            yield from _unwritable(explain(reading, to="html").text)
            yield from invented(reading)


def _unstated(event: Reading, reading: Reading) -> Iterator[Finding]:
    """The texts of an event that the linked data that it is out of does not state."""
    stated = {" ".join(text_of(one.value).split()) for one in reading.statements}
    for path, value in _leaves(msgspec.to_builtins(event.event), ""):
        field = path.rpartition(".")[2].partition("[")[0]
        evidence = event.evidence.get(path)
        is_as_stated = evidence is not None and not evidence.rule
        if field in TEXTS and is_as_stated and not any(" ".join(value.split()) in text for text in stated):
            yield Finding(f"a text that is not stated: {field}", f"{path}: {value}"[:300])


def _unwritable(text: str) -> list[Finding]:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return [Finding("surrogate", str(error)[:100])]
    return []


def _rdf(reading: Reading) -> Iterator[Finding]:
    lines = convert([reading], to="ntriples", base_url="https://example.org/").text
    turtle = convert([reading], to="turtle", base_url="https://example.org/").text
    graphs = []
    for written, form in ((lines, pyoxigraph.RdfFormat.N_TRIPLES), (turtle, pyoxigraph.RdfFormat.TURTLE)):
        try:
            graph = pyoxigraph.Dataset(pyoxigraph.parse(written.encode(), format=form))
        except (SyntaxError, UnicodeEncodeError) as error:
            yield Finding(f"ill-formed {form.name}", str(error)[:200])
            return
        graph.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
        graphs.append(graph)
    if graphs[0] != graphs[1]:
        yield Finding("turtle is not the graph of n-triples", f"{len(graphs[0])} and {len(graphs[1])} triples")


def _drafted(reading: Reading) -> Iterator[Finding]:
    written = draft(reading).text
    back = read_text(written, form="yaml")[0]
    before = {one.code for one in reading.problems}
    if any(one.code == "no-event" for one in back.problems):
        return  # nothing was read, so nothing is written
    refused = [one for one in back.problems if one.severity == "violation" and one.code not in before]
    if refused and reading.form == "programme":
        yield Finding(f"a draft is refused: {refused[0].code}", refused[0].message)
    elif not refused and (difference := _difference(_said(reading.event), _said(back.event))):
        yield Finding("a draft reads to another event", difference)


def _said(event: object) -> Any:  # noqa: ANN401  # JSON
    """An event as plain values, without records that say nothing but their type."""

    def said(value: Any) -> Any:  # noqa: ANN401  # as above
        if isinstance(value, dict):
            kept = {key: said(inner) for key, inner in value.items()}
            return {key: inner for key, inner in kept.items() if inner not in ({}, [])} if {*kept} - {"type"} else {}
        return [one for one in map(said, value) if one != {}] if isinstance(value, (list, tuple)) else value

    return said(msgspec.to_builtins(event))


def _difference(first: dict[str, Any], second: dict[str, Any]) -> str:
    return "; ".join(
        f"{key}: {first.get(key)} / {second.get(key)}" for key in {*first, *second} if first.get(key) != second.get(key)
    )[:300]


def invented(reading: Reading) -> Iterator[Finding]:
    """The texts of an event that do not stand in its programme."""
    source = _plain(reading.source.text) + "\n" + _plain(normalised(reading.source.text).text)  # without its markup
    for path, value in _leaves(msgspec.to_builtins(reading.event), ""):
        field = path.rpartition(".")[2].partition("[")[0]
        evidence = evidence_for(reading.evidence, path)
        if (
            field not in TEXTS
            or (evidence and evidence.rule and not evidence.spans)
            or all(_plain(line) in source for line in value.split("\n"))
        ):
            continue
        spans = evidence.spans if evidence else ()
        lines = [reading.source.position(span.start).line for span in spans]
        goes_on = lines == [*range(min(lines, default=0), min(lines, default=0) + len(lines))]  # a title in its column
        if not goes_on or _plain(" ".join(map(reading.source.quote, spans))) != _plain(value):
            yield Finding(f"a text that does not stand in the source: {field}", f"{path}: {value}"[:300])


def _plain(text: str) -> str:
    return " ".join(text.replace("*", " ").replace("_", " ").split())


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{number}]")
    elif isinstance(value, str):
        yield path, value


def run(form: str, seconds: float, seed: int, most: float = math.inf) -> tuple[int, dict[str, tuple[int, str]]]:
    """Attacks one format for some seconds of CPU.

    Args:
        form: The format.
        seconds: How long.
        seed: The seed of the first input; the next one has the next.
        most: How many inputs at most.

    Returns:
        How many inputs there were; and for each kind of finding how often it came, with its first input.
    """
    end = time.process_time() + seconds
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for number in itertools.count(seed):
        text = broken(random.Random(number), form)  # no secret
        for found in attack(text, form):
            counts[found.kind] += 1
            first.setdefault(found.kind, f"seed {number}: {found.words!a}\n{text!a}")
        if time.process_time() > end or number - seed + 1 >= most:
            break
    return number - seed + 1, {kind: (counts[kind], first[kind]) for kind in sorted(counts)}


def main() -> int:
    """Attacks all formats, or one; 1 where a law was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="of CPU, for each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=FORMATS)
    arguments = parser.parse_args()
    failed = False
    for form in [arguments.format] if arguments.format else FORMATS:
        inputs, found = run(form, arguments.seconds, arguments.seed)
        print(f"{form}: {inputs:,} inputs, {sum(count for count, _ in found.values()):,} findings of {len(found)} kinds")
        for kind, (count, example) in found.items():
            print(f"  {kind} ({count} ×)\n    {example}")
        failed = failed or bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
