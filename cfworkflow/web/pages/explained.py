"""A decision or a barrier explained: in sentences, with the facts that each of them rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from cfworkflow.domain.rules.catalogue import RULES
from cfworkflow.reports.document import Facts, Section
from cfworkflow.reports.parts.story import story_of
from cfworkflow.reports.words.names import Names
from cfworkflow.web.missing import not_there
from cfworkflow.web.sentences import Telling
from cfworkflow.web.shown import Shown, Visit

if TYPE_CHECKING:
    from cfworkflow.audit.explaining import telling
    from cfworkflow.audit.explaining.evidence import Cited
    from cfworkflow.domain.fact import Recorded

    Read = Callable[[str], list[Recorded]]


_CODE = re.compile(r"\b[A-Z][0-9]\b")
"""The code of a rule; a reference has more digits, and a hyphen."""


def decision(visit: Visit) -> Shown:
    """Why a decision was valid, figure by figure. Raises `WrongAsked`."""
    from cfworkflow.audit.explaining import explain_decision
    from cfworkflow.audit.explaining.telling_decision import decision_in_words

    ref = visit.asked.ref
    if ref not in visit.views.decisions:
        raise not_there(visit, "decision", ref)
    with _facts(visit) as read:
        told = explain_decision(read, ref)
    trail = (("Decisions", "/decisions"), (ref, f"/decisions/{ref}"))
    return _shown(visit, decision_in_words(told), told.facts, asdict(told), trail)


def barrier(visit: Visit) -> Shown:
    """How a barrier came to where it stands, and what is next. Raises `WrongAsked`."""
    from cfworkflow.audit.explaining import explain_barrier
    from cfworkflow.audit.explaining.telling_barrier import barrier_in_words

    ref = visit.asked.ref
    if ref not in visit.views.barriers:
        raise not_there(visit, "barrier", ref)
    about = visit.views.decisions.where(f"barrier:{ref}")
    with _facts(visit) as read:
        told = explain_barrier(read, ref, [row.decision for row in about])
    trail = (("Barriers", "/barriers"), (ref, f"/barriers/{ref}"))
    return _shown(visit, barrier_in_words(told), told.facts, asdict(told), trail)


@contextmanager
def _facts(visit: Visit) -> Iterator[Read]:
    """A way to read facts by tag, those that were on record at the moment looked at."""
    from cfworkflow.store.engine import Boundary
    from cfworkflow.workflow import Workflow

    last = visit.sight.seen.position
    with Workflow.open(visit.record.url) as record:
        read = Boundary(record.engine.recorder, record.engine.mapper).read
        yield lambda tag: [told for told in read(tag) if told.position <= last]


def _shown(
    visit: Visit,
    told: list[telling.Section],
    facts: tuple[Cited, ...],
    data: object,
    trail: tuple[tuple[str, str], ...],
) -> Shown:
    """The page: what it comes to under the title, then section by section, the rules, the facts."""
    names, (first, *others) = Names(visit.views), told
    say = Telling(visit.views, names)
    rows = [row for fact in facts if (row := visit.views.timeline.at(fact.position))]
    blocks = (*say.blocks(first.lines), *say.sections(others[:-1]), *_rules(told))
    return Shown(
        title=str(say.line(first.heading)),
        data=data,
        template="explained.html",
        context={
            "blocks_told": blocks,
            "facts_told": story_of(rows, names, *visit.views.groups),
        },
        trail=trail,
    )


def _rules(told: list[telling.Section]) -> Iterator[Section]:
    """What the rules say that are named by their codes."""
    said = " ".join(f"{line.label} {line.text}" for section in told for line in section.lines)
    named = {*_CODE.findall(said)}
    rules = tuple(
        (rule.code, f"{rule.text} ({rule.source})") for rule in RULES if rule.code in named
    )
    if rules:
        yield Section("The rules named here", (Facts(rules),))
