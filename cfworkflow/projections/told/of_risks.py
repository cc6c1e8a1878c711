"""Sentences about risks, beside those of their path."""

from __future__ import annotations

from cfworkflow.projections.told.wording import plain

risk_rated = plain("{0.barrier} rated as a risk: likelihood {0.likelihood}, impact {0.impact}.")
