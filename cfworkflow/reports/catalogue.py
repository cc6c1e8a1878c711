"""Which documents there are, and how each is made. Their builders are loaded when they are used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.domain.on_use import OnUse
from cfworkflow.domain.references import in_full
from cfworkflow.projections.views import view_of

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Document, Provenance


class Entry(NamedTuple):
    """A kind of document: its title, and where its builder stands (`package.module:name`).

    A builder takes `(views, provenance, ref=None, **options)` and gives a `Document`. `refers` is
    the kind of thing that `ref` names, None where it takes none; one that is `of_all` tells of all
    such things where no `ref` is given. `options` are the names of what else it can be asked.

    One that can be made `wide` has every field in its tables then, in place of in records one
    after another: what a sheet is made from.
    """

    title: str
    builder: str
    refers: str | None = None
    of_all: bool = False
    options: tuple[str, ...] = ()
    wide: bool = False


_PAGE = ("page", "limit")
_TIME = ("since", "until")
"""Dates, both included."""

DOCUMENTS: Mapping[str, Entry] = {
    "decisions": Entry(
        "Decision register",
        "cfworkflow.reports.documents.register:document",
        options=("tier", "group", "state", "barrier", "principle", *_TIME, *_PAGE, "records"),
        wide=True,
    ),
    "decision": Entry(
        "Record of a decision", "cfworkflow.reports.documents.decision:document", refers="decision"
    ),
    "decision-explained": Entry(
        "A decision explained",
        "cfworkflow.reports.documents.explained:decision",
        refers="decision",
        options=("told",),
    ),
    "plan": Entry(
        "Action plan",
        "cfworkflow.reports.documents.plans:document",
        options=("plan", "tier", "group", "petal", "area", "theme", "state", "over"),
        wide=True,
    ),
    "trusted-person": Entry(
        "Trusted Person plan",
        "cfworkflow.reports.documents.trusted_person:document",
        options=("group", "over"),
        wide=True,
    ),
    "minutes": Entry(
        "Minutes",
        "cfworkflow.reports.documents.minutes:document",
        refers="meeting",
        wide=True,
    ),
    "meetings": Entry(
        "Meetings",
        "cfworkflow.reports.documents.meetings:document",
        options=("tier", "group", "state", *_TIME, *_PAGE),
    ),
    "briefing": Entry(
        "Progress briefing",
        "cfworkflow.reports.documents.briefing:document",
        options=("to", "before", "first_day"),
    ),
    "barriers": Entry(
        "Barriers",
        "cfworkflow.reports.documents.barriers:document",
        options=(
            *("plan", "tier", "state", "group", "petal", "area", "theme", "q"),
            *(*_TIME, *_PAGE, "most", "pictures"),
        ),
        wide=True,
    ),
    "barrier": Entry(
        "A barrier's story", "cfworkflow.reports.documents.barrier:document", refers="barrier"
    ),
    "barrier-explained": Entry(
        "A barrier explained",
        "cfworkflow.reports.documents.explained:barrier",
        refers="barrier",
        options=("told",),
    ),
    "coverage": Entry(
        "Coverage", "cfworkflow.reports.documents.coverage:document", refers="group", of_all=True
    ),
    "delivery": Entry("Delivery plan", "cfworkflow.reports.documents.delivery:document"),
    "groups": Entry("Groups", "cfworkflow.reports.documents.groups:document"),
    "group": Entry("A group", "cfworkflow.reports.documents.group:document", refers="group"),
    "status": Entry("Status of the programme", "cfworkflow.reports.documents.status:document"),
}
"""The word by which a document is asked for → what it is. One more is a line here."""

_BUILDERS: Mapping[str, Callable[..., Document]] = OnUse(
    {name: entry.builder for name, entry in DOCUMENTS.items()}
)


class NothingThere(LookupError):  # noqa: N818 - what is the matter with what was asked for
    """A reference to something that is not on record, or no reference where one is needed."""

    def __init__(self, kind: str, ref: str | None) -> None:
        super().__init__(f"There is no {kind} {ref}." if ref else f"Which {kind}? None is named.")
        self.kind = kind
        self.ref = ref


def build(
    name: str, views: Views, provenance: Provenance, ref: str | None = None, **options: object
) -> Document:
    """A document by the word it is asked for; `ref` may be as people say it (b-1, B1).

    Raises `KeyError` where there is no such document, `NothingThere` where `ref` names nothing,
    and `TypeError` for an option it does not have, all before anything is read.
    """
    entry = DOCUMENTS[name]
    known = {*entry.options, *(("wide",) if entry.wide else ())}
    if unknown := sorted(options.keys() - known):
        raise TypeError(f"{name} has no option {', '.join(unknown)}")
    return _BUILDERS[name](views, provenance, _referred(entry, views, ref), **options)


def _referred(entry: Entry, views: Views, ref: str | None) -> str | None:
    if entry.refers is None:
        if ref is not None:
            raise TypeError(f"{entry.title} is not about one thing: {ref}")
        return None
    full = None if ref is None else in_full(ref)
    if full is None and entry.of_all:
        return None
    if full is None or full not in views.rows(view_of(entry.refers)):
        raise NothingThere(entry.refers, full)
    return full
