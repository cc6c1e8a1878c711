"""The kinds of things there are to act on."""

from __future__ import annotations

from cfworkflow.domain.action.state import Action
from cfworkflow.domain.approach.state import Approach, Element
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.briefing.state import Briefing, BriefingPlan
from cfworkflow.domain.communication.state import Communication
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.importing.state import Log
from cfworkflow.domain.inquiry.state import Experiment, Inquiry
from cfworkflow.domain.learning.state import Learning
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.outcome.state import Measure
from cfworkflow.domain.sensecheck.state import SenseCheck
from cfworkflow.domain.strand.state import Strand, Task
from cfworkflow.domain.support.state import Support
from cfworkflow.domain.theme.state import Theme
from cfworkflow.domain.thing import Thing
from cfworkflow.domain.vision.state import Principle, Vision

_ALL: tuple[type[Thing], ...] = (
    Group,
    Meeting,
    Decision,
    Barrier,
    Action,
    *(Element, Approach, SenseCheck),
    *(Strand, Task, Support),
    *(Inquiry, Experiment),
    *(Theme, Learning),
    *(Briefing, BriefingPlan, Communication),
    *(Vision, Principle, Measure),
    Log,
)

THINGS: dict[str, type[Thing]] = {kind.KIND: kind for kind in _ALL}
"""The first half of a tag → what its facts add up to."""
