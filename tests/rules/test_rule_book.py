"""Every rule of the catalogue is kept by a guard, and judged by a predicate over a history."""

from __future__ import annotations

from importlib import import_module
from inspect import getmembers, isfunction
from pkgutil import iter_modules

from cfworkflow.domain import rules
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.facts import FACTS
from cfworkflow.domain.history import PREDICATES
from cfworkflow.domain.history.chapters import CHAPTERS
from cfworkflow.domain.rules.catalogue import RULES
from cfworkflow.testing import COMMANDS

CODES = [rule.code for rule in RULES]


def guards() -> set[str]:
    """The names of every function in the modules of the rules."""
    return {
        name
        for module in iter_modules(rules.__path__)
        for name, _ in getmembers(import_module(f"{rules.__name__}.{module.name}"), isfunction)
    }


def test_every_rule_has_a_guard_found_by_its_code() -> None:
    """Whoever reads a refusal's code finds the function that refused: `q1_…` for Q1."""
    missing = {
        code for code in CODES if not any(name.startswith(f"{code.lower()}_") for name in guards())
    }
    assert missing == set()


def test_every_rule_has_a_predicate_found_by_its_code() -> None:
    """The same for the rules over a whole history, which leave none out."""
    assert sorted(PREDICATES) == sorted(CODES)
    for code, predicates in PREDICATES.items():
        assert predicates, code
        for predicate in predicates:
            assert predicate.finds.__name__.startswith(f"{code.lower()}_"), code
            assert predicate.kinds, code


def test_no_guard_has_a_code_the_catalogue_lacks() -> None:
    """`cfworkflow rules` prints the whole rule book: no guard keeps a rule that is not in it."""
    found = {
        name.partition("_")[0].upper()
        for name in guards()
        if name[:2].isalnum() and name[1:2].isdigit()
    }
    assert found <= {*CODES}


def test_every_fact_has_its_place_in_one_chapter() -> None:
    """A fact that two chapters claimed would be taken into account by the last one only."""
    for table in ("changes", "begins", "steps", "further", "acting", "known"):
        claimed = [kind.NAME for chapter in CHAPTERS for kind in getattr(chapter, table)]
        assert len(claimed) == len({*claimed}), table
        assert {*claimed} <= {*FACTS}, table


def test_every_kind_of_command_is_drawn() -> None:
    """The property tests throw all that can be asked for: no command is left out of them."""
    assert sorted(kind.NAME for kind in COMMANDS) == sorted(DECIDERS)


def test_predicates_ask_no_guard() -> None:
    """An oracle that asked the guards would make their mistakes: it is written apart from them."""
    history = import_module("cfworkflow.domain.history")
    borrowed = {
        f"{module.name}.{name}"
        for module in iter_modules(history.__path__)
        for name, found in getmembers(import_module(f"{history.__name__}.{module.name}"))
        if getattr(found, "__module__", "").startswith(
            (
                "cfworkflow.domain.rules",
                "cfworkflow.domain.count",
                "cfworkflow.domain.succession",
                "cfworkflow.domain.past",
            )
        )
        or getattr(found, "__module__", "").endswith((".state", ".deciding", ".voting"))
    }
    assert borrowed == set()
