"""The lines of the status: of each thing that waits, who has to do what, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cfworkflow.projections.briefings_due import BriefingDue
    from cfworkflow.projections.delivery import HighRisk, SupportLow, TaskBehind
    from cfworkflow.projections.last_decisions import DecisionTaken
    from cfworkflow.projections.left_behind import LeftBehind
    from cfworkflow.projections.minutes_due import MinutesDue
    from cfworkflow.projections.quorum_at_risk import QuorumAtRisk
    from cfworkflow.projections.sense_checks_due import AnswerWaiting, SenseCheckDue
    from cfworkflow.projections.status import MeetingAhead, ProgrammeStatus
    from cfworkflow.projections.waiting import (
        CheckDue,
        DeferredDecision,
        IdleInquiry,
        OpenBarrier,
        OverdueAction,
        Unanswered,
        WaitingLearning,
    )


class Part(NamedTuple):
    """A heading and its lines, each a reference and what is said of it.

    `rest` is the command that lists all of them; none is needed where they are never too many.
    """

    heading: str
    lines: list[tuple[str, str]]
    rest: str = ""


_OPEN = {
    "tactical": "Open with the Tactical Group",
    "operational": "Open on the ground",
}
"""What is open below the board, by tier, each under its heading."""


def waiting(now: ProgrammeStatus) -> Iterator[Part]:
    """What somebody has to do, the most urgent first; some parts may have no lines."""
    yield from _on_the_path(now)
    yield from _beside_it(now)
    yield from _of_delivery(now)


def _on_the_path(now: ProgrammeStatus) -> Iterator[Part]:
    yield Part(
        "Quorum at risk",
        [(risk.meeting, _risk(risk, now.today)) for risk in now.quorum_at_risk],
        "cfworkflow meeting list --state scheduled",
    )
    yield Part(
        "Escalations to be answered",
        [(each.barrier, _unanswered(each)) for each in now.unanswered],
        "cfworkflow barrier list --state strategic",
    )
    yield Part(
        "Evidence checks due",
        [(each.barrier, _check(each)) for each in now.checks_due],
        "cfworkflow barrier list --state addressed",
    )
    yield Part(
        "Actions overdue",
        [(each.action, _overdue(each)) for each in now.overdue],
        "cfworkflow action list --overdue",
    )
    yield Part(
        "Decisions deferred",
        [(each.decision, _deferred(each)) for each in now.deferred],
        "cfworkflow decision list --state deferred",
    )
    for tier, heading in _OPEN.items():
        yield Part(
            heading,
            [(each.barrier, _open(each)) for each in now.open if each.tier == tier],
            f"cfworkflow barrier list --state {tier}",
        )


def _beside_it(now: ProgrammeStatus) -> Iterator[Part]:
    yield Part(
        "Sense checks to be answered",
        [(each.sense_check, _asked(each, now.today)) for each in now.sense_checks],
        "cfworkflow sense-check list --state asked",
    )
    yield Part(
        "Answers to be acted on",
        [(each.sense_check, _answered(each)) for each in now.answers],
        "cfworkflow sense-check list --state answered",
    )
    yield Part(
        "Left behind",
        [(each.ref, _left_behind(each)) for each in now.left_behind],
        "cfworkflow group links",
    )
    yield Part(
        "Briefings due",
        [(each.audience, _briefing(each, now.today)) for each in now.briefings_due],
        "cfworkflow briefing due",
    )
    yield Part(
        "Inquiries no change forum has moved on",
        [(each.inquiry, _idle(each)) for each in now.inquiries_idle],
        "cfworkflow inquiry list",
    )
    yield Part(
        "Learning nobody has taken up",
        [(each.learning, _unheard(each)) for each in now.learning_waiting],
        "cfworkflow learning list --state shared",
    )
    yield Part(
        "Meetings whose day has passed",
        [(each.meeting, _passed(each)) for each in now.meetings if each.day < now.today],
        "cfworkflow meeting list",
    )
    yield Part(
        "Minutes to be approved",
        [(each.meeting, _unapproved(each)) for each in now.minutes_due],
        "cfworkflow meeting list --state closed",
    )


def _of_delivery(now: ProgrammeStatus) -> Iterator[Part]:
    yield Part(
        "Tasks behind",
        [(each.task, _behind(each)) for each in now.tasks_behind],
        "cfworkflow strand show --overdue",
    )
    yield Part(
        "Risks rated high",
        [(each.barrier, _high(each)) for each in now.risks],
        "cfworkflow risk list",
    )
    yield Part(
        "Support running out",
        [(each.support, _running_out(each)) for each in now.support_low],
        "cfworkflow support list",
    )


def behind(now: ProgrammeStatus) -> Iterator[Part]:
    """What is good to know: the meetings ahead, and the last decisions."""
    ahead = [each for each in now.meetings if each.day >= now.today]
    yield Part(
        "Meetings ahead",
        [(each.meeting, _ahead(each, now.today)) for each in ahead],
        "cfworkflow meeting list --state scheduled",
    )
    yield Part("Last decisions", [(each.decision, _taken(each)) for each in now.last_decisions])


def _risk(risk: QuorumAtRisk, today: date) -> str:
    if risk.status == "in_session":
        counted = f"in session, {risk.present} of {_some(risk.members, 'member')} present"
        verdict = "nobody may leave"
    else:
        apologies = f", {_some(risk.apologies, 'apology', 'apologies')}" if risk.apologies else ""
        counted = f"{_when(risk.day, today)}, {_some(risk.members, 'member')}{apologies}"
        verdict = f"{risk.expected or 'nobody'} can come, all are needed"
        if risk.short or risk.expected > risk.quorum:
            verdict = f"{risk.expected or 'nobody'} can come"
    if risk.short:
        needed = f"{risk.short} more {'is' if risk.short == 1 else 'are'} needed"
        verdict = needed if risk.status == "in_session" else f"{verdict}, {needed}"
    if risk.unfilled:
        from cfworkflow.cli.terms import seat_in_words

        verdict += f"; the terms also ask for {', '.join(map(seat_in_words, risk.unfilled))}"
    return f"{risk.group}, {counted}, quorum {risk.quorum}: {verdict}"


def _unanswered(each: Unanswered) -> str:
    asked = _some(each.recommendations, "recommendation")
    return (
        f"{each.holder} to answer {asked} of {each.decision}, "
        f"{_waiting(each.days)}{_titled(each.title)}"
    )


def _check(each: CheckDue) -> str:
    return f"{each.checker} to check, {_waiting(each.days)}{_titled(each.title)}"


def _overdue(each: OverdueAction) -> str:
    return (
        f"{each.owner} to do it for {each.barrier or each.approach}, "
        f"{_some(each.days, 'day')} late, due {each.due.isoformat()}{_titled(each.title)}"
    )


def _deferred(each: DeferredDecision) -> str:
    why = {"inquorate": ", no quorum", "not-reached": ", not reached"}.get(each.why, "")
    about = f" about {each.barrier}" if each.barrier else ""
    return (
        f"{each.group} to take it up again{about}, "
        f"deferred on {each.since.isoformat()}{why}{_titled(each.title)}"
    )


def _open(each: OpenBarrier) -> str:
    return (
        f"with {each.group} since {each.since.isoformat()}, "
        f"{_waiting(each.days)}{_titled(each.title)}"
    )


def _unapproved(each: MinutesDue) -> str:
    return (
        f"{each.group} to approve them when it meets next; held on {each.day.isoformat()}, "
        f"{_some(each.days, 'day')} ago{_titled(each.title)}"
    )


def _idle(each: IdleInquiry) -> str:
    return (
        f"in {each.phase} since {each.forum} on {each.since.isoformat()}, "
        f"{_some(each.days, 'day')} ago{_titled(each.title)}"
    )


def _asked(each: SenseCheckDue, today: date) -> str:
    late = f", {_some((today - each.due).days, 'day')} late" if each.due < today else ""
    return (
        f"{each.answering} to answer {each.asked_by} on {each.approach}, "
        f"{_waiting(each.days)}, due {each.due.isoformat()}{late}{_titled(each.title)}"
    )


def _answered(each: AnswerWaiting) -> str:
    from cfworkflow.projections.told.of_approaches import SENSE

    return (
        f"{each.asked_by} to act on what {each.answered_by} said of {each.approach}: "
        f"{SENSE[each.answer]}, {_waiting(each.days)}{_titled(each.title)}"
    )


def _left_behind(each: LeftBehind) -> str:
    settled = {"action": "to be reassigned or dropped", "meeting": "to be cancelled"}[each.kind]
    return f"{each.group} has ended: {settled}; {each.successor} follows it{_titled(each.title)}"


def _briefing(each: BriefingDue, today: date) -> str:
    last = f"the last was {each.last} on {each.last_on}" if each.last else "none so far"
    due = each.due or today
    late = f", {_some((today - due).days, 'day')} late" if due < today else ""
    return f"to be briefed every {each.every}, {last}; due {due.isoformat()}{late}"


def _unheard(each: WaitingLearning) -> str:
    return (
        f"{each.group} shared it on {each.since.isoformat()} ({each.outcome}), "
        f"{_some(each.days, 'day')} ago{_titled(each.title)}"
    )


def _behind(each: TaskBehind) -> str:
    return (
        f"{each.strand}, {each.percent}% done, {_some(each.days, 'day')} late, "
        f"due {each.ends.isoformat()}{_titled(each.title)}"
    )


def _high(each: HighRisk) -> str:
    return (
        f"with {each.holder}, likelihood {each.likelihood}, impact {each.impact}"
        f"{_titled(each.title)}"
    )


def _running_out(each: SupportLow) -> str:
    return f"{each.left} of {each.days} days left{_titled(each.title)}"


def _passed(each: MeetingAhead) -> str:
    day = each.day.isoformat()
    if each.status == "in_session":
        return f"{each.group}, in session since {day}, to be closed{_titled(each.title)}"
    return f"{each.group}, called for {day}, to be recorded or cancelled{_titled(each.title)}"


def _ahead(each: MeetingAhead, today: date) -> str:
    when = "in session" if each.status == "in_session" else _when(each.day, today)
    return f"{each.group}, {when}{_titled(each.title)}"


def _taken(each: DecisionTaken) -> str:
    count = each.figures
    casting = f", casting vote {count.casting}" if count.casting else ""
    return (
        f"{each.outcome.replace('_', ' ')} by {each.group} on {each.on.isoformat()}: "
        f"{count.in_favour} for, {count.against} against, {count.abstained} abstained{casting}"
        f"{_titled(each.title)}"
    )


def _titled(title: str | None) -> str:
    return f': "{title}"' if title else ""


def _some(number: int, one: str, more: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else more or f'{one}s'}"


def _waiting(days: int) -> str:
    return f"waiting for {_some(days, 'day')}" if days > 0 else "since today"


def _when(day: date, today: date) -> str:
    days = (day - today).days
    near = {0: "today", 1: "tomorrow"}.get(days, f"in {_some(days, 'day')}")
    return f"{near}, {day.isoformat()}"
