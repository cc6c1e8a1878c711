"""What would have changed the outcome, said in sentences: each found by counting, none canned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cfworkflow.audit.explaining import changing
from cfworkflow.audit.explaining.by_other_terms import by_other_terms
from cfworkflow.audit.explaining.findings import Casting, Change, Seat
from cfworkflow.audit.explaining.if_so import change, in_words, sized
from cfworkflow.audit.explaining.what_if import Bounds, Count
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.projections.wording import joined

_OTHERWISE = {"against": "against", "abstained": "abstaining", "no_vote": "no vote recorded"}


def changes(
    counted: Count, bounds: Bounds, seats: tuple[Seat, ...], roll: Mapping[str, MemberAppointed]
) -> Iterator[Change]:
    """The changes that would have made a difference, the smallest of each sort.

    `seats` is the composition the terms ask for, `roll` the members in post.
    """
    found = [*_of_votes(counted), *_of_presence(counted, bounds), *_of_the_roll(counted, bounds)]
    yield from (change for _, change in sorted(found, key=lambda each: each[0]))
    if counted.result == "no_quorum":
        yield from _of_seats_unfilled(counted, bounds, seats)
    else:
        yield from _of_seats_left(counted, seats)
        yield from _of_casting(counted)
    yield from by_other_terms(counted, roll)


def _of_votes(counted: Count) -> Iterator[tuple[int, Change]]:
    if counted.result == "not_carried":
        sources = ("no_vote", "abstained", "against")
        tries = [changing.more_for(counted, order) for order in (sources, sources[::-1])]
        word, said = "more", ", in place of {}"
    elif counted.result == "carried":
        targets = ("against", "abstained", "no_vote")
        tries = [changing.fewer_for(counted, target) for target in targets]
        word, said = "fewer", ", {} instead"
    else:
        return
    # Where every way takes as many votes, it does not matter which.
    ways = {tried.size: tried for tried in reversed(tries) if tried is not None}
    for tried in ways.values():
        others = [_OTHERWISE[name] for name in tried.by if name in _OTHERWISE]
        how = said.format(joined(others)) if len(ways) > 1 else ""
        votes = "vote" if tried.size == 1 else "votes"
        yield sized(tried, f"{word} {votes} for{how}")


def _of_presence(counted: Count, bounds: Bounds) -> Iterator[tuple[int, Change]]:
    if tried := changing.fewer_present(counted):
        yield sized(tried, "fewer present")
    if tried := changing.more_present(counted, bounds):
        unvoting = ", and none of them voting for" if counted.result == "carried" else ""
        yield sized(tried, f"more present{unvoting}")
    tried = changing.silent_gone(counted, bounds)
    if tried and tried.after.result == "carried":
        yield sized(tried, "of those with no vote recorded gone before the vote")


def _of_the_roll(counted: Count, bounds: Bounds) -> Iterator[tuple[int, Change]]:
    for sign, word in ((1, "more"), (-1, "fewer")):
        if tried := changing.other_roll(counted, sign, bounds):
            members = "member" if tried.size == 1 else "members"
            yield sized(tried, f"{members} {word} in post")


def _of_seats_left(counted: Count, seats: tuple[Seat, ...]) -> Iterator[Change]:
    for seat in seats:
        gone = len(seat.by) - seat.at_least + 1
        after = replace(counted, present=counted.present - gone, composed=False)
        some = "" if gone == len(seat.by) else f"{in_words(gone)} of "
        what = f"Without {some}{joined(seat.by)}, for the terms ask for {seat.asks}"
        yield change(what, after, {"present": -gone})


def _of_seats_unfilled(counted: Count, bounds: Bounds, seats: tuple[Seat, ...]) -> Iterator[Change]:
    unfilled = [seat for seat in seats if not seat.filled]
    if not unfilled:
        return
    asked = joined([seat.asks for seat in unfilled])
    composed = replace(counted, composed=True)
    if counted.figures.quorate:
        yield change(f"With {asked} among those present", composed)
    elif tried := changing.more_present(composed, bounds):
        yield sized(tried, f"more present, with {asked} there")[1]


def _of_casting(counted: Count) -> Iterator[Change]:
    if not (counted.chaired and counted.tied):
        return
    given = counted.votes.casting is not None
    for what, casting in _CASTINGS.items() if given else _CASTING_IF_ANY.items():
        after = counted.with_casting(casting)
        if after.result != counted.result:
            yield change(what, after)


_CASTINGS: dict[str, Casting] = {
    "Without the casting vote": None,
    "Had the casting vote been against": "against",
    "Had the casting vote been for": "for",
}
_CASTING_IF_ANY: dict[str, Casting] = {"With a casting vote for": "for"}
