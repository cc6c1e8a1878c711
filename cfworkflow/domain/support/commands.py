"""What can be asked for about days of support."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.command import Command
from cfworkflow.domain.support.words import Days, Every
from cfworkflow.domain.words import Line, Slug, Text


class AgreeSupport(Command):
    """Agree days of support, or change what was agreed and say why.

    What is left out of a change stays as it was; at first the days are of the whole contract.
    """

    NAME = "support agree"

    support: Slug
    days: Days
    every: Every | None = None
    until: date | None = None
    paid_by: Slug | None = None
    because: Text | None = None
    title: Line | None = None


class UseSupport(Command):
    """Say that days of support were used, and on what."""

    NAME = "support use"

    support: Slug
    days: Days
    strand: Slug | None = None
    note: Text | None = None
