"""Facts about communications."""

from __future__ import annotations

from typing import Literal

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import Audience, BriefingRef, CommunicationRef, Slug

Channel = Literal["email", "event", "meeting", "newsletter", "press", "social", "website", "other"]
"""By which way something was told."""


class CommunicationLogged(Fact):
    """Something about the programme was told to others.

    `by` is the organisation or the place that saw to it, `group` the group it was done for,
    `briefing` what was passed on.
    """

    NAME = "communication-logged"
    TAGS = ("communication",)

    communication: CommunicationRef
    channel: Channel
    audiences: tuple[Audience, ...] = ()
    by: Slug | None = None
    group: Slug | None = None
    briefing: BriefingRef | None = None
    title: Narrative = None
    description: Narrative = None
