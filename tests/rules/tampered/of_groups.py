"""How the bodies are linked: ways to tamper, and the rule to find each."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    AgreeReporting,
    EndPartnership,
    EstablishGroup,
    OverseeGroup,
)
from cfworkflow.domain.group.facts import (
    AreasReassigned,
    OversightAssigned,
    PartnershipActivated,
    PartnershipEnded,
    ReportingAgreed,
)
from tests.rules.a_year import a_year
from tests.rules.tampering import History, Tamper, change, dated, drop, slip_in

JULY, AUGUST = date(2026, 7, 6), date(2026, 8, 3)

HISTORY = a_year(
    (JULY, EstablishGroup(group="second-tactical", tier="tactical", overseen_by="board")),
    (JULY, OverseeGroup(group="west", by="second-tactical")),
    (JULY, AgreeReporting(team="project-team", to="tactical", name="Ours.")),
    (JULY, EstablishGroup(group="isle", tier="operational", overseen_by="tactical", forming=True)),
    (AUGUST, ActivatePartnership(group="isle", areas=("vale",), taken_from="north")),
    (AUGUST, EndPartnership(group="isle", successor="north")),
    (AUGUST, AgreeReporting(team="project-team", to="board")),
)


def overseen_too_early(history: History) -> History:
    """The tactical group, there since January, oversees a partnership before that one began."""
    moved = slip_in(PartnershipEnded, {}, OversightAssigned(group="isle", overseen_by="tactical"))
    return dated(OversightAssigned, {"group": "isle"}, -60)(moved(history))


TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("P1", "overseen by a tier too high", change(OversightAssigned, {}, overseen_by="board")),
    ("P1", "overseen by one of its own tier", change(OversightAssigned, {}, overseen_by="north")),
    ("P1", "the board overseen", change(OversightAssigned, {}, group="board")),
    ("G1", "overseen by a group not yet there", dated(OversightAssigned, {}, -60)),
    (
        "S2",
        "overseen once it had ended",
        slip_in(
            ReportingAgreed,
            {"to": "board"},
            OversightAssigned(group="isle", overseen_by="second-tactical"),
        ),
    ),
    ("C1", "overseen before it was there", overseen_too_early),
    ("C1", "a team goes back in time", dated(ReportingAgreed, {"to": "board"}, -60)),
    (
        "G1",
        "a team reports to a group that ended",
        change(ReportingAgreed, {"to": "board"}, to="isle"),
    ),
    ("I1", "a team reports to nobody", change(ReportingAgreed, {}, to="nobody")),
    ("I1", "overseen by nobody", change(OversightAssigned, {}, overseen_by="nobody")),
    (
        "S2",
        "areas taken that were another's",
        change(AreasReassigned, {"to": "isle"}, group="west"),
    ),
    ("G1", "areas taken while it was forming", drop(PartnershipActivated, group="isle")),
]
