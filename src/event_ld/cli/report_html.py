"""A validation report as one HTML page, which needs nothing else: no scripts, no fonts, no pictures from elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from event_ld.cli.report import counted, figures, groups
from event_ld.publish.templates import page_alone
from event_ld.score import first_to_fix
from event_ld.validate.languages import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.cli.report import Report


def report_html(report: Report) -> Iterator[str]:
    """Problems as a page to show a colleague: fit or not, how complete, and each kind with its places and what to do."""
    yield from page_alone("report.html").generate(
        report=report,
        language=report.language,
        said=partial(said, language=report.language),
        counted=counted,
        figures=figures,
        first_to_fix=first_to_fix,
        groups=groups,
    )
