"""For property tests of your own (docs/property-testing.md).

`histories` draws whole histories, `commands` commands of every kind for a `Scene`, `terms` terms
to adopt and terms to refuse. `GovernanceMachine` throws all of it at a programme and checks every
rule after each command; `check_rules` and `judge` check the rules over any history you have. They
need `hypothesis`, which the program itself does not.
"""

from cfworkflow.domain.history import Breach, Judge, Judgement, Late, check_rules, judge
from cfworkflow.testing.cast import CAST
from cfworkflow.testing.chapters import COMMANDS
from cfworkflow.testing.commands import commands
from cfworkflow.testing.histories import histories
from cfworkflow.testing.machine import GovernanceMachine
from cfworkflow.testing.programme import Outcome, PlainRecord, Programme
from cfworkflow.testing.scene import Scene
from cfworkflow.testing.terms import terms

__all__ = [
    "CAST",
    "COMMANDS",
    "Breach",
    "GovernanceMachine",
    "Judge",
    "Judgement",
    "Late",
    "Outcome",
    "PlainRecord",
    "Programme",
    "Scene",
    "check_rules",
    "commands",
    "histories",
    "judge",
    "terms",
]
