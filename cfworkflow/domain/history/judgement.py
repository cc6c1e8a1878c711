"""What comes of judging a history: breaches, what was recorded late, and how much was looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a history does not keep.

    `code` is the rule's, `position` that of the fact in fault, `what` a sentence about it.
    """

    code: str
    position: int
    what: str


@dataclass(frozen=True, slots=True)
class Late:
    """A fact recorded after decisions it would have mattered for (rule T1): no breach.

    `decisions` names the earliest of them in date, twenty at most; `count` says how many there are.
    """

    position: int
    what: str
    decisions: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A whole history judged.

    `judged` says for each rule's code how many facts it was put to, `facts` how many there were.
    """

    breaches: tuple[Breach, ...]
    late: tuple[Late, ...]
    judged: dict[str, int]
    facts: int
