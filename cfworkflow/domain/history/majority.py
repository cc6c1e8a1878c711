"""M1, M2, M3 over a history: what carried, which votes there could be, the casting vote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.recount import Recount, recount
from cfworkflow.domain.history.world import World


def m1_majority(world: World, told: Recorded) -> Iterator[str]:
    """Carried if, and only if, the votes in favour reach what the terms ask for."""
    vote = recount(world, told)
    ref, figures = vote.fact.decision, vote.fact.figures
    if figures.needed != vote.needed:
        yield f"{ref} says that {figures.needed} votes carry it; it takes {vote.needed}."
    in_favour = figures.in_favour + (1 if figures.casting == "for" else 0)
    outcome = "carried" if in_favour >= vote.needed else "not_carried"
    if vote.fact.outcome != outcome:
        word = vote.fact.outcome.replace("_", " ")
        yield f"{ref} stands as {word} with {in_favour} in favour, where {vote.needed} carry."


def m2_votes_fit(world: World, told: Recorded) -> Iterator[str]:
    """No more votes than voices, and names only of those entitled, who add up to the count."""
    vote = recount(world, told)
    ref, figures = vote.fact.decision, vote.fact.figures
    counted = figures.in_favour + figures.against + figures.abstained
    if figures.entitled != vote.voices:
        yield f"{ref} gives {figures.entitled} votes to be had; there were {vote.voices}."
    if counted > vote.voices:
        yield f"{ref} counts {counted} votes, and {vote.voices} could vote."
    elif figures.no_vote != vote.voices - counted:
        yield f"{ref} gives {figures.no_vote} as silent; {vote.voices - counted} were."
    if vote.fact.votes:
        yield from _names(vote)


def _names(vote: Recount) -> Iterator[str]:
    ref, figures, votes = vote.fact.decision, vote.fact.figures, vote.fact.votes
    strangers = sorted(votes.keys() - vote.entitled - vote.aside)
    if strangers:
        yield f"{', '.join(strangers)} voted on {ref}, and could not."
    said = Counter(votes.values())
    if (said["for"], said["against"], said["abstain"]) != (
        figures.in_favour,
        figures.against,
        figures.abstained,
    ):
        yield f"The votes on {ref} by name do not add up to its count."
    if vote.terms.one_vote_an_organisation:
        houses = Counter(vote.roll[name].organisation for name in votes if name in vote.roll)
        doubled = sorted(house for house, times in houses.items() if times > 1)
        if doubled:
            yield f"{', '.join(doubled)} voted on {ref} more than once."


def m3_casting_vote(world: World, told: Recorded) -> Iterator[str]:
    """A casting vote only where the terms give one, on a tie, by a chair who may vote."""
    vote = recount(world, told)
    ref, figures = vote.fact.decision, vote.fact.figures
    if figures.casting is None:
        return
    if not vote.terms.casting_vote:
        yield f"{ref} has a casting vote, and the terms give none."
    if figures.in_favour != figures.against or figures.in_favour == 0:
        yield f"{ref} has a casting vote, and its votes were not tied."
    in_person = [member for member in vote.entitled if vote.meeting.room[member] is None]
    if all(vote.roll[member].role != "chair" for member in in_person):
        yield f"{ref} has a casting vote, and no chair was there in person to give it."
