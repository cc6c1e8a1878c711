"""What can be asked for about briefings."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import PositiveInt, model_validator

from cfworkflow.domain.briefing.facts import Every
from cfworkflow.domain.command import Command
from cfworkflow.domain.words import Audience, Line, Sha256, Text


class ScheduleBriefings(Command):
    """Say how often an audience is briefed, and by when for the first time."""

    NAME = "briefing schedule"

    audience: Audience
    every: Every
    first_due: date | None = None

    @model_validator(mode="after")
    def _never_is_never_due(self) -> Self:
        if self.every == "never" and self.first_due is not None:
            msg = "what is never due has no first day"
            raise ValueError(msg)
        return self


class IssueBriefing(Command):
    """Record that a text was sent: the hash of its bytes, and the position it was written from.

    It covers what happened since the last one to this audience, until `covers_to`; where that is
    not given, until the date the command takes effect.
    """

    NAME = "briefing issue"

    audience: Audience
    sha256: Sha256
    upto: PositiveInt
    covers_to: date | None = None
    title: Line | None = None
    note: Text | None = None
