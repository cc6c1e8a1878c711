"""What a barrier's path has come past when a step is taken: the facts the step rests on."""

from __future__ import annotations

from cfworkflow.audit.explaining.findings import Facts
from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.facts import AreasReassigned, PartnershipEnded


class SoFar:
    """What a path has come past, by position: 0, or nothing, of what it has not.

    `checked` is its last evidence check; `raised`, `came` and `addressed` are how it began, came
    to who holds it, and was last said to be addressed.
    """

    def __init__(self, barrier: str) -> None:
        self.barrier = barrier
        self.checked = 0
        self.raised: Facts = ()
        self.came: Facts = ()
        self.addressed: Facts = ()
        self._handed: list[Recorded] = []

    def take(self, told: Recorded) -> None:
        """Come past one more fact."""
        if isinstance(told.fact, AreasReassigned | PartnershipEnded):
            self._handed.append(told)
        elif f"barrier:{self.barrier}" in told.fact.tags():
            self._take_of_the_barrier(told)

    def _take_of_the_barrier(self, told: Recorded) -> None:
        here = (told.position,)
        match told.fact:
            case barrier.BarrierRaised():
                self.raised = self.came = here
            case (
                barrier.BarrierReferred()
                | barrier.BarrierEscalated()
                | barrier.BarrierReturned()
                | barrier.BarrierReopened()
            ):
                self.came = here
            case barrier.BarrierAddressed():
                self.addressed = here
            case barrier.EvidenceChecked():
                self.checked = told.position
            case _:
                pass

    def taken_over(self, group: str, instead_of: str) -> Facts:
        """The facts by which a partnership came to stand in for another; none if it is the same."""
        if group == instead_of:
            return ()
        return tuple(told.position for told in self._handed if f"group:{group}" in told.fact.tags())
