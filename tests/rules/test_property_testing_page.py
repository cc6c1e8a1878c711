"""The page for other people's property tests: its examples run as they stand."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import cfworkflow.testing

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "property-testing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)


def test_the_examples_run_as_they_stand(tmp_path: Path) -> None:
    """Whoever copies an example into a test file has a test that passes, with pytest alone."""
    for number, example in enumerate(EXAMPLES):
        (tmp_path / f"test_example_{number}.py").write_text(example, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "."],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "HYPOTHESIS_STORAGE_DIRECTORY": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{len(EXAMPLES)} passed" in done.stdout, done.stdout + done.stderr


def test_the_page_names_what_there_is() -> None:
    """Every name of the page's table is there, and what is public is on the page."""
    table = {
        name
        for line in PAGE.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)", line)
    }
    assert table <= {*cfworkflow.testing.__all__}
    assert {name for name in cfworkflow.testing.__all__ if name not in PAGE} <= {
        "COMMANDS",
        "Late",
        "Outcome",
        "Programme",
        "Judgement",
    }
