"""Sentences about briefings and communications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import given, listed, spoken, titled

if TYPE_CHECKING:
    from cfworkflow.domain.briefing.facts import BriefingIssued, BriefingsScheduled
    from cfworkflow.domain.communication.facts import CommunicationLogged


def briefings_scheduled(fact: BriefingsScheduled) -> str:
    """How often an audience is briefed from now on."""
    if fact.every == "never":
        return f"Briefings to {fact.audience} are no longer due."
    first = f", the first by {spoken(fact.first_due)}" if fact.first_due else ""
    return f"Briefings to {fact.audience} are due every {fact.every}{first}."


def briefing_issued(fact: BriefingIssued) -> str:
    """What was sent to whom, and up to where it tells."""
    return (
        f"{fact.briefing} issued to {fact.audience}, written from the record up to fact {fact.upto}"
        f"{titled(fact.title)}."
    )


def communication_logged(fact: CommunicationLogged) -> str:
    """By which way it was told, to whom, and by whom."""
    audiences = given(fact.audiences, ())
    to = f" to {listed(audiences)}" if audiences else ""
    by = f" by {fact.by}" if fact.by else ""
    on = f", passing on {fact.briefing}" if fact.briefing else ""
    return f"{fact.communication} ({fact.channel}){to}{by}{on}{titled(fact.title)}."
