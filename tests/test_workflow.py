"""The front door of the library, on a real file, with other processes at work and dying."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from eventsourcing.persistence import ProgrammingError

import cfworkflow
from cfworkflow import Workflow
from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    CloseBarrier,
    RaiseBarrier,
    ReferBarrier,
)
from cfworkflow.domain.barrier.facts import BarrierEscalated, BarrierRaised
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.meeting.commands import RecordAttendance
from cfworkflow.domain.meeting.facts import AttendeeLeft
from cfworkflow.domain.meeting.whole import MeetingProblems, RecordMeeting
from cfworkflow.domain.programme import EstablishProgramme
from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.rules.evidence import NotChecked
from cfworkflow.domain.rules.path import OffThePath
from cfworkflow.domain.rules.quorum import NotQuorate
from cfworkflow.store.refusals import StoreMissing
from cfworkflow.workflow import DEFAULT_ACTOR
from tests.domain.a_programme import (
    BARRIER,
    BECAUSE,
    BEGINNING,
    MEETING,
    at_tactical,
    escalation,
    in_session,
    members,
    places,
    programme,
    vote,
)
from tests.domain.given_when_then import TODAY, Record, Step

ROOT = Path(__file__).parents[1]
NOON = datetime(2026, 10, 15, 12, tzinfo=UTC)

BEGIN = """
import sys, time
from datetime import UTC, datetime
from cfworkflow import Workflow
from cfworkflow.domain.refusal import Refusal
from tests.domain.a_programme import *

workflow = Workflow.open(sys.argv[1], clock=lambda: datetime(2026, 10, 15, 12, tzinfo=UTC))
"""

RAISE_THIRTY = f"""{BEGIN}
print("ready", flush=True)
sys.stdin.readline()
for number in range(30):
    raised = workflow.do(RaiseBarrier(group="county", title=f"Barrier {{number}}"))
    print(raised.facts[0].fact.barrier)
"""

VOTE_OR_LEAVE = f"""{BEGIN}
from cfworkflow.domain.meeting.commands import RecordDeparture

print("ready", flush=True)
for line in sys.stdin:
    number, delay = line.split()
    time.sleep(float(delay))
    leave = RecordDeparture(meeting=f"M-{{number}}", members=("place-6",))
    try:
        workflow.do(leave if sys.argv[2] == "leave" else vote(4, 1, item=f"D-{{number}}"))
    except Refusal as no:
        print(no.code, flush=True)
    else:
        print("done", flush=True)
"""

MEET_FOR_EVER = f"""{BEGIN}
from tests.test_workflow import a_large_meeting

while True:
    called = workflow.do(in_session()[0]).facts[0].fact
    done = workflow.do(a_large_meeting(called.meeting))
    print(done.facts[0].command_id, len(done.facts), flush=True)
"""


def a_large_meeting(meeting: str) -> RecordMeeting:
    """A meeting with seventeen present, a dozen items voted on, and a dozen actions."""
    item = {"kind": "key", "title": "One of many", "reasons": BECAUSE, "vote": {"for": 9}}
    action = {"barrier": BARRIER, "owner": "place-1", "due": TODAY, "title": "See to it"}
    return RecordMeeting.model_validate(
        {
            "day": TODAY,
            "meeting": meeting,
            "present": members(17),
            "items": [item] * 12,
            "actions": [action] * 12,
        }
    )


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process of its own that runs `script`."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def say(process: subprocess.Popen[str], line: str) -> None:
    """Tell a process something."""
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def hear(process: subprocess.Popen[str]) -> str:
    """Wait for a process to say something."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def opened(path: Path, *, create: bool = False) -> Workflow:
    """The record in a file, at noon."""
    return Workflow.open(str(path), create=create, clock=lambda: NOON)


def established(path: Path, *more: Step) -> None:
    """A file that begins with the programme of these tests and its barrier at tactical tier."""
    whole = [(None, step.told) for step in [*programme(), *more]]
    with opened(path, create=True) as workflow:
        workflow.do(EstablishProgramme.model_validate({"commands": whole}), on=BEGINNING)
        for command in at_tactical():
            workflow.do(command)


def history(path: Path) -> list[Recorded]:
    """All that is on record in a file."""
    with opened(path) as workflow:
        return [*workflow.history()]


def test_the_main_job_from_the_ground_to_the_board_and_back(tmp_path: Path) -> None:
    """Issue 2, done when: five present Q1; six, 3-1-2 not carried, 4-1-1 carried; E1; P1."""
    path = tmp_path / "record.db"
    established(path, *places(4, "board"))
    with opened(path) as workflow:
        workflow.do(RaiseBarrier(group="county", title="Another"))
        with pytest.raises(OffThePath, match="No tier is skipped"):
            workflow.do(ReferBarrier(barrier="B-0002", to="board"))
        for command in [*in_session(5), escalation()]:
            workflow.do(command)
        before = [*workflow.history()]
        with pytest.raises(NotQuorate, match="The quorum is 6 of 17 members"):
            workflow.do(vote(4))
        assert [*workflow.history()] == before
        workflow.do(RecordAttendance(meeting=MEETING, members=("place-6",)))
        lost = workflow.do(vote(3, 1, 2)).facts
        assert [each.fact.outcome for each in lost if isinstance(each.fact, DecisionMade)] == [
            "not_carried"
        ]
        workflow.do(escalation())
        won = workflow.do(vote(4, 1, 1, item="D-0002")).facts
        assert [each.fact.NAME for each in won] == ["decision-made", "barrier-escalated"]
        assert isinstance(won[1].fact, BarrierEscalated)
        standing = workflow.thing(Barrier, BARRIER)
        assert standing is not None
        assert (standing.status, standing.recommendations) == ("strategic", 2)
        answer = ProposeDecision(
            meeting="M-0002",
            kind="return",
            title="Our answer",
            barrier=BARRIER,
            response="Do it",
            answers=("accepted", "accepted"),
            reasons=BECAUSE,
        )
        board = in_session(4, group="board", meeting="M-0002")
        for command in [*board, answer, vote(3, item="D-0003")]:
            workflow.do(command)
        workflow.do(AddressBarrier(barrier=BARRIER, how="Care-of addresses"))
        with pytest.raises(NotChecked):
            workflow.do(CloseBarrier(barrier=BARRIER))
        workflow.do(CheckEvidence(barrier=BARRIER, met=True, findings="Gone"))
    with opened(path) as workflow:
        closed = workflow.thing(Barrier, BARRIER)
        assert closed is not None
        assert closed.status == "closed"


def test_one_bad_line_in_a_meeting_records_nothing(tmp_path: Path) -> None:
    """Issue 2, done when: with one bad line nothing is recorded and every problem is listed."""
    path = tmp_path / "record.db"
    established(path)
    with opened(path) as workflow:
        workflow.do(in_session()[0])
        before = [*workflow.history()]
    good = a_large_meeting(MEETING)
    bad = good.model_copy(update={"apologies": ("stranger", "another")})
    with opened(path) as workflow:
        with pytest.raises(MeetingProblems) as refused:
            workflow.do(bad)
        assert [place for place, _ in refused.value.problems] == [
            ("apologies", 0),
            ("apologies", 1),
        ]
        assert [*workflow.history()] == before
        told = workflow.do(good, dry_run=True)
        assert [*workflow.history()] == before
        assert [each.fact for each in workflow.do(good).facts] == [each.fact for each in told.facts]


def test_a_store_is_made_only_when_asked_for(tmp_path: Path) -> None:
    """Design § 7: a slip in a file's name must not begin a second, empty record."""
    path = tmp_path / "record.db"
    with pytest.raises(StoreMissing):
        opened(path)
    assert not path.exists()
    opened(path, create=True).close()
    assert history(path) == []


def test_a_record_that_was_closed_is_not_used_any_more(tmp_path: Path) -> None:
    """A context manager lets go of the file; closing twice is no fault."""
    with opened(tmp_path / "record.db", create=True) as workflow:
        workflow.close()
    with pytest.raises(ProgrammingError):
        workflow.do(EstablishGroup(group="board", tier="strategic"))
    with Workflow.open("memory:") as forgetful:
        forgetful.do(EstablishGroup(group="board", tier="strategic"))


def test_everything_recorded_says_who_and_when() -> None:
    """Design § 6: recorded at (UTC, by an injected clock), by whom, and when it took effect."""
    west = timezone(timedelta(hours=-5))
    late = datetime(2026, 10, 15, 22, 30, tzinfo=west)
    with Workflow.open("memory:", clock=lambda: late) as workflow:
        assert workflow.today() == date(2026, 10, 15)
        board = EstablishGroup(group="board", tier="strategic")
        workflow.do(board, actor="programme-lead", on=date(2026, 1, 5))
        workflow.do(AppointMember(group="board", member="place-1"))
        first, _, third = workflow.history()
    assert (first.actor, first.on) == ("programme-lead", date(2026, 1, 5))
    assert (third.actor, third.on) == (DEFAULT_ACTOR, date(2026, 10, 15))
    assert {first.recorded_at, third.recorded_at} == {datetime(2026, 10, 16, 3, 30, tzinfo=UTC)}


@pytest.mark.parametrize("actor", ["", "A Person", "a.person@example.org", "x" * 61, "command:1"])
def test_an_actor_is_a_short_id(actor: str) -> None:
    """Design § 6: no personal data in facts: an actor is a role's id, and kept for ever."""
    with Workflow.open("memory:") as workflow:
        with pytest.raises(ValueError, match="an actor is a short id"):
            workflow.do(EstablishGroup(group="board", tier="strategic"), actor=actor)
        assert [*workflow.history()] == []


@pytest.mark.parametrize("name", ["", " ", "two words", "x" * 101, "-first", "a\nb", "caf\u00e9"])
def test_a_command_id_is_plain_and_short(name: str) -> None:
    """I2: an id becomes a tag and is kept for ever: letters, digits and .:_- only."""
    board = EstablishGroup(group="board", tier="strategic")
    with Workflow.open("memory:") as workflow:
        with pytest.raises(ValueError, match="a command id is up to 100"):
            workflow.do(board, command_id=name)
        assert [*workflow.history()] == []
        assert workflow.do(board, command_id="2026-10-15T12:00_a.b").facts


def test_the_usual_clock_is_the_secretarys_own() -> None:
    """Where no clock is given, today is today here, and the moment is told in UTC."""
    with Workflow.open("memory:") as workflow:
        before = datetime.now(UTC)
        told = workflow.do(EstablishGroup(group="board", tier="strategic")).facts[0]
        after = datetime.now(UTC)
    assert before <= told.recorded_at <= after
    assert told.on in {before.astimezone().date(), after.astimezone().date()}


def test_the_package_offers_its_front_door_and_costs_nothing_to_import() -> None:
    """Design § 10: the version is there at once; what is slow to load waits until it is used."""
    assert cfworkflow.Workflow is Workflow
    with pytest.raises(AttributeError, match="has no attribute 'Nonsense'"):
        cfworkflow.Nonsense  # noqa: B018 - looking it up is the test
    look = "import sys, cfworkflow; print({'pydantic', 'eventsourcing', 'apsw'} & {*sys.modules})"
    told, _ = started(look).communicate(timeout=60)
    assert told.strip() == "set()"


def test_two_processes_never_give_out_the_same_reference(tmp_path: Path) -> None:
    """N1: thirty barriers each, raised at once: B-0001 to B-0061, each once, without a gap."""
    path = tmp_path / "record.db"
    established(path)
    racers = [started(RAISE_THIRTY, path) for _ in range(2)]
    assert [hear(racer) for racer in racers] == ["ready", "ready"]
    for racer in racers:
        say(racer, "go")
    told = [racer.communicate(timeout=60)[0].split() for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0]
    assert [len(refs) for refs in told] == [30, 30]
    wanted = [f"B-{number:04d}" for number in range(2, 62)]
    assert sorted(told[0] + told[1]) == wanted
    raised = [each.fact for each in history(path) if isinstance(each.fact, BarrierRaised)]
    assert [fact.barrier for fact in raised] == ["B-0001", *wanted]


def test_a_vote_and_a_departure_that_race_come_out_in_one_order_or_the_other(
    tmp_path: Path,
) -> None:
    """Q1, Q2: a vote that needs six counts the sixth only while they are there.

    In each of many meetings one process takes the vote while another lets the sixth member go.
    """
    path, rounds, chance = tmp_path / "record.db", 100, random.Random(2)  # noqa: S311
    established(path)
    item = {"kind": "key", "title": "Monthly", "reasons": BECAUSE}
    six = {"day": TODAY, "present": members(6), "items": [item], "close": False}
    with opened(path) as workflow:
        for number in range(1, rounds + 1):
            workflow.do(in_session()[0])
            workflow.do(RecordMeeting.model_validate({**six, "meeting": f"M-{number:04d}"}))
    racers = [started(VOTE_OR_LEAVE, path, role) for role in ("vote", "leave")]
    assert [hear(racer) for racer in racers] == ["ready", "ready"]
    ended = []
    for number in range(1, rounds + 1):
        # Every sixth time one of them is held up, so that each order is seen for certain.
        late = {1: (0.05, 0.0), 4: (0.0, 0.05)}.get(number % 6)
        delays = late or (chance.uniform(0, 0.002), chance.uniform(0, 0.002))
        for racer, delay in zip(racers, delays, strict=True):
            say(racer, f"{number:04d} {delay}")
        ended.append([hear(racer) for racer in racers])
    for racer in racers:
        racer.communicate(timeout=60)
    told = history(path)
    assert {gone for _, gone in ended} == {"done"}
    assert {voted for voted, _ in ended} == {"done", "Q1"}
    for number, (voted, _) in enumerate(ended, 1):
        consistent(told, f"{number:04d}", carried=voted == "done")


def consistent(told: list[Recorded], number: str, *, carried: bool) -> None:
    """Check one meeting by replaying it: a vote stands just where the rules would grant it."""
    [left] = [
        each
        for each in told
        if isinstance(each.fact, AttendeeLeft) and each.fact.meeting == f"M-{number}"
    ]
    made = [
        each
        for each in told
        if isinstance(each.fact, DecisionMade) and each.fact.decision == f"D-{number}"
    ]
    ballot = vote(4, 1, item=f"D-{number}")
    if not carried:
        assert made == []
        Record(tuple(told)).when(ballot).then_refused("Q1", "place-6 left")
        return
    [decision] = made
    assert decision.position < left.position
    replayed = Record(tuple(told[: decision.position - 1])).when(ballot)
    assert replayed.facts == [decision.fact]
    assert isinstance(decision.fact, DecisionMade)
    assert decision.fact.counted == members(6)


def test_a_process_that_is_killed_leaves_whole_meetings_or_nothing(tmp_path: Path) -> None:
    """Design § 4: all or nothing; and what was told as recorded is there, whatever came after."""
    path, chance = tmp_path / "record.db", random.Random(3)  # noqa: S311
    established(path)
    acknowledged: list[str] = []
    sizes = set()
    for _ in range(6):
        secretary = started(MEET_FOR_EVER, path)
        heard = [hear(secretary)]
        time.sleep(chance.uniform(0, 0.15))
        secretary.send_signal(signal.SIGKILL)
        # The last line may have been cut off.
        heard += secretary.communicate(timeout=60)[0].split("\n")[:-1]
        acknowledged += [line.split()[0] for line in heard]
        sizes |= {int(line.split()[1]) for line in heard}
    told = history(path)
    meetings = Counter(each.command_id for each in told if each.command == "meeting record")
    assert len(sizes) == 1
    assert set(meetings.values()) == sizes
    assert sizes.pop() > 50
    assert meetings.keys() >= {*acknowledged}
    assert len(acknowledged) >= 6
    called = sum(each.command == "meeting schedule" for each in told)
    with opened(path) as workflow:
        [after] = workflow.do(in_session()[0]).facts
        assert after.fact.tags()[0] == f"meeting:M-{called + 1:04d}"


def test_a_refusal_over_the_front_door_is_the_rules_own(tmp_path: Path) -> None:
    """Design § 3: the library says code, what, why and what to do next; faces only show it."""
    path = tmp_path / "record.db"
    established(path)
    with opened(path) as workflow, pytest.raises(Refusal) as refused:
        workflow.do(CloseBarrier(barrier=BARRIER))
    assert (refused.value.code, refused.value.what) == ("E1", "B-0001 was to be closed.")
    assert refused.value.why
    assert refused.value.try_
