"""How a system inquiry or an experiment differs from an earlier row of it, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.of_inquiries import WORKED
from cfworkflow.projections.wording import and_then, listed, said, titled

if TYPE_CHECKING:
    from cfworkflow.projections.experiments import ExperimentRow
    from cfworkflow.projections.inquiries import InquiryRow, Phase


def inquiry(was: InquiryRow | None, now: InquiryRow) -> str:
    """Which phases it went through, who joined and left, and what it feeds."""
    parts = [_went(phase) for phase in now.phases[len(was.phases) if was else 1 :]]
    before = set(was.taking_part) if was else set()
    taking_part = set(now.taking_part)
    joined = [agent for agent in now.taking_part if agent not in before]
    if joined:
        parts.append(f"was joined by {listed(joined)}")
    if before - taking_part:
        parts.append(f"was left by {listed(sorted(before - taking_part))}")
    fed = now.feeds[len(was.feeds) if was else 0 :]
    if fed:
        feeds = (one.ref if one.kind == "barrier" else f"theme {one.ref}" for one in fed)
        parts.append(f"feeds {listed(feeds)}")
    if was is not None:
        return said(now.inquiry, parts)
    opened = f"{now.inquiry} was opened at {now.phases[0].forum} of {now.group}{titled(now.title)}."
    return and_then(opened, parts)


def _went(phase: Phase) -> str:
    if phase.phase == "concluded":
        return f"was concluded at {phase.forum}"
    if phase.phase == "build":
        return f"looped back to build at {phase.forum}, for cycle {phase.cycle}"
    return f"went to {phase.phase} at {phase.forum}"


def experiment(was: ExperimentRow | None, now: ExperimentRow) -> str:
    """Who began it, and what came of it."""
    ended = now.outcome if was is None or was.outcome != now.outcome else None
    parts = [f"ended: it {WORKED[ended]}"] if ended else []
    if was is not None:
        return said(now.experiment, parts)
    started = (
        f"{now.experiment} was started for {now.inquiry} by {now.organisation}{titled(now.title)}."
    )
    return and_then(started, parts)
