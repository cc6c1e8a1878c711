"""The arithmetic of terms alone: a quorum, and the votes a majority takes.

It asks for no model, so that a quorum can be told without any being loaded.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple


class Shares(NamedTuple):
    """The fields of `Terms` that are figures; there stands what each is for."""

    quorum_fraction: Fraction
    quorum_rounding: str
    quorum_plus: int
    quorum_base: str
    seats: int | None
    majority: Fraction
    majority_reached: str
    majority_base: str


def quorum_base(shares: Shares, members: int) -> int:
    """What the quorum is a share of: the members in post, or the seats where the terms say so."""
    return shares.seats if shares.quorum_base == "seats" and shares.seats else members


def quorum(shares: Shares, members: int) -> int:
    """The quorum for `members` in post: their share, rounded, plus what the terms add.

    With the default terms ⌊members ÷ 3⌋ + 1: 17 → 6, 10 → 4 (ToR, Decisions).
    """
    share = shares.quorum_fraction * quorum_base(shares, members)
    rounded = {
        "down": math.floor(share),
        "up": math.ceil(share),
        "nearest": math.floor(share + Fraction(1, 2)),
    }[shares.quorum_rounding]
    return max(1, rounded + shares.quorum_plus)


def majority(shares: Shares, *, entitled: int, cast: int) -> int:
    """The votes in favour that carry a decision; more than half of `entitled` by default.

    Where the terms count votes `cast`, abstaining and silence leave the base.
    """
    share = shares.majority * (cast if shares.majority_base == "votes-cast" else entitled)
    more_than = shares.majority_reached == "more-than"
    return max(1, math.floor(share) + 1 if more_than else math.ceil(share))
