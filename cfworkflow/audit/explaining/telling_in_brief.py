"""An item before one meeting in a few sentences: how many were there, and who was missing."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.audit.explaining.findings import Hearing, Person
from cfworkflow.audit.explaining.sums import counted
from cfworkflow.audit.explaining.telling import at, cited
from cfworkflow.domain.words import spoken
from cfworkflow.projections.view import GONE
from cfworkflow.projections.wording import joined

_WHY_DEFERRED = {
    "inquorate": "for want of a quorum",
    "not-reached": "because the meeting ended before it was reached",
}


def in_brief(one: Hearing) -> str:
    """An item before a meeting that did not decide it, in a few sentences."""
    on = f" on {spoken(one.day)}" if one.day else ""
    why = f" {_WHY_DEFERRED.get(one.deferred_for or '', '')}".rstrip()
    ended = f"{one.ended}{why}{reason(one.because)}"
    first = f"At {one.meeting}{on} it was {ended}{at([one.end or 0])}."
    if one.meeting_status == "cancelled":
        return f"{first} The meeting was cancelled."
    room = cited(how_many(one), one.figures["present"].facts)
    return " ".join([first, room, *_belied(one), *_missing(one)])


def reason(because: str | None) -> str:
    """The reason given, behind what it was given for; or that it is withheld."""
    if not because:
        return ""
    return f" {because}" if because in GONE else f' ("{because}")'


def how_many(one: Hearing) -> str:
    """How many of how many were there, and what the quorum was."""
    present, quorum = one.figures["present"].value, one.figures["quorum"].value
    base = one.figures["members"].value
    of = f", reckoned from {base} seats" if base != len(one.members) else ""
    members = counted(len(one.members), "member")
    count, was = ("count", "is") if one.ended == "open" else ("counted", "was")
    return f"{present} of {members} {count} as present, and the quorum {was} {quorum}{of}"


def _belied(one: Hearing) -> Iterator[str]:
    if one.deferred_for == "inquorate" and one.quorate:
        yield "By the facts on record there was a quorum."


def _missing(one: Hearing) -> Iterator[str]:
    if one.quorate:
        return
    for came, said in _ABSENCES.items():
        who = [p for p in one.people if _gone(p, came)]
        if who:
            facts = at(position for person in who for position in person.facts)
            yield f"{said}: {joined([person.member for person in who])}{facts}."
    unfilled = [seat.asks for seat in one.composition if not seat.filled]
    if unfilled:
        yield f"The terms also ask for {joined(unfilled)}, and too few of them were there."
    short = one.figures["quorum"].value - one.figures["present"].value
    if short > 0:
        made = "the number" if unfilled else "a quorum"
        yield f"{counted(short, 'more member')} would have made {made}."


_ABSENCES = {
    "interest": "Stood aside for an interest",
    "left": "Left before",
    "arrived-later": "Came in only afterwards",
    "apologies": "Sent apologies",
    "proxy-not-allowed": "Sent a proxy the terms do not allow",
    "not-recorded": "Nothing is on record of",
}


def _gone(person: Person, came: str) -> bool:
    if person.counted or not person.on_the_roll:
        return False
    in_the_room = person.came in ("in-person", "by-proxy")
    return in_the_room if came == "interest" else person.came == came
