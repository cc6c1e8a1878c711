"""After a command the views tell all of it; where they are far behind, the next reader's do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cfworkflow import Workflow
from cfworkflow.as_of.kept import keeper_of, kept_views
from cfworkflow.audit.log import Log
from cfworkflow.cli import beside, kept
from cfworkflow.cli.kept import keep, up_to_date
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import EstablishGroup
from cfworkflow.projections.pending import Gathered
from cfworkflow.store.opening import MEMORY
from tests.cli.stores import Stores
from tests.cli.terminal import Desk
from tests.projections.a_kept_store import assert_as_folded

RAISE = "barrier raise peterborough --title 'No address, no account'"


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> Desk:
    """A desk with a small programme, whose views are up to date."""
    desk = stores.copy("programme", tmp_path / "cfworkflow.db")
    desk.done("status")
    assert behind(desk) == 0
    return desk


def recorded_by_another(desk: Desk, count: int = 1) -> tuple[Recorded, ...]:
    """Put so many facts on record as a program would that keeps no views; the last of them."""
    with Workflow.open(str(desk.store)) as record:
        for number in range(count):
            raised = RaiseBarrier(group="peterborough", title=f"Barrier {number}")
            outcome = record.do(raised)
            assert len(outcome.facts) == 1
    return tuple(outcome.facts)


def behind(desk: Desk) -> int:
    """How many facts the views do not tell of yet."""
    views = kept_views(str(desk.store))
    made = views.generation()
    assert made is not None
    assert made.live
    return views.head() - made.position


def logged(desk: Desk) -> int:
    """How many facts the log has its leaves of."""
    return Log(kept_views(str(desk.store)).connection).size()


def assert_all_told(desk: Desk) -> None:
    """The views as they are kept, brought up to date by nobody here, are a fold of all facts."""
    with Workflow.open(str(desk.store)) as record:
        history = [*record.history()]
    views = kept_views(str(desk.store))
    assert views.is_up_to_date()
    for position in (1, len(history) - 3, len(history) - 1, len(history)):
        assert_as_folded(views.as_of(position), history[:position])
        views.let_go()


class Heard:
    """A second process that is listened to: the positions that were handed over to it."""

    def __init__(self, writer: beside.Beside) -> None:
        self._writer = writer
        self.reached: list[int] = []

    def write(self, generation: int, begun: int, reached: int, gathered: Gathered) -> bool:
        """Hand a batch over."""
        self.reached.append(reached)
        return self._writer.write(generation, begun, reached, gathered)

    def wait(self) -> bool:
        """Wait until all is written."""
        return self._writer.wait()


@pytest.fixture
def second_processes(monkeypatch: pytest.MonkeyPatch) -> list[Heard]:
    """Every second process that is begun from now on."""
    begun: list[Heard] = []
    begin = beside.writing_beside

    @contextmanager
    def begin_and_listen(url: str) -> Iterator[Heard]:
        with begin(url) as writer:
            assert writer is not None
            begun.append(Heard(writer))
            yield begun[-1]

    monkeypatch.setattr(beside, "writing_beside", begin_and_listen)
    return begun


def test_after_a_command_the_views_tell_of_it(desk: Desk) -> None:
    """The next reader has nothing to fold; the log has the leaf of every fact too."""
    desk.done(RAISE)
    assert_all_told(desk)
    assert logged(desk) == desk.facts


@pytest.mark.parametrize("others", [1, 2, 7])
def test_a_command_also_takes_in_what_others_recorded_before(desk: Desk, others: int) -> None:
    """Another program's facts came between: none is skipped, none taken for the command's own."""
    recorded_by_another(desk, others)
    assert behind(desk) == others
    desk.done(RAISE)
    assert_all_told(desk)
    assert logged(desk) == desk.facts


def test_what_another_took_in_meanwhile_is_not_taken_in_twice(desk: Desk) -> None:
    """Between a command and its keeping, someone read: the views told all of it already."""
    facts = recorded_by_another(desk)
    up_to_date(str(desk.store))
    keep(str(desk.store), facts)
    assert_all_told(desk)


def test_what_others_recorded_after_a_command_is_left_to_them_or_taken_in(desk: Desk) -> None:
    """Between a command and its keeping, another recorded more: what is told has no gap."""
    facts = recorded_by_another(desk)
    recorded_by_another(desk, 2)
    keep(str(desk.store), facts)
    assert behind(desk) in {0, 2}
    desk.done(RAISE)
    assert_all_told(desk)


def test_views_that_are_as_far_behind_as_may_be_are_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few facts are folded before anyone could notice: there is no reader to leave them to."""
    monkeypatch.setattr(kept, "FEW", 2)
    recorded_by_another(desk)
    desk.done(RAISE)
    assert_all_told(desk)
    assert logged(desk) == desk.facts


@pytest.mark.parametrize("others", [2, 6])
def test_views_that_are_far_behind_are_left_to_the_next_reader(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, others: int
) -> None:
    """A command is not kept waiting for others' facts, and the next reader folds them.

    The log is behind for nobody: each append brings its own leaves.
    """
    monkeypatch.setattr(kept, "FEW", 2)
    recorded_by_another(desk, others)
    answer = desk.done(RAISE)
    assert "views are behind" not in answer.err
    assert behind(desk) == others + 1
    assert logged(desk) == desk.facts
    shown = desk.done("barrier list").out
    assert "No address, no account" in shown
    assert all(f"Barrier {number}" in shown for number in range(others))
    assert_all_told(desk)


def test_where_no_views_were_made_yet_a_command_on_a_long_record_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of the record would be to fold: that too is left to the next reader."""
    monkeypatch.setattr(kept, "FEW", 2)
    with Workflow.open(str(tmp_path / "other.db"), create=True) as record:
        for name in ("river", "fen", "forest"):
            record.do(EstablishGroup(group=name, tier="operational", areas=(name,)))
    other = Desk(tmp_path / "other.db")
    other.done("barrier raise river --title 'No bus'")
    assert not kept_views(str(other.store)).is_up_to_date()
    assert "No bus" in other.done("barrier list").out
    assert_all_told(other)


@pytest.mark.parametrize(("others", "processes"), [(4, 0), (5, 1), (9, 1)])
def test_the_next_reader_has_a_second_process_where_much_is_behind(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    second_processes: list[Heard],
    others: int,
    processes: int,
) -> None:
    """What it shows is what one process alone would show."""
    recorded_by_another(desk, others)
    alone = Desk(Path(shutil.copyfile(desk.store, desk.store.with_name("alone.db"))))
    expected = alone.done("barrier list")
    assert second_processes == []
    monkeypatch.setattr(kept, "MANY", 5)
    shown = desk.done("barrier list")
    assert [heard.reached for heard in second_processes] == [[desk.facts]] * processes
    assert (shown.out, shown.err) == (expected.out, expected.err)
    assert_all_told(desk)


def test_a_command_then_leaves_it_to_a_reader_with_a_second_process(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, second_processes: list[Heard]
) -> None:
    """The command itself begins none, however much is behind."""
    monkeypatch.setattr(kept, "FEW", 2)
    monkeypatch.setattr(kept, "MANY", 5)
    recorded_by_another(desk, 6)
    desk.done(RAISE)
    assert behind(desk) == 7
    assert second_processes == []
    assert "No address, no account" in desk.done("barrier list").out
    assert [heard.reached for heard in second_processes] == [[desk.facts]]
    assert_all_told(desk)


def test_views_made_anew_of_a_long_record_have_a_second_process(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, second_processes: list[Heard]
) -> None:
    """Where views are up to date, all of the record is yet to fold for those made anew."""
    monkeypatch.setattr(kept, "MANY", 5)
    url = str(desk.store)
    assert kept.catch_up(url, keeper_of(url), "Making the views", anew=True) == desk.facts
    assert [heard.reached for heard in second_processes] == [[desk.facts]]
    assert_all_told(desk)


def test_nothing_is_kept_of_what_is_only_in_memory(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`memory:` is no file, and none comes of it."""
    facts = recorded_by_another(desk)
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    keep(MEMORY, facts)
    assert list(folder.iterdir()) == []
