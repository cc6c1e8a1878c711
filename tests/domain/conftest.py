"""Lets a failing `then` show what it compared."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.domain.given_when_then")
