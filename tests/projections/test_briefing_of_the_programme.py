"""A briefing tells of the wider programme: approaches, learning, inquiries, delivery, measures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cfworkflow.domain.approach.commands import ProposeApproach
from cfworkflow.domain.outcome.commands import DefineMeasure, ObserveMeasure
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.sensecheck.commands import ActOnSenseCheck, AnswerSenseCheck, AskSenseCheck
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReportTask
from cfworkflow.domain.vision.commands import StateVision
from cfworkflow.projections.drafting.draft import draft
from cfworkflow.projections.drafting.period import Period
from tests.projections.a_year import TODAY, Programme, begun, whole_year, year
from tests.projections.test_briefing_draft import drafted, section


def told(programme: Programme, audience: str, heading: str) -> Sequence[str]:
    """What a tier is told under a heading of all that a programme did since it was begun."""
    period = Period(begun().read(), programme.read(), audience, TODAY)
    return section(draft(period), heading)


def of_the_year(audience: str, heading: str) -> Sequence[str]:
    """What an audience is told under a heading of what the wider programme did."""
    return section(drafted(audience, len(year()), len(whole_year())), heading)


def asked() -> Programme:
    """An approach that a partnership was asked about."""
    return (
        begun()
        .on("02-01", ProposeApproach(group="tactical", title="One worker"))
        .on("02-02", AskSenseCheck(approach="T-0001", asked="county", due=date(2026, 3, 1)))
    )


def answered() -> Programme:
    """The same, with an answer of which nothing was made yet."""
    answer = AnswerSenseCheck(sense_check="S-0001", answer="does-not", findings="Too few workers")
    return asked().on("02-10", answer)


def test_approaches_are_told_with_what_became_of_them_and_why() -> None:
    """ToR Purpose: the Trusted Person plan is told of to each tier."""
    assert of_the_year("strategic", "Approaches") == (
        (
            'The Tactical Group proposed T-0001 "One worker throughout" on 3 November 2026; '
            "Mind, the charity leads it."
        ),
        (
            'T-0001 "One worker throughout" was adopted on 24 November 2026, by D-0001: '
            '"It was asked for".'
        ),
        'The Tactical Group proposed T-0002 "A letter" on 3 November 2026.',
        'T-0002 "A letter" was set aside on 25 November 2026: "Nobody can write it".',
        'T-0002 "A letter" was taken up again on 15 December 2026: "The hostel will".',
    )


def test_who_was_asked_is_told_so_and_nobody_else() -> None:
    """ToR Operational Partnerships: they sense-check approaches; what waits on them says so."""
    assert told(asked(), "operational", "What waits on you") == (
        (
            'county is to tell the Tactical Group by 1 March 2026 what it makes of T-0001 "One '
            'worker" (S-0001).'
        ),
    )
    assert told(asked(), "tactical", "What waits on you") == ()


def test_an_answer_waits_on_who_asked_until_something_is_made_of_it() -> None:
    """ToR Purpose: a sense check is of use if something comes of it, be it a no."""
    assert told(answered(), "tactical", "Sense checks") == (
        (
            'county found on 10 February 2026 that T-0001 "One worker" does not make sense: "Too '
            'few workers".'
        ),
    )
    assert told(answered(), "tactical", "What waits on you") == (
        (
            'T-0001 "One worker" waits for what is made of the answer of county, that it does '
            "not make sense (S-0001)."
        ),
    )
    assert told(answered(), "operational", "What waits on you") == ()
    acted = answered().on(
        "02-12", ActOnSenseCheck(sense_check="S-0001", changed=False, how="It is a trial")
    )
    assert told(acted, "tactical", "Sense checks")[1:] == (
        'T-0001 "One worker" was left as it is upon S-0001 on 12 February 2026: "It is a trial".',
    )
    assert told(acted, "tactical", "What waits on you") == ()


def test_learning_is_told_from_failures_too_and_who_took_it_up() -> None:
    """ToR Principles: a safe environment to learn from failures as well as successes."""
    assert of_the_year("operational", "Learning shared")[:2] == (
        (
            'county shared L-0001 "Letters go unread", learned from a failure, on 5 November 2026: '
            '"Ring people up before writing".'
        ),
        (
            'L-0001 "Letters go unread" was taken up by the Tactical Group on 10 November 2026, by '
            'D-0001: "Calls come first".'
        ),
    )


def test_an_inquiry_is_told_phase_by_phase_with_what_came_out() -> None:
    """Contract report, Work strand 5: Build, Explore, Act, Learn, and round again."""
    sentences = of_the_year("tactical", "System inquiries")
    assert sentences[:2] == (
        'I-0001 "Why do people leave prison unmet?" was opened at M-0006 on 9 November 2026.',
        'I-0001 went on to explore at M-0006 on 9 November 2026: "A map of who is met when".',
    )
    assert sentences[4:6] == (
        (
            'I-0001 went back to build at M-0006 on 9 November 2026, for cycle 2, because "Not by '
            'phone": "Phones were off".'
        ),
        'I-0001 went on to explore at M-0006 on 9 November 2026, in cycle 2: "Who opens the gate".',
    )
    assert sentences[-2:] == (
        'I-0001 was concluded at M-0006 on 9 November 2026: "A rota keeps it so".',
        (
            'E-0001 "Meet people at the gate", tried for I-0001 by Probation trust, worked in '
            'part: "Nine of twelve were met".'
        ),
    )


def test_work_strands_are_told_by_how_far_they_came_and_what_fell_is_not_hidden() -> None:
    """W1: progress never goes backwards silently, not even within a month that ends higher."""
    assert of_the_year("strategic", "Work strands") == (
        'Work strand 3 "Infrastructure" came from 0% to 60%.',
        'Task "Reports" fell from 75% to 60% on 21 December 2026: "Two tiers want it otherwise".',
        'Work strand 5 "Learning" came from 0% to 100%; done: "A survey".',
    )
    assert of_the_year("operational", "Work strands") == ()
    report = ReportTask(task="survey", percent=50)
    again = (
        begun()
        .on("02-01", NameStrand(strand="learning", number=5, title="Learning"))
        .on("02-01", AddTask(strand="learning", task="survey", title="A survey"))
        .on("02-02", report)
    )
    later = again.on("02-03", ReportTask(task="survey", percent=50, note="Nothing new"))
    period = Period(again.read(), later.read(), "tactical", TODAY)
    assert section(draft(period), "Work strands") in (
        (),
        ('Work strand 5 "Learning" stands at 50%.',),
    )


def test_risks_rated_high_are_told_to_who_can_act_on_them() -> None:
    """Contract report, Resourcing: a risk that is high is before the board each month."""
    for audience in ("tactical", "strategic"):
        assert of_the_year(audience, "Risks rated high") == (
            'B-0008 "Nobody applies" is with county: its likelihood is high, its impact medium.',
        )
    assert of_the_year("stakeholders", "Risks rated high") == ()


def test_measures_are_told_to_everyone_with_which_way_they_go() -> None:
    """Contract report: the outcomes framework is there to be seen; a figure says since when."""
    for audience in ("operational", "stakeholders"):
        assert of_the_year(audience, "What was measured")[0] == (
            '"Staff trained in trauma" was 38.5% on 30 June 2026 and 35% on 16 November 2026, '
            "after 20% at its baseline: towards what is wanted."
        )


def test_a_measure_whose_title_had_to_go_is_told_by_its_name() -> None:
    """A text that was erased leaves a sentence without a gap."""
    programme = (
        begun()
        .on("02-01", StateVision(vision="trust", title="Trust"))
        .on(
            "02-01",
            DefineMeasure(
                measure="beds", title="Beds", visions=("trust",), unit="beds", wanted="steady"
            ),
        )
        .on("02-02", ObserveMeasure(measure="beds", value="7"))
        .on("02-03", ObserveMeasure(measure="beds", value="7"))
        .on("02-04", RedactNarratives(thing="measure:beds", reason="A name", authority="DPO"))
    )
    assert told(programme, "stakeholders", "What was measured") == (
        (
            "Measure beds was 7 beds on 2 February 2026 and 7 beds on 3 February 2026, after 7 "
            "beds when it was first observed: as is wanted."
        ),
    )
