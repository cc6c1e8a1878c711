"""How a theme or a piece of learning differs from an earlier row of it, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.of_learning import OUTCOMES
from cfworkflow.projections.wording import and_then, listed, said, titled

if TYPE_CHECKING:
    from cfworkflow.projections.learnings import LearningRow
    from cfworkflow.projections.themes import ThemeRow


def theme(was: ThemeRow | None, now: ThemeRow) -> str:
    """That it was named, and retired into which other."""
    retired = now.status == "retired" and (was is None or was.status != "retired")
    parts = [f"was retired{f' into {now.into}' if now.into else ''}"] if retired else []
    if was is not None:
        return said(f"Theme {now.theme}", parts)
    return and_then(f"Theme {now.theme} was named{titled(now.title)}.", parts)


def learning(was: LearningRow | None, now: LearningRow) -> str:
    """Who shared it, what it was linked to, and who took it up."""
    links = now.links[len(was.links) if was else 0 :]
    about = (f"theme {link.ref}" if link.kind == "theme" else link.ref for link in links)
    parts = [f"was linked to {listed(about)}"] if links else []
    taken = now.taken_up[len(was.taken_up) if was else 0 :]
    if taken:
        parts.append(f"was taken up by {listed(dict.fromkeys(each.by for each in taken))}")
    if was is not None:
        return said(now.learning, parts)
    shared = f"{now.learning} was shared by {now.group}, learned from {OUTCOMES[now.outcome]}"
    return and_then(f"{shared}{titled(now.title)}.", parts)
