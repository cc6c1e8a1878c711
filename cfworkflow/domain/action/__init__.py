"""Actions: the lines of an action plan."""
