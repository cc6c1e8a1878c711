"""A small partnership to begin from: a board, a tactical group of seven, three partnerships.

The chair of the board has a casting vote; the others go by the default terms.
"""

from __future__ import annotations

from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.terms import Terms

BOARD, TACTICAL, NORTH, SOUTH, WEST = "board", "tactical", "north", "south", "west"

AREAS = ("town", "vale", "coast", "fen", "marsh", "moor")
ORGANISATIONS = ("council", "probation", "refuge", "recovery", "housing", "forum")
MEMBERS = (
    *("council-chair", "council-care", "probation", "refuge", "recovery", "housing", "forum"),
    *("health", "youth", "library"),
)

CAST: tuple[Command, ...] = (
    EstablishGroup(
        group=BOARD,
        tier="strategic",
        name="Strategic Board",
        terms=Terms(casting_vote=True, proxies_at_most=1),
    ),
    EstablishGroup(group=TACTICAL, tier="tactical", overseen_by=BOARD, name="Tactical Group"),
    EstablishGroup(
        group=NORTH, tier="operational", overseen_by=TACTICAL, areas=("town", "vale"), name="North"
    ),
    EstablishGroup(
        group=SOUTH, tier="operational", overseen_by=TACTICAL, areas=("coast", "fen"), name="South"
    ),
    EstablishGroup(
        group=WEST, tier="operational", overseen_by=TACTICAL, areas=("marsh",), forming=True
    ),
    AppointMember(group=TACTICAL, member="council-chair", organisation="council", role="chair"),
    AppointMember(group=TACTICAL, member="council-care", organisation="council"),
    AppointMember(group=TACTICAL, member="probation", petals=("criminal-justice",)),
    AppointMember(group=TACTICAL, member="refuge", petals=("domestic-abuse",)),
    AppointMember(group=TACTICAL, member="recovery", petals=("drugs-and-alcohol",)),
    AppointMember(group=TACTICAL, member="housing", petals=("homelessness",)),
    AppointMember(group=TACTICAL, member="forum", sectors=("lived-experience",)),
    AppointMember(group=BOARD, member="council-chair", organisation="council", role="chair"),
    AppointMember(group=BOARD, member="health", sectors=("public",)),
    AppointMember(group=BOARD, member="probation", sectors=("public",)),
    *(
        AppointMember(group=group, member=member)
        for group in (NORTH, SOUTH)
        for member in ("housing", "refuge", "forum")
    ),
)
"""What is asked for first, in this order."""
