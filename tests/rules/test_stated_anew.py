"""What may be said again: a name is given once, and it began when it was first said."""

from __future__ import annotations

from datetime import timedelta

from cfworkflow.domain.outcome.facts import MeasureDefined
from cfworkflow.domain.vision.facts import VisionStated
from cfworkflow.testing import check_rules, judge
from tests.rules.tampered.of_visions import HISTORY, JULY
from tests.rules.tampering import dated


def test_a_vision_stated_again_breaks_no_rule() -> None:
    """ToR Vision: priorities change: N1 has nothing against other words under the same name."""
    stated = [told.on for told in HISTORY if isinstance(told.fact, VisionStated)]
    assert stated == [JULY - timedelta(days=30), JULY]
    assert judge(HISTORY).breaches == ()


def test_a_vision_begins_when_it_is_first_stated() -> None:
    """C1: a measure of it may begin between its first words and its last, and not before them."""
    assert check_rules(dated(MeasureDefined, {}, -15)(HISTORY)) == []
    assert {breach.code for breach in check_rules(dated(MeasureDefined, {}, -31)(HISTORY))} == {
        "C1"
    }
