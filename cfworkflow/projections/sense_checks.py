"""View `sense_checks`: what partnerships were asked about approaches, and what they said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.sensecheck.facts import (
        SenseCheckActedOn,
        SenseCheckAnswered,
        SenseCheckAsked,
        SenseCheckWithdrawn,
    )


class SenseCheckRow(Row, frozen=True):
    """A sense check as it stands: asked, answered, acted_on or withdrawn.

    `asked_by` asked the partnership `asked`; `answered_by` is that or its successor. `answer` is
    makes-sense, with-changes or does-not. `changed` says whether the approach changed by it, and
    `how`; `because` why an answer is waited for no longer.
    """

    sense_check: str
    approach: str
    asked_by: str
    asked: str
    asked_on: date
    due: date
    question: str | None
    status: str
    changed_on: date
    answer: str | None = None
    answered_by: str | None = None
    answered_on: date | None = None
    findings: str | None = None
    changed: bool | None = None
    how: str | None = None
    acted_on: date | None = None
    because: str | None = None


def _asked(rows: Rows[SenseCheckRow], told: Recorded, fact: SenseCheckAsked) -> None:
    row = SenseCheckRow(
        sense_check=fact.sense_check,
        approach=fact.approach,
        asked_by=fact.group,
        asked=fact.asked,
        asked_on=told.on,
        due=fact.due,
        question=shown(fact.description, told),
        status="asked",
        changed_on=told.on,
    )
    rows.add(fact.sense_check, row)


def _answered(rows: Rows[SenseCheckRow], told: Recorded, fact: SenseCheckAnswered) -> None:
    row = replace(
        known(rows, fact.sense_check),
        status="answered",
        changed_on=told.on,
        answer=fact.answer,
        answered_by=fact.group,
        answered_on=told.on,
        findings=shown(fact.findings, told),
    )
    rows.put(fact.sense_check, row)


def _acted_on(rows: Rows[SenseCheckRow], told: Recorded, fact: SenseCheckActedOn) -> None:
    row = replace(
        known(rows, fact.sense_check),
        status="acted_on",
        changed_on=told.on,
        changed=fact.changed,
        how=shown(fact.how, told),
        acted_on=told.on,
    )
    rows.put(fact.sense_check, row)


def _withdrawn(rows: Rows[SenseCheckRow], told: Recorded, fact: SenseCheckWithdrawn) -> None:
    row = replace(
        known(rows, fact.sense_check),
        status="withdrawn",
        changed_on=told.on,
        because=shown(fact.because, told),
    )
    rows.put(fact.sense_check, row)


def _facets(row: SenseCheckRow) -> Iterator[str]:
    yield f"state:{row.status}"
    yield f"approach:{row.approach}"
    concerned = (row.asked_by, row.asked, row.answered_by)
    yield from dict.fromkeys(f"group:{group}" for group in concerned if group)


SENSE_CHECKS = View(
    "sense_checks",
    SenseCheckRow,
    {
        "sense-check-asked": _asked,
        "sense-check-answered": _answered,
        "sense-check-acted-on": _acted_on,
        "sense-check-withdrawn": _withdrawn,
    },
    facets=_facets,
    corrected=Words(
        "sense-check",
        {
            "sense-check-asked": {"description": "question"},
            "sense-check-answered": {"findings": "findings"},
            "sense-check-acted-on": {"how": "how"},
            "sense-check-withdrawn": {"because": "because"},
        },
    ).taken(),
)
"""Key: the sense check's reference."""
