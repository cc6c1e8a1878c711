"""What every kind of fact says, as one plain sentence: a module for each part of the domain."""
