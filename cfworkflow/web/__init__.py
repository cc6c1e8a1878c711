"""The read-only page: the record in a browser, as of any moment."""
