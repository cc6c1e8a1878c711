"""Whether what came of a row is what the row says came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cfworkflow.domain.action.state import Action
from cfworkflow.domain.barrier.facts import BarrierEscalated, BarrierReturned
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import Fact
from cfworkflow.domain.importing.commands import ActionRow, BarrierRow, LogRow, MeetingRow
from cfworkflow.domain.importing.problems import LogSaysOtherwise
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.rules.path import NothingRecommended
from cfworkflow.domain.words import spoken

Found = Iterator[tuple[str, Refusal]]


def otherwise(past: Past, row: LogRow, tag: str, *, news: bool) -> Found:
    """What a row says that is not so by now; of its state only where there is news of it."""
    ref = tag.partition(":")[2]
    if isinstance(row, BarrierRow):
        yield from _moved(past, row, ref)
        if news and row.status:
            barrier = past.load(Barrier, ref)
            is_so = row.status in (barrier.status, _open(barrier.status))
            yield from _state(row.status, barrier.ref, barrier.status, is_so=is_so)
    elif isinstance(row, ActionRow) and news and row.status:
        action = past.load(Action, ref)
        stands = action.status.replace("_", "-")
        yield from _state(row.status, ref, stands, is_so=row.status == stands)


def _open(status: str) -> str:
    return "open" if status in ("operational", "tactical", "strategic") else status


def _moved(past: Past, row: BarrierRow, ref: str) -> Found:
    """The escalation and the return that a row gives a date of, and no decision brought about."""
    told = past.told(f"barrier:{ref}")

    def happened(kind: type[Fact], on: date) -> bool:
        return any(isinstance(each.fact, kind) and each.on == on for each in told)

    if row.escalated_on and not happened(BarrierEscalated, row.escalated_on):
        yield "escalated_on", _not_escalated(ref, row.escalated_on)
    if row.returned_on and not happened(BarrierReturned, row.returned_on):
        yield "returned_on", _not_returned(ref, row.returned_on)


def _not_escalated(ref: str, on: date) -> Refusal:
    return NothingRecommended(
        f"{ref} was escalated on {spoken(on)}, the log says.",
        "No row of a meeting of that day carries its escalation, with a recommendation.",
        "Give the meeting a row that decides it, with those present, the votes and the "
        "recommendations. Where nobody wrote that down, leave escalated_on and what follows it "
        "out of the map: the barrier then stands at the tactical tier, and the next meeting "
        "decides.",
    )


def _not_returned(ref: str, on: date) -> Refusal:
    return LogSaysOtherwise(
        f"{ref} was returned on {spoken(on)}, the log says.",
        "No row of a meeting of that day carries its return, with a response.",
        "Give the meeting a row that decides it; or leave returned_on and what follows it out of "
        "the map.",
    )


def _state(said: str, ref: str, stands: str, *, is_so: bool) -> Found:
    if not is_so:
        yield (
            "status",
            LogSaysOtherwise(
                f"{ref} is {said}, the log says.",
                f"By the dates in the log it comes to be {stands}.",
                "Put the status or the dates right; or say what the word means in the map, under "
                "words; or leave the column out of it.",
            ),
        )


def decided_otherwise(past: Past, row: MeetingRow, tag: str) -> Found:
    """What a row says of the outcome of its item, where just now it came to be another."""
    item = past.find(Decision, tag.partition(":")[2])
    stands = item.status.replace("_", "-") if item else "no item"
    if row.outcome is not None and row.outcome != stands:
        yield (
            "outcome",
            LogSaysOtherwise(
                f"The item is {row.outcome.replace('-', ' ')}, the log says.",
                f"By those present, the votes and the terms of that day it is "
                f"{stands.replace('-', ' ')}.",
                "Put the votes or the outcome right; cfworkflow quorum works them out.",
            ),
        )
