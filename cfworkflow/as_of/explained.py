"""What an explanation tells of a thing as of a moment, to be laid out as a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from cfworkflow.projections.plain import as_data
from cfworkflow.reports.documents.explained import Explanation

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.reading import Views

    Read = Callable[[str], list[Recorded]]


def explanation(kind: str, ref: str, views: Views, read: Read) -> Explanation:
    """The decision or the barrier `ref` explained from the facts on record at the views' moment.

    `read` gives facts by tag. Raises `Unknown`.
    """

    def upto(tag: str) -> list[Recorded]:
        return [told for told in read(tag) if told.position <= views.position]

    return _DOING[kind](ref, views, upto)


def _of_decision(ref: str, _views: Views, read: Read) -> Explanation:
    from cfworkflow.audit.explaining import explain_decision
    from cfworkflow.audit.explaining.telling_decision import decision_in_words

    told = explain_decision(read, ref)
    facts = tuple(fact.position for fact in told.facts)
    return Explanation(decision_in_words(told), facts, as_data(asdict(told)))


def _of_barrier(ref: str, views: Views, read: Read) -> Explanation:
    from cfworkflow.audit.explaining import explain_barrier
    from cfworkflow.audit.explaining.telling_barrier import barrier_in_words

    # The decisions that did not move it are not among its facts: the views know of them.
    about = views.decisions.where(f"barrier:{ref}")
    told = explain_barrier(read, ref, [row.decision for row in about])
    facts = tuple(fact.position for fact in told.facts)
    return Explanation(barrier_in_words(told), facts, as_data(asdict(told)))


_DOING = {"decision": _of_decision, "barrier": _of_barrier}
