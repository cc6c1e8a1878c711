"""Groups of the three tiers, their terms, and the members who hold places on them."""
