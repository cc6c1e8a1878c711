"""Which position a moment is: what was on record by then, whatever the clocks said."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.projections.a_kept_store import batches_of, kept, placed, telling, write
from tests.projections.a_shelf import Shelved, recorded

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
wide = st.integers(0, 7 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
narrow = st.integers(-3, 3).map(lambda seconds: NOON + timedelta(seconds=seconds))
moments = wide | narrow


def positions_at(path: Path, clock: Sequence[datetime], *asked: datetime) -> list[int]:
    """Of facts recorded at these moments one after another, the position at each moment asked."""
    history = placed(recorded(at, Shelved()) for at in clock)
    with batches_of(3), kept(write(path, [])) as keeper:
        keeper.catch_up(telling(history))
        return [keeper.position_at(at) for at in asked]


def on_record(clock: Sequence[datetime], asked: datetime) -> int:
    """The last of the positions recorded by then."""
    return max((position for position, at in enumerate(clock, 1) if at <= asked), default=0)


@given(st.lists(moments, max_size=8).map(sorted), st.lists(moments, max_size=4), offsets)
def test_a_moment_is_the_last_position_recorded_by_then(
    tmp_path_factory: pytest.TempPathFactory,
    clock: list[datetime],
    asked: list[datetime],
    zone: timezone,
) -> None:
    """Between facts, at one, just before one, before all and after all, in whatever zone."""
    asked += [at + by for at in clock for by in (-MICROSECOND, MICROSECOND * 0, MICROSECOND)]
    path = tmp_path_factory.mktemp("store") / "a.db"
    found = positions_at(path, clock, *(at.astimezone(zone) for at in asked))
    assert found == [on_record(clock, at) for at in asked]


@given(st.lists(moments, max_size=8), st.lists(moments, max_size=4))
@example([NOON, NOON - timedelta(hours=1), NOON - timedelta(minutes=30)], [NOON])
def test_a_clock_that_went_backwards_hides_nothing(
    tmp_path_factory: pytest.TempPathFactory, clock: list[datetime], asked: list[datetime]
) -> None:
    """Of facts recorded by a moment none is left out for having come after one dated later."""
    found = positions_at(tmp_path_factory.mktemp("store") / "a.db", clock, *asked)
    assert found == [on_record(clock, at) for at in asked]


def test_facts_of_one_command_are_on_record_together(tmp_path: Path) -> None:
    """They share their moment: all of them, or none, whichever batches they were taken in."""
    clock = [NOON] * 7
    found = positions_at(tmp_path / "a.db", clock, NOON - MICROSECOND, NOON, NOON + MICROSECOND)
    assert found == [0, 7, 7]


def test_nothing_was_on_record_before_there_was_anything(tmp_path: Path) -> None:
    """Not an error: the answer to what the plan said then is that there was none."""
    with kept(write(tmp_path / "a.db", [])) as keeper:
        assert keeper.position_at(NOON) == 0
        keeper.catch_up(telling([]))
        assert keeper.position_at(NOON) == 0
        assert keeper.as_of().position == 0


def test_a_year_of_three_digits_is_long_ago(tmp_path: Path) -> None:
    """226 for 2026 is soon typed, and must not show what stands today."""
    typed = [NOON.replace(year=year) for year in (226, 999, 2026)]
    assert positions_at(tmp_path / "a.db", [NOON], *typed) == [0, 0, 1]


def test_the_night_the_clocks_go_forward(tmp_path: Path) -> None:
    """On 29 March 2026 London goes from 00:59 to 02:00; what is asked in its time is found."""
    clock = [datetime(2026, 3, 29, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)]
    asked = [
        datetime(2026, 3, 29, 0, 29, tzinfo=LONDON),
        datetime(2026, 3, 29, 0, 30, tzinfo=LONDON),
        datetime(2026, 3, 29, 2, 29, tzinfo=LONDON),
        datetime(2026, 3, 29, 2, 30, tzinfo=LONDON),
        datetime(2026, 3, 29, 3, 30, tzinfo=LONDON),
    ]
    assert positions_at(tmp_path / "a.db", clock, *asked) == [0, 1, 1, 2, 3]


def test_the_night_the_clocks_go_back(tmp_path: Path) -> None:
    """On 25 October 2026 London has 01:30 twice, an hour apart, and facts stay in their order."""
    clock = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]
    asked = [
        datetime(2026, 10, 25, 1, 29, tzinfo=LONDON),
        datetime(2026, 10, 25, 1, 30, tzinfo=LONDON),
        datetime(2026, 10, 25, 1, 29, tzinfo=LONDON, fold=1),
        datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1),
    ]
    assert positions_at(tmp_path / "a.db", clock, *asked) == [0, 1, 1, 2]


@pytest.fixture
def living_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """What moves this machine to another time zone; it is moved back."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "Asia/Kathmandu", "America/St_Johns"])
def test_where_the_machine_stands_makes_no_difference(
    tmp_path: Path, living_in: Callable[[str], None], zone: str
) -> None:
    """Views kept on one machine are asked on another: a moment is the same in both places."""
    clock = [NOON, NOON + timedelta(hours=6)]
    living_in(zone)
    positions_at(tmp_path / "a.db", clock)
    living_in("Pacific/Auckland")
    with kept(tmp_path / "a.db") as keeper:
        asked = [at + by for at in clock for by in (-MICROSECOND, MICROSECOND)]
        assert [keeper.position_at(at) for at in asked] == [0, 1, 1, 2]
        assert [keeper.position_at(at.astimezone()) for at in asked] == [0, 1, 1, 2]


def test_a_moment_without_a_zone_is_in_the_readers_own(
    tmp_path: Path, living_in: Callable[[str], None]
) -> None:
    """Noon in London is an hour earlier than noon in UTC once the clocks went forward."""
    clock = [NOON - timedelta(hours=1), NOON]
    noon = NOON.replace(tzinfo=None)
    living_in("UTC")
    assert positions_at(tmp_path / "a.db", clock, noon) == [2]
    living_in("Europe/London")
    with kept(tmp_path / "a.db") as keeper:
        assert keeper.position_at(noon) == 1
