"""Sentences about barriers on their path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import counted, given, plain, titled

if TYPE_CHECKING:
    from cfworkflow.domain.barrier.facts import (
        BarrierEscalated,
        BarrierRaised,
        BarrierReturned,
        EvidenceChecked,
    )


_AS = {"trusted-person": " for the Trusted Person plan", "risks": " as a risk"}
_ASKED = ("beneficial", "sustainable", "transformational")


def barrier_raised(fact: BarrierRaised) -> str:
    """Who raised it, and for which plan."""
    return f"{fact.barrier} raised{_AS.get(fact.plan, '')} by {fact.group}{titled(fact.title)}."


barrier_referred = plain("{0.barrier} referred from {0.from_group} to {0.to_group}.")


def barrier_escalated(fact: BarrierEscalated) -> str:
    """It went up, by which decision, with how many recommendations."""
    return (
        f"{fact.barrier} escalated from {fact.from_group} to {fact.to_group} by {fact.decision}, "
        f"with {counted(given(fact.recommendations, 0), 'recommendation')}."
    )


def barrier_returned(fact: BarrierReturned) -> str:
    """It came back, by which decision, with which answers."""
    each = {
        answer.replace("-", " "): fact.answers.count(answer)
        for answer in dict.fromkeys(given(fact.answers, ()))
    }
    answers = ", ".join(f"{number} {answer}" for answer, number in each.items())
    return (
        f"{fact.barrier} returned from {fact.from_group} to {fact.to_group} by {fact.decision}"
        f"{f', recommendations: {answers}' if answers else ''}."
    )


barrier_addressed = plain("{0.barrier} addressed by {0.group}; its evidence check is next.")


def evidence_checked(fact: EvidenceChecked) -> str:
    """What those who raised it found, also of the change, where that was asked."""
    asked = {name: getattr(fact, name) for name in _ASKED}
    found = [f"{'' if yes else 'not '}{name}" for name, yes in asked.items() if yes is not None]
    outcome = f"{'' if fact.met else 'not '}met{'; ' if found else ''}{', '.join(found)}"
    return f"{fact.group} checked the evidence on {fact.barrier}: {outcome}."


barrier_closed = plain("{0.barrier} closed.")
barrier_reopened = plain("{0.barrier} reopened with {0.group}, at the {0.tier} tier.")
barrier_withdrawn = plain("{0.barrier} withdrawn by {0.group}.")
