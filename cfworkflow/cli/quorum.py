"""`cfworkflow quorum`: of a group today, or worked out from figures without any store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from cfworkflow.cli.look import Look, pick, show_json, today
from cfworkflow.cli.options import reads
from cfworkflow.cli.terms import terms_on

if TYPE_CHECKING:
    from cfworkflow.domain.terms import Terms
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

    Of a GROUP: its members and terms today. With --members: of any figures, without a store.

    \b
    Examples:
      cfworkflow quorum tactical
      cfworkflow quorum --members 17 --present 6 --for 4 --against 2 --json
    """
    from cfworkflow.domain.terms import CHARITY_STYLE

    if (group is None) == (members is None):
        raise click.UsageError("Give a GROUP, or --members N.")
    terms = CHARITY_STYLE
    if group is not None:
        reading = look.reading()
        pick("group", group, reading.groups)
        members, terms = _of_group(reading, group, today())
    if terms_file:
        from cfworkflow.cli.terms_file import read_terms

        terms = read_terms(terms_file)
    figures = _worked_out(terms, members or 0, **votes)
    if look.as_json:
        show_json({"group": group, **figures} if group else figures)
    else:
        _say(figures)


def quorum_today(reading: Views, group: str, day: date) -> tuple[int, int]:
    """The members of a group in post today, and its quorum."""
    from cfworkflow.domain.count import quorum_of

    members, terms = _of_group(reading, group, day)
    return members, quorum_of(terms, members)


def _of_group(reading: Views, group: str, day: date) -> tuple[int, Terms]:
    from cfworkflow.domain.terms import CHARITY_STYLE, Terms

    members = sum(
        row.group == group and row.since <= day and (row.until is None or day < row.until)
        for row in reading.members.values()
    )
    in_force = terms_on(reading.groups[group], day)
    return members, Terms.model_validate(in_force.terms) if in_force else CHARITY_STYLE


def _worked_out(terms: Terms, members: int, **votes: int | None) -> dict[str, Any]:
    """The figures a person asked for: quorum alone, or with who is present, or with votes."""
    from cfworkflow.domain.count import Ballot, count

    present = votes.pop("present")
    voted = any(number is not None for number in votes.values())
    if voted and present is None:
        raise click.UsageError("Votes need --present: the majority is of those present.")
    ballot = Ballot(
        in_favour=votes["in_favour"] or 0,
        against=votes["against"] or 0,
        abstained=votes["abstain"] or 0,
    )
    if present is not None and ballot.recorded > present:
        raise click.UsageError(f"{ballot.recorded} votes, and only {present} are present (M2).")
    if present is not None and present > members:
        raise click.UsageError(f"{present} are present, and there are only {members} members (A1).")
    figures = count(
        terms, members=members, present=present or 0, entitled=present or 0, ballot=ballot
    )
    carried = figures.quorate and figures.carried
    return {
        "members": figures.members,
        "quorum": figures.quorum,
        "present": present,
        "quorate": figures.quorate if present is not None else None,
        "for": ballot.in_favour if voted else None,
        "against": ballot.against if voted else None,
        "abstain": ballot.abstained if voted else None,
        "needed": figures.needed if present is not None else None,
        "carried": carried if voted else None,
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
