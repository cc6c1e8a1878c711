"""Visions, principles and measures as they can be read, and what decisions cite."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.decision.commands import ProposeDecision, TakeVote
from cfworkflow.domain.outcome.commands import DefineMeasure, ObserveMeasure, RetireMeasure
from cfworkflow.domain.vision.commands import (
    RetirePrinciple,
    RetireVision,
    StatePrinciple,
    StateVision,
)
from cfworkflow.projections import changed_vision
from cfworkflow.projections.citing import citing, never_cited
from cfworkflow.projections.course import Course, course
from cfworkflow.projections.measures import MEASURES, MeasureRow
from cfworkflow.projections.principles import PRINCIPLES
from cfworkflow.projections.reading import Reading
from cfworkflow.projections.visions import VISIONS
from tests.projections.a_year import Programme, begun, met

TRUST = StateVision(vision="trust", title="Someone they trust")
NIGHTS = DefineMeasure(
    measure="nights", title="Nights out", visions=("trust",), unit="nights", wanted="less"
)


def item(number: int, *principles: str, lived_experience: str | None = None) -> ProposeDecision:
    """An item that cites principles."""
    return ProposeDecision(
        meeting="M-0001",
        kind="key",
        title=f"Item {number}",
        reasons="It is time",
        principles=principles,
        lived_experience=lived_experience,
    )


def voted(number: int, in_favour: int = 2, against: int = 0, *principles: str) -> TakeVote:
    """A vote on an item; what it cites stands in place of what the proposal cited."""
    ballot = {"in_favour": in_favour, "against": against}
    return TakeVote(decision=f"D-{number:04d}", ballot=ballot, principles=principles)


def principled() -> Programme:
    """Three principles on record, one of them fundamental, and a meeting in session."""
    return begun().on(
        "02-01",
        StatePrinciple(principle="equal-voice", title="All are heard"),
        StatePrinciple(principle="trust", title="Build trust", fundamental=True),
        StatePrinciple(principle="thrift", title="Spend little"),
        *met("02-01", "M-0001", "tactical", "mind", "police"),
    )


def cited(reading: Reading) -> dict[str, tuple[str, int, str | None]]:
    """Each principle in the order shown: how it stands, how often cited, by which last."""
    return {
        one.principle: (one.status, one.cited, one.last_cited_by)
        for one in citing(reading).principles
    }


def test_a_vision_reads_as_it_was_stated_last() -> None:
    """ToR Vision: priorities change; since when it is a vision does not."""
    other = StateVision(vision="trust", title="People they trust")
    row = begun().on("02-01", TRUST).on("03-01", other).read().rows(VISIONS)["trust"]
    assert (row.title, row.status) == ("People they trust", "stated")
    assert (row.stated_on, row.changed_on) == (date(2026, 2, 1), date(2026, 3, 1))


def test_a_vision_taken_up_again_has_no_reason_against_it() -> None:
    """Why it was retired is in its story; the row tells how it stands."""
    retired = begun().on("02-01", TRUST, RetireVision(vision="trust", because="There is"))
    row = retired.read().rows(VISIONS)["trust"]
    assert (row.status, row.because) == ("retired", "There is")
    row = retired.on("03-01", TRUST).read().rows(VISIONS)["trust"]
    assert (row.status, row.because, row.stated_on) == ("stated", None, date(2026, 2, 1))


def test_visions_principles_and_measures_are_found_by_state() -> None:
    """What is retired is told apart without reading every row."""
    reading = (
        principled()
        .on("02-02", TRUST, NIGHTS, RetirePrinciple(principle="thrift", because="It cost more"))
        .on("02-03", RetireMeasure(measure="nights", because="Nobody counts"))
        .read()
    )
    assert reading.rows(PRINCIPLES).keys_where("state:stated") == ["equal-voice", "trust"]
    assert reading.rows(PRINCIPLES).keys_where("state:retired") == ["thrift"]
    assert reading.rows(VISIONS).keys_where("state:stated") == ["trust"]
    assert reading.rows(MEASURES).keys_where("state:retired", "vision:trust") == ["nights"]


def test_principles_never_cited_come_first() -> None:
    """ToR Principles: everything hangs on these: one that no decision applies has to show."""
    programme = principled().on("02-01", item(1, "equal-voice"), voted(1))
    assert list(cited(programme.read()).items()) == [
        ("trust", ("stated", 0, None)),
        ("thrift", ("stated", 0, None)),
        ("equal-voice", ("stated", 1, "D-0001")),
    ]


def test_those_cited_least_come_before_those_cited_most() -> None:
    """What is applied seldom is seen before what is applied always."""
    programme = principled().on(
        "02-01",
        *(item(1, "equal-voice", "thrift", "trust"), voted(1, 1, 1)),
        *(item(2, "equal-voice", "trust"), voted(2)),
        *(item(3, "equal-voice"), voted(3)),
    )
    assert list(cited(programme.read()).items()) == [
        ("thrift", ("stated", 1, "D-0001")),
        ("trust", ("stated", 2, "D-0002")),
        ("equal-voice", ("stated", 3, "D-0003")),
    ]


def test_what_is_not_decided_cites_nothing_yet() -> None:
    """A proposal may still change; what was voted on counts, carried or not."""
    programme = principled().on("02-01", item(1, "equal-voice"))
    assert cited(programme.read())["equal-voice"] == ("stated", 0, None)
    programme.on("02-01", voted(1, 0, 2))
    assert cited(programme.read())["equal-voice"] == ("stated", 1, "D-0001")


def test_what_the_vote_cites_stands_for_what_the_proposal_cited() -> None:
    """D1: the record of a decision is what was said when it was taken."""
    programme = principled().on("02-01", item(1, "equal-voice"), voted(1, 2, 0, "trust"))
    assert cited(programme.read())["equal-voice"] == ("stated", 0, None)
    assert cited(programme.read())["trust"] == ("stated", 1, "D-0001")


def test_what_nobody_stated_shows_and_what_was_retired_comes_last() -> None:
    """A citation of nothing is seen right after the principles that are never cited."""
    programme = principled().on(
        "02-01",
        RetirePrinciple(principle="thrift", because="It cost more"),
        *(item(1, "equal-voice", "kindness"), voted(1)),
    )
    assert list(cited(programme.read()).items()) == [
        ("trust", ("stated", 0, None)),
        ("kindness", ("not_on_record", 1, "D-0001")),
        ("equal-voice", ("stated", 1, "D-0001")),
        ("thrift", ("retired", 0, None)),
    ]


def test_it_is_counted_how_often_lived_experience_was_heard() -> None:
    """ToR Principles: "embed lived experience throughout": n of m decisions say how."""
    programme = principled()
    found = citing(programme.read())
    assert (found.heard, found.decided) == (0, 0)
    programme.on(
        "02-01",
        *(item(1, lived_experience="Six people told us"), voted(1)),
        *(item(2), voted(2)),
        item(3, lived_experience="Not voted on"),
    )
    found = citing(programme.read())
    assert (found.heard, found.decided) == (1, 2)


def test_the_register_says_which_principles_it_never_cites() -> None:
    """Quiet until something was decided: nothing could have been cited before."""
    programme = principled().on("02-01", item(1, "trust"))
    reading = programme.read()
    assert never_cited(reading, reading.decisions.values()) == []
    reading = programme.on("02-01", voted(1)).read()
    assert never_cited(reading, reading.decisions.values()) == ["equal-voice", "thrift"]


def test_decisions_are_found_by_the_principle_they_cite() -> None:
    """The register can be asked for all that was decided in one spirit."""
    reading = principled().on("02-01", item(1, "trust"), item(2), item(3, "trust")).read()
    assert reading.decisions.keys_where("principle:trust") == ["D-0001", "D-0003"]


def measured(wanted: str, baseline: str | None, *values: str) -> MeasureRow:
    """A measure with these values, a month apart."""
    define = DefineMeasure(
        measure="m", title="M", visions=("trust",), unit="u", wanted=wanted, baseline=baseline
    )
    programme = begun().on("02-01", TRUST, define)
    for month, value in enumerate(values, 3):
        programme.on(f"{month:02d}-01", ObserveMeasure(measure="m", value=value))
    return programme.read().rows(MEASURES)["m"]


@pytest.mark.parametrize(
    ("wanted", "values", "change", "goes"),
    [
        ("more", ("20", "38.5"), "+18.5", "towards"),
        ("more", ("20", "19.95"), "-0.05", "away"),
        ("less", ("7", "12", "3"), "-4", "towards"),
        ("less", ("100", "300"), "+200", "away"),
        ("more", ("5", "9", "5"), "0", "unchanged"),
        ("steady", ("5", "9", "5"), "0", "held"),
        ("steady", ("0.1", "0.3"), "+0.2", "away"),
    ],
)
def test_a_measure_goes_towards_what_is_wanted_or_away(
    wanted: str, values: tuple[str, ...], change: str, goes: str
) -> None:
    """CR Outcomes: progress is seen, exactly: 0.3 is 0.2 more than 0.1, whatever a float says."""
    told = Course(values[0], values[-1], change, goes)
    assert course(measured(wanted, *values)) == course(measured(wanted, None, *values)) == told


def test_one_value_goes_nowhere() -> None:
    """Without a baseline, there is nothing to hold a first value against."""
    assert course(measured("more", None, "5")) is None
    assert course(measured("more", "5")) is None


def test_values_stand_by_the_day_they_are_of() -> None:
    """A value of an earlier period, found later, is not the latest one."""
    programme = begun().on("02-01", TRUST, NIGHTS)
    programme.on("05-01", ObserveMeasure(measure="nights", value="7"))
    programme.on("06-01", ObserveMeasure(measure="nights", value="9", of=date(2026, 3, 31)))
    row = programme.read().rows(MEASURES)["nights"]
    assert [one.value for one in row.series] == ["9", "7"]
    assert row.latest is not None
    assert (row.latest.value, row.latest.day) == ("7", date(2026, 5, 1))


def test_what_changed_is_told_in_sentences() -> None:
    """`audit diff`: what was stated anew, retired, and where a measure went meanwhile."""
    programme = principled().on("02-02", TRUST, NIGHTS)
    before = programme.read()
    programme.on(
        "03-01",
        StateVision(vision="trust", title="People they trust"),
        RetirePrinciple(principle="thrift", because="It cost more"),
        ObserveMeasure(measure="nights", value="7"),
    ).on("03-02", ObserveMeasure(measure="nights", value="5"))
    after = programme.read()
    kinds = (
        (VISIONS, changed_vision.vision, "trust"),
        (PRINCIPLES, changed_vision.principle, "thrift"),
        (PRINCIPLES, changed_vision.principle, "trust"),
        (MEASURES, changed_vision.measure, "nights"),
    )
    assert [told(before.rows(view)[key], after.rows(view)[key]) for view, told, key in kinds] == [
        "Vision trust was stated anew.",
        "Principle thrift was retired.",
        "",
        "Measure nights went to 5.",
    ]
    assert changed_vision.measure(None, after.rows(MEASURES)["nights"]) == (
        'Measure nights (nights) was defined for trust: "Nights out". It went to 5.'
    )
