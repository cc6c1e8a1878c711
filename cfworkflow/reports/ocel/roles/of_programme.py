"""Roles in briefings, learning, inquiries, work strands, visions, and of the record itself."""

from __future__ import annotations

from cfworkflow.reports.ocel.roles.role import Roles, role

_ABOUT: Roles = {
    name: role("about", "about") for name in ("barrier", "decision", "inquiry", "approach", "theme")
}
_FORUM: Roles = {"forum": role("change forum", "change forum")}
_DECIDED: Roles = {"decision": role("decided by", "decided by")}

ROLES: dict[str, Roles] = {
    # briefings and communications
    "briefings-scheduled": {"audience": role("to be briefed")},
    "briefing-issued": {"briefing": role("issued"), "audience": role("issued to", "to")},
    "communication-logged": {
        "communication": role("logged"),
        "audiences": role("told", "to"),
        "group": role("done for", "done for"),
        "briefing": role("passed on", "passed on"),
    },
    # learning and themes
    "theme-named": {"theme": role("named")},
    "theme-retired": {"theme": role("retired"), "into": role("merged into", "merged into")},
    "learning-shared": {
        "learning": role("shared"),
        "group": role("shared by", "shared by"),
    },
    "learning-linked": {"learning": role("linked"), **_ABOUT},
    "learning-taken-up": {
        "learning": role("taken up"),
        "group": role("taken up by", "taken up by"),
        "decision": role("decided by", "decided by"),
    },
    # system inquiries
    "inquiry-opened": {
        "inquiry": role("opened"),
        **_FORUM,
        "group": role("opened by", "opened by"),
    },
    "inquiry-advanced": {"inquiry": role("advanced"), **_FORUM},
    "inquiry-looped-back": {"inquiry": role("looped back"), **_FORUM},
    "inquiry-concluded": {"inquiry": role("concluded"), **_FORUM},
    "inquiry-linked": {
        "inquiry": role("linked"),
        "barrier": role("feeds", "feeds"),
        "theme": role("feeds", "feeds"),
    },
    "change-agent-joined": {
        "inquiry": role("joined"),
        "organisation": role("change agent", "change agent"),
    },
    "change-agent-left": {
        "inquiry": role("left"),
        "organisation": role("change agent no longer"),
    },
    "experiment-started": {
        "experiment": role("started"),
        "inquiry": role("tried for", "tried for"),
        "organisation": role("tried by", "tried by"),
    },
    "experiment-ended": {"experiment": role("ended")},
    # work strands and support
    "strand-named": {"strand": role("named")},
    "task-added": {"task": role("added"), "strand": role("added to", "of")},
    "task-progressed": {"task": role("progressed")},
    "task-replanned": {"task": role("replanned")},
    "support-agreed": {"support": role("agreed")},
    "support-used": {"support": role("used"), "strand": role("used on", "used on")},
    # vision, principles and outcomes
    "vision-stated": {"vision": role("stated"), **_DECIDED},
    "vision-retired": {"vision": role("retired"), **_DECIDED},
    "principle-stated": {"principle": role("stated"), **_DECIDED},
    "principle-retired": {"principle": role("retired"), **_DECIDED},
    "measure-defined": {"measure": role("defined"), "visions": role("shows", "shows")},
    "measure-observed": {"measure": role("observed")},
    "measure-retired": {"measure": role("retired")},
    # the record itself
    "row-imported": {"thing": role("imported"), "log": role("imported from", "imported from")},
    "narratives-erased": {"thing": role("texts erased")},
    "fact-corrected": {"thing": role("corrected"), "touches": role("corrected")},
    "command-undone": {"touches": role("taken back")},
}
