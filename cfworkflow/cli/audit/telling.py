"""What was verified, and what was found, in words or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.failure import DAMAGED, CommandFailure, Failure
from cfworkflow.cli.look import Look, show_json
from cfworkflow.cli.table import table_lines

if TYPE_CHECKING:
    from cfworkflow.audit.verification import Judged, Part, Problem, Report, Withheld

_MOST = 50
"""Problems told; the others are counted."""

_OF_A_STORE = "Keep the file as it is, and compare it with the last good copy and its checkpoints."
OF_A_PACK = "Rely on nothing in it. Keep it as it is, and ask whoever sent it for another copy."
"""What to do with a pack in which anything is wrong."""


def tell_report(look: Look, report: Report, what_now: str = _OF_A_STORE) -> None:
    """Tell what was verified. Raises a failure that lists what is wrong, if anything is."""
    if look.as_json:
        show_json(_as_data(report))
    else:
        for part in report.parts:
            state = "sound" if not part.problems else f"{len(part.problems)} wrong"
            click.echo(f"{part.name}: {state} ({part.looked_at})")
        if report.withheld:
            click.echo(f"texts: {report.withheld.texts} of {report.withheld.of} withheld")
        for what in report.not_looked_at:
            click.echo(f"Not looked at: {what}.")
        if report.root:
            click.echo(f"root: {report.root.hex()} of {report.size} facts")
    if report.withheld:
        click.echo(_without(report.withheld, sound=not report.problems), err=True)
    _fail(report.problems, what_now)


def _without(withheld: Withheld, *, sound: bool) -> str:
    """What it means that texts are not here, for whoever takes the file for the record itself."""
    return (
        f"This is a copy that was made without texts: {withheld.texts} of {withheld.of} are not "
        f"here.{' All that is here is sound.' if sound else ''}\n"
        "Should it be the record itself, they were taken away: keep the file as it is, and compare "
        "it with the last good copy."
    )


def tell_rules(look: Look, judged: Judged) -> None:
    """Tell how many facts each rule was put to, what was late, and what broke a rule."""
    from cfworkflow.audit.verification import Part, Problem

    judgement, damaged = judged.judgement, [*judged.unread, *judged.damaged]
    broken = [Problem(f"{each.code}: {each.what}", each.position) for each in judgement.breaches]
    if look.as_json:
        show_json(
            {
                "facts": judgement.facts,
                "judged": judgement.judged,
                "breaches": [each._asdict() for each in broken],
                "damaged": [each._asdict() for each in damaged],
                "not_judged": judged.not_judged or None,
                "late": [
                    {"position": each.position, "what": each.what, "decisions": each.decisions}
                    for each in judgement.late
                ],
            }
        )
    else:
        wrong = [each.code for each in judgement.breaches]
        rows = [
            (code, facts, wrong.count(code) or "none") for code, facts in judgement.judged.items()
        ]
        for line in table_lines(["rule", "facts judged", "breaches"], rows):
            click.echo(line)
        for each in judgement.late:
            click.echo(f"Late (T1) @{each.position}: {each.what}")
        if judged.not_judged:
            click.echo(f"Not judged: {judged.not_judged}.")
    parts = (Part("facts", "", tuple(damaged)), Part("rules", "", tuple(broken)))
    _fail([(part, problem) for part in parts for problem in part.problems])


def _fail(problems: Sequence[tuple[Part, Problem]], what_now: str = _OF_A_STORE) -> None:
    if not problems:
        return
    failures = [
        Failure(
            part.name.partition(" ")[0],
            problem.what,
            place="" if problem.position is None else f"@{problem.position}",
        )
        for part, problem in problems[:_MOST]
    ]
    more = len(problems) - _MOST
    why = f"{more} more were found." if more > 0 else ""
    failures[-1] = failures[-1]._replace(why=why, try_=_try(problems) or what_now)
    raise CommandFailure(DAMAGED, failures)


def _try(problems: Sequence[tuple[Part, Problem]]) -> str:
    """The command that helps where no fact is in doubt; empty where one may be."""
    parts = {part.name for part, _ in problems}
    owed = all(problem.position is None for part, problem in problems if part.name == "erasures")
    if not owed or not parts <= {"views", "erasures"}:
        return ""
    if "views" in parts:
        return "cfworkflow projections rebuild"
    return "cfworkflow audit log --kind narratives-erased"


def _as_data(report: Report) -> dict[str, object]:
    return {
        "state": report.state,
        "withheld": report.withheld._asdict() if report.withheld else None,
        "size": report.size,
        "root": report.root.hex(),
        "parts": [
            {
                "part": part.name,
                "looked_at": part.looked_at,
                "problems": [problem._asdict() for problem in part.problems],
            }
            for part in report.parts
        ],
        "not_looked_at": list(report.not_looked_at),
    }
