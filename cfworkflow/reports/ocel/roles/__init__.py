"""What the things that a fact names are to it, in the field's words."""

from __future__ import annotations

from cfworkflow.reports.ocel.roles import of_bodies, of_plans, of_programme
from cfworkflow.reports.ocel.roles.role import Roles

ROLES: dict[str, Roles] = {**of_bodies.ROLES, **of_plans.ROLES, **of_programme.ROLES}
"""Stored name of a fact → the roles of what it names."""
