"""What can be asked for about system inquiries and their experiments."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import (
    BarrierRef,
    ExperimentRef,
    InquiryRef,
    Line,
    MeetingRef,
    Petal,
    Slug,
    Text,
    Worked,
)


class OpenInquiry(Command):
    """Open a system inquiry at a change forum."""

    NAME = "inquiry open"

    forum: MeetingRef
    title: Line
    description: Text | None = None
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()


class AdvanceInquiry(Command):
    """Move an inquiry on to its next phase at a change forum."""

    NAME = "inquiry advance"

    inquiry: InquiryRef
    forum: MeetingRef
    findings: Text


class LoopInquiryBack(Command):
    """Lead an inquiry from learn back to build, for another cycle."""

    NAME = "inquiry loop-back"

    inquiry: InquiryRef
    forum: MeetingRef
    because: Text
    findings: Text | None = None


class ConcludeInquiry(Command):
    """Bring an inquiry to its end at a change forum."""

    NAME = "inquiry conclude"

    inquiry: InquiryRef
    forum: MeetingRef
    findings: Text


class FeedInquiry(Command):
    """Say which barrier or theme an inquiry feeds, one of them."""

    NAME = "inquiry feed"

    inquiry: InquiryRef
    barrier: BarrierRef | None = None
    theme: Slug | None = None

    @model_validator(mode="after")
    def _feeds_one_thing(self) -> Self:
        if (self.barrier is None) == (self.theme is None):
            msg = "give either barrier or theme"
            raise ValueError(msg)
        return self


class JoinInquiry(Command):
    """Let an organisation take part in an inquiry as a change agent."""

    NAME = "inquiry join"

    inquiry: InquiryRef
    organisation: Slug


class LeaveInquiry(Command):
    """Say that an organisation takes part in an inquiry no longer."""

    NAME = "inquiry leave"

    inquiry: InquiryRef
    organisation: Slug


class StartExperiment(Command):
    """Say what a change agent begins to try for an inquiry."""

    NAME = "inquiry experiment"

    inquiry: InquiryRef
    organisation: Slug
    title: Line
    description: Text | None = None
    areas: tuple[Slug, ...] = ()


class EndExperiment(Command):
    """Say that an experiment is over, and what came of it."""

    NAME = "inquiry experiment-ended"

    experiment: ExperimentRef
    outcome: Worked
    findings: Text
