"""What the record says and cannot be so, found by the rules as they judge a history."""

from __future__ import annotations

from collections.abc import Iterable

from cfworkflow.audit.explaining.findings import Doubt
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history import Judge
from cfworkflow.domain.history.turning_back import turned_in


def doubts(
    facts: Iterable[Recorded], codes: frozenset[str], positions: Iterable[int]
) -> tuple[Doubt, ...]:
    """The breaches of these rules by the facts at these positions.

    `facts` are those read for one thing, so that only rules can be asked for that look no further
    than these.
    """
    read = [*facts]
    # What may be taken back further on is known: else the judge keeps all of it at hand.
    judge = Judge(turned_in(read))
    for told in read:
        judge.hear(told)
    wanted = {*positions}
    return tuple(
        Doubt(breach.code, breach.position, breach.what)
        for breach in judge.breaches
        if breach.code in codes and breach.position in wanted
    )
