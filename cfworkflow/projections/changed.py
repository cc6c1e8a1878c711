"""How a barrier, a decision or an action differs from an earlier row of it, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cfworkflow.projections.row import replace
from cfworkflow.projections.wording import and_then, joined, listed, said, spaced, titled

if TYPE_CHECKING:
    from cfworkflow.projections.actions import ActionRow
    from cfworkflow.projections.barriers import BarrierRow, Step
    from cfworkflow.projections.decisions import DecisionRow

_WHY = {"inquorate": ": no quorum", "not-reached": ": not reached"}


def barrier(was: BarrierRow | None, now: BarrierRow) -> str:
    """Where a barrier went, by which decisions, and how it ended."""
    if was is not None:
        return said(now.barrier, _of_barrier(was, now))
    raised = now.came_from[0]
    begun = replace(
        now,
        status=raised.tier,
        tier=raised.tier,
        came_from=(raised,),
        addressed=None,
        check=None,
        theme=None,
    )
    told = f"{now.barrier} was raised by {raised.to_group}{titled(now.title)}."
    return and_then(told, _of_barrier(begun, now))


def _of_barrier(was: BarrierRow, now: BarrierRow) -> list[str]:
    steps = now.came_from[len(was.came_from) :]
    dealt = []
    if now.addressed is not None and now.addressed != was.addressed:
        dealt.append(f"was addressed by {now.addressed.by}")
    if now.check is not None and now.check != was.check:
        outcome = "met" if now.check.met else "not met"
        dealt.append(f"had its evidence checked by {now.check.by} ({outcome})")
    if now.theme != was.theme:
        dealt.append(f"was put under {f'theme {now.theme}' if now.theme else 'no theme'}")
    if now.status in ("closed", "withdrawn") and now.status != was.status:
        dealt.append(f"was {now.status}")
    # Only the last check is kept: it came last, unless the barrier was brought back after it.
    back = [number for number, step in enumerate(steps) if step.what == "reopened"]
    before = back[-1] if back and now.status == now.tier else len(steps)
    tier = steps[before - 1].tier if before else was.tier
    return [*_moves(was.tier, steps[:before]), *dealt, *_moves(tier, steps[before:])]


def _moves(tier: str, steps: Sequence[Step]) -> list[str]:
    """The ways of a barrier from tier to tier, one a stretch between being brought back."""
    parts: list[str] = []
    stretch: list[Step] = []
    for step in steps:
        if step.what == "reopened":
            parts += [*_stretch(tier, stretch), f"was reopened at the {step.tier} tier"]
            tier, stretch = step.tier, []
        else:
            stretch.append(step)
    return [*parts, *_stretch(tier, stretch)]


def _stretch(tier: str, steps: Sequence[Step]) -> list[str]:
    if len(steps) == 1:
        return [f"went from {tier} to {steps[0].tier}{_by(steps[0], ', ')}"]
    return [f"went from {tier} {joined(f'to {s.tier}{_by(s)}' for s in steps)}"] if steps else []


def _by(step: Step, before: str = " ") -> str:
    return f"{before}by {step.decision}" if step.decision else ""


def decision(was: DecisionRow | None, now: DecisionRow) -> str:
    """Where an item was put, who stood aside, and what became of it."""
    earlier = was.put_to if was else now.put_to[:1]
    parts = [f"was put again, to {meeting}" for meeting in now.put_to[len(earlier) :]]
    aside = now.interests[len(was.interests) if was else 0 :]
    if aside:
        parts.append(f"had {listed(one.member for one in aside)} stand aside")
    if was is None or was.status != now.status or was.deferrals != now.deferrals:
        parts += _outcome(now)
    if was is not None:
        return said(now.decision, parts)
    put = f"{now.decision} was put to {now.put_to[0]} of {now.group}{titled(now.title)}."
    return and_then(put, parts)


def _outcome(now: DecisionRow) -> list[str]:
    if now.status == "deferred":
        last = now.deferrals[-1]
        return [f"was deferred at {last.meeting}{_WHY.get(last.why, '')}"]
    if now.status == "withdrawn":
        return ["was withdrawn"]
    if now.figures is None:
        return []
    votes = f"{now.figures.in_favour} for, {now.figures.against} against"
    return [f"was {now.status.replace('_', ' ')} at {now.meeting}: {votes}"]


def action(was: ActionRow | None, now: ActionRow) -> str:
    """How an action went, who sees to it now and by when."""
    if was is None:
        told = (
            f"{now.action} was added to {now.about} for {now.owner} of {now.group}, "
            f"due {now.due}{titled(now.title)}."
        )
        went = [f"is now {spaced(now.status)}"] if now.status != "open" else []
        return and_then(told, went)
    parts = []
    if was.status != now.status:
        parts.append(f"went from {spaced(was.status)} to {spaced(now.status)}")
    elif len(now.notes) > len(was.notes):
        parts.append("had progress reported")
    if (was.owner, was.group) != (now.owner, now.group):
        parts.append(f"passed from {was.owner} to {now.owner}, of {now.group}")
    if was.due != now.due:
        parts.append(f"is due {now.due} instead of {was.due}")
    return said(now.action, parts)
