"""`decision explain`, as data: what it says is true, whatever the history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from cfworkflow.audit.explaining import DecisionExplanation, explain_decision
from cfworkflow.audit.explaining.findings import Hearing
from cfworkflow.audit.explaining.telling import Section
from cfworkflow.audit.explaining.telling_decision import decision_in_words
from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ProposeDecision,
    TakeVote,
    WithdrawDecision,
)
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded, erased
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup, StandDown
from cfworkflow.domain.history.recount import needed, quorum, quorum_base
from cfworkflow.domain.meeting.commands import (
    DeclareInterest,
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.refusal import Unknown
from cfworkflow.domain.terms import Seat, Terms
from cfworkflow.domain.words import Role
from cfworkflow.projections.sentences import sentence
from cfworkflow.testing import PlainRecord, histories
from tests.audit.a_history import items, reading
from tests.projections.a_year import year
from tests.rules.a_year import a_year
from tests.rules.tampered.chapters import MUTATIONS
from tests.rules.tampering import YEAR, Tamper

MONDAY = date(2026, 3, 2)
OF_A_COUNT = {"Q1", "Q2", "M1", "M2", "M3", "T1", "A2"}


def explained(history: Sequence[Recorded]) -> list[DecisionExplanation]:
    """Every item of a history explained."""
    read = reading(history)
    return [explain_decision(read, ref) for ref in items(history)]


def text(sections: Iterable[Section]) -> str:
    """All that is told, in one line."""
    return " ".join(
        [each.heading + " " + " ".join(f"{a} {b}" for b, a in each.lines) for each in sections]
    )


def made_of(history: Sequence[Recorded], ref: str) -> DecisionMade:
    """The decision that was made on an item."""
    return next(
        told.fact
        for told in history
        if isinstance(told.fact, DecisionMade) and told.fact.decision == ref
    )


def assert_agrees(history: Sequence[Recorded], told: DecisionExplanation) -> None:
    """An explanation of a clean history gives the figures, the people and the outcome on record."""
    assert told.doubts == ()
    if told.decided_on is None:
        return
    made = made_of(history, told.decision)
    figures = {name: figure.value for name, figure in told.last.figures.items()}
    assert figures == made.figures.model_dump(exclude={"casting"})
    assert all(figure.agrees for figure in told.last.figures.values())
    assert {each.member for each in told.last.people if each.counted} == {*made.counted}
    assert told.last.result == made.outcome == told.status
    assert {each.member: each.vote for each in told.last.people if each.vote} == made.votes


def assert_cites_what_is_there(history: Sequence[Recorded], told: DecisionExplanation) -> None:
    """Every position named anywhere is that of a fact, told as it stands there."""
    at = {each.position: each for each in as_it_stands(history)}
    listed = {each.position for each in told.facts}
    for each in told.facts:
        fact = at[each.position]
        assert (each.kind, each.on, each.recorded_at, each.sentence) == (
            fact.fact.NAME,
            fact.on,
            fact.recorded_at,
            sentence(fact.fact) + (" (erased)" if fact.withheld else ""),
        )
    for one in told.hearings:
        assert {*one.facts, *one.terms.facts} <= listed
        assert all({*figure.facts} <= listed for figure in one.figures.values())
        for person in one.people:
            assert {*person.facts} <= listed
            for position in person.facts:
                assert {person.member, person.proxy} & {getattr(at[position].fact, "member", "")}


def assert_changes_add_up(one: Hearing) -> None:
    """The figures of each change are those before it and by how much they differ, counted anew."""
    before = {name: figure.value for name, figure in one.figures.items()}
    for change in one.changes:
        terms = Terms.model_validate({**one.terms.terms, **change.terms})
        members = len(one.members) + change.by.get("members", 0)
        assert change.figures["members"] == quorum_base(terms, members)
        assert change.figures["quorum"] == quorum(terms, members)
        moved = {"present", "entitled", "in_favour", "against", "abstained", "no_vote"}
        for name in moved & change.figures.keys():
            assert change.figures[name] == before[name] + change.by.get(name, 0), (name, change)
        if change.result in {"carried", "not_carried"}:
            votes = [change.figures[name] for name in ("in_favour", "against")]
            cast = sum(votes) + (change.figures["casting"] is not None)
            assert change.figures["needed"] == needed(terms, change.figures["entitled"], cast)
        else:
            assert change.figures.keys() == {"members", "quorum", "present"}


def assert_is_told(told: DecisionExplanation) -> None:
    """What is told in sentences names the item, its figures and every change."""
    said = text(decision_in_words(told))
    assert told.decision in said
    for name in ("members", "quorum"):
        assert str(told.last.figures[name].value) in said
    if told.decided_on is not None:
        assert all(change.what in said for change in told.last.changes)
        assert "What on record cannot be so" not in said


@settings(max_examples=60)
@given(history=histories())
def test_an_explanation_of_any_history_is_true(history: list[Recorded]) -> None:
    """Figures as the record has them, facts that are there, changes that change the outcome."""
    for told in explained(history):
        assert_agrees(history, told)
        assert_cites_what_is_there(history, told)
        assert_is_told(told)
        for one in told.hearings:
            assert_changes_add_up(one)


@pytest.mark.parametrize("history", [year(), a_year()], ids=["projections", "rules"])
def test_an_explanation_of_a_whole_year_is_true(history: Sequence[Recorded]) -> None:
    """The same where every kind of fact is: terms adopted, proxies, interests, casting votes."""
    kinds = set()
    for told in explained(history):
        assert_agrees(history, told)
        assert_cites_what_is_there(history, told)
        assert_is_told(told)
        for one in told.hearings:
            assert_changes_add_up(one)
        kinds.add(told.status)
    assert {"carried", "not_carried"} <= kinds


def test_after_every_command_of_a_year_there_is_an_explanation() -> None:
    """What is not decided yet is explained as far as it is, wherever the record ends."""
    history = a_year()
    seen = set()
    for length in range(1, len(history) + 1):
        if length < len(history) and history[length].command_id == history[length - 1].command_id:
            continue  # half a command: what a decision owes is missing, and is said to be
        for told in explained(history[:length]):
            assert_is_told(told)
            seen.add(told.status)
    assert seen == {"proposed", "carried", "not_carried", "deferred"}


def test_erased_narratives_leave_every_figure_standing() -> None:
    """An explanation rests on facts alone: after a redaction only titles and reasons are gone."""
    history = year()
    bare = [erased(told) for told in history]
    for one, other in zip(explained(history), explained(bare), strict=True):
        assert [each.figures for each in one.hearings] == [each.figures for each in other.hearings]
        assert [each.people for each in one.hearings] == [each.people for each in other.hearings]
        assert other.title == "(erased)"
        assert f"{other.decision} (erased) " in text(decision_in_words(other))
        assert [each.because and "(erased)" for each in one.hearings] == [
            each.because for each in other.hearings
        ]
        assert any(each.sentence.endswith(" (erased)") for each in other.facts)
        assert_is_told(other)


def test_only_what_it_is_about_is_read() -> None:
    """The cost is that of the things concerned: no other meeting, barrier or group is asked for."""
    history = year()
    asked: list[str] = []
    read = reading(history)

    def listening(tag: str) -> list[Recorded]:
        asked.append(tag)
        return read(tag)

    explain_decision(listening, "D-0002")
    assert sorted(asked) == ["decision:D-0002", "group:tactical", "meeting:M-0002"]


def test_there_is_no_explaining_what_was_never_put() -> None:
    """A reference to nothing is said to be one."""
    with pytest.raises(Unknown):
        explain_decision(reading(year()), "D-0099")


@pytest.mark.parametrize(
    ("code", "tamper"),
    [
        pytest.param(code, tamper, id=f"{code}-{what}")
        for code, what, tamper in MUTATIONS
        if code in OF_A_COUNT
    ],
)
def test_what_was_tampered_with_is_said_plainly(code: str, tamper: Tamper) -> None:
    """Where the facts give something else than the decision states, the rule and place stand."""
    found = [told for told in explained(tamper(YEAR)) if told.doubts]
    assert code in {doubt.rule for told in found for doubt in told.doubts}
    for told in found:
        said = text(decision_in_words(told))
        assert "What on record cannot be so" in said
        assert all(doubt.what.removesuffix(".") in said for doubt in told.doubts)
        if told.decided_on is not None:
            assert "Every figure the decision states" not in said


def the_group(*commands: object, terms: Terms | None = None) -> list[Recorded]:
    """A group of eight whose Monday meeting is open, and what these commands then bring."""
    record = PlainRecord(lambda: datetime(2026, 3, 9, 12, tzinfo=UTC))
    record.do(EstablishGroup(group="g", tier="tactical", terms=terms or Terms()), on=MONDAY)
    for number, name in enumerate("abcdefgh"):
        role: Role = "member" if number else "chair"
        record.do(AppointMember(group="g", member=name, role=role), on=MONDAY)
    record.do(ScheduleMeeting(group="g", day=MONDAY))
    for command in commands:
        if isinstance(command, RecordApologies):
            record.do(command, on=MONDAY)
    record.do(OpenMeeting(meeting="M-0001"))
    for command in commands:
        if isinstance(command, tuple):
            record.do(command[0], on=command[1])
        elif not isinstance(command, RecordApologies):
            record.do(command)  # type: ignore[arg-type]
    return [*record.history()]


ITEM = ProposeDecision(meeting="M-0001", kind="key", title="A plan", reasons="It is time")


def came(*names: str, **proxies: str) -> RecordAttendance:
    """These came, and those sent a proxy."""
    return RecordAttendance(meeting="M-0001", members=names, proxies=proxies)


def voted(in_favour: int, against: int = 0, abstained: int = 0) -> TakeVote:
    """The vote on the item."""
    ballot = Ballot(in_favour=in_favour, against=against, abstained=abstained)
    return TakeVote(decision="D-0001", ballot=ballot)


def the_item(*commands: object, terms: Terms | None = None) -> DecisionExplanation:
    """The item of the Monday meeting explained."""
    return explain_decision(reading(the_group(*commands, terms=terms)), "D-0001")


def test_everyone_on_the_roll_has_a_reason() -> None:
    """Who counted and why, who did not and why not: one reason for each place."""
    told = the_item(
        RecordApologies(meeting="M-0001", members=("e",)),
        came("a", "b", "c", "f", d="deputy"),
        ITEM,
        DeclareInterest(decision="D-0001", member="f"),
        RecordDeparture(meeting="M-0001", members=("c",)),
        voted(3),
        came("g"),
    )
    why = {each.member: (each.came, each.counted, each.interest) for each in told.last.people}
    assert why == {
        "a": ("in-person", True, False),
        "b": ("in-person", True, False),
        "c": ("left", False, False),
        "d": ("by-proxy", True, False),
        "e": ("apologies", False, False),
        "f": ("in-person", False, True),
        "g": ("arrived-later", False, False),
        "h": ("not-recorded", False, False),
    }
    assert "by proxy: sent deputy" in text(decision_in_words(told))


def test_the_sum_is_written_out_with_its_clause() -> None:
    """An auditor can work the quorum out again: the share, the rounding, what is added."""
    own = Terms(clauses={"quorum-fraction": "Standing orders 4"})
    [plain, clause] = [
        the_item(came(*"abcd"), ITEM, voted(4), terms=terms).last.figures["quorum"]
        for terms in (None, own)
    ]
    assert plain.why == (
        "The terms ask for a third of the members in post, rounded down, plus 1: "
        "⌊8 ÷ 3⌋ + 1 = 2 + 1 = 3."
    )
    assert plain.clause == "ToR, Decisions"
    assert clause.clause == "Standing orders 4"
    none = the_item(came(*"abcd"), ITEM, voted(4), terms=Terms(quorum_plus=2)).last
    assert none.figures["quorum"].clause == ""


def test_four_for_one_against_and_three_silent_wanted_one_vote_more() -> None:
    """M1's own example: 8 present, 4-1-3, not carried; votes cast alone would have carried it."""
    told = the_item(came(*"abcdefgh"), ITEM, voted(4, 1, 3))
    assert told.status == "not_carried"
    changes = [change.what for change in told.last.changes]
    assert "One more vote for: 5 for, 5 needed; it would have been carried." in changes
    cast = [
        change for change in told.last.changes if change.terms == {"majority_base": "votes-cast"}
    ]
    assert [change.result for change in cast] == ["carried"]


def test_those_who_did_not_vote_could_have_left() -> None:
    """Silence counts among those present: gone before the vote, fewer votes carry it."""
    told = the_item(came(*"abcdefgh"), ITEM, voted(4, 2))
    gone = [change for change in told.last.changes if "gone before the vote" in change.what]
    assert [change.by for change in gone] == [{"present": -1, "entitled": -1, "no_vote": -1}]


def test_a_conflict_that_cost_the_quorum_is_named() -> None:
    """Q2: with the member who stood aside, or terms that count them, there is a quorum."""
    told = the_item(came("a", "b", "c"), ITEM, DeclareInterest(decision="D-0001", member="c"))
    assert told.last.result == "no_quorum"
    changes = {change.what.partition(":")[0]: change for change in told.last.changes}
    assert changes["Had c not stood aside"].result == "decidable"
    by_terms = changes["By terms under which who stands aside counts as present"]
    assert by_terms.terms == {"conflicted_count_as_present": "true"}


def test_a_conflicted_member_who_counts_has_no_vote_all_the_same() -> None:
    """Where the terms say so, who stands aside counts towards the quorum and is not entitled."""
    told = the_item(
        came(*"abcd"),
        ITEM,
        DeclareInterest(decision="D-0001", member="d"),
        voted(2),
        terms=Terms(conflicted_count_as_present=True),
    )
    assert told.last.figures["present"].value == 4
    assert told.last.figures["entitled"].value == 3
    assert "who stands aside for an interest counts as present" in text(decision_in_words(told))


def test_a_casting_vote_and_a_chair_the_terms_ask_for_are_told() -> None:
    """M3 and a composition quorum: without the casting vote, or the chair, it is otherwise."""
    terms = Terms(casting_vote=True, composition=(Seat(role="chair"),))
    ballot = Ballot(in_favour=2, against=2, casting="for")
    told = the_item(came(*"abcde"), ITEM, TakeVote(decision="D-0001", ballot=ballot), terms=terms)
    said = text(decision_in_words(told))
    assert "the chair's casting vote was for" in said
    assert "The terms ask for at least 1 of chair; present: a." in said
    results = {change.what.partition(":")[0]: change.result for change in told.last.changes}
    assert results["Without the casting vote"] == "not_carried"
    assert results["Without a, for the terms ask for at least 1 of chair"] == "no_quorum"


def test_what_was_recorded_afterwards_is_told_and_not_applied() -> None:
    """T1: the count stands as it was, and what today's record would have made of it beside it."""
    history = the_group(
        came("a", "b", "c"), ITEM, voted(3), (AppointMember(group="g", member="i"), MONDAY)
    )
    told = explain_decision(reading(history), "D-0001")
    assert told.last.figures["members"].value == 8
    assert [each.position for each in told.later] == [history[-1].position]
    assert "9 would have been in post that day and the quorum 4" in told.later_count
    assert "too few for it" in told.later_count
    assert told.doubts == ()


def test_who_counted_and_had_stood_down_by_todays_record_is_reckoned_with() -> None:
    """T1: a member who stood down since with an earlier date is not among those who count today."""
    history = the_group(
        came("a", "b", "c"), ITEM, voted(3), (StandDown(group="g", member="c"), MONDAY)
    )
    told = explain_decision(reading(history), "D-0001")
    assert "Of the 3 who counted as present, 2 would have been among them" in told.later_count


def test_an_item_that_waits_says_how_many_are_missing() -> None:
    """Not decided yet, and why it could not be: two of three present, one more would do."""
    told = the_item(came("a", "b"), ITEM)
    assert (told.status, told.last.result) == ("proposed", "no_quorum")
    said = text(decision_in_words(told))
    assert "No vote can be taken." in said
    assert "One more present: 3 present, quorum 3; enough for a decision." in said


def test_no_change_is_offered_by_people_who_are_not_there() -> None:
    """A group whose every member is present has no one more to come."""
    told = the_item(came(*"abcdefgh"), ITEM, voted(8))
    assert not [change for change in told.last.changes if change.by.get("present", 0) > 0]


def test_seats_are_no_members() -> None:
    """A quorum reckoned from seats: how many are in post is told beside, and not mixed up."""
    terms = Terms(quorum_base="seats", seats=12, quorum_plus=0)
    told = the_item(came(*"abcd"), ITEM, voted(3), terms=terms)
    said = text(decision_in_words(told))
    assert "4 of 8 members counted as present, and the quorum was 4, reckoned from 12 seats" in said
    assert "Members: 8" in said
    assert "a third of the 12 seats, rounded down: ⌊12 ÷ 3⌋ = 4" in said


def test_a_quorum_of_numbers_that_wanted_a_chair_is_told_so() -> None:
    """Enough people, and not those the terms ask for: which; more of the others would not do."""
    terms = Terms(composition=(Seat(role="chair"),))
    put_off = DeferDecision(decision="D-0001", deferred_for="inquorate")
    enough = the_item(came(*"bcd"), ITEM, put_off, terms=terms)
    said = text(decision_in_words(enough))
    assert "The terms also ask for at least 1 of chair, and too few of them were there." in said
    assert "would have made a quorum" not in said
    assert [change.what for change in enough.last.changes] == [
        "With at least 1 of chair among those present: 3 present, quorum 3; enough for a decision."
    ]
    short = the_item(came(*"bc"), ITEM, put_off, terms=terms)
    assert "1 more member would have made the number." in text(decision_in_words(short))
    [change] = short.last.changes
    assert change.what.startswith("One more present, with at least 1 of chair there: 3 present,")


def test_where_a_chair_may_break_a_tie_the_tie_is_no_outcome() -> None:
    """One vote fewer makes a tie that a casting vote may carry: only what is sure is offered."""
    offered = []
    for terms in (Terms(), Terms(casting_vote=True)):
        changes = the_item(came(*"abcde"), ITEM, voted(3, 2), terms=terms).last.changes
        said = [change.what.partition(":")[0] for change in changes]
        offered.append([each for each in said if "fewer vote" in each])
    assert offered == [
        ["One fewer vote for"],
        ["One fewer vote for, against instead", "Two fewer votes for, abstaining instead"],
    ]


def test_a_reason_given_stands_in_quotes() -> None:
    """What somebody wrote is not run into what the program says."""
    put_off = DeferDecision(decision="D-0001", deferred_for="other", because="Snow.")
    taken_back = WithdrawDecision(decision="D-0001", because="Settled elsewhere.")
    said = text(decision_in_words(the_item(came(*"abc"), ITEM, put_off, taken_back)))
    assert 'It was withdrawn between meetings ("Settled elsewhere.") [@18].' in said
    assert 'it was deferred ("Snow.") [@17].' in said
