"""The documents there are: a builder each, from views."""
