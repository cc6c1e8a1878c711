"""What of a fact can be put right, and what to do instead about what cannot (rule I3)."""

from __future__ import annotations

from collections.abc import Mapping

from cfworkflow.domain.fact import Fact, narrative_fields

PARTICULARS: Mapping[str, tuple[str, ...]] = {
    "barrier-raised": ("petals", "areas"),
    "member-appointed": ("petals", "areas", "sectors"),
    "learning-shared": ("outcome", "petals", "areas"),
    "inquiry-opened": ("petals", "areas"),
    "experiment-ended": ("outcome",),
    "measure-defined": ("unit", "wanted", "baseline", "target"),
    "measure-observed": ("value",),
    "communication-logged": ("channel", "audiences", "by"),
    "support-used": ("days",),
}
"""Stored name → the fields, besides words, that say nothing of what was decided or counted."""

INSTEAD: Mapping[str, str] = {
    "decision-made": "Note what was wrong, and put a new item: "
    "cfworkflow correct REF --note TEXT --because TEXT",
    "attendance-recorded": "Say who came and went while the meeting is in session: "
    "cfworkflow meeting leave, cfworkflow meeting attend; or take it back: cfworkflow undo",
    "member-appointed": "End the place and appoint anew: cfworkflow member stand-down, "
    "cfworkflow member appoint",
    "action-added": "Give it to another owner or date: cfworkflow action reassign",
    "action-reassigned": "Give it to another owner or date: cfworkflow action reassign",
    "task-added": "Plan it anew: cfworkflow strand replan TASK --begins DATE --ends DATE",
    "support-agreed": "Agree it anew: cfworkflow support agree SUPPORT --days N --because TEXT",
    "risk-rated": "Rate it anew: cfworkflow risk rate RISK --likelihood LEVEL --impact LEVEL",
    "task-progressed": "Report it anew: cfworkflow strand progress TASK PERCENT --because TEXT",
    "evidence-checked": "Check it again once it is addressed: cfworkflow barrier check",
    "terms-adopted": "Put new terms to the group: cfworkflow terms adopt",
}
"""Stored name → the way to say anew what no correction can change."""

OTHERWISE = (
    "Take it back while it is the last that was recorded: cfworkflow undo; "
    "or note it beside the record: cfworkflow correct REF --note TEXT --because TEXT"
)


def words_of(fact: Fact) -> dict[str, str]:
    """The texts a fact was given, by field; of several in one, `recommended.2` is the second."""
    found = {}
    for name in type(fact).model_fields:
        if name in narrative_fields(type(fact)) and (said := getattr(fact, name)):
            if isinstance(said, str):
                found[name] = said
            else:
                found |= {f"{name}.{place}": text for place, text in enumerate(said, 1)}
    return found


def particulars_of(fact: Fact) -> tuple[str, ...]:
    """The fields of a fact, besides its words, that can be corrected."""
    return PARTICULARS.get(fact.NAME, ())


def about(fact: Fact) -> str:
    """What a correction of a fact is about: its first tag, or the place on a group it tells of."""
    group, member = getattr(fact, "group", None), getattr(fact, "member", None)
    if fact.NAME.startswith("member-"):
        return f"member:{group}/{member}"
    return fact.tags()[0]
