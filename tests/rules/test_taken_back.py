"""I4 over histories: after an undo all stands as before, and every rule holds over the whole."""

from __future__ import annotations

from hypothesis import Phase, given, settings

from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history import Judge
from cfworkflow.domain.thing import Thing, folded
from cfworkflow.testing import check_rules
from cfworkflow.testing.things import THINGS
from tests.projections.test_taken_back import a_year_with, walks


def things(told: dict[str, list[Recorded]]) -> dict[str, Thing]:
    """What stands, as commands are decided on it."""
    standing = {tag: as_it_stands(facts) for tag, facts in told.items()}
    found = {}
    for tag, facts in standing.items():
        kind, _, ref = tag.partition(":")
        if facts and kind in THINGS:
            found[tag] = folded(THINGS[kind], ref, facts)
    return found


@settings(max_examples=20, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(walks)
def test_after_an_undo_every_thing_stands_as_it_stood_before(walks: dict[int, int]) -> None:
    """I4: what is decided next is decided as if the command had never been sent."""
    told: dict[str, list[Recorded]] = {}
    stood: list[dict[str, Thing]] = []
    command = ""
    for each in a_year_with(walks):
        undoing = each.fact.NAME == "command-undone"
        if not undoing and each.command_id != command:
            command = each.command_id
            stood.append(things(told))
        for tag in each.fact.tags():
            told.setdefault(tag, []).append(each)
        if undoing:
            assert things(told) == stood.pop()


@settings(max_examples=20, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(walks)
def test_every_rule_holds_over_a_history_with_undoings(walks: dict[int, int]) -> None:
    """Q1 to I4: the judge goes back with the record, whether it knows of an undo beforehand or not.

    What it finds of a fact after an undo is what it would find had the command never been sent.
    """
    history = a_year_with(walks)
    assert check_rules(history) == []
    unaware = Judge()
    for told in history:
        unaware.hear(told)
    assert unaware.breaches == ()
