"""The fixed words a person chooses from, as plain lists, so that help needs no model loaded.

A test holds them equal to the types in `cfworkflow.domain.words`.
"""

from __future__ import annotations

import click

TIERS = ("operational", "tactical", "strategic")
PETALS = (
    "mental-health",
    "homelessness",
    "criminal-justice",
    "domestic-abuse",
    "drugs-and-alcohol",
)
SECTORS = ("public", "voluntary", "community", "faith", "lived-experience")
ROLES = ("chair", "member", "project-team")
MEETING_KINDS = ("regular", "extraordinary", "change-forum")
DECISION_KINDS = ("escalate", "return", "adopt-terms", "permit", "key")
VOTES = ("for", "against", "abstain")
ANSWERS = ("accepted", "accepted-in-part", "declined")
PLANS = ("barriers", "trusted-person", "risks")
DEFERRED_FOR = ("inquorate", "not-reached", "other")
DECISION_STATES = ("proposed", "carried", "not_carried", "deferred", "withdrawn")
MEETING_STATES = ("scheduled", "in_session", "closed", "approved", "cancelled")
ACTION_STATES = ("open", "in_progress", "done", "dropped")
GROUP_STATES = ("forming", "active", "ended")
BARRIER_STATES = (*TIERS, "addressed", "closed", "withdrawn")
# bodies: links, areas, coverage, attendance
# the Trusted Person plan and sense checks
APPROACH_STATES = ("proposed", "adopted", "set_aside")
SENSE_CHECK_STATES = ("asked", "answered", "acted_on", "withdrawn")
SENSE_MADE = ("makes-sense", "with-changes", "does-not")
# briefings and communications
AUDIENCES = (*TIERS, "stakeholders")
EVERY = ("month", "quarter", "never")
CHANNELS = ("email", "event", "meeting", "newsletter", "press", "social", "website", "other")
AUDIENCE = click.Choice(AUDIENCES)
CHANNEL = click.Choice(CHANNELS)
HOW_OFTEN = click.Choice(EVERY)
# learning and themes
THEME_STATES = ("named", "retired")
LEARNING_STATES = ("shared", "taken_up")
LESSONS = ("success", "failure", "mixed")
# system inquiries
INQUIRY_STATES = ("build", "explore", "act", "learn", "concluded")
WORKED = ("worked", "partly", "did-not")
# work strands, support and risks
TASK_STATES = ("not_started", "under_way", "done")
AGREED_FOR = ("contract", "month")
LEVELS = ("low", "medium", "high")
# vision, principles and outcomes
WANTED_MOVES = ("more", "less", "steady")
VISION_STATES = ("stated", "retired")
PRINCIPLE_STATES = ("stated", "retired", "not_on_record")
MEASURE_STATES = ("defined", "retired")
# corrections and undo

TIER = click.Choice(TIERS)
PETAL = click.Choice(PETALS)
SECTOR = click.Choice(SECTORS)
ROLE = click.Choice(ROLES)
MEETING_KIND = click.Choice(MEETING_KINDS)
DECISION_KIND = click.Choice(DECISION_KINDS)
ANSWER = click.Choice(ANSWERS)
PLAN = click.Choice(PLANS)
DEFERRED = click.Choice(DEFERRED_FOR)
WANTED = click.Choice(WANTED_MOVES)

petal_option = click.option(
    "--petal",
    "petals",
    type=PETAL,
    metavar="PETAL",
    multiple=True,
    help=f"One of {', '.join(PETALS)}; repeat for more.",
)
