"""Saying of a document that it tells of some things only: nobody is to take it for the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import PETALS, PLANS, TIERS, area, tidy

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Document


def narrowed(document: Document, views: Views, asked: Mapping[str, object]) -> Document:
    """The document, telling in what it is about which filters it was asked with.

    `asked` are options of its builder; those that are no filters, or None, are passed over.
    """
    names = Names(views)
    said: dict[str, Callable[[Any], str]] = {
        "plan": lambda slug: PLANS[slug],
        "tier": lambda tier: f"{TIERS[tier]} tier",
        "group": names.full,
        "state": tidy,
        "petal": lambda slug: PETALS[slug],
        "area": area,
        "theme": names.theme,
        "barrier": str,
        "principle": lambda slug: str(names.principle(slug)),
        "q": lambda text: f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}",
        "since": lambda day: f"since {_day(day)}",
        "until": lambda day: f"until {_day(day)}",
    }
    only = [say(asked[name]) for name, say in said.items() if asked.get(name) is not None]
    if not only:
        return document
    before = f"{document.of}. " if document.of else ""
    return replace(document, of=f"{before}Only: {', '.join(only)}.")


def _day(day: object) -> str:
    return spoken(day) if isinstance(day, date) else str(day)
