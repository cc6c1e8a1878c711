"""What was learned, by theme: successes and failures side by side, and whether change is real."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.barriers import NOT_OVER, BarrierRow
from cfworkflow.projections.learnings import LEARNINGS, LearningRow
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.row import Row
from cfworkflow.projections.themes import THEMES, ThemeRow, theme_of, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cfworkflow.projections.reading import Views


class Answered(Row, frozen=True):
    """How many of the closed barriers of which this was asked were found to be so."""

    found: int
    asked: int


class Change(Row, frozen=True):
    """Whether change is real: of barriers, how many are closed, and what their last check found."""

    barriers: int
    closed: int
    beneficial: Answered
    sustainable: Answered
    transformational: Answered


class ThemeLog(Row, frozen=True):
    """What was learned about a theme, None for what is under none; newest last in each list."""

    theme: str | None
    title: str | None
    change: Change
    successes: tuple[LearningRow, ...]
    failures: tuple[LearningRow, ...]
    mixed: tuple[LearningRow, ...]


class LearningLog(Row, frozen=True):
    """The whole log, by theme in the order they were named; what is under none comes last."""

    change: Change
    themes: tuple[ThemeLog, ...]


class UnderTheme(Row, frozen=True):
    """A theme, and how much is under it: barriers, those of them not over, and learning."""

    row: ThemeRow
    barriers: int
    still_open: int
    learning: int


def learning_log(reading: Views) -> LearningLog:
    """All that was learned; what is about a barrier stands under the theme of that as well."""
    themes = reading.rows(THEMES)
    barriers = [*reading.barriers.values()]
    under: dict[str | None, list[BarrierRow]] = {}
    for barrier in barriers:
        under.setdefault(theme_of(themes, barrier.theme), []).append(barrier)
    learned: dict[str | None, list[LearningRow]] = {}
    for row in reading.rows(LEARNINGS).values():
        for theme in _themes_of(row, themes, reading.barriers) or (None,):
            learned.setdefault(theme, []).append(row)
    names = [name for name in themes if name in learned or name in under]
    logs = [_log(themes[name], under.get(name, ()), learned.get(name, ())) for name in names]
    if None in learned:
        logs.append(_log(None, under.get(None, ()), learned[None]))
    return LearningLog(change_of(barriers), tuple(logs))


def log_of_theme(reading: Views, theme: str) -> ThemeLog:
    """What was learned about one theme, and whether change is real there."""
    themes = reading.rows(THEMES)
    barriers = reading.barriers.where(words_of(themes, theme))
    learned = reading.rows(LEARNINGS).where(words_about(reading, theme))
    return _log(themes[theme], barriers, learned)


def words_about(reading: Views, theme: str) -> tuple[str, ...]:
    """The words that find what was learned about a theme, or about a barrier under it."""
    words = words_of(reading.rows(THEMES), theme)
    return (*words, *(f"barrier:{ref}" for ref in reading.barriers.keys_where(words)))


def counted_under(reading: Views, row: ThemeRow) -> UnderTheme:
    """How much is under a theme; nothing is where it went into another, which has it all."""
    if row.into is not None:
        return UnderTheme(row, barriers=0, still_open=0, learning=0)
    words = words_of(reading.rows(THEMES), row.theme)
    return UnderTheme(
        row,
        barriers=len(reading.barriers.keys_where(words)),
        still_open=len(reading.barriers.keys_where(words, NOT_OVER)),
        learning=len(reading.rows(LEARNINGS).keys_where(words_about(reading, row.theme))),
    )


def _themes_of(
    row: LearningRow, themes: Mapping[str, ThemeRow], barriers: Mapping[str, BarrierRow]
) -> tuple[str, ...]:
    put = [link.ref for link in row.links if link.kind == "theme"]
    put += [barriers[link.ref].theme or "" for link in row.links if link.kind == "barrier"]
    found = dict.fromkeys(theme_of(themes, theme) for theme in put if theme)
    return tuple(theme for theme in found if theme is not None)


def _log(
    theme: ThemeRow | None, barriers: Iterable[BarrierRow], learned: Iterable[LearningRow]
) -> ThemeLog:
    rows = sorted(learned, key=lambda row: (row.shared_on, *in_order(row.learning)))
    return ThemeLog(
        theme.theme if theme else None,
        theme.title if theme else None,
        change_of(barriers),
        *(tuple(row for row in rows if row.outcome == each) for each in _IN_ORDER),
    )


_IN_ORDER = ("success", "failure", "mixed")


def change_of(barriers: Iterable[BarrierRow]) -> Change:
    """What the last checks of the closed ones among these barriers found."""
    among = [*barriers]
    closed = [row for row in among if row.status == "closed"]
    beneficial, sustainable, transformational = (
        _answered(closed, word) for word in ("beneficial", "sustainable", "transformational")
    )
    return Change(len(among), len(closed), beneficial, sustainable, transformational)


def _answered(closed: Iterable[BarrierRow], word: str) -> Answered:
    def answers() -> Iterator[bool]:
        for row in closed:
            answer = getattr(row.check, word) if row.check else None
            if answer is not None:
                yield answer

    given = [*answers()]
    return Answered(sum(given), len(given))
