"""The style sheet, and that it belongs to the markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.metadata import metadata
from pathlib import Path

import pytest
from lxml import html

from cfworkflow.reports.html import write
from cfworkflow.reports.page.style import digest, inlined, sheet
from tests.reports.a_document import of_every_kind

ROOT = Path(__file__).resolve().parents[3]
STYLES = ROOT / "styles"
TEMPLATES = sorted((ROOT / "cfworkflow").rglob("templates/*.html"))
PACKAGE = json.loads((STYLES / "package.json").read_text(encoding="utf-8"))
SMALL = 64_000
"""Bytes: it goes into every document that stands alone."""

HOOKS = {"govuk-service-navigation__text", "govuk-table__row", "govuk-table__body"}
"""Classes that GOV.UK Frontend gives its markup and has no rule for."""

CLASS = re.compile(r"\.((?:govuk|cfw)-[\w-]+)")
WORN = re.compile(r'class(?:es)?"?(?:=|: )"([^"]*)"')
OURS = re.compile(r"(?:govuk|cfw)-[\w-]+\w(?![\w-]|\{)")
COMPONENT = re.compile(r"govuk_frontend_jinja/components/([\w-]+)/")


def styled() -> set[str]:
    """Every class that the style sheet has a rule for."""
    return set(CLASS.findall(sheet()))


def test_its_version_of_govuk_frontend_is_the_one_asked_for() -> None:
    """`styles/package.json` says which styles these are, and the notice repeats it."""
    version = PACKAGE["devDependencies"]["govuk-frontend"]
    assert f'--govuk-frontend-version: "{version}"' in sheet()
    assert f"GOV.UK Frontend (version {version}), under the MIT licence" in sheet()


def test_the_markup_of_components_is_of_the_same_version() -> None:
    """The library of macros names the version of GOV.UK Frontend that it follows."""
    told = str(metadata("govuk-frontend-jinja").get_payload())
    (version,) = set(re.findall(r"GOV\.UK%20Frontend-v([\d.]+)-", told))
    assert version == PACKAGE["devDependencies"]["govuk-frontend"]


def test_it_stays_small_and_fetches_nothing() -> None:
    """No typeface, no picture and no other sheet is asked of any network."""
    assert len(sheet().encode()) < SMALL
    assert not re.search(r"url\(|@import|@font-face|GDS Transport", sheet())


def test_what_the_lock_says_names_no_registry() -> None:
    """The same packages are taken from wherever a machine gets its own."""
    lock = json.loads((STYLES / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert all("integrity" in package and "resolved" not in package for package in packages)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_each_class_of_a_template_is_in_it(template: Path) -> None:
    """A class without a rule is a slip of the pen, or a component that was not taken along."""
    worn = {
        name for told in WORN.findall(template.read_text("utf-8")) for name in OURS.findall(told)
    }
    assert worn <= styled() | HOOKS


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_each_component_of_a_template_is_in_it(template: Path) -> None:
    """Only the styles of components that are used were taken along, and all of these."""
    used = set(COMPONENT.findall(template.read_text("utf-8")))
    taken = re.findall(
        r"govuk/components/([\w-]+)", (STYLES / "cfworkflow.scss").read_text("utf-8")
    )
    assert used <= set(taken)


def test_each_class_of_a_document_is_in_it() -> None:
    """What no template says, such as the colour of a tag, is held here."""
    page = html.document_fromstring(write(of_every_kind()))
    worn = {name for each in page.iter() for name in (each.get("class") or "").split()}
    assert worn <= styled() | HOOKS


def test_its_digest_is_that_of_the_element() -> None:
    """A browser that keeps to the policy of a page compares the two."""
    (element,) = html.fragments_fromstring(inlined())
    hashed = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
    assert digest() == f"sha256-{hashed}"
