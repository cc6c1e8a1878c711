"""Sentences about the Trusted Person model, approaches and their sense checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import plain, spoken, titled

if TYPE_CHECKING:
    from cfworkflow.domain.approach.facts import ApproachAdopted, ApproachProposed, ElementNamed
    from cfworkflow.domain.sensecheck.facts import (
        SenseCheckActedOn,
        SenseCheckAnswered,
        SenseCheckAsked,
    )

SENSE = {
    "makes-sense": "it makes sense",
    "with-changes": "it makes sense with changes",
    "does-not": "it does not make sense",
}
"""The answer to a sense check → what it says of the approach."""


def element_named(fact: ElementNamed) -> str:
    """The part of the model, and its title."""
    return f"Element {fact.element} of the Trusted Person model named{titled(fact.title)}."


def approach_proposed(fact: ApproachProposed) -> str:
    """By whom, and for what."""
    sources = (
        f"element {fact.element}" if fact.element else "",
        fact.barrier or "",
        fact.inquiry or "",
    )
    about = " and ".join(filter(None, sources))
    return (
        f"{fact.approach} proposed by {fact.group}{f' for {about}' if about else ''}"
        f"{titled(fact.title)}."
    )


def approach_adopted(fact: ApproachAdopted) -> str:
    """By which decision, if one was made."""
    return f"{fact.approach} adopted{f' by {fact.decision}' if fact.decision else ''}."


approach_set_aside = plain("{0.approach} set aside.")
approach_taken_up = plain("{0.approach} taken up again.")


def sense_check_asked(fact: SenseCheckAsked) -> str:
    """Who asked whom about what, and by when."""
    return (
        f"{fact.sense_check} on {fact.approach} asked of {fact.asked} by {fact.group}, "
        f"due {spoken(fact.due)}."
    )


def sense_check_answered(fact: SenseCheckAnswered) -> str:
    """What those asked make of it."""
    return f"{fact.sense_check} answered by {fact.group}: {SENSE[fact.answer]}."


def sense_check_acted_on(fact: SenseCheckActedOn) -> str:
    """Whether the approach changed."""
    changed = "the approach changed" if fact.changed else "nothing changed"
    return f"{fact.sense_check} acted on: {changed}."


sense_check_withdrawn = plain("{0.sense_check} withdrawn.")
