"""A progress briefing: what changed since the last one to an audience, as a document to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.drafting.draft import drafted
from cfworkflow.projections.drafting.period import CALLED
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.reading import Reading
from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.document import Bullets, Document, Paragraph, Section
from cfworkflow.reports.words.texts import linked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cfworkflow.projections.drafting.draft import Told
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Provenance


def document(  # noqa: PLR0913 - each is what can be asked of a briefing
    views: Views,
    provenance: Provenance,
    ref: str | None = None,  # noqa: ARG001 - it is about no one thing
    *,
    to: str,
    before: Views | None = None,
    first_day: date | None = None,
) -> Document:
    """What the audience `to` is told of the record beyond `before`, from its beginning without.

    `to` is operational, tactical, strategic or stakeholders. What happened from `first_day` on is
    its news; see `drafted` for where none is given, and for how a briefing since the last is told.
    Raises `ValueError` where `before` tells of more than `views`, or nobody is called `to`.
    """
    before = Reading() if before is None else before
    if to not in CALLED:
        msg = f"nobody is called {to}: brief {', '.join(CALLED)}"
        raise ValueError(msg)
    if before.position > views.position:
        msg = f"@{before.position} is later than what there is to tell of, @{views.position}"
        raise ValueError(msg)
    told = drafted(before, views, to, provenance.day, since=first_day)
    return Document(
        name=f"briefing-{to}",
        title=f"Progress briefing for {CALLED[to]}, {spoken(provenance.day)}",
        of="What changed since the last briefing" if told.last else "What changed",
        provenance=provenance,
        blocks=(Paragraph(told.summary), *_sections(views, told.sections)),
        data=as_data(told),
    )


def _sections(views: Views, told: Iterable[Told]) -> Iterator[Section]:
    for section in told:
        # A draft is Markdown, in which a "<" of a text is written so as to mean nothing.
        sentences = (sentence.replace("\\<", "<") for sentence in section.sentences)
        yield Section(
            section.heading, (Bullets(tuple(linked(views, sentence) for sentence in sentences)),)
        )
