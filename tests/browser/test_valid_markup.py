"""What is sent is valid HTML, by the checker that those who write the standard use."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from pathlib import Path

from tests.browser.crawling import links_of, pages_of
from tests.checkers import NU

NOT_LOOKED_AT = "Inline style violates Content Security Policy"
"""Said at the start of a style, before the checker has read what the hash in the policy is of.

That the hash is the right one is for the browser to tell: `test_taking_away.py`.
"""


def found_in(files: Path, nu: str) -> list[str]:
    """Every error and warning in the HTML files of a folder: which file, which line, what."""
    command = ["java", "-jar", nu, "--stdout", "--exit-zero-always", "--format", "json", str(files)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [
        f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(said)["messages"]
        if (one["type"] == "error" or one.get("subType") == "warning")
        and not one["message"].startswith(NOT_LOOKED_AT)
    ]


def test_every_page_and_every_document_is_valid(site: str, tmp_path: Path) -> None:
    """No error and no warning on any kind of page, nor in any document to take away."""
    nu = NU.needed()
    addresses = set(pages_of(site))
    for path in pages_of(site):
        addresses |= {link for link in links_of(text_at(site + path)) if ".html" in link}
    for number, path in enumerate(sorted(addresses)):
        name = path.strip("/").replace("/", "-").partition("?")[0].removesuffix(".html")
        (tmp_path / f"{number}-{name}.html").write_text(text_at(site + path), encoding="utf-8")
    assert len(addresses) >= 25
    assert found_in(tmp_path, nu) == []


def test_the_checker_notices_what_is_not_valid(tmp_path: Path) -> None:
    """A table row outside a table is found: a checker that finds nothing would keep nothing."""
    text = "<!DOCTYPE html><html lang=en><title>A</title><p><tr><td>x"
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    assert found_in(tmp_path, NU.needed())


def text_at(address: str) -> str:
    """What is sent from an address."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - http, loopback
        return str(answer.read().decode())
