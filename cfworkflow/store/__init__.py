"""What remembers: the stores a programme's facts are kept in, and the way to them.

Nothing is imported here, so that a reader can open a store without loading what a writer needs.
"""
