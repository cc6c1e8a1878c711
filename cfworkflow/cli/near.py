"""What a name that is not there may have been meant for, sought only once it is missing."""

from __future__ import annotations

from collections.abc import Iterable
from operator import ne
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfworkflow.domain.refusal import Unknown

_MANY, _LETTERS = 2_000, 2
"""Of so many names, only those are compared closely that differ by so few letters."""


def nearest(sought: str, known: Iterable[str]) -> list[str]:
    """The names most like the one sought, the likeliest first; a few at most."""
    from difflib import get_close_matches

    names = [*known]
    if len(names) > _MANY:
        names = [name for name in names if _differs_little(sought, name)]
    return get_close_matches(sought, names, n=3, cutoff=0.5)


def _differs_little(one: str, other: str) -> bool:
    apart = abs(len(one) - len(other))
    return apart < _LETTERS and apart + sum(map(ne, one, other)) <= _LETTERS


def with_near(unknown: Unknown, url: str) -> Unknown:
    """The same failure, knowing what is on record and near to it."""
    from cfworkflow.cli.kept import up_to_date
    from cfworkflow.domain.refusal import Unknown
    from cfworkflow.projections.views import TELLING, view_of
    from cfworkflow.store.opening import MEMORY

    if url == MEMORY or unknown.kind not in TELLING:
        return unknown
    known = up_to_date(url).as_of().rows(view_of(unknown.kind))
    return Unknown(unknown.kind, unknown.ref, nearest(unknown.ref, known))
