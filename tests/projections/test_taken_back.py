"""Views after an undo: every row stands as before, and what stood meanwhile is still seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cfworkflow.domain.barrier.commands import RaiseBarrier, ReferBarrier
from cfworkflow.domain.correction.commands import Correct, Undo
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.vision.commands import StateVision
from cfworkflow.projections import folding
from cfworkflow.projections.diff import changes
from cfworkflow.projections.keeper import Keeper
from cfworkflow.projections.pending import Gathered
from cfworkflow.projections.reading import Reading
from cfworkflow.projections.view import EVERY
from tests.projections.a_kept_store import (
    VIEWS,
    assert_as_folded,
    assert_latest,
    batches_of,
    connected,
    dated,
    keeper_on,
    kept,
    telling,
    write,
)
from tests.projections.a_year import Programme, begun, whole_steps

AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)

ONCE_SET_UP = 15
walks = st.dictionaries(
    st.integers(ONCE_SET_UP, len(whole_steps()) - 1), st.integers(1, 4), max_size=12
)
"""After which of the steps of a year how many commands are taken back."""


def a_year_with(walks: dict[int, int]) -> tuple[Recorded, ...]:
    """The year, some of it taken back on the way; what can't be done after that is left out."""
    programme = Programme()

    def send(command: Any, day: str) -> None:  # noqa: ANN401 - of any kind
        try:
            programme.on(day, command)
        except (Refusal, Unknown):
            return

    for number, step in enumerate(whole_steps()):
        send(step.command, step.day)
        for _ in range(walks.get(number, 0)):
            send(Undo(), "12-31")
    return programme.history()


def rows_of(reading: Reading) -> dict[str, list[tuple[str, Any]]]:
    """Every row of every view, in order."""
    return {view.name: [*reading.rows(view).items()] for view in VIEWS}


@settings(max_examples=25, phases=AS_DRAWN)
@given(walks)
def test_after_an_undo_every_row_stands_as_it_stood_before(walks: dict[int, int]) -> None:
    """I4: what one command did is gone from all views, in the order it was done and no further."""
    reading, stood = Reading(), []
    command = ""
    for told in a_year_with(walks):
        if told.fact.NAME == "command-undone":
            reading.take(told)
            assert rows_of(reading) == stood.pop()
            continue
        if told.command_id != command:
            command = told.command_id
            stood.append(rows_of(reading))
        reading.take(told)


@settings(max_examples=25, phases=AS_DRAWN)
@given(walks, st.integers(1, 60), st.lists(st.integers(0, 200), max_size=3), st.data())
def test_kept_views_go_back_as_a_fresh_fold_does(
    tmp_path_factory: pytest.TempPathFactory,
    walks: dict[int, int],
    batch: int,
    stops: list[int],
    data: st.DataObject,
) -> None:
    """Design § 8: at every position, however they were brought up to date."""
    history = a_year_with(walks)
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    for stop in sorted(stops):
        with batches_of(batch), kept(path) as keeper:
            keeper.catch_up(telling(history[:stop]))
    with batches_of(batch), kept(path) as keeper:
        keeper.catch_up(telling(history))
        assert_as_folded(keeper.as_of(), history)
        undone = [told.position for told in history if told.fact.NAME == "command-undone"]
        turns = sorted({*undone[-3:], *(each - 1 for each in undone[:3]), len(history) // 2})
        for position in turns:
            assert_as_folded(keeper.as_of(position), history[:position])
        view = data.draw(st.sampled_from(VIEWS))
        expected = dated(view, history)
        words = {EVERY, *(word for row in expected.values() for word in view.facets(row))}
        for word in sorted(words):
            assert_latest(keeper.as_of().rows(view), expected, word, 2)


@settings(max_examples=10, phases=AS_DRAWN)
@given(walks, st.integers(1, 20))
def test_what_was_let_go_of_meanwhile_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, walks: dict[int, int], batch: int
) -> None:
    """A long history keeps little at hand: what stood before comes from the tables."""
    history = a_year_with(walks)
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    with (
        pytest.MonkeyPatch.context() as patch,
        batches_of(batch),
        connected(path) as connection,
    ):
        patch.setattr(folding, "MOST_AT_HAND", 2)
        keeper = keeper_on(connection)
        keeper.catch_up(telling(history), anew=True)
        assert_as_folded(keeper.as_of(), history)


def test_nothing_is_taken_from_the_record_by_looking_at_it_later() -> None:
    """Anchors: what stood for a while is still seen as of then."""
    programme = Programme()
    for step in whole_steps()[:20]:
        programme.on(step.day, step.command)
    before, head = programme.read(), len(programme.history())
    programme.on("12-31", Undo())
    as_of = Reading()
    for told in programme.history()[:head]:
        as_of.take(told)
    assert rows_of(as_of) == rows_of(before) != rows_of(programme.read())


def test_a_difference_says_what_went_back_and_what_is_gone() -> None:
    """Anchors: the state after each change; an undo is a change like any other."""
    programme = begun().on("02-01", RaiseBarrier(group="county", title="No bus"))
    raised = programme.read()
    programme.on("02-02", ReferBarrier(barrier="B-0001"))
    referred = programme.read()
    programme.on("12-31", Undo())
    back = programme.read()
    assert [each.sentence for each in changes(referred, back)] == ["B-0001 went back."]
    assert [each.sentence for each in changes(raised, back)] == []
    programme.on("12-31", Undo(), AppointMember(group="tactical", member="late"))
    appointed = programme.read()
    assert [each.sentence for each in changes(back, appointed)] == [
        "B-0001 was taken back.",
        "late was appointed to tactical as member.",
    ]
    programme.on("12-31", Undo())
    assert [each.sentence for each in changes(appointed, programme.read())] == [
        "The appointment of late to tactical was taken back."
    ]
    programme.on("12-31", EstablishGroup(group="dale", tier="operational", overseen_by="tactical"))
    there = programme.read()
    programme.on("12-31", Undo())
    assert [each.sentence for each in changes(there, programme.read())] == ["dale was taken back."]


def test_what_people_call_by_a_name_is_told_with_what_it_is() -> None:
    """A name alone would not say whether a vision, a theme or a measure was put right."""
    programme = begun().on("02-01", StateVision(vision="trust", title="Trusst"))
    before = programme.read()
    slip = Correct(thing="vision:trust", changes={"title": "Trust"}, because="A slip")
    right = programme.on("12-31", slip).read()
    assert [each.sentence for each in changes(before, right)] == ["Vision trust was put right."]
    programme.on("12-31", Undo(), Undo())
    assert [each.sentence for each in changes(right, programme.read())] == [
        "Vision trust was taken back."
    ]


def test_a_difference_says_what_was_put_right() -> None:
    """I3: a correction is no step of the path."""
    programme = begun().on("02-01", RaiseBarrier(group="county", title="No buss"))
    before = programme.read()
    slip = Correct(thing="barrier:B-0001", changes={"title": "No bus"}, because="A slip")
    programme.on("12-31", slip)
    assert [each.sentence for each in changes(before, programme.read())] == [
        "B-0001 was put right."
    ]


class Lagging:
    """A writer that writes nothing until it is waited for, as one beside may."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._handed_over: list[tuple[int, int, int, Gathered]] = []

    def write(self, generation: int, begun: int, reached: int, gathered: Gathered) -> bool:
        """Take a batch over."""
        self._handed_over.append((generation, begun, reached, gathered))
        return True

    def wait(self, but: int = 0) -> bool:
        """Write what was handed over, but the last so many batches."""
        while len(self._handed_over) > but:
            if not self._keeper.write(*self._handed_over.pop(0)):
                return False
        return True


@pytest.mark.parametrize("batch", [1, 7, 1_000])
def test_what_another_process_has_not_written_yet_is_waited_for(tmp_path: Path, batch: int) -> None:
    """Rows stand again as they are read back: all before an undo has to be there by then."""
    history = a_year_with({18: 2, 25: 1, 26: 3, 40: 2})
    path = write(tmp_path / "a.db", history)
    with batches_of(batch), kept(path) as keeper, kept(path) as beside:
        keeper.catch_up(telling(history), anew=True, writer=Lagging(beside))
        assert_as_folded(keeper.as_of(), history)
