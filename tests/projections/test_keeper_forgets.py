"""Views repeat what facts say. Once a text was erased, no row holds it, whatever went on then."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfworkflow import Workflow
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.projections.comparing import differences, fold_afresh
from cfworkflow.projections.keeper import Keeper
from cfworkflow.projections.pending import Gathered
from cfworkflow.store.skim import history_in
from tests.projections.a_kept_store import (
    VIEWS,
    assert_rows_as_folded,
    batches_of,
    kept,
    made_by,
    write,
)
from tests.projections.a_year import year

THING = "barrier:B-0001"
SAID = "Zoë Quince of 7 Mill Lane"
YEAR = year()[:60]
RAISED = next(told.position for told in YEAR if told.fact.NAME == "barrier-raised")


def told_secretly() -> list[Recorded]:
    """The year's first facts; the first barrier's title holds what will have to go."""
    return [
        replace(told, fact=told.fact.model_copy(update={"title": SAID}))
        if told.position == RAISED
        else told
        for told in YEAR
    ]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the secret, of which nothing is kept yet."""
    return write(tmp_path_factory.mktemp("store") / "original.db", told_secretly())


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(original, tmp_path / "a.db"))


def erase(path: Path, thing: str = THING) -> None:
    """Have the texts about a thing erased; the views are told nothing."""
    with Workflow.open(str(path)) as record:
        record.do(RedactNarratives(thing=thing, reason="Asked for", authority="The DPO"))


def catch_up(
    keeper: Keeper, *, anew: bool = False, watch: Callable[[int], None] | None = None
) -> int:
    """Catch up with what is on record now, as the command line does."""
    history = history_in(keeper.connection)
    return keeper.catch_up(history, anew=anew, progress=watch)


def tables(keeper: Keeper) -> list[str]:
    """The tables in which views are kept."""
    there = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'kept_*'"
    return [str(name) for (name,) in keeper.connection.execute(there).fetchall()]


def rows_with(keeper: Keeper, text: str) -> list[str]:
    """The tables in which a text stands, in any row there is, past or present."""
    sought = text.encode()
    return [
        table
        for table in tables(keeper)
        for row in keeper.connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
        if any(sought in (cell if isinstance(cell, bytes) else str(cell).encode()) for cell in row)
    ]


def assert_forgotten(path: Path) -> None:
    """No row holds it, one generation stands, and that is a fresh fold at every position."""
    with kept(path) as keeper, Workflow.open(str(path)) as record:
        assert catch_up(keeper) == keeper.head()
        assert rows_with(keeper, SAID) == []
        assert_sound(keeper)
        history = [*record.history()]
        for position in (0, RAISED, RAISED + 1, len(history) // 2, len(history)):
            assert_rows_as_folded(keeper.as_of(position), history[:position])


def assert_sound(keeper: Keeper) -> None:
    """Every row there ever was is as a fresh fold of what is on record makes it."""
    [made] = keeper.generations()
    assert made.live
    numbers = {name.rpartition("_")[2] for name in tables(keeper)} - {"generation"}
    assert numbers == {str(made.number)}
    history = history_in(keeper.connection)
    fold_afresh(keeper.connection, history, made.position, VIEWS, lambda _: None)
    assert [*differences(keeper.connection, made)] == []


class CutOff(Exception):  # noqa: N818 - what happened, no error of the program's
    """The power went."""


def cut_off_at(position: int) -> Callable[[int], None]:
    """What ends a catching up when it has come so far."""

    def watch(reached: int) -> None:
        if reached >= position:
            raise CutOff

    return watch


def kept_up_to(path: Path, position: int, *, anew: bool = False) -> None:
    """Views that were being made when the power went."""
    with batches_of(10), kept(path) as keeper, pytest.raises(CutOff):
        catch_up(keeper, anew=anew, watch=cut_off_at(position))


def test_live_views_forget_what_was_erased(path: Path) -> None:
    """They held it before, at every position from the fact on."""
    with kept(path) as keeper:
        catch_up(keeper)
        assert rows_with(keeper, SAID)
    erase(path)
    assert_forgotten(path)


def test_views_never_made_hold_it_at_no_time(path: Path) -> None:
    """They are made of what is left."""
    erase(path)
    assert_forgotten(path)


def test_a_making_that_was_cut_off_is_not_gone_on_with(path: Path) -> None:
    """It holds the text, and it would be resumed."""
    kept_up_to(path, 30)
    with kept(path) as keeper:
        assert rows_with(keeper, SAID)
    erase(path)
    assert_forgotten(path)


def test_a_making_anew_that_was_cut_off_goes_with_the_live_one(path: Path) -> None:
    """Both hold it: neither is left lying in the file."""
    with kept(path) as keeper:
        catch_up(keeper)
    kept_up_to(path, 30, anew=True)
    with kept(path) as keeper:
        assert len({name.rpartition("_")[2] for name in rows_with(keeper, SAID)}) == 2
    erase(path)
    assert_forgotten(path)


def test_a_making_anew_begun_after_the_erasure_is_gone_on_with(path: Path) -> None:
    """Nothing that was erased can be in it: what is done is not done twice."""
    erase(path)
    kept_up_to(path, 40)
    with kept(path) as keeper, batches_of(10):
        [before] = keeper.generations()
        assert keeper.going_on_from() == before.position == 40
        seen: list[int] = []
        catch_up(keeper, watch=seen.append)
        assert seen[0] == 50
        assert [made.number for made in keeper.generations()] == [before.number]
    assert_forgotten(path)


def test_views_made_by_other_folds_go_too(path: Path) -> None:
    """A program of another version left them there, whole or not."""
    with made_by("older"):
        with kept(path) as keeper:
            catch_up(keeper)
        kept_up_to(path, 30, anew=True)
    erase(path)
    assert_forgotten(path)


def test_where_it_goes_on_from_is_told_before(path: Path) -> None:
    """From the beginning, once a text was erased since: so a making anew can be told as one."""
    with kept(path) as keeper:
        assert keeper.going_on_from() == 0
        head = catch_up(keeper)
        assert keeper.going_on_from() == head
        assert keeper.going_on_from(anew=True) == 0
        erase(path)
        assert keeper.going_on_from() == 0
        catch_up(keeper)
        assert keeper.going_on_from() == head + 1


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize("when", [10, 30, 50])
def test_an_erasure_while_views_are_being_made_begins_them_anew(
    path: Path, when: int, *, anew: bool
) -> None:
    """What was folded before holds the text, what comes after does not; so neither is kept."""
    if anew:
        with kept(path) as keeper:
            catch_up(keeper)
    done: list[int] = []

    def watch(position: int) -> None:
        if position == when and not done:
            done.append(position)
            erase(path)

    with batches_of(10), kept(path) as keeper:
        assert catch_up(keeper, anew=anew, watch=watch) == len(YEAR) + 1
        assert rows_with(keeper, SAID) == []
    assert done
    assert_forgotten(path)


@pytest.mark.parametrize("upto", [10, 30, 50, 100])
def test_who_folded_it_cannot_write_it_after_another_has_forgotten(path: Path, upto: int) -> None:
    """Another begins anew and comes just as far: what the first has at hand is not gone on with."""
    done: list[int] = []

    def forgotten_by_another(position: int) -> None:
        if position == 30 and not done:
            done.append(position)
            erase(path)
            with kept(path) as other, suppress(CutOff):
                catch_up(other, watch=cut_off_at(upto))

    with batches_of(10), kept(path) as keeper:
        catch_up(keeper, watch=forgotten_by_another)
        assert rows_with(keeper, SAID) == []
    assert done
    assert_forgotten(path)


class Late:
    """A writer that holds back what it was handed, and writes it when it is too late."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self.waiting: list[tuple[int, int, int, Gathered]] = []

    def write(self, generation: int, begun: int, reached: int, gathered: Gathered) -> bool:
        """Take it, and say that all is well."""
        self.waiting.append((generation, begun, reached, gathered))
        return True

    def wait(self, but: int = 0) -> bool:
        """Never there."""
        return but > len(self.waiting)

    def write_now(self) -> list[bool]:
        """Write it all."""
        return [self._keeper.write(*batch) for batch in self.waiting]


def test_a_batch_that_waited_in_a_second_process_comes_too_late(path: Path) -> None:
    """The generation it was for is gone, and no later one ever has its number."""
    with batches_of(10), kept(path) as keeper, kept(path) as other:
        late = Late(other)
        with pytest.raises(CutOff):
            keeper.catch_up(
                history_in(keeper.connection), writer=late, progress=cut_off_at(RAISED + 10)
            )
        erase(path)
        with kept(path) as third, suppress(CutOff):
            catch_up(third, watch=cut_off_at(10))
        assert late.write_now() == [False] * len(late.waiting)
    assert late.waiting
    assert_forgotten(path)


def test_numbers_of_generations_go_on(path: Path) -> None:
    """However often views are forgotten."""
    numbers = []
    for thing in (THING, "group:tactical", "barrier:B-0002"):
        with kept(path) as keeper:
            catch_up(keeper)
            numbers += [made.number for made in keeper.generations()]
        erase(path, thing)
    assert numbers == sorted(set(numbers))


def failing_from(number: int) -> Callable[..., bool]:
    """What lets no statement happen from the one of this number on."""
    seen = 0

    def look(_cursor: object, _sql: str, _given: object) -> bool:
        nonlocal seen
        seen += 1
        if seen >= number:
            raise CutOff
        return True

    return look


@pytest.fixture
def copies(path: Path) -> Callable[[], Path]:
    """What gives a store whose live views hold what was erased since."""
    with kept(path) as keeper:
        catch_up(keeper)
    erase(path)
    number = iter(range(10_000))
    return lambda: Path(shutil.copy(path, path.with_name(f"{next(number)}.db")))


def test_wherever_forgetting_is_cut_off_the_next_one_finishes_it(
    copies: Callable[[], Path],
) -> None:
    """Before the first statement, in the middle of dropping, in the middle of making anew."""
    number, ended = 1, False
    while not ended:
        path = copies()
        with batches_of(20), kept(path) as keeper:
            keeper.connection.exec_trace = failing_from(number)
            try:
                catch_up(keeper)
                ended = True
            except CutOff:
                keeper.connection.exec_trace = None
        with kept(path) as keeper:
            catch_up(keeper)
            assert rows_with(keeper, SAID) == [], number
            assert_sound(keeper)
        path.unlink()
        number += 7
    assert number > 100


def test_facts_in_memory_are_not_taken_for_those_on_record(path: Path) -> None:
    """Who recorded them hands them over as said; by then they may have been erased."""
    from cfworkflow.cli.kept import keep  # noqa: PLC0415 - the one place that hands facts over

    facts = told_secretly()
    erase(path)
    with batches_of(RAISED - 1), kept(path) as keeper:
        with suppress(CutOff):
            catch_up(keeper, watch=cut_off_at(0))
        assert keeper.going_on_from() == RAISED - 1
    keep(str(path), facts[RAISED - 1 : RAISED + 1])
    assert_forgotten(path)


THINGS = ("barrier:B-0001", "barrier:B-0002", "group:tactical", "decision:D-0001")
Turn = tuple[str, int]
turns: st.SearchStrategy[Sequence[Turn]] = st.lists(
    st.tuples(
        st.sampled_from(["catch up", "make anew", "cut off", "erase", "erase meanwhile"]),
        st.integers(0, 70),
    ),
    max_size=8,
)


@settings(max_examples=25)
@given(turns, st.integers(3, 25))
def test_whatever_comes_in_between_no_row_tells_of_what_was_erased(
    original: Path,
    tmp_path_factory: pytest.TempPathFactory,
    turns: Sequence[Turn],
    batch: int,
) -> None:
    """Two who keep, erasures at any time, power cuts: in the end the views tell of the rest."""
    path = Path(shutil.copy(original, tmp_path_factory.mktemp("turns") / "a.db"))
    with batches_of(batch), kept(path) as one, kept(path) as other:
        for number, (what, place) in enumerate(turns):
            keeper, beside = (one, other) if number % 2 else (other, one)
            take_turn(path, keeper, beside, what, place)
    assert_forgotten_or_there(path)


def take_turn(path: Path, keeper: Keeper, other: Keeper, what: str, place: int) -> None:
    """One turn of one who keeps, while another is there."""
    thing = THINGS[place % len(THINGS)]
    if what == "erase":
        erase(path, thing)
        return

    def watch(position: int) -> None:
        if position < place:
            return
        if what == "erase meanwhile":
            erase(path, thing)
            with suppress(CutOff):
                catch_up(other, watch=cut_off_at(position))
        if what != "make anew":
            raise CutOff

    with suppress(CutOff):
        catch_up(keeper, anew=what == "make anew", watch=watch if what != "catch up" else None)


def assert_forgotten_or_there(path: Path) -> None:
    """The views are those of what is on record; a title stands in them only if it does there."""
    with kept(path) as keeper, Workflow.open(str(path)) as record:
        catch_up(keeper)
        assert_sound(keeper)
        there = getattr([*record.history()][RAISED - 1].fact, "title", None)
        assert bool(rows_with(keeper, SAID)) == (there is not None)
