"""`barrier explain`, as data: the steps that were taken, why they could be, what is next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from cfworkflow.audit.explaining import BarrierExplanation, explain_barrier
from cfworkflow.audit.explaining.telling_barrier import barrier_in_words
from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier
from cfworkflow.domain.barrier.path import GOVERNANCE_PATH
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.decision.commands import DeferDecision, ProposeDecision, WithdrawDecision
from cfworkflow.domain.fact import Recorded, erased
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.machine import triggers_from
from cfworkflow.domain.meeting.commands import OpenMeeting, ScheduleMeeting
from cfworkflow.domain.refusal import Unknown
from cfworkflow.domain.rules.catalogue import RULES
from cfworkflow.domain.thing import folded
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.sentences import sentence
from cfworkflow.projections.succession import answering
from cfworkflow.testing import PlainRecord, histories
from tests.audit.a_history import items, reading
from tests.projections.a_year import begun, year
from tests.rules.a_year import a_year
from tests.rules.tampered.chapters import MUTATIONS
from tests.rules.tampering import YEAR, Tamper

SOURCES = {rule.code: rule.source for rule in RULES}
OF_A_PATH = {"P1", "P2", "P3", "E1", "E2"}
ELSEWHERE = {
    "an overseer who is not the next tier up",
    "a proposal with nothing recommended",
    "a carried escalation that moved nothing",
}
"""In fault is a fact of a group or of a decision, and no step of the barrier's own."""


def barriers(history: Iterable[Recorded]) -> list[str]:
    """The references of all barriers ever raised, and not taken back."""
    standing = as_it_stands(history)
    found = {getattr(told.fact, "barrier", None) for told in standing if told.fact.NAME == RAISED}
    return sorted((ref for ref in found if ref), key=in_order)


RAISED = "barrier-raised"


def explained(history: Sequence[Recorded]) -> list[BarrierExplanation]:
    """Every barrier of a history explained."""
    read = reading(history)
    return [explain_barrier(read, ref, items(history, ref)) for ref in barriers(history)]


def text(told: BarrierExplanation) -> str:
    """All that is told, in one line."""
    return " ".join(
        f"{section.heading} {' '.join(f'{line.label} {line.text}' for line in section.lines)}"
        for section in barrier_in_words(told)
    )


def assert_is_true(history: Sequence[Recorded], told: BarrierExplanation) -> None:
    """Each step is a fact of the barrier, allowed by rules, and the last is where it stands."""
    tag = f"barrier:{told.barrier}"
    about_it = as_it_stands(reading(history)(tag))
    own = [each for each in about_it if tag in each.fact.things()]
    assert [step.position for step in told.steps] == [each.position for each in own]
    assert [step.what for step in told.steps] == [sentence(each.fact) for each in own]
    assert told.doubts == ()
    thing = folded(Barrier, told.barrier, own)
    views = read_views(history)
    row = views.barriers[told.barrier]
    assert (told.status, told.tier) == (thing.status, thing.tier)
    assert told.holder == answering(views.groups, row)
    for step in told.steps:
        assert step.rules
        assert all(rule.kept and SOURCES[rule.rule] == rule.source for rule in step.rules)
        assert (step.decision is not None) == bool(step.count)
    for one, other in zip(told.steps, told.steps[1:], strict=False):
        assert one.stands == other.stood
    steps = {each.trigger for each in told.next}
    drawn = {*triggers_from(GOVERNANCE_PATH, told.status)}
    assert steps == (drawn if thing.came_through else drawn - {"return"})
    at = {each.position: each for each in as_it_stands(history)}
    for each in told.facts:
        fact = at[each.position]
        gone = " (erased)" if fact.withheld else ""
        assert each.sentence == f"{sentence(fact.fact)}{gone}"
    erasures = {each.position for each in about_it if each.fact.erases()}
    assert {position for step in told.steps for position in step.facts} | erasures == {
        each.position for each in told.facts
    }


@settings(max_examples=40)
@given(history=histories())
def test_an_explanation_of_any_path_is_true(history: list[Recorded]) -> None:
    """Every fact of a barrier is a step, each with a rule that was kept, to where it stands."""
    for told in explained(history):
        assert_is_true(history, told)
        assert told.barrier in text(told)


@pytest.mark.parametrize("history", [year(), a_year()], ids=["projections", "rules"])
def test_an_explanation_of_a_years_paths_is_true(history: Sequence[Recorded]) -> None:
    """The same up to the board and back, with checks not met and partnerships succeeded."""
    told = explained(history)
    for each in told:
        assert_is_true(history, each)
    assert {rule.rule for each in told for step in each.steps for rule in step.rules} == OF_A_PATH


def test_a_step_by_decision_tells_its_count_and_cites_it() -> None:
    """P2: the decision, its figures in a line, and the fact it is."""
    [told] = [each for each in explained(a_year()) if each.barrier == "B-0001"]
    escalated = next(step for step in told.steps if step.kind == "barrier-escalated")
    assert escalated.decision == "D-0001"
    assert escalated.count == (
        "carried by tactical at M-0001 on 4 May 2026: 4 for, 0 against, 0 abstained, "
        "0 not recorded; 3 needed, 4 present, quorum 3"
    )
    [p2] = [rule for rule in escalated.rules if rule.rule == "P2"]
    assert p2.how == "D-0001 was carried by tactical, with 2 recommendations"
    [position] = p2.facts
    assert "D-0001 carried" in next(e.sentence for e in told.facts if e.position == position)


def test_a_successor_who_checks_or_holds_is_shown_to_be_one() -> None:
    """E2, P3: who stands in for the partnership that raised it, and the fact that made it so."""
    history = year()
    told = {each.barrier: each for each in explained(history)}
    [check] = [step for step in told["B-0001"].steps if step.kind == "evidence-checked"][:1]
    assert "county stands in for river, which raised it" in check.rules[0].how
    [addressed] = [step for step in told["B-0002"].steps if step.kind == "barrier-addressed"]
    assert addressed.rules[0].how == "marsh held it in the place of county"
    ended, passed = (
        next(each.position for each in history if name == each.fact.NAME)
        for name in ("partnership-ended", "areas-reassigned")
    )
    assert ended in check.facts
    assert passed in addressed.facts


def test_what_must_happen_next_is_said_with_whose_it_is() -> None:
    """At each state of the path someone is named, and what waits is told apart from what may be."""
    told = {each.barrier: each for each in explained(year())}
    must = {
        ref: [(step.trigger, step.by) for step in each.next if step.must]
        for ref, each in told.items()
    }
    assert must == {
        "B-0001": [],
        "B-0002": [("confirm", "marsh")],
        "B-0003": [("return", "board"), ("address", "board")],
        "B-0004": [("refer", "marsh"), ("address", "marsh")],
        "B-0005": [],
    }
    assert "recorded by another than project-team" in text(told["B-0002"])


def test_items_that_did_not_move_it_are_told_too() -> None:
    """A vote that was lost, or an item that waits, is part of how it came to stand where it is."""
    history = year()
    waiting = history[: next(n for n, each in enumerate(history) if each.fact.NAME == PUT_AGAIN)]
    told = explain_barrier(reading(waiting), "B-0001", ["D-0001"])
    assert [(item.decision, item.status) for item in told.items] == [("D-0001", "deferred")]
    assert "D-0001 waits: to escalate it, deferred by tactical at M-0001" in text(told)


PUT_AGAIN = "decision-put-again"


@pytest.mark.parametrize(
    ("code", "tamper"),
    [
        pytest.param(code, tamper, id=f"{code}-{what}")
        for code, what, tamper in MUTATIONS
        if code in OF_A_PATH and what not in ELSEWHERE
    ],
)
def test_a_step_that_no_rule_allowed_is_said_to_be_one(code: str, tamper: Tamper) -> None:
    """What was tampered with is told at the step it spoils, and before all else."""
    found = [each for each in explained(tamper(YEAR)) if each.doubts]
    assert code in {doubt.rule for each in found for doubt in each.doubts}
    broken = {rule.rule for e in found for step in e.steps for rule in step.rules if not rule.kept}
    assert code in broken
    for each in found:
        said = text(each)
        assert "What on record cannot be so" in said
        assert "No step breaks a rule of the path" not in said


@pytest.mark.parametrize(
    "tamper", [pytest.param(each, id=what) for _, what, each in MUTATIONS if what in ELSEWHERE]
)
def test_whatever_is_cited_is_among_the_facts_it_rests_on(tamper: Tamper) -> None:
    """A reader who follows @12 finds it told at the end, be it a fact of a decision in doubt."""
    for told in explained(tamper(YEAR)):
        said = " ".join(line.text for part in barrier_in_words(told)[:-1] for line in part.lines)
        cited = {int(each) for each in re.findall(r"@([0-9]+)", said)}
        assert cited <= {each.position for each in told.facts}


def test_each_rule_of_a_step_rests_on_the_facts_that_made_it_so() -> None:
    """An auditor finds where it was raised, since when it was held, and how it was addressed."""
    history = year()
    at = {each.position: each.fact.NAME for each in history}
    named = [
        (step.kind, rule.rule, {at[position] for position in rule.facts})
        for told in explained(history)
        for step in told.steps
        for rule in step.rules
    ]
    held = {"barrier-raised", "barrier-referred", "barrier-escalated", "barrier-returned"}
    for kind, rule, rests_on in named:
        if kind in {"barrier-addressed", "barrier-referred", "barrier-escalated"} and rule == "P3":
            assert rests_on & (held | {"barrier-reopened"})
        if rule == "E2":
            assert {"barrier-raised", "barrier-addressed"} <= rests_on
        if (kind, rule) == ("barrier-withdrawn", "P3"):
            assert "barrier-raised" in rests_on
    assert {rule for _, rule, _ in named} >= {"P3", "E2"}


def test_texts_that_were_erased_are_said_to_be_and_hide_no_step() -> None:
    """A redaction is no step of a path: title and reasons are withheld, and where is told."""
    history = [erased(told) for told in year()]
    for told, before in zip(explained(history), explained(year()), strict=True):
        assert told.title == "(erased)"
        assert [step.position for step in told.steps] == [step.position for step in before.steps]
        assert [step.because and "(erased)" for step in before.steps if step.because] == [
            step.because for step, was in zip(told.steps, before.steps, strict=True) if was.because
        ]
        assert f"{told.barrier} (erased) " in text(told)


def test_an_item_withdrawn_between_meetings_was_not_withdrawn_by_one() -> None:
    """The meeting it came before deferred it; who took it back did so afterwards."""
    record = PlainRecord(lambda: datetime(2026, 12, 31, 12, tzinfo=UTC))
    for command in (
        EstablishGroup(group="g", tier="operational", areas=("town",)),
        AppointMember(group="g", member="a"),
        RaiseBarrier(group="g", title="No beds", petals=("homelessness",)),
        ScheduleMeeting(group="g", day=date(2026, 12, 31)),
        OpenMeeting(meeting="M-0001"),
        ProposeDecision(meeting="M-0001", kind="key", title="Beds", barrier="B-0001"),
        DeferDecision(decision="D-0001", deferred_for="inquorate"),
        WithdrawDecision(decision="D-0001"),
    ):
        record.do(command)
    [told] = explained([*record.history()])
    [item] = told.items
    assert item.line == "deferred by g at M-0001 on 31 December 2026, and withdrawn since"


def test_there_is_no_explaining_what_was_never_raised() -> None:
    """A reference to nothing is said to be one."""
    with pytest.raises(Unknown):
        explain_barrier(reading(year()), "B-0099")


def test_only_what_it_is_about_is_read() -> None:
    """The cost is that of the barrier and its groups, whatever else is on record."""
    asked: list[str] = []
    read = reading(year())

    def listening(tag: str) -> list[Recorded]:
        asked.append(tag)
        return read(tag)

    explain_barrier(listening, "B-0004")
    assert sorted(asked) == ["barrier:B-0004", "group:board", "group:marsh", "group:tactical"]


def test_a_risk_of_the_tactical_group_is_explained_from_where_it_began() -> None:
    """P1, E2: it may begin there, is returned to nobody, and another hand checks it."""
    risk = RaiseBarrier(group="tactical", plan="risks", title="No lead in time")
    raised = begun().on("02-01", risk)
    told = explain_barrier(reading(raised.history()), "B-0001")
    [first] = told.steps
    assert [rule.how for rule in first.rules] == [
        "risks may begin at the tactical tier, as this one with tactical"
    ]
    assert {each.trigger for each in told.next} == {"escalate", "address", "withdraw"}
    raised.on("02-02", AddressBarrier(barrier="B-0001", how="Found one"))
    told = explain_barrier(reading(raised.history()), "B-0001")
    [check] = [each for each in told.next if each.trigger == "confirm"]
    assert check.by == "tactical"
    assert "recorded by another than" in check.what
