"""The sections of a briefing, and who is told each: the table that another part is added to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.domain.on_use import OnUse

if TYPE_CHECKING:
    from cfworkflow.projections.drafting.period import Period

TIERS = ("operational", "tactical", "strategic")
EVERYONE = (*TIERS, "stakeholders")


class Section(NamedTuple):
    """A part of a briefing: who is told it, under which heading, and where its sentences come from.

    `where` is `package.module:name` of a function that takes a `Period` and gives sentences, each
    of which becomes an item of a list. A section with none is left out; those of one heading are
    told under it together. `happens` where they tell what happened, not how things stand: these are
    the ones that are told late as well.
    """

    heading: str
    audiences: tuple[str, ...]
    where: str
    happens: bool = True


SECTIONS = (
    Section("Decisions", TIERS, "cfworkflow.projections.drafting.of_decisions:taken"),
    Section("Put off", TIERS, "cfworkflow.projections.drafting.of_decisions:put_off"),
    Section("Agreed", ("stakeholders",), "cfworkflow.projections.drafting.of_stakeholders:agreed"),
    Section("Barriers moved up", TIERS, "cfworkflow.projections.drafting.of_barriers:moved_up"),
    Section(
        "Barriers that came back", TIERS, "cfworkflow.projections.drafting.of_barriers:came_back"
    ),
    Section("Barriers addressed", TIERS, "cfworkflow.projections.drafting.of_barriers:addressed"),
    Section("Barriers checked", TIERS, "cfworkflow.projections.drafting.of_barriers:checked"),
    Section(
        "Barriers gone", ("stakeholders",), "cfworkflow.projections.drafting.of_stakeholders:gone"
    ),
    Section(
        "Barriers raised",
        ("operational", "tactical"),
        "cfworkflow.projections.drafting.of_barriers:raised",
    ),
    Section(
        "Barriers raised",
        ("stakeholders",),
        "cfworkflow.projections.drafting.of_stakeholders:taken_up",
    ),
    Section(
        "Barriers withdrawn",
        ("operational", "tactical"),
        "cfworkflow.projections.drafting.of_barriers:withdrawn",
    ),
    Section("Actions finished", TIERS, "cfworkflow.projections.drafting.of_waiting:actions_done"),
    Section("Approaches", TIERS, "cfworkflow.projections.drafting.of_approaches:moved"),
    Section("Sense checks", TIERS, "cfworkflow.projections.drafting.of_approaches:came_out"),
    Section("Learning shared", TIERS, "cfworkflow.projections.drafting.of_learning:shared"),
    Section("System inquiries", TIERS, "cfworkflow.projections.drafting.of_learning:inquired"),
    Section(
        "Work strands",
        ("tactical", "strategic"),
        "cfworkflow.projections.drafting.of_delivery:progressed",
    ),
    Section(
        "Risks rated high",
        ("tactical", "strategic"),
        "cfworkflow.projections.drafting.of_delivery:risks",
        happens=False,
    ),
    Section("What was measured", EVERYONE, "cfworkflow.projections.drafting.of_measures:measured"),
    Section(
        "Recorded late",
        EVERYONE,
        "cfworkflow.projections.drafting.of_late:recorded_late",
        happens=False,
    ),
    Section(
        "What waits on you",
        TIERS,
        "cfworkflow.projections.drafting.of_waiting:waits",
        happens=False,
    ),
    Section(
        "What waits on you",
        TIERS,
        "cfworkflow.projections.drafting.of_approaches:waits",
        happens=False,
    ),
    Section(
        "Next meetings",
        EVERYONE,
        "cfworkflow.projections.drafting.of_waiting:meetings_ahead",
        happens=False,
    ),
)
"""The sections of a briefing in their order. One more is a line here."""

TELLING: Mapping[str, Callable[[Period], Iterable[str]]] = OnUse(
    {section.where: section.where for section in SECTIONS}
)
"""Where its sentences come from → the function, loaded on use."""
