"""What the wider programme did after the year of `a_year`: a module for each part of it.

A module `of_X.py` has `STEPS`: commands with the day of 2026 on which each takes effect, from 1
November on, in the order in which they are recorded. They are recorded after those of the year and
of the modules before it by name, so that no position of the year moves. A module may rely on the
year (its groups, B-0001), and on nothing of another module.
"""
