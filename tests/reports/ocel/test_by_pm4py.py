"""What an outside tool says of a log: pm4py validates both forms, and reads what was written.

pm4py stands in an environment of its own (`make checkers`), and is run as a program of its own.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.checkers import PM4PY
from tests.projections.a_year import whole_year
from tests.reports.ocel.a_log import Told, gathered, json_of, sqlite_of, standing_in

HERE = Path(__file__).parent
SCRIPT, SCHEMA = HERE / "read_by_pm4py.py", HERE / "ocel20.schema.json"
RULES = 24
"""How many rules pm4py's validation of the relational form has."""


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """What the logs of a year with every kind of fact tell, without and with their texts."""
    stands = standing_in(tmp_path_factory.mktemp("stores"), whole_year())
    return {
        "log": gathered(stands).told,
        "log-with-texts": gathered(stands, texts=True).told,
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401
    """What pm4py finds in those, in a log of nothing, and in one that lacks what a log has."""
    needed = PM4PY.needed()
    stands = standing_in(tmp_path_factory.mktemp("stores"), whole_year())
    bad = sqlite_of([]).replace(b"ocel_qualifier", b"ocel_qualified")
    files = {
        "log": (json_of(stands), sqlite_of(stands)),
        "log-with-texts": (json_of(stands, texts=True), sqlite_of(stands, texts=True)),
        "empty": (json_of([]), sqlite_of([])),
        "broken": (b'{"events": []}', bad),
    }
    folder = tmp_path_factory.mktemp("logs")
    for name, (as_json, as_sqlite) in files.items():
        (folder / f"{name}.json").write_bytes(as_json)
        (folder / f"{name}.sqlite").write_bytes(as_sqlite)
    ran = subprocess.run(
        [needed, SCRIPT, SCHEMA, folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def as_data(told: Told) -> dict[str, Any]:
    """What a log tells, as JSON has it."""
    return {
        "events": {ref: [*each] for ref, each in told.events.items()},
        "objects": {ref: [*each] for ref, each in told.objects.items()},
        "changes": [[*each] for each in told.changes],
        "related": sorted([*each] for each in told.related),
        "between": sorted([*each] for each in told.between),
    }


@pytest.mark.parametrize("name", ["log", "log-with-texts", "empty"])
def test_pm4py_validates_both_forms(found: Any, name: str) -> None:  # noqa: ANN401
    """All its rules of the relational form are kept, and the schema of the other, even empty."""
    assert found[name]["rules"] == RULES
    assert found[name]["broken"] == []
    assert found[name]["fits"] is True


@pytest.mark.parametrize("form", ["json", "sqlite"])
@pytest.mark.parametrize("name", ["log", "log-with-texts"])
def test_pm4py_reads_back_what_was_written(
    found: Any,  # noqa: ANN401
    expected: dict[str, Told],
    name: str,
    form: str,
) -> None:
    """Every kind of fact there is, taken to a tool that knows nothing of us, and back."""
    for part, told in as_data(expected[name]).items():
        assert found[name][form][part] == told, part


def test_what_is_no_log_is_told_from_one(found: Any) -> None:  # noqa: ANN401
    """The check is not blind: a log with a column, or a key, missing is found out."""
    assert found["broken"]["broken"]
    assert found["broken"]["fits"] is False
