"""Drafting a briefing: what changed since the last one, told to one audience in plain sentences."""
