"""A role: what a thing that a fact names is to the event, and to the thing the event is of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from cfworkflow.domain.references import REFERRING


class Role(NamedTuple):
    """What a thing is to an event, and what it is to the thing of the event from then on."""

    event: str
    thing: tuple[str, ...] = ()


Roles: TypeAlias = Mapping[str, Role]
"""The fields of a kind of fact that name things → their roles; the thing it is of comes first."""

KIND_NAMED: Mapping[str, str] = {
    **REFERRING,
    "organisation": "organisation",
    "team": "team",
    "log": "log",
    "audience": "audience",
    "audiences": "audience",
    "principles": "principle",
    "visions": "vision",
    **dict.fromkeys(("member", "owner", "lead", "counted", "interests", "votes"), "member"),
}
"""The field of a fact that names one thing or several → of which kind."""


def role(event: str, *thing: str) -> Role:
    """A role in an event, and what comes of it between things."""
    return Role(event, thing)
