"""An approach of the Trusted Person plan: how it stands, what partnerships make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cfworkflow.projections.told.of_approaches import SENSE
from cfworkflow.reports.document import Column, Facts, Line, Ref, Section, Table
from cfworkflow.reports.parts.matter import action_line
from cfworkflow.reports.tables import aside
from cfworkflow.reports.words.texts import lines
from cfworkflow.reports.words.wording import tag

if TYPE_CHECKING:
    from cfworkflow.projections.sense_checks import SenseCheckRow
    from cfworkflow.projections.trusted_person import Part, Planned
    from cfworkflow.reports.document import Tag, Text
    from cfworkflow.reports.words.names import Names

_COLUMNS = (
    Column("approach", "Reference", width=11),
    Column("title", "Approach", width=38),
    Column("element", "Element", width=30),
    Column("state", "State", width=14),
    Column("group", "Group", width=24),
    Column("lead", "Led by", width=28),
    Column("actions", "Actions still to be done", width=50),
    *aside(
        Column("since", "Since", width=14),
        Column("sense_checks", "Sense checks", width=50),
        Column("about", "For, or comes of", width=14),
        Column("in_its_way", "In its way", width=14),
    ),
)


def approach_section(each: Planned, names: Names) -> Section:
    """An approach under its own heading."""
    heading = f"{each.approach}: {each.title}" if each.title else each.approach
    known = tuple((what, text) for what, text in _facts(each, names) if text is not None)
    return Section(heading, (Facts(known),))


def _facts(each: Planned, names: Names) -> Iterator[tuple[str, Text]]:
    yield "Reference", Ref("approach", each.approach)
    by = (" by ", Ref("decision", each.adopted_by)) if each.adopted_by else ()
    yield "State", Line((tag("approach", each.status), *by, " since ", each.changed_on))
    yield "Group", names.group(each.group)
    yield "Led by", names.member(each.group, each.lead) if each.lead else None
    yield "For, or comes of", _about(each)
    yield "In its way", lines(Ref("barrier", barrier) for barrier in each.in_its_way)
    yield "Sense checks", lines(_checks(each, names))
    yield "Actions", lines(action_line(action, names) for action in each.actions)


def _about(each: Planned) -> Text:
    return lines(
        Ref(kind, ref)
        for kind, ref in (("barrier", each.barrier), ("inquiry", each.inquiry))
        if ref is not None
    )


def _checks(each: Planned, names: Names) -> Iterator[str | Line]:
    if each.unchecked:
        yield "Not sense-checked yet."
    for check in each.sense_checks:
        yield Line((Ref("sense-check", check.sense_check), *check_in_words(check, names)))


def check_in_words(check: SenseCheckRow, names: Names) -> Iterator[str | Ref | Tag]:
    """What became of a sense check: whom it was asked of, what they said, what was made of it."""
    asked = names.the_group(check.asked)
    if check.status == "withdrawn":
        yield from (
            " asked of ",
            asked,
            ", ",
            tag("sense-check", "withdrawn"),
            _said(check.because),
        )
    elif check.answer is None:
        yield from (" asked of ", asked, ", ", tag("sense-check", "asked"))
    else:
        by = names.the_group(check.answered_by or check.asked)
        yield from (" answered by ", by, f": {SENSE[check.answer]}{_said(check.findings)}")
        yield ". "
        yield tag("sense-check", check.status)
        if check.acted_on is not None:
            changed = "the approach changed" if check.changed else "nothing changed"
            yield f": {changed}{_said(check.how)}"


def _said(text: str | None) -> str:
    return f". {text}" if text else ""


def approach_table(planned: Sequence[tuple[Part, Planned]], names: Names) -> Table:
    """Approaches, a line each, with every field."""
    rows = tuple(
        (
            Ref("approach", each.approach),
            each.title,
            names.element(part.element, part.title) if part.element else None,
            tag("approach", each.status),
            names.group(each.group),
            names.member(each.group, each.lead) if each.lead else None,
            lines(action_line(action, names) for action in each.actions),
            each.changed_on,
            lines(_checks(each, names)),
            _about(each),
            lines(Ref("barrier", barrier) for barrier in each.in_its_way),
        )
        for part, each in planned
    )
    return Table("approaches", "Approaches", _COLUMNS, rows, "No approach is in the plan.")
