"""Commands about the items put to a meeting, and what they consist of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ProposeDecision,
    PutAgain,
    WithdrawDecision,
)
from cfworkflow.domain.words import DecisionKind
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom
from cfworkflow.testing.of_meetings import a_meeting, there
from cfworkflow.testing.scene import Scene
from cfworkflow.testing.terms import terms

NO_ITEM, NO_BARRIER = "D-9999", "B-9999"
_FOR_ALL: tuple[DecisionKind, ...] = ("key", "adopt-terms", "permit")
_MOVING: tuple[DecisionKind, ...] = ("escalate", "return")
_ABOUT_ANY: tuple[DecisionKind, ...] = ("key", "permit")


@composite
def put(draw: DrawFn, scene: Scene, group: str) -> dict[str, Any]:
    """The fields of an item for a group: its kind, and what that kind asks for."""
    held = [one.ref for one in scene.barriers.values() if one.holder == group]
    held = [ref for ref in held if scene.barriers[ref].status == scene.barriers[ref].tier][::-1]
    kinds = _MOVING if seldom(draw) else _kinds(scene, group, held)
    kind = draw(st.sampled_from(kinds))
    fields: dict[str, Any] = {"kind": kind, "title": draw(TEXTS)}
    if kind in _MOVING or (kind in _ABOUT_ANY and held and seldom(draw, 4)):
        fields["barrier"] = mostly(draw, held, [*scene.barriers], NO_BARRIER)
    if kind == "escalate":
        fields["recommended"] = ("Try it.",) * (0 if seldom(draw, 6) else draw(st.integers(1, 2)))
    if kind == "return":
        barrier = scene.barriers.get(fields["barrier"])
        asked = barrier.recommendations if barrier else 0
        answers = draw(st.sampled_from((asked, asked, 0) if not seldom(draw) else (asked + 1,)))
        fields |= {"response": draw(TEXTS), "answers": ("accepted",) * answers}
    if kind == "adopt-terms":
        fields["terms"] = draw(terms())
    if kind == "permit":
        fields["until"] = (
            scene.today - timedelta(days=60) if seldom(draw) else scene.today + timedelta(days=90)
        )
    if not seldom(draw, 8):
        fields["reasons"] = draw(TEXTS)
    return fields


def _kinds(scene: Scene, group: str, held: Sequence[str]) -> list[DecisionKind]:
    kinds: list[DecisionKind] = []
    tier = scene.groups[group].tier if group in scene.groups else "operational"
    if held and tier == "tactical":
        kinds = ["escalate", "escalate", "escalate", "return"]
    if held and tier == "strategic":
        kinds = ["return", "return", "return"]
    return [*kinds, *_FOR_ALL]


@composite
def propose_decision(draw: DrawFn, scene: Scene) -> ProposeDecision:
    """An item is put to a meeting."""
    meeting = a_meeting(draw, scene, *(("scheduled",) if seldom(draw, 6) else ("in_session",)))
    group = there(scene, meeting).group
    fields = draw(put(scene, group))
    if fields["kind"] == "adopt-terms" and seldom(draw, 5):
        fields["terms_for"] = mostly(draw, [*scene.groups])
    return ProposeDecision(meeting=meeting, **fields)


@composite
def defer_decision(draw: DrawFn, scene: Scene) -> DeferDecision:
    """An item is left for later."""
    ref = mostly(draw, scene.decision_refs("proposed"), [*scene.decisions], NO_ITEM)
    return DeferDecision(decision=ref, deferred_for=draw(st.sampled_from(("inquorate", "other"))))


@composite
def put_again(draw: DrawFn, scene: Scene) -> PutAgain:
    """A deferred item comes before a meeting again."""
    ref = mostly(draw, scene.decision_refs("deferred"), [*scene.decisions], NO_ITEM)
    item = scene.decisions.get(ref)
    fitting = [
        meeting
        for meeting in scene.meeting_refs("in_session", "scheduled")
        if item and scene.meetings[meeting].group == item.put.group
    ]
    return PutAgain(decision=ref, meeting=mostly(draw, fitting, [*scene.meetings], "M-9999"))


@composite
def withdraw_decision(draw: DrawFn, scene: Scene) -> WithdrawDecision:
    """An item is taken back."""
    ref = mostly(draw, scene.decision_refs("proposed", "deferred"), [*scene.decisions], NO_ITEM)
    return WithdrawDecision(decision=ref, because=draw(TEXTS))


def _promising(scene: Scene) -> Promising:
    return {
        ProposeDecision: 5 * bool(scene.meeting_refs("in_session")),
        PutAgain: 3 * bool(scene.decision_refs("deferred")),
    }


CHAPTER = Chapter(
    commands={
        ProposeDecision: propose_decision,
        PutAgain: put_again,
        DeferDecision: defer_decision,
        WithdrawDecision: withdraw_decision,
    },
    promising=_promising,
)
