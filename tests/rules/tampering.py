"""Ways to tamper with a clean history, as no command could."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Fact, Recorded
from tests.rules.a_year import a_year, added, changed, enveloped, position, without

History = list[Recorded]
Tamper = Callable[[History], History]

YEAR = a_year()


def figures(ref: str, **updates: object) -> Tamper:
    """Change figures of a decision."""

    def tamper(history: History) -> History:
        place = position(history, DecisionMade, decision=ref)
        fact = history[place].fact
        assert isinstance(fact, DecisionMade)
        return changed(history, place, figures=fact.figures.model_copy(update=updates))

    return tamper


def change(kind: type[Fact], where: dict[str, object], /, **updates: object) -> Tamper:
    """Change fields of the first fact of a kind with the fields `where`."""
    return lambda history: changed(history, position(history, kind, **where), **updates)


def drop(kind: type[Fact], /, **where: object) -> Tamper:
    """Take out the first fact of a kind."""
    return lambda history: without(history, position(history, kind, **where))


def slip_in(before: type[Fact], where: dict[str, object], fact: Fact) -> Tamper:
    """Slip a fact in before the first one of a kind."""
    return lambda history: added(history, position(history, before, **where), fact)


def dated(kind: type[Fact], where: dict[str, object], days: int) -> Tamper:
    """Let a fact take effect so many days later, or earlier."""

    def tamper(history: History) -> History:
        place = position(history, kind, **where)
        return enveloped(history, place, on=history[place].on + timedelta(days=days))

    return tamper


def by(kind: type[Fact], where: dict[str, object], actor: str) -> Tamper:
    """Let somebody else have recorded a fact and what followed it in the same command."""

    def tamper(history: History) -> History:
        place = position(history, kind, **where)
        command_id = history[place].command_id
        return [
            replace(told, actor=actor) if told.command_id == command_id else told
            for told in history
        ]

    return tamper
