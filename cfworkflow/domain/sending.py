"""A command as it was sent, and whether it is the one that was sent before (rule I2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cfworkflow.domain.command import Command
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.past import Before, Exists, Past, Read
from cfworkflow.domain.refusal import Refusal, Unknown, refuse_any
from cfworkflow.domain.rules.identity import i2_same_command


@dataclass(frozen=True)
class Sending:
    """A command, when and by whom it was sent, on which date it is to take effect, and its id."""

    command: Command
    now: datetime
    actor: str
    on: date | None
    command_id: str

    def past(self, read: Read, exists: Exists, before: Before) -> Past:
        """A past to decide the command on."""
        return Past(
            read,
            exists,
            DECIDERS,
            now=self.now,
            actor=self.actor,
            command=self.command.NAME,
            command_id=self.command_id,
            on=self.on,
            before=before,
        )

    def is_again(self, sent: Sequence[Recorded], read: Read, before: Before) -> None:
        """Refuse I2 unless `sent`, the facts recorded under this id, came of this very command.

        Deciding is pure: the same command on the same past gives the same facts. So it is decided
        once more on the past as it was, and nothing of what was typed has to be kept. Where nothing
        comes of it now because texts of that past were erased since, the name of the command and
        who sent it have to do.
        """
        first = sent[0].position
        looked_at: list[Recorded] = []

        def read_then(tag: str) -> list[Recorded]:
            found = [told for told in read(tag) if told.position < first]
            looked_at.extend(found)
            return found

        def before_then(position: int | None) -> Recorded | None:
            return before(first if position is None else min(position, first))

        # Few commands are sent again, and whole meetings take long to load.
        from cfworkflow.domain.meeting.whole import MeetingProblems  # noqa: PLC0415

        then = replace(self, now=sent[0].recorded_at.astimezone(self.now.tzinfo))
        past = then.past(read_then, lambda tag: bool(read_then(tag)), before_then)
        try:
            past.decide(self.command)
        except (Refusal, Unknown, MeetingProblems):
            past.decided.clear()
        found = i2_same_command(self.command.NAME, sent, past.decided)
        as_far_as_known = (sent[0].command, sent[0].actor) == (self.command.NAME, self.actor)
        forgotten = not past.decided and any(told.withheld for told in looked_at)
        if not (as_far_as_known and forgotten):
            refuse_any(found)
