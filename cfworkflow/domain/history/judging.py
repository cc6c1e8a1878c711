"""Judging a history, fact by fact, by every rule; in one pass, in step with its length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cfworkflow.domain.correction.facts import CommandUndone
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.history import terms
from cfworkflow.domain.history.folding import fold
from cfworkflow.domain.history.judgement import Breach, Judgement, Late
from cfworkflow.domain.history.predicates import BY_KIND, JUDGED
from cfworkflow.domain.history.turning_back import Turned, TurningBack, turned_in
from cfworkflow.domain.history.world import World


class Judge:
    """Hears a history fact by fact. What it has found so far can be asked for at any point.

    `turned` is what is taken back or corrected further on, where that is known: otherwise whatever
    might be is kept at hand.
    """

    def __init__(self, turned: Turned | None = None) -> None:
        self._world = World(turning_back=TurningBack(turned))
        self._breaches: list[Breach] = []
        self._late: list[Late] = []
        self._heard: Counter[type[Fact]] = Counter()

    def hear(self, told: Recorded) -> None:
        """Judge one more fact, by what was told before it."""
        world, kind = self._world, type(told.fact)
        self._heard[kind] += 1
        owed = world.owed
        if owed is not None and not owed.paid_by(told):
            self._breaches.append(Breach(owed.code, owed.position, owed.what))
        for code, finds in BY_KIND[kind]:
            for what in finds(world, told):
                self._breaches.append(Breach(code, told.position, what))
        late = terms.t1_recorded_late(world, told)
        if late is not None:
            self._late.append(late)
        if isinstance(told.fact, CommandUndone):
            self._late = [each for each in self._late if each.position < told.fact.first]
        fold(world, told)

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Every breach so far, the history taken to end here."""
        owed = self._world.owed
        missing = [Breach(owed.code, owed.position, owed.what)] if owed else []
        return (*self._breaches, *missing)

    def judgement(self, *, ended: bool = True) -> Judgement:
        """What was found, the history taken to end here unless it is known to go on."""
        return Judgement(
            breaches=self.breaches if ended else (*self._breaches,),
            late=tuple(self._late),
            judged={
                code: sum(self._heard[kind] for kind in kinds) for code, kinds in JUDGED.items()
            },
            facts=self._heard.total(),
        )


def judge(history: Iterable[Recorded]) -> Judgement:
    """Judge a whole history, from its first fact, by every rule.

    Only facts are looked at, never narrative, so that a redacted history is judged alike.
    """
    facts = history if isinstance(history, Sequence) else [*history]
    one = Judge(turned_in(facts))
    for told in facts:
        one.hear(told)
    return one.judgement()


def check_rules(history: Iterable[Recorded]) -> list[Breach]:
    """Find every breach of the rules in a whole history; none is what there should be."""
    return [*judge(history).breaches]
