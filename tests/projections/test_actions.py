"""View `actions`: owner, due date, and how it goes."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.action.commands import (
    AddAction,
    CompleteAction,
    DropAction,
    StartAction,
)
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.projections.actions import Note
from cfworkflow.projections.reading import read_views
from tests.projections.a_year import Programme, begun, year
from tests.projections.placeless import plain

DUE = date(2026, 6, 1)


def added() -> Programme:
    """An action of the tactical group on a barrier, due on 1 June."""
    action = AddAction(
        barrier="B-0001", group="tactical", owner="mind", due=DUE, title="Write a guide"
    )
    return begun().on("02-01", RaiseBarrier(group="county", title="Waiting"), action)


def test_an_action_has_an_owner_and_a_due_date() -> None:
    """A line of the plan says who does what by when."""
    row = added().read().actions["A-0001"]
    assert (row.barrier, row.plan, row.group, row.owner) == (
        *("B-0001", "barriers"),
        *("tactical", "mind"),
    )
    assert (row.title, row.due, row.status, row.notes) == ("Write a guide", DUE, "open", ())


def test_a_started_action_is_in_progress() -> None:
    """The date of the last change tells an idle action from one that moves."""
    row = added().on("03-01", StartAction(action="A-0001")).read().actions["A-0001"]
    assert (row.status, row.added_on, row.changed_on) == (
        "in_progress",
        date(2026, 2, 1),
        date(2026, 3, 1),
    )


def test_notes_stand_newest_last_and_say_of_what() -> None:
    """What was reported, finished and reopened is read in the order it happened."""
    row = read_views(year()).actions["A-0002"]
    on = date(2026, 4, 10)
    assert plain(row.notes) == (
        Note(on, "progress", "A draft is out"),
        Note(on, "done", "Printed"),
        Note(on, "reopened", "A page is missing"),
    )
    assert (row.status, row.owner, row.due) == ("open", "mind", date(2027, 6, 1))


def test_a_dropped_action_says_why() -> None:
    """What will not be done stays on record."""
    dropped = DropAction(action="A-0001", because="Counted elsewhere")
    row = added().on("05-01", dropped).read().actions["A-0001"]
    assert (row.status, row.notes[-1].text) == ("dropped", "Counted elsewhere")


@pytest.mark.parametrize(
    ("day", "overdue"), [(date(2026, 5, 31), False), (DUE, False), (date(2026, 6, 2), True)]
)
def test_an_action_is_overdue_from_the_day_after_it_was_due(day: date, *, overdue: bool) -> None:
    """What is due on a day can be done all that day."""
    assert added().read().actions["A-0001"].overdue(day) is overdue


def test_a_done_action_is_never_overdue() -> None:
    """Overdue means still to be done."""
    row = added().on("07-01", CompleteAction(action="A-0001")).read().actions["A-0001"]
    assert (row.status, row.notes) == ("done", ())
    assert not row.overdue(date(2026, 12, 31))
