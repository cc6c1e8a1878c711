"""Whole meetings in one command."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.meeting.whole import Item, RecordMeeting
from cfworkflow.testing.cast import MEMBERS
from cfworkflow.testing.choosing import day_near, seldom, some
from cfworkflow.testing.of_actions import add_action
from cfworkflow.testing.of_items import ballots, put
from cfworkflow.testing.of_meetings import STAND_INS, a_meeting_group
from cfworkflow.testing.scene import Scene

_NUMBERS = st.sampled_from((1, 2, 0, 3))


@composite
def record_meeting(draw: DrawFn, scene: Scene) -> RecordMeeting:
    """A meeting of today or of some weeks ago, mostly well attended, with all that it took."""
    scheduled = scene.meeting_refs("scheduled")
    fields: dict[str, Any]
    if scheduled and seldom(draw, 2):
        ref = draw(st.sampled_from(scheduled))
        group = scene.meetings[ref].group
        day = max(scene.meetings[ref].latest, min(scene.meetings[ref].day, scene.today))
        fields = {"meeting": ref, "day": day}
    else:
        group = a_meeting_group(draw, scene)
        day = day_near(draw, scene.today, before=25, after=1)
        fields = {"group": group, "day": day}
    roll = scene.roll(group, day)
    present = some(draw, roll, at_least=0 if seldom(draw, 5) else len(roll) * 2 // 3)
    absent = [member for member in roll if member not in present]
    sends = bool(absent) and not seldom(draw, 2)
    proxies = {absent[0]: draw(st.sampled_from(STAND_INS))} if sends else {}
    strangers = some(draw, MEMBERS, at_least=1, at_most=1) if seldom(draw, 8) else ()
    inside = [*present, *proxies]
    closed = [ref for ref in scene.meeting_refs("closed") if scene.meetings[ref].group == group]
    return RecordMeeting(
        **fields,
        present=(*present, *strangers),
        proxies=proxies,
        apologies=tuple(absent[1:]),
        approve_minutes_of=closed[0] if closed and not seldom(draw, 2) else None,
        items=tuple(draw(_items(scene, group, inside)) for _ in range(draw(_NUMBERS))),
        actions=(draw(add_action(scene)),) if seldom(draw, 4) else (),
        close=not seldom(draw, 4),
    )


@composite
def _items(draw: DrawFn, scene: Scene, group: str, inside: list[str]) -> Item:
    fields: dict[str, Any] = draw(put(scene, group))
    deferred = [
        ref for ref in scene.decision_refs("deferred") if scene.decisions[ref].put.group == group
    ]
    if deferred and seldom(draw, 3):
        fields = {"again": deferred[0], "reasons": "As before."}
    aside = some(draw, inside, at_least=1, at_most=1) if seldom(draw, 5) else ()
    voices = [member for member in inside if member not in aside]
    fields["interests"] = tuple({"member": member} for member in aside)
    if seldom(draw, 5):
        return Item(**fields, defer="inquorate")
    if seldom(draw, 4):
        return Item(**fields, votes=dict.fromkeys(voices, "for"))
    return Item(**fields, vote=draw(ballots(len(voices))))
