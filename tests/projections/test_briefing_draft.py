"""A briefing drafted: what changed, told to each audience in sentences that can be sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.barrier.commands import RaiseBarrier, ReferBarrier
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.projections.briefings import BRIEFING_PLANS
from cfworkflow.projections.drafting.draft import Draft, draft, mark
from cfworkflow.projections.drafting.of_waiting import MOST
from cfworkflow.projections.drafting.period import Period
from cfworkflow.projections.drafting.sections import EVERYONE, SECTIONS, TELLING
from cfworkflow.projections.reading import Reading, read_views
from tests.projections.a_year import TODAY, Programme, begun, whole_year, year

LEFT_OVER = re.compile(r"None|[{}_]|  |\.\.|, ,|,\.|\(withheld\)|: \.")


@cache
def at(position: int) -> Reading:
    """The views as the first facts of the year left them."""
    return read_views(whole_year()[:position])


def drafted(audience: str, begin: int = 0, end: int = len(year())) -> Draft:
    """What an audience is told of the time from one position of the year to another."""
    return draft(Period(at(begin), at(end), audience, TODAY))


def section(made: Draft, heading: str) -> Sequence[str]:
    """The sentences under a heading; none where it is left out."""
    return next((told.sentences for told in made.sections if told.heading == heading), ())


def position(day: str) -> int:
    """How many facts of the year had taken effect by the end of a day."""
    return sum(told.on <= date.fromisoformat(f"2026-{day}") for told in year())


def between(audience: str, begin: str, end: str) -> Draft:
    """What an audience is told of the days after one until the end of another."""
    return drafted(audience, position(begin), position(end))


def test_a_decision_is_told_with_who_took_it_about_what_with_how_many_votes_and_why() -> None:
    """ToR Purpose: the board reads what was asked of it, and with which recommendations."""
    decisions = section(between("strategic", "03-02", "04-02"), "Decisions")
    assert decisions[0] == (
        'On 2 April 2026 the Tactical Group took B-0001 "No address, no GP" to the Strategic Board '
        '(D-0001; 2 for, 0 against). It recommends: "Register people at a hub"; "Pay for '
        'interpreters". Reasons: Said at the vote: it needs money.'
    )
    assert decisions[1] == (
        'On 2 April 2026 the Tactical Group did not agree "Try a hub" (D-0002; 1 for, 1 against). '
        "Reasons: A trial first."
    )
    assert 'adopted new terms: "A higher quorum"' in decisions[3]


def test_an_answer_of_the_board_comes_back_with_what_became_of_the_recommendations() -> None:
    """ToR Purpose: the outcome of an escalation is visible where it began."""
    made = between("operational", "04-10", "05-04")
    assert section(made, "Decisions") == (
        (
            'On 4 May 2026 the Strategic Board sent B-0001 "No address, no GP" back with this '
            'answer: "We pay for a hub" (D-0007; 2 for, 0 against). Of 2 recommendations, '
            '"Register people at a hub" was accepted and "Pay for interpreters" was declined. '
            "Reasons: The money is there."
        ),
    )
    assert section(made, "Barriers that came back") == (
        (
            'B-0001 "No address, no GP" came back from the Strategic Board to the Tactical Group '
            "on 4 May 2026, by D-0007."
        ),
    )


def test_what_was_put_off_is_told_with_why() -> None:
    """Q1: an item without a quorum is not lost sight of."""
    assert section(between("tactical", "02-20", "03-02"), "Put off") == (
        (
            'On 2 March 2026 the Tactical Group put off D-0001 "Take B-0001 to the board", because '
            "there was no quorum."
        ),
    )


def test_barriers_are_told_by_what_became_of_them() -> None:
    """ToR Purpose: raised, moved up, addressed, checked, withdrawn; each with who, when and how."""
    spring = between("tactical", "01-31", "02-20")
    assert section(spring, "Barriers raised")[0] == (
        'river raised B-0001 "No address, no GP" on 1 February 2026.'
    )
    assert section(spring, "Barriers moved up")[0] == (
        'B-0001 "No address, no GP" went from river up to the Tactical Group on 1 February 2026. '
        'Why: "It is a county matter"'
    )
    assert section(spring, "Barriers withdrawn") == (
        'B-0005 "Raised by mistake" was withdrawn on 1 February 2026: "It is the same as B-0002".',
    )
    summer = between("operational", "05-31", "08-01")
    assert section(summer, "Barriers addressed") == (
        (
            'B-0001 "No address, no GP" was addressed by the Tactical Group on 1 July 2026: '
            '"The last practices joined".'
        ),
    )
    assert section(summer, "Barriers checked") == (
        (
            'county found on 1 August 2026 that B-0001 "No address, no GP" is gone: "No '
            'refusals left".'
        ),
    )
    assert section(between("tactical", "10-31", "11-01"), "Barriers that came back") == (
        (
            'B-0001 "No address, no GP" is open again with the Tactical Group, since 1 November '
            '2026. Why: "A practice left"'
        ),
    )


def test_a_change_is_told_with_what_it_is_worth() -> None:
    """ToR Evidence check: beneficial, sustainable, transformational, where that was asked."""
    whole = len(whole_year())
    told = section(drafted("tactical", len(year()), whole), "Barriers checked")
    assert told[0].endswith(
        '"Nobody has left since". The change is beneficial and not sustainable.'
    )


def test_each_audience_is_told_what_waits_on_it_and_on_nobody_else() -> None:
    """ToR Purpose: the board answers, the Tactical Group decides and does, partnerships check."""
    waits = {audience: section(drafted(audience), "What waits on you") for audience in EVERYONE}
    assert waits == {
        "operational": (
            (
                'marsh is to check whether B-0002 "Waiting lists" is gone; it was addressed on '
                "1 September 2026."
            ),
            "1 barrier is open with marsh.",
        ),
        "tactical": (
            (
                'The Tactical Group has yet to take up D-0006 "The next steps", put off on '
                "2 April 2026."
            ),
            (
                'The Tactical Group has yet to approve the minutes of M-0002 "The second try", '
                "held on 2 April 2026."
            ),
        ),
        "strategic": (
            (
                'B-0003 "Two referrals at once" waits for an answer to 2 recommendations, since '
                '2 April 2026: "Register people at a hub"; "Pay for interpreters".'
            ),
            'A-0001 "Ask the trust", for B-0003, was due on 1 June 2026 and is with council.',
            "The Strategic Board has yet to approve the minutes of M-0003, held on 4 May 2026.",
        ),
        "stakeholders": (),
    }


def test_what_was_done_for_a_tier_is_told_to_it() -> None:
    """ToR Responsibilities: an action that is over is heard of; its texts were erased since."""
    assert section(between("tactical", "04-02", "04-10"), "Actions finished") == (
        "A-0003, for B-0001, was dropped by Mind, the charity on 10 April 2026.",
    )
    assert section(between("strategic", "04-02", "04-10"), "Actions finished") == ()


def test_every_briefing_ends_with_the_next_meetings() -> None:
    """Who reads it knows when to be where; a meeting of another tier is not theirs."""
    told = ('The Tactical Group meets on 15 January 2027: "New year".',)
    for audience in ("tactical", "stakeholders"):
        assert drafted(audience).sections[-1].heading == "Next meetings"
        assert section(drafted(audience), "Next meetings") == told
    assert section(drafted("strategic"), "Next meetings") == ()


def test_stakeholders_are_told_titles_and_neither_who_holds_nor_what_was_found() -> None:
    """ToR Purpose: other stakeholders are briefed on progress, not on each other's doings."""
    made = drafted("stakeholders")
    assert '"No address, no GP" is gone, as those who raised it found on 1 December 2026.' in (
        section(made, "Barriers gone")
    )
    assert '"No bus to the clinic" was raised on 1 February 2026.' in section(
        made, "Barriers raised"
    )
    told = " ".join(s for part in made.sections[:-1] for s in part.sentences)
    assert not [word for word in ("B-0", "D-0", "county", "mind", "refusals") if word in told]


def test_the_first_lines_say_in_numbers_what_happened_and_how_things_stand() -> None:
    """A reader with a minute reads two sentences."""
    assert between("strategic", "02-20", "05-04").summary == (
        "In this time, 5 decisions were taken, 2 barriers were passed up and 1 barrier was "
        "returned. 4 barriers are open: 2 on the ground, 1 with the Tactical Group and 1 with the "
        "Strategic Board."
    )
    first = drafted("strategic", 0, position("02-20")).summary
    assert first.startswith("Since the record begins, 5 barriers were raised")
    nothing = draft(Period(begun().read(), begun().read(), "tactical", TODAY))
    assert nothing.summary == (
        "In this time, nothing was decided and no barrier moved. No barrier is open."
    )
    assert nothing.sections == ()


def test_the_last_briefing_is_named_by_its_day() -> None:
    """Who reads it knows since when."""
    whole = len(whole_year())
    last = at(whole).rows(BRIEFING_PLANS)["strategic"]
    made = draft(Period(at(last.upto), at(whole), "strategic", TODAY), last)
    assert made.last == "R-0001"
    assert made.summary.startswith("Since the last briefing, of 28 November 2026, ")
    assert (made.since, made.upto) == (last.upto, whole)


def test_the_text_is_markdown_and_its_last_line_says_where_the_next_begins() -> None:
    """So nothing is told twice or missed, whatever happens between drafting and sending."""
    made = drafted("strategic")
    lines = made.text.splitlines()
    assert lines[0] == "# Progress briefing for the Strategic Board, 31 December 2026"
    told = "<!-- cfworkflow: to strategic, up to @94 on 2026-12-31 -->"
    assert lines[-1] == mark("strategic", len(year()), TODAY) == told
    assert [line for line in lines if line.startswith("## ")] == [
        f"## {told.heading}" for told in made.sections
    ]
    assert len({told.heading for told in made.sections}) == len(made.sections)
    assert lines.count("") == 2 * len(made.sections) + 2


@st.composite
def moments(draw: st.DrawFn) -> tuple[int, int]:
    """Two moments of the year, the earlier first."""
    last = len(whole_year())
    first, second = sorted((draw(st.integers(0, last)), draw(st.integers(0, last))))
    return first, second


@given(moments(), st.sampled_from(EVERYONE))
def test_whatever_happened_is_told_in_whole_sentences(
    between: tuple[int, int], audience: str
) -> None:
    """Any time of the year makes a text without gaps, each sentence under its heading once."""
    made = drafted(audience, *between)
    told = [sentence for part in made.sections for sentence in part.sentences]
    assert len(told) == len(set(told))
    for sentence in [*told, *made.summary.split(". ")]:
        assert not LEFT_OVER.search(sentence), sentence
        assert re.match(r'[A-Z0-9"]|river|county|marsh|coast', sentence), sentence


@given(st.integers(0, len(year())), st.sampled_from(EVERYONE))
def test_what_happened_is_told_once_however_often_an_audience_is_briefed(
    middle: int, audience: str
) -> None:
    """Two briefings one after the other tell of each decision as often as one over both times."""
    parts = drafted(audience, 0, middle), drafted(audience, middle)
    whole = drafted(audience)
    heading = "Agreed" if audience == "stakeholders" else "Decisions"
    assert [*section(parts[0], heading), *section(parts[1], heading)] == [*section(whole, heading)]


def erased() -> Programme:
    """A barrier whose texts had to go, and one whose title begins something on a page."""
    return (
        begun()
        .on("02-01", RaiseBarrier(group="county", title="Names a person"))
        .on("02-02", RaiseBarrier(group="county", title="<!-- unseen"))
        .on("02-03", RedactNarratives(thing="barrier:B-0001", reason="A name", authority="DPO"))
    )


def test_what_is_withheld_is_not_told_and_no_title_hides_what_follows() -> None:
    """A text that had to go leaves a sentence without a gap; for stakeholders it is left out."""
    reading = erased().read()
    told = section(draft(Period(begun().read(), reading, "tactical", TODAY)), "Barriers raised")
    assert told == (
        "county raised B-0001 on 1 February 2026.",
        'county raised B-0002 "\\<!-- unseen" on 2 February 2026.',
    )
    everyone = draft(Period(begun().read(), reading, "stakeholders", TODAY))
    assert section(everyone, "Barriers raised") == (
        '"\\<!-- unseen" was raised on 2 February 2026.',
    )


@pytest.mark.parametrize("over", [0, 1, 3])
def test_of_much_that_waits_the_first_are_told_and_the_rest_is_counted(over: int) -> None:
    """A briefing is read in a sitting: hundreds of barriers would hide all else it tells."""
    many = MOST + over
    one = RaiseBarrier(group="county", title="No bed")
    told = begun().on("02-01", *[one] * many)
    for n in range(1, many + 1):
        told = told.on("02-02", ReferBarrier(barrier=f"B-{n:04d}"))
    made = draft(Period(begun().read(), told.read(), "tactical", TODAY))
    waits = [line for line in section(made, "What waits on you") if "minutes" not in line]
    rest = {0: [], 1: ["1 more is with them."], 3: ["3 more are with them."]}[over]
    assert [line.split()[0] for line in waits[:MOST]] == [f"B-{n:04d}" for n in range(1, MOST + 1)]
    assert waits[MOST:] == rest


@pytest.mark.parametrize("audience", EVERYONE)
def test_every_audience_has_sections_and_every_section_an_audience(audience: str) -> None:
    """The table of sections names no audience that is none, no function that is not there."""
    assert all(callable(TELLING[each.where]) for each in SECTIONS)
    assert [each for each in SECTIONS if audience in each.audiences]
    assert all({*each.audiences} <= {*EVERYONE} for each in SECTIONS)
