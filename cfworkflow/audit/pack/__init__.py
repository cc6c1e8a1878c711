"""Evidence packs: facts with their proofs in a zip, which an outsider verifies with Python alone.

What is in one, and how it is read, is told in docs/proof.md.
"""

from cfworkflow.audit.pack.checking import verify_pack

__all__ = ["verify_pack"]
