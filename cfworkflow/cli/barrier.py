"""`cfworkflow barrier`: barriers and their path through the tiers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.act import Act
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import BARRIER, lists, reads, writes
from cfworkflow.cli.table import show_facts

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import Addressed, Check, Step

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import Addressed, Check, Step

_BARRIER = {"barrier": "BARRIER"}
_BY = click.option("--by", metavar="GROUP", help="The group that acts; else the one entitled to.")


@click.group()
def barrier() -> None:
    """Barriers and their path through the tiers.

    \b
    Example:
      cfworkflow barrier list
    """


@barrier.command("raise")
@click.argument("group", metavar="PARTNERSHIP")
@click.option("--title", required=True, metavar="TEXT", help="The barrier in a line.")
@click.option("--description", metavar="TEXT", help="What was met on the ground.")
@choices.petal_option
@click.option("--area", "areas", metavar="ID", multiple=True, help="Repeat for more.")
@writes
def raise_(act: Act, **fields: object) -> None:
    """Raise a barrier that a partnership met on the ground.

    \b
    Example:
      cfworkflow barrier raise peterborough --title "No address, no account"
    """
    from cfworkflow.domain.barrier.commands import RaiseBarrier

    act.do(RaiseBarrier, {"group": "PARTNERSHIP", "areas": "--area"}, **fields)


@barrier.command()
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


@barrier.command()
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


@barrier.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@click.option("--met/--not-met", "met", default=None, help="Is it really gone?")
@click.option("--findings", required=True, metavar="TEXT", help="What was found.")
@_BY
@writes
def check(act: Act, met: bool | None, **fields: object) -> None:
    """Check the evidence, as the partnership that raised the barrier.

    Met closes the barrier. Not met reopens it at the tier that said it was addressed.

    \b
    Example:
      cfworkflow barrier check B-0001 --met --findings "Ten people housed"
    """
    from cfworkflow.domain.barrier.commands import CheckEvidence

    if met is None:
        raise click.UsageError("Say --met or --not-met.")
    act.do(CheckEvidence, _BARRIER, met=met, **fields)


@barrier.command()
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


@barrier.command()
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


@barrier.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@click.option("--because", required=True, metavar="TEXT", help="Why it is taken back.")
@_BY
@writes
def withdraw(act: Act, **fields: object) -> None:
    """Take a barrier back, as the partnership that raised it.

    \b
    Example:
      cfworkflow barrier withdraw B-0001 --because "Raised twice" --yes
    """
    from cfworkflow.domain.barrier.commands import WithdrawBarrier

    act.confirm(f"Withdraw {fields['barrier']} for good?")
    act.do(WithdrawBarrier, _BARRIER, **fields)


_LISTING = Listing(
    {
        "barrier": "barrier",
        "state": "status",
        "tier": "tier",
        "with": "holder",
        "raised by": "raised_by",
        "raised": "raised_on",
        "title": "title",
    },
    more={
        "description": "description",
        "petals": "petals",
        "areas": "areas",
        "changed": "changed_on",
        "recommendations": "recommendations",
    },
    empty="No such barriers. Raise one with: cfworkflow barrier raise",
)


@barrier.command("list")
@filters(
    *("tier", "petal", "area", "group"),
    dated="raised",
    states=choices.BARRIER_STATES,
    group="Only those it raised or that stand with it.",
)
@lists
def list_barriers(look: Look, only: Filters) -> None:
    """List the barriers.

    \b
    Examples:
      cfworkflow barrier list --tier tactical
      cfworkflow barrier list --petal homelessness --since 2026-01-01 --csv
      cfworkflow barrier list --as-of today
    """
    from cfworkflow.cli.board import chosen_barriers

    reading = look.reading()
    look.check_group(only.group, reading)
    look.show_list(chosen_barriers(reading, only), _LISTING)


@barrier.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@reads
def show(look: Look, barrier: str) -> None:
    """Show a barrier as it stands.

    \b
    Example:
      cfworkflow barrier show B-0001
    """
    from cfworkflow.projections.succession import answering

    reading = look.reading()
    row = look.pick("barrier", barrier, reading.barriers)
    row = replace(row, holder=answering(reading.groups, row))
    look.show(
        row,
        lambda: show_facts(
            [
                ("barrier", row.barrier),
                ("title", row.title),
                ("description", row.description),
                ("state", row.status),
                ("tier", row.tier),
                ("with", row.holder),
                ("raised by", row.raised_by),
                ("raised", row.raised_on),
                ("petals", row.petals),
                ("areas", row.areas),
                ("path", "\n".join(_step(step) for step in row.came_from)),
                ("addressed", row.addressed and _addressed(row.addressed)),
                ("last check", row.check and _checked(row.check)),
            ]
        ),
    )


def _step(step: Step) -> str:
    decided = f", by {step.decision}" if step.decision else ""
    because = f": {step.because}" if step.because else ""
    return f"{step.on} {step.what}, {step.to_group}{decided}{because}"


def _addressed(addressed: Addressed) -> str:
    return f"{addressed.on} by {addressed.by}: {addressed.how}"


def _checked(check: Check) -> str:
    return f"{check.on} by {check.by}, {'met' if check.met else 'not met'}: {check.findings}"


@barrier.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@lists
def history(look: Look, barrier: str) -> None:
    """Tell the whole story of a barrier.

    Each step stands with the date it took effect and the date it was recorded.

    \b
    Example:
      cfworkflow barrier history B-0001
    """
    from cfworkflow.cli.story import show_story

    reading = look.reading()
    look.pick("barrier", barrier, reading.barriers)
    show_story(look, reading.story(barrier))
