"""Decisions: an item put to a meeting, voted on, and what a carried one brings about."""
