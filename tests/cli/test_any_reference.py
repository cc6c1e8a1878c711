"""A reference of any kind, typed as people say it."""

from __future__ import annotations

import shlex

import click
import pytest

from cfworkflow.cli.app import app
from cfworkflow.cli.options import ANY, REFERENCES, AnyReference
from cfworkflow.domain.references import LETTERS
from cfworkflow.projections.views import shown_by
from tests.cli.terminal import Desk

MATTER = AnyReference("barrier", "approach")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("B-0001", "B-0001"),
        ("b1", "B-0001"),
        ("s-12", "S-0012"),
        ("tactical", "tactical"),
        ("theme:discharge", "theme:discharge"),
    ],
)
def test_any_thing_can_be_named(typed: str, meant: str) -> None:
    """Design § 6: references are sayable, whatever kind of thing they name."""
    assert ANY.convert(typed, None, None) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "B-", "X-1", "A-B", "Tactical", "group:tactical", "theme:", "theme:A", "b-1 ", "x:y"],
)
def test_what_names_nothing_is_told_how_to_be_written(typed: str) -> None:
    """A usage error, with the forms there are."""
    with pytest.raises(click.BadParameter, match="write it as B-0001, GROUP or theme:NAME"):
        ANY.convert(typed, None, None)


@pytest.mark.parametrize("typed", ["D-0001", "tactical", "theme:discharge"])
def test_a_command_may_take_only_some_kinds(typed: str) -> None:
    """An action is added to a barrier or an approach, and to nothing else."""
    assert MATTER.convert("t-3", None, None) == "T-0003"
    with pytest.raises(click.BadParameter, match="write it as B-0001 or T-0001"):
        MATTER.convert(typed, None, None)


@pytest.mark.parametrize("typed", ["B-0003", "b3"])
def test_a_reference_of_another_kind_is_said_to_be_one(typed: str) -> None:
    """Whoever takes a barrier for a meeting is told what it is, and how to look at it."""
    with pytest.raises(click.BadParameter) as raised:
        REFERENCES["meeting"].convert(typed, None, None)
    assert str(raised.value) == (
        "B-0003 is the reference of a barrier, not of a meeting. "
        "For that: cfworkflow barrier show B-0003"
    )


@pytest.mark.parametrize("letter", LETTERS)
def test_each_reference_is_shown_by_a_command_there_is(letter: str) -> None:
    """What is told to type works: it can be typed, and takes such a reference."""
    words = shlex.split(shown_by(f"{letter}-0001"))[1:]
    context = click.Context(app)
    command: click.Command | None = app
    for word in words:
        if isinstance(command, click.Group):
            command = command.get_command(context, word)
    assert command is not None
    assert not isinstance(command, click.Group)
    command.make_context(words[1], words[2:])


def test_a_name_that_is_a_reference_of_something_else_is_said_to_be_one(archived: Desk) -> None:
    """Where a group or a theme is looked for by its name there is no form, but a letter tells."""
    for command in ("quorum B-0001", "theme show b1", "member list B-0001"):
        answer = archived.refused(command)
        assert answer.code == 3
        assert "B-0001 is the reference of a barrier, not of a" in answer.err
        assert "cfworkflow barrier show B-0001" in answer.err


@pytest.mark.parametrize(("letter", "kind"), LETTERS.items())
def test_what_is_numbered_can_be_typed(letter: str, kind: str) -> None:
    """Each kind has its letter, and no other's."""
    assert REFERENCES[kind].convert(f"{letter.lower()}7", None, None) == f"{letter}-0007"
    with pytest.raises(click.BadParameter):
        REFERENCES[kind].convert("X-0007", None, None)
