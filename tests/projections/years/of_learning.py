"""Themes, of which one turns out to be another, and what was learned from good and bad."""

from __future__ import annotations

from cfworkflow.domain.learning.commands import LinkLearning, ShareLearning, TakeUpLearning
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme, ThemeBarrier
from tests.projections.a_year import Step

FAILED, WORKED = "L-0001", "L-0002"

STEPS = (
    Step("11-03", NameTheme(theme="first-contact", title="The first time people are met")),
    Step(
        "11-03",
        NameTheme(theme="letters", title="Letters", description="What is written to people"),
    ),
    Step("11-03", ThemeBarrier(barrier="B-0001", theme="letters", because="It began with one")),
    Step("11-03", ThemeBarrier(barrier="B-0004", theme="letters")),
    Step("11-04", ThemeBarrier(barrier="B-0004", theme=None, because="Nobody wrote there")),
    Step(
        "11-05",
        ShareLearning(
            group="county",
            outcome="failure",
            title="Letters go unread",
            description="Twelve were sent and none was answered",
            findings="Ring people up before writing",
            petals=("homelessness",),
            areas=("city",),
            barriers=("B-0001",),
            themes=("letters",),
        ),
    ),
    Step("11-06", ShareLearning(group="tactical", outcome="success", title="A hub is trusted")),
    Step("11-06", LinkLearning(learning=WORKED, decision="D-0001")),
    Step("11-09", RetireTheme(theme="letters", into="first-contact", because="The same question")),
    Step("11-10", TakeUpLearning(learning=FAILED, how="Calls come first", decision="D-0001")),
)
