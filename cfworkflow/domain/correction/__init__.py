"""Corrections and undoing: new facts that say what earlier ones should have said."""
