"""What proves: that nothing was changed, and why each decision was valid."""
