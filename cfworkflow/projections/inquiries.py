"""View `inquiries`: system inquiries, their phases, who takes part, and what they feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.inquiry.facts import (
        ChangeAgentJoined,
        ChangeAgentLeft,
        InquiryAdvanced,
        InquiryConcluded,
        InquiryLinked,
        InquiryLoopedBack,
        InquiryOpened,
    )


class Phase(Row, frozen=True):
    """A phase as it began, on the day of a change forum: build, explore, act, learn or concluded.

    `findings` are what had come out by then, `because` why an inquiry was looped back. `at` is the
    position that said so.
    """

    cycle: int
    phase: str
    on: date
    forum: str
    at: int
    findings: str | None = None
    because: str | None = None


class Agent(Row, frozen=True):
    """An organisation that takes part, or took part until `left_on`, as a change agent."""

    organisation: str
    joined_on: date
    at: int
    left_on: date | None = None


class Fed(Row, frozen=True):
    """What an inquiry feeds: a `barrier` or a `theme`, by its reference without the kind."""

    kind: str
    ref: str
    on: date
    at: int


OVER = "concluded"
UNDER_WAY = tuple(f"state:{phase}" for phase in ("build", "explore", "act", "learn"))
"""The words that find the inquiries that are not concluded."""


class InquiryRow(Row, frozen=True):
    """A system inquiry as it stands: `phase` is the one it is in, or concluded.

    `group` held the change forum that opened it. `agents` are all it has and had, in the order in
    which they joined.
    """

    inquiry: str
    title: str | None
    description: str | None
    group: str
    phase: str
    cycle: int
    opened_on: date
    changed_on: date
    petals: tuple[str, ...]
    areas: tuple[str, ...]
    phases: tuple[Phase, ...]
    agents: tuple[Agent, ...] = ()
    feeds: tuple[Fed, ...] = ()

    @property
    def taking_part(self) -> tuple[str, ...]:
        """The organisations that are change agents of it."""
        return tuple(agent.organisation for agent in self.agents if agent.left_on is None)


def _opened(rows: Rows[InquiryRow], told: Recorded, fact: InquiryOpened) -> None:
    row = InquiryRow(
        inquiry=fact.inquiry,
        title=shown(fact.title, told),
        description=fact.description,
        group=fact.group,
        phase="build",
        cycle=1,
        opened_on=told.on,
        changed_on=told.on,
        petals=fact.petals,
        areas=fact.areas,
        phases=(Phase(1, "build", told.on, fact.forum, told.position),),
    )
    rows.add(fact.inquiry, row)


def _goes_on(rows: Rows[InquiryRow], inquiry: str, phase: Phase) -> None:
    row = known(rows, inquiry)
    gone_on = replace(
        row,
        phase=phase.phase,
        cycle=phase.cycle,
        changed_on=phase.on,
        phases=(*row.phases, phase),
    )
    rows.put(inquiry, gone_on)


def _advanced(rows: Rows[InquiryRow], told: Recorded, fact: InquiryAdvanced) -> None:
    found = shown(fact.findings, told)
    phase = Phase(fact.cycle, fact.to_phase, told.on, fact.forum, told.position, found)
    _goes_on(rows, fact.inquiry, phase)


def _looped_back(rows: Rows[InquiryRow], told: Recorded, fact: InquiryLoopedBack) -> None:
    found, because = shown(fact.findings, told), shown(fact.because, told)
    phase = Phase(fact.cycle, "build", told.on, fact.forum, told.position, found, because)
    _goes_on(rows, fact.inquiry, phase)


def _concluded(rows: Rows[InquiryRow], told: Recorded, fact: InquiryConcluded) -> None:
    found = shown(fact.findings, told)
    phase = Phase(fact.cycle, OVER, told.on, fact.forum, told.position, found)
    _goes_on(rows, fact.inquiry, phase)


def _linked(rows: Rows[InquiryRow], told: Recorded, fact: InquiryLinked) -> None:
    row = known(rows, fact.inquiry)
    kind = "barrier" if fact.barrier else "theme"
    fed = Fed(kind, fact.barrier or fact.theme or "", told.on, told.position)
    rows.put(fact.inquiry, replace(row, feeds=(*row.feeds, fed)))


def _joined(rows: Rows[InquiryRow], told: Recorded, fact: ChangeAgentJoined) -> None:
    row = known(rows, fact.inquiry)
    agent = Agent(fact.organisation, told.on, told.position)
    rows.put(fact.inquiry, replace(row, agents=(*row.agents, agent)))


def _left(rows: Rows[InquiryRow], told: Recorded, fact: ChangeAgentLeft) -> None:
    row = known(rows, fact.inquiry)
    agents = tuple(
        replace(agent, left_on=told.on)
        if agent.organisation == fact.organisation and agent.left_on is None
        else agent
        for agent in row.agents
    )
    rows.put(fact.inquiry, replace(row, agents=agents))


def _facets(row: InquiryRow) -> Iterator[str]:
    yield f"state:{row.phase}"
    yield f"group:{row.group}"
    yield from (f"petal:{petal}" for petal in row.petals)
    yield from (f"area:{area}" for area in row.areas)
    yield from dict.fromkeys(f"agent:{agent.organisation}" for agent in row.agents)
    yield from dict.fromkeys(f"forum:{phase.forum}" for phase in row.phases)
    yield from (f"{fed.kind}:{fed.ref}" for fed in row.feeds)


INQUIRIES = View(
    "inquiries",
    InquiryRow,
    {
        "inquiry-opened": _opened,
        "inquiry-advanced": _advanced,
        "inquiry-looped-back": _looped_back,
        "inquiry-concluded": _concluded,
        "inquiry-linked": _linked,
        "change-agent-joined": _joined,
        "change-agent-left": _left,
    },
    facets=_facets,
    corrected=Words(
        "inquiry",
        {
            "inquiry-opened": {name: name for name in ("title", "description", "petals", "areas")},
            "inquiry-advanced": {"findings": "phases.findings"},
            "inquiry-looped-back": {"because": "phases.because", "findings": "phases.findings"},
            "inquiry-concluded": {"findings": "phases.findings"},
        },
    ).taken(),
)
"""Key: the inquiry's reference."""
