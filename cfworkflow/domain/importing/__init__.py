"""Importing: a team's own log, row by row, by the same rules as all else."""
