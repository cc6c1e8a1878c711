"""View `learnings`, and the log: successes beside failures, and whether change is real."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.learning.commands import LinkLearning, ShareLearning, TakeUpLearning
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme, ThemeBarrier
from cfworkflow.projections.changed_learning import learning
from cfworkflow.projections.learning_log import (
    Answered,
    Change,
    counted_under,
    learning_log,
    log_of_theme,
)
from cfworkflow.projections.learnings import LEARNINGS, Link, TakenUp
from cfworkflow.projections.status import programme_status
from cfworkflow.projections.themes import THEMES
from cfworkflow.projections.waiting import UNHEARD, WaitingLearning
from tests.projections.a_year import Programme, begun

SHARED = date(2026, 2, 3)


def learned() -> Programme:
    """Two barriers under one theme; a failure about one of them, a success about the theme."""
    return (
        begun()
        .on(
            "02-01",
            NameTheme(theme="letters", title="Letters"),
            NameTheme(theme="waiting", title="Waiting"),
            RaiseBarrier(group="county", title="Unread", areas=("city",)),
            RaiseBarrier(group="county", title="Unsent"),
            ThemeBarrier(barrier="B-0001", theme="letters"),
            ThemeBarrier(barrier="B-0002", theme="letters"),
        )
        .on(
            "02-03",
            ShareLearning(
                group="county",
                outcome="failure",
                title="Nobody reads them",
                description="Twelve were sent",
                findings="Ring first",
                petals=("homelessness",),
                areas=("city",),
                barriers=("B-0001",),
            ),
            ShareLearning(group="river", outcome="success", title="A call", themes=("letters",)),
            ShareLearning(group="river", outcome="mixed", title="A walk"),
        )
    )


def checked() -> Programme:
    """Both barriers are closed; of one change it was asked whether it is real."""
    return learned().on(
        "04-01",
        ReferBarrier(barrier="B-0001"),
        ReferBarrier(barrier="B-0002"),
        AddressBarrier(barrier="B-0001", how="Calls"),
        CheckEvidence(
            barrier="B-0001", met=True, beneficial=True, sustainable=False, findings="Answered"
        ),
        AddressBarrier(barrier="B-0002", how="Stamps"),
        CheckEvidence(barrier="B-0002", met=True, beneficial=False, findings="Sent"),
    )


def test_what_was_learned_stands_in_a_row() -> None:
    """Who, from what, what happened, and what they would do differently."""
    row = learned().read().rows(LEARNINGS)["L-0001"]
    assert (row.group, row.outcome, row.status, row.shared_on) == (
        *("county", "failure", "shared"),
        SHARED,
    )
    assert (row.title, row.description, row.findings) == (
        *("Nobody reads them", "Twelve were sent", "Ring first"),
    )
    assert (row.petals, row.areas) == (("homelessness",), ("city",))
    [link] = row.links
    assert link == Link("barrier", "B-0001", SHARED, link.at)


def test_a_part_of_a_row_knows_which_fact_said_it() -> None:
    """So that a correction of that fact finds it."""
    programme = learned().on(
        "03-01",
        LinkLearning(learning="L-0001", theme="waiting"),
        TakeUpLearning(learning="L-0001", how="Calls first"),
    )
    row = programme.read().rows(LEARNINGS)["L-0001"]
    positions = {told.position: told.fact.NAME for told in programme.history()}
    on = date(2026, 3, 1)
    assert [positions[link.at] for link in row.links] == ["learning-linked"] * 2
    [taken] = row.taken_up
    assert taken == TakenUp(on, "tactical", "Calls first", taken.at)
    assert positions[taken.at] == "learning-taken-up"
    assert (row.status, row.changed_on) == ("taken_up", on)


def test_learning_is_found_by_who_shared_it_and_who_took_it_up() -> None:
    """And by what it is about."""
    rows = learned().on("03-01", TakeUpLearning(learning="L-0001", how="Calls")).read()
    for word in ("group:county", "group:tactical", "barrier:B-0001", "outcome:failure"):
        assert rows.rows(LEARNINGS).keys_where(word) == ["L-0001"], word


def test_the_log_has_successes_and_failures_side_by_side() -> None:
    """What is about a barrier stands under its theme; what is under none comes last."""
    letters, none = learning_log(learned().read()).themes
    assert (letters.theme, letters.title, none.theme, none.title) == (
        *("letters", "Letters"),
        *(None, None),
    )
    assert [row.learning for row in letters.successes] == ["L-0002"]
    assert [row.learning for row in letters.failures] == ["L-0001"]
    assert letters.mixed == ()
    assert [row.learning for row in none.mixed] == ["L-0003"]


def test_the_log_follows_retired_themes() -> None:
    """Learning goes where its theme went, and is told of once there."""
    told = learned().on(
        "03-01",
        LinkLearning(learning="L-0001", theme="waiting"),
        RetireTheme(theme="letters", into="waiting", because="The same"),
    )
    waiting, _ = learning_log(told.read()).themes
    assert waiting.theme == "waiting"
    assert [row.learning for row in waiting.failures] == ["L-0001"]
    assert waiting == log_of_theme(told.read(), "waiting")


def test_whether_change_is_real_is_counted_where_it_was_asked() -> None:
    """Of the closed barriers: found so, of those asked; not asked is neither yes nor no."""
    told = learning_log(checked().read())
    assert told.change == Change(2, 2, Answered(1, 2), Answered(0, 1), Answered(0, 0))
    assert told.themes[0].change == told.change


@pytest.mark.parametrize("barrier", ["B-0001", "B-0002"])
def test_barriers_that_were_not_closed_tell_of_no_change(barrier: str) -> None:
    """One withdrawn was not mended, whoever asks."""
    told = learned().on("03-01", WithdrawBarrier(barrier=barrier, because="Twice"))
    none = Answered(0, 0)
    assert learning_log(told.read()).change == Change(2, 0, none, none, none)


def test_a_theme_says_how_much_is_under_it() -> None:
    """Barriers, those of them that are not over, and what was learned."""
    reading = learned().on("03-01", WithdrawBarrier(barrier="B-0002", because="Twice")).read()
    counted = counted_under(reading, reading.rows(THEMES)["letters"])
    assert (counted.barriers, counted.still_open, counted.learning) == (2, 1, 2)


def test_nothing_is_under_a_theme_that_went_into_another() -> None:
    """What was under it is counted once, where it went."""
    told = learned().on("03-01", RetireTheme(theme="letters", into="waiting", because="Alike"))
    reading = told.on("03-02", LinkLearning(learning="L-0003", theme="waiting")).read()
    themes = reading.rows(THEMES)
    before, after = (counted_under(reading, themes[name]) for name in ("letters", "waiting"))
    assert (before.barriers, before.learning) == (0, 0)
    assert (after.barriers, after.learning) == (2, 3)


def test_the_story_of_a_barrier_tells_what_was_learned_from_it() -> None:
    """Contract report: a flow of information; it leads from the barrier to the learning."""
    told = learned().on("03-01", TakeUpLearning(learning="L-0001", how="Calls")).read()
    kinds = [row.kind for row in told.story("B-0001")]
    assert kinds == [
        *("barrier-raised", "barrier-themed"),
        *("learning-shared", "learning-linked", "learning-taken-up"),
    ]


def test_learning_nobody_takes_up_is_told_of_after_a_while() -> None:
    """ToR, Purpose: learning is taken from the partnerships, so what waits is seen; then not."""
    last = date.fromordinal(SHARED.toordinal() + UNHEARD)
    reading = learned().on("02-04", TakeUpLearning(learning="L-0002", how="Calls")).read()
    assert programme_status(reading, last).learning_waiting == ()
    after = date.fromordinal(last.toordinal() + 1)
    first, second = programme_status(reading, after).learning_waiting
    assert first == WaitingLearning(
        "L-0001", "Nobody reads them", "county", "failure", SHARED, UNHEARD + 1
    )
    assert second.learning == "L-0003"


def test_what_became_of_learning_is_told_in_a_sentence() -> None:
    """What changed between two moments: linked to what, taken up by whom."""
    was = learned().read().rows(LEARNINGS)["L-0002"]
    now = (
        learned()
        .on(
            "03-01",
            LinkLearning(learning="L-0002", barrier="B-0002"),
            TakeUpLearning(learning="L-0002", how="Calls"),
            TakeUpLearning(learning="L-0002", group="board", how="Money for calls"),
        )
        .read()
        .rows(LEARNINGS)["L-0002"]
    )
    assert learning(was, now) == (
        "L-0002 was linked to B-0002 and was taken up by tactical, board."
    )
