"""N1, O1, I1, I2: one name one thing, owners in post, facts are kept, one command one record."""

from __future__ import annotations

import operator
from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.domain.fact import Recorded, same_facts
from cfworkflow.domain.refusal import Refusal

if TYPE_CHECKING:
    from cfworkflow.domain.group.state import Group


class NameTaken(Refusal):
    """N1: a name stands for one thing."""

    code = "N1"


class OwnerNotInPost(Refusal):
    """O1: an action is owned by a member in post of the group it stands with."""

    code = "O1"


class FactKept(Refusal):
    """I1: a fact, once recorded, is never changed or removed; only narratives are erased."""

    code = "I1"


class CommandIdTaken(Refusal):
    """I2: the same command sent twice is recorded once; another needs an id of its own."""

    code = "I2"


def n1_name_is_free(kind: str, name: str, *, taken: bool) -> Refusal | None:
    """Find fault with a name that already stands for something else."""
    if not taken:
        return None
    one = f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
    return NameTaken(
        f"{one.capitalize()} was to be called {name}.",
        f"There is {one} of that name, with other particulars.",
        "Choose another name, or look at the one there is.",
    )


def o1_owner_in_post(group: Group, owner: str, day: date) -> Refusal | None:
    """Find fault with an owner who holds no place on the group."""
    if owner in group.roll_on(day):
        return None
    return OwnerNotInPost(
        f"{owner} was to own an action of {group.ref}.",
        f"{owner} holds no place on {group.ref} on {day.isoformat()}.",
        f"Choose a member (cfworkflow member list {group.ref}), or name their group with --group.",
    )


def o1_lead_in_post(group: Group, lead: str, day: date) -> Refusal | None:
    """Find fault with an approach led by someone who holds no place on the group it is of."""
    if lead in group.roll_on(day):
        return None
    return OwnerNotInPost(
        f"{lead} was to lead an approach of {group.ref}.",
        f"{lead} holds no place on {group.ref} on {day.isoformat()}.",
        f"Choose a member: cfworkflow member list {group.ref}",
    )


def i1_has_a_narrative(
    thing: str, position: int | None, with_texts: Collection[int]
) -> Refusal | None:
    """Find fault with an erasure where there is nothing that may be erased.

    `with_texts` are the positions of the facts about `thing` that were given a narrative.
    """
    ref = thing.partition(":")[2]
    if position is not None and position not in with_texts:
        what, why = f"The text of @{position} was to be erased.", "That fact was given none."
    elif not with_texts:
        what, why = f"The texts of {ref} were to be erased.", "No fact of its own was given one."
    else:
        return None
    return FactKept(
        what,
        f"{why} References, dates and figures are what the record proves, and stay.",
        "Look where the text stands, and give that position: cfworkflow audit log",
    )


def i2_same_command(
    command: str, sent: Sequence[Recorded], again: Sequence[Recorded]
) -> Refusal | None:
    """Find fault with a `command` sent under an id that was used for something else.

    `sent` are the facts recorded under it, `again` those this command would have brought about
    there and then. Narratives count as long as none was withheld.
    """
    if len(sent) == len(again) and all(map(_same_telling, sent, again)):
        return None
    return CommandIdTaken(
        f"The command '{command}' was sent with the id {sent[0].command_id}.",
        f"That id already stands for another one: '{sent[0].command}', recorded on "
        f"{sent[0].recorded_at.date().isoformat()}.",
        "Give it an id of its own with --command-id.",
    )


def _same_telling(one: Recorded, other: Recorded) -> bool:
    envelope = (one.on, one.actor, one.command) == (other.on, other.actor, other.command)
    said = same_facts if one.withheld else operator.eq
    return envelope and said(one.fact, other.fact)
