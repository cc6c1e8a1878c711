"""What can be asked for about communications."""

from __future__ import annotations

from cfworkflow.domain.command import Command
from cfworkflow.domain.communication.facts import Channel
from cfworkflow.domain.words import Audience, BriefingRef, Line, Slug, Text


class LogCommunication(Command):
    """Note that something was told to others: by which way, to whom, by whom."""

    NAME = "communication log"

    channel: Channel
    title: Line
    audiences: tuple[Audience, ...] = ()
    by: Slug | None = None
    group: Slug | None = None
    briefing: BriefingRef | None = None
    description: Text | None = None
