"""The preset of the contract report: six strands, twenty-five tasks, days of support."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cfworkflow import Workflow
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history import check_rules
from cfworkflow.domain.programme import EstablishProgramme
from cfworkflow.domain.strand.commands import ReportTask
from cfworkflow.domain.support.commands import AgreeSupport
from cfworkflow.presets import PresetProblems, load_preset, of_contracts
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.strands import STRANDS
from cfworkflow.projections.support import SUPPORT
from cfworkflow.projections.tasks import TASKS

ROOT = Path(__file__).parents[2]
NAME = "contract-2023"
GROUPS = "cambridgeshire-peterborough"
FILE = (ROOT / "cfworkflow" / "presets" / f"{NAME}.toml").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "presets.md").read_text(encoding="utf-8")

APPENDIX = {
    1: (5, {100: 5}),
    2: (4, {100: 4}),
    3: (5, {100: 4, 75: 1}),
    4: (3, {100: 3}),
    5: (4, {100: 4}),
    6: (4, {100: 4}),
}
"""Contract report, appendix 1: the number of a strand → how many tasks, at which percentage."""


def applied(*names: str) -> tuple[Workflow, list[Recorded]]:
    """A record with the preset on it, or with these; the record, and its facts."""
    workflow = Workflow.open("memory:")
    for preset in map(load_preset, names or [NAME]):
        command = EstablishProgramme(commands=tuple(preset.commands()))
        workflow.do(command, on=preset.in_effect_from)
    return workflow, [*workflow.history()]


def views() -> Reading:
    """What can be read once it is applied."""
    return read_views(applied()[1])


def test_the_tasks_and_their_percentages_are_those_of_the_appendix() -> None:
    """CR appendix 1: six strands, 25 tasks, 24 at 100% and the reporting framework at 75%."""
    reading = views()
    strands = {row.strand: row.number for row in reading.rows(STRANDS).values()}
    found = {
        number: [row.percent for row in reading.rows(TASKS).where(f"strand:{strand}")]
        for strand, number in strands.items()
    }
    counted = {number: (len(all_), dict(Counter(all_))) for number, all_ in found.items()}
    assert counted == APPENDIX
    assert sum(len(all_) for all_ in found.values()) == 25
    assert Counter(percent for all_ in found.values() for percent in all_) == {100: 24, 75: 1}
    [framework] = [row for row in reading.rows(TASKS).values() if row.percent < 100]
    assert framework.title == "Support programme team to establish reporting framework"


def test_the_titles_are_those_of_the_appendix() -> None:
    """CR appendix 1: each strand is called what the report calls it, and no task twice."""
    reading = views()
    assert [row.title for row in reading.rows(STRANDS).values()] == [
        "Recruitment",
        "Team Development",
        "Programme infrastructure and system relationships",
        "Vision and Values",
        "Learning Infrastructure",
        "Trauma-informed approaches",
    ]
    titles = [row.title for row in reading.rows(TASKS).values()]
    assert len({*titles}) == len(titles)


def test_progress_is_dated_by_the_report_and_no_task_has_days_it_does_not_give() -> None:
    """CR: of December 2023, commissioned in October 2022; the appendix gives no days."""
    tasks = views().rows(TASKS).values()
    assert {report.on for row in tasks for report in row.reported} == {date(2023, 12, 31)}
    assert {row.added_on for row in tasks} == {date(2022, 10, 31)}
    assert {(row.begins, row.ends) for row in tasks} == {(None, None)}


def test_support_went_from_38_5_to_80_days_with_the_reason_and_at_whose_expense() -> None:
    """CR Resourcing: 38.5 days, extended to 80 at MEAM's own expense; three a month beside."""
    rows = views().rows(SUPPORT)
    meam = rows["meam"]
    assert [(each.on, each.days) for each in meam.agreed] == [
        (date(2022, 10, 31), "38.5"),
        (date(2023, 12, 31), "80"),
    ]
    assert meam.agreed[0].because is None
    assert "six-month delay" in str(meam.agreed[1].because)
    assert (meam.paid_by, meam.used, meam.left) == ("making-every-adult-matter", "80", "0")
    beside = rows["meam-systems-intervention"]
    assert (beside.days, beside.every, beside.until) == ("3", "month", date(2023, 5, 31))
    assert (beside.used, beside.left) == ("0", None)


@pytest.mark.parametrize("names", [(NAME,), (GROUPS, NAME), (NAME, GROUPS)])
def test_it_is_applied_before_or_after_the_groups_and_breaks_no_rule(
    names: tuple[str, ...],
) -> None:
    """A strand needs no group: either preset can come first, and the judge finds nothing."""
    assert check_rules(applied(*names)[1]) == []


def test_what_went_on_since_is_left_as_it_is_when_it_is_applied_again() -> None:
    """Progress reported and support agreed since the report are the people's own."""
    workflow, before = applied()
    workflow.do(ReportTask(task="ws3-reporting", percent=90))
    workflow.do(ReportTask(task="ws1-panels", percent=50, because="One more post"))
    workflow.do(AgreeSupport(support="meam", days="90", because="One more forum"))
    preset = load_preset(NAME)
    again = EstablishProgramme(commands=tuple(preset.commands()))
    assert workflow.do(again, on=preset.in_effect_from).facts == ()
    assert len([*workflow.history()]) == len(before) + 3


def mistyped(folder: Path, old: str, new: str) -> list[str]:
    """What is said of the preset's file with something in it changed."""
    assert FILE.count(old) >= 1
    file = folder / "plan.toml"
    file.write_text(FILE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PresetProblems) as caught:
        load_preset(file)
    return caught.value.problems


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "ws1-pack"', 'id = "ws2-review"', "(N1)"),
        ("percent = 75", "percent = 175", "strand infrastructure, task ws3-reporting, percent"),
        ('days = "38.5"', 'days = "-3"', "support meam, agreed 1, days"),
        ('days = "38.5"', "days = 38.5", "support meam, agreed 1, days: write text, in quotes"),
        ("because = ", "note = ", "support meam, agreed 2, note: there is no such setting"),
        (
            'id = "ws1-pack"',
            'id = "ws1-pack"\nbegins = 2023-06-01\nends = 2023-05-01',
            "strand recruitment: That ends before it begins (C1).",
        ),
        ('id = "meam-systems-intervention"', 'id = "meam"', "the id 'meam' is given 2 times"),
    ],
)
def test_what_is_wrong_with_a_plan_is_said_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """Errors are a product: mistyped, or against the rules, with the strand, task or support."""
    assert any(said in problem for problem in mistyped(tmp_path, old, new))


def test_a_change_of_support_without_a_reason_is_found_in_the_file(tmp_path: Path) -> None:
    """W1: the rules judge a preset before any of it is recorded."""
    start = FILE.index("because = ")
    end = FILE.index('freeze"""\n') + len('freeze"""\n')
    problems = mistyped(tmp_path, FILE[start:end], "")
    assert len(problems) == 1
    assert "support meam: It is 38.5 days" in problems[0]
    assert problems[0].endswith("(W1).")


def test_the_guide_names_every_setting_of_a_plan() -> None:
    """Whatever can stand in a preset can be looked up."""
    parts = (
        of_contracts.PresetStrand,
        of_contracts.PresetTask,
        of_contracts.PresetSupport,
        of_contracts.PresetAgreement,
        of_contracts.PresetUse,
    )
    names = {name for part in parts for name in part.model_fields}
    assert not [name for name in names if f"`{name}`" not in GUIDE and f"{name}]" not in GUIDE]
