"""What several documents are made of."""
