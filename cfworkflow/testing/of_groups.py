"""Commands about groups and their members."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    AgreeReporting,
    AppointMember,
    EndPartnership,
    EstablishGroup,
    OverseeGroup,
    ReassignAreas,
    StandDown,
)
from cfworkflow.domain.programme import EstablishProgramme
from cfworkflow.domain.terms import CHARITY_STYLE
from cfworkflow.domain.words import Petal, Sector, Tier, tier_above
from cfworkflow.testing.cast import AREAS, CAST, MEMBERS, ORGANISATIONS, TACTICAL
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom, some
from cfworkflow.testing.scene import Scene
from cfworkflow.testing.terms import terms

_ENOUGH = 3
NEW_GROUPS = ("east", "isle", "hundred", "forest", "second-tactical", "second-board")
TEAMS = ("project-team", "evaluation-team")
_TIERS: tuple[Tier, ...] = ("operational", "operational", "tactical", "strategic")
_PETALS: tuple[Petal, ...] = (
    *("mental-health", "homelessness", "criminal-justice"),
    *("domestic-abuse", "drugs-and-alcohol"),
)
_SECTORS: tuple[Sector, ...] = ("public", "voluntary", "lived-experience")


@composite
def establish_group(draw: DrawFn, scene: Scene) -> EstablishGroup:
    """A new group, mostly a partnership; now and then one that is there already."""
    free = [name for name in NEW_GROUPS if name not in scene.groups]
    tier = draw(st.sampled_from(_TIERS))
    tier_up = tier_above(tier)
    above = scene.standing("active", tier=tier_up) if tier_up else []
    named = seldom(draw) if not above else not seldom(draw, 4)
    overseer = mostly(draw, above, [*scene.groups]) if named else None
    return EstablishGroup(
        group=mostly(draw, free, [*scene.groups], unknown="isle"),
        tier=tier,
        areas=some(draw, AREAS, at_most=2),
        overseen_by=overseer,
        forming=draw(st.booleans()) if tier == "operational" else seldom(draw),
        terms=draw(terms()) if seldom(draw, 3) else CHARITY_STYLE,
    )


@composite
def activate_partnership(draw: DrawFn, scene: Scene) -> ActivatePartnership:
    """A forming partnership begins in earnest, now and then with areas of another."""
    group = mostly(draw, scene.standing("forming"), [*scene.groups])
    if not seldom(draw, 3):
        return ActivatePartnership(group=group)
    giver = mostly(draw, scene.standing("active", tier="operational"), [*scene.groups])
    theirs = sorted(scene.groups[giver].areas) if giver in scene.groups else []
    areas = some(draw, AREAS if seldom(draw) or not theirs else theirs, 1, 2)
    return ActivatePartnership(group=group, areas=areas, taken_from=giver)


@composite
def reassign_areas(draw: DrawFn, scene: Scene) -> ReassignAreas:
    """Areas pass from one partnership to another."""
    partnerships = scene.standing("active", tier="operational")
    giver = mostly(draw, partnerships, [*scene.groups])
    theirs = sorted(scene.groups[giver].areas) if giver in scene.groups else []
    takers = [one for one in partnerships if one != giver or seldom(draw)]
    return ReassignAreas(
        group=giver,
        to=mostly(draw, takers, [*scene.groups]),
        areas=some(draw, AREAS if seldom(draw) or not theirs else theirs, 1, 2),
    )


@composite
def end_partnership(draw: DrawFn, scene: Scene) -> EndPartnership:
    """A partnership ends, and another takes over; not so often that none are left."""
    there = [*scene.groups]
    active = scene.standing("active", tier="operational")
    enough = active if len(active) >= _ENOUGH else []
    ending = mostly(draw, [*enough, *scene.standing("forming")], ["nobody", *enough, TACTICAL])
    others = [ref for ref in active if ref != ending]
    return EndPartnership(group=ending, successor=mostly(draw, others, there))


@composite
def oversee_group(draw: DrawFn, scene: Scene) -> OverseeGroup:
    """A group comes to be overseen by one of the next tier up, mostly another than before."""
    group = mostly(draw, scene.standing("active", "forming"), [*scene.groups])
    tier_up = tier_above(scene.groups[group].tier) if group in scene.groups else None
    so_far = scene.groups[group].overseen_by if tier_up else None
    above = scene.standing("active", tier=tier_up) if tier_up else []
    above = above if seldom(draw, 4) else [ref for ref in above if ref != so_far]
    return OverseeGroup(group=group, by=mostly(draw, above, [*scene.groups]))


@composite
def agree_reporting(draw: DrawFn, scene: Scene) -> AgreeReporting:
    """A team comes to report to a group."""
    return AgreeReporting(
        team=draw(st.sampled_from(TEAMS)),
        to=mostly(draw, scene.standing("active"), [*scene.groups]),
        name=draw(st.none() | TEXTS),
    )


@composite
def appoint_member(draw: DrawFn, scene: Scene) -> AppointMember:
    """A place is filled."""
    group = mostly(draw, scene.standing("active", "forming"), [*scene.groups])
    vacant = [name for name in MEMBERS if name not in scene.roll(group)]
    return AppointMember(
        group=group,
        member=mostly(draw, MEMBERS if seldom(draw, 4) else vacant, MEMBERS),
        organisation=draw(st.sampled_from((None, *ORGANISATIONS))),
        petals=some(draw, _PETALS, at_most=2),
        areas=some(draw, AREAS, at_most=1),
        sectors=some(draw, _SECTORS, at_most=1),
        role=draw(st.sampled_from(("member", "member", "chair", "project-team"))),
    )


@composite
def stand_down(draw: DrawFn, scene: Scene) -> StandDown:
    """A place is emptied."""
    group = mostly(draw, scene.standing("active", "forming"), [*scene.groups])
    member = mostly(draw, scene.roll(group), MEMBERS)
    return StandDown(group=group, member=member, because=draw(TEXTS))


@composite
def establish_programme(draw: DrawFn, scene: Scene) -> EstablishProgramme:
    """Groups and members in one command: some that are there already, some that are new."""
    known = some(draw, CAST, at_most=3)
    first = draw(establish_group(scene))
    member = draw(appoint_member(scene))
    if draw(st.booleans()):
        member = member.model_copy(update={"group": first.group})
    return EstablishProgramme(commands=tuple((None, each) for each in (*known, first, member)))


def _promising(scene: Scene) -> Promising:
    return {
        ReassignAreas: bool(scene.barrier_refs("addressed")),
        StandDown: bool(scene.meeting_refs("in_session")),
        AppointMember: 1,
        OverseeGroup: len(scene.standing("active", tier="tactical")) > 1,
    }


CHAPTER = Chapter(
    commands={
        EstablishGroup: establish_group,
        ActivatePartnership: activate_partnership,
        ReassignAreas: reassign_areas,
        EndPartnership: end_partnership,
        OverseeGroup: oversee_group,
        AgreeReporting: agree_reporting,
        AppointMember: appoint_member,
        StandDown: stand_down,
        EstablishProgramme: establish_programme,
    },
    promising=_promising,
)
