"""Parts of rows without the positions of the facts that said so, to be held against plain ones."""

from __future__ import annotations

from typing import Any

from cfworkflow.projections.row import replace


def plain(part: Any) -> Any:  # noqa: ANN401 - a part of a row, or several
    """The same part as if it stood at no position."""
    if isinstance(part, tuple):
        return tuple(plain(each) for each in part)
    return replace(part, at=0)
