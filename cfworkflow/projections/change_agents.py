"""The web of change agents: who takes part in which inquiries, and what they try."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.experiments import EXPERIMENTS
from cfworkflow.projections.inquiries import INQUIRIES
from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views


class Trial(Row, frozen=True):
    """An experiment of a change agent; `outcome` is None while it runs."""

    experiment: str
    inquiry: str
    outcome: str | None


class ChangeAgent(Row, frozen=True):
    """An organisation over all inquiries: those it takes part in, those it left, what it tried.

    `since` is the day on which it first joined one.
    """

    organisation: str
    since: date
    inquiries: tuple[str, ...]
    left: tuple[str, ...]
    experiments: tuple[Trial, ...]


def change_agents(reading: Views) -> list[ChangeAgent]:
    """All organisations that are or were change agents, in the order in which they first joined."""
    since: dict[str, date] = {}
    takes_part, left = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for row in reading.rows(INQUIRIES).values():
        for agent in row.agents:
            first = since.get(agent.organisation, agent.joined_on)
            since[agent.organisation] = min(first, agent.joined_on)
        for organisation in dict.fromkeys(agent.organisation for agent in row.agents):
            among = takes_part if organisation in row.taking_part else left
            among[organisation].append(row.inquiry)
    tried = defaultdict[str, list[Trial]](list)
    for one in reading.rows(EXPERIMENTS).values():
        tried[one.organisation].append(Trial(one.experiment, one.inquiry, one.outcome))
    return [
        ChangeAgent(
            organisation=organisation,
            since=since[organisation],
            inquiries=tuple(takes_part[organisation]),
            left=tuple(left[organisation]),
            experiments=tuple(tried[organisation]),
        )
        for organisation in sorted(since, key=lambda each: (since[each], each))
    ]
