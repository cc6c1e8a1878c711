"""Approaches: what is tried to embed the Trusted Person model, or against a barrier."""
