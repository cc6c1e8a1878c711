"""Sentences: every kind of fact in plain words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from cfworkflow.domain.barrier.facts import BarrierEscalated, BarrierRaised, EvidenceChecked
from cfworkflow.domain.correction.facts import FactCorrected
from cfworkflow.domain.decision.facts import DecisionProposed
from cfworkflow.domain.fact import Fact, Recorded, erased, narrative_fields
from cfworkflow.domain.facts import FACTS
from cfworkflow.domain.meeting.facts import AttendanceRecorded, MeetingScheduled
from cfworkflow.domain.redaction.facts import NarrativesErased
from cfworkflow.projections.sentences import SENTENCES, sentence
from tests.projections.a_year import whole_year

LEFT_OVER = re.compile(r"None|[{}_\[\]()']{2}|_|  |\.\.|, ,")
LINE = 100


def escalated(recommendations: int) -> BarrierEscalated:
    """An escalation that hands on so many recommendations."""
    return BarrierEscalated(
        barrier="B-0001",
        decision="D-0003",
        from_group="tactical",
        to_group="strategic",
        recommendations=recommendations,
    )


def corrected(**said: Any) -> FactCorrected:  # noqa: ANN401 - fields of every type
    """A correction of how a barrier was raised."""
    return FactCorrected(
        corrects=244, kind="barrier-raised", thing="barrier:B-0009", touches=(), **said
    )


def test_every_kind_of_fact_has_a_sentence() -> None:
    """Nothing that is recorded goes untold; the year tells one of each."""
    assert set(SENTENCES) == set(FACTS) == {told.fact.NAME for told in whole_year()}


@pytest.mark.parametrize("told", whole_year(), ids=lambda told: f"{told.position}-{told.fact.NAME}")
def test_a_sentence_is_one_line_of_plain_words(told: Recorded) -> None:
    """A person reads it: no field names, no leftovers, and it ends like a sentence."""
    words = sentence(told.fact)
    assert words.endswith((".", '".')), words
    assert not LEFT_OVER.search(words), words
    assert len(words) <= LINE, words
    assert len(words.split()) >= 2, words


@pytest.mark.parametrize("told", [*map(erased, whole_year())], ids=lambda told: told.position)
def test_a_sentence_without_its_narrative_still_tells_the_facts(told: Recorded) -> None:
    """§ 6: what is withheld leaves no gap, no empty quotes and no 'None'."""
    words = sentence(told.fact)
    assert '"' not in words
    assert not LEFT_OVER.search(words), words


def test_only_titles_are_told_of_the_narrative() -> None:
    """Reasons, findings and notes may hold personal data; a timeline does not repeat them."""
    for told in whole_year():
        texts = {
            str(getattr(told.fact, name))
            for name in narrative_fields(type(told.fact)) - {"title", "name"}
            if getattr(told.fact, name)
        }
        assert not [text for text in texts if text in sentence(told.fact)], told


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (
            escalated(2),
            "B-0001 escalated from tactical to strategic by D-0003, with 2 recommendations.",
        ),
        (
            escalated(1),
            "B-0001 escalated from tactical to strategic by D-0003, with 1 recommendation.",
        ),
        (
            corrected(particulars=("petals",), values=('["homelessness"]',), named=("because",)),
            "Petals and reason of B-0009 corrected (fact 244, barrier raised).",
        ),
        (
            corrected(named=("lived_experience",)),
            "Lived experience of B-0009 corrected (fact 244, barrier raised).",
        ),
        (
            corrected(note="By letter"),
            "A note was put beside what is on record of B-0009 (fact 244, barrier raised).",
        ),
        (
            NarrativesErased(thing="barrier:B-0009", positions=(240, 241)),
            "What was written about B-0009 in facts 240 and 241 was erased for good.",
        ),
        (
            BarrierRaised(barrier="B-0002", group="county", title="No bus"),
            'B-0002 raised by county: "No bus".',
        ),
        (
            BarrierRaised(barrier="B-0002", group="tactical", plan="risks", tier="tactical"),
            "B-0002 raised as a risk by tactical.",
        ),
        (
            BarrierRaised(barrier="B-0002", group="county", plan="trusted-person"),
            "B-0002 raised for the Trusted Person plan by county.",
        ),
        (
            EvidenceChecked(
                barrier="B-0002", group="county", met=True, beneficial=True, sustainable=False
            ),
            "county checked the evidence on B-0002: met; beneficial, not sustainable.",
        ),
        (
            EvidenceChecked(barrier="B-0002", group="county", met=False),
            "county checked the evidence on B-0002: not met.",
        ),
        (
            AttendanceRecorded(meeting="M-0001", member="mind", proxy="deputy"),
            "mind is present at M-0001 by proxy deputy.",
        ),
        (
            MeetingScheduled(
                meeting="M-0001", group="county", day=date(2026, 3, 1), kind="change-forum"
            ),
            "M-0001 of county (change forum) scheduled for 1 March 2026.",
        ),
        (
            DecisionProposed(decision="D-0001", meeting="M-0001", group="county", kind="permit"),
            "D-0001 put to M-0001 to permit.",
        ),
    ],
    ids=lambda each: each.NAME if isinstance(each, Fact) else "",
)
def test_a_fact_is_told_as_people_say_it(fact: Fact, words: str) -> None:
    """The field's words, in the order in which they are said."""
    assert sentence(fact) == words
