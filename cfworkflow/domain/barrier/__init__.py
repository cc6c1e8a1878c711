"""Barriers and their governance path from the ground to the board and back."""
