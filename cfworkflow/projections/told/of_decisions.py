"""Sentences about decisions: proposed, voted on, deferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import counted, given, plain, spoken, titled

if TYPE_CHECKING:
    from cfworkflow.domain.decision.facts import DecisionDeferred, DecisionMade, DecisionProposed


def decision_proposed(fact: DecisionProposed) -> str:
    """What was put to a meeting, and to what purpose."""
    purpose = {
        "escalate": f"to escalate {fact.barrier}, "
        f"with {counted(given(fact.recommendations, 0), 'recommendation')}",
        "return": f"to return {fact.barrier} with a response",
        "adopt-terms": f"to adopt terms for {fact.group}",
        "permit": f"to permit, until {spoken(fact.until)}" if fact.until else "to permit",
        "key": "as a key decision",
    }[fact.kind]
    return f"{fact.decision} put to {fact.meeting} {purpose}{titled(fact.title)}."


decision_put_again = plain("{0.decision} put again, to {0.meeting}.")


def decision_made(fact: DecisionMade) -> str:
    """The outcome of a vote, with its figures."""
    count = fact.figures
    casting = f", casting vote {count.casting}" if count.casting else ""
    return (
        f"{fact.decision} {fact.outcome.replace('_', ' ')} at {fact.meeting}: "
        f"{count.in_favour} for, {count.against} against, {count.abstained} abstained{casting}; "
        f"{count.present} present, quorum {count.quorum}."
    )


def decision_deferred(fact: DecisionDeferred) -> str:
    """A decision was put off, and why."""
    why = {"inquorate": ": no quorum", "not-reached": ": not reached"}.get(fact.deferred_for, "")
    return f"{fact.decision} deferred at {fact.meeting}{why}."


decision_withdrawn = plain("{0.decision} withdrawn.")
