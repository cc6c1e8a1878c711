"""How hard Hypothesis tries: a little on every run, a lot when soaking; what shows its values."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# No deadline and no complaint of slowness: a busy machine is not a broken rule.
settings.register_profile(
    "dev",
    deadline=None,
    max_examples=60,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "soak", settings.get_profile("dev"), max_examples=2_000, stateful_step_count=200
)
settings.load_profile("dev")

# Before anything imports it: a failing `then` shows what it compared.
pytest.register_assert_rewrite("tests.domain.given_when_then")
