"""What happens to a decision: put to a meeting, voted on, deferred, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.decision.in_line import advise
from cfworkflow.cli.options import (
    BARRIER,
    DECISION,
    MEETING,
    PAIR,
    named_twice,
    record_words,
    writes,
)

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

_DECISION = {"decision": "DECISION", "principles": "--principle"}


@click.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@click.option("--kind", type=choices.DECISION_KIND, help="What it brings about.")
@click.option("--title", metavar="TEXT", help="What is to be decided.")
@click.option("--barrier", type=BARRIER, metavar="BARRIER", help="The barrier it is about.")
@click.option(
    "--recommend", "recommended", multiple=True, metavar="TEXT", help="For escalate; repeat."
)
@click.option("--response", metavar="TEXT", help="For return: the group's answer.")
@click.option(
    "--answer", "answers", type=choices.ANSWER, multiple=True, help="One a recommendation."
)
@click.option("--terms", "terms_file", metavar="FILE", help="For adopt-terms: TOML.")
@click.option("--until", type=DAY, metavar="DATE", help="For permit: how long.")
@click.option("--again", type=DECISION, metavar="DECISION", help="Put this one again.")
@record_words
@writes
def propose(
    act: Act,
    again: str | None,
    terms_file: str | None,
    principles: tuple[str, ...],
    **fields: object,
) -> None:
    """Put an item to a meeting.

    Kinds: escalate (a barrier, with recommendations), return (a barrier, with a response),
    adopt-terms, permit (to do something differently for a period), key (any key decision).

    \b
    Examples:
      cfworkflow decision propose M-0001 --kind key --title "Adopt the framework"
      cfworkflow decision propose M-0001 --kind escalate --barrier B-0001 \\
          --title "Escalate the bank barrier" --recommend "Fund a pilot"
    """
    from cfworkflow.domain.decision.commands import ProposeDecision, PutAgain

    if again:
        options = {"decision": "--again", "meeting": "MEETING"}
        act.do(PutAgain, options, decision=again, meeting=fields["meeting"])
        return
    if not fields["kind"] or not fields["title"]:
        raise click.UsageError("Give --kind and --title, or --again DECISION.")
    if terms_file:
        from cfworkflow.cli.terms_file import read_terms

        fields["terms"] = read_terms(terms_file)
    fields["principles"] = principles
    options = {"meeting": "MEETING", "principles": "--principle", "recommended": "--recommend"}
    act.do(ProposeDecision, {**options, "answers": "--answer"}, **fields)
    advise(act, principles)


@click.command()
@click.argument("decision", type=DECISION, metavar="DECISION")
@click.option("--for", "in_favour", type=click.IntRange(min=0), default=0, help="Votes for.")
@click.option("--against", type=click.IntRange(min=0), default=0, help="Votes against.")
@click.option("--abstain", type=click.IntRange(min=0), default=0, help="Abstentions said aloud.")
@click.option(
    "--vote",
    "named",
    type=PAIR,
    multiple=True,
    metavar="MEMBER=VOTE",
    help="By name: for, against or abstain; repeat for more.",
)
@click.option("--casting", type=click.Choice(["for", "against"]), help="The chair's casting vote.")
@record_words
@writes
def vote(
    act: Act,
    in_favour: int,
    against: int,
    abstain: int,
    named: tuple[tuple[str, str], ...],
    casting: str | None,
    principles: tuple[str, ...],
    **fields: object,
) -> None:
    """Take the vote: by a count, or by names.

    \b
    Examples:
      cfworkflow decision vote D-0001 --for 4 --against 1 --reasons "It works"
      cfworkflow decision vote D-0001 --reasons "It works" \\
          --vote cpsl-mind=for --vote sun-network=against
    """
    from cfworkflow.domain.decision.commands import TakeVote

    if not named and not in_favour + against + abstain:
        raise click.UsageError("Give the count (--for, --against, --abstain) or --vote MEMBER=for.")
    if doubled := named_twice(named):
        raise click.UsageError(f"{', '.join(doubled)} would vote more than once.")
    ballot = {
        "in_favour": in_favour,
        "against": against,
        "abstained": abstain,
        "casting": casting,
    }
    fields |= {"ballot": ballot, "votes": dict(named), "principles": principles}
    act.do(TakeVote, {**_DECISION, "votes": "--vote"}, **fields)
    advise(act, principles)


@click.command()
@click.argument("decision", type=DECISION, metavar="DECISION")
@click.option(
    "--reason",
    "deferred_for",
    type=choices.DEFERRED,
    default="other",
    show_default=True,
    help="Why it waits.",
)
@click.option("--because", metavar="TEXT", help="More about it.")
@writes
def defer(act: Act, **fields: object) -> None:
    """Leave an item for a later meeting, where it can be put again.

    \b
    Example:
      cfworkflow decision defer D-0001 --reason inquorate
    """
    from cfworkflow.domain.decision.commands import DeferDecision

    act.do(DeferDecision, _DECISION, **fields)


@click.command()
@click.argument("decision", type=DECISION, metavar="DECISION")
@click.option("--because", metavar="TEXT", help="Why it is taken back.")
@writes
def withdraw(act: Act, decision: str, because: str | None) -> None:
    """Take an item back before it is decided.

    \b
    Example:
      cfworkflow decision withdraw D-0001 --because "Overtaken by events" --yes
    """
    from cfworkflow.domain.decision.commands import WithdrawDecision

    act.confirm(f"Withdraw {decision} for good?")
    act.do(WithdrawDecision, _DECISION, decision=decision, because=because)
