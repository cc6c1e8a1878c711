"""What can be asked for about sense checks."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import ApproachRef, SenseCheckRef, SenseMade, Slug, Text


class AskSenseCheck(Command):
    """Ask an Operational Partnership what it makes of an approach, as `group`.

    Without `group` it is the one that proposed the approach.
    """

    NAME = "sense-check ask"

    approach: ApproachRef
    asked: Slug
    due: date
    group: Slug | None = None
    description: Text | None = None


class AnswerSenseCheck(Command):
    """Say, as the partnership that was asked, whether an approach makes sense."""

    NAME = "sense-check answer"

    sense_check: SenseCheckRef
    answer: SenseMade
    findings: Text
    by: Slug | None = None


class ActOnSenseCheck(Command):
    """Say what was made of an answer."""

    NAME = "sense-check act"

    sense_check: SenseCheckRef
    changed: bool
    how: Text


class WithdrawSenseCheck(Command):
    """Wait for an answer no longer."""

    NAME = "sense-check withdraw"

    sense_check: SenseCheckRef
    because: Text
