"""Roles in what happened to groups, at meetings and to decisions."""

from __future__ import annotations

from cfworkflow.reports.ocel.roles.role import Roles, role

ROLES: dict[str, Roles] = {
    # groups and their members
    "group-established": {
        "group": role("established"),
        "overseen_by": role("overseen by", "overseen by"),
    },
    "partnership-activated": {"group": role("activated")},
    "areas-reassigned": {
        "group": role("areas passed on by"),
        "to": role("areas passed to", "areas passed to"),
    },
    "partnership-ended": {
        "group": role("ended"),
        "successor": role("succeeded by", "succeeded by"),
    },
    "oversight-assigned": {
        "group": role("overseen"),
        "overseen_by": role("overseen by", "overseen by"),
    },
    "reporting-agreed": {"team": role("reporting"), "to": role("reported to", "reports to")},
    "terms-adopted": {
        "group": role("adopted by"),
        "decision": role("decided by", "terms decided by"),
    },
    "member-appointed": {
        "member": role("appointed"),
        "group": role("appointed to", "sits on"),
        "organisation": role("held for", "held for"),
    },
    "member-stood-down": {"member": role("stood down"), "group": role("stood down from")},
    # meetings
    "meeting-scheduled": {"meeting": role("called"), "group": role("called for", "of")},
    "meeting-opened": {"meeting": role("opened")},
    "attendance-recorded": {
        "meeting": role("attended"),
        "member": role("present", "attended by"),
    },
    "apologies-recorded": {
        "meeting": role("missed"),
        "member": role("sent apologies", "apologies from"),
    },
    "attendee-left": {"meeting": role("left"), "member": role("left early")},
    "interest-declared": {
        "decision": role("interest in"),
        "meeting": role("declared at"),
        "member": role("declared by", "interest declared by"),
    },
    "meeting-closed": {"meeting": role("closed")},
    "minutes-approved": {
        "meeting": role("minutes of"),
        "at_meeting": role("approved at", "minutes approved at"),
    },
    "meeting-cancelled": {"meeting": role("cancelled")},
    # decisions
    "decision-proposed": {
        "decision": role("proposed"),
        "meeting": role("put to", "put to"),
        "group": role("to be decided by", "to be decided by"),
        "barrier": role("about", "about"),
        "principles": role("in line with", "in line with"),
    },
    "decision-put-again": {
        "decision": role("put again"),
        "meeting": role("put to", "put to"),
    },
    "decision-made": {
        "decision": role("decided"),
        "meeting": role("decided at", "decided at"),
        "group": role("decided by", "decided by"),
        "principles": role("in line with", "in line with"),
        "counted": role("counted as present"),
        "interests": role("declared an interest"),
        "votes": role("voted"),
    },
    "decision-deferred": {
        "decision": role("deferred"),
        "meeting": role("deferred at", "deferred at"),
    },
    "decision-withdrawn": {"decision": role("withdrawn"), "meeting": role("withdrawn at")},
}
