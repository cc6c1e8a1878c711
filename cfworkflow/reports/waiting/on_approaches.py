"""What waits for an answer or to be taken up: sense checks, inquiries, learning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.told.of_approaches import SENSE
from cfworkflow.reports.document import Ref
from cfworkflow.reports.waiting.part import Part, Waits

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.names import Names


_LESSON = {"success": "success", "failure": "failure", "mixed": "mixed result"}


def parts(now: ProgrammeStatus, names: Names) -> Iterator[Part]:
    """Sense checks and their answers, inquiries, learning."""
    yield Part(
        "sense-checks",
        "Sense checks to be answered",
        "Due",
        [
            Waits(
                Ref("sense-check", each.sense_check),
                each.title,
                names.group(each.answering),
                f"Answer {names.the(each.asked_by)} on {each.approach}",
                each.due,
            )
            for each in now.sense_checks
        ],
    )
    yield Part(
        "answers",
        "Answers to be acted on",
        "Answered",
        [
            Waits(
                Ref("sense-check", each.sense_check),
                each.title,
                names.group(each.asked_by),
                f"Act on what {names.the(each.answered_by)} said of {each.approach}: "
                f"{SENSE[each.answer]}",
                each.answered_on,
            )
            for each in now.answers
        ],
    )
    yield Part(
        "inquiries",
        "Inquiries that no change forum has moved on",
        "Since",
        [
            Waits(
                Ref("inquiry", each.inquiry),
                each.title,
                names.group(each.group),
                f"Move it on from the {each.phase.capitalize()} phase",
                each.since,
            )
            for each in now.inquiries_idle
        ],
    )
    yield Part(
        "learning",
        "Learning nobody has taken up",
        "Shared",
        [
            Waits(
                Ref("learning", each.learning),
                each.title,
                None,
                f"Take up what {names.the(each.group)} learned from a {_LESSON[each.outcome]}",
                each.since,
            )
            for each in now.learning_waiting
        ],
    )
