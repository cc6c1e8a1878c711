"""The files in examples/ are what they say they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from cfworkflow.cli.terms_file import read_terms
from cfworkflow.domain.terms import Terms
from tests.cli.terminal import ROOT, Desk, ask

EXAMPLES = ROOT / "examples"
MEETING = EXAMPLES / "meeting.toml"
TERMS = EXAMPLES / "terms.toml"


def commands_in(file: Path) -> list[str]:
    """The commands that a file's comments say to type."""
    text = file.read_text(encoding="utf-8")
    return re.findall(r"^#   cfworkflow (.*?)(?:  +to .*)?$", text, flags=re.MULTILINE)


def test_the_example_meeting_is_recorded_by_the_commands_it_names(
    desk_at: Callable[[str], Desk],
) -> None:
    """A secretary can begin from the file: its own first lines lead to a meeting on record."""
    typed = [line.replace("meeting.toml", str(MEETING)) for line in commands_in(MEETING)]
    first_a_dry_run, *others = typed[:2]
    assert "--dry-run" in first_a_dry_run
    desk = desk_at("programme")
    desk.done(*typed[3:], first_a_dry_run, *others)
    shown = desk("meeting show M-0001 --json").json
    assert [item["outcome"] for item in shown["items"]] == ["carried", "carried", "deferred"]
    assert desk("barrier show B-0001 --json").json["status"] == "strategic"
    assert desk("decision show D-0002 --json").json["figures"]["present"] == 6


def test_the_example_terms_say_every_setting_there_is() -> None:
    """Whoever writes terms sees all that can be agreed on, under its own name."""
    text = TERMS.read_text(encoding="utf-8")
    settings = {name.replace("_", "-") for name in Terms.model_fields}
    assert {name for name in settings if not re.search(rf"\b{name}\b", text)} == set()
    assert read_terms(str(TERMS)).model_dump(exclude={"seats"}) != Terms().model_dump(
        exclude={"seats"}
    )


def test_the_example_terms_work_without_a_store() -> None:
    """Terms can be tried out as figures: half of 17, rounded down, plus 1; two thirds of 9."""
    try_out = commands_in(TERMS)[1].replace("terms.toml", str(TERMS))
    assert ask(*try_out.split(), "--json").json == {
        "members": 17,
        "quorum": 9,
        "present": 9,
        "quorate": True,
        "for": 6,
        "against": 3,
        "abstain": 0,
        "needed": 6,
        "carried": True,
    }
