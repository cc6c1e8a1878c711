"""Whole meetings in one command."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.meeting.whole import Item, RecordMeeting
from cfworkflow.testing.cast import MEMBERS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import day_near, seldom, some
from cfworkflow.testing.of_actions import add_action
from cfworkflow.testing.of_items import put
from cfworkflow.testing.of_meetings import KINDS, STAND_INS, a_meeting_group
from cfworkflow.testing.of_votes import ballots
from cfworkflow.testing.scene import Scene

_NUMBERS = st.sampled_from((1, 2, 0, 3))


def _free_day(scene: Scene, group: str, kind: str, day: date) -> date:
    taken = {day for whose, of, day in scene.sittings if (whose, of) == (group, kind)}
    while day in taken:
        day -= timedelta(days=1)
    return day


@composite
def record_meeting(draw: DrawFn, scene: Scene) -> RecordMeeting:
    """A meeting of today or of some weeks ago, mostly well attended, with all that it took."""
    fields: dict[str, Any]
    if scene.due() and seldom(draw, 2):
        ref = draw(st.sampled_from(scene.due()))
        group = scene.meetings[ref].group
        day = max(scene.meetings[ref].latest, scene.meetings[ref].day)
        fields = {"meeting": ref, "day": day}
    else:
        group = a_meeting_group(draw, scene)
        kind = draw(st.sampled_from(KINDS))
        day = _free_day(scene, group, kind, day_near(draw, scene.today, before=25, after=1))
        fields = {"group": group, "day": day, "kind": kind}
    roll = scene.roll(group, day)
    present = some(draw, roll, at_least=0 if seldom(draw, 5) else len(roll) * 2 // 3)
    absent = [member for member in roll if member not in present]
    sends = bool(absent) and not seldom(draw, 2)
    proxies = {absent[0]: draw(st.sampled_from(STAND_INS))} if sends else {}
    others = [member for member in MEMBERS if member not in roll]
    strangers = some(draw, others, at_least=1, at_most=1) if seldom(draw, 8) else ()
    inside = [*present, *proxies]
    closed = [ref for ref in scene.closed(group) if (scene.meetings[ref].opened or day) <= day]
    return RecordMeeting(
        **fields,
        present=(*present, *strangers),
        proxies=proxies,
        apologies=tuple(absent[1:]),
        approve_minutes_of=closed[0] if closed and not seldom(draw, 2) else None,
        items=tuple(draw(_items(scene, group, day, inside)) for _ in range(draw(_NUMBERS))),
        actions=(draw(add_action(scene)),) if seldom(draw, 4) else (),
        close=not seldom(draw, 4),
    )


@composite
def _items(draw: DrawFn, scene: Scene, group: str, day: date, inside: list[str]) -> Item:
    fields: dict[str, Any] = draw(put(scene, group))
    deferred = [
        ref for ref in scene.decision_refs("deferred") if scene.decisions[ref].put.group == group
    ]
    if deferred and seldom(draw, 3):
        fields = {"again": deferred[0], "reasons": "As before."}
    aside = some(draw, inside, at_least=1, at_most=1) if seldom(draw, 5) else ()
    voices = [member for member in inside if member not in aside]
    fields["interests"] = tuple({"member": member} for member in aside)
    if "again" not in fields and seldom(draw, 5):
        return Item(**fields, defer="inquorate")
    if voices and seldom(draw, 4):
        return Item(**fields, votes=dict.fromkeys(voices, "for"))
    return Item(**fields, vote=draw(ballots(len(voices), tie=scene.casting(group, day))))


def _promising(_scene: Scene) -> Promising:
    return {RecordMeeting: 4}


CHAPTER = Chapter(commands={RecordMeeting: record_meeting}, promising=_promising)
