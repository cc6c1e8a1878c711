"""The command line: one module a command group. No rule lives here."""
