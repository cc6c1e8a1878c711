"""How a thing of any kind stands now, from the view that has its rows: what its story led to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from cfworkflow.domain.references import NAMED, REFERRING
from cfworkflow.projections.views import parts_of, view_at, view_of
from cfworkflow.reports.document import Bullets, Facts, Line, Paragraph, Ref, Section, Tag, Text
from cfworkflow.reports.parts.record import Record
from cfworkflow.reports.parts.register_table import register_table
from cfworkflow.reports.words.texts import lines, titled
from cfworkflow.reports.words.wording import areas, petals, tag, tidy

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.views import Entry
    from cfworkflow.reports.document import Block
    from cfworkflow.reports.words.names import Names

OWN_PAGE = ("group", "barrier", "meeting", "decision")
"""The kinds of things that have a page of their own, which tells how they stand."""

_GROUPS = ("asked_by", "asked", "answered_by", "group")
_MEMBERS = ("owner", "lead")
_ORGANISATIONS = ("organisation", "paid_by", "by")
_STATES = ("status", "phase")
_WORDS = ("answer", "audience", "channel", "every", "outcome", "unit", "wanted")
"""Fields that hold one word of a few, not a text."""

_HEADS = {
    "asked": "Asked of",
    "changed_on": "Last changed",
    "into": "Merged into",
    "lead": "Led by",
    "percent": "Done, %",
}
_LEFT_OUT = ("title", "sha256", "upto", "plan")
"""Fields that are told otherwise, or that are for programs."""


def how_it_stands(views: Views, names: Names, kind: str, ref: str, day: date) -> Iterator[Block]:
    """What is known of a thing on a day, then its parts; nothing of what stands no longer."""
    row = views.rows(view_of(kind)).get(ref)
    if row is None:
        return
    if kind in OWN_PAGE:
        yield Paragraph(Line(("How it stands is told on the page of ", Ref(kind, ref), ".")))
        return
    told = (("Kind", tidy(kind)), *_facts(row, names, kind, day))
    yield Facts(tuple((what, text) for what, text in told if text not in (None, "")))
    if kind == "principle":
        yield Section("Decisions that applied it", (_decisions(views, names, ref),))
    parts = [line for entry in parts_of(kind) for line in _parts(views, entry, kind, ref, day)]
    if parts:
        yield Section("What belongs to it", (Bullets(tuple(parts)),))


def _facts(
    row: Any,  # noqa: ANN401 - each view has rows of its own
    names: Names,
    kind: str,
    day: date,
) -> Iterator[tuple[str, Text]]:
    """The fields of a row that a person reads, in its own order."""
    for name in row.__struct_fields__:
        value = getattr(row, name)
        head = "Reference" if name == kind.replace("-", "_") else _HEADS.get(name, tidy(name))
        if name in _STATES:
            yield "State", state_of(row, kind, day)
        elif head == "Reference":
            yield head, value
        elif name not in _LEFT_OUT:
            yield head, _text(row, names, name, value)
    if kind == "task":
        yield "State", state_of(row, kind, day)
    if kind == "inquiry":
        yield "Taking part", lines(map(names.organisation, row.taking_part))
        yield "Feeds", lines(Ref(each.kind, each.ref) for each in row.feeds)
    if notes := getattr(row, "notes", ()):
        yield "Last said", notes[-1].text


def state_of(row: Any, kind: str, day: date) -> Tag:  # noqa: ANN401 - a row of any view
    """How a thing stands on a day; that it is overdue matters more than whether it was begun."""
    if hasattr(row, "overdue") and row.overdue(day):
        return tag(kind, "overdue")
    found = (getattr(row, name, None) for name in (*_STATES, "state"))
    return tag(kind, next(state for state in found if state is not None))


def _text(row: Any, names: Names, name: str, value: Any) -> Text:  # noqa: ANN401, PLR0911
    """A field as it is read; None of what is empty, or no single thing."""
    match value:
        case bool():
            return "Yes" if value else "No"
        case int() | date():
            return value
        case tuple():
            return {"areas": areas, "petals": petals}.get(name, _several)(value)
        case str():
            if name in _GROUPS:
                return names.group(value)
            if name in _MEMBERS:
                return names.member(row.group, value)
            if name in _ORGANISATIONS:
                return names.organisation(value)
            if name in _WORDS:
                return tidy(value)
            return _referred(name, value) if name in REFERRING else value
        case _:
            return None


def _referred(name: str, value: str) -> Ref:
    kind = REFERRING[name]
    return Ref(kind, value, tidy(value) if kind in NAMED else "")


def _several(values: tuple[Any, ...]) -> str | None:
    """Words in a row; None of what is told otherwise, or of nothing."""
    words = [tidy(each) for each in values if isinstance(each, str)]
    return ", ".join(words) or None


def _parts(views: Views, entry: Entry, kind: str, ref: str, day: date) -> Iterator[Line]:
    of = entry.tells_of
    if of is None:
        return
    for row in views.rows(view_at(entry.where)).where(f"{kind}:{ref}"):
        called = titled(of, getattr(row, of.replace("-", "_")), getattr(row, "title", None))
        yield Line((*called.pieces, ": ", state_of(row, of, day)))


def _decisions(views: Views, names: Names, principle: str) -> Any:  # noqa: ANN401
    found = views.decisions.where(f"principle:{principle}")
    newest = sorted(found, key=lambda row: row.changed_at, reverse=True)
    told = [Record(views, names, row) for row in newest]
    return register_table(told, "No decision applied it so far.", wide=False)
