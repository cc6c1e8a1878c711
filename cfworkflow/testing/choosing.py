"""How the parts of a command are drawn: mostly what makes sense, sometimes what does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

T = TypeVar("T")

_SENSIBLE, _ANY = 15, 18
_CHANCE = st.integers(0, _ANY + 1)
TEXTS = st.sampled_from(("Agreed.", "Nobody holds a list of beds.", "Für später «offen»"))


def seldom(draw: DrawFn, one_in: int = 12) -> bool:
    """Whether to do what is out of the ordinary; it shrinks to no."""
    return draw(st.integers(0, one_in - 1)) == one_in - 1


def mostly(
    draw: DrawFn, sensible: Sequence[str], there: Sequence[str] = (), unknown: str = "nobody"
) -> str:
    """One of what makes sense; now and then one of all there are; seldom one there is not."""
    chance = draw(_CHANCE)
    if sensible and chance <= _SENSIBLE:
        return draw(st.sampled_from(sensible))
    if there and chance <= _ANY:
        return draw(st.sampled_from(there))
    return unknown if chance > _ANY or not sensible else draw(st.sampled_from(sensible))


def some(draw: DrawFn, among: Sequence[T], at_least: int = 0, at_most: int = 9) -> tuple[T, ...]:
    """Some of these, each once."""
    if not among:
        return ()
    size = draw(st.integers(min(at_least, len(among)), min(at_most, len(among))))
    return tuple(draw(st.permutations(among))[:size])


def day_near(draw: DrawFn, today: date, before: int, after: int) -> date:
    """Today, as often as not; else a day around it."""
    if not seldom(draw, 2):
        return today
    away = draw(st.integers(0, before + after))
    return today - timedelta(days=away if away <= before else before - away)
