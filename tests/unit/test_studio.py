"""`event-ld studio`: what is read, checked, embedded and saved, and who may ask for it."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from event_ld.cli import main
from event_ld.errors import TextlessError
from event_ld.inputs import read_vocabulary
from event_ld.resources import package_dir, read_table
from event_ld.server import studio as studio_module
from event_ld.server.facts import in_page, judged, read_facts
from event_ld.server.studio import Desk, studio_app
from event_ld.starting import named_vocabulary, settings_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Open maps\n\n24 November 2022, 10:00 - 12:00\nMap House, Sucre, Bolivia\n\nAgenda\n10:00 - 11:00 Old maps\n"
    "11:00 - 12:00 New maps\n\nIt is not clear what this is.\n"
)
EVENT = {
    "name": "Maps",
    "startDate": "2026-05-03T10:00",
    "location": {"name": "Map House", "address": {"addressCountry": "Peru"}},
    "organizer": [{"name": "Archive"}],
}
OWN = {"Origin": "http://127.0.0.1"}


def _client(desk: Desk | None = None, base_url: str = "http://127.0.0.1") -> TestClient:
    return TestClient(studio_app(desk or Desk()), base_url=base_url)


def _asked(client: TestClient, way: str, **values: object) -> Any:  # noqa: ANN401  # JSON
    return client.post(way, content=json.dumps(values), headers=OWN)


def test_each_fact_knows_its_lines_and_every_line_is_shown() -> None:
    (found,) = read_facts(TEXT.encode(), "maps.txt")
    assert found["event"]["name"] == "Open maps"
    assert found["lines"][0] == (1, "Open maps")
    assert found["facts"]["name"] == {"lines": [1], "rule": found["facts"]["name"]["rule"]}
    assert found["facts"]["subEvent[0].name"]["lines"] == [7]
    assert {line for fact in found["facts"].values() for line in fact["lines"]} <= {number for number, _ in found["lines"]}
    assert all(number in dict(found["lines"]) for number in found["unread"])


def test_a_sheet_gives_several_events_and_a_page_its_markup() -> None:
    sheet = "title,date,city\nOne,2027-05-06,Lyon\nTwo,2027-05-07,Lyon\n"
    assert [one["event"]["name"] for one in read_facts(sheet.encode(), "list.csv")] == ["One", "Two"]
    markup = '{"@context": "https://schema.org", "@type": "Event", "name": "Maps", "startDate": "2027-05-06"}'
    page = f'<html><script type="application/ld+json">{markup}</script></html>'
    assert read_facts(page.encode(), "page.html")[0]["event"]["name"] == "Maps"


def test_what_is_wrong_is_said_in_the_language_that_is_asked_for_and_where() -> None:
    made = judged({**EVENT, "endDate": "2026-05-02T10:00"}, language="fr")
    assert not made["ready"]
    (found,) = [one for one in made["problems"] if one["severity"] == "violation"]
    assert found["path"] in {"startDate", "endDate"}
    assert "L'événement" in found["message"]
    (lacking,) = [one for one in judged({"name": "Maps"})["problems"] if one["code"] == "event-start-missing"]
    assert lacking["term"] == "startDate"


def test_what_is_ready_becomes_an_element_a_page_and_files() -> None:
    made = judged(EVENT, base_url="https://www.example.org/")
    assert made["ready"]
    assert made["script"].startswith("<script")
    assert "<h1>Maps</h1>" in made["page"]
    assert "name: Maps" in made["yaml"]
    assert '"@type": "Event"' in made["jsonld"]
    assert "schema:Event" in made["turtle"]


def test_what_the_texts_mention_is_proposed_in_the_vocabularies_of_the_studio(tmp_path: Path) -> None:
    event = EVENT | {
        "language": "en",
        "name": "Open data and the climate change of maps",
        "keywords": ["open data", "climate change"],
    }
    assert judged(event)["topics"] == []
    assert judged(event | {"keywords": []})["topics"] == ["open data"]
    made = judged(event, vocabulary=read_vocabulary("eurovoc"))
    assert made["topics"] == []
    assert "http://eurovoc.europa.eu/5482" in made["jsonld"]
    (tmp_path / "site.yaml").write_text("title: t\ndescription: d\npublisher: p\nvocabularies: [eurovoc]\n", encoding="utf-8")
    chosen, about, _ = settings_of(tmp_path, None)
    client = _client(Desk(folder=tmp_path, vocabulary=named_vocabulary(about, chosen)))
    assert "climate change" in _asked(client, "/check", event=event | {"keywords": []}).json()["topics"]
    assert _asked(_client(), "/check", event=event | {"keywords": []}).json()["topics"] == ["open data"]


def test_what_can_not_be_read_is_said_and_becomes_nothing() -> None:
    made = judged({"startDate": ["no", {"date": 1}]})
    assert not made["ready"]
    assert made["problems"]


def test_every_other_byte_of_a_page_stays() -> None:
    page = '<html lang="en"><head><title>Maps – été</title></head><body><h1>Maps</h1></body></html>'.encode("latin-1", "replace")
    made = in_page(EVENT, page)
    new = made["page"].encode("latin-1")
    assert b"<script" in new
    assert re.sub(rb"\s*<script.*?</script>\s*", b"", new, flags=re.DOTALL).startswith(page[:40])
    assert in_page({"name": "Maps"}, page)["page"].encode("latin-1") == page
    told = in_page(EVENT | {"contributor": [{"type": "Organization", "name": "maps@example.org"}]}, page, language="es")[
        "problems"
    ]
    assert "El nombre es una dirección de correo electrónico: “maps@example.org”." in [one["message"] for one in told]


# -- over HTTP


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_the_page_speaks_four_languages(language: str) -> None:
    with _client() as client:
        page = client.get("/", headers={"Accept-Language": f"xx, {language};q=0.8"})
        assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert f'<html lang="{language}"' in page.text
        assert client.get(f"/?language={language}", headers={"Accept-Language": "de"}).text == page.text
        assert client.get("/?language=de").text == client.get("/?language=en").text


def test_the_style_and_the_script_are_files_and_nothing_else_is() -> None:
    with _client() as client:
        assert client.get("/studio.js").headers["content-type"].startswith("text/javascript")
        assert client.get("/site.css").headers["content-type"].startswith("text/css")
        assert client.get("/event.html").status_code == 404


def test_a_document_is_read_by_its_name_and_its_zone() -> None:
    with _client() as client:
        read = client.post(
            "/read?zone=America/Lima",
            content=TEXT.replace("Sucre, Bolivia", "the harbour"),
            headers={**OWN, "X-Name": "a%20b.txt"},
        )
        assert read.json()[0]["event"]["timeZone"] == "America/Lima"
        wrong = client.post("/read?zone=Mars/X", content=TEXT, headers=OWN)
        assert wrong.status_code == 422
        assert "Mars/X" in wrong.json()["error"]


def test_checking_and_embedding() -> None:
    with _client(Desk(base_url="https://www.example.org/")) as client:
        assert "https://www.example.org/" in _asked(client, "/check", event=EVENT).json()["turtle"]
        assert (
            "https://elsewhere.example/"
            in _asked(client, "/check", event=EVENT, base="https://elsewhere.example/").json()["turtle"]
        )
        assert "<script" in _asked(client, "/embed", event=EVENT, page="<html><head></head></html>").json()["page"]


@pytest.mark.parametrize("body", [b"[]", b"no", b'{"event": []}', b"[" * 100_000])
def test_what_is_no_request_is_refused(body: bytes) -> None:
    with _client() as client:
        refused = client.post("/check", content=body, headers=OWN)
        assert (refused.status_code, refused.json()) == (422, {"error": "This is no request of the studio."})


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio_module, "_LARGEST_REQUEST", 100)
    with _client() as client:
        assert "the most that is read" in client.post("/read", content=b"a" * 101, headers=OWN).json()["error"]


def test_other_pages_and_other_names_are_refused() -> None:
    with _client() as client:
        assert client.post("/check", content=b"{}").status_code == 403
        assert client.post("/check", content=b"{}", headers={"Origin": "https://evil.example"}).status_code == 403
    with _client(base_url="http://evil.example") as client:
        assert client.get("/").status_code == 403


def test_beyond_this_machine_a_token_is_needed_once() -> None:
    with _client(Desk(token="secret"), "http://studio.example") as client:  # noqa: S106  # of a test
        assert client.get("/").status_code == 403
        assert client.get("/?token=wrong").status_code == 403
        assert "server of this address" in client.get("/?token=secret").text
        assert client.get("/").status_code == 200
        checked = client.post("/check", content=json.dumps({"event": EVENT}), headers={"Origin": "http://studio.example"})
        assert checked.json()["ready"]


# -- a folder


def test_descriptions_of_a_folder_are_opened_and_saved(tmp_path: Path) -> None:
    (tmp_path / "maps.yaml").write_text("name: Maps\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("Notes\n", encoding="utf-8")
    with _client(Desk(folder=tmp_path)) as client:
        assert 'data-open="maps.yaml"' in client.get("/").text
        assert "notes.txt" not in client.get("/").text
        opened = _asked(client, "/open", name="maps.yaml").json()
        assert opened["events"][0]["event"]["name"] == "Maps"
        saved = _asked(client, "/save", name="maps.yaml", event=EVENT, digest=opened["digest"]).json()
        data = (tmp_path / "maps.yaml").read_bytes()
        assert (saved["digest"], saved["names"]) == (sha256(data).hexdigest(), ["maps.yaml"])
        assert b"Map House" in data
        assert "There is a maps.yaml already" in _asked(client, "/save", name="maps.yaml", event=EVENT, digest="").json()["error"]
        assert "has changed" in _asked(client, "/save", name="maps.yaml", event=EVENT, digest=opened["digest"]).json()["error"]
        assert _asked(client, "/save", name="new.yaml", event=EVENT, digest="").status_code == 200


@pytest.mark.parametrize("name", ["../a.yaml", "a.txt", ".a.yaml", "b/a.yaml", "", None, 7, "link.yaml"])
def test_nothing_is_written_elsewhere(tmp_path: Path, name: object) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path.parent / "elsewhere.yaml")
    with _client(Desk(folder=tmp_path)) as client:
        assert "without a folder" in _asked(client, "/save", name=name, event=EVENT, digest="").json()["error"]
    with _client() as client:
        assert "without a folder" in _asked(client, "/open", name=name).json()["error"]


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[tuple[Any, ...]] = []
    monkeypatch.setattr("event_ld.cli.studio.run", lambda *given: run.append(given))
    assert CliRunner().invoke(main, ["studio", str(tmp_path), "--base-url", "https://www.example.org/"]).exit_code == 0
    assert run[0][1:] == ("127.0.0.1", 8001, "http://127.0.0.1:8001/")
    assert CliRunner().invoke(main, ["studio", "--host", "0.0.0.0"]).exit_code == 0  # noqa: S104  # nothing listens
    assert "?token=" in run[1][3]
    assert CliRunner().invoke(main, ["studio", "nowhere"]).exit_code == 3
    assert CliRunner().invoke(main, ["studio", "--base-url", "no"]).exit_code == 2


def test_every_word_is_said_somewhere_and_every_word_that_is_said_is_there() -> None:
    keys = {row[0] for row in read_table("vocab", "studio-words.tsv")}
    templates = package_dir("event_ld") / "templates"
    page, script = (templates.joinpath(name).read_text(encoding="utf-8") for name in ("studio.html", "studio.js"))
    said = set(re.findall(r'said\["([\w-]+)"', page + page.replace("'", '"'))) | set(re.findall(r'say\("([\w.-]+)"', script))
    assert said - {"private-far", "private"} <= keys
    assert {key for key in keys if key not in page and key.rpartition(".")[2] not in script} == {"scan"}  # by the server


def test_what_repeats_stays_a_rule(tmp_path: Path) -> None:
    weekly = {**EVENT, "eventSchedule": {"repeatFrequency": "P1W", "byDay": ["Sunday"], "repeatCount": 4, "startTime": "10:00"}}
    (found,) = read_facts(json.dumps(weekly).encode(), "course.json")
    assert "subEvent" not in found["event"]
    assert not any(path.startswith("subEvent") for path in found["facts"])
    text = judged(found["event"])["yaml"]
    assert "subEvent" not in text
    (tmp_path / "course.yaml").write_text(text, encoding="utf-8")
    assert len(read_facts(text.encode(), "course.yaml")[0]["lines"]) > 5
    other = {**weekly, "subEvent": [{"startDate": "2026-05-10T10:00", "eventStatus": "cancelled"}]}
    assert "2026-05-10" in judged(other)["yaml"]


def test_what_a_page_says_and_no_field_takes_is_shown() -> None:
    markup = '{"@context": "https://schema.org", "@type": "Event", "name": "Maps", "startDate": "2027-05-06", "typicalAgeRange": "7-9"}'
    (found,) = read_facts(f'<html><script type="application/ld+json">{markup}</script></html>'.encode(), "page.html")
    assert [text for _, text in found["unmapped"]] == ["7-9"]


def test_a_scan_is_told_in_the_language_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def scanned(*_: object, **__: object) -> None:
        raise TextlessError("scan.pdf holds no text.")

    monkeypatch.setattr(studio_module, "read_facts", scanned)
    answer = _client().post("/read?language=es", content=b"x", headers=OWN)
    assert (answer.status_code, "escaneo" in answer.json()["error"]) == (422, True)
