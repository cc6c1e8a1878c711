"""Communications: what members tell others about the programme."""

from __future__ import annotations

from datetime import date, timedelta

from cfworkflow.domain.briefing.commands import IssueBriefing
from cfworkflow.domain.communication.commands import LogCommunication
from cfworkflow.domain.communication.facts import CommunicationLogged
from cfworkflow.domain.communication.state import Communication
from cfworkflow.domain.correction.commands import Correct
from cfworkflow.domain.correction.standing import as_it_stands
from tests.domain.a_programme import BEGINNING, groups
from tests.domain.a_record import recorded
from tests.domain.given_when_then import TODAY, given

PAGE = LogCommunication(
    channel="newsletter",
    title="The hub is open",
    audiences=("stakeholders", "operational", "stakeholders"),
    by="mind-charity",
    group="tactical",
    description="Where it is, and when",
)


def test_what_was_told_to_whom_is_noted() -> None:
    """ToR Responsibilities: members share updates across local networks and promote the work."""
    outcome = given(groups()).when(PAGE)
    outcome.then(
        CommunicationLogged(
            communication="C-0001",
            channel="newsletter",
            audiences=("stakeholders", "operational"),
            by="mind-charity",
            group="tactical",
            title="The hub is open",
            description="Where it is, and when",
        ),
        on=TODAY,
    )
    assert outcome.after.find(Communication, "C-0001").channel == "newsletter"


def test_the_least_that_is_noted_is_what_and_by_which_way() -> None:
    """A talk to nobody in particular is noted in a line; the next has the next number."""
    talk = LogCommunication(channel="event", title="A talk")
    outcome = given().when(talk)
    outcome.then(CommunicationLogged(communication="C-0001", channel="event", title="A talk"))
    assert outcome.after.when(talk).the(CommunicationLogged).communication == "C-0002"


def test_a_group_or_briefing_that_is_not_there_is_unknown() -> None:
    """I1: what is spoken of was told of before."""
    given().when(PAGE).then_unknown("group", "tactical")
    passed_on = LogCommunication(channel="email", title="Passed on", briefing="R-0001")
    given().when(passed_on).then_unknown("briefing", "R-0001")


def test_nothing_is_passed_on_before_it_was_sent_nor_done_for_a_group_before_it_was_there() -> None:
    """C1: both are said at once."""
    record = recorded(groups(), IssueBriefing(audience="tactical", sha256="0" * 64, upto=1))
    passed_on = PAGE.model_copy(update={"briefing": "R-0001"})
    day = BEGINNING - timedelta(days=1)
    past = given(told.fact for told in record.history())
    assert past.when(passed_on).the(CommunicationLogged).briefing == "R-0001"
    early = given(groups()).when(PAGE, on=day)
    early.then_refused("C1", "tactical begins on 2026-01-05", "2026-01-04")
    both = past.when(passed_on, on=date(2026, 1, 1))
    both.then_refused("C1", "R-0001 begins on 2026-10-15", also=["C1"])


def test_what_was_noted_of_it_can_be_put_right() -> None:
    """I3: by which way, for whom and by whom are particulars; the words are words."""
    record = recorded(groups(), PAGE)
    changes = {"channel": "press", "audiences": "tactical,strategic", "title": "It opens"}
    record.do(Correct(thing="communication:C-0001", changes=changes, because="A slip"))
    [fact] = [told.fact for told in as_it_stands([*record.history()][-2:])]
    assert fact == CommunicationLogged(
        communication="C-0001",
        channel="press",
        audiences=("tactical", "strategic"),
        by="mind-charity",
        group="tactical",
        title="It opens",
        description="Where it is, and when",
    )
    elsewhere = Correct(thing="communication:C-0001", changes={"group": "board"}, because="A slip")
    assert record.refusal(elsewhere).code == "I3"
