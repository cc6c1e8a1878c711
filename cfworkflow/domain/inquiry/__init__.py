"""System inquiries: Build, Explore, Act, Learn, at change forums; their experiments and agents."""
