"""The extension in Jinja2 itself, and in Flask and Starlette (whose templates FastAPI has) as their users set it up."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
from collections import namedtuple
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.templating import Jinja2Templates
from starlette.testclient import TestClient

from event_ld import NotPublishable

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

ROW = {
    "name": "Open <b>day</b> & more",
    "start_date": "2027-05-14T10:00",
    "time_zone": "Europe/Madrid",
    "location": "Hall </script>",
    "sub_event": [{"name": "Tour", "start_date": "10:30", "performer": {"id": "ana", "name": "Ana <Gil>"}}],
}
PAGE = "<head>{{ event_jsonld(event) }}</head><body>{{ event_agenda(event) }}</body>"


def data_in(page: str) -> dict[str, Any]:
    """The JSON-LD of a page."""
    found = re.findall(r'<script type="application/ld\+json"[^>]*>\n(.*?)\n</script>', page, re.DOTALL)
    assert len(found) == 1
    made: dict[str, Any] = json.loads(found[0])
    return made


@pytest.fixture(params=[True, False], ids=["autoescape", "plain"])
def environment(request: pytest.FixtureRequest) -> jinja2.Environment:
    return jinja2.Environment(extensions=["event_ld.jinja.EventLD"], autoescape=request.param)  # noqa: S701  # both


def test_a_template_gets_the_element_and_the_agenda(environment: jinja2.Environment) -> None:
    page = environment.from_string(PAGE).render(event=ROW)
    assert data_in(page)["name"] == "Open day & more"
    assert data_in(page)["location"]["name"] == "Hall </script>"
    assert "<h3>Tour</h3>" in page
    assert "<b>Ana &lt;Gil&gt;</b>" in page


def test_what_must_not_be_published_is_told(environment: jinja2.Environment, caplog: pytest.LogCaptureFixture) -> None:
    template = environment.from_string("<head>{{ event_jsonld(event) }}</head>")
    with caplog.at_level(logging.WARNING, "event_ld"):
        assert template.render(event={"name": "x"}) == "<head></head>"
    assert "event-start-missing" in caplog.text
    with pytest.raises(NotPublishable):
        environment.from_string("{{ event_jsonld(event, on_violation='raise') }}").render(event={"name": "x"})


@pytest.mark.parametrize("given", [None, "", "/etc/passwd", ["/etc/passwd"], 3, jinja2.Undefined(name="x")])
def test_no_file_is_opened_for_a_text(
    environment: jinja2.Environment, given: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    assert environment.from_string(PAGE).render(event=given) == "<head></head><body></body>"
    assert [one.getMessage().partition(",")[0] for one in caplog.records] == ["A template gives an event as a mapping"] * 2


def test_a_row_of_a_database_is_a_mapping(environment: jinja2.Environment) -> None:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    row = connection.execute("select 'pyproject.toml' as name, '2027-05-14' as start_date, 'Hall' as location").fetchone()
    named = namedtuple("Row", row.keys())(*row)  # noqa: PYI024  # as libraries make them
    for given in (row, named):
        assert data_in(environment.from_string(PAGE).render(event=given))["name"] == "pyproject.toml"


def test_what_is_undefined_or_odd_breaks_no_page(environment: jinja2.Environment, caplog: pytest.LogCaptureFixture) -> None:
    template = environment.from_string("{{ event_jsonld({'name': 'x', 'image': row.image}) }}{{ event_agenda({'name': raw}) }}")
    assert template.render(row={}, raw=b"x") == ""
    assert len(caplog.records) == 2


def test_the_address_of_the_request_is_that_of_the_page() -> None:
    flask = pytest.importorskip("flask")
    app = flask.Flask(__name__)
    app.jinja_env.add_extension("event_ld.jinja.EventLD")
    app.add_url_rule("/open-day", view_func=lambda: flask.render_template_string(PAGE, event=ROW), endpoint="day")
    page = app.test_client().get("/open-day?utm=1", base_url="https://www.example.org").text
    assert data_in(page)["mainEntityOfPage"] == "https://www.example.org/open-day"


def test_templates_of_starlette_and_fastapi(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    templates = Jinja2Templates(tmp_path)
    templates.env.add_extension("event_ld.jinja.EventLD")

    def page(request: Request) -> Response:
        return templates.TemplateResponse(request, "page.html", {"event": ROW})

    client = TestClient(Starlette(routes=[Route("/open-day", page)]), base_url="https://www.example.org")
    assert data_in(client.get("/open-day?utm=1").text)["mainEntityOfPage"] == "https://www.example.org/open-day"
