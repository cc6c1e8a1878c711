"""A reading: all views at once, held against the domain's own account, and the stories in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain import succession as by_facts
from cfworkflow.domain.action.state import Action
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import Fact, Recorded, erased, narrative_fields
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.past import Past
from cfworkflow.projections import succession as by_rows
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.row import Row, asdict
from cfworkflow.projections.view import ERASED
from cfworkflow.projections.views import every_view
from tests.projections.a_year import TODAY, whole_steps, whole_year, year, year_without

NARRATIVE_FIELDS = {
    *("name", "title", "description", "because", "how", "findings", "nature", "text"),
    *("note", "question"),
    *("reasons", "alternatives", "lived_experience", "evidence", "recommended", "response"),
    *("withdrawn_because", "cancelled_because", "sentence"),
}

left_out = st.sets(st.integers(0, len(whole_steps()) - 1), max_size=12)
positions = st.integers(0, len(whole_year()))


def past_of(history: Sequence[Recorded]) -> Past:
    """The same facts as the domain looks at them."""

    def read(tag: str) -> list[Recorded]:
        return [told for told in history if tag in told.fact.tags()]

    now = datetime.combine(TODAY, time(12), UTC)
    return Past(read, lambda tag: bool(read(tag)), DECIDERS, now=now, actor="auditor")


@given(left_out, positions)
def test_rows_say_what_the_domain_says(without: set[int], position: int) -> None:
    """Two folds of one history, the domain's and the views', agree at every moment."""
    history = year_without(without)[:position]
    past, reading = past_of(history), read_views(history)
    for ref, row in reading.barriers.items():
        barrier = past.load(Barrier, ref)
        assert (row.status, row.tier, row.holder) == (
            barrier.status,
            barrier.tier,
            barrier.holder,
        )
        assert row.recommendations == barrier.recommendations
        assert by_rows.checking(reading.groups, row) == by_facts.checking(past, barrier)
        assert by_rows.answering(reading.groups, row) == by_facts.answering(past, barrier)
    for ref, item in reading.decisions.items():
        decision = past.load(Decision, ref)
        assert (item.status, item.meeting) == (decision.status, decision.meeting)
        assert {interest.member for interest in item.interests} == decision.interests
    for ref, line in reading.actions.items():
        action = past.load(Action, ref)
        assert (line.status, line.owner, line.due) == (action.status, action.owner, action.due)
    assert_groups_agree(past, reading)
    assert_meetings_agree(past, reading)


def assert_groups_agree(past: Past, reading: Reading) -> None:
    """Status, areas, terms and the roll of two days."""
    for ref, row in reading.groups.items():
        group = past.load(Group, ref)
        assert (row.status, {*row.areas}, row.tier) == (group.status, group.areas, group.tier)
        if row.terms is not None:
            assert row.terms.terms == group.adopted[-1][1].model_dump(mode="json")
        for day in (date(2026, 2, 15), TODAY):
            roll = {
                place.member: place.role
                for place in reading.members.values()
                if place.group == ref and place.in_post_on(day)
            }
            assert roll == {member: one.role for member, one in group.roll_on(day).items()}


def assert_meetings_agree(past: Past, reading: Reading) -> None:
    """State, the room, who left, who sent apologies, and what is undecided."""
    for ref, row in reading.meetings.items():
        meeting = past.load(Meeting, ref)
        assert (row.status, row.day, row.opened_on) == (
            meeting.status,
            meeting.day,
            meeting.opened,
        )
        assert {one.member: one.proxy for one in row.present} == meeting.room
        assert {one.member for one in row.left} == meeting.left
        assert {*row.apologies} == meeting.apologies
        undecided = [item.decision for item in row.items if item.outcome == "proposed"]
        assert undecided == meeting.undecided


def without_narrative(row: object) -> object:
    """A row's facts: each narrative reduced to whether, or how many times, something was said."""
    if isinstance(row, dict):
        return {
            name: _how_many(value) if name in NARRATIVE_FIELDS else without_narrative(value)
            for name, value in row.items()
        }
    if isinstance(row, (list, tuple)):
        return [without_narrative(each) for each in row]
    return row


def _how_many(text: object) -> int:
    return len(text) if isinstance(text, (list, tuple)) else 0


def every_row(reading: Reading) -> dict[str, Row]:
    """Every row of every view, and of the timeline."""
    rows = {
        f"{view.name} {key}": row
        for view in every_view()
        for key, row in reading.rows(view).items()
    }
    told = reading.timeline.between(0, reading.position)
    return rows | {f"timeline {row.position}": row for row in told}


def facts_of(reading: Reading) -> dict[str, object]:
    """Every row of every view without its narratives."""
    return {name: without_narrative(asdict(row)) for name, row in every_row(reading).items()}


@given(st.sets(st.integers(1, len(whole_year()))))
def test_erasing_narratives_changes_nothing_but_narratives(redacted: set[int]) -> None:
    """§ 6: folding stands on facts only, so a redaction moves no barrier and loses no row."""
    history = [erased(told) if told.position in redacted else told for told in whole_year()]
    assert facts_of(read_views(history)) == facts_of(read_views(whole_year()))


def texts_in(thing: object) -> set[str]:
    """Every text held anywhere in a row."""
    if isinstance(thing, dict):
        return {text for value in thing.values() for text in texts_in(value)}
    if isinstance(thing, (list, tuple)):
        return {text for value in thing for text in texts_in(value)}
    return {thing} if isinstance(thing, str) else set()


def narratives(fact: Fact) -> set[str]:
    """What was said in words."""
    return {text for name in narrative_fields(type(fact)) for text in texts_in(getattr(fact, name))}


def test_what_is_erased_is_in_no_row() -> None:
    """Redaction reaches every view: erased words show nowhere, not even inside a sentence."""
    said = {text for told in whole_year() for text in narratives(told.fact)}
    reading = read_views(map(erased, whole_year()))
    shown = {text for row in every_row(reading).values() for text in texts_in(asdict(row))}
    assert ERASED in shown
    assert not [text for text in shown if any(words in text for words in said)]


def test_every_field_named_narrative_here_is_one_of_a_row() -> None:
    """A narrative misspelt above would make the property hold of nothing."""
    names: set[str] = set()
    for row in every_row(read_views(whole_year())).values():
        names |= field_names(asdict(row))
    assert names >= NARRATIVE_FIELDS


def field_names(thing: object) -> set[str]:
    """Every key in a row and in what it holds."""
    if isinstance(thing, dict):
        return {*thing} | {name for value in thing.values() for name in field_names(value)}
    if isinstance(thing, (list, tuple)):
        return {name for value in thing for name in field_names(value)}
    return set()


def told(ref: str) -> list[str]:
    """The story of something, as sentences."""
    return [row.sentence for row in read_views(year()).story(ref)]


def test_the_story_of_a_barrier_tells_its_decisions_actions_and_checks() -> None:
    """`barrier history`: everything that mattered to it, in order, and nothing of another's."""
    story = read_views(year()).story("B-0001")
    kinds = [row.kind for row in story]
    assert kinds[0] == "barrier-raised"
    assert {"decision-made", "interest-declared", "action-completed", "evidence-checked"} <= {
        *kinds
    }
    assert [row.position for row in story] == sorted(row.position for row in story)
    assert not [row for row in story if {"B-0003", "D-0004", "A-0001"} & {*row.about}]


def test_the_story_of_a_decision_tells_what_came_of_it() -> None:
    """`decision show`: put, deferred, put again, carried, and the barrier it moved."""
    assert [row.kind for row in read_views(year()).story("D-0001")] == [
        *("decision-proposed", "decision-deferred", "decision-put-again"),
        *("interest-declared", "decision-made", "barrier-escalated"),
    ]


def test_the_story_of_a_group_is_its_own() -> None:
    """A partnership's story goes from its establishment to its successor.

    What it raised is told of the barrier.
    """
    assert told("river") == [
        "river established at the operational tier, for river.",
        "river began with its first terms.",
        "river ended; county succeeds it, with river. Because: Merged",
    ]


def test_the_story_of_a_successor_tells_whom_it_followed() -> None:
    """E2: why a partnership checks what another raised is part of its own story."""
    assert "river ended; county succeeds it, with river. Because: Merged" in told("county")


def test_the_story_of_an_action_and_of_a_meeting_are_their_own() -> None:
    """What was said of one thing is not buried in another's story."""
    assert len(told("A-0003")) == 3
    assert told("M-0004") == [
        "M-0004 of board scheduled for 1 October 2026.",
        "M-0004 cancelled. Because: Too few can come",
    ]


def test_nothing_has_no_story() -> None:
    """An unknown reference is answered with nothing, not with a fault."""
    assert read_views(year()).story("B-9999") == ()


def test_a_story_carries_both_dates_and_who_recorded_it() -> None:
    """Late recording is shown: when it took effect, and when it was written down."""
    row = read_views(year()).story("M-0001")[0]
    assert row.on == date(2026, 3, 2)
    assert row.recorded_at == datetime(2026, 12, 31, 12, tzinfo=UTC)
    assert (row.actor, row.command) == ("project-team", "meeting schedule")
