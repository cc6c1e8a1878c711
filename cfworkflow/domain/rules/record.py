"""D1: what a decision's record holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.domain.refusal import Refusal

if TYPE_CHECKING:
    from cfworkflow.domain.barrier.state import Barrier


class RecordIncomplete(Refusal):
    """D1: the record of a decision holds its reasons (SI 2012/2089 reg 12 as a template)."""

    code = "D1"


def d1_reasons_are_given(item: str, stated: Collection[str]) -> Refusal | None:
    """Find fault with a vote on an item for which no reasons were written down."""
    if "reasons" in stated:
        return None
    return RecordIncomplete(
        f"{item} was put to the vote.",
        "The record of a decision holds its reasons, and none are written down.",
        'Say why: --reasons "…" (also --alternatives, --evidence, --lived-experience)',
    )


def d1_permitted_ahead(until: date | None, on: date) -> Refusal | None:
    """Find fault with a permission that would end before it begins."""
    if until is None or until >= on:
        return None
    return RecordIncomplete(
        f"Permission was to be given until {until.isoformat()}.",
        f"The meeting is on {on.isoformat()}, which is later.",
        "Give a later --until.",
    )


def d1_every_recommendation_answered(barrier: Barrier, answers: int) -> Refusal | None:
    """Find fault with single answers that do not match the recommendations one to one."""
    if answers in (0, barrier.recommendations):
        return None
    return RecordIncomplete(
        f"{barrier.ref} was to be returned with {answers} answer{'s' * (answers != 1)}.",
        f"It was escalated with {barrier.recommendations} recommendations; they are answered "
        "each, in their order, or together in the response.",
        f"Give {barrier.recommendations} times --answer, or none.",
    )
