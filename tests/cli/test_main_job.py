"""The main job, typed: the whole escalation path, and what the rules make of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.stores import SIX
from tests.cli.terminal import Answer, Desk, ask_process

TODAY = date.today()  # noqa: DTZ011 - the secretary's own day
LAST_MONTH = TODAY - timedelta(days=30)
SINCE = TODAY - timedelta(days=10)

FIVE = SIX.rpartition(" ")[0]
ESCALATE = (
    "decision propose M-0001 --kind escalate --barrier B-0001 --title 'Escalate the bank barrier' "
    "--recommend 'One letter of identity' --recommend 'A named person at each bank' "
    "--reasons 'No service can change what a bank asks for'"
)

Desks = Callable[[str], Desk]


def status_of(desk: Desk, barrier: str = "B-0001") -> str:
    """Where a barrier stands."""
    return str(desk(f"barrier show {barrier} --json").json["status"])


def outcome_of(desk: Desk, decision: str) -> str:
    """What became of a decision."""
    return str(desk(f"decision show {decision} --json").json["status"])


def escalating(desk: Desk, present: str = SIX) -> Desk:
    """The desk, once an escalation has been put to a meeting of so many."""
    desk.done(f"meeting attend M-0001 {present}", ESCALATE)
    return desk


def last_months(present: str, vote: str = "vote = { for = 5, against = 0 }") -> str:
    """A meeting of last month, typed up as a file."""
    members = ", ".join(f'"{member}"' for member in present.split())
    return f"""\
group = "tactical"
day = {LAST_MONTH}
present = [{members}]

[[items]]
kind = "key"
title = "Adopt the framework"
reasons = "Both partnerships have tried it"
{vote}
"""


def test_the_quorum_of_the_preset_is_six_of_seventeen(desk_at: Desks) -> None:
    """Q1: a third of 17, rounded down, plus 1."""
    assert desk_at("programme")("quorum tactical --json").json["quorum"] == 6


def test_with_five_present_the_vote_is_refused_and_nothing_recorded(desk_at: Desks) -> None:
    """Q1: no decision is valid without a quorum, and the record stays as it was."""
    answer = escalating(desk_at("in session"), FIVE).refused("decision vote D-0001 --for 5")
    assert (answer.code, answer.refused_by) == (4, ["Q1"])
    assert "The quorum is 6 of 17 members, and 5 count as present." in answer.err


def test_three_of_six_do_not_carry(desk_at: Desks) -> None:
    """M1: 3 for, 1 against and 2 abstaining is half of those present, not more; P2: it stays."""
    desk = escalating(desk_at("in session"))
    desk.done("decision vote D-0001 --for 3 --against 1 --abstain 2")
    assert outcome_of(desk, "D-0001") == "not_carried"
    assert status_of(desk) == "tactical"


def test_four_of_six_carry_and_the_barrier_stands_with_the_board(desk_at: Desks) -> None:
    """M1, P2: a carried escalation moves the barrier and hands on its recommendations."""
    desk = escalating(desk_at("in session"))
    desk.done("decision vote D-0001 --for 4 --against 1 --abstain 1")
    assert outcome_of(desk, "D-0001") == "carried"
    (line,) = desk("plan show --json").json["barriers"]
    assert (line["status"], line["holder"]) == ("strategic", "strategic")
    texts = [one["text"] for one in line["recommendations"]]
    assert texts == ["One letter of identity", "A named person at each bank"]


def test_the_board_answers_and_the_path_comes_to_its_end(desk_at: Desks) -> None:
    """P1, E1: returned with a response, addressed, checked by those who raised it, closed."""
    desk = escalating(desk_at("in session"))
    desk.done("decision vote D-0001 --for 6")
    places = ("one", "two", "three")
    desk.done(
        *(f"member appoint strategic example-{place}" for place in places),
        "meeting schedule strategic today",
        "meeting open M-0002",
        "meeting attend M-0002 example-one example-two",
        "decision propose M-0002 --kind return --barrier B-0001 --title 'Answer' "
        "--response 'We shall ask the banks' --answer accepted --answer declined",
        "decision vote D-0002 --vote example-one=for --vote example-two=for --reasons Fair",
    )
    assert status_of(desk) == "tactical"
    (line,) = desk("plan show --json").json["barriers"]
    assert [one["answer"] for one in line["recommendations"]] == ["accepted", "declined"]
    assert [one["text"] for one in line["responses"]] == ["We shall ask the banks"]
    desk.done("barrier address B-0001 --how Done", "barrier check B-0001 --met --findings Gone")
    assert status_of(desk) == "closed"


def test_closing_without_a_met_check_is_refused(desk_at: Desks) -> None:
    """E1: a barrier closes only after an evidence check that was met."""
    answer = desk_at("addressed").refused("barrier close B-0001")
    assert (answer.code, answer.refused_by) == (4, ["E1"])


def test_a_check_that_was_not_met_reopens_the_barrier(desk_at: Desks) -> None:
    """E1: not met, it reopens at the tier that said it was addressed."""
    desk = desk_at("addressed")
    desk.done("barrier check B-0001 --not-met --findings 'Two were turned away'")
    assert status_of(desk) == "tactical"
    assert desk.refused("barrier close B-0001").refused_by == ["E1"]


def test_the_check_is_not_made_by_those_who_addressed_it(desk_at: Desks) -> None:
    """E2: the partnership that raised the barrier says whether it is gone, nobody else."""
    answer = desk_at("addressed").refused(
        "barrier check B-0001 --met --findings Gone --by cambridgeshire"
    )
    assert answer.refused_by == ["E2"]


@pytest.mark.parametrize("to", ["strategic"])
def test_no_tier_is_skipped(desk_at: Desks, to: str) -> None:
    """P1: operational → tactical → strategic, one step at a time."""
    answer = desk_at("raised").refused(f"barrier refer B-0001 --to {to}")
    assert (answer.code, answer.refused_by) == (4, ["P1"])


def test_someone_who_left_no_longer_counts(desk_at: Desks) -> None:
    """Q2: quorum is judged when the decision is taken, not when the meeting began."""
    desk = desk_at("proposed")
    desk.done("meeting leave M-0001 sun-network")
    assert desk.refused("decision vote D-0001 --for 5 --reasons r").refused_by == ["Q1"]
    desk.done(
        "meeting attend M-0001 counting-every-adult", "decision vote D-0001 --for 5 --reasons r"
    )
    assert outcome_of(desk, "D-0001") == "carried"


def test_who_declared_an_interest_neither_counts_nor_votes(desk_at: Desks) -> None:
    """Q2, A2: standing aside can cost the quorum, and a named vote of theirs is refused."""
    desk = desk_at("proposed")
    desk.done("meeting declare-interest D-0001 cpsl-mind")
    assert desk.refused("decision vote D-0001 --for 5 --reasons r").refused_by == ["Q1"]
    desk.done("meeting attend M-0001 counting-every-adult")
    named = desk.refused("decision vote D-0001 --vote cpsl-mind=for --reasons r")
    assert "A2" in named.refused_by
    assert desk.refused("decision vote D-0001 --for 7 --reasons r").refused_by == ["M2"]


@pytest.mark.parametrize(
    "proxies",
    [
        "--proxy counting-every-adult=deputy --proxy cambridge-city-council=deputy",
        "--proxy counting-every-adult=cpsl-mind",
    ],
)
def test_one_person_has_one_place_and_one_voice(desk_at: Desks, proxies: str) -> None:
    """A1: a proxy stands for one member, and a present member is no one's proxy."""
    answer = desk_at("quorate").refused(f"meeting attend M-0001 {proxies}")
    assert set(answer.refused_by) == {"A1"}


def test_a_proxy_named_twice_in_one_command_is_not_dropped_in_silence(desk_at: Desks) -> None:
    """A1: two stand-ins for one member are a mistake to be told, not one of them to be lost."""
    answer = desk_at("quorate").refused(
        "meeting attend M-0001 --proxy counting-every-adult=one --proxy counting-every-adult=two"
    )
    assert answer.code == 2


def test_someone_standing_down_changes_the_next_quorum_and_no_earlier_one(desk_at: Desks) -> None:
    """T1: the figures of a decision taken stay; the next is judged by the roll of its moment."""
    desk = desk_at("proposed")
    desk.done("decision vote D-0001 --for 5 --reasons r")
    others = desk("member list tactical --json").json
    going = [row["member"] for row in others if row["member"] not in SIX.split()][:6]
    desk.done(*(f"member stand-down tactical {member}" for member in going))
    assert desk("quorum tactical --json").json["quorum"] == 4
    desk.done(
        "decision propose M-0001 --kind key --title Second",
        "meeting leave M-0001 sun-network cpsl-mind",
        "decision vote D-0002 --for 3 --reasons r",
    )
    figures = [desk(f"decision show {ref} --json").json["figures"] for ref in ("D-0001", "D-0002")]
    assert [(each["members"], each["quorum"]) for each in figures] == [(17, 6), (11, 4)]


def test_a_member_who_stood_down_since_counts_last_month(desk_at: Desks) -> None:
    """T1: a meeting typed up late is judged by the roll of its day."""
    desk = desk_at("programme")
    desk.done(f"member stand-down tactical sun-network --on {SINCE}")
    file = desk.file("late.toml", last_months(SIX))
    desk.done(f"meeting record {file}")
    shown = desk("decision show D-0001 --json").json
    assert (shown["status"], shown["figures"]["members"]) == ("carried", 17)
    assert desk("quorum tactical --json").json["members"] == 16


def test_a_member_appointed_since_is_refused_last_month(desk_at: Desks) -> None:
    """T1, A1: who had no place on the day was not there as a member; the line is named."""
    desk = desk_at("programme")
    desk.done(f"member appoint tactical night-shelter --on {SINCE}")
    file = desk.file("late.toml", last_months(f"{SIX} night-shelter"))
    answer = desk.refused(f"meeting record {file}")
    assert answer.code == 4
    assert answer.refused_by == ["A1"]
    assert "line 3: night-shelter" in answer.err


def test_terms_adopted_since_do_not_judge_last_month(desk_at: Desks) -> None:
    """T1, T2: six present were enough under the terms of the day, and no longer are."""
    desk = desk_at("programme")
    terms = desk.file("terms.toml", 'quorum-fraction = "1/2"\n')
    desk.done(
        f"meeting schedule tactical {SINCE}",
        "meeting open M-0001",
        f"meeting attend M-0001 {SIX}",
        f"terms adopt tactical {terms} --meeting M-0001 --reasons 'More should be there'",
        "decision vote D-0001 --for 6",
        "meeting close M-0001",
    )
    assert desk("quorum tactical --json").json["quorum"] == 9
    desk.done(f"meeting record {desk.file('late.toml', last_months(SIX))}")
    assert desk("decision show D-0002 --json").json["figures"]["quorum"] == 6
    today = last_months(SIX).replace(str(LAST_MONTH), str(TODAY))
    answer = desk.refused(f"meeting record {desk.file('today.toml', today)}")
    assert answer.refused_by == ["Q1"]


def test_the_path_holds_in_processes_of_their_own(tmp_path: Path) -> None:
    """What is refused or recorded does not depend on one process that remembers it."""

    def typed(*words: str) -> Answer:
        return ask_process(*words, folder=tmp_path)

    assert typed("init", "--preset", "cambridgeshire-peterborough").code == 0
    assert typed("barrier", "raise", "peterborough", "--title", "No account").code == 0
    skipped = typed("barrier", "refer", "B-0001", "--to", "strategic")
    assert (skipped.code, skipped.refused_by, skipped.out) == (4, ["P1"], "")
    assert typed("barrier", "refer", "B-0001").code == 0
    assert typed("meeting", "schedule", "tactical", "today").code == 0
    assert typed("meeting", "open", "M-0001").code == 0
    assert typed("meeting", "attend", "M-0001", *FIVE.split()).code == 0
    assert typed("decision", "propose", "M-0001", "--kind", "key", "--title", "T").code == 0
    vote = ("decision", "vote", "D-0001", "--for", "4", "--reasons", "r")
    before = typed("decision", "show", "D-0001", "--json").out
    assert (typed(*vote).code, typed(*vote).refused_by) == (4, ["Q1"])
    assert typed("decision", "show", "D-0001", "--json").out == before
    assert typed("meeting", "attend", "M-0001", "housing-board").code == 0
    carried = typed(*vote)
    assert carried.code == 0
    assert carried.out.startswith("D-0001 carried at M-0001: 4 for")
