"""Looking at inquiries: all of them, one with all that came of it, and who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.areas import check_area
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import REFERENCES, lists, reads

if TYPE_CHECKING:
    from cfworkflow.projections.change_agents import Trial
    from cfworkflow.projections.experiments import ExperimentRow
    from cfworkflow.projections.inquiries import Agent, Fed, InquiryRow, Phase
    from cfworkflow.projections.view import Facet


def _fed(fed: Fed) -> str:
    return fed.ref if fed.kind == "barrier" else f"{fed.kind}:{fed.ref}"


_LISTING = Listing(
    {
        "inquiry": "inquiry",
        "phase": "phase",
        "cycle": "cycle",
        "since": lambda row: row.phases[-1].on,
        "agents": lambda row: len(row.taking_part),
        "group": "group",
        "title": "title",
    },
    more={
        "description": "description",
        "opened": "opened_on",
        "last forum": lambda row: row.phases[-1].forum,
        "petals": "petals",
        "areas": "areas",
        "change agents": "taking_part",
        "feeds": lambda row: [_fed(fed) for fed in row.feeds],
    },
    empty="No such inquiries. Open one with: cfworkflow inquiry open",
)


@click.command("list")
@filters(
    *("petal", "area", "group", "barrier"),
    dated="opened",
    states=choices.INQUIRY_STATES,
    group="Only those that a change forum of this group opened.",
    barrier="Only those that feed this barrier.",
)
@click.option("--agent", metavar="ID", help="Only those this organisation takes or took part in.")
@lists
def list_inquiries(look: Look, only: Filters, agent: str | None) -> None:
    """List the inquiries: in which phase each is, and since which change forum.

    \b
    Examples:
      cfworkflow inquiry list
      cfworkflow inquiry list --state act --petal homelessness
    """
    from cfworkflow.projections.inquiries import INQUIRIES

    reading = look.reading()
    look.check_group(only.group, reading)
    check_area(look, only.area, reading)
    facets: list[Facet] = [*only.facets("petal", "area", "group", "barrier", "state")]
    facets += [f"agent:{agent}"] if agent else []
    rows = only.of(reading.rows(INQUIRIES), facets, lambda row: row.opened_on)
    look.show_list(rows, _LISTING)


@click.command()
@click.argument("inquiry", type=REFERENCES["inquiry"], metavar="INQUIRY")
@reads
def show(look: Look, inquiry: str) -> None:
    """Show an inquiry: its phases, its change agents, what they tried, and what it feeds.

    \b
    Example:
      cfworkflow inquiry show I-0001
    """
    from msgspec.structs import asdict

    from cfworkflow.projections.experiments import EXPERIMENTS
    from cfworkflow.projections.inquiries import INQUIRIES

    reading = look.reading()
    row = look.pick("inquiry", inquiry, reading.rows(INQUIRIES))
    tried = reading.rows(EXPERIMENTS).where(f"inquiry:{inquiry}")
    look.show({**asdict(row), "experiments": tried}, lambda: _show(row, tried))


def _show(row: InquiryRow, tried: list[ExperimentRow]) -> None:
    from cfworkflow.cli.table import show_facts

    again = f", cycle {row.cycle}" if row.cycle > 1 else ""
    show_facts(
        [
            ("inquiry", row.inquiry),
            ("title", row.title),
            ("description", row.description),
            ("phase", f"{row.phase}{again}, since {row.phases[-1].on}"),
            ("group", row.group),
            ("petals", row.petals),
            ("areas", row.areas),
            ("path", "\n".join(_phase(phase) for phase in row.phases)),
            ("change agents", "\n".join(_agent(agent) for agent in row.agents)),
            ("experiments", "\n".join(_experiment(each) for each in tried)),
            ("feeds", [_fed(fed) for fed in row.feeds]),
        ]
    )


def _phase(phase: Phase) -> str:
    again = f", cycle {phase.cycle}" if phase.phase == "build" and phase.cycle > 1 else ""
    because = f", because: {phase.because}" if phase.because else ""
    found = f"; found: {phase.findings}" if phase.findings else ""
    return f"{phase.on} {phase.phase}{again}, at {phase.forum}{because}{found}"


def _agent(agent: Agent) -> str:
    left = f" until {agent.left_on}" if agent.left_on else ""
    return f"{agent.organisation} since {agent.joined_on}{left}"


def _experiment(tried: ExperimentRow) -> str:
    from cfworkflow.projections.told.of_inquiries import WORKED

    began = f"{tried.experiment} {tried.organisation}, {tried.started_on}: {tried.title or ''}"
    if tried.outcome is None:
        return f"{began} (running)"
    found = f": {tried.findings}" if tried.findings else ""
    return f"{began} ({WORKED[tried.outcome]}, {tried.ended_on}{found})"


def _trial(trial: Trial) -> str:
    return f"{trial.experiment} {trial.outcome or 'running'}"


_AGENTS = Listing(
    {
        "organisation": "organisation",
        "since": "since",
        "inquiries": "inquiries",
        "left": "left",
        "experiments": lambda row: [_trial(trial) for trial in row.experiments],
    },
    empty="No change agents yet. Let one take part with: cfworkflow inquiry join",
)


@click.command()
@filters(dated="that first joined")
@lists
def agents(look: Look, only: Filters) -> None:
    """List the change agents of all inquiries, and what came of their experiments.

    \b
    Example:
      cfworkflow inquiry agents
    """
    from cfworkflow.projections.change_agents import change_agents

    rows = [row for row in change_agents(look.reading()) if only.covers(row.since)]
    look.show_list(only.latest(rows), _AGENTS)
