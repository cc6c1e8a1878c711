"""What passes to another partnership as areas change hands: said once a command has done it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import click

from cfworkflow.cli.look import Look
from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.groups import GROUPS
from cfworkflow.projections.succession import answering, checking
from cfworkflow.projections.table import Table

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act
    from cfworkflow.domain.command import Command
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.succession import Groups


class Passing(NamedTuple):
    """A barrier, or the evidence check due on one (`what`), and the partnership it comes to."""

    barrier: str
    what: str
    to: str


def do_and_tell(
    act: Act, kind: type[Command], options: Mapping[str, str], **fields: object
) -> None:
    """Carry a command out, and say which open barriers and checks pass with the areas it moves."""
    command = act.made(kind, options, **fields)
    with act.opened() as record:
        before = Look(act.store).reading()
        groups = {**before.groups}
        still_open = before.barriers.where(NOT_OVER)
        outcome = act.carried_out(record, command)
        passes = [*_passing(still_open, groups, _as_told(groups, outcome.facts))]
        act.report(record, outcome, passes=[each._asdict() for each in passes])
    if not act.as_json:
        for line in _lines(passes):
            click.echo(line, err=True)


def _as_told(groups: Groups, facts: Iterable[Recorded]) -> Groups:
    """The groups as these facts leave them, whether they are recorded or only rehearsed."""
    after: Table[GroupRow] = Table(GROUPS)
    for name, row in groups.items():
        after.add(name, row)
    for told in facts:
        GROUPS.fold(after, told)
    return after


def _passing(barriers: Iterable[BarrierRow], before: Groups, after: Groups) -> Iterator[Passing]:
    for row in barriers:
        what, whose = ("check", checking) if row.status == "addressed" else ("barrier", answering)
        if whose(before, row) != whose(after, row):
            yield Passing(row.barrier, what, whose(after, row))


def _lines(passes: Iterable[Passing]) -> Iterator[str]:
    found: dict[tuple[str, str], list[str]] = {}
    for each in passes:
        found.setdefault((each.to, each.what), []).append(each.barrier)
    for (to, what), refs in found.items():
        told = {"barrier": "Barriers", "check": "Evidence checks due"}[what]
        yield f"{told} that pass to {to}: {', '.join(refs)}."
