"""The sentences of an explanation on a page: with names, and what they rest on to follow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cfworkflow import Workflow
from cfworkflow.audit.explaining import telling
from cfworkflow.domain.group.commands import AppointMember
from cfworkflow.projections.reading import Views
from cfworkflow.reports.document import Facts, Line, Ref
from cfworkflow.reports.parts.sentences import Telling
from cfworkflow.reports.words.names import Names
from tests.web.browsing import Browser


@pytest.fixture
def say(browser: Browser) -> Iterator[Telling]:
    """What tells of the archive."""
    with browser.app.state.record.look(None) as sight:
        yield telling_of(sight.seen.views)


def telling_of(views: Views) -> Telling:
    """What tells of every group with the names of its members."""
    return Telling(Names(views), *views.groups)


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


def test_what_follows_a_label_is_a_sentence(say: Telling) -> None:
    """Where rules and votes are told it begins with a capital; names stay as they are given."""
    told = (
        telling.Line("the path begins on the ground, with river.", "P1"),
        telling.Line("river held it.", "P3"),
        telling.Line("D-0001 was carried by tactical.", "P2"),
    )
    [facts] = say.blocks(told)
    assert isinstance(facts, Facts)
    assert [str(text)[:4] for _, text in facts.rows][::2] == ["The ", "D-00"]
    assert not str(facts.rows[1][1])[:1].islower()


def test_a_member_is_called_by_name_however_short_its_slug(store: Path) -> None:
    """Alone, or in a list of members; within a sentence such a word may be any other."""
    with Workflow.open(str(store)) as record:
        record.do(AppointMember(group="tactical", member="sun", name="SUN network"))
    with Browser.at(store).app.state.record.look(None) as sight:
        say = telling_of(sight.seen.views)
        assert str(say.line("sun")) == "SUN network"
        assert str(say.line("In post: sun and others.")) == "In post: SUN network and others."
        assert str(say.line("Under the sun [@3].")) == "Under the sun [@3]."


def test_names_with_commas_of_their_own_are_kept_apart(store: Path) -> None:
    """Whoever counts the names in a row comes to as many as there are, whatever is in them."""
    with Workflow.open(str(store)) as record:
        for member, name in (("sun", "SUN network"), ("ph", "Public Health, the County")):
            record.do(AppointMember(group="tactical", member=member, name=name))
    with Browser.at(store).app.state.record.look(None) as sight:
        say = telling_of(sight.seen.views)
        assert str(say.line("In post: sun, ph and sun [@3, @4].")) == (
            "In post: SUN network; Public Health, the County; and SUN network [@3, @4]."
        )
        assert str(say.line("In post: sun, sun and sun.")) == (
            "In post: SUN network, SUN network and SUN network."
        )
        assert str(say.line("Sent apologies: ph and sun. Left: sun and sun.")) == (
            "Sent apologies: Public Health, the County; and SUN network. "
            "Left: SUN network and SUN network."
        )


@pytest.mark.parametrize(
    "said", ['"sent to tactical, see B-0001"', "Reason given: sent by tactical to B-0001 [@3]"]
)
def test_what_a_person_said_is_left_as_it_was_said(say: Telling, said: str) -> None:
    """Words of the record are never put otherwise."""
    assert refs(say.line(said)) == []
    assert str(say.line(said)) == said
