"""Who takes part in an inquiry, what they try, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.options import REFERENCES, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

INQUIRY = REFERENCES["inquiry"]
_OPTIONS = {"inquiry": "INQUIRY", "organisation": "ORGANISATION"}


@click.command()
@click.argument("inquiry", type=INQUIRY, metavar="INQUIRY")
@click.argument("organisation", metavar="ORGANISATION")
@writes
def join(act: Act, **fields: object) -> None:
    """Let an organisation take part in an inquiry as a change agent.

    \b
    Example:
      cfworkflow inquiry join I-0001 ferry-project
    """
    from cfworkflow.domain.inquiry.commands import JoinInquiry

    act.do(JoinInquiry, _OPTIONS, **fields)


@click.command()
@click.argument("inquiry", type=INQUIRY, metavar="INQUIRY")
@click.argument("organisation", metavar="ORGANISATION")
@writes
def leave(act: Act, **fields: object) -> None:
    """Say that an organisation takes part in an inquiry no longer.

    \b
    Example:
      cfworkflow inquiry leave I-0001 cpsl-mind
    """
    from cfworkflow.domain.inquiry.commands import LeaveInquiry

    act.do(LeaveInquiry, _OPTIONS, **fields)


@click.command()
@click.argument("inquiry", type=INQUIRY, metavar="INQUIRY")
@click.option("--by", "organisation", required=True, metavar="ID", help="The change agent.")
@click.option("--title", required=True, metavar="TEXT", help="What is tried, in a line.")
@click.option("--description", metavar="TEXT", help="How it is done.")
@click.option("--area", "areas", metavar="ID", multiple=True, help="Repeat for more.")
@writes
def experiment(act: Act, **fields: object) -> None:
    """Say what a change agent begins to try, while its inquiry is in act.

    \b
    Example:
      cfworkflow inquiry experiment I-0001 --by cpsl-mind --title "At the gate"
    """
    from cfworkflow.domain.inquiry.commands import StartExperiment

    names = {"inquiry": "INQUIRY", "organisation": "--by", "areas": "--area"}
    act.do(StartExperiment, names, **fields)


@click.command("experiment-ended")
@click.argument("experiment", type=REFERENCES["experiment"], metavar="EXPERIMENT")
@click.option(
    "--outcome", required=True, type=click.Choice(choices.WORKED), help="Did it do what it should?"
)
@click.option("--findings", required=True, metavar="TEXT", help="What was found.")
@writes
def experiment_ended(act: Act, **fields: object) -> None:
    """Say what came of an experiment, as the change agents see it.

    \b
    Example:
      cfworkflow inquiry experiment-ended E-0001 --outcome partly \\
          --findings "Nine of twelve were met"
    """
    from cfworkflow.domain.inquiry.commands import EndExperiment

    act.do(EndExperiment, {"experiment": "EXPERIMENT"}, **fields)
