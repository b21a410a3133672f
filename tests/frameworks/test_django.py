"""The app in Django itself: a model with a mapping, a view, the check."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

import django
import pytest
from django.conf import settings
from django.core import checks

from event_ld import NotPublishable, UsageError
from tests.frameworks.test_jinja import data_in

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["www.example.org"],
        INSTALLED_APPS=["event_ld.django"],
        ROOT_URLCONF="tests.frameworks.test_django",
        SECRET_KEY="x",  # noqa: S106  # of a test
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {}}],
        TIME_ZONE="Europe/Madrid",
        USE_TZ=True,
    )
    django.setup()

from django.db import models  # after the settings
from django.http import HttpRequest, HttpResponse  # as above
from django.template import engines  # as above
from django.test import RequestFactory  # as above
from django.urls import path  # as above
from django.utils.safestring import mark_safe  # as above
from django.utils.translation import gettext_lazy  # as above

WAYS = "takes a path, a function of the object, a mapping, or a pair of a path and a mapping."
PAGE = "{% load event_ld %}<head>{% event_jsonld event %}</head><body>{% event_agenda event %}</body>"


class Hall(models.Model):  # type: ignore[misc]  # Django ships no types
    name = models.CharField(max_length=80)
    city = models.CharField(max_length=80)

    class Meta:
        app_label = "agenda"

    def __str__(self) -> str:  # type: ignore[explicit-override]
        return str(self.name)


class OpenDay(models.Model):  # type: ignore[misc]  # Django ships no types
    title = models.CharField(max_length=80)
    body = models.TextField()
    starts = models.DateTimeField()
    hall = models.ForeignKey(Hall, models.CASCADE)
    event_ld = {  # noqa: RUF012  # as the how-to has it
        "name": "title",
        "description": "body",
        "start_date": "starts",
        "location": {"name": "hall", "address": {"address_locality": "hall.city", "address_country": lambda _: "ES"}},
        "url": "get_absolute_url",
        "image": lambda _: ["/media/a.jpg"],
        "virtual_location": lambda _: {"url": "/live"},
        "organizer": lambda _: gettext_lazy("City of Madrid"),
    }

    class Meta:
        app_label = "agenda"

    def get_absolute_url(self) -> str:
        return f"/open-days/{self.pk}/"


class Worse(models.Model):  # type: ignore[misc]  # Django ships no types
    event_ld = "title"

    class Meta:
        app_label = "agenda"


class Wrong(models.Model):  # type: ignore[misc]  # Django ships no types
    hall = models.ForeignKey(Hall, models.CASCADE, related_name="wrongs")
    event_ld = {  # noqa: RUF012
        "title": "name",
        "location": {"name": "halls.name", "place": "id", "address": {"address_locality": "hall.town"}},
        "start_date": "id",
        "time_zone": 3,
        "keywords": ["id"],
        "sub_event": ("hall", {"name": "name", "performer": "nobody"}),
        "performer": ("hall.nobody", {"name": "anything.goes"}),
        "description": "hall.name.title.whatever",
    }

    class Meta:
        app_label = "agenda"


def _day() -> OpenDay:
    return OpenDay(pk=3, title="Open day", body=mark_safe("<p>All of <b>it</b>.</p>"), hall=Hall(name="Archive", city="Madrid"),
                   starts=datetime(2027, 5, 14, 8, 0, tzinfo=UTC))  # fmt: skip


def _view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(PAGE).render({"event": _day()}, request))


urlpatterns = [path("open-days/3/", _view)]


def test_a_model_becomes_the_element_of_its_page() -> None:
    request = RequestFactory(SERVER_NAME="www.example.org").get("/open-days/3/?utm=1", secure=True)
    data = data_in(_view(request).content.decode())
    assert data["startDate"] == "2027-05-14T10:00:00+02:00"
    assert data["url"] == data["mainEntityOfPage"] == "https://www.example.org/open-days/3/"
    assert data["image"] == "https://www.example.org/media/a.jpg"
    assert data["location"][1]["url"] == "https://www.example.org/live"
    assert data["description"] == "All of it."
    assert (data["location"][0]["name"], data["organizer"]["name"]) == ("Archive", "City of Madrid")


def test_a_mapping_that_is_given_needs_no_request() -> None:
    row = {"name": "Open day", "start_date": "2027-05-14T10:00", "location": "Hall", "url": "https://www.example.org/x",
           "sub_event": [{"name": "Tour", "start_date": "10:30"}]}  # fmt: skip
    page = engines["django"].from_string(PAGE).render({"event": row})
    assert data_in(page)["startDate"] == "2027-05-14T10:00:00+02:00"
    assert "<h3>Tour</h3>" in page


def test_what_must_not_be_published_breaks_the_page_of_a_developer_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    template = engines["django"].from_string("{% load event_ld %}<head>{% event_jsonld event %}</head>")
    with caplog.at_level(logging.WARNING, "event_ld"):
        assert template.render({"event": {"name": "x"}}) == "<head></head>"
    assert "event-start-missing" in caplog.text
    for event in (Wrong(hall=Hall()), Worse(), {"name": b"x"}, object(), "x", None, [{"name": "x"}]):
        assert template.render({"event": event}) == "<head></head>"
    monkeypatch.setattr(settings, "DEBUG", True)
    with pytest.raises(UsageError, match="Wrong has no"):
        template.render({"event": Wrong(hall=Hall())})
    with pytest.raises(NotPublishable):
        template.render({"event": {"name": "x"}})


def test_the_check_names_what_the_mappings_of_models_get_wrong() -> None:
    from event_ld.django.mappings import check_mappings  # noqa: PLC0415  # after the settings

    class Config:
        @staticmethod
        def get_models() -> list[Any]:
            return [OpenDay, Wrong, Worse, Hall]

    found = check_mappings([Config])
    assert [(one.id, one.msg) for one in found] == [
        ("event_ld.E001", "event_ld: an event has no field title."),
        ("event_ld.E002", "event_ld: location.name asks for halls.name, but Wrong has no halls."),
        ("event_ld.E001", "event_ld: an event has no field location.place."),
        ("event_ld.E002", "event_ld: location.address.address_locality asks for hall.town, but Hall has no town."),
        ("event_ld.E002", f"event_ld: time_zone {WAYS}"),
        ("event_ld.E002", f"event_ld: keywords {WAYS}"),
        ("event_ld.E002", "event_ld: sub_event.performer asks for nobody, but Hall has no nobody."),
        ("event_ld.E002", "event_ld: performer asks for hall.nobody, but Hall has no nobody."),
        ("event_ld.E002", "event_ld: event_ld is a mapping of fields, not a str."),
    ]
    assert check_mappings in checks.registry.registry.registered_checks
    assert check_mappings() == []
