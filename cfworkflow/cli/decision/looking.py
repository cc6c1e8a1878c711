"""Looking at decisions: the register, and the whole record of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing, spoken
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import DECISION, lists, reads

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow
    from cfworkflow.projections.reading import Views


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


@click.command("list")
@filters(
    *("tier", "group", "barrier"),
    dated="decided, or else put,",
    states=choices.DECISION_STATES,
    tier="Only of groups of this tier.",
)
@click.option("--principle", metavar="PRINCIPLE", help="Only those that cite this principle.")
@lists
def list_decisions(look: Look, principle: str | None, only: Filters) -> None:
    """List the decisions: the register in brief.

    With --csv, every part of each record is there. Beneath a whole register stands which
    principles no decision cites.

    \b
    Examples:
      cfworkflow decision list --state carried
      cfworkflow decision list --principle equal-voice
      cfworkflow decision list --group tactical --since 2026-01-01 --csv
    """
    reading = look.reading()
    look.check_group(only.group, reading)
    rows = only.of(
        reading.decisions,
        [
            *only.facets("barrier", "group", "state"),
            *only.at_its_tier(reading.groups),
            *([f"principle:{principle}"] if principle else []),
        ],
        lambda row: row.decided_on or row.proposed_on,
    )
    whole = only == Filters() and principle is None
    look.show_list(rows, _LISTING, lines=(lambda: _register(reading, rows)) if whole else None)


def _register(reading: Views, rows: Sequence[DecisionRow]) -> list[str]:
    """The whole register, and which principles no decision in it cites."""
    from cfworkflow.cli.table import fact_lines, table_lines
    from cfworkflow.projections.citing import never_cited

    table = table_lines([*_LISTING.columns], _LISTING.table(rows))
    never = never_cited(reading, rows)
    return [*table, "", *fact_lines([("never cited", never)])] if never else table


@click.command()
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
    from msgspec.structs import asdict

    from cfworkflow.cli.record import show_record

    reading = look.reading()
    row = look.pick("decision", decision, reading.decisions)
    story = reading.story(decision)
    look.show({**asdict(row), "story": story}, lambda: show_record(row, story))
