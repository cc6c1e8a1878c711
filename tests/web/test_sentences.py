"""The sentences of an explanation on a page: with names, and what they rest on to follow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cfworkflow.reports.document import Line, Ref
from cfworkflow.reports.words.names import Names
from cfworkflow.web.sentences import Telling
from tests.web.browsing import Browser


@pytest.fixture
def say(browser: Browser) -> Iterator[Telling]:
    """What tells of the archive."""
    with browser.app.state.record.look(None) as sight:
        yield Telling(sight.seen.views, Names(sight.seen.views))


def refs(line: Line) -> list[tuple[str, str]]:
    """What of a line can be followed."""
    return [(piece.kind, piece.ref) for piece in line.pieces if isinstance(piece, Ref)]


def test_references_and_positions_can_be_followed(say: Telling) -> None:
    """Whatever an explanation cites is one step away."""
    line = say.line("D-0001 at M-0001 moved B-0001 [@20, @22\N{EN DASH}@24].")
    assert refs(line) == [
        *(("decision", "D-0001"), ("meeting", "M-0001"), ("barrier", "B-0001")),
        *(("fact", "20"), ("fact", "22"), ("fact", "24")),
    ]
    assert str(line) == "D-0001 at M-0001 moved B-0001 [@20, @22\N{EN DASH}@24]."


def test_groups_are_called_by_their_names_and_tiers_are_not(say: Telling) -> None:
    """A group's slug is its name where a group is meant; the word for its tier stays a word."""
    assert refs(say.line("decided by tactical, then sent to board")) == [
        ("group", "tactical"),
        ("group", "board"),
    ]
    assert refs(say.line("at the tactical tier")) == []
    assert refs(say.line("one tier up, operational to tactical")) == []


@pytest.mark.parametrize(
    "said", ['"sent to tactical, see B-0001"', "Reason given: sent by tactical to B-0001 [@3]"]
)
def test_what_a_person_said_is_left_as_it_was_said(say: Telling, said: str) -> None:
    """Words of the record are never put otherwise."""
    assert refs(say.line(said)) == []
    assert str(say.line(said)) == said
