"""The erasure of texts: ways to tamper, and the rule to find each."""

from __future__ import annotations

from dataclasses import replace

from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.redaction.facts import NarrativesErased
from tests.rules.a_year import JUNE, a_year, added, changed, position
from tests.rules.tampering import History, Tamper

_WHY = {"reason": "Asked for by the person", "authority": "The DPO"}

HISTORY = a_year(
    *((JUNE, RedactNarratives(thing=f"barrier:{ref}", **_WHY)) for ref in ("B-0001", "B-0002"))
)


def erasing(*positions: int) -> Tamper:
    """Let the first erasure be of other positions."""
    return lambda history: changed(
        history, position(history, NarrativesErased, thing="barrier:B-0001"), positions=positions
    )


def of(thing: str) -> Tamper:
    """Let the first erasure be about something else."""
    return lambda history: changed(history, position(history, NarrativesErased), thing=thing)


def erased_again(history: History) -> History:
    """Tell of an erasure twice."""
    place = position(history, NarrativesErased)
    return added(history, place + 1, history[place].fact)


def erased_ahead(history: History) -> History:
    """Tell of the erasure of a fact that comes after it."""
    place = position(history, NarrativesErased)
    told = history[place]
    ahead = told.fact.model_copy(update={"positions": (told.position + 1,)})
    return [*history[:place], replace(told, fact=ahead), *history[place + 1 :]]


TAMPERINGS = (
    ("I1", "a text erased twice", erased_again),
    ("I1", "a text erased before it was told", erased_ahead),
    ("I1", "an erasure of itself", lambda history: erasing(len(history) + 1)(history)),
    ("I1", "an erasure of no position there is", erasing(0)),
    ("I1", "an erasure of what came before all", erasing(-3)),
    ("I1", "an erasure about a barrier that is not there", of("barrier:B-0404")),
    ("I1", "an erasure about a group that is not there", of("group:library")),
    ("I1", "an erasure about a kind of thing there is not", of("person:someone")),
    ("I1", "an erasure about nothing", of("")),
)
