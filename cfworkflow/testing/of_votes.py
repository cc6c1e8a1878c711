"""Votes on the items put to a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import TakeVote
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded
from cfworkflow.testing.cast import MEMBERS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom, some
from cfworkflow.testing.of_items import NO_ITEM
from cfworkflow.testing.scene import Scene

_VOTES = st.sampled_from(("for", "for", "for", "against", "abstain"))


@composite
def ballots(draw: DrawFn, entitled: int, *, tie: bool = False) -> Ballot:
    """A count: often all in favour, else any way it can go, now and then more than there are.

    With `tie` it is often a tie broken by a casting vote.
    """
    if tie and not seldom(draw, 2):
        half = entitled // 2
        return Ballot(in_favour=half, against=half, casting=_casting(draw))
    if not seldom(draw, 2):
        return Ballot(in_favour=entitled)
    voices = entitled + (2 if seldom(draw, 10) else 0)
    in_favour = draw(st.integers(0, voices))
    against = draw(st.integers(0, voices - in_favour))
    abstained = draw(st.integers(0, voices - in_favour - against))
    casting = _casting(draw) if seldom(draw, 6) else None
    return Ballot(in_favour=in_favour, against=against, abstained=abstained, casting=casting)


def _casting(draw: DrawFn) -> Literal["for", "against"]:
    return "for" if draw(st.booleans()) else "against"


@composite
def votes_on(draw: DrawFn, scene: Scene, ref: str) -> dict[str, Any]:
    """The fields of a vote on an item: a count, or names, or (seldom) both."""
    item = scene.decisions.get(ref)
    voices = scene.voices(item) if item else []
    aside = sorted(item.interests) if item else []
    if not seldom(draw, 2) and not (aside and seldom(draw, 2)):
        meeting = scene.meetings[item.meeting] if item else None
        tie = meeting is not None and scene.casting(meeting.group, meeting.latest)
        return {"ballot": draw(ballots(len(voices), tie=tie))}
    named = {name: draw(_VOTES) for name in voices}
    for name in some(draw, voices, at_most=2) if seldom(draw, 3) else ():
        del named[name]
    if named and seldom(draw, 2 if aside else 8):
        named.popitem()
        named[mostly(draw, aside, MEMBERS)] = "for"
    return {"votes": named, "ballot": draw(ballots(len(named))) if seldom(draw) else Ballot()}


@composite
def take_vote(draw: DrawFn, scene: Scene) -> TakeVote:
    """The vote on an item is taken."""
    ref = mostly(draw, scene.votable(), [*scene.decisions], NO_ITEM)
    fields = draw(votes_on(scene, ref))
    return TakeVote(decision=ref, reasons=draw(TEXTS) if draw(st.booleans()) else None, **fields)


def _promising(scene: Scene) -> Promising:
    return {TakeVote: 8 * bool(scene.votable())}


def _notable(scene: Scene, told: Recorded) -> Iterator[str]:
    fact = told.fact
    if not isinstance(fact, DecisionMade):
        return
    item = scene.decisions[fact.decision]
    meeting = scene.meetings[fact.meeting]
    yield f"vote {fact.outcome}"
    yield f"vote {item.put.kind} {fact.outcome}"
    found = {
        "by name": bool(fact.votes),
        "with proxies": any(meeting.room.values()),
        "with interests": bool(fact.interests),
        "after departures": bool(meeting.left),
        "with a casting vote": fact.figures.casting is not None,
        "under adopted terms": len(scene.groups[fact.group].adopted) > 1,
        "recorded late": told.on < told.recorded_at.date(),
        "without some in the room": len(fact.counted) < len(meeting.room),
    }
    for what, so in found.items():
        if so:
            yield f"vote {what}"


CHAPTER = Chapter(
    commands={TakeVote: take_vote},
    promising=_promising,
    notable=_notable,
    deep=frozenset(
        {
            *("vote escalate carried", "vote escalate not_carried", "vote return carried"),
            *("vote adopt-terms carried", "vote adopt-terms not_carried", "vote key carried"),
            *("vote permit carried", "vote by name", "vote with proxies", "vote with interests"),
            *("vote after departures", "vote under adopted terms", "vote with a casting vote"),
            *("vote recorded late", "vote without some in the room"),
        }
    ),
)
