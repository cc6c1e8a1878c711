"""The record as an object-centric event log (OCEL 2.0), for process-mining tools.

`standing` reads the facts that stand, `log` makes events and objects of them, `json` and `sqlite`
write these down in the two forms of the standard. What the log holds is told for its users in
docs/interchange.md.
"""
