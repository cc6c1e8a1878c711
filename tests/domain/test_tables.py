"""The tables that name every fact and every command, each loaded only when it is looked up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

from cfworkflow.domain.command import Command
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.fact import Fact
from cfworkflow.domain.facts import FACTS
from cfworkflow.domain.on_use import OnUse
from tests.domain.every_kind import every_kind

ROOT = Path(__file__).parents[2]


def test_every_kind_of_fact_is_listed_by_its_stored_name() -> None:
    """Design § 6: whatever is written is found again by its name, and every name leads to one."""
    assert dict(FACTS) == {kind.NAME: kind for kind in every_kind(Fact)}


def test_every_kind_of_command_is_listed_by_its_name() -> None:
    """Whatever can be asked for has a function that decides on it."""
    assert sorted(DECIDERS) == sorted(kind.NAME for kind in every_kind(Command))


@pytest.mark.parametrize("kind", every_kind(Command), ids=lambda kind: kind.__name__)
def test_a_command_is_decided_on_by_the_function_for_its_kind(kind: type[Command]) -> None:
    """The tables hold text, which no type checker follows: the function takes this very kind."""
    assert get_type_hints(DECIDERS[kind.NAME])["command"] is kind


def test_to_list_the_names_loads_nothing() -> None:
    """Start-up: a command pays for the kinds it meets, not for all there are."""
    listing = (
        "import sys\n"
        "from cfworkflow.domain.facts import FACTS\n"
        "from cfworkflow.domain.deciding import DECIDERS\n"
        "assert len([*FACTS, *DECIDERS]) == len(FACTS) + len(DECIDERS) > 70\n"
        "assert 'barrier-raised' in [*FACTS]\n"
        "sys.exit('pydantic' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", listing], cwd=ROOT, check=False)
    assert ran.returncode == 0


def test_what_is_not_listed_is_not_there() -> None:
    """A store written by a later version holds names this one has to say it does not know."""
    table = OnUse[type[Fact]]({"known": "cfworkflow.domain.fact:Fact"})
    assert table["known"] is Fact
    assert table.get("unknown") is None
    with pytest.raises(KeyError):
        table["unknown"]
