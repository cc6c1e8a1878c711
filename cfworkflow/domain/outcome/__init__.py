"""The outcomes framework: what is measured, to see whether a vision comes about."""
