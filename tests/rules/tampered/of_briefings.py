"""Briefings and communications: ways to tamper, and the rule to find each."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.briefing.commands import IssueBriefing, ScheduleBriefings
from cfworkflow.domain.briefing.facts import BriefingIssued, BriefingsScheduled
from cfworkflow.domain.communication.commands import LogCommunication
from cfworkflow.domain.communication.facts import CommunicationLogged
from tests.rules.a_year import a_year
from tests.rules.tampering import Tamper, change, dated, drop

JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 3)

HISTORY = a_year(
    (JULY, ScheduleBriefings(audience="strategic", every="month")),
    (JULY, IssueBriefing(audience="strategic", sha256="1" * 64, upto=30, title="June.")),
    (AUGUST, IssueBriefing(audience="strategic", sha256="2" * 64, upto=40, title="July.")),
    (
        AUGUST,
        LogCommunication(channel="email", title="July.", group="tactical", briefing="R-0002"),
    ),
)

FIRST, SECOND = {"briefing": "R-0001"}, {"briefing": "R-0002"}

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("I1", "written from what was not on record", change(BriefingIssued, FIRST, upto=5000)),
    ("I1", "the briefing before it taken out", drop(BriefingIssued, briefing="R-0001")),
    (
        "I1",
        "a briefing passed on that was never one",
        change(CommunicationLogged, {}, briefing="R-0003"),
    ),
    ("I1", "told for a group that is none", change(CommunicationLogged, {}, group="nobody")),
    ("N1", "a number given twice", change(BriefingIssued, SECOND, briefing="R-0001")),
    ("C1", "days covered that were to come", change(BriefingIssued, FIRST, covers_to=AUGUST)),
    ("C1", "days covered backwards", change(BriefingIssued, SECOND, covers_to=date(2026, 6, 1))),
    ("C1", "passed on before it was sent", dated(CommunicationLogged, {}, -20)),
    ("C1", "planned after it was sent", dated(BriefingsScheduled, {}, 1)),
]
