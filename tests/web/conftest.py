"""Stores that the page is asked about."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.an_archive import archive, whole_year
from tests.web.browsing import Browser
from tests.web.records import hostile


@pytest.fixture(scope="session")
def whole_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with every kind of fact in it."""
    return whole_year(tmp_path_factory.mktemp("web") / "whole-year.db")


@pytest.fixture(scope="session")
def whole(whole_store: Path) -> Browser:
    """A browser before the page of every kind of fact."""
    return Browser.at(whole_store)


@pytest.fixture(scope="session")
def hostile_page(whole_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """A browser before the page of the same record, its every text meant to do harm."""
    return Browser.at(hostile(whole_store, tmp_path_factory.mktemp("hostile") / "hostile.db"))


@pytest.fixture(scope="session")
def _archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("archive") / "archive.db")


@pytest.fixture
def store(_archive: Path, tmp_path: Path) -> Path:
    """A store of some months, each of its facts recorded when it happened, of one's own."""
    return Path(shutil.copyfile(_archive, tmp_path / "cfworkflow.db"))


@pytest.fixture
def browser(store: Path) -> Browser:
    """A browser before the page of that store."""
    return Browser.at(store)
