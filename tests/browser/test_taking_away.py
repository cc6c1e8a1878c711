"""Documents as one HTML file: opened from a disk, they need nothing and nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.serving import run
from tests.checkers import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Page

DOCUMENTS = ["decisions", "plan", "minutes M-0002", "barriers", "coverage", "delivery"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_opens_from_a_disk(
    document: str, store: Path, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    """Its own policy lets its own style through, it asks for nothing, and everybody can use it."""
    file = tmp_path / "document.html"
    run("--store", str(store), "export", "html", *document.split(), "--out", str(file))
    page = open_page(file.as_uri())
    weight = page.evaluate("() => getComputedStyle(document.querySelector('h1')).fontWeight")
    shape = page.evaluate("() => getComputedStyle(document.querySelector('main')).display")
    lines = page.evaluate("() => getComputedStyle(document.querySelector('table')).borderCollapse")
    assert (weight, shape, lines) == ("700", "block", "collapse")
    assert violations(page, AXE.needed()) == []
