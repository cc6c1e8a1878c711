"""What a writing command works with: it asks for something, and says what came of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.damage import meaning
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    from cfworkflow.domain.command import Command
    from cfworkflow.store.engine import Outcome
    from cfworkflow.workflow import Workflow


@dataclass(frozen=True)
class Act:
    """The common options of a writing command, and the way to carry a command out."""

    store: str | None
    actor: str | None
    on: date | None
    dry_run: bool
    yes: bool
    no_input: bool
    command_id: str | None
    as_json: bool

    def do(
        self, kind: type[Command], options: Mapping[str, str] | None = None, /, **fields: object
    ) -> None:
        """Make a command of what was typed, carry it out, and say what came of it.

        `options` maps a field of the command to the word for it on the command line, where that
        is not simply `--field`.
        """
        command = self.made(kind, options or {}, **fields)
        with self.opened() as record:
            self.report(record, self.carried_out(record, command))

    def made(self, kind: type[Command], options: Mapping[str, str], /, **fields: object) -> Command:
        """The command, or a failure that lists all that is wrong with what was typed."""
        from pydantic import ValidationError

        names = {field: f"--{field.replace('_', '-')}" for field in kind.model_fields}
        try:
            return kind.model_validate(fields)
        except ValidationError as error:
            from cfworkflow.cli.refused import of_validation

            raise of_validation(error, {**names, **options}) from None

    def carried_out(self, record: Workflow, command: Command) -> Outcome:
        """Carry a command out. Unknown references gain what is near them."""
        from cfworkflow.cli.kept import keep

        outcome = self._sent(record, command, dry_run=self.dry_run)
        if outcome.recorded and outcome.facts:
            try:
                keep(store_url(self.store), outcome.facts)
            except Exception as error:  # noqa: BLE001 - whatever it is, the command is recorded
                # The next command that reads meets it again, and says what to do about it.
                click.echo(
                    f"Recorded, but the views are behind: {meaning(error, self.store)}", err=True
                )
        return outcome

    def rehearsed(self, record: Workflow, command: Command) -> Outcome:
        """What carrying a command out would bring; nothing is recorded."""
        return self._sent(record, command, dry_run=True)

    def _sent(self, record: Workflow, command: Command, *, dry_run: bool) -> Outcome:
        from cfworkflow.domain.refusal import Unknown
        from cfworkflow.domain.words import is_slug
        from cfworkflow.workflow import DEFAULT_ACTOR

        if self.actor is not None and not is_slug(self.actor):
            raise click.UsageError(
                f"--actor {self.actor!r} is not a short id such as programme-lead; "
                "it is kept for ever, so it names a role, not a person."
            )
        try:
            return record.do(
                command,
                actor=self.actor or DEFAULT_ACTOR,
                on=self.on,
                command_id=self.command_id,
                dry_run=dry_run,
            )
        except Unknown as unknown:
            from cfworkflow.cli.near import with_near

            raise with_near(unknown, store_url(self.store)) from None

    def report(self, record: Workflow, outcome: Outcome, **more: object) -> None:
        """Say what happened on stdout, and the state and the likely next step on stderr.

        `more` is what else JSON is to say.
        """
        from cfworkflow.cli.outcome import show_outcome

        show_outcome(record, outcome, as_json=self.as_json, **more)

    def confirm(self, question: str) -> None:
        """Ask before what ends something; where nobody can answer, --yes must be given."""
        if self.yes or self.dry_run:
            return
        if self.no_input or self.as_json or not sys.stdin.isatty():
            raise click.UsageError(f"{question} Nobody can answer here; confirm it with --yes.")
        click.confirm(question, abort=True, err=True)

    def opened(self) -> Workflow:
        """The record that commands are carried out on, to be used as a context."""
        from cfworkflow.workflow import Workflow

        return Workflow.open(store_url(self.store))
