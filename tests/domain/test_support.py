"""Days of support: agreed, extended with a reason, and used."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from cfworkflow.domain.correction.commands import Correct
from cfworkflow.domain.strand.commands import NameStrand
from cfworkflow.domain.support.commands import AgreeSupport, UseSupport
from cfworkflow.domain.support.facts import SupportAgreed, SupportUsed
from cfworkflow.domain.support.state import Support
from tests.domain.a_record import recorded
from tests.domain.given_when_then import Step, given

AGREE = AgreeSupport(support="meam", days="38.5", title="Programme support")
EXTEND = AgreeSupport(
    support="meam", days="80", paid_by="making-every-adult-matter", because="A six-month delay"
)
STRAND = NameStrand(strand="infrastructure", number=3, title="Infrastructure")


def test_days_are_agreed_for_the_contract_unless_it_is_said_otherwise() -> None:
    """CR, Resourcing: 38.5 days of a contract, and three days a month beside it."""
    given().when(AGREE).then(
        SupportAgreed(support="meam", days="38.5", every="contract", title="Programme support")
    )
    monthly = AgreeSupport(
        support="offer", days="3", every="month", until=date(2026, 5, 31), because="A grant"
    )
    given().when(monthly).then(
        SupportAgreed(
            support="offer",
            days="3",
            every="month",
            until=date(2026, 5, 31),
            reasoned=True,
            because="A grant",
        )
    )


def test_what_is_agreed_changes_only_with_a_reason() -> None:
    """W1 and CR, Resourcing: 38.5 to 80 days because of the changing timescales."""
    record = given(AGREE)
    silent = EXTEND.model_copy(update={"because": None})
    record.when(silent).then_refused(
        "W1", "meam was to be changed to 80 days, paid by", "It is 38.5 days", "--because"
    )
    extended = record.when(EXTEND)
    extended.then(
        SupportAgreed(
            support="meam",
            days="80",
            every="contract",
            paid_by="making-every-adult-matter",
            reasoned=True,
            because="A six-month delay",
        )
    )
    agreed = extended.after.find(Support, "meam").agreed
    assert agreed is not None
    assert agreed.days == "80"


def test_what_is_left_out_of_a_change_stays_as_it_was() -> None:
    """Whoever adds days says nothing about who pays for them."""
    monthly = AgreeSupport(support="meam", days="3", every="month", until=date(2026, 5, 31))
    more = given(monthly).when(AgreeSupport(support="meam", days="4", because="Asked for"))
    fact = more.the(SupportAgreed)
    assert (fact.days, fact.every, fact.until) == ("4", "month", date(2026, 5, 31))


@pytest.mark.parametrize("days", ["38.5", "38.50"])
def test_what_is_agreed_already_is_no_news(days: str) -> None:
    """A figure is what it amounts to, however it is written."""
    given(AGREE).when(AgreeSupport(support="meam", days=days)).then_quiet()


def test_what_support_is_called_changes_as_what_is_agreed_does() -> None:
    """W1: another title is news, and is never left out in silence; the same title is none."""
    other = AgreeSupport(support="meam", days="38.5", title="Support for the team")
    given(AGREE).when(other).then_refused("W1", 'called "Support for the team"', "Say why")
    named = given(AGREE).when(other.model_copy(update={"because": "A clearer name"}))
    assert named.the(SupportAgreed).title == "Support for the team"
    named.after.when(AgreeSupport(support="meam", days="38.5")).then_quiet()
    named.after.when(other).then_quiet()


def test_days_are_used_each_time_it_is_said() -> None:
    """Two mornings are two uses; also more than was agreed may be on record."""
    use = UseSupport(support="meam", days="30", strand="infrastructure", note="Workshops")
    once = given(STRAND, AGREE).when(use)
    once.then(SupportUsed(support="meam", days="30", strand="infrastructure", note="Workshops"))
    twice = once.after.when(use).after
    assert twice.find(Support, "meam").used == Decimal(60)


def test_days_are_used_of_what_was_agreed_and_on_a_strand_there_is() -> None:
    """A reference to nothing is told apart from a rule broken."""
    given().when(UseSupport(support="meam", days="1")).then_unknown("support", "meam")
    stray = UseSupport(support="meam", days="1", strand="evaluation")
    given(AGREE).when(stray).then_unknown("strand", "evaluation")


def test_days_are_not_used_on_a_strand_before_it_was_named() -> None:
    """C1: a strand begins on the day it was named."""
    use = UseSupport(support="meam", days="1", strand="infrastructure")
    given(STRAND, AGREE).when(use, on=date(2026, 10, 1)).then_refused(
        "C1", "support meam begins on 2026-10-15", "strand infrastructure begins", also=["C1"]
    )


def test_days_used_are_typed_up_in_any_order() -> None:
    """C1: a morning in spring is put down after one in summer, and after what was agreed since."""
    agreed = Step(AGREE, on=date(2026, 3, 2))
    summer = UseSupport(support="meam", days="2")
    spring = UseSupport(support="meam", days="1")
    record = given(agreed, EXTEND, Step(summer, on=date(2026, 7, 6)))
    record.when(spring, on=date(2026, 4, 7)).then(SupportUsed(support="meam", days="1"))


def test_a_slip_in_days_used_is_put_right() -> None:
    """I3: uses add up, so a figure that was mistyped could not be mended by saying another."""
    record = recorded(AGREE, UseSupport(support="meam", days="15"))
    slip = record.last.position
    record.do(UseSupport(support="meam", days="2"))
    record.do(
        Correct(
            thing="support:meam", changes={"days": "1.5"}, position=slip, because="A decimal point"
        )
    )
    support = record.thing(Support, "meam")
    assert support is not None
    assert support.used == Decimal("3.5")


@pytest.mark.parametrize("days", ["0", "0.00", "-1", "1,5", "ten", "1e3"])
def test_days_are_more_than_nothing_and_written_exactly(days: str) -> None:
    """A float would round; nothing and less are no days."""
    with pytest.raises(ValidationError):
        UseSupport(support="meam", days=days)
    with pytest.raises(ValidationError):
        SupportUsed(support="meam", days=days)
