"""A barrier explained: each step from where it was raised to where it stands, and what is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cfworkflow.audit.explaining.decision import DecisionExplanation, explain_decision
from cfworkflow.audit.explaining.doubts import doubts
from cfworkflow.audit.explaining.evidence import Cited, Evidence, Read, text_of
from cfworkflow.audit.explaining.findings import Doubt
from cfworkflow.audit.explaining.following import read_groups
from cfworkflow.audit.explaining.next_steps import Next, next_steps
from cfworkflow.audit.explaining.path import Step, steps
from cfworkflow.domain.barrier.facts import (
    BarrierEscalated,
    BarrierRaised,
    BarrierReferred,
    BarrierReturned,
)
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.refusal import Unknown
from cfworkflow.domain.words import spoken

JUDGED = frozenset({"P1", "P2", "P3", "E1", "E2", "G1", "S2", "C1"})
"""The rules that the facts of a barrier, its decisions and its groups can be held to."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item about a barrier, and what became of it in a line."""

    decision: str
    kind: str
    title: str | None
    status: str
    line: str
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class BarrierExplanation:
    """How a barrier came to where it stands, by which rules, and who must do what next.

    `items` are the decisions about it: those that moved it, and the others that were named.
    """

    barrier: str
    title: str | None
    raised_by: str
    status: str
    tier: str
    holder: str
    steps: tuple[Step, ...]
    items: tuple[Item, ...]
    next: tuple[Next, ...]
    doubts: tuple[Doubt, ...]
    facts: tuple[Cited, ...]


def explain_barrier(read: Read, ref: str, items: Iterable[str] = ()) -> BarrierExplanation:
    """Explain a barrier from the facts that `read` gives by tag. Raises `Unknown`.

    `items` are decisions known to be about it: only those that moved it stand in its own facts.
    """
    evidence = Evidence(read)
    told = evidence.of(f"barrier:{ref}")
    raised = next((each for each in told if isinstance(each.fact, BarrierRaised)), None)
    if raised is None:
        raise Unknown("barrier", ref)
    read_groups(evidence, _groups(told))
    decided = {
        each.decision: each
        for each in (explain_decision(evidence.of, item) for item in _items(told, items))
    }
    own = {each.position for each in told}
    found = doubts(evidence.all(), JUDGED, own)
    counts = {each: line(explained) for each, explained in decided.items()}
    path = [*steps(evidence.all(), ref, found, counts)]
    taken = tuple(step for step, _ in path)
    world = path[-1][1]
    one = world.barrier(ref)
    return BarrierExplanation(
        barrier=ref,
        title=text_of(raised, "title"),
        raised_by=one.raised_by,
        status=one.status,
        tier=one.tier,
        holder=world.answering(one),
        steps=taken,
        items=tuple(_item(each) for each in decided.values()),
        next=tuple(next_steps(world, ref)),
        doubts=found,
        facts=evidence.cited(
            [
                *(position for step in taken for position in step.facts),
                *(each.position for each in (*found, *_doubts(decided.values()))),
                *evidence.erasures(f"barrier:{ref}"),
            ]
        ),
    )


def line(explained: DecisionExplanation) -> str:
    """What became of an item, with its count, in a line."""
    last = explained.last
    on = f" on {spoken(last.day)}" if last.day else ""
    where = f"{explained.group} at {last.meeting}{on}"
    if explained.status not in ("carried", "not_carried"):
        if explained.status == "withdrawn" and last.ended == "deferred":
            return f"deferred by {where}, and withdrawn since"
        state = {"proposed": "put to", "deferred": "deferred by", "withdrawn": "withdrawn by"}
        return f"{state[explained.status]} {where}"
    value = {name: figure.value for name, figure in last.figures.items()}
    return (
        f"{explained.status.replace('_', ' ')} by {where}: {value['in_favour']} for, "
        f"{value['against']} against, {value['abstained']} abstained, "
        f"{value['no_vote']} not recorded; {value['needed']} needed, "
        f"{value['present']} present, quorum {value['quorum']}"
    )


def _item(explained: DecisionExplanation) -> Item:
    return Item(
        explained.decision,
        explained.kind,
        explained.title,
        explained.status,
        line(explained),
        explained.doubts,
    )


def _doubts(decided: Iterable[DecisionExplanation]) -> Iterator[Doubt]:
    """What cannot be so about the decisions, which is told of the barrier as well."""
    for explained in decided:
        yield from explained.doubts


def _items(told: Iterable[Recorded], more: Iterable[str]) -> list[str]:
    moved = [
        each.fact.decision
        for each in told
        if isinstance(each.fact, BarrierEscalated | BarrierReturned)
    ]
    return [*dict.fromkeys([*moved, *more])]


def _groups(told: Iterable[Recorded]) -> Iterator[str]:
    """Who raised it, and everyone it went to or came from."""
    for each in told:
        match each.fact:
            case BarrierRaised(group=group):
                yield group
            case BarrierReferred() | BarrierEscalated() | BarrierReturned() as fact:
                yield from (fact.from_group, fact.to_group)
            case _:
                pass
