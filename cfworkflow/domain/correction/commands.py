"""What can be asked for when something was recorded wrongly."""

from __future__ import annotations

from typing import Self

from pydantic import Field, PositiveInt, model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.redaction.commands import ThingTag
from cfworkflow.domain.words import Slug, Text


class Correct(Command):
    """Say what a fact about a thing should have said.

    `changes` maps a field to what it should have held, as it is typed: a list with commas. The
    fact meant is the last that stands and gave these fields, unless `position` names it; `member`
    narrows a group's facts to those about one place. `note` is put beside the record instead.
    """

    NAME = "correct"

    thing: ThingTag
    because: Text
    changes: dict[str, Text] = Field(default_factory=dict)
    note: Text | None = None
    member: Slug | None = None
    position: PositiveInt | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.changes and self.note is None:
            msg = "say what is to be corrected, or note something beside the record"
            raise ValueError(msg)
        return self


class Undo(Command):
    """Take back the last command that stands.

    `position` is that of a fact it recorded, for who wants to be sure that no other is meant.
    """

    NAME = "undo"

    because: Text | None = None
    position: PositiveInt | None = None
