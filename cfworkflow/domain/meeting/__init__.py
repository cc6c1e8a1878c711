"""Meetings: from scheduled to minutes approved, and who is in the room meanwhile."""
