"""The fields by which lists are narrowed: fixed words, and names that are on record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import PETALS, PLANS, TIERS, area, tag, tidy
from cfworkflow.web.forms import Field, choice, day

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

_STATES = {
    "barrier": ("operational", "tactical", "strategic", "addressed", "closed", "withdrawn"),
    "decision": ("proposed", "carried", "not_carried", "deferred", "withdrawn"),
    "meeting": ("scheduled", "in_session", "closed", "approved", "cancelled"),
}


def states(kind: str) -> Field:
    """The states that a kind of thing can be in."""
    return choice("state", "State", {state: tag(kind, state).word for state in _STATES[kind]})


def _groups(views: Views) -> Iterable[tuple[str, str]]:
    names = Names(views)
    return [(group, names.short(group)) for group in views.groups]


def _areas(views: Views) -> Iterable[tuple[str, str]]:
    found = {slug for row in views.groups.values() for slug in row.areas}
    return [(slug, area(slug)) for slug in sorted(found)]


def _themes(views: Views) -> Iterable[tuple[str, str]]:
    from cfworkflow.projections.themes import THEMES

    return [(row.theme, row.title or tidy(row.theme)) for row in views.rows(THEMES).values()]


def _principles(views: Views) -> Iterable[tuple[str, str]]:
    from cfworkflow.projections.principles import PRINCIPLES

    rows = views.rows(PRINCIPLES).values()
    return [(row.principle, row.title or tidy(row.principle)) for row in rows]


TIER = choice("tier", "Tier", TIERS)
PLAN = choice("plan", "Plan", PLANS)
PETAL = choice("petal", "Petal", PETALS)
GROUP = Field("group", "Group", choices=_groups)
AREA = Field("area", "Area", choices=_areas)
THEME = Field("theme", "Theme", choices=_themes)
PRINCIPLE = Field("principle", "Principle", choices=_principles)
WORDS = Field("q", "Words in the title")
SINCE, UNTIL = day("since", "From"), day("until", "To")
