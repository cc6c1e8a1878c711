"""View `barriers`: the board. Where each barrier stands, with whom, and how it came there."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.barrier.facts import (
        BarrierAddressed,
        BarrierClosed,
        BarrierEscalated,
        BarrierRaised,
        BarrierReferred,
        BarrierReopened,
        BarrierReturned,
        BarrierThemed,
        BarrierWithdrawn,
        EvidenceChecked,
    )
    from cfworkflow.domain.fact import Recorded

_BELOW = {"strategic": "tactical", "tactical": "operational"}


class Step(Row, frozen=True):
    """How a barrier came to stand with a group.

    `what` is `raised`, `referred`, `escalated`, `returned` or `reopened`; `tier` that of
    `to_group`. `from_group` is None for `raised` and `reopened`.
    """

    what: str
    from_group: str | None
    to_group: str
    tier: str
    on: date
    decision: str | None = None
    because: str | None = None
    at: int = 0
    """The position of the fact that said so."""


class Addressed(Row, frozen=True):
    """Who said, and when, that a barrier is dealt with, and how."""

    on: date
    by: str
    tier: str
    how: str | None
    at: int = 0
    """The position of the fact that said so."""


class Check(Row, frozen=True):
    """An evidence check: which group made it, when, and what it found (rules E1, E2).

    Whether the change is beneficial, sustainable and transformational is None where it was not
    asked.
    """

    on: date
    by: str
    met: bool
    findings: str | None
    beneficial: bool | None = None
    sustainable: bool | None = None
    transformational: bool | None = None
    at: int = 0
    """The position of the fact that said so."""


class BarrierRow(Row, frozen=True):
    """A barrier as it stands. `status` is a state of the governance path, `tier` its holder's.

    `plan` is the one it is a matter of: barriers, trusted-person or risks. `approach` is the one
    it stands in the way of, if any.
    `theme` is what it was put under last; see `themes.theme_of` for what that is by now.
    `came_from` holds every step that brought it somewhere, the first of them `raised`.
    `addressed` and `check` are the last of each, even after the barrier was reopened;
    `recommendations` counts those that stand unanswered.
    """

    barrier: str
    plan: str
    title: str | None
    description: str | None
    status: str
    tier: str
    holder: str
    raised_by: str
    petals: tuple[str, ...]
    areas: tuple[str, ...]
    raised_on: date
    changed_on: date
    came_from: tuple[Step, ...]
    recommendations: int = 0
    addressed: Addressed | None = None
    check: Check | None = None
    withdrawn_because: str | None = None
    approach: str | None = None
    theme: str | None = None


def _raised(rows: Rows[BarrierRow], told: Recorded, fact: BarrierRaised) -> None:
    row = BarrierRow(
        barrier=fact.barrier,
        plan=fact.plan,
        title=shown(fact.title, told),
        description=fact.description,
        status=fact.tier,
        tier=fact.tier,
        holder=fact.group,
        raised_by=fact.group,
        petals=fact.petals,
        areas=fact.areas,
        raised_on=told.on,
        changed_on=told.on,
        came_from=(_step(told, "raised", None, fact.group, fact.tier),),
        approach=fact.approach,
    )
    rows.add(fact.barrier, row)


def _step(
    told: Recorded,
    what: str,
    from_group: str | None,
    to_group: str,
    tier: str,
    **said: str | None,
) -> Step:
    return Step(what, from_group, to_group, tier, told.on, **said, at=told.position)


def _stands(row: BarrierRow, step: Step) -> BarrierRow:
    return replace(
        row,
        status=step.tier,
        tier=step.tier,
        holder=step.to_group,
        changed_on=step.on,
        came_from=(*row.came_from, step),
    )


def _referred(rows: Rows[BarrierRow], told: Recorded, fact: BarrierReferred) -> None:
    because = shown(fact.because, told)
    step = _step(told, "referred", fact.from_group, fact.to_group, "tactical", because=because)
    rows.put(fact.barrier, _stands(known(rows, fact.barrier), step))


def _escalated(rows: Rows[BarrierRow], told: Recorded, fact: BarrierEscalated) -> None:
    row = replace(known(rows, fact.barrier), recommendations=fact.recommendations)
    step = _step(
        told, "escalated", fact.from_group, fact.to_group, "strategic", decision=fact.decision
    )
    rows.put(fact.barrier, _stands(row, step))


def _returned(rows: Rows[BarrierRow], told: Recorded, fact: BarrierReturned) -> None:
    row = replace(known(rows, fact.barrier), recommendations=0)
    tier = _BELOW.get(row.tier, row.tier)
    step = _step(told, "returned", fact.from_group, fact.to_group, tier, decision=fact.decision)
    rows.put(fact.barrier, _stands(row, step))


def _addressed(rows: Rows[BarrierRow], told: Recorded, fact: BarrierAddressed) -> None:
    how = shown(fact.how, told)
    addressed = Addressed(told.on, fact.group, fact.tier, how, at=told.position)
    row = known(rows, fact.barrier)
    rows.put(
        fact.barrier, replace(row, status="addressed", changed_on=told.on, addressed=addressed)
    )


def _checked(rows: Rows[BarrierRow], told: Recorded, fact: EvidenceChecked) -> None:
    check = Check(
        told.on,
        fact.group,
        fact.met,
        shown(fact.findings, told),
        beneficial=fact.beneficial,
        sustainable=fact.sustainable,
        transformational=fact.transformational,
        at=told.position,
    )
    rows.put(fact.barrier, replace(known(rows, fact.barrier), changed_on=told.on, check=check))


def _closed(rows: Rows[BarrierRow], told: Recorded, fact: BarrierClosed) -> None:
    rows.put(fact.barrier, replace(known(rows, fact.barrier), status="closed", changed_on=told.on))


def _reopened(rows: Rows[BarrierRow], told: Recorded, fact: BarrierReopened) -> None:
    because = shown(fact.because, told)
    step = _step(told, "reopened", None, fact.group, fact.tier, because=because)
    rows.put(fact.barrier, _stands(known(rows, fact.barrier), step))


def _withdrawn(rows: Rows[BarrierRow], told: Recorded, fact: BarrierWithdrawn) -> None:
    row = replace(known(rows, fact.barrier), status="withdrawn", changed_on=told.on)
    rows.put(fact.barrier, replace(row, withdrawn_because=shown(fact.because, told)))


def _themed(rows: Rows[BarrierRow], _told: Recorded, fact: BarrierThemed) -> None:
    rows.put(fact.barrier, replace(known(rows, fact.barrier), theme=fact.theme))


def _facets(row: BarrierRow) -> tuple[str, ...]:
    groups = (row.raised_by,) if row.raised_by == row.holder else (row.raised_by, row.holder)
    words = _words(row.plan, row.status, row.tier, groups, row.petals, row.areas)
    return words if row.theme is None else (*words, f"theme:{row.theme}")


@lru_cache(maxsize=4_000)
def _words(  # noqa: PLR0913, PLR0917 - all that a barrier is found by
    plan: str,
    status: str,
    tier: str,
    groups: tuple[str, ...],
    petals: tuple[str, ...],
    areas: tuple[str, ...],
) -> tuple[str, ...]:
    """The words of barriers that stand alike; most of a long history's do."""
    return (
        f"plan:{plan}",
        f"state:{status}",
        f"tier:{tier}",
        *(f"group:{group}" for group in groups),
        *(f"petal:{petal}" for petal in petals),
        *(f"area:{area}" for area in areas),
    )


OVER = ("closed", "withdrawn")
"""The states in which nothing more is to be done about a barrier."""

NOT_OVER = tuple(
    f"state:{state}" for state in ("strategic", "tactical", "operational", "addressed")
)
"""The words that find all others."""


def over_word(tier: str, status: str) -> str:
    """The word under which the barriers are counted that came to this end at this tier."""
    return f"{tier} {status}"


def _counted(row: BarrierRow) -> str | None:
    return over_word(row.tier, row.status) if row.status in OVER else None


BARRIERS = View(
    "barriers",
    BarrierRow,
    {
        "barrier-raised": _raised,
        "barrier-referred": _referred,
        "barrier-escalated": _escalated,
        "barrier-returned": _returned,
        "barrier-addressed": _addressed,
        "evidence-checked": _checked,
        "barrier-closed": _closed,
        "barrier-reopened": _reopened,
        "barrier-withdrawn": _withdrawn,
        "barrier-themed": _themed,
    },
    facets=_facets,
    counted=_counted,
    corrected=Words(
        "barrier",
        {
            "barrier-raised": {name: name for name in ("title", "description", "petals", "areas")},
            "barrier-referred": {"because": "came_from.because"},
            "barrier-addressed": {"how": "addressed.how"},
            "evidence-checked": {"findings": "check.findings"},
            "barrier-reopened": {"because": "came_from.because"},
            "barrier-withdrawn": {"because": "withdrawn_because"},
        },
    ).taken(),
)
"""Key: the barrier's reference."""
