"""A decision or a barrier explained: in sentences, with the facts that each of them rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.domain.rules.catalogue import RULES
from cfworkflow.projections.sitting import held_on
from cfworkflow.reports.document import Document, Facts, Section
from cfworkflow.reports.parts.sentences import Telling, Told
from cfworkflow.reports.parts.story import story_of
from cfworkflow.reports.words.names import Names

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Provenance

RESTS_ON = "The facts this rests on"

_CITED = "; @12 is fact 12, told at the end"
_OF = {
    "decision": f"Why a decision stands as it does, figure by figure{_CITED}",
    "barrier": f"How a barrier came to where it stands, rule by rule{_CITED}",
}
_CODE = re.compile(r"\b[A-Z][0-9]\b")
"""The code of a rule; a reference has more digits, and a hyphen."""


class Explanation(NamedTuple):
    """What an explanation tells: its sections, the title first, the facts it rests on last.

    `facts` are the positions of all that is cited, `data` the same for programs.
    """

    sections: Sequence[Told]
    facts: tuple[int, ...]
    data: object


def decision(
    views: Views, provenance: Provenance, ref: str | None = None, *, told: Explanation
) -> Document:
    """Why the item `ref` was decided as it was, or is not decided."""
    names, row = Names(views), views.decisions[ref or ""]
    names.roll(row.group, held_on(views.meetings[row.meeting]))  # they are told apart as it was
    groups = dict.fromkeys((row.group, *views.groups))
    return _document(views, provenance, f"decision-explained-{ref}".lower(), told, names, *groups)


def barrier(
    views: Views, provenance: Provenance, ref: str | None = None, *, told: Explanation
) -> Document:
    """How the barrier `ref` came to where it stands, and what is next."""
    name = f"barrier-explained-{ref}".lower()
    return _document(views, provenance, name, told, Names(views), *views.groups)


def _document(
    views: Views,
    provenance: Provenance,
    name: str,
    told: Explanation,
    names: Names,
    *groups: str,
) -> Document:
    """What it comes to under the title, then section by section, the rules, the facts."""
    (first, *others), say = told.sections, Telling(names, *groups)
    rows = [row for position in told.facts if (row := views.timeline.at(position))]
    return Document(
        name=name,
        title=str(say.line(first[0])),
        of=_OF[name.partition("-")[0]],
        provenance=provenance,
        blocks=(
            *say.blocks(first[1]),
            *say.sections(others[:-1]),
            *_rules(told.sections),
            Section(RESTS_ON, (story_of(rows, names, *groups),)),
        ),
        data=told.data,
    )


def _rules(told: Sequence[Told]) -> Iterator[Section]:
    """What the rules say that are named by their codes."""
    said = " ".join(f"{label} {text}" for _, lines in told for text, label in lines)
    named = {*_CODE.findall(said)}
    rules = tuple(
        (rule.code, f"{rule.text} ({rule.source})") for rule in RULES if rule.code in named
    )
    if rules:
        yield Section("The rules named here", (Facts(rules),))
