"""Sense checks: asking a partnership whether an approach makes sense on the ground."""
