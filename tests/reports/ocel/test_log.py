"""The log as a process miner finds it: what is an event, when it was, and what it was about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cfworkflow.domain.barrier.commands import RaiseBarrier, ReferBarrier
from cfworkflow.domain.correction.commands import Correct, Undo
from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.fact import Recorded, narrative_fields
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.theme.commands import NameTheme
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.views import ENTRIES, view_at
from cfworkflow.reports.ocel.things import NONE, SOURCES, row_id, values_in
from cfworkflow.store.refusals import StoreDamaged
from cfworkflow.testing import histories
from tests.projections.a_kept_store import placed
from tests.projections.a_year import Programme, begun, whole_year
from tests.projections.test_taken_back import AS_DRAWN, a_year_with, walks
from tests.reports.ocel.a_log import Gathered, gathered, json_of, moment, sqlite_of, standing_in

some_history = st.one_of(walks.map(a_year_with), histories(steps=25))
on_any_history = settings(
    max_examples=10, phases=AS_DRAWN, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

ABOUT_FACTS = {"fact-corrected", "command-undone"}


@pytest.fixture
def raised() -> Programme:
    """A barrier of the county partnership, referred to the Tactical Group."""
    return begun().on(
        "03-02",
        RaiseBarrier(
            group="county", areas=("city",), petals=("mental-health",), title="No phone, no doctor"
        ),
        ReferBarrier(barrier="B-0001", because="Nobody here can change it"),
    )


def log_of(folder: Path, programme: Programme, *, texts: bool = False) -> Gathered:
    """The log of what a programme recorded."""
    return gathered(standing_in(folder, programme.history()), texts=texts)


# What stands.


@on_any_history
@given(some_history)
def test_what_stands_is_what_the_domain_says_stands(
    tmp_path: Path, history: Sequence[Recorded]
) -> None:
    """I3, I4: read one after another, the facts are those the rules go by, and as put right."""
    found = [each.told for each in standing_in(tmp_path, history)]
    told = [each for each in found if each.fact.NAME not in ABOUT_FACTS]
    expected = as_it_stands(history)
    assert [each.position for each in told] == [each.position for each in expected]
    for one, other in zip(told, expected, strict=True):
        for name in type(other.fact).model_fields:
            assert getattr(one.fact, name) == getattr(other.fact, name)
        assert one.withheld == other.withheld


@on_any_history
@given(some_history, st.data())
def test_a_log_as_of_a_moment_is_that_of_the_record_there_was(
    tmp_path: Path, history: Sequence[Recorded], data: st.DataObject
) -> None:
    """What was corrected or taken back later is told as it stood then."""
    upto = data.draw(st.integers(0, len(history)))
    then = gathered(standing_in(tmp_path, history, upto))
    assert then.told == gathered(standing_in(tmp_path, history[:upto])).told


def test_what_was_taken_back_is_no_event_and_no_object(tmp_path: Path, raised: Programme) -> None:
    """I4: a barrier that was raised by mistake is not among those that were raised."""
    raised.on("03-09", RaiseBarrier(group="river", areas=("river",), title="By mistake"))
    log = log_of(tmp_path, raised.on("12-31", Undo(because="It was raised twice")))
    assert "B-0002" not in log.objects
    assert [event.type for event in log.events].count("barrier-raised") == 1
    undone = log.the("command-undone")
    assert undone.attributes["command"] == "barrier raise"
    assert undone.related == {"record:this": "taken back from"}


def test_that_something_was_taken_back_is_told_of_what_is_still_there(
    tmp_path: Path, raised: Programme
) -> None:
    """An auditor sees at the barrier itself that a step of it was taken back, and which."""
    log = log_of(tmp_path, raised.on("12-31", Undo()))
    assert log.of("B-0001") == ["barrier-raised", "command-undone"]
    assert log.the("command-undone").related == {
        "B-0001": "taken back",
        "record:this": "taken back from",
    }
    assert log.the("command-undone").attributes["command"] == "barrier refer"


def test_a_name_that_was_taken_back_and_given_anew_stands_from_then(tmp_path: Path) -> None:
    """I4: what was named by mistake leaves nothing behind at what is named so afterwards."""
    programme = begun().on("03-02", NameTheme(theme="letters", title="By mistake"))
    programme.on("12-31", Undo()).on("04-06", NameTheme(theme="letters", title="Letters"))
    log = log_of(tmp_path, programme)
    assert log.of("theme:letters") == ["theme-named"]
    assert log.objects["theme:letters"].since.startswith("2026-04-06")


def test_what_was_put_right_is_told_right_and_marked(tmp_path: Path, raised: Programme) -> None:
    """I3: the event says what it should have said all along, and where that was said."""
    right = {"petals": "homelessness"}
    raised.on("12-31", Correct(thing="barrier:B-0001", changes=right, because="A slip"))
    log = log_of(tmp_path, raised)
    event, correction = log.the("barrier-raised"), log.the("fact-corrected")
    assert event.attributes["petals"] == "homelessness"
    assert event.attributes["corrected_by"] == correction.id
    assert log.objects["B-0001"].attributes["petals"] == "homelessness"
    assert not [each for each in log.objects["B-0001"].changes if each.name == "petals"]
    assert correction.related == {"B-0001": "corrected", "record:this": "corrected in"}


def test_what_was_put_right_by_mistake_is_told_as_it_was(tmp_path: Path, raised: Programme) -> None:
    """I4: a correction that was taken back corrects nothing."""
    right = {"petals": "homelessness"}
    raised.on("12-31", Correct(thing="barrier:B-0001", changes=right, because="A slip"), Undo())
    event = log_of(tmp_path, raised).the("barrier-raised")
    assert event.attributes["petals"] == "mental-health"
    assert "corrected_by" not in event.attributes


def test_a_note_beside_a_fact_marks_it_as_nothing_else(tmp_path: Path, raised: Programme) -> None:
    """A note changes nothing in a fact: whoever sees the mark would look for what was changed."""
    note = "It was told by letter"
    raised.on("12-31", Correct(thing="barrier:B-0001", note=note, because="It came up later"))
    log = log_of(tmp_path, raised)
    assert "corrected_by" not in log.the("barrier-raised").attributes
    assert log.of("B-0001")[-1] == "fact-corrected"


# When it was.


@on_any_history
@given(some_history)
def test_events_of_a_day_stand_in_the_order_they_were_recorded(
    tmp_path: Path, history: Sequence[Recorded]
) -> None:
    """A log is sorted by time: no two have the same, and each is on the day it took effect."""
    log = gathered(standing_in(tmp_path, history))
    by_day: dict[str, list[str]] = {}
    for event in log.events:
        assert event.time[:10] == str(event.attributes["took_effect"])[:10]
        by_day.setdefault(event.time[:10], []).append(event.time)
    assert all(times == sorted(set(times)) for times in by_day.values())
    placed_at = {event.id: event.attributes["position"] for event in log.events}
    assert [f"@{position}" for position in placed_at.values()] == [*placed_at]


def test_an_event_has_the_day_it_took_effect_and_keeps_when_it_was_recorded(
    tmp_path: Path, raised: Programme
) -> None:
    """Minutes are typed up late: a miner wants when it happened, an auditor when it was told."""
    log = log_of(tmp_path, raised)
    first, then = log.the("barrier-raised"), log.the("barrier-referred")
    assert (first.time, then.time) == (moment("2026-03-02"), moment("2026-03-02", 1))
    assert then.attributes["took_effect"] == moment("2026-03-02")
    assert then.attributes["recorded_at"] == moment("2026-12-31T12:00")
    assert then.attributes["by_command"] == "barrier refer"


# What it was about.


def test_a_barrier_is_told_with_every_state_it_was_in(tmp_path: Path, raised: Programme) -> None:
    """What an object is changes by an event and at its time; how it began stands first."""
    log = log_of(tmp_path, raised)
    barrier, referred = log.objects["B-0001"], log.the("barrier-referred")
    assert barrier.since == log.the("barrier-raised").time
    assert barrier.attributes == {
        "plan": "barriers",
        "status": "operational",
        "tier": "operational",
        "holder": "county",
        "petals": "mental-health",
        "areas": "city",
        "theme": NONE,
        "recommendations": 0,
    }
    assert [(each.time, each.name, each.value) for each in barrier.changes] == [
        (referred.time, "status", "tactical"),
        (referred.time, "tier", "tactical"),
        (referred.time, "holder", "tactical"),
    ]


def test_who_did_what_is_told_in_the_fields_words(tmp_path: Path, raised: Programme) -> None:
    """Of each object an event says as what it is there; between objects what stays of that."""
    log = log_of(tmp_path, raised)
    assert log.the("barrier-raised").related == {"B-0001": "raised", "county": "raised by"}
    assert log.the("barrier-referred").related == {
        "B-0001": "referred",
        "county": "referred by",
        "tactical": "referred to",
    }
    assert [*log.objects["B-0001"].related] == [
        ("county", "raised by"),
        ("county", "held by"),
        ("tactical", "held by"),
    ]


def test_a_vote_tells_who_counted_and_who_voted_how(tmp_path: Path) -> None:
    """A decision is about the members who took it, too, and carries its own arithmetic."""
    log = gathered(standing_in(tmp_path, whole_year()))
    made = [event for event in log.events if event.type == "decision-made"]
    words = {word for event in made for word in event.related.values()}
    assert {"decided", "decided at", "decided by", "counted as present"} <= words
    assert any("voted for" in word for word in words)
    assert all("figures_quorum" in event.attributes for event in made)
    members = {ref for event in made for ref in event.related if "/" in ref}
    assert {log.objects[ref].type for ref in members} == {"member"}


@on_any_history
@given(some_history)
def test_every_event_is_about_something_and_all_there_is_comes_up(
    tmp_path: Path, history: Sequence[Recorded]
) -> None:
    """Tools drop events without objects, and objects without events: there are none of either."""
    log = gathered(standing_in(tmp_path, history))
    assert all(event.related for event in log.events)
    named = {ref for event in log.events for ref in event.related}
    assert named == {*log.objects}
    assert all(other in named for _, other, _ in log.told.between)
    assert all(one != other for one, other, _ in log.told.between)


@on_any_history
@given(some_history)
def test_objects_end_up_as_the_views_have_them(tmp_path: Path, history: Sequence[Recorded]) -> None:
    """What became of an object, change after change, is what anyone is shown of it today."""
    log, views = gathered(standing_in(tmp_path, history), texts=True), read_views(history)
    told = {ref: {**each.attributes} for ref, each in log.objects.items()}
    for ref, each in log.objects.items():
        for change in each.changes:
            assert told[ref][change.name] != change.value, "a change changes something"
            told[ref][change.name] = change.value
    for kind, source in SOURCES.items():
        rows = views.rows(view_at(ENTRIES[source.view].where))
        expected = {
            row_id(kind, key): values_in(kind, row, texts=True) for key, row in rows.items()
        }
        assert {ref: told[ref] for ref in expected} == expected


# What is left out.


def test_texts_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    """A log may be given to anyone: no title, reason or finding is in it by default."""
    history = whole_year()
    stands = standing_in(tmp_path, history)
    said = {text for told in history for text in texts_of(told) if len(text) > 12}
    assert len(said) > 50
    for written in (json_of(stands), sqlite_of(stands)):
        text = written.decode(errors="replace")
        assert not [each for each in said if each in text]


def test_texts_come_along_when_asked_for(tmp_path: Path, raised: Programme) -> None:
    """Whoever may read them finds the words where the record has them."""
    log = log_of(tmp_path, raised, texts=True)
    assert log.the("barrier-raised").attributes["title"] == "No phone, no doctor"
    assert log.the("barrier-referred").attributes["because"] == "Nobody here can change it"
    assert log.objects["B-0001"].attributes["title"] == "No phone, no doctor"


def test_an_erased_text_is_told_to_be_withheld(tmp_path: Path, raised: Programme) -> None:
    """What is gone is gone from the log as well, and that it went is an event."""
    raised.on(
        "12-31",
        RedactNarratives(
            thing="barrier:B-0001", reason="It named someone", authority="The data protection lead"
        ),
    )
    log = log_of(tmp_path, raised, texts=True)
    assert log.the("barrier-raised").attributes["title"] == "(erased)"
    assert log.the("narratives-erased").related == {
        "B-0001": "texts erased",
        "record:this": "texts erased from",
    }


def texts_of(told: Recorded) -> list[str]:
    """The narratives of a fact."""
    found: list[str] = []
    for name in narrative_fields(type(told.fact)):
        said = getattr(told.fact, name)
        found += [said] if isinstance(said, str) else said or ()
    return found


def test_a_record_that_does_not_go_on_from_what_is_there_is_refused(
    tmp_path: Path, raised: Programme
) -> None:
    """A barrier that nobody raised was tampered with: no log is made up around it."""
    kept = [told for told in raised.history() if told.fact.NAME != "barrier-raised"]
    history = placed([replace(told, position=0) for told in kept])
    with pytest.raises(StoreDamaged, match="no earlier fact tells of B-0001"):
        gathered(standing_in(tmp_path, history))
