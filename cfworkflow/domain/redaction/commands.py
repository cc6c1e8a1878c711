"""What can be asked for about texts that have to go."""

from __future__ import annotations

from typing import Annotated

from pydantic import PositiveInt, StringConstraints

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import Text

ThingTag = Annotated[
    str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*:[A-Za-z0-9-]+$", max_length=100)
]
"""The tag of a thing: `barrier:B-0001`, `group:tactical`."""


class RedactNarratives(Command):
    """Erase the narratives of the facts about a thing; of one fact, where a position is given.

    `reason` says why they have to go (a person's right to erasure, a mistake), `authority` on
    whose word. Both are kept, so neither should repeat what is erased.
    """

    NAME = "audit redact"

    thing: ThingTag
    reason: Text
    authority: Text
    position: PositiveInt | None = None
