"""The action plan `barriers`, on a whole little story."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.barrier.commands import RaiseBarrier, ReferBarrier
from cfworkflow.domain.decision.commands import DeferDecision, ProposeDecision, PutAgain
from cfworkflow.domain.fact import erased
from cfworkflow.domain.words import Answer
from cfworkflow.projections.plan import (
    LastDecision,
    PlanAction,
    PlanLine,
    Recommended,
    Response,
    action_plan,
)
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.row import replace
from cfworkflow.projections.view import ERASED
from tests.projections.a_year import TODAY, Programme, begun, escalation, met, vote, year


def plan(today: date = TODAY, *, over: bool = True) -> dict[str, PlanLine]:
    """The plan at the end of the year, by barrier, in its order."""
    return {line.barrier: line for line in action_plan(read_views(year()), today, over=over)}


def answered() -> Programme:
    """A barrier escalated in April and returned in May, its recommendations answered together."""
    back = ProposeDecision(
        meeting="M-0002",
        kind="return",
        title="Answer",
        barrier="B-0001",
        response="Yes to all",
        reasons="Money",
    )
    tactical = met("04-02", "M-0001", "tactical", "mind", "police")
    board = met("05-04", "M-0002", "board", "council", "health")
    return (
        begun()
        .on("02-01", RaiseBarrier(group="county", title="Waiting"))
        .on("02-02", ReferBarrier(barrier="B-0001"))
        .on("04-02", *tactical, escalation("B-0001", "M-0001"), vote("D-0001", 2))
        .on("05-04", *board, back, vote("D-0002", 2))
    )


def test_barriers_that_still_matter_come_first() -> None:
    """Strategic, tactical, operational, then addressed; closed and withdrawn at the end."""
    assert [(line.barrier, line.status) for line in plan().values()] == [
        ("B-0003", "strategic"),
        ("B-0004", "operational"),
        ("B-0002", "addressed"),
        ("B-0001", "closed"),
        ("B-0005", "withdrawn"),
    ]


def test_what_is_over_can_be_left_out() -> None:
    """A working plan shows what is still to be done."""
    assert [*plan(over=False)] == ["B-0003", "B-0004", "B-0002"]


def test_references_are_sorted_as_numbers() -> None:
    """B-10000 comes after B-9999, not between B-1000 and B-1001."""
    reading = begun().on("02-01", RaiseBarrier(group="county", title="Waiting")).read()
    row = reading.barriers["B-0001"]
    for ref in ("B-10000", "B-2000", "B-9999"):
        reading.barriers.put(ref, replace(row, barrier=ref))
    lines = action_plan(reading, TODAY)
    assert [line.barrier for line in lines] == ["B-0001", "B-2000", "B-9999", "B-10000"]


def test_recommendations_stand_with_the_answer_each_got() -> None:
    """The Strategic Board's answer is seen beside what was asked of it."""
    line = plan()["B-0001"]
    assert line.recommendations == (
        Recommended("D-0001", "Register people at a hub", "accepted"),
        Recommended("D-0001", "Pay for interpreters", "declined"),
    )
    assert line.responses == (
        Response("D-0007", date(2026, 5, 4), "board", "tactical", "We pay for a hub"),
    )


def test_unanswered_recommendations_have_no_answer() -> None:
    """What the board has not answered is seen to be open."""
    line = plan()["B-0003"]
    assert [each.answer for each in line.recommendations] == [None, None]
    assert line.responses == ()


def test_one_response_for_all_answers_none_of_them_singly() -> None:
    """D1: recommendations are answered each, in their order, or together in the response."""
    [line] = action_plan(answered().read(), TODAY)
    assert [each.answer for each in line.recommendations] == [None, None]
    assert [each.text for each in line.responses] == ["Yes to all"]


def test_an_escalation_is_answered_by_the_return_that_follows_it() -> None:
    """Escalated again, a barrier has new recommendations that the earlier answers don't answer."""

    def back(meeting: str, *answers: Answer) -> ProposeDecision:
        return ProposeDecision(
            meeting=meeting,
            kind="return",
            title="Answer",
            barrier="B-0001",
            response="See below",
            reasons="Money",
            answers=answers,
        )

    told = answered()
    for day, meeting, group, item, decision in (
        ("06-01", "M-0003", "tactical", escalation("B-0001", "M-0003"), "D-0003"),
        ("07-01", "M-0004", "board", back("M-0004", "accepted", "declined"), "D-0004"),
        ("08-01", "M-0005", "tactical", escalation("B-0001", "M-0005"), "D-0005"),
    ):
        present = ("mind", "police") if group == "tactical" else ("council", "health")
        told.on(day, *met(day, meeting, group, *present), item, vote(decision, 2))
    [line] = action_plan(told.read(), TODAY)
    assert [(each.decision, each.answer) for each in line.recommendations] == [
        *(("D-0001", None), ("D-0001", None)),
        *(("D-0003", "accepted"), ("D-0003", "declined")),
        *(("D-0005", None), ("D-0005", None)),
    ]


def test_the_last_decision_is_the_last_taken_not_the_last_proposed() -> None:
    """An item deferred and carried after a younger one is what was decided last."""
    key = ProposeDecision(
        meeting="M-0001", kind="key", title="Ask again", barrier="B-0001", reasons="Why not"
    )
    told = (
        begun()
        .on("02-01", RaiseBarrier(group="county", title="Waiting"))
        .on("02-02", ReferBarrier(barrier="B-0001"))
        .on("04-02", *met("04-02", "M-0001", "tactical", "mind", "police"))
        .on("04-02", escalation("B-0001", "M-0001"), DeferDecision(decision="D-0001"))
        .on("04-02", key, vote("D-0002", 2))
        .on("05-02", *met("05-02", "M-0002", "tactical", "mind", "police"))
        .on("05-02", PutAgain(decision="D-0001", meeting="M-0002"), vote("D-0001", 2))
    )
    [line] = action_plan(told.read(), TODAY)
    assert line.last_decision == LastDecision("D-0001", "escalate", "carried", date(2026, 5, 2))


def test_open_actions_are_marked_overdue_by_today() -> None:
    """An action is overdue by the reader's date, so that an earlier date shows an earlier plan."""
    action = PlanAction(
        action="A-0001",
        title="Ask the trust",
        owner="council",
        group="board",
        due=date(2026, 6, 1),
        status="open",
        overdue=True,
    )
    assert plan()["B-0003"].actions == (action,)
    assert not plan(date(2026, 6, 1))["B-0003"].actions[0].overdue


def test_done_and_dropped_actions_are_not_in_the_plan() -> None:
    """The plan is what is to be done; A-0003 was dropped, A-0002 reopened."""
    assert [action.action for action in plan()["B-0001"].actions] == ["A-0002"]


def test_of_two_decisions_of_one_day_the_later_taken_is_the_last() -> None:
    """Two items about one barrier at one meeting are in the order of their votes."""
    items = [
        ProposeDecision(
            meeting="M-0001", kind="key", title=title, barrier="B-0001", reasons="Why not"
        )
        for title in ("Ask once", "Ask twice")
    ]
    told = (
        begun()
        .on("02-01", RaiseBarrier(group="county", title="Waiting"))
        .on("02-02", ReferBarrier(barrier="B-0001"))
        .on("04-02", *met("04-02", "M-0001", "tactical", "mind", "police"))
        .on("04-02", *items, vote("D-0002", 2), vote("D-0001", 2))
    )
    (line,) = action_plan(told.read(), TODAY)
    assert line.last_decision is not None
    assert line.last_decision.decision == "D-0001"


def test_the_last_decision_is_named_with_its_outcome() -> None:
    """`Which meeting decided this` begins with which decision did."""
    assert plan()["B-0001"].last_decision == LastDecision(
        "D-0007", "return", "carried", date(2026, 5, 4)
    )
    assert plan()["B-0004"].last_decision is None


def test_a_deferral_is_an_outcome_and_an_item_still_to_come_is_none() -> None:
    """A plan shows that an escalation failed for want of a quorum, until it is put again."""
    history = list(year())

    def last_by(kind: str) -> LastDecision | None:
        end = [told.fact.NAME for told in history].index(kind) + 1
        lines = action_plan(read_views(history[:end]), TODAY)
        return next(line.last_decision for line in lines if line.barrier == "B-0001")

    assert last_by("decision-proposed") is None
    assert last_by("decision-deferred") == LastDecision(
        "D-0001", "escalate", "deferred", date(2026, 3, 2)
    )


def test_a_barrier_stands_with_the_successor_of_a_partnership() -> None:
    """ToR, Governance: fen passed to marsh, and its barrier on the ground with it."""
    line = plan()["B-0002"]
    assert (line.raised_by, line.holder) == ("county", "marsh")


def test_the_plan_holds_where_words_were_withheld() -> None:
    """A plan without its narratives has the same lines, and says what is withheld."""
    lines = action_plan(read_views(map(erased, year())), TODAY)
    assert [line.barrier for line in lines] == [*plan()]
    assert {line.title for line in lines} == {ERASED}


def of_three_plans() -> Programme:
    """A barrier, a risk with an action, and a matter of trust, all still to be dealt with."""
    action = AddAction(barrier="B-0002", owner="mind", due=date(2026, 3, 1), title="Ask around")
    return begun().on(
        "02-01",
        RaiseBarrier(group="county", title="Waiting"),
        RaiseBarrier(group="tactical", plan="risks", title="No lead in time"),
        RaiseBarrier(group="county", plan="trusted-person", title="Workers change"),
        action,
    )


@pytest.mark.parametrize("over", [True, False])
def test_each_plan_shows_its_own_matters(*, over: bool) -> None:
    """ToR, Purpose: an action plan for barriers and one for trusted people; a risk is neither."""
    reading = of_three_plans().read()
    shown = {
        plan: [line.barrier for line in action_plan(reading, TODAY, plan=plan, over=over)]
        for plan in ("barriers", "risks", "trusted-person")
    }
    assert shown == {"barriers": ["B-0001"], "risks": ["B-0002"], "trusted-person": ["B-0003"]}
    [risk] = action_plan(reading, TODAY, plan="risks", over=over)
    assert [(each.action, each.overdue) for each in risk.actions] == [("A-0001", True)]


def test_who_is_to_check_reads_how_it_was_addressed_and_by_whom() -> None:
    """ToR: what is said to be addressed is checked by who raised it, who has to know what to see.

    What was checked still says how; nobody is to check it any more.
    """
    reading = read_views(year())
    for ref, line in plan().items():
        assert line.addressed == reading.barriers[ref].addressed
    waiting = plan()["B-0002"]
    assert waiting.addressed is not None
    assert (waiting.addressed.by, waiting.addressed.on) == ("marsh", date(2026, 9, 1))
    assert (waiting.addressed.how, waiting.checker) == ("A second clinic day", "marsh")
    assert {line.barrier for line in plan().values() if line.checker} == {"B-0002"}
