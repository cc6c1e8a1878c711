"""What people take away: documents, pictures, and formats other programs read."""
