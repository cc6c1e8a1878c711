"""`cfworkflow quorum`: of a group today, or worked out from figures without any store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from cfworkflow.cli.look import Look, show_json
from cfworkflow.cli.options import reads
from cfworkflow.cli.terms import seat_in_words
from cfworkflow.domain import arithmetic
from cfworkflow.domain.arithmetic import Shares
from cfworkflow.projections.members import roll_on
from cfworkflow.projections.quorum import shares_of, terms_on

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

_COUNT = click.IntRange(min=0)


@click.command()
@click.argument("group", metavar="[GROUP]", required=False)
@click.option("--members", type=_COUNT, metavar="N", help="Members in post; needs no store.")
@click.option("--present", type=_COUNT, metavar="N", help="How many are present.")
@click.option("--for", "in_favour", type=_COUNT, metavar="N", help="Votes for.")
@click.option("--against", type=_COUNT, metavar="N", help="Votes against.")
@click.option("--abstain", type=_COUNT, metavar="N", help="Abstentions.")
@click.option("--terms", "terms_file", metavar="FILE", help="Terms as TOML; else the default.")
@reads
def quorum(
    look: Look,
    group: str | None,
    members: int | None,
    terms_file: str | None,
    **votes: int | None,
) -> None:
    """Work out a quorum, and whether votes carry.

    Of a GROUP: its members and terms today, or as of a moment. With --members: of any figures,
    without a store.

    \b
    Examples:
      cfworkflow quorum tactical
      cfworkflow quorum --members 17 --present 6 --for 4 --against 2 --json
    """
    if (group is None) == (members is None):
        raise click.UsageError("Give a GROUP, or --members N.")
    if group is None and look.as_of is not None:
        raise click.UsageError("--as-of looks back at a GROUP; --members needs no record.")
    if group is not None:
        reading = look.reading()
        look.pick("group", group, reading.groups)
        members, terms = _of_group(reading, group, look.day)
    if group is None or terms_file:
        terms = _typed(terms_file)
    figures = _worked_out(shares_of(terms), members or 0, **votes)
    if look.as_json:
        show_json({"group": group, **figures} if group else figures)
    else:
        _say(figures)
        for seat in terms["composition"]:
            click.echo(f"The terms also ask for {seat_in_words(seat)} to be present.")


def quorum_on(reading: Views, group: str, day: date) -> tuple[int, int]:
    """The members of a group in post on a day, and its quorum."""
    members, terms = _of_group(reading, group, day)
    return members, arithmetic.quorum(shares_of(terms), members)


def _of_group(reading: Views, group: str, day: date) -> tuple[int, dict[str, Any]]:
    """The members in post and the terms in force, as rows hold them."""
    in_force = terms_on(reading.groups[group], day)
    return len(roll_on(reading.members, group, day)), in_force.terms if in_force else _typed(None)


def _typed(terms_file: str | None) -> dict[str, Any]:
    """The terms in a file, or the default ones, as rows would hold them."""
    from cfworkflow.cli.terms_file import read_terms
    from cfworkflow.domain.terms import CHARITY_STYLE

    if not terms_file:
        return CHARITY_STYLE.model_dump(mode="json")
    from cfworkflow.domain.refusal import refuse_any
    from cfworkflow.domain.rules.terms import t3_can_be_met

    terms = read_terms(terms_file)
    refuse_any(*t3_can_be_met(terms, {}))
    return terms.model_dump(mode="json")


def _worked_out(shares: Shares, members: int, **votes: int | None) -> dict[str, Any]:
    """The figures a person asked for: quorum alone, or with who is present, or with votes."""
    present = votes.pop("present")
    voted = any(number is not None for number in votes.values())
    if voted and present is None:
        raise click.UsageError("Votes need --present: the majority is of those present.")
    in_favour, against, abstain = (votes[name] or 0 for name in ("in_favour", "against", "abstain"))
    recorded = in_favour + against + abstain
    if present is not None and recorded > present:
        raise click.UsageError(f"{recorded} votes, and only {present} are present (M2).")
    if present is not None and present > members:
        raise click.UsageError(f"{present} are present, and there are only {members} members (A1).")
    quorum = arithmetic.quorum(shares, members)
    needed = arithmetic.majority(shares, entitled=present or 0, cast=in_favour + against)
    quorate = present is not None and present >= quorum
    return {
        "members": arithmetic.quorum_base(shares, members),
        "quorum": quorum,
        "present": present,
        "quorate": quorate if present is not None else None,
        "for": in_favour if voted else None,
        "against": against if voted else None,
        "abstain": abstain if voted else None,
        "needed": needed if present is not None else None,
        "carried": quorate and in_favour >= needed if voted else None,
    }


def _say(figures: dict[str, Any]) -> None:
    click.echo(f"Quorum: {figures['quorum']} of {figures['members']} members.")
    if figures["present"] is None:
        return
    verdict = "quorate" if figures["quorate"] else "not quorate: no decision is valid (Q1)"
    click.echo(f"Present: {figures['present']}: {verdict}.")
    click.echo(f"Needed to carry: {figures['needed']} votes for.")
    if figures["carried"] is not None:
        outcome = "carried" if figures["carried"] else "not carried"
        click.echo(
            f"{figures['for']} for, {figures['against']} against, {figures['abstain']} abstaining: "
            f"{outcome}."
        )
