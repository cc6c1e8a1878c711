"""The story the demo tells: a year of governance, then the wider programme around it."""

from __future__ import annotations

from cfworkflow.cli.demo.bodies import A_BRIEFING, A_SLIP, BODIES, WHAT_IT_IS_FOR
from cfworkflow.cli.demo.programme import (
    A_RISK,
    AN_INQUIRY,
    LEARNING,
    THE_PLAN,
    THE_TRUSTED_PERSON,
)
from cfworkflow.cli.demo.telling import Scene
from cfworkflow.cli.demo.year import YEAR

STORY: Scene = (
    *YEAR,
    *THE_PLAN,
    *A_RISK,
    *THE_TRUSTED_PERSON,
    *AN_INQUIRY,
    *LEARNING,
    *BODIES,
    *WHAT_IT_IS_FOR,
    *A_BRIEFING,
    *A_SLIP,
)
