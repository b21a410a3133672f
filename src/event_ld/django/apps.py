"""The app, as `INSTALLED_APPS` names it."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import Tags, register


class EventLDConfig(AppConfig):  # type: ignore[misc]  # Django ships no types
    """Registers the check."""

    name = "event_ld.django"
    label = "event_ld"
    verbose_name = "event-ld"

    def ready(self) -> None:
        """Registers the check of the mappings of models."""
        from event_ld.django.mappings import check_mappings  # noqa: PLC0415  # models are there only now

        register(Tags.models)(check_mappings)
