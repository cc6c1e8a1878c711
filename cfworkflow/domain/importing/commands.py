"""A team's own log as it is imported: its rows, each with what it tells and when that happened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt, model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.decision.commands import RecordWords
from cfworkflow.domain.decision.facts import DeferredFor
from cfworkflow.domain.importing.facts import Taken
from cfworkflow.domain.words import (
    Answer,
    BarrierRef,
    DecisionKind,
    Line,
    MeetingKind,
    Petal,
    Plan,
    Sha256,
    Slug,
    Text,
)

Held = Literal["barriers", "actions", "meetings"]
BarrierStatus = Literal[
    "open", "operational", "tactical", "strategic", "addressed", "closed", "withdrawn"
]
ActionStatus = Literal["open", "in-progress", "done", "dropped"]
Outcome = Literal["carried", "not-carried", "deferred"]

Steps = Mapping[Taken, tuple[str, ...]]
"""A step → the fields that tell of it, the date it was taken first."""


class LogRow(BaseModel):
    """A row of a log: where it stands, its own id, and what its cells say, as short digests.

    `STEPS` are the steps that a row of its kind can tell of; `NEEDS` what has to be said of a
    step that was taken. `key` is a digest of the row's own id, by which it is known again.
    `unread` are the fields (or `id`) whose cells can't be read: what stands there instead is only
    supposed, so that all else can be judged.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    STEPS: ClassVar[Steps]
    NEEDS: ClassVar[Mapping[Taken, tuple[str, ...]]] = {}

    sheet: Slug
    row: PositiveInt
    key: Sha256
    own: Line
    cells: dict[str, str] = Field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        for _, msg in gaps(type(self), vars(self)):
            raise ValueError(msg)
        return self

    def steps(self) -> dict[Taken, date]:
        """The steps it tells of, each with its date."""
        dates = {step: getattr(self, fields[0]) for step, fields in self.STEPS.items()}
        return {step: day for step, day in dates.items() if day is not None}


def gaps(
    kind: type[LogRow], said: Mapping[str, Any], unsure: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """What is missing of the steps that a row tells of: the field, and why it is needed.

    No reason is given where only fields that are `unsure` tell of the step: it may be none.
    """
    for step, (dated, *others) in kind.STEPS.items():
        given = [name for name in (dated, *others) if said.get(name) not in (None, (), {})]
        if not given or kind.model_fields[dated].is_required():
            continue
        sure = next((spelt(name) for name in given if name not in unsure), None)
        lacks = dict.fromkeys(kind.NEEDS.get(step, ()), "so this has to be said too")
        for name, lack in {dated: "no date says when that was", **lacks}.items():
            if said.get(name) is None:
                yield name, f"{sure} is given, and {lack}" if sure else ""


def spelt(field: str) -> str:
    """A field as it is written in a sentence."""
    return field.replace("_", " ")


class BarrierRow(LogRow):
    """A barrier of a log: raised, perhaps referred, addressed and checked, or withdrawn.

    Escalations and returns are decisions, which the rows of meetings tell of; the dates given here
    only have to be theirs. So has `status` only to be what all of this comes to.
    """

    STEPS = {
        "raise": (*("raised_on", "group", "title", "description", "plan", "petals", "areas"),),
        "refer": ("referred_on", "referred_because"),
        "address": ("addressed_on", "how"),
        "check": (
            *("checked_on", "met", "findings"),
            *("beneficial", "sustainable", "transformational"),
        ),
        "withdraw": ("withdrawn_on", "withdrawn_because"),
    }
    NEEDS = {
        "address": ("how",),
        "check": ("met", "findings"),
        "withdraw": ("withdrawn_because",),
    }

    raised_on: date
    group: Slug
    title: Line
    description: Text | None = None
    plan: Plan = "barriers"
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    referred_on: date | None = None
    referred_because: Text | None = None
    escalated_on: date | None = None
    returned_on: date | None = None
    addressed_on: date | None = None
    how: Text | None = None
    checked_on: date | None = None
    met: bool | None = None
    findings: Text | None = None
    beneficial: bool | None = None
    sustainable: bool | None = None
    transformational: bool | None = None
    withdrawn_on: date | None = None
    withdrawn_because: Text | None = None
    status: BarrierStatus | None = None


class ActionRow(LogRow):
    """An action of a log. `barrier` are the keys by which its barrier may be known in the log."""

    STEPS = {
        "add": ("added_on", "barrier", "barrier_ref", "title", "owner", "group", "due"),
        "start": ("started_on",),
        "complete": ("done_on", "note"),
        "drop": ("dropped_on", "dropped_because"),
    }
    NEEDS = {"drop": ("dropped_because",)}

    added_on: date
    barrier: tuple[Sha256, ...] = ()
    barrier_ref: BarrierRef | None = None
    title: Line
    owner: Slug
    group: Slug | None = None
    due: date
    started_on: date | None = None
    done_on: date | None = None
    note: Text | None = None
    dropped_on: date | None = None
    dropped_because: Text | None = None
    status: ActionStatus | None = None


class MeetingRow(LogRow, RecordWords):
    """An item of a meeting of a log; rows of one group, day and kind are one meeting.

    Without `decides` it is no item, and only tells of the meeting. `again` are the keys by which
    the row may be known that first put the item.
    """

    STEPS = {
        "take": (
            *("held_on", "group", "kind", "meeting_title", "present", "proxies", "apologies"),
            *("decides", "item", "again", "barrier", "barrier_ref", "recommended", "response"),
            *("answers", "until", "interests", "votes_for", "votes_against", "abstained"),
            *("principles", "reasons", "alternatives", "lived_experience", "evidence"),
            *("deferred_for", "deferred_because", "outcome"),
        )
    }

    held_on: date
    group: Slug
    kind: MeetingKind = "regular"
    meeting_title: Line | None = None
    present: tuple[Slug, ...] = ()
    proxies: dict[Slug, Slug] = Field(default_factory=dict)
    apologies: tuple[Slug, ...] = ()
    decides: DecisionKind | None = None
    item: Line | None = None
    again: tuple[Sha256, ...] = ()
    barrier: tuple[Sha256, ...] = ()
    barrier_ref: BarrierRef | None = None
    recommended: tuple[Text, ...] = ()
    response: Text | None = None
    answers: tuple[Answer, ...] = ()
    until: date | None = None
    interests: dict[Slug, Text | None] = Field(default_factory=dict)
    votes_for: NonNegativeInt | None = None
    votes_against: NonNegativeInt | None = None
    abstained: NonNegativeInt | None = None
    deferred_for: DeferredFor | None = None
    deferred_because: Text | None = None
    outcome: Outcome | None = None

    @property
    def is_an_item(self) -> bool:
        """Whether it tells of an item, and not only of the meeting."""
        return self.decides is not None or bool(self.again)


class ImportLog(Command):
    """Take a team's own log into the record: what is new in it, each step on its own date.

    `log` is what the log is called for good, `file` the SHA-256 of the file it was read from and
    `file_name` what that is called; `sheet_names` are the titles of its sheets. With `checks`
    false, evidence checks are left for a later import, by another actor (rule E2); with
    `leave_edited`, what rows say otherwise than when they were imported is left as it is.

    A log with rows that are partly `unread`, or of which a whole sheet of some kind of rows is
    `lost`, is judged as far as it can be, and then refused.
    """

    NAME = "import log"
    DATES_ITS_PARTS = True

    log: Slug
    file: Sha256
    file_name: Line
    sheet_names: dict[Slug, Line] = Field(default_factory=dict)
    barriers: tuple[BarrierRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    checks: bool = True
    leave_edited: bool = False
    lost: frozenset[Held] = frozenset()

    def rows(self) -> tuple[LogRow, ...]:
        """All rows, barriers first."""
        return (*self.barriers, *self.actions, *self.meetings)

    @property
    def is_whole(self) -> bool:
        """Whether all of it could be read."""
        return not self.lost and not any(row.unread for row in self.rows())
