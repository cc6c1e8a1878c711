"""A vote in words: who could vote, how they did, what was needed, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cfworkflow.reports.words.terms import majority_rule, quorum_rule
from cfworkflow.reports.words.wording import several, some

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow, Tally
    from cfworkflow.reports.words.names import Names

_VOTED = {"for": "For", "against": "Against", "abstain": "Abstained"}


def present_in_brief(figures: Tally) -> str:
    """How many were there, of how many, and what the quorum was."""
    return f"{figures.present} of {figures.members} (quorum {figures.quorum})"


def votes_in_brief(figures: Tally) -> str:
    """The votes, those not cast among them where there are any."""
    said = [
        (figures.in_favour, "for"),
        (figures.against, "against"),
        (figures.abstained, "abstained"),
        *([(figures.no_vote, "did not vote")] if figures.no_vote else []),
    ]
    casting = f"; casting vote {figures.casting}" if figures.casting else ""
    return f"{', '.join(f'{many} {how}' for many, how in said)}{casting}"


def quorum_in_words(figures: Tally, terms: Mapping[str, Any] | None) -> str:
    """The quorum at a vote, with its sum: who was there, and how many were needed."""
    rule = f" ({quorum_rule(terms)})" if terms else ""
    return (
        f"{figures.present} of {some(figures.members, 'member')} counted as present; "
        f"the quorum was {figures.quorum}{rule}."
    )


def votes_in_words(figures: Tally, outcome: str, terms: Mapping[str, Any] | None) -> str:
    """The votes at a vote, the majority needed and why, and the outcome."""
    entitled = f"{figures.entitled} of those present {was(figures.entitled)} entitled to vote. "
    rule = f", {majority_rule(terms)}" if terms else ""
    return (
        f"{votes_in_brief(figures)}. {'' if figures.entitled == figures.present else entitled}"
        f"{some(figures.needed, 'vote')} for {was(figures.needed)} needed{rule}: "
        f"{'carried' if outcome == 'carried' else 'not carried'}."
    )


def was(number: int) -> str:
    """What so many did: one was, several were."""
    return "was" if number == 1 else "were"


def named_votes(row: DecisionRow, names: Names) -> Iterator[str]:
    """Who voted how, a line each way; nothing where no names were taken."""
    for vote, told in _VOTED.items():
        cast = [member for member, how in row.votes.items() if how == vote]
        if cast:
            yield f"{told}: {several(names.member(row.group, member) for member in cast)}"
