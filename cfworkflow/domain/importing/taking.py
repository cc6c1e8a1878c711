"""What a step of a row asks for, once the things of the log have references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cfworkflow.domain.action.commands import (
    AddAction,
    CompleteAction,
    DropAction,
    StartAction,
)
from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.command import Command
from cfworkflow.domain.decision.commands import RecordWords
from cfworkflow.domain.importing.commands import ActionRow, BarrierRow, LogRow, MeetingRow
from cfworkflow.domain.importing.facts import Taken
from cfworkflow.domain.meeting.whole import RecordMeeting
from cfworkflow.domain.refusal import Refusal, Unknown

ORDER: tuple[Taken, ...] = (
    *("raise", "refer", "take", "add", "start"),
    *("complete", "drop", "address", "check", "withdraw"),
)
"""The order of steps of one day, as they usually come."""

BLAMED = {
    "raise": {"G1": "group", "P1": "group", "group": "group"},
    "add": {"O1": "owner", "S2": "barrier", "group": "group", "barrier": "barrier"},
    "check": {"E2": "checked_on"},
}
"""Step → a problem's code, or the kind of what is unknown → the field, if it is not the date."""


def _raise(row: BarrierRow, _ref: str) -> Command:
    return RaiseBarrier(
        group=row.group,
        title=row.title,
        description=row.description,
        plan=row.plan,
        petals=row.petals,
        areas=row.areas,
    )


def _check(row: BarrierRow, ref: str) -> Command:
    return CheckEvidence(
        barrier=ref,
        met=bool(row.met),
        findings=row.findings or "",
        beneficial=row.beneficial,
        sustainable=row.sustainable,
        transformational=row.transformational,
    )


def _add(row: ActionRow, ref: str) -> Command:
    return AddAction(barrier=ref, title=row.title, owner=row.owner, group=row.group, due=row.due)


_ASKS: Mapping[Taken, Callable[[Any, str], Command]] = {
    "raise": _raise,
    "refer": lambda row, ref: ReferBarrier(barrier=ref, because=row.referred_because),
    "address": lambda row, ref: AddressBarrier(barrier=ref, how=row.how),
    "check": _check,
    "withdraw": lambda row, ref: WithdrawBarrier(barrier=ref, because=row.withdrawn_because),
    "add": _add,
    "start": lambda _row, ref: StartAction(action=ref),
    "complete": lambda row, ref: CompleteAction(action=ref, note=row.note),
    "drop": lambda row, ref: DropAction(action=ref, because=row.dropped_because),
}


def asked(step: Taken, row: LogRow, ref: str) -> Command:
    """What a step asks for. `ref` is the thing it is taken on; for `add`, the action's barrier."""
    return _ASKS[step](row, ref)


def blamed(step: Taken, row: LogRow, problem: Refusal | Unknown) -> str:
    """The field in which a problem of a step is to be put right."""
    said = problem.kind if isinstance(problem, Unknown) else problem.code
    field = BLAMED.get(step, {}).get(said, row.STEPS[step][0])
    return f"{field}_ref" if getattr(row, f"{field}_ref", None) else field


_VOTES = ("votes_for", "votes_against", "abstained")


def item_put(
    row: MeetingRow, barrier: str | None, again: str | None, agreeing: int
) -> dict[str, Any]:
    """An item of a meeting, as the whole meeting has it. It may yet be one that can't be.

    `agreeing` is how many are taken to have agreed, where the votes can't be read.
    """
    put: dict[str, Any] = {
        "again": again,
        "kind": row.decides if again is None else None,
        "title": row.item if again is None else None,
        "barrier": barrier,
        "recommended": row.recommended,
        "response": row.response,
        "answers": row.answers,
        "until": row.until,
        "interests": tuple(
            {"member": member, "nature": nature} for member, nature in row.interests.items()
        ),
        **{name: getattr(row, name) for name in RecordWords.model_fields},
    }
    return put | _ended(row, agreeing)


def _ended(row: MeetingRow, agreeing: int) -> dict[str, Any]:
    """How an item ended: by a vote, or deferred; one of them, where only one can be read."""
    unread = not row.unread.isdisjoint(_VOTES)
    voted = any(getattr(row, name) is not None for name in _VOTES)
    deferred = row.deferred_for, row.deferred_because
    if voted and "deferred_for" in row.unread:
        deferred = None, None
    elif not voted and row.deferred_for is None and row.outcome == "deferred":
        deferred = "other", row.deferred_because
    ended: dict[str, Any] = dict(zip(("defer", "because"), deferred, strict=True))
    if voted or (unread and deferred[0] is None):
        ended["vote"] = {
            "in_favour": agreeing if unread else row.votes_for or 0,
            "against": 0 if unread else row.votes_against or 0,
            "abstained": 0 if unread else row.abstained or 0,
        }
    return ended


def excused(rows: tuple[MeetingRow, ...]) -> tuple[str, ...]:
    """Who sent apologies to the meeting of these rows."""
    return tuple(dict.fromkeys(member for row in rows for member in row.apologies))


def meeting_held(
    rows: tuple[MeetingRow, ...], present: tuple[str, ...], items: list[dict[str, Any]]
) -> RecordMeeting:
    """A whole meeting of the rows that tell of it. Raises a `ValidationError` where it can't be."""
    first = rows[0]
    return RecordMeeting.model_validate(
        {
            "group": first.group,
            "day": first.held_on,
            "kind": first.kind,
            "title": next((row.meeting_title for row in rows if row.meeting_title), None),
            "present": present,
            "proxies": {name: proxy for row in rows for name, proxy in row.proxies.items()},
            "apologies": excused(rows),
            "items": items,
        }
    )


PLACES = {
    "present": "present",
    "arrived": "present",
    "proxies": "proxies",
    "apologies": "apologies",
    "group": "group",
    "close": "held_on",
    "again": "again",
    "kind": "decides",
    "interests": "interests",
    "vote": "votes_for",
    "votes": "votes_for",
    "defer": "deferred_for",
    "because": "deferred_because",
}
"""The part of a meeting that a problem is with → the field that told of it."""

AT_AN_ITEM = {"P2": "recommended", "unknown": "barrier", "P3": "barrier"}
"""Code of a problem with putting an item → the field in which it is to be put right."""


def wanting(row: MeetingRow) -> str:
    """The field of an item in which its record is to be put right (D1)."""
    if row.reasons is None:
        return "reasons"
    return "until" if row.decides == "permit" else "answers"
