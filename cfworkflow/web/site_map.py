"""Every page there is: its path, what makes it, and the forms it comes in."""

from __future__ import annotations

from typing import NamedTuple

DOCUMENT = ("docx", "xlsx", "csv", "html")
"""The forms in which a document can be taken away."""

_DOCUMENTS = "cfworkflow.web.pages.document_pages"


class Page(NamedTuple):
    """A page: its path, and where what makes it stands (`package.module:name`), loaded on use.

    `{ref}` in the path is what it is about. Beside these `forms` each is there as data. One that
    is `slow` is worked out from many facts; so are lists in which words or dates are sought.
    """

    path: str
    making: str
    forms: tuple[str, ...] = ()
    slow: bool = False


PAGES = (
    Page("/", f"{_DOCUMENTS}:STATUS", DOCUMENT),
    Page("/barriers", f"{_DOCUMENTS}:BARRIERS", DOCUMENT),
    Page("/barriers/board", "cfworkflow.web.pages.board:board"),
    Page("/barriers/pictures", "cfworkflow.web.pages.pictures:pictures", DOCUMENT, slow=True),
    Page("/barriers/{ref}", f"{_DOCUMENTS}:BARRIER", DOCUMENT),
    Page(
        "/barriers/{ref}/explained", "cfworkflow.web.pages.explained:barrier", DOCUMENT, slow=True
    ),
    Page("/meetings", f"{_DOCUMENTS}:MEETINGS", DOCUMENT),
    Page("/meetings/{ref}", f"{_DOCUMENTS}:MINUTES", DOCUMENT),
    Page("/decisions", f"{_DOCUMENTS}:DECISIONS", DOCUMENT),
    Page("/decisions/{ref}", f"{_DOCUMENTS}:DECISION", DOCUMENT),
    Page(
        "/decisions/{ref}/explained", "cfworkflow.web.pages.explained:decision", DOCUMENT, slow=True
    ),
    Page("/plans/barriers", f"{_DOCUMENTS}:PLAN", DOCUMENT),
    Page("/plans/trusted-person", f"{_DOCUMENTS}:TRUSTED_PERSON", DOCUMENT),
    Page("/coverage", f"{_DOCUMENTS}:COVERAGE", DOCUMENT),
    Page("/coverage/{ref}", f"{_DOCUMENTS}:COVERAGE_OF", DOCUMENT),
    Page("/delivery", f"{_DOCUMENTS}:DELIVERY", DOCUMENT),
    Page("/groups", f"{_DOCUMENTS}:GROUPS", DOCUMENT),
    Page("/groups/{ref}", f"{_DOCUMENTS}:GROUP", DOCUMENT),
    Page("/record/{ref}", "cfworkflow.web.pages.story:story"),
    Page("/search", "cfworkflow.web.pages.search:search"),
    Page("/audit", "cfworkflow.web.pages.audit:audit"),
    Page("/audit/log", "cfworkflow.web.pages.audit_log:log"),
    Page("/audit/verify", "cfworkflow.web.pages.verifying:verify"),
)
"""One more is a line here."""

MOVED = {"/index": "/", "/plans": "/plans/barriers"}
"""Paths that people try → where the page is."""

CHECKPOINT = "/audit/checkpoint.txt"
"""Where the checkpoint is as a file."""

PACKS = (
    "/audit/pack.zip",
    *(f"/{kind}/{{ref}}/pack.zip" for kind in ("barriers", "meetings", "decisions", "groups")),
)
"""Where evidence packs are: of the whole record, and of one thing."""
