"""What waits on the governance path: quorums, answers, checks, barriers, actions, items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Ref
from cfworkflow.reports.parts.waiting.part import Waits
from cfworkflow.reports.words.terms import seat
from cfworkflow.reports.words.wording import some

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.words.names import Names


def quorums(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Meetings that may not have, or keep, their quorum."""
    for each in now.quorum_at_risk:
        expected = each.present if each.status == "in_session" else each.expected
        can = "are present" if each.status == "in_session" else "can come"
        more = f"; {each.short} more needed" if each.short else "; none to spare"
        also = f"; also {'; '.join(map(seat, each.unfilled))}" if each.unfilled else ""
        told = (
            f"{expected} of {some(each.members, 'member')} {can}, quorum {each.quorum}{more}{also}"
        )
        meeting = Ref("meeting", each.meeting)
        yield Waits(meeting, each.title, names.group(each.group), told, each.day)


def unanswered(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Barriers whose recommendations nobody has answered."""
    for each in now.unanswered:
        barrier, holder = Ref("barrier", each.barrier), names.group(each.holder)
        to_do = f"Answer {some(each.recommendations, 'recommendation')} of {each.decision}"
        yield Waits(barrier, each.title, holder, to_do, each.since)


def checks(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Barriers that are said to be addressed: whoever raised them looks."""
    for each in now.checks_due:
        barrier, checker = Ref("barrier", each.barrier), names.group(each.checker)
        to_do = f"Check whether it is gone: {names.the(each.addressed_by)} addressed it"
        yield Waits(barrier, each.title, checker, to_do, each.addressed_on)


def overdue(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Actions that should be done by now."""
    for each in now.overdue:
        action, owner = Ref("action", each.action), names.member(each.group, each.owner)
        to_do = f"For {each.barrier or each.approach}, {some(each.days, 'day')} late"
        yield Waits(action, each.title, owner, to_do, each.due)


def deferred(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Items that a group has to take up again."""
    for each in now.deferred:
        decision, group = Ref("decision", each.decision), names.group(each.group)
        to_do = "Take it up again" + (f", about {each.barrier}" if each.barrier else "")
        yield Waits(decision, each.title, group, to_do, each.since)


def open_barriers(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Barriers, risks and other matters with whoever has to do something about them."""
    for each in now.open:
        barrier, group = Ref("barrier", each.barrier), names.group(each.group)
        onward = "refer" if each.tier == "operational" else "escalate"
        to_do = f"Address it, or {onward} it; theirs for {some(each.days, 'day')}"
        yield Waits(barrier, each.title, group, to_do, each.since)
