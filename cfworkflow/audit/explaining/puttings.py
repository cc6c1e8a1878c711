"""Every meeting an item was put to, and what ended it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cfworkflow.audit.explaining.evidence import text_of
from cfworkflow.domain.decision.facts import (
    DecisionDeferred,
    DecisionMade,
    DecisionProposed,
    DecisionPutAgain,
    DecisionWithdrawn,
)
from cfworkflow.domain.fact import Recorded


@dataclass(frozen=True, slots=True)
class Put:
    """An item put to a meeting, and the fact that ended it there, if any did."""

    told: Recorded
    meeting: str
    end: Recorded | None = None

    @property
    def moment(self) -> int | None:
        """The position the count is of; None for how things stand."""
        return self.end.position if self.end else None

    @property
    def made(self) -> DecisionMade | None:
        """The decision that ended it there."""
        fact = self.end.fact if self.end else None
        return fact if isinstance(fact, DecisionMade) else None

    @property
    def ended(self) -> tuple[str, str | None, str | None]:
        """What ended it there: the word for it, what it was deferred for, and the reason given."""
        because = text_of(self.end, "because")
        match self.end.fact if self.end else None:
            case DecisionMade(outcome=outcome):
                return outcome, None, None
            case DecisionDeferred(deferred_for=deferred_for):
                return "deferred", deferred_for, because
            case DecisionWithdrawn():
                return "withdrawn", None, because
            case _:
                return "open", None, None


def puttings(facts: Iterable[Recorded]) -> list[Put]:
    """Every time an item was put to a meeting, in order."""
    found: list[Put] = []
    for told in facts:
        match told.fact:
            case DecisionProposed() | DecisionPutAgain() as fact:
                found.append(Put(told, fact.meeting))
            case DecisionMade() | DecisionDeferred() | DecisionWithdrawn() as fact:
                if found and found[-1].end is None and fact.meeting is not None:
                    found[-1] = replace(found[-1], end=told)
            case _:
                pass
    return found
