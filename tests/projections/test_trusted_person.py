"""The Trusted Person plan: by element, what is tried and what partnerships make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.approach.commands import (
    AdoptApproach,
    NameElement,
    ProposeApproach,
    SetApproachAside,
)
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.group.commands import EndPartnership
from cfworkflow.domain.sensecheck.commands import (
    ActOnSenseCheck,
    AnswerSenseCheck,
    AskSenseCheck,
    WithdrawSenseCheck,
)
from cfworkflow.projections.approaches import APPROACHES
from cfworkflow.projections.plan import action_plan
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.sense_checks import SENSE_CHECKS
from cfworkflow.projections.sense_checks_due import answers_waiting, sense_checks_due
from cfworkflow.projections.trusted_person import TrustedPersonPlan, trusted_person_plan
from tests.domain.a_programme import programme
from tests.domain.given_when_then import TODAY, Given, given

DUE = date(2026, 11, 1)
ONE = NameElement(element="relationships", title="People they trust")
OTHER = NameElement(element="continuity", title="Support goes on")


def propose(title: str, element: str | None = "relationships") -> ProposeApproach:
    """An approach of the tactical group."""
    return ProposeApproach(group="tactical", title=title, element=element)


def ask(approach: str, asked: str = "county") -> AskSenseCheck:
    """A partnership is asked."""
    return AskSenseCheck(approach=approach, asked=asked, due=DUE)


def answer(check: str) -> AnswerSenseCheck:
    """It makes sense with changes."""
    return AnswerSenseCheck(sense_check=check, answer="with-changes", findings="And weekends")


def read(*told: Given) -> Reading:
    """The views of a programme with these things on record."""
    record = given(programme(), ONE, OTHER, *told)
    told = (replace(each, position=place) for place, each in enumerate(record.told, 1))
    return read_views(told)


def plan(reading: Reading) -> TrustedPersonPlan:
    """The plan as it stands."""
    matters = action_plan(reading, TODAY, plan="trusted-person")
    return trusted_person_plan(reading, TODAY, matters)


def test_what_is_not_sense_checked_stands_first_and_what_is_set_aside_last() -> None:
    """ToR, Purpose: what partnerships were not asked about is not to be overlooked."""
    reading = read(
        *(propose(title) for title in ("Aside", "Done", "Waits", "Unasked", "Withdrawn")),
        SetApproachAside(approach="T-0001", because="No"),
        ask("T-0002"),
        ask("T-0003"),
        ask("T-0005"),
        answer("S-0001"),
        ActOnSenseCheck(sense_check="S-0001", changed=True, how="Two workers"),
        WithdrawSenseCheck(sense_check="S-0003", because="Said already"),
    )
    first, second = plan(reading).elements
    assert [each.title for each in first.approaches] == [
        "Unasked",
        "Withdrawn",
        "Waits",
        "Done",
        "Aside",
    ]
    assert [each.unchecked for each in first.approaches] == [True, True, False, False, False]
    assert (second.element, second.approaches) == ("continuity", ())


def test_an_approach_has_its_actions_and_what_stands_in_its_way_beside_it() -> None:
    """ToR, Purpose: the plan says who does what by when, and what had to be escalated."""
    reading = read(
        propose("One worker"),
        propose("For nothing", element=None),
        AddAction(approach="T-0001", owner="place-1", due=DUE, title="Train them"),
        RaiseBarrier(group="tactical", plan="trusted-person", approach="T-0001", title="Contracts"),
    )
    shown = plan(reading)
    [one] = shown.elements[0].approaches
    assert [(each.action, each.owner, each.due) for each in one.actions] == [
        ("A-0001", "place-1", DUE)
    ]
    assert one.in_its_way == ("B-0001",)
    assert [line.barrier for line in shown.matters] == ["B-0001"]
    assert [part.element for part in shown.elements] == ["relationships", "continuity", None]


def test_an_approach_to_a_system_barrier_is_no_line_of_this_plan() -> None:
    """Each approach is a line of one plan: that of its barrier, where it is for no element."""
    reading = read(
        RaiseBarrier(group="county", title="No address"),
        ProposeApproach(group="tactical", title="A letter", barrier="B-0001"),
    )
    assert [part.approaches for part in plan(reading).elements] == [(), ()]
    assert [row.plan for row in reading.rows(APPROACHES).values()] == ["barriers"]


def test_rows_tell_what_became_of_an_approach_and_its_sense_check() -> None:
    """Who was asked, what was answered, what changed, and why it was adopted, with dates."""
    reading = read(
        propose("One worker"),
        ask("T-0001"),
        answer("S-0001"),
        ActOnSenseCheck(sense_check="S-0001", changed=False, how="They are there already"),
        AdoptApproach(approach="T-0001", because="It makes sense"),
    )
    check = reading.rows(SENSE_CHECKS)["S-0001"]
    assert (check.asked_by, check.asked, check.answered_by) == ("tactical", "county", "county")
    assert (check.answer, check.findings) == ("with-changes", "And weekends")
    assert (check.status, check.changed, check.how) == (
        "acted_on",
        False,
        "They are there already",
    )
    row = reading.rows(APPROACHES)["T-0001"]
    assert (row.status, row.adopted_by) == ("adopted", None)
    assert [(move.what, move.because) for move in row.moves] == [("adopted", "It makes sense")]


def test_who_has_to_answer_and_who_has_to_act_is_told() -> None:
    """Status: the question goes to a successor, an answer back to who asked."""
    reading = read(
        propose("One worker"),
        ask("T-0001"),
        ask("T-0001", "river"),
        answer("S-0002"),
        EndPartnership(group="county", successor="river"),
    )
    [due] = sense_checks_due(reading, date(2026, 10, 20))
    assert (due.sense_check, due.answering, due.days, due.due) == ("S-0001", "river", 5, DUE)
    [waits] = answers_waiting(reading, date(2026, 10, 20))
    assert (waits.sense_check, waits.answered_by, waits.asked_by) == ("S-0002", "river", "tactical")
