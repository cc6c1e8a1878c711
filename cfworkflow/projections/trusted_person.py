"""The Trusted Person plan: by element, what is tried, what partnerships make of it, what is to do.

Beside the approaches stand the matters of the plan that are on the governance path, and the last
briefing of each audience above and beside the tactical tier (ToR, Purpose).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from cfworkflow.projections.approaches import APPROACHES
from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.briefings import BRIEFINGS
from cfworkflow.projections.elements import ELEMENTS
from cfworkflow.projections.plan import PlanAction, PlanLine, in_order, open_actions
from cfworkflow.projections.row import Row
from cfworkflow.projections.sense_checks import SENSE_CHECKS, SenseCheckRow

if TYPE_CHECKING:
    from cfworkflow.projections.approaches import ApproachRow
    from cfworkflow.projections.briefings import BriefingRow
    from cfworkflow.projections.reading import Views

R = TypeVar("R")

PLAN = "trusted-person"
_BRIEFED = ("strategic", "stakeholders")


class Planned(Row, frozen=True):
    """An approach of the plan. `in_its_way` are the matters on the path that are about it."""

    approach: str
    title: str | None
    status: str
    group: str
    lead: str | None
    barrier: str | None
    inquiry: str | None
    proposed_on: date
    changed_on: date
    adopted_by: str | None
    sense_checks: tuple[SenseCheckRow, ...]
    actions: tuple[PlanAction, ...]
    in_its_way: tuple[str, ...]

    @property
    def unchecked(self) -> bool:
        """Whether no partnership was asked what it makes of it, while it is gone about."""
        asked = any(check.status != "withdrawn" for check in self.sense_checks)
        return self.status != "set_aside" and not asked


class Part(Row, frozen=True):
    """An element of the model and what is tried for it; approaches for none have none."""

    element: str | None
    title: str | None
    description: str | None
    approaches: tuple[Planned, ...]


class TrustedPersonPlan(Row, frozen=True):
    """The plan as it stands: its elements, its matters on the path, who was briefed last when."""

    elements: tuple[Part, ...]
    matters: tuple[PlanLine, ...]
    briefings: tuple[BriefingRow, ...]


def trusted_person_plan(
    reading: Views,
    today: date,
    matters: Sequence[PlanLine],
    *,
    over: bool = True,
    chosen: Callable[[list[Planned]], list[Planned]] | None = None,
) -> TrustedPersonPlan:
    """The plan by `today`, with these `matters`; `over` keeps approaches that are set aside.

    `chosen` leaves some approaches out, and so the elements that none is left for. Elements stand
    in the order in which they were named. For each, what is not sense-checked comes first, then
    what waits for an answer, then the rest; what is set aside comes last.
    """
    rows = reading.rows(APPROACHES).where(f"plan:{PLAN}")
    planned = planned_of(reading, [row for row in rows if over or row.status != "set_aside"], today)
    planned = chosen(planned) if chosen else planned
    elements = {row.approach: row.element for row in rows}
    parts = [
        Part(row.element, row.title, row.description, _of(planned, elements, row.element))
        for row in reading.rows(ELEMENTS).values()
    ]
    others = _of(planned, elements, None)
    if others:
        parts.append(Part(None, None, None, others))
    shown = [part for part in parts if chosen is None or part.approaches]
    return TrustedPersonPlan(tuple(shown), tuple(matters), _last_briefings(reading))


def _of(
    planned: Iterable[Planned], elements: dict[str, str | None], element: str | None
) -> tuple[Planned, ...]:
    theirs = (each for each in planned if elements[each.approach] == element)
    return tuple(sorted(theirs, key=lambda each: (_rank(each), *in_order(each.approach))))


def _rank(each: Planned) -> int:
    if each.status == "set_aside":
        return 3
    waits = any(check.status in ("asked", "answered") for check in each.sense_checks)
    return 0 if each.unchecked else 1 if waits else 2


def planned_of(reading: Views, rows: Sequence[ApproachRow], today: date) -> list[Planned]:
    """Approaches with their sense checks, what is to do, and what stands in their way."""
    words = tuple(f"approach:{row.approach}" for row in rows)
    checks = _by_approach(reading.rows(SENSE_CHECKS).where(words), lambda row: row.approach)
    actions = open_actions(reading.actions.where(words), today)
    about = (row for row in reading.barriers.where(NOT_OVER) if row.approach)
    matters = _by_approach(about, lambda row: row.approach or "") if rows else {}
    return [
        Planned(
            approach=row.approach,
            title=row.title,
            status=row.status,
            group=row.group,
            lead=row.lead,
            barrier=row.barrier,
            inquiry=row.inquiry,
            proposed_on=row.proposed_on,
            changed_on=row.changed_on,
            adopted_by=row.adopted_by,
            sense_checks=tuple(checks.get(row.approach, ())),
            actions=tuple(actions.get(row.approach, ())),
            in_its_way=tuple(matter.barrier for matter in matters.get(row.approach, ())),
        )
        for row in rows
    ]


def _by_approach(rows: Iterable[R], approach: Callable[[R], str]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for row in rows:
        found.setdefault(approach(row), []).append(row)
    return found


def _last_briefings(reading: Views) -> tuple[BriefingRow, ...]:
    """The last that went to the board, and the last that went to other stakeholders."""
    rows = reading.rows(BRIEFINGS)
    last = (next(iter(rows.newest(f"audience:{audience}")), None) for audience in _BRIEFED)
    return tuple(row for row in last if row is not None)
