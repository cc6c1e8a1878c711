"""What waits on the governance path: quorums, answers, checks, actions, items put off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Ref
from cfworkflow.reports.terms import seat
from cfworkflow.reports.waiting.part import Part, Waits
from cfworkflow.reports.wording import some

if TYPE_CHECKING:
    from cfworkflow.projections.quorum_at_risk import QuorumAtRisk
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.names import Names


def parts(now: ProgrammeStatus, names: Names) -> Iterator[Part]:
    """Quorums at risk, then what the governance path waits for."""
    yield Part("quorum", "Quorum at risk", "Meets on", [*_quorum(now.quorum_at_risk, names)])
    yield Part(
        "unanswered",
        "Escalations to be answered",
        "Since",
        [
            Waits(
                Ref("barrier", each.barrier),
                each.title,
                names.group(each.holder),
                f"Answer {some(each.recommendations, 'recommendation')} of {each.decision}",
                each.since,
            )
            for each in now.unanswered
        ],
    )
    yield Part(
        "checks",
        "Evidence checks due",
        "Addressed",
        [
            Waits(
                Ref("barrier", each.barrier),
                each.title,
                names.group(each.checker),
                f"Check whether it is gone: {names.the(each.addressed_by)} addressed it",
                each.addressed_on,
            )
            for each in now.checks_due
        ],
    )
    yield Part(
        "overdue",
        "Actions overdue",
        "Due",
        [
            Waits(
                Ref("action", each.action),
                each.title,
                names.member(each.group, each.owner),
                f"For {each.barrier or each.approach}, {some(each.days, 'day')} late",
                each.due,
            )
            for each in now.overdue
        ],
    )
    yield Part(
        "deferred",
        "Decisions put off",
        "Since",
        [
            Waits(
                Ref("decision", each.decision),
                each.title,
                names.group(each.group),
                f"Take it up again{f', about {each.barrier}' if each.barrier else ''}",
                each.since,
            )
            for each in now.deferred
        ],
    )


def _quorum(risks: Iterable[QuorumAtRisk], names: Names) -> Iterator[Waits]:
    for each in risks:
        expected = each.present if each.status == "in_session" else each.expected
        can = "are present" if each.status == "in_session" else "can come"
        more = f"; {each.short} more needed" if each.short else "; none to spare"
        also = f"; also {'; '.join(map(seat, each.unfilled))}" if each.unfilled else ""
        told = (
            f"{expected} of {some(each.members, 'member')} {can}, quorum {each.quorum}{more}{also}"
        )
        meeting = Ref("meeting", each.meeting)
        yield Waits(meeting, each.title, names.group(each.group), told, each.day)
