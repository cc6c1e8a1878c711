"""How days of support are agreed, changed and used."""

from __future__ import annotations

from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.progress import w1_changes_with_a_reason
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.strand.state import Strand
from cfworkflow.domain.support.commands import AgreeSupport, UseSupport
from cfworkflow.domain.support.facts import SupportAgreed, SupportUsed
from cfworkflow.domain.support.state import Support


def agree_support(past: Past, command: AgreeSupport) -> Facts:
    """Agree days of support, or change them. Refuses W1; quiet when just that is agreed."""
    support = past.find(Support, command.support) or Support(command.support)
    was = support.agreed
    fact = SupportAgreed(
        support=command.support,
        days=command.days,
        every=command.every or (was.every if was else "contract"),
        until=command.until or (was.until if was else None),
        paid_by=command.paid_by or (was.paid_by if was else None),
        reasoned=command.because is not None,
        because=command.because,
        title=command.title,
    )
    named = command.title in (None, support.title)
    if was is not None and named and _terms(was) == _terms(fact):
        return
    refuse_any(w1_changes_with_a_reason(was, fact))
    yield fact


def _terms(agreed: SupportAgreed) -> tuple[object, ...]:
    return agreed.days, agreed.every, agreed.until, agreed.paid_by


def use_support(past: Past, command: UseSupport) -> Facts:
    """Say that days of support were used. Refuses C1; used again is used twice."""
    support = past.load(Support, command.support)
    strand = past.load(Strand, command.strand) if command.strand else None
    what = f"Days of {support.ref} were to be put down as used."
    refuse_any(
        c1_known_by_then(what, f"support {support.ref}", support.agreed_on, past.on),
        c1_known_by_then(what, f"strand {strand.ref}", strand.named_on, past.on)
        if strand
        else None,
    )
    yield SupportUsed(**command.model_dump())
