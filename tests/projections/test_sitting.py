"""The terms a meeting goes by (T1), held against those the domain judged its votes by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from hypothesis import given

from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.meeting.commands import CloseMeeting
from cfworkflow.projections.attendance import attendance, meetings_held
from cfworkflow.projections.quorum import quorum_on
from cfworkflow.projections.quorum_at_risk import quorums_at_risk
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.sitting import terms_at
from cfworkflow.testing import histories
from tests.projections.a_year import STRICTER, Programme, begun, met, vote, whole_year

MARCH = date(2026, 3, 2)


def item(meeting: str, kind: Literal["key", "adopt-terms"]) -> ProposeDecision:
    """An item of a meeting; one that adopts terms raises the quorum from two to three."""
    terms = STRICTER if kind == "adopt-terms" else None
    return ProposeDecision(meeting=meeting, kind=kind, title="It", reasons="So", terms=terms)


def adopted_midway() -> Programme:
    """A meeting in session that took an item, raised its quorum, and took another."""
    return begun().on(
        "03-02",
        *met("03-02", "M-0001", "tactical", "mind", "police", "shelter"),
        *(item("M-0001", "key"), vote("D-0001", 3)),
        *(item("M-0001", "adopt-terms"), vote("D-0002", 3)),
        *(item("M-0001", "key"), vote("D-0003", 3)),
    )


def goes_by(reading: Reading, meeting: str) -> dict[str, Any] | None:
    """The terms that a meeting goes by, or went by at its end."""
    row = reading.meetings[meeting]
    found = terms_at(reading.groups[row.group], row)
    return found.terms if found else None


def test_terms_adopted_at_a_meeting_hold_for_the_rest_of_it() -> None:
    """T1: the domain judges the next vote by them, and so does every view of the meeting."""
    reading = adopted_midway().read()
    judged = [each.figures and each.figures.quorum for each in reading.decisions.values()]
    assert judged == [2, 2, 3]
    [risk] = quorums_at_risk(reading, reading.meetings.values(), MARCH)
    assert (risk.quorum, risk.present) == (3, 3)
    ended = adopted_midway().on("03-02", CloseMeeting(meeting="M-0001")).read()
    [sat] = attendance(ended, "tactical", meetings_held(ended, "tactical")).meetings
    assert (sat.quorum, sat.spare) == (3, 0)


def test_terms_adopted_later_that_day_judge_no_meeting_that_was_over() -> None:
    """T1: of two meetings of one day the first was quorate, and stays so."""
    reading = (
        begun()
        .on("03-02", *met("03-02", "M-0001", "tactical", "mind", "police"))
        .on("03-02", CloseMeeting(meeting="M-0001"))
        .on("03-02", *met("03-02", "M-0002", "tactical", "mind", "police"))
        .on("03-02", item("M-0002", "adopt-terms"), vote("D-0001", 2))
        .on("03-02", CloseMeeting(meeting="M-0002"))
        .read()
    )
    told = attendance(reading, "tactical", meetings_held(reading, "tactical")).meetings
    assert [(each.meeting, each.quorum, each.quorate) for each in told] == [
        ("M-0001", 2, True),
        ("M-0002", 3, False),
    ]
    assert quorum_on(reading.groups["tactical"], MARCH, 4) == 3


def test_terms_recorded_later_for_an_earlier_day_judge_no_meeting_that_was_over() -> None:
    """T1: a meeting of February that is written up in April does not change what March decided."""
    told = begun().on("03-02", *met("03-02", "M-0001", "tactical", "mind", "police"))
    told.on("03-02", item("M-0001", "key"), vote("D-0001", 2), CloseMeeting(meeting="M-0001"))
    before = goes_by(told.read(), "M-0001")
    told.on("02-02", *met("02-02", "M-0002", "tactical", "mind", "police"))
    told.on("02-02", item("M-0002", "adopt-terms"), vote("D-0002", 2))
    assert goes_by(told.read(), "M-0001") == before


def as_the_domain_judged(history: Sequence[Recorded]) -> None:
    """Hold each vote against the views as it was taken, and each meeting against its own end."""
    ended = {}
    for number, told in enumerate(history):
        if told.fact.NAME == "decision-made":
            given = vars(told.fact)
            before = read_views(history[:number])
            assert goes_by(before, given["meeting"]) == given["terms"].model_dump(mode="json")
        elif told.fact.NAME == "meeting-closed":
            meeting = vars(told.fact)["meeting"]
            ended[meeting] = goes_by(read_views(history[: number + 1]), meeting)
    last = read_views(history)
    assert ended == {ref: goes_by(last, ref) for ref in ended if ref in last.meetings}


def test_every_vote_of_a_year_is_judged_by_the_terms_the_views_tell() -> None:
    """T1: reports and rules have one reading of the terms in force."""
    as_the_domain_judged(whole_year())


@given(histories())
def test_whatever_happens_votes_are_judged_by_the_terms_the_views_tell(
    history: list[Recorded],
) -> None:
    """T1, over any history: as a vote is taken, and never otherwise once its meeting is over."""
    as_the_domain_judged(history)
