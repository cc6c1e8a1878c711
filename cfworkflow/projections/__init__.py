"""What can be read: one module a view, a pure fold each, and the readings that join them.

Nothing here needs the fact models when it runs: a view names the facts it takes by their stored
names, so that showing rows costs no more than the rows.
"""
