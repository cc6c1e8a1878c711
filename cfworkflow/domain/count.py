"""The arithmetic of a decision: quorum, majority needed, and the figures that are recorded."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, model_validator

from cfworkflow.domain import arithmetic
from cfworkflow.domain.arithmetic import Shares
from cfworkflow.domain.terms import Terms


class Ballot(BaseModel):
    """The votes as counted in the room. Abstaining is said aloud; not voting is silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    in_favour: NonNegativeInt = 0
    against: NonNegativeInt = 0
    abstained: NonNegativeInt = 0
    casting: Literal["for", "against"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _as_typed(cls, given: object) -> object:
        """Take `for` and `abstain` too: in a file they read better, in Python one is a keyword."""
        if not isinstance(given, dict):
            return given
        return {{"for": "in_favour", "abstain": "abstained"}.get(k, k): v for k, v in given.items()}

    @property
    def recorded(self) -> int:
        """How many said for, against or abstain; a casting vote is a second voice, not counted."""
        return self.in_favour + self.against + self.abstained


class Figures(BaseModel):
    """A decision's own arithmetic, complete enough to be judged without anything else.

    `members` counts the roll (or the seats, where the terms say so), `present` those who count
    towards the quorum, `entitled` the voices that may vote, `needed` the votes in favour that
    carry it, `no_vote` those entitled who said nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    members: NonNegativeInt
    quorum: NonNegativeInt
    present: NonNegativeInt
    entitled: NonNegativeInt
    in_favour: NonNegativeInt
    against: NonNegativeInt
    abstained: NonNegativeInt
    no_vote: NonNegativeInt
    needed: int = Field(ge=1)
    casting: Literal["for", "against"] | None = None

    @property
    def quorate(self) -> bool:
        """Whether enough were present (rule Q1)."""
        return self.present >= self.quorum

    @property
    def carried(self) -> bool:
        """Whether the votes in favour reach the majority needed (rule M1)."""
        return self.in_favour + (self.casting == "for") >= self.needed


def quorum_of(terms: Terms, members: int) -> int:
    """The quorum for `members` in post."""
    return arithmetic.quorum(_shares(terms), members)


def votes_needed(terms: Terms, entitled: int, ballot: Ballot) -> int:
    """The votes in favour that carry a decision."""
    cast = ballot.in_favour + ballot.against + (ballot.casting is not None)
    return arithmetic.majority(_shares(terms), entitled=entitled, cast=cast)


def _shares(terms: Terms) -> Shares:
    return Shares(*(getattr(terms, name) for name in Shares._fields))


def count(terms: Terms, *, members: int, present: int, entitled: int, ballot: Ballot) -> Figures:
    """Put the figures of a decision together. Judges nothing: rules Q1 and M1 read them."""
    return Figures(
        members=arithmetic.quorum_base(_shares(terms), members),
        quorum=quorum_of(terms, members),
        present=present,
        entitled=entitled,
        in_favour=ballot.in_favour,
        against=ballot.against,
        abstained=ballot.abstained,
        no_vote=max(0, entitled - ballot.recorded),
        needed=votes_needed(terms, entitled, ballot),
        casting=ballot.casting,
    )
