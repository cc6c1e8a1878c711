"""What became of the sense checks of an approach, in words: in a cell, and a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfworkflow.projections.sense_checks import SenseCheckRow
    from cfworkflow.projections.trusted_person import Planned

_SHORT = {"makes-sense": "yes", "with-changes": "with changes", "does-not": "no"}


def checks_in_words(checks: tuple[SenseCheckRow, ...]) -> str:
    """What became of the sense checks of an approach, shortly; that there are none, first of all.

    Those withdrawn do not count.
    """
    asked = [check for check in checks if check.status != "withdrawn"]
    said = [_SHORT[check.answer] if check.answer else "waiting" for check in asked]
    counts = {word: said.count(word) for word in dict.fromkeys(said)}
    return ", ".join(f"{number} {word}" for word, number in counts.items()) or "none"


def check_lines(planned: Planned) -> Iterator[str]:
    """The sense checks of an approach, a line each; that there are none, where there should be."""
    if planned.unchecked:
        yield "not sense-checked"
    for check in planned.sense_checks:
        yield f"{check.sense_check} {check.asked}: {check_in_words(check)}"


def check_in_words(check: SenseCheckRow) -> str:
    """What became of a sense check, in a line."""
    from cfworkflow.projections.told.of_approaches import SENSE

    if check.status == "withdrawn":
        return f"withdrawn on {check.changed_on}{_said(check.because)}"
    if check.answer is None:
        return f"asked on {check.asked_on}, due {check.due}"
    by = f"{check.answered_by}, " if check.answered_by != check.asked else ""
    told = f"{SENSE[check.answer]} ({by}{check.answered_on}){_said(check.findings)}"
    if check.acted_on is None:
        return f"{told}; to be acted on"
    changed = "changed" if check.changed else "nothing changed"
    return f"{told}; {changed} ({check.acted_on}){_said(check.how)}"


def _said(text: str | None) -> str:
    return f": {text}" if text else ""
