"""The demo's last scenes: who is there for whom, who is told what, and how a slip is put right."""

from __future__ import annotations

from cfworkflow.cli.demo.telling import Ask, Say, Scene

BODIES: Scene = (
    Say("A partnership starts up and takes its areas; an evidence check goes with them"),
    Ask(
        'barrier raise cambridgeshire --title "No bus before nine form the villages" '
        "--petal mental-health --area fenland --on 2026-03-10"
    ),
    Ask('barrier address B-0005 --how "A minibus goes at eight" --on 2026-04-01'),
    Ask(
        "group activate fenland-east-cambridgeshire --from cambridgeshire "
        "--take fenland --take east-cambridgeshire --on 2026-04-07"
    ),
    Ask("barrier list --group fenland-east-cambridgeshire"),
    Ask(
        'barrier check B-0005 --met --findings "Nine people kept their appointments" '
        "--actor fenland-lead --on 2026-05-05"
    ),
    Ask("group oversee peterborough --by strategic --on 2026-04-07", refused=True),
    Ask("group links"),
    Ask("coverage tactical"),
    Ask("member attendance tactical"),
)

WHAT_IT_IS_FOR: Scene = (
    Say("What the programme is for: is it coming about, and which principles are cited"),
    Ask(
        'measure define learning-strength --title "Strength of learning (health check survey)" '
        "--vision shared-learning --unit percent --wanted more --baseline 35 --target 70 "
        "--on 2026-01-05"
    ),
    Ask('measure observe learning-strength 42.5 --note "Two partnerships asked" --on 2026-04-08'),
    Ask("measure show learning-strength"),
    Ask("vision list"),
    Ask("principle list"),
)

A_BRIEFING: Scene = (
    Say("The board is briefed on the year, and what was sent can be told from any other text"),
    Ask("briefing draft --to strategic --since 2026-01-01"),
    Ask("briefing draft --to strategic --since 2026-01-01 --out briefing.md"),
    Ask("briefing issue briefing.md --to strategic"),
    Ask("briefing check briefing.md"),
    Ask("undo", refused=True),
    Ask(
        'communication log --channel newsletter --title "What the board was told" '
        "--to stakeholders --by cpsl-mind --briefing R-0001"
    ),
)

A_SLIP: Scene = (
    Say("Slips: the last command is taken back, words of an older one are corrected"),
    Ask("meeting schedule tactical 2026-06-11"),
    Ask("meeting apologies M-0008 housing-board ferry-project"),
    Ask('undo --because "The Ferry Project comes"'),
    Ask("meeting apologies M-0008 housing-board"),
    Ask(
        'correct B-0005 --set title="No bus before nine from the villages" '
        '--because "Two letters had changed places"'
    ),
    Ask("barrier history B-0005"),
    Say("What was decided is not edited; a note stands beside it"),
    Ask('correct D-0003 --set outcome=not_carried --because "A wish"', refused=True),
    Ask(
        'correct D-0003 --note "It was the first item, not the last" '
        '--because "The minutes have another order"'
    ),
    Say("What waits on whom, and that the record is whole"),
    Ask("status"),
    Ask("audit verify"),
)
