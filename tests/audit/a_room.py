"""A meeting as a person with pen and paper has it: places, seats, hands up, and counted anew.

It knows nothing of the explanation, nor of what the domain counts with: who is there is worked out
from the facts here, and the sums are those of the history judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cfworkflow.domain.decision.facts import DecisionMade, DecisionProposed, DecisionPutAgain
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.facts import MemberAppointed, MemberStoodDown, TermsAdopted
from cfworkflow.domain.history.recount import filled, needed, quorum, voices
from cfworkflow.domain.meeting.facts import (
    AttendanceRecorded,
    AttendeeLeft,
    InterestDeclared,
    MeetingScheduled,
)
from cfworkflow.domain.terms import Terms

Hand = str
"""`in_favour`, `against` or `abstained`."""
HANDS = {"for": "in_favour", "against": "against", "abstain": "abstained"}


@dataclass(frozen=True)
class PlainRoom:
    """Everyone in post, who is there and by whom, and which hand each raised, if it came to that.

    `hands` is None where no vote was taken.
    """

    terms: Terms
    roll: Mapping[str, MemberAppointed]
    there: Mapping[str, str | None]
    interests: frozenset[str] = frozenset()
    hands: Mapping[str, Hand] | None = None
    casting: str | None = None

    @property
    def valid(self) -> list[str]:
        """Who is there with a place, in person or by a proxy the terms allow."""
        return [
            each
            for each, proxy in self.there.items()
            if each in self.roll and (proxy is None or self.terms.proxies)
        ]

    @property
    def entitled(self) -> list[str]:
        """Who of them may vote."""
        return [each for each in self.valid if not {each, self.there[each]} & self.interests]

    @property
    def counted(self) -> list[str]:
        """Who of them makes the quorum."""
        return self.valid if self.terms.conflicted_count_as_present else self.entitled

    @property
    def absent(self) -> list[str]:
        """Who is not there, or not in a way the terms allow."""
        return [each for each in self.roll if each not in self.valid]

    @property
    def could_come(self) -> list[str]:
        """Who of them would have a part in the item."""
        return [each for each in self.absent if each not in self.interests]

    @property
    def silent(self) -> list[str]:
        """Who may vote and raised no hand."""
        return [each for each in self.entitled if each not in (self.hands or {})]

    @property
    def quorate(self) -> bool:
        """Whether enough are there, and of the kinds that the terms ask for."""
        there = [self.roll[each] for each in self.counted]
        return len(there) >= quorum(self.terms, len(self.roll)) and all(
            filled(seat, there) for seat in self.terms.composition
        )

    def number(self, hand: Hand) -> int:
        """How many raised that hand."""
        return [*(self.hands or {}).values()].count(hand)

    @property
    def votes(self) -> int:
        """How many votes there are."""
        return voices(self.terms, [self.roll[each] for each in self.entitled])

    @property
    def needed(self) -> int:
        """How many hands in favour carry it."""
        cast = self.number("in_favour") + self.number("against") + (self.casting is not None)
        return needed(self.terms, self.votes, cast)

    @property
    def can_cast(self) -> bool:
        """Whether a casting vote could be given: a tie, a chair, and terms that say so."""
        tied = self.number("in_favour") == self.number("against") > 0
        chairs = [
            each
            for each in self.entitled
            if self.there[each] is None and self.roll[each].role == "chair"
        ]
        return self.terms.casting_vote and tied and bool(chairs)

    @property
    def outcome(self) -> str:
        """What comes of it as it stands."""
        if not self.quorate:
            return "no_quorum"
        if self.hands is None:
            return "decidable"
        in_favour = self.number("in_favour") + (self.casting == "for")
        return "carried" if in_favour >= self.needed else "not_carried"

    @property
    def results(self) -> set[str]:
        """What can come of it: where there is a tie for the chair to break, that is open."""
        if self.casting is None and self.can_cast:
            return {replace(self, casting=way).outcome for way in (None, "for", "against")}
        return {self.outcome}

    def with_hands(self, hands: Mapping[str, Hand]) -> PlainRoom:
        """The same room with other hands up; a casting vote stands only while there is a tie."""
        after = replace(self, hands=hands)
        return after if after.can_cast else replace(after, casting=None)

    def without(self, gone: Iterable[str]) -> PlainRoom:
        """The same room, these having left before the vote."""
        left = {*gone}
        after = replace(self, there={a: b for a, b in self.there.items() if a not in left})
        if self.hands is None:
            return after
        return after.with_hands({a: b for a, b in self.hands.items() if a not in left})


def the_room(history: Iterable[Recorded], ref: str, day: date, end: int | None) -> PlainRoom:
    """The room an item was before last, on that day, before the fact at `end`."""
    so_far = [told for told in history if end is None or told.position < end]
    putting = [told.fact for told in so_far if isinstance(told.fact, PUTTINGS)]
    meeting = [fact.meeting for fact in putting if fact.decision == ref][-1]
    called = [told.fact for told in so_far if isinstance(told.fact, MeetingScheduled)]
    group = next(fact.group for fact in called if fact.meeting == meeting)
    room = PlainRoom(Terms(), {}, {})
    for told in so_far:
        room = _after(room, told, (group, meeting, ref), day)
    return room


PUTTINGS = (DecisionProposed, DecisionPutAgain)


def _after(room: PlainRoom, told: Recorded, about: tuple[str, str, str], day: date) -> PlainRoom:
    group, meeting, ref = about
    match told.fact:
        case TermsAdopted() | MemberAppointed() | MemberStoodDown() as fact:
            return _of_group(room, fact) if fact.group == group and told.on <= day else room
        case AttendanceRecorded(meeting=where, member=member, proxy=proxy) if where == meeting:
            return replace(room, there={**room.there, member: proxy})
        case AttendeeLeft(meeting=where, member=member) if where == meeting:
            return room.without([member])
        case InterestDeclared(decision=item, member=member) if item == ref:
            return replace(room, interests=room.interests | {member})
        case _:
            return room


def _of_group(room: PlainRoom, fact: TermsAdopted | MemberAppointed | MemberStoodDown) -> PlainRoom:
    match fact:
        case TermsAdopted():
            return replace(room, terms=fact.terms)
        case MemberAppointed():
            return replace(room, roll={**room.roll, fact.member: fact})
        case MemberStoodDown():
            return replace(room, roll={a: b for a, b in room.roll.items() if a != fact.member})


def with_the_vote(room: PlainRoom, made: DecisionMade, order: Iterable[str]) -> PlainRoom:
    """The hands as they were raised: by name, or else by anyone, first those first in `order`."""
    casting = made.figures.casting
    if made.votes:
        hands = {member: HANDS[vote] for member, vote in made.votes.items()}
        return replace(room, hands=hands, casting=casting)
    figures = made.figures
    raised = [
        *["in_favour"] * figures.in_favour,
        *["against"] * figures.against,
        *["abstained"] * figures.abstained,
    ]
    voters = [each for each in order if each in room.entitled]
    if room.terms.one_vote_an_organisation:
        voters = [*{room.roll[each].organisation: each for each in reversed(voters)}.values()][::-1]
    return replace(room, hands=dict(zip(voters, raised, strict=False)), casting=casting)
