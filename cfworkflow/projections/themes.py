"""View `themes`: what barriers and learning have in common, by name.

What is under a theme stands with the barriers and the learning; what was under a retired one is
under the one that it was retired into.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.theme.facts import ThemeNamed, ThemeRetired


class ThemeRow(Row, frozen=True):
    """A theme: named, or retired, `into` another if it was."""

    theme: str
    title: str | None
    description: str | None
    status: str
    named_on: date
    changed_on: date
    into: str | None = None
    because: str | None = None


def _named(rows: Rows[ThemeRow], told: Recorded, fact: ThemeNamed) -> None:
    title, description = shown(fact.title, told), fact.description
    rows.add(fact.theme, ThemeRow(fact.theme, title, description, "named", told.on, told.on))


def _retired(rows: Rows[ThemeRow], told: Recorded, fact: ThemeRetired) -> None:
    row = replace(
        known(rows, fact.theme),
        status="retired",
        changed_on=told.on,
        into=fact.into,
        because=shown(fact.because, told),
    )
    rows.put(fact.theme, row)


def _facets(row: ThemeRow) -> Iterator[str]:
    yield f"state:{row.status}"
    if row.into is not None:
        yield f"into:{row.into}"


THEMES = View(
    "themes",
    ThemeRow,
    {"theme-named": _named, "theme-retired": _retired},
    facets=_facets,
    corrected=Words(
        "theme",
        {
            "theme-named": {name: name for name in ("title", "description")},
            "theme-retired": {"because": "because"},
        },
    ).taken(),
)
"""Key: the theme's slug."""


def theme_of(themes: Mapping[str, ThemeRow], theme: str | None) -> str | None:
    """The theme that something is under now, once it was put under `theme`."""
    seen: set[str] = set()
    while theme is not None and theme not in seen:
        seen.add(theme)
        into = themes[theme].into
        if into is None:
            return theme
        theme = into
    return theme


def words_of(themes: Mapping[str, ThemeRow], theme: str) -> tuple[str, ...]:
    """The words that find what is under a theme: its own, and those of all retired into it.

    By the name of one that is retired itself there is found what was put under that name.
    """
    return tuple(
        f"theme:{name}" for name in themes if name == theme or theme_of(themes, name) == theme
    )
