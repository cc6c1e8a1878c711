"""The decision register as a table: in brief to be read, and whole for a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Column, Lines, Ref, Table
from cfworkflow.reports.parts.record import WORDS, Record
from cfworkflow.reports.tables import aside, rows_of
from cfworkflow.reports.words.tally import named_votes, present_in_brief, votes_in_brief
from cfworkflow.reports.words.texts import lines, numbered
from cfworkflow.reports.words.wording import ANSWERS, DECISION_KINDS, DECISION_KINDS_IN_BRIEF, tag

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow
    from cfworkflow.reports.document import Text

_BRIEF = (
    Column("decision", "Reference", width=11),
    Column("date", "Date", width=14),
    Column("who", "Group and meeting", width=20),
    Column("title", "What was decided", width=40),
    Column("kind", "Kind", width=14),
    Column("outcome", "Outcome", width=14),
    Column("votes", "Votes", width=24),
    Column("counted", "Present", width=18),
    Column("barrier", "Barrier", width=10),
)

_WHOLE = (
    Column("decision", "Reference", width=11),
    Column("date", "Date", width=14),
    Column("group", "Group", width=20),
    Column("meeting", "Meeting", width=10),
    Column("title", "What was decided", width=36),
    Column("outcome", "Outcome", width=14),
    Column("barrier", "Barrier", width=10),
    Column("in_favour", "For", numeric=True, width=6),
    Column("against", "Against", numeric=True, width=8),
    Column("abstained", "Abstained", numeric=True, width=10),
    Column("reasons", WORDS["reasons"], width=44),
    *aside(
        Column("kind", "Kind", width=26),
        Column("barrier_title", "Title of the barrier", width=36),
        Column("members", "Members", numeric=True, width=9),
        Column("quorum", "Quorum", numeric=True, width=8),
        Column("present", "Present", numeric=True, width=8),
        Column("entitled", "Entitled to vote", numeric=True, width=10),
        Column("no_vote", "No vote", numeric=True, width=8),
        Column("casting", "Casting vote", width=10),
        Column("needed", "Votes needed", numeric=True, width=8),
        *(Column(field, head, width=50) for field, head in WORDS.items() if field != "reasons"),
        Column("interests", "Interests declared", width=40),
        Column("principles", "Principles applied", width=30),
        Column("recommendations", "Recommendations", width=50),
        Column("response", "Response", width=50),
        Column("answers", "Answers to the recommendations", width=26),
        Column("until", "Permitted until", width=12),
        Column("named", "Votes by name", width=40),
        Column("deferred", "Put off", width=40),
        Column("withdrawn_because", "Withdrawn because", width=40),
        Column("led_to", "What it led to", width=40),
        Column("proposed_on", "First put on", width=12),
    ),
)

_FIGURES = (
    *("members", "quorum", "present", "entitled"),
    *("in_favour", "against", "abstained", "no_vote", "casting", "needed"),
)


def register_table(told: Sequence[Record], empty: str, *, wide: bool) -> Table:
    """Items, a line each; made `wide`, with every field of the record."""
    columns = _WHOLE if wide else _BRIEF
    cells = _whole if wide else _brief
    rows = rows_of(columns, map(cells, told))
    return Table("decisions", "Decisions, the latest first", columns, rows, empty)


def _brief(record: Record) -> dict[str, Text]:
    row, figures = record.row, record.row.figures
    return {
        **_first(record),
        "kind": DECISION_KINDS_IN_BRIEF[row.kind],
        "who": Lines((record.group, Ref("meeting", row.meeting))),
        "votes": votes_in_brief(figures) if figures else None,
        "counted": present_in_brief(figures) if figures else None,
    }


def _first(record: Record) -> dict[str, Text]:
    row = record.row
    return {
        "decision": record.ref,
        "date": day_of(row),
        "title": record.title,
        "outcome": tag("decision", row.status),
        "barrier": Ref("barrier", row.barrier) if row.barrier else None,
    }


def _whole(record: Record) -> dict[str, Text]:
    row, figures = record.row, record.row.figures
    return {
        **_first(record),
        **{name: getattr(figures, name) if figures else None for name in _FIGURES},
        **{field: getattr(row, field) for field in WORDS},
        "group": record.group,
        "meeting": Ref("meeting", row.meeting),
        "kind": DECISION_KINDS[row.kind],
        "barrier_title": record.barrier_title(),
        "interests": lines(record.interest(one) for one in row.interests),
        "principles": lines(map(record.names.principle, row.principles)),
        "recommendations": numbered(row.recommended),
        "response": row.response,
        "answers": numbered(ANSWERS[answer] for answer in row.answers),
        "until": row.until,
        "named": lines(named_votes(row, record.names)),
        "deferred": lines(map(record.deferral, row.deferrals)),
        "withdrawn_because": row.withdrawn_because,
        "led_to": lines(record.led_to()),
        "proposed_on": row.proposed_on,
    }


def day_of(row: DecisionRow) -> date:
    """The date an item is registered under: that of the vote, else that on which it was put."""
    return row.decided_on or row.proposed_on
