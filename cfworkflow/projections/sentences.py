"""Every kind of fact as one plain sentence: after a command, in a timeline, in the audit log.

A sentence tells facts only, and the title where there is one and it is not withheld. It takes a
fact as the domain has it, or told again from the record, where dates are text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from cfworkflow.domain.action.facts import ActionAdded, ActionReassigned
    from cfworkflow.domain.barrier.facts import (
        BarrierEscalated,
        BarrierRaised,
        BarrierReturned,
        EvidenceChecked,
    )
    from cfworkflow.domain.decision.facts import DecisionDeferred, DecisionMade, DecisionProposed
    from cfworkflow.domain.fact import Fact
    from cfworkflow.domain.group.facts import (
        AreasReassigned,
        GroupEstablished,
        MemberAppointed,
        PartnershipEnded,
        TermsAdopted,
    )
    from cfworkflow.domain.meeting.facts import AttendanceRecorded, MeetingScheduled
    from cfworkflow.domain.redaction.facts import NarrativesErased

T = TypeVar("T")


def sentence(fact: Fact) -> str:
    """What happened, in a sentence that fits a line of a terminal unless its title is long."""
    return SENTENCES[fact.NAME](fact)


def _plain(template: str) -> Callable[[Fact], str]:
    """A sentence that only names fields of its fact."""
    return template.format


def _given(written: T | None, usual: T) -> T:
    """What was written; what stands for it where the fact is older than the asking for it."""
    return usual if written is None else written


def _titled(title: str | None) -> str:
    return f': "{title}"' if title else ""


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words)


def _spoken(day: date | str) -> str:
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day} {day:%B %Y}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _group_established(fact: GroupEstablished) -> str:
    forming = ", still forming" if fact.forming else ""
    areas = f", for {_listed(fact.areas)}" if fact.areas else ""
    return f"{fact.group} established at the {fact.tier} tier{forming}{areas}{_titled(fact.name)}."


def _areas_reassigned(fact: AreasReassigned) -> str:
    return f"{_listed(fact.areas)} passed from {fact.group} to {fact.to}."


def _partnership_ended(fact: PartnershipEnded) -> str:
    areas = f", with {_listed(fact.areas)}" if fact.areas else ""
    return f"{fact.group} ended; {fact.successor} succeeds it{areas}."


def _terms_adopted(fact: TermsAdopted) -> str:
    if fact.decision is None:
        return f"{fact.group} began with its first terms."
    return f"{fact.group} adopted new terms by {fact.decision}."


def _member_appointed(fact: MemberAppointed) -> str:
    of = f" for {fact.organisation}" if fact.organisation != fact.member else ""
    role = _given(fact.role, "member")
    return f"{fact.member} appointed to {fact.group} as {role.replace('-', ' ')}{of}."


def _meeting_scheduled(fact: MeetingScheduled) -> str:
    kind = "" if _given(fact.kind, "regular") == "regular" else f" ({fact.kind.replace('-', ' ')})"
    when = _spoken(fact.day)
    return f"{fact.meeting} of {fact.group}{kind} scheduled for {when}{_titled(fact.title)}."


def _attendance_recorded(fact: AttendanceRecorded) -> str:
    proxy = f" by proxy {fact.proxy}" if fact.proxy else ""
    return f"{fact.member} is present at {fact.meeting}{proxy}."


def _decision_proposed(fact: DecisionProposed) -> str:
    purpose = {
        "escalate": f"to escalate {fact.barrier}, "
        f"with {_counted(_given(fact.recommendations, 0), 'recommendation')}",
        "return": f"to return {fact.barrier} with a response",
        "adopt-terms": f"to adopt terms for {fact.group}",
        "permit": f"to permit, until {_spoken(fact.until)}" if fact.until else "to permit",
        "key": "as a key decision",
    }[fact.kind]
    return f"{fact.decision} put to {fact.meeting} {purpose}{_titled(fact.title)}."


def _decision_made(fact: DecisionMade) -> str:
    count = fact.figures
    casting = f", casting vote {count.casting}" if count.casting else ""
    return (
        f"{fact.decision} {fact.outcome.replace('_', ' ')} at {fact.meeting}: "
        f"{count.in_favour} for, {count.against} against, {count.abstained} abstained{casting}; "
        f"{count.present} present, quorum {count.quorum}."
    )


def _decision_deferred(fact: DecisionDeferred) -> str:
    why = {"inquorate": ": no quorum", "not-reached": ": not reached"}.get(fact.deferred_for, "")
    return f"{fact.decision} deferred at {fact.meeting}{why}."


def _barrier_raised(fact: BarrierRaised) -> str:
    return f"{fact.barrier} raised by {fact.group}{_titled(fact.title)}."


def _barrier_escalated(fact: BarrierEscalated) -> str:
    return (
        f"{fact.barrier} escalated from {fact.from_group} to {fact.to_group} by {fact.decision}, "
        f"with {_counted(_given(fact.recommendations, 0), 'recommendation')}."
    )


def _barrier_returned(fact: BarrierReturned) -> str:
    each = {
        answer.replace("-", " "): fact.answers.count(answer)
        for answer in dict.fromkeys(_given(fact.answers, ()))
    }
    answers = ", ".join(f"{number} {answer}" for answer, number in each.items())
    return (
        f"{fact.barrier} returned from {fact.from_group} to {fact.to_group} by {fact.decision}"
        f"{f', recommendations: {answers}' if answers else ''}."
    )


def _evidence_checked(fact: EvidenceChecked) -> str:
    return f"{fact.group} checked the evidence on {fact.barrier}: {'' if fact.met else 'not '}met."


def _action_added(fact: ActionAdded) -> str:
    return (
        f"{fact.action} added to {fact.barrier} for {fact.owner} of {fact.group}, "
        f"due {_spoken(fact.due)}{_titled(fact.title)}."
    )


def _action_reassigned(fact: ActionReassigned) -> str:
    return f"{fact.action} is now {fact.owner}'s, of {fact.group}, due {_spoken(fact.due)}."


def _narratives_erased(fact: NarrativesErased) -> str:
    where = ", ".join(f"@{position}" for position in fact.positions)
    ref = fact.thing.partition(":")[2]
    return f"The text of {where}, about {ref}, was erased for good."


# Each sentence is of its own kind of fact, so the table as a whole can only promise Any.
SENTENCES: Mapping[str, Callable[[Any], str]] = {
    "group-established": _group_established,
    "partnership-activated": _plain("{0.group} is active."),
    "areas-reassigned": _areas_reassigned,
    "partnership-ended": _partnership_ended,
    "terms-adopted": _terms_adopted,
    "member-appointed": _member_appointed,
    "member-stood-down": _plain("{0.member} stood down from {0.group}."),
    "meeting-scheduled": _meeting_scheduled,
    "meeting-opened": _plain("{0.meeting} opened."),
    "attendance-recorded": _attendance_recorded,
    "apologies-recorded": _plain("{0.member} sent apologies for {0.meeting}."),
    "attendee-left": _plain("{0.member} left {0.meeting}."),
    "interest-declared": _plain(
        "{0.member} declared an interest in {0.decision} and takes no part in it."
    ),
    "meeting-closed": _plain("{0.meeting} closed."),
    "minutes-approved": _plain("The minutes of {0.meeting} were approved at {0.at_meeting}."),
    "meeting-cancelled": _plain("{0.meeting} cancelled."),
    "decision-proposed": _decision_proposed,
    "decision-put-again": _plain("{0.decision} put again, to {0.meeting}."),
    "decision-made": _decision_made,
    "decision-deferred": _decision_deferred,
    "decision-withdrawn": _plain("{0.decision} withdrawn."),
    "barrier-raised": _barrier_raised,
    "barrier-referred": _plain("{0.barrier} referred from {0.from_group} to {0.to_group}."),
    "barrier-escalated": _barrier_escalated,
    "barrier-returned": _barrier_returned,
    "barrier-addressed": _plain("{0.barrier} addressed by {0.group}; its evidence check is next."),
    "evidence-checked": _evidence_checked,
    "barrier-closed": _plain("{0.barrier} closed."),
    "barrier-reopened": _plain("{0.barrier} reopened with {0.group}, at the {0.tier} tier."),
    "barrier-withdrawn": _plain("{0.barrier} withdrawn by {0.group}."),
    "action-added": _action_added,
    "action-started": _plain("{0.action} started."),
    "action-progressed": _plain("Progress reported on {0.action}."),
    "action-completed": _plain("{0.action} done."),
    "action-dropped": _plain("{0.action} dropped."),
    "action-reopened": _plain("{0.action} reopened."),
    "action-reassigned": _action_reassigned,
    "narratives-erased": _narratives_erased,
}
"""Stored name of a fact → what says it."""
