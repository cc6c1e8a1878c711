"""A decision's whole record in words: everything rule D1 asks for, and the figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from cfworkflow.cli.story import story_lines
from cfworkflow.cli.table import show_facts

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow, Deferral
    from cfworkflow.projections.timeline import TimelineRow

_UNSAID = "none stated"


def show_record(row: DecisionRow, story: Sequence[TimelineRow]) -> None:
    """Write the record of a decision, then its story.

    What rule D1 asks for and nobody said is shown as unsaid.
    """
    show_facts(
        [
            ("decision", row.decision),
            ("title", row.title),
            ("state", row.status.replace("_", " ")),
            ("kind", row.kind),
            ("barrier", row.barrier),
            ("group", row.group),
            ("meeting", row.meeting),
            ("date", row.decided_on),
            ("put to", row.put_to),
            ("deferred", "\n".join(_deferral(one) for one in row.deferrals)),
            *_figures(row),
            ("reasons", row.reasons or _UNSAID),
            ("alternatives", row.alternatives or _UNSAID),
            ("interests", "\n".join(_interests(row)) or _UNSAID),
            ("principles", row.principles or _UNSAID),
            ("lived experience", row.lived_experience or _UNSAID),
            ("evidence", row.evidence or _UNSAID),
            ("recommendations", "\n".join(_numbered(row.recommended))),
            ("answers", row.answers),
            ("response", row.response),
            ("permitted until", row.until),
            ("terms adopted", row.terms and _terms(row.terms)),
            ("votes by name", [f"{who} {vote}" for who, vote in row.votes.items()]),
        ]
    )
    click.echo()
    for line in story_lines(story):
        click.echo(line)


def _numbered(texts: tuple[str, ...]) -> list[str]:
    return [f"{number}. {text}" for number, text in enumerate(texts, 1)]


def _figures(row: DecisionRow) -> list[tuple[str, object]]:
    figures = row.figures
    if figures is None:
        return []
    votes = (
        f"{figures.in_favour} for, {figures.against} against, "
        f"{figures.abstained} abstaining, {figures.no_vote} silent"
    )
    casting = f"; casting vote {figures.casting}" if figures.casting else ""
    return [
        ("counted as present", row.counted),
        ("members", figures.members),
        ("quorum", figures.quorum),
        ("present", figures.present),
        ("entitled to vote", figures.entitled),
        ("votes", votes + casting),
        ("needed to carry", figures.needed),
        ("judged by", _terms(row.judged_by or {})),
    ]


def _terms(terms: dict[str, Any]) -> str:
    """The terms a decision was judged by, in a line."""
    return (
        f"a quorum of {terms['quorum_fraction']} of the {terms['quorum_base']} rounded "
        f"{terms['quorum_rounding']}, plus {terms['quorum_plus']}; {terms['majority_reached']} "
        f"{terms['majority']} of those {terms['majority_base']}"
    ).replace("-", " ")


def _deferral(one: Deferral) -> str:
    because = f": {one.because}" if one.because else ""
    return f"{one.on} at {one.meeting}, {one.why.replace('-', ' ')}{because}"


def _interests(row: DecisionRow) -> list[str]:
    return [f"{one.member}: {one.nature}" if one.nature else one.member for one in row.interests]
