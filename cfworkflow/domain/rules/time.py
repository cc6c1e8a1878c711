"""C1: on one thing, time does not run backwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.references import KINDS, ref_of
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.correction import BEGINNING, NEVER
from cfworkflow.domain.words import spoken


class TimeRunsBackwards(Refusal):
    """C1: a fact takes effect on or after its thing's last one, and not in the future."""

    code = "C1"


def c1_time_runs_forward(told: Recorded, today: date, past: Iterable[Recorded]) -> None:
    """Refuse a fact that takes effect after today, or before the last fact on its things."""
    if told.on > today:
        refuse_any(c1_not_still_to_come(_what(told, past), told.on, today))
    things = set(told.fact.things())
    for earlier in past:
        shared = things.intersection(earlier.fact.things())
        if told.on < earlier.on and shared:
            thing = min(shared).partition(":")[2]
            raise TimeRunsBackwards(
                _what(told, past),
                f"The record of {thing} already tells of {spoken(earlier.on)}, which is later.",
                f"Give a date on or after {earlier.on.isoformat()} with --on.",
            )


def c1_not_still_to_come(what: str, on: date, today: date) -> Refusal | None:
    """Find fault with something that takes effect after today."""
    if on <= today:
        return None
    return TimeRunsBackwards(
        what,
        f"Today is {spoken(today)}, and what has not happened yet is not recorded.",
        "Record it on the day, or give the date it took effect with --on.",
    )


def c1_known_by_then(what: str, ref: str, since: date, on: date) -> Refusal | None:
    """Find fault with something about a thing that takes effect before the thing began."""
    if on >= since:
        return None
    return TimeRunsBackwards(
        what,
        f"It takes effect on {on.isoformat()}, and {ref} begins on {since.isoformat()}.",
        f"Give a date on or after {since.isoformat()}.",
    )


def c1_so_by_then(command: str, on: date, made_so: Recorded) -> Refusal:
    """The fault of asking that something be so from a day on, since when it is not: later it is.

    `made_so` is the fact by which it came to be so.
    """
    ways = "; or ".join(_ways_on(made_so))
    return TimeRunsBackwards(
        f"'{command}' was to take effect on {spoken(on)}.",
        f"It is so already, but only since {spoken(made_so.on)}.",
        f"If that date is right, nothing is to be done.{f' If not, {ways}' if ways else ''}",
    )


def _ways_on(told: Recorded) -> Iterator[str]:
    """What can be done where a fact has the wrong date."""
    if told.fact.NAME not in NEVER and told.command != BEGINNING:
        yield "take it back while it is the last that was recorded: cfworkflow undo"
    about = [tag for tag in told.fact.tags() if tag.partition(":")[0] in KINDS]
    at = f" --fact @{told.position}" if told.position else ""
    for tag in about[:1]:
        note = "--note TEXT --because TEXT"
        yield f"put the right one beside it: cfworkflow correct {ref_of(tag)}{at} {note}"


def c1_value_of_a_day_that_was(measure: str, of: date | None, on: date) -> Refusal | None:
    """Find fault with a value of a day that was still to come when it was noted."""
    if of is None or of <= on:
        return None
    return TimeRunsBackwards(
        f"A value of {measure} was to be noted on {on.isoformat()}.",
        f"It is of {of.isoformat()}, and what has not happened yet is not measured.",
        "Give the last day of the period that was measured, with --of.",
    )


def _what(told: Recorded, past: Iterable[Recorded]) -> str:
    """What was tried; of a thing that no fact tells of yet nobody knows the reference."""
    about = (told.fact.things() or told.fact.tags())[0]
    known = any(about in earlier.fact.tags() for earlier in past)
    thing = f"about {about.partition(':')[2]}" if known else "new"
    return f"Something {thing} would take effect on {spoken(told.on)}."
