"""An action plan: each matter of it with what was asked, answered, decided and is to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

from cfworkflow.projections.barriers import NOT_OVER, OVER, Addressed, BarrierRow, Check, Step
from cfworkflow.projections.row import Row
from cfworkflow.projections.succession import answering, checking
from cfworkflow.projections.themes import THEMES, theme_of

if TYPE_CHECKING:
    from cfworkflow.projections.actions import ActionRow
    from cfworkflow.projections.decisions import DecisionRow
    from cfworkflow.projections.reading import Views

R = TypeVar("R")

PLAN_ORDER = ("strategic", "tactical", "operational", "addressed", "closed", "withdrawn")
"""The states of the governance path, those that still matter first."""


class Recommended(Row, frozen=True):
    """A recommendation handed on by a decision; `answer` is None where it got none of its own."""

    decision: str
    text: str
    answer: str | None = None


class Response(Row, frozen=True):
    """What a group said as it sent a barrier one tier down, and by which decision."""

    decision: str
    on: date
    from_group: str
    to_group: str
    text: str | None


class PlanAction(Row, frozen=True):
    """An action still to be done; `overdue` when its due date has passed."""

    action: str
    title: str | None
    owner: str
    group: str
    due: date
    status: str
    overdue: bool


class LastDecision(Row, frozen=True):
    """The latest outcome of an item about a barrier, and its date."""

    decision: str
    kind: str
    outcome: str
    on: date


class PlanLine(Row, frozen=True):
    """A matter of the plan. `holder` is who it stands with now, successors followed.

    `addressed` says who last said that it is dealt with, when and how, even after it was reopened;
    `checker` is who is to check that, while it is to be checked (rule E1).

    `theme` is the one it is under now, those retired into others followed; `approach` the one it
    stands in the way of.
    """

    barrier: str
    title: str | None
    tier: str
    status: str
    holder: str
    raised_by: str
    raised_on: date
    petals: tuple[str, ...]
    areas: tuple[str, ...]
    came_from: tuple[Step, ...]
    recommendations: tuple[Recommended, ...]
    responses: tuple[Response, ...]
    actions: tuple[PlanAction, ...]
    last_decision: LastDecision | None
    addressed: Addressed | None
    checker: str | None
    check: Check | None
    theme: str | None
    approach: str | None


def action_plan(
    reading: Views,
    today: date,
    *,
    plan: str = "barriers",
    over: bool = True,
    among: Collection[BarrierRow] | None = None,
) -> tuple[PlanLine, ...]:
    """The plan as it stands, overdue by `today`; `over` keeps what is closed or withdrawn.

    `plan` is `barriers`, `trusted-person` or `risks`.

    With `among`, the lines of these barriers alone. What still matters comes first, the highest
    tier before the others, then what waits for its evidence check, then what is over; among these
    the lowest reference first.
    """
    rows = _standing(reading, plan, over=over) if among is None else among
    shown = [row for row in rows if row.plan == plan and (over or row.status not in OVER)]
    shown.sort(key=lambda row: (PLAN_ORDER.index(row.status), *in_order(row.barrier)))
    about = [f"barrier:{row.barrier}" for row in shown]
    themes = reading.rows(THEMES)
    actions = open_actions(reading.actions.where_any(about), today)
    decided = _last_decisions(reading.decisions.where_any(about))
    return tuple(
        PlanLine(
            barrier=row.barrier,
            title=row.title,
            tier=row.tier,
            status=row.status,
            holder=answering(reading.groups, row),
            raised_by=row.raised_by,
            raised_on=row.raised_on,
            petals=row.petals,
            areas=row.areas,
            came_from=row.came_from,
            recommendations=tuple(_recommendations(row, reading.decisions)),
            responses=tuple(_responses(row, reading.decisions)),
            actions=tuple(actions.get(row.barrier, ())),
            last_decision=decided.get(row.barrier),
            addressed=row.addressed,
            checker=checking(reading.groups, row) if row.status == "addressed" else None,
            check=row.check,
            theme=theme_of(themes, row.theme),
            approach=row.approach,
        )
        for row in shown
    )


def in_order(ref: str) -> tuple[int, str]:
    """What references are sorted by, so that B-10000 comes after B-9999."""
    return len(ref), ref


def _recommendations(
    row: BarrierRow, decisions: Mapping[str, DecisionRow]
) -> Iterator[Recommended]:
    for number, step in enumerate(row.came_from):
        if step.what == "escalated" and step.decision:
            answers = next(
                (
                    decisions[later.decision].answers
                    for later in row.came_from[number:]
                    if later.what == "returned" and later.decision
                ),
                (),
            )
            for text, answer in zip_longest(decisions[step.decision].recommended, answers):
                yield Recommended(step.decision, text, answer)


def _responses(row: BarrierRow, decisions: Mapping[str, DecisionRow]) -> Iterator[Response]:
    for step in row.came_from:
        if step.what == "returned" and step.decision:
            text = decisions[step.decision].response
            yield Response(step.decision, step.on, step.from_group or "", step.to_group, text)


def _standing(reading: Views, plan: str, *, over: bool) -> Iterable[BarrierRow]:
    """The matters of the plan; what is over is most of them in time, and left alone if it can be.

    Of what is not over, all plans together are few. Their order is not that of the plan.
    """
    return reading.barriers.where(f"plan:{plan}" if over else NOT_OVER)


def open_actions(actions: Iterable[ActionRow], today: date) -> dict[str, list[PlanAction]]:
    """What is still to be done, by the barrier or the approach it is for, the first due first."""
    found: dict[str, list[PlanAction]] = {}
    under_way = (row for row in actions if row.under_way)
    for row in sorted(under_way, key=lambda row: (row.due, *in_order(row.action))):
        action = PlanAction(
            action=row.action,
            title=row.title,
            owner=row.owner,
            group=row.group,
            due=row.due,
            status=row.status,
            overdue=row.overdue(today),
        )
        found.setdefault(row.about, []).append(action)
    return found


def _last_decisions(decisions: Iterable[DecisionRow]) -> dict[str, LastDecision]:
    """By barrier, the last item about it that came to something; one not yet voted on did not."""
    settled = (row for row in decisions if row.status != "proposed")
    return {
        row.barrier: LastDecision(row.decision, row.kind, row.status, row.changed_on)
        for row in sorted(settled, key=lambda row: (row.changed_on, row.changed_at))
        if row.barrier is not None
    }
