"""Hundreds of random commands of every kind at the engine, and every rule checked after each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Unpack

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from cfworkflow import Workflow
from cfworkflow.domain.command import Command
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.facts import FACTS
from cfworkflow.domain.refusal import Refusal
from cfworkflow.testing import GovernanceMachine, PlainRecord, Programme
from cfworkflow.testing.chapters import DEEP
from cfworkflow.testing.programme import Envelope, Told

# A year of governance is a large example even at its smallest, which Hypothesis warns of.
A_LONG_RUN = settings(
    deadline=None, suppress_health_check=[HealthCheck.large_base_example, HealthCheck.too_slow]
)
A_FEW_HUNDRED = settings(max_examples=110, stateful_step_count=60, deadline=None)
"""Some twelve thousand commands."""

ALWAYS_THE_SAME = settings(
    max_examples=400,
    stateful_step_count=80,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=[*HealthCheck],
)
"""A fixed draw: what is found once is found every time."""

ROUNDS, A_ROUND = 12, settings(ALWAYS_THE_SAME, derandomize=False, max_examples=30)


class OnAWorkflow(GovernanceMachine):
    """The library's front door, on a store that forgets."""

    def open(self) -> Programme:
        """Open a store in memory; its clock is the machine's."""
        return Workflow.open("memory:", clock=self.clock)


class OnAFile(GovernanceMachine):
    """The library's front door, on a file."""

    def open(self) -> Programme:
        """Open a store in a folder of its own."""
        self.folder = TemporaryDirectory()
        self.workflow = Workflow.open(
            str(Path(self.folder.name) / "cfworkflow.db"), create=True, clock=self.clock
        )
        return self.workflow

    def teardown(self) -> None:
        """Judge the whole history, then close the file."""
        try:
            super().teardown()
        finally:
            self.workflow.close()
            self.folder.cleanup()


class Counting(GovernanceMachine):
    """A machine that counts what it reaches."""

    reached: ClassVar[Counter[str]] = Counter()

    def noticed(self, what: str) -> None:
        """Count it."""
        self.reached[what] += 1


TestEveryRuleHoldsOnAWorkflow = OnAWorkflow.TestCase
TestEveryRuleHoldsOnAWorkflow.settings = A_FEW_HUNDRED


@pytest.mark.soak
def test_every_rule_holds_on_a_file_for_a_long_time() -> None:
    """Q1 to I2, over long histories on disk: many thousands of commands."""
    run_state_machine_as_test(
        OnAFile, settings=settings(A_LONG_RUN, max_examples=300, stateful_step_count=120)
    )


@pytest.mark.soak
def test_every_rule_holds_on_a_plain_list_for_a_very_long_time() -> None:
    """Q1 to I2, with no store beneath, so that more is tried in the same time."""
    run_state_machine_as_test(
        GovernanceMachine,
        settings=settings(A_LONG_RUN, max_examples=2_000, stateful_step_count=150),
    )


def refusable() -> set[str]:
    """The code of every refusal there is."""

    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for one in kind.__subclasses__():
            yield from (one, *below(one))

    return {one.code for one in below(Refusal) if one.__module__.startswith("cfworkflow.domain")}


def test_the_machine_comes_to_every_state_that_matters() -> None:
    """A machine that never got far would prove nothing: every fact, refusal and deep state occurs.

    The draws are fixed, and there are more of them than it takes, so that this fails when a
    change makes the strategies lose their way, and not by chance.
    """
    commands = {f"command {name}" for name in DECIDERS}
    facts = {f"fact {name}" for name in FACTS}
    refused = {f"refused {code}" for code in (*refusable(), "unknown")}
    missing = commands | facts | refused | DEEP
    Counting.reached.clear()
    for number in range(ROUNDS):
        run_state_machine_as_test(seed(number)(Counting), settings=A_ROUND)
        missing -= Counting.reached.keys()
        if not missing:
            break
    assert sorted(missing) == []


class RecordsRehearsals(PlainRecord):
    """A programme that takes a dry run for the real thing."""

    def do(self, command: Command, **envelope: Unpack[Envelope]) -> Told:
        """Do it in any case."""
        return super().do(command, **{**envelope, "dry_run": False})


class ForgetsWhatWasSent(PlainRecord):
    """A programme that does not know a command again by its id."""

    def do(self, command: Command, **envelope: Unpack[Envelope]) -> Told:
        """Do it under an id of its own."""
        return super().do(command, **{**envelope, "command_id": None})


def finds_fault(programme: Callable[[Callable[[], datetime]], Programme] = PlainRecord) -> str:
    """What the machine says of a programme; fails if it has nothing to say."""

    class OnIt(Counting):
        def open(self) -> Programme:
            return programme(self.clock)

    with pytest.raises(AssertionError) as fault:
        run_state_machine_as_test(OnIt, settings=ALWAYS_THE_SAME)
    return str(fault.value)


def test_the_machine_notices_a_dry_run_that_records() -> None:
    """A dry run records nothing: a programme that does is found out."""
    assert "recorded" in finds_fault(RecordsRehearsals)


def test_the_machine_notices_a_command_recorded_twice() -> None:
    """I2: a programme that records a command again when it is sent again is found out."""
    assert finds_fault(ForgetsWhatWasSent)


@pytest.mark.parametrize(
    ("code", "guard"),
    [
        ("Q1", "decision.voting.q1_quorum_is_present"),
        ("S1", "decision.proposing.s1_not_over"),
        ("A1", "meeting.attendance.a1_one_person_one_place"),
        ("M3", "decision.voting.m3_casting_vote"),
        ("E2", "barrier.checking.e2_checked_by_those_who_raised_it"),
        ("C1", "past.c1_time_runs_forward"),
    ],
)
def test_the_machine_notices_a_guard_that_sleeps(
    code: str, guard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The predicates ask no guard: when one lets everything through, its rule is found broken."""
    monkeypatch.setattr(f"cfworkflow.domain.{guard}", lambda *_asked, **_named: None)
    assert f"code='{code}'" in finds_fault()
