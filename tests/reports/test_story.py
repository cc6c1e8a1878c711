"""Stories: what happened, newest first, in names that people know."""

from __future__ import annotations

import pytest

from cfworkflow.domain.barrier.commands import RaiseBarrier, ReferBarrier
from cfworkflow.projections.reading import read_views
from cfworkflow.reports.document import Event, Ref, Story
from cfworkflow.reports.parts.story import record_of, story_of
from cfworkflow.reports.words.names import Names
from tests.projections.a_year import begun, whole_year
from tests.reports.a_document import HOSTILE
from tests.reports.readings import built, cells, facts, sections, words


def events(ref: str, *groups: str) -> tuple[Event, ...]:
    """The story of a thing of the whole year."""
    views = read_views(whole_year())
    return story_of(views.story(ref), Names(views), *groups).events


def test_a_story_has_every_fact_newest_first() -> None:
    """With the date each took effect and when and by whom it was recorded: nothing is left out."""
    told = read_views(whole_year()).story("B-0001")
    story = events("B-0001")
    dated = sorted(((row.on, row.position) for row in told), reverse=True)
    assert [(event.on, event.position) for event in story] == dated
    assert {event.actor for event in story} == {"Project team"}


def test_the_record_is_told_as_it_was_recorded() -> None:
    """The last recorded first, also where what was recorded late took effect long before."""
    views = read_views(whole_year())
    told = [*views.timeline.between(0, views.position)]
    events_told = record_of(told, Names(views)).events
    assert [event.position for event in events_told] == [*range(views.position, 0, -1)]
    assert events_told != story_of(told, Names(views)).events


@pytest.mark.parametrize("table", ["path", "decisions"])
def test_all_that_came_one_after_another_on_a_page_is_in_one_order(table: str) -> None:
    """Steps and decisions stand newest first, as the story beneath them does."""
    views = read_views(whole_year())
    several = 0
    for ref in views.barriers:
        rows = cells(built("barrier", views, ref), table)
        days = [row["on" if table == "path" else "date"] for row in rows]
        assert days == sorted(days, reverse=True)  # type: ignore[type-var]  # dates
        several += len({*days}) > 1
    assert several


def test_groups_and_members_are_called_by_their_names() -> None:
    """What stands on record as a slug is read as a name, and leads to the group."""
    said = [str(event.what) for event in events("B-0001", "tactical")]
    assert (
        "B-0001 referred from the River to the Tactical Group. Because: It is a county matter"
        in said
    )
    assert "The County checked the evidence on B-0001: met. Findings: Gone for good" in said
    assert any("for Shelter of the Tactical Group, due 1 June 2027" in text for text in said)
    assert any("Police declared an interest in D-0001" in text for text in said)


def test_what_is_named_can_be_looked_up() -> None:
    """Barriers, decisions and groups of a sentence each lead on."""
    [escalated] = [event for event in events("D-0001") if "escalated" in str(event.what)]
    assert not isinstance(escalated.what, str)
    found = [(piece.kind, piece.ref) for piece in escalated.what.pieces if isinstance(piece, Ref)]
    assert found == [
        ("barrier", "B-0001"),
        ("group", "tactical"),
        ("group", "board"),
        ("decision", "D-0001"),
    ]


def test_a_correction_is_seen_where_it_was_made_and_what_it_corrects() -> None:
    """What was put right later says so where it stands in the story."""
    said = {event.position: str(event.what) for event in events("B-0001")}
    corrected = [text for text in said.values() if "[corrected by fact " in text]
    assert len(corrected) == 1


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable() and text.strip()])
def test_what_people_said_stays_as_they_said_it(text: str) -> None:
    """Not a letter of it is put otherwise, though it may name groups and references itself."""
    typed = f"{text.strip()[:250]} tactical B-0001 mind"
    views = (
        begun()
        .on("02-01", RaiseBarrier(group="county", title="Waiting", description=typed))
        .on("02-02", ReferBarrier(barrier="B-0001", because=typed))
        .read()
    )
    document = built("barrier", views, "B-0001")
    assert facts(document)["Description"] == typed
    [story] = [b for s in sections(document.blocks) for b in s.blocks if isinstance(b, Story)]
    assert all(str(event.what).endswith(typed) for event in story.events)


def test_a_barrier_is_told_whole() -> None:
    """Where it stands, how it came there, what was recommended and answered, decided and done."""
    views = read_views(whole_year())
    document = built("barrier", views, "B-0001")
    told = facts(document)
    assert document.title == "B-0001: No doctor without an address"
    assert told["State"] == "Closed"
    assert told["Raised by"] == "River on 2026-02-01"
    assert told["Theme"] == "The first time people are met"
    assert (
        told["Last evidence check"] == "Met, by the County on 2026-12-01. Findings: Gone for good"
    )
    assert "Register people at a hub" in words(document)
    headings = [each.heading for each in sections(document.blocks)]
    assert headings == [
        "How it came here",
        "Recommendations",
        "Decisions",
        "Actions",
        "What happened",
    ]


def test_who_checks_a_barrier_is_told_while_it_is_waited_for() -> None:
    """An addressed barrier waits on a partnership, its successor if it has ended (rule E2)."""
    told = facts(built("barrier", read_views(whole_year()), "B-0002"))
    assert told["State"] == "Addressed, to be checked"
    assert told["To be checked by"] == "Marsh"


def test_a_decision_is_told_with_the_terms_it_was_judged_by() -> None:
    """Two years on, by which rules it was taken is read beside it (rule T1)."""
    document = built("decision", read_views(whole_year()), "D-0005")
    headings = [each.heading for each in sections(document.blocks)]
    assert headings == ["The terms it adopts", "The terms it was judged by", "What happened"]
    assert "rounded down, plus 2" in words(document)
    assert "rounded down, plus 1" in words(document)
