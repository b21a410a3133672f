"""`{% load event_ld %}`, `{% event_jsonld event %}` and `{% event_agenda event %}`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from event_ld.django.mappings import in_page
from event_ld.documents import told, told_agenda

if TYPE_CHECKING:
    from django.template import Context

register = template.Library()
_log = logging.getLogger("event_ld")


@register.simple_tag(takes_context=True)  # type: ignore[untyped-decorator]  # Django ships no types
def event_jsonld(context: Context, event: Any, **options: Any) -> SafeString:  # noqa: ANN401  # what `script` takes
    """The script element of an event; what must not be published breaks the page where `DEBUG` is on, and is logged elsewhere.

    Args:
        context: The context; the address of its request is that of the page, for an event that states no `url`.
        event: A model with a mapping `event_ld`, or what `event_ld.script` takes.
        options: The other arguments of `event_ld.script`.
    """
    request = getattr(context, "request", None)  # without the context processor of that name too
    page_url = options.setdefault("page_url", request.build_absolute_uri(request.path) if request is not None else None)
    options.setdefault("time_zone", _zone())
    options.setdefault("on_violation", "raise" if settings.DEBUG else "omit")
    return mark_safe(told(in_page(event, page_url), _log.warning, **options))  # noqa: S308  # escaped by `script`


@register.simple_tag  # type: ignore[untyped-decorator]  # as above
def event_agenda(event: Any) -> SafeString:  # noqa: ANN401  # as above
    """The agenda of an event, which is what `event_jsonld` takes, as HTML."""
    return mark_safe(told_agenda(in_page(event, None), _log.warning, time_zone=_zone()))  # noqa: S308  # escaped by `agenda`


def _zone() -> str | None:
    """The zone in which the site shows times; None for UTC, which is where Django begins, and no place's."""
    name = timezone.get_current_timezone_name() if settings.USE_TZ else settings.TIME_ZONE
    return name if "/" in name else None
