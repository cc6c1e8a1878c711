"""What the programme's words are called where people read them: states, kinds, petals, areas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cfworkflow.projections.wording import spaced
from cfworkflow.reports.document import Tag

PETALS = {
    "mental-health": "Mental health",
    "homelessness": "Homelessness",
    "criminal-justice": "Criminal justice",
    "domestic-abuse": "Domestic abuse",
    "drugs-and-alcohol": "Drugs and alcohol",
}

SECTORS = {
    "public": "Public",
    "voluntary": "Voluntary",
    "community": "Community",
    "faith": "Faith",
    "lived-experience": "Lived experience",
}

TIERS = {"strategic": "Strategic", "tactical": "Tactical", "operational": "Operational"}
"""From the top down."""

PLANS = {
    "barriers": "System barriers",
    "trusted-person": "Trusted Person plan",
    "risks": "Programme risks",
}

MEETING_KINDS = {
    "regular": "Regular meeting",
    "extraordinary": "Extraordinary meeting",
    "change-forum": "Change forum",
}

DECISION_KINDS = {
    "escalate": "Escalate a barrier",
    "return": "Answer an escalated barrier",
    "adopt-terms": "Adopt terms of reference",
    "permit": "Permission to do things differently",
    "key": "Key decision",
}

DECISION_KINDS_IN_BRIEF = {
    "escalate": "Escalation",
    "return": "Answer",
    "adopt-terms": "Terms",
    "permit": "Permission",
    "key": "Key decision",
}
"""The same where there is little room."""

ANSWERS = {
    "accepted": "Accepted",
    "accepted-in-part": "Accepted in part",
    "declined": "Declined",
}

DEFERRED_FOR = {
    "inquorate": "there was no quorum",
    "not-reached": "the meeting did not reach it",
    "other": "the meeting put it off",
}

AUDIENCES = {
    "operational": "Operational Partnerships",
    "tactical": "Tactical Group",
    "strategic": "Strategic Board",
    "stakeholders": "Stakeholders",
}

_STATES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "decision": {
        "carried": ("Carried", "green"),
        "not_carried": ("Not carried", "red"),
        "deferred": ("Deferred", "yellow"),
        "withdrawn": ("Withdrawn", "grey"),
        "proposed": ("Not yet decided", "blue"),
    },
    "barrier": {
        "strategic": ("Strategic", "purple"),
        "tactical": ("Tactical", "blue"),
        "operational": ("Operational", "blue"),
        "addressed": ("Addressed, to be checked", "yellow"),
        "closed": ("Closed", "green"),
        "withdrawn": ("Withdrawn", "grey"),
    },
    "meeting": {
        "scheduled": ("Scheduled", "blue"),
        "in_session": ("In session", "purple"),
        "closed": ("Held, minutes in draft", "yellow"),
        "approved": ("Minutes approved", "green"),
        "cancelled": ("Cancelled", "grey"),
    },
    "action": {
        "open": ("Not started", "blue"),
        "in_progress": ("In progress", "blue"),
        "done": ("Done", "green"),
        "dropped": ("Dropped", "grey"),
        "overdue": ("Overdue", "red"),
    },
    "task": {
        "not_started": ("Not started", "grey"),
        "under_way": ("Under way", "blue"),
        "done": ("Done", "green"),
        "overdue": ("Overdue", "red"),
    },
    "group": {
        "forming": ("Forming", "yellow"),
        "active": ("Active", "green"),
        "ended": ("Ended", "grey"),
    },
    "approach": {
        "proposed": ("Proposed", "blue"),
        "adopted": ("Adopted", "green"),
        "set_aside": ("Set aside", "grey"),
    },
    "sense-check": {
        "asked": ("Asked", "yellow"),
        "answered": ("Answered", "blue"),
        "acted_on": ("Acted on", "green"),
        "withdrawn": ("Withdrawn", "grey"),
    },
    "check": {"met": ("Met", "green"), "not_met": ("Not met", "red")},
    "rating": {"high": ("High", "red"), "medium": ("Medium", "yellow"), "low": ("Low", "grey")},
}


def tag(kind: str, state: str) -> Tag:
    """The state of a kind of thing as a tag: what is on its way is blue, what waits yellow."""
    word, tone = _STATES.get(kind, {}).get(state, (tidy(state), "grey"))
    return Tag(word, tone)


def tidy(slug: str) -> str:
    """A name that is on record only as a slug, as a person would write it."""
    return capital(spaced(slug).replace("-", " ").strip())


def area(slug: str) -> str:
    """An area by its name: `East Cambridgeshire`."""
    return " ".join(word.capitalize() for word in slug.split("-"))


def areas(slugs: Iterable[str]) -> str | None:
    """Areas in a row; None where there are none."""
    return ", ".join(map(area, slugs)) or None


def petals(slugs: Iterable[str]) -> str | None:
    """Petals in a row; None where there are none."""
    return ", ".join(PETALS.get(slug, tidy(slug)) for slug in slugs) or None


def sectors(slugs: Iterable[str]) -> str | None:
    """Sectors in a row; None where there are none."""
    return ", ".join(SECTORS.get(slug, tidy(slug)) for slug in slugs) or None


def lowered(words: str) -> str:
    """Words as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def capital(words: str) -> str:
    """Words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def several(names: Iterable[str]) -> str:
    """Names in a sentence, nobody where there are none; they may have commas of their own."""
    named = [*names]
    if not named:
        return "nobody"
    comma, and_ = between(named)
    *most, last = named
    return f"{comma.join(most)}{and_}{last}" if most else last


def between(names: Iterable[str]) -> tuple[str, str]:
    """What stands between names in a row, and before the last: commas, unless one has its own."""
    return ("; ", "; and ") if any("," in name for name in names) else (", ", " and ")


def some(number: int, one: str, more: str = "") -> str:
    """A number of things: `1 member`, `no members`."""
    return f"{number or 'no'} {one if number == 1 else more or f'{one}s'}"
