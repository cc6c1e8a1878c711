"""Marks in a story: what was put right or taken back since says so, and nothing else does."""

from __future__ import annotations

from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.correction.commands import Correct, Undo
from cfworkflow.projections.timeline import marked
from tests.projections.a_year import Programme, begun


def raised() -> Programme:
    """A barrier that was raised with a slip in its title."""
    return begun().on("12-31", RaiseBarrier(group="county", title="No buss"))


def right(title: str) -> Correct:
    """Its title put right."""
    return Correct(thing="barrier:B-0001", changes={"title": title}, because="A slip")


def note(text: str = "It was told by letter") -> Correct:
    """A note beside how it was raised."""
    return Correct(thing="barrier:B-0001", note=text, because="It came up later")


def mark(programme: Programme) -> str:
    """What its story says of how it was raised, beyond the sentence and its position."""
    story = programme.read().story("B-0001")
    raising, first = marked(story, story)[0], story[0]
    assert raising.sentence.startswith(first.sentence)
    found = raising.sentence.removeprefix(first.sentence)
    for number, told in enumerate(story):
        found = found.replace(f"{told.position}", f"#{number}")
    return found


def test_a_note_beside_a_fact_marks_it_as_nothing() -> None:
    """I3: a note changes nothing; who sees the mark would look for what was put right."""
    assert mark(raised().on("12-31", note())) == ""


def test_a_note_hides_no_correction() -> None:
    """I3: what was put right is found where it was, whatever was noted since."""
    assert mark(raised().on("12-31", right("No bus"), note())) == " [corrected by fact #1]"


def test_every_correction_is_named() -> None:
    """I3: who looks what it said before finds each step of it."""
    programme = raised().on("12-31", right("No bus"), right("No bus at night"))
    assert mark(programme) == " [corrected by facts #1 and #2]"


def test_a_correction_that_was_taken_back_marks_nothing() -> None:
    """I4: it put nothing right, and is marked itself."""
    programme = raised().on("12-31", right("No bus"), Undo())
    assert mark(programme) == ""
    story = programme.read().story("B-0001")
    assert marked(story, story)[1].sentence.endswith(f"[taken back by fact {story[2].position}]")


def test_what_was_taken_back_says_so_alone() -> None:
    """I4: a fact that stands no longer was put right in vain."""
    programme = raised().on("12-31", Undo())
    assert mark(programme) == " [taken back by fact #1]"
