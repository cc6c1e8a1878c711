"""Learning: what went well and what failed, shared, linked to what it is about, and taken up."""
