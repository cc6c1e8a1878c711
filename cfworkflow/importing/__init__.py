"""A team's existing log, and records from elsewhere, read and checked."""
