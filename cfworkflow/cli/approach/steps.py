"""What happens to an approach: proposed, adopted, set aside, taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.options import BARRIER, DECISION, REFERENCES, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

APPROACH = REFERENCES["approach"]
_OPTIONS = {"approach": "APPROACH"}


@click.command()
@click.argument("element", metavar="ELEMENT")
@click.option("--title", required=True, metavar="TEXT", help="What it is, in a line.")
@click.option("--description", metavar="TEXT", help="What belongs to it.")
@writes
def element(act: Act, **fields: object) -> None:
    """Name a part of the Trusted Person model; its plan is laid out by these.

    ELEMENT is a short id, such as trusted-relationships.

    \b
    Example:
      cfworkflow approach element continuity --title "Support after a move"
    """
    from cfworkflow.domain.approach.commands import NameElement

    act.do(NameElement, {"element": "ELEMENT"}, **fields)


@click.command()
@click.argument("group", metavar="GROUP")
@click.option("--title", required=True, metavar="TEXT", help="The approach in a line.")
@click.option("--description", metavar="TEXT", help="How it would be gone about.")
@click.option("--element", metavar="ID", help="The part of the Trusted Person model it is for.")
@click.option("--barrier", type=BARRIER, metavar="BARRIER", help="The barrier it is for.")
@click.option(
    "--inquiry", type=REFERENCES["inquiry"], metavar="INQUIRY", help="The inquiry it comes of."
)
@click.option("--lead", metavar="MEMBER", help="The member of the group who leads on it.")
@writes
def propose(act: Act, **fields: object) -> None:
    """Propose, as a group, a way to go about something.

    It is of the Trusted Person plan; one for a barrier, and for no element, is of that barrier's.

    \b
    Examples:
      cfworkflow approach propose tactical --title "One worker from start to end"
      cfworkflow approach propose tactical --barrier B-0001 --title "A letter"
    """
    from cfworkflow.domain.approach.commands import ProposeApproach

    if fields["barrier"] and fields["inquiry"]:
        raise click.UsageError("Give --barrier or --inquiry, not both.")
    act.do(ProposeApproach, {"group": "GROUP"}, **fields)


@click.command()
@click.argument("approach", type=APPROACH, metavar="APPROACH")
@click.option("--decision", type=DECISION, metavar="DECISION", help="The decision on it, if any.")
@click.option("--because", metavar="TEXT", help="Why.")
@writes
def adopt(act: Act, **fields: object) -> None:
    """Say that an approach is how it is done from now on.

    \b
    Example:
      cfworkflow approach adopt T-0001 --because "All found that it makes sense"
    """
    from cfworkflow.domain.approach.commands import AdoptApproach

    act.do(AdoptApproach, _OPTIONS, **fields)


@click.command("set-aside")
@click.argument("approach", type=APPROACH, metavar="APPROACH")
@click.option("--because", required=True, metavar="TEXT", help="Why.")
@writes
def set_aside(act: Act, **fields: object) -> None:
    """Say that an approach is not, or no longer, gone about. It can be taken up again.

    \b
    Example:
      cfworkflow approach set-aside T-0001 --because "Nobody is on call at night"
    """
    from cfworkflow.domain.approach.commands import SetApproachAside

    act.do(SetApproachAside, _OPTIONS, **fields)


@click.command("take-up")
@click.argument("approach", type=APPROACH, metavar="APPROACH")
@click.option("--because", metavar="TEXT", help="What is different now.")
@writes
def take_up(act: Act, **fields: object) -> None:
    """Propose an approach again that was set aside.

    \b
    Example:
      cfworkflow approach take-up T-0001 --because "There is a night service now"
    """
    from cfworkflow.domain.approach.commands import TakeApproachUp

    act.do(TakeApproachUp, _OPTIONS, **fields)
