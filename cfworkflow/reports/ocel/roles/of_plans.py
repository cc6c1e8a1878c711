"""Roles in what happened to barriers, actions, approaches and sense checks."""

from __future__ import annotations

from cfworkflow.reports.ocel.roles.role import Roles, role

ROLES: dict[str, Roles] = {
    # barriers, risks among them
    "barrier-raised": {
        "barrier": role("raised"),
        "group": role("raised by", "raised by", "held by"),
        "approach": role("stands in the way of", "stands in the way of"),
    },
    "barrier-referred": {
        "barrier": role("referred"),
        "from_group": role("referred by"),
        "to_group": role("referred to", "held by"),
    },
    "barrier-escalated": {
        "barrier": role("escalated"),
        "decision": role("decided by", "escalated by"),
        "from_group": role("escalated by"),
        "to_group": role("escalated to", "held by"),
    },
    "barrier-returned": {
        "barrier": role("returned"),
        "decision": role("decided by", "returned by"),
        "from_group": role("returned by"),
        "to_group": role("returned to", "held by"),
    },
    "barrier-addressed": {
        "barrier": role("addressed"),
        "group": role("addressed by", "addressed by"),
    },
    "evidence-checked": {
        "barrier": role("checked"),
        "group": role("checked by", "checked by"),
    },
    "barrier-closed": {"barrier": role("closed")},
    "barrier-reopened": {"barrier": role("reopened"), "group": role("back with", "held by")},
    "barrier-withdrawn": {"barrier": role("withdrawn"), "group": role("withdrawn by")},
    "barrier-themed": {"barrier": role("put under"), "theme": role("theme", "under")},
    "risk-rated": {"barrier": role("rated")},
    # actions
    "action-added": {
        "action": role("added"),
        "barrier": role("added for", "for"),
        "approach": role("added for", "for"),
        "group": role("taken on by", "taken on by"),
        "owner": role("owned by", "owned by"),
    },
    "action-started": {"action": role("started")},
    "action-progressed": {"action": role("progressed")},
    "action-completed": {"action": role("completed")},
    "action-dropped": {"action": role("dropped")},
    "action-reopened": {"action": role("reopened")},
    "action-reassigned": {
        "action": role("reassigned"),
        "group": role("taken on by", "taken on by"),
        "owner": role("owned by", "owned by"),
    },
    # the Trusted Person plan and sense checks
    "element-named": {"element": role("named")},
    "approach-proposed": {
        "approach": role("proposed"),
        "group": role("proposed by", "proposed by"),
        "element": role("for", "for"),
        "barrier": role("for", "for"),
        "inquiry": role("out of", "out of"),
        "lead": role("led by", "led by"),
    },
    "approach-adopted": {
        "approach": role("adopted"),
        "decision": role("decided by", "adopted by"),
    },
    "approach-set-aside": {"approach": role("set aside")},
    "approach-taken-up": {"approach": role("taken up")},
    "sense-check-asked": {
        "sense_check": role("asked"),
        "approach": role("asked about", "about"),
        "group": role("asked by", "asked by"),
        "asked": role("asked of", "asked of"),
    },
    "sense-check-answered": {
        "sense_check": role("answered"),
        "group": role("answered by", "answered by"),
    },
    "sense-check-acted-on": {"sense_check": role("acted on")},
    "sense-check-withdrawn": {"sense_check": role("withdrawn")},
}
