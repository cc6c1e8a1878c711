"""What would have changed the outcome: small changes of the figures, counted anew by the domain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cfworkflow.audit.explaining.findings import Result
from cfworkflow.domain.count import Ballot, Figures, count
from cfworkflow.domain.terms import Terms

FAR = 5
"""More members than this, or fewer, and it would have been another group."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count that can be tried with other figures.

    `members` are in post, `present` count, `entitled` are the votes there are; `ballot` is None
    where no vote was taken. `composed` says that the composition the terms ask for was there.
    """

    terms: Terms
    members: int
    present: int
    entitled: int
    ballot: Ballot | None
    composed: bool = True

    @property
    def figures(self) -> Figures:
        """The count by the domain's own arithmetic."""
        return count(
            self.terms,
            members=self.members,
            present=self.present,
            entitled=self.entitled,
            ballot=self.ballot or Ballot(),
        )

    @property
    def result(self) -> Result:
        """What comes of it."""
        figures = self.figures
        if not (figures.quorate and self.composed):
            return "no_quorum"
        if self.ballot is None:
            return "decidable"
        return "carried" if figures.carried else "not_carried"

    @property
    def silent(self) -> int:
        """How many could vote and did not."""
        return max(0, self.entitled - self.votes.recorded)

    @property
    def votes(self) -> Ballot:
        """The votes, none where none was taken."""
        return self.ballot or Ballot()

    def voting(self, **moved: int) -> Count:
        """The same count with votes moved; a casting vote stands only while there is a tie."""
        old = self.votes
        new = {
            name: getattr(old, name) + moved.get(name, 0)
            for name in ("in_favour", "against", "abstained")
        }
        tied = new["in_favour"] == new["against"] > 0
        return replace(self, ballot=Ballot(**new, casting=old.casting if tied else None))


class Tried:
    """A change found: how large it is, and the count it leads to."""

    def __init__(self, size: int, after: Count, **by: int) -> None:
        self.size = size
        self.after = after
        self.by = by


def smallest(
    counted: Count, most: int, changed: Callable[[int], tuple[Count, dict[str, int]]]
) -> Tried | None:
    """The smallest change of a sort, up to `most`, that makes for another result."""
    for size in range(1, most + 1):
        after, by = changed(size)
        if after.result != counted.result:
            return Tried(size, after, **by)
    return None


def more_for(counted: Count, sources: tuple[str, ...]) -> Tried | None:
    """So many more votes for, taken from those who voted otherwise, in this order."""
    votes = counted.votes
    there = {"no_vote": counted.silent, "abstained": votes.abstained, "against": votes.against}

    def changed(size: int) -> tuple[Count, dict[str, int]]:
        by = {"in_favour": size}
        left = size
        for source in sources:
            taken = min(left, there[source])
            by[source] = -taken
            left -= taken
        moved = {name: number for name, number in by.items() if number}
        return _moved(counted, moved), moved

    return smallest(counted, sum(there[source] for source in sources), changed)


def fewer_for(counted: Count, target: str) -> Tried | None:
    """So many fewer votes for, that many more otherwise."""

    def changed(size: int) -> tuple[Count, dict[str, int]]:
        moved = {"in_favour": -size, target: size}
        return _moved(counted, moved), moved

    return smallest(counted, counted.votes.in_favour, changed)


def _moved(counted: Count, moved: dict[str, int]) -> Count:
    return counted.voting(**{name: by for name, by in moved.items() if name != "no_vote"})


def fewer_present(counted: Count) -> Tried | None:
    """So many fewer there, whoever they are, that it could not have been decided."""

    def changed(size: int) -> tuple[Count, dict[str, int]]:
        return replace(counted, present=counted.present - size), {"present": -size}

    return smallest(counted, counted.present, changed)


def silent_gone(counted: Count) -> Tried | None:
    """So many of those who did not vote gone before the vote.

    Where votes are an organisation's, its other people would still have one: nothing is tried.
    """
    if counted.terms.one_vote_an_organisation:
        return None

    def changed(size: int) -> tuple[Count, dict[str, int]]:
        by = {"present": -size, "entitled": -size, "no_vote": -size}
        after = replace(counted, present=counted.present - size, entitled=counted.entitled - size)
        return after, by

    return smallest(counted, counted.silent, changed)


def more_present(counted: Count, absent: int) -> Tried | None:
    """So many more there, of the members who were not, none of them voting."""

    def changed(size: int) -> tuple[Count, dict[str, int]]:
        by = {"present": size, "entitled": size, "no_vote": size}
        after = replace(counted, present=counted.present + size, entitled=counted.entitled + size)
        return after, by

    return smallest(counted, absent, changed)


def other_roll(counted: Count, sign: int) -> Tried | None:
    """So many members in post more (`sign` 1) or fewer (-1), the room being the same."""

    def changed(size: int) -> tuple[Count, dict[str, int]]:
        return replace(counted, members=counted.members + sign * size), {"members": sign * size}

    room = FAR if sign > 0 else min(FAR, counted.members - counted.present)
    return smallest(counted, room, changed)


def without_casting(counted: Count) -> Count:
    """The same votes without the casting vote."""
    return replace(counted, ballot=counted.votes.model_copy(update={"casting": None}))


def by_other_terms(counted: Count, update: dict[str, object]) -> Count | None:
    """The same figures counted by terms that differ so far; None where that changes nothing."""
    after = replace(counted, terms=counted.terms.model_copy(update=update))
    return after if after.result != counted.result else None
