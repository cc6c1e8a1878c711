"""`cfworkflow decision`: items put to a meeting, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.act import Act
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing, spoken
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import (
    BARRIER,
    DECISION,
    MEETING,
    PAIR,
    lists,
    named_twice,
    reads,
    record_words,
    writes,
)

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow

_DECISION = {"decision": "DECISION", "principles": "--principle"}


@click.group()
def decision() -> None:
    """Decisions: propose, vote, defer, look up.

    \b
    Example:
      cfworkflow decision list
    """


@decision.command()
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
def propose(act: Act, again: str | None, terms_file: str | None, **fields: object) -> None:
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
    options = {"meeting": "MEETING", "principles": "--principle", "recommended": "--recommend"}
    act.do(ProposeDecision, {**options, "answers": "--answer"}, **fields)


@decision.command()
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
    act.do(TakeVote, {**_DECISION, "votes": "--vote"}, ballot=ballot, votes=dict(named), **fields)


@decision.command()
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


@decision.command()
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


def _figure(name: str) -> Callable[[DecisionRow], object]:
    """A figure of the vote; nothing where none was taken."""
    return lambda row: getattr(row.figures, name) if row.figures else None


_LISTING = Listing(
    {
        "decision": "decision",
        "state": spoken("status"),
        "date": lambda row: row.decided_on or row.proposed_on,
        "meeting": "meeting",
        "group": "group",
        "kind": "kind",
        "title": "title",
    },
    more={
        "barrier": "barrier",
        "put to": "put_to",
        "proposed": "proposed_on",
        "decided": "decided_on",
        **{
            head: _figure(name)
            for head, name in (
                *(("members", "members"), ("quorum", "quorum"), ("present", "present")),
                *(("for", "in_favour"), ("against", "against"), ("abstained", "abstained")),
                *(("no vote", "no_vote"), ("needed", "needed")),
            )
        },
        "reasons": "reasons",
        "alternatives": "alternatives",
        "interests": lambda row: [one.member for one in row.interests],
        "principles": "principles",
        "lived experience": "lived_experience",
        "evidence": "evidence",
        "recommendations": "recommended",
        "answers": "answers",
        "response": "response",
        "permitted until": "until",
        "votes by name": lambda row: [f"{who} {vote}" for who, vote in row.votes.items()],
    },
    empty="No such decisions. Put one with: cfworkflow decision propose",
)


@decision.command("list")
@filters(
    *("tier", "group", "barrier"),
    dated="decided, or else put,",
    states=choices.DECISION_STATES,
    tier="Only of groups of this tier.",
)
@lists
def list_decisions(look: Look, only: Filters) -> None:
    """List the decisions: the register in brief.

    With --csv, every part of each record is there.

    \b
    Examples:
      cfworkflow decision list --state carried
      cfworkflow decision list --group tactical --since 2026-01-01 --csv
    """
    reading = look.reading()
    look.check_group(only.group, reading)
    rows = only.of(
        reading.decisions,
        only.facets("barrier", "group", "state"),
        lambda row: row.decided_on or row.proposed_on,
        only.at_its_tier(reading.groups),
    )
    look.show_list(rows, _LISTING)


@decision.command()
@click.argument("decision", type=DECISION, metavar="DECISION")
@reads
def show(look: Look, decision: str) -> None:
    """Show a decision's whole record, with its figures and its story.

    The story tells where it was put and put again, who stood aside, how it ended and what it
    brought about, each with the date it took effect and the date it was recorded.

    \b
    Example:
      cfworkflow decision show D-0001
    """
    from cfworkflow.cli.record import show_record
    from cfworkflow.cli.story import decision_story

    reading = look.reading()
    row = look.pick("decision", decision, reading.decisions)
    story = decision_story(reading, decision)
    look.show({**asdict(row), "story": story}, lambda: show_record(row, story))
