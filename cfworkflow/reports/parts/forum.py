"""What a change forum did for the system inquiries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.inquiries import INQUIRIES
from cfworkflow.reports.document import Bullets, Line, Section
from cfworkflow.reports.words.texts import titled

if TYPE_CHECKING:
    from cfworkflow.projections.inquiries import InquiryRow
    from cfworkflow.projections.reading import Views

_PHASES = {
    "build": "the Build phase began",
    "explore": "went on to the Explore phase",
    "act": "went on to the Act phase",
    "learn": "went on to the Learn phase",
    "concluded": "was concluded",
}
"""What a change forum did for an inquiry, by the phase that began there."""


def moved_on(views: Views, forum: str) -> Iterator[Section]:
    """The inquiries that a meeting opened or moved on; nothing where it did neither."""
    rows = views.rows(INQUIRIES).where(f"forum:{forum}")
    told = tuple(line for row in rows for line in _moved(row, forum))
    if told:
        yield Section("System inquiries", (Bullets(told),))


def _moved(row: InquiryRow, forum: str) -> Iterator[Line]:
    """How an inquiry was moved on at a change forum, and what had come out by then."""
    for phase in row.phases:
        if phase.forum == forum:
            said = [f": {_PHASES[phase.phase]}."]
            said += [f" Findings: {phase.findings}"] if phase.findings else []
            said += [f" Because: {phase.because}"] if phase.because else []
            yield Line((*titled("inquiry", row.inquiry, row.title).pieces, *said))
