"""Risks: matters on the governance path, each rated by how likely it is and what it would do."""
