"""How many are on a group's roll or in its room, and whether that is a quorum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.cli.dates import today
from cfworkflow.domain.count import quorum_of
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.words import spoken

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.workflow import Workflow


def on_the_roll(record: Workflow, told: Recorded) -> str:
    """The members and the quorum of the group a fact tells of; empty while it has no members."""
    body = record.thing(Group, getattr(told.fact, "group", ""))
    members = len(body.roll_on(told.on)) if body else 0
    if body is None or not members:
        return ""
    quorum = quorum_of(body.terms_on(told.on), members)
    if told.on == today():
        return f"Members of {body.ref}: {members}; its quorum is {quorum}."
    was = "is" if told.on > today() else "was"
    return f"Members of {body.ref} on {spoken(told.on)}: {members}; its quorum {was} {quorum}."


def still_to_come(record: Workflow, told: Recorded) -> str:
    """How many can come to a meeting still ahead, and how many more apologies it can bear."""
    from cfworkflow.domain.meeting.state import Meeting
    from cfworkflow.domain.rules.quorum import seats_filled

    ref = getattr(told.fact, "meeting", "")
    sitting = record.thing(Meeting, ref)
    body = record.thing(Group, sitting.group) if sitting else None
    if sitting is None or body is None or sitting.status != "scheduled":
        return in_the_room(record, told)
    roll, terms = body.roll_on(sitting.day), body.terms_on(sitting.day)
    coming = [roll[member] for member in roll if member not in sitting.apologies]
    quorum = quorum_of(terms, len(roll))
    bears = len(coming) - quorum
    more = f"{bears + 1} more {'apology' if bears == 0 else 'apologies'} and it has none"
    verdict = more if bears >= 0 else f"{-bears} too few, so that nothing could be decided"
    unfilled = [str(seat) for seat in terms.composition if not seats_filled(seat, coming)]
    verdict += f" (also needs {'; '.join(unfilled)})" if unfilled else ""
    return f"{ref}: {len(coming)} of {len(roll)} members can come, quorum {quorum}: {verdict}."


def in_the_room(record: Workflow, told: Recorded) -> str:
    """Who is in the room of the meeting a fact tells of, and whether they could decide."""
    from cfworkflow.domain.meeting.state import Meeting
    from cfworkflow.domain.rules.quorum import seats_filled

    ref = getattr(told.fact, "meeting", "")
    sitting = record.thing(Meeting, ref)
    body = record.thing(Group, sitting.group) if sitting else None
    if sitting is None or body is None:
        return ""
    roll, terms = body.roll_on(told.on), body.terms_on(told.on)
    there = [roll[member] for member in sitting.room if member in roll]
    quorum = quorum_of(terms, len(roll))
    unfilled = [str(seat) for seat in terms.composition if not seats_filled(seat, there)]
    verdict = "quorate" if len(there) >= quorum and not unfilled else "not quorate"
    verdict += f" (also needs {'; '.join(unfilled)})" if unfilled else ""
    return f"{ref}: {len(there)} of {len(roll)} members present, quorum {quorum}: {verdict}."
