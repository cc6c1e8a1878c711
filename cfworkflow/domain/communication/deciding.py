"""How a communication is logged."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.briefing.state import Briefing
from cfworkflow.domain.communication.commands import LogCommunication
from cfworkflow.domain.communication.facts import CommunicationLogged
from cfworkflow.domain.communication.state import Communication
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.time import c1_known_by_then

_WHAT = "A communication was to be logged."


def log_communication(past: Past, command: LogCommunication) -> Facts:
    """Note what was told to others. Refuses C1: a briefing was not passed on before it was one."""
    refuse_any(*_known(past, command))
    yield CommunicationLogged(
        communication=past.free_reference(Communication),
        **command.model_dump(exclude={"audiences"}),
        audiences=tuple(dict.fromkeys(command.audiences)),
    )


def _known(past: Past, command: LogCommunication) -> Iterator[Refusal | None]:
    if command.group is not None:
        since = past.load(Group, command.group).established
        yield c1_known_by_then(_WHAT, command.group, since, past.on)
    if command.briefing is not None:
        since = past.load(Briefing, command.briefing).issued_on
        yield c1_known_by_then(_WHAT, command.briefing, since, past.on)
