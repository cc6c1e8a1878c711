"""The facts that stand, read one after another: none that was taken back, each as put right.

That is what the domain's `as_it_stands` gives, for a record of any length: only the corrections and
the undoings are held all at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple, cast

from cfworkflow.domain.correction.standing import (
    CORRECTED,
    UNDONE,
    corrected,
    corrections_in,
    not_taken_back,
)
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.facts import FACTS
from cfworkflow.store.skim import StoredFact, skim, skimmed

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.correction.facts import CommandUndone, FactCorrected

_ABOUT_FACTS = """SELECT position, type, line, narrative FROM fact
    WHERE type IN (?, ?) AND position <= ? ORDER BY position"""


class Standing(NamedTuple):
    """A fact as it stands, and the positions of what put it right; notes beside it do not."""

    told: Recorded
    corrected_at: tuple[int, ...] = ()


def standing(connection: apsw.Connection, upto: int) -> Iterator[Standing]:
    """The facts up to a position that stand as of it, in order.

    Corrections and undoings are facts as well, and come in their turn. Raises `StoreDamaged` or
    `StoreNewer`.
    """
    found = connection.execute(_ABOUT_FACTS, (CORRECTED, UNDONE, upto))
    about = [skim(each) for each in cast("Iterator[StoredFact]", found)]
    undone = {cast("CommandUndone", each.fact).undone for each in about if each.fact.NAME == UNDONE}
    about = not_taken_back(about)
    corrections, corrected_at = corrections_in(about), _corrected_at(about)
    for told in takewhile(lambda each: each.position <= upto, skimmed(connection, 0)):
        if told.position in corrections:
            right = corrected(_in_full(told), corrections[told.position])
            yield Standing(right, corrected_at.get(told.position, ()))
        elif told.command_id not in undone:
            yield Standing(told)


def _corrected_at(about: list[Recorded]) -> dict[int, tuple[int, ...]]:
    """The position of a fact → those of its corrections, in order."""
    found: dict[int, tuple[int, ...]] = {}
    for each in about:
        if each.fact.NAME == CORRECTED:
            one = cast("FactCorrected", each.fact)
            if one.particulars or one.named:
                found[one.corrects] = (*found.get(one.corrects, ()), each.position)
    return found


def _in_full(told: Recorded) -> Recorded:
    """The same with the fact as the domain has it: whatever puts it right is checked by that."""
    model = FACTS[told.fact.NAME]
    said = {name: getattr(told.fact, name) for name in model.model_fields}
    envelope = {each.name: getattr(told, each.name) for each in fields(Recorded)}
    return Recorded(**{**envelope, "fact": model.model_validate(said)})
