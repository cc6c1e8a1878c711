"""Communications: what was told to whom, through which channel."""
