"""What is so already: since when, and whether it was so on the date that was asked for.

A command of which nothing comes is granted because all that it asks for is on record. Whether
that is true of its date is found by deciding it again, on the past as it was by then. So it holds
for every command there is, and no decision function has to know of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.standing import ABOUT_FACTS
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import Refusal, Unknown, refuse_any
from cfworkflow.domain.rules.time import c1_so_by_then


def so_by_then(past: Past, command: Command, looked_at: Sequence[Recorded]) -> None:
    """Refuse C1 where what a command asks for is so, but was not yet so on the date it is for.

    `looked_at` are the facts by which it was found to be so.
    """
    if _is_so(past, command, past.on):
        return
    since = _since(past, command, looked_at)
    made_so = _last_that_made_it_so(past, command, (told for told in looked_at if told.on == since))
    refuse_any(c1_so_by_then(command.NAME, past.on, made_so))


def so_since(past: Past, command: Command, looked_at: Sequence[Recorded]) -> date | None:
    """Since when all that a command asks for is so; None where the parts have their own dates."""
    by_then = [told for told in looked_at if told.on <= past.on]
    return _since(past, command, by_then) if by_then and not command.DATES_ITS_PARTS else None


def _is_so(past: Past, command: Command, day: date, but: Collection[Recorded] = ()) -> bool:
    """Whether it is so by the facts, without `but`, that took effect by a day.

    What was corrected or taken back is so from the start, whenever that was said.
    """
    # By what it is, not by what it says: a corrected fact is on record as it was first said.
    left_out = {_which(told) for told in but}

    def read(tag: str) -> list[Recorded]:
        return [
            told
            for told in past.on_record(tag)
            if (told.on <= day or told.fact.NAME in ABOUT_FACTS) and _which(told) not in left_out
        ]

    try:
        return not past.as_read(read, day).decide(command)
    except (Refusal, Unknown):
        return False


def _since(past: Past, command: Command, looked_at: Sequence[Recorded]) -> date:
    """The first of the days, back from the last, on all of which it is so."""
    since, *earlier = sorted({told.on for told in looked_at}, reverse=True)
    for day in earlier:
        if not _is_so(past, command, day):
            break
        since = day
    return since


def _last_that_made_it_so(past: Past, command: Command, that_day: Iterable[Recorded]) -> Recorded:
    """Of the facts of a day, the one without which, and all later ones, it would not be so."""
    # What was decided just now has no position yet, and comes last.
    apart = {_which(told): told for told in that_day}.values()
    told = sorted(apart, key=lambda each: (not each.position, each.position))
    for place in reversed(range(len(told))):
        if not _is_so(past, command, told[place].on, told[place:]):
            return told[place]
    return told[-1]


def _which(told: Recorded) -> int:
    """Which of all facts it is: its position, or the object that has none yet."""
    return told.position or -id(told)
