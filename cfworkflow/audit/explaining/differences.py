"""What would have changed the outcome, said in sentences: each found by counting, none canned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from cfworkflow.audit.explaining import changing
from cfworkflow.audit.explaining.changing import Count, Tried
from cfworkflow.audit.explaining.findings import Change, Result, Seat
from cfworkflow.audit.explaining.sums import counted as number_of

_WOULD: dict[Result, str] = {
    "carried": "it would have been carried",
    "not_carried": "it would not have been carried",
    "no_quorum": "there would have been no quorum, and no decision",
    "decidable": "it could have been decided",
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


def number(size: int) -> str:
    """A small number in words."""
    return _NUMBERS[size] if size < len(_NUMBERS) else str(size)


def changes(counted: Count, absent: int, seats: tuple[Seat, ...]) -> Iterator[Change]:
    """The changes that would have made a difference, the smallest of each sort.

    `absent` is how many members were not there; `seats` the composition the terms ask for.
    """
    found = [*_of_votes(counted), *_of_presence(counted, absent), *_of_the_roll(counted)]
    yield from (change for _, change in sorted(found, key=lambda each: each[0]))
    yield from _of_composition(counted, seats)
    yield from _of_casting(counted)
    for update, what in _OTHER_TERMS:
        after = changing.by_other_terms(counted, update)
        if after is not None and not (update.get("quorum_plus") and counted.terms.quorum_plus):
            yield change(what, after, terms={name: str(value) for name, value in update.items()})


def change(
    what: str,
    after: Count,
    by: dict[str, int] | None = None,
    terms: dict[str, str] | None = None,
) -> Change:
    """A change with what comes of it: the half sentence `what` is made a whole one."""
    return Change(
        what=f"{what}: {_because(after)}{_WOULD[after.result]}.",
        by=by or {},
        terms=terms or {},
        figures=after.figures.model_dump(mode="json"),
        result=after.result,
    )


def _because(after: Count) -> str:
    figures = after.figures
    if after.result in ("no_quorum", "decidable"):
        if not figures.quorate or after.result == "decidable":
            return f"{figures.present} present, quorum {figures.quorum}; "
        return ""
    return f"{figures.in_favour + (figures.casting == 'for')} for, {figures.needed} needed; "


def _sized(tried: Tried, what: str) -> tuple[int, Change]:
    by = {name: by for name, by in tried.by.items() if by}
    return tried.size, change(what, tried.after, by)


def _of_votes(counted: Count) -> Iterator[tuple[int, Change]]:
    if counted.result == "not_carried":
        orders = [("no_vote", "abstained", "against"), ("against", "abstained", "no_vote")]
        ways = [changing.more_for(counted, order) for order in orders]
        found = {way.size: way for way in ways if way is not None}
        for tried in found.values():
            word = number(tried.size).capitalize()
            votes = "vote" if tried.size == 1 else "votes"
            yield _sized(tried, f"{word} more {votes} for{_taken_from(tried, len(found))}")
    elif counted.result == "carried":
        found = {}
        for target in ("against", "abstained", "no_vote"):
            tried_so = changing.fewer_for(counted, target)
            if tried_so is not None and tried_so.size not in found:
                found[tried_so.size] = tried_so
        for tried in found.values():
            word = number(tried.size).capitalize()
            votes = "vote" if tried.size == 1 else "votes"
            yield _sized(tried, f"{word} fewer {votes} for{_given_to(tried, len(found))}")


def _taken_from(tried: Tried, ways: int) -> str:
    if ways == 1:
        return ""
    sources = [_OTHERWISE[name] for name, by in tried.by.items() if name in _OTHERWISE and by]
    return f", in place of {' and '.join(sources)}"


def _given_to(tried: Tried, ways: int) -> str:
    if ways == 1:
        return ""
    [target] = [_OTHERWISE[name] for name, by in tried.by.items() if name in _OTHERWISE and by]
    return f", {target} in their place"


def _of_presence(counted: Count, absent: int) -> Iterator[tuple[int, Change]]:
    if tried := changing.fewer_present(counted):
        yield _sized(tried, f"{number(tried.size).capitalize()} fewer present")
    if tried := changing.more_present(counted, absent):
        unvoting = {
            "carried": ", and none of them voting for",
            "not_carried": ", and none of them voting",
        }.get(counted.result, "")
        yield _sized(tried, f"{number(tried.size).capitalize()} more present{unvoting}")
    tried = changing.silent_gone(counted) if counted.result == "not_carried" else None
    if tried is not None and tried.after.result == "carried":
        who = number(tried.size)
        yield _sized(tried, f"Had {who} of those with no vote recorded left before the vote")


def _of_the_roll(counted: Count) -> Iterator[tuple[int, Change]]:
    for sign, word in ((1, "more"), (-1, "fewer")):
        if tried := changing.other_roll(counted, sign):
            members = number_of(tried.size, "member").partition(" ")[2]
            what = f"{number(tried.size).capitalize()} {members} {word} in post"
            yield _sized(tried, what)


def _of_composition(counted: Count, seats: tuple[Seat, ...]) -> Iterator[Change]:
    if counted.result == "no_quorum":
        if counted.figures.quorate:
            yield change("With the composition the terms ask for", replace(counted, composed=True))
        return
    for seat in seats:
        gone = len(seat.by) - seat.at_least + 1
        present = counted.present - gone
        after = replace(counted, present=present, composed=False)
        who = " and ".join(seat.by) if gone == len(seat.by) else f"{number(gone)} of those"
        yield change(f"Without {who}, for the terms ask for {seat.asks}", after, {"present": -gone})


def _of_casting(counted: Count) -> Iterator[Change]:
    if counted.votes.casting is not None and counted.result != "no_quorum":
        after = changing.without_casting(counted)
        if after.result != counted.result:
            yield change("Without the casting vote", after, {"casting": -1})
