"""How an element, an approach or a sense check differs from an earlier row, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.of_approaches import SENSE
from cfworkflow.projections.wording import and_then, said, titled

if TYPE_CHECKING:
    from cfworkflow.projections.approaches import ApproachRow, Move
    from cfworkflow.projections.elements import ElementRow
    from cfworkflow.projections.sense_checks import SenseCheckRow


def element(was: ElementRow | None, now: ElementRow) -> str:
    """That it was named; nothing more becomes of it."""
    return "" if was else f"Element {now.element} was named{titled(now.title)}."


def approach(was: ApproachRow | None, now: ApproachRow) -> str:
    """What became of it, step by step."""
    parts = [_went(move) for move in now.moves[len(was.moves) if was else 0 :]]
    if was is not None:
        return said(now.approach, parts)
    return and_then(f"{now.approach} was proposed by {now.group}{titled(now.title)}.", parts)


def _went(move: Move) -> str:
    if move.what == "adopted":
        return f"was adopted by {move.decision}" if move.decision else "was adopted"
    return "was set aside" if move.what == "set_aside" else "was taken up again"


def sense_check(was: SenseCheckRow | None, now: SenseCheckRow) -> str:
    """Who answered what, and what was made of it."""
    parts = []
    if now.answer and (was is None or was.answer is None):
        parts.append(f"was answered by {now.answered_by}: {SENSE[now.answer]}")
    if now.status == "acted_on" and (was is None or was.status != "acted_on"):
        parts.append(f"was acted on: {'the approach' if now.changed else 'nothing'} changed")
    if now.status == "withdrawn" and (was is None or was.status != "withdrawn"):
        parts.append("was withdrawn")
    if was is not None:
        return said(now.sense_check, parts)
    asked = f"{now.sense_check} on {now.approach} was asked of {now.asked}, due {now.due}."
    return and_then(asked, parts)
