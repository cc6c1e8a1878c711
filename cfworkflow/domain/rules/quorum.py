"""Q1: a decision is valid only with a quorum present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.domain.refusal import Refusal

if TYPE_CHECKING:
    from cfworkflow.domain.count import Figures
    from cfworkflow.domain.group.facts import MemberAppointed
    from cfworkflow.domain.meeting.state import Meeting
    from cfworkflow.domain.rules.presence import Presence
    from cfworkflow.domain.terms import Seat, Terms


class NotQuorate(Refusal):
    """Q1: present ≥ quorum, members as they stand at that moment (ToR, Decisions)."""

    code = "Q1"


def _fills(seat: Seat, member: MemberAppointed) -> bool:
    return seat.petal in member.petals or seat.sector in member.sectors or seat.role == member.role


def seats_filled(seat: Seat, members: list[MemberAppointed]) -> bool:
    """Whether enough of `members` fill this line of a composition quorum."""
    return sum(_fills(seat, member) for member in members) >= seat.at_least


def q1_quorum_is_present(
    item: str, figures: Figures, terms: Terms, presence: Presence, meeting: Meeting
) -> Refusal | None:
    """Find fault with a vote for want of a quorum, of numbers or of composition."""
    there = [presence.roll[member] for member in presence.counted]
    unfilled = [seat for seat in terms.composition if not seats_filled(seat, there)]
    if figures.quorate and not unfilled:
        return None
    why = []
    if not figures.quorate:
        why.append(
            f"The quorum is {figures.quorum} of {figures.members} members, "
            f"and {figures.present} count as present{_missing(presence, meeting)}."
        )
    if unfilled:
        wanted = "; ".join(str(seat) for seat in unfilled)
        why.append(f"The terms also ask for {wanted} to be present.")
    return NotQuorate(
        f"{item} was put to the vote at {meeting.ref}.",
        " ".join(why),
        f"Put it again when a quorum is there: cfworkflow decision defer {item} --reason inquorate",
    )


def _missing(presence: Presence, meeting: Meeting) -> str:
    gone = sorted(meeting.left & presence.roll.keys())
    aside = [member for member in presence.aside if member not in presence.counted]
    causes = [
        *([f"{', '.join(gone)} left"] if gone else []),
        *([f"{', '.join(aside)} stood aside for an interest"] if aside else []),
    ]
    return f" ({'; '.join(causes)}: Q2)" if causes else ""
