"""Facts about system inquiries, about who is a change agent of one, and about experiments."""

from __future__ import annotations

from pydantic import PositiveInt

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import (
    BarrierRef,
    ExperimentRef,
    InquiryRef,
    MeetingRef,
    Petal,
    Phase,
    Slug,
    Worked,
)


class _OfInquiry(Fact):
    """What facts about one inquiry share."""

    TAGS = ("inquiry",)

    inquiry: InquiryRef


class _AtForum(_OfInquiry):
    """What was said at a change forum (rule F1), which itself takes no more facts by it."""

    forum: MeetingRef


class InquiryOpened(_AtForum):
    """A change forum of a group opened an inquiry; it begins in the phase build."""

    NAME = "inquiry-opened"

    group: Slug
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    title: Narrative = None
    description: Narrative = None


class InquiryAdvanced(_AtForum):
    """An inquiry went on to its next phase; `findings` are what came out so far."""

    NAME = "inquiry-advanced"

    from_phase: Phase
    to_phase: Phase
    cycle: PositiveInt
    findings: Narrative = None


class InquiryLoopedBack(_AtForum):
    """What was learned led back to the beginning: `cycle` is the one that begins."""

    NAME = "inquiry-looped-back"

    cycle: PositiveInt
    because: Narrative = None
    findings: Narrative = None


class InquiryConcluded(_AtForum):
    """An inquiry came to its end; `findings` are what came out of it."""

    NAME = "inquiry-concluded"

    cycle: PositiveInt
    findings: Narrative = None


class InquiryLinked(_OfInquiry):
    """What comes out of an inquiry feeds a barrier or a theme, one of them."""

    NAME = "inquiry-linked"

    barrier: BarrierRef | None = None
    theme: Slug | None = None

    def things(self) -> tuple[str, ...]:
        """None: a link moves no inquiry on, and holds up no forum typed up later."""
        return ()


class _OfChangeAgent(_OfInquiry):
    """What facts about an organisation's part in an inquiry share."""

    organisation: Slug

    def things(self) -> tuple[str, ...]:
        """That part alone: it holds up no forum typed up later."""
        return (f"change-agent:{self.inquiry}/{self.organisation}",)


class ChangeAgentJoined(_OfChangeAgent):
    """An organisation takes part in an inquiry as a change agent."""

    NAME = "change-agent-joined"


class ChangeAgentLeft(_OfChangeAgent):
    """An organisation takes part in an inquiry no longer."""

    NAME = "change-agent-left"


class _OfExperiment(Fact):
    """What facts about one experiment share."""

    TAGS = ("experiment",)

    experiment: ExperimentRef


class ExperimentStarted(_OfExperiment):
    """A change agent began to try something for an inquiry that is in its phase act."""

    NAME = "experiment-started"

    inquiry: InquiryRef
    organisation: Slug
    areas: tuple[Slug, ...] = ()
    title: Narrative = None
    description: Narrative = None


class ExperimentEnded(_OfExperiment):
    """An experiment is over, and this came of it."""

    NAME = "experiment-ended"

    outcome: Worked
    findings: Narrative = None
