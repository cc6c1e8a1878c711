"""What would have changed the outcome, had other people counted among those who were there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cfworkflow.audit.explaining.changing import Count
from cfworkflow.audit.explaining.differences import change
from cfworkflow.audit.explaining.findings import Change
from cfworkflow.audit.explaining.presence import Room
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.rules.presence import Presence, q2_counted_as_present


def other_people(counted: Count, room: Room, group: Group, day: date) -> Iterator[Change]:
    """Changes of who counts: without an interest declared, or by terms that let others count."""
    aside = room.presence.aside
    if aside:
        item = replace(room.item, interests=set())
        presence = q2_counted_as_present(group, room.meeting, item, room.terms, day)
        who = " and ".join(aside)
        yield from _if_it_matters(counted, presence, f"Had {who} not stood aside, without voting")
    for field, what in _WAYS.items():
        terms = room.terms.model_copy(update={field: not getattr(room.terms, field)})
        presence = q2_counted_as_present(group, room.meeting, room.item, terms, day)
        other = replace(counted, terms=terms)
        yield from _if_it_matters(counted, presence, what[getattr(terms, field)], other, field)


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


def _if_it_matters(
    counted: Count, presence: Presence, what: str, other: Count | None = None, field: str = ""
) -> Iterator[Change]:
    after = replace(other or counted, present=len(presence.counted), entitled=presence.voices)
    if after.result == counted.result or after.entitled < _voices_used(after):
        return
    by = {
        "present": after.present - counted.present,
        "entitled": after.entitled - counted.entitled,
        "no_vote": after.silent - counted.silent,
    }
    terms = {field: str(getattr(after.terms, field)).lower()} if field else {}
    yield change(what, after, {name: each for name, each in by.items() if each}, terms)


def _voices_used(after: Count) -> int:
    """The votes that must still be there; none where no decision would have been taken."""
    return 0 if after.result == "no_quorum" else after.votes.recorded
