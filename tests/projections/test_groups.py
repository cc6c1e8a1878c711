"""View `groups`: tier, areas, status and terms, with their dates."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.group.commands import ActivatePartnership, EndPartnership, ReassignAreas
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
from cfworkflow.projections.groups import HandedOn, StatusSince
from tests.projections.a_year import STRICTER, begun, met, vote

BEGINNING = date(2026, 1, 5)


def test_a_group_begins_active_with_its_first_terms() -> None:
    """T2: first terms are given, not decided, and hold from the group's first day."""
    row = begun().read().groups["tactical"]
    assert (row.tier, row.name, row.overseen_by) == ("tactical", "The Group", "board")
    assert (row.status, row.since, row.established) == ("active", BEGINNING, BEGINNING)
    assert row.terms is not None
    assert (row.terms.since, row.terms.decision) == (BEGINNING, None)
    assert Terms.model_validate(row.terms.terms) == CHARITY_STYLE
    assert row.earlier_terms == ()


def test_a_forming_partnership_becomes_active_on_a_date() -> None:
    """The auditor sees since when a partnership could act, and what it was before."""
    row = begun().on("01-12", ActivatePartnership(group="marsh")).read().groups["marsh"]
    assert (row.status, row.since) == ("active", date(2026, 1, 12))
    assert row.established == BEGINNING
    assert row.statuses == (
        StatusSince("forming", BEGINNING),
        StatusSince("active", date(2026, 1, 12)),
    )


def test_areas_pass_from_one_partnership_to_another() -> None:
    """ToR, Governance: one partnership's areas shrink as another's grow."""
    passed = ReassignAreas(group="county", to="river", areas=("fen",))
    groups = begun().on("02-10", passed).read().groups
    assert groups["county"].areas == ("city",)
    assert groups["county"].handed_on == (HandedOn("river", ("fen",), date(2026, 2, 10)),)
    assert groups["river"].areas == ("river", "fen")


def test_an_ended_partnership_leaves_all_to_its_successor() -> None:
    """E2: evidence checks follow the successor, so its name is kept with the ended one."""
    groups = begun().on("02-10", EndPartnership(group="county", successor="river")).read().groups
    ended = groups["county"]
    assert (ended.status, ended.since) == ("ended", date(2026, 2, 10))
    assert (ended.successor, ended.areas) == ("river", ())
    assert groups["river"].areas == ("river", "city", "fen")


def test_new_terms_name_their_decision_and_keep_the_earlier_ones() -> None:
    """T1, T2: which terms held when, and who adopted them, stays on record."""
    adopt = ProposeDecision(
        meeting="M-0001", kind="adopt-terms", title="More", terms=STRICTER, reasons="Why not"
    )
    meeting = [*met("04-02", "M-0001", "tactical", "mind", "police"), adopt, vote("D-0001", 2)]
    row = begun().on("04-02", *meeting).read().groups["tactical"]
    assert row.terms is not None
    assert (row.terms.since, row.terms.decision) == (date(2026, 4, 2), "D-0001")
    assert row.terms.terms["quorum_plus"] == 2
    assert row.terms.terms["quorum_fraction"] == "1/3"
    assert [(earlier.since, earlier.decision) for earlier in row.earlier_terms] == [
        (BEGINNING, None)
    ]
