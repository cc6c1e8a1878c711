"""What is worth knowing that a run of random commands has reached."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.barrier.facts import EvidenceChecked
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded
from cfworkflow.testing.scene import Scene


def notable(scene: Scene, told: Recorded) -> Iterator[str]:
    """What a fact tells that is worth counting; `scene` is as it was before."""
    yield f"fact {told.fact.NAME}"
    match told.fact:
        case DecisionMade() as fact:
            yield from _of_vote(scene, told, fact)
        case EvidenceChecked() as fact:
            yield "check met" if fact.met else "check not met"
            if fact.group != scene.barriers[fact.barrier].raised_by:
                yield "check by a successor"
        case _:
            pass


def _of_vote(scene: Scene, told: Recorded, fact: DecisionMade) -> Iterator[str]:
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
