"""Sentences about groups: established, joined, passed on, ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import given, listed, plain, titled

if TYPE_CHECKING:
    from cfworkflow.domain.group.facts import (
        AreasReassigned,
        GroupEstablished,
        MemberAppointed,
        PartnershipEnded,
        ReportingAgreed,
        TermsAdopted,
    )


def group_established(fact: GroupEstablished) -> str:
    """A group began, at its tier, for its areas."""
    forming = ", still forming" if fact.forming else ""
    areas = f", for {listed(fact.areas)}" if fact.areas else ""
    return f"{fact.group} established at the {fact.tier} tier{forming}{areas}{titled(fact.name)}."


partnership_activated = plain("{0.group} is active.")


def areas_reassigned(fact: AreasReassigned) -> str:
    """Areas went from one partnership to another."""
    return f"{listed(fact.areas)} passed from {fact.group} to {fact.to}."


def partnership_ended(fact: PartnershipEnded) -> str:
    """A partnership ended, and which one succeeds it."""
    areas = f", with {listed(fact.areas)}" if fact.areas else ""
    return f"{fact.group} ended; {fact.successor} succeeds it{areas}."


oversight_assigned = plain("{0.group} is overseen by {0.overseen_by}.")


def reporting_agreed(fact: ReportingAgreed) -> str:
    """Which team reports to which group."""
    return f"{fact.team} reports to {fact.to}{titled(fact.name)}."


def terms_adopted(fact: TermsAdopted) -> str:
    """A rule book was adopted, or stood from the beginning."""
    if fact.decision is None:
        return f"{fact.group} began with its first terms."
    return f"{fact.group} adopted new terms by {fact.decision}."


def member_appointed(fact: MemberAppointed) -> str:
    """Who took a place on a group, in which role, for whom."""
    of = f" for {fact.organisation}" if fact.organisation != fact.member else ""
    role = given(fact.role, "member")
    return f"{fact.member} appointed to {fact.group} as {role.replace('-', ' ')}{of}."


member_stood_down = plain("{0.member} stood down from {0.group}.")
