"""An item before one meeting: who counted, by which terms, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfworkflow.audit.explaining.counting import figures_of
from cfworkflow.audit.explaining.differences import changes
from cfworkflow.audit.explaining.evidence import Evidence, as_it_stood, before
from cfworkflow.audit.explaining.findings import Facts, Hearing, Seat
from cfworkflow.audit.explaining.grounds import ballot, of_the_roll, seats_of, terms_in_force
from cfworkflow.audit.explaining.presence import Room, people
from cfworkflow.audit.explaining.puttings import Put
from cfworkflow.audit.explaining.what_if import Bounds, Count
from cfworkflow.audit.explaining.who_counts import other_people
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.facts import InterestDeclared, MeetingScheduled
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.rules.majority import m3_casting_vote
from cfworkflow.domain.rules.presence import q2_counted_as_present
from cfworkflow.domain.rules.terms import t1_terms_in_effect


@dataclass(frozen=True, slots=True)
class Moment:
    """An item before a meeting at the moment it is judged by: all that is known of it then.

    `status` is what has become of the meeting since.
    """

    room: Room
    group: Group
    of_group: list[Recorded]
    day: date
    status: str


def hearing(evidence: Evidence, ref: str, put: Put) -> Hearing:
    """What can be said of an item before a meeting, from the facts so far as they go."""
    then = _moment(evidence, ref, put)
    room, presence, made = then.room, then.room.presence, put.made
    seats = seats_of(room.terms, presence)
    counted = _count(room, seats, ballot(made) if made else None)
    in_force = terms_in_force(then.of_group, room.terms, then.day)
    roll = of_the_roll(then.of_group, presence, then.day)
    places = people(room)
    ended, deferred_for, because = put.ended
    return Hearing(
        meeting=put.meeting,
        meeting_status=then.status,
        called_for=room.meeting.day,
        day=then.day if room.meeting.opened or put.end else None,
        put=put.told.position,
        end=put.moment,
        ended=ended,
        deferred_for=deferred_for,
        because=because,
        members=tuple(sorted(presence.roll)),
        figures=figures_of(counted, made, places, roll, in_force, put.moment),
        quorate=counted.figures.quorate and counted.composed,
        composition=seats,
        casting=made.figures.casting if made else None,
        result=counted.result,
        people=places,
        terms=in_force,
        changes=(
            *changes(counted, _bounds(room, seats), seats, presence.roll),
            *other_people(counted, room, then.group, then.day),
        ),
        facts=(*_called(room.told), put.told.position, *((put.moment,) if put.moment else ())),
    )


def _count(room: Room, seats: tuple[Seat, ...], votes: Ballot | None) -> Count:
    presence = room.presence
    tie = Ballot(in_favour=1, against=1, casting="for")
    return Count(
        terms=room.terms,
        members=len(presence.roll),
        present=len(presence.counted),
        entitled=presence.voices,
        ballot=votes,
        composed=all(seat.filled for seat in seats),
        chaired=not m3_casting_vote(room.item.ref, tie, room.terms, presence, room.meeting),
    )


def _bounds(room: Room, seats: tuple[Seat, ...]) -> Bounds:
    presence = room.presence
    elsewhere = presence.roll.keys() - {*presence.counted, *presence.aside}
    return Bounds(
        absent=len(elsewhere - room.item.interests),
        elsewhere=len(elsewhere),
        spare=min((len(seat.by) - seat.at_least for seat in seats), default=len(presence.counted)),
    )


def _moment(evidence: Evidence, ref: str, put: Put) -> Moment:
    told = evidence.of(f"meeting:{put.meeting}")
    meeting = as_it_stood(Meeting, put.meeting, before(told, put.moment))
    of_item = before(evidence.of(f"decision:{ref}"), put.moment)
    item = as_it_stood(Decision, ref, of_item)
    name = meeting.group or item.put.group
    of_group = before(evidence.of(f"group:{name}"), put.moment)
    group = as_it_stood(Group, name, of_group)
    day = _day(meeting, put)
    terms = t1_terms_in_effect(group, day)
    room = Room(
        item=item,
        meeting=meeting,
        terms=terms,
        presence=q2_counted_as_present(group, meeting, item, terms, day),
        told=told,
        declared=tuple(each for each in of_item if isinstance(each.fact, InterestDeclared)),
        moment=put.moment,
        votes=put.made.votes if put.made else {},
    )
    return Moment(room, group, of_group, day, as_it_stood(Meeting, put.meeting, told).status)


def _day(meeting: Meeting, put: Put) -> date:
    """The date whose roll and terms count: that of the vote, or of the meeting so far."""
    return put.end.on if put.end else meeting.opened or max(meeting.day, put.told.on)


def _called(told: tuple[Recorded, ...]) -> Facts:
    return tuple(each.position for each in told if isinstance(each.fact, MeetingScheduled))
