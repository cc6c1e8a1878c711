"""The demo's year: barriers from the ground to the board and back, until they are gone."""

from __future__ import annotations

from cfworkflow.cli.demo.telling import Ask, Say, Scene

YEAR: Scene = (
    Say("The programme: its groups, its terms and the Tactical Group's 17 places"),
    Ask("init --preset cambridgeshire-peterborough"),
    Ask("quorum tactical"),
    Say("The Strategic Board's places are not in the source document: these are examples"),
    Ask(
        "member appoint strategic example-county-council --role chair --sector public "
        '--name "Example: a county council" --on 2025-01-06'
    ),
    Ask(
        "member appoint strategic example-health --sector public --petal mental-health "
        '--name "Example: a health commissioner" --on 2025-01-06'
    ),
    Ask(
        "member appoint strategic example-police --sector public --petal criminal-justice "
        '--name "Example: a police force" --on 2025-01-06'
    ),
    Ask(
        "member appoint strategic example-lived-experience --sector lived-experience "
        '--name "Example: a lived-experience forum" --on 2025-01-06'
    ),
    Say("Three barriers are met on the ground and handed to the Tactical Group"),
    Ask(
        'barrier raise peterborough --title "No bank account without a fixed address" '
        "--petal homelessness --area peterborough --on 2025-01-14"
    ),
    Ask(
        "barrier raise cambridgeshire "
        '--title "Each service asks people to finish with the other one first" '
        "--petal mental-health --petal drugs-and-alcohol --on 2025-01-21"
    ),
    Ask(
        'barrier raise cambridgeshire --title "Friday releases leave people without a bed" '
        "--petal criminal-justice --petal homelessness --on 2025-02-03"
    ),
    Ask("barrier refer B-0001 --on 2025-01-20"),
    Ask("barrier refer B-0002 --on 2025-01-27"),
    Say("Someone would rather go straight to the board: the path has no such step"),
    Ask("barrier refer B-0003 --to strategic --on 2025-02-04", refused=True),
    Ask('barrier refer B-0003 --because "Releases are decided elsewhere" --on 2025-02-04'),
    Ask(
        'action add B-0001 --title "Agree a letter of identity the branches accept" '
        "--owner housing-board --due 2025-03-31 --on 2025-02-04"
    ),
    Say("February: the Tactical Group meets, but only five are there"),
    Ask("meeting schedule tactical 2025-02-13"),
    Ask("meeting open M-0001"),
    Ask(
        "meeting attend M-0001 cpsl-mind sun-network it-takes-a-city ferry-project "
        "co-production-forum"
    ),
    Ask(
        'decision propose M-0001 --kind escalate --barrier B-0003 --title "Escalate Friday '
        'releases" --recommend "Fund a bed in each area for people released on a Friday" '
        '--recommend "Agree with the prisons on releases before noon" '
        '--reasons "No service in the county can change the day of release" '
        '--alternatives "A rota of existing beds, tried in January" '
        '--lived-experience "The co-production forum brought four accounts" '
        '--evidence "Eleven people released to the street since October" '
        "--principle evidence-driven"
    ),
    Ask("decision vote D-0001 --for 5", refused=True),
    Ask("decision defer D-0001 --reason inquorate"),
    Ask("meeting close M-0001"),
    Say("March: a quorum, one by proxy; one stands aside for an interest"),
    Ask("meeting schedule tactical 2025-03-13"),
    Ask("meeting open M-0002"),
    Ask(
        "meeting attend M-0002 cpsl-mind sun-network it-takes-a-city ferry-project "
        "co-production-forum housing-board counting-every-adult "
        "--proxy cambridge-city-council=city-deputy"
    ),
    Ask("meeting approve-minutes M-0001 --at M-0002"),
    Ask("decision propose M-0002 --again D-0001"),
    Ask('meeting declare-interest D-0001 it-takes-a-city --nature "Would run one of the beds"'),
    Ask("decision vote D-0001 --for 5 --against 1 --abstain 1"),
    Ask("meeting close M-0002"),
    Say("B-0001 is addressed, and those who raised it find it gone"),
    Ask("action complete A-0001 --on 2025-03-28"),
    Ask('barrier address B-0001 --how "Branches accept a letter from any partner" --on 2025-04-01'),
    Ask('barrier check B-0001 --met --findings "Nine accounts opened since April" --on 2025-05-20'),
    Say("B-0002 is said to be addressed; those who raised it do not find it gone"),
    Ask('barrier address B-0002 --how "A joint protocol was signed" --on 2025-05-22'),
    Ask("barrier close B-0002 --on 2025-06-02", refused=True),
    Ask(
        "barrier check B-0002 --not-met "
        '--findings "Two of five were still sent from one to the other" --on 2025-06-24'
    ),
    Ask(
        'action add B-0002 --title "Train both duty teams together" --owner cpsl-mind '
        "--due 2025-09-30 --on 2025-06-24"
    ),
    Ask("action start A-0002 --on 2025-07-01"),
    Say("July: the Strategic Board answers, in a meeting typed up as one file"),
    Ask("meeting record board-meeting.toml --dry-run"),
    Ask("meeting record board-meeting.toml"),
    Say("The Tactical Group carries it out, and the evidence is there"),
    Ask(
        'barrier address B-0003 --how "Two beds are funded and releases are before noon" '
        "--on 2025-10-07"
    ),
    Ask('barrier check B-0003 --met --findings "No release to the street" --on 2025-12-02'),
    Say("How it was decided, how it came about, and where things stand"),
    Ask("decision show D-0001"),
    Ask("barrier history B-0003"),
    Ask("status"),
    Ask("plan show"),
)
