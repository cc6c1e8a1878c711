"""Facts about sense checks (ToR, Purpose)."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import ApproachRef, SenseCheckRef, SenseMade, Slug


class _OfSenseCheck(Fact):
    """What facts about one sense check share."""

    TAGS = ("sense_check",)

    sense_check: SenseCheckRef


class SenseCheckAsked(_OfSenseCheck):
    """A group asked an Operational Partnership what it makes of an approach, by `due`."""

    NAME = "sense-check-asked"

    approach: ApproachRef
    group: Slug
    asked: Slug
    due: date
    description: Narrative = None


class SenseCheckAnswered(_OfSenseCheck):
    """The partnership that was asked, or its successor, answered (rule E3)."""

    NAME = "sense-check-answered"

    group: Slug
    answer: SenseMade
    findings: Narrative = None


class SenseCheckActedOn(_OfSenseCheck):
    """What was made of an answer: whether the approach changed, and how."""

    NAME = "sense-check-acted-on"

    changed: bool
    how: Narrative = None


class SenseCheckWithdrawn(_OfSenseCheck):
    """An answer is waited for no longer."""

    NAME = "sense-check-withdrawn"

    because: Narrative = None
