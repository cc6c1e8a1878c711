"""Commands about actions."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.action.commands import (
    AddAction,
    CompleteAction,
    DropAction,
    ReassignAction,
    ReopenAction,
    ReportProgress,
    StartAction,
)
from cfworkflow.domain.approach.state import Approach
from cfworkflow.domain.words import TIERS
from cfworkflow.testing.cast import MEMBERS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom
from cfworkflow.testing.scene import Scene


def _an_action(draw: DrawFn, scene: Scene, *statuses: str) -> str:
    return mostly(draw, scene.action_refs(*statuses), [*scene.actions], "A-9999")


@composite
def add_action(draw: DrawFn, scene: Scene) -> AddAction:
    """Someone takes on a piece of work on a barrier, or for an approach."""
    if scene.of(Approach) and seldom(draw, 4):
        return _for_an_approach(draw, scene)
    ref = mostly(draw, scene.barrier_refs(*TIERS, "addressed"), [*scene.barriers], "B-9999")
    holder = scene.barriers[ref].holder if ref in scene.barriers else ""
    group = mostly(draw, [*scene.groups]) if seldom(draw, 6) else None
    return AddAction(
        barrier=ref,
        owner=mostly(draw, scene.roll(group or holder), MEMBERS),
        due=scene.today + timedelta(days=draw(st.integers(0, 60))),
        title=draw(TEXTS),
        group=group,
    )


def _for_an_approach(draw: DrawFn, scene: Scene) -> AddAction:
    gone_about = scene.refs(Approach, "proposed", "adopted")
    ref = mostly(draw, gone_about, [*scene.of(Approach)], "T-9999")
    there = scene.of(Approach).get(ref)
    return AddAction(
        approach=ref,
        owner=mostly(draw, scene.roll(there.group if there else ""), MEMBERS),
        due=scene.today + timedelta(days=draw(st.integers(0, 60))),
        title=draw(TEXTS),
    )


@composite
def start_action(draw: DrawFn, scene: Scene) -> StartAction:
    """Work on an action begins."""
    return StartAction(action=_an_action(draw, scene, "open"))


@composite
def report_progress(draw: DrawFn, scene: Scene) -> ReportProgress:
    """An action moves on."""
    return ReportProgress(action=_an_action(draw, scene, "open", "in_progress"), note=draw(TEXTS))


@composite
def complete_action(draw: DrawFn, scene: Scene) -> CompleteAction:
    """An action is done."""
    return CompleteAction(action=_an_action(draw, scene, "open", "in_progress"))


@composite
def drop_action(draw: DrawFn, scene: Scene) -> DropAction:
    """An action will not be done."""
    return DropAction(action=_an_action(draw, scene, "open", "in_progress"), because=draw(TEXTS))


@composite
def reopen_action(draw: DrawFn, scene: Scene) -> ReopenAction:
    """An action is taken up again."""
    return ReopenAction(action=_an_action(draw, scene, "done", "dropped"))


@composite
def reassign_action(draw: DrawFn, scene: Scene) -> ReassignAction:
    """An action passes to someone else, or is due another day."""
    ref = _an_action(draw, scene, "open", "in_progress")
    group = scene.actions[ref].group if ref in scene.actions else ""
    return ReassignAction(
        action=ref,
        owner=mostly(draw, scene.roll(group), MEMBERS) if draw(st.booleans()) else None,
        group=mostly(draw, [*scene.groups]) if seldom(draw, 8) else None,
        due=scene.today + timedelta(days=draw(st.integers(0, 60))),
    )


def _promising(scene: Scene) -> Promising:
    under_way = bool(scene.action_refs("open", "in_progress"))
    return {
        AddAction: 2 * bool(scene.barrier_refs(*TIERS)),
        StartAction: bool(scene.action_refs("open")),
        ReportProgress: under_way,
        CompleteAction: under_way,
        DropAction: under_way,
        ReassignAction: under_way,
        ReopenAction: bool(scene.action_refs("done", "dropped")),
    }


CHAPTER = Chapter(
    commands={
        AddAction: add_action,
        StartAction: start_action,
        ReportProgress: report_progress,
        CompleteAction: complete_action,
        DropAction: drop_action,
        ReopenAction: reopen_action,
        ReassignAction: reassign_action,
    },
    promising=_promising,
)
