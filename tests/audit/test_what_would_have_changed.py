"""What an explanation says would have changed an outcome, tried out in the room it speaks of.

Every sentence is made true by people who come, leave, or vote otherwise; then it is counted anew.
It must hold whoever they are, and a step smaller by one must leave the outcome as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.audit.explaining import explain_decision
from cfworkflow.audit.explaining.findings import Change, Hearing
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import DeferDecision, ProposeDecision, TakeVote
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.meeting.commands import (
    DeclareInterest,
    OpenMeeting,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.terms import Seat, Terms
from cfworkflow.testing import PlainRecord, histories, terms
from tests.audit.a_history import items, reading
from tests.audit.a_room import PlainRoom, the_room, with_the_vote

MONDAY = date(2026, 3, 2)


@composite
def meetings(draw: DrawFn) -> list[Recorded]:
    """A group by any terms, a meeting of it, and one item put there, voted on or not."""
    record = PlainRecord(lambda: datetime(2026, 3, 9, 12, tzinfo=UTC))
    own = draw(st.one_of(st.just(Terms()), terms(adoptable=True), terms(adoptable=True)))
    record.do(EstablishGroup(group="g", tier="tactical", terms=own), on=MONDAY)
    names = "abcdefghijk"[: draw(st.integers(3, 11))]
    for number, name in enumerate(names):
        place = AppointMember(
            group="g",
            member=name,
            organisation=draw(st.sampled_from((name, "council", "trust"))),
            petals=draw(st.sampled_from(((), ("homelessness",)))),
            sectors=draw(st.sampled_from(((), ("lived-experience",)))),
            role="member" if number else "chair",
        )
        record.do(place, on=MONDAY)
    record.do(ScheduleMeeting(group="g", day=MONDAY))
    record.do(OpenMeeting(meeting="M-0001"))
    ways = {name: draw(st.sampled_from(("came",) * 5 + ("sent", "stayed"))) for name in names}
    here = tuple(name for name in names if ways[name] == "came")
    record.do(RecordAttendance(meeting="M-0001", members=here))
    for name in names:
        if ways[name] == "sent":
            with suppress(Refusal):
                by = {name: f"deputy-{name}"}
                record.do(RecordAttendance(meeting="M-0001", proxies=by))
    record.do(ProposeDecision(meeting="M-0001", kind="key", title="A plan", reasons="It is time"))
    for name in draw(st.lists(st.sampled_from(names), max_size=3, unique=True)):
        with suppress(Refusal):
            record.do(DeclareInterest(decision="D-0001", member=name))
    if here and draw(st.booleans()):
        record.do(RecordDeparture(meeting="M-0001", members=(here[-1],)))
    _end(draw, record)
    return [*record.history()]


def _end(draw: DrawFn, record: PlainRecord) -> None:
    room = the_room(record.history(), "D-0001", MONDAY, None)
    voices = [*{_voice(room, each): each for each in room.entitled}.values()]
    with suppress(Refusal):
        if not room.quorate:
            record.do(DeferDecision(decision="D-0001", deferred_for="inquorate"))
            return
        said = {each: draw(st.sampled_from(_VOTES)) for each in voices}
        votes = {each: vote for each, vote in said.items() if vote != "silent"}
        count = [*votes.values()].count
        ballot = Ballot(
            in_favour=count("for"),
            against=count("against"),
            abstained=count("abstain"),
            casting=_casting(draw, room, count("for"), count("against")),
        )
        named = votes if draw(st.booleans()) else {}
        record.do(TakeVote(decision="D-0001", ballot=ballot, votes=named))


_VOTES = ("for", "for", "for", "against", "against", "abstain", "silent")


def _voice(room: PlainRoom, member: str) -> str:
    place = room.roll[member]
    return place.organisation if room.terms.one_vote_an_organisation else member


def _casting(draw: DrawFn, room: PlainRoom, in_favour: int, against: int) -> str | None:
    hands = ["in_favour"] * in_favour + ["against"] * against
    tied = replace(room, hands=dict(enumerate(hands)))  # type: ignore[arg-type]
    return draw(st.sampled_from(("for", "against", None))) if tied.can_cast else None


def tried(  # noqa: PLR0911 - one way each of making a sentence true
    room: PlainRoom, change: Change, size: int, order: Sequence[str]
) -> PlainRoom:
    """The room after a change of that size; who comes, leaves or votes otherwise is by `order`."""
    what, by = change.what, change.by
    if change.terms:
        return _by_terms(room, change)
    if "not stood aside" in what:
        return replace(room, interests=frozenset())
    if "casting vote" in what:
        way = next((each for each in ("for", "against") if f" {each}:" in what), None)
        return replace(room, casting=way)
    if "in_favour" in by:
        return _voting(room, change, size, order)
    if "in post" in what:
        return _in_post(room, size if by["members"] > 0 else -size)
    if by.get("present", 1) > 0:
        return _more(room, change, size, order)
    return room.without(_first(_who_may_go(room, what), order, size))


def _who_may_go(room: PlainRoom, what: str) -> list[str]:
    if "gone before the vote" in what:
        return room.silent
    if not what.startswith("Without "):
        return room.counted
    seat = next(seat for seat in room.terms.composition if str(seat) in what)
    return [each for each in room.counted if _fills(seat, room.roll[each])]


def _fills(seat: object, place: MemberAppointed) -> bool:
    petal, sector, role = (getattr(seat, name) for name in ("petal", "sector", "role"))
    return petal in place.petals or sector in place.sectors or role == place.role


def _first(names: Iterable[str], order: Sequence[str], size: int) -> list[str]:
    return sorted(names, key=order.index)[:size]


def _by_terms(room: PlainRoom, change: Change) -> PlainRoom:
    given = {**room.terms.model_dump(mode="json"), **change.terms}
    after = replace(room, terms=Terms.model_validate(given))
    hands = room.hands and {a: b for a, b in room.hands.items() if a in after.entitled}
    if hands is None:
        return after
    houses = [after.roll[each].organisation for each in hands]
    if after.terms.one_vote_an_organisation and change.result != "no_quorum":
        assert len({*houses}) == len(houses), "an organisation would have voted twice"
    after = replace(after, hands=hands)
    return after if room.casting is None or after.can_cast else replace(after, casting=None)


def _voting(room: PlainRoom, change: Change, size: int, order: Sequence[str]) -> PlainRoom:
    hands = {**(room.hands or {})}
    voters = {_voice(room, each) for each in hands}
    mute = [each for each in room.silent if _voice(room, each) not in voters]
    mute = [*{_voice(room, each): each for each in mute}.values()]
    if change.by["in_favour"] > 0:
        ways = ("no_vote", "abstained", "against")
        named = "in place of" in change.what
        sources = [way for way in ways if not named or change.by.get(way)]
        pools = {"no_vote": mute, **{way: _raised(hands, way) for way in ways[1:]}}
        left = size
        for way in sources:
            taken = _first(pools[way], order, min(left, -change.by[way]) if named else left)
            hands |= dict.fromkeys(taken, "in_favour")
            left -= len(taken)
        assert not left
        return room.with_hands(hands)
    [to] = [way for way in change.by if way != "in_favour"]
    for each in _first(_raised(hands, "in_favour"), order, size):
        del hands[each]
        if to != "no_vote":
            hands[each] = to
    return room.with_hands(hands)


def _raised(hands: dict[str, str], hand: str) -> list[str]:
    return [each for each, raised in hands.items() if raised == hand]


def _in_post(room: PlainRoom, size: int) -> PlainRoom:
    roll = dict(room.roll)
    if size > 0:
        place = next(iter(roll.values()))
        for number in range(size):
            new = {"member": f"new-{number}", "organisation": f"new-{number}", "role": "member"}
            roll[f"new-{number}"] = place.model_copy(update={**new, "petals": (), "sectors": ()})
        return replace(room, roll=roll)
    gone = room.absent[:-size]
    assert len(gone) == -size, "nobody in the room leaves the roll"
    return replace(room, roll={a: b for a, b in roll.items() if a not in gone})


def _more(room: PlainRoom, change: Change, size: int, order: Sequence[str]) -> PlainRoom:
    """So many more come, and who is there then fits the seats the sentence names."""
    coming = [] if "present" not in change.by else _first(room.could_come, order, size)
    assert len(coming) == size or "present" not in change.by, "there are so many to come"
    after = replace(room, there={**room.there, **dict.fromkeys(coming)})
    roll = dict(after.roll)
    for seat in after.terms.composition:
        if f"{seat} there" in change.what or f"{seat} among those" in change.what:
            for each in after.counted:
                roll[each] = _fitting(seat, roll[each])
    return replace(after, roll=roll)


def _fitting(seat: Seat, place: MemberAppointed) -> MemberAppointed:
    named = {"petals": (seat.petal,), "sectors": (seat.sector,), "role": seat.role}
    return place.model_copy(update={a: b for a, b in named.items() if b not in (None, (None,))})


def assert_true(room: PlainRoom, one: Hearing, order: Sequence[str]) -> None:
    """Each change makes for the result it names, and a smaller one of its kind for none."""
    before = room.results
    assert one.result in before
    for change in one.changes:
        sizes = [abs(change.by[name]) for name in _SIZED if change.by.get(name)]
        size = sizes[0] if sizes else 1
        after = tried(room, change, size, order)
        results = {after.outcome} if "casting vote" in change.what else after.results
        assert results == {change.result}, (change, after)
        assert change.result != one.result
        if size > 1 and sizes and not change.terms and "not stood aside" not in change.what:
            smaller = tried(room, change, size - 1, order)
            assert one.result in smaller.results or not _deciding(room, change), (change, smaller)


_SIZED = ("in_favour", "members", "present")


def _deciding(room: PlainRoom, change: Change) -> bool:
    """Whether numbers alone decide it: who of them fills a seat, or is silent, does not."""
    gone = change.by.get("present", 0) < 0
    return not room.terms.composition and not gone


def assert_figures(room: PlainRoom, one: Hearing) -> None:
    """Every figure is what a person with pen and paper finds."""
    value = {name: figure.value for name, figure in one.figures.items()}
    assert sorted(one.members) == sorted(room.roll)
    assert value["present"] == len(room.counted)
    assert value["entitled"] == room.votes
    assert one.quorate == room.quorate
    assert {each.member for each in one.people if each.counted} == {*room.counted}
    assert {each.member for each in one.people if each.entitled} == {*room.entitled}
    if room.hands is not None:
        assert value["needed"] == room.needed
        for hand in ("in_favour", "against", "abstained"):
            assert value[hand] == room.number(hand)
        assert value["no_vote"] == room.votes - len(room.hands)


def hold_against_the_room(history: list[Recorded], data: st.DataObject) -> None:
    """Every item's every hearing of a history, its figures and its changes."""
    made = {told.position: told.fact for told in history if isinstance(told.fact, DecisionMade)}
    for ref in items(history):
        for one in explain_decision(reading(history), ref).hearings:
            if one.day is None:
                continue
            room = the_room(history, ref, one.day, one.end)
            order = data.draw(st.permutations(sorted({*room.roll, *room.there})))
            if one.end in made:
                room = with_the_vote(room, made[one.end], order)
            assert_figures(room, one)
            assert_true(room, one, data.draw(st.permutations(order)))


@settings(max_examples=150)
@given(history=meetings(), data=st.data())
def test_what_would_have_changed_a_vote_would_have(
    history: list[Recorded], data: st.DataObject
) -> None:
    """By any terms, with proxies, interests and seats to be filled: figures and changes hold."""
    hold_against_the_room(history, data)


@settings(max_examples=40)
@given(history=histories(), data=st.data())
def test_the_same_holds_in_any_history(history: list[Recorded], data: st.DataObject) -> None:
    """Terms adopted on the way, items put again, members who come and go."""
    hold_against_the_room(history, data)
