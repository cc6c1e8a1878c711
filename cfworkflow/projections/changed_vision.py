"""How a vision, a principle or a measure differs from an earlier row of it, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.wording import and_then, listed, said, titled

if TYPE_CHECKING:
    from cfworkflow.projections.measures import MeasureRow
    from cfworkflow.projections.principles import PrincipleRow
    from cfworkflow.projections.visions import VisionRow


def vision(was: VisionRow | None, now: VisionRow) -> str:
    """How a vision is stated now, and whether it was retired."""
    return _stated(f"Vision {now.vision}", was, now)


def principle(was: PrincipleRow | None, now: PrincipleRow) -> str:
    """How a principle is stated now, and whether it was retired."""
    return _stated(f"Principle {now.principle}", was, now)


def _stated(name: str, was: VisionRow | PrincipleRow | None, now: VisionRow | PrincipleRow) -> str:
    by = f" by {now.decision}" if now.decision else ""
    retired = [f"was retired{by}"] if now.status == "retired" else []
    stated = "" if retired else by
    if was is None:
        return and_then(f"{name} was stated{stated}{titled(now.title)}.", retired)
    parts = [f"was stated anew{stated}"] if was.said_at["title"] != now.said_at["title"] else []
    return said(name, [*parts, *(retired if was.status != now.status else [])])


def measure(was: MeasureRow | None, now: MeasureRow) -> str:
    """What a measure was observed to be, and whether it was retired."""
    parts = []
    if now.latest is not None and (was is None or len(now.observed) > len(was.observed)):
        before = was.latest.value if was and was.latest else now.baseline
        since = f"from {before} " if before is not None else ""
        parts.append(f"went {since}to {now.latest.value}")
    if now.status == "retired" and (was is None or was.status != now.status):
        parts.append("was retired")
    if was is not None:
        return said(f"Measure {now.measure}", parts)
    told = f"Measure {now.measure} ({now.unit}) was defined for {listed(now.visions)}"
    return and_then(f"{told}{titled(now.title)}.", parts)
