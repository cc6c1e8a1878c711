"""Pictures where people would rather look: each a figure, its table telling all that it shows."""
