"""Of a briefing: what was learned and taken up, and how system inquiries moved on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.drafting.period import Period, beginning, on, quoted
from cfworkflow.projections.told.of_inquiries import WORKED
from cfworkflow.projections.told.of_learning import OUTCOMES

if TYPE_CHECKING:
    from cfworkflow.projections.inquiries import Phase


def shared(period: Period) -> Iterator[str]:
    """Who shared what, from good or bad, and what they would do now; who took it up, and how."""
    for was, row in period.changed("learning"):
        told = f"{row.learning}{quoted(row.title)}"
        if was is None and period.happened(row.learning, row.shared_on):
            yield beginning(
                f"{period.group(row.group)} shared {told}, learned from {OUTCOMES[row.outcome]}, "
                f"{on(row.shared_on)}{quoted(row.findings, ': ')}."
            )
        for each in row.taken_up:
            if period.is_new(row.learning, each):
                by = f", by {each.decision}" if each.decision else ""
                who, how = period.group(each.by), quoted(each.how, ": ")
                yield f"{told} was taken up by {who} {on(each.on)}{by}{how}."


def inquired(period: Period) -> Iterator[str]:
    """Which inquiries were opened and moved on at which forum; what came of experiments."""
    for _, row in period.changed("inquiry"):
        subject = f"{row.inquiry}{quoted(row.title)}"
        for phase in row.phases:
            if period.is_new(row.inquiry, phase):
                yield f"{subject} {_moved(phase)}"
                subject = row.inquiry
    for was, row in period.changed("experiment"):
        ended = row.outcome and (was is None or was.outcome is None)
        if ended and period.happened(row.experiment, row.ended_on):
            yield (
                f"{row.experiment}{quoted(row.title)}, tried for {row.inquiry} by "
                f"{period.organisation(row.organisation)}, {WORKED[row.outcome]}"
                f"{quoted(row.findings, ': ')}."
            )


def _moved(phase: Phase) -> str:
    when = f"at {phase.forum} {on(phase.on)}"
    found = f"{quoted(phase.because, ', because ')}{quoted(phase.findings, ': ')}."
    if phase.phase == "concluded":
        return f"was concluded {when}{found}"
    if phase.phase != "build":
        again = f", in cycle {phase.cycle}" if phase.cycle > 1 else ""
        return f"went on to {phase.phase} {when}{again}{found}"
    if phase.cycle == 1:
        return f"was opened {when}{found}"
    return f"went back to build {when}, for cycle {phase.cycle}{found}"
