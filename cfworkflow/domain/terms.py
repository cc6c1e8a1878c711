"""Terms: the rule book of a group, as data.

The defaults are those of the Terms of Reference, "Decisions": a quorum of a third of the members
plus one, and a simple majority of those present. Every point on which real bodies differ is a
field, so that another partnership adopts its own.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)

from cfworkflow.domain.words import Line, Petal, Role, Sector, Slug

# Short whole numbers only: an exponent such as 1e99999999 would never come to an end.
_WRITTEN = re.compile(r"-?[0-9]{1,6}(/[0-9]{1,6})?")


def _fraction(given: object) -> Fraction:
    if not isinstance(given, Fraction) and not (
        isinstance(given, (str, int)) and _WRITTEN.fullmatch(str(given))
    ):
        msg = "write a fraction such as 1/3"
        raise ValueError(msg)
    try:
        return Fraction(given)
    except ZeroDivisionError:
        msg = "a fraction cannot have 0 below the line"
        raise ValueError(msg) from None


Share = Annotated[
    Fraction, BeforeValidator(_fraction), PlainSerializer(str, return_type=str, when_used="json")
]
"""An exact fraction, written `1/3`; never a float, which would round a quorum away."""


class Seat(BaseModel):
    """One line of a composition quorum: at least so many present with this petal, sector or role.

    Exactly one of `petal`, `sector` and `role` is given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    petal: Petal | None = None
    sector: Sector | None = None
    role: Role | None = None
    at_least: int = Field(default=1, ge=1, le=1000)

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if sum(given is not None for given in (self.petal, self.sector, self.role)) != 1:
            msg = "name exactly one of petal, sector and role"
            raise ValueError(msg)
        return self

    def __str__(self) -> str:
        return f"at least {self.at_least} of {self.petal or self.sector or self.role}"


class Terms(BaseModel):
    """What a group has agreed about its decisions. Frozen: terms are replaced, never edited."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    quorum_fraction: Share = Fraction(1, 3)
    quorum_rounding: Literal["down", "up", "nearest"] = "down"
    quorum_plus: int = Field(default=1, ge=0, le=1000)
    quorum_base: Literal["members", "seats"] = "members"
    seats: int | None = Field(default=None, ge=1, le=1000)
    composition: tuple[Seat, ...] = ()
    majority: Share = Fraction(1, 2)
    majority_reached: Literal["more-than", "at-least"] = "more-than"
    majority_base: Literal["present", "votes-cast"] = "present"
    conflicted_count_as_present: bool = False
    casting_vote: bool = False
    proxies: bool = True
    proxies_at_most: int | None = Field(default=None, ge=1, le=1000)
    one_vote_an_organisation: bool = False
    clauses: dict[Slug, Line] = Field(default_factory=dict)
    """Where each field comes from: field name with hyphens → clause of the group's document."""


CHARITY_STYLE = Terms()
"""A third of the members plus one, and more than half of those present (ToR, Decisions)."""
