"""The arrows of the architecture: what may import what (docs/architecture.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "cfworkflow"


def imported_packages(source: str) -> set[str]:
    """The top-level packages that `source` imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_imports_flow_one_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every contract of [tool.importlinter] is kept: nothing flows back from views to facts."""
    monkeypatch.chdir(ROOT)
    outcome = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    assert outcome == 0, capsys.readouterr().out


def test_only_the_store_imports_eventsourcing() -> None:
    """The 10.x of eventsourcing renames classes; that must be a change in one folder."""
    importers = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if "eventsourcing" in imported_packages(path.read_text(encoding="utf-8"))
    }
    assert importers == {"store"}


def test_an_import_inside_a_function_counts() -> None:
    """The look for imports sees lazy ones too, and knows a relative one for our own."""
    source = "def run():\n    import eventsourcing.dcb\n    from . import click\n"
    assert imported_packages(source) == {"eventsourcing"}
