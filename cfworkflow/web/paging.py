"""The pages of a long list, as GOV.UK Frontend shows them: the first, those nearby, the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfworkflow.web.asked import Asked

A_PAGE = 25
"""Rows on a page."""


def pagination(asked: Asked, page: int, pages: int) -> dict[str, object] | None:
    """What the component takes, and which page of how many; None where all is on one page."""
    if pages <= 1:
        return None

    def href(number: int) -> str:
        return asked.here(page=number if number > 1 else None)

    near = {1, page - 1, page, page + 1, pages}
    items: list[dict[str, object]] = []
    before = 0
    for number in sorted(each for each in near if 1 <= each <= pages):
        if number - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": number, "href": href(number), "current": number == page})
        before = number
    shown: dict[str, object] = {"items": items, "landmarkLabel": "Pages of this list"}
    shown |= {"page": page, "of": pages}
    if page > 1:
        shown["previous"] = {"href": href(page - 1)}
    if page < pages:
        shown["next"] = {"href": href(page + 1)}
    return shown
