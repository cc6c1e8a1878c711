"""All chapters of tampered histories."""

from __future__ import annotations

from tests.rules.tampered import (
    of_approaches,
    of_barriers,
    of_briefings,
    of_corrections,
    of_groups,
    of_imports,
    of_inquiries,
    of_learning,
    of_meetings,
    of_plans,
    of_redactions,
    of_strands,
    of_terms,
    of_the_record,
    of_visions,
    of_votes,
)
from tests.rules.tampering import YEAR

CHAPTERS = (
    of_votes,
    of_terms,
    of_meetings,
    of_barriers,
    of_plans,
    of_approaches,
    of_groups,
    of_the_record,
    of_corrections,
    of_redactions,
    of_strands,
    of_inquiries,
    of_learning,
    of_briefings,
    of_visions,
    of_imports,
)
"""Each has a clean `HISTORY` and its `TAMPERINGS`: the rule, what was done, and the doing."""

MUTATIONS = [each for chapter in CHAPTERS if chapter.HISTORY is YEAR for each in chapter.TAMPERINGS]
"""Those of the clean year."""
