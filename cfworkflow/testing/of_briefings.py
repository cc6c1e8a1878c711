"""Commands about briefings and communications."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.briefing.commands import IssueBriefing, ScheduleBriefings
from cfworkflow.domain.briefing.facts import Every
from cfworkflow.domain.briefing.state import Briefing
from cfworkflow.domain.communication.commands import LogCommunication
from cfworkflow.domain.communication.facts import Channel
from cfworkflow.domain.words import Audience
from cfworkflow.testing.cast import MEMBERS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, day_near, mostly, seldom, some
from cfworkflow.testing.scene import Scene

_AUDIENCES = st.sampled_from(get_args(Audience))
_ON_RECORD = st.integers(1, 20)
"""Positions that every programme has filled by the time anything is issued."""


@composite
def schedule_briefings(draw: DrawFn, scene: Scene) -> ScheduleBriefings:
    """An audience is to be briefed so often."""
    every = draw(st.sampled_from(get_args(Every)))
    first = scene.today + timedelta(days=draw(st.integers(0, 60)))
    due = every != "never" and draw(st.booleans())
    return ScheduleBriefings(
        audience=draw(_AUDIENCES), every=every, first_due=first if due else None
    )


@composite
def issue_briefing(draw: DrawFn, scene: Scene) -> IssueBriefing:
    """A text is sent; now and then the same as before, or one from another record."""
    return IssueBriefing(
        audience=draw(_AUDIENCES),
        sha256=f"{draw(st.integers(0, 9)):064x}",
        upto=1_000_000 if seldom(draw, 8) else draw(_ON_RECORD),
        covers_to=day_near(draw, scene.today, before=20, after=2) if seldom(draw, 3) else None,
        title=draw(TEXTS),
    )


@composite
def log_communication(draw: DrawFn, scene: Scene) -> LogCommunication:
    """Something is told to others."""
    briefings = [*scene.of(Briefing)]
    return LogCommunication(
        channel=draw(st.sampled_from(get_args(Channel))),
        title=draw(TEXTS),
        audiences=some(draw, get_args(Audience)),
        by=draw(st.sampled_from(MEMBERS)) if draw(st.booleans()) else None,
        group=mostly(draw, [*scene.groups]) if seldom(draw, 3) else None,
        briefing=mostly(draw, briefings, [], "R-9999") if draw(st.booleans()) else None,
    )


def _promising(_scene: Scene) -> Promising:
    return {}


CHAPTER = Chapter(
    commands={
        ScheduleBriefings: schedule_briefings,
        IssueBriefing: issue_briefing,
        LogCommunication: log_communication,
    },
    promising=_promising,
)
