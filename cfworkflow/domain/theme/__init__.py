"""Themes: what barriers and learning have in common, named, and retired into one another."""
