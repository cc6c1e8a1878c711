"""Who has to answer a sense check now, and whose answers nothing was made of yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.approaches import APPROACHES
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.row import Row
from cfworkflow.projections.sense_checks import SENSE_CHECKS
from cfworkflow.projections.succession import successor_of

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.sense_checks import SenseCheckRow


class SenseCheckDue(Row, frozen=True):
    """A sense check that `answering`, the one asked or its successor, has to answer by `due`.

    `days` since it was asked.
    """

    sense_check: str
    approach: str
    title: str | None
    answering: str
    asked_by: str
    asked_on: date
    due: date
    days: int


class AnswerWaiting(Row, frozen=True):
    """An answer that `asked_by` has made nothing of yet, `days` after it came."""

    sense_check: str
    approach: str
    title: str | None
    answer: str
    answered_by: str
    asked_by: str
    answered_on: date
    days: int


def answering(reading: Views, row: SenseCheckRow) -> str:
    """The partnership that answers a sense check: the one asked, or who has its matters now.

    As the domain has it: by the areas of the approach's barrier, else by all it has and had.
    """
    groups = reading.groups
    approach = reading.rows(APPROACHES)[row.approach]
    areas = reading.barriers[approach.barrier].areas if approach.barrier else ()
    asked = groups[row.asked]
    passed = [area for each in asked.handed_on for area in each.areas]
    return successor_of(groups, row.asked, areas or (*asked.areas, *passed))


def sense_checks_due(reading: Views, today: date) -> tuple[SenseCheckDue, ...]:
    """The sense checks still to be answered, those due first before the others."""
    approaches = reading.rows(APPROACHES)
    found = (
        SenseCheckDue(
            sense_check=row.sense_check,
            approach=row.approach,
            title=approaches[row.approach].title,
            answering=answering(reading, row),
            asked_by=row.asked_by,
            asked_on=row.asked_on,
            due=row.due,
            days=(today - row.asked_on).days,
        )
        for row in reading.rows(SENSE_CHECKS).where("state:asked")
    )
    return tuple(sorted(found, key=lambda each: (each.due, *in_order(each.sense_check))))


def answers_waiting(reading: Views, today: date) -> tuple[AnswerWaiting, ...]:
    """The answers to be acted on, the oldest first."""
    approaches = reading.rows(APPROACHES)
    found = (
        AnswerWaiting(
            sense_check=row.sense_check,
            approach=row.approach,
            title=approaches[row.approach].title,
            answer=row.answer or "",
            answered_by=row.answered_by or "",
            asked_by=row.asked_by,
            answered_on=row.changed_on,
            days=(today - row.changed_on).days,
        )
        for row in reading.rows(SENSE_CHECKS).where("state:answered")
    )
    return tuple(sorted(found, key=lambda each: (each.answered_on, *in_order(each.sense_check))))
