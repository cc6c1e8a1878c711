"""What the views may import: reading rows must not cost what deciding costs.

Rows are made of msgspec's structures, which also turns them into bytes; the store's file is handed
to who keeps rows in it. Nothing else is needed, and of the domain nothing but the arithmetic of
terms, what references look like, and tables loaded on use, which themselves import nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages

import pytest

from cfworkflow import projections

ROOT = Path(__file__).parents[2]
HEAVY = {"pydantic", "transitions", "eventsourcing", "click", "cryptography", "apsw", "msgspec"}
OF_THE_DOMAIN = {"domain.arithmetic", "domain.on_use", "domain.references"}
MODULES = [each.name for each in walk_packages(projections.__path__, "cfworkflow.projections.")]


def brought_in(module: str) -> set[str]:
    """The heavy packages and parts of ours in a fresh process that imports `module`.

    Of the domain each module is named.
    """
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys, json, {module}; print(json.dumps([*sys.modules]))",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = [name.split(".") for name in json.loads(told.stdout)]
    ours = [name[1:] for name in loaded if name[0] == "cfworkflow" and len(name) > 1]
    parts = {name[0] for name in ours} - {"domain"}
    of_domain = {".".join(name) for name in ours if name[0] == "domain" and len(name) > 1}
    return {name[0] for name in loaded if name[0] in HEAVY} | parts | of_domain


def test_every_view_and_reading_is_light() -> None:
    """Design § 10: what keeps and shows rows imports neither pydantic nor eventsourcing."""
    assert len(MODULES) > 30
    assert brought_in(", ".join(MODULES)) == {"projections", "msgspec", *OF_THE_DOMAIN}


def test_a_heavy_import_is_noticed() -> None:
    """The look at a fresh process would see pydantic, had a module imported it."""
    assert brought_in("cfworkflow.domain.words") == {"pydantic", "domain.words"}


@pytest.mark.parametrize("package", sorted(HEAVY))
def test_what_is_looked_for_exists(package: str) -> None:
    """A package of another name would never be found, and so never be missed."""
    assert find_spec(package) is not None
