"""Briefings to two audiences, one of them no longer briefed; what was passed on of them."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from cfworkflow.domain.briefing.commands import IssueBriefing, ScheduleBriefings
from cfworkflow.domain.communication.commands import LogCommunication
from tests.projections.a_year import Step


def text(said: str) -> str:
    """The hash of a text."""
    return sha256(said.encode()).hexdigest()


STEPS = (
    Step(
        "11-02",
        ScheduleBriefings(audience="strategic", every="month", first_due=date(2026, 11, 30)),
    ),
    Step("11-02", ScheduleBriefings(audience="stakeholders", every="quarter")),
    Step(
        "11-28",
        IssueBriefing(
            audience="strategic",
            sha256=text("November"),
            upto=90,
            title="The autumn at a glance",
            note="Sent with the papers",
        ),
    ),
    Step(
        "12-01",
        LogCommunication(
            channel="newsletter",
            title="The autumn for everyone",
            audiences=("stakeholders",),
            by="mind-charity",
            group="tactical",
            briefing="R-0001",
            description="A page on the hub",
        ),
    ),
    Step("12-02", LogCommunication(channel="event", title="Open day")),
    Step("12-15", ScheduleBriefings(audience="stakeholders", every="never")),
)
