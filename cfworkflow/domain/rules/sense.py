"""E3, and P1 of who is asked: approaches are sense-checked by partnerships on the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.rules.path import OffThePath

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.domain.group.state import Group
    from cfworkflow.domain.sensecheck.state import SenseCheck


class NotTheirsToAnswer(Refusal):
    """E3: a sense check is answered by the partnership that was asked, or its successor (ToR)."""

    code = "E3"


def e3_answered_by_those_asked(
    check: SenseCheck, answering: str, by: Group, day: date
) -> Refusal | None:
    """Find fault with an answer, on `day`, by another group than the one asked.

    `answering` is the partnership asked, or its successor.
    """
    if by.ref == answering:
        return None
    followed = f", and {answering} answers for it now" if answering != check.asked else ""
    way_on = f"Ask {answering}: cfworkflow sense-check answer {check.ref} --by {answering}"
    if by.tier == "operational" and by.status_on(day) == "active":
        ask = f"cfworkflow sense-check ask {check.approach} {by.ref} --due DATE"
        way_on += f"; or ask {by.ref} as well: {ask}"
    return NotTheirsToAnswer(
        f"{by.ref} would answer {check.ref}.", f"{check.asked} was asked{followed}.", way_on
    )


def p1_asked_on_the_ground(asked: Group) -> Refusal | None:
    """Find fault with asking a group that is not on the ground what it makes of an approach."""
    if asked.tier == "operational":
        return None
    return OffThePath(
        f"{asked.ref} was to be asked for a sense check.",
        f"It is of the {asked.tier} tier, and only Operational Partnerships are asked.",
        "Name a partnership on the ground: cfworkflow group list",
    )
