"""What waits for an answer or to be taken up: sense checks, inquiries, learning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.told.of_approaches import SENSE
from cfworkflow.reports.document import Ref
from cfworkflow.reports.parts.waiting.part import Waits

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.words.names import Names

_LESSON = {"success": "success", "failure": "failure", "mixed": "mixed result"}


def sense_checks(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Sense checks that a partnership was asked for."""
    for each in now.sense_checks:
        check, whom = Ref("sense-check", each.sense_check), names.group(each.answering)
        to_do = f"Answer {names.the(each.asked_by)} on {each.approach}"
        yield Waits(check, each.title, whom, to_do, each.due)


def answers(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Sense checks that were answered: whoever asked acts on it."""
    for each in now.answers:
        check, whom = Ref("sense-check", each.sense_check), names.group(each.asked_by)
        said = f"what {names.the(each.answered_by)} said of {each.approach}"
        to_do = f"Act on {said}: {SENSE[each.answer]}"
        yield Waits(check, each.title, whom, to_do, each.answered_on)


def inquiries(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Inquiries that stay where they are."""
    for each in now.inquiries_idle:
        inquiry, group = Ref("inquiry", each.inquiry), names.group(each.group)
        to_do = f"Move it on from the {each.phase.capitalize()} phase"
        yield Waits(inquiry, each.title, group, to_do, each.since)


def learning(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """What was shared and is nobody's yet."""
    for each in now.learning_waiting:
        lesson = f"what {names.the(each.group)} learned from a {_LESSON[each.outcome]}"
        to_do = f"Take up {lesson}"
        yield Waits(Ref("learning", each.learning), each.title, None, to_do, each.since)
