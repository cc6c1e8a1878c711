"""A change and what would have come of it, made a sentence."""

from __future__ import annotations

from cfworkflow.audit.explaining.changing import Tried
from cfworkflow.audit.explaining.findings import Change, Result
from cfworkflow.audit.explaining.what_if import Count
from cfworkflow.domain.count import Figures

_THEN: dict[Result, str] = {
    "carried": "it would have been carried",
    "not_carried": "it would not have been carried",
    "no_quorum": "no quorum, and no decision",
    "decidable": "enough for a decision",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def change(
    what: str,
    after: Count,
    by: dict[str, int] | None = None,
    terms: dict[str, str] | None = None,
) -> Change:
    """A change with what comes of it: the half sentence `what` is made a whole one."""
    return Change(
        what=f"{what}: {_because(after)}{_THEN[after.result]}.",
        by=by or {},
        terms=terms or {},
        figures=after.figures.model_dump(mode="json", include=_figures_there_are(after)),
        result=after.result,
    )


def _figures_there_are(after: Count) -> set[str]:
    """The figures there would have been: without a quorum, none of a vote."""
    voted = after.result in {"carried", "not_carried"}
    return {*Figures.model_fields} if voted else {"members", "quorum", "present"}


def _because(after: Count) -> str:
    figures = after.figures
    if after.result in ("carried", "not_carried"):
        in_favour = figures.in_favour + (figures.casting == "for")
        return f"{in_favour} for, {figures.needed} needed; "
    if figures.quorate and not after.composed:
        return ""
    return f"{figures.present} present, quorum {figures.quorum}; "


def sized(tried: Tried, what: str) -> tuple[int, Change]:
    """A change with its size, its sentence beginning with the size."""
    size = in_words(tried.size)
    return tried.size, change(f"{size.capitalize()} {what}", tried.after, tried.by)


def in_words(size: int) -> str:
    """A small number in words."""
    return _NUMBERS[size] if size < len(_NUMBERS) else str(size)
