"""What is said where there is nothing to show: no such thing, none by then, or nothing at all."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure
from cfworkflow.domain.references import in_full, of_another_kind
from cfworkflow.projections.near import nearest
from cfworkflow.projections.views import listed_by, shown_by

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from cfworkflow.as_of.first import First
    from cfworkflow.as_of.moment import Moment
    from cfworkflow.projections.reading import Views


class Nothing(NamedTuple):
    """That nothing was on record by a moment, and what to ask for to look back less far."""

    said: str
    try_: str


class Sought(NamedTuple):
    """A thing that was looked for, as of a moment or as the record stands, among `known` ones."""

    kind: str
    ref: str
    known: Collection[str]
    by: Moment | None


def nothing_by(moment: Moment, began: datetime | None) -> Nothing:
    """What to say where nothing was on record by a moment, and the record began later or never."""
    if began is None:
        return Nothing(f"Nothing was on record by {moment.typed}: nothing is on record yet.", "")
    first = f"the first fact was recorded on {_written(began)}"
    return Nothing(
        f"Nothing was on record by {moment.typed}: {first}.",
        f"--as-of {began.astimezone():%Y-%m-%d}, the end of that day; or leave out --as-of.",
    )


def nothing_for(what: str, moment: Moment, nothing: Nothing) -> CommandFailure:
    """That nothing was on record by a moment that `what` could be made of."""
    message = f"{what} can't be made as of {moment.typed}."
    failure = Failure("nothing-on-record", message, nothing.said, nothing.try_)
    return CommandFailure(NOTHING_THERE, [failure])


def not_there(
    sought: Sought, reading: Views, first: First | None, nothing: Nothing | None
) -> CommandFailure:
    """That a thing is not there: what is near it, whether it was taken back, or when it came.

    `first` is the fact by which it came on record later, if it did; `nothing` that nothing at all
    was on record by then.
    """
    kind, ref, known, by = sought
    another = of_another_kind(ref, kind)
    if another:
        failure = Failure("unknown", f"There is no {kind} {ref}.", another, shown_by(in_full(ref)))
        return CommandFailure(NOTHING_THERE, [failure])
    near = nearest(ref, known)
    why = f"Did you mean {' or '.join(near)}?" if near else "Nothing has that name."
    missing, where = f"There is no {kind} {ref}.", listed_by(kind)
    gone = [told.position for told in reading.story(ref) if told.kind == "command-undone"]
    if gone:
        why, where = f"It was taken back (@{gone[-1]}).", f"cfworkflow audit log --ref {ref}"
    elif by is not None:
        missing = f"There was no {kind} {ref} on record by {by.typed}."
        why = why if near else "Nothing had that name then."
        where += f" --as-of {quote(by.typed)}" if near else ""
    if nothing is not None:
        why = nothing.said
    if first is not None:
        why = f"{nothing.said} {_came(kind, first)}" if nothing else _came(kind, first)
        since = "or leave out --as-of" if first.stands else "it was taken back since"
        where = f"--as-of @{first.position}, when it came on record; {since}."
    return CommandFailure(NOTHING_THERE, [Failure("unknown", missing, why, where)])


def _came(kind: str, first: First) -> str:
    when = f"The {kind} was first recorded on {_written(first.recorded_at)}"
    return f"{when}, though it dates from {first.on}." if first.is_dated_otherwise else f"{when}."


def _written(at: datetime) -> str:
    """A moment to the minute, where the program runs."""
    return f"{at.astimezone():%Y-%m-%d at %H:%M}"
