"""What `validate --fix` writes: the certain corrections, and not one other byte."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from event_ld.cli import main
from event_ld.errors import InputError
from event_ld.fixing import fixed, place_to_write
from event_ld.inputs import read_text
from event_ld.problems import Problem, Replacement, Severity
from event_ld.validate.judge import Judge
from tests.laws.planted import PLANTED, Planted

if TYPE_CHECKING:
    from pathlib import Path

WRONG_AND_RIGHT = {
    "start": [('"2030-9-13T10:00:00+02:00"', '"2030-09-13T10:00:00+02:00"'), ('"2030-09-13T10:00:00+02:00"',) * 2],
    "start_key": [('"startdate"', '"startDate"'), ('"startDate"',) * 2],
    "status": [('"cancelled"', '"https://schema.org/EventCancelled"'), ('"https://schema.org/EventScheduled"',) * 2],
    "mode_key": [('"eventattendancemode"', '"eventAttendanceMode"'), ('"eventAttendanceMode"',) * 2],
    "price": [('"175 EUR"', '"175"{comma}"priceCurrency"{colon}"EUR"'), ('"12.50"{comma}"priceCurrency"{colon}"EUR"',) * 2],
}
EVENT = """{{"@context"{colon}"https://schema.org"{comma}"@type"{colon}"Event"{comma}"name"{colon}"Fête \\u00e9\\n"{comma}{start_key}{colon}{start}{comma}\
"eventStatus"{colon}{status}{comma}{mode_key}{colon}"https://schema.org/OfflineEventAttendanceMode"{comma}\
"location"{colon}{{"@type": "Place", "name": "Hall", "address": "Main Street 1, Bonn"}}{comma}\
"offers"{colon}[{{"@type"{colon}"Offer"{comma}"price"{colon}{price}{after}}}]}}"""


def _judged(data: bytes, name: str = "page.html") -> list[Problem]:
    judge = Judge()
    return [one for reading in read_text(data, name=name) for one in judge.judge(reading)]


@st.composite
def _documents(draw: st.DrawFn) -> tuple[bytes, bytes]:
    newline = draw(st.sampled_from(("\n", "\r\n", "\r")))
    comma = draw(st.sampled_from((",", ", ", ",\n  ", ",\n\t", " ,\n")))
    colon = draw(st.sampled_from((":", ": ", " : ")))
    pairs = {name: draw(st.sampled_from(pairs)) for name, pairs in WRONG_AND_RIGHT.items()}
    how = {"comma": comma, "colon": colon, "after": draw(st.sampled_from(("", " ", "\n")))}

    def made(number: int) -> str:
        text = EVENT.format(**how, **{name: pair[number].format(**how) for name, pair in pairs.items()})
        return text if draw_page is None else f"{draw_page[0]}{text}{draw_page[1]}"

    draw_page = draw(
        st.sampled_from(
            (None, ('<!doctype html>\n<p>ü\x04</p>\x04<script type="application/ld+json">\n', "\n</script>  <p>x</p>\n"))
        )
    )
    mark, encoding = draw(st.sampled_from((("", "utf-8"), ("\ufeff", "utf-8"), ("", "cp1252"))))
    wrong, right = ((mark + made(number).replace("\n", newline)).encode(encoding) for number in (0, 1))
    return wrong, right


@given(_documents())
def test_what_is_certain_is_corrected_and_every_other_byte_stays(pair: tuple[bytes, bytes]) -> None:
    wrong, right = pair
    name = "page.html" if b"<script" in wrong else "a.jsonld"
    made = fixed(wrong, lambda data: _judged(data, name)).data
    assert made == right
    assert fixed(made, lambda data: _judged(data, name)).data == made
    before, after = ({(one.code, one.path) for one in _judged(data, name)} for data in (wrong, made))
    assert after <= before


def _problem(path: str, replacement: Replacement | None, code: str = "x") -> Problem:
    return Problem(code=code, severity=Severity.WARNING, message="m", path=path, replacement=replacement)


CERTAIN = Replacement(value="b", is_certain=True)
PARTED = Replacement(value="1", beside=(("b", "EUR"),), is_certain=True)


@pytest.mark.parametrize(
    ("text", "problems", "wanted"),
    [
        ('{"a": "c"}', [_problem("$.a", CERTAIN)], '{"a": "b"}'),
        ('{"a": "c"}', [_problem("$.a", Replacement(value="b"))], '{"a": "c"}'),
        ('{"a": "1 EUR", "b": "USD"}', [_problem("$.a", PARTED)], '{"a": "1 EUR", "b": "USD"}'),
        ('{"a": "1 EUR", "b": ["EUR"]}', [_problem("$.a", PARTED)], '{"a": "1 EUR", "b": ["EUR"]}'),
        ('{"a": "1 EUR", "b": "EUR"}', [_problem("$.a", PARTED)], '{"a": "1", "b": "EUR"}'),
        ('{"a": "c"}', [_problem("$.b", CERTAIN), _problem("$.a[0]", CERTAIN), _problem("microdata[0]", CERTAIN)], '{"a": "c"}'),
        ('{"a": {"@value": "c"}}', [_problem("$.a", CERTAIN)], '{"a": {"@value": "b"}}'),
        ('{"a": {"c": 1}}', [_problem("$.a", CERTAIN)], '{"a": {"c": 1}}'),
        ('{"a": null}', [_problem("$.a", CERTAIN)], '{"a": null}'),
        ('[{"a": ["x", "c"]}]', [_problem("$[0].a[1]", CERTAIN), _problem("$[0].a[2]", CERTAIN)], '[{"a": ["x", "b"]}]'),
        ('{"@a-b": {"c": 7}}', [_problem('$["@a-b"].c', CERTAIN)], '{"@a-b": {"c": "b"}}'),
        ('{"a": 1, "b": 2}', [_problem("$.a", Replacement(key="b", is_certain=True))], '{"a": 1, "b": 2}'),
        ('{"a": 1}', [_problem("$.a", Replacement(key="b", is_certain=True))], '{"b": 1}'),
        ('{"a": 1, "k": "v"}', [_problem("$.a", Replacement(beside=(("k", "v"), ("l", "<w>")), is_certain=True))],
         '{"a": 1, "l": "\\u003cw>", "k": "v"}'),
        ("<p>x</p>", [_problem("$.a", CERTAIN)], "<p>x</p>"),
    ],
)  # fmt: skip
def test_where_a_replacement_is_written(text: str, problems: list[Problem], wanted: str) -> None:
    assert fixed(text.encode(), lambda data: problems if data == text.encode() else []).data == wanted.encode()


def test_a_correction_that_helps_nothing_is_not_made() -> None:
    def judged(data: bytes) -> list[Problem]:
        found = json.loads(data)
        worse = [] if found["a"] == "x" else [_problem("$.c", None, "new")]
        return [_problem(f"$.{name}", CERTAIN) for name in ("a", "b") if found[name] == "x"] + worse

    assert fixed(b'{"a": "x", "b": "x"}', judged).data == b'{"a": "x", "b": "b"}'


def test_what_is_no_text_stays_and_is_told(tmp_path: Path) -> None:
    data = b'{"a": "\x81"}'
    with pytest.raises(InputError):
        fixed(data, lambda _: [_problem("$.a", CERTAIN)])
    (tmp_path / "a.jsonld").write_bytes(data)
    assert "is not corrected" in CliRunner().invoke(main, ["validate", "--fix", str(tmp_path / "a.jsonld")]).stderr
    assert (tmp_path / "a.jsonld").read_bytes() == data


SOURCE = b'{"@context": "https://schema.org", "@type": "Event", "name": "Fair", "startDate": "2030-9-13"}'


def _run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["validate", "--profile", "core", *args])
    return result.exit_code, result.output


def test_the_command_shows_or_writes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_bytes(SOURCE)
    (tmp_path / "b.json").write_bytes(b"{broken")
    (tmp_path / "c.txt").write_text("Fair\n2030-9-13\n")
    (tmp_path / "e.html").write_bytes(b"")
    code, text = _run(str(tmp_path), "--fix", "--diff")
    assert code == 1
    assert '+{"@context": "https://schema.org", "@type": "Event", "name": "Fair", "startDate": "2030-09-13"}' in text
    assert "No newline at end of file" in text
    assert (tmp_path / "a.jsonld").read_bytes() == SOURCE
    code, text = _run(str(tmp_path), "--fix")
    assert "a.jsonld: corrected." in text
    assert (tmp_path / "a.jsonld").read_bytes() == SOURCE.replace(b"-9-", b"-09-")
    assert _run(str(tmp_path / "a.jsonld"), "--fix", "--diff") == (0, "")
    for wrong in (["-", "--fix"], [str(tmp_path), "--diff"], [str(tmp_path), "--fix", "--problems", str(tmp_path / "p")]):
        assert _run(*wrong)[0] == 2


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
def test_no_link_is_followed_out_of_its_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.jsonld").write_bytes(SOURCE)
    (inside / "link.jsonld").symlink_to(outside / "a.jsonld")
    (inside / "own.jsonld").symlink_to(inside / "a.jsonld")
    _, text = _run(str(inside), "--fix")
    assert "link.jsonld leads out of" in text
    assert (outside / "a.jsonld").read_bytes() == SOURCE
    assert (inside / "a.jsonld").read_bytes() != SOURCE
    assert (inside / "own.jsonld").is_symlink()
    assert "leads out of" in _run(str(inside / "link.jsonld"), "--fix")[1]
    with pytest.raises(InputError, match="leads out of"):
        place_to_write(inside / "link.jsonld", inside)


EVENT_OF_ONE = """{"@context": "https://schema.org", "@type": "Event", "name": "Fête", "startDate": "2030-9-13T9:00:00+02:00",
 "location": {"@type": "Place", "name": "Hall", "address": "Main Street 1, Bonn"}}"""
RIGHT = EVENT_OF_ONE.replace("2030-9-13T9", "2030-09-13T09")
ESCAPED = json.dumps(EVENT_OF_ONE)
PAGE = '<!doctype html><title>é</title>\n<script type="application/ld+json">{}</script>\n<p>è</p>\n'
WRAPPED = {
    "alone": "EVENT",
    "in CDATA": "//<![CDATA[\nEVENT\n//]]>",
    "in a comment": "<!--\nEVENT\n-->",
    "before a semicolon": " EVENT;",
    "in a list": "[EVENT]",
    "in a graph": '{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, EVENT]}',
    "twice": "[EVENT, EVENT]",
    "in a list of items": '{"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": EVENT}]}',
}
ENCODED = {
    "utf-8": lambda text: text.encode(),
    "with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "cp1252": lambda text: text.encode("cp1252"),
    "lines of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "lines of old": lambda text: text.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("how", sorted(ENCODED))
@pytest.mark.parametrize("wrap", sorted(WRAPPED))
def test_whatever_a_script_stands_in(wrap: str, how: str) -> None:
    """The finding goes, none comes, no other byte changes, and a second time changes nothing."""
    wrong, right = (
        ENCODED[how](PAGE.format(WRAPPED[wrap].replace("EVENT", one)) + PAGE.format(one)) for one in (EVENT_OF_ONE, RIGHT)
    )
    made = fixed(wrong, _judged)
    assert (made.data, made.left) == (right, ())
    assert fixed(made.data, _judged) == made
    before, after = ({(one.code, one.path) for one in _judged(data)} for data in (wrong, made.data))
    assert {code for code, _ in before - after} == {"event-start-format"}
    assert after <= before


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.html", PAGE.format(ESCAPED).encode(), "stand in no JSON"),
        ("a.html", b'<div itemscope itemtype="https://schema.org/Event"><meta itemprop="startDate" content="2030-9-13"></div>',
         "stand in no JSON"),
        ("a.php", PAGE.format(EVENT_OF_ONE).encode(), "are for files that end in .htm"),
        ("a.jsonld", EVENT_OF_ONE.encode("utf-16"), "is UTF-16"),
        ("a.html", PAGE.format(EVENT_OF_ONE).encode("cp1252"), "It is not UTF-8, and stays so."),
        ("a.html", PAGE.format(RIGHT).encode(), ""),
        ("a.txt", b"Fair, 3 May 2030", ""),
    ],
)  # fmt: skip
def test_what_is_not_corrected_is_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    result = CliRunner().invoke(
        main, ["validate", "--fix", "--diff" if "stays" not in told else "--strict", str(tmp_path / name)]
    )
    assert told in result.stderr
    assert bool(told) or result.stderr == ""


def _merged() -> list[dict[str, Any]]:
    """Events with many defects each: those planted ones that are a text in the place of another one, at different places."""
    layers: list[dict[str, object]] = []
    for one in PLANTED:
        if all(isinstance(value, str) for value in one.changes.values()):
            free = next((layer for layer in layers if layer.keys().isdisjoint(one.changes)), None)
            if free is None:
                layers.append(free := {})
            free |= one.changes
    return [Planted("", layer, set()).event for layer in layers]


def test_what_is_proposed_is_written_or_told(tmp_path: Path) -> None:
    """Nothing that a report proposes behind `=` is passed over without a word."""
    for number, event in enumerate(_merged()):
        (tmp_path / f"{number}.jsonld").write_text(json.dumps(event), encoding="utf-8")
    notes = CliRunner().invoke(main, ["validate", "--fix", str(tmp_path)]).stderr.splitlines()
    untold = []
    for path in sorted(tmp_path.iterdir()):
        left = [one for one in _judged(path.read_bytes(), path.name) if one.replacement is not None]
        said = "".join(line for line in notes if line.startswith(f"Note: {path}: "))
        words = [f"{one.code}: {one.replacement.in_words}" for one in left if one.replacement and not one.replacement.is_certain]
        untold += [word for word in (*words, *(one.code for one in left)) if word not in said]
    assert (len(notes) > 5, untold) == (True, [])


@pytest.mark.parametrize(("wrong", "right"), [
    ({"eventStatus": "https://schema.org/EventCanceled"}, {"eventStatus": "https://schema.org/EventCancelled"}),
    ({"organizer.@type": "Organisation"}, {"organizer.@type": "Organization"}), ({"@type": "TheatreEvent"}, {"@type": "TheaterEvent"}),
    ({"@type": "Evento"}, {"@type": "Evento"}),
])  # fmt: skip
def test_the_spelling_of_another_country_is_certain(wrong: dict[str, object], right: dict[str, object]) -> None:
    made = fixed(json.dumps(Planted("", wrong, set()).event).encode(), lambda data: _judged(data, "a.jsonld"))
    assert json.loads(made.data) == Planted("", right, set()).event
