"""Words for people: states, names, figures and rules as they are said."""
