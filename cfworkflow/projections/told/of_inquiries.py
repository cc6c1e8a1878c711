"""Sentences about system inquiries, their change agents and their experiments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import plain, titled

if TYPE_CHECKING:
    from cfworkflow.domain.inquiry.facts import (
        ExperimentEnded,
        ExperimentStarted,
        InquiryAdvanced,
        InquiryLinked,
        InquiryOpened,
    )

WORKED = {"worked": "worked", "partly": "worked in part", "did-not": "did not work"}
"""The outcome of an experiment → what it did."""


def inquiry_opened(fact: InquiryOpened) -> str:
    """At which change forum, and what it asks."""
    return f"{fact.inquiry} opened at {fact.forum} of {fact.group}{titled(fact.title)}."


def inquiry_advanced(fact: InquiryAdvanced) -> str:
    """From which phase to which; the cycle where it is not the first."""
    again = f", in cycle {fact.cycle}" if fact.cycle > 1 else ""
    return f"{fact.inquiry} went from {fact.from_phase} to {fact.to_phase} at {fact.forum}{again}."


inquiry_looped_back = plain(
    "{0.inquiry} looped back to build at {0.forum}: cycle {0.cycle} begins."
)
inquiry_concluded = plain("{0.inquiry} concluded at {0.forum}.")


def inquiry_linked(fact: InquiryLinked) -> str:
    """What it feeds."""
    return f"{fact.inquiry} feeds {fact.barrier or f'theme {fact.theme}'}."


change_agent_joined = plain("{0.organisation} joined {0.inquiry} as a change agent.")
change_agent_left = plain("{0.organisation} left {0.inquiry}.")


def experiment_started(fact: ExperimentStarted) -> str:
    """Who tries it, for which inquiry."""
    return (
        f"{fact.experiment} started for {fact.inquiry} by {fact.organisation}{titled(fact.title)}."
    )


def experiment_ended(fact: ExperimentEnded) -> str:
    """What came of it."""
    return f"{fact.experiment} ended: it {WORKED[fact.outcome]}."
