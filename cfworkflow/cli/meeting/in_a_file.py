"""Problems with a meeting in the words of its file: its settings, and what is not recorded yet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cfworkflow.domain.parts import Place
from cfworkflow.domain.refusal import Refusal, Unknown

_REFERENCE = re.compile(r"\b[BDM]-\d{4,}\b")
_WORDS = (
    (
        r"Put it again when a quorum is there: .*",
        'Put all who were there into present; where they were too few: defer = "inquorate"',
    ),
    (
        r"Count again, or record who came in: .*",
        "Count again, or put who was there too into present, or into the item's arrived.",
    ),
    (
        r"Record their attendance first: .*",
        "Put them into present, or into the item's arrived; or leave out their votes.",
    ),
    (r"Say why: --reasons.*", 'Say why: reasons = "…"'),
    (r"Add one: --recommend.*", 'Add one: recommended = ["…"]'),
    (r"Give a later --until\.", "Give a later until."),
    (r"Give (\d+) times --answer, or none\.", r"Give \1 answers, one each, or leave answers out."),
    (r"or name their group with --group\.", 'or name their group: group = "…"'),
    (r"give a later --on\.", "give a later day."),
    (r"give that --on, or a later one\.", "give that day, or a later one."),
    (
        r"Record it on the day, or give the date it took effect with --on\.",
        "Record it on the day or later, or put the day right.",
    ),
    (r"Give a date on or after (\S+) with --on\.", r"Give a day on or after \1."),
    (r"Leave out --on\.", "Put the day right."),
    (
        r"If they left: cfworkflow meeting leave .*",
        "Leave out the apologies; if they left, name them at the next item as left.",
    ),
    (
        r"Put a deferred item again: .*",
        'Put a deferred item again: again = "D-0001" with the reference of the item.',
    ),
    (r"What is decided stays decided; propose a new item: .*", "What is decided stays decided."),
)
"""What is advised at the keyboard → what there is to do in a file."""


def in_the_files_words(problem: Refusal, names: Mapping[str, str]) -> Refusal:
    """A refusal without references that nothing has yet, and with what to do about the file."""

    def named(text: str) -> str:
        said = _REFERENCE.sub(lambda found: names.get(found[0], found[0]), text)
        return said if said[:1] == text[:1] else said[:1].upper() + said[1:]

    try_ = problem.try_
    for advice, instead in _WORDS:
        try_ = re.sub(advice, instead, try_)
    return type(problem)(named(problem.what), named(problem.why), named(try_))


def where(place: Place, problem: Refusal | Unknown) -> Place:
    """The setting in which a problem is to be put right, where that is another one."""
    if problem.code == "C1" and place in (("group",), ("meeting",)):
        return ("day",)
    if place[-1:] == ("kind",) and isinstance(problem, Unknown):
        return (*place[:-1], problem.kind)
    if place[:1] == ("actions",) and len(place) > 1:
        setting = problem.kind if isinstance(problem, Unknown) else "owner"
        return (*place, setting) if isinstance(problem, Unknown) or problem.code == "O1" else place
    return place
