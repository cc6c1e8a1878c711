"""What the tests of the command line begin with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cfworkflow.web import serving
from tests.cli.an_archive import archive, whole_year, year
from tests.cli.stores import Stores
from tests.cli.terminal import SETTINGS, Desk


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """The prepared stores."""
    return Stores(tmp_path_factory.mktemp("stores"))


@pytest.fixture
def desk_at(stores: Stores, tmp_path: Path) -> Callable[[str], Desk]:
    """A desk in a state, with a store of its own."""
    return lambda state: stores.copy(state, tmp_path / "cfworkflow.db")


@pytest.fixture(scope="session")
def _archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archives")
    stores = (
        archive(folder / "archive.db"),
        year(folder / "year.db"),
        whole_year(folder / "whole-year.db"),
    )
    for store in stores:
        Desk(store).done("status")
    return folder


@pytest.fixture
def archived(_archives: Path, tmp_path: Path) -> Desk:
    """A desk whose record goes back some months; its views are up to date."""
    return Desk(Path(shutil.copyfile(_archives / "archive.db", tmp_path / "cfworkflow.db")))


@pytest.fixture
def a_years(_archives: Path, tmp_path: Path) -> Desk:
    """A desk whose record has a year of a small programme in it."""
    return Desk(Path(shutil.copyfile(_archives / "year.db", tmp_path / "cfworkflow.db")))


@pytest.fixture
def whole_years(_archives: Path, tmp_path: Path) -> Desk:
    """A desk whose record has every kind of fact in it; its views are up to date."""
    return Desk(Path(shutil.copyfile(_archives / "whole-year.db", tmp_path / "cfworkflow.db")))


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test sees no settings of the person who runs it."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_page_is_served_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed here ends by itself: `serve` finds a port of its own, and ends at once."""
    listen = serving.listen
    monkeypatch.setattr(serving, "listen", lambda host, _port: listen(host, 0))
    monkeypatch.setattr(serving, "run", lambda _app, _listening: None)
