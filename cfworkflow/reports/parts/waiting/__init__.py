"""What waits on whom, part by part: the most urgent first, in each what has waited longest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cfworkflow.reports.parts.waiting import in_delivery, in_groups, on_approaches, on_the_path
from cfworkflow.reports.parts.waiting.part import Part

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.parts.waiting.part import Waits
    from cfworkflow.reports.words.names import Names

    Lines = Callable[[ProgrammeStatus, Names], Iterator[Waits]]

_PARTS: tuple[tuple[str, str, str, Lines], ...] = (
    ("quorum", "Quorum at risk", "Meets on", on_the_path.quorums),
    ("unanswered", "Escalations to be answered", "Since", on_the_path.unanswered),
    ("checks", "Evidence checks due", "Addressed", on_the_path.checks),
    ("overdue", "Actions overdue", "Due", on_the_path.overdue),
    ("deferred", "Decisions put off", "Since", on_the_path.deferred),
    ("open", "Barriers and other matters open", "With them since", on_the_path.open_barriers),
    ("sense-checks", "Sense checks to be answered", "Due", on_approaches.sense_checks),
    ("answers", "Answers to be acted on", "Answered", on_approaches.answers),
    (
        "inquiries",
        "Inquiries that no change forum has moved on",
        "Since",
        on_approaches.inquiries,
    ),
    ("learning", "Learning nobody has taken up", "Shared", on_approaches.learning),
    ("left-behind", "Left behind by a group that ended", "Date", in_groups.left_behind),
    ("briefings", "Briefings due", "Due", in_groups.briefings),
    ("passed", "Meetings whose day has passed", "Called for", in_groups.passed),
    ("minutes", "Minutes to be approved", "Held on", in_groups.minutes),
    ("tasks", "Tasks behind", "Planned to end", in_delivery.tasks),
    ("risks", "Risks rated high", "Date", in_delivery.risks),
    ("support", "Support running out", "Date", in_delivery.support),
)
"""The name and the heading of each part, what its dates are of, and what finds its lines."""


def waiting(now: ProgrammeStatus, names: Names) -> Iterator[Part]:
    """All that somebody has to do; some parts may have no lines."""
    for name, heading, day, lines in _PARTS:
        yield Part(name, heading, day, [*lines(now, names)])
