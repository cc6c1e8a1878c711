"""The programme around the demo's year: its plan, a risk, approaches, inquiries and learning."""

from __future__ import annotations

from cfworkflow.cli.demo.telling import Ask, Say, Scene

THE_PLAN: Scene = (
    Say("The programme around it: work strands and days of support, as its first report has them"),
    Ask("init --preset contract-2023"),
    Ask("strand list"),
    Ask("strand replan ws3-reporting --begins 2024-01-08 --ends 2024-06-28 --on 2024-01-15"),
    Say("What was reported stays: progress falls only with a reason"),
    Ask("strand progress ws3-reporting 60 --on 2024-02-05", refused=True),
    Ask(
        'strand progress ws3-reporting 60 --because "One tier is to be asked again" --on 2024-02-05'
    ),
    Ask("strand show infrastructure --gantt"),
    Ask('strand progress ws3-reporting 100 --note "All three tiers report" --on 2024-06-24'),
    Ask("support show meam"),
)

A_RISK: Scene = (
    Say("A risk goes up the same path as any barrier, and the board's answer comes down"),
    Ask(
        'risk raise tactical --title "The programme lead cannot be recruited in time" '
        "--likelihood high --impact high "
        '--description "A restructure of the host organisation and a recruitment freeze" '
        "--on 2026-01-05"
    ),
    Ask("meeting schedule tactical 2026-01-15"),
    Ask("meeting open M-0004"),
    Ask(
        "meeting attend M-0004 cpsl-mind sun-network it-takes-a-city ferry-project "
        "housing-board counting-every-adult"
    ),
    Ask(
        "decision propose M-0004 --kind escalate --barrier B-0004 "
        '--title "Escalate the recruitment freeze" '
        '--recommend "Ask the host organisation to leave the post out of its freeze" '
        '--reasons "The interim team does this beside its own work" '
        "--principle recognising-complexity"
    ),
    Ask("decision vote D-0003 --for 5 --abstain 1"),
    Ask("meeting close M-0004"),
    Ask("meeting schedule strategic 2026-01-22"),
    Ask("meeting open M-0005"),
    Ask("meeting attend M-0005 example-county-council example-health example-police"),
    Ask(
        "decision propose M-0005 --kind return --barrier B-0004 "
        '--title "Answer the Tactical Group on recruitment" '
        '--response "The post is advertised at once" --answer accepted '
        '--reasons "It was agreed before the freeze"'
    ),
    Ask("decision vote D-0004 --for 3"),
    Ask("meeting close M-0005"),
    Ask('barrier address B-0004 --how "The lead is in post, and a team with her" --on 2026-05-04'),
    Say("The group that raised it also addressed it: somebody else records the check"),
    Ask('barrier check B-0004 --met --findings "Handed over" --on 2026-05-18', refused=True),
    Ask(
        'barrier check B-0004 --met --sustainable --findings "The interim team has handed over" '
        "--actor tactical-chair --on 2026-05-18"
    ),
    Ask("risk list"),
)

THE_TRUSTED_PERSON: Scene = (
    Say("The Trusted Person plan: an approach is sense-checked with those on the ground"),
    Ask(
        "approach propose tactical --element trusted-relationships "
        '--title "People choose their own worker" --lead counting-every-adult --on 2026-02-02'
    ),
    Ask(
        "sense-check ask T-0001 peterborough --due 2026-03-06 "
        '--question "Would people you know choose?" --on 2026-02-02'
    ),
    Ask(
        "sense-check answer S-0001 --answer with-changes --by cambridgeshire "
        '--findings "They would want to choose again" --on 2026-02-20',
        refused=True,
    ),
    Ask(
        "sense-check answer S-0001 --answer with-changes "
        '--findings "They would want to choose again when a worker leaves" --on 2026-02-20'
    ),
    Ask(
        'sense-check act S-0001 --changed --how "The choice is asked anew every half year" '
        "--on 2026-02-27"
    ),
    Ask('approach adopt T-0001 --because "Those asked would use it" --on 2026-03-02'),
    Ask(
        'action add T-0001 --title "Ask ten people whom they would choose" --owner sun-network '
        "--due 2026-06-30 --on 2026-03-02"
    ),
    Ask("plan show trusted-person"),
)

AN_INQUIRY: Scene = (
    Say("A change forum: a system inquiry is built, explored, acted on and learned from"),
    Ask("meeting schedule tactical 2026-02-05 --kind change-forum"),
    Ask("meeting open M-0006"),
    Ask('inquiry open M-0006 --title "What happens in a person\'s first week?"'),
    Ask('inquiry advance I-0001 --at M-0006 --findings "Eleven doors, each with its own form"'),
    Ask('inquiry advance I-0001 --at M-0006 --findings "Most people meet the same three"'),
    Ask("inquiry feed I-0001 B-0002 --on 2026-02-05"),
    Ask("inquiry join I-0001 ferry-project --on 2026-02-05"),
    Ask("meeting close M-0006"),
    Ask('inquiry experiment I-0001 --by ferry-project --title "One form" --on 2026-02-09'),
    Ask(
        "inquiry experiment-ended E-0001 --outcome partly "
        '--findings "Two took it, the third cannot by law" --on 2026-02-27'
    ),
    Ask("meeting schedule tactical 2026-03-05 --kind change-forum"),
    Ask("meeting open M-0007"),
    Ask('inquiry advance I-0001 --at M-0007 --findings "One form can do for two"'),
    Ask(
        'inquiry loop-back I-0001 --at M-0007 --because "The third has a law of its own" '
        '--findings "Ask who wrote the law"'
    ),
    Ask("meeting close M-0007"),
    Ask("inquiry show I-0001"),
)

LEARNING: Scene = (
    Say("What was learned from it, failures as welcome as successes"),
    Ask('theme name first-week --title "The first week" --on 2026-03-06'),
    Ask("barrier theme B-0002 first-week --on 2026-03-06"),
    Ask(
        'learning share peterborough --outcome failure --title "Letters go unread" '
        '--findings "Ring people up before writing" --about theme:first-week --about I-0001 '
        "--on 2026-03-06"
    ),
    Ask(
        'learning share cambridgeshire --outcome success --title "One list of beds works" '
        "--about B-0003 --on 2026-03-09"
    ),
    Ask('learning take-up L-0001 --by tactical --how "Calls come first now" --on 2026-03-12'),
    Ask("learning log"),
)
