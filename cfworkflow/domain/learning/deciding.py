"""How learning is shared, linked to what it is about, and taken up."""

from __future__ import annotations

from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.learning.commands import LinkLearning, ShareLearning, TakeUpLearning
from cfworkflow.domain.learning.facts import LearningLinked, LearningShared, LearningTakenUp
from cfworkflow.domain.learning.path import LEARNING_PATH
from cfworkflow.domain.learning.state import LINKED, Learning
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, Unknown, refuse_any
from cfworkflow.domain.rules.session import g1_group_is_active, s2_step_is_open
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.theme.deciding import faults_of_theme
from cfworkflow.domain.theme.state import Theme

_SEVERAL = {
    "barrier": "barriers",
    "decision": "decisions",
    "inquiry": "inquiries",
    "approach": "approaches",
    "theme": "themes",
}


def share_learning(past: Past, command: ShareLearning) -> Facts:
    """Share what was learned and link it. Refuses G1, S2 and C1: the same of every outcome."""
    group = past.load(Group, command.group)
    about = [
        (kind, ref) for kind in LINKED for ref in dict.fromkeys(getattr(command, _SEVERAL[kind]))
    ]
    what = f'"{command.title}" was to be shared.'
    refuse_any(
        g1_group_is_active(group, past.on),
        *(fault for kind, ref in about for fault in _faults_of_link(past, kind, ref, what)),
    )
    learning = past.free_reference(Learning)
    said = command.model_dump(exclude={*_SEVERAL.values()})
    yield LearningShared(learning=learning, **said)
    for kind, ref in about:
        yield LearningLinked(learning=learning, **{kind: ref})


def _faults_of_link(past: Past, kind: str, ref: str, what: str) -> list[Refusal | None]:
    """What is wrong with being about a thing. Raises `Unknown` where there is no such thing."""
    if kind == "theme":
        return faults_of_theme(past, past.load(Theme, ref), what)
    told = past.told(f"{kind}:{ref}")
    if not told:
        raise Unknown(kind, ref)
    return [c1_known_by_then(what, ref, told[0].on, past.on)]


def link_learning(past: Past, command: LinkLearning) -> Facts:
    """Say what learning is about. Refuses S2 and C1; quiet when that was said."""
    learning = past.load(Learning, command.learning)
    fact = LearningLinked(**command.model_dump())
    [(kind, ref)] = [(kind, getattr(fact, kind)) for kind in LINKED if getattr(fact, kind)]
    if (kind, ref) in learning.links:
        return
    what = f"{learning.ref} was to be linked to {f'theme {ref}' if kind == 'theme' else ref}."
    refuse_any(
        c1_known_by_then(what, learning.ref, learning.shared_on, past.on),
        *_faults_of_link(past, kind, ref, what),
    )
    yield fact


def take_up_learning(past: Past, command: TakeUpLearning) -> Facts:
    """Take up what was learned. Refuses G1 and C1; quiet when that was said last."""
    learning = past.load(Learning, command.learning)
    group = past.load(Group, command.group or _above(past, learning))
    fact = LearningTakenUp(**{**command.model_dump(), "group": group.ref})
    if past.repeats(fact):
        return
    refuse_any(
        s2_step_is_open(LEARNING_PATH, "take_up", learning.ref, learning.status),
        g1_group_is_active(group, past.on),
        _decided_by_then(past, learning, command.decision),
    )
    yield fact


def _above(past: Past, learning: Learning) -> str:
    """The group that oversees the one that shared it; that one itself at the top."""
    return past.load(Group, learning.group).overseen_by or learning.group


def _decided_by_then(past: Past, learning: Learning, decision: str | None) -> Refusal | None:
    if decision is None:
        return None
    past.load(Decision, decision)
    what = f"{learning.ref} was to be taken up by {decision}."
    return c1_known_by_then(what, decision, past.told(f"decision:{decision}")[0].on, past.on)
