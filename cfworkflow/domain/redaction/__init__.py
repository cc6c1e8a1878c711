"""Redaction: texts erased for good, the facts left standing."""
