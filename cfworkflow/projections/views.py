"""Every view there is. A later one is a module of its own and a line here."""

from __future__ import annotations

from typing import Any

from cfworkflow.projections.actions import ACTIONS
from cfworkflow.projections.barriers import BARRIERS
from cfworkflow.projections.decisions import DECISIONS
from cfworkflow.projections.groups import GROUPS
from cfworkflow.projections.meetings import MEETINGS
from cfworkflow.projections.members import MEMBERS
from cfworkflow.projections.timeline import TIMELINE
from cfworkflow.projections.view import View

VIEWS: tuple[View[Any], ...] = (
    GROUPS,
    MEMBERS,
    MEETINGS,
    DECISIONS,
    BARRIERS,
    ACTIONS,
    TIMELINE,
)
