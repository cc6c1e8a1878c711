"""The rules as predicates over a whole history: an oracle beside the guards.

The guards of `domain/rules` refuse a command. Here the same rules are written a second time, over
facts alone and in the plainest form, so that a mistake in the one shows in the other: for the
property tests, and for the audit of a history whose making nobody watched.
"""

from cfworkflow.domain.history.judgement import Breach, Judgement, Late
from cfworkflow.domain.history.judging import Judge, check_rules, judge
from cfworkflow.domain.history.predicates import PREDICATES
from cfworkflow.domain.history.turning_back import Turned

__all__ = ["PREDICATES", "Breach", "Judge", "Judgement", "Late", "Turned", "check_rules", "judge"]
