"""View `experiments`: what change agents try for system inquiries, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.inquiry.facts import ExperimentEnded, ExperimentStarted


class ExperimentRow(Row, frozen=True):
    """An experiment as it stands: running, or ended with an outcome: worked, partly or did-not."""

    experiment: str
    inquiry: str
    organisation: str
    areas: tuple[str, ...]
    title: str | None
    description: str | None
    status: str
    started_on: date
    ended_on: date | None = None
    outcome: str | None = None
    findings: str | None = None


def _started(rows: Rows[ExperimentRow], told: Recorded, fact: ExperimentStarted) -> None:
    row = ExperimentRow(
        experiment=fact.experiment,
        inquiry=fact.inquiry,
        organisation=fact.organisation,
        areas=fact.areas,
        title=shown(fact.title, told),
        description=fact.description,
        status="running",
        started_on=told.on,
    )
    rows.add(fact.experiment, row)


def _ended(rows: Rows[ExperimentRow], told: Recorded, fact: ExperimentEnded) -> None:
    ended = replace(
        known(rows, fact.experiment),
        status="ended",
        ended_on=told.on,
        outcome=fact.outcome,
        findings=shown(fact.findings, told),
    )
    rows.put(fact.experiment, ended)


def _facets(row: ExperimentRow) -> Iterator[str]:
    yield f"inquiry:{row.inquiry}"
    yield f"agent:{row.organisation}"
    yield f"state:{row.status}"


EXPERIMENTS = View(
    "experiments",
    ExperimentRow,
    {"experiment-started": _started, "experiment-ended": _ended},
    facets=_facets,
    corrected=Words(
        "experiment",
        {
            "experiment-started": {"title": "title", "description": "description"},
            "experiment-ended": {"outcome": "outcome", "findings": "findings"},
        },
    ).taken(),
)
"""Key: the experiment's reference."""
