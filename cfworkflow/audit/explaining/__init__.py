"""Why a decision was valid, and how a barrier came to where it stands, for who was not there.

An explanation is data first: figures and steps, each with the facts it rests on. What is told of
it in sentences is made from that data. It is worked out from facts alone, by the domain's own
arithmetic, and set against what the record says of itself.
"""

from cfworkflow.audit.explaining.barrier import BarrierExplanation, explain_barrier
from cfworkflow.audit.explaining.decision import DecisionExplanation, explain_decision

__all__ = ["BarrierExplanation", "DecisionExplanation", "explain_barrier", "explain_decision"]
