"""The settings of a site, judged like descriptions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from event_ld.building import build
from event_ld.cli import main
from event_ld.errors import InputError
from event_ld.problems import Severity
from event_ld.readers.licences import AUTHORITY
from event_ld.readers.settings import Publisher, read_settings
from event_ld.readers.site_profiles import DE, PROFILES, iri_of
from event_ld.resources import read_table

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://www.example.org/events/"
GOOD = {
    "title": "Events of the Archive",
    "description": "Public events.",
    "publisher": {"name": "Archive", "url": "https://www.example.org/"},
    "contact": {"name": "Desk", "email": "desk@example.org"},
    "license": {"url": "https://creativecommons.org/licenses/by/4.0/"},
    "languages": ["en", "es"],
    "themes": ["GOVE", "EDUC"],
}
EVENT = "id: a\nname: A\nlanguage: en\nstartDate: 2026-05-05\nlocation: {name: Hall, address: {addressCountry: Peru}}\n"


def _told(**changes: object) -> list[str]:
    """The codes and the messages for settings with some values in place of the good ones; None takes one out."""
    found = {name: value for name, value in (GOOD | changes).items() if value is not None}
    settings, problems = read_settings(json.dumps(found, indent=0).encode(), "site.yaml")
    assert (settings is None) is any(one.severity is Severity.VIOLATION for one in problems)
    assert all(one.place is not None and one.place.source == "site.yaml" and one.advice for one in problems)
    return [f"{one.code} {one.place.line if one.place else ''}: {one.message}" for one in problems]


def test_good_settings() -> None:
    assert _told() == []
    settings, _ = read_settings(json.dumps(GOOD).encode(), "site.yaml")
    assert settings is not None
    assert (settings.language, settings.themes) == ("en", ("GOVE", "EDUC"))
    assert settings.license is not None
    assert settings.license.title == "Creative Commons Attribution 4.0 International"
    assert (settings.license.eu, settings.license.ckan_title) == (
        f"{AUTHORITY}licence/CC_BY_4_0",
        "Creative Commons Attribution",
    )


def test_short_forms() -> None:
    text = "title: T\ndescription: D\npublisher: Archive\nlicense: https://creativecommons.org/publicdomain/zero/1.0/\n"
    settings, problems = read_settings(f"{text}languages: es-BO\nthemes: gove\n".encode(), "site.yaml")
    assert settings is not None
    assert (settings.publisher, settings.languages, settings.themes) == (Publisher(name="Archive"), ("es-BO",), ("GOVE",))
    assert settings.license is not None
    assert settings.license.title == "Creative Commons CC0 1.0 Universal"
    assert [one.code for one in problems] == ["contact-missing"]
    plain, _ = read_settings(f"{text}languages: []\nthemes: []\n".encode(), "site.yaml")
    assert plain is not None
    assert (plain.languages, plain.themes) == (("en",), ())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"license": {"url": "CC BY 4.0"}}, "Did you mean `https://creativecommons.org/licenses/by/4.0/`?"),
        ({"license": "CC-BY-SA-4.0"}, "Did you mean `https://creativecommons.org/licenses/by-sa/4.0/`?"),
        ({"license": {"url": "https://example.org/terms"}}, "license-title-missing 13: `https://example.org/terms`"),
        ({"license": {"url": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "Creative Commons Attribution"}},
         "license-contradiction 14: `https://creativecommons.org/publicdomain/zero/1.0/` is Creative Commons CC0 1.0 Universal"),
        ({"license": {"title": "Creative Commons Attribution"}}, "setting-missing 12: The license has no `url`."),
        ({"license": {}}, "setting-missing 12: The license has no `url`."),
        ({"license": ["x"]}, "wrong-type 12: `license` takes keys with values, no list."),
        ({"license": {"url": ["x"]}}, "wrong-type 13: `url` takes one value"),
        ({"license": {"ulr": "x"}}, "unknown-key 13: `ulr` is no property of a license. Did you mean `url`?"),
        ({"license": None}, "license-missing 1: The settings name no licence"),
        ({"languages": ["es_BO"]}, "language-tag 16: `es_BO` is no BCP 47 language tag. Did you mean `es-BO`?"),
        ({"languages": ["English"]}, "language-tag 16: `English` is no BCP 47 language tag. Did you mean `en`?"),
        ({"languages": f"{AUTHORITY}language/SPA"}, "Did you mean `es`?"),
        ({"languages": ["spa"]}, "site-language-unknown 16: A site has no words in `spa`; it has them in en, es, pt, fr."),
        ({"languages": ["en", "de"]}, "site-language-unknown 17: A site has no words in `de`"),
        ({"languages": [["en"]]}, "wrong-type 16: `languages[0]` takes one value"),
        ({"contact": {"name": "C", "email": "Desk <info@example.org>"}}, "Did you mean `info@example.org`?"),
        ({"contact": {"name": "C", "email": "mailto:info@example.org"}}, "email-format 10: `mailto:info@example.org` is no e-mail"),
        ({"contact": {"name": "C", "email": "nobody"}}, "email-format 10: `nobody` is no e-mail address that stands alone."),
        ({"contact": "Desk <info@example.org>"}, "email-format 8: `Desk <info@example.org>`"),
        ({"contact": {"email": "info@example.org"}}, "setting-missing 8: The contact has no `name`."),
        ({"contact": {"name": "C", "phone": "1"}}, "unknown-key 10: `phone` is no property of a contact."),
        ({"contact": None}, "contact-missing 1: No e-mail address is given"),
        ({"publisher": {"name": "N", "url": "https://example.org/a b"}}, "url-format 6: `https://example.org/a b` is no address"),
        ({"publisher": {"name": "N", "url": "www.example.org"}}, "Did you mean `https://www.example.org`?"),
        ({"publisher": {"name": "N", "url": "javascript:alert(1)"}}, "url-format 6: `javascript:alert(1)`"),
        ({"publisher": {"name": ["N"]}}, "wrong-type 5: `name` takes one value"),
        ({"publisher": {"name": ""}}, "setting-missing 4: The settings have no `publisher`."),
        ({"publisher": ["N"]}, "wrong-type 4: `publisher` takes keys with values, no list."),
        ({"publisher": None}, "setting-missing 1: The settings have no `publisher`."),
        ({"themes": ["GOV"]}, "theme-unknown 20: `GOV` is none of the EU's data themes"),
        ({"themes": ["Culture"]}, "Did you mean `EDUC`?"),
        ({"themes": ["?"]}, "theme-unknown 20: `?` is none of the EU's data themes"),
        ({"title": None, "titel": "x"}, "unknown-key 22: `titel` is no setting of a site. Did you mean `title`?"),
        ({"title": ""}, "setting-missing 2: The settings have no `title`."),
        ({"title": ["x"]}, "wrong-type 2: `title` takes one value, no list and no mapping."),
        ({"title": {"en": ["x"]}}, "wrong-type 3: `en` takes one value, no list and no mapping."),
        ({"title": {"es": "x"}}, "setting-missing 2: `title` says nothing in `en`, the first language."),
        ({"title": {"en": "x", "fr": "y"}}, "unknown-key 4: `fr` is no language of the site."),
        ({"publisher": {"name": {"es": "x"}}}, "setting-missing 5: `name` says nothing in `en`, the first language."),
        ({"publisher": {"name": "N", "type": "Local"}}, "setting-unknown 6: `Local` is none of the types of publishers of ADMS"),
        ({"publisher": {"name": "N", "type": "localAuthority"}}, "Did you mean `LocalAuthority`?"),
        ({"profiles": ["dcat-ap-esp"]}, "setting-unknown 24: `dcat-ap-esp` is none of the profiles of a catalogue"),
        ({"identifier-base": "id.example.org"}, "Did you mean `https://id.example.org`?"),
        ({"program-code": "15"}, "setting-unknown 23: `15` is no program-code, which is like 015:001."),
        ({"description": None}, "setting-missing 1: The settings have no `description`."),
    ],
)  # fmt: skip
def test_each_wrong_value_is_named_where_it_stands(changes: dict[str, object], expected: str) -> None:
    told = _told(**changes)
    assert [one for one in told if expected in one], told


@pytest.mark.parametrize(
    ("text", "code"),
    [("title: [", "syntax"), ("- a\n", "wrong-type"), ("a", "wrong-type"), ("# nothing\n", "wrong-type"), ("a: 1\n---\nb: 2\n", "wrong-type"),
     (f"title: {'[' * 5000}", "too-deep"), ("title: !!python/name:os.system x", "tag"), ("title: a\ntitle: b\n", "duplicate-key")],
)  # fmt: skip
def test_documents_that_are_no_settings(text: str, code: str) -> None:
    settings, problems = read_settings(text.encode(), "site.yaml")
    assert settings is None
    assert code in {one.code for one in problems}


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(InputError, match="is a binary file"):
        read_settings(b"\x00\x01", "site.yaml")


@pytest.mark.parametrize(
    "url",
    ["http://creativecommons.org/licenses/by/4.0", "https://www.creativecommons.org/licenses/by/4.0/deed.es",
     "https://creativecommons.org/licenses/by/4.0/legalcode", f"{AUTHORITY}licence/CC_BY_4_0"],
)  # fmt: skip
def test_one_licence_by_its_addresses(url: str) -> None:
    settings, problems = read_settings(json.dumps(GOOD | {"license": url}).encode(), "site.yaml")
    assert not problems
    assert settings is not None
    assert settings.license is not None
    assert (settings.license.url, settings.license.eu) == (url, f"{AUTHORITY}licence/CC_BY_4_0")


@pytest.mark.parametrize(
    ("url", "title", "eu"),
    [("https://example.org/terms", "Our terms", ""),
     ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0", f"{AUTHORITY}licence/CC_BY_4_0"),
     ("https://creativecommons.org/licenses/by/4.0/", "Atribución 4.0", f"{AUTHORITY}licence/CC_BY_4_0")],
)  # fmt: skip
def test_a_title_of_ones_own(url: str, title: str, eu: str) -> None:
    settings, problems = read_settings(json.dumps(GOOD | {"license": {"url": url, "title": title}}).encode(), "site.yaml")
    assert not problems
    assert settings is not None
    assert settings.license is not None
    assert (settings.license.title, settings.license.eu) == (title, eu)


FULL = GOOD | {
    "title": {"en": "Events", "es": "Eventos"},
    "description": {"en": "Public.", "es": "Públicos."},
    "publisher": {"name": {"en": "Archive", "es": "Archivo"}, "id": "E04990101", "type": "LocalAuthority"},
    "contact": {"name": {"en": "Desk", "es": "Mesa"}, "email": "desk@example.org"},
    "creator": "Archive",
    "themes": ["cultura-ocio", "GOVE"],
    "profiles": [name for name in PROFILES if name != DE],
    "identifier-base": "https://id.example.org/events",
    "contributor-id": "http://dcat-ap.de/def/contributors/x",
    "bureau-code": "015:11",
    "program-code": "015:001",
}
"""Settings that say all that any profile wants, but for the one that refuses what another wants."""
GERMAN = {"profiles": [DE], "themes": ["GOVE"]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"languages": ["en"], **{name: GOOD[name] for name in ("title", "description", "publisher", "contact")}},
         ["wants everything in Spanish", "DIR3"]),
        ({"title": "Events"}, ["wants the title in Spanish too"]),
        ({"description": "Public."}, ["wants the description in Spanish too"]),
        ({"contact": {"name": "Desk", "email": "desk@example.org"}}, ["wants the name of the contact in Spanish too"]),
        ({"publisher": {"name": {"en": "Archive", "es": "Archivo"}}}, ["DIR3"]),
        ({"themes": []}, ["a sector of datos.gob.es", "DCAT-AP-NL wants a theme"]),
        ({"license": None}, ["the licence of the catalogue", "the licence of each file"]),
        (GERMAN, []),
        (GERMAN | {"license": None}, ["its own list"]),
        (GERMAN | {"license": "https://creativecommons.org/licenses/by-nc-sa/4.0/"}, ["its own list"]),
        (GERMAN | {"contributor-id": None}, ["who delivers the data"]),
        (GERMAN | {"themes": ["GOVE", "cultura-ocio"]}, ["write EDUC for `cultura-ocio`"]),
        ({"profiles": [*PROFILES]}, ["take one of the two out of `profiles`"]),
        ({"creator": None}, ["who made the data"]),
        ({"contact": None}, ["whom to ask", "an e-mail address"]),
        ({"bureau-code": None}, ["add `bureau-code`"]),
        ({"program-code": None}, ["add `program-code`"]),
    ],
)  # fmt: skip
def test_what_a_profile_wants_and_the_settings_do_not_say_is_asked_for(changes: dict[str, object], expected: list[str]) -> None:
    assert _told(**FULL) == []
    told = [one for one in _told(**FULL | changes) if one.startswith("profile-")]
    assert len(told) == len(expected), told
    for one in expected:
        assert [line for line in told if one in line.replace("of its own list", "its own list")], told
    assert not any(one.startswith("profile-") for one in _told(**FULL | changes | {"profiles": None}))


def test_texts_in_several_languages_and_bodies_with_an_address_of_their_own() -> None:
    settings, _ = read_settings(json.dumps(FULL).encode(), "site.yaml")
    assert settings is not None
    assert (settings.title, settings.said("title")) == ("Events", {"en": "Events", "es": "Eventos"})
    assert (settings.publisher_in("es"), settings.said("creator"), settings.themes) == (
        "Archivo",
        {"en": "Archive"},
        ("EDUC", "GOVE"),
    )
    assert settings.identifier_base == "https://id.example.org/events/"
    assert iri_of(settings.publisher, settings.profiles) == "http://datos.gob.es/recurso/sector-publico/org/Organismo/E04990101"
    assert iri_of(settings.publisher, ()) == ""
    assert iri_of(Publisher(name="A", id="https://example.org/a"), ()) == "https://example.org/a"


def test_the_table_of_licences_is_in_order() -> None:
    rows = read_table("vocab", "licences.tsv")
    assert {len(row) for row in rows} == {8}
    assert len({row[0] for row in rows}) == len(rows)
    codes = [row[2] for row in rows if row[2]]
    assert len(set(codes)) == len(codes)
    assert all(bool(row[3]) is bool(row[4]) for row in rows)


_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["en", "GOVE", "a@b.org", "https://e.org/"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "url", "email", "title", "en", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*FULL, "x"]), _values, max_size=5), st.binary(max_size=8), st.integers(0, 40))
@example({}, b"\x01#", 0)
def test_no_settings_end_in_a_traceback_and_none_that_are_wrong_are_taken(
    changes: dict[str, object], noise: bytes, at: int
) -> None:
    data = json.dumps(GOOD | changes).encode("utf-8", "surrogatepass")
    for text in (data, data[:at] + noise + data[at:]):
        try:
            settings, problems = read_settings(text, "site.yaml")
        except InputError:
            continue
        assert (settings is None) is any(one.severity is Severity.VIOLATION for one in problems)
        for one in () if settings is None else (settings.contact, settings.publisher):
            assert one is None or not one.email or "@" in one.email


def _folder(tmp_path: Path, **changes: object) -> Path:
    source = tmp_path / "source"
    source.mkdir(exist_ok=True)
    found = {name: value for name, value in (GOOD | changes).items() if value is not None}
    (source / "site.yaml").write_text(json.dumps(found, indent=1), encoding="utf-8")
    (source / "a.yaml").write_text(EVENT, encoding="utf-8")
    return source


def test_a_build_says_what_is_wrong_and_leaves_the_site_as_it_is(tmp_path: Path) -> None:
    command = ["build", str(_folder(tmp_path)), "--output", str(tmp_path / "site"), "--base-url", BASE]
    assert CliRunner().invoke(main, command).exit_code == 0
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    _folder(tmp_path, themes=["GOV"])
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "site.yaml:20:3: violation: `GOV` is none of the EU's data themes" in result.stderr
    assert "1 event published (nothing changed); 0 files written; held back: site.yaml" in result.stderr
    assert before == {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}


def test_a_folder_is_judged_with_its_settings(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["validate", str(_folder(tmp_path, license=None))])
    assert "site.yaml:1:1: warning: The settings name no licence" in result.stdout
    (tmp_path / "source/inner").mkdir()
    (tmp_path / "source/inner/site.yaml").write_text("a: file of some other program\n", encoding="utf-8")
    assert "inner" not in CliRunner().invoke(main, ["validate", str(tmp_path / "source")]).stdout
    assert "complete: 100 %" in CliRunner().invoke(main, ["validate", str(_folder(tmp_path) / "site.yaml")]).stdout


def test_a_site_without_a_licence_and_without_an_address(tmp_path: Path) -> None:
    built = build(_folder(tmp_path, license=None, contact={"name": "Desk"}), tmp_path / "site", base_url=BASE)
    assert {"license-missing", "contact-missing"} <= {one.code for one in built.problems}
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site").iterdir() if path.is_file()}
    assert "mailto:" not in files["data.json"] + files["data-gealc.json"] + files["catalog.ttl"]
    assert '"mbox"' not in files["data-gealc.json"]
    for name in ("data.json", "data-gealc.json", "catalog.ttl", "index.html"):
        assert "creativecommons" not in files[name].lower()
        assert "Creative Commons" not in files[name]


def test_a_licence_that_no_list_has(tmp_path: Path) -> None:
    own = {"url": "https://example.org/terms", "title": "Our terms"}
    build(_folder(tmp_path, license=own), tmp_path / "site", base_url=BASE)
    catalog = (tmp_path / "site/catalog.nt").read_text(encoding="utf-8")
    assert '<https://example.org/terms> <http://purl.org/dc/terms/title> "Our terms" .' in catalog
    assert "exactMatch" not in catalog


def test_a_licence_as_portals_know_it(tmp_path: Path) -> None:
    zero = "https://creativecommons.org/publicdomain/zero/1.0/"
    build(
        _folder(tmp_path, license=zero, contact={"name": "Desk", "url": "https://www.example.org/desk"}),
        tmp_path / "site",
        base_url=BASE,
    )
    catalog = (tmp_path / "site/catalog.nt").read_text(encoding="utf-8")
    assert f'<{zero}> <http://purl.org/dc/terms/title> "Creative Commons CCZero" .' in catalog
    assert f"<{zero}> <http://www.w3.org/2004/02/skos/core#exactMatch> <{AUTHORITY}licence/CC0> ." in catalog
    assert "<http://www.w3.org/2006/vcard/ns#hasURL> <https://www.example.org/desk>" in catalog
    assert "Creative Commons CC0 1.0 Universal" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_wrong_languages_are_told_alone() -> None:
    found = GOOD | {"languages": ["español"], "title": {"es": "Archivo", "en": "Archive"}}
    settings, problems = read_settings(json.dumps(found).encode(), "site.yaml")
    assert settings is None
    assert {one.path for one in problems if one.severity.value == "violation"} == {"languages[0]"}
