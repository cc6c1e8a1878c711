"""A decision explained: every meeting it came before, and how it was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfworkflow.audit.explaining.afterwards import by_todays_record, recorded_later
from cfworkflow.audit.explaining.doubts import doubts
from cfworkflow.audit.explaining.evidence import Cited, Evidence, Read, as_it_stood, text_of
from cfworkflow.audit.explaining.findings import Afterwards, Doubt, Facts, Hearing
from cfworkflow.audit.explaining.following import read_groups
from cfworkflow.audit.explaining.hearing import hearing
from cfworkflow.audit.explaining.puttings import puttings
from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.decision.facts import DecisionMade, DecisionProposed, DecisionWithdrawn
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.refusal import Unknown

JUDGED = frozenset(
    ["Q1", "Q2", "M1", "M2", "M3", "A1", "A2", "T1", "T2", "T3", "S1", "S2", "D1", "C1", "P2", "P3"]
)
"""The rules that the facts of an item, its meetings, its group and its barrier can be held to."""


@dataclass(frozen=True, slots=True)
class DecisionExplanation:
    """Why an item was decided as it was, or why it is not decided.

    `hearings` are the meetings it came before, in order; the last is where it stands. `brought`
    are the facts that a carried decision brought about. `later` are facts recorded afterwards
    that would have mattered, and `later_count` what they would have made of the quorum. `doubts`
    say where the record cannot be so. `facts` are all facts cited.
    """

    decision: str
    title: str | None
    kind: str
    group: str
    barrier: str | None
    status: str
    decided_on: date | None
    hearings: tuple[Hearing, ...]
    withdrawn: int | None
    withdrawn_because: str | None
    brought: Facts
    later: tuple[Afterwards, ...]
    later_count: str
    doubts: tuple[Doubt, ...]
    facts: tuple[Cited, ...]

    @property
    def last(self) -> Hearing:
        """The meeting it came before last."""
        return self.hearings[-1]


def explain_decision(read: Read, ref: str) -> DecisionExplanation:
    """Explain a decision from the facts that `read` gives by tag. Raises `Unknown`.

    What is read is the item's own facts and those of its meetings, its group and the barrier it
    is about: the cost is that of these, whatever the length of the history.
    """
    evidence = Evidence(read)
    told = evidence.of(f"decision:{ref}")
    item = as_it_stood(Decision, ref, told)
    proposal = item.proposal
    if proposal is None:
        raise Unknown("decision", ref)
    proposed = next(each for each in told if each.fact is proposal)
    if proposal.barrier:
        _read_barrier(evidence, proposal.barrier)
    hearings = tuple(hearing(evidence, ref, put) for put in puttings(told))
    for one in hearings:
        if one.terms.decision:
            evidence.of(f"decision:{one.terms.decision}")
    made = next((each for each in reversed(told) if isinstance(each.fact, DecisionMade)), None)
    withdrawn = next((each for each in told if isinstance(each.fact, DecisionWithdrawn)), None)
    later = tuple(recorded_later(evidence, made, proposal.group)) if made else ()
    brought = tuple(_brought(evidence, ref, made)) if made else ()
    found = doubts(evidence.all(), JUDGED, _of_the_item(evidence, ref, hearings))
    return DecisionExplanation(
        decision=ref,
        title=text_of(proposed, "title"),
        kind=proposal.kind,
        group=proposal.group,
        barrier=proposal.barrier,
        status=item.status,
        decided_on=made.on if made else None,
        hearings=hearings,
        withdrawn=withdrawn.position if withdrawn else None,
        withdrawn_because=text_of(withdrawn, "because"),
        brought=brought,
        later=later,
        later_count=by_todays_record(evidence, made, proposal.group) if made and later else "",
        doubts=found,
        facts=evidence.cited(
            [
                *_cited(hearings),
                *brought,
                *evidence.erasures(f"decision:{ref}"),
                *(each.position for each in later),
                *(each.position for each in found),
                *([withdrawn.position] if withdrawn else []),
            ]
        ),
    )


def _read_barrier(evidence: Evidence, ref: str) -> None:
    """Read the barrier an item is about, and who answers for it."""
    told = evidence.of(f"barrier:{ref}")
    read_groups(evidence, {one.fact.group for one in told if isinstance(one.fact, BarrierRaised)})


def _brought(evidence: Evidence, ref: str, made: Recorded) -> list[int]:
    """What the decision brought about: a fact right after it that names it."""
    return [
        told.position
        for told in evidence.all()
        if getattr(told.fact, "decision", None) == ref
        and told.position == made.position + 1
        and not isinstance(told.fact, DecisionProposed)
    ]


def _cited(hearings: tuple[Hearing, ...]) -> set[int]:
    found: set[int] = set()
    for one in hearings:
        found.update(one.facts, one.terms.facts)
        found.update(*(figure.facts for figure in one.figures.values()))
        found.update(*(person.facts for person in one.people))
    return found


def _of_the_item(evidence: Evidence, ref: str, hearings: tuple[Hearing, ...]) -> set[int]:
    """The item's own facts, those of its meetings up to where it ended there, and its terms."""
    found = {told.position for told in evidence.of(f"decision:{ref}")}
    for one in hearings:
        found.update(one.terms.facts)
        found |= {
            told.position
            for told in evidence.of(f"meeting:{one.meeting}")
            if "decision" not in type(told.fact).TAGS
            and (one.end is None or told.position <= one.end)
        }
    return found
