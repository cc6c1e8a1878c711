"""What happens to a barrier: raised, handed up, addressed, checked, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from cfworkflow.cli import choices
from cfworkflow.cli.areas import advise
from cfworkflow.cli.doubled import note_same_title
from cfworkflow.cli.options import BARRIER, REFERENCES, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

_BARRIER = {"barrier": "BARRIER"}
_BY = click.option("--by", metavar="GROUP", help="The group that acts; else the one entitled to.")


def _asked(word: str, help_: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A question that may be left unasked."""
    return click.option(f"--{word}/--not-{word}", word, default=None, help=help_)


@click.command("raise")
@click.argument("group", metavar="GROUP")
@click.option("--title", required=True, metavar="TEXT", help="The barrier in a line.")
@click.option("--description", metavar="TEXT", help="What was met.")
@click.option(
    "--plan",
    type=choices.PLAN,
    default="barriers",
    show_default=True,
    help="Of which plan it is a matter.",
)
@click.option(
    "--approach",
    type=REFERENCES["approach"],
    metavar="APPROACH",
    help="The approach it stands in the way of.",
)
@choices.petal_option
@click.option("--area", "areas", metavar="ID", multiple=True, help="Repeat for more.")
@writes
def raise_(act: Act, group: str, title: str, areas: tuple[str, ...], **fields: object) -> None:
    """Raise a barrier met on the ground, or a matter of another plan.

    A barrier begins with the Operational Partnership that met it. A matter of the Trusted Person
    plan or a risk may also begin with the Tactical Group. All take the same path.

    \b
    Examples:
      cfworkflow barrier raise peterborough --title "No address, no account"
      cfworkflow barrier raise tactical --plan risks --title "No lead in time"
    """
    from cfworkflow.domain.barrier.commands import RaiseBarrier

    words = {"group": "GROUP", "areas": "--area"}
    act.do(RaiseBarrier, words, group=group, title=title, areas=areas, **fields)
    advise(act, areas)
    note_same_title(act, group, title)


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@click.option("--to", metavar="GROUP", help="Where to; else the group that oversees its holder.")
@click.option("--because", metavar="TEXT", help="Why it is beyond the partnership.")
@_BY
@writes
def refer(act: Act, **fields: object) -> None:
    """Hand a barrier to the Tactical Group.

    \b
    Example:
      cfworkflow barrier refer B-0001 --because "It needs the commissioners"
    """
    from cfworkflow.domain.barrier.commands import ReferBarrier

    act.do(ReferBarrier, _BARRIER, **fields)


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@click.option("--how", required=True, metavar="TEXT", help="What was done about it.")
@_BY
@writes
def address(act: Act, **fields: object) -> None:
    """Say that a barrier is dealt with; the evidence check is next.

    \b
    Example:
      cfworkflow barrier address B-0001 --how "A joint protocol is in place"
    """
    from cfworkflow.domain.barrier.commands import AddressBarrier

    act.do(AddressBarrier, _BARRIER, **fields)


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@click.option("--met/--not-met", "met", default=None, help="Is it really gone?")
@click.option("--findings", required=True, metavar="TEXT", help="What was found.")
@_asked("beneficial", "Does the change do good?")
@_asked("sustainable", "Will it last?")
@_asked("transformational", "Does it change the system?")
@_BY
@writes
def check(act: Act, met: bool | None, **fields: object) -> None:
    """Check the evidence, as the group that raised the barrier.

    Met closes the barrier. Not met reopens it at the tier that said it was addressed. Whether the
    change is beneficial, sustainable and transformational is on record where it was asked.

    \b
    Examples:
      cfworkflow barrier check B-0001 --met --findings "Ten people housed"
      cfworkflow barrier check B-0001 --met --beneficial --findings "Ten housed"
    """
    from cfworkflow.domain.barrier.commands import CheckEvidence

    if met is None:
        raise click.UsageError("Say --met or --not-met.")
    act.do(CheckEvidence, _BARRIER, met=met, **fields)


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@writes
def close(act: Act, barrier: str) -> None:
    """Close a barrier whose evidence check was met.

    A check that was met closes it by itself; without one, this is refused (E1).

    \b
    Example:
      cfworkflow barrier close B-0001
    """
    from cfworkflow.domain.barrier.commands import CloseBarrier

    act.do(CloseBarrier, _BARRIER, barrier=barrier)


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@click.option("--because", required=True, metavar="TEXT", help="Why it is not gone after all.")
@_BY
@writes
def reopen(act: Act, **fields: object) -> None:
    """Bring back a barrier that is not gone after all.

    It goes to the group that had said it was addressed.

    \b
    Example:
      cfworkflow barrier reopen B-0001 --because "It has come back since the move"
    """
    from cfworkflow.domain.barrier.commands import ReopenBarrier

    act.do(ReopenBarrier, _BARRIER, **fields)


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@click.option("--because", required=True, metavar="TEXT", help="Why it is taken back.")
@_BY
@writes
def withdraw(act: Act, **fields: object) -> None:
    """Take a barrier back, as the group that raised it.

    \b
    Example:
      cfworkflow barrier withdraw B-0001 --because "Raised twice" --yes
    """
    from cfworkflow.domain.barrier.commands import WithdrawBarrier

    act.confirm(f"Withdraw {fields['barrier']} for good?")
    act.do(WithdrawBarrier, _BARRIER, **fields)
