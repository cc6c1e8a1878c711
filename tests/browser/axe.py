"""What axe-core finds on a page that keeps somebody from using it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .flatMap(found => found.nodes.map(node => `${found.id}: ${found.help}: ${node.html}`))"""


def violations(page: Page, axe: str) -> list[str]:
    """Every violation of every rule, best practices among them: the rule and the place."""
    page.evaluate(Path(axe).read_text(encoding="utf-8"))
    return list(page.evaluate(_RUN))
