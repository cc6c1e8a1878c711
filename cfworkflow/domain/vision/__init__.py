"""Visions and principles: what the programme wants to bring about, and in which spirit."""
