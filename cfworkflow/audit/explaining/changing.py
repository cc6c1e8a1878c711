"""The smallest change of each sort that would have made for another result.

What is found is sure: whoever of those concerned it would have been, and however a chair would
have broken a tie.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cfworkflow.audit.explaining.what_if import Bounds, Count

FAR = 5
"""More members than this, or fewer, and it would have been another group."""

Moved = dict[str, int]
"""Figures that would have been other, and by how much."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A change found: how large it is, the figures it moves, and the count it leads to."""

    size: int
    by: Moved
    after: Count


def _smallest(
    counted: Count, most: int, changed: Callable[[int], tuple[Count, Moved]]
) -> Tried | None:
    for size in range(1, most + 1):
        after, by = changed(size)
        if after.surely_not(counted.result):
            return Tried(size, {name: each for name, each in by.items() if each}, after)
    return None


def more_for(counted: Count, sources: tuple[str, ...]) -> Tried | None:
    """So many more votes for, taken from those who voted otherwise, in this order."""
    votes = counted.votes
    there = {"no_vote": counted.silent, "abstained": votes.abstained, "against": votes.against}

    def changed(size: int) -> tuple[Count, Moved]:
        by, left = {"in_favour": size}, size
        for source in sources:
            taken = min(left, there[source])
            by[source] = -taken
            left -= taken
        return counted.voting(**by), by

    return _smallest(counted, sum(there.values()), changed)


def fewer_for(counted: Count, target: str) -> Tried | None:
    """So many fewer votes for, that many more otherwise."""

    def changed(size: int) -> tuple[Count, Moved]:
        by = {"in_favour": -size, target: size}
        return counted.voting(**by), by

    return _smallest(counted, counted.votes.in_favour, changed)


def fewer_present(counted: Count) -> Tried | None:
    """So many fewer there, whoever they are, that it could not have been decided."""

    def changed(size: int) -> tuple[Count, Moved]:
        return replace(counted, present=counted.present - size), {"present": -size}

    return _smallest(counted, counted.present, changed)


def silent_gone(counted: Count, bounds: Bounds) -> Tried | None:
    """So many of those who did not vote gone before the vote.

    Where votes are an organisation's, its other people would still have one: nothing is tried.
    """
    if counted.terms.one_vote_an_organisation:
        return None
    return _smallest(
        counted, min(counted.silent, bounds.spare), lambda size: _with_silent(counted, -size)
    )


def more_present(counted: Count, bounds: Bounds) -> Tried | None:
    """So many more there, of the members who were not, none of them voting.

    Where votes are an organisation's, who comes may bring none: how many there would have been
    is not tried, only whether it could have been decided.
    """
    if counted.terms.one_vote_an_organisation:
        return _smallest(
            counted,
            bounds.absent,
            lambda size: (replace(counted, present=counted.present + size), {"present": size}),
        )
    return _smallest(counted, bounds.absent, lambda size: _with_silent(counted, size))


def _with_silent(counted: Count, size: int) -> tuple[Count, Moved]:
    """The same votes with so many more, or fewer, who are there and do not vote."""
    present, entitled = counted.present + size, counted.entitled + size
    by = {"present": size, "entitled": size, "no_vote": size if counted.ballot else 0}
    return replace(counted, present=present, entitled=entitled), by


def other_roll(counted: Count, sign: int, bounds: Bounds) -> Tried | None:
    """So many members in post more (`sign` 1) or fewer (-1), the room being the same."""

    def changed(size: int) -> tuple[Count, Moved]:
        return replace(counted, members=counted.members + sign * size), {"members": sign * size}

    return _smallest(counted, FAR if sign > 0 else min(FAR, bounds.elsewhere), changed)
