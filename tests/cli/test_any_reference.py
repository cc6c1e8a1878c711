"""A reference of any kind, typed as people say it."""

from __future__ import annotations

import click
import pytest

from cfworkflow.cli.options import ANY, REFERENCES, AnyReference
from cfworkflow.domain.references import LETTERS

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


@pytest.mark.parametrize(("letter", "kind"), LETTERS.items())
def test_what_is_numbered_can_be_typed(letter: str, kind: str) -> None:
    """Each kind has its letter, and no other's."""
    assert REFERENCES[kind].convert(f"{letter.lower()}7", None, None) == f"{letter}-0007"
    with pytest.raises(click.BadParameter):
        REFERENCES[kind].convert("X-0007", None, None)
