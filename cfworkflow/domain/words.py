"""The words of the programme as types: tiers, petals, sectors, roles and references.

Every identifier is a reference (`B-0001`) or a slug (`cpsl-mind`): sayable, and never a
personal name, because facts and tags are kept for ever.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, get_args

from annotated_types import Interval
from pydantic import AfterValidator, StringConstraints

Tier = Literal["operational", "tactical", "strategic"]
Petal = Literal[
    "mental-health", "homelessness", "criminal-justice", "domestic-abuse", "drugs-and-alcohol"
]
Sector = Literal["public", "voluntary", "community", "faith", "lived-experience"]
Role = Literal["chair", "member", "project-team"]
MeetingKind = Literal["regular", "extraordinary", "change-forum"]
DecisionKind = Literal["escalate", "return", "adopt-terms", "permit", "key"]
Vote = Literal["for", "against", "abstain"]
Answer = Literal["accepted", "accepted-in-part", "declined"]
Plan = Literal["barriers", "trusted-person", "risks"]
Phase = Literal["build", "explore", "act", "learn"]
Worked = Literal["worked", "partly", "did-not"]
Lesson = Literal["success", "failure", "mixed"]
Wanted = Literal["more", "less", "steady"]
SenseMade = Literal["makes-sense", "with-changes", "does-not"]
Audience = Literal["operational", "tactical", "strategic", "stakeholders"]
Level = Literal["low", "medium", "high"]

TIERS: tuple[Tier, ...] = get_args(Tier)
"""From the ground up; the governance path takes one step at a time (rule P1)."""

PHASES: tuple[Phase, ...] = get_args(Phase)
"""Of a system inquiry, in order (MEAM Systems Intervention Tool)."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)

_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SLUG_LENGTH = 60

Slug = Annotated[str, StringConstraints(pattern=_SLUG, max_length=_SLUG_LENGTH)]
BarrierRef = Annotated[str, StringConstraints(pattern=r"^B-[0-9]{4,}$")]
MeetingRef = Annotated[str, StringConstraints(pattern=r"^M-[0-9]{4,}$")]
DecisionRef = Annotated[str, StringConstraints(pattern=r"^D-[0-9]{4,}$")]
ActionRef = Annotated[str, StringConstraints(pattern=r"^A-[0-9]{4,}$")]
InquiryRef = Annotated[str, StringConstraints(pattern=r"^I-[0-9]{4,}$")]
ExperimentRef = Annotated[str, StringConstraints(pattern=r"^E-[0-9]{4,}$")]
LearningRef = Annotated[str, StringConstraints(pattern=r"^L-[0-9]{4,}$")]
ApproachRef = Annotated[str, StringConstraints(pattern=r"^T-[0-9]{4,}$")]
SenseCheckRef = Annotated[str, StringConstraints(pattern=r"^S-[0-9]{4,}$")]
BriefingRef = Annotated[str, StringConstraints(pattern=r"^R-[0-9]{4,}$")]
CommunicationRef = Annotated[str, StringConstraints(pattern=r"^C-[0-9]{4,}$")]

Percent = Annotated[int, Interval(ge=0, le=100)]
"""How much of something is done, in whole percent."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of the bytes of a file, in small hexadecimal digits."""


def _shortest(figure: str) -> str:
    """One amount has one text: 38.50 is 38.5, and 80.0 is 80."""
    short = figure.rstrip("0").rstrip(".") if "." in figure else figure
    return "0" if short == "-0" else short


Figure = Annotated[
    str,
    StringConstraints(pattern=r"^-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?$"),
    AfterValidator(_shortest),
]
"""An exact amount as a decimal text, such as `38.5`: never a float, which would round it."""


def _plain(text: str) -> str:
    """Refuse what a terminal or a page would act on instead of showing."""
    if _CONTROL.search(text):
        msg = "must not hold control characters or text-direction marks"
        raise ValueError(msg)
    return text


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(_plain),
]
"""Free text as a person types it: one to 20,000 characters that can all be shown."""

Line = Annotated[Text, StringConstraints(max_length=300, pattern=r"^[^\n\t]*$")]
"""Free text on one line, such as a title: at most 300 characters."""


def tier_above(tier: Tier) -> Tier | None:
    """The next tier up, or None at the top."""
    place = TIERS.index(tier) + 1
    return TIERS[place] if place < len(TIERS) else None


def tier_below(tier: Tier) -> Tier | None:
    """The next tier down, or None on the ground."""
    place = TIERS.index(tier) - 1
    return TIERS[place] if place >= 0 else None


def is_slug(text: str) -> bool:
    """Whether `text` can be the id of a group, a member or an actor."""
    return len(text) <= _SLUG_LENGTH and re.fullmatch(_SLUG, text) is not None


def spoken(day: date) -> str:
    """A date as it is said: `15 October 2026`."""
    return f"{day.day} {day:%B %Y}"
