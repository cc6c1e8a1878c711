"""Days of support from outside: agreed, extended and used (contract report, Resourcing)."""
