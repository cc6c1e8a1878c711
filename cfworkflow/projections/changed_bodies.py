"""How a meeting, a group, its terms or a place on it differ from an earlier row, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cfworkflow.projections.wording import and_then, listed, said, titled

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.meetings import Attendee, MeetingRow
    from cfworkflow.projections.members import MemberRow


def meeting(was: MeetingRow | None, now: MeetingRow) -> str:
    """When a meeting was called, opened and closed, who came and went, and what it took."""
    parts = []
    if now.opened_on is not None and (was is None or was.opened_on is None):
        parts.append(f"was opened on {now.opened_on}")
    items = [item.decision for item in now.items]
    earlier = [item.decision for item in was.items] if was else []
    new = [ref for ref in items if ref not in earlier]
    if new:
        parts.append(f"had {listed(new)} put to it")
    if now.closed_on is not None and (was is None or was.closed_on is None):
        parts.append("was closed")
    if now.status == "cancelled" and (was is None or was.status != now.status):
        parts.append("was cancelled")
    if now.minutes_approved_at and (was is None or was.minutes_approved_at is None):
        parts.append(f"had its minutes approved at {now.minutes_approved_at}")
    room = _room(was, now)
    if was is not None:
        return " ".join(part for part in (said(now.meeting, parts), *room) if part)
    called = f"{now.meeting} of {now.group} was called for {now.day}{titled(now.title)}."
    return " ".join((and_then(called, parts), *room))


def _room(was: MeetingRow | None, now: MeetingRow) -> list[str]:
    before = _names(was.present) if was else []
    here, left = _names(now.present), _names(now.left)
    came = [name for name in here if name not in before]
    # Who came and left again meanwhile was there too.
    gone = [name for name in left if name not in (_names(was.left) if was else [])]
    sorry = [name for name in now.apologies if was is None or name not in was.apologies]
    told = (("came", came), ("left", gone), ("sent apologies", sorry))
    return [f"{listed(names)} {what} ({now.meeting})." for what, names in told if names]


def _names(there: Iterable[Attendee]) -> list[str]:
    return [one.member for one in there]


def group(was: GroupRow | None, now: GroupRow) -> str:
    """Whether a group began or ended, its areas taken over or passed on, and who oversees it."""
    parts = []
    if was is not None and was.status != now.status:
        parts.append(f"went from {was.status} to {now.status}")
    if now.successor is not None and (was is None or was.successor is None):
        parts.append(f"is succeeded by {now.successor}")
    parts += [
        f"passed {listed(passed.areas)} on to {passed.to}"
        for passed in now.handed_on[len(was.handed_on) if was else 0 :]
        if passed.areas
    ]
    taken = [area for area in now.areas if was is not None and area not in was.areas]
    if taken:
        parts.append(f"took over {listed(taken)}")
    if was is not None and now.overseen_by != was.overseen_by:
        parts.append(f"came to be overseen by {now.overseen_by or 'nobody'}")
    if was is not None:
        return said(now.group, parts)
    forming = ", still forming" if now.status == "forming" else ""
    told = f"{now.group} was established at the {now.tier} tier{forming}{titled(now.name)}."
    return and_then(told, parts)


def terms(was: GroupRow | None, now: GroupRow) -> str:
    """Which terms a group decides by that it did not before; nothing for its first."""
    if was is None or was.terms is None or now.terms is None:
        return ""
    old, new = was.terms.terms, now.terms.terms
    each = [
        f"{name.replace('_', '-')} {_shown(old.get(name))} → {_shown(value)}"
        for name, value in new.items()
        if old.get(name) != value and name != "clauses"
    ]
    by = f", by {now.terms.decision}" if now.terms.decision else ""
    return f"{now.group} has new terms{by}{': ' if each else ''}{', '.join(each)}."


def member(was: MemberRow | None, now: MemberRow) -> str:
    """Who came to a place on a group, and who left one."""
    parts = []
    if was is None:
        parts.append(f"was appointed to {now.group} as {now.role.replace('-', ' ')}")
    if now.until is not None and (was is None or was.until is None):
        parts.append(f"stood down from {now.group}")
    return said(now.member, parts)


def _shown(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return "yes" if value else "no"
    return str(value)
