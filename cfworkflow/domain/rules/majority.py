"""M1, M2, M3: what carries a decision, which votes can be, and the casting vote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from cfworkflow.domain.refusal import Refusal

if TYPE_CHECKING:
    from cfworkflow.domain.count import Ballot, Figures
    from cfworkflow.domain.meeting.state import Meeting
    from cfworkflow.domain.rules.presence import Presence
    from cfworkflow.domain.terms import Terms
    from cfworkflow.domain.words import Vote


class VotesDoNotFit(Refusal):
    """M2: votes recorded may not exceed those present and entitled; names only theirs."""

    code = "M2"


class NoCastingVote(Refusal):
    """M3: a casting vote exists only where the terms say so (ToR, Principles: equal voice)."""

    code = "M3"


def m1_outcome(figures: Figures) -> Literal["carried", "not_carried"]:
    """Carried only if more than half of those present and entitled vote for (ToR, Decisions)."""
    return "carried" if figures.carried else "not_carried"


def m2_votes_fit(item: str, ballot: Ballot, presence: Presence) -> Refusal | None:
    """Find fault with more votes than voices."""
    if ballot.recorded <= presence.voices:
        return None
    return VotesDoNotFit(
        f"{ballot.recorded} votes were counted on {item}: {ballot.in_favour} for, "
        f"{ballot.against} against, {ballot.abstained} abstaining.",
        f"Only {presence.voices} are present and entitled to vote.",
        "Count again, or record who came in: cfworkflow meeting attend",
    )


def m2_names_fit(
    item: str, votes: Mapping[str, Vote], presence: Presence, terms: Terms
) -> Refusal | None:
    """Find fault with named votes of people who are not there, or of one organisation twice."""
    strangers = [
        name for name in votes if name not in presence.entitled and name not in presence.aside
    ]
    if strangers:
        return VotesDoNotFit(
            f"{', '.join(strangers)} would vote on {item}.",
            "They are not in the room as members or by proxy.",
            "Record their attendance first: cfworkflow meeting attend",
        )
    if terms.one_vote_an_organisation:
        houses = [presence.roll[name].organisation for name in votes]
        doubled = sorted({house for house in houses if houses.count(house) > 1})
        if doubled:
            return VotesDoNotFit(
                f"{', '.join(doubled)} would vote more than once on {item}.",
                "The terms give one vote to an organisation.",
                "Keep one of the votes.",
            )
    return None


def m2_names_agree(item: str, votes: Mapping[str, Vote], ballot: Ballot) -> Refusal | None:
    """Find fault with a count that differs from the named votes given beside it."""
    named = [*votes.values()]
    counted = (ballot.in_favour, ballot.against, ballot.abstained)
    if not votes or counted == tuple(named.count(vote) for vote in ("for", "against", "abstain")):
        return None
    return VotesDoNotFit(
        f"The count on {item} and its named votes differ.",
        f"Counted: {counted[0]} for, {counted[1]} against, {counted[2]} abstaining; "
        f"named: {named.count('for')}, {named.count('against')}, {named.count('abstain')}.",
        "Give the named votes alone; they are counted for you.",
    )


def m3_casting_vote(
    item: str, ballot: Ballot, terms: Terms, presence: Presence, meeting: Meeting
) -> Refusal | None:
    """Find fault with a casting vote the terms do not give, without a tie, or without a chair.

    It is the chair's own: a stand-in brings the chair's vote, not the chair.
    """
    if ballot.casting is None:
        return None
    what = f"A casting vote was given on {item}."
    if not terms.casting_vote:
        return NoCastingVote(
            what,
            "The terms in force give no one a casting vote: every participant has an equal voice.",
            "Record the votes alone.",
        )
    if ballot.in_favour != ballot.against or not ballot.in_favour:
        return NoCastingVote(
            what,
            f"The votes are not tied: {ballot.in_favour} for, {ballot.against} against.",
            "Record the votes alone.",
        )
    if not any(
        presence.roll[member].role == "chair" and meeting.room[member] is None
        for member in presence.entitled
    ):
        return NoCastingVote(
            what,
            "It is the chair's, and no chair is there in person and entitled to vote.",
            "Record the votes alone.",
        )
    return None
