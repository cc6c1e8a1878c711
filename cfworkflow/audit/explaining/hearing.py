"""An item before one meeting: who counted, by which terms, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfworkflow.audit.explaining.changing import Count
from cfworkflow.audit.explaining.counting import figures_of
from cfworkflow.audit.explaining.differences import changes
from cfworkflow.audit.explaining.evidence import Evidence, as_it_stood, before
from cfworkflow.audit.explaining.findings import Facts, Hearing
from cfworkflow.audit.explaining.grounds import ballot, of_the_roll, seats_of, terms_in_force
from cfworkflow.audit.explaining.presence import Room, people
from cfworkflow.audit.explaining.who_counts import other_people
from cfworkflow.domain.decision.facts import (
    DecisionDeferred,
    DecisionMade,
    DecisionProposed,
    DecisionPutAgain,
    DecisionWithdrawn,
)
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.facts import InterestDeclared, MeetingScheduled
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.rules.presence import q2_counted_as_present
from cfworkflow.domain.rules.terms import t1_terms_in_effect


@dataclass(frozen=True, slots=True)
class Put:
    """An item put to a meeting, and the fact that ended it there, if any did."""

    told: Recorded
    meeting: str
    end: Recorded | None

    @property
    def moment(self) -> int | None:
        """The position the count is of; None for how things stand."""
        return self.end.position if self.end else None


def puttings(facts: tuple[Recorded, ...]) -> list[Put]:
    """Every time an item was put to a meeting, in order."""
    found: list[Put] = []
    for told in facts:
        match told.fact:
            case DecisionProposed() | DecisionPutAgain() as fact:
                found.append(Put(told, fact.meeting, None))
            case DecisionMade() | DecisionDeferred() | DecisionWithdrawn() as fact:
                if found and found[-1].end is None and fact.meeting is not None:
                    found[-1] = Put(found[-1].told, found[-1].meeting, told)
            case _:
                pass
    return found


@dataclass(frozen=True, slots=True)
class Moment:
    """An item before a meeting at the moment it is judged by: all that is known of it then."""

    room: Room
    group: Group
    of_group: list[Recorded]
    day: date
    made: DecisionMade | None
    status: str
    """What has become of the meeting since."""


def hearing(evidence: Evidence, ref: str, put: Put) -> Hearing:
    """What can be said of an item before a meeting, from the facts so far as they go."""
    then = _moment(evidence, ref, put)
    room, presence = then.room, then.room.presence
    seats = seats_of(room.terms, presence)
    counted = Count(
        room.terms,
        len(presence.roll),
        len(presence.counted),
        presence.voices,
        ballot(then.made) if then.made else None,
        all(seat.filled for seat in seats),
    )
    absent = len(presence.roll) - len({*presence.counted, *presence.aside})
    in_force = terms_in_force(then.of_group, room.terms, then.day)
    roll = of_the_roll(then.of_group, presence, then.day)
    places = people(room)
    ended, deferred_for, because = _ended(put)
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
        figures=figures_of(counted, then.made, places, roll, in_force, put.moment),
        quorate=counted.figures.quorate and counted.composed,
        composition=seats,
        casting=then.made.figures.casting if then.made else None,
        result=counted.result,
        people=places,
        terms=in_force,
        changes=(
            *changes(counted, absent, seats),
            *other_people(counted, room, then.group, then.day),
        ),
        facts=(*_called(room.told), put.told.position, *((put.moment,) if put.moment else ())),
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
    made = put.end.fact if put.end and isinstance(put.end.fact, DecisionMade) else None
    room = Room(
        item=item,
        meeting=meeting,
        terms=terms,
        presence=q2_counted_as_present(group, meeting, item, terms, day),
        told=told,
        declared=tuple(each for each in of_item if isinstance(each.fact, InterestDeclared)),
        moment=put.moment,
        votes=made.votes if made else {},
    )
    return Moment(room, group, of_group, day, made, as_it_stood(Meeting, put.meeting, told).status)


def _day(meeting: Meeting, put: Put) -> date:
    """The date whose roll and terms count: that of the vote, or of the meeting so far."""
    return put.end.on if put.end else meeting.opened or max(meeting.day, put.told.on)


def _called(told: tuple[Recorded, ...]) -> Facts:
    return tuple(each.position for each in told if isinstance(each.fact, MeetingScheduled))


def _ended(put: Put) -> tuple[str, str | None, str | None]:
    """What ended it there: the word for it, what it was deferred for, and the reason given."""
    match put.end.fact if put.end else None:
        case DecisionMade() as fact:
            return fact.outcome, None, None
        case DecisionDeferred() as fact:
            return "deferred", fact.deferred_for, fact.because
        case DecisionWithdrawn() as fact:
            return "withdrawn", None, fact.because
        case _:
            return "open", None, None
