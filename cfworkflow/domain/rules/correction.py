"""I3, I4: what can be put right by a correction, and what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from cfworkflow.domain.correction.standing import UNDONE
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.refusal import Refusal

WITHIN = timedelta(hours=24)
"""How long what a meeting decided can still be taken back, by when it was recorded."""

DECIDED = frozenset({"decision-made", "minutes-approved", "meeting-closed", "evidence-checked"})
"""The kinds of fact that are taken back only within that time, with all that came with them."""

NEVER = {
    "narratives-erased": ("What was erased is not put back.", "Record what is to stand anew."),
    "briefing-issued": ("It was sent.", "Issue another: cfworkflow briefing draft"),
}
"""The kinds of fact that are never taken back: why not, and what to do."""

BEGINNING = "init"
"""The command that began the record: that is not taken back either."""


class NotCorrected(Refusal):
    """I3: words and some particulars are corrected; never what was decided, counted or reported."""

    code = "I3"


class NotTakenBack(Refusal):
    """I4: the last command that stands is taken back by who recorded it, in time."""

    code = "I4"


def i3_can_be_corrected(
    field: str, told: Recorded, *, may: bool, gone: bool, instead: str
) -> Refusal | None:
    """Find fault with a correction of a `field` of a fact.

    `may` says that it is one of its texts or of the particulars that can be corrected, `gone` that
    its text was erased, and `instead` what to do about any other.
    """
    what = f"The {_spoken(field)} of {told.fact.NAME} (@{told.position}) was to be put right."
    if not may:
        return NotCorrected(what, "What was decided, counted or reported is not edited.", instead)
    if gone:
        return NotCorrected(
            what,
            "The words of that fact were withheld, and what was erased is not put back.",
            "Note it beside the record: cfworkflow correct REF --note TEXT --because TEXT",
        )
    return None


def i3_nobody_acted_by_it(ref: str, acted: Recorded | None) -> Refusal | None:
    """Find fault with other areas for a barrier on which a step was taken: `acted`, if any was.

    Its areas say who answers for it, so that step would be somebody else's afterwards.
    """
    if acted is None:
        return None
    return NotCorrected(
        f"The areas of {ref} were to be put right.",
        f"By those it had, {acted.fact.NAME.replace('-', ' ')} was recorded since "
        f"(@{acted.position}), and who may act on it goes by its areas.",
        f"Note it beside the record: cfworkflow correct {ref} --note TEXT --because TEXT",
    )


def i3_is_there(ref: str, sought: str, *, found: bool) -> Refusal | None:
    """Find fault with a correction of what no fact that stands has said."""
    if found:
        return None
    return NotCorrected(
        f"A correction of {sought} was to be made about {ref}.",
        f"No fact about {ref} that stands was given that.",
        f"See what can be corrected: cfworkflow correct --list {ref}",
    )


def i3_makes_sense(field: str, fault: str) -> NotCorrected:
    """The fault of a value that could not have stood there in the first place."""
    return NotCorrected(
        f"The {_spoken(field)} was to be put right.",
        f"What was given for it can't stand there: {fault}.",
        "Give it as the command that records it takes it; of several, with commas between.",
    )


def i4_last_that_stands(asked: int | None, last: Sequence[Recorded]) -> Refusal | None:
    """Find fault with taking back a command when it is not the last that stands.

    `asked` is the position of one of its facts, `last` the facts of the last command that stands.
    """
    if not last:
        return NotTakenBack(
            "The last command was to be taken back.",
            "Nothing that stands is on record.",
            "Look at what was recorded: cfworkflow audit log",
        )
    if asked is None or asked >= last[0].position:
        return None
    one = last[-1]
    return NotTakenBack(
        f"What was recorded at @{asked} was to be taken back.",
        f"Since then {one.command} was recorded by {one.actor} (@{one.position}), "
        "and what came later may rest on it.",
        "Correct it instead: cfworkflow correct REF; or first take back what came later: "
        "cfworkflow undo",
    )


def i4_was_a_command(asked: int, meant: Recorded | None) -> Refusal | None:
    """Find fault with taking back what was `asked` for, beyond all that stands.

    `meant` is the last fact up to there: nothing may have been recorded at that position.
    """
    what = f"What was recorded at @{asked} was to be taken back."
    if meant is None or meant.position != asked:
        return NotTakenBack(
            what, "Nothing was recorded there.", "Look for it: cfworkflow audit log"
        )
    if meant.fact.NAME == UNDONE:
        return NotTakenBack(
            what,
            "It took something back itself, and that is not taken back in its turn.",
            "Say the command again that was taken back.",
        )
    return None


def i4_may_be_taken_back(last: Sequence[Recorded], actor: str, now: datetime) -> Refusal | None:
    """Find fault with taking back these facts of one command; `now` is an aware moment."""
    one = last[-1]
    what = f"{one.command} (@{one.position}) was to be taken back."
    if one.command == BEGINNING:
        return NotTakenBack(
            what,
            "It began this record, and all else rests on it.",
            "Begin another store: cfworkflow --store FILE init",
        )
    kinds = {told.fact.NAME for told in last}
    for kind, (why, try_) in NEVER.items():
        if kind in kinds:
            return NotTakenBack(what, why, try_)
    if one.actor != actor:
        return NotTakenBack(
            what,
            f"It was recorded by {one.actor}, not by {actor}.",
            "Leave it to them, or correct it: cfworkflow correct REF",
        )
    if kinds & DECIDED and now - one.recorded_at > WITHIN:
        return NotTakenBack(
            what,
            "What was decided stays decided: it was recorded more than "
            f"{WITHIN.total_seconds() / 3600:.0f} hours ago.",
            "Put a new item: cfworkflow decision propose; "
            "or correct its words: cfworkflow correct REF",
        )
    return None


def _spoken(field: str) -> str:
    return field.replace("_", " ")
