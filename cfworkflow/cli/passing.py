"""What passes to another partnership as areas change hands: said once a command has done it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import click

from cfworkflow.cli.look import Look
from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.groups import GROUPS
from cfworkflow.projections.reading import Views
from cfworkflow.projections.sense_checks import SENSE_CHECKS
from cfworkflow.projections.sense_checks_due import answering as answering_for
from cfworkflow.projections.succession import answering, checking
from cfworkflow.projections.table import Table

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act
    from cfworkflow.domain.command import Command
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.timeline import Timeline
    from cfworkflow.projections.view import Standing, View

R = TypeVar("R")

_SAID = {
    "barrier": "Barriers",
    "check": "Evidence checks due",
    "sense-check": "Sense checks to be answered",
}


class Passing(NamedTuple):
    """A barrier, the check due on one, or a sense check (`what`), and whom it comes to."""

    ref: str
    what: str
    to: str


def do_and_tell(
    act: Act, kind: type[Command], options: Mapping[str, str], **fields: object
) -> None:
    """Carry a command out, and say which open matters pass with the areas that it moves."""
    command = act.made(kind, options, **fields)
    with act.opened() as record:
        before = Look(act.store).reading()
        stood = {(each.ref, each.what): each for each in _whose(before)}
        groups = {**before.groups}
        outcome = act.carried_out(record, command)
        after = _AsLeft(before, groups, outcome.facts)
        passes = [each for each in _whose(after) if each != stood[each.ref, each.what]]
        act.report(record, outcome, passes=[each._asdict() for each in passes])
    if not act.as_json:
        for line in _lines(passes):
            click.echo(line, err=True)


class _AsLeft(Views):
    """The views with the groups as some facts leave them, be these recorded or only rehearsed."""

    def __init__(
        self, before: Views, groups: Mapping[str, GroupRow], facts: Iterable[Recorded]
    ) -> None:
        self.position = before.position
        self._before = before
        self._groups: Table[GroupRow] = Table(GROUPS)
        for name, row in groups.items():
            self._groups.add(name, row)
        for told in facts:
            GROUPS.fold(self._groups, told)

    @property
    def timeline(self) -> Timeline:
        """Every fact before."""
        return self._before.timeline

    def rows(self, view: View[R]) -> Standing[R]:
        """The rows of one view."""
        left: Standing[Any] = self._groups
        return cast("Standing[R]", left) if view.name == GROUPS.name else self._before.rows(view)


def _whose(reading: Views) -> Iterator[Passing]:
    """Every open matter on the ground, and the partnership it is with."""
    groups = reading.groups
    for row in reading.barriers.where(NOT_OVER):
        if row.status == "addressed":
            yield Passing(row.barrier, "check", checking(groups, row))
        else:
            yield Passing(row.barrier, "barrier", answering(groups, row))
    for check in reading.rows(SENSE_CHECKS).where("state:asked"):
        yield Passing(check.sense_check, "sense-check", answering_for(reading, check))


def _lines(passes: Iterable[Passing]) -> Iterator[str]:
    found: dict[tuple[str, str], list[str]] = {}
    for each in passes:
        found.setdefault((each.to, each.what), []).append(each.ref)
    for (to, what), refs in found.items():
        yield f"{_SAID[what]} that pass to {to}: {', '.join(refs)}."
