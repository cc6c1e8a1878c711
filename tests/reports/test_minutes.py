"""The minutes of a meeting: as near as the record comes to what a clerk would send out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.barrier.commands import RaiseBarrier, ReferBarrier
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import ProposeDecision, TakeVote
from cfworkflow.domain.fact import erased
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.meeting.commands import ApproveMinutes, CloseMeeting, RecordApologies
from cfworkflow.domain.terms import Seat, Terms
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.reports import csv
from cfworkflow.reports.as_tables import as_tables
from cfworkflow.reports.document import Document
from tests.projections.a_year import Programme, begun, met, whole_year
from tests.reports.a_document import HOSTILE
from tests.reports.readings import built, cells, facts, section, sections, words

SAID = {
    "reasons": "The reasons given",
    "alternatives": "What else was thought of",
    "lived_experience": "What people told us",
    "evidence": "What was counted",
}
"""The words of a record as rule D1 asks for them."""


def minutes(ref: str) -> Document:
    """The minutes of a meeting of the whole year, at its end."""
    return built("minutes", read_views(whole_year()), ref)


def item(document: Document, number: int) -> dict[str, str]:
    """What is told of an item, by its number on the agenda."""
    found = [each for each in sections(document.blocks) if each.heading.startswith(f"{number}. ")]
    return facts(found[0])


def held(title: str = "Buy a van", **said: str) -> Programme:
    """A meeting of the tactical group on 2 March that carries a key decision."""
    return begun().on(
        "03-02",
        *met("03-02", "M-0001", "tactical", "mind", "police"),
        RecordApologies(meeting="M-0001", members=("shelter",)),
        ProposeDecision(meeting="M-0001", kind="key", title=title, **{"reasons": "Time", **said}),
        TakeVote(decision="D-0001", ballot=Ballot(in_favour=2)),
    )


def test_minutes_say_whose_they_are_and_of_what_day() -> None:
    """The title is what a clerk would write over them: the group by its whole name, and the day."""
    document = minutes("M-0001")
    assert document.title == "Minutes of The Group, 2 March 2026"
    assert facts(document)["Kind of meeting"] == "Regular meeting"
    assert facts(document)["Chair"] == "Mind, the charity"


def test_minutes_are_a_draft_until_they_are_approved() -> None:
    """Whoever reads a draft is told so, in its title too; approved ones say where they were."""
    programme = held().on("03-02", CloseMeeting(meeting="M-0001"))
    draft = built("minutes", programme.read(), "M-0001")
    assert draft.title.startswith("DRAFT minutes")
    assert "DRAFT: these minutes have not been approved." in words(draft)
    programme.on(
        "04-02",
        *met("04-02", "M-0002", "tactical", "mind", "police"),
        ApproveMinutes(meeting="M-0001", at_meeting="M-0002"),
    )
    approved = built("minutes", programme.read(), "M-0001")
    assert "DRAFT" not in words(approved)
    assert facts(approved)["Status"] == "Minutes approved at M-0002 on 2026-04-02"
    later = words(built("minutes", programme.read(), "M-0002"))
    assert "The minutes of M-0001, held on 2026-03-02, were approved" in later


def test_minutes_tell_who_was_there_and_who_was_not() -> None:
    """In person, by proxy, only for a while; who sent apologies, and of whom nothing was heard."""
    second = minutes("M-0002")
    assert [(row["member"], row["role"], row["how"]) for row in cells(second, "attendance")] == [
        ("Mind, the charity", "Chair", "In person"),
        ("Shelter", "Member", "By proxy: Deputy"),
        ("Police", "Member", "In person, left before the end"),
    ]
    attendance = facts(section(minutes("M-0001"), "Attendance"))
    assert attendance["Apologies"] == "Shelter; Police"
    assert attendance["Not present, no apologies received"] == "Trust"


def test_a_chair_is_told_as_who_took_it_only_where_they_came_themselves() -> None:
    """Minutes say of nobody that they were in the chair who sent a proxy, or apologies."""
    came = built("minutes", held().read(), "M-0001")
    away = begun().on("03-02", *met("03-02", "M-0001", "tactical", "shelter", "police"))
    assert facts(came)["Chair"] == "Mind, the charity"
    told = facts(built("minutes", away.read(), "M-0001"))
    assert "Chair" not in told
    assert told["Chair of the group"] == "Mind, the charity"


def test_the_quorum_is_told_with_its_sum() -> None:
    """How many were in post, the rule, how many that makes, and whether so many were there."""
    first, enough = words(minutes("M-0001")), words(built("minutes", held().read(), "M-0001"))
    assert "4 members were in post, so the quorum was 2 (one third of the members in post" in first
    assert "1 counted as present at the end of the meeting, which is not a quorum." in first
    assert "2 counted as present now, which is a quorum." in enough


def test_enough_people_are_no_quorum_where_the_terms_ask_for_somebody_who_is_missing() -> None:
    """A composition quorum is a quorum too (Q1): three of three without a faith member are none."""
    places = ("one", "two", "three")
    programme = Programme().on(
        "01-05",
        EstablishGroup(
            group="panel",
            tier="operational",
            terms=Terms(composition=(Seat(at_least=1, sector="faith"),)),
        ),
        *(AppointMember(group="panel", member=name) for name in places),
    )
    programme.on("03-02", *met("03-02", "M-0001", "panel", *places))
    told = words(built("minutes", programme.read(), "M-0001"))
    assert "which is not a quorum: the terms also ask for at least 1 member for Faith." in told


def test_the_quorum_at_the_end_is_by_the_terms_the_meeting_adopted_itself() -> None:
    """T1: each item tells the quorum of its own vote; at the end the new terms hold, and say so."""
    second = minutes("M-0002")
    assert item(second, 1)["Quorum"].endswith(
        "the quorum was 2 (one third of the members in post, rounded down, plus 1)."
    )
    assert item(second, 5)["Quorum proposed"].endswith("rounded down, plus 2.")
    assert (
        "so the quorum was 3 (one third of the members in post, rounded down, plus 2), "
        "by the terms adopted at this meeting with D-0005. 2 counted as present at the end of the "
        "meeting, which is not a quorum."
    ) in words(second)


def test_who_declared_an_interest_is_told_with_the_item() -> None:
    """Who took no part in what, and why (rule A2); that nobody did, where nobody did."""
    assert "Police took no part in item 1 (D-0001): Runs the hub" in words(minutes("M-0002"))
    assert "No interests were declared." in words(minutes("M-0001"))


@given(said=st.lists(st.sampled_from(sorted(SAID)), unique=True))
def test_each_item_has_every_part_of_its_record(said: list[str]) -> None:
    """What rule D1 asks for is there where it was given, and elsewhere said to be missing."""
    programme = held(**{field: SAID[field] for field in said})
    told = item(built("minutes", programme.read(), "M-0001"), 1)
    heads = {
        "reasons": "Reasons",
        "alternatives": "Alternatives considered",
        "lived_experience": "Lived experience heard",
        "evidence": "Evidence relied on",
    }
    for field, head in heads.items():
        unsaid = "Time" if field == "reasons" else "None stated."
        assert told[head] == (SAID[field] if field in said else unsaid)
    assert told["Interests declared"] == "None declared."
    assert told["Principles applied"] == "None stated."


def test_the_figures_and_the_outcome_are_told_with_their_arithmetic() -> None:
    """Who counted, what was needed and why, what came of it and what that led to."""
    told = item(minutes("M-0002"), 1)
    assert told["Quorum"].startswith("2 of 4 members counted as present; the quorum was 2")
    assert told["Votes"] == (
        "2 for, 0 against, 0 abstained. 2 votes for were needed, more than half of those present "
        "and entitled to vote: carried."
    )
    assert told["Votes by name"] == "For: Mind, the charity; and Shelter"
    assert told["Outcome"] == "Carried"
    assert told["What it led to"] == "B-0001 went up to the Strategic Board on 2026-04-02"
    assert item(minutes("M-0002"), 2)["Votes"].endswith("not carried.")


def test_an_item_put_off_is_told_as_it_stood_that_day() -> None:
    """What was said at the vote a month later is no part of the minutes of the earlier meeting."""
    earlier, later = item(minutes("M-0001"), 1), item(minutes("M-0002"), 1)
    assert earlier["Put off because"] == "There was no quorum. Only one came"
    assert earlier["Since then"] == "Carried at M-0002"
    assert "Votes" not in earlier
    assert "Forty refusals counted" not in words(minutes("M-0001"))
    assert "Runs the hub" not in words(minutes("M-0001"))
    assert later["Evidence relied on"] == "Forty refusals counted"


def test_an_item_withdrawn_says_why_and_no_more_than_was_said() -> None:
    """What was not voted on owes no reasons, and is not made to look as if they were missing."""
    told = item(minutes("M-0002"), 3)
    assert told["Withdrawn because"] == "Not now"
    assert "None stated." not in told.values()


def test_recommendations_are_answered_one_by_one() -> None:
    """The board's answers stand with what was asked, not as a row of words."""
    assert item(minutes("M-0003"), 1)["Answers to the recommendations"] == (
        "1. Register people at a hub: accepted\n2. Pay for interpreters: declined"
    )


def test_actions_agreed_that_day_by_that_group_are_listed() -> None:
    """With who owns each and when it is due; those of another day or group are not."""
    programme = (
        begun()
        .on("02-01", RaiseBarrier(group="county", title="Waiting"), ReferBarrier(barrier="B-0001"))
        .on(
            "03-02",
            *met("03-02", "M-0001", "tactical", "mind", "police"),
            AddAction(barrier="B-0001", owner="mind", due=date(2026, 5, 1), title="Ask the trust"),
        )
        .on(
            "03-03",
            AddAction(barrier="B-0001", owner="mind", due=date(2026, 5, 1), title="Another day"),
        )
    )
    [agreed] = cells(built("minutes", programme.read(), "M-0001"), "actions")
    assert agreed["title"] == "Ask the trust"
    assert agreed["owner"] == "Mind, the charity"
    assert agreed["due"] == date(2026, 5, 1)


def test_a_meeting_to_come_has_a_notice_and_a_cancelled_one_says_why() -> None:
    """Nobody signs for, or is missed at, a meeting that was not held."""
    notice, cancelled = minutes("M-0005"), minutes("M-0004")
    assert notice.title == "Notice of a meeting of The Group, 15 January 2027"
    assert facts(cancelled)["Cancelled because"] == "Too few can come"
    for document in (notice, cancelled):
        headings = {each.heading for each in sections(document.blocks)}
        assert not headings & {"Attendance", "Signature", "Actions"}


def test_a_change_forum_tells_what_became_of_its_inquiries() -> None:
    """An inquiry moves at a forum, so its minutes say how."""
    views = read_views(whole_year())
    forums = [ref for ref, row in views.meetings.items() if row.kind == "change-forum"]
    assert forums
    assert any("phase began" in words(built("minutes", views, ref)) for ref in forums)


def test_minutes_end_with_a_line_for_the_chair() -> None:
    """They are signed as a correct record once they are approved."""
    assert "Approved as a correct record." in words(minutes("M-0001"))
    assert "To be signed once they are approved" in words(minutes("M-0002"))
    assert "Chair: ____" in words(minutes("M-0002"))


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable() and text.strip()])
def test_what_people_typed_stands_as_they_typed_it(text: str) -> None:
    """Nothing in a text means anything to a builder: no brace, bracket, sign or quote."""
    typed = text.strip()
    said = {field: f"{typed} {field}" for field in SAID}
    read = words(built("minutes", held(title=typed[:300], **said).read(), "M-0001"))
    for field in SAID:
        assert f"{typed} {field}" in read


def test_what_was_erased_is_said_to_be_withheld() -> None:
    """A text that is gone for good leaves a word in its place, and the figures as they were."""
    views = Reading()
    for told in held(**SAID).history():
        views.take(erased(told) if told.fact.NAME.startswith("decision-") else told)
    left = item(built("minutes", views, "M-0001"), 1)
    assert left["Reasons"] == "(erased)"
    assert left["Votes"].startswith("2 for")


def test_for_a_sheet_the_items_are_a_table_that_tells_what_the_minutes_tell() -> None:
    """Who counts what was decided has a line for each item, with its outcome and figures."""
    views = read_views(whole_year())
    for ref in ("M-0001", "M-0002", "M-0003"):
        upright, wide = (built("minutes", views, ref, wide=each) for each in (False, True))
        table = as_tables(wide)["items"]
        told = [dict(zip((c.head for c in table.columns), row, strict=True)) for row in table.rows]
        assert [each["Item"] for each in told] == [*range(1, len(told) + 1)]
        for each in told:
            said = item(upright, int(str(each["Item"])))
            assert str(each["Outcome"]) == said["Outcome"]
            assert str(each["Votes in words"]) == said.get("Votes", "None")
            every = " ".join(map(str, each.values()))
            said.pop("What it led to", None)  # its date is in other words in a table
            assert [text for text in said.values() if text not in every] == []


def test_what_is_taken_as_csv_is_what_was_decided_not_who_was_there() -> None:
    """The main table is the one that is written unless another is asked for."""
    wide = built("minutes", read_views(whole_year()), "M-0001", wide=True)
    heads = csv.write(wide).decode("utf-8-sig").splitlines()[0]
    assert heads.startswith("Item,Reference,What was put,Kind,Barrier,Outcome,For,Against,")
    assert next(iter(as_tables(wide))) == "items"
    decision = built("decision", read_views(whole_year()), "D-0001")
    assert csv.write(decision).decode("utf-8-sig").startswith("What,Is,")
