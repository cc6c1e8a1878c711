"""Names like one that is not there, for whoever mistyped it."""

from __future__ import annotations

from collections.abc import Iterable
from operator import ne

_FEW = 3
_MANY, _LETTERS = 2_000, 2
"""Of so many names, only those are compared closely that differ by so few letters."""


def nearest(sought: str, known: Iterable[str]) -> list[str]:
    """The names most like the one sought, the likeliest first; a few at most.

    Where none is like it, those that it is the beginning of.
    """
    from difflib import get_close_matches

    names = [*known]
    if len(names) > _MANY:
        names = [name for name in names if _differs_little(sought, name)]
    begun = [name for name in names if sought and name.startswith(sought)]
    return (get_close_matches(sought, names, n=_FEW, cutoff=0.6) or begun)[:_FEW]


def _differs_little(one: str, other: str) -> bool:
    apart = abs(len(one) - len(other))
    return apart < _LETTERS and apart + sum(map(ne, one, other)) <= _LETTERS
