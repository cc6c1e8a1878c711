"""The world of the Terms of Reference and of the contract report, played by commands alone.

The demo tells it as a story; what follows in `AND_THEN` is the rest of what a programme comes to.
"""

from __future__ import annotations

import pytest

from cfworkflow import Workflow
from cfworkflow.domain.facts import FACTS
from cfworkflow.testing import check_rules
from tests.cli.terminal import ROOT, Desk, ask

LOG = ROOT / "examples" / "barrier-log"

AND_THEN = (
    'meeting cancel M-0008 --because "The room was taken" --yes',
    "meeting schedule tactical 2026-07-09",
    "meeting open M-0009",
    "meeting attend M-0009 cpsl-mind sun-network it-takes-a-city ferry-project",
    "meeting leave M-0009 ferry-project",
    'decision propose M-0009 --kind key --title "Move to the old library"',
    'decision withdraw D-0005 --because "It was let to others" --yes',
    "meeting close M-0009",
    'action progress A-0003 --note "Six of ten were asked" --on 2026-07-10',
    "action reassign A-0003 --due 2026-12-31 --on 2026-07-10",
    'action drop A-0003 --because "They asked among themselves" --on 2026-07-13',
    'action reopen A-0003 --because "Four were left out" --on 2026-07-14',
    "sense-check ask T-0001 cambridgeshire --due 2026-08-14 --on 2026-07-14",
    'sense-check withdraw S-0002 --because "It is holiday time" --on 2026-07-15',
    'approach set-aside T-0001 --because "Nobody is free to be chosen" --on 2026-07-20',
    'approach take-up T-0001 --because "Two have begun" --on 2026-07-27',
    'barrier raise peterborough --title "The lift is broken" --on 2026-07-20',
    'barrier withdraw B-0006 --because "It was mended" --on 2026-07-22 --yes',
    "inquiry leave I-0001 ferry-project --on 2026-07-31",
    "meeting schedule tactical 2026-08-06 --kind change-forum",
    "meeting open M-0010",
    'inquiry advance I-0001 --at M-0010 --findings "A clerk did, in one afternoon"',
    'inquiry advance I-0001 --at M-0010 --findings "It can be asked to change"',
    'inquiry advance I-0001 --at M-0010 --findings "It was changed"',
    'inquiry conclude I-0001 --at M-0010 --findings "One form, for three"',
    "meeting close M-0010",
    'theme name doors --title "Which door" --on 2026-08-10',
    'theme retire first-week --into doors --because "It is the same question" --on 2026-08-10',
    'measure retire learning-strength --because "Another is kept now" --on 2026-08-10 --yes',
    'principle retire equal-voice --because "Said in another" --on 2026-08-10',
    'vision retire co-production --because "It is how all is done" --on 2026-08-10',
    "group establish places-group --tier tactical --overseen-by strategic --on 2026-08-10",
    "group oversee fenland-east-cambridgeshire --by places-group --on 2026-08-17",
    "group end fenland-east-cambridgeshire --successor cambridgeshire --on 2026-08-24 --yes",
    'member stand-down tactical ferry-project --because "It closed" --on 2026-08-24',
    (
        'member appoint tactical programme-lead --role project-team --name "Programme lead" '
        "--on 2026-09-01"
    ),
    (
        'barrier raise tactical --plan trusted-person --approach T-0001 --title "No worker stays" '
        "--on 2026-09-01"
    ),
    "meeting schedule tactical 2026-09-10",
    "meeting open M-0011",
    (
        "meeting attend M-0011 cpsl-mind sun-network it-takes-a-city housing-board "
        "counting-every-adult programme-lead"
    ),
    (
        'decision propose M-0011 --kind escalate --barrier B-0007 --title "Escalate contracts" '
        '--recommend "Contract for three years" --reasons "Trust takes longer than a year"'
    ),
    "decision vote D-0006 --for 6",
    "meeting approve-minutes M-0009 --at M-0011",
    "meeting close M-0011",
    f"import csv {LOG}.csv --map {LOG.with_name('csv-map.toml')}",
    'audit redact B-0002 --reason "It names somebody" --authority "Data protection officer" --yes',
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The whole world, at a desk: the demo's story and what comes after it."""
    store = tmp_path_factory.mktemp("world") / "world.db"
    played = ask("demo", "--store", str(store))
    assert played.code == 0, played.err[-2000:]
    desk = Desk(store)
    desk.done(*AND_THEN)
    return desk


def test_commands_alone_bring_every_fact_there_is(world: Desk) -> None:
    """The whole programme can be played by who has nothing but the commands: no fact is missing."""
    with Workflow.open(str(world.store)) as record:
        assert {told.fact.NAME for told in record.history()} == set(FACTS)


def test_the_judge_finds_every_rule_kept(world: Desk) -> None:
    """Every rule holds over the world's whole history, judged from its facts alone."""
    with Workflow.open(str(world.store)) as record:
        assert check_rules(record.history()) == []


def test_what_can_be_read_is_a_fresh_fold_of_the_facts(world: Desk) -> None:
    """Every row there ever was, in every view, is what the facts add up to."""
    assert "equals a fresh fold" in world.done("projections verify").out


def test_a_stranger_finds_the_record_sound(world: Desk) -> None:
    """Leaves, log, rules, index and views verify, after an undo, a correction and an erasure."""
    lines = world.done("audit verify").out.splitlines()
    sound = [line.partition(":")[0] for line in lines if ": sound" in line]
    assert sound == ["leaves", "log", "facts", "erasures", "rules", "index", "views"]


def test_it_is_the_world_of_the_terms_of_reference(world: Desk) -> None:
    """ToR: 17 places and a quorum of 6, four visions, seven principles, a team, briefings."""
    met = world.done("member attendance tactical --json").json["meetings"]
    assert {(meeting["members"], meeting["quorum"]) for meeting in met} == {(17, 6)}
    assert len(world.done("vision list --json").json) == 4
    assert len(world.done("principle list --json").json["principles"]) == 7
    teams = world.done("group links --json").json["teams"]
    assert [team["to"] for team in teams] == ["tactical"]
    assert len(world.done("briefing due --json").json) == 4


def test_a_matter_of_the_trusted_person_plan_came_to_the_board(world: Desk) -> None:
    """ToR, Purpose: that plan too is escalated to the Strategic Group if necessary."""
    (matter,) = world.done("barrier list --plan trusted-person --json").json
    assert (matter["barrier"], matter["holder"]) == ("B-0007", "strategic")


def test_it_is_the_world_of_the_contract_report(world: Desk) -> None:
    """CR, Appendix 1 and Resourcing: six strands with 25 tasks, and 38.5 days that became 80."""
    strands = world.done("strand list --json").json
    assert [strand["tasks"] for strand in strands] == [5, 4, 5, 3, 4, 4]
    reported = [task["reported"][0] for task in world.done("strand show --json").json]
    assert sorted(first["percent"] for first in reported) == [75, *[100] * 24]
    support = world.done("support show meam --json").json
    assert [agreed["days"] for agreed in support["agreed"]] == ["38.5", "80"]
