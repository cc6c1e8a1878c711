"""cfworkflow: the governance record of a partnership in three tiers, kept as immutable facts.

The front door of the library is `Workflow`; it is looked up on first use, so that importing
the package (for its version, say) costs nothing.
"""

from __future__ import annotations

# What type checkers take as true. `typing` has it too, but takes as long to load as Python itself.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from cfworkflow.workflow import Workflow

__version__ = "0.1.0"
__all__ = ["Workflow", "__version__"]


def __getattr__(name: str) -> object:
    """Load `Workflow` when it is first asked for."""
    if name == "Workflow":
        from cfworkflow.workflow import Workflow

        return Workflow
    msg = f"module 'cfworkflow' has no attribute {name!r}"
    raise AttributeError(msg)
