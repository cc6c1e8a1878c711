"""What stands: a record without what was taken back, and with what was corrected put right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from cfworkflow.domain.correction.facts import CommandUndone, FactCorrected
    from cfworkflow.domain.fact import Fact, Recorded

CORRECTED = "fact-corrected"
UNDONE = "command-undone"
# By name: most records hold neither, and need not load what these are.
ABOUT_FACTS = frozenset({CORRECTED, UNDONE})


def as_it_stands(facts: Iterable[Recorded]) -> list[Recorded]:
    """The facts that stand, as corrected; corrections and undoings themselves are left out.

    What it is given has to hold, with a fact, all later ones that share one of its tags.
    """
    told = [*facts]
    if not any(each.fact.NAME in ABOUT_FACTS for each in told):
        return told
    standing = not_taken_back(told)
    corrections = corrections_in(standing)
    return [
        corrected(each, corrections.get(each.position, ()))
        for each in standing
        if each.fact.NAME not in ABOUT_FACTS
    ]


def not_taken_back(told: Sequence[Recorded]) -> list[Recorded]:
    """The facts whose command was not undone."""
    undone = {cast("CommandUndone", each.fact).undone for each in told if each.fact.NAME == UNDONE}
    return [each for each in told if each.command_id not in undone]


def is_taken_back(sent: Sequence[Recorded], told: Iterable[Recorded]) -> bool:
    """Whether what a command recorded was undone; `told` holds all that shares a tag with it."""
    return any(
        each.fact.NAME == UNDONE and cast("CommandUndone", each.fact).undone == sent[0].command_id
        for each in told
    )


def corrections_in(told: Iterable[Recorded]) -> dict[int, list[FactCorrected]]:
    """The position of a fact → what it should have said, in the order that was said."""
    found: dict[int, list[FactCorrected]] = {}
    for each in told:
        if each.fact.NAME == CORRECTED:
            one = cast("FactCorrected", each.fact)
            found.setdefault(one.corrects, []).append(one)
    return found


def corrected(told: Recorded, corrections: Iterable[FactCorrected]) -> Recorded:
    """A fact as it should have been told. A correction whose own words are gone withholds them.

    One that says what can't stand there, as no command records it, changes nothing.
    """
    for one in corrections:
        fact = put_right(told.fact, one)
        if fact is not None:
            withheld = told.withheld or (bool(one.named) and not one.texts)
            told = replace(told, fact=fact, withheld=withheld)
    return told


def put_right(fact: Fact, correction: FactCorrected) -> Fact | None:
    """What a fact should have said; None where that could not have been said."""
    values: dict[str, Any] = dict(fact)
    texts = correction.texts or (None,) * len(correction.named)
    try:
        given = map(json.loads, correction.values)
        values |= zip(correction.particulars, given, strict=True)
        for name, text in zip(correction.named, texts, strict=True):
            put_in(values, name, text)
        return type(fact).model_validate(values)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def put_in(values: dict[str, Any], name: str, text: str | None) -> None:
    """Put a text in its field; `recommended.2` is the second of several."""
    field, _, place = name.partition(".")
    if not place:
        values[field] = text
    elif text is None:
        values[field] = ()
    elif values[field]:
        texts = [*values[field]]
        texts[int(place) - 1] = text
        values[field] = tuple(texts)
