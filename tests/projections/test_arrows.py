"""What the views may import: reading rows must not cost what deciding costs.

The keeper keeps rows in the store's own file, so it and what reads them there bring in SQLite and
what turns rows into bytes. All else is light: a view, a plan, a status need no package at all.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

import pytest

from cfworkflow import projections

ROOT = Path(__file__).parents[2]
KEEPING = {"apsw", "msgspec"}
HEAVY = {"pydantic", "transitions", "eventsourcing", "click", "cryptography", *KEEPING}
MODULES = [each.name for each in iter_modules(projections.__path__, "cfworkflow.projections.")]
OF_THE_KEEPER = re.compile(r".*\.(keeper|kept_\w+|\w+_as_of)")
LIGHT = [name for name in MODULES if not OF_THE_KEEPER.fullmatch(name)]


def brought_in(module: str) -> set[str]:
    """The heavy packages, and the parts of ours, in a fresh process that imports `module`."""
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
    ours = {name[1] for name in loaded if name[0] == "cfworkflow" and len(name) > 1}
    return {name[0] for name in loaded if name[0] in HEAVY} | ours


def test_every_view_and_reading_is_light() -> None:
    """Design § 10: what shows rows imports neither pydantic nor eventsourcing, nor the domain."""
    for light in ("barriers", "plan", "reading", "status", "view", "views"):
        assert f"cfworkflow.projections.{light}" in LIGHT
    assert brought_in(", ".join(LIGHT)) == {"projections"}


def test_the_keeper_brings_in_what_keeps_rows_and_no_more() -> None:
    """Reading kept rows costs SQLite and a decoder; it never costs what deciding does."""
    for keeping in ("keeper", "kept_rows", "kept_schema", "reading_as_of"):
        assert f"cfworkflow.projections.{keeping}" not in LIGHT
    assert brought_in("cfworkflow.projections.keeper") == {"projections", *KEEPING}
    assert brought_in(", ".join(MODULES)) == {"projections", *KEEPING}


def test_a_heavy_import_is_noticed() -> None:
    """The look at a fresh process would see pydantic, had a module imported it."""
    assert brought_in("cfworkflow.domain.words") == {"pydantic", "domain"}


@pytest.mark.parametrize("package", sorted(HEAVY))
def test_what_is_looked_for_exists(package: str) -> None:
    """A package of another name would never be found, and so never be missed."""
    assert find_spec(package) is not None
