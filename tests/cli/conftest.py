"""What the tests of the command line begin with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test sees no settings of the person who runs it."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
