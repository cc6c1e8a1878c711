"""A count that can be tried with other figures, each time by the domain's own arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cfworkflow.audit.explaining.findings import Casting, Result
from cfworkflow.domain.count import Ballot, Figures, count
from cfworkflow.domain.terms import Terms


@dataclass(frozen=True, slots=True)
class Count:
    """What a result follows from.

    `members` are in post, `present` count, `entitled` are the votes there are; `ballot` is None
    where no vote was taken. `composed` says that the composition the terms ask for was there,
    `chaired` that a chair was there who may break a tie.
    """

    terms: Terms
    members: int
    present: int
    entitled: int
    ballot: Ballot | None
    composed: bool = True
    chaired: bool = False

    @property
    def figures(self) -> Figures:
        """The count by the domain's own arithmetic."""
        return count(
            self.terms,
            members=self.members,
            present=self.present,
            entitled=self.entitled,
            ballot=self.votes,
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
    def votes(self) -> Ballot:
        """The votes, none where none was taken."""
        return self.ballot or Ballot()

    @property
    def silent(self) -> int:
        """How many could vote and did not."""
        return max(0, self.entitled - self.votes.recorded)

    @property
    def tied(self) -> bool:
        """Whether as many voted for as against, so that a chair who may could decide it."""
        return self.votes.in_favour == self.votes.against > 0

    def surely_not(self, result: Result) -> bool:
        """Whether something else comes of it, whichever way a chair would break a tie."""
        return result not in {way.result for way in self._ways()}

    def _ways(self) -> Iterator[Count]:
        yield self
        if self.chaired and self.tied and self.votes.casting is None:
            yield self.with_casting("for")
            yield self.with_casting("against")

    def voting(self, **moved: int) -> Count:
        """The same count with votes moved."""
        old = self.votes
        names = ("in_favour", "against", "abstained")
        return self.with_votes(
            Ballot(**{name: getattr(old, name) + moved.get(name, 0) for name in names})
        )

    def with_votes(self, ballot: Ballot) -> Count:
        """The same room with other votes; a casting vote stands only while there is a tie."""
        after = replace(self, ballot=ballot)
        return after.with_casting(self.votes.casting) if after.tied else after

    def with_casting(self, casting: Casting) -> Count:
        """The same votes with that casting vote, or with none."""
        return replace(self, ballot=self.votes.model_copy(update={"casting": casting}))


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a count can be moved by who was there and who was not.

    `absent` members could have come and taken part, `elsewhere` are all who were not in the room.
    So many as `spare` of those present could go, whoever they are, and each seat that the terms
    ask for would still be filled.
    """

    absent: int
    elsewhere: int
    spare: int
