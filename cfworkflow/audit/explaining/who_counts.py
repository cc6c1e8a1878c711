"""What would have changed the outcome, had other people counted among those who were there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from cfworkflow.audit.explaining.findings import Change
from cfworkflow.audit.explaining.grounds import ballot_of, seats_of
from cfworkflow.audit.explaining.if_so import change
from cfworkflow.audit.explaining.presence import Room
from cfworkflow.audit.explaining.what_if import Count
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.rules.presence import Presence, q2_counted_as_present
from cfworkflow.domain.terms import Terms
from cfworkflow.projections.wording import joined


def other_people(counted: Count, room: Room, group: Group, day: date) -> Iterator[Change]:
    """Changes of who counts: without an interest declared, or by terms that let others count."""
    if room.presence.aside:
        unvoting = ", and none of them voting" if counted.ballot else ""
        what = f"Had {joined(room.presence.aside)} not stood aside{unvoting}"
        item = replace(room.item, interests=set())
        presence = q2_counted_as_present(group, room.meeting, item, room.terms, day)
        yield from _if_it_matters(counted, room, presence, room.terms, what)
    for field, what_if in _WAYS.items():
        other = not getattr(room.terms, field)
        terms = room.terms.model_copy(update={field: other})
        presence = q2_counted_as_present(group, room.meeting, room.item, terms, day)
        yield from _if_it_matters(counted, room, presence, terms, what_if[other], field)


_WAYS = {
    "conflicted_count_as_present": {
        True: "By terms under which who stands aside counts as present",
        False: "By terms under which who stands aside does not count as present",
    },
    "proxies": {
        True: "By terms that allow proxies",
        False: "By terms that allow no proxies",
    },
    "one_vote_an_organisation": {
        True: "With one vote for each organisation",
        False: "With one vote for each place",
    },
}


def _if_it_matters(  # noqa: PLR0913, PLR0917 - before and after, and what it is called
    counted: Count, room: Room, presence: Presence, terms: Terms, what: str, field: str = ""
) -> Iterator[Change]:
    after = _counted_again(counted, room, presence, terms)
    if after is not None and after.surely_not(counted.result):
        named = {field: str(getattr(terms, field)).lower()} if field else {}
        yield change(what, after, _moved(counted, after), named)


def _counted_again(counted: Count, room: Room, presence: Presence, terms: Terms) -> Count | None:
    """The count with other people; None where nobody can say how they would have voted."""
    after = replace(
        counted,
        terms=terms,
        present=len(presence.counted),
        entitled=presence.voices,
        composed=all(seat.filled for seat in seats_of(terms, presence)),
    )
    if counted.ballot is None or after.result == "no_quorum":
        return after
    voters = [*room.votes] or [*room.presence.entitled]
    staying = [member for member in voters if member in presence.entitled]
    one_each = terms.one_vote_an_organisation and not room.terms.one_vote_an_organisation
    if one_each and _any_twice(staying, presence.roll):
        return None
    if not room.votes:
        return after if staying == voters else None
    return after.with_votes(ballot_of({member: room.votes[member] for member in staying}))


def _any_twice(members: Iterable[str], roll: Mapping[str, MemberAppointed]) -> bool:
    houses = [roll[member].organisation for member in members]
    return len({*houses}) < len(houses)


def _moved(counted: Count, after: Count) -> dict[str, int]:
    by = {"present": after.present - counted.present, "entitled": after.entitled - counted.entitled}
    if counted.ballot is not None and after.result != "no_quorum":
        old, new = counted.figures.model_dump(), after.figures.model_dump()
        votes = ("in_favour", "against", "abstained", "no_vote")
        by |= {name: new[name] - old[name] for name in votes}
    return {name: each for name, each in by.items() if each}
