"""What would have changed the outcome, said in sentences: each found by counting, none canned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from cfworkflow.audit.explaining import changing
from cfworkflow.audit.explaining.changing import Tried
from cfworkflow.audit.explaining.findings import Casting, Change, Result, Seat
from cfworkflow.audit.explaining.what_if import Bounds, Count
from cfworkflow.domain.count import Figures
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.rules.terms import t3_can_be_met
from cfworkflow.domain.terms import Terms
from cfworkflow.projections.wording import joined

_THEN: dict[Result, str] = {
    "carried": "it would have been carried",
    "not_carried": "it would not have been carried",
    "no_quorum": "no quorum, and no decision",
    "decidable": "enough for a decision",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OTHERWISE = {"against": "against", "abstained": "abstaining", "no_vote": "no vote recorded"}

_OTHER_TERMS: tuple[tuple[dict[str, object], str], ...] = (
    ({"majority_base": "votes-cast"}, "Counted of the votes cast alone, abstentions left out"),
    ({"majority_base": "present"}, "Counted of all present and entitled, not of the votes cast"),
    (
        {"majority": Fraction(2, 3), "majority_reached": "at-least"},
        "By a majority of two thirds",
    ),
    ({"majority": Fraction(1, 2), "majority_reached": "more-than"}, "By a simple majority"),
    ({"quorum_rounding": "down"}, "With the share of the quorum rounded down"),
    ({"quorum_rounding": "up"}, "With the share of the quorum rounded up"),
    ({"quorum_plus": 0}, "Without the addition to the share of the quorum"),
    ({"quorum_plus": 1}, "With one added to the share of the quorum"),
)


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
    yield from _of_terms(counted, roll)


def change(
    what: str,
    after: Count,
    by: dict[str, int] | None = None,
    terms: dict[str, str] | None = None,
) -> Change:
    """A change with what comes of it: the half sentence `what` is made a whole one."""
    return Change(
        what=f"{what}: {_because(after)}{_THEN[after.result]}.",
        by=by or {},
        terms=terms or {},
        figures=after.figures.model_dump(mode="json", include=_of_the_vote_too(after)),
        result=after.result,
    )


def _of_the_vote_too(after: Count) -> set[str]:
    """The figures there would have been: without a quorum, none of a vote."""
    voted = after.result in {"carried", "not_carried"}
    return {*Figures.model_fields} if voted else {"members", "quorum", "present"}


def _because(after: Count) -> str:
    figures = after.figures
    if after.result in ("carried", "not_carried"):
        in_favour = figures.in_favour + (figures.casting == "for")
        return f"{in_favour} for, {figures.needed} needed; "
    if figures.quorate and not after.composed:
        return ""
    return f"{figures.present} present, quorum {figures.quorum}; "


def _sized(tried: Tried, what: str) -> tuple[int, Change]:
    """A change with its size, its sentence beginning with the size."""
    size = _in_words(tried.size)
    return tried.size, change(f"{size.capitalize()} {what}", tried.after, tried.by)


def _in_words(size: int) -> str:
    return _NUMBERS[size] if size < len(_NUMBERS) else str(size)


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
        yield _sized(tried, f"{word} {votes} for{how}")


def _of_presence(counted: Count, bounds: Bounds) -> Iterator[tuple[int, Change]]:
    if tried := changing.fewer_present(counted):
        yield _sized(tried, "fewer present")
    if tried := changing.more_present(counted, bounds):
        unvoting = ", and none of them voting for" if counted.result == "carried" else ""
        yield _sized(tried, f"more present{unvoting}")
    tried = changing.silent_gone(counted, bounds)
    if tried and tried.after.result == "carried":
        yield _sized(tried, "of those with no vote recorded gone before the vote")


def _of_the_roll(counted: Count, bounds: Bounds) -> Iterator[tuple[int, Change]]:
    for sign, word in ((1, "more"), (-1, "fewer")):
        if tried := changing.other_roll(counted, sign, bounds):
            members = "member" if tried.size == 1 else "members"
            yield _sized(tried, f"{members} {word} in post")


def _of_seats_left(counted: Count, seats: tuple[Seat, ...]) -> Iterator[Change]:
    for seat in seats:
        gone = len(seat.by) - seat.at_least + 1
        after = replace(counted, present=counted.present - gone, composed=False)
        some = "" if gone == len(seat.by) else f"{_in_words(gone)} of "
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
        yield _sized(tried, f"more present, with {asked} there")[1]


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


def _of_terms(counted: Count, roll: Mapping[str, MemberAppointed]) -> Iterator[Change]:
    """By terms that differ in one point, and that the group could have adopted (rule T3)."""
    for update, what in _OTHER_TERMS:
        terms = counted.terms.model_copy(update=update)
        after = replace(counted, terms=terms)
        if (
            _is_another_point(counted.terms, update)
            and after.surely_not(counted.result)
            and not t3_can_be_met(terms, roll)
        ):
            yield change(what, after, terms={name: str(value) for name, value in update.items()})


def _is_another_point(terms: Terms, update: dict[str, object]) -> bool:
    """Whether it can be said so: two thirds are not another majority than more than two thirds."""
    if update.get("quorum_plus"):
        return not terms.quorum_plus
    return terms.majority != update.get("majority")
